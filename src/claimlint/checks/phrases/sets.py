"""Sets of words by number, and which of them the words of a line belong to.

No set is ever read: a word knows the sets that it belongs to.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from claimlint.checks.phrases.by_word import OPENINGS, SETS, ByWord
from claimlint.checks.phrases.line import Line
from claimlint.checks.phrases.signs import signs_in


class _Sets:
    """Sets that a word knows by the numbers in a column."""

    column: int

    def __init__(self, count: int, by_word: ByWord) -> None:
        self.count, self._by_word = count, by_word
        self._numbers: dict[frozenset[str], int] = {}
        self._of: dict[str, Any] = {}  # its sets by word; none of a word that belongs to none, as those have no end

    def number(self, words: frozenset[str]) -> int:
        """The number of a set, which is taken in if it is new."""
        number = self._numbers.setdefault(words, self.count)
        if number == self.count:
            self.count += 1
            for word in words:
                self._by_word.add(word, self.column, number)
                self._of.pop(word, None)
        return number


class Openings(_Sets):
    """What large nodes are or begin with: asked of one word at a time."""

    column = OPENINGS

    def of_line(self, line: Line) -> list[frozenset[int]]:
        """The sets of each word of a line, and none for the place behind the last."""
        known = line.openings
        if known is None or known[0] is not self or known[1] != self.count:
            opened = [self._of.get(word) or self._sets_of(word) for word in line.lowers]
            known = line.openings = self, self.count, [*opened, frozenset()]
        return known[2]

    def _sets_of(self, word: str) -> frozenset[int]:
        found = frozenset(self._by_word.numbers(word, OPENINGS))
        if found:
            self._of[word] = found
        return found


class WordSets(_Sets):
    """What phrases need: asked of all phrases and a whole line at once. A set of sets is a number with a bit for each:
    bit 3 is set 3.
    """

    column = SETS

    def of_line(self, line: Line) -> tuple[list[int], int]:
        """The sets of each word of a line with the signs there, and of all of it together."""
        known = line.sets
        if known is None or known[0] is not self or known[1] != self.count:
            sets = [self._of.get(word) or self._bits_of(word) for word in line.lowers]
            sets.append(0)  # places reach to behind the last word
            for at, sign in signs_in(line):
                sets[at] |= self._of.get(sign) or self._bits_of(sign)
            known = line.sets = self, self.count, sets, reduce(or_, sets, 0)
        return known[2], known[3]

    def _bits_of(self, word: str) -> int:
        bits = 0
        for number in self._by_word.numbers(word, SETS):
            bits |= 1 << number
        if bits:
            self._of[word] = bits
        return bits
