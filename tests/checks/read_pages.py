"""Pages as the readers and the grammar make them from a text, and what a check of one kind finds there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from claimlint.article.read import read_article
from claimlint.checks.context import CheckContext
from claimlint.checks.example_marks import unmarked
from claimlint.checks.kinds import kind_named
from claimlint.checks.model import Hit, Page
from claimlint.checks.phrases.lines import KeptLines, PageLines
from claimlint.checks.tables import load_tables
from claimlint.claims.lexicon.language import Language, load_language
from claimlint.claims.read import read_claims
from claimlint.data import knowledge_folder
from claimlint.evidence.citations.gate import citations_of
from claimlint.evidence.model import Assessment
from claimlint.settings import Settings

DAY = date(2026, 11, 23)


@cache
def language() -> Language:
    return load_language()


@cache
def tables() -> Mapping[str, Any]:
    return load_tables([knowledge_folder("evidence")])


def page_of(text: str, format: str = "markdown", **settings: Any) -> Page:
    """The page of a text, without verdicts. settings: values of `Settings` besides the day."""
    article = read_article(text.encode(), f"page.{format}", format)
    reading = read_claims(article, language())
    verdicts = tuple(Assessment("unregistered") for _ in reading.claims)
    return Page(
        article,
        reading,
        verdicts,
        citations_of(article),
        Settings(DAY, **settings),
        PageLines(article, reading, KeptLines()),
    )


def hits_of(kind: str, spec: Mapping[str, Any], page: Page, rule: str = "a/a") -> list[Hit]:
    """What the check of this spec finds on a page; a wrong spec fails the test."""
    context = CheckContext(rule, language(), None, tables(), language().vocabulary)
    check = kind_named(kind).compile(spec, context)
    assert not context.bad
    return list(check(page))


def found_and_marked(
    kind: str, spec: Mapping[str, Any], marked: str, format: str = "markdown", **settings: Any
) -> tuple[list[str], list[str]]:
    """The words that the check finds and those marked with « », in order: equal where the check is right."""
    text, spans = unmarked(marked)
    page = page_of(text, format, **settings)
    found = sorted(hit.span for hit in hits_of(kind, spec, page))
    return [text[s.start : s.end] for s in found], [text[s.start : s.end] for s in spans]
