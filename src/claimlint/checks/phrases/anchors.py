"""Which words a phrase cannot do without: the index tries it only where one of them stands."""

from __future__ import annotations

from collections.abc import Collection

from claimlint.checks.phrases.common_words import rate_of
from claimlint.checks.phrases.signs import is_sign, signs_of
from claimlint.checks.phrases.syntax import ANY, EXACT, FILED, OPTIONAL, SEQUENCE, WORD, Node, once

_SIGN = 200.0  # of 1,000 sentences: those that hold a sign, roughly
_COMMON = 8.0  # of 1,000 sentences: where a word stands in as many, what follows it is asked for a rarer one
Anchors = list[tuple[frozenset[str], int, int]]


@once
def anchors(node: Node) -> Anchors | None:
    """Words of which every match holds one, each set with the least and most words before it; None: there are none."""
    kind, value, _, _ = node
    if kind == WORD:
        return [(value, 0, 0)]
    if kind == EXACT:
        return [(frozenset((max(value, key=len).lower(),)), 0, len(value) - 1)]
    if kind == FILED:
        return _of_filed(value)
    if kind == ANY:
        return _joined([anchors(item) for item in value])
    if kind != SEQUENCE:
        return None
    best, low, high = None, 0, 0
    for item in value:
        found = anchors(item)
        if found is not None:
            moved = [(words, low + first, high + last) for words, first, last in found]
            if best is None or _cost(moved) < _cost(best):
                best = moved
        low, high = low + item[2], high + item[3]
    return best


def cost_of(node: Node) -> float | None:
    """How often a phrase is tried in vain, roughly; None where it needs no word."""
    found = anchors(node)
    return None if found is None else _cost(found)


@once
def openers(node: Node) -> Collection[str] | None:
    """The words that a match can begin with, or None where any word can."""
    kind, value, _, _ = node
    if kind in (WORD, FILED):
        return value  # type: ignore[no-any-return]
    if kind == EXACT:
        return (value[0].lower(),)
    if kind == ANY:
        found = [openers(item) for item in value]
        return None if None in found else frozenset[str]().union(*(words for words in found if words))
    if kind != SEQUENCE:
        return signs_of(kind, value)
    words: Collection[str] = ()
    for item in value:
        kind, inner, least, most = item
        if most == 0:
            continue  # a place, or what must not follow
        first = openers(inner if kind == OPTIONAL else item)
        if first is None:
            return None
        words = frozenset(words).union(first) if words else first
        if least:
            return words
    return None


@once
def needs(node: Node) -> Anchors:
    """Sets of words of each of which every match holds one, with the least and the most words before it: where a line
    lacks one of them there, the phrase need not be tried.
    """
    kind, value, _, _ = node
    if kind == WORD:
        return [(value, 0, 0)]
    if kind == EXACT:
        return [(frozenset((word.lower(),)), at, at) for at, word in enumerate(value)]
    if kind == FILED:
        behind = _needed_by_all(value.values())
        return [(frozenset(value), 0, 0), *((words, low + 1, high + 1) for words, low, high in behind)]
    if kind == SEQUENCE:
        found, low, high = [], 0, 0
        for item in value:
            found += [(words, low + first, high + last) for words, first, last in needs(item)]
            low, high = low + item[2], high + item[3]
        return found
    if kind == ANY:
        return _needed_by_all(value)
    return [(signs, 0, 0)] if (signs := signs_of(kind, value)) else []


def _needed_by_all(alternatives: Collection[Node]) -> Anchors:
    """What any of some alternatives needs: of each the rarest of its needs, together; none where one needs nothing."""
    best: Anchors = []
    for needed in map(needs, alternatives):
        if not needed:
            return []
        best.append(min(needed, key=lambda each: sum(_weight(word) for word in each[0])))
    words = frozenset[str]().union(*(words for words, _, _ in best))
    return [(words, min(low for _, low, _ in best), max(high for _, _, high in best))]


def _weight(word: str) -> float:
    """How many of 1,000 sentences hold a word or a sign, roughly."""
    return _SIGN if is_sign(word) else rate_of(word)


def _of_filed(filed: dict[str, Node]) -> Anchors:
    """The anchors of alternatives filed by first word: that word, or what follows a word that stands everywhere."""
    common = {word for word in filed if rate_of(word) >= _COMMON}
    parts: list[Anchors | None] = [[(frozenset(filed.keys() - common), 0, 0)]] if filed.keys() - common else []
    for word in sorted(common):
        later = anchors(filed[word])
        moved = [(words, low + 1, high + 1) for words, low, high in later or ()]
        own: Anchors = [(frozenset((word,)), 0, 0)]
        parts.append(moved if moved and _cost(moved) < _cost(own) else own)
    return _joined(parts) or []


def _joined(found: list[Anchors | None]) -> Anchors | None:
    """The anchors of alternatives: all of them, or None where one has none."""
    by_place: dict[tuple[int, int], frozenset[str]] = {}
    for part in found:
        if part is None:
            return None
        for words, low, high in part:
            by_place[low, high] = by_place.get((low, high), frozenset()) | words
    return [(words, low, high) for (low, high), words in by_place.items()]


def _cost(found: Anchors) -> float:
    """How often a phrase would be tried in vain for these anchors, roughly."""
    cost = 0.0
    for words, low, high in found:
        cost += (high - low + 2) * sum(map(rate_of, words))
    return cost
