"""What is filed by word, in some columns: that which an earlier run kept is read when a text has the word."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from typing import Any

from claimlint.checks.memory import packed
from claimlint.checks.phrases.shelf import Shelf

Places = tuple[int, ...]  # flat triples of what a word files: part, least and most words in front of the word
# sets of words that it belongs to, by number: those that phrases need, those that large nodes begin with; the places
# where it files phrases, by the number of their index, where those that are seldom looked for, and where those that all
# lines are searched for
COLUMNS = SETS, OPENINGS, PLACES, SELDOM, SWEPT = range(5)
_NOTHING: tuple[Any, ...] = (), (), {}, {}, ()


class ByWord:
    """For each word the numbers and the places that were added, in order. kept: by word, the row of a shelf with all
    its columns.
    """

    def __init__(self, kept: Mapping[str, int], shelf: Shelf) -> None:
        self._kept, self._shelf = kept, shelf
        self._read: dict[str, tuple[Any, ...]] = {}
        self._added: dict[str, tuple[Any, ...]] = {}

    def add(self, word: str, column: int, number: int) -> None:
        """A set that the word belongs to."""
        self._row(word)[column].append(number)

    def file(self, word: str, column: int, index: int, places: Iterable[int]) -> None:
        """Places at which the word files phrases of a new index."""
        self._row(word)[column][index] = tuple(places)

    def sweep(self, word: str, places: Iterable[int]) -> None:
        """Places at which the word files phrases that all lines are searched for."""
        self._row(word)[SWEPT].extend(places)

    def swept(self, word: str) -> Places:
        """Where a word files phrases that all lines are searched for."""
        kept: Places = self._of(word)[SWEPT]
        return (*kept, *added[SWEPT]) if (added := self._added.get(word)) else kept

    def numbers(self, word: str, column: int) -> list[int]:
        """The sets of a word; none for most words of a text."""
        return [*self._of(word)[column], *self._added.get(word, _NOTHING)[column]]

    def places(self, word: str, column: int) -> Mapping[int, Places]:
        """Where a word files phrases, by the number of the index; nowhere for most words of a text."""
        kept: Mapping[int, Places] = self._of(word)[column]
        return {**kept, **added[column]} if (added := self._added.get(word)) else kept

    def _row(self, word: str) -> Any:
        return self._added.setdefault(word, ([], [], {}, {}, []))

    def _of(self, word: str) -> tuple[Any, ...]:
        kept = self._read.get(word)
        if kept is None:
            if (row := self._kept.get(word)) is None:
                return _NOTHING
            kept = self._read[word] = marshal.loads(self._shelf[row])
        return kept

    def kept(self) -> dict[str, int]:
        """All of it, with what is filed by a word put on the shelf."""
        words = sorted({*self._kept, *self._added})
        return {word: self._shelf.put(packed(self._whole(word))) for word in words}

    def _whole(self, word: str) -> tuple[Any, ...]:
        numbers = (tuple(self.numbers(word, column)) for column in (SETS, OPENINGS))
        return *numbers, *(dict(self.places(word, column)) for column in (PLACES, SELDOM)), self.swept(word)
