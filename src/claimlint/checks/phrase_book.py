"""What the phrases of some rules share: their large nodes and the sets of words that they need; and one search of a
line for all of them.

A pack holds some five thousand phrases and a page needs a few hundred, so a phrase is kept as bytes and read when a
line holds the words that it needs.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from claimlint.checks.by_word import ByWord
from claimlint.checks.memory import packed
from claimlint.checks.phrase_match import Found, Line
from claimlint.checks.phrase_nodes import Nodes
from claimlint.checks.phrase_sets import WordSets
from claimlint.checks.phrases import Phrase
from claimlint.checks.shelf import Shelf
from claimlint.claims.tagging import KEPT

Places = tuple[int, ...]  # where a word files phrases: the phrase, the least and the most words before the word, …
# how many sets there are, and by word the row with the numbers of its sets; the same of indexes, with places in each
Kept = tuple[int, Mapping[str, int], int, Mapping[str, int]]


class Sought(Protocol):
    """Phrases that are looked for together: a `PhraseIndex`."""

    def found_at(self, line: Line, words: Iterable[tuple[str, Places]]) -> list[Found]:
        """What the phrases find that are filed by these words of the line."""


class PhraseBook:
    """The nodes, the sets of words and the places of one set of rules, with what an earlier run `kept` of them."""

    def __init__(self, kept: Kept = (0, {}, 0, {}), rows: Sequence[bytes] = ()) -> None:
        sets, by_word, self._count, filed = kept
        self.shelf = Shelf(rows)
        self.nodes, self.sets = Nodes(self.shelf), WordSets(sets, ByWord(by_word, self.shelf))
        self._filed = ByWord(filed, self.shelf)
        self._indexes: dict[int, list[Sought]] = {}
        self._placed: dict[str, dict[int, Places]] = {}
        self._asking: dict[str, list[tuple[Sought, Places]]] = {}
        self._kept: dict[tuple[str, str], Mapping[Sought, Sequence[Found]]] = {}
        self.edition = 0  # counts the indexes: what was found for fewer no longer holds

    def kept(self) -> tuple[Kept, list[bytes]]:
        """All that a further book can be given."""
        kept = self.sets.count, self.sets.by_word.kept(), self._count, self._filed.kept()
        return kept, self.shelf.rows()

    def alone(self) -> PhraseBook:
        """A book that shares all of it, and looks for no index yet."""
        book = PhraseBook()
        book.shelf, book.nodes, book.sets = self.shelf, self.nodes, self.sets
        book._filed, book._count = self._filed, self._count
        return book

    def enter(self, filed: Mapping[str, Sequence[int]]) -> int:
        """Take the places of an index; returns the number by which they are known."""
        number, self._count = self._count, self._count + 1
        for word, places in filed.items():
            each = iter(places)
            for place in zip(each, each, each, strict=True):
                self._filed.add(word, (number, *place))
            self._placed.pop(word, None)
        return number

    def file(self, index: Sought, number: int) -> None:
        """Take the index whose places have a number into the search of lines."""
        self._indexes.setdefault(number, []).append(index)
        self._asking.clear()
        self._kept.clear()
        self.edition += 1

    def sweep(self, line: Line) -> Mapping[Sought, Sequence[Found]]:
        """What the phrases of each index find in a line; indexes that find nothing are left out.

        What a sentence holds is kept for when it comes again, as `claims.tagging` keeps what it reads.
        """
        kept = self._kept.get(line.key)
        if kept is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            kept = self._kept[line.key] = self._swept(line)
        return kept

    def _swept(self, line: Line) -> Mapping[Sought, Sequence[Found]]:
        asked: dict[Sought, list[tuple[str, Places]]] = {}
        for word in line.held:
            for index, places in self._asking.get(word) or self._asked_by(word):
                asked.setdefault(index, []).append((word, places))
        return {index: found for index, words in asked.items() if (found := index.found_at(line, words))}

    def _asked_by(self, word: str) -> list[tuple[Sought, Places]]:
        """The indexes that take part in the search and file phrases by a word, with the places."""
        places = self.places(word)
        asking = [(index, places[number]) for number in places for index in self._indexes.get(number, ())]
        if asking:  # words of articles are without end
            self._asking[word] = asking
        return asking

    def places(self, word: str) -> Mapping[int, Places]:
        """Where a word files phrases, by the number of the index."""
        placed = self._placed.get(word)
        if placed is None:
            by_index: dict[int, list[int]] = {}
            each = iter(self._filed.of(word))
            for number, *place in zip(each, each, each, each, strict=True):
                by_index.setdefault(number, []).extend(place)
            placed = {number: tuple(found) for number, found in by_index.items()}
            if placed:
                self._placed[word] = placed
        return placed

    def pack(self, phrase: Phrase) -> int:
        """Keep a phrase; returns the number by which `read` knows it."""
        before, core, after, text = phrase
        return self.shelf.put(packed((*map(self.nodes.parted, (before, core, after)), text)))

    def read(self, number: int) -> Phrase:
        """A phrase, with large nodes by number."""
        return Phrase(*marshal.loads(self.shelf[number]))
