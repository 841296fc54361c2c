"""Read the article of a row, once, with the project's own reader and language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claim_matching import claims_said
from claim_tables import Row, source_of

from claimlint.article.read import read_article
from claimlint.claims.lexicon.language import Language, load_language
from claimlint.claims.model import Claim, Reading
from claimlint.claims.numbers import Number, quantities_in
from claimlint.claims.read import read_claims


@dataclass(frozen=True)
class ReadRow:
    reading: Reading
    start: int
    claims: list[Claim]
    numbers: list[Number]


@cache
def language() -> Language:
    """The built-in language data, read once a run."""
    return load_language()


def read_row(row: Row) -> ReadRow:
    text, start, kind = source_of(row)
    article = read_article(text.encode(), f"row.{kind}")
    reading = read_claims(article, language())
    return ReadRow(reading, start, claims_said(row, reading, start), quantities_in(row.say))
