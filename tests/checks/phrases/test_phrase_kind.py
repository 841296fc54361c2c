"""The kind `phrase` on pages: guards, classes, dose limits, and where errors in a spec lead."""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from typing import Any

import pytest
from read_pages import DAY, found_and_marked, hits_of, language, page_of, tables

from claimlint.article.read import read_article
from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.kinds.phrase import compile_phrase
from claimlint.checks.metrics.dose_limits import DoseLimits
from claimlint.checks.model import Page
from claimlint.checks.phrases.line import Line
from claimlint.checks.phrases.lines import KeptLines, PageLines, read_offset
from claimlint.claims.model import Reading
from claimlint.engine import Tools
from claimlint.evidence.citations.model import NONE
from claimlint.settings import Settings

MIRACLE: dict[str, Any] = {"any": ["miracle"]}


def found(spec: dict[str, Any], marked: str, **settings: Any) -> bool:
    got, wanted = found_and_marked("phrase", spec, marked, **settings)
    return got == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "A «miracle» for gout.",
        "There is no miracle for gout.",
        "Is it a miracle?",
        "It is a myth that garlic is a miracle.",
        "*A* «miracle» in **bold**: a «mir**acle»**.",
        "# The «miracle»\n\nText.",
    ],
)
def test_denials_questions_and_myths_do_not_count(marked: str) -> None:
    assert found(MIRACLE, marked)


def test_guards_that_are_on_can_be_taken_off() -> None:
    assert found({**MIRACLE, "unless": {"negated": False, "question": False}}, "Is there no «miracle»?")


LED = "It may help ([review](https://example.org/a)).\n\n{}\n\n## Sources\n\n- [Review of zinc](https://example.org/a)"
LISTED = "It may help.\n\n{}\n\n## Sources\n\n- Review of zinc, 2024"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (LED, "«Studies show» that it helps."),
        (LED, "Studies do not show that it helps."),
        (LISTED, "Studies show that it helps."),
        ("{}", "Studies show that it helps."),
    ],
)
def test_phrases_for_sourced_pages_count_where_sentences_are_led_to_sources(page: str, sentence: str) -> None:
    assert found({**MIRACLE, "with": ["cure"], "on_sourced_pages": ["studies show"]}, page.format(sentence))


@pytest.mark.parametrize(
    "marked",
    [
        "«You no longer need insulin».",
        "«No need for insulin» any more.",
        "It is wrong that there is no need for insulin.",
        "Do not think that there is no need for insulin.",
    ],
)
def test_a_negator_that_a_phrase_begins_with_does_not_silence_it(marked: str) -> None:
    spec = {"any": ["you no longer need insulin", "no need for insulin"], "unless": {"sentence": ["is wrong"]}}
    assert found(spec, marked)


@pytest.mark.parametrize(
    ("unless", "marked"),
    [
        ({"before": ["avoid ...2"]}, "Avoid any miracle. Buy a «miracle»."),
        ({"after": ["...2 plant"]}, "The miracle of a plant, the «miracle» of a root."),
        ({"sentence": ["(trial~n|study)"]}, "A miracle, says one study. A «miracle», says one shop."),
        ({"within": ["root miracle"]}, "A «miracle» root."),
        ({"block": ["advert~n"]}, "A miracle. This is an advert.\n\nA «miracle»."),
        ({"mentioned": True}, 'The word "miracle" sells. A "little green «miracle» that works like nothing else".'),
        ({"mentioned": True}, '"It is a «miracle»," said Ann.'),
        ({"quantified": True}, "A miracle in 3 of 10 people; a miracle in 30%; a miracle in 1 in a million."),
        ({"quantified": True}, "A «miracle» in 30 days."),
        ({"cited": True}, "A miracle [1].\n\nA «miracle».\n\n## References\n\n1. Lee A. Gout. 2021."),
        ({"hedged": True}, "It may be a miracle. It is a «miracle»."),
    ],
)
def test_guards_look_where_they_say(unless: dict[str, Any], marked: str) -> None:
    assert found({**MIRACLE, "unless": unless}, marked)


def test_only_the_named_blocks_are_looked_at() -> None:
    assert found({**MIRACLE, "blocks": ["heading"]}, "# A «miracle»\n\nA miracle.")


def test_with_asks_for_another_phrase_in_the_sentence() -> None:
    assert found({**MIRACLE, "with": ["<intervention:herb>"]}, "A «miracle» of garlic. A miracle of love.")


def test_classes_of_tables_may_be_narrowed_by_group() -> None:
    spec = {"any": ["take <hazardous remedies:any>"]}
    assert found(spec, "«Take MMS», take honey, «take apricot kernels».")


def test_classes_of_the_lexicon_may_be_named() -> None:
    spec = {"any": ["<booster> safe"], "unless": {"before": ["<hedge>"]}}
    assert found(spec, "It is «completely safe», it is «always safe», it is quite safe, possibly totally safe.")


def test_words_for_instead_go_with_the_phrase() -> None:
    spec = {"any": [{"phrase": "diabetics", "instead": "people with diabetes"}]}
    check = compile_phrase(spec, CheckContext("a/a", tables=tables()))
    (hit,) = check(page_of("Diabetics need care."))
    assert hit.values["instead"] == "people with diabetes"


@pytest.mark.parametrize(
    ("spec", "trail", "message"),
    [
        ({"any": ["stop <medicin>"], "where": {"medicine": ["statin"]}}, ("any", 0), "did you mean 'medicine'?"),
        ({"any": ["good", {"phrase": "(bad", "instead": "x"}]}, ("any", 1, "phrase"), "not closed"),
        ({"any": ["<number> ...3"]}, ("any", 0), "no plain word"),
        ({"any": ["good"], "where": {"x": ["fine", "((", "ok"]}}, ("where", "x", 1), "not closed"),
        ({"any": ["good"], "unless": {"before": ["!"]}}, ("unless", "before", 0), "follows nothing"),
        ({"any": [{"phrase": "good", "above": "doses"}]}, ("any", 0, "above"), "no table 'doses'"),
    ],
)
def test_errors_lead_to_the_phrase(spec: dict[str, Any], trail: tuple[str | int, ...], message: str) -> None:
    context = CheckContext("a/a", language(), None, tables(), language().vocabulary)
    compile_phrase(spec, context)
    (bad,) = context.bad
    assert bad.trail == trail
    assert message in bad.message


def test_a_wrong_class_is_told_once_and_not_for_each_phrase_that_names_it() -> None:
    context = CheckContext("a/a", language(), None, tables(), language().vocabulary)
    compile_phrase({"any": ["a <x>", "b <x>"], "where": {"x": ["(("]}}, context)
    assert [bad.trail for bad in context.bad] == [("where", "x", 0)]


@pytest.mark.parametrize(
    ("text", "is_above"),
    [
        ("Take 50,000 IU of vitamin D a day", True),
        ("Take 4000 IU of vitamin D a day", False),
        ("Take 125 micrograms of vitamin D", True),
        ("Take 50,000 IU of vitamin D once a week", False),
        ("Take 1 g of paracetamol four times a day", False),
        ("Take 1 g of paracetamol every four hours", True),
        ("Take two 500 mg paracetamol tablets six times a day", True),
        ("Take ten grams of niacin", True),
        ("Take fifty thousand IU of vitamin D", True),
        ("Take 50 thousand units of vitamin D", True),
        ("Take ten milligrams of niacin", False),
        ("Take 500 of vitamin D", False),
        ("Take 500 mg of sugar", False),
        ("Take 1.5.2 mg of zinc", False),
    ],
)
def test_doses_are_held_against_the_limit_of_their_substance(text: str, is_above: bool) -> None:
    line = Line(text, words_of(text))
    assert DoseLimits(tables()["dose_limits"]).exceeded(line, 0, len(line.words), None) is is_above


def test_a_place_in_the_source_is_found_again_in_the_text_as_read() -> None:
    page = page_of("A **mir**acle &amp; a plant.")
    block = page.article.blocks[0].text
    for offset in range(len(block.text)):
        span = block.source_span(offset, offset + 1)
        assert read_offset(block, span.start) == offset


def seconds(unit: str, times: int, tools: Tools) -> float:
    """What all built-in phrase rules need for one sentence of that many units, claims left out."""
    article = read_article((unit * times).encode(), "page.txt", "text")
    reading = Reading((), ())
    page = Page(article, reading, (), NONE, Settings(DAY), PageLines(article, reading, KeptLines()))
    checks = [check for rule in tools.rules.rules if rule.kind == "phrase" and (check := tools.rules.check_of(rule))]
    gc.collect()  # what earlier tests left is not this sentence's time
    start = time.perf_counter()
    assert sum(len(list(check(page))) for check in checks) >= 0
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "unit", ["stop taking your statins and ", "is completely safe ", "my pain was gone and ", "take 5 mg of ", "( , "]
)
def test_a_sentence_without_end_takes_linear_time(unit: str, tools: Tools) -> None:
    seconds(unit, 50, tools)
    assert seconds(unit, 1600, tools) < 10 * seconds(unit, 400, tools) + 0.2


REPLY: dict[str, Any] = {"answering": [{"asked": ["how does it work"], "any": ["hushes the nerves"], "sentences": 1}]}
MEETING: dict[str, Any] = {"any": [{"meet": ["(stop|stopped|drop)", "(statin~n|insulin)"], "within": 3}]}


@pytest.mark.parametrize(
    "marked",
    [
        "## How does it work?\n\nIt «hushes the nerves». It hushes the nerves.",  # in the first sentence alone
        "How does it work? It «hushes the nerves».",  # in the block of its question
        "**How does it work?**\n\nIt «hushes the nerves».",
        "## How does it work?\n\n## Nerves\n\nIt hushes the nerves.",  # another heading stands between them
        "## How it works\n\nIt hushes the nerves.",  # nobody asks
        "## Who needs it?\n\nIt hushes the nerves.",  # something else is asked
        "## How does it work?\n\nIt never hushes the nerves.",
        "How does it work?",
    ],
)
def test_replies_count_below_their_question_alone(marked: str) -> None:
    assert found(REPLY, marked)


LED_IN: dict[str, Any] = {"any": ["(stop|skip) taking (your|the)? (statin~n|insulin)", "instead of (statin~n|insulin)"]}


@pytest.mark.parametrize(
    "marked",
    [
        "You can stop taking:\n\n- «insulin»\n- fish oil\n- «your statin»",
        "## Stop taking\n\n1. «insulin»",
        "- Stop taking:\n  - «insulin»",
        "| Instead of | Eat |\n|---|---|\n| «statins» | oats |",
        "| Herb | Stop taking |\n|---|---|\n| Garlic | «statins» |",
        "You can stop taking fish oil.\n\n- insulin",  # the line is a sentence of its own
        "## What to stop\n\nTaking\n\n- insulin",
        "## Stop taking\n\nWe tell you what.\n\n- insulin",  # something stands in between
        "Never stop taking:\n\n- insulin",
        "If you stop taking:\n\n- insulin, you may fall ill",
        "| Never | Stop taking |\n|---|---|\n| Garlic | oats |",
        "| Skip | Why |\n|---|---|\n| taking insulin | no |",  # a word over the first column names what it holds
    ],
)
def test_items_and_rows_are_read_after_what_leads_them_in(marked: str) -> None:
    assert found(LED_IN, marked)


def test_what_is_led_in_is_told_with_what_leads_it_in() -> None:
    (hit,) = hits_of("phrase", LED_IN, page_of("You can stop taking:\n\n- insulin"))
    assert hit.values["text"] == "stop taking: insulin"
    assert [related.text for related in hit.related] == ["You can stop taking:"]


@pytest.mark.parametrize("lead", ["“”:", '| “” | "" |\n| --- | --- |\n| a | b |\n\n“”:'])
def test_a_lead_in_without_words_leads_nothing_in(lead: str) -> None:
    assert not list(hits_of("phrase", LED_IN, page_of(f"{lead}\n\n- insulin")))


SAID: dict[str, Any] = {"any": ["you can ...2 (stop|skip) ...2 insulin", "do not need ...2 insulin"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("## Can I stop my insulin?\n\nSure.", "Sure"),
        ("Can we just skip the insulin? Of course!", "Of course"),
        ("## Do I still need my insulin?\n\nNo. Bin it.", "No"),
        ("## Can I stop my insulin?\n\nNo.", ""),
        ("## Do I still need my insulin?\n\nYes.", ""),
        ("## Can I stop my insulin?\n\nYes, but ask your nurse.", ""),
        ("## Can I stop my insulin?\n\nYes. Talk to your doctor.", ""),  # what limits it stands behind
        ("## Can I not stop my insulin?\n\nYes.", ""),
        ("## Can I stop my insulin?\n\n## Yes", ""),
        ("Can I stop my insulin? It is a pump that many children wear.", ""),
        ("## Is my insulin?\n\nNo.", ""),  # nothing stands behind what it asks about
        ("## Is it?\n\nYes.", ""),
    ],
)
def test_a_bare_reply_makes_a_statement_of_its_question(text: str, told: str) -> None:
    page = replace(page_of(text), tables=tables())
    hits = list(hits_of("phrase", SAID, page))
    assert [page.article.source.slice(hit.span) for hit in hits] == ([told] if told else [])
    assert all(hit.related[0].text.endswith("?") for hit in hits)


def test_what_replies_needs_company() -> None:
    page = page_of("## How does it work?\n\nIt hushes the nerves.")
    (hit,) = hits_of("phrase", REPLY, page)
    assert hit.needs_company == 1


@pytest.mark.parametrize(
    "marked",
    [
        "«Stop your statin» today.",
        "Your «statin can be stopped».",
        "«Statins: drop» them all.",
        "Stop the car. Statins help.",
        "Stop smoking and keep on taking every day the statin.",
        "Stop smoking, not the statin.",
    ],
)
def test_concepts_meet_in_any_order_where_nothing_parts_them(marked: str) -> None:
    assert found(MEETING, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Drops are for the ears.",
        "«Tablets and drops» are for the ears.",
        "Use «drops and drops» again.",
    ],
)
def test_one_word_serves_one_concept(marked: str) -> None:
    assert found({"any": [{"meet": ["drops", "(drops|tablets)"], "within": 1}]}, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "A tick? «Hold a match to it».",
        "«Hold a match to the tick».",
        "Got a tick on the leg? «Hold a match» near.",
        "A tick bit her. Hold a match.",  # nobody asks
        "A tick? Wait. Hold a match.",  # the question does not stand in front
        "A tick?\n\nHold a match.",
    ],
)
def test_a_question_in_front_may_name_what_a_meeting_is_about(marked: str) -> None:
    spec = {"any": [{"meet": ["tick~n", "hold", "(match|match to it|match to the)"], "within": 1, "asked": True}]}
    assert found(spec, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "How much vitamin D? «40,000 IU every morning».",
        "How much vitamin D? 400 IU every morning.",
        "How much iron? 40,000 IU every morning.",
        "How much do we take? 40,000 IU every morning.",
    ],
)
def test_a_dose_is_held_against_what_the_question_in_front_asks_about(marked: str) -> None:
    dose = {"phrase": "<number> iu every morning", "previous": '(vitamin d|iron|take) "?"', "above": "dose_limits"}
    assert found({"any": [dose]}, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Your statin is there. «Bin it».",
        "Your statin is there. You are tired. «Bin it».",
        "# Your statin\n\nYou are tired. «Bin it».",
        "# Your statin\n\n## Your bin\n\nBin it.",  # under another heading
        "Your statin is there. You are tired. You are grey. Bin it.",  # too far in front
        "Your statin is there.\n\nBin it.",  # another paragraph
        "Bin it. Your statin is there.",
    ],
)
def test_what_is_near_may_stand_two_sentences_in_front_or_in_the_heading(marked: str) -> None:
    assert found({"any": [{"phrase": "bin it", "near": "statin~n"}]}, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "«She binned it» and never looked back.",
        "«She binned it». He never looked back.",
        "He never looked back. She binned it.",
        "She binned it. It rained. He never looked back.",
    ],
)
def test_an_end_may_be_told_behind(marked: str) -> None:
    assert found({"any": [{"phrase": "she binned it", "behind": "never looked back"}]}, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "She «stopped her statin» and feels well.",
        "She stopped her statin. Nine days later she had a stroke.",
        "A page that said she stopped her statin has been taken down.",
        "Your doctor may have stopped your statin.",
        "She «stopped her statin».\n\nNine days later she had a stroke.",
        "She stopped her statin. The cardiologist said that she should have asked.",
        "Stop your statin and call your doctor.",
    ],
)
def test_what_a_text_warns_of_is_no_advice(marked: str) -> None:
    assert found({**MEETING, "unless": {"warned": True}}, marked)
