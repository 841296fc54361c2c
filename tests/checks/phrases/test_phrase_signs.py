"""What a line holds besides words is what shapes and classes of names match there, so that no phrase is missed."""

from __future__ import annotations

import pytest
from made_pages import article_of

from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.phrases.anchors import needs, openers
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.classes import Classes
from claimlint.checks.phrases.index import PhraseIndex
from claimlint.checks.phrases.line import Line
from claimlint.checks.phrases.lines import KeptLines, PageLines
from claimlint.checks.phrases.match import begins
from claimlint.checks.phrases.signs import signs_in, signs_of
from claimlint.checks.phrases.syntax import NAMES, SHAPE, Phrase, parse_phrase
from claimlint.claims.lexicon.language import load_language
from claimlint.claims.read import read_claims

SHAPES = ("^", "start", "clause", "number", "capital", "trailing-zero", "long-number")
TEXTS = (
    "Take 5.0 mg, and then rest: Zinc helps.",
    "1. Ask your doctor. 12000 people (or so) did",
    "3 – 4",
    "Yes, MMS cures; so do lemons, just wait",
    "wait, then",
)


def phrase(text: str) -> Phrase:
    classes = Classes({"cure": ["cure~|end~|beat~"]}, CheckContext())
    return parse_phrase(text, classes.node, classes.forms)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_stands_only_where_its_sign_does(text: str, shape: str) -> None:
    line = Line(text, words_of(text))
    signs = signs_of(SHAPE, shape)
    assert signs is not None
    places = {at for at, sign in signs_in(line) if sign in signs}
    matching = {at for at in range(len(line.lowers) + 1) if begins((SHAPE, shape, 0, 1), line, at, PhraseBook().nodes)}
    assert matching <= places
    assert matching == places or shape in ("trailing-zero", "long-number")


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("intervention", {"<intervention>"}),
        ("intervention:drug", {"<intervention:drug>"}),
        ("intervention:drug, herb", {"<intervention:drug>", "<intervention:herb>"}),
    ],
)
def test_a_class_of_names_begins_with_a_sign_for_each_part(name: str, signs: set[str]) -> None:
    assert signs_of(NAMES, (name,)) == signs


def line_of(text: str) -> Line:
    """The line of a text of one sentence, with its names as the grammar reads them."""
    article = article_of(text)
    return PageLines(article, read_claims(article, load_language()), KeptLines()).line(0)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Garlic cures diabetes.", {(0, "<intervention>"), (0, "<intervention:garlic>"), (2, "<condition>")}),
        ("You can treat gout with turmeric.", {(5, "<intervention:turmeric>"), (3, "<condition:gout>")}),
        (
            "For gout, colchicine is a first choice.",
            {(3, "<intervention>"), (3, "<intervention:drug>"), (1, "<condition>")},
        ),
    ],
)
def test_names_leave_their_signs(text: str, held: set[tuple[int, str]]) -> None:
    assert held <= {*signs_in(line_of(text))}


@pytest.mark.parametrize("text", ["The chair stands by the door.", "We met them at the station."])
def test_without_a_name_there_is_no_sign_of_one(text: str) -> None:
    assert not [sign for _, sign in signs_in(line_of(text)) if sign.startswith(("<condition", "<intervention"))]


def test_what_a_shape_asks_for_is_needed_where_it_must_stand() -> None:
    assert (frozenset({"<start>"}), 0, 0) in needs(phrase("<start> ...3 <cure>").whole)
    assert (frozenset({"<number>"}), 1, 3) in needs(phrase("(cures|ends) ...2 <number>").whole)
    assert openers(phrase("<number> cures").whole) == {"<number>"}


@pytest.mark.parametrize(
    ("needed", "words", "low"),
    [
        ("(instead of|in place of|rather than)", {"of", "place", "than"}, 1),
        ("(cut down|cut back|give up)", {"down", "back", "up"}, 1),
        ("(no longer|not any more) needed", {"longer", "any"}, 1),
    ],
)
def test_all_alternatives_need_a_second_word(needed: str, words: set[str], low: int) -> None:
    assert any(words == {*found} and first == low for found, first, _ in needs(phrase(needed).whole))


@pytest.mark.parametrize("text", ["(instead|in place of)", "(cut|cut back|give up)"])
def test_one_alternative_of_one_word_needs_no_second(text: str) -> None:
    assert [low for _, low, _ in needs(phrase(text).whole)] in ([0], [])


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("cures [<start>]", "Zinc cures.", []),
        ("cures . [<start>]", "Zinc cures.", [(1, 3)]),
        ("^ ...1 cures", "Zinc cures.", [(0, 2)]),
        ("[<clause>] cures", "It works and cures.", [(3, 4)]),
        ("[<start>] cures", "It works and cures.", []),
        ("cures <number>", "It cures 3 and cures all.", [(1, 3)]),
    ],
)
def test_phrases_with_shapes_are_found_as_before(written: str, text: str, found: list[tuple[int, int]]) -> None:
    index = PhraseIndex.of([phrase(written)])
    assert [(one.start, one.end) for one in index.find(Line(text, words_of(text)))] == found
