"""Careful pages stay quiet: plain statements of usual care are accused of nothing, known to the registry or not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimlint.article.read import read_article
from claimlint.claims.lexicon.language import load_language
from claimlint.claims.read import read_claims
from claimlint.evidence.judging.assess import ACCUSING, assess_all
from claimlint.evidence.knowledge import load_knowledge

KNOWLEDGE, LANGUAGE = load_knowledge(), load_language(())
SENTENCES = yaml.safe_load((Path(__file__).parent / "usual_care.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", SENTENCES)
def test_usual_care_said_plainly_passes(text: str) -> None:
    reading = read_claims(read_article(text.encode(), "a.txt", "text"), LANGUAGE)
    found = assess_all(reading, KNOWLEDGE)
    assert not [(one.verdict, one.reason) for one in found if one.verdict in ACCUSING]
    assert not [one.reason for one in found if one.severity in ("warning", "error")]


def test_most_of_it_is_known() -> None:
    """Silence from ignorance is not what is wanted: the registry speaks to four in five sentences with a claim."""
    known = read = 0
    for text in SENTENCES:
        reading = read_claims(read_article(text.encode(), "a.txt", "text"), LANGUAGE)
        verdicts = {one.verdict for one in assess_all(reading, KNOWLEDGE)}
        read += bool(verdicts)
        known += "supported" in verdicts
    assert known / read > 0.8
