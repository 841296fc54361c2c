"""P-values and confidence intervals held against the words beside them, and against themselves.

"Significantly lower (RR 0.82, 95% CI 0.61 to 1.10)" claims what its interval denies. Each number is held against the
nearest words before it, else behind it; where two readings are possible, none is held against the author.
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

_LEVEL = 0.05  # the threshold that "significant" means unless a paper says otherwise
_NEAR = 90  # characters between words and number
_BESIDE = 8  # characters between an estimate and its own interval: ", " or " (" and a label


def compile_significance(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: phrases that call a result significant or not, lower or higher, or a `difference`, whose null is 0."""
    yes, no, lower, higher, differences = (
        PhraseList.from_spec(spec.get(key) or (), context, (key,))
        for key in ("significant", "insignificant", "lower", "higher", "differences")
    )

    def check(page: Page) -> Iterator[Hit]:
        for index, numbers in page.numbers.items():
            tested = [n for n in numbers if n.kind in ("p-value", "interval")]
            ratios = [n for n in numbers if n.kind == "ratio"]
            if not tested and not ratios:
                continue
            sentence = page.article.sentences[index]
            denied = no.in_sentence(page, sentence)
            asserted = [p for p in yes.in_sentence(page, sentence) if not any(_overlap(p, d) for d in denied)]
            zero = bool(differences.in_sentence(page, sentence))
            found = _against_words(tested, ratios, asserted, denied, zero) or _against_direction(
                ratios, lower.in_sentence(page, sentence), higher.in_sentence(page, sentence), sentence
            )
            if found:
                yield Hit(sentence.source_span(found[0], _closed(sentence.text, *found)))

    return check


def _overlap(one: PhrasePlace, other: PhrasePlace) -> bool:
    return one.start < other.end and other.start < one.end


def _against_words(
    tested: Sequence[Number],
    ratios: Sequence[Number],
    yes: Sequence[PhrasePlace],
    no: Sequence[PhrasePlace],
    zero: bool,
) -> tuple[int, int] | None:
    cues = sorted([(p.start, p.end, True) for p in yes] + [(p.start, p.end, False) for p in no])
    for number in tested:
        means = _is_significant(number, ratios, zero)
        cue = _nearest(cues, number, tested)
        if means is not None and cue is not None and cue[2] is not means:
            return min(cue[0], number.start), max(cue[1], number.end)
    return None


def _nearest(
    cues: Sequence[tuple[int, int, bool]], number: Number, tested: Sequence[Number]
) -> tuple[int, int, bool] | None:
    """The words that a number belongs to: the last before it with no test in between, else the first behind it."""
    before = [c for c in cues if c[1] <= number.start and number.start - c[1] <= _NEAR]
    if before:
        last = before[-1]
        own = [n for n in tested if last[1] <= n.start < number.start]
        return None if any(number.start - n.end > _BESIDE for n in own) else last
    behind = [c for c in cues if 0 <= c[0] - number.end <= _NEAR]
    return behind[0] if behind and not any(number.end <= n.start < behind[0][0] for n in tested) else None


def _is_significant(number: Number, ratios: Sequence[Number], zero: bool) -> bool | None:
    """What a p-value or an interval says; None where it cannot be told."""
    if number.kind == "p-value":
        if number.unit == "<":
            return True if number.value <= _LEVEL else None
        if number.unit == ">":
            return False if number.value >= _LEVEL else None
        return number.value < _LEVEL if number.value != _LEVEL else None
    low, high = number.value, number.upper if number.upper is not None else number.value
    is_ratio = any(0 <= number.start - r.end <= _NEAR for r in ratios)
    if is_ratio:
        null = 1.0
    elif zero or low < 0:
        null = 0.0
    else:
        return None
    return not low <= null <= high if low <= high else None


def _against_direction(
    ratios: Sequence[Number], lower: Sequence[PhrasePlace], higher: Sequence[PhrasePlace], sentence: Sentence
) -> tuple[int, int] | None:
    """ "Reduced the risk (RR 1.4)", where nothing between them speaks of the other group."""
    for ratio in ratios:
        near = [(p, is_lower) for is_lower, places in ((True, lower), (False, higher)) for p in places]
        near = [(p, is_lower) for p, is_lower in near if 0 <= ratio.start - p.end <= 40]
        if len(near) != 1 or len(ratios) > 1:
            continue
        place, is_lower = near[0]
        between = sentence.text[place.end : ratio.start].lower()
        said_other = any(word in between for word in ("placebo", "control", "without", "non-", " not ", "compar"))
        if not said_other and ((is_lower and ratio.value > 1) or (not is_lower and ratio.value < 1)):
            return place.start, ratio.end
    return None


def _closed(text: str, start: int, end: int) -> int:
    """The end, behind the bracket that closes one opened inside."""
    opened = text.count("(", start, end) - text.count(")", start, end)
    return end + 1 if opened > 0 and text[end : end + 1] == ")" else end


def compile_statistics(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """Results that contradict themselves: an estimate outside its interval, swapped ends, a p-value above 1, a ratio
    below 0, a part of people that is more than all of them.
    """

    def check(page: Page) -> Iterator[Hit]:
        for index, numbers in page.numbers.items():
            sentence = page.article.sentences[index]
            for begin, end in _beyond_measure(sentence.text):
                yield Hit(sentence.source_span(begin, end))
            for at, number in enumerate(numbers):
                if number.kind == "p-value" and number.value > 1:
                    yield Hit(sentence.source_span(number.start, number.end))
                elif number.kind == "interval":
                    before = numbers[at - 1] if at else None
                    start = _impossible_from(before, number)
                    if start is not None:
                        yield Hit(sentence.source_span(start, _closed(sentence.text, start, number.end)))

    return check


_NEGATIVE = lazy_pattern(
    r"\b(?:(?:odds|hazard|risk|rate) ratio|relative risk|OR|HR|RR)\s*(?:\(\w+\)\s*)?(?:of|was|is|[=:,])?"
    r"\s*[-−–]\s?\d[\d.]*"
)
_WHO = r"(?:people|patients|participants|volunteers|women|men|children|adults|babies|users|students|subjects|cases)"
_PART_OF = lazy_pattern(
    rf"\bof (?:the |all |these |those )?(?P<all>\d[\d,]*) {_WHO}\b(?P<between>[^.;:\d]{{0,60}}?)"
    # not a year: "of 934 people, published in 2025, patients were"
    r"(?<!in )(?P<part>\d[\d,]*\b(?!,)) (?:got|were|was|had|felt|improved|recovered|died|lost|reported|said|showed"
    rf"|slept|completed|stopped|responded|{_WHO})\b(?: \w+)?",
    re.IGNORECASE,
)
_SHARE_OF = lazy_pattern(
    rf"(?<![\d.,])(?P<part>\d[\d,]*) (?:out of|of|in) (?:every |the |all )?(?P<all>\d[\d,]*) {_WHO}\b",
    re.IGNORECASE,
)


_OTHER_NUMBER = lazy_pattern(
    r"\b(?:in|of|aged?|over|under|by|to|and|between|since|until|type|grade|stage)\s+$", re.IGNORECASE
)
_LOOK = 24  # characters in front of a number in which such a word stands
_MORE = lazy_pattern(r"\s*(?:million|billion|thousand)\b", re.IGNORECASE)


def _beyond_measure(text: str) -> Iterator[tuple[int, int]]:
    """Ratios below 0, and parts of people that are more than all of them."""
    for found in _NEGATIVE.finditer(text):
        yield found.span()
    # a year and an age are no numbers of people: "by the age of 69 in every 50 users"
    shares = [
        m for m in _SHARE_OF.finditer(text) if not _OTHER_NUMBER.search(text, max(0, m.start() - _LOOK), m.start())
    ]
    for found in (*_PART_OF.finditer(text), *shares):
        part, whole = (int(found[name].replace(",", "") or 0) for name in ("part", "all"))
        if part > whole > 1 and not _MORE.match(text, found.end("all")):
            yield found.start("part"), found.end()


def _impossible_from(estimate: Number | None, interval: Number) -> int | None:
    """Where an impossible result begins: at the interval with its ends swapped, or at the estimate outside it."""
    high = interval.upper if interval.upper is not None else interval.value
    if interval.value > high:
        return interval.start
    if estimate is None or estimate.kind != "ratio" or interval.start - estimate.end > _BESIDE:
        return None
    return None if interval.value <= estimate.value <= high else estimate.start
