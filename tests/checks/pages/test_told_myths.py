"""What others are told to have promised or to think, and the next sentence takes back; praise beside it stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from made_pages import rule_of
from read_pages import language, page_of

from claimlint.article.model import Span
from claimlint.checks.context import CheckContext
from claimlint.checks.kinds import Kind
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.ruleset import RuleSet
from claimlint.checks.run import run_checks


def _compile_cures(_: Mapping[str, Any], __: CheckContext) -> Check:
    def check(page: Page) -> Iterable[Hit]:
        at = page.article.source.text.find("cures lupus")
        yield Hit(Span(at, at + len("cures lupus")))

    return check


def is_found(text: str) -> bool:
    kinds = {"words": Kind("words", {}, _compile_cures)}
    return bool(run_checks(page_of(text), RuleSet((rule_of("a/a", spec={}),), CheckContext(lexicon=language()), kinds)))


@pytest.mark.parametrize(
    "text",
    [
        "The seller promised that the oil cures lupus. It does not.",
        "The oil cures lupus, the man at the stall said. It never did.",
        "A blogger wrote that the oil cures lupus. Do not follow her.",
        "Some people think that the oil cures lupus. That is a mistake.",
        "My neighbour told me that the oil cures lupus. That advice is dangerous.",
        "The label claims that the oil cures lupus. Nothing of the kind: it shows no such thing.",
        "“The oil cures lupus,” the man on the forum wrote. This tip has killed people.",
        "Some shops promise that the oil cures lupus. We know of no good evidence for this.",
        "My aunt swore that the oil cures lupus. There is still no proof of that.",
        "A website says that the oil cures lupus. No reliable trial has shown it.",
        "“The oil cures lupus.” Two trials tested this. Both were small. They found no benefit.",
        "“The oil cures lupus.” In the trial it did no better than water. NICE advises against it.",
        "My sister swears that the oil cures lupus. Is there anything in it?",
        "A friend told me that the oil cures lupus. Can that be right?",
        "My mother says the oil cures lupus. Should I try it?",
        "My husband insists that the oil cures lupus. Is it safe with warfarin?",
        "Someone at work claims that the oil cures lupus. What do you think?",
        "My trainer recommends it, as the oil cures lupus, he says. Is that true?",
        "A friend said that the oil cures lupus. She asked her nurse. Stopping the tablets can be fatal.",
        "A blogger claims that the oil cures lupus. He sells it too. Swapping medicines for it could be dangerous.",
        "The seller wrote that the oil cures lupus. It smells of figs. It has killed two people.",
        "My aunt says the oil cures lupus. We all like her. Taking it with warfarin may be harmful.",
        "A shop promises that the oil cures lupus. Many buy it. Doing so may prove fatal.",
        "A poster claims that the oil cures lupus. I read it twice. This could kill.",
        "“The oil cures lupus.” People often say so. It has not been shown to do anything.",
    ],
)
def test_what_others_say_and_the_next_sentence_takes_back_is_not_found(text: str) -> None:
    assert not is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The oil cures lupus. It does not sting.",
        "The seller promised that the oil cures lupus. It does not sting either.",
        "The seller promised that the oil cures lupus. Do not take it with milk.",
        "Some people think that the oil cures lupus. They are right.",
        "My sister swears that the oil cures lupus. Is your pain bad today?",
        "My sister swears that the oil cures lupus. Why wait?",
        "My sister says that the oil cures lupus. She feels well. Lupus can be fatal.",
        "Some shops promise that the oil cures lupus. We have good evidence for this.",
        "“The oil cures lupus.” Jo, 41, from Leeds, took it for a month. There was nothing like it.",
        "Jo says: “The oil cures lupus.” She took it for a month. It tastes of figs. Trials found no benefit in gout.",
        "Doctors told me that nothing helps. It did not. The oil cures lupus.",
        "The oil cures lupus. A blogger denied it. Do not listen to her.",
        "Doctors say that no oil cures lupus. That is a mistake.",
    ],
)
def test_what_nobody_takes_back_is_found(text: str) -> None:
    assert is_found(text)
