"""Patterns of a module, compiled when text is first held against them.

All modules together have some two hundred. Nothing else is put off: a pattern that is wrong fails at its first use,
which its module's tests make. A wheel ships what compiling them came to (`hatch_build.py`): compiling those that one
article needs takes twice as long as starting Python.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, AnyStr, cast, overload

try:
    import _sre  # type: ignore[import-not-found]
except ImportError:  # another Python: everything is compiled when it is asked
    _sre = None

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags", "groups")
_Key = tuple[str | bytes, int]


@overload
def lazy_pattern(source: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]: ...
@overload
def lazy_pattern(source: Callable[[], str], flags: int | re.RegexFlag = 0) -> re.Pattern[str]: ...
def lazy_pattern(source: str | bytes | Callable[[], str], flags: int | re.RegexFlag = 0) -> re.Pattern[Any]:
    """What `re.compile` makes of this, made when one of its methods is first asked for.

    source: a function where words of it stand in data, which is read then too (`article.word_classes`).
    """
    return cast("re.Pattern[Any]", _Uncompiled(source, flags))


class _Uncompiled:
    """Stands for a pattern; the first question compiles it and takes over its methods: the next cost nothing."""

    def __init__(self, source: str | bytes | Callable[[], str], flags: int | re.RegexFlag) -> None:
        self._made_by, self._flags = source, flags

    @cached_property
    def _source(self) -> str | bytes:
        return self._made_by() if callable(self._made_by) else self._made_by

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        shipped = _shipped().get((self._source, int(self._flags)))
        compiled = _sre.compile(self._source, *marshal.loads(shipped)) if shipped else self.compiled()
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]

    def compiled(self) -> re.Pattern[Any]:
        return re.compile(self._source, self._flags)


def shipped_name() -> str:
    """The file in a wheel that holds compiled patterns for this very interpreter; another one compiles them itself."""
    return f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}-{_sre.MAGIC}-{_sre.CODESIZE}"


@cache
def _shipped() -> Mapping[_Key, bytes]:
    if _sre is None:
        return {}
    path = Path(__file__).resolve().parent.parent / "_data" / "compiled" / shipped_name()
    try:
        return cast("Mapping[_Key, bytes]", marshal.loads(path.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def shippable() -> bytes:
    """All patterns that this process has met, as `_shipped` reads them; for the build of a wheel.

    `re` has no way of its own to keep what it compiled (a pickled pattern is compiled anew), so this takes the steps of
    `re._compiler.compile`, and keeps a pattern only where the outcome equals what `re.compile` made.
    """
    import gc
    from re import _compiler, _parser  # type: ignore[attr-defined]

    kept: dict[_Key, bytes] = {}
    for pattern in (one for one in gc.get_objects() if type(one) is _Uncompiled):
        source, flags = pattern._source, int(pattern._flags)
        parsed = _parser.parse(source, flags)
        groups = [None] * parsed.state.groups
        for name, number in parsed.state.groupdict.items():
            groups[number] = name
        whole = flags | parsed.state.flags
        code = [int(part) for part in _compiler._code(parsed, flags)]
        form = (int(whole), code, parsed.state.groups - 1, parsed.state.groupdict, tuple(groups))
        if _sre.compile(source, *form) == pattern.compiled():
            kept[source, flags] = marshal.dumps(form, 4)
    return marshal.dumps(kept, 4)
