"""Patterns of a module, compiled when text is first held against them.

All modules together have some two hundred, and compiling them takes longer than checking an article, of which each
needs a few. Nothing else is put off: a pattern that is wrong fails at its first use, which its module's tests make.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags", "groups")


def lazy_pattern(source: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` makes of this, made when one of its methods is first asked for."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(source, flags))


class _Uncompiled:
    """Stands for a pattern; the first question compiles it and takes over its methods: the next cost nothing."""

    def __init__(self, source: str | bytes, flags: int | re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]
