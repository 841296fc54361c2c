"""Tests the evidence as an editor would, were there time: fields, names, words, ceilings, identifiers, and the
suggested wording.

All problems are collected with file, line and column. Nothing is looked up: whether a source says what an entry says is
for people, and whether it still stands is for `refresh`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from json import loads
from pathlib import Path
from typing import Any

from claimlint.article.model import Problem
from claimlint.claims.lexicon.language import Language, load_language
from claimlint.claims.lexicon.vocabulary import Vocabulary
from claimlint.data import knowledge_folder, knowledge_name, yaml_files
from claimlint.evidence.keeping.check_lexicon import lexicon_problems
from claimlint.evidence.keeping.check_names import vocabulary_problems
from claimlint.evidence.keeping.wording import fault_of_wording
from claimlint.evidence.knowledge import Knowledge, load_knowledge
from claimlint.evidence.model import CEILING_OF
from claimlint.evidence.read import read_entries, read_registry
from claimlint.evidence.registry import registry_files
from claimlint.evidence.relations import relations_file
from claimlint.evidence.sources import fault_of
from claimlint.values import NamedTuple
from claimlint.yamlfile import Document, Invalid, nearest, read_yaml, validate

Fault = tuple[tuple[str | int, ...], str]
_TRACED = ("index", "page", "citation")


class Against(NamedTuple):
    """What entries are tested against."""

    knowledge: Knowledge
    language: Language

    @property
    def vocabulary(self) -> Vocabulary:
        return self.knowledge.vocabulary


def check_evidence(own: Sequence[Path] = (), *, builtin: bool = True, wording: bool = True) -> list[Problem]:
    """All that is wrong with the built-in evidence, unless left out, and with that of own folders.

    wording: also read every suggested sentence, which takes most of the time.
    """
    folders = [*([knowledge_folder("evidence")] if builtin else []), *own]
    documents, problems = _documents(folders)
    for document, schema in documents:
        problems += validate(document, schema)
    problems += vocabulary_problems(tuple(own))
    if builtin and (faults := lexicon_problems(folders[0] / "lexicon")):
        return _sorted([*problems, *faults])  # what follows reads sentences, by these words
    try:
        for folder in folders:
            read_entries(registry_files(folder))
        against = Against(load_knowledge(own), load_language(tuple(own)))
    except Invalid as error:
        return _sorted([*problems, *error.problems])
    problems += _relation_problems(against)
    registries = [document for document, schema in documents if schema.get("title") == "Registry of evidence"]
    for document in registries:
        problems += _entry_problems(document, against, wording=wording)
    return _sorted([*problems, *_conflicts(registries)])


def _sorted(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line, p.column, p.message))


def _documents(folders: Sequence[Path]) -> tuple[list[tuple[Document, Mapping[str, Any]]], list[Problem]]:
    """The files of some folders with their schemas, and those that cannot be read."""
    schemas = {path.stem: loads(path.read_text(encoding="utf-8")) for path in _schema_files()}
    found, problems = [], []
    pairs = [(path, schemas["registry"]) for folder in folders for path in registry_files(folder)]
    pairs += [(relations_file(), schemas["relations"])] if knowledge_folder("evidence") in folders else []
    for folder in folders:
        for path in yaml_files(folder / "tables") if (folder / "tables").is_dir() else ():
            if path.stem in schemas:
                pairs.append((path, schemas[path.stem]))
            else:
                problems.append(
                    Problem(knowledge_name(path), f"has no schema; write evidence/schemas/{path.stem}.json", 1, 1)
                )
    for path, schema in pairs:
        try:
            read = read_registry if schema is schemas["registry"] else read_yaml
            found.append((read(path, knowledge_name(path)), schema))
        except Invalid as error:
            problems += error.problems
    return found, problems


def _schema_files() -> list[Path]:
    return sorted((knowledge_folder("evidence") / "schemas").glob("*.json"))


# --- entries ----------------------------------------------------------------------------------------------------------


def _entry_problems(document: Document, against: Against, *, wording: bool) -> Iterator[Problem]:
    for at, row in enumerate(document.value["entries"]):
        for trail, message in _faults(row, against, wording=wording):
            yield document.problem(("entries", at, *trail), f"{row['id']}: {message}")


def _faults(row: Mapping[str, Any], against: Against, *, wording: bool) -> Iterator[Fault]:
    tests: tuple[Callable[[Mapping[str, Any], Against], Iterator[Fault]], ...] = (
        _name_faults,
        _strength_faults,
        _care_faults,
        _source_faults,
        _day_faults,
    )
    for test in tests:
        yield from test(row, against)
    if wording and not row.get("not_ready") and (fault := fault_of_wording(row, against.knowledge, against.language)):
        yield ("suggest",), fault


def _name_faults(row: Mapping[str, Any], against: Against) -> Iterator[Fault]:
    names = [(("intervention",), row["intervention"]), (("outcome",), row["outcome"])]
    names += [(("population", at), name) for at, name in enumerate(row["population"])]  # type: ignore[misc]
    for trail, name in names:
        if against.vocabulary.get(name) is None:
            hint = nearest(name, list(against.vocabulary.rows))
            yield trail, f"{name!r} is not in the vocabulary{hint}; add it to evidence/vocabulary/"


def _strength_faults(row: Mapping[str, Any], _: Against) -> Iterator[Fault]:
    most, least, certainty = row["max_strength"], row["min_strength"], row["certainty"]
    cap = 5 if row.get("may_cure") else CEILING_OF[certainty]
    if most != cap:
        yield ("max_strength",), f"max_strength is {most}; {certainty} certainty allows {cap}"
    if least > most:
        yield ("min_strength",), f"min_strength {least} is above max_strength {most}"
    if least and row["direction"] not in ("benefit", "harm"):
        yield ("min_strength",), f"a floor needs a known effect, and the direction is {row['direction']}; write 0"
    if certainty == "none" and row["direction"] != "unknown":
        yield ("certainty",), f"without evidence (none) the direction is unknown, not {row['direction']}"
    fit = (row["relation"], row["direction"], certainty)
    if row.get("may_cure") and fit != ("cures", "benefit", "high"):
        yield ("may_cure",), "may_cure needs the relation cures, the direction benefit and high certainty"
    if row["direction"] == "harm" and row["relation"] not in ("causes", "increases-risk"):
        yield ("relation",), f"harm is said by causes or increases-risk, not by {row['relation']}"


def _care_faults(row: Mapping[str, Any], _: Against) -> Iterator[Fault]:
    if "standard_of_care" in row and (row["direction"] != "benefit" or row["certainty"] in ("very-low", "none")):
        yield ("standard_of_care",), "usual care needs the direction benefit and certainty low or better"


def _source_faults(row: Mapping[str, Any], _: Against) -> Iterator[Fault]:
    sources = row["sources"]
    for at, source in enumerate(sources):
        if source["id"] and (fault := fault_of(source["id"])):
            yield ("sources", at, "id"), fault
        if (source["id"] is None) != (source["verified"] == "memory"):
            yield ("sources", at, "verified"), "a source from memory has the id null, and one with an id was seen"
    if row["level"] == "A" and not any(s["verified"] == "seen" and s["via"] in _TRACED for s in sources):
        yield ("level",), "level A needs a source that was seen in an index, on its page or in a citation; write B"


def _day_faults(row: Mapping[str, Any], _: Against) -> Iterator[Fault]:
    try:
        date.fromisoformat(str(row["checked_on"]))
    except ValueError:
        yield ("checked_on",), f"{row['checked_on']} is no day; write one such as 2026-11-23"


def _conflicts(documents: Sequence[Document]) -> Iterator[Problem]:
    """Entries that say contrary things of one pair, one relation and one group."""
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    for document in documents:
        for at, row in enumerate(document.value["entries"]):
            if row.get("not_ready"):
                continue
            for people in row["population"]:
                key = (row["intervention"], row["outcome"], row["relation"], people)
                other = seen.setdefault(key, (row["id"], row["direction"]))
                if other[0] != row["id"] and other[1] != row["direction"]:
                    said = f"says {row['direction']} where {other[0]} says {other[1]} of the same in {people}"
                    yield document.problem(("entries", at, "direction"), f"{row['id']}: {said}; keep one")


# --- relations --------------------------------------------------------------------------------------------------------


def _relation_problems(against: Against) -> Iterator[Problem]:
    """Relations of claims that the table lacks or that the lexicon does not know: one spelling for each. And names in
    its lists that the vocabulary does not have.
    """
    known, listed = set(against.language.relations), set(against.knowledge.relations.fits)
    document = read_yaml(relations_file(), knowledge_name(relations_file()))
    for name in sorted(known - listed):
        yield document.problem(("claims",), f"the lexicon's relation {name!r} is missing; say which entries it fits")
    for name in sorted(listed - known - {"help", "worsen"}):  # made of others by `Relations.meant` and by plugins
        hint = nearest(name, sorted(known))
        yield document.problem(("claims", name), f"{name!r} is no relation of the lexicon{hint}")
    for trail, name in _names_in(document.value):
        if against.vocabulary.get(name) is None:
            hint = nearest(name, list(against.vocabulary.rows))
            yield document.problem(trail, f"{name!r} is not in the vocabulary{hint}")


def _names_in(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The names in the lists of `relations.yaml`, with their places."""
    for part in ("better_low", "better_high", "passing", "recurrent", "apart"):
        yield from (((part, at), name) for at, name in enumerate(table[part]))
    yield from ((("aspects", "names", at), name) for at, name in enumerate(table["aspects"]["names"]))
    for name, others in table["kin"].items():
        yield ("kin", name), name
        yield from ((("kin", name, at), other) for at, other in enumerate(others))
