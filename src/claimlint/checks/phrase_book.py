"""What the phrases of some rules share: their large nodes, each kept once, and one search of a line for all of them.

A pack holds some four thousand phrases and a page needs a few hundred, so a phrase is kept as bytes and read when a
line holds the words that it needs. Classes of words stand in many phrases; they are kept apart as nodes of their own,
which phrases name by number.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from claimlint.checks.memory import packed
from claimlint.checks.phrase_anchors import Anchors
from claimlint.checks.phrase_match import Found, Line
from claimlint.checks.phrases import Node, Phrase, word_node
from claimlint.claims.tagging import KEPT

Places = tuple[int, ...]  # where a word files phrases: the phrase, the least and the most words before the word, …
_LARGE = 8  # words from which on a node is kept apart
_APART = "*"  # the kind of a node that stands for one kept apart, by its number; marks the kinds of those that hold one


class Sought(Protocol):
    """Phrases that are looked for together: a `PhraseIndex`."""

    def found_at(self, line: Line, words: Iterable[tuple[str, Places]]) -> list[Found]:
        """What the phrases find that are filed by these words of the line."""


class PhraseBook:
    """The nodes and the indexes of one set of rules. `nodes`: those that an earlier run kept apart."""

    def __init__(self, nodes: Iterable[bytes] = ()) -> None:
        self._packed = list(nodes)
        self._numbers: dict[bytes, int] | None = None
        self._read: dict[int, Node] = {}
        self._filed: dict[str, list[tuple[Sought, Places]]] = {}
        self._kept: dict[tuple[str, str], Mapping[Sought, Sequence[Found]]] = {}
        self.edition = 0  # counts the indexes: what was found for fewer no longer holds

    @property
    def nodes(self) -> list[bytes]:
        """The nodes kept apart, as a further book is given them."""
        return self._packed

    def alone(self) -> PhraseBook:
        """A book with the same nodes and no index."""
        book = PhraseBook()
        book._packed, book._read = self._packed, self._read
        return book

    def file(self, index: Sought, filed: Mapping[str, Places]) -> None:
        """Take an index into the search of lines, by the words that its phrases need."""
        for word, places in filed.items():
            self._filed.setdefault(word, []).append((index, places))
        self._kept.clear()
        self.edition += 1

    def sweep(self, line: Line) -> Mapping[Sought, Sequence[Found]]:
        """What the phrases of each index find in a line; indexes that find nothing are left out.

        What a sentence holds is kept for when it comes again, as `claims.tagging` keeps what it reads.
        """
        kept = self._kept.get(line.key)
        if kept is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            kept = self._kept[line.key] = self._swept(line)
        return kept

    def _swept(self, line: Line) -> Mapping[Sought, Sequence[Found]]:
        asked: dict[Sought, list[tuple[str, Places]]] = {}
        for word in self._filed.keys() & line.held:
            for index, places in self._filed[word]:
                asked.setdefault(index, []).append((word, places))
        return {index: found for index, words in asked.items() if (found := index.found_at(line, words))}

    def pack(self, phrase: Phrase) -> bytes:
        """A phrase, as `read` takes it."""
        parts = [self._small(node)[0] for node in (phrase.before, phrase.core, phrase.after)]
        return packed((*parts, phrase.text))

    def read(self, phrase: bytes) -> Phrase:
        before, core, after, text = marshal.loads(phrase)
        return Phrase(self._whole(before), self._whole(core), self._whole(after), text)

    def pack_needs(self, needed: Anchors) -> bytes:
        """Sets of words and where they stand, as `read_needs` takes them."""
        return packed(tuple((self._small(word_node(words))[0][1], low, high) for words, low, high in needed))

    def read_needs(self, needed: bytes) -> Anchors:
        return [
            (self._node(words)[1] if isinstance(words, int) else words, low, high)
            for words, low, high in marshal.loads(needed)
        ]

    def _small(self, node: Node) -> tuple[Node, int]:
        """The node with its large parts kept apart, and how many words are left in it."""
        kind, value, *_ = node
        if kind == "=":
            words = len(value)
        elif kind in ("&", "|"):
            parts = [self._small(item) for item in value]
            node, words = _of_parts(node, tuple(part for part, _ in parts), parts), sum(size for _, size in parts)
        elif kind == "@":
            filed = {word: self._small(tail) for word, tail in value.items()}
            node = _of_parts(node, {word: tail for word, (tail, _) in filed.items()}, filed.values())
            words = len(filed) + sum(size for _, size in filed.values())
        elif kind in ("?", "!"):
            inner, words = self._small(value)
            node = _of_parts(node, inner, [(inner, words)])
        else:
            return node, 1
        return (self._apart(node), 1) if words >= _LARGE else (node, words)

    def _apart(self, node: Node) -> Node:
        if self._numbers is None:
            self._numbers = {kept: number for number, kept in enumerate(self._packed)}
        kept = packed(node)
        number = self._numbers.setdefault(kept, len(self._packed))
        if number == len(self._packed):
            self._packed.append(kept)
        return (_APART, number, node[2], node[3])

    def _node(self, number: int) -> Node:
        if number not in self._read:
            self._read[number] = self._whole(marshal.loads(self._packed[number]))
        return self._read[number]

    def _whole(self, node: Node) -> Node:
        """The node with what was kept apart in its place."""
        kind, value, low, high = node
        if kind[0] != _APART:
            return node
        kind = kind[1:]
        if not kind:
            return self._node(value)
        if kind == "@":
            return (kind, {word: self._whole(tail) for word, tail in value.items()}, low, high)
        inner = self._whole(value) if kind in ("?", "!") else tuple([self._whole(item) for item in value])
        return (kind, inner, low, high)


def _of_parts(node: Node, value: Any, parts: Iterable[tuple[Node, int]]) -> Node:
    """The node with this value, marked where a part of it is kept apart or marked."""
    marked = any(part[0][0] == _APART for part, _ in parts)
    return (_APART + node[0] if marked else node[0], value, node[2], node[3])
