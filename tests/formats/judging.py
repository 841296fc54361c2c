"""Findings of one text in any format, in a form that can be held against another format's."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from claimlint.article.model import Article
from claimlint.article.statements.visible import is_metadata_line
from claimlint.checks.model import Finding
from claimlint.engine import Input, Tools, check_one, load_tools
from claimlint.project import Project, load_project
from claimlint.reports.model import Checked

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
FORMATS = {".md": "markdown", ".html": "html", ".txt": "text"}
ARTICLES = sorted(path for path in FIXTURES.iterdir() if path.suffix in FORMATS)


@cache
def tools() -> tuple[Project, Tools]:
    project = load_project(FIXTURES, as_of=date(2026, 11, 23))
    return project, load_tools(project)


@cache
def judged(content: bytes, format: str) -> Checked:
    return check_one(Input(f"article.{format}", content=content, format=format), *tools())


def one_line(text: str) -> str:
    return " ".join(text.split())


def sentence_of(article: Article, finding: Finding) -> str:
    """The sentence as read that a finding stands in; "" where it is about the page, or stands in its metadata.

    A title is one sentence, whether it stands on the page or in the metadata.
    """
    if not finding.sentence or _is_about_a_property(article, finding):
        return ""
    if article.title_span and finding.span.touches(article.title_span):
        return one_line(article.title)
    sentence = next((s for s in article.sentences if s.span.touches(finding.span)), None)
    if sentence is None or is_metadata_line(sentence.block.text.text):
        return ""
    return one_line(sentence.text)


def _is_about_a_property(article: Article, finding: Finding) -> bool:
    """Whether a date or name of a Word file's properties is meant, which are shown at the title."""
    places = {field.span for field in article.metadata if field.origin == "properties"}
    return finding.rule.startswith(("dates/", "authorship/")) and finding.span in places


def told(checked: Checked) -> list[tuple[str, str]]:
    """Rule and sentence of each finding."""
    return sorted({(f.rule, sentence_of(checked.article, f)) for f in checked.findings})


def told_in_full(checked: Checked) -> list[tuple[str, str, str, str, str]]:
    """The same with what else a person reads: the words, severity and message."""
    found = [
        (f.rule, one_line(f.sentence), one_line(f.text), f.severity, one_line(f.message)) for f in checked.findings
    ]
    return sorted(found)
