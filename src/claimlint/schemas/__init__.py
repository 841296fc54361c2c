"""The JSON Schemas that ship: of the configuration, of the JSON report, and of the claims output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

NAMES = ("config", "report", "claims")


def schema_text(name: str) -> str:
    """The schema as it ships. Raises FileNotFoundError for a name that is not in NAMES."""
    return (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")


def schema(name: str) -> dict[str, Any]:
    """The schema as a value."""
    import json

    parsed: dict[str, Any] = json.loads(schema_text(name))
    return parsed
