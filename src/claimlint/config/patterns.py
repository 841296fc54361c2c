"""Path patterns as people know them from .gitignore, over POSIX paths relative to the configuration's folder.

`news` and `news/` mean the folder and all below it; a pattern without a slash matches at any depth; `*` stays
inside a name, `**` crosses folders. There are no negated patterns: what a later entry takes back nobody can follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def matches(path: str, patterns: Iterable[str]) -> str | None:
    """The first pattern that the path matches, or None."""
    return next((pattern for pattern in patterns if _compiled(pattern).match(path)), None)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    core = pattern.removeprefix("./").strip("/")
    anywhere = "/" not in pattern.removeprefix("./").rstrip("/")
    if core in ("", "."):
        return re.compile("")
    head = "(?:.*/)?" if anywhere else ""
    return re.compile(head + _regex_of(core) + "(?:/.*)?$", re.DOTALL)


def _regex_of(core: str) -> str:
    parts, at = [], 0
    while at < len(core):
        if core.startswith("**/", at):
            parts.append("(?:.*/)?")
            at += 3
        elif core.startswith("**", at):
            parts.append(".*")
            at += 2
        elif core[at] == "*":
            parts.append("[^/]*")
            at += 1
        elif core[at] == "?":
            parts.append("[^/]")
            at += 1
        else:
            parts.append(re.escape(core[at]))
            at += 1
    return "".join(parts)
