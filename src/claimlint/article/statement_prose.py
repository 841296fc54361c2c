"""Who made an article and when, told in prose: "Dr Mary Bell, a GP, wrote this page, and Ann Lee checked it in May".

Read only near the top and the end of an article, or under a heading of its own, and only for what no line states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimlint.article.dates import dates_in
from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of
from claimlint.article.statement_cues import IMPRINT
from claimlint.article.statement_layout import HEAD_BLOCKS, LONGEST_STATEMENT

_TAIL_BLOCKS = 10  # the last ones, in which an article speaks about itself
_TITLE = r"(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss|Sister)\.?"
_LETTERS = r"(?:,?\s+[A-Z]{2,}[A-Za-z]*(?![a-z]))*"  # behind a name: ", RN", " MBChB"
_PERSON = (
    rf"(?:(?:{_TITLE}\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){{0,3}}"
    r"|[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|van|von|de|der|la|le|el|al|bin))?(?:\s+[A-Z][\w'’-]+){1,3})"
    rf"{_LETTERS})"
)
_TEAM = r"(?:the|our)\s+(?:[\w’'-]+\s+){0,4}(?:team|group|panel|department|unit|service|committee)"
SOMEBODY = lazy_pattern(rf"{_TEAM}|{_PERSON}")
_PAGE = (
    r"(?:it|them|(?:this|the|our|these|all|every|each)\s+(?:\w+\s+){0,3}?(?:pages?|answers?|text|statements?|facts?|leaflet"
    r"|articles?|guide|contents?|information|sheet|notes?|draft|version|story|summary|faq))\b"
)
_PASSIVE = lazy_pattern(
    r"\b(?:(?P<author>(?i:written|prepared|drafted|compiled|authored|put\s+together))"
    r"|(?P<reviewer>(?i:reviewed|review|(?:fact[\s-]?)?checked|approved|approval|verified|vetted|signed\s+off)))\b"
    rf"(?:\s+[\w-]+){{0,3}}?\s+by\s+(?P<name>{_TEAM}|{_PERSON})"
)
_ACTIVE = lazy_pattern(
    rf"(?P<name>{_PERSON})(?:\s*\([^)]{{2,120}}\)|,[^.;]{{2,140}}?)?,?\s+(?:has\s+|have\s+|last\s+)?"
    r"(?:(?P<author>wrote|prepared|drafted|compiled|put\s+together)"
    rf"|(?P<reviewer>reviewed|checked|approved|verified|vetted|went\s+through))\s+{_PAGE}"
)
_AHEAD = lazy_pattern(
    r"\b(?:valid\s+until|expires?|expiry(?:\s+date)?|review\s+(?:by|in|due)|revisit\b[^.;]{0,40}?|again"
    r"|next\s+(?:\w+\s+){0,3}?(?:review|check|assessment)\b[^.;]{0,30}?)\W*(?:on|in|by|for|before|at)?\W*\Z",
    re.IGNORECASE,
)
_APPROVED = lazy_pattern(r"(?:approved|validated|checked|reviewed)\W+(?:on\s+)?\Z", re.IGNORECASE)
_PARTS = lazy_pattern(r"\s*[·|•]\s*")


_OTHER_DAY = lazy_pattern(r"updated|published|posted|issued|revised|first", re.IGNORECASE)
# A cheap look before the expressions: one of these is in all that they find.
_HINT = lazy_pattern(
    r"by\s|wrote|prepared|drafted|compiled|put\s+together|reviewed|checked|approved|verified|vetted|went\s+through|valid"
    r"|expir|revisit|again|next\s",
    re.IGNORECASE,
)


def told_fields(blocks: Sequence[Block], known: set[str]) -> Iterator[Field]:
    """What the first and the last blocks, and those about the page, tell in prose of what is not `known` by a line."""
    is_imprint = False
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            is_imprint = IMPRINT.match(block.text.text) is not None
        text = block.text.text
        is_near = number < HEAD_BLOCKS or number >= len(blocks) - _TAIL_BLOCKS
        if block.kind in ("heading", "code") or not (is_near or is_imprint) or len(text) > LONGEST_STATEMENT:
            continue
        for name, key, phrase, start, end in told_in(text) if _HINT.search(text) else ():
            if name not in known:
                span = block.text.source_span(start, end)
                yield Field(name, key, text[start:end], span, "visible", block.text.source_span(phrase, end))


def told_in(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    """(field, words, where they begin, start and end of the value) of what a text says of who made it and when."""
    days = dates_in(text)
    for start, end in sentences_of(text):
        for pattern in (_PASSIVE, _ACTIVE):
            for found in pattern.finditer(text, start, end):
                role = "author" if found["author"] else "reviewer"
                yield role, found[role], found.start(), found.start("name"), found.end("name")
                day = next((d for d in days if found.end(role) <= d.start < end), None)
                is_own = day is not None and not _OTHER_DAY.search(text, found.end(role), day.start)
                if role == "reviewer" and day is not None and is_own and not _AHEAD.search(text, start, day.start):
                    yield "reviewed", found[role], found.start(), day.start, day.end
        for day in (d for d in days if start <= d.start < end):
            if ahead := _AHEAD.search(text, start, day.start):
                yield "next-review", ahead.group().strip(), ahead.start(), day.start, day.end
    yield from _strip(text)


def _strip(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    """`Edition 3 · Approved 16 September 2025 · Valid until …`: a day of approval between marks."""
    edges = [0, *(at for m in _PARTS.finditer(text) for at in (m.start(), m.end())), len(text)]
    if len(edges) == 2:
        return
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        days = [d for d in dates_in(text[start:end]) if start + d.end == end]
        if days and _APPROVED.fullmatch(text, start, start + days[0].start):
            yield "reviewed", text[start : start + days[0].start].strip(), start, start + days[0].start, end
