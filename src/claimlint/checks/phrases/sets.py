"""Sets of words by number, and which of them a line holds a word of: asked of all phrases at once, by bits.

What a phrase needs is a few of these sets. No set is ever read: a word knows the sets that it belongs to.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from claimlint.checks.phrases.by_word import SETS, ByWord
from claimlint.checks.phrases.match import Line
from claimlint.checks.phrases.signs import signs_in


class WordSets:
    """The sets of a book. A set of sets is a number with a bit for each: bit 3 is set 3."""

    def __init__(self, count: int, by_word: ByWord) -> None:
        self.count, self._by_word = count, by_word
        self._numbers: dict[frozenset[str], int] = {}
        self._bits: dict[str, int] = {}

    def number(self, words: frozenset[str]) -> int:
        """The number of a set, which is taken in if it is new."""
        number = self._numbers.setdefault(words, self.count)
        if number == self.count:
            self.count += 1
            for word in words:
                self._by_word.add(word, SETS, (number,))
                self._bits.pop(word, None)
        return number

    def of_line(self, line: Line) -> tuple[list[int], int]:
        """The sets of each word of a line with the signs there, and of all of it together."""
        known = line.sets
        if known is None or known[0] is not self or known[1] != self.count:
            sets = [self._bits.get(word) or self._bits_of(word) for word in line.lowers]
            sets.append(0)  # places reach to behind the last word
            for at, sign in signs_in(line):
                sets[at] |= self._bits.get(sign) or self._bits_of(sign)
            known = line.sets = self, self.count, sets, reduce(or_, sets, 0)
        return known[2], known[3]

    def _bits_of(self, word: str) -> int:
        bits = 0
        for number in self._by_word.of(word, SETS):
            bits |= 1 << number
        if bits:  # words of articles are without end
            self._bits[word] = bits
        return bits
