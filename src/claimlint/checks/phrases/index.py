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
from claimlint.checks.phrases.insertions import shortened
from claimlint.checks.phrases.line import Filed, Found, Line
from claimlint.checks.phrases.match import match_at
from claimlint.checks.phrases.syntax import ANY, Node, Phrase

if TYPE_CHECKING:
    from claimlint.checks.phrases.joined import Joined
    from claimlint.checks.phrases.lines import PageLines
    from claimlint.checks.phrases.replied import Said

# Sets of more words than this are not asked for: most lines hold one of their words, so that the test costs what trying
# the phrase costs.
_TELLING = 400
Needed = tuple[int, list[tuple[int, int, int]]]
# A PhraseIndex as marshal keeps it: (is swept, is seldom looked for, number in the book, parts, unanchored parts).
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
    number = book.enter({word: filed[word] for word in sorted(filed)}, seldom=seldom)
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

    __slots__ = ("_book", "_everywhere", "_needs", "_number", "_parts", "_read", "_seldom", "_swept")

    def __init__(self, plain: Plain, book: PhraseBook) -> None:
        self._swept, self._seldom, self._number, self._parts, self._everywhere = plain
        self._needs: dict[int, Needed] = {}
        self._read: dict[int, Phrase] = {}
        self._book = book
        if self._swept:
            book.file(self, self._number)

    @classmethod
    def of(cls, phrases: Sequence[Phrase], *, everywhere: bool = False) -> PhraseIndex:
        """The index of some phrases, in a book of its own. Raises ValueError as `plain_index` does."""
        book = PhraseBook()
        return cls(plain_index(phrases, book, everywhere=everywhere), book)

    def __bool__(self) -> bool:
        """Whether it holds any phrase."""
        return bool(self._parts)

    def on(self, lines: PageLines) -> Sequence[tuple[int, Sequence[Found]]]:
        """The numbers of the sentences of a page that hold one of the phrases, in order, with what was found."""
        assert not self._seldom, "such an index is asked of single lines"
        if self._swept:
            return lines.swept(self._book).get(self, ())
        worth = lines.worth_trying(self._number, self._book) if self._parts else ()
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
        return lines.filed(self._number, self._book) if self._parts else []

    def find(self, line: Line) -> Sequence[Found]:
        """All that the phrases find, in order of place, of two at one place the longer first; they may overlap."""
        if not self._parts:
            return ()
        if self._swept:
            return self._book.sweep(line).get(self, ())
        if self._seldom:
            if (known := line.found.get(self)) is None:
                known = line.found[self] = self.found_at(line, self._book.filed_seldom(self._number, line))
            return known
        filed = self._book.filed(line)
        words = filed.get(self._number, ())
        if not (words or self._everywhere):
            return ()
        found: Sequence[Found] | None = line.found.get(self)
        if found is None:
            found = self.found_at(line, words)
            if found or self._everywhere:
                line.found[self] = found
            else:
                filed[self._number] = ()  # not to be tried again
        return found

    def found_at(self, line: Line, words: Filed) -> list[Found]:
        """What the phrases find that are filed by these words of the line, over what is inserted in it too."""
        found = self._found_in(line, words)
        if (short := shortened(line)) is not None:
            held = [each for each in words if each[0] in short.line.held]
            if held or self._everywhere:
                found += list(short.bridging(self._found_in(short.line, held, short.last_gap), found))
        return sorted(found, key=lambda f: (f.start, -f.end, f.phrase)) if found else []

    def _found_in(self, line: Line, words: Filed, stop: int | None = None) -> list[Found]:
        """What begins in the line, before word `stop` if that is given."""
        stop = len(line.lowers) if stop is None else stop
        found: dict[tuple[int, int], Found] = {}
        tried: set[tuple[int, int]] = set()
        sets, held = self._book.sets.of_line(line)
        for word, places in words:
            each = iter(places)
            for part, low, high in zip(each, each, each, strict=False):  # strict would be asked of every word of a text
                needed = self._needs.get(part) or self._needed(part)
                if needed[0] & held != needed[0]:
                    continue
                for at in line.places(word):
                    for start in range(max(0, at - high), min(at - low + 1, stop)):
                        if (part, start) not in tried:
                            tried.add((part, start))
                            self._try(part, line, start, sets, found)
        for part in self._everywhere:
            for start in range(stop):
                self._try(part, line, start, sets, found)
        return list(found.values())

    def _try(self, part: int, line: Line, start: int, sets: Sequence[int], found: dict[tuple[int, int], Found]) -> None:
        """Note what a part finds from `start` on; of the parts of a phrase the one that begins first, the longest."""
        for bit, first, last in self._needed(part)[1]:
            for each in sets[start + first : start + last + 1]:
                if each & bit:
                    break
            else:
                return
        number, _, row = self._parts[part]
        if (phrase := self._read.get(part)) is None:
            phrase = self._read[part] = self._book.read(row)
        if match := match_at(phrase, line, start, self._book.nodes):
            known = found.get((number, start))
            if known is None or (match[0], -match[1]) < (known.start, -known.end):
                found[number, start] = Found(number, *match, start)

    def _needed(self, part: int) -> Needed:
        """The sets of words that a part needs, together and each with where it must stand."""
        needed = self._needs.get(part)
        if needed is None:
            each = iter(marshal.loads(self._book.shelf[self._parts[part][1]]))
            placed = [(1 << number, low, high) for number, low, high in zip(each, each, each, strict=True)]
            needed = self._needs[part] = reduce(or_, [bit for bit, _, _ in placed], 0), placed
        return needed


def apart(found: Iterable[Found]) -> list[Found]:
    """Of findings in order, those that overlap no earlier one."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
