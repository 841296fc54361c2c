"""Statements about the article that stand in its text: "By Jane Doe, MD", "Page last reviewed: 12 March 2024".

Only lines that open with such words are read, and only to where they go on as such a line does, so that a trial
"published in March 2024 in a journal" is no date of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimlint.article.dates import DateAt, dates_in
from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_only_sources
from claimlint.article.sentences import sentences_of
from claimlint.article.statements.clauses import clause_fields
from claimlint.article.statements.credits import credit_fields, without_reporters
from claimlint.article.statements.cues import (
    ABOUT,
    ADVERT,
    AFTER_REVIEW,
    BARE,
    BY_NAMES,
    CHECKED,
    CUE,
    DECLARES,
    DISCLOSED,
    FACTS_CHECKED,
    GLUE,
    HINT,
    IMPRINT,
    INTERESTS,
    LABELLED,
    OPENING,
    SIGNED,
    WROTE,
    hinting,
)
from claimlint.article.statements.days import with_next_review
from claimlint.article.statements.groups import member_of
from claimlint.article.statements.labels import WHO, lead_of, role_of
from claimlint.article.statements.layout import (
    HEAD_BLOCKS,
    LONGEST_LINE,
    LONGEST_STATEMENT,
    in_lines,
    is_label,
    tables_about_the_article,
    value_label,
)
from claimlint.article.statements.names import NAME, is_byline_name, maker_of, name_end_of
from claimlint.article.statements.persons import is_public
from claimlint.article.statements.prose import named_on_top, names_somebody, told_fields
from claimlint.article.statements.words import statement_pattern
from claimlint.values import NamedTuple

_LONGEST_OPENING = 40
_DASHES = ("-", "–", "—")
_BYLINE = statement_pattern(r"[\W_]*(?:(?:<page>|<label_noun>|words)\s+)?by:?\s+(?=\S)")
_BY = lazy_pattern(r",?\s+by\s+(?=[A-Z])")
_RELATIVE = lazy_pattern(
    r"\s*[:\-–]?\s*(?P<value>(?:\d+|an?|one|two|three|a\s+few)\s+(?:minute|hour|day|week|month|year)s?\s+ago|yesterday|today)\b",
    re.IGNORECASE,
)
_FULL_NAME = lazy_pattern(r"(?:(?:Dr|Prof)\.?\s+)?[A-Z][\w'’-]+\s+[A-Z]")
_CONNECTED = lazy_pattern(r"(?:\A|\band\b|[,;|&(/]|\bthen\b|\b\d{4})\s*\Z", re.IGNORECASE)
_SEPARATOR = lazy_pattern(r"\s+[|·•–—-]\s+|;\s+|(?<![:\s])\s{3,}|\n")


class Statement(NamedTuple):
    """What a line states: the field's name, the words before the value, where they begin, where the value stands."""

    name: str
    key: str
    phrase: int
    start: int
    end: int


def visible_fields(blocks: Sequence[Block]) -> list[Field]:
    """The fields that the blocks' own words state, in source order. A date may stand in the block after its words."""
    found: list[Field] = []
    waiting: tuple[str, str] | None = None
    before: Block | None = None
    is_imprint = is_source = False
    tables = tables_about_the_article(blocks)
    for block in blocks:
        text = in_lines(block)
        if before is not None and block.kind == before.kind == "cell" and block.row != before.row:
            waiting = None
        is_value = (block.kind != "cell" or block.group in tables) and not is_label(text)
        label, before = value_label(block, before) if is_value else "", block
        waiting = None if label else waiting
        may_be_bare = not label and block.index < HEAD_BLOCKS and block.kind != "definition" and block.column < 1
        if waiting or (may_be_bare and text[0].isalnum() and len(text) < 40):
            found.extend(_date_alone(block, *(waiting or ("published", ""))))
        waiting = None
        if block.kind == "heading":
            is_imprint, is_source = IMPRINT.match(text) is not None, names_only_sources(text)
        is_silent = block.kind == "code" or (is_source and block.kind == "item")
        if is_silent or not (is_imprint or any(map(_may_state, f"{label}{text}".split("\n")))):
            continue
        if not label and block.index < HEAD_BLOCKS and (end := named_on_top(text)):
            span = block.text.source_span(0, end)
            found.append(Field("author", "", text[:end], span, "visible", span))
        for statement in statements_of(label + text):
            start, end = statement.start - len(label), statement.end - len(label)
            if start >= 0:
                phrase = block.text.source_span(max(statement.phrase - len(label), 0), end)
                value = block.text.source_span(start, end)
                found.append(Field(statement.name, statement.key, text[start:end], value, "visible", phrase))
        waiting = None if label else _bare_key(text)
    found = without_reporters([f for f in found if f.name != "reviewer" or not is_public(f.value)])
    found = with_next_review(found)
    found = with_next_review([*found, *credit_fields(blocks, found)])
    found += told_fields(blocks, found)
    found += clause_fields(blocks, {field.name: field.value for field in found})
    return sorted(found, key=lambda field: field.span.start)


def is_metadata_line(text: str) -> bool:
    """Whether a line speaks about the article: a byline, a date of review, a disclosure, or a date that opens it."""
    if len(text) > LONGEST_LINE:
        return False
    if text[:1].isalnum() and (dates := dates_in(text[:40])) and dates[0].start == 0:
        return True
    return _may_state(text) and (next(statements_of(text), None) is not None or _bare_key(text) is not None)


def _may_state(text: str) -> bool:
    """A cheap look: a short line with a word of this kind, or a longer text that opens with one."""
    if len(text) > LONGEST_STATEMENT:
        return False
    head = text if len(text) <= LONGEST_LINE else text[:_LONGEST_OPENING]
    lower = head.lower()
    for stem in hinting():  # asked of each block: `any` with a generator takes twice as long
        if stem in lower:
            return bool(HINT.search(head))
    return False


_TITLED = lazy_pattern(r"\s*:\s*(?=(?:Dr|Prof)\b)")  # a name behind its title


def statements_of(text: str) -> Iterator[Statement]:
    """What each part of a line states; parts are its sentences, and what bars, dashes and wide gaps part."""
    if about := ABOUT.match(text):
        yield Statement("author", "about the author", 0, about.start("name"), about.end("name"))
        return
    led = list(_led(text))
    yield from (statement for *_, stated in led for statement in stated)
    for start, end in sentences_of(text):
        if any(first < end and start < last for first, last, _ in led):
            continue
        at = start
        for match in [*_SEPARATOR.finditer(text, start, end), None]:
            stop = match.start() if match else end
            if (
                match
                and match[0].strip() in _DASHES
                and (BARE.fullmatch(text, at, stop) or INTERESTS.fullmatch(text, at, stop))
            ):
                continue  # "Author – Ann Bell"
            if stop > at and HINT.search(text, at, stop):
                yield from _part(text, at, stop, [d for d in dates_in(text) if at <= d.start and d.end <= stop])
            at = match.end() if match else end
        if end > 2 * LONGEST_LINE:
            break


def _led(text: str) -> Iterator[tuple[int, int, list[Statement]]]:
    """The lines whose label only `role_of` knows, with what they state: "Who checked it? Dr Mary Bell, surgeon"."""
    at = 0
    for line in text.split("\n"):
        start, end, at = at, at + len(line), at + len(line) + 1
        lead = lead_of(text, start, end)
        if lead is None or (lead["sign"].strip() in (":", *_DASHES) and _part_states(text, start, end)):
            continue
        stop = next((last for first, last in sentences_of(text) if first <= lead.end() < last), end)
        if stated := list(_valued(text, lead, min(stop, end))):
            yield start, end, stated


def _part_states(text: str, start: int, end: int) -> bool:
    return next(_part(text, start, end, dates_in(text)), None) is not None


def _valued(text: str, lead: re.Match[str], end: int) -> Iterator[Statement]:
    role, key, at = role_of(lead["label"]), lead["label"], lead.end()
    dates = [day for day in dates_in(text) if at <= day.start and day.end <= end]
    if dates and dates[0].start == at:
        name = "published" if role == "author" else role or ""
        yield Statement(name, key, lead.start(), at, dates[0].end)
        return
    stop = name_end_of(text, at, end, dates, ())
    member = member_of(text, at, stop) if role in WHO else None
    at = member.start if member else at
    if role in WHO and stop > at and (member or names_somebody(text, at, stop)):
        yield Statement(WHO[role], key, lead.start(), at, stop)
        if dates and role == "reviewed":
            yield Statement("reviewed", key, lead.start(), dates[0].start, dates[0].end)


def _part(text: str, start: int, end: int, dates: Sequence[DateAt]) -> Iterator[Statement]:
    part = text[start:end]
    if labelled := LABELLED.match(part):
        yield from _labelled(text, start, end, labelled, dates)
    elif ADVERT.match(part):
        yield Statement("sponsor", part.strip(" []()"), start, start, end)
    elif DISCLOSED.match(part):
        yield Statement("disclosure", "", start, start, end)
    elif facts := FACTS_CHECKED.match(part):
        at = start + facts.end()
        yield Statement("reviewer", facts["verb"], at, at, name_end_of(text, at, end, dates, ()))
    elif wrote := WROTE.match(part):
        stop = start + len(part[: wrote.end("name")].rstrip(","))
        yield Statement("author", "wrote", start, start + wrote.start("name"), stop)
    elif checked := CHECKED.match(part):
        at, stop = start + checked.start("name"), start + len(part[: checked.end("name")].rstrip(","))
        yield Statement("reviewer", checked["verb"], at, at, stop)
        if dates and GLUE.fullmatch(text, start + checked.end(), dates[0].start):
            yield Statement("reviewed", checked["verb"], at, dates[0].start, dates[0].end)
    else:
        marks = len(part) - len(part.lstrip(" *_#>-"))
        opening = None if CUE.match(text, start + marks, end) else OPENING.match(part)  # "Page reviewed" is a label
        begin = start + (opening.end() if opening else marks)
        if line := _BYLINE.match(text, start, end):
            begin = line.end()
            name_end = name_end_of(text, begin, end, dates, _cues(text, begin, end, opened=True))
            if is_byline_name(text[begin:name_end], text[name_end:end]):
                yield Statement("author", "by", start, begin, name_end)
            yield from _cued(text, end, _cues(text, begin, end, opened=True), dates)
        else:
            yield from _cued(text, end, _cues(text, begin, end, opened=False), dates)


def _labelled(text: str, start: int, end: int, labelled: re.Match[str], dates: Sequence[DateAt]) -> Iterator[Statement]:
    """What a label names; of a reviewer the day too ("Clinical review: Dr Park, physician (3 March 2026)")."""
    name = next(k for k, v in labelled.groupdict().items() if v and k != "value")
    at = start + labelled.start("value")
    stop = (
        end
        if name in ("disclosure", "topic", "type")
        else name_end_of(text, at, end, dates, _cues(text, at, end, opened=True))
    )
    if name == "disclosure" and not DECLARES.search(text, at, at + LONGEST_LINE):
        return
    key, day = text[start:at].strip(" :*_\t"), dates[0] if dates and name == "reviewer" else None
    if key.lower() in ("text", "words") and not _FULL_NAME.match(text, at):
        return  # "Text: see above"
    if day is None or day.start > at:
        yield Statement(name, key, start, at, max(stop, at + 1))
    if day is not None:
        yield Statement("reviewed", key, start, day.start, day.end)


def _cues(text: str, begin: int, end: int, *, opened: bool) -> list[re.Match[str]]:
    """The cues of a part: one at its opening, others behind 'and' or a comma. None where it does not open with one."""
    found: list[re.Match[str]] = []
    for cue in CUE.finditer(text, begin, end):
        if not found and not opened and cue.start() != begin:
            return []
        if (not found and cue.start() == begin) or _CONNECTED.search(text, max(begin, cue.start() - 12), cue.start()):
            found.append(cue)
    return found


def _cued(text: str, end: int, cues: Sequence[re.Match[str]], dates: Sequence[DateAt]) -> Iterator[Statement]:
    for number, cue in enumerate(cues):
        stop = cues[number + 1].start() if number + 1 < len(cues) else end
        kind = next(k for k, v in cue.groupdict().items() if v and k != "by")
        inside = [d for d in dates if cue.end() <= d.start < stop]
        key = text[cue.start() : cue.end()].strip(" :")
        in_bracket = text[cue.start() - 1 : cue.start()] == "("  # "(Funded by …)" ends an abstract: the trial's funder
        if cue.group("by") and not (kind == "sponsored" and in_bracket):
            name_end = name_end_of(text, cue.end(), stop, inside, ())
            if name_end > cue.end() and NAME.match(text, cue.end(), name_end):
                member = member_of(text, cue.end(), name_end) if kind in ("published", "reviewed", "written") else None
                at = member.start if member else cue.end()
                yield Statement(maker_of(kind, key.lower(), text, at, name_end), key, cue.start(), at, name_end)
        if kind in ("written", "sponsored"):
            continue
        is_ahead = kind == "next" or (bool(cue.group("by")) and key.lower() == "review by")
        yield from _dated(text, end, cue, stop, "next-review" if is_ahead else kind, dates)


def _dated(
    text: str, end: int, cue: re.Match[str], stop: int, name: str, dates: Sequence[DateAt]
) -> Iterator[Statement]:
    """The date of a cue; 'reviewed and updated on' share the one behind the second."""
    first = next((d for d in dates if d.start >= cue.end()), None)
    between = text[cue.end() : first.start] if first else ""
    if first and first.start < stop and (cue.group("by") or GLUE.fullmatch(between)):
        signed = SIGNED.match(text, first.end, end) if name == "reviewed" else None
        if signed:  # "Last review: 2 May 2026, Abe Lund, MD"
            yield Statement("reviewer", cue.group().strip(" :"), cue.start(), signed.start("name"), signed.end("name"))
        if name in ("published", "updated") and AFTER_REVIEW.match(text, first.end, end):
            yield Statement("reviewed", text[cue.start() : first.start].strip(), cue.start(), first.start, first.end)
        if signed or _is_over(text[first.end : end]):
            yield Statement(name, text[cue.start() : first.start].strip(" :-–—"), cue.start(), first.start, first.end)
        yield from _by_whom(text, first.end, end, cue, name)
    elif first and re.fullmatch(r"\s*(?:and|&|/|,)\s*", text[cue.end() : stop]) and stop < first.start:
        yield Statement(name, text[cue.start() : first.start].strip(" :-–—"), cue.start(), first.start, first.end)
        yield from _by_whom(text, first.end, end, cue, "reviewed" if name == "reviewed" else "")
    elif relative := _RELATIVE.match(text, cue.end(), stop):
        yield Statement(name, cue.group().strip(" :"), cue.start(), relative.start("value"), relative.end("value"))
    elif name == "reviewed" and not first and (colon := _TITLED.match(text, cue.end(), stop)):
        name_end = name_end_of(text, colon.end(), stop, (), ())
        yield Statement("reviewer", cue.group().strip(), cue.start(), colon.end(), name_end)


def _by_whom(text: str, at: int, end: int, cue: re.Match[str], kind: str) -> Iterator[Statement]:
    """Who is named behind a date: "reviewed 2 May 2026 by Abe Lund"."""
    by = _BY.match(text, at, end)
    if by and kind in BY_NAMES and (name_end := name_end_of(text, by.end(), end, (), ())) > by.end():
        key = cue.group().strip(" :")
        yield Statement(maker_of(kind, key.lower(), text, by.end(), name_end), key, cue.start(), by.end(), name_end)


def _is_over(rest: str) -> bool:
    """Whether a line may end so behind its date: with nothing, a bracket, another statement, 'at 10:00', 'by NAME'."""
    words = rest.strip(" .,;:()[]*_\t")
    return (
        (len(words.split()) <= 4 and words[:1] != ",")
        or bool(CUE.search(words, 0, 40))
        or words.startswith(("by ", "or sooner", "or earlier"))
    )


def _bare_key(text: str) -> tuple[str, str] | None:
    """'Last reviewed at:' with nothing behind: what the date in the next block is, and these words."""
    if len(text) > 60:
        return None
    opening = OPENING.match(text)
    cue = CUE.match(text, opening.end() if opening else 0)
    if not cue or cue.group("by") or text[cue.end() :].strip(" :") not in ("", "on", "at"):
        return None
    kind = next(k for k, v in cue.groupdict().items() if v)
    name = "next-review" if kind == "next" else kind
    return None if kind in ("written", "sponsored") else (name, text.strip(" :"))


def _date_alone(block: Block, name: str, key: str) -> Iterator[Field]:
    """The date that a block opens with, where little else stands there."""
    text = block.text.text
    dates = dates_in(text[:60])
    if dates and dates[0].start <= 12 and _is_over(text[dates[0].end :]) and (key or dates[0].start == 0):
        span = block.text.source_span(dates[0].start, dates[0].end)
        yield Field(name, key, text[dates[0].start : dates[0].end], span, "visible", span)
