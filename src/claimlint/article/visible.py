"""Statements about the article that stand in its text: "By Jane Doe, MD", "Page last reviewed: 12 March 2024".

Only lines that open with such words are read, so that a trial "published in March 2024" is no date of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimlint.article.dates import DateAt, dates_in
from claimlint.article.model import Block, Field

_LONGEST_LINE = 600
_LONGEST_NAME = 120

_HINT = re.compile(
    r"review|updat|publish|publication|posted|modified|revised|written|author|\bby\b|checked|sponsor|disclos|fund|edit|date|interest"
    r"|advertis|affiliate",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\W_]*(?:(?:this|the|our)\s+)?(?:(?:page|article|content|information|leaflet|post|guide|factsheet|fact\s+sheet|website|site)\s+)?"
    r"(?:(?:was|is|has\s+been|have\s+been)\s+)?",
    re.IGNORECASE,
)
_QUALIFIER = r"(?:(?:first|originally|last|most\s+recently|recently|next|medically|clinically|scientifically|medical|clinical|expert|peer|date|page)[\s-]+)*"
_DATED = (
    (
        "next-review",
        r"next\s+(?:medical\s+|planned\s+)?review(?:ed)?(?:\s+(?:is\s+)?(?:due|date))?|(?:due\s+for\s+review|review\s+(?:is\s+)?due)",
    ),
    (
        "reviewed",
        rf"{_QUALIFIER}(?:reviewed|review(?:\s+date)?|fact[\s-]?checked|checked)|date\s+of\s+(?:last\s+)?review",
    ),
    (
        "updated",
        rf"{_QUALIFIER}(?:updated|update|modified|revised|revision(?:\s+date)?)|date\s+of\s+(?:last\s+)?(?:update|revision)",
    ),
    (
        "published",
        rf"{_QUALIFIER}(?:published|posted)|(?:date\s+of\s+)?publication(?:\s+date)?|(?:publish|posting|release)\s+date|date",
    ),
)
_KEYWORD = re.compile("|".join(rf"(?P<k{i}>\b(?:{pattern})\b)" for i, (_, pattern) in enumerate(_DATED)), re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:(?:on|at|in|of|as\s+of|date)\b)?\s*[:\-–—]?\s*(?:on\b\s*)?(?:\w+day,?\s+)?", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"\s*[:\-–]?\s*(?P<value>(?:\d+|a|an|one|two|three|a\s+few)\s+(?:minute|hour|day|week|month|year)s?\s+ago|yesterday|today)\b",
    re.I,
)
_PERSON = (
    ("fact-checker", r"fact[\s-]?checked"),
    ("reviewer", rf"{_QUALIFIER}(?:(?:and\s+)?reviewed|approved|verified)(?:\s+for\s+(?:medical\s+)?accuracy)?"),
    ("editor", r"edited"),
    (
        "author",
        r"(?:(?:article|story|text|words|medically)\s+)?(?:written|authored|posted|compiled|prepared)(?:\s+and\s+researched)?",
    ),
    ("publisher", r"(?:published|produced|issued|provided)"),
    (
        "sponsor",
        r"(?:sponsored|paid\s+for|funded|presented|brought\s+to\s+you|supported|in\s+(?:partnership|association)\s+with)",
    ),
)
_BY = re.compile(
    "|".join(rf"(?P<p{i}>\b(?:{pattern}))" for i, (_, pattern) in enumerate(_PERSON)) + r"(?:)", re.IGNORECASE
)
_BY_TAIL = re.compile(r"\s+(?:on\s+.{4,20}?\s+)?by\b\s*:?\s*|\s*:\s*(?=[A-Z])", re.IGNORECASE)
_LABELLED = re.compile(
    r"[\W_]*(?:(?P<author>authors?|byline|writer)|(?P<reviewer>(?:medical|clinical|expert|scientific)?\s*reviewers?|medical\s+review)"
    r"|(?P<editor>(?:medical\s+)?editor)|(?P<sponsor>sponsors?|funding|funders?)"
    r"|(?P<disclosure>disclosures?|conflicts?\s+of\s+interests?|competing\s+interests?|declarations?\s+of\s+interests?"
    r"|affiliate\s+disclosure|advertis(?:er|ing)\s+disclosure)|(?P<type>(?:page|content)\s+type))\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BYLINE = re.compile(r"[\W_]*by:?\s+(?=\S)", re.IGNORECASE)
_NAME_WORD = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.?|[A-Z][\w.'’-]*|de|van|von|der|den|la|le|el|al|bin|of|the|and|for|&)"
_NAMES = re.compile(rf"(?:the\s+)?{_NAME_WORD}(?:,?\s+{_NAME_WORD}){{0,14}}")
_NAME_END = re.compile(
    r"\s+(?:on|in)\s+(?=[A-Z0-9])|\s+(?:and\s+)?(?:last\s+|medically\s+)?(?:reviewed|updated|edited|published|fact[\s-]?checked)\b|\s+[|·•–—-]\s+|\s{3,}|\n|;|\s+@",
    re.IGNORECASE,
)
_SPONSORED = re.compile(
    r"[\W_]*(?:sponsored(?:\s+(?:content|post|article|feature))?|advertisement|advertorial|paid\s+(?:content|post|partnership)|promoted)[\W_]*\Z",
    re.IGNORECASE,
)
_DISCLOSED = re.compile(
    r"(?:this\s+(?:post|article|page|site|website)|we|some\s+(?:of\s+the\s+)?links)\b[^.]{0,80}?\b(?:affiliate\s+(?:links?|partners?)|commission|sponsored\s+by|paid\s+(?:for\s+)?by)",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s+[|·•–—]\s+|\s+-\s+|\s{3,}|\n|(?<=[a-z0-9)])[.;]\s+(?=[A-Z])")


def visible_fields(blocks: Sequence[Block]) -> list[Field]:
    """The fields that the blocks' own words state, in source order. A date may stand in the block after its words."""
    found: list[Field] = []
    waiting: tuple[str, Block] | None = None
    for block in blocks:
        text = block.text.text
        if waiting is not None and len(text) <= _LONGEST_LINE:
            found.extend(_awaited(waiting, block))
        waiting = None
        if block.kind == "code" or len(text) > _LONGEST_LINE or not _HINT.search(text):
            continue
        here = list(_fields_of(block))
        found.extend(here)
        if (not here and text.rstrip().endswith((":", "at", "on"))) or _is_bare_key(text):
            name = _opening_name(text)
            waiting = (name, block) if name else None
    return found


def is_metadata_line(text: str) -> bool:
    """Whether a line speaks about the article: a byline, a date of review, a disclosure, or a date alone."""
    if len(text) > 200:
        return False
    start = dates_in(text[:40])
    if start and start[0].start == 0:
        return True
    if not _HINT.search(text):
        return False
    if next(_segments_fields(text), None) is not None:
        return True
    return text.rstrip().endswith(":") and bool(_opening_name(text))


def _fields_of(block: Block) -> Iterator[Field]:
    for name, key, phrase, start, end in _segments_fields(block.text.text):
        span = block.text.source_span(start, end)
        yield Field(name, key, block.text.text[start:end], span, "visible", block.text.source_span(phrase, end))


def _awaited(waiting: tuple[str, Block], block: Block) -> Iterator[Field]:
    """'Last reviewed at:' in one block, and the date at the head of this one."""
    name, before = waiting
    dates = dates_in(block.text.text[:60])
    if dates and dates[0].start <= 12:
        span = block.text.source_span(dates[0].start, dates[0].end)
        words = before.text.text.rstrip(" :")
        yield Field(name, words, block.text.text[dates[0].start : dates[0].end], span, "visible", span)


def _is_bare_key(text: str) -> bool:
    opened = _OPENING.match(text)
    keyword = _KEYWORD.match(text, opened.end() if opened else 0)
    return bool(keyword) and not text[keyword.end() :].strip(" :") if keyword else False


def _opening_name(text: str) -> str:
    opened = _OPENING.match(text)
    keyword = _KEYWORD.match(text, opened.end() if opened else 0)
    if not keyword or len(text) - keyword.end() > 8:
        return ""
    return _keyword_name(keyword)


def _keyword_name(match: re.Match[str]) -> str:
    return next(name for i, (name, _) in enumerate(_DATED) if match.group(f"k{i}"))


Found = tuple[str, str, int, int, int]  # name, key, start of the phrase, start and end of the value


def _segments_fields(text: str) -> Iterator[Found]:
    """What each segment of a line states; segments are parted by bars, dashes, wide gaps and full stops."""
    dates = dates_in(text)
    at = 0
    for match in [*_SEGMENT.finditer(text), None]:
        end = match.start() if match else len(text)
        if end > at:
            yield from _segment_fields(text, at, end, [d for d in dates if at <= d.start and d.end <= end])
        at = match.end() if match else len(text)


def _segment_fields(text: str, start: int, end: int, dates: Sequence[DateAt]) -> Iterator[Found]:
    segment = text[start:end]
    labelled = _LABELLED.match(segment)
    if labelled:
        name = labelled.lastgroup if labelled.lastgroup != "value" else None
        name = name or next(k for k, v in labelled.groupdict().items() if v and k != "value")
        value = labelled.group("value").rstrip()
        limit = _name_end(value, dates, start + labelled.start("value")) if name != "disclosure" else len(value)
        key = segment[: labelled.start("value")].strip(" :*_")
        yield name, key, start, start + labelled.start("value"), start + labelled.start("value") + limit
        yield from _dated(text, start + labelled.start("value") + limit, end, dates)
        return
    if _SPONSORED.match(segment):
        words = len(segment.rstrip())
        yield "sponsor", segment.strip(), start, start, start + words
        return
    if _DISCLOSED.match(segment.lstrip()):
        yield "disclosure", segment.strip()[:40], start, start, start + len(segment.rstrip())
        return
    opened = _OPENING.match(segment)
    begin = start + (opened.end() if opened else 0)
    yield from _people(text, start, begin, end, dates)
    keyword = _KEYWORD.match(text, begin, end)
    person = _BY.match(text, begin, end) or _BYLINE.match(text, start, end)
    if keyword or person:
        yield from _dated(text, begin, end, dates)


def _dated(text: str, start: int, end: int, dates: Sequence[DateAt]) -> Iterator[Found]:
    """Each date of the segment with the key words last before it; 'reviewed and updated on' names two."""
    at = start
    for found in dates:
        if found.start < start:
            continue
        keys = list(_KEYWORD.finditer(text, at, found.start))
        for number, key in enumerate(keys):
            joined = number == len(keys) - 1 or re.fullmatch(
                r"\s*(?:and|&|/|,)\s*", text[key.end() : keys[number + 1].start()]
            )
            if joined and _is_near(text[keys[-1].end() : found.start]):
                words = text[key.start() : found.start].strip(" :-–—")
                yield _keyword_name(key), words, key.start(), found.start, found.end
        at = found.end
    if not dates:
        key_match = _KEYWORD.match(text, start, end)
        relative = _RELATIVE.match(text, key_match.end(), end) if key_match else None
        if key_match and relative:
            yield (
                _keyword_name(key_match),
                key_match.group(),
                key_match.start(),
                relative.start("value"),
                relative.end("value"),
            )


def _is_near(between: str) -> bool:
    """Whether only 'on', 'at:' or a person stands between the key words and the date."""
    return bool(_BETWEEN.fullmatch(between)) or (
        len(between) <= _LONGEST_NAME and bool(re.match(r"\s+by\b", between, re.I))
    )


def _people(text: str, start: int, begin: int, end: int, dates: Sequence[DateAt]) -> Iterator[Found]:
    line = _BYLINE.match(text, start, end)
    if line:
        value = text[line.end() : end]
        names = _NAMES.match(value)
        limit = _name_end(value, dates, line.end())
        if names and _is_name(names.group(), value):
            yield "author", "by", start, line.end(), line.end() + limit
        begin = line.end() + limit
    for match in _BY.finditer(text, begin, end):
        tail = _BY_TAIL.match(text, match.end(), end)
        if not tail or (match.start() > begin and not _follows(text, begin, match.start())):
            continue
        value = text[tail.end() : end]
        limit = _name_end(value, dates, tail.end())
        if limit and value[:1].isalnum() and (value[0].isupper() or value[:4] in ("the ", "our ", "dr. ")):
            name = next(name for i, (name, _) in enumerate(_PERSON) if match.group(f"p{i}"))
            yield name, text[match.start() : tail.end()].strip(" :"), match.start(), tail.end(), tail.end() + limit


def _follows(text: str, begin: int, at: int) -> bool:
    """A second person later in the line stands behind 'and' or a comma: 'written by A and medically reviewed by B'."""
    return (
        bool(re.search(r"(?:\band|[,;|&(])\s*(?:then\s+|medically\s+|clinically\s+)?$", text[begin:at], re.I))
        or not text[begin:at].strip()
    )


def _is_name(names: str, value: str) -> bool:
    """'By Jane Doe' and 'By the Mayo Clinic staff', not 'By Monday you …' and not 'By taking it'."""
    words = [w for w in re.findall(r"[\w.'’-]+", names) if w[0].isupper()]
    behind = value[len(names) :].lstrip()
    return (
        (bool(words)
        and (len(words) >= 2 or names[:2] in ("Dr",))
        and not behind[:1].islower())
        or (names.startswith("the ")
        and bool(words))
    )


def _name_end(value: str, dates: Sequence[DateAt], at: int) -> int:
    """Where a name ends: before 'on', a date, another statement, a bar, or the end."""
    limit = min([len(value), _LONGEST_NAME, *(d.start - at for d in dates if d.start >= at)])
    stop = _NAME_END.search(value, 0, min(len(value), limit + 12))
    if stop and stop.start() < limit:
        limit = stop.start()
    return len(value[:limit].rstrip(" ,;.|(")) or 0
