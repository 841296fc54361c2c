"""Tests the vocabulary: fields, parents, circles of `is_a`, and forms that would stand for two names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import loads
from pathlib import Path
from typing import Any

from claimlint.article.model import Problem
from claimlint.claims.lexicon.vocabulary import vocabulary_files
from claimlint.data import knowledge_folder, knowledge_name
from claimlint.yamlfile import Document, Invalid, nearest, read_yaml, validate

_Rows = Mapping[tuple[str, str], tuple[Document, int, Mapping[str, Any]]]  # by kind and name


def vocabulary_problems(own: tuple[Path, ...]) -> Iterator[Problem]:
    """What is wrong with the names of the built-in vocabulary and of own folders over it."""
    schema = loads((knowledge_folder("evidence") / "schemas" / "vocabulary.json").read_text(encoding="utf-8"))
    rows: dict[tuple[str, str], tuple[Document, int, Mapping[str, Any]]] = {}
    for path in vocabulary_files(own):
        try:
            document = read_yaml(path, knowledge_name(path))
        except Invalid as error:
            yield from error.problems
            continue
        faults = validate(document, schema)
        if faults:
            yield from faults
            continue
        here: set[str] = set()
        for at, row in enumerate(document.value["names"]):
            if row["name"] in here:
                yield document.problem(("names", at, "name"), f"{row['name']!r} stands twice in this file; keep one")
            here.add(row["name"])
            rows[document.value["kind"], row["name"]] = (document, at, row)
    yield from _parent_problems(rows)
    yield from _doubles(rows)


def _parent_problems(rows: _Rows) -> Iterator[Problem]:
    parents = {name: row.get("is_a", "") for (_, name), (_, _, row) in rows.items()}
    for (_, name), (document, at, row) in rows.items():
        parent = row.get("is_a", "")
        if parent and parent not in parents:
            hint = nearest(parent, list(parents))
            yield document.problem(("names", at, "is_a"), f"{name}: is_a {parent!r} is no name{hint}")
        elif parent and name in _line(name, parents):
            yield document.problem(("names", at, "is_a"), f"{name}: is_a leads back to {name!r}; cut the circle")


def _line(name: str, parents: Mapping[str, str]) -> set[str]:
    """The names above a name; itself among them where `is_a` runs in a circle through it."""
    found: set[str] = set()
    at = parents[name]
    while at in parents and at not in found:
        found.add(at)
        at = parents[at]
    return found


def _doubles(rows: _Rows) -> Iterator[Problem]:
    """Forms that two names of one kind claim: which of them is meant would hang on the order of the files."""
    taken: dict[tuple[str, str], str] = {}
    for (kind, name), (document, at, row) in rows.items():
        forms = [] if row.get("by_alias") else [((), name.lower())]
        forms += [(("aliases", n), _text_of(alias)) for n, alias in enumerate(row.get("aliases", ()))]  # type: ignore[misc]
        for trail, form in forms:
            other = taken.setdefault((kind, form), name)
            if other != name:
                said = f"{form!r} already stands for {other!r}; keep one"
                yield document.problem(("names", at, *trail), f"{name}: {said}")


def _text_of(alias: Any) -> str:
    """A form as it is compared: small letters, but for one whose case counts."""
    if isinstance(alias, str):
        return alias.lower()
    return str(alias["text"]) if alias.get("case_sensitive") else str(alias["text"]).lower()
