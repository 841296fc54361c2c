"""What a page must have, when it must have it, and what counts as having it."""

from __future__ import annotations

from typing import Any

import pytest
from read_pages import found_and_marked, hits_of, page_of

from claimlint.checks.pages.kind import is_article
from claimlint.checks.requirements.presence import is_a_name

AUTHOR = {"has": {"fields": ["author"]}, "organisation": "info", "anchor": ["reviewed", "title"]}
ARTICLE: dict[str, Any] = {"page_type": "article"}


@pytest.mark.parametrize(
    "text",
    [
        "# «Gout»\n\nGout hurts.",
        "---\ntitle: «Gout»\nauthor: admin\n---\n\nGout hurts.",
        "# Gout\n\n«Last reviewed 3 May 2026»\n\nGout hurts.",
        "---\ntitle: Gout\n«reviewed: 2026-05-03»\n---\n\nGout hurts.",
        "«Gout hurts a lot.»",
        "# Gout\n\nBy Sam Lee, pharmacist\n\nGout hurts.",
        "---\ntitle: Gout\nauthor: Sam Lee\n---\n\nGout hurts.",
    ],
)
def test_what_is_absent_is_shown_at_what_is_there(text: str) -> None:
    found, marked = found_and_marked("required", AUTHOR, text, **ARTICLE)
    assert found == marked


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("# Gout\n\nGout hurts.", {}),
        ("# Gout\n\nGout hurts.", {"page_type": "page"}),
        ("---\ntitle: Gout\ntype: glossary\n---\n\nGout hurts.", {}),
        ("---\ntitle: Gout\ntype: article\ndraft: true\n---\n\nGout hurts.", {}),
    ],
)
def test_only_articles_are_asked(text: str, settings: dict[str, Any]) -> None:
    assert found_and_marked("required", AUTHOR, text, **settings)[0] == []


def test_an_organisation_that_answers_leaves_a_note() -> None:
    text = "# Gout\n\nGout hurts.\n\n© 2026 Royal Example Hospital"
    assert [hit.severity for hit in hits_of("required", AUTHOR, page_of(text, **ARTICLE))] == ["info"]
    shop = text.replace("Royal Example Hospital", "Herb Shop")
    assert [hit.severity for hit in hits_of("required", AUTHOR, page_of(shop, **ARTICLE))] == [None]


LONG = (
    "Turmeric may ease knee pain. Ginger may reduce nausea. Yoga can relieve back pain. "
    + "Rest and drink water. " * 40
)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"# Plants\n\n{LONG}", True),
        (LONG, False),
        ("# Plants\n\nTurmeric may ease knee pain. Ginger may reduce nausea. Yoga can relieve back pain.", False),
        ("# Plants\n\n" + "Rest and drink water. " * 40, False),
        (f"---\ntitle: Plants\ntype: contact\n---\n\n{LONG}", False),
        ("---\ntitle: Plants\ntype: article\n---\n\nRest.", True),
    ],
)
def test_an_article_has_a_title_words_and_claims(text: str, answer: bool) -> None:
    page = page_of(text)
    assert is_article(page.article, page.reading) is answer


HARMS = {
    "when": {"claims": {"relation": ["benefit"], "strength": "2..", "at_least": 2, "same_subject": True}},
    "has": {"phrases": ["side effect~n"], "headings": ["risks"]},
}


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("# «Turmeric»\n\nTurmeric eases knee pain. Turmeric reduces swelling.", True),
        ("# Turmeric\n\nTurmeric eases knee pain.", False),
        ("# Plants\n\nTurmeric eases knee pain. Ginger reduces nausea.", False),
        ("# Turmeric\n\nTurmeric eases knee pain. Turmeric reduces swelling. Side effects are mild.", False),
        ("# Turmeric\n\nTurmeric eases knee pain. Turmeric reduces swelling.\n\n## Risks\n\nFew.", False),
        ("# Turmeric\n\nTurmeric does not ease knee pain. Turmeric does not reduce swelling.", False),
    ],
)
def test_claims_make_an_occasion(text: str, is_asked: bool) -> None:
    found, marked = found_and_marked("required", HARMS, text, **ARTICLE)
    assert found == marked
    assert bool(found) is is_asked


SIGNS: dict[str, Any] = {
    "pages": "all",
    "when": {"signs": [
        {"links": ["aff="]},
        {"fields": ["sponsor"]},
        {"phrases": ["our own tea"], "near": ["(buy|order)"]},
        {"phrases": ["crushing pain"], "without": ["see a doctor"]},
    ]},
    "has": {"fields": ["disclosure"], "phrases": ["call 999", "we earn a commission"]},
    "anchor": ["sign"],
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Try [this](«https://shop.example/?aff=1»).",
        "---\ntitle: A\n«sponsor: Tea Ltd»\n---\n\nText.",
        "«Our own tea» tastes good. Order it here.",
        "You may feel «crushing pain» in the chest. Rest.",
        "Try [this](https://shop.example/?aff=1). We earn a commission.",
        "---\ntitle: A\nsponsor: Tea Ltd\ndisclosure: Paid for by Tea Ltd\n---\n\nText.",
        "Our own tea tastes good.\n\nMore.\n\nAnd more.\n\nOrder forms are at the desk.",
        "Crushing pain? Call 999.",
        "You may feel crushing pain. See a doctor.",
        "There is no crushing pain.",
        "Is it crushing pain?",
    ],
)
def test_signs_call_for_what_is_missing(text: str) -> None:
    found, marked = found_and_marked("required", SIGNS, text)
    assert found == marked


US_STATEMENT = (
    "This statement has not been evaluated by the Food and Drug Administration. "
    "This product is not intended to diagnose, treat, cure, or prevent any disease."
)
STATEMENT: dict[str, Any] = {
    "pages": "all",
    "when": {"signs": [{"phrases": ["supports joints"]}], "jurisdiction": ["us", "eu"]},
    "has": {"statement": "supplement"},
    "anchor": ["sign"],
}


@pytest.mark.parametrize(
    ("text", "where", "count"),
    [
        ("It supports joints.", "us", 1),
        ("It supports joints.", "uk", 0),
        (f"It supports joints. {US_STATEMENT}", "us", 0),
        (f"It supports joints. {US_STATEMENT.partition('. ')[0]}.", "us", 1),  # the law asks for both sentences
        (f"It supports joints. {US_STATEMENT}", "eu", 1),
        ("It supports joints. Do not exceed the daily dose.", "eu", 0),
    ],
)
def test_the_jurisdiction_chooses_the_statement(text: str, where: str, count: int) -> None:
    assert len(hits_of("required", STATEMENT, page_of(text, jurisdiction=where))) == count


def test_the_configuration_may_ask_for_its_own_words() -> None:
    spec = {"has": {"phrases": ["not medical advice"], "option": "required"}}
    options = {"a/a": {"required": {"article": "Ask Clinic X first"}}}
    text = "# Gout\n\nThis is not medical advice."
    assert hits_of("required", spec, page_of(text, **ARTICLE)) == []
    assert len(hits_of("required", spec, page_of(text, options=options, **ARTICLE))) == 1
    assert hits_of("required", spec, page_of(f"{text} Ask clinic x first.", options=options, **ARTICLE)) == []


@pytest.mark.parametrize(
    ("said", "is_enough"),
    [
        ("Ask your doctor before you take it.", True),
        ("You do not need to ask your doctor.", False),
        ("There is no need to ask your doctor.", False),
        ("You do not need to ask your doctor. Ask your doctor if you take other medicines.", True),
    ],
)
def test_a_sentence_that_takes_it_back_is_not_enough(said: str, is_enough: bool) -> None:
    spec = {"has": {"phrases": ["ask your doctor"], "without": ["(do not|no) need to ask"]}}
    found = hits_of("required", spec, page_of(f"# Zinc\n\nZinc may shorten a cold. {said}", **ARTICLE))
    assert (found == []) is is_enough


CREDENTIALS = {"each": ["author", "reviewer"], "has": {"table": "credentials"}}


@pytest.mark.parametrize(
    "text",
    [
        "By «Sam Lee»",
        "Medically reviewed by «Ana Ruiz»",
        "By Sam Lee, herbalist",
        "Medically reviewed by Ana Ruiz, MD",
        "By Dr Sam Lee",
        "---\ntitle: A\nauthor: Example Hospital editorial team\n---\n\nText.",
        "By [Sam Lee](/authors/sam-lee)",
        "# A\n\nBy Sam Lee\n\nText.\n\nSam Lee is a nurse in Leeds.",
        "---\ntitle: A\nauthor:\n  name: Sam Lee\n  credentials: RN\n---\n\nText.",
        "# A\n\nBy Sam Lee\n\nRegistered nurse and specialist community public health nurse (school nursing)\n\nText.",
        "# A\n\nBy Sam Lee\n\nRN, SCPHN (School Nursing)\n\nText.",
        "# A\n\nBy Sam Lee\n\nLead physiotherapist for hands at Mill Lane Hospital, and tutor\n\nText.",
        "# A\n\nText.\n\nYours sincerely,\n\n## Sam Lee\n\nConsultant pharmacist, medicines information\n",
        "# A\n\nReviewed by Sam Lee\n\nPractice nurse | asthma and allergy | Leeds\n\nText.",
        "# A\n\nReviewed by Sam Lee\n\nMBChB MRCGP\n\nText.",
        "# A\n\nWritten by Sam Lee\n\nClinical psychologist with children and their families in the north\n\nText.",
        "# A\n\nBy «Sam Lee»\n\nAsk your pharmacist for a cream that does not sting.",
        "# A\n\nBy «Sam Lee»\n\n## When to see a doctor\n\nText.",
        "# A\n\nBy «Sam Lee»\n\n## Overactive bladder\n\nText.",
        "# A\n\nBy «Sam Lee»\n\nA nurse can show you how.",
        "# A\n\nBy «Sam Lee»\n\nReviewed by Ana Ruiz, MD\n\nText.",
        "# A\n\nBy «Sam Lee»\n\nNurses, doctors and midwives will help you.",
        "# A\n\nBy «Katie Lowe»\n\nSome people have lower levels. Talk to your pharmacist.",
        "# A\n\nBy «Ann Hart»\n\nHartmann is a cardiologist.",
        "# A\n\nBy Katie Lowe\n\nText.\n\nLowe is a pharmacist in Leeds.",
    ],
)
def test_a_name_needs_a_role(text: str) -> None:
    found, marked = found_and_marked("required", CREDENTIALS, text)
    assert found == marked


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("Sam Lee", True),
        ("admin", False),
        ("our experts", False),
        ("the medical team", False),
        ("{{ name }}", False),
        (" - ", False),
    ],
)
def test_some_values_name_nobody(value: str, answer: bool) -> None:
    assert is_a_name(value) is answer


def test_something_near_it_makes_the_finding_milder() -> None:
    spec = {"has": {"fields": ["reviewed"]}, "milder": {"fields": ["updated"], "severity": "warning"}}
    text = "# Gout\n\nUpdated 3 May 2026\n\nGout hurts."
    assert [hit.severity for hit in hits_of("required", spec, page_of(text, **ARTICLE))] == ["warning"]
    published = text.replace("Updated", "Published")
    assert [hit.severity for hit in hits_of("required", spec, page_of(published, **ARTICLE))] == [None]
