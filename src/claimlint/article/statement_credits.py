"""Credits: short pieces near the title or at the end of a page, each a label or a verb, a person, a role, a day.

    Text: Dora Bloom | Expert reader: Dr Hugh Laird, hypertension clinic | September 2026

Every house words its labels in its own way, so none are listed here. What stands in a credit is told by its shape: the
stem of a label tells whether its person checked the page or wrote it; without a label it is the writer who stands at
the top, with what he or she is; the one day of credits that name a reviewer is the day of the review.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimlint.article.dates import DateAt, dates_in
from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references
from claimlint.article.sentences import sentences_of
from claimlint.article.statement_cues import IMPRINT
from claimlint.article.statement_labels import credit_of, day_of, is_label_word
from claimlint.article.statement_layout import line_breaks
from claimlint.article.statement_persons import Person, is_profession, is_public, persons_in

_HEAD_BLOCKS = 16
_TAIL_BLOCKS = 10
_LONGEST_BLOCK = 600
_LONGEST_SEGMENT = 220
_LONGEST_LEAD = 60
_LONG, _MOST_LONG = 80, 4  # characters of a block, and how many of them stand before the page's own prose
_PROSE = 160  # characters of a paragraph that is no credit
_MOST_LABEL_WORDS = 7
_MOST_WORK_WORDS = 5
_MOST_BEHIND = 8
_IN_BRACKETS = lazy_pattern(r"\([^()]*\)")
_MOST_BEHIND_DAY = 2
_WRAPPED = 56  # a line so long was broken by the width of the page
_PARTS = lazy_pattern(r"\s*[|·•]\s*|;\s+|\s+/\s+|\s+—\s+|\n|\s{3,}")
_LEAD_BREAK = lazy_pattern(r".*(?:[,;–—|()]|\b(?:and|with)\b)")
_LEAD = lazy_pattern(r"[^:]*(?::|\s[–-])?[\s*_]*")
_OPENS = lazy_pattern(r"[A-Z][\w ’'-]{1,40}:")  # a line that begins with a label was not broken by the page's width
_SPEAKS = lazy_pattern(r"\b(?:say|says|said|tell|tells|told|explain|explains|believes?|warns?|found|recommends?)\b")
_DOES = lazy_pattern(  # "who approved the text", "for checking this page", "advised on it"
    r"\b(?:(?P<reviewer>(?:review|check|approv|vett|audit|advis|validat|agree)(?:e?d|e?s|ing)|reads?|verified|went\s+through)"
    r"|(?P<author>writes|wrote|(?:put|prepared|compiled|drafted)\b(?=[^.]{0,30}\b(?:page|text|article|together))))"
    r"(?:\s*\Z|\s*[.,)]|[^.]{0,30}?\b(?:page|text|article|leaflet|accuracy|facts|guide|contents?|version|line|word|answers|column|sheet|it|them)\b)"
)
_BIO = lazy_pattern(r"\s+is\s+(?:an?|our|the)\s+(?P<role>[^.,;]{3,60})")
_EDITS = lazy_pattern(r"\beditor\b")
_JOINED = lazy_pattern(r"\s*,?\s*(?:(?:and|with|&)\s+)?")
_QUOTE = ("“", '"', "‘", "—", "–", "-", "’", "”", "'")


class _Segment(NamedTuple):
    """A part of a block that may be one credit; its place gave it the `label`: a term, a header, a line above."""

    block: Block
    start: int
    end: int
    label: str
    below: str = ""  # what stands under it and is somebody's work: "Rosa Field" over "Health correspondent"

    @property
    def text(self) -> str:
        return self.block.text.text


class _Credit(NamedTuple):
    """What a segment states: a field's name, and where in its block its words and its value stand."""

    name: str
    block: Block
    phrase: int
    start: int
    end: int
    needs_company: bool = False  # counts only where something else credits too


def credit_fields(blocks: Sequence[Block], known: set[str]) -> Iterator[Field]:
    """What the credits of a page name that is not `known` by a line that says so in the usual words."""
    for region, is_head in ((_head(blocks), True), (_tail(blocks), False)):
        credits = _in_company([credit for segment in _segments(region) for credit in _read(segment, is_head)])
        told = set[str]()
        for credit in credits:
            if credit.name and credit.name not in known:
                told.add(credit.name)
                text = credit.block.text
                key = text.text[credit.phrase : credit.start].strip(" :,.(")
                span, phrase = text.source_span(credit.start, credit.end), text.source_span(credit.phrase, credit.end)
                yield Field(credit.name, key, text.text[credit.start : credit.end], span, "visible", phrase)
        known = known | told


def _head(blocks: Sequence[Block]) -> list[Block]:
    """The first blocks, until the page's own prose has begun."""
    found, prose = [], 0
    for block in blocks[:_HEAD_BLOCKS]:
        if names_references(block.text.text.partition(":")[0]):
            break
        prose += block.is_prose and len(block.text.text) > _LONG
        if prose > _MOST_LONG:
            break
        found.append(block)
    return found


def _tail(blocks: Sequence[Block]) -> list[Block]:
    """The last blocks and those under a heading about the page, without the sources."""
    found, is_imprint, is_source = [], False, False
    for block in blocks:
        text = block.text.text
        if block.kind == "heading":
            is_imprint, is_source = IMPRINT.match(text) is not None, names_references(text)
        is_list = is_source or names_references(text.partition(":")[0])
        if not is_list and (is_imprint or block.index >= max(len(blocks) - _TAIL_BLOCKS, 2)):
            found.append(block)
    return found


def _segments(blocks: Sequence[Block]) -> Iterator[_Segment]:
    """The parts of blocks; one that only labels what follows is no part, but the label of the next."""
    label, used = "", -1
    parts = [(block, start, end) for block in blocks if _may_credit(block) for start, end in _parts(block)]
    for number, (block, start, end) in enumerate(parts):
        text = block.text.text
        if len(text) > _PROSE or used not in (-1, block.index):  # a label holds for one block
            label, used = "", -1
        if block.kind == "cell" and block.header and block.row > 0:
            label = block.header
        if _labels(text[start:end]):
            label, used = text[start:end], -1
            continue
        after = parts[number + 1] if number + 1 < len(parts) else None
        below = after[0].text.text[after[1] : after[2]] if after else ""
        yield _Segment(block, start, end, label, below if _is_work(below) else "")
        used = block.index


def _may_credit(block: Block) -> bool:
    return block.kind != "code" and len(block.text.text) <= _LONGEST_BLOCK


def _is_work(words: str) -> bool:
    """Whether words are nothing but what somebody is."""
    is_short = len(words.split()) <= _MOST_WORK_WORDS and not words.endswith((".", ":", "?"))
    return is_short and is_profession(words) and not dates_in(words)


def _parts(block: Block) -> Iterator[tuple[int, int]]:
    text = block.text.text
    edges = [0]
    for at in line_breaks(block):
        line = text[edges[-1] : at]
        if len(line) < _WRAPPED or line.endswith((".", ";", ":", "?")) or _OPENS.match(text, at + 1):
            edges.append(at + 1)
    cuts = {*edges, *(end for _, end in sentences_of(text)), *(at for m in _PARTS.finditer(text) for at in m.span())}
    bounds = sorted(cuts | {len(text)})
    for start, end in pairwise(bounds):
        words = text[start:end]
        if words.strip(" |·•;/—\n") and len(words) <= _LONGEST_SEGMENT:
            yield start + len(words) - len(words.lstrip()), end


def _labels(words: str) -> bool:
    """Whether words are nothing but a label of what follows."""
    is_short = len(words) <= _LONGEST_LEAD and len(words.split()) <= _MOST_LABEL_WORDS
    if not is_short or dates_in(words) or words.rstrip().endswith("."):
        return False
    return (credit_of(words) in ("author", "reviewer", "knows") or bool(day_of(words))) and not persons_in(
        words, 0, len(words)
    )


def _read(segment: _Segment, is_head: bool) -> Iterator[_Credit]:
    """The persons and days of a segment."""
    block, start, end, label, _ = segment
    text = block.text.text
    days = [day for day in dates_in(text) if start <= day.start and day.end <= end]
    persons = persons_in(text, start, end, [day.start for day in days])
    at, last = start, ""
    for number, person in enumerate(persons):
        stop = persons[number + 1].start if number + 1 < len(persons) else end
        at = max([at, *(day.end for day in days if day.end <= person.start)])
        lead = (_lead(text, at, person.start) if number else text[at : person.start]).lstrip(" :,–-")
        said = f"{label} {lead}:" if label and number == 0 and not credit_of(lead) else lead
        is_bare_place = is_head and number == 0 and block.kind not in ("heading", "item")
        name, needs_company = _role(segment, said, person, stop, is_bare_place)
        if not name and number and _JOINED.fullmatch(text, persons[number - 1].until, person.start):
            name = last  # "and Tim Low": with the one before
        for one in ("author", "reviewer") if name == "both" else (name,) if name else ():
            yield _Credit(one, block, person.start - len(lead.lstrip()), person.start, person.until, needs_company)
        at, last = person.until, name
    yield from _days(segment, days, persons, last)


def _lead(text: str, start: int, end: int) -> str:
    """The words that lead to a name, of those since the name before: ", and audited by " without the "and"."""
    gap = text[start:end]
    cut = _LEAD_BREAK.match(gap.rstrip(" –—-")) if gap.strip() else None
    return gap[cut.end() :] if cut and ":" not in gap[cut.end() - 1 :] else gap


def _leads(lead: str) -> bool:
    """Whether words before a name lead to it as a label or a verb does: in few words, to the end, as no sentence."""
    words = lead.split()
    is_signed = lead.rstrip(" *_").endswith((":", "–", "-")) or words[-1:] in (["by"], ["from"], ["with"])
    if not _LEAD.fullmatch(lead) or len(words) > _MOST_LABEL_WORDS:
        return False
    return (
        is_signed
        or is_profession(" ".join(words[-1:]))
        or all(is_label_word(word.lower()) or is_profession(word) for word in words)
    )


def _role(segment: _Segment, lead: str, person: Person, stop: int, may_be_bare: bool) -> tuple[str, bool]:
    """What a person did, and whether that counts only in company; "" where nothing tells it."""
    text = segment.text
    behind = text[person.until : stop]
    means = credit_of(lead) if _leads(lead) else "nobody"
    if means == "nobody" or is_public(text[person.end : stop]) or text[segment.start : segment.start + 1] in _QUOTE:
        return "", False
    is_vouched = bool(person.role) or is_profession(lead.rstrip(" :").rpartition(" ")[2])
    if (means == "" or lead.rstrip().endswith("with")) and (does := _DOES.search(text, person.end, stop)):
        return (does.lastgroup or "", False) if is_vouched else ("", False)
    if _SPEAKS.search(behind) or len(behind.split()) > _MOST_BEHIND:
        return "", False
    if means in ("author", "reviewer", "both"):
        return means, not is_vouched
    if means == "knows":
        return ("reviewer", False) if is_vouched else ("", False)
    if may_be_bare and segment.below and not person.role and segment.start == person.start and stop - person.until < 2:
        return "author", False
    return _bare(lead, person, behind, may_be_bare)


def _bare(lead: str, person: Person, behind: str, is_first_on_top: bool) -> tuple[str, bool]:
    """A name without a label that tells anything: at the top the writer's, if it says what its bearer is."""
    bio = _BIO.match(behind)
    in_bracket = behind if behind.lstrip().startswith("(") else ""  # "Dr Ann Bell, GP (clinical check)"
    role = bio["role"] if bio else f"{person.role} {in_bracket}"
    by_role = "author" if _EDITS.search(role) else credit_of(role)
    if by_role in ("author", "reviewer") and is_profession(role):
        return by_role, not is_first_on_top and bio is None
    is_over = all(is_label_word(word.lower()) for word in behind.strip(" ,;.()\n").split())
    if is_first_on_top and person.is_qualified and is_over:
        return "author", bool(lead.strip())
    if lead.strip() and person.is_qualified and is_over:
        return "author", True  # "Pen: Ann Bell, health writer" beside a reviewer
    return "", False


def _days(segment: _Segment, days: Sequence[DateAt], persons: Sequence[Person], last: str) -> Iterator[_Credit]:
    block, start, end, label, _ = segment
    text = block.text.text
    at = start
    behind = text[max([days[-1].end, *(person.until for person in persons)]) : end] if days else ""
    if len(_IN_BRACKETS.sub("", behind).split()) > _MOST_BEHIND_DAY:
        return  # "The review last updated on 3 May 2015 covers 23 trials"
    for day in days:
        before = max([at, *(person.until for person in persons if person.until <= day.start)])
        lead = text[before : day.start]
        name = day_of(f"{label} {lead}")
        if name in ("reviewed", "updated") and not last and not _leads(lead):
            continue  # "NICE, Gout in adults, updated March 2023"
        if not name and last in ("reviewer", "both"):
            name = "reviewed"
        if name or len(text[start:end]) <= _PROSE // 2:
            yield _Credit(name if name in _DAYS else f"?{name}", block, before, day.start, day.end)
        at = day.end


_DAYS = ("reviewed", "next-review")


def _in_company(credits: Sequence[_Credit]) -> list[_Credit]:
    """The credits that count, with the day of the review where only one day stands there and a reviewer is named."""
    sure = [credit for credit in credits if not credit.needs_company and not credit.name.startswith("?")]
    counted = [credit for credit in credits if not credit.needs_company or any(c is not credit for c in sure)]
    reviewers = [credit.block.index for credit in counted if credit.name == "reviewer"]
    days = [credit for credit in counted if credit.name in ("?", "?updated")]
    if reviewers and len(days) == 1 and not any(credit.name == "reviewed" for credit in counted):
        near = min(abs(index - days[0].block.index) for index in reviewers)
        counted = [c._replace(name="reviewed") if c is days[0] and near <= 2 else c for c in counted]
    return [credit for credit in counted if not credit.name.startswith("?")]
