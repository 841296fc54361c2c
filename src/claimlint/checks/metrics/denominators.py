"""Frequencies that are compared with each other and counted from different wholes: "1 in 20" against "3 in 1,000".

One that restates the other ("1 in 20, or 5%") is no comparison, nor is a range ("between 1 in 100 and 1 in 10"); of
"46% (69 of 150) against 4% (6 of 150)" both forms have the same whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from claimlint.article.model import Block, Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PhraseList
from claimlint.claims.numbers import Number

_FROM = lazy_pattern(r"\b(?:from|of)\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_TO = lazy_pattern(r"[^.;]{0,40}?\bto\s+(?:about\s+|around\s+|just\s+|only\s+)?$", re.IGNORECASE)
_RANGE = lazy_pattern(r"\b(?:between|up to)\s+(?:about\s+)?$", re.IGNORECASE)
_GROUP = lazy_pattern(r"\s+[^.;,\d]{0,40}?\b(on|with|after|at|without|before|under|in)\b", re.IGNORECASE)
_AND = lazy_pattern(r"[^.;]*(?:\band\s+(?:in\s+|about\s+|only\s+)*|,\s)$", re.IGNORECASE)
_JOINED = lazy_pattern(
    r"\s+(?:[^\s.,;\d]+\s+){0,4}and\s+(?:(?:in|about|only|just|around|some|for)\s+)*$", re.IGNORECASE
)
_VERB_WORDS = (
    r"\b(?:has|have|had|is|are|was|were|gets?|got|does|do|did|will|can|may|dies?|died|needs?|comes?|speaks?|lives?|takes?"
    r"|develops?|smokes?|works?|suffers?|feels?|report(?:s|ed)?|said|says?|recover(?:s|ed)?|relapsed?|improved?)"
)
_VERB = lazy_pattern(rf"{_VERB_WORDS}\b", re.IGNORECASE)
_NO_VERB = lazy_pattern(r"\s*(?:[.,;)]|$|(?:of|on|in|with|for|at|after|without|under|among)\b)", re.IGNORECASE)
# "3% of men and 1 in 12 women": one verb for both, behind the second
_TWO_GROUPS = lazy_pattern(
    r"(?:\s+of(?:\s+the)?)?\s+[a-z-]+\s+(?:and|or)\s+(?:(?:only|just|about|around|some)\s+)?", re.IGNORECASE
)
# "2 in 1,000 babies at birth and 1 in 60 children by school age": two groups, with what tells them apart
_TOLD_APART = lazy_pattern(
    r"(?:\s+of(?:\s+the)?)?\s+[a-z-]+\s+(?:at|after|under|over|before|in|on|with|without)(?:\s+[a-z-]+){1,3}"
    r"\s+(?:and|or)\s+(?:(?:only|just|about|around|some)\s+)?",
    re.IGNORECASE,
)
_AND_THEN = lazy_pattern(
    r"\s+(?:of\s+)?[a-z-]+\s+(?:at|after|by|under|over|before|in|on|with|without)\b", re.IGNORECASE
)
# "1 in 50 open operations and 4 in 1,000 keyhole ones": one noun for both kinds
_ONE_NOUN = lazy_pattern(
    r"(?:\s+of)?(?P<kind>(?:\s+[a-z-]+){1,4}?)\s+(?:and|or|but)\s+(?:(?:in|only|just|about|around|some)\s+)*",
    re.IGNORECASE,
)
_SAME_NOUN = lazy_pattern(r"(?:\s+of(?:\s+the)?)?(?P<kind>(?:\s+[a-z-]+){1,4})", re.IGNORECASE)
# "in Norway 1 in 2,500 dies, in Chad 8 in 1,000": one preposition in front of each
_PREPOSED = (
    r"(with|without|in|among|of|on|after|before|under|for)\s(?!(?:which|that|addition|fact|all)\b)"
    r"[^.;,:\d]{1,40},?\s(?:(?:only|just|about|around|some)\s)?$"
)
_BEFORE_FIRST = lazy_pattern(rf"(?:^|[\s,(]){_PREPOSED}", re.IGNORECASE)
_BEFORE_SECOND = lazy_pattern(rf"(?:[,;]|\b(?:and|but|while))\s+(?:(?:and|but|while)\s+)?{_PREPOSED}", re.IGNORECASE)
_ONE_GROUP = lazy_pattern(r"(?:\s+of)?\s+[a-z-]+", re.IGNORECASE)
_OF_WHOM = lazy_pattern(r"\s+of\s+(?:the\s+|all\s+)?[a-z-]+", re.IGNORECASE)
_CONTRARY = ({"with", "without"}, {"before", "after"})
_WHOM = lazy_pattern(
    r"\s+(?:of\s+)?(?:the\s+|all\s+|these\s+|those\s+)?(?:[a-z-]+\s+)?([a-z-]+s|people|women|men|children|staff)\b",
    re.IGNORECASE,
)
_DOES = lazy_pattern(
    rf"({_VERB_WORDS}|[a-z]+ed|slept|kept|went|came|began|fell|bled|ate|drank|grew|sat|lost|took|made|saw|felt|wore|ran|gave"
    r"|chose|broke|knew|met|left|bought|thought)\b",
    re.IGNORECASE,
)
_SAME_WORD = lazy_pattern(r"[a-z]{4,}", re.IGNORECASE)
# fmt: off
_HOW_BAD = frozenset([
    "mild", "moderate", "severe", "serious", "minor", "major", "people", "women", "patients", "children", "adults",
    "common",
])
# fmt: on
_WHILE = lazy_pattern(r"\W*(?:while|whereas)\b", re.IGNORECASE)
# no rates of people: what a word of frequency stands for, how much of a mixture is water, how steep a ramp is
_DEFINED = lazy_pattern(
    r"\b(?:means?|defined as|stands for|dilut\w+|mix(?:es|ed|ing)?|solutions? of|gradients?|slopes?|ramps?)\b",
    re.IGNORECASE,
)
_OF_GROUP = lazy_pattern(
    r"(?:with|without|on|off|before|after|in|at|among|over|under|above|below|by|if|no|drug|placebo|sham|untreated|control)\b"
    r"|\d[\d.]*\s?(?:mg|g|ml|units|years?|weeks?|months?)\b",
    re.I,
)
_OF_THOSE = lazy_pattern(
    r"\s+of\s+(?:the|these|those|such)\s+(?!(?:\w+\s+)?(?:people|women|men|children|babies|patients|adults|group|users|participants)\b)[a-z]+s\b"
)
_AMOUNT = lazy_pattern(
    r"\s+(?:(?:\w+\s+){0,2}(?:relief|reduction|improvement|decrease|drop|fall|rise|cut|loss|gain|less|fewer|more|lower|higher)"
    r"|of (?:their |the )?(?:body )?weight)\b"
)
_CHANGE = lazy_pattern(  # "a relative reduction of about 60%"
    r"\b(?:reduction|decrease|increase|rise|fall|drop|difference|improvement|cut)s? (?:of|by)"
    r" (?:(?:about|around|roughly|some) )?$"
)
_SMALLEST_ARM = 15  # people: "1 in 12" is a rate
_ROUNDED = 0.006  # a percentage that repeats a count is rounded to a whole one, or to its decimal
_SAME = 0.1  # a restated figure is rounded by less than a tenth
_APART = 160  # characters; figures further apart are about different things


def compile_denominators(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `comparing`, phrases that set two groups or two times against each other."""
    comparing = PhraseList.from_spec(spec.get("comparing") or (), context, ("comparing",))

    def check(page: Page) -> Iterator[Hit]:
        for index, numbers in page.numbers.items():
            sentence = page.article.sentences[index]
            rates = [n for n in numbers if _is_rate(n, sentence.text)]
            if not any(n.kind == "frequency" for n in rates) or len(rates) < 2 or _DEFINED.search(sentence.text):
                continue
            cues = [place.start for place in comparing.in_sentence(page, sentence)]
            for at, (left, right) in enumerate(pairwise(rates)):
                if _shared(rates, at) or (left.kind != right.kind and _is_restated(rates, left, right)):
                    continue
                if _is_part(sentence.text, right):
                    continue
                if _differ(left, right) and _are_compared(sentence.text, left, right, cues):
                    yield Hit(sentence.source_span(left.start, _end(sentence.text, right)))
                    break
        yield from _listed(page)

    return check


def _is_part(text: str, rate: Number) -> bool:
    """Whether a percentage is of what was counted before it: "11 in 1,000 had aches, and 90% of the aches reported"."""
    return rate.kind == "percent" and _OF_THOSE.match(text, rate.end) is not None


def _end(text: str, rate: Number) -> int:
    """Where a rate ends: a percentage with those it counts."""
    whom = _OF_WHOM.match(text, rate.end) if rate.kind == "percent" else None
    return whom.end() if whom else rate.end


def _listed(page: Page) -> Iterator[Hit]:
    """Two items of a list that give one rate each: "Without aspirin: 1 in 12" and "With aspirin: 45 in 1,000"."""
    for left, right in pairwise(page.article.blocks):
        if left.kind != "item" or right.kind != "item":
            continue
        ends = [_only_rate(page, block) for block in (left, right)]
        if all(ends):
            (first, one), (second, other) = (end for end in ends if end)
            if _differ(one, other) and _are_alike(left.text.text, right.text.text):
                start = first.source_span(one.start, one.end).start
                yield Hit(Span(start, second.source_span(other.start, other.end).end))


def _are_alike(left: str, right: str) -> bool:
    """Whether two items tell of groups: "on the pill", "off it"; or of two kinds of a thing: "keyhole surgery", "open
    surgery". A headache and a rash are two things.
    """
    if _OF_GROUP.match(left) and _OF_GROUP.match(right):
        return True
    one, other = ({w.lower() for w in _SAME_WORD.findall(text.partition(":")[0])} for text in (left, right))
    return ":" in left and ":" in right and not (one | other) & _HOW_BAD and bool(one & other)


def _only_rate(page: Page, block: Block) -> tuple[Sentence, Number] | None:
    sentences = page.article.sentences_by_block.get(block.index, ())
    rates = [(s, n) for s in sentences for n in page.numbers.get(s.index, ()) if _is_rate(n, s.text)]
    return rates[0] if len(rates) == 1 else None


def _is_rate(number: Number, text: str) -> bool:
    """Whether a number counts people: "50% pain relief" and "30% fewer attacks" say how much one of them has."""
    if number.kind != "percent":
        return number.kind == "frequency"
    return number.upper is None and not _AMOUNT.match(text, number.end) and not _CHANGE.search(text, 0, number.start)


def _value(number: Number) -> float:
    return number.value / 100 if number.kind == "percent" else number.value / (number.upper or 1)


def _shared(rates: Sequence[Number], at: int) -> bool:
    """Whether the rates at this place and the next are restated beside it, one in the form of the other."""
    before, after = rates[max(at - 1, 0)], rates[min(at + 2, len(rates) - 1)]
    return (not _differ(before, rates[at]) and _is_form(before, rates[at + 1])) or (
        not _differ(after, rates[at + 1]) and _is_form(after, rates[at])
    )


def _is_restated(rates: Sequence[Number], *pair: Number) -> bool:
    """Whether the percentage of a pair only repeats a frequency: "87 of 502 and 111 of 500 (17.3% versus 22.2%)"."""
    percent = next(n for n in pair if n.kind == "percent")
    rounded = _ROUNDED if percent.value % 1 == 0 else _ROUNDED / 10
    return any(n.kind == "frequency" and abs(_value(n) - _value(percent)) < rounded for n in rates)


def _is_form(left: Number, right: Number) -> bool:
    return left.kind == right.kind and left.upper == right.upper


def _count_arms(left: Number, right: Number) -> bool:
    """Whether two frequencies are the counts of a trial's arms, which have the sizes that they have: "11 of 812"."""
    if left.kind != "frequency" or right.kind != "frequency":
        return False
    small, large = sorted((left.upper or 0, right.upper or 0))
    is_uneven = small % 10 != 0 or large % 10 != 0
    return small >= _SMALLEST_ARM and is_uneven and (small > large / 2 or (small % 10 != 0 and large % 10 != 0))


def _differ(left: Number, right: Number) -> bool:
    """Whether two rates have different wholes and are not one rate in two forms."""
    if _is_form(left, right) or _count_arms(left, right):
        return False
    one, other = sorted((_value(left), _value(right)))
    return other - one > _SAME * other


def _are_compared(text: str, left: Number, right: Number, cues: list[int]) -> bool:
    if right.start - left.end > _APART or _RANGE.search(text, 0, left.start):
        return False
    if _FROM.search(text, 0, left.start) and _TO.fullmatch(text, left.end, right.start):
        return True
    is_set_against = any(left.end <= cue <= right.end + 60 for cue in cues) or bool(_WHILE.match(text))
    return is_set_against or _are_parallel(text, left, right) or _are_joined(text, left, right)


def _are_joined(text: str, left: Number, right: Number) -> bool:
    """Whether one verb is said of both: "after 1 in 100 amniocenteses and 1.5% of CVS tests"."""
    is_joined = _JOINED.fullmatch(text, left.end, right.start) and _NO_VERB.match(text, right.end)
    return bool(is_joined) and not _VERB.search(text, left.end, right.start)


def _are_parallel(text: str, left: Number, right: Number) -> bool:
    """Two groups told alike: "4 in 500 on the tablet and 1 in 90 on warfarin"."""
    if _tell_two_things(text, left, right):
        return False
    if _are_two_kinds(text, left, right):
        return True
    if _TWO_GROUPS.fullmatch(text, left.end, right.start) and not _VERB.search(text, left.end, right.start):
        return bool(_TWO_GROUPS.match(text, right.end) or _ONE_GROUP.match(text, right.end))
    first, second = _BEFORE_FIRST.search(text, 0, left.start), _BEFORE_SECOND.search(text, left.end, right.start)
    if first and second and _are_alike_told(first[1].lower(), second[1].lower()):
        return True
    one, other = _GROUP.match(text, left.end, right.start), _GROUP.match(text, right.end)
    return bool(one and other and one[1].lower() == other[1].lower() and _AND.fullmatch(text, one.end(), right.start))


def _are_alike_told(one: str, other: str) -> bool:
    """Whether two prepositions set one thing against another: "after X … after Y", "without a helmet … with one"."""
    return one == other or {one, other} in _CONTRARY


def _tell_two_things(text: str, left: Number, right: Number) -> bool:
    """Whether each rate counts people of its own and says something else of them: "1 in 10 mothers worked at night, and
    35% of the babies were born in summer".
    """
    whom = [_WHOM.match(text, n.end) for n in (left, right)]
    does = [_DOES.search(text, left.end, right.start), _DOES.search(text, right.end)]
    if not all(whom) or not all(does):
        return False
    nouns, verbs = ([match[1].lower() for match in found if match] for found in (whom, does))
    return nouns[0] != nouns[1] and verbs[0] != verbs[1]


def _are_two_kinds(text: str, left: Number, right: Number) -> bool:
    """Two kinds of one thing ("1 in 50 open operations and 4 in 1,000 keyhole ones"), or two ages."""
    if _VERB.search(text, left.end, right.start):
        return False
    if _TOLD_APART.fullmatch(text, left.end, right.start):
        return bool(_AND_THEN.match(text, right.end))
    one, other = _ONE_NOUN.fullmatch(text, left.end, right.start), _SAME_NOUN.match(text, right.end)
    if not one or not other:
        return False
    nouns = set(_SAME_WORD.findall(one["kind"].lower()))
    kinds = set(_SAME_WORD.findall(other["kind"].lower()))
    return len(one["kind"].split()) > 1 and bool((nouns & kinds) - _HOW_BAD or "ones" in kinds)
