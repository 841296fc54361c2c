"""From a sentence to its verdict, through grammar, vocabulary and registry: `verdicts.yaml`, and `denials.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from claimlint.article.model import Span
from claimlint.article.read import read_article
from claimlint.claims.lexicon.language import load_language
from claimlint.claims.read import read_claims
from claimlint.evidence.judging.assess import assess_all
from claimlint.evidence.knowledge import load_knowledge
from claimlint.evidence.model import Assessment

KNOWLEDGE, LANGUAGE = load_knowledge(), load_language(())
TABLES = [
    yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("verdicts.yaml", "denials.yaml")
]
ROWS = [(text, expected) for table in TABLES for expected, texts in table.items() for text in texts]


def judged(marked: str) -> Iterator[tuple[str, Assessment]]:
    """The claims that touch the marked words, each with its verdict as the table writes it."""
    start, end = marked.index("«"), marked.index("»") - 1
    article = read_article(marked.replace("«", "").replace("»", "").encode(), "a.txt", "text")
    reading = read_claims(article, LANGUAGE)
    for claim, found in zip(reading.claims, assess_all(reading, KNOWLEDGE), strict=True):
        if claim.span.touches(Span(start, end)):
            weight = f",{found.severity}" if found.verdict == "unregistered" else ""
            yield f"{found.verdict}{weight}", found


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_the_verdict_on_a_sentence(text: str, expected: str) -> None:
    found = [verdict for verdict, _ in judged(text)]
    assert expected in found, found


def test_the_table_is_large_and_says_nothing_twice() -> None:
    assert len(ROWS) >= 250
    assert len({text for text, _ in ROWS}) == len(ROWS)
