"""What phrases share is kept once and comes back the same, and one search of a line finds what each index would."""

from __future__ import annotations

import pytest
from made_pages import page_of

from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.classes import Classes
from claimlint.checks.phrases.index import PhraseIndex, plain_index
from claimlint.checks.phrases.line import Found, Line
from claimlint.checks.phrases.syntax import Phrase, parse_phrase

MEDICINES = ["statin~", "insulin", "warfarin", "metformin", "heparin", "(blood pressure|heart) (tablet~|pill~)", "meds"]
TREES = ["oak", "ash", "elm", "beech", "birch", "willow", "maple", "cedar", "alder", "hazel", "rowan"]
TEXTS = (
    "Stop taking your statins today and skip your heart pills.",
    "An oak, an ash and a beech stood by the pharmacy.",
    "Why take insulin or a blood pressure tablet when willow bark is free?",
    "Nothing to see here.",
)


def phrases(*texts: str) -> list[Phrase]:
    classes = Classes({"medicine": MEDICINES, "tree": TREES}, CheckContext())
    return [parse_phrase(text, classes.node, classes.forms) for text in texts]


def line(text: str) -> Line:
    return Line(text, words_of(text))


SETS = (
    ("(stop~|skip~) (taking)? your? <medicine>", "<tree> bark", "[why ...3] (<medicine>|a <medicine>)"),
    ("<tree>|<medicine>", "nothing (at all)?", '"An oak"'),
    ("(an|a) <tree> ,", "!insulin <medicine> today"),
)


@pytest.mark.parametrize("swept", [True, False])
@pytest.mark.parametrize("texts", SETS)
def test_a_book_of_a_later_run_finds_the_same(texts: tuple[str, ...], swept: bool) -> None:
    book = PhraseBook()
    plain = plain_index(phrases(*texts), book, swept=swept)
    first, later = PhraseIndex(plain, book), PhraseIndex(plain, PhraseBook(*book.kept()))
    assert [later.find(line(text)) for text in TEXTS] == [first.find(line(text)) for text in TEXTS]
    assert any(later.find(line(text)) for text in TEXTS)


def test_a_set_that_comes_later_is_looked_for_too() -> None:
    sets, text = PhraseBook().sets, line(TEXTS[1])
    trees = 1 << sets.number(frozenset(TREES))
    assert sets.of_line(text)[1] == trees
    marks = 1 << sets.number(frozenset((".", ",")))
    words, together = sets.of_line(text)
    assert together == trees | marks
    assert words[:4] == [0, trees, marks, 0]
    assert sets.number(frozenset(TREES)) == 0


def test_a_class_is_kept_once() -> None:
    book = PhraseBook()
    for phrase in phrases("<tree> bark", "root of <tree>", "<tree> leaves (of|from) <tree>"):
        book.pack(phrase)
    assert book.nodes.openings.count == 1
    assert not [row for row in book.shelf.rows() if b"hazel" in row]  # words know the class; no phrase holds them


def test_an_opening_that_comes_later_is_known_too() -> None:
    openings, text = PhraseBook().nodes.openings, line(TEXTS[1])
    assert not any(openings.of_line(text))
    trees = openings.number(frozenset(TREES))
    assert openings.of_line(text)[:4] == [frozenset(), {trees}, frozenset(), frozenset()]
    assert len(openings.of_line(text)) == len(text.lowers) + 1


def test_one_search_finds_what_each_index_finds_alone() -> None:
    book = PhraseBook()
    swept = [PhraseIndex(plain_index(phrases(*texts), book, swept=True), book) for texts in SETS]
    alone = [PhraseIndex(plain_index(phrases(*texts), book), book) for texts in SETS]
    for text in TEXTS:
        found = book.sweep(line(text))
        assert set(found) == {index for index in swept if index.find(line(text))}
        assert [index.find(line(text)) or [] for index in swept] == [index.find(line(text)) or [] for index in alone]
    page = page_of("\n\n".join(TEXTS))
    assert [[*index.on(page.lines)] for index in swept] == [[*index.on(page.lines)] for index in alone]
    assert any(index.on(page.lines) for index in swept)


def test_an_index_that_comes_later_is_found_too() -> None:
    book = PhraseBook()
    first = PhraseIndex(plain_index(phrases("<tree>"), book, swept=True), book)
    page = page_of(TEXTS[1])
    assert first.on(page.lines)
    later = PhraseIndex(plain_index(phrases("pharmacy"), book, swept=True), book)
    assert [found for _, found in later.on(page.lines)] == [[Found(0, 11, 12, 11)]]


def test_of_the_alternatives_of_a_phrase_the_longest_is_found() -> None:
    index = PhraseIndex.of(phrases("(heart|heart pills today|<medicine>)"))
    assert [(f.start, f.end) for f in index.find(line("Skip heart pills today."))] == [(1, 4)]


def test_another_rule_set_shares_the_nodes_alone() -> None:
    book = PhraseBook()
    PhraseIndex(plain_index(phrases("<tree> bark"), book, swept=True), book)
    other = book.alone()
    assert other.nodes is book.nodes
    assert not other.sweep(line(TEXTS[2])) and book.sweep(line(TEXTS[2]))


def test_an_index_that_is_seldom_looked_for_finds_the_same_in_a_line() -> None:
    book = PhraseBook()
    seldom = [PhraseIndex(plain_index(phrases(*texts), book, seldom=True), book) for texts in SETS]
    often = [PhraseIndex(plain_index(phrases(*texts), book), book) for texts in SETS]
    for text in TEXTS:
        one = line(text)
        assert [index.find(one) for index in seldom] == [[*index.find(one)] for index in often]
        assert not {index._number for index in seldom} & book.filed(one).keys()
    assert any(index.find(line(text)) for index in seldom for text in TEXTS)


def test_an_index_without_phrases_hides_no_other() -> None:
    book = PhraseBook()
    PhraseIndex(plain_index([], book, swept=True), book)
    index = PhraseIndex(plain_index(phrases("pharmacy"), book, swept=True), book)
    assert index.find(line(TEXTS[1])) == [Found(0, 11, 12, 11)]


def test_a_search_may_stop_before_a_word() -> None:
    book = PhraseBook()
    index = PhraseIndex(plain_index(phrases("an (oak|ash)|ash and"), book, swept=True), book)
    everything = book.search(line(TEXTS[1]))[index]
    assert [(f.start, f.end) for f in everything] == [(0, 2), (3, 5), (4, 6)]
    assert book.search(line(TEXTS[1]), 4)[index] == everything[:2]
    assert index not in book.search(line(TEXTS[2]), 4)
