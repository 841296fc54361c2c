"""Labels that number what a page calls myths: "Myth 1: …", "Myth number two: …"."""

from __future__ import annotations

from claimlint.claims.arguments.objects import is_count
from claimlint.claims.tagged import Mark, Tagged

_NUMBERING = frozenset(["number", "no", "no.", ".", "#"])


def label_end(s: Tagged, mark: Mark) -> int | None:
    """The word behind a label that numbers its myths: "Myth 1: …", "Myth number two: …"; None for other words."""
    if mark.start > 1:
        return None
    at = mark.end
    while at < len(s.lower) and at < mark.end + 3 and (s.lower[at] in _NUMBERING or is_count(s, at)):
        at += 1
    return at + 1 if at > mark.end and s.word(at) == ":" else None
