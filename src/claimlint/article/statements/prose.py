"""Who made an article and when, told in prose: "Dr Mary Bell, a GP, wrote this page, and Ann Lee checked it in May".

Read only near the top and the end of an article, or under a heading of its own, and only for what no line states.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from claimlint.article.dates import dates_in
from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of
from claimlint.article.statements.cues import LINE
from claimlint.article.statements.days import told_days
from claimlint.article.statements.layout import HEAD_BLOCKS, LONGEST_NAME, LONGEST_STATEMENT, in_parts
from claimlint.article.statements.persons import is_public, opens_with_person, persons_in
from claimlint.article.statements.words import statement_pattern

_NUMBERED = lazy_pattern(r"\[?\d{1,3}[\].)]")  # a source, whose days are its own
_TAIL_BLOCKS = 10  # the last ones, in which an article speaks about itself
_TITLE = r"(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss|Sister)\.?"
_LETTERS = r"(?:,?\s+[A-Z]{2,}[A-Za-z]*(?![a-z]))*"  # behind a name: ", RN", " MBChB"
_PERSON = (
    rf"(?:(?:{_TITLE}\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){{0,3}}"
    r"|[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|van|von|de|der|la|le|el|al|bin))?(?:\s+[A-Z][\w'’-]+){1,3})"
    rf"{_LETTERS})"
)
_TEAM = r"(?:the|our)\s+(?:[\w’'-]+\s+){0,4}<group>"
SOMEBODY = statement_pattern(rf"{_TEAM}|{_PERSON}", re.NOFLAG)


def names_somebody(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether text[start:end] opens with a person or a team, and not with what is for sale."""
    found = SOMEBODY.match(text, start, end)
    is_team = found is not None and text[start : start + 4].lower() in ("the ", "our ")
    return is_team or (found is not None and bool(persons_in(text, *found.span())))


_PAGE = (
    r"(?:(?:it|them)(?=\s*(?:[.,;)]|\Z|(?:and|for|on|in|with|before|after|together|jointly|alongside|from|between|as|under|by|last|again)\b))"
    r"|(?:this|the|our|these|all|every|each)\s+(?:\w+\s+){0,3}?(?:<page>|<document>|<issue>|<part>))\b"
)
_WORK = r"(?:(?:our|an?|the)\s+(?:[a-z][\w’'-]*\s+){1,4}?)"  # before a name: "our dietitian Rosa Field"
_ON_DAY = r"(?:\s+(?:on|in)\s+(?:\d{1,2}\s+)?[A-Z][a-z]+\s+(?:\d{1,2},\s+)?\d{4})"
_PASSIVE = statement_pattern(
    r"\b(?:(?P<author>(?i:<written>|put\s+together))"
    r"|(?P<reviewer>(?i:(?:fact[\s-]?)?<checked>|(?<!\ba\s)review|approved|approval|signed\s+off|read\s+(?:through|over|for\s+\w+))))\b"
    rf"(?:(?:\s+[\w-]+){{0,3}}?|{_ON_DAY})\s+by\s+(?:(?P<name>{_TEAM})|{_WORK}?(?P<person>{_PERSON}))",
    re.NOFLAG,
)
_READ = statement_pattern(  # "This column was read before publication by Mr Lin Wei, pharmacist"
    rf"\b(?i:{_PAGE})[^.;]{{0,60}}?\s(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?P<reviewer>read)\b(?!\s+(?:out|aloud|to)\b)"
    rf"(?:\s+[\w-]+){{0,4}}?\s+by\s+{_WORK}?(?P<person>{_PERSON})",
    re.NOFLAG,
)
_DID = statement_pattern(  # "wrote this page", "checked every statement"
    rf"\s+(?:has\s+|have\s+|last\s+)?(?:(?P<author><wrote>|put\s+together)|(?P<reviewer><checked>|approved|went\s+through))\s+{_PAGE}",
    re.NOFLAG,
)
_WHO = lazy_pattern(  # "Ann Lee, a nurse," "Ann Lee is our nurse and"
    rf"(?P<name>{_PERSON})(?:\s*\([^)]{{2,120}}\)|,[^.;]{{2,140}}?|\s+is\s+(?:an?|our|the)\s[^.;,]{{2,80}}?\s(?:and|who))?,?\Z"
)
_LONGEST_PUBLIC = 40  # characters behind a name, in which it is said to be a buyer's
_BESIDE = lazy_pattern(r"\band\b")  # others did it too: "by Ann Lee and two members who have gout"
_LONGEST_WHO = 220  # characters from a name, with what its bearer is, to the verb
_AHEAD = lazy_pattern(
    r"\b(?:valid\s+until|expires?|expiry(?:\s+date)?|review\s+(?:by|in|due)|revisit\b[^.;]{0,40}?|again"
    r"|next\s+(?:\w+\s+){0,3}?(?:review|check|assessment)\b[^.;]{0,30}?)\W*(?:on|in|by|for|before|at)?\W*\Z",
    re.IGNORECASE,
)
_APPROVED = lazy_pattern(r"(?:approved|validated|checked|reviewed)\W+(?:on\s+)?\Z", re.IGNORECASE)
_PARTS = lazy_pattern(r"\s*[·|•]\s*")


_OTHER_DAY = lazy_pattern(r"updated|published|posted|issued|revised|first", re.IGNORECASE)
# A cheap look before the expressions: one of these is in all that they find.
_HINT = statement_pattern(
    r"by\s|<wrote>|put\s+together|<checked>|approved|went\s+through|valid|expir|read\s|looked\s|revisit|again|next\s"
)


def named_on_top(text: str) -> int:
    """Where a first line ends that is nothing but a name with what its bearer is, over a line about the article."""
    first, _, rest = text.partition("\n")
    name = SOMEBODY.match(first)
    is_name = name is not None and first[name.end() : name.end() + 1] in (",", "") and "," in first
    is_alone = is_name and len(first) <= LONGEST_NAME and not LINE.match(first) and not first.endswith(".")
    return len(first) if is_alone and LINE.match(rest) else 0


def told_fields(blocks: Sequence[Block], known: Sequence[Field]) -> Iterator[Field]:
    """What the first and the last blocks, and those about the page, tell in prose of what is not `known` by a line; the
    days that sentences about the page tell besides, which may contradict a line.
    """
    names, places = {field.name for field in known}, {field.span.start: field.name for field in known}
    for number, (block, is_imprint, is_source) in enumerate(in_parts(blocks)):
        text = block.text.text
        is_near = number < HEAD_BLOCKS or number >= len(blocks) - _TAIL_BLOCKS
        is_other = block.kind in ("heading", "code") or is_source
        if is_other or not (is_near or is_imprint) or len(text) > LONGEST_STATEMENT:
            continue
        told: set[int] = set()
        for name, key, phrase, start, end in told_in(text) if _HINT.search(text) else ():
            if name not in names:
                told.add(start)
                yield _field(block, name, key, phrase, start, end)
        for day in () if _NUMBERED.match(text) else told_days(text):
            place = places.get(block.text.source_span(day.start, day.end).start)
            is_checked_too = place == "published" and day.name == "reviewed"  # "printed on 4 May 2026, when …"
            if day.start not in told and (place is None or is_checked_too):
                yield _field(block, day.name, text[day.phrase : day.start].strip(), day.phrase, day.start, day.end)


def _field(block: Block, name: str, key: str, phrase: int, start: int, end: int) -> Field:
    words, text = block.text.source_span(phrase, end), block.text.text
    return Field(name, key, text[start:end], block.text.source_span(start, end), "visible", words)


def told_in(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    """(field, words, where they begin, start and end of the value) of what a text says of who made it and when."""
    days = dates_in(text)
    for start, end in sentences_of(text):
        for role, word, name in (*_passive(text, start, end), *_active(text, start, end)):
            at = min(word[0], name[0])
            yield role, text[slice(*word)], at, *name
            day = next((d for d in days if word[1] <= d.start < end), None)
            if role == "reviewer" and day is not None and not _is_of_other(text, start, word[1], day.start):
                yield "reviewed", text[slice(*word)], at, day.start, day.end
    yield from _strip(text)


def _is_of_other(text: str, start: int, told: int, day: int) -> bool:
    """Whether a day behind "reviewed" is that of an update, or of the next review."""
    return bool(_OTHER_DAY.search(text, told, day) or _AHEAD.search(text, start, day))


_Told = tuple[str, tuple[int, int], tuple[int, int]]  # the role, where its word stands, where the name


def _passive(text: str, start: int, end: int) -> Iterator[_Told]:
    for found in _PASSIVE.finditer(text, start, end):
        role = "author" if found["author"] else "reviewer"
        if not is_public(_BESIDE.split(text[found.end() : found.end() + _LONGEST_PUBLIC], 1)[0]):
            yield role, found.span(role), found.span("name" if found["name"] else "person")
    for found in _READ.finditer(text, start, end):
        if opens_with_person(text, found.start("person"), end):  # a page is read by its readers too
            yield "reviewer", found.span("reviewer"), found.span("person")


def _active(text: str, start: int, end: int) -> Iterator[_Told]:
    """The verb is looked for first: names are everywhere."""
    first = start
    for did in _DID.finditer(text, start, end):
        who = _WHO.search(text, max(first, did.start() - _LONGEST_WHO), did.start())
        if who is not None:
            role = "author" if did["author"] else "reviewer"
            yield role, did.span(role), who.span("name")
        first = did.end()


def _strip(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    """`Edition 3 · Approved 16 September 2025 · Valid until …`: a day of approval between marks."""
    edges = [0, *(at for m in _PARTS.finditer(text) for at in (m.start(), m.end())), len(text)]
    if len(edges) == 2:
        return
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        days = [d for d in dates_in(text[start:end]) if start + d.end == end]
        if days and _APPROVED.fullmatch(text, start, start + days[0].start):
            yield "reviewed", text[start : start + days[0].start].strip(), start, start + days[0].start, end
