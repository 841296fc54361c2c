"""What rules find in the head of a page, and what they leave alone there."""

from __future__ import annotations

import io
import json

import pytest
from docx import Document

from claimlint.checks.model import Finding
from claimlint.engine import Input, Tools, check_one
from claimlint.project import Project

BODY = "# About this page\n\nIt tells what people ask.\n"
OF_WORDS = ("overclaim/", "promotion/", "danger/", "language/", "safety/", "causal/")


def found(text: str | bytes, project: Project, tools: Tools, path: str = "page.md") -> list[Finding]:
    """What is found at the words of a page; nothing of what it lacks as a whole."""
    content = text if isinstance(text, bytes) else text.encode()
    findings = check_one(Input(path, content=content), project, tools).findings
    return [f for f in findings if f.sentence and f.rule.startswith(OF_WORDS)]


def in_front(key: str, words: str) -> str:
    return f"---\n{key}: {json.dumps(words, ensure_ascii=False)}\n---\n\n{BODY}"


BAD = [
    ("title", "Ozone cures Lyme disease", "cures Lyme disease", "overclaim/cure"),
    ("seo_title", "Ozone, the cure for Lyme disease", "the cure for Lyme disease", "overclaim/cure"),
    ("subtitle", "The drops that melt gallstones overnight", "overnight", "overclaim/"),
    ("description", "Our tea gets rid of cancer. It is a miracle cure.", "miracle cure", "overclaim/"),
    ("summary", "Stop taking your blood pressure tablets and drink this instead.", "Stop taking your", "danger/"),
    ("excerpt", "You will lose weight in days, guaranteed.", "guaranteed", "promotion/guarantee"),
]


@pytest.mark.parametrize(("key", "words", "marked", "rule"), BAD)
def test_a_promise_in_front_matter_is_found(
    key: str, words: str, marked: str, rule: str, project: Project, tools: Tools
) -> None:
    text = in_front(key, words)
    hits = [f for f in found(text, project, tools) if f.rule.startswith(rule)]
    assert hits and all(text[f.span.start : f.span.end] == f.text for f in hits)
    at = text.index(marked)
    assert any(f.span.start < at + len(marked) and at < f.span.end for f in hits)


PROMISE = "Tea cures cancer in 30 days"


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{PROMISE}</title>",
        f'<meta name="description" content="{PROMISE}.">',
        f'<meta property="og:title" content="{PROMISE} | Kew">',
        f'<meta property="og:description" content="{PROMISE}.">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "' + PROMISE + '"}</script>',
        '<script type="application/ld+json">{"@type": "WebPage", "description": "' + PROMISE + '"}</script>',
    ],
)
def test_a_promise_in_markup_is_found(head: str, project: Project, tools: Tools) -> None:
    page = f"<html><head>{head}</head><body><main><h1>Tea</h1><p>Drink it warm.</p></main></body></html>"
    [finding] = [f for f in found(page, project, tools, "page.html") if f.rule == "overclaim/cure"]
    assert (finding.text, finding.sentence.rstrip(".")) == ("cures cancer", PROMISE)
    assert page[finding.span.start : finding.span.end] == "cures cancer"


def test_a_promise_in_the_properties_of_a_word_file_is_found(project: Project, tools: Tools) -> None:
    document, out = Document(), io.BytesIO()
    document.add_paragraph("Tea", style="Title")
    document.add_paragraph("Drink it warm.")
    document.core_properties.comments = PROMISE
    document.save(out)
    [finding] = [f for f in found(out.getvalue(), project, tools, "page.docx") if f.rule == "overclaim/cure"]
    assert (finding.text, finding.sentence) == ("cures cancer", PROMISE)


CAREFUL = [
    "Does tea cure cancer? No",
    "Does tea cure cancer?",
    "Can ozone cure Lyme disease",
    "Myth: tea cures cancer",
    "Why tea does not cure cancer",
    "Five common myths about tea and cancer",
    "No, tea does not cure cancer",
    "Turmeric may ease knee pain a little, trials suggest",
    "Ibuprofen for period pain: how it works and who should not take it",
    "Clinic fined over claim that ozone cures Lyme disease",
    "Watchdog bans adverts saying that tea cures cancer",
    "What to know before you stop taking antidepressants",
    "A cure for cancer? What the headlines leave out",
]


@pytest.mark.parametrize("key", ["title", "description"])
@pytest.mark.parametrize("words", CAREFUL)
def test_careful_titles_are_left_alone(key: str, words: str, project: Project, tools: Tools) -> None:
    assert found(in_front(key, words), project, tools) == []


def test_what_others_say_under_a_title_about_myths_is_left_alone(project: Project, tools: Tools) -> None:
    front = 'title: Five myths about cancer\ndescription: "\\"Sugar feeds cancer.\\" We look at what is true."'
    assert found(f"---\n{front}\n---\n\n{BODY}", project, tools) == []


def test_a_title_that_the_text_has_too_is_told_once_and_there(project: Project, tools: Tools) -> None:
    text = f"---\ntitle: {PROMISE}\nseo_title: {PROMISE} | Kew House\n---\n\n# {PROMISE}\n\nDrink it warm.\n"
    [finding] = [f for f in found(text, project, tools) if f.rule == "overclaim/cure"]
    assert finding.span.start > text.index("# ")


def test_sources_of_the_text_stand_for_its_summary(project: Project, tools: Tools) -> None:
    text = in_front("description", "Studies show that walking lowers blood pressure.")
    text += "\n\nIt did so in a trial.[1]\n\n## References\n\n1. Lee A. Walking and blood pressure. BMJ 2020;1:1-9.\n"
    findings = check_one(Input("p.md", content=text.encode()), project, tools).findings
    assert [f.rule for f in findings if f.sentence.startswith("Studies show")] == []


def test_the_text_is_judged_as_without_a_head(project: Project, tools: Tools) -> None:
    plain = found(BODY + "\nTurmeric cures gout.\n", project, tools)
    with_head = found(in_front("title", PROMISE) + "\nTurmeric cures gout.\n", project, tools)
    assert [f.text for f in with_head if f.sentence == "Turmeric cures gout."] == [f.text for f in plain]


def test_a_page_keeps_company_by_its_text_alone(project: Project, tools: Tools) -> None:
    shown = "\n".join(f"  - Tea cures {what} for good, guaranteed." for what in ("gout", "cancer", "asthma", "eczema"))
    text = f"---\nsummary:\n{shown}\n---\n\n{BODY}\nMy last scan was clear.\n"
    assert "My last scan was clear." not in {f.sentence for f in found(text, project, tools)}
