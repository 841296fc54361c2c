"""Which words a phrase cannot do without: the index tries it only where one of them stands."""

from __future__ import annotations

from claimlint.checks.phrases import Node, extent

# Words so common that trying a phrase wherever they stand costs more than trying it at several rarer ones.
_COMMON = frozenset(
    """a an the this that these those it its he she they them their his her you your we our us i my me and or but not no
    nor so if of to in on at by for with from as than then is are was were be been being am has have had do does did can
    could may might will would shall should must who which what when where how why all any some one more most very too
    also just only even there here out up down off over under about into after before people person patients treatment
    disease health use take help , . : ; ( ) 's""".split()  # noqa: SIM905
)
Anchors = list[tuple[frozenset[str], int, int]]


def anchors(node: Node) -> Anchors | None:
    """Words of which every match holds one, each set with the least and most words before it; None: there are none."""
    kind, value = node[0], node[1]
    if kind == "=":
        return [(value, 0, 0)]
    if kind == '"':
        return [(frozenset((max(value, key=len).lower(),)), 0, len(value) - 1)]
    if kind == "@":
        return _joined(
            [anchors(("&", (("=", frozenset((word,))), tail))) for word, tails in value.items() for tail in tails]
        )
    if kind == "|":
        return _joined([anchors(item) for item in value])
    if kind != "&":
        return None
    best, low, high = None, 0, 0
    for item in value:
        found = anchors(item)
        if found is not None and (best is None or _cost(found) < _cost(best)):
            best = [(words, low + first, high + last) for words, first, last in found]
        shortest, longest = extent(item)
        low, high = low + shortest, high + longest
    return best


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
    return sum(500.0 if word in _COMMON else 30.0 / (1 + len(word)) for words, _, _ in found for word in words)
