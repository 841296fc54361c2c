"""The JSON Schema of a rule file: the frame that every rule shares, and below `check` the schema of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.checks.kinds import MissingKind, kind_named, known_kinds

_TEXT = {"type": "string", "minLength": 1}
_BESIDE = ("on", "unless")  # parts of a spec that may stand beside the kind, for reading

_EXAMPLE = {
    "oneOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {
                "text": _TEXT,
                "given": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "format": {"enum": ["markdown", "html", "text", "docx"]},
                        "as_of": {"type": "string", "description": "a date such as 2026-11-23"},
                        "registry": {"type": "array", "items": {"type": "object"}},
                        "config": {"type": "object"},
                    },
                },
            },
        },
    ]
}

FRAME: Mapping[str, Any] = {
    "type": "object",
    "required": ["summary", "severity", "check", "message"],
    "additionalProperties": False,
    "properties": {
        "summary": {**_TEXT, "maxLength": 120, "description": "one line that says what the rule finds"},
        "severity": {"enum": ["error", "warning", "info", "by-gap"]},
        "confidence": {"enum": ["high", "medium", "low"]},
        "check": {"type": "object"},
        "leads": {"type": "array", "items": {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"}},
        "message": {
            **_TEXT,
            "description": "for the editor: {text}, {subject}, {object}, {matter}, {evidence}; [a part] lacks them",
        },
        "why": _TEXT,
        "fix": _TEXT,
        "sources": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["title"],
                "additionalProperties": False,
                "properties": {"title": _TEXT, "section": _TEXT, "url": {**_TEXT, "pattern": "^https?://"}},
            },
        },
        "examples": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "flag": {"type": "array", "items": _EXAMPLE},
                "pass": {"type": "array", "items": _EXAMPLE},
            },
        },
        "tags": {"type": "array", "items": _TEXT},
    },
}


def rule_schema() -> dict[str, Any]:
    """The whole schema of a rule file, for editors and `claimlint schema rule`; kinds not installed are left out."""
    choices = []
    for name in known_kinds():
        try:
            schema = dict(kind_named(name).schema)
        except MissingKind:
            continue
        properties = {name: schema}
        properties |= {key: schema["properties"][key] for key in _BESIDE if key in schema.get("properties", {})}
        choices.append({"required": [name], "additionalProperties": False, "properties": properties})
    properties = {**FRAME["properties"], "check": {"type": "object", "oneOf": choices}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimlint rule",
        **FRAME,
        "properties": properties,
    }


def split_check(check: Mapping[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """The kinds that a `check` names (right: exactly one), and the parts that stand beside the kind."""
    return [key for key in check if key not in _BESIDE], {key: check[key] for key in _BESIDE if key in check}
