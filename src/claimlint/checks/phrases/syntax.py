"""Phrases: what an editor writes to find words in a sentence. Words and a few marks, never regular expressions.

    word                    that word, in any case; hyphens and quotation marks in the text do not matter
    guarantee~              every form of the word: guarantee, guarantees, guaranteed, guaranteeing
    "MMS"                   exactly so written
    (big pharma|drug firms) one of these; `|` parts them, each may be several words
    the?   (all of)?        may be left out
    ...3                    up to three words; stops at any mark, and in what a rule looks for before a negation too
    ...,3                   up to three words or marks, and may pass a comma, a bracket or a dash
    <remedy>                a class: of the rule (`where`), of evidence/tables, of the lexicon, or a kind of name
    <intervention:drug>     a name of the vocabulary by kind, and by category or by name; several parted by commas
    <number> <capital>      a number; a capitalised word
    <modifiers> <adverbs>   up to four words that may stand before a noun; up to three that may stand before a verb
    <start> <clause>        the place where a clause may begin: after a mark; the second also after and, or, then, so
    !bleeding  !(or|and)    the next words are not these; matches nothing itself
    ^  $                    the start, the end of the sentence
    +                       the next word follows without a space (10 + units)
    [used in] salt          a bracket at either end must be there, but is not part of what is found

    stop~ (taking|using)? (your|the) <medicine>
    (doctors|big pharma) (do|does) not want (you|us) to know
    [<intervention> (is|are)] completely? harmless

The text of a phrase becomes plain tuples, so that a pack can be kept compiled; `checks.phrases.match` runs them.
Nothing here repeats without bound, hence linear time on any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, TypeVar

from claimlint.article.patterns import lazy_pattern
from claimlint.article.words import words_of
from claimlint.values import NamedTuple

Node = tuple[str, Any, int, int]  # kind, value, the least and the most words that it can match
# The kinds of nodes, and what the value of each is.
WORD = "="  # a set: one word of it
EXACT = '"'  # words as they are written
SEQUENCE = "&"  # nodes, one after another
ANY = "|"  # nodes, one of them
FILED = "@"  # for each first word the node that follows it
OPTIONAL = "?"  # a node that may be left out
# Whether it passes marks within a sentence, and whether negations; what is looked for passes no negation: "will ...1
# cure" is not "will not cure".
GAP = "."
NOT = "!"  # a node that must not follow
NAMES = "<"  # classes of names: "intervention:drug"
SHAPE = "#"  # a place or a shape: "clause", "number", "+"
# Large nodes are kept apart (`checks.phrases.nodes`):
APART = "*"  # the row of one, and the number of the set of words that it begins with, -1 where it may with any
OF_SET = "~"  # the number of a large set: one word of it
CHOICE = "/"  # one of many nodes: all sets of words that some begin with, those nodes by set, and the others
MAX_GAP = 15
_KEPT = 20_000  # nodes of which `once` keeps an answer; more than the phrases of one rule have
T = TypeVar("T")
LONGEST_NAME = 8  # words of the longest name in the vocabulary; bounds how far back an anchor may lie
PLACES = frozenset({"start", "clause", "^", "$", "+"})  # match no word themselves
ROWS = {"modifiers": 4, "adverbs": 3}  # words of a sort in a row, none or up to so many
SHAPES = frozenset({"number", "start", "clause", "capital", "naked-decimal", "trailing-zero", "long-number", *ROWS})


def word_node(words: Iterable[str]) -> Node:
    """One word, any of these."""
    return (WORD, frozenset(words), 1, 1)


def sequence(items: Sequence[Node]) -> Node:
    """Nodes one after another."""
    if len(items) == 1:
        return items[0]
    return (SEQUENCE, tuple(items), sum(least for _, _, least, _ in items), sum(most for _, _, _, most in items))


NOTHING = sequence(())


def once(answer: Callable[[Node], T]) -> Callable[[Node], T]:
    """The same function, asked once of each node: a class is one object in all phrases that name it."""
    known: dict[int, tuple[Node, T]] = {}  # by identity, with the node itself, so that none takes its place

    @wraps(answer)
    def asked(node: Node) -> T:
        if (kept := known.get(id(node))) is None:
            if len(known) >= _KEPT:
                known.clear()
            kept = known[id(node)] = node, answer(node)
        return kept[1]

    return asked


_TOKEN = lazy_pattern(
    r"(?P<space>\s+)"
    r"|<(?P<class>[^<>]*)>"
    r'|"(?P<exact>[^"]*)"'
    r"|\.\.\.(?P<cross>,?)(?P<gap>\d+)"
    r"|(?P<mark>[()|\[\]?!+^$])"
    r"|(?P<word>[^\s()|\[\]?!+^$<>\"~]+)(?:~(?P<forms>[a-z]?))?"
)


class Phrase(NamedTuple):
    """A compiled phrase: context before, what is found, context after."""

    before: Node
    core: Node
    after: Node
    text: str

    @property
    def whole(self) -> Node:
        """All that must be there, contexts included."""
        return sequence((self.before, self.core, self.after))


class PhraseError(ValueError):
    """What is wrong with a phrase, at a character of it (from 0), and what would be right."""

    def __init__(self, at: int, message: str, unknown_class: str = "") -> None:
        super().__init__(message)
        self.at = at
        self.unknown_class = unknown_class


ClassOf = Callable[[str], Node | None]
FormsOf = Callable[[str, str], tuple[str, ...]]


def parse_phrase(text: str, class_of: ClassOf, forms_of: FormsOf, *, affirmed: bool = False) -> Phrase:
    """The compiled phrase. class_of: the node of `<name>`, or None where there is no such class. affirmed: its own gaps
    pass no negation. Raises PhraseError.
    """
    return _Parser(text, class_of, forms_of, affirmed).phrase()


def any_of(nodes: list[Node]) -> Node:
    """One node for several alternatives, filed by their first word so that a list of hundreds costs one look-up."""
    if len(nodes) == 1:
        return nodes[0]
    single: set[str] = set()
    filed: dict[str, list[Node]] = {}
    other: list[Node] = []
    for node in (plain for each in nodes for plain in _spread(each)):
        head, tail = _head_and_tail(node)
        kind, value, _, _ = node
        if kind == FILED:
            for word, behind in value.items():
                filed.setdefault(word, []).append(behind)
        elif head is None:
            other.append(node)
        elif tail == NOTHING:
            single |= head
        else:
            for word in sorted(head):
                filed.setdefault(word, []).append(tail)
    found = [word_node(single)] if single else []
    if filed:
        by_word = {word: any_of(tails) for word, tails in filed.items()}
        least, most = min(tail[2] for tail in by_word.values()), max(tail[3] for tail in by_word.values())
        found.append((FILED, by_word, 1 + least, 1 + most))
    found += other
    if len(found) == 1:
        return found[0]
    return (ANY, tuple(found), min(n[2] for n in found), max(n[3] for n in found))


def _spread(node: Node) -> Iterator[Node]:
    """A node as alternatives that begin with plain words, as far as its form gives them: lists within lists, and what
    may be left out in front ("(very)? large").
    """
    kind, value, _, _ = node
    if kind == ANY:
        for item in value:
            yield from _spread(item)
        return
    if kind == SEQUENCE and value:
        (first_kind, first, _, _), rest = value[0], value[1:]
        if first_kind == OPTIONAL and first[0] in (WORD, SEQUENCE):
            yield from _spread(sequence(rest))
            yield sequence((first, *rest))
            return
    yield node


def _head_and_tail(node: Node) -> tuple[frozenset[str] | None, Node]:
    """The words that a node begins with, and the rest of it; None where it does not begin with plain words."""
    kind, value, _, _ = node
    if kind == WORD:
        return value, NOTHING
    if kind == SEQUENCE and value:
        (first_kind, first, _, _), rest = value[0], value[1:]
        if first_kind == WORD:
            return first, sequence(rest)
        if first_kind == SEQUENCE:
            return _head_and_tail(sequence((*first, *rest)))
    return None, node


class _Parser:
    """One phrase's text, read from left to right."""

    def __init__(self, text: str, class_of: ClassOf, forms_of: FormsOf, affirmed: bool) -> None:
        self.text, self.class_of, self.forms_of, self.affirmed = text, class_of, forms_of, affirmed
        self.tokens = list(self._tokens())
        self.at = 0

    def phrase(self) -> Phrase:
        before = self._context() if self._mark() == "[" else NOTHING
        core = self._alternatives(depth=0)
        after = self._context() if self._mark() == "[" else NOTHING
        if self.at < len(self.tokens):
            raise PhraseError(
                self._place(), f"{self._mark()!r} stands alone; a bracket may only open or close a phrase"
            )
        if core[3] == 0:
            raise PhraseError(0, "nothing is left to find; write at least one word outside of the square brackets")
        return Phrase(before, core, after, self.text)

    def _tokens(self) -> list[re.Match[str]]:
        found, at = [], 0
        while at < len(self.text):
            match = _TOKEN.match(self.text, at)
            if match is None:
                unclosed = {'"': 'a " is not closed', "<": "a < is not closed by >", ">": "a > closes nothing"}
                why = unclosed.get(self.text[at], f"{self.text[at]!r} has no place here")
                raise PhraseError(at, f"{why}; see the phrase language in docs/phrases.md")
            if match["space"] is None:
                found.append(match)
            at = match.end()
        return found

    def _mark(self) -> str:
        return self.tokens[self.at]["mark"] or "" if self.at < len(self.tokens) else ""

    def _place(self) -> int:
        return self.tokens[self.at].start() if self.at < len(self.tokens) else len(self.text)

    def _context(self) -> Node:
        opened = self._place()
        self.at += 1
        node = self._alternatives(depth=1)
        if self._mark() != "]":
            raise PhraseError(opened, "a [ is not closed by ]")
        self.at += 1
        return node

    def _alternatives(self, depth: int) -> Node:
        if depth > 8:
            raise PhraseError(self._place(), "brackets are nested more than eight deep; write two phrases")
        start = self._place()
        found = [self._sequence(depth)]
        while self._mark() == "|":
            self.at += 1
            found.append(self._sequence(depth))
        if len(found) > 1 and any(least == 0 and kind != SHAPE for kind, _, least, _ in found):
            raise PhraseError(start, "one of the alternatives may match nothing; to leave words out write (a|b)?")
        return any_of(found)

    def _sequence(self, depth: int) -> Node:
        items: list[Node] = []
        while self.at < len(self.tokens) and self._mark() not in ("|", ")", "]", "["):
            items += self._item(depth)
        return sequence(items)

    def _item(self, depth: int) -> list[Node]:
        """The nodes of one item; `?` belongs to the last of them."""
        nodes = self._plain_item(depth)
        if self._mark() == "?":
            self.at += 1
            nodes = [*nodes[:-1], (OPTIONAL, nodes[-1], 0, nodes[-1][3])]
        return nodes

    def _plain_item(self, depth: int) -> list[Node]:
        token = self.tokens[self.at]
        self.at += 1
        if token["word"] is not None:
            return self._words(token)
        if token["class"] is not None:
            return [self._class(token)]
        if token["exact"] is not None:
            exact = tuple(token["exact"][w.start : w.end] for w in words_of(token["exact"]))
            return [(EXACT, exact, len(exact), len(exact))]
        if token["gap"] is not None:
            if not 0 < int(token["gap"]) <= MAX_GAP:
                raise PhraseError(token.start(), f"a gap may span 1 to {MAX_GAP} words, not {token['gap']}")
            most = int(token["gap"])
            return [(GAP, (bool(token["cross"]), not self.affirmed), 0, most)]
        mark = token["mark"]
        if mark == "(":
            node = self._alternatives(depth + 1)
            if self._mark() != ")":
                raise PhraseError(token.start(), "a ( is not closed by )")
            self.at += 1
            return [node]
        if mark == "!" and self.at < len(self.tokens):
            return [(NOT, sequence(self._plain_item(depth)), 0, 0)]
        if mark in ("^", "$", "+"):
            return [(SHAPE, mark, 0, 0)]
        raise PhraseError(token.start(), f'{mark!r} follows nothing; to find the mark itself write "{mark}"')

    def _words(self, token: re.Match[str]) -> list[Node]:
        words = [word.lower for word in words_of(token["word"])]
        nodes = [word_node((word,)) for word in words]
        if token["forms"] is not None:
            if token["forms"] not in ("", "v", "n", "a"):
                raise PhraseError(token.start("forms"), f"~{token['forms']} is no kind of word; write ~, ~v or ~n")
            nodes[-1] = word_node((words[-1], *self.forms_of(words[-1], token["forms"])))
        return nodes

    def _class(self, token: re.Match[str]) -> Node:
        name = " ".join(token["class"].split())
        if name in SHAPES:
            length = 0 if name in PLACES else 2 if name == "naked-decimal" else 1
            return (SHAPE, name, 0, ROWS[name]) if name in ROWS else (SHAPE, name, length, length)
        node = self.class_of(name)
        if node is None:
            raise PhraseError(token.start(), f"there is no class <{name}>", name)
        return node
