"""How reports show what is found in the head of a page: with its key, at its words, and decided as the rest is."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest

from claimlint.engine import Input, check, load_tools
from claimlint.project import load_project
from claimlint.reports import claims_json, claims_text, docx, html, sarif, text
from claimlint.reports import json as report_json
from claimlint.reports.model import Checked, Report
from claimlint.review.suppressions import Context, decide

PAGE = """<html><head><title>Tea cures gout | Kew House</title>
<!-- claimlint: ignore overclaim/cure -- quoted -->
<meta name="description" content="Tea cures asthma &amp; more.">
</head><body><main><h1>Our tea</h1><p>Drink it warm.</p></main></body></html>
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    project = load_project(tmp_path_factory.mktemp("empty"), as_of=date(2026, 11, 23), select=["overclaim"])

    def put_on(file: Checked) -> Checked:
        context = Context(("overclaim/cure", "review/unused"), lambda rule: True, project.as_of, lambda rule, own: own)
        return file._replace(findings=decide(file.article, file.findings, context))

    tools = load_tools(project)
    return check([Input("a.html", content=PAGE.encode())], project, tools, decide=put_on)


def test_a_decision_in_the_head_speaks_of_what_stands_below_it(report: Report) -> None:
    assert [(f.text, f.status) for f in report.findings if f.rule == "overclaim/cure"] == [
        ("cures gout", "open"),
        ("cures asthma", "suppressed"),
    ]


def test_text_shows_the_key_in_front(report: Report) -> None:
    lines = text.render(report).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  1:24"))
    assert lines[at + 1 : at + 3] == ["      │ title: Tea cures gout", "      │            ^^^^^^^^^^"]


def test_json_and_sarif_give_the_place_in_the_source(report: Report) -> None:
    [found, *_] = json.loads(report_json.render(report))["findings"]
    assert (found["start"]["line"], found["start"]["column"], found["text"]) == (1, 24, "cures gout")
    region = json.loads(sarif.render(report))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["charOffset"], region["charLength"]) == (PAGE.index("cures gout"), len("cures gout"))


def test_html_and_word_show_the_head_above_the_text(report: Report) -> None:
    page = html.render(report)
    assert '<p class="shown"><span class="label">title</span> Tea <a class="mark error"' in page
    assert page.index('<p class="shown">') < page.index("Our tea</h3>")
    words = zipfile.ZipFile(io.BytesIO(docx.render(report))).read("word/document.xml").decode()
    assert words.index("title: ") < words.index("cures gout") < words.index("Our tea")
    assert words.count("commentRangeStart") == sum(f.status == "open" for f in report.findings)


def test_claims_are_shown_where_they_stand(report: Report) -> None:
    places = [c["start"]["line"] for c in json.loads(claims_json.render(report))["claims"]]
    assert places[0] == 1
    assert "  1:20  ‹Tea› [cures] {gout}" in claims_text.render(report)
