"""Days that a sentence about the page tells: "This leaflet was published in 2019 and last reviewed on 2 May 2026".

A line that opens with such words is read elsewhere. Here the sentence must say that it speaks about the page: it names
the page, or says that it was reviewed medically, which is said of pages alone. Guidelines and trials have days too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from claimlint.article.dates import dates_in, parse_date
from claimlint.article.model import Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of
from claimlint.article.statements.words import statement_pattern
from claimlint.values import NamedTuple

_NOUN_OF_PAGE = r"(?:<page>|<document>|<issue>)\b"
_MODIFIERS = r"(?:[\w’'-]+\s+){0,3}?"
_PAGE = statement_pattern(
    rf"\b(?:(?:this|our|these|present|current)\s+{_MODIFIERS}{_NOUN_OF_PAGE}|the\s+<page>\b"
    rf"|(?:the|this|our)\s+[\w-]+[’']s?\s+(?:own\s+)?{_NOUN_OF_PAGE})"
)
_ADVERB = r"(?:(?:<recent>|<expertly>|<carefully>|subsequently|also|then|next)\s+)*"
_VERBS = (
    r"(?:(?P<reviewed>(?:re-?)?<checked>|fact[\s-]?checked|signed\s+off|looked\s+over|(?:went|gone|looked|read)\s+(?:through|over|at))"
    r"|(?P<updated><updated>)|(?P<published><published>))"
)
# what may stand between the verb and its day: by whom, for what; never another sentence about something else
_TO_DAY = (
    r"(?P<to>(?:\s+(?!(?:until|in\s+line|against)\b)(?:(?:Dr|Prof|Mrs?|Ms|St)\.|[^\s.;:()\d]+)){0,14}?\s*"
    r"(?:\bon|\bin|\bsince|\bas\s+of|\bdated|,|\()?\s*(?:the\s+)?(?:\w+day,?\s+)?)"
)
_PASSIVE = statement_pattern(
    rf"(?:\b(?:was|were|is|are|been|being|got|and|then|<page>)\s+|[,(–—-]\s*)"
    rf"(?P<words>{_ADVERB}{_VERBS}){_TO_DAY}\Z",
)
_ACTIVE = statement_pattern(
    rf"(?P<words>{_ADVERB}{_VERBS}\s+(?:(?:it|all\s+of\s+it)\b"
    rf"|(?:this|our|the|these|every|all)\s+{_MODIFIERS}{_NOUN_OF_PAGE})){_TO_DAY}\Z",
)
_NOUN = statement_pattern(
    r"(?P<words>(?:<recent>|<field>|yearly|annual)\s+(?:<field>\s+)?"
    r"(?:(?P<reviewed>review|check|assessment)|(?P<updated>update|revision|edit|amendment)|(?P<published>publication)))\b"
    rf"{_TO_DAY}\Z",
)
_MEDICALLY = statement_pattern(r"(?:medically|clinically)\s+(?:re-?)?<checked>")
# "went through it" is said of anything, and by makers of a page only where they speak of themselves
_LOOSE = lazy_pattern(r"\b(?:went|gone|looked|read)\b", re.IGNORECASE)
_WE = lazy_pattern(r"\b(?:we|our)\b", re.IGNORECASE)
_AHEAD = lazy_pattern(
    r"\b(?:will|shall|should|must|may|might|can|could|would|to|due|not\s+yet|never|next|again)\s+(?:\w+\s+)?(?:be\s+)?\W*\Z",
    re.IGNORECASE,
)
# behind a day on which the page came out: what was checked of it then
_CHECKED_THEN = statement_pattern(
    r"(?:[,;]|\s+[–—-])?\s*(?:and\s+)?(?:(?:when|at\s+which\s+(?:time|point|date)|on\s+which\s+day|after|once|with)\s+)?"
    r"(?:(?:all|each|every|both|its|their|the|of|our)\s+){0,3}(?:(?:<field>|listed|cited)\s+)?"
    r"(?:sources?|references?|facts?|contents?|statements?|figures|links|claims|text)\s+(?:of\s+it\s+)?"
    r"(?:(?:was|were|had|has|have|been|being|all|last|also|first|again|fully)\s+){0,3}(?:re-?)?(?:<checked>|confirmed)\b"
    r"(?P<then>[^.;]{0,24})",
)
_IT = lazy_pattern(r"[\W_]*(?:it|we|they|these)\b", re.IGNORECASE)
_THEN = lazy_pattern(
    r"\A\s*(?:\Z|again\b|then\b|(?:on|at)\s+(?:that|the\s+same)\s+(?:day|date|time)|that\s+day|by\b|too\b|against\b|for\b)",
    re.IGNORECASE,
)
# words that say that something else has the day
_OTHER = statement_pattern(
    r"\b(?:<other_text>|draws|uses?|used|follows?|cites?|quotes?|refers?|explains?|describes?|lists|links|reflects"
    r"|mentions|comment\w*)\b"
)
_OTHER_VERB = statement_pattern(rf"\b{_ADVERB}{_VERBS}\b")
_HINT = statement_pattern(
    r"\b(?:<page>|<document>|<issue>|medically|clinically|(?:went|looked|read)\s+(?:through|over)\s)"
)


class ToldDay(NamedTuple):
    """published, updated or reviewed; where the words begin; start and end of the day."""

    name: str
    phrase: int
    start: int
    end: int


def told_days(text: str, days: list[tuple[int, int]] | None = None) -> Iterator[ToldDay]:
    """The days of the page that its sentences tell. `days`: where dates stand, if not those that `dates_in` reads."""
    places = [(day.start, day.end) for day in dates_in(text)] if days is None else days
    if not places or not _HINT.search(text):
        return
    for start, end in sentences_of(text):
        at = start
        for first, last in places:
            if start <= first < end:
                is_checked = _is_checked_then(text, last, end)
                told = _told(text, start, at, first, is_page=is_checked and _IT.match(text, start) is not None)
                if told is not None:
                    yield ToldDay("reviewed" if is_checked else told[0], told[1], first, last)
                at = last


_BARE_REVIEW = lazy_pattern(r"\W*review(?:[\s_-]*date)?\W*", re.IGNORECASE)
_MADE = lazy_pattern(
    r"\W*(?:date\s+)?(?:(?:of\s+)?(?:issued?|approved|approval|ratified|ratification|agreed|reviewed|checked)|produced|written|date)?(?:\s+(?:date|on))?\W*",
    re.IGNORECASE,
)
_SOONEST_AGAIN = 180  # days from one review to the next, at least


def is_bare_review(label: str) -> bool:
    """Whether a label does not say which review it means, the last or the next: "Review", "Review date:"."""
    return _BARE_REVIEW.fullmatch(label) is not None


def days_ahead(days: Sequence[tuple[str, str]]) -> frozenset[int]:
    """Which of the days of a page, each with its label, are of the next review though they do not say so: those behind
    a bare "Review" far behind the day of the page: "Date 7 July 2026, Review July 2029". What was published may have
    been reviewed long after.
    """
    bare = [number for number, (label, _) in enumerate(days) if is_bare_review(label)]
    made = [_first_day(value) for label, value in days if _MADE.fullmatch(label)] if bare else []
    earliest = min((day for day in made if day), default=None)
    ahead = ((number, _first_day(days[number][1])) for number in bare if earliest)
    return frozenset(n for n, day in ahead if day and earliest and (day - earliest).days >= _SOONEST_AGAIN)


def with_next_review(found: list[Field]) -> list[Field]:
    """The fields, with a day behind a bare "Review" as that of the next one where it is; the day on which the page was
    made is then that of the last one too.
    """
    days = [field for field in found if field.name in ("reviewed", "published", "updated")]
    ahead = {id(days[number]) for number in days_ahead([(field.key, field.value) for field in days])}
    if not ahead:
        return found
    named = [field._replace(name="next-review") if id(field) in ahead else field for field in found]
    if any(field.name == "reviewed" for field in named):
        return named
    return named + [field._replace(name="reviewed") for field in days if _MADE.fullmatch(field.key)][:1]


def _first_day(value: str) -> date | None:
    """The first day that words may mean; None where they are no date."""
    read = parse_date(value)
    return read.first() if read else None


def _is_checked_then(text: str, day_end: int, end: int) -> bool:
    """Whether the words behind a day say that the page was checked on it: ", when all sources were checked"."""
    found = _CHECKED_THEN.match(text, day_end, end)
    return found is not None and (not found["then"].strip() or _THEN.match(found["then"]) is not None)


def _told(text: str, start: int, at: int, day: int, *, is_page: bool) -> tuple[str, int] | None:
    """What the day at `day` is of the page, and where the words begin; they stand behind the day before it, at `at`.
    is_page: the sentence is known to speak of the page, which it calls "it".
    """
    said = text[start:day]
    for frame in (_ACTIVE, _NOUN, _PASSIVE):
        found = frame.search(text, at, day)
        if found is None or _OTHER_VERB.search(found["to"]) or _OTHER.search(found["to"]):
            continue
        before = text[start : found.start("words")]
        is_quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
        if is_quoted or _AHEAD.search(before) or _OTHER.search(before):
            return None
        is_ours = frame is _ACTIVE and (not _LOOSE.search(found["words"]) or _WE.search(said))
        if is_page or is_ours or _PAGE.search(said) or _MEDICALLY.match(found["words"]):
            return next(name for name in ("reviewed", "updated", "published") if found[name]), found.start("words")
    return None
