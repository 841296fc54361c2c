"""Runs a compiled phrase over the words of a sentence.

A phrase matches a bounded number of words and is tried once from each start, so the work is at most (words of the
sentence) x (a constant of the phrase) on any text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from typing import Any, Protocol

from claimlint.article.words import Word
from claimlint.checks.phrases.syntax import (
    ANY,
    APART,
    CROSSING_GAP,
    EXACT,
    FILED,
    GAP,
    NAMES,
    NOT,
    OF_SET,
    OPTIONAL,
    ROWS,
    SEQUENCE,
    WORD,
    Node,
    Phrase,
)
from claimlint.claims.model import Name
from claimlint.values import NamedTuple

_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`*")
_STOPS = frozenset(".;:!?…")
STOPS = _STOPS - {":"}  # between concepts that meet: a colon joins what it parts elsewhere, "the answer: garlic"
CLAUSE_MARKS = frozenset(".;:!?…,()[]–—-•|/")
CLAUSE_WORDS = frozenset(
    "and or then but so please just simply instead also always now therefore thus hence yes".split()  # noqa: SIM905
)
# Words that stand in front of no noun or open the noun phrase anew, and those in -ly that are no adverbs.
_NO_MODIFIERS = frozenset(
    """your my our his her its their the these those this that some few no neither either another any every each a an
    such what which who whose whom why how when where while if unless whether and or but nor so as than then though
    although because since once before after until of in on at by for from to with without within into onto through
    over under about against among between during per via like unlike is are was were be been being am has have had do
    does did done can could may might will would shall should must not never 's n't i you he she it we they them him me
    us yourself themselves ask see tell call trust let""".split()  # noqa: SIM905
)
_NO_ADVERBS = frozenset(
    """family only daily weekly monthly yearly early likely unlikely apply supply reply rely comply imply multiply fly
    belly jelly ally friendly elderly lively lonely ugly holy july italy assembly anomaly butterfly""".split()  # noqa: SIM905
)
_ADVERBS = frozenset(
    """also now often then even still long always already sometimes ever again too once soon today nowadays lately
    alike themselves all both just well most quite rather very more further besides moreover indeed thus therefore
    meanwhile first altogether worldwide everywhere""".split()  # noqa: SIM905
)
_BIG = 10_000
MENTION = 5  # words between quotation marks up to which they name a wording instead of using it
_CLOSED_BY = {"“": "”", "„": "“", "‘": "’", "«": "»", "‚": "‘", '"': '"', "'": "'", "`": "`", "*": "*", "‹": "›"}
_SPEECH_ENDS = frozenset(",.!?")  # "This is a breakthrough," he said: somebody uses the words
Places = Collection[int]
Filed = Sequence[tuple[str, tuple[int, ...]]]  # words by which an index files phrases, and where (`.book`)


class Names(Protocol):
    """Where the names of a class stand in a sentence: for each first word, the words after the last."""

    def __call__(self, name: str) -> Mapping[int, Sequence[int]]: ...

    @property
    def placed(self) -> Sequence[tuple[int, int, Name]]:
        """All names, each with its first word and the word after its last."""


class Openings(Protocol):
    """The words that large nodes are or begin with, as numbered sets."""

    def of_line(self, line: Line) -> Sequence[Set[int]]:
        """The sets of each word of a line, and none for the place behind the last."""


class Nodes(Protocol):
    """The nodes that are kept apart: what no text comes to is never read."""

    @property
    def openings(self) -> Openings: ...

    def __getitem__(self, row: int) -> Node: ...


class Line:
    """A sentence as phrases see it: its words without quotation marks, and where these stood.

    held: the different words. Most lines hold no phrase, so what only a phrase asks for is worked out when one does;
    what was found is kept here: by whom, for when the sentence comes again.
    """

    __slots__ = (
        "_mentions", "_names", "_places", "filed", "found", "held", "lowers", "openings", "quotes", "sets", "short",
        "text", "words",
    )  # fmt: skip

    def __init__(self, text: str, words: list[Word], names: Names | None = None) -> None:
        self.text = text
        self.lowers = [word.lower for word in words]
        self.words, self.quotes = words, []
        if not _QUOTES.isdisjoint(self.lowers):
            self.quotes = [word for word in words if word.lower in _QUOTES]
            self.words = [word for word in words if word.lower not in _QUOTES]
            self.lowers = [word.lower for word in self.words]
        self.held = frozenset(self.lowers)
        self._places: dict[str, list[int]] | None = None
        self._mentions: list[tuple[int, int]] | None = None
        self._names = names
        self.sets: tuple[object, int, list[int], int] | None = None  # those that its words belong to (`.sets`)
        self.openings: tuple[object, int, list[frozenset[int]]] | None = None  # large nodes to try here (`.sets`)
        self.filed: tuple[object, int, dict[int, Filed]] | None = None  # phrases to try here (`.book`)
        self.found: dict[object, Any] = {}
        self.short: tuple[Any, ...] | None = None  # the line without what is inserted in it (`.insertions`)

    def offsets(self, found: Found) -> tuple[int, int]:
        """Where what was found stands in the text of the sentence."""
        return self.words[found.start].start, self.words[found.end - 1].end

    def places(self, word: str) -> list[int]:
        """The indexes at which a word stands that the line holds."""
        if self._places is None:
            self._places = {}
            for at, lower in enumerate(self.lowers):
                self._places.setdefault(lower, []).append(at)
        return self._places[word]

    @property
    def mentions(self) -> list[tuple[int, int]]:
        """The words, half-open and in order, that stand between quotation marks and are named there, not used."""
        if self._mentions is None:
            self._mentions = sorted(_mentions_in(self))
        return self._mentions

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

    @property
    def named(self) -> Sequence[tuple[int, int, Name]]:
        """The names in it, each with its first word and the word after its last."""
        return self._names.placed if self._names else ()

    def slice(self, start: int, end: int) -> str:
        """The text of words[start:end]."""
        return self.text[self.words[start].start : self.words[end - 1].end]


def _mentions_in(line: Line) -> Iterator[tuple[int, int]]:
    """Few words between a mark and the next one that closes it, from the last on: that looks at each mark once."""
    next_of: dict[str, int] = {}
    after = len(line.words)
    for mark in reversed(line.quotes):
        while after and line.words[after - 1].start >= mark.end:
            after -= 1
        end = next_of.get(_CLOSED_BY.get(mark.lower, ""), after)
        if 0 < end - after <= MENTION:
            is_speech = line.text[line.words[after].start].isupper() and line.lowers[end - 1] in _SPEECH_ENDS
            if not is_speech:
                yield after, end
        next_of[mark.lower] = after


class Found(NamedTuple):
    """A phrase (by its number in the index), the words that it found, half-open, and where its context opens."""

    phrase: int
    start: int
    end: int
    opened: int


def begins(node: Node, line: Line, at: int, nodes: Nodes) -> bool:
    """Whether a node matches from `at` on."""
    return bool(_onwards(node, line, (at,), nodes))


def ends_at(phrase: Phrase, line: Line, end: int, nodes: Nodes) -> bool:
    """Whether a phrase ends right before `end`."""
    core = phrase.core
    _, _, low, high = core
    return any(end in _onwards(core, line, (start,), nodes) for start in range(max(0, end - high), end - low + 1))


def match_at(phrase: Phrase, line: Line, start: int, nodes: Nodes) -> tuple[int, int] | None:
    """What is found by the phrase from `start` on, the longest; None where it does not match."""
    before, core, after, _ = phrase
    for first in sorted(_onwards(before, line, (start,), nodes)) if before[1] != () else (start,):
        ends = _onwards(core, line, (first,), nodes)
        if not ends:
            continue
        for end in sorted(ends, reverse=True):
            if end > first and (after[1] == () or _onwards(after, line, (end,), nodes)):
                return first, end
    return None


def _onwards(node: Node, line: Line, places: Places, nodes: Nodes) -> Places:
    """Where a node that begins at one of some words can end. All places go through a node at once: a phrase with gaps
    tries many, and most fail at the next word.
    """
    kind, value, _, _ = node
    if kind == OF_SET:
        openings = nodes.openings.of_line(line)
        return [at + 1 for at in places if value in openings[at]]
    if kind == APART:
        row, opening = value
        if opening >= 0:
            openings = nodes.openings.of_line(line)
            places = [at for at in places if opening in openings[at]]
            if not places:
                return places
        kind, value, _, _ = nodes[row]
    lowers = line.lowers
    size = len(lowers)
    if kind == WORD:
        return [at + 1 for at in places if at < size and lowers[at] in value]
    if kind == SEQUENCE:
        for item in value:
            if item[0] == WORD:
                words = item[1]
                places = [at + 1 for at in places if at < size and lowers[at] in words]
            else:
                places = _onwards(item, line, places, nodes)
            if not places:
                break
        return places
    if kind == FILED:
        found: set[int] = set()
        for at in places:
            if at < size and (tail := value.get(lowers[at])):
                found.update(_onwards(tail, line, (at + 1,), nodes))
        return found
    if kind == ANY:
        ends: set[int] = set()
        for item in value:
            if item[0] == WORD:
                words = item[1]
                ends.update([at + 1 for at in places if at < size and lowers[at] in words])
            else:
                ends.update(_onwards(item, line, places, nodes))
        return ends
    if kind == OPTIONAL:
        return {*places, *_onwards(value, line, places, nodes)}
    if kind in (GAP, CROSSING_GAP):
        return {end for at in places for end in _gap(line, at, value, crosses=kind == CROSSING_GAP)}
    if kind == NOT:
        return [at for at in places if not _onwards(value, line, (at,), nodes)]
    if kind == NAMES:
        return {end for at in places for name in value for end in line.names(name).get(at, ())}
    if kind == EXACT:
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
    if name == "adverbs":
        return _row(line, at, is_adverb, ROWS[name])
    if name == "modifiers":
        ends = _row(line, at, _is_modifier, ROWS[name])
        # a noun phrase is taken whole: none of its words stands before those found, unless these are as many as may be
        return ends[ROWS[name] :] if at and _is_modifier(lowers[at - 1]) else ends
    if at >= len(lowers):
        return ()
    word = line.words[at]
    if name == "+":
        return (at,) if at and line.words[at - 1].end == word.start else ()
    if name == "capital":
        return (at + 1,) if line.text[word.start].isupper() else ()
    return _number(line, at, name)


def _row(line: Line, at: int, is_of: Callable[[str], bool], most: int) -> tuple[int, ...]:
    """Where a row of words of a sort can end that begins at a word: there, and after each of its words."""
    end = at
    while end < min(at + most, len(line.lowers)) and is_of(line.lowers[end]):
        end += 1
    return tuple(range(at, end + 1))


def _is_modifier(word: str) -> bool:
    """Whether a word may stand before a noun that it tells more of: "leading sports", "hospital pain"."""
    return word[0].isalpha() and word not in _NO_MODIFIERS


def is_adverb(word: str) -> bool:
    """Whether it may stand before a verb that it tells more of: "simply", "also"."""
    return word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


def _begins_clause(line: Line, at: int, *, after_words: bool) -> bool:
    """Whether a clause may begin at a word: first in its sentence, after a mark, and where asked after and, so …"""
    if at <= line.first or line.lowers[at - 1] in CLAUSE_MARKS:
        return True
    return after_words and line.lowers[at - 1] in CLAUSE_WORDS


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
