"""From hits to findings: severity, message, identity, and one finding for one defect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from made_pages import entry_of, page_of, rule_of

from claimlint.article.model import Span
from claimlint.checks.context import CheckContext
from claimlint.checks.kinds import Kind
from claimlint.checks.leads import led_by
from claimlint.checks.model import Check, Finding, Hit, Page, Related, Rule
from claimlint.checks.ruleset import RuleSet
from claimlint.checks.run import normalised, run_checks
from claimlint.checks.wording import evidence_of, message_of
from claimlint.evidence.model import Assessment

TEXT = "Turmeric powder cures severe arthritis for good. It works."


def _compile_words(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """A kind for these tests: hits at the words of the spec, with whatever else it gives."""

    def check(page: Page) -> Iterable[Hit]:
        for words, given in spec.items():
            at = -1
            while (at := page.article.source.text.find(words, at + 1)) >= 0:
                yield Hit(Span(at, at + len(words)))._replace(**given)

    return check


WORDS = {"words": Kind("words", {}, _compile_words)}


def found(*rules: Rule, text: str = TEXT, **more: Any) -> list[Finding]:
    return run_checks(page_of(text), RuleSet(rules, CheckContext(), WORDS), **more)


def told(*rules: Rule, text: str = TEXT) -> dict[str, list[str]]:
    """Rule to the rules that its findings stand for."""
    return {f.rule: [r.rule for r in f.related] for f in found(*rules, text=text)}


def test_findings_are_sorted_by_place_then_rule() -> None:
    spec = {"cures": {}, "works": {}}
    findings = found(rule_of("b/b", spec=spec), rule_of("a/a", spec=spec))
    assert [(f.rule, f.text) for f in findings] == [
        ("a/a", "cures"),
        ("b/b", "cures"),
        ("a/a", "works"),
        ("b/b", "works"),
    ]


def test_the_rule_that_leads_reports_where_findings_touch() -> None:
    danger = rule_of("danger/x", spec={"cures severe": {}}, leads=("overclaim/cure",))
    cure = rule_of("overclaim/cure", spec={"severe arthritis": {}}, leads=("overclaim/gap",))
    gap = rule_of("overclaim/gap", spec={"arthritis for good": {}})
    assert told(cure, danger) == {"danger/x": ["overclaim/cure"]}
    assert told(gap, danger) == {"danger/x": [], "overclaim/gap": []}, "they do not touch"
    assert told(gap, cure, danger) == {"danger/x": ["overclaim/cure", "overclaim/gap"]}, "through the one between"


def test_leading_is_transitive_without_the_rule_between() -> None:
    danger = rule_of("danger/x", spec={"cures": {}}, leads=("overclaim/cure",))
    cure = rule_of("overclaim/cure", spec={"nowhere": {}}, leads=("overclaim/gap",))
    gap = rule_of("overclaim/gap", spec={"cures severe": {}})
    assert told(gap, cure, danger) == {"danger/x": ["overclaim/gap"]}
    assert led_by([gap, cure, danger])["danger/x"] == {"overclaim/cure", "overclaim/gap"}


def test_findings_that_no_rule_leads_stay_apart() -> None:
    assert told(rule_of("a/a", spec={"cures": {}}), rule_of("b/b", spec={"cures severe": {}})) == {"a/a": [], "b/b": []}


def test_a_led_finding_keeps_its_words_rule_and_severity_and_hands_on_its_related_items() -> None:
    question = Related(Span(0, 8), "Turmeric", "the question")
    cure = rule_of("a/a", spec={"cures": {}}, leads=("b/b",))
    led = rule_of("b/b", severity="warning", spec={"cures severe": {"related": (question,)}})
    [finding] = found(cure, led)
    assert finding.related == (Related(Span(16, 28), "cures severe", '"cures severe"', "b/b", "warning"), question)


def test_a_finding_never_hides_a_worse_one() -> None:
    mild = rule_of("a/a", severity="info", spec={"cures": {}}, leads=("b/b",))
    assert told(mild, rule_of("b/b", spec={"cures severe": {}})) == {"b/b": ["a/a"]}


def test_rules_that_lead_in_a_circle_give_one_finding() -> None:
    a = rule_of("a/a", spec={"cures": {}}, leads=("b/b",))
    b = rule_of("b/b", spec={"cures": {}}, leads=("a/a",))
    assert told(a, b) == told(b, a) == {"a/a": ["b/b"]}


def test_equal_spans_of_a_rule_are_one_finding_the_worst() -> None:
    def compile_twice(spec: Mapping[str, Any], context: CheckContext) -> Check:
        return lambda page: [Hit(Span(0, 8), severity="info"), Hit(Span(0, 8), severity="warning")]

    rules = RuleSet([rule_of("a/a", kind="twice")], CheckContext(), {"twice": Kind("twice", {}, compile_twice)})
    assert [f.severity for f in run_checks(page_of(TEXT), rules)] == ["warning"]


@pytest.mark.parametrize(
    ("rule", "given", "severity"),
    [
        ("error", {}, "error"),
        ("warning", {}, "warning"),
        ("error", {"severity": "info"}, "info"),
        ("error", {"capped": True}, "warning"),
        ("info", {"capped": True}, "info"),
        ("by-gap", {"assessment": Assessment("overstated", gap=1)}, "warning"),
        ("by-gap", {"assessment": Assessment("overstated", gap=3)}, "error"),
        ("by-gap", {"assessment": Assessment("overstated", gap=3), "capped": True}, "warning"),
        ("by-gap", {"assessment": Assessment("supported")}, None),
    ],
)
def test_severity_is_the_rules_own_or_the_gaps_then_capped(
    rule: str, given: dict[str, Any], severity: str | None
) -> None:
    findings = found(rule_of("a/a", severity=rule, spec={"cures": given}))
    assert [f.severity for f in findings] == ([severity] if severity else [])


def test_configuration_has_the_last_word_and_can_turn_a_rule_off() -> None:
    rules = rule_of("a/a", spec={"cures": {"capped": True}}), rule_of("b/b", spec={"cures": {}})
    assert [f.severity for f in found(*rules, severity_of=lambda rule, own: "info")] == ["info", "info"]
    assert [f.rule for f in found(*rules, severity_of=lambda rule, own: None if rule == "b/b" else own)] == ["a/a"]
    assert [f.rule for f in found(*rules, runs=lambda rule: rule == "b/b")] == ["b/b"]


def test_a_rule_that_is_off_does_not_swallow_those_it_leads() -> None:
    lead = rule_of("a/a", spec={"cures": {}}, leads=("b/b",))
    findings = found(lead, rule_of("b/b", spec={"cures": {}}), severity_of=lambda r, s: None if r == "a/a" else s)
    assert [f.rule for f in findings] == ["b/b"]


def test_confidence_is_the_lower_of_rule_and_match() -> None:
    rule = rule_of("a/a", confidence="medium", spec={"cures": {"confidence": "low"}, "works": {"confidence": "high"}})
    assert [f.confidence for f in found(rule)] == ["low", "medium"]


def test_the_sentence_is_the_one_around_the_words() -> None:
    assert [f.sentence for f in found(rule_of("a/a", spec={"works": {}}), text="# On turmeric\n\nIt works.")] == [
        "It works."
    ]


def test_a_page_level_finding_has_no_sentence_and_a_date_its_own_words() -> None:
    page = found(rule_of("a/a", spec={"Turmeric": {"is_page_level": True}}))
    assert [f.sentence for f in page] == [""]
    dates = RuleSet([rule_of("a/a", kind="date", spec={"works": {}})], CheckContext(), {"date": WORDS["words"]})
    assert [f.sentence for f in run_checks(page_of(TEXT), dates)] == ["works"]


def test_fingerprints_forget_path_and_place_but_tell_equal_sentences_apart() -> None:
    rule = rule_of("a/a", spec={"cures": {}})
    first = found(rule, text="It cures.")
    later = found(rule, text="A new line.\nIt  Cures.".replace("Cures", "cures"))
    assert first[0].fingerprint == later[0].fingerprint
    twice = found(rule, text="It cures.\nIt cures.")
    assert twice[0].fingerprint == first[0].fingerprint != twice[1].fingerprint
    assert found(rule_of("b/b", spec={"cures": {}}), text="It cures.")[0].fingerprint != first[0].fingerprint


@pytest.mark.parametrize("text", ["It doesn't  cure", "it doesn’t cure", " IT DOESN’T CURE\n"])
def test_what_programs_change_by_themselves_is_no_change(text: str) -> None:
    assert normalised(text) == "it doesn't cure"


def test_messages_are_filled_from_the_claim_and_keep_foreign_braces() -> None:
    page = page_of("Turmeric «cures {bad}  arthritis».", {})
    claim = page.reading.claims[0]
    hit = Hit(claim.span, claim, page.assessments[0], {"extra": "more"})
    template = '"{text}": {subject}, {object}, {population}, {relation}; {evidence} {extra} {{x}}'
    assert message_of(template, hit, page.article.source.slice(claim.span)) == (
        '"cures {bad} arthritis": turmeric, arthritis, people, cure; the evidence registry has no entry for it more {x}'
    )
    assert message_of("{subject}", Hit(claim.span), "") == ""


def test_a_part_in_brackets_is_left_out_where_its_words_are_missing() -> None:
    page = page_of("Turmeric «cures arthritis».", {})
    claim = page.reading.claims[0]
    template = "{text}: a cure[ of {object} by {subject}][; {extra}] [sic]"
    assert message_of(template, Hit(claim.span, claim, page.assessments[0]), "x") == (
        "x: a cure of arthritis by turmeric [sic]"
    )
    assert message_of(template, Hit(claim.span), "x") == "x: a cure [sic]"


@pytest.mark.parametrize(
    ("assessment", "strength", "said"),
    [
        (Assessment("unregistered"), 4, "the evidence registry has no entry for it"),
        (Assessment("overstated", entry_of(), 2, 2), 4, 'the evidence is of low certainty, which allows "may"'),
        (Assessment("overstated", entry_of(), 2, 3), 5, "the evidence is of low certainty, and no cure is on record"),
        (
            Assessment("unsupported", entry_of(certainty="none", direction="unknown"), 0, 4),
            4,
            "no usable study is known, which allows no wording of an effect",
        ),
        (
            Assessment("contradicted", entry_of(certainty="moderate", direction="no-effect"), 3),
            4,
            "the evidence is of moderate certainty and shows no effect",
        ),
        (Assessment("unregistered", entry_of()), 4, "the registry holds only turmeric for arthritis"),
        (Assessment("understated", entry_of(certainty="high")), 2, "the evidence is of high certainty"),
    ],
)
def test_the_evidence_is_told_in_one_clause(assessment: Assessment, strength: int, said: str) -> None:
    [claim] = page_of("Turmeric «cures arthritis».", {"strength": strength}).reading.claims
    assert evidence_of(claim, assessment) == said
