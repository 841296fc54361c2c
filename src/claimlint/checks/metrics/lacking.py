"""Figures that need a second one to mean anything: a relative risk its baseline, a success rate its comparison.

A figure is a quantity of some kinds with words beside it, or words alone ("halves the risk"). Its companion may stand
in the sentence, in the one before, or in the paragraph, as the rule says; words for absolute numbers under the same
heading, where the rule says so. What is denied or asked is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from claimlint.article.model import Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PHRASES, PhraseList, PhrasePlace
from claimlint.claims.numbers import Number
from claimlint.values import NamedTuple

_KINDS = [
    "percent", "points", "frequency", "share", "ratio", "interval", "p-value", "number-needed", "dose", "duration",
    "schedule", "times", "age", "count",
]  # fmt: skip
_NUMBERS = {"type": "array", "minItems": 1, "items": {"enum": _KINDS}}
FIGURE: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "numbers": _NUMBERS,
        "plain": _NUMBERS,
        **dict.fromkeys(("before", "after", "tail", "alone"), PHRASES),
    },
}
COMPANION: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "numbers": _NUMBERS,
        "pair": _NUMBERS,
        "phrases": PHRASES,
        "within": {"enum": ["sentence", "before", "block", "section"]},
    },
}
_BESIDE = lazy_pattern(r"[\s(]*(?:[\w'’-]+\s+){0,2}\(?$")  # between words and number: "by", "by about", "in over"
_RIGHT_BEHIND = lazy_pattern(r"\s*")
_BEHIND = lazy_pattern(r"\)?\s*(?:[\w'’-]+\s+){0,1}$")
# "of breast cancer", "to break a bone": what the risk is of, up to the next word that opens something new.
_NEXT = (
    r"(?:\s+(?!(?:in|for|by|than|when|if|and|or|over|among|after|before|compared|with|on|at|as|but|from|within|per|because"
    r"|while|which|who|that|is|are|was|were|during|between|about|around)\b)[\w'’-]+)"
)
_OBJECT = lazy_pattern(rf"\s+(?:of|to){_NEXT}{{1,5}}", re.IGNORECASE)
_NOUNS = lazy_pattern(rf"{_NEXT}{{1,3}}", re.IGNORECASE)
_BOUND = lazy_pattern(r"\b(?:(?:more|fewer|less) than|an?) $", re.IGNORECASE)
_FROM = lazy_pattern(r"\bfrom\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_AGAINST = lazy_pattern(
    r"\b(?:to|and|but|compared|versus|vs|against|instead|than|while|whereas|without|with)\b", re.IGNORECASE
)
_OPENED = lazy_pattern(r"(?:\s+[\w-]+){0,4}\s*[(\[](?:about\s+|or\s+)?")  # between a quantity and its restatement
_ASIDE = lazy_pattern(r",(?:\s+\w+){1,3},")  # "does not, however, …"
_WANTS_OBJECT = lazy_pattern(r"\bof$", re.IGNORECASE)
_IS_VERB = lazy_pattern(r"\b(?:die[sd]?|fails?|failed|relapsed?|gets?|develops?|have|need|suffer|lose|fall)$", re.I)


class _Figure(NamedTuple):
    """What states a figure. plain: kinds of quantities that are one without any words."""

    numbers: tuple[str, ...]
    plain: tuple[str, ...]
    before: PhraseList
    after: PhraseList
    tail: PhraseList
    alone: PhraseList


class _Companion(NamedTuple):
    numbers: tuple[str, ...]
    pair: tuple[str, ...]
    phrases: PhraseList
    within: str


def compile_lacking(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `figure`, `companion`, `unless`, phrases of sentences that speak of something else; `where`: classes."""
    where = spec.get("where")
    figure, companion = _figure(spec["figure"], context, where), _companion(spec["companion"], context, where)
    unless = PhraseList.from_spec(spec.get("unless") or (), context, ("unless",), where)

    def check(page: Page) -> Iterator[Hit]:
        done = -1
        for sentence in _candidates(page, figure):
            if sentence.text.endswith("?") or unless.in_sentence(page, sentence):
                continue
            for start, end in _figures(page, sentence, figure):
                place = PhrasePlace(sentence, start, end)
                if sentence.index == done or _is_denied(page, place) or _has_companion(page, place, companion):
                    continue
                done = sentence.index
                yield Hit(place.span)

    return check


def _figure(spec: Mapping[str, Any], context: CheckContext, where: Mapping[str, Any] | None) -> _Figure:
    lists = {
        key: PhraseList.from_spec(spec.get(key) or (), context, ("figure", key), where)
        for key in ("before", "after", "tail", "alone")
    }
    return _Figure(tuple(spec.get("numbers") or ()), tuple(spec.get("plain") or ()), **lists)


def _companion(spec: Mapping[str, Any], context: CheckContext, where: Mapping[str, Any] | None) -> _Companion:
    return _Companion(
        tuple(spec.get("numbers") or ()),
        tuple(spec.get("pair") or ()),
        PhraseList.from_spec(spec.get("phrases") or (), context, ("companion", "phrases"), where),
        spec.get("within", "block"),
    )


def _candidates(page: Page, figure: _Figure) -> Iterator[Sentence]:
    kinds = {*figure.numbers, *figure.plain}
    indexes = {index for index, numbers in page.numbers.items() if any(n.kind in kinds for n in numbers)}
    indexes |= {place.sentence.index for place in figure.alone.on_page(page)}
    return (page.article.sentences[index] for index in sorted(indexes))


def _figures(page: Page, sentence: Sentence, figure: _Figure) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that state a figure, with what it is the figure of."""
    text, found = sentence.text, []
    before, after, tails = (  # overlapping: "of ten users felt better" must not hide "users felt better" behind "ten"
        phrases.in_sentence(page, sentence, overlapping=True) for phrases in (figure.before, figure.after, figure.tail)
    )
    for number in page.numbers.get(sentence.index, ()):
        if number.kind in figure.numbers:
            start = min((p.start for p in before if _meets(text, p.end, number.start, _BESIDE)), default=None)
            end = max((p.end for p in after if _meets(text, number.end, p.start, _BEHIND)), default=None)
            if start is None and end is None:
                continue
            tail = max((p.end for p in tails if _meets(text, number.end, p.start, _RIGHT_BEHIND)), default=number.end)
            is_led = start is not None
            start = _with_bound(text, number.start) if start is None else start
            found.append((start, tail if is_led or end is None else end))
        elif number.kind in figure.plain:
            found.append((number.start, number.end))
    found += [(place.start, place.end) for place in figure.alone.in_sentence(page, sentence)]
    yield from sorted((start, _with_object(text, end)) for start, end in found)


def _with_bound(text: str, start: int) -> int:
    """Where a number begins with the words that bound it: "more than 80%", "a 27% lower risk"."""
    bound = _BOUND.search(text, max(0, start - 16), start)
    return bound.start() if bound else start


def _meets(text: str, left: int, right: int, between: re.Pattern[str]) -> bool:
    return left <= right and right - left < 40 and bool(between.fullmatch(text, left, right))


def _with_object(text: str, end: int) -> int:
    if _IS_VERB.search(text, max(0, end - 12), end):
        return end
    match = _OBJECT.match(text, end)
    if match is None and _WANTS_OBJECT.search(text, max(0, end - 12), end):
        match = _NOUNS.match(text, end)
    return match.end() if match else end


def _is_denied(page: Page, place: PhrasePlace) -> bool:
    start = place.span.start
    for scope in page.lines.scopes.get(place.sentence.index, ()):
        if scope.kind in ("negation", "myth", "question") and scope.span.start <= start < scope.span.end:
            cue = scope.cue_span or scope.span
            if scope.kind != "negation" or not _is_cut(page.article.source.text[cue.end : start]):
                return True
    return False


def _is_cut(between: str) -> bool:
    """Whether a comma ends what a negator denies: "who cannot take it, the pill fails in 9 of 100"; words between two
    commas, as in "does not, however, halve the risk", end nothing.
    """
    return "," in _ASIDE.sub(" ", between)


def _has_companion(page: Page, figure: PhrasePlace, companion: _Companion) -> bool:
    sentences = _near(page, figure.sentence, companion.within)
    for sentence in sentences:
        numbers = page.numbers.get(sentence.index, ())
        if any(n.kind in companion.numbers and not _is_in(n, sentence, figure) for n in numbers):
            return True
        may_say = sentence is figure.sentence or companion.within in ("block", "section")
        if may_say and companion.phrases.in_sentence(page, sentence):
            return True
    if companion.within == "section" and any(companion.phrases.in_sentence(page, s) for s in _section(page, figure)):
        return True
    return any(_holds_pair(page, sentence, companion.pair) for sentence in sentences)


def _section(page: Page, figure: PhrasePlace) -> Iterator[Sentence]:
    """The sentences between the headings around a figure."""
    at = figure.sentence.index
    sentences = page.article.sentences
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(sentences) and sentences[index].block.kind != "heading":
            yield sentences[index]
            index += step


def _near(page: Page, sentence: Sentence, within: str) -> Sequence[Sentence]:
    if within == "sentence":
        return (sentence,)
    if within == "before":
        return page.article.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    return page.article.sentences_by_block[sentence.block.index]


def _is_in(number: Number, sentence: Sentence, figure: PhrasePlace) -> bool:
    return sentence is figure.sentence and figure.start <= number.start < figure.end


def _holds_pair(page: Page, sentence: Sentence, kinds: Sequence[str]) -> bool:
    """Whether a sentence sets two quantities of one kind against each other: two groups, or before and after."""
    numbers = [n for n in page.numbers.get(sentence.index, ()) if n.kind in kinds]
    if any(n.kind == "percent" and n.upper is not None and _FROM.search(sentence.text, 0, n.start) for n in numbers):
        return True  # "from 8% to 6%"
    return any(
        left.kind == right.kind and left.value != right.value and _AGAINST.search(sentence.text, left.end, right.start)
        for left, right in pairwise(_without_restated(sentence.text, numbers))
    )


def _without_restated(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The quantities without those that brackets say once more in another way: "15 of 844 women (1.8%)"."""
    return [
        number
        for before, number in pairwise((None, *numbers))
        if number is not None
        and (before is None or before.kind == number.kind or not _OPENED.fullmatch(text, before.end, number.start))
    ]
