"""What a book keeps as bytes, each row once, by number: what an earlier run kept, and what came to it."""

from __future__ import annotations

from collections.abc import Sequence


class Shelf:
    """Rows of bytes; those of the earlier run come first."""

    def __init__(self, kept: Sequence[bytes] = ()) -> None:
        self._kept, self._first = kept, len(kept)
        self._added: list[bytes] = []
        self._numbers: dict[bytes, int] | None = None

    def __getitem__(self, number: int) -> bytes:
        return self._kept[number] if number < self._first else self._added[number - self._first]

    def __len__(self) -> int:
        return self._first + len(self._added)

    def put(self, row: bytes) -> int:
        """The number of a row, which is added if it is new."""
        if self._numbers is None:
            self._numbers = {kept: number for number, kept in enumerate(self._kept)}
        number = self._numbers.setdefault(row, len(self))
        if number == len(self):
            self._added.append(row)
        return number

    def rows(self) -> list[bytes]:
        """All rows, as the shelf of a later run is given them."""
        return [*self._kept, *self._added]
