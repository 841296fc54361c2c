"""Credits: short pieces near the title or at the end of a page, each a label or a verb, a person, a role, a day.

    Text: Dora Bloom | Expert reader: Dr Hugh Laird, hypertension clinic | September 2026

Every house words its labels in its own way, so none are listed here. What stands in a credit is told by its shape: the
stem of a label tells whether its person checked the page or wrote it; without a label it is the writer who stands at
the top, with what he or she is; the one day of credits that name a reviewer is the day of the review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimlint.article.dates import DateAt, dates_in, parse_date
from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.days import days_ahead, is_bare_review
from claimlint.article.statements.groups import without_group
from claimlint.article.statements.labels import PRESENT_ISSUE, credit_of, day_of, function_of, is_label_word
from claimlint.article.statements.persons import Person, is_profession, is_public, persons_in
from claimlint.article.statements.segments import (
    MOST_LABEL_WORDS,
    PROSE,
    SIGN_OFF,
    Segment,
    head_of,
    segments_of,
    tail_of,
)
from claimlint.article.statements.tokens import speaks_of_page, tokens_in
from claimlint.article.statements.words import statement_pattern
from claimlint.values import NamedTuple

_MOST_BEHIND = 8
_VERSION = lazy_pattern(
    r"\b(?:(?:leaflet|ref\.?|version|edition|issue)\s*:?\s+|v)[A-Z]{0,4}-?\d[\w.]*\W*|\A\W*\d[\d.]*\s*[,;(]\s*",
    re.IGNORECASE,
)
_ISSUE = (
    r"(?:\b(?:(?:version|edition|issue|revision)(?:\s+(?:no\.?|number))?\s*:?\s+|v\.?\s?)\d[\w.]*"
    r"|\b(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|new|revised)\s+(?:edition|version|issue)"
    rf"|{PRESENT_ISSUE})"
)
_NUMBERED_ISSUE = lazy_pattern(_ISSUE, re.IGNORECASE)
# beside a day: "Issue 5 · 12 January 2026", "12 January 2026 (version 6)"
_ISSUE_BEFORE = lazy_pattern(
    rf"{_ISSUE}\W*(?:(?:date|dated|issued|published|printed|of|from|on)\W+){{0,2}}\Z", re.IGNORECASE
)
_ISSUE_BEHIND = lazy_pattern(rf"\W*{_ISSUE}\W*(?:\Z|[·|•;/)—.])", re.IGNORECASE)
_CODE = lazy_pattern(  # what a house numbers its leaflets by
    r"(?:leaflet|sheet|document|doc|ref(?:erence)?|code)\b\.?\s*(?:no\.?|number)?\s*:?\s*[A-Z]{0,5}[\s/-]?\d[\w/-]*\W+",
    re.IGNORECASE,
)
_LONGEST_ISSUE = 40
_FIRST = lazy_pattern(r"\b(?:first|came\s+out|appeared|launched|put\s+(?:up|online))\b", re.IGNORECASE)
_IN_BRACKETS = lazy_pattern(r"\([^()]*\)")
_OR_SOONER = lazy_pattern(r",?\s*(?:or|and)\s+(?:earlier|sooner|before)\b.*", re.IGNORECASE | re.DOTALL)  # "if needed"
_MOST_BEHIND_DAY = 2
_FAR_REVIEWER = 2  # blocks between a day and the reviewer
_FAR_PLAN = 12  # blocks, as those of six rows, between the day of an issue and that of the next review
_DENIED = lazy_pattern(r"\b(?:not|never|nobody|no\s+one)\b", re.IGNORECASE)
_A_THING = lazy_pattern(r"\W*an?\s", re.IGNORECASE)  # "A review by Dr Bell" is no page's own
_ONLY_BY = lazy_pattern(r"[\s,]*by\s+")
_LEAD_BREAK = lazy_pattern(r".*(?:[,;–—|()]|\b(?:and|with)\b)")
_LEAD = lazy_pattern(r"[^:]*(?::|\s[–-])?[\s*_]*")
_SPEAKS = lazy_pattern(r"\b(?:say|says|said|tell|tells|told|explain|explains|believes?|warns?|found|recommends?)\b")
_DOES = statement_pattern(  # "who approved the text", "for checking this page", "advised on it"
    r"\b(?:(?P<reviewer>(?:review|check|approv|vett|audit|advis|validat|agree)(?:e?d|e?s|ing)|(?:re-?)?reads?|verified|went\s+through)"
    r"|(?P<author>writes|wrote|(?:put|<wrote>)\b(?=[^.]{0,30}\b(?:<page>|together))))"
    r"(?:\s*\Z|\s*[.,)]|[^.]{0,30}?\b(?:<page>|<document>|<issue>|accuracy|facts|line|word|it(?!\s+(?:down|up|off|out|all\s+down)\b)|them)\b)",
    re.NOFLAG,
)
_BIO = lazy_pattern(r"\s+is\s+(?:an?|our|the)\s+(?P<role>[^.,;]{3,60})")
_EDITS = lazy_pattern(r"\beditor\b")
_JOINED = lazy_pattern(r"\s*,?\s*(?:(?:and|with|&)\s+)?")
_NEXT_DEED = lazy_pattern(
    r"[\s,;)]*\b(?:and|then)\s+(?:\w+\s+)?\w+ed\b.*", re.DOTALL
)  # "and checked against the law by"
_QUOTE = ("“", '"', "‘", "—", "–", "-", "’", "”", "'")


class _Credit(NamedTuple):
    """What a segment states: a field's name, and where in its block its words and its value stand."""

    name: str
    block: Block
    phrase: int
    start: int
    end: int
    needs_company: bool = False  # counts only where something else credits too
    is_day: bool = False
    label: str = ""  # of a day: the words that lead to it, with those that its place gives it


def credit_fields(blocks: Sequence[Block], found: Sequence[Field]) -> Iterator[Field]:
    """What the credits of a page name that is not `found` in a line that says so in the usual words; the day of the
    review too where the one that was found stands behind a bare "Review", which may be that of the next one.
    """
    known = {field.name for field in found if field.name != "reviewed" or not is_bare_review(field.key)}
    places = {field.span.start for field in found if field.name == "reviewed"}
    regions = [
        [credit for segment in segments_of(region) for credit in _read(segment, is_head)]
        for region, is_head in ((head_of(blocks), True), (tail_of(blocks), False))
    ]
    is_planned = "next-review" in known or any(one.name == "next-review" for read in regions for one in read)
    for read in regions:
        credits = _in_company(_with_next_review(read), is_planned=is_planned)
        told = set[str]()
        for credit in credits:
            text = credit.block.text
            value = text.text[credit.start : credit.end]
            # the reporter of a "Fact check", beside whom another one checked
            is_of_genre = credit.name == "reviewer" and "reviewer" in known and _reports(value)
            name = "author" if is_of_genre else credit.name
            if name and name not in known:
                span, phrase = text.source_span(credit.start, credit.end), text.source_span(credit.phrase, credit.end)
                if span.start not in places:
                    told.add(name)
                    key = text.text[credit.phrase : credit.start].strip(" :,.(")
                    yield Field(name, key, value, span, "visible", phrase)
        known = known | told


def _read(segment: Segment, is_head: bool) -> Iterator[_Credit]:
    """The persons and days of a segment."""
    block, start, end, label, _ = segment
    text = block.text.text
    if label == SIGN_OFF and is_head:
        return  # a letter that the page answers
    days = [day for day in dates_in(text) if start <= day.start and day.end <= end]
    persons = [one for one in persons_in(text, start, end, [day.start for day in days]) if not _is_day(one, days)]
    at, last = start, ""
    for number, person in enumerate(persons):
        stop = persons[number + 1].start if number + 1 < len(persons) else end
        since = max([at, *(day.end for day in days if day.end <= person.start)])
        if not _ONLY_BY.fullmatch(text, since, person.start):  # "checked in May 2026 by Dr Bell"
            at = since
        lead = _in_open_bracket(_lead(text, at, person.start) if number else text[at : person.start])
        lead = without_group(lead).lstrip(" :,–-")
        if label and number == 0 and without_group(f"by {lead}").strip() in ("by", "on"):
            lead = ""  # "Text | Public information unit (B. Farkas, pharmacist)"
        said = f"{label.rstrip(' :')} {lead}:" if label and number == 0 and not credit_of(lead) else lead
        is_inside = text.count("(", 0, start) > text.count(")", 0, start)  # "(chair Dr Bell, GP; Ms Low, nurse)"
        is_bare_place = is_head and number == 0 and not is_inside and block.kind not in ("heading", "item")
        name, needs_company = _role(segment, said, person, stop, is_bare_place)
        if not name and number and _JOINED.fullmatch(text, persons[number - 1].until, person.start):
            name = last  # "and Tim Low": with the one before
        for one in ("author", "reviewer") if name == "both" else (name,) if name else ():
            yield _Credit(one, block, person.start - len(lead.lstrip()), person.start, person.until, needs_company)
        at, last = person.until, name
    yield from _days(segment, days, persons, last)
    if not days and _is_issue(text[start:end]):
        yield _Credit("?issue", block, start, start, end)


def _is_day(person: Person, days: Sequence[DateAt]) -> bool:
    """Whether a name is the month of a day: "Reviewed May 2026" names nobody."""
    return any(day.start < person.end and person.start < day.end for day in days)


def _lead(text: str, start: int, end: int) -> str:
    """The words that lead to a name, of those since the name before: ", and audited by " without the "and"."""
    gap = text[start:end]
    cut = _LEAD_BREAK.match(gap.rstrip(" –—-")) if gap.strip() else None
    return gap[cut.end() :] if cut and ":" not in gap[cut.end() - 1 :] else gap


def _in_open_bracket(lead: str) -> str:
    """The words that lead to a name, of those in brackets that open before it with a label: "author: " of "Published by
    the Gout Trust (author: ".
    """
    _, opened, inside = lead.rpartition("(")
    return inside if opened and ")" not in inside and inside.rstrip().endswith(":") else lead


def _leads(lead: str) -> bool:
    """Whether words before a name lead to it as a label or a verb does: in few words, to the end, as no sentence."""
    words = lead.rstrip(" (").split()  # "4 May 2026: reviewed (Dr Bell, GP)"
    is_signed = lead.rstrip(" *_").endswith((":", "–", "-")) or words[-1:] in (["by"], ["from"], ["with"])
    if not _LEAD.fullmatch(lead) or _A_THING.match(lead) or len(words) > MOST_LABEL_WORDS:
        return False
    return (
        is_signed
        or is_profession(" ".join(words[-1:]))
        or all(is_label_word(word.lower().strip(",;&.")) or is_profession(word) for word in words if word != "&")
    )


def _role(segment: Segment, lead: str, person: Person, stop: int, may_be_bare: bool) -> tuple[str, bool]:
    """What a person did, and whether that counts only in company; "" where nothing tells it."""
    text = segment.text
    behind = _NEXT_DEED.sub("", text[person.until : stop])
    if function := function_of(text, person.end, stop):
        return function, False
    means = credit_of(lead) if _leads(lead) else "nobody"
    if means == "nobody" or is_public(text[person.end : stop]) or text[segment.start : segment.start + 1] in _QUOTE:
        return "", False
    if _DENIED.search(text, segment.start, stop):
        return "", False
    is_vouched = bool(person.role) or is_profession(lead.rstrip(" :").rpartition(" ")[2])
    if segment.label == SIGN_OFF and not is_vouched:
        return "", False  # a reader's letter is signed too
    if (means in ("", "knows") or lead.rstrip().endswith("with")) and (does := _DOES.search(text, person.end, stop)):
        return (does.lastgroup or "", False) if is_vouched else ("", False)
    if _SPEAKS.search(behind) or len(behind.split()) > _MOST_BEHIND:
        return "", False
    if means in ("author", "reviewer", "both"):
        return means, not is_vouched
    if means == "knows":
        return ("reviewer", False) if is_vouched else ("", False)
    if segment.below and segment.start == person.start and stop - person.until < 2:
        said = credit_of(segment.below)
        if said in ("author", "reviewer"):
            return said, False
        if may_be_bare and not person.role:
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


def _days(segment: Segment, days: Sequence[DateAt], persons: Sequence[Person], last: str) -> Iterator[_Credit]:
    block, start, end, label, _ = segment
    text = block.text.text
    is_issue = _is_issue(label)
    at = start
    behind = text[max([days[-1].end, *(person.until for person in persons)]) : end] if days else ""
    if len(_OR_SOONER.sub("", _IN_BRACKETS.sub("", behind)).split()) > _MOST_BEHIND_DAY:
        return  # "The review last updated on 3 May 2015 covers 23 trials"
    for day in days:
        before = max([at, *(person.until for person in persons if person.until <= day.start)])
        lead = without_group(text[before : day.start])
        name = day_of(lead if is_issue else f"{label} {lead}")
        if name in ("reviewed", "updated") and not last and not _leads(_VERSION.sub("", lead)):
            continue  # "NICE, Gout in adults, updated March 2023"
        if name == "next-review" and not speaks_of_page(tokens_in(text, start, day.start, persons, days)):
            continue  # "Dr Bell will see you again in June 2028"
        if not name and _FIRST.search(lead):
            name = "published"
        if not name and last in ("reviewer", "both"):
            name = "reviewed"
        if name in ("", "published") and (is_issue or _is_of_issue(text, day)):
            name = "of-issue"
        if name or len(text[start:end]) <= PROSE // 2:
            name = name if name in _DAYS else f"?{name}"
            yield _Credit(name, block, before, day.start, day.end, is_day=True, label=f"{label} {lead}")
        at = day.end


_DAYS = ("reviewed", "next-review")


def _with_next_review(credits: Sequence[_Credit]) -> list[_Credit]:
    """The credits, with a day behind a bare "Review" as that of the next one where it is."""
    numbers = [number for number, one in enumerate(credits) if one.is_day]
    days = [(one.label, one.block.text.text[one.start : one.end]) for one in (credits[number] for number in numbers)]
    ahead = {numbers[at] for at in days_ahead(days)}
    return [one._replace(name="next-review") if number in ahead else one for number, one in enumerate(credits)]


def _is_issue(words: str) -> bool:
    """Whether words are nothing but the number of an issue: "Version 5", "4th edition", "Leaflet 12, version 4"."""
    words = words.strip(" .·|•")
    code = _CODE.match(words)
    return _NUMBERED_ISSUE.fullmatch(words, code.end() if code else 0) is not None


def _is_of_issue(text: str, day: DateAt) -> bool:
    """Whether a numbered issue of the page stands right beside a day."""
    return bool(
        _ISSUE_BEFORE.search(text, max(day.start - _LONGEST_ISSUE, 0), day.start)
        or _ISSUE_BEHIND.match(text, day.end, day.end + _LONGEST_ISSUE)
    )


def _in_company(credits: Sequence[_Credit], *, is_planned: bool) -> list[_Credit]:
    """The credits that count, with the day of the review where only one day stands there and a reviewer is named.
    is_planned: the page names its next review.
    """
    sure = [credit for credit in credits if not credit.needs_company and not credit.name.startswith("?")]
    counted = [credit for credit in credits if not credit.needs_company or any(c is not credit for c in sure)]
    if not any(credit.name == "reviewed" for credit in counted):
        of_issue = _latest([one for one in credits if one.name == "?of-issue"]) if is_planned else []
        day = _day_beside_reviewer(counted) or _day_of_issue(credits) or next(iter(of_issue), None)
        counted = [credit._replace(name="reviewed") if credit is day else credit for credit in counted]
    return [credit for credit in counted if not credit.name.startswith("?")]


def _day_beside_reviewer(counted: Sequence[_Credit]) -> _Credit | None:
    """The one day of credits, or that of the present issue among them, where a reviewer is named right beside it."""
    reviewers = [credit.block.index for credit in counted if credit.name == "reviewer"]
    days = [credit for credit in counted if credit.name in ("?", "?updated", "?of-issue")]
    days = _latest([credit for credit in days if credit.name == "?of-issue"]) or days
    is_near = len(days) == 1 and any(abs(index - days[0].block.index) <= _FAR_REVIEWER for index in reviewers)
    return days[0] if is_near else None


def _day_of_issue(credits: Sequence[_Credit]) -> _Credit | None:
    """The one day of a numbered issue beside which the next review stands: who plans that has just done the last."""
    issues = [credit.block.index for credit in credits if credit.name == "?issue"]
    ahead = [credit.block.index for credit in credits if credit.name == "next-review"]
    days = [
        credit
        for credit in credits
        if credit.name == "?of-issue"
        or (credit.name in ("?", "?published") and any(0 <= credit.block.index - index <= 1 for index in issues))
    ]
    days = _latest([credit for credit in days if credit.name == "?of-issue"]) or days
    is_planned = len(days) == 1 and any(abs(days[0].block.index - index) <= _FAR_PLAN for index in ahead)
    return days[0] if is_planned else None


def _latest(credits: Sequence[_Credit]) -> list[_Credit]:
    """Of the days of several issues that of the present one: "v1, May 2022; v2, May 2026"."""
    read = [(parse_date(one.block.text.text[one.start : one.end]), one) for one in credits]
    dated = [(day.first(), number, one) for number, (day, one) in enumerate(read) if day]
    return [max(dated)[2]] if dated else []


def without_reporters(found: list[Field]) -> list[Field]:
    """The fields, but a reporter who "checked" a rumour as its author, where nobody else is and another one reviewed:
    "Checked by Ann Lee (reporter). Medical review: Dr Mary Bell, oncologist".
    """
    names = [field.name for field in found]
    if names.count("reviewer") < 2 or "author" in names:
        return found
    return [f._replace(name="author") if f.name == "reviewer" and _reports(f.value) else f for f in found]


def _reports(value: str) -> bool:
    """Whether the person that a value opens with writes for a living."""
    first = next(iter(persons_in(value, 0, len(value))), None)
    return first is not None and is_profession(first.role) and credit_of(first.role) == "author"
