"""Runs compiled phrases over the words of a sentence: each phrase only where a word that it needs stands.

A phrase matches a bounded number of words and is tried once from each start, so the work is at most (words of the
sentence) x (a constant of the phrase) on any text.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from claimlint.article.words import Word
from claimlint.checks.memory import packed
from claimlint.checks.phrase_anchors import anchors, needs, openers
from claimlint.checks.phrases import Node, Phrase
from claimlint.claims.tagging import KEPT

_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`*")
_STOPS = frozenset(".;:!?…")
_CLAUSE_MARKS = frozenset(".;:!?…,()[]–—-•|/")
_CLAUSE_WORDS = frozenset(
    "and or then but so please just simply instead also always now therefore thus hence yes".split()  # noqa: SIM905
)
_BIG = 10_000
_TELLING = 60  # words: most lines hold one of a larger set, and such sets are most of what an index would keep
Places = Collection[int]
_Filed = dict[str, list[tuple[int, int, int]]]


class Names(Protocol):
    """Where the names of a class stand in a sentence: for each first word, the words after the last."""

    def __call__(self, name: str) -> Mapping[int, Sequence[int]]: ...


class Line:
    """A sentence as phrases see it: its words without quotation marks, and where these stood.

    held: the different words. Most lines hold no phrase, so what only a phrase asks for is worked out when one does.
    """

    __slots__ = ("_names", "_places", "held", "key", "lowers", "quotes", "text", "words")

    def __init__(self, text: str, words: list[Word], names: Names | None = None, named: tuple[str, ...] = ()) -> None:
        self.text = text
        self.key = (text, named)  # two lines of one key hold the same phrases
        self.lowers = [word.lower for word in words]
        self.words, self.quotes = words, []
        if not _QUOTES.isdisjoint(self.lowers):
            self.quotes = [word for word in words if word.lower in _QUOTES]
            self.words = [word for word in words if word.lower not in _QUOTES]
            self.lowers = [word.lower for word in self.words]
        self.held = frozenset(self.lowers)
        self._places: dict[str, list[int]] | None = None
        self._names = names

    def places(self, word: str) -> list[int]:
        """The indexes at which a word stands that the line holds."""
        if self._places is None:
            self._places = {}
            for at, lower in enumerate(self.lowers):
                self._places.setdefault(lower, []).append(at)
        return self._places[word]

    @property
    def first(self) -> int:
        """The first word with a letter in front: what stands before is a bullet, a number, a mark."""
        return next((at for at, lower in enumerate(self.lowers) if lower[0].isalpha()), len(self.lowers))

    @property
    def last(self) -> int:
        """The last word or number, -1 where there is none."""
        return next((at for at in range(len(self.lowers) - 1, -1, -1) if self.lowers[at][0].isalnum()), -1)

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


class _Body(NamedTuple):
    """What an index holds: its phrases, where each is filed, what it can open with, and the words that it needs."""

    phrases: tuple[Phrase, ...]
    filed: _Filed
    openers: list[frozenset[str] | None]
    needs: list[list[frozenset[str]]]
    everywhere: list[int]

    def is_possible(self, number: int, held: frozenset[str]) -> bool:
        """Whether a line that holds these words holds one of each set that the phrase needs."""
        for words in self.needs[number]:  # noqa: SIM110 - `all` would cost as much again
            if words.isdisjoint(held):
                return False
        return True


def plain_index(phrases: Sequence[Phrase], *, everywhere: bool = False) -> tuple[tuple[str, ...], bytes]:
    """What a `PhraseIndex` is made from, in values that marshal holds. Raises ValueError as `PhraseIndex.of` does."""
    others: list[int] = []
    filed: _Filed = {}
    for number, phrase in enumerate(phrases):
        found = anchors(phrase.whole)
        if found is None and everywhere:
            others.append(number)
        elif found is None:
            raise ValueError(f"phrase {phrase.text!r} needs at least one plain word")
        for words, low, high in found or ():
            for word in sorted(words):
                filed.setdefault(word, []).append((number, low, high))
    whole = [phrase.whole for phrase in phrases]
    needed = [[words for words in needs(node) if len(words) <= _TELLING] for node in whole]
    body = ([tuple(phrase) for phrase in phrases], filed, [openers(node) for node in whole], needed, others)
    return tuple(sorted(filed)), packed(body)


class PhraseIndex:
    """Many phrases, filed by words that each needs (`anchors`). What an index holds besides is read when it is first
    used: most lists of a pack have no word on a page.
    """

    __slots__ = ("_body", "_kept", "_packed", "anchors")

    def __init__(self, anchors: Iterable[str], packed: bytes) -> None:
        self.anchors = frozenset(anchors)
        self._packed = packed
        self._body: _Body | None = None
        self._kept: dict[tuple[tuple[str, tuple[str, ...]], frozenset[int]], list[Found]] = {}

    @classmethod
    def of(cls, phrases: Sequence[Phrase], *, everywhere: bool = False) -> PhraseIndex:
        """The index of some phrases.

        Raises ValueError for a phrase without any anchor, unless `everywhere`: such phrases are then tried at every
        word, which only lists that are looked at rarely can afford.
        """
        return cls(*plain_index(phrases, everywhere=everywhere))

    @property
    def body(self) -> _Body:
        if self._body is None:
            phrases, *rest = marshal.loads(self._packed)
            self._body = _Body(tuple(Phrase(*phrase) for phrase in phrases), *rest)
        return self._body

    def find(self, line: Line, barred: frozenset[int] = frozenset()) -> list[Found]:
        """All that the phrases find, in order of place, of two at one place the longer first; they may overlap. Those
        that are barred, by number, find nothing.

        What a sentence holds is kept for when it comes again, as `claims.tagging` keeps what it reads.
        """
        key = (line.key, barred)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            kept = self._kept[key] = self._found(line, barred)
        return kept

    def _found(self, line: Line, barred: frozenset[int]) -> list[Found]:
        filing = self.body
        found: list[Found] = []
        tried: set[tuple[int, int]] = set()
        possible: dict[int, bool] = {}
        lowers, held = line.lowers, line.held
        for word in self.anchors & held:
            for number, low, high in filing.filed[word]:
                if number not in possible:
                    possible[number] = number not in barred and filing.is_possible(number, held)
                if not possible[number]:
                    continue
                opening = filing.openers[number]
                for at in line.places(word):
                    for start in range(max(0, at - high), at - low + 1):
                        if (opening is None or lowers[start] in opening) and (number, start) not in tried:
                            tried.add((number, start))
                            if match := _match(filing.phrases[number], line, start):
                                found.append(Found(number, *match, start))
        for number in filing.everywhere:
            for start in range(len(lowers)):
                if match := _match(filing.phrases[number], line, start):
                    found.append(Found(number, *match, start))
        return sorted(found, key=lambda f: (f.start, -f.end, f.phrase)) if len(found) > 1 else found


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
    before, core, after, _ = phrase
    for first in sorted(_onwards(before, line, (start,))) if before[1] != () else (start,):
        ends = _onwards(core, line, (first,))
        if not ends:
            continue
        for end in sorted(ends, reverse=True):
            if end > first and (after[1] == () or _onwards(after, line, (end,))):
                return first, end
    return None


def _ends(node: Node, line: Line, at: int) -> Places:
    """Where a node that begins at word `at` can end."""
    return _onwards(node, line, (at,))


def _onwards(node: Node, line: Line, places: Places) -> Places:
    """Where a node that begins at one of some words can end. All places go through a node at once: a phrase with gaps
    tries many, and most fail at the next word.
    """
    kind, value = node[0], node[1]
    lowers = line.lowers
    size = len(lowers)
    if kind == "=":
        return [at + 1 for at in places if at < size and lowers[at] in value]
    if kind == "&":
        for item in value:
            if item[0] == "=":
                words = item[1]
                places = [at + 1 for at in places if at < size and lowers[at] in words]
            else:
                places = _onwards(item, line, places)
            if not places:
                break
        return places
    if kind == "@":
        found: set[int] = set()
        for at in places:
            if at < size and (tails := value.get(lowers[at])):
                for tail in tails:
                    found.update(_onwards(tail, line, (at + 1,)))
        return found
    if kind == "|":
        ends: set[int] = set()
        for item in value:
            if item[0] == "=":
                words = item[1]
                ends.update([at + 1 for at in places if at < size and lowers[at] in words])
            else:
                ends.update(_onwards(item, line, places))
        return ends
    if kind == "?":
        return {*places, *_onwards(value, line, places)}
    if kind in (".", ","):
        return {end for at in places for end in _gap(line, at, value, crosses=kind == ",")}
    if kind == "!":
        return [at for at in places if not _onwards(value, line, (at,))]
    if kind == "<":
        return {end for at in places for name in value for end in line.names(name).get(at, ())}
    if kind == '"':
        return [at + len(value) for at in places if _is_written(line, at, value)]
    return {end for at in places for end in _shape(line, at, value)}


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
