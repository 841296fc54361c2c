"""The words of a finding: quoted words, and what is said of a claim that something takes a treatment's place."""

from __future__ import annotations

import pytest

from claimlint.article.model import Span
from claimlint.checks.model import Hit
from claimlint.checks.wording import message_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("cures  gout", '"cures gout" is said'),
        ('it only makes them rich," he says', '"it only makes them rich, he says" is said'),
        ("“it only makes them rich", '"it only makes them rich" is said'),
        ('the "cure" of gout', "\"the 'cure' of gout\" is said"),
        ("the “cure” of gout", "\"the 'cure' of gout\" is said"),
        ("a child's cure", '"a child\'s cure" is said'),
    ],
)
def test_quotation_marks_pair(text: str, shown: str) -> None:
    assert message_of('"{text}" is said', Hit(Span(0, 1)), text) == shown
