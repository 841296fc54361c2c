"""What compiling rules worked out, kept as plain values by rule, so that a later run need not work it out again.

Phrases are most of a pack's compile time: reading them all takes many seconds, loading what was made of them a few
milliseconds. A part is asked for by what it is made of, never by when it was asked.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Mapping
from typing import Any

from claimlint.data import FORMAT, digest_of

_PLAIN = 2  # of marshal: the last format in which equal values are equal bytes, however they were made


class Memory:
    """Plain values by rule and by what they are made of. It only remembers; it never changes what is built."""

    def __init__(self, parts: Mapping[str, dict[bytes, Any]] | None = None) -> None:
        self._parts = dict(parts or {})

    def kept(self, rule_id: str, made_of: Any, build: Callable[[], Any]) -> Any:
        """What `build` makes, from an earlier run where that kept it. None is not kept: something was wrong."""
        part = self._parts.setdefault(rule_id, {})
        key = bytes.fromhex(digest_of(marshal.dumps(made_of, _PLAIN), 8))
        if key not in part:
            value = build()
            if value is None:
                return None
            part[key] = value
        return part[key]

    def parts(self) -> dict[str, dict[bytes, Any]]:
        """All of it, as the next run can be given it, with equal values as one: rules share most of their words."""
        seen: dict[Any, Any] = {}
        return {rule_id: _shared(self._parts[rule_id], seen) for rule_id in sorted(self._parts)}


def packed(value: Any) -> bytes:
    """Plain values as bytes that are read when they are first needed, with equal parts as one."""
    return marshal.dumps(_shared(value, {}), FORMAT)


def _shared(value: Any, seen: dict[Any, Any]) -> Any:
    """An equal value in which equal parts are the same object, so that marshal writes and reads each once."""
    if isinstance(value, str):
        return sys.intern(value)
    if isinstance(value, dict):
        made: Any = {_shared(key, seen): _shared(part, seen) for key, part in value.items()}
        key: Any = ("dict", *((id(k), id(part)) for k, part in made.items()))
    elif isinstance(value, list | tuple):
        made = type(value)(_shared(part, seen) for part in value)
        key = (type(value), *map(id, made))
    elif isinstance(value, frozenset):
        made = frozenset(_shared(part, seen) for part in sorted(value))
        key = ("set", made)
    else:
        return value
    return seen.setdefault(key, made)
