"""Names in statements about the article: where a name ends, what its bearer did, and whether "By …" names anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimlint.article.dates import DateAt
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.cues import BY_NAMES
from claimlint.article.statements.layout import LONGEST_NAME
from claimlint.article.statements.persons import opens_with_person

_PROFESSION_WORDS = 6
_EXPERTLY = ("medical", "clinical", "scientific")

NAME = lazy_pattern(r"(?:(?:the|our|an?)\s+)?[A-Z0-9“\"@].*|our\s+.*|the\s+.*", re.DOTALL)
_BRACKETED = lazy_pattern(r"\s*\([^)]*\)")
_NAME_WORDS = lazy_pattern(r"(?:(?:[A-Z][\w.'’-]*|de|van|von|der|den|la|le|el|al|bin|of|and|&|for|the)(?:,?\s+|,?$))+")
_CALENDAR = lazy_pattern(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|numbers", re.I
)
_STAFF = lazy_pattern(
    r"\b(?:team|staff|editors?|board|desk|society|foundation|trust|association|institute|service|clinic"
    r"|(?:press|news|media|communications)\s+(?:office|room|department)|newsroom)\b",
    re.IGNORECASE,
)
_NAME_TAIL = lazy_pattern(
    r"(?:\s*[,;(]\s*|\s+)(?:on|in|at|and|&|then|last|medically|clinically|date|:|-)?\s*(?:\w+day,?\s*)?\Z",
    re.IGNORECASE,
)
_JOINED = lazy_pattern(r"\s*(?:[,;]\s*)?\b(?:and|&|then)\s*\Z", re.IGNORECASE)


def name_end_of(text: str, start: int, end: int, dates: Sequence[DateAt], cues: Sequence[re.Match[str]]) -> int:
    """Where a name ends: before 'on' and its date, before another statement, or with the part."""
    stops = [d.start for d in dates if d.start >= start] + [c.start() for c in cues if c.start() > start]
    limit = min([end, start + LONGEST_NAME, *stops])
    if limit in stops or limit < end:
        tail = _NAME_TAIL.search(text, start, limit)
        limit = tail.start() if tail else limit
    elif joined := _JOINED.search(text, start, limit):
        limit = joined.start()
    return start + len(text[start:limit].rstrip(" ,;:.|(\t")) if limit > start else start


def is_byline_name(name: str, behind: str) -> bool:
    """'By Jane Doe' and 'By the editorial team', not 'By Monday you …', 'By the numbers' or 'By taking it'."""
    name = _BRACKETED.sub("", name)  # "PGDip (Nutrition)"
    words = _NAME_WORDS.match(name + " ")
    raised = sum(w[0].isupper() for w in name.split())
    if name.lower().startswith("the ") or raised < 2:
        alone = raised == 1 and len(name.split()) == 1 and not behind.strip() and not _CALENDAR.match(name)
        return alone or (bool(_STAFF.search(name)) and len(name.split()) <= 8)
    end = words.end() if words else 0
    # the name may have a profession behind it: "Jane Doe, health reporter"
    is_whole = end >= len(name) or (name[:end].rstrip().endswith(",") and len(name[end:].split()) <= _PROFESSION_WORDS)
    return (is_whole and not behind.strip()[:1].islower()) or bool(_STAFF.search(name))


def maker_of(kind: str, key: str, text: str, start: int, end: int) -> str:
    """What the one who is named behind "… by" is: a person who issued a page wrote it, a house published it; who edited
    its medicine checked it.
    """
    if kind == "published" and (key.startswith("posted") or opens_with_person(text, start, end)):
        return "author"
    return "reviewer" if kind == "updated" and key.startswith(_EXPERTLY) else BY_NAMES[kind]
