"""The dates that an article states about itself, as days, and where a finding about one is shown.

A date that may be read in two ways, or that names only a month, is kept as the range of days that it may mean: checks
give it the benefit of the doubt.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from claimlint.article.dates import Date, parse_date
from claimlint.article.model import Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references
from claimlint.checks.model import Page, Related
from claimlint.checks.pages.statements import statement_span
from claimlint.values import NamedTuple

_NUMBER = lazy_pattern(r"[ \t]*\d{1,3}[.)][ \t]+")
_LABEL_AT = 12  # characters of a block in front of the words that announce the page's own date, at most
_AHEAD = lazy_pattern(r"review(?:[\s_-]*date)?\s*\Z", re.I)
_DAYS_IN_MONTH = 30.4375


class Dated(NamedTuple):
    """A metadata field and the days that its value may mean."""

    field: Field
    read: Date

    @property
    def first(self) -> date:
        return self.read.first()

    @property
    def last(self) -> date:
        return self.read.last()


def dates_of(page: Page, names: Iterable[str]) -> list[Dated]:
    """The article's own dates of these names, in source order; what cannot be read as a date is left out.

    A "review date" that is still to come is that of the next review, as leaflets give it.
    """
    cited = [reference.span for reference in page.citations.references]
    found, wanted = [], frozenset(names)
    for field in page.article.fields(*wanted, "reviewed"):
        read = parse_date(field.value)
        if read is None or _kind_of(page, field, read) not in wanted:
            continue
        if not any(field.span.touches(span) for span in cited) and not is_of_a_reference(page, field):
            found.append(Dated(field, read))
    return found


def _kind_of(page: Page, field: Field, read: Date) -> str:
    is_ahead = field.name == "reviewed" and _AHEAD.match(field.key) and read.first() > page.settings.as_of
    return "next-review" if is_ahead else field.name


def is_of_a_reference(page: Page, field: Field) -> bool:
    """Whether a visible date belongs to an entry under a heading of references, or far into one of a numbered list,
    and not to the page itself.
    """
    if field.origin != "visible" or field.phrase_span is None:
        return False
    for block in page.article.blocks:
        if block.span.start <= field.span.start < block.span.end:
            listed = any(names_references(h.text.text) for h in page.article.headings_above(block))
            is_late = field.phrase_span.start - block.span.start > _LABEL_AT
            if block.kind == "item" and is_late and _is_numbered(page, block.span.start):
                return True
            return listed and (block.kind in ("item", "footnote") or is_late)
    return False


def _is_numbered(page: Page, start: int) -> bool:
    line = page.article.source.text.rfind("\n", 0, start) + 1
    return _NUMBER.fullmatch(page.article.source.text, line, start) is not None


def latest(dates: Sequence[Dated]) -> Dated | None:
    """The date that lies last; of equal ones the first in the source."""
    return max(dates, key=lambda d: d.last, default=None)


def also_stated(page: Page, chosen: Dated, dates: Sequence[Dated], message: str) -> tuple[Related, ...]:
    """The other places that state a date of this kind."""
    spans = [statement_span(page, d.field) for d in dates if d is not chosen]
    return tuple(Related(span, page.article.source.slice(span), message) for span in spans)


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last of that month where it has fewer days."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_between(start: date, end: date) -> int:
    """Months from one day to another, to the nearest."""
    return round((end - start).days / _DAYS_IN_MONTH)


_NOTICE = 300  # characters; a longer paragraph tells of something else
_ARCHIVED = lazy_pattern(
    r"\b(?:this|the) (?:page|article|leaflet|content|guide|document|information|factsheet)\b.{0,40}?"
    r"\b(?:(?:is|was|has been) (?:now )?(?:archived|retired|withdrawn)"
    r"|is (?:no longer|not) (?:being )?(?:updated|maintained|reviewed))"
    r"|\barchived (?:page|article|content|version|copy)\b|\bkept (?:here )?for (?:the record|reference|historical)",
    re.IGNORECASE,
)


def is_archived(page: Page) -> bool:
    """Whether the article says that it is kept for the record only, or is a draft."""
    for field in page.article.metadata:
        value = field.value.strip().lower()
        if field.name == "status" and value in ("archived", "archive", "withdrawn", "retired", "draft"):
            return True
        if field.name in ("archived", "draft") and value in ("true", "yes"):
            return True
    return any(_ARCHIVED.search(b.text.text) for b in page.article.blocks if len(b.text.text) < _NOTICE)


def unsure(values: Iterable[Dated]) -> Iterator[Dated]:
    """Those whose digits may be read in two ways."""
    return (value for value in values if value.read.is_ambiguous)
