"""The page on strength says what the grammar does: each of its examples is read as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from claim_reading import language

from claimlint.article.read import read_article
from claimlint.claims.model import Claim
from claimlint.claims.read import read_claims

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "strength.md").read_text(encoding="utf-8")
STANCES = "question|myth|condition|unknown-effect|aim|advice|definition|report"
SCALE = re.findall(r"^\| ([0-5]) \| ([A-Z][^|]+\.) \|$", PAGE, re.M)
STEPS = re.findall(r"^\| (Ginger [^|]+|[A-Z][^|]+ ginger [^|]+) \| ([^|]+ \d[^|]*) \| (\d) \|$", PAGE, re.M)
STANCE = re.findall(rf"^\| ({STANCES}) \| ([A-Z][^|]+) \|$", PAGE, re.M)
CLASSES = re.findall(r"^\| (correlation|conditional|direct) \| ([A-Z][^|]+) \|$", PAGE, re.M)
FORM = r"^\| (?:active|passive|gerund|noun|adjective|imperative|outcome|absence|replacement)[^|]* \| ([A-Z][^|]+) \|$"
FORMS = [sentence for row in re.findall(FORM, PAGE, re.M) for sentence in re.split(r"(?<=\.) ", row)]


def read(text: str) -> Claim:
    [claim, *_] = read_claims(read_article(text.encode(), "row.txt"), language()).claims
    return claim


def test_the_page_has_its_tables() -> None:
    assert (len(SCALE), len(STEPS), len(STANCE), len(CLASSES)) == (9, 11, 8, 4)


@pytest.mark.parametrize(("strength", "text"), SCALE)
def test_an_example_of_the_scale_has_its_strength(strength: str, text: str) -> None:
    assert read(text).strength == int(strength)


@pytest.mark.parametrize(("text", "steps", "strength"), STEPS)
def test_the_steps_are_those_of_the_page(text: str, steps: str, strength: str) -> None:
    claim = read(text)
    assert ("; ".join(claim.steps), claim.strength) == (steps, int(strength))


@pytest.mark.parametrize(("stance", "text"), STANCE)
def test_an_example_of_a_stance_has_it(stance: str, text: str) -> None:
    assert read(text).stance == stance


@pytest.mark.parametrize(("name", "text"), CLASSES)
def test_an_example_of_a_class_is_of_it(name: str, text: str) -> None:
    claim = read(text)
    is_correlation = claim.relation in ("associate", "compare")
    assert name == ("correlation" if is_correlation else "conditional" if claim.strength <= 2 else "direct")


@pytest.mark.parametrize("text", FORMS)
def test_an_example_of_a_form_claims_something(text: str) -> None:
    claim = read(text)
    assert claim.is_asserted and claim.strength >= 4
