"""The kind `date`: what an article's dates say about it, held against each other and against the day of the run.

check:
  date:
    is: stale                 the last review is older than the topic's class allows; grace_months over: a warning. Not
                              where the page names a next review that is to come, within three years of the last
    is: future                lies after the day of the run by more than slack_days
    is: before-publication    lies before the day of publication by more than slack_days
    is: conflicting           two places give different days for one kind of date
    is: ambiguous             day and month may be mixed up
    is: impossible            metadata that should hold a date and hold none, such as 2025-02-30
    is: newer-evidence        a cited source is younger than the last review
    is: newer-registry        a source of the registry on what the page claims is younger than the last review
    is: relative-time         phrases such as "recently" that give no year; unless: phrases of the sentence,
                              where: classes of this rule
    of: [published, updated, reviewed]      the dates that are looked at
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from claimlint.article.dates import parse_date
from claimlint.article.model import Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.days import told_days
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.pages.dates import (
    Dated,
    also_stated,
    dates_of,
    is_archived,
    latest,
    months_after,
    months_between,
    unsure,
)
from claimlint.checks.pages.newer_evidence import compile_newer_evidence, compile_newer_registry
from claimlint.checks.pages.statements import statement_span, words_of_property
from claimlint.checks.pages.topic_class import Freshness
from claimlint.checks.phrases.list import PHRASES, PhraseList

_DAY = timedelta(days=1)
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
_TWO_DIGIT = lazy_pattern(r"(?<![\d/.-])\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)\d\d(?![\d/.-]*\d)")
_DATE_LINE = lazy_pattern(
    r"\W*(?:(?:this|page|article|last|medically|clinically|first|was|date|content)\s+)*"
    r"(?:published|posted|updated|modified|revised|reviewed|checked)\b",
    re.IGNORECASE,
)
_LIKE_A_DATE = lazy_pattern(r"\d{1,4}[-/. ]+\w{1,9}[-/., ]+\d{1,4}")
_DAY_OF_MONTH = lazy_pattern(r"^\d{1,2}(?:st|nd|rd|th)?[ -]+(?=[A-Za-z])|(?<=\d{4}-\d\d)-\d\d$")
_ACCEPTED = lazy_pattern(r"\baccept", re.IGNORECASE)  # a journal's review ends before it prints
_LOCALE = lazy_pattern(r"[a-z]{2}[-_][a-z]{2}", re.IGNORECASE)

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["is"],
    "additionalProperties": False,
    "properties": {
        "is": {
            "enum": [
                "stale", "future", "before-publication", "conflicting", "ambiguous", "impossible", "newer-evidence",
                "newer-registry", "relative-time",
            ]
        },
        "of": {"type": "array", "minItems": 1, "items": {"enum": ["published", "updated", "reviewed"]}},
        "slack_days": {"type": "integer", "minimum": 0, "description": "a number of days"},
        "grace_months": {"type": "integer", "minimum": 0, "description": "a number of months"},
        "phrases": PHRASES,
        "unless": PHRASES,
        "where": {"type": "object", "additionalProperties": PHRASES, "description": "classes of this rule"},
    },
}  # fmt: skip


def compile_date(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check for one thing that dates can show."""
    made: Mapping[str, Callable[[Mapping[str, Any], CheckContext], Check]] = {
        "stale": _stale,
        "relative-time": _relative_time,
        "newer-evidence": compile_newer_evidence,
        "newer-registry": compile_newer_registry,
    }
    if spec["is"] in made:
        return made[spec["is"]](spec, context)
    plain: Mapping[str, Callable[[Page, tuple[str, ...], timedelta], Iterable[Hit]]] = {
        "future": _future,
        "before-publication": _before_publication,
        "conflicting": _conflicting,
        "ambiguous": _ambiguous,
        "impossible": _impossible,
    }
    find, names = plain[spec["is"]], tuple(spec.get("of") or ("published", "updated", "reviewed"))
    slack = timedelta(days=spec.get("slack_days", 0))
    return lambda page: find(page, names, slack)


def _stale(spec: Mapping[str, Any], context: CheckContext) -> Check:
    table = context.table("freshness", ("is",))
    if table is None:
        return lambda page: ()
    freshness, names = Freshness.from_table(table, context), tuple(spec.get("of") or ("reviewed",))
    grace = spec.get("grace_months", table.get("grace_months", 0))

    def check(page: Page) -> Iterator[Hit]:
        dates = dates_of(page, names)
        review, today = latest(dates), page.settings.as_of
        if review is None or is_archived(page) or page.settings.page_type == "page":
            return
        if months_after(review.last, freshness.shortest(page)) >= today:
            return
        topic, limit = freshness.limit_of(page)
        if months_after(review.last, limit) >= today or _is_planned(page, review):
            return
        yield Hit(
            statement_span(page, review.field),
            severity="warning" if months_after(review.last, limit + grace) >= today else "error",
            values={
                "age": str(months_between(review.last, today)),
                "limit": str(limit),
                "topic": topic.replace("-", " "),
                "day": today.isoformat(),
                **words_of_property(review.field),
            },
            related=also_stated(page, review, dates, "the date of review also stands here"),
        )

    return check


_CYCLE = 37  # months: the three years of the NHS's standard, and the month in which a review may end


def _is_planned(page: Page, review: Dated) -> bool:
    """Whether the page names the day of its next review, which is still to come and no more than three years after
    the last.
    """
    due = latest(dates_of(page, ("next-review",)))
    return due is not None and due.last >= page.settings.as_of and due.first <= months_after(review.last, _CYCLE)


def _future(page: Page, names: tuple[str, ...], slack: timedelta) -> Iterator[Hit]:
    for dated in dates_of(page, names):
        if dated.first > page.settings.as_of + slack:
            values = {"kind": dated.field.name, "day": page.settings.as_of.isoformat()}
            yield Hit(dated.field.span, values=values | words_of_property(dated.field))
    for hit in _impossible(page, names, slack):  # 30 February 2027: no day, but of a month to come
        words = page.article.source.slice(hit.span)
        month = parse_date(_DAY_OF_MONTH.sub("", words))
        if month is not None and month.first() > page.settings.as_of + slack:
            yield Hit(hit.span, values={"kind": "date", "day": page.settings.as_of.isoformat()})


def _before_publication(page: Page, names: tuple[str, ...], slack: timedelta) -> Iterator[Hit]:
    published = dates_of(page, ("published",))
    if not published or any(f.name.startswith(("republish", "re-publish")) for f in page.article.metadata):
        return
    first = min(published, key=lambda d: d.first)
    for name in names:
        own = latest([one for one in dates_of(page, (name,)) if not _ACCEPTED.search(one.field.key)])
        if own is not None and own.last + (slack if name == "reviewed" else _DAY) < first.first:
            yield Hit(
                statement_span(page, own.field),
                values={"kind": name, "published": first.field.value, **words_of_property(own.field)},
                related=also_stated(page, own, [first], "published"),
            )


def _conflicting(page: Page, names: tuple[str, ...], slack: timedelta) -> Iterator[Hit]:
    for name in names:
        dates = dates_of(page, (name,))
        for at, dated in enumerate(dates):
            other = next(
                (d for d in dates[:at] if not _are_listed(d, dated) and _are_apart(d, dated, slack)), None
            )  # fmt: skip
            if other is not None:
                values = {"kind": name, "other": other.field.value, **words_of_property(dated.field)}
                yield Hit(
                    dated.field.span,
                    values=values,
                    related=also_stated(page, dated, [other], "another day stands here"),
                )
                break


def _are_apart(one: Dated, other: Dated, slack: timedelta) -> bool:
    return one.last + slack < other.first or other.last + slack < one.first


def _are_listed(one: Dated, other: Dated) -> bool:
    """Whether both stand below one key of the head, which lists them: `review-history: [2023-07-04, 2026-07-30]`."""
    return one.field.origin == other.field.origin == "front-matter" and one.field.key == other.field.key


def _ambiguous(page: Page, names: tuple[str, ...], slack: timedelta) -> Iterator[Hit]:
    if any(_LOCALE.fullmatch(field.value.strip()) for field in page.article.fields("language")):
        return
    dates = dates_of(page, names)
    for dated in unsure(dates):
        clear = (d for d in dates if d.field.name == dated.field.name and not d.read.is_ambiguous)
        beside = page.article.source.text[dated.field.span.end : dated.field.span.end + 40].partition("\n")[0]
        told = parse_date(beside)  # "9/1/2026 (9 January 2026)"
        is_told = told is not None and told.first() in (dated.first, dated.last)
        if not any(dated.first <= d.last and d.first <= dated.last for d in clear) and not is_told:
            yield Hit(dated.field.span, values=words_of_property(dated.field))
    for field in page.article.fields(*names):
        if field.origin != "visible" and _TWO_DIGIT.fullmatch(field.value.strip()):
            yield Hit(field.span, values=words_of_property(field))
    for block in page.article.blocks:
        text = block.text.text
        if not block.is_prose or not (days := [match.span() for match in _TWO_DIGIT.finditer(text)]):
            continue
        is_line = len(text) < 120 and _DATE_LINE.match(text)
        for start, end in days if is_line else [(told.start, told.end) for told in told_days(text, days)]:
            yield Hit(block.text.source_span(start, end))


def _impossible(page: Page, names: tuple[str, ...], slack: timedelta) -> Iterator[Hit]:
    for field in page.article.fields(*names):
        if field.origin == "visible" or parse_date(field.value) is not None:
            continue
        value = field.value.strip()
        if _LIKE_A_DATE.search(value) and not _TWO_DIGIT.fullmatch(value):
            yield Hit(field.span, values={"kind": field.name, **words_of_property(field)})
    for block in page.article.blocks:
        text = block.text.text
        if block.is_prose and len(text) < 120 and (label := _DATE_LINE.match(text)):
            match = _LIKE_A_DATE.search(text, label.end())
            if match and _YEAR.search(match.group()) and parse_date(text) is None:
                yield Hit(block.text.source_span(*match.span()), values={"kind": "date"})


def _relative_time(spec: Mapping[str, Any], context: CheckContext) -> Check:
    phrases, unless = (
        PhraseList.from_spec(spec.get(key) or (), context, (key,), spec.get("where")) for key in ("phrases", "unless")
    )

    def check(page: Page) -> Iterator[Hit]:
        for place in phrases.on_page(page):
            text = place.sentence.text
            if _YEAR.search(text) or text.endswith("?") or unless.in_sentence(page, place.sentence):
                continue
            if not _is_dated(page, place.sentence):
                yield Hit(place.span)

    return check


def _is_dated(page: Page, sentence: Sentence) -> bool:
    """Whether a source tells when it was: any but a marker that leads nowhere, "[2]" on a page without a list."""
    return any(c.kind != "marker" or c.reference >= 0 for c in page.citations.in_reach(sentence))
