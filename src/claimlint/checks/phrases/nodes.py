"""The large nodes of phrases, each kept once as bytes, and read when a text first comes to it.

Classes of words stand in many phrases, and a page has few of their words: what a phrase holds behind them is never
looked at.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence

from claimlint.checks.memory import packed
from claimlint.checks.phrases.anchors import openers
from claimlint.checks.phrases.sets import Openings
from claimlint.checks.phrases.shelf import Shelf
from claimlint.checks.phrases.signs import is_sign
from claimlint.checks.phrases.syntax import ANY, APART, CHOICE, FILED, NOT, OF_SET, OPTIONAL, SEQUENCE, WORD, Node, once

_LARGE = 8  # words from which on a node is kept apart
_MANY = 3  # alternatives from which on they are looked up by what they begin with
Choice = tuple[frozenset[int], dict[int, tuple[Node, ...]], tuple[Node, ...]]


class Nodes(dict[int, Node]):
    """The nodes that were read so far, by number; all are rows of a shelf."""

    def __init__(self, shelf: Shelf, openings: Openings) -> None:
        super().__init__()
        self._shelf, self.openings = shelf, openings
        self._parted = once(self._made_apart)

    def __missing__(self, number: int) -> Node:
        node: Node = marshal.loads(self._shelf[number])
        self[number] = node
        return node

    def parted(self, node: Node) -> Node:
        """The node with its large parts kept here, and their numbers in their places."""
        return self._parted(node)[0]

    def _made_apart(self, whole: Node) -> tuple[Node, int]:
        """The same, and how many words are left in it."""
        kind, value, low, high = node = whole
        if kind == WORD:
            large = len(value) >= _LARGE
            return ((OF_SET, self.openings.number(value), 1, 1), 1) if large else (node, len(value))
        if kind in (SEQUENCE, ANY):
            parts = [self._parted(item) for item in value]
            node, words = (kind, tuple([part for part, _ in parts]), low, high), sum(size for _, size in parts)
            if kind == ANY and len(parts) >= _MANY:
                node = (CHOICE, self._choice(value, node[1]), low, high)
        elif kind == FILED:
            filed = {word: self._parted(tail) for word, tail in value.items()}
            node = (kind, {word: tail for word, (tail, _) in filed.items()}, low, high)
            words = len(filed) + sum(size for _, size in filed.values())
        elif kind in (OPTIONAL, NOT):
            inner, words = self._parted(value)
            node = (kind, inner, low, high)
        else:
            return node, 1
        if words < _LARGE:
            return node, words
        return ((APART, (self._shelf.put(packed(node)), self._opening(whole)), low, high), 1)

    def _opening(self, node: Node) -> int:
        """The number of the words that a node begins with; -1 where it may begin with any or with a sign."""
        first = openers(node)
        return -1 if first is None or any(map(is_sign, first)) else self.openings.number(frozenset(first))

    def _choice(self, nodes: Sequence[Node], parted: Sequence[Node]) -> Choice:
        by_opening: dict[int, list[Node]] = {}
        for node, part in zip(nodes, parted, strict=True):
            by_opening.setdefault(self._opening(node), []).append(part)
        others = tuple(by_opening.pop(-1, ()))
        return frozenset(by_opening), {number: tuple(found) for number, found in by_opening.items()}, others
