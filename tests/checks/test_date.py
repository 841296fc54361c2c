"""What an article's dates say about it, on 23 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from read_pages import DAY, found_and_marked, hits_of, page_of

from claimlint.checks.pages.dates import months_after, months_between

STALE = {"is": "stale", "of": ["reviewed"], "grace_months": 3}


def page_with(topic: str, reviewed: str) -> str:
    return f"---\ntitle: A page\ntopic: {topic}\nlast_reviewed: {reviewed}\n---\n\nText."


@pytest.mark.parametrize(
    ("topic", "reviewed", "severity"),
    [
        ("treatment", "2024-11-23", None),
        ("treatment", "2024-11-22", "warning"),
        ("treatment", "2024-08-23", "warning"),
        ("treatment", "2024-08-22", "error"),
        ("outbreak", "2026-05-23", None),
        ("outbreak", "2026-04-01", "warning"),
        ("drug safety", "2025-06-01", "error"),
        ("conditions", "2024-01-01", None),
        ("reference", "2023-01-01", None),
        ("gardening", "2024-01-01", "error"),
    ],
)
def test_a_review_holds_as_long_as_its_topic_allows(topic: str, reviewed: str, severity: str | None) -> None:
    hits = hits_of("date", STALE, page_of(page_with(topic, reviewed)))
    assert [hit.severity for hit in hits] == ([severity] if severity else [])


def test_the_configuration_may_set_the_months() -> None:
    page = page_of(page_with("treatment", "2024-01-01"), freshness={"treatment": 48})
    assert hits_of("date", STALE, page) == []


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Measles outbreak in the north", "outbreak"),
        ("Taking lithium: dosage and side effects", "drug safety"),
        ("Signs of a stroke", "high risk"),
        ("Acupuncture for back pain", "treatment"),
        ("What is gout?", "conditions"),
        ("Anatomy of the ear", "reference"),
    ],
)
def test_the_title_tells_the_class_of_topic(title: str, topic: str) -> None:
    (hit,) = hits_of("date", STALE, page_of(f"# {title}\n\nLast reviewed: 2 May 2015\n\nText."))
    assert hit.values["topic"] == topic


def test_one_finding_names_every_place_of_the_date() -> None:
    text = "# A page\n\nPublished 2 May 2019 and last reviewed on May 4, 2019.\n\nText.\n\nLast reviewed: 4 May 2019"
    (hit,) = hits_of("date", STALE, page_of(text))
    assert [related.text for related in hit.related] == ["Last reviewed: 4 May 2019"]


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\nPublished 2 May 2010",
        "# A\n\nThe trial was last reviewed on 2 May 2010 by its board.",
        "---\ntitle: A\nstatus: archived\nlast_reviewed: 2010-01-01\n---\n\nText.",
        "# A\n\nText.\n\n## References\n\n- NHS. Gout. Page last reviewed: 2 May 2010.",
    ],
)
def test_other_dates_are_no_review(text: str) -> None:
    assert found_and_marked("date", STALE, text)[0] == []


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        ({"is": "future", "slack_days": 1}, "---\ntitle: A\nreviewed: «2026-11-25»\n---\n\nText."),
        ({"is": "future", "slack_days": 1}, "---\ntitle: A\nreviewed: 2026-11-24\n---\n\nText."),
        ({"is": "future", "slack_days": 1}, "---\ntitle: A\nnext_review: 2028-01-01\n---\n\nText."),
        ({"is": "before-publication", "of": ["reviewed"], "slack_days": 30},
         "---\ntitle: A\npublished: 2026-05-01\n«reviewed: 2026-03-01»\n---\n\nText."),
        ({"is": "before-publication", "of": ["reviewed"], "slack_days": 30},
         "---\ntitle: A\npublished: 2026-05-01\nreviewed: 2026-04-10\n---\n\nText."),
        ({"is": "conflicting", "slack_days": 1},
         "---\ntitle: A\nreviewed: 2026-05-01\n---\n\nLast reviewed: «12 May 2026»"),
        ({"is": "conflicting", "slack_days": 1}, "---\ntitle: A\nreviewed: 2026-05\n---\n\nLast reviewed: 12 May 2026"),
        ({"is": "conflicting", "slack_days": 1}, "Published 1 May 2020. Last reviewed 3 May 2026."),
        ({"is": "ambiguous"}, "Last reviewed: «05/06/2026»"),
        ({"is": "ambiguous"}, "Last reviewed: 25/06/2026"),
        ({"is": "ambiguous"}, "---\ntitle: A\nlang: en-GB\nreviewed: 05/06/2026\n---\n\nText."),
        ({"is": "impossible"}, "Last reviewed: «31 April 2026»"),
        ({"is": "impossible"}, "Last reviewed: 30 April 2026"),
        ({"is": "newer-evidence"}, "Last reviewed: May 2024\n\n## References\n\n1. WHO. Gout. «June 2024»."),
        ({"is": "newer-evidence"}, "Last reviewed: May 2024\n\n## References\n\n1. WHO. Gout. 2024."),
        ({"is": "newer-evidence"}, "Last reviewed: May 2024\n\n## References\n\n1. WHO. Gout. 2020. Checked May 2025."),
        ({"is": "relative-time", "phrases": ["recently", "last year"], "unless": ["if you ...3 recently"]},
         "«Recently», the drug was approved."),
        ({"is": "relative-time", "phrases": ["recently", "last year"]}, "Recently, in 2025, the drug was approved."),
        ({"is": "relative-time", "phrases": ["recently"], "unless": ["if you ...3 recently"]},
         "Tell the nurse if you have recently had surgery."),
    ],
)  # fmt: skip
def test_dates_held_against_each_other(spec: dict[str, object], text: str) -> None:
    found, marked = found_and_marked("date", spec, text)
    assert found == marked


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2022, 5, 25), 24, date(2024, 5, 25)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
    ],
)
def test_months_end_where_the_calendar_ends(start: date, months: int, end: date) -> None:
    assert months_after(start, months) == end


def test_age_is_told_in_whole_months() -> None:
    assert months_between(date(2022, 5, 25), DAY) == 54
