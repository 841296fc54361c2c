"""Every row of the tables under `cases/` is read as it says; rows known to be read wrongly must still be wrong."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from claim_matching import differences, shown
from claim_reading import read_row
from claim_tables import Row, known_misses, rows_of

_MISSES = known_misses()
_ROWS = list(rows_of())


def _cases() -> Sequence[object]:
    return [
        pytest.param(row, id=row.id, marks=[pytest.mark.xfail(strict=True)] if row.id in _MISSES else [])
        for row in _ROWS
    ]


@pytest.mark.parametrize("row", _cases())
def test_row_is_read_as_its_table_says(row: Row) -> None:
    read = read_row(row)
    found = differences(row, read.reading, read.start, read.numbers)
    claims = "\n  ".join(map(shown, read.claims)) or "none"
    assert not found, f"\n{row.say}\n  " + "\n  ".join(found) + f"\nread:\n  {claims}"


def test_known_misses_name_rows_that_exist() -> None:
    assert not _MISSES - {row.id for row in _ROWS}


def test_at_least_700_rows_and_half_of_them_near_misses() -> None:
    judged = [row for row in _ROWS if row.claims is not None]
    assert len(_ROWS) >= 700
    assert sum(row.is_near_miss for row in judged) >= len(judged) / 2


def test_no_two_rows_say_the_same() -> None:
    said = [(row.say, *sorted(row.context.items())) for row in _ROWS]
    assert len(said) == len(set(said))
