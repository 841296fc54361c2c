"""Percentages that cannot be: a fall by more than all, a share above the whole, parts that add up to more, or to less.

Rises above 100%, doses in percent of a reference intake, indexes and figures of speech are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PhraseList, PhrasePlace
from claimlint.claims.numbers import Number

_NEAR = 60  # characters between the words and the number that they are about
_ROUNDING = 2.0  # percentage points that three or more rounded parts may miss
_OVER = lazy_pattern(r"\b(?:more than|over|above|in excess of|greater than|beyond|exceeding|exceeded) $", re.IGNORECASE)
_MORE = lazy_pattern(r"\s+(?:more|faster|higher|greater|better|stronger|longer|larger|quicker|as (?:many|much))\b")
_BREAK = r"[.;]|:\s*\w|\b(?:and|but|while)\b"
_RISES = lazy_pattern(rf"{_BREAK}|\b(?:rose|increase)")
_RISES_BY = lazy_pattern(rf"{_BREAK}|\bby\b|\b(?:increase|rise|growth|jump|gain) of\b")
_QUOTES = "\"“”'‘’"


def compile_impossible(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: phrases: `falls` and `shares` before the number, `after` behind it, `unless` anywhere in the sentence;
    `where`: their classes.
    """
    falls, shares, after, unless = (
        PhraseList.from_spec(spec.get(key) or (), context, (key,), spec.get("where"))
        for key in ("falls", "shares", "after", "unless")
    )

    def check(page: Page) -> Iterator[Hit]:
        for index, numbers in page.numbers.items():
            sentence = page.article.sentences[index]
            for number in numbers:
                if number.kind != "percent" or not _is_beyond(sentence.text, number):
                    continue
                stretch = _stretch(page, sentence, number, (falls, shares), after)
                if stretch and not _is_quoted(sentence.text, number) and not unless.in_sentence(page, sentence):
                    yield Hit(sentence.source_span(*stretch))

    return check


def _is_beyond(text: str, number: Number) -> bool:
    """Whether a percentage lies outside of a whole: 112%, -3%, "more than 100%"."""
    most = max(number.value, number.upper or 0)
    return most > 100 or number.value < 0 or (most == 100 and bool(_OVER.search(text, 0, number.start)))


def _stretch(
    page: Page, sentence: Sentence, number: Number, before: Sequence[PhraseList], after: PhraseList
) -> tuple[int, int] | None:
    """From the words that make the number impossible to the number, or from the number to such words."""
    falls, shares = before
    text = sentence.text
    behind = [p for p in after.in_sentence(page, sentence) if 0 <= p.start - number.end <= 2]
    if number.value < 0:  # a negative fall is a rise, and a negative share none
        counted = [p for p in behind if text[p.start : p.start + 3] == "of "]
        places = [p for p in shares.in_sentence(page, sentence) if _ends_near(p, number)]
        if counted:
            return number.start, max(p.end for p in counted)
        return (places[-1].start, number.end) if places else None
    if behind:
        verbs = [p.start for p in falls.in_sentence(page, sentence) if 0 <= number.start - p.end <= 1]
        return min([number.start, *verbs]), max(p.end for p in behind)
    if _MORE.match(text, number.end):
        return None  # "kills germs 200% faster"
    places = [p for p in falls.in_sentence(page, sentence) if _leads(text, p, number, _RISES)]
    places += [p for p in shares.in_sentence(page, sentence) if _leads(text, p, number, _RISES_BY)]
    return (max(places, key=lambda p: p.start).start, number.end) if places else None


def _leads(text: str, place: PhrasePlace, number: Number, other: re.Pattern[str]) -> bool:
    """Whether words stand near in front of a number, and no `other` word that makes the number its own."""
    return _ends_near(place, number) and not other.search(text, place.end, number.start)


def _ends_near(place: PhrasePlace, number: Number) -> bool:
    return 0 <= number.start - place.end <= _NEAR


def _is_quoted(text: str, number: Number) -> bool:
    """Whether the number stands between quotation marks: somebody's figure of speech."""
    before, after = text[: number.start], text[number.end :]
    opened = max(before.rfind(mark) for mark in _QUOTES)
    return opened >= 0 and any(mark in after for mark in _QUOTES) and number.start - opened < _NEAR


def compile_sums(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `rest`, phrases for what is left of a whole; `whole`, that there is nothing else; `parts`, lists of phrases
    that part a whole between them.
    """
    rest, whole = (PhraseList.from_spec(spec.get(key) or (), context, (key,)) for key in ("rest", "whole"))
    parts = [
        [PhraseList.from_spec([text], context, ("parts", at, nth)) for nth, text in enumerate(group)]
        for at, group in enumerate(spec.get("parts") or ())
    ]

    def check(page: Page) -> Iterator[Hit]:
        for index, numbers in page.numbers.items():
            shares = [n for n in numbers if n.kind in ("percent", "share") and n.upper is None]
            if len(shares) < 2 or not any(n.kind == "percent" for n in shares):
                continue
            sentence = page.article.sentences[index]
            total = sum(n.value if n.kind == "percent" else 100 * n.value for n in shares)
            if abs(total - 100) <= _ROUNDING:
                continue
            left, is_all = rest.in_sentence(page, sentence), bool(whole.in_sentence(page, sentence))
            too_much = total > 100 and (is_all or bool(left) or _parts(page, sentence, shares, parts))
            # what is left has a figure of its own: "the rest gave other answers" makes up whatever is missing
            too_little = total < 100 and (is_all or any(p.start < shares[-1].start for p in left))
            if too_much or too_little:
                yield Hit(sentence.source_span(shares[0].start, shares[-1].end), values={"total": f"{total:.3g}"})

    return check


def _parts(page: Page, sentence: Sentence, shares: Sequence[Number], parts: Sequence[Sequence[PhraseList]]) -> bool:
    """Whether each number has a part of its own among phrases that exclude each other, and nothing is compared."""
    if _COMPARED.search(sentence.text):
        return False  # "85% had recovered with it and 91% without it"
    for group in parts:
        found = [place for phrases in group for place in phrases.in_sentence(page, sentence)]
        if any(_is_within(sentence.text, place, shares) for place in found):
            continue  # "60% of women and 50% of men": each is a share of its own group
        named = sum(bool(phrases.in_sentence(page, sentence)) for phrases in group)
        if named == len(shares) == len(found) >= 2:
            return True
    return False


_COMPARED = lazy_pattern(r"\bwithout (?:it|them)\b|\bplacebo\b|% against \d|\bcompared (?:with|to)\b", re.IGNORECASE)


def _is_within(text: str, place: PhrasePlace, shares: Sequence[Number]) -> bool:
    """Whether the nearest number in front counts some of the part, not the part itself."""
    before = [n.end for n in shares if n.end <= place.start]
    return bool(before) and bool(re.fullmatch(r"\s+of\s+(?:(?!were|are)\w+\s+){0,3}", text[max(before) : place.start]))
