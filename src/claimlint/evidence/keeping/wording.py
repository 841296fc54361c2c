"""Reads an entry's suggested sentence as an article's: it must be this very claim, at a strength that the entry allows.

This closes the loop between grammar, vocabulary and registry: what claimlint tells an editor to write, it must not
flag.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.article.read import read_article
from claimlint.claims.lexicon.language import Language
from claimlint.claims.read import read_claims
from claimlint.evidence.judging.assess import ACCUSING, assess_all
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.model import Assessment


def fault_of_wording(row: Mapping[str, Any], knowledge: Knowledge, language: Language) -> str:
    """What is wrong with an entry's suggested wording, in words; "" where it is read as this claim and passes."""
    article = read_article(row["suggest"].encode(), "suggest", "text")
    reading = read_claims(article, language)
    assessments = assess_all(reading, knowledge)
    for claim, found in zip(reading.claims, assessments, strict=True):
        if found.verdict in ACCUSING or found.severity in ("warning", "error"):
            said = article.source.slice(claim.span)
            return f"the suggested {said!r} is itself {found.verdict}: {found.reason}; reword it"
    if not any(_is_about(found, row["id"]) for found in assessments):
        read = "; ".join(
            f"{c.subject.text or '?'} {c.relation} {c.object.text or '?'}, strength {c.strength}"
            for c in reading.claims
        )
        return f"the suggested wording is read as {read or 'no claim at all'}; reword it with the entry's own names"
    return ""


def _is_about(found: Assessment, entry_id: str) -> bool:
    """Whether a verdict rests on the entry, or on one that ties with it."""
    return any(entry.id == entry_id for entry in (found.entry, *found.others) if entry)
