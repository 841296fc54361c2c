"""Words of a text: the one tokenisation that the claim grammar, phrases and metrics share.

Hyphens join words without being one ("low-back pain" reads as low, back, pain), so that spelling with and without them
is the same; possessives and 'll, 've, 're, 'd, 'm are words of their own; n't stays on its verb; numbers keep their
decimals.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimlint.article.patterns import lazy_pattern
from claimlint.values import NamedTuple

_WORD = lazy_pattern(
    r"\d+(?:[.,]\d+)*"  # 4.5  1,000  13 of 13mg
    r"|[^\W_]+?n['’]t\b"  # doesn't
    r"|['’](?:s|ll|ve|re|d|m)\b"
    r"|[^\W_]+"
    r"|[^\w\s]",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word or mark: lower case with straight quotes, and its offsets in the text that it was read from."""

    lower: str
    start: int
    end: int


def word_set(words: str) -> frozenset[str]:
    """A table of words that is written as one string."""
    return frozenset(words.split())


@lru_cache(maxsize=2048)  # sentences of a page: the grammar, phrases and metrics each ask for their words
def words_of(text: str) -> list[Word]:
    """Words and marks in order. Hyphens and dashes between letters are left out: two words that only they part are
    `joined`.
    """
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        if word in "-‐‑" and start and end < len(text) and text[start - 1].isalnum() and text[end].isalnum():
            continue
        found.append(Word(word.lower().replace("’", "'"), start, end))
    return found


def is_joined(text: str, left: Word, right: Word) -> bool:
    """Whether only a hyphen parts the two words."""
    return right.start - left.end == 1 and text[left.end] in "-‐‑"


def without_possessive(word: str) -> str:
    """The word that a possessive is of: Bell of "Bell's"."""
    return word.removesuffix("'s").removesuffix("’s")
