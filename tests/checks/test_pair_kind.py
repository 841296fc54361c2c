"""Two claims of a page against each other: headings that outrun their text, statements that disagree."""

from __future__ import annotations

from typing import Any

import pytest
from made_pages import name, page_of

from claimlint.checks.context import CheckContext
from claimlint.checks.kinds.pair import compile_pair
from claimlint.checks.model import Hit, Page
from claimlint.checks.pairs.matters import Matters
from claimlint.claims.lexicon.language import Language, load_language

GROUPS = [["insomnia", "sleep quality"], ["arthritis", "joint"]]


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


def found(language: Language, page: Page, **spec: Any) -> list[Hit]:
    context = CheckContext("a/a", language, None, {"same_matter": {"groups": GROUPS}}, language.vocabulary)
    hits = list(compile_pair(spec, context)(page))
    assert not context.bad
    return hits


GOUT = name("gout", "condition", "")
BEFORE = {"object": GOUT}


@pytest.mark.parametrize(
    ("text", "body", "is_found"),
    [
        ("# Turmeric «cures gout»\nIt «may ease gout» a little.", {"strength": 2, "relation": "reduce-symptom"}, True),
        ("# Turmeric «cures gout»\nIt «can cure gout».", {"strength": 4}, False),
        ("# Turmeric «cures gout»\nIt «does not cure gout».", {"negated": True}, True),
        ("# Turmeric «cures gout»\nIt «may ease pain».", {"strength": 2, "object": name("pain", "outcome", "")}, True),
        ("# Turmeric «cures gout»\nIt «eases pain».", {"strength": 4, "object": name("pain", "outcome", "")}, False),
        ("# Turmeric «cures gout»\nGarlic «may ease gout».", {"strength": 1, "subject": name("Garlic")}, False),
    ],
)
def test_a_heading_two_steps_above_its_text_is_found(
    language: Language, text: str, body: dict[str, Any], is_found: bool
) -> None:
    hits = found(language, page_of(text, BEFORE, {**BEFORE, **body}), **{"is": "headline", "steps": 2})
    assert bool(hits) == is_found
    if hits:
        assert hits[0].span.start == 2, "the whole heading is shown"
        assert hits[0].related


def test_limits_below_a_heading_count_where_nothing_repeats_it(language: Language) -> None:
    spec = {"is": "headline", "steps": 2, "limits": ["in mice"]}
    assert found(language, page_of("# Turmeric «cures gout»\nThe swelling went down in mice.", BEFORE), **spec)
    assert not found(language, page_of("# Turmeric «cures gout»\nThe swelling went down.", BEFORE), **spec)
    assert not found(language, page_of("# Turmeric «cures gout»\n# Notes\nSeen in mice.", BEFORE), **spec)


DENIED = {"negated": True, "object": GOUT}


@pytest.mark.parametrize(
    ("first", "second", "is_found"),
    [
        (DENIED, BEFORE, True),
        ({**DENIED, "stance": "unknown-effect"}, BEFORE, True),
        ({**DENIED, "boosters": ("completely",)}, BEFORE, False),
        ({**DENIED, "stance": "myth"}, BEFORE, False),
        ({**DENIED, "subject": name("Garlic")}, BEFORE, False),
        (DENIED, {**BEFORE, "relation": "reduce-symptom"}, False),
        ({**DENIED, "relation": "reduce-symptom", "strength": 4}, {**BEFORE, "strength": 4}, True),
        ({**BEFORE, "strength": 2}, BEFORE, True),
        ({**BEFORE, "strength": 3}, BEFORE, False),
        ({**DENIED, "population": name("children", "population", "")}, BEFORE, True),
        (
            {**DENIED, "population": name("children", "population", "")},
            {**BEFORE, "population": name("adults", "population", "")},
            False,
        ),
        (DENIED, {**BEFORE, "stance": "report"}, False),
    ],
)
def test_statements_that_cannot_both_be_meant(
    language: Language, first: dict[str, Any], second: dict[str, Any], is_found: bool
) -> None:
    page = page_of("Turmeric «is said» here.\nTurmeric «is said» there.", first, second)
    hits = found(language, page, **{"is": "contradiction", "steps": 3})
    assert [hit.span.start for hit in hits] == ([32] if is_found else [])


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (name("insomnia", "condition"), name("sleep quality", "outcome"), True),
        (name("insomnia", "condition"), name("sleep a little", "unknown", known=False), True),
        (name("insomnia", "condition"), name("mood", "outcome"), False),
        (name("knee osteoarthritis", "condition"), name("osteoarthritis", "condition"), True),
        (name("the old pain", "unknown", known=False), name("pain", "unknown", known=False), True),
        (name("the old pain", "unknown", known=False), name("swelling", "unknown", known=False), False),
    ],
)
def test_names_of_one_matter(language: Language, left: Any, right: Any, same: bool) -> None:
    matters = Matters(GROUPS, language.vocabulary)
    assert matters.is_same_object(left, right) is same
    assert matters.is_same_object(right, left) is same
