"""Lines without what is inserted in them."""

from __future__ import annotations

import pytest

from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.phrases.classes import Classes
from claimlint.checks.phrases.index import PhraseIndex
from claimlint.checks.phrases.insertions import shortened
from claimlint.checks.phrases.line import Line
from claimlint.checks.phrases.syntax import parse_phrase
from claimlint.checks.tables import load_tables
from claimlint.data import knowledge_folder

SHORT = [
    ("Newborns, premature ones included, are ideal for it.", "newborns are ideal for it ."),
    ("Every child, from the day of birth, ought to come.", "every child ought to come ."),
    ("Its correction (three visits, as a rule) spares you much.", "its correction spares you much ."),
    ("Its correction – three visits as a rule – spares you much.", "its correction spares you much ."),
    ("In short, the gland, as we know, is coaxed.", "in short , the gland is coaxed ."),
    ("Reflux, a common trouble, is undone.", "reflux is undone ."),
    ("“By May,” says Lucy, our associate, “the pills can go,” and so on.", "by may the pills can go , and so on ."),
    ("The gland, bathed every day, is coaxed.", "the gland is coaxed ."),
    ("The drops, meanwhile, are sold out.", "the drops are sold out ."),
]
WHOLE = [
    "Eat apples, pears, plums and nuts.",
    "Garlic, if taken daily, is good.",  # a condition
    "Garlic, which has not been tested, is sold.",  # a denial
    "Garlic, which may help, is sold.",
    "The tablets, prescribed by a doctor, help.",
    "It comes back, as a rule.",  # what ends a sentence is inserted in nothing
]


@pytest.mark.parametrize(("text", "short"), SHORT)
def test_an_insertion_is_left_out(text: str, short: str) -> None:
    found = shortened(Line(text, words_of(text)))
    assert found is not None
    assert " ".join(found.line.lowers) == short


@pytest.mark.parametrize("text", WHOLE)
def test_what_bounds_or_denies_and_the_items_of_a_row_stay(text: str) -> None:
    assert shortened(Line(text, words_of(text))) is None


def test_a_phrase_reaches_over_an_insertion() -> None:
    text = "Newborns, premature ones included, are ideal for it."
    line = Line(text, words_of(text))
    classes = Classes({}, CheckContext(tables=load_tables((knowledge_folder("evidence"),))))
    phrase = parse_phrase("newborns are ideal", classes.node, classes.forms)
    (found,) = PhraseIndex.of([phrase]).find(line)
    assert line.slice(found.start, found.end) == "Newborns, premature ones included, are ideal"
