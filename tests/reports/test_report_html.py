"""The HTML report: whole in itself, safe whatever an article says, and usable in a browser."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from made_reports import DAY, made_report, many_findings, repair_finding

from claimlint.article.model import Span
from claimlint.article.read import read_article
from claimlint.checks.example_marks import unmarked
from claimlint.claims.model import Reading
from claimlint.reports.html import render
from claimlint.reports.html_parts.article import marked_html
from claimlint.reports.html_parts.escape import esc, link
from claimlint.reports.marks import stretches
from claimlint.reports.model import Checked, Report

VOID = {"meta", "input", "br"}


class Outline(HTMLParser):
    """The elements of a document; complains where they do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


def outline(document: str) -> Outline:
    found = Outline()
    found.feed(document)
    assert found.open == []
    return found


def test_it_is_one_file_that_asks_nothing_of_the_network() -> None:
    document = render(made_report())
    found = outline(document)
    for tag, attributes in found.found:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base"), tag
        assert "src" not in attributes
        assert tag == "a" or "href" not in attributes
    assert "default-src 'none'" in document and "@import" not in document and "url(" not in document


def test_ids_are_unique_and_every_link_inside_leads_somewhere() -> None:
    found = outline(render(made_report()))
    ids = [a["id"] for _, a in found.found if "id" in a]
    assert len(ids) == len(set(ids))
    inside = [a["href"] for _, a in found.found if (a.get("href") or "").startswith("#")]
    assert inside and {href[1:] for href in inside if href} <= set(ids)


def test_the_marked_words_are_links_to_their_cards() -> None:
    document = render(made_report())
    assert '<a class="mark error" href="#f1" data-f="1">can repair a torn meniscus</a>' in document
    assert 'id="f1" tabindex="-1" data-severity="error" data-status="open"' in document
    assert "There is no good evidence that acupuncture helps a torn meniscus." in document
    assert "evidence allows 0" in document and "worded at 4 of 5" in document


HOSTILE = '# <script>alert(1)</script>\n\n"><img src=x onerror=alert(1)> «cures» &lt;b&gt; javascript:alert(1) \x1b[31m </article></main>\n'


def test_what_an_article_says_never_becomes_markup() -> None:
    text, (span,) = unmarked(HOSTILE)
    article = read_article(text.encode(), 'a"><script>.md')
    finding = repair_finding(made_report().files[0].article)._replace(path=article.source.path, span=span, text="cures", sentence=text, message="<script>alert(2)</script>", fix='"><b>', claim=None,
        related=(), rule="x/<i>",
    )  # fmt: skip
    document = render(Report(DAY, (Checked(article, Reading((), ()), (), (finding,)),)))
    found = outline(document)
    assert [tag for tag, _ in found.found].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in found.found for name in attributes)
    assert "alert(2)</script>" not in document and "\x1b" not in document


@pytest.mark.parametrize(
    ("url", "html"),
    [
        ("https://doi.org/10.1/x", '<a href="https://doi.org/10.1/x" rel="noreferrer noopener">t</a>'),
        ("javascript:alert(1)", "t"), ("", "t"), ("data:text/html,x", "t"), ("//evil.example", "t"),
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str, html: str) -> None:
    assert link(url, "t") == html
    assert esc('<&">\x00') == "&lt;&amp;&quot;&gt;�"


def test_overlapping_marks_are_cut_at_every_end() -> None:
    assert stretches(10, [(1, 6, 1), (4, 8, 2)]) == [
        (0, 1, ()),
        (1, 4, (1,)),
        (4, 6, (1, 2)),
        (6, 8, (2,)),
        (8, 10, ()),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It «cures colds» fast.", "It <a>cures colds</a> fast."),
        ("It «**cures** colds» fast.", "It <a>cures colds</a> fast."),
        ("It «cures\ncolds» fast.", "It <a>cures colds</a> fast."),
        ("It «cures [colds](https://x.example)» fast.", "It <a>cures colds</a> fast."),
        ("Rock &amp; «roll &amp; cures» all.", "Rock &amp; <a>roll &amp; cures</a> all."),
        ("«It» is.", "<a>It</a> is."),
    ],
)  # fmt: skip
def test_marks_fall_on_the_words_as_read(text: str, shown: str) -> None:
    source, (span,) = unmarked(text)
    article = read_article(source.encode(), "a.md")
    finding = repair_finding(made_report().files[0].article)._replace(span=span, sentence="x")
    html = marked_html(article.blocks[0], [(1, finding)])
    assert re.sub(r"<a [^>]*>", "<a>", html).replace("</a><a>", "") == shown


def test_a_span_elsewhere_has_no_place_in_a_block() -> None:
    article = read_article(b"One.\n\nTwo.\n", "a.md")
    assert article.blocks[0].text.read_range(Span(6, 9)) is None
    assert article.blocks[1].text.read_range(Span(0, 99)) == (0, 4)


def test_lists_and_tables_stay_what_they_are() -> None:
    text = "Turmeric can:\n\n- ease pain\n- «cure» gout\n\n| a | b |\n|---|---|\n| «x» | y |\n"
    source, spans = unmarked(text)
    article = read_article(source.encode(), "a.md")
    base = repair_finding(made_report().files[0].article)._replace(path="a.md", claim=None, related=())
    findings = tuple(base._replace(span=span, text=article.source.slice(span)) for span in spans)
    document = render(Report(DAY, (Checked(article, Reading((), ()), (), findings),)))
    outline(document)
    assert document.count("<ul><li") >= 2 and '<tr class="head"><td>a</td><td>b</td></tr>' in document


def test_five_thousand_findings_stay_small_and_quick() -> None:
    report = many_findings(5000)
    start = perf_counter()
    document = render(report)
    assert perf_counter() - start < 5
    assert len(document.encode()) < 15_000_000


def test_a_large_site_shows_only_the_paragraphs_with_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.reports.html.WHOLE_TEXT", 10)
    document = render(made_report())
    assert "paragraph without findings left out" in document and "can repair a torn meniscus" in document


# --- in a browser ---


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.mark.full
def test_filters_keys_and_links_work_in_a_browser(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(render(made_report()), encoding="utf-8")
    page = browser.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(file.as_uri())

    def shown() -> list[str]:
        found: list[str] = page.eval_on_selector_all(
            ".card", "cards => cards.filter(c => c.offsetParent).map(c => c.id)"
        )
        return found

    assert shown() == ["f1", "f2", "f3"] and page.inner_text("output") == "3 findings"
    page.uncheck("input[value=warning]")
    assert shown() == ["f1", "f2"]
    page.uncheck("input[value=error]")
    assert shown() == ["f2"] and page.inner_text("output") == "1 finding"
    page.click("button[type=reset]")
    page.check("input[name=decided]")
    assert len(shown()) == 6
    page.select_option("select[name=rule]", "overclaim/repair-reverse")
    assert shown() == ["f1"]
    page.click("button[type=reset]")
    page.wait_for_timeout(50)  # the report's policy forbids waiting by evaluated words
    assert page.inner_text("output") == "3 findings"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "f2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "f1"
    page.click("a.mark.error")
    assert page.url.endswith("#f1") and page.eval_on_selector("#f1", "card => card.classList.contains('current')")
    assert heard == []


@pytest.mark.full
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_over_the_edge(browser: Any, tmp_path: Path, width: int) -> None:
    file = tmp_path / "report.html"
    file.write_text(render(made_report()), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.full
def test_without_script_everything_is_shown(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(render(made_report()), encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(file.as_uri())
    assert page.locator(".card").count() == 6 and not page.locator(".filters").is_visible()


@pytest.mark.full
def test_five_thousand_findings_can_be_filtered_at_once(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(render(many_findings(5000)), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    took = page.evaluate(
        "() => { const start = performance.now(); document.querySelector('input[value=error]').click(); return performance.now() - start }"
    )
    assert took < 1500 and page.inner_text("output") == "0 findings"


def rendered(text: str) -> str:
    article = read_article(text.encode(), "a.md")
    base = repair_finding(made_report().files[0].article)._replace(path="a.md", claim=None, related=())
    at = article.source.text.index("here")
    found = base._replace(span=Span(at, at + 4), text="here")
    return render(Report(DAY, (Checked(article, Reading((), ()), (), (found,)),)))


def test_tables_stand_where_they_stood() -> None:
    document = rendered("# A\n\n## One\n\n|a|b|\n|-|-|\n|c|d|\n\nbelow\n\n|e|f|\n|-|-|\n\n## Two\n\nhere\n")
    order = [document.index(f">{word}<") for word in ("One", "a", "d", "below", "e", "Two", "here")]
    assert order == sorted(order) and document.count("<table") == 3  # the overview has one


def test_numbered_lists_keep_their_numbers() -> None:
    document = rendered("# A\n\n4. Zinc: here\n4. b\n   - c\n")
    items = re.findall(r"<li class=\"[^\"]*level.*?</li>", document)
    assert [re.sub(r"<[^>]+>", "", item) for item in items] == ["4. Zinc: here", "5. b", "c"]
