"""The reviewed copy for Word: read back by python-docx and by claimlint's own reader."""

from __future__ import annotations

import io

import pytest
from made_reports import made_report

from claimlint.article.read import read_article
from claimlint.claims.model import Reading
from claimlint.reports.model import Checked, Report

docx = pytest.importorskip("docx", reason="python-docx is not installed")

from claimlint.reports.docx import render  # noqa: E402  after the test for python-docx


def test_each_open_finding_is_a_comment_at_its_words() -> None:
    document = docx.Document(io.BytesIO(render(made_report())))
    comments = [comment.text for comment in document.comments]
    assert len(comments) == 3
    assert comments[0].startswith('Error (overclaim/repair-reverse): "can repair a torn meniscus" claims repair')
    assert "One may say: There is no good evidence" in comments[0]
    marked = [run.text for p in document.paragraphs for run in p.runs if run.font.underline]
    assert marked == ["can repair a torn meniscus", "25 May 2022"]


def test_claimlint_reads_it_back() -> None:
    article = read_article(render(made_report()), "out.docx")
    assert "an acupuncture treatment can repair a torn meniscus." in article.source.text


def test_same_report_same_bytes() -> None:
    assert render(made_report()) == render(made_report())


def test_what_xml_cannot_hold_is_replaced() -> None:
    report = made_report()
    file = report.files[0]
    finding = file.findings[0]._replace(message="a\x00b\x1bc")
    content = render(Report(report.as_of, (file._replace(findings=(finding,)),)))
    (comment,) = docx.Document(io.BytesIO(content)).comments
    assert comment.text.count("�") == 2


def test_lists_and_tables_stay_what_they_are() -> None:
    text = "# A\n\n- one\n  - two\n\n3. three\n4. four\n\n| a | b |\n|---|---|\n| c | |\n\nbelow\n"
    article = read_article(text.encode(), "a.md")
    report = Report(made_report().as_of, (Checked(article, Reading((), ()), (), ()),))
    document = docx.Document(io.BytesIO(render(report)))
    told = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("List")]
    assert told == [("List Bullet", "one"), ("List Bullet", "two"), ("List", "3.\tthree"), ("List", "4.\tfour")]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["c", ""]]
