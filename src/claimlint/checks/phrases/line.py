"""A sentence as phrases see it, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.words import Word
from claimlint.claims.model import Name
from claimlint.values import NamedTuple

_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`*")
MENTION = 5  # words between quotation marks up to which they name a wording instead of using it
_CLOSED_BY = {"“": "”", "„": "“", "‘": "’", "«": "»", "‚": "‘", '"': '"', "'": "'", "`": "`", "*": "*", "‹": "›"}
_SPEECH_ENDS = frozenset(",.!?")  # "This is a breakthrough," he said: somebody uses the words
Filed = Sequence[tuple[str, tuple[int, ...]]]  # words by which an index files phrases, and where (`.book`)


class Names:
    """The names of a line by class; worked out when a phrase asks for the first.

    named: gives each name with its first word and the word after its last.
    """

    __slots__ = ("_found", "_named", "_placed")

    def __init__(self, named: Callable[[], Iterable[tuple[int, int, Name]]]) -> None:
        self._named = named
        self._placed: Sequence[tuple[int, int, Name]] | None = None
        self._found: dict[str, Mapping[int, Sequence[int]]] = {}

    def of(self, wanted: str) -> Mapping[int, Sequence[int]]:
        """Where the names of a class (see `is_of_class`) stand: for each first word, the words after the last."""
        found = self._found.get(wanted)
        if found is None:  # asked for at each word of a line
            ends: dict[int, list[int]] = {}
            for start, end, name in self.placed:
                if is_of_class(name, wanted):
                    ends.setdefault(start, []).append(end)
            found = self._found[wanted] = ends
        return found

    @property
    def placed(self) -> Sequence[tuple[int, int, Name]]:
        """All names, each with its first word and the word after its last."""
        if self._placed is None:
            self._placed = [*self._named()]
        return self._placed


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
        return self._names.of(name) if self._names else {}

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


def is_of_class(name: Name, wanted: str) -> bool:
    """Whether a name is of `kind` or `kind:category, other category or name`."""
    kind, _, rest = wanted.partition(":")
    if name.kind != kind:
        return False
    return not rest or any(part.strip() in (name.category, name.canonical) for part in rest.split(","))
