"""The table of authorised health claims: it holds together, and finds its own wording where it is allowed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimlint.checks.authorised import AuthorisedClaims
from claimlint.data import knowledge_folder
from claimlint.engine import Input, Tools, load_tools, page_of
from claimlint.project import load_project
from claimlint.settings import Settings
from claimlint.yamlfile import read_yaml

TABLE: dict[str, Any] = read_yaml(knowledge_folder("evidence") / "tables" / "authorised_claims.yaml", "table").value
ROWS = TABLE["claims"]


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    return load_tools(load_project(tmp_path_factory.mktemp("empty"), as_of=date(2026, 11, 23)))


def allowed(text: str, jurisdiction: Any, tools: Tools) -> list[str]:
    """The words marked «so» of a sentence that are part of an authorised claim."""
    plain, start, end = text.replace("«", "").replace("»", ""), text.index("«"), text.index("»") - 1
    page = page_of(Input("a.txt", content=plain.encode()), Settings(date(2026, 11, 23), jurisdiction), tools)
    sentence = page.article.sentences[0]
    covered = AuthorisedClaims({"authorised_claims": TABLE}).covers(page, sentence, sentence.source_span(start, end))
    return [plain[start:end]] if covered else []


def test_every_claim_names_a_source_that_the_table_lists() -> None:
    assert {source for row in ROWS for source in row["sources"]} == set(TABLE["sources"])
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_claim_in_its_own_words_is_found(row: dict[str, Any], tools: Tools) -> None:
    said = [f"contributes to {text}" for text in row.get("contributes_to", ())] + row.get("wording", [])
    for wording in said:
        text = f"{row['names'][0]} «{wording}»."
        assert allowed(text, row["in"][0], tools), text


@pytest.mark.parametrize(
    ("text", "jurisdiction", "is_allowed"),
    [
        ("Zinc contributes to normal cognitive function and «the maintenance of normal hair».", "eu", True),
        ("As a source of iodine, seaweed helps: iodine «contributes to normal cognitive function».", "uk", True),
        ("Zinc «contributes to normal cognitive function».", "us", False),
        ("Zinc «contributes to outstanding cognitive function».", "eu", False),
        ("Vitamin E «contributes to normal cognitive function».", "eu", False),
        ("Ginseng «contributes to the normal function of the immune system».", "eu", False),
        ("Vitamin C contributes to the normal function of the immune system and «cures colds».", "eu", False),
        ("Adequate calcium «may reduce the risk of osteoporosis» in later life.", "us", True),
        ("Adequate calcium «reduces the risk of osteoporosis».", "us", False),
        ("Adequate calcium «may reduce the risk of osteoporosis».", "eu", False),
    ],
)
def test_other_words_foods_and_places_are_not_covered(
    text: str, jurisdiction: str, is_allowed: bool, tools: Tools
) -> None:
    assert bool(allowed(text, jurisdiction, tools)) is is_allowed
