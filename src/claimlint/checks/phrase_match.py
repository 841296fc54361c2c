"""Runs compiled phrases over the words of a sentence: each phrase only where a word that it needs stands.

A phrase matches a bounded number of words and is tried once from each start, so the work is at most (words of the
sentence) x (a constant of the phrase) on any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from claimlint.article.words import Word
from claimlint.checks.phrase_anchors import anchors, needs, openers
from claimlint.checks.phrases import Node, Phrase

_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`*")
_STOPS = frozenset(".;:!?…")
_CLAUSE_MARKS = frozenset(".;:!?…,()[]–—-•|/")
_CLAUSE_WORDS = frozenset(
    "and or then but so please just simply instead also always now therefore thus hence yes".split()  # noqa: SIM905
)
_BIG = 10_000
_Filed = dict[str, list[tuple[int, int, int]]]
_Needs = tuple[list[frozenset[str]], list[list[int]]]
_Files = tuple[_Filed, list[frozenset[str] | None], _Needs, list[int]]


class Names(Protocol):
    """Where the names of a class stand in a sentence: for each first word, the words after the last."""

    def __call__(self, name: str) -> Mapping[int, Sequence[int]]: ...


class Line:
    """A sentence as phrases see it: its words without quotation marks, and where these stood."""

    __slots__ = ("_names", "first", "last", "lowers", "places", "quotes", "text", "words")

    def __init__(self, text: str, words: Iterable[Word], names: Names | None = None) -> None:
        self.text = text
        self.words: list[Word] = []
        self.quotes: list[Word] = []
        for word in words:
            (self.quotes if word.lower in _QUOTES else self.words).append(word)
        self.lowers = [word.lower for word in self.words]
        self.places: dict[str, list[int]] = {}
        for at, lower in enumerate(self.lowers):
            self.places.setdefault(lower, []).append(at)
        letters = [at for at, lower in enumerate(self.lowers) if lower[0].isalpha()]
        signs = [at for at, lower in enumerate(self.lowers) if lower[0].isalnum()]
        self.first = letters[0] if letters else len(self.lowers)  # what stands before is a bullet, a number, a mark
        self.last = signs[-1] if signs else -1
        self._names = names

    def names(self, name: str) -> Mapping[int, Sequence[int]]:
        return self._names(name) if self._names else {}

    def slice(self, start: int, end: int) -> str:
        """The text of words[start:end]."""
        return self.text[self.words[start].start : self.words[end - 1].end]


class Found(NamedTuple):
    """A phrase (by its number in the index), the words that it found, half-open, and where its context opens."""

    phrase: int
    start: int
    end: int
    opened: int


class PhraseIndex:
    """Many phrases, filed by words that each needs.

    Raises ValueError for a phrase without any (see `anchors`), unless `everywhere`: such phrases are then tried at
    every word, which only lists that are looked at rarely can afford.
    """

    def __init__(self, phrases: Sequence[Phrase], *, everywhere: bool = False) -> None:
        self.phrases = tuple(phrases)
        self._filed, self._openers, self._needs, self._everywhere = self._files(everywhere)
        self.anchors = frozenset(self._filed)

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> PhraseIndex:
        """The index that `plain` was taken of."""
        index = cls.__new__(cls)
        phrases, index._filed, index._openers, index._needs, index._everywhere = plain
        index.phrases = tuple(Phrase(*phrase) for phrase in phrases)
        index.anchors = frozenset(index._filed)
        return index

    def plain(self) -> tuple[Any, ...]:
        """The index in values that marshal holds."""
        phrases = tuple(tuple(phrase) for phrase in self.phrases)
        return phrases, self._filed, self._openers, self._needs, self._everywhere

    def _files(self, everywhere: bool) -> _Files:
        others: list[int] = []
        filed: _Filed = {}
        for number, phrase in enumerate(self.phrases):
            found = anchors(phrase.whole)
            if found is None and everywhere:
                others.append(number)
            elif found is None:
                raise ValueError(f"phrase {phrase.text!r} needs at least one plain word")
            for words, low, high in found or ():
                for word in sorted(words):
                    filed.setdefault(word, []).append((number, low, high))
        whole = [phrase.whole for phrase in self.phrases]
        return filed, [openers(node) for node in whole], _numbered([needs(node) for node in whole]), others

    def find(self, line: Line) -> list[Found]:
        """All that the phrases find, in order of place, of two at one place the longer first; they may overlap."""
        found: list[Found] = []
        tried: set[tuple[int, int]] = set()
        possible: dict[int, bool] = {}
        held: dict[int, bool] = {}
        for word in self.anchors.intersection(line.places):
            for number, low, high in self._filed[word]:
                if number not in possible:
                    possible[number] = self._is_possible(number, line, held)
                if not possible[number]:
                    continue
                opening = self._openers[number]
                for at in line.places[word]:
                    for start in range(max(0, at - high), at - low + 1):
                        if (opening is None or line.lowers[start] in opening) and (number, start) not in tried:
                            tried.add((number, start))
                            if match := _match(self.phrases[number], line, start):
                                found.append(Found(number, *match, start))
        for number in self._everywhere:
            for start in range(len(line.lowers)):
                if match := _match(self.phrases[number], line, start):
                    found.append(Found(number, *match, start))
        return sorted(found, key=lambda f: (f.start, -f.end, f.phrase))

    def _is_possible(self, number: int, line: Line, held: dict[int, bool]) -> bool:
        """Whether a line holds a word of each set that the phrase needs; what is known of a set is kept in `held`."""
        sets, of_phrase = self._needs
        for at in of_phrase[number]:
            if at not in held:
                held[at] = not sets[at].isdisjoint(line.places)
            if not held[at]:
                return False
        return True


def _numbered(needed: list[list[frozenset[str]]]) -> _Needs:
    """The different sets of all phrases, and for each phrase the numbers of its own: most share a few."""
    numbers: dict[frozenset[str], int] = {}
    of_phrase = [[numbers.setdefault(words, len(numbers)) for words in sets] for sets in needed]
    return list(numbers), of_phrase


def apart(found: Iterable[Found]) -> list[Found]:
    """Of findings in order, those that overlap no earlier one."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def begins(node: Node, line: Line, at: int) -> bool:
    """Whether a node matches from `at` on."""
    return bool(_ends(node, line, at))


def ends_at(phrase: Phrase, line: Line, end: int) -> bool:
    """Whether a phrase ends right before `end`."""
    low, high = phrase.core[2:]
    return any(end in _ends(phrase.core, line, start) for start in range(max(0, end - high), end - low + 1))


def _match(phrase: Phrase, line: Line, start: int) -> tuple[int, int] | None:
    """What is found by the phrase from `start` on, the longest; None where it does not match."""
    for core in sorted(_ends(phrase.before, line, start)):
        for end in sorted(_ends(phrase.core, line, core), reverse=True):
            if end > core and _ends(phrase.after, line, end):
                return core, end
    return None


def _ends(node: Node, line: Line, at: int) -> set[int] | tuple[int, ...]:
    """Where a node that begins at word `at` can end."""
    kind, value = node[0], node[1]
    lowers = line.lowers
    if kind == "=":
        return (at + 1,) if at < len(lowers) and lowers[at] in value else ()
    if kind == "&":
        places: set[int] | tuple[int, ...] = (at,)
        for item in value:
            places = {end for place in places for end in _ends(item, line, place)}
            if not places:
                return ()
        return places
    if kind == "@":
        tails = value.get(lowers[at], ()) if at < len(lowers) else ()
        return {end for tail in tails for end in _ends(tail, line, at + 1)}
    if kind == "|":
        return {end for item in value for end in _ends(item, line, at)}
    if kind == "?":
        return {at, *_ends(value, line, at)}
    if kind in (".", ","):
        return _gap(line, at, value, crosses=kind == ",")
    if kind == "!":
        return () if _ends(value, line, at) else (at,)
    if kind == "<":
        return {end for name in value for end in line.names(name).get(at, ())}
    if kind == '"':
        return (at + len(value),) if _is_written(line, at, value) else ()
    return _shape(line, at, value)


def _gap(line: Line, at: int, most: int, *, crosses: bool) -> set[int]:
    """Up to `most` words on. A gap ends before any mark; one that crosses, only before a full stop and its like."""
    found = {at}
    for place in range(at, min(at + most, len(line.lowers))):
        word = line.lowers[place]
        if word in _STOPS or (not crosses and not word[-1].isalnum()):
            break
        found.add(place + 1)
    return found


def _is_written(line: Line, at: int, exact: tuple[str, ...]) -> bool:
    words = line.words[at : at + len(exact)]
    return [line.text[word.start : word.end] for word in words] == list(exact)


def _shape(line: Line, at: int, name: str) -> tuple[int, ...]:
    """Where a place or a word of a certain shape ends."""
    lowers = line.lowers
    if name == "^":
        return (at,) if at <= line.first else ()
    if name == "$":
        return (at,) if at > line.last else ()
    if name in ("start", "clause"):
        return (at,) if _begins_clause(line, at, after_words=name == "clause") else ()
    if at >= len(lowers):
        return ()
    word = line.words[at]
    if name == "+":
        return (at,) if at and line.words[at - 1].end == word.start else ()
    if name == "capital":
        return (at + 1,) if line.text[word.start].isupper() else ()
    return _number(line, at, name)


def _begins_clause(line: Line, at: int, *, after_words: bool) -> bool:
    """Whether a clause may begin at a word: first in its sentence, after a mark, and where asked after and, so …"""
    if at <= line.first or line.lowers[at - 1] in _CLAUSE_MARKS:
        return True
    return after_words and line.lowers[at - 1] in _CLAUSE_WORDS


def _number(line: Line, at: int, name: str) -> tuple[int, ...]:
    """Numbers: any; `.5` without its zero; `5.0` with one too many; 10000 and more without a mark between thousands."""
    word = line.words[at]
    if name == "naked-decimal":
        opened = word.start == 0 or line.text[word.start - 1] in " \t\n (\u00a0"
        if word.lower == "." and opened and at + 1 < len(line.words) and line.words[at + 1].start == word.end:
            return (at + 2,) if line.lowers[at + 1].isdecimal() else ()
        return ()
    if not word.lower[0].isdecimal():
        return ()
    whole, point, decimals = word.lower.partition(".")
    if name == "trailing-zero":
        return (at + 1,) if point and whole.isdecimal() and decimals.isdecimal() and decimals[-1] == "0" else ()
    if name == "long-number":
        return (at + 1,) if word.lower.isdecimal() and len(word.lower) < 12 and int(word.lower) >= _BIG else ()
    return (at + 1,)
