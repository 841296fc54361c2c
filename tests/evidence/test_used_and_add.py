"""The where-used index, what a changed registry says differently, and skeletons of entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from claimlint.article.model import Article
from claimlint.article.read import read_article
from claimlint.claims.lexicon.language import load_language
from claimlint.claims.model import Reading
from claimlint.claims.read import read_claims
from claimlint.evidence.keeping.add import claim_at, skeleton, with_entry
from claimlint.evidence.keeping.check import check_evidence
from claimlint.evidence.keeping.used import by_path, changes_of, uses_of
from claimlint.evidence.knowledge import load_knowledge
from claimlint.evidence.registry import registry_of

KNOWLEDGE, LANGUAGE = load_knowledge(), load_language(())


def read(text: str, path: str = "a.md") -> tuple[Article, Reading]:
    article = read_article(text.encode(), path)
    return article, read_claims(article, LANGUAGE)


def test_the_index_lists_the_articles_that_rely_on_an_entry() -> None:
    pages = [
        read("Garlic cures cancer.\n\nStatins lower LDL cholesterol.\n", "b.md"),
        read("Statins lower LDL cholesterol.\n", "a.md"),
    ]
    uses = uses_of(pages, KNOWLEDGE)
    assert [(u.path, u.place.line, u.verdict) for u in uses["statins-ldl"]] == [
        ("a.md", 1, "supported"),
        ("b.md", 3, "supported"),
    ]
    assert by_path(uses)["a.md"] == ("statins-ldl",)


@pytest.mark.parametrize(
    ("certainty", "most", "kinds"), [("high", 4, []), ("low", 2, ["newly flagged"]), ("moderate", 3, ["newly flagged"])]
)
def test_a_changed_registry_newly_flags_or_releases(certainty: str, most: int, kinds: list[str]) -> None:
    row = {
        "id": "x", "intervention": "green tea", "category": "diet", "outcome": "common cold", "population": ["adults"],
        "relation": "prevents", "direction": "benefit", "certainty": "high", "max_strength": 4, "min_strength": 0,
        "effect": "", "harms": "", "suggest": "", "sources": [], "checked_on": "2026-11-23", "level": "A",
    }  # fmt: skip
    old = replace(KNOWLEDGE, registry=registry_of([row]))
    new = replace(KNOWLEDGE, registry=registry_of([{**row, "certainty": certainty, "max_strength": most}]))
    page = read("Green tea prevents the common cold.\n")
    assert [change.kind for change in changes_of([page], old, new)] == kinds
    back = ["released" if kind == "newly flagged" else kind for kind in kinds]
    assert [change.kind for change in changes_of([page], new, old)] == back


@pytest.mark.parametrize(
    ("text", "line", "pair"),
    [
        ("# Colds\n\nMoringa prevents the common cold.\n\nGarlic cures acne.\n", 3, ("moringa", "common cold")),
        ("# Colds\n\nMoringa prevents the common cold.\n\nGarlic cures acne.\n", 5, ("garlic", "acne")),
    ],
)
def test_a_skeleton_is_a_valid_entry(tmp_path: Path, text: str, line: int, pair: tuple[str, str]) -> None:
    article, reading = read(text)
    claim = claim_at(article, reading, line)
    assert claim is not None
    made = with_entry("", skeleton(claim, KNOWLEDGE, date(2026, 11, 23)))
    made = with_entry(made, skeleton(claim, KNOWLEDGE, date(2026, 11, 23)).replace("- id: ", "- id: second-"))
    rows = yaml.safe_load(made)["entries"]
    assert [(row["intervention"], row["outcome"]) for row in rows] == [pair, pair]
    (tmp_path / "own.yaml").write_text(made, encoding="utf-8")
    assert [str(p) for p in check_evidence([tmp_path], builtin=False)] == []


def test_a_line_without_a_claim_has_none() -> None:
    article, reading = read("# Opening hours\n\nWe are open.\n")
    assert claim_at(article, reading, 3) is None
