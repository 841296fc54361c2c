"""Dates as people write them, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from claimlint.article.dates import dates_in, parse_date


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2024-03-12", 2024, 3, 12),
        ("2024-03-12T10:15:00Z", 2024, 3, 12),
        ("2024-03-12T10:15:00.123+02:00", 2024, 3, 12),
        ("2024-03-12 10:15", 2024, 3, 12),
        ("2024/3/2", 2024, 3, 2),
        ("2024-03", 2024, 3, None),
        ("2024", 2024, None, None),
        ("12 March 2024", 2024, 3, 12),
        ("12th of March, 2024", 2024, 3, 12),
        ("Tuesday 12 March 2024", 2024, 3, 12),
        ("March 12, 2024", 2024, 3, 12),
        ("Mar. 12th 2024", 2024, 3, 12),
        ("Sept 1, 2023", 2023, 9, 1),
        ("MAY 05, 2022", 2022, 5, 5),
        ("March 2024", 2024, 3, None),
        ("12-Mar-2024", 2024, 3, 12),
        ("25/12/2023", 2023, 12, 25),
        ("12/25/2023", 2023, 12, 25),
        ("25.12.2023", 2023, 12, 25),
        ("11/2025", 2025, 11, None),
        ("9 May 2204", 2204, 5, 9),
        ("March–May 2026", 2026, 5, None),
        ("June and July 2026", 2026, 7, None),
        ("3 to 5 May 2026", 2026, 5, 5),
        ("Spring 2028", 2028, None, None),
        ("Winter 2026/27", 2026, None, None),
        ("06/26", 2026, 6, None),
        ("Last reviewed: 06/26", 2026, 6, None),
        ("Version 26/06", 2026, 6, None),
        ("Review due May ’28", 2028, 5, None),
    ],
)
def test_dates_are_read(text: str, year: int, month: int | None, day: int | None) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.year, found.month, found.day, found.is_ambiguous) == (year, month, day, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "31 February 2024",
        "2024-13-01",
        "99/99/2024",
        "13/2025",
        "120/80",
        "3 days ago",
        "1 in 2024 people",
        "v2.2024",
        "06/26 had pain",
        "12 of 05/26",
        "blood pressure 12/08",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_that_may_be_read_both_ways_gives_both() -> None:
    found = parse_date("05/06/2022")
    assert found is not None and found.is_ambiguous
    assert (found.first(), found.last()) == (date(2022, 5, 6), date(2022, 6, 5))


def test_a_month_lasts_to_its_last_day() -> None:
    found = parse_date("February 2024")
    assert found is not None
    assert (found.first(), found.last()) == (date(2024, 2, 1), date(2024, 2, 29))


def test_dates_in_a_text_know_their_place() -> None:
    text = "Published 5 May 2022, reviewed 2023-01-02 and again in June 2024."
    assert [text[d.start : d.end] for d in dates_in(text)] == ["5 May 2022", "2023-01-02", "June 2024"]
