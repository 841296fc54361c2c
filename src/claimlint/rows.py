"""Rows of bytes by number in one file, of which only those are read that somebody asks for.

What a pack comes to is some megabytes, and a page needs a tenth of it: to read the whole takes longer than to start
Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct, pack
from typing import overload

_NUMBER = 4  # bytes of a number: how many rows there are, where each begins and the last ends; then the rows
_ENDS = Struct("<2I")


class Rows(Sequence[bytes]):
    """The rows of a file that `laid_out` made. Raises ValueError where it is not whole."""

    def __init__(self, held: bytes | mmap) -> None:
        self._held = held
        self._count = int.from_bytes(held[:_NUMBER], "little")
        if len(held) < (self._count + 2) * _NUMBER or self._place(self._count - 1)[1] != len(held):
            raise ValueError("this is no file of rows, or a part of one")

    @classmethod
    def of_file(cls, path: Path) -> Rows:
        """The rows of a file that stays as it is. Raises OSError and ValueError."""
        with path.open("rb") as file:
            return cls(mmap(file.fileno(), 0, access=ACCESS_READ))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(self._count))]
        if not -self._count <= number < self._count:
            raise IndexError(number)
        first, end = self._place(number % self._count)
        return self._held[first:end]

    def _place(self, number: int) -> tuple[int, int]:
        first, end = _ENDS.unpack_from(self._held, (number + 1) * _NUMBER)
        return first, end


def laid_out(rows: Sequence[bytes]) -> bytes:
    """The content of a file that `Rows` reads."""
    ends = accumulate(map(len, rows), initial=(len(rows) + 2) * _NUMBER)
    return pack(f"<{len(rows) + 2}I", len(rows), *ends) + b"".join(rows)
