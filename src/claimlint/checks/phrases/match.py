"""Runs a compiled phrase over the words of a sentence.

A phrase matches a bounded number of words and is tried once from each start, so the work is at most (words of the
sentence) x (a constant of the phrase) on any text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from typing import Any, Protocol

from claimlint.article.words import word_set
from claimlint.checks.phrases.line import Line
from claimlint.checks.phrases.shapes import shape
from claimlint.checks.phrases.syntax import (
    ANY,
    APART,
    CHOICE,
    EXACT,
    FILED,
    GAP,
    NAMES,
    NOT,
    OF_SET,
    OPTIONAL,
    SEQUENCE,
    WORD,
    Node,
    Phrase,
)

_STOPS = frozenset(".;:!?…")
_STOPS_OR_NEGATIONS = _STOPS | word_set("not never n't no nor neither nobody nothing none cannot hardly rarely seldom")
STOPS = _STOPS - {":"}  # between concepts that meet: a colon joins what it parts elsewhere, "the answer: garlic"
Places = Collection[int]
Opened = Sequence[Set[int]]


class Openings(Protocol):
    """The words that large nodes are or begin with, as numbered sets."""

    def of_line(self, line: Line) -> Opened:
        """The sets of each word of a line, and none for the place behind the last."""


class Nodes(Protocol):
    """The nodes that are kept apart: what no text comes to is never read."""

    @property
    def openings(self) -> Openings: ...

    def __getitem__(self, row: int) -> Node: ...


def begins(node: Node, line: Line, at: int, nodes: Nodes) -> bool:
    """Whether a node matches from `at` on."""
    return bool(_onwards(node, line, (at,), nodes, nodes.openings.of_line(line)))


def ends_at(phrase: Phrase, line: Line, end: int, nodes: Nodes) -> bool:
    """Whether a phrase ends right before `end`."""
    core, opened = phrase.core, nodes.openings.of_line(line)
    _, _, low, high = core
    starts = range(max(0, end - high), end - low + 1)
    return any(end in _onwards(core, line, (start,), nodes, opened) for start in starts)


def match_at(phrase: Phrase, line: Line, start: int, nodes: Nodes) -> tuple[int, int] | None:
    """What is found by the phrase from `start` on, the longest; None where it does not match."""
    before, core, after, _ = phrase
    opened = nodes.openings.of_line(line)
    for first in sorted(_onwards(before, line, (start,), nodes, opened)) if before[1] != () else (start,):
        ends = _onwards(core, line, (first,), nodes, opened)
        if not ends:
            continue
        for end in sorted(ends, reverse=True):
            if end > first and (after[1] == () or _onwards(after, line, (end,), nodes, opened)):
                return first, end
    return None


def _onwards(node: Node, line: Line, places: Places, nodes: Nodes, opened: Opened) -> Places:
    """Where a node that begins at one of some words can end. All places go through a node at once: a phrase with gaps
    tries many, and most fail at the next word. opened: the sets of each word, as `Openings.of_line` gives them.
    """
    kind, value, _, most = node
    if kind == OF_SET:
        return [at + 1 for at in places if value in opened[at]]
    if kind == APART:
        row, opening = value
        if opening >= 0:
            places = [at for at in places if opening in opened[at]]
            if not places:
                return places
        kind, value, _, most = nodes[row]
    lowers = line.lowers
    size = len(lowers)
    if kind == WORD:
        return [at + 1 for at in places if at < size and lowers[at] in value]
    if kind == SEQUENCE:
        for item in value:
            if item[0] == WORD:
                words = item[1]
                places = [at + 1 for at in places if at < size and lowers[at] in words]
            else:
                places = _onwards(item, line, places, nodes, opened)
            if not places:
                break
        return places
    if kind == FILED:
        found: set[int] = set()
        for at in places:
            if at < size and (tail := value.get(lowers[at])):
                found.update(_onwards(tail, line, (at + 1,), nodes, opened))
        return found
    if kind == ANY:
        return _of_any(value, line, places, nodes, opened)
    if kind == CHOICE:
        return _of_choice(value, line, places, nodes, opened)
    if kind == OPTIONAL:
        return {*places, *_onwards(value, line, places, nodes, opened)}
    if kind == GAP:
        crosses, passes_negations = value
        stops = _STOPS if passes_negations else _STOPS_OR_NEGATIONS
        return {end for at in places for end in _gap(line, at, most, stops, crosses=crosses)}
    if kind == NOT:
        return [at for at in places if not _onwards(value, line, (at,), nodes, opened)]
    if kind == NAMES:
        return {end for at in places for name in value for end in line.names(name).get(at, ())}
    if kind == EXACT:
        return [at + len(value) for at in places if _is_written(line, at, value)]
    return {end for at in places for end in shape(line, at, value)}


def _of_any(alternatives: Sequence[Node], line: Line, places: Places, nodes: Nodes, opened: Opened) -> set[int]:
    """Where one of some nodes can end. Most do not begin with any of the words, which is seen without going on."""
    lowers = line.lowers
    size = len(lowers)
    ends: set[int] = set()
    for item in alternatives:
        kind, value = item[0], item[1]
        if kind == OF_SET:
            ends.update([at + 1 for at in places if value in opened[at]])
        elif kind == WORD:
            ends.update([at + 1 for at in places if at < size and lowers[at] in value])
        elif kind == APART and value[1] >= 0:
            if held := [at for at in places if value[1] in opened[at]]:
                ends.update(_onwards(item, line, held, nodes, opened))
        else:
            ends.update(_onwards(item, line, places, nodes, opened))
    return ends


def _of_choice(choice: Any, line: Line, places: Places, nodes: Nodes, opened: Opened) -> Places:
    """Where one of many nodes can end: only those are tried that begin with the word that stands there."""
    every, by_opening, others = choice
    ends: set[int] = set()
    for at in places:
        for opening in every & opened[at]:
            for node in by_opening[opening]:
                ends.update(_onwards(node, line, (at,), nodes, opened))
    return ends | _of_any(others, line, places, nodes, opened) if others else ends


def _gap(line: Line, at: int, most: int, stops: Set[str], *, crosses: bool) -> set[int]:
    """Up to `most` words on. A gap ends before any mark; one that crosses, only before a full stop and its like."""
    found = {at}
    for place in range(at, min(at + most, len(line.lowers))):
        word = line.lowers[place]
        if word in stops or (not crosses and not word[-1].isalnum()):
            break
        found.add(place + 1)
    return found


def _is_written(line: Line, at: int, exact: tuple[str, ...]) -> bool:
    words = line.words[at : at + len(exact)]
    return [line.text[word.start : word.end] for word in words] == list(exact)
