"""Credits in the layouts, words and places of many houses, and what only looks like them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import check_invariants, read

from claimlint.article.model import Article

_CASES = yaml.safe_load((Path(__file__).parent / "credits.yaml").read_text(encoding="utf-8"))
_BODY = [f"Gout comes and goes in {number} ways, and rest helps most who have it for a time." for number in range(12)]


def page_of(case: dict[str, Any]) -> Article:
    """The credit on a page: under its title, at its end, or as it stands."""
    style = case.get("format", "markdown")
    title, body = "# Gout\n", "\n\n".join(_BODY)
    if style == "html":
        title, body = "<h1>Gout</h1>", "".join(f"<p>{line}</p>" for line in _BODY)
    elif style == "text":
        title = "GOUT\n"
    parts = {"head": (title, case["text"], body), "tail": (title, body, case["text"]), "page": (case["text"],)}
    return read("\n\n".join(parts[case.get("where", "head")]), style)


@pytest.mark.parametrize("case", _CASES["named"], ids=lambda case: case["text"][:40])
def test_a_credit_names_who_and_when(case: dict[str, Any]) -> None:
    article = page_of(case)
    check_invariants(article)
    for name in ("author", "reviewer", "reviewed", "next-review", "disclosure"):
        if expected := case.get(name):
            said = [field.value for field in article.metadata if field.name == name]
            assert any(value.startswith(str(expected)) for value in said), (name, said)


@pytest.mark.parametrize("case", _CASES["near_misses"], ids=lambda case: case["text"][:40])
def test_what_only_looks_like_a_credit_names_nobody(case: dict[str, Any]) -> None:
    said = {field.name: field.value for field in page_of(case).metadata}
    assert not {name: said[name] for name in case["not"] if name in said}
