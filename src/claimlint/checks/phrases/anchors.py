"""Which words a phrase cannot do without: the index tries it only where one of them stands."""

from __future__ import annotations

from collections.abc import Collection

from claimlint.article.words import word_set
from claimlint.checks.phrases.signs import is_sign, signs_of
from claimlint.checks.phrases.syntax import ANY, EXACT, FILED, OPTIONAL, SEQUENCE, WORD, Node, once

# Words so common that trying a phrase wherever they stand costs more than trying it at several rarer ones.
_COMMON = word_set(
    """a an the this that these those it its he she they them their his her you your we our us i my me and or but not no
    nor so if of to in on at by for with from as than then is are was were be been being am has have had do does did can
    could may might will would shall should must who which what when where how why all any some one more most very too
    also just only even there here out up down off over under about into after before because through without other use
    using used take taking get go help need want make give like people person patients patient treatment disease health
    blood pain cancer heart doctor doctors day days week weeks water tea food oil vitamin diabetes liver skin back body
    baby child children women men keep stop cause causes symptoms risk effects study studies first high low drug drugs
    medicine , . : ; ( ) 's 'll n't"""
)
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
    """How many rarer words a word is worth among those that a line must hold."""
    return 30.0 if word in _COMMON or is_sign(word) else 1.0


def _of_filed(filed: dict[str, Node]) -> Anchors:
    """The anchors of alternatives filed by first word: that word, or what follows a word that stands everywhere."""
    parts: list[Anchors | None] = [[(frozenset(filed.keys() - _COMMON), 0, 0)]] if filed.keys() - _COMMON else []
    for word in sorted(filed.keys() & _COMMON):
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
        cost += (high - low + 2) * sum(300.0 if word in _COMMON else 2.0 / len(word) ** 2 for word in words)
    return cost
