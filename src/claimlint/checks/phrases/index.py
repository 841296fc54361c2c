"""Many phrases, each tried only where a word that it needs stands, and only in lines that hold all that it needs."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from claimlint.checks.memory import packed
from claimlint.checks.phrases.anchors import Anchors, anchors, needs, openers
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.line import Filed, Found, Line
from claimlint.checks.phrases.search import Part, Parts, search
from claimlint.checks.phrases.syntax import ANY, Node, Phrase

if TYPE_CHECKING:
    from claimlint.checks.phrases.joined import Joined
    from claimlint.checks.phrases.lines import PageLines
    from claimlint.checks.phrases.replied import Said

# Sets of more words than this are not asked for: most lines hold one of their words, so that the test costs what trying
# the phrase costs.
_TELLING = 400
# A PhraseIndex as marshal keeps it: (is swept, is seldom looked for, number in the book, parts, unanchored parts). The
# number of one that is swept is that of its first part among those of all such.
# A part is (number of its phrase, row of its needs, row of its nodes); an unanchored one is the place of such a part.
Plain = tuple[bool, bool, int, tuple[tuple[int, int, int], ...], tuple[int, ...]]


def plain_index(
    phrases: Sequence[Phrase],
    book: PhraseBook,
    *,
    everywhere: bool = False,
    swept: bool = False,
    seldom: bool = False,
) -> Plain:
    """What a `PhraseIndex` is made from, in values that marshal holds. Raises ValueError for a phrase without any
    anchor, unless `everywhere`: such phrases are then tried at every word, which only lists that are looked at rarely
    can afford. swept: the index is looked for in all lines, together with all others of its book. seldom: it is looked
    for in single lines in which something else was found.
    """
    others: list[int] = []
    filed: dict[str, list[int]] = {}
    parts: list[tuple[int, int, int]] = []
    for number, phrase in enumerate(phrases):
        for part in _alternatives(phrase):
            whole = part.whole
            found = anchors(whole)
            if found is None and everywhere:
                others.append(len(parts))
            elif found is None:
                raise ValueError(f"phrase {phrase.text!r} needs at least one plain word")
            for words, low, high in found or ():
                for word in sorted(words):
                    filed.setdefault(word, []).extend((len(parts), low, high))
            needed = book.shelf.put(packed(_needed(whole, found or [], book)))
            parts.append((number, needed, book.pack(part)))
    in_order = {word: filed[word] for word in sorted(filed)}
    number = book.enter_swept(in_order, len(parts)) if swept else book.enter(in_order, seldom=seldom)
    return swept, seldom, number, tuple(parts), tuple(others)


def _needed(whole: Node, found: Anchors, book: PhraseBook) -> tuple[int, ...]:
    """What a part needs besides its anchors: the numbers of sets of words, each with the least and the most words
    before a word of it. The words that it can begin with are one of them.
    """
    given = found[0] if len(found) == 1 else None  # stands there wherever the part is tried
    needed = [need for need in needs(whole) if need[0] != (given and given[0]) and len(need[0]) <= _TELLING]
    opening = openers(whole)
    if opening is not None and (first := (frozenset(opening), 0, 0)) not in (given, *needed):
        needed.append(first)
    return tuple(number for words, low, high in needed for number in (book.sets.number(words), low, high))


def _alternatives(phrase: Phrase) -> Iterator[Phrase]:
    """The phrase as parts that need words of their own: one for each alternative of what is found."""
    kind, value = phrase.core[:2]
    if kind != ANY:
        yield phrase
        return
    for core in value:
        yield from _alternatives(phrase._replace(core=core))


class PhraseIndex:
    """Phrases filed by words that each needs (its anchors), those with alternatives in parts.

    Its places are in the book, and what it holds besides is read when it is first asked for.
    """

    __slots__ = ("_book", "_everywhere", "_number", "_parts", "_plain_parts", "_seldom", "_swept")

    def __init__(self, plain: Plain, book: PhraseBook) -> None:
        self._swept, self._seldom, self._number, self._plain_parts, self._everywhere = plain
        self._parts = Parts(self.part)
        self._book = book
        if self._swept and self._plain_parts:  # one without parts has the number of the next
            book.file(self, self._number, len(self._plain_parts))

    @classmethod
    def of(cls, phrases: Sequence[Phrase], *, everywhere: bool = False) -> PhraseIndex:
        """The index of some phrases, in a book of its own. Raises ValueError as `plain_index` does."""
        book = PhraseBook()
        return cls(plain_index(phrases, book, everywhere=everywhere), book)

    def __bool__(self) -> bool:
        """Whether it holds any phrase."""
        return bool(self._plain_parts)

    def on(self, lines: PageLines) -> Sequence[tuple[int, Sequence[Found]]]:
        """The numbers of the sentences of a page that hold one of the phrases, in order, with what was found."""
        assert not self._seldom, "such an index is asked of single lines"
        if self._swept:
            return lines.swept(self._book).get(self, ())
        worth = lines.worth_trying(self._number, self._book) if self._plain_parts else ()
        return [(at, found) for at in worth if (found := self.find(lines.line(at)))]

    def across(self, lines: PageLines) -> Sequence[tuple[Joined, Sequence[Found]]]:
        """The items and cells of a page that hold one of the phrases only together with what leads them in."""
        assert self._swept, "what leads in is read for what all lines are searched for"
        return lines.crossing(self._book).get(self, ())

    def replied(self, lines: PageLines, tables: Mapping[str, Any]) -> Sequence[tuple[Said, Sequence[Found]]]:
        """The replies of a page that make one of the phrases of what is asked above them."""
        return lines.said(self._book, tables).get(self, ())

    def may_be_on(self, lines: PageLines) -> list[int]:
        """The numbers of the sentences of a page that hold a word that a phrase needs, in order."""
        assert not self._seldom, "such an index is asked of single lines"
        return lines.filed(self._number, self._book) if self._plain_parts else []

    def find(self, line: Line) -> Sequence[Found]:
        """All that the phrases find, in order of place, of two at one place the longer first; they may overlap."""
        if not self._plain_parts:
            return ()
        if self._swept:
            return self._book.sweep(line).get(self, ())
        if self._seldom:
            if (known := line.found.get(self)) is None:
                known = line.found[self] = self._found_at(line, self._book.filed_seldom(self._number, line))
            return known
        filed = self._book.filed(line)
        words = filed.get(self._number, ())
        if not (words or self._everywhere):
            return ()
        found: Sequence[Found] | None = line.found.get(self)
        if found is None:
            found = self._found_at(line, words)
            if found or self._everywhere:
                line.found[self] = found
            else:
                filed[self._number] = ()  # not to be tried again
        return found

    def _found_at(self, line: Line, words: Filed) -> list[Found]:
        """What the phrases find that are filed by these words of the line, and those that are tried at each."""
        return next((found for _, found in search(line, words, self._parts, self._book, self._everywhere)), [])

    def part(self, number: int) -> Part:
        """One of its parts, with what it needs."""
        phrase, needs, row = self._plain_parts[number]
        each = iter(marshal.loads(self._book.shelf[needs]))
        placed = [(1 << number, low, high) for number, low, high in zip(each, each, each, strict=True)]
        return Part(self._number, phrase, (reduce(or_, [bit for bit, _, _ in placed], 0), placed), row, self._book)


def apart(found: Iterable[Found]) -> list[Found]:
    """Of findings in order, those that overlap no earlier one."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
