"""Tests the lexicon: each file against its schema, and the names by which its files refer to each other.

A key that is spelled wrong would be passed over when the lexicon is compiled, and a word would quietly keep its
strength: `{form: possibly, cieling: 2}` hedges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import loads
from pathlib import Path

from claimlint.article.model import Problem
from claimlint.data import knowledge_folder, knowledge_name, yaml_files
from claimlint.yamlfile import Document, Invalid, nearest, read_yaml, validate


def lexicon_problems(folder: Path) -> list[Problem]:
    """What is wrong with the files of a lexicon: `hedges.yaml:8:22: unknown key 'cieling'; did you mean 'ceiling'?`."""
    schemas = {path.stem: path for path in (knowledge_folder("evidence") / "schemas" / "lexicon").glob("*.json")}
    problems: list[Problem] = []
    for path in yaml_files(folder):
        if path.stem not in schemas:
            message = f"has no schema; write evidence/schemas/lexicon/{path.stem}.json"
            problems.append(Problem(knowledge_name(path), message, 1, 1))
            continue
        try:
            document = read_yaml(path, knowledge_name(path))
        except Invalid as error:
            problems += error.problems
            continue
        faults = validate(document, loads(schemas[path.stem].read_text(encoding="utf-8")))
        problems += faults or (_state_problems(document) if path.stem == "relations" else ())
    return problems


def _state_problems(document: Document) -> Iterator[Problem]:
    """Cues of `relations.yaml` that end in a list of states which the file does not have."""
    states = document.value["states"]
    for name, relation in document.value["relations"].items():
        for at, cue in enumerate(relation["cues"]):
            if cue.get("states", next(iter(states))) not in states:
                message = f"{cue['states']!r} is no list of states{nearest(cue['states'], list(states))}"
                yield document.problem(("relations", name, "cues", at, "states"), message)
