"""Looks for phrases in a line: a part of one is tried only where a word stands by which it is filed, and only if the
line holds all else that it needs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from claimlint.checks.phrases.insertions import shortened
from claimlint.checks.phrases.line import Filed, Found, Line
from claimlint.checks.phrases.match import Nodes, match_at
from claimlint.checks.phrases.sets import WordSets
from claimlint.checks.phrases.syntax import Phrase

Needed = tuple[int, Sequence[tuple[int, int, int]]]
NEVER: Needed = -1, ()  # what no line holds


class Book(Protocol):
    """What phrases share (`checks.phrases.book`)."""

    @property
    def sets(self) -> WordSets: ...

    @property
    def nodes(self) -> Nodes: ...

    def read(self, number: int) -> Phrase: ...


class Part:
    """One of the alternatives of a phrase.

    index: the number of the index. number: that of the phrase in it. needed: the sets of words that it needs as bits.
    placed: each bit with the least and the most words in front of a word of its set.
    """

    __slots__ = ("_book", "_phrase", "_row", "index", "needed", "number", "placed")

    def __init__(self, index: int, number: int, needed: Needed, row: int, book: Book) -> None:
        self.index, self.number = index, number
        self.needed, self.placed = needed
        self._row, self._book = row, book
        self._phrase: Phrase | None = None

    def match(self, line: Line, start: int) -> tuple[int, int] | None:
        """What it finds from a word on; it is read when a line first holds all that it needs."""
        if self._phrase is None:
            self._phrase = self._book.read(self._row)
        return match_at(self._phrase, line, start, self._book.nodes)


class Parts(dict[int, Part]):
    """Parts by number, each made when it is first asked for."""

    def __init__(self, make: Callable[[int], Part]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, number: int) -> Part:
        part = self[number] = self._make(number)
        return part


Key = tuple[int, int, int]  # an index, the number of its phrase, and the word from which it was tried


def search(
    line: Line,
    filed: Filed,
    parts: Mapping[int, Part],
    book: Book,
    everywhere: Sequence[int] = (),
    stop: int | None = None,
) -> Iterator[tuple[int, list[Found]]]:
    """By index what its phrases find, in order of place, of two at one place the longer first; they may overlap.

    What reaches over an insertion is found too. filed: the words of the line that file parts, with these.
    everywhere: parts to try at each word. stop: only what begins before this word counts, if that is given.
    """
    stop = len(line.lowers) if stop is None else stop
    found = _by_index(_found_in(line, filed, parts, book, everywhere, stop))
    if (short := shortened(line)) is not None:
        held = [each for each in filed if each[0] in short.line.held]
        if held or everywhere:
            before = min(short.last_gap, bisect_left(short.places, stop))
            for index, over in _by_index(_found_in(short.line, held, parts, book, everywhere, before)).items():
                known = found.setdefault(index, [])
                known += list(short.bridging(over, known))
    for index, each in found.items():
        if each:
            yield index, sorted(each, key=lambda f: (f.start, -f.end, f.phrase))


def _by_index(found: Mapping[Key, Found]) -> dict[int, list[Found]]:
    by_index: dict[int, list[Found]] = {}
    for (index, _, _), one in found.items():
        by_index.setdefault(index, []).append(one)
    return by_index


def _found_in(
    line: Line, filed: Filed, parts: Mapping[int, Part], book: Book, everywhere: Sequence[int], stop: int
) -> dict[Key, Found]:
    """What begins in the line before a word: of the parts of a phrase what begins first, and of that the longest."""
    found: dict[Key, Found] = {}
    tried: set[tuple[int, int]] = set()
    sets, held = book.sets.of_line(line)
    for word, places in filed:
        each = iter(places)
        for part_number, low, high in zip(each, each, each, strict=False):  # strict costs a look more for each
            part = parts[part_number]
            if part.needed & held != part.needed:
                continue
            for at in line.places(word):
                for start in range(max(0, at - high), min(at - low + 1, stop)):
                    if _holds(part.placed, sets, start) and (part_number, start) not in tried:
                        tried.add((part_number, start))
                        _note(part, line, start, found)
    for part_number in everywhere:
        part = parts[part_number]
        if part.needed & held == part.needed:
            for start in range(stop):
                if _holds(part.placed, sets, start):
                    _note(part, line, start, found)
    return found


def _holds(placed: Sequence[tuple[int, int, int]], sets: Sequence[int], start: int) -> bool:
    """Whether words of all sets stand where a part needs them that begins at a word."""
    for bit, first, last in placed:
        for each in sets[start + first : start + last + 1]:
            if each & bit:
                break
        else:
            return False
    return True


def _note(part: Part, line: Line, start: int, found: dict[Key, Found]) -> None:
    if match := part.match(line, start):
        key = part.index, part.number, start
        known = found.get(key)
        if known is None or (match[0], -match[1]) < (known.start, -known.end):
            found[key] = Found(part.number, *match, start)
