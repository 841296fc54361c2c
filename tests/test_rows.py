"""Rows come back by number, from memory and from a file, and a file that is not whole is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.rows import Rows, laid_out

ROWS = [b"one", b"", b"\x00three", b"4" * 300]


def test_rows_come_back_by_number(tmp_path: Path) -> None:
    file = tmp_path / "rows"
    file.write_bytes(laid_out(ROWS))
    for rows in (Rows(laid_out(ROWS)), Rows.of_file(file)):
        assert [*rows] == ROWS
        assert (len(rows), rows[-1], rows[1:3]) == (4, ROWS[-1], ROWS[1:3])
        with pytest.raises(IndexError):
            rows[4]


@pytest.mark.parametrize("content", [b"", b"\x01\x00", laid_out(ROWS)[:-1], laid_out(ROWS) + b"x", b"no rows at all"])
def test_what_is_not_whole_is_no_file_of_rows(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "rows"
    file.write_bytes(content)
    for read in (lambda: Rows(content), lambda: Rows.of_file(file)):
        with pytest.raises(ValueError, match="file"):
            read()
