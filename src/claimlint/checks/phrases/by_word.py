"""Numbers filed by word, in some columns: those that an earlier run kept are read when a text has the word."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence

from claimlint.checks.memory import packed
from claimlint.checks.phrases.shelf import Shelf

# sets of words that it belongs to: those that phrases need, those that large nodes begin with; where it files phrases,
# and where those that are seldom looked for
COLUMNS = SETS, OPENINGS, PLACES, SELDOM = range(4)
_NOTHING: tuple[Sequence[int], ...] = ((),) * len(COLUMNS)


class ByWord:
    """For each word and column the numbers that were added, in order. kept: by word, the row of a shelf with all its
    columns.
    """

    def __init__(self, kept: Mapping[str, int], shelf: Shelf) -> None:
        self._kept, self._shelf = kept, shelf
        self._read: dict[str, tuple[Sequence[int], ...]] = {}
        self._added: dict[str, list[list[int]]] = {}

    def add(self, word: str, column: int, numbers: Iterable[int]) -> None:
        self._added.setdefault(word, [[] for _ in COLUMNS])[column].extend(numbers)

    def of(self, word: str, column: int) -> list[int]:
        """The numbers of a word; none for most words of a text."""
        kept = self._read.get(word)
        if kept is None and (row := self._kept.get(word)) is not None:
            kept = self._read[word] = marshal.loads(self._shelf[row])
        return [*(kept or _NOTHING)[column], *self._added.get(word, _NOTHING)[column]]

    def kept(self) -> dict[str, int]:
        """All of it, with its numbers put on the shelf."""
        words = sorted({*self._kept, *self._added})
        return {
            word: self._shelf.put(packed(tuple([tuple(self.of(word, column)) for column in COLUMNS]))) for word in words
        }
