"""Numbers filed by word: those that an earlier run kept are read when a text has the word."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping

from claimlint.checks.memory import packed
from claimlint.checks.shelf import Shelf


class ByWord:
    """For each word the numbers that were added to it, in order. kept: by word, the row of a shelf with its numbers."""

    def __init__(self, kept: Mapping[str, int], shelf: Shelf) -> None:
        self._kept, self._shelf = kept, shelf
        self._added: dict[str, list[int]] = {}

    def add(self, word: str, numbers: Iterable[int]) -> None:
        self._added.setdefault(word, []).extend(numbers)

    def of(self, word: str) -> list[int]:
        """The numbers of a word; none for most words of a text."""
        row = self._kept.get(word)
        return [*(marshal.loads(self._shelf[row]) if row is not None else ()), *self._added.get(word, ())]

    def kept(self) -> dict[str, int]:
        """All of it, with its numbers put on the shelf."""
        return {word: self._shelf.put(packed(tuple(self.of(word)))) for word in sorted({*self._kept, *self._added})}
