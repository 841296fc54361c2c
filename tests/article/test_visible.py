"""Statements about the article in its own words; «» marks the value, and the phrase runs from the key words on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.article.read import read_article
from claimlint.article.statements.visible import is_metadata_line, statements_of


def read(text: str) -> list[tuple[str, str]]:
    return [(s.name, text[s.start : s.end]) for s in statements_of(text)]


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("author", "By «Jane Doe, MD»"),
        ("author", "By «the Editorial Team»"),
        ("author", "By «Tom Baran, BSc, PGDip (Nutrition), registered nutritionist»"),
        ("disclosure", "Interests: «none declared by writer or reviewer.»"),
        ("author", "Written by «Jane Doe»"),
        ("author", "Author: «Jane Doe»"),
        ("author", "By «JANE DOE» | 5 min read"),
        ("reviewer", "Medically reviewed by «Dr. A. B. Roe, PhD»"),
        ("reviewer", "Reviewed by: «Dr Jane Roe, rheumatologist»"),
        ("reviewer", "Reviewed: «Dr Jane Roe»"),
        ("reviewer", "Fact-checked by «Sam Lee»"),
        ("editor", "Edited by «Mary Major»"),
        ("publisher", "Published by «the Health Trust»"),
        ("published", "Published on «May 05, 2022»"),
        ("published", "First published: «2 January 2019»"),
        ("published", "Date: «5 May 2024»"),
        ("reviewed", "Page last reviewed: «12 March 2024»"),
        ("reviewed", "This page was last reviewed on «3 March 2024»."),
        ("reviewed", "Content last reviewed «March 2024»"),
        ("reviewed", "Date of last review: «2 Feb 2022»"),
        ("updated", "Updated «3 days ago»"),
        ("updated", "Last updated: «12/03/2024»"),
        ("next-review", "Next review due: «12 March 2027»"),
        ("next-review", "The next review is due in «March 2027».".replace("The next", "Next")),
        ("sponsor", "Sponsored by «AcmeVits»"),
        ("sponsor", "«Sponsored content»"),
        ("disclosure", "Disclosure: «The author owns shares in the maker.»"),
        ("disclosure", "Conflicts of interest: «none declared.»"),
        ("disclosure", "«This post contains affiliate links.»"),
    ],
)
def test_a_line_states_one_thing(name: str, marked: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    value = marked[marked.index("«") + 1 : marked.index("»")]
    assert read(text) == [(name, value)]
    assert is_metadata_line(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Published on May 05, 2022 and last reviewed on May 25, 2022   -  5 min read",
            [("published", "May 05, 2022"), ("reviewed", "May 25, 2022")],
        ),
        (
            "Dr Sol Hart, ear surgeon, checked this text on 2 May 2026.",
            [("reviewer", "Dr Sol Hart, ear surgeon"), ("reviewed", "2 May 2026")],
        ),
        (
            "Written by Jane Doe and medically reviewed by John Roe, MD",
            [("author", "Jane Doe"), ("reviewer", "John Roe, MD")],
        ),
        (
            "By Jane Doe, MD. Medically reviewed by Dr Ann Other on 3 March 2024",
            [("author", "Jane Doe, MD"), ("reviewer", "Dr Ann Other"), ("reviewed", "3 March 2024")],
        ),
        ("Last reviewed and updated on 4 April 2023", [("reviewed", "4 April 2023"), ("updated", "4 April 2023")]),
        ("Reviewed 12 March 2024 by Dr Jane Doe", [("reviewed", "12 March 2024"), ("reviewer", "Dr Jane Doe")]),
        ("Author: Jane Doe | Updated: 2024-03-05", [("author", "Jane Doe"), ("updated", "2024-03-05")]),
        (
            "Medically Reviewed by Jane Smith, MD — Written by Bob Roe — Updated on July 1, 2023",
            [("reviewer", "Jane Smith, MD"), ("author", "Bob Roe"), ("updated", "July 1, 2023")],
        ),
    ],
)
def test_a_line_states_several_things(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Published in March 2024, the trial found a benefit in adults with pain.",
        "Reviewed studies show benefits.",
        "The Health Committee reviewed this week's figures in May 2024.",
        "Updated guidelines from March 2024 recommend it.",
        "By March 2024, most had stopped.",
        "By taking turmeric daily, you can lower your risk.",
        "By the numbers",
        "The drug was reviewed by the agency in May 2021 and approved for adults.",
        "Approved by the FDA in March 2020.",
        "(Funded by Acme Pharma; trial number 123.)",
        "A review of trials was published on 5 May 2020.",
        "Turmeric is sold by many shops.",
    ],
)
def test_prose_states_nothing_about_the_article(text: str) -> None:
    assert read(text) == []


def test_the_phrase_runs_from_the_key_words_to_the_date() -> None:
    text = "Published on May 05, 2022 and last reviewed on May 25, 2022"
    assert [text[s.phrase : s.end] for s in statements_of(text)] == [
        "Published on May 05, 2022",
        "last reviewed on May 25, 2022",
    ]


BYLINES = sorted((Path(__file__).parent / "bylines").iterdir())


@pytest.mark.parametrize("page", BYLINES, ids=lambda page: page.stem)
def test_names_and_dates_are_read_in_all_usual_layouts(page: Path) -> None:
    article = read_article(page.read_bytes(), page.name, None)
    said = {field.name: field.value for field in article.metadata}
    assert {name: said.get(name) for name in ("author", "reviewer", "reviewed")} == {
        "author": "Mia Stone, RN",
        "reviewer": "Dr Abe Lund, MD",
        "reviewed": "4 May 2026",
    }
    assert said.get("next-review", "May 2029").startswith("May 2029")
    for field in article.metadata:
        assert " ".join(article.source.slice(field.span).replace("*", "").split()) == field.value


@pytest.mark.parametrize(
    "text",
    [
        "The leaflet that we were given on the ward explains in plain words what a trial is and how it was later\n"
        "reviewed by two doctors and a nurse, and why that made the people who read it trust it more than before.\n",
        "| Author | Year | Finding |\n|---|---|---|\n| Lee | 2019 | fewer hives |\n",
        "| Author | Published | Finding |\n|---|---|---|\n| Lee | 2019 | fewer hives |\n",
        "Ask who wrote the page. By law nobody has to say.\nDates matter as well.\n",
    ],
)
def test_prose_and_tables_of_studies_name_no_reviewer(text: str) -> None:
    article = read_article(f"# Hives\n\n{text}".encode(), "page.md", None)
    assert not [field for field in article.metadata if field.name in ("author", "reviewer", "reviewed", "updated")]
