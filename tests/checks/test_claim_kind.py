"""What a rule may ask of a claim, and what a claim's finding covers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made_pages import entry_of, name, page_of

from claimlint.checks.context import CheckContext
from claimlint.checks.kinds.claim import compile_claim
from claimlint.checks.model import Hit, Page
from claimlint.checks.standing import standing_of
from claimlint.claims.lexicon.vocabulary import load_vocabulary
from claimlint.claims.model import Name, Study
from claimlint.evidence.citations.model import Citation, Citations
from claimlint.evidence.model import Assessment

LOW = Assessment("overstated", entry_of(), ceiling=2, gap=2)


def hits(page: Page, **spec: Any) -> list[Hit]:
    context = CheckContext(vocabulary=load_vocabulary())
    found = list(compile_claim({"relation": ["cure"], **spec}, context)(page))
    assert not context.bad
    return found


def texts(page: Page, **spec: Any) -> list[str]:
    return [page.article.source.slice(hit.span) for hit in hits(page, **spec)]


def one(*, assessment: Assessment = LOW, **claim: Any) -> Page:
    return page_of("Turmeric «cures arthritis» in weeks.", claim, assessments=(assessment,))


@pytest.mark.parametrize(
    ("claim", "spec"),
    [
        ({}, {}),
        ({"strength": 4}, {"strength": "3.."}),
        ({"strength": 3}, {"strength": "..3"}),
        ({"strength": 3}, {"strength": "2..4"}),
        ({"strength": 3}, {"strength": 3}),
        ({}, {"gap": "2.."}),
        ({"negated": True}, {"negated": True}),
        ({"negated": True}, {"negated": "any"}),
        ({"stance": "report"}, {}),
        ({"stance": "aim"}, {"stance": ["aim"]}),
        ({"stance": "myth"}, {"stance": "any"}),
        ({"frame": "passive"}, {"frame": ["passive", "active"]}),
        ({"relation": "repair"}, {"relation": ["cure", "repair"]}),
        ({}, {"subject": {"category": ["supplement"], "known": True, "found": ["stated"]}}),
        ({"subject": name("measles vaccine", category="vaccine")}, {"subject": {"under": ["measles vaccine"]}}),
        ({"subject": name("Garlic")}, {"subject": {"name": ["garlic"]}}),
        ({"object": name("brain fog", "unknown", "", known=False)}, {"object": {"known": False}}),
        ({"population": name("children", "population", "")}, {"population": True}),
        ({"population": name("children", "population", "")}, {"population": {"name": ["children"]}}),
        ({}, {"population": False}),
        ({}, {"assessment": ["overstated"], "certainty": ["low"], "direction": ["benefit"]}),
        ({}, {"relation_of_entry": ["reduces-symptom"], "care": False}),
        ({"attribution": "research"}, {"attribution": ["research"]}),
        ({}, {"attribution": False}),
        ({"hedges": ("some",)}, {"hedged": True}),
        ({"boosters": ("completely",)}, {"boosters": ["completely", "100%"]}),
        ({"boosters": ("completely",)}, {"boosters": True}),
        ({"study": Study("cohort", "cohort study", "mice")}, {"study": ["cohort", "survey"], "species": ["mice"]}),
        ({"has_risk": True}, {"risk": True}),
        ({"cue": "Heals"}, {"cue": ["heals"]}),
        ({}, {"block": ["paragraph"]}),
        ({}, {"any": [{"strength": 1}, {"gap": 2}]}),
    ],
)
def test_a_claim_that_meets_all_that_is_asked_is_found(claim: dict[str, Any], spec: dict[str, Any]) -> None:
    assert texts(one(**claim), **spec) == ["cures arthritis"]


def test_a_claim_is_cited_where_a_source_stands_for_its_sentence() -> None:
    page = one()
    source = Citation("doi", "10.1002/x", "10.1002/x", page.reading.claims[0].span, 0)
    sourced = replace(page, citations=Citations((source,), reach={0: (source,)}))
    assert texts(page, cited=False) == texts(sourced, cited=True) == ["cures arthritis"]
    assert texts(page, cited=True) == texts(sourced, cited=False) == []


@pytest.mark.parametrize(
    ("claim", "spec"),
    [
        ({"relation": "improve"}, {}),
        ({"strength": 2}, {"strength": "3.."}),
        ({"negated": True}, {}),
        ({"stance": "question"}, {}),
        ({"stance": "myth"}, {}),
        ({"stance": "aim"}, {}),
        ({}, {"gap": "3.."}),
        ({}, {"subject": {"category": ["drug"]}}),
        ({"subject": name("The drops", "product", "", known=False)}, {"subject": {"known": True}}),
        ({"subject": name("aspirin", category="drug")}, {"subject": {"under": ["vaccines"]}}),
        ({}, {"population": True}),
        ({}, {"assessment": ["supported"]}),
        ({}, {"certainty": ["high"]}),
        ({}, {"attribution": ["research"]}),
        ({"boosters": ("greatly",)}, {"boosters": ["completely"]}),
        ({}, {"study": True}),
        ({}, {"block": ["heading"]}),
        ({}, {"any": [{"strength": 1}, {"gap": 5}]}),
        ({}, {"unless": {"assessment": ["overstated"]}}),
        ({}, {"unless": [{"strength": 1}, {"strength": 5, "gap": 2}]}),
    ],
)
def test_a_claim_that_misses_one_thing_is_not(claim: dict[str, Any], spec: dict[str, Any]) -> None:
    assert texts(one(**claim), **spec) == []


def test_unless_needs_all_of_one_alternative() -> None:
    assert texts(one(), unless={"assessment": ["overstated"], "strength": 1}) == ["cures arthritis"]


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ({"in_sentence": ["in weeks"]}, True),
        ({"after": ["in weeks"]}, True),
        ({"before": ["in weeks"]}, False),
        ({"before": ["turmeric"]}, True),
        ({"previous": ["(mouse|rat) study"]}, True),
        ({"around": ["mouse study"]}, True),
        ({"around": ["in weeks"]}, True),
        ({"in_sentence": ["mouse study"]}, False),
        ({"where": {"time": ["weeks"]}, "in_sentence": ["in <time>"]}, True),
    ],
)
def test_words_near_a_claim_can_be_asked_for(spec: dict[str, Any], found: bool) -> None:
    page = page_of("The mouse study is done.\nTurmeric «cures arthritis» in weeks.", {})
    assert bool(texts(page, **spec)) == found


def test_the_sentence_in_front_ends_at_a_heading() -> None:
    page = page_of("The mouse study is done.\n# Turmeric\nTurmeric «cures arthritis».", {})
    assert texts(page, previous=["mouse study"]) == []


def test_a_finding_may_have_to_begin_with_words_in_front() -> None:
    page = page_of("It warms, and so it «cures arthritis».\nIt «cures gout».", {}, {})
    assert texts(page, starts_at=["so"]) == ["so it cures arthritis"]
    assert texts(page, may_start_at=["so"]) == ["so it cures arthritis", "cures gout"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Does it work?\nYes, it «cures gout».", ["Yes, it cures gout"]),
        ("Q: Does it work?\nA: Yes, it «cures gout».", ["Yes, it cures gout"]),
        ("# Does it work?\nYes.\nIt «cures gout».", ["Yes.\nIt cures gout"]),
        ("# It works\nYes, it «cures gout».", []),
        ("# Does it work?\nYes, some people say so, and for years.\nIt «cures gout».", []),
        ("# Does it work?\nIt «cures gout».", []),
    ],
)
def test_an_answer_is_found_from_its_first_word(text: str, found: list[str]) -> None:
    assert texts(page_of(text, {}), opens_with=["yes"]) == found


def test_claims_of_the_same_words_are_one_finding_that_names_them_all() -> None:
    pain = {"object": name("pain", "outcome", "")}
    page = page_of("Turmeric «cures pain», gout and fever.", pain)
    other = page_of("Turmeric «cures pain, gout and fever».", {"object": name("gout", "condition", "")})
    reading = type(page.reading)((*page.reading.claims, *other.reading.claims), ())
    both = replace(page, reading=reading, assessments=(Assessment("supported"), LOW))
    [hit] = hits(both)
    assert page.article.source.slice(hit.span) == "cures pain, gout and fever"
    assert hit.values == {"subject": "Turmeric", "object": "pain and gout"}
    assert hit.assessment == LOW, "the one furthest above what is known"


def test_how_many_things_the_same_words_speak_of_can_be_asked() -> None:
    page = page_of("Turmeric «cures» all.", {"object": name("gout", "condition", "")})
    claim = page.reading.claims[0]
    reading = type(page.reading)((claim, *(page_of("Turmeric «cures» all.", {}).reading.claims)), ())
    both = replace(page, reading=reading, assessments=(LOW, LOW))
    assert len(hits(both, objects=2)) == 1
    assert hits(both, objects="3..") == []


@pytest.mark.parametrize(
    ("spec", "capped"),
    [({}, False), ({"unless": {"assessment": ["supported"]}}, False), ({"gap": "1.."}, True)],
)
def test_only_a_rule_that_rests_on_a_verdict_is_capped_by_it(spec: dict[str, Any], capped: bool) -> None:
    weak = Assessment("overstated", entry_of(level="B"), 2, 2, "low", capped=True)
    [hit] = hits(one(assessment=weak), **spec)
    assert hit.capped == capped
    assert hit.confidence == ("low" if capped else None)


@pytest.mark.parametrize(
    ("subject", "obj", "strength", "standing"),
    [
        ("known", "known", 3, "error"),
        ("known", "unknown", 3, "error"),
        ("product", "known", 3, "error"),
        ("product", "unknown", 4, "error"),
        ("unknown", "known", 5, "error"),
        ("unknown", "known", 4, "info"),
        ("unknown", "known", 3, "none"),
        ("unknown", "outcome", 5, "info"),
        ("unknown", "body part", 5, "error"),
        ("unknown", "unknown", 5, "none"),
        ("condition", "known", 5, "none"),
        ("structure", "known", 5, "none"),
    ],
)
def test_a_subject_that_nobody_knows_weighs_less(subject: str, obj: str, strength: int, standing: str) -> None:
    subjects: dict[str, Name] = {
        "known": name("turmeric"),
        "product": name("Our drops", "product", "", known=False),
        "unknown": name("The Smith method", "unknown", "", known=False),
        "condition": name("diabetes", "condition", ""),
        "structure": name("liver", "structure", ""),
    }
    objects = {
        "known": name("arthritis", "condition", ""),
        "outcome": name("memory", "outcome", ""),
        "body part": name("cartilage", "structure", ""),
        "unknown": name("brain fog", "unknown", "", known=False),
    }
    [claim] = one(subject=subjects[subject], object=objects[obj], strength=strength).reading.claims
    assert standing_of(claim) == standing


@pytest.mark.parametrize(("frame", "standing"), [("active", "error"), ("passive", "none"), ("participle", "none")])
def test_a_clause_without_an_agent_is_nobodys(frame: str, standing: str) -> None:
    guessed = Name("intervention", "turmeric", "turmeric", None, "herb", "topic")
    [claim] = one(subject=guessed, frame=frame).reading.claims
    assert standing_of(claim) == standing


def test_a_pair_that_the_registry_does_not_know_weighs_what_its_table_says() -> None:
    silent, note = Assessment("unregistered"), Assessment("unregistered", severity="info")
    assert hits(one(assessment=silent), by_table=True) == []
    assert [hit.severity for hit in hits(one(assessment=note), by_table=True)] == ["info"]


def test_a_rule_may_weigh_some_claims_less() -> None:
    caps = [{"severity": "info", "when": {"strength": "..4"}}]
    assert [hit.at_most for hit in hits(one(strength=4), at_most=caps)] == ["info"]
    assert [hit.at_most for hit in hits(one(strength=5), at_most=caps)] == ["error"]


def test_phrases_beside_the_claims_do_not_find_them_twice() -> None:
    page = page_of("Turmeric «cures arthritis».\nIt is a cure all.", {})
    assert texts(page, also={"any": ["cures arthritis", "a? cure all"]}) == ["cures arthritis", "a cure all"]


def test_the_question_above_belongs_to_the_finding() -> None:
    page = page_of("# Does it work?\nYes, it «cures gout».", {})
    question = page.article.sentences[0].span
    with_question = page_of("# Does it work?\nYes, it «cures gout».", {"related": (question,)})
    assert [r.text for r in hits(with_question)[0].related] == ["Does it work?"]


def test_unknown_relations_are_told() -> None:
    from claimlint.claims.lexicon.language import load_language

    context = CheckContext(lexicon=load_language())
    compile_claim({"relation": ["cures"]}, context)
    assert "no relation" in context.bad[0].message


@pytest.mark.parametrize(
    ("marked", "claim", "tense"),
    [
        ("It «reduced pain».", {"cue": "reduced"}, "past"),
        ("It «reduces pain».", {"cue": "reduces"}, "present"),
        ("It «can reduce pain».", {"cue": "reduce"}, "present"),
        ("It «cut pain».", {"cue": "cut"}, "present"),
        ("Pain «was reduced by it».", {"cue": "reduced", "frame": "passive"}, "past"),
        ("Pain «is reduced by it».", {"cue": "reduced", "frame": "passive"}, "present"),
        ("It «wiped out pain».", {"cue": "wiped out"}, "past"),
    ],
)
def test_what_was_seen_is_told_from_what_is_so(marked: str, claim: dict[str, Any], tense: str) -> None:
    from claimlint.claims.lexicon.language import load_language

    context = CheckContext(lexicon=load_language())
    page = page_of(marked, claim)
    for asked in ("past", "present"):
        found = list(compile_claim({"relation": ["cure"], "tense": asked}, context)(page))
        assert bool(found) == (asked == tense)
