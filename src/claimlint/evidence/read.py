"""Reads the registry's files: rows, with the place of whatever keeps them from being used.

Only what a run depends on is tested here, quickly and without a schema library: fields that are there, of their type,
from their list. Whether the content is right is for `evidence check`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from json import loads
from pathlib import Path
from typing import Any

from claimlint.article.model import Problem
from claimlint.data import knowledge_folder
from claimlint.yamlfile import Document, Invalid, nearest, read_yaml

_TYPES: Mapping[str, type] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def read_entries(files: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """The rows of the files by id, in file order. Raises Invalid with every problem: syntax, fields, ids that stand
    twice.
    """
    rows: dict[str, dict[str, Any]] = {}
    first: dict[str, str] = {}
    problems: list[Problem] = []
    for path in files:
        try:
            document = read_registry(path)
        except Invalid as error:
            problems += error.problems
            continue
        for at, row in _rows_of(document, problems):
            row_id = row["id"]
            if row_id in rows:
                problems.append(
                    document.problem(
                        ("entries", at, "id"), f"id {row_id!r} already stands in {first[row_id]}; ids are unique"
                    )
                )
            rows[row_id] = row
            first.setdefault(row_id, document.path)
    if problems:
        raise Invalid(sorted(problems, key=lambda p: (p.path, p.line, p.column)))
    return rows


def read_registry(path: Path, shown: str | None = None) -> Document:
    """A file of the registry, its `defaults` filled in where an entry leaves a field out. Raises Invalid."""
    document = read_yaml(path, shown)
    value = document.value
    defaults = value.get("defaults") if isinstance(value, dict) else None
    if isinstance(defaults, dict) and isinstance(value.get("entries"), list):
        value["entries"] = [{**defaults, **row} if isinstance(row, dict) else row for row in value["entries"]]
    return document


def _rows_of(document: Document, problems: list[Problem]) -> list[tuple[int, dict[str, Any]]]:
    """The usable rows of a file with their numbers; what is wrong with the others goes to `problems`."""
    value = document.value
    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        problems.append(document.problem((), "is no file of the registry; it holds 'topic' and a list of 'entries'"))
        return []
    found = []
    for at, row in enumerate(value["entries"]):
        faults = [
            document.problem(("entries", at, *trail), message)
            for trail, message in row_faults(row, registry_schema()["$defs"]["entry"])
        ]
        problems += faults
        if not faults:
            row["checked_on"] = str(row["checked_on"])
            found.append((at, row))
    return found


def row_faults(row: Any, schema: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    """What keeps a row from being used, each with its trail inside the row: the schema's fields, types and lists."""
    if not isinstance(row, dict):
        return [((), f"is {row!r}; write the fields of an entry")]
    faults: list[tuple[tuple[str | int, ...], str]] = []
    lacking = [name for name in schema["required"] if name not in row]
    if lacking:
        faults.append(((), f"{row.get('id', 'the entry')} lacks {', '.join(lacking)}"))
    for name, value in row.items():
        rule = schema["properties"].get(name)
        if rule is None:
            faults.append(((name,), f"unknown key {name!r}{nearest(str(name), list(schema['properties']))}"))
        else:
            faults += [((name, *trail), message) for trail, message in _value_faults(name, value, rule)]
    return faults


def _value_faults(name: str, value: Any, rule: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    if "$ref" in rule:
        return row_faults(value, registry_schema()["$defs"][rule["$ref"].rpartition("/")[2]])
    if "enum" in rule:
        if value in rule["enum"]:
            return []
        return [((), f"{name} is {value!r}; write one of {', '.join(map(str, rule['enum']))}")]
    allowed = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    if isinstance(value, date) and "string" in allowed:
        return []
    if not any(isinstance(value, _TYPES[kind]) and not (kind == "integer" and value is True) for kind in allowed):
        return [((), f"{name} is {value!r}; write {rule.get('description') or ' or '.join(allowed)}")]
    if isinstance(value, int) and not rule.get("minimum", value) <= value <= rule.get("maximum", value):
        return [((), f"{name} is {value}; write a number from {rule['minimum']} to {rule['maximum']}")]
    if isinstance(value, dict):
        return row_faults(value, rule)
    if isinstance(value, list):
        items = [((at, *t), m) for at, v in enumerate(value) for t, m in _value_faults(name, v, rule["items"])]
        return items or ([((), f"{name} is empty")] if len(value) < rule.get("minItems", 0) else [])
    return []


@cache
def registry_schema() -> Mapping[str, Any]:
    """The JSON Schema of the registry's files."""
    path = knowledge_folder("evidence") / "schemas" / "registry.json"
    schema: Mapping[str, Any] = loads(path.read_text(encoding="utf-8"))
    return schema
