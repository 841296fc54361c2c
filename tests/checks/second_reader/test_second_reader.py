"""What the second reader goes by, how it weighs, and what it says of a page after the rules have spoken."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import Any

import pytest

from claimlint.checks.model import Finding, Page
from claimlint.checks.pages.company import Company
from claimlint.checks.run import run_checks
from claimlint.checks.second_reader.reading import SecondReading
from claimlint.checks.second_reader.signs import signs_of
from claimlint.checks.second_reader.weights import Weights, rules_of
from claimlint.engine import Input, Tools, page_of
from claimlint.evidence.relations import load_relations
from claimlint.project import Project

SPARED = "My brother halves his warfarin whenever he goes on holiday, and nothing has ever come of it."
NO_RULE: dict[str, Any] = {"words": {}, "stems": {}, "pairs": {}, "leaps": {}, "says": {}}


def read(text: str, project: Project, tools: Tools, **settings: Any) -> Page:
    page = page_of(Input("page.md", content=text.encode()), project.settings("page.md"), tools)
    return replace(page, settings=page.settings._replace(**settings))


def shown(text: str, project: Project, tools: Tools) -> set[tuple[str, str]]:
    page = read(text, project, tools)
    found = signs_of(page, page.article.sentences[0], load_relations().polarity)
    return {(group, name) for group, names in found.items() for name in names}


def told(page: Page, tools: Tools) -> list[Finding]:
    return [finding for finding in run_checks(page, tools.rules) if "reads like" in finding.message]


def table(**weights: Any) -> dict[str, Any]:
    kind = {"start": -1.0, "least": 0.5, "excused": False, "fault": "a fault"}
    return {
        "columns": ["overstated", "danger"],
        "kinds": {"overstated": {**kind, "excused": True}, "danger": kind},
        "passing": 0.1,
        "careful": 0.5,
        "least_words": 4,
        "message": '"{text}" reads like {fault}[; "{words}"]',
        "weights": {**NO_RULE, **weights},
    }


def test_signs_are_words_stems_pairs_leaps_and_claims(project: Project, tools: Tools) -> None:
    found = shown("Turmeric heals 12 old burns.", project, tools)
    assert {("words", "turmeric"), ("words", "<number>"), ("words", "burns")} <= found
    assert {("stems", "<intervention:herb>"), ("stems", "heal"), ("stems", "<number>")} <= found
    assert {("pairs", "^ <intervention:herb>"), ("pairs", "heal <number>"), ("leaps", "heal old")} <= found
    assert ("says", "benefit/assertion") in found
    assert ("words", "12") not in found


def test_what_is_said_of_one_remedy_is_known_of_another(project: Project, tools: Tools) -> None:
    ours, theirs = (shown(f"{herb} chases gout away.", project, tools) for herb in ("Turmeric", "Echinacea"))
    assert {sign for sign in ours if sign[0] != "words"} == {sign for sign in theirs if sign[0] != "words"}


def test_a_denied_claim_is_not_one_that_is_asserted(project: Project, tools: Tools) -> None:
    found = {name for group, name in shown("Zinc does not cure colds.", project, tools) if group == "says"}
    assert "negation/" in found
    said = found - {"negation/"}  # what the sentence shows beside its claim
    assert said == {"benefit/denied"}


def test_chances_are_of_each_fault_against_none() -> None:
    weights = Weights(table(words={"never": [2.0, 1.0]}, pairs={"a b": [0.0, -3.0]}))
    signs = {"words": {"never": (0, 1)} | {str(at): (at, at + 1) for at in range(1, 16)}}
    odds = exp(-1.0 + 2.0), exp(-1.0 + 1.0)  # sixteen signs: each counts 4 / sqrt(16)
    found = weights.weighed(signs)
    assert found.chances == pytest.approx(
        {"overstated": odds[0] / (1 + sum(odds)), "danger": odds[1] / (1 + sum(odds))}
    )
    assert found.kind == "overstated"
    assert found.faulty == pytest.approx(sum(odds) / (1 + sum(odds)))


def test_a_careful_page_lowers_chances_and_one_that_sells_raises_none() -> None:
    weights, signs = Weights(table(words={"never": [2.0, 1.0]})), {"words": {"never": (0, 1)}}
    plain = weights.weighed(signs).faulty
    assert weights.weighed(signs, -2.0).faulty < plain
    assert weights.weighed(signs, 3.0).faulty == plain
    assert weights.weighed(signs, -9.0) == weights.weighed(signs, -2.0)  # no tone tells more than that


def test_the_rule_is_the_likeliest_with_one_that_is_nearly_so() -> None:
    rules = {
        "danger/a": {"start": 0.0, "weights": {"stop": 1.0}},
        "danger/b": {"start": 0.0, "weights": {"stop": 0.9}},
        "danger/c": {"start": 0.0, "weights": {"stop": 0.8}},
        "danger/d": {"start": 0.0, "weights": {"wait": 5.0}},
    }
    signs = {"stems": {"stop": (0, 1)}}
    assert rules_of({"rules": {"danger": rules}}, "danger", signs) == ["danger/a", "danger/b"]
    assert rules_of({"rules": {"danger": rules}}, "danger", {"stems": {"wait": (0, 1)}}) == ["danger/d"]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (SPARED, "danger"),
        ("In our house a feverish newborn is wrapped up warm and left to sleep it off till Monday.", "danger"),
        ("Statins after a heart attack do for the patient what a sugar lump would do.", "danger"),
    ],
)
def test_a_sentence_without_words_of_a_rule_is_told(text: str, family: str, project: Project, tools: Tools) -> None:
    page = read(f"Questions come in every week.\n\n{text}\n", project, tools)
    (finding,) = told(page, tools)
    assert finding.rule.startswith(family)
    assert (finding.severity, finding.confidence) == ("warning", "low")
    assert page.article.source.slice(finding.span) == finding.text
    assert finding.text.rstrip(".") == text.rstrip(".")
    assert finding.fingerprint


@pytest.mark.parametrize(
    "text",
    [
        "My brother takes his warfarin on holiday too, and has his blood tested before he goes.",
        "Pregnant women are advised to drink no wine, because alcohol reaches the baby.",
        "Statins after a heart attack lower the risk of another one.",
    ],
)
def test_a_sound_one_about_the_same_thing_is_not(text: str, project: Project, tools: Tools) -> None:
    assert not told(read(f"Questions come in every week.\n\n{text}\n", project, tools), tools)


def test_what_a_rule_has_found_is_not_told_twice(project: Project, tools: Tools) -> None:
    page = read("Stop taking your statins today and let garlic clear the arteries instead.\n", project, tools)
    assert run_checks(page, tools.rules)
    assert not told(page, tools)


def test_it_can_be_switched_off(project: Project, tools: Tools) -> None:
    assert told(read(SPARED, project, tools), tools)
    assert not told(read(SPARED, project, tools, second_reader=False), tools)


def test_a_source_excuses_what_is_claimed_too_strongly_and_no_danger(project: Project, tools: Tools) -> None:
    reading = {
        fault: list(
            _reading(f"Blimey {fault} of the tea [1].\n\n## References\n\n1. A. B, 2021.\n", fault, project, tools)
        )
        for fault in ("overstated", "danger")
    }
    assert not reading["overstated"]
    assert len(reading["danger"]) == 1


def _reading(text: str, fault: str, project: Project, tools: Tools) -> list[str]:
    page = read(text, project, tools)
    row = [9.0, 0.0] if fault == "overstated" else [0.0, 9.0]
    rules = {name: {f"{name}/a": {"start": 0.0, "weights": {}}} for name in ("overstated", "danger")}
    tables = {"second_reader": table(words={"blimey": row}), "second_reader_rules": {"rules": rules}}
    second = SecondReading(replace(page, tables=tables), load_relations())
    return [rule for rule, _ in second.hits((), {"overstated/a", "danger/a"})]


def test_short_lines_and_questions_over_an_answer_are_left_alone(project: Project, tools: Tools) -> None:
    assert not _reading("Blimey!\n", "danger", project, tools)
    assert not _reading("# Blimey, does the tea work?\n", "danger", project, tools)
    assert _reading("# Blimey, the tea does work\n", "danger", project, tools)


def test_what_is_longer_than_a_sentence_is_not_weighed(project: Project, tools: Tools) -> None:
    assert _reading(f"Blimey of the tea{' and tea' * 60}.\n", "danger", project, tools)
    assert not _reading(f"Blimey of the tea{' and tea' * 100}.\n", "danger", project, tools)
    assert not _reading("!!! ??? ... !!! ???\n", "danger", project, tools)


def test_of_a_long_sentence_the_parts_that_speak_for_the_fault_are_told(project: Project, tools: Tools) -> None:
    end = (
        "and on the very next morning the whole family walked along the river to the market, where it had begun to rain"
    )
    page = read(f"Blimey the tea, {end}.\n", project, tools)
    rules = {"danger": {"danger/a": {"start": 0.0, "weights": {}}}}
    tables = {
        "second_reader": table(words={"blimey": [0.0, 9.0], "morning": [0.0, -1.0]}),
        "second_reader_rules": {"rules": rules},
    }
    second = SecondReading(replace(page, tables=tables), load_relations())
    ((_, hit),) = second.hits((), {"danger/a"})
    assert page.article.source.slice(hit.span) == "Blimey the tea"
    assert hit.values["words"] == "Blimey"


@pytest.mark.parametrize(
    ("tone", "severity"),
    [(None, "info"), (-2.0, "info"), (3.0, "error")],
)
def test_a_finding_in_a_sentence_that_does_not_read_so_becomes_a_note(
    tone: float | None, severity: str, project: Project, tools: Tools
) -> None:
    page = read("Applicants should have a proven track record in palliative nursing.\n", project, tools)
    found = run_checks(read("Garlic cures cancer.\n", project, tools), tools.rules)
    finding = next(f for f in found if f.severity == "error" and f.sentence)._replace(
        sentence=page.article.sentences[0].text
    )
    company = Company() if tone is None else Company(tone=tone, asked=3 if tone > 0 else None)
    tables = {"second_reader": table(words={"nursing": [-5.0, -5.0]})}
    second = SecondReading(replace(page, tables=tables, company=company), load_relations())
    (kept,) = second.lowered([finding], {finding.rule})
    assert kept.severity == severity
    assert second.lowered([finding], set()) == [finding]


def test_the_tables_that_ship_weigh_every_kind_and_name_rules_that_exist(tools: Tools) -> None:
    weights, rules = tools.tables["second_reader"], tools.tables["second_reader_rules"]["rules"]
    assert set(weights["columns"]) == set(weights["kinds"]) == set(rules)
    assert all(rule in tools.rules.by_id for kind in rules for rule in rules[kind])
    assert all(len(row) == len(weights["columns"]) for rows in weights["weights"].values() for row in rows.values())
