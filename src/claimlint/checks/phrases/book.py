"""What the phrases of some rules share: their large nodes and the sets of words that they need; and one search of a
line for all of them.

A pack holds some five thousand phrases and a page needs a few hundred, so a phrase is kept as bytes and read when a
line holds the words that it needs.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from claimlint.checks.memory import packed
from claimlint.checks.phrases.by_word import PLACES, SELDOM, ByWord
from claimlint.checks.phrases.line import Filed, Found, Line
from claimlint.checks.phrases.nodes import Nodes
from claimlint.checks.phrases.sets import Openings, WordSets
from claimlint.checks.phrases.shelf import Shelf
from claimlint.checks.phrases.syntax import Phrase

# how many sets, openings and indexes there are, and by word the row with its own
Kept = tuple[int, int, int, Mapping[str, int]]


class Sought(Protocol):
    """Phrases that are looked for together: a `PhraseIndex`."""

    def found_at(self, line: Line, words: Filed) -> list[Found]:
        """What the phrases find that are filed by these words of the line."""


class PhraseBook:
    """The nodes, the sets of words and the places of one set of rules, with what an earlier run `kept` of them."""

    def __init__(self, kept: Kept = (0, 0, 0, {}), rows: Sequence[bytes] = ()) -> None:
        sets, openings, self.count, by_word = kept
        self.shelf = Shelf(rows)
        self._by_word = ByWord(by_word, self.shelf)
        self.sets = WordSets(sets, self._by_word)
        self.nodes = Nodes(self.shelf, Openings(openings, self._by_word))
        self._indexes: dict[int, list[Sought]] = {}
        self.edition = 0  # counts the indexes that are looked for: what was found for fewer no longer holds

    def kept(self) -> tuple[Kept, list[bytes]]:
        """All that a further book can be given."""
        kept = self.sets.count, self.nodes.openings.count, self.count, self._by_word.kept()
        return kept, self.shelf.rows()

    def alone(self) -> PhraseBook:
        """A book that shares all of it, and looks for no index yet."""
        book = PhraseBook()
        book.shelf, book.nodes, book.sets = self.shelf, self.nodes, self.sets
        book._by_word, book.count = self._by_word, self.count
        return book

    def enter(self, filed: Mapping[str, Sequence[int]], *, seldom: bool = False) -> int:
        """Take the places of an index, which may be one that is seldom looked for; returns the number by which they are
        known.
        """
        number, self.count = self.count, self.count + 1
        column = SELDOM if seldom else PLACES
        for word, places in filed.items():
            self._by_word.file(word, column, number, places)
        return number

    def file(self, index: Sought, number: int) -> None:
        """Take the index whose places have a number into the search of lines."""
        self._indexes.setdefault(number, []).append(index)
        self.edition += 1

    def sweep(self, line: Line) -> Mapping[Sought, Sequence[Found]]:
        """What the phrases of each index find in a line; indexes that find nothing are left out."""
        edition, swept = line.found.get(self, (-1, {}))
        if edition != self.edition:
            filed, swept = self.filed(line), {}
            for number in filed.keys() & self._indexes.keys():
                for index in self._indexes[number]:
                    if found := index.found_at(line, filed[number]):
                        swept[index] = found
                    else:
                        filed[number] = ()
            line.found[self] = self.edition, swept
        return swept  # type: ignore[no-any-return]

    def filed(self, line: Line) -> dict[int, Filed]:
        """By the number of an index, the words of a line by which it files phrases, with the places; none where
        they were tried and nothing was found.
        """
        if line.filed is None or line.filed[0] is not self._by_word or line.filed[1] != self.count:
            filed: dict[int, Any] = {}
            for word in line.held:
                for number, places in self._by_word.places(word, PLACES).items():
                    filed.setdefault(number, []).append((word, places))
            line.filed = self._by_word, self.count, filed
        return line.filed[2]

    def filed_seldom(self, number: int, line: Line) -> Filed:
        """The words of a line by which an index files phrases that is seldom looked for, with the places."""
        places = self._by_word.places
        return [(word, placed[number]) for word in line.held if number in (placed := places(word, SELDOM))]

    def pack(self, phrase: Phrase) -> int:
        """Keep a phrase; returns the number by which `read` knows it."""
        before, core, after, text = phrase
        return self.shelf.put(packed((*map(self.nodes.parted, (before, core, after)), text)))

    def read(self, number: int) -> Phrase:
        """A phrase, with large nodes by number."""
        return Phrase(*marshal.loads(self.shelf[number]))
