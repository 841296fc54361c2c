"""The kinds of check by name. A kind is one module with `SCHEMA` and `compile_<kind>(spec, context) -> Check`.

Modules are imported when a rule first needs them; nothing registers itself. Plugins hand in further kinds as values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check
from claimlint.values import NamedTuple

KINDS = ("phrase", "claim", "pair", "required", "date", "citation", "metric", "structure")


class Kind(NamedTuple):
    """A kind of check: the JSON Schema of its spec, and what makes a check of a spec."""

    name: str
    schema: Mapping[str, Any]
    compile: Callable[[Mapping[str, Any], CheckContext], Check]


class MissingKind(Exception):
    """Raised where a rule names a kind that this installation does not have."""


def kind_named(name: str, extra: Mapping[str, Kind] | None = None) -> Kind:
    """The kind of that name, imported on first use. Raises MissingKind."""
    if extra and name in extra:
        return extra[name]
    if name not in KINDS:
        raise MissingKind(f"there is no kind of check {name!r}; write one of {', '.join(known_kinds(extra))}")
    module_name = f"{__name__}.{name}"
    try:
        module = import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name != module_name:
            raise
        raise MissingKind(
            f"the kind of check {name!r} is not in this installation ({module_name} is missing)"
        ) from error
    return Kind(name, module.SCHEMA, getattr(module, f"compile_{name}"))


def known_kinds(extra: Mapping[str, Kind] | None = None) -> tuple[str, ...]:
    """Names of all kinds, built-in ones first."""
    return (*KINDS, *(name for name in sorted(extra or ()) if name not in KINDS))
