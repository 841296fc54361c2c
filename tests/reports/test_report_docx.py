"""The reviewed copy for Word: read back by python-docx and by claimlint's own reader."""

from __future__ import annotations

import io

import pytest
from made_reports import made_report

from claimlint.article.read import read_article
from claimlint.reports.model import Report

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
