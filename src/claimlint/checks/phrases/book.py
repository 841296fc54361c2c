"""What the phrases of some rules share: their large nodes and the sets of words that they need; and one search of a
line for all of them.

A pack holds some five thousand phrases and a page needs a few hundred, so a phrase is kept as bytes and read when a
line holds the words that it needs.
"""

from __future__ import annotations

import marshal
import sys
from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from claimlint.checks.memory import packed
from claimlint.checks.phrases.by_word import PLACES, SELDOM, ByWord
from claimlint.checks.phrases.line import Filed, Found, Line
from claimlint.checks.phrases.nodes import Nodes
from claimlint.checks.phrases.search import NEVER, Part, Parts, search
from claimlint.checks.phrases.sets import Openings, WordSets
from claimlint.checks.phrases.shelf import Shelf
from claimlint.checks.phrases.syntax import Phrase

# how many sets, openings, indexes and swept parts there are, and by word the row with its own
Kept = tuple[int, int, int, int, Mapping[str, int]]


class Sought(Protocol):
    """Phrases that all lines are searched for: a `PhraseIndex`."""

    def part(self, number: int) -> Part: ...


class PhraseBook:
    """The nodes, the sets of words and the places of one set of rules, with what an earlier run `kept` of them."""

    def __init__(self, kept: Kept = (0, 0, 0, 0, {}), rows: Sequence[bytes] = ()) -> None:
        sets, openings, self.count, self._parts_filed, by_word = kept
        self.shelf = Shelf(rows)
        self._by_word = ByWord(by_word, self.shelf)
        self.sets = WordSets(sets, self._by_word)
        self.nodes = Nodes(self.shelf, Openings(openings, self._by_word))
        self._indexes: dict[int, list[Sought]] = {}
        self._ranges: list[tuple[int, int]] = []  # of the parts of each, in order
        self._parts = Parts(self._part)
        self.edition = 0  # counts the indexes that are looked for: what was found for fewer no longer holds

    def kept(self) -> tuple[Kept, list[bytes]]:
        """All that a further book can be given."""
        counts = self.sets.count, self.nodes.openings.count, self.count, self._parts_filed
        by_word = self._by_word.kept()  # puts rows on the shelf
        return (*counts, by_word), self.shelf.rows()

    def alone(self) -> PhraseBook:
        """A book that shares all of it, and looks for no index yet."""
        book = PhraseBook()
        book.shelf, book.nodes, book.sets = self.shelf, self.nodes, self.sets
        book._by_word, book.count, book._parts_filed = self._by_word, self.count, self._parts_filed
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

    def enter_swept(self, filed: Mapping[str, Sequence[int]], parts: int) -> int:
        """Take the places of an index that all lines are searched for, and how many parts it has; returns the number of
        its first part, by which it is known.
        """
        first, self._parts_filed = self._parts_filed, self._parts_filed + parts
        for word, places in filed.items():
            self._by_word.sweep(word, (n + first if at % 3 == 0 else n for at, n in enumerate(places)))
        return first

    def file(self, index: Sought, first: int, parts: int) -> None:
        """Take an index with so many parts, which have the numbers from `first` on, into the search of lines."""
        same = self._indexes.setdefault(first, [])
        if not same:
            insort(self._ranges, (first, first + parts))
        same.append(index)
        self._parts.clear()  # parts that were left out may be its own
        self.edition += 1

    def _part(self, number: int) -> Part:
        """A part of an index that lines are searched for, by its number among those of all; others are never tried."""
        at = bisect_right(self._ranges, (number, sys.maxsize)) - 1
        first, end = self._ranges[at] if at >= 0 else (0, 0)
        return self._indexes[first][0].part(number - first) if number < end else Part(-1, -1, NEVER, -1, self)

    def sweep(self, line: Line) -> Mapping[Sought, Sequence[Found]]:
        """What the phrases of each index find in a line; indexes that find nothing are left out."""
        edition, swept = line.found.get(self, (-1, {}))
        if edition != self.edition:
            swept = self.search(line)
            line.found[self] = self.edition, swept
        return swept  # type: ignore[no-any-return]

    def search(self, line: Line, stop: int | None = None) -> Mapping[Sought, Sequence[Found]]:
        """The same, not kept; where `stop` is given, of what begins before that word."""
        filed = [(word, places) for word in line.held if (places := self._by_word.swept(word))]
        found = search(line, filed, self._parts, self, stop=stop)
        return {index: places for first, places in found for index in self._indexes[first]}

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
