"""Many phrases, each tried only where a word that it needs stands, and only in lines that hold all that it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from claimlint.checks.phrase_anchors import Anchors, anchors, needs, openers
from claimlint.checks.phrase_book import PhraseBook, Places
from claimlint.checks.phrase_match import Found, Line, match_at
from claimlint.checks.phrases import Phrase
from claimlint.claims.tagging import KEPT

if TYPE_CHECKING:
    from claimlint.checks.lines import PageLines

_TELLING = 400  # words: most lines hold one of a larger set, and it takes as long to read as a phrase to try
Plain = tuple[dict[str, Places], tuple[tuple[int, bytes, bytes], ...], tuple[int, ...]]


def plain_index(phrases: Sequence[Phrase], book: PhraseBook, *, everywhere: bool = False) -> Plain:
    """What a `PhraseIndex` is made from, in values that marshal holds. Raises ValueError for a phrase without any
    anchor, unless `everywhere`: such phrases are then tried at every word, which only lists that are looked at rarely
    can afford.
    """
    others: list[int] = []
    filed: dict[str, list[int]] = {}
    parts: list[tuple[int, bytes, bytes]] = []
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
            given = found[0][0] if found and len(found) == 1 else None  # stands there wherever the part is tried
            needed = [need for need in needs(whole) if need[0] != given and len(need[0]) <= _TELLING]
            parts.append((number, book.pack_needs(needed) if needed else b"", book.pack(part)))
    return {word: tuple(places) for word, places in filed.items()}, tuple(parts), tuple(others)


def _alternatives(phrase: Phrase) -> Iterator[Phrase]:
    """The phrase as parts that need words of their own: one for each alternative of what is found."""
    kind, value = phrase.core[:2]
    if kind != "|":
        yield phrase
        return
    for core in value:
        yield from _alternatives(phrase._replace(core=core))


class PhraseIndex:
    """Phrases filed by words that each needs (`anchors`), those with alternatives in parts.

    What a part holds besides is read when it is first tried.

    An index that is `swept` is looked for in all lines together with all others of its book.
    """

    __slots__ = ("_book", "_everywhere", "_filed", "_kept", "_needs", "_parts", "_read", "_swept")

    def __init__(self, plain: Plain, book: PhraseBook, *, swept: bool = False) -> None:
        self._filed, self._parts, self._everywhere = plain
        self._needs: dict[int, Anchors] = {}
        self._read: dict[int, tuple[Phrase, Collection[str] | None]] = {}
        self._book, self._swept = book, swept
        self._kept: dict[tuple[str, str], Sequence[Found]] = {}
        if swept:
            book.file(self, self._filed)

    @classmethod
    def of(cls, phrases: Sequence[Phrase], *, everywhere: bool = False) -> PhraseIndex:
        """The index of some phrases, in a book of its own. Raises ValueError as `plain_index` does."""
        book = PhraseBook()
        return cls(plain_index(phrases, book, everywhere=everywhere), book)

    @property
    def anchors(self) -> Set[str]:
        """Words of which a line holds one that holds a phrase."""
        return self._filed.keys()

    def on(self, lines: PageLines) -> Sequence[tuple[int, Sequence[Found]]]:
        """The numbers of the sentences of a page that hold one of the phrases, in order, with what was found."""
        if self._swept:
            return lines.swept(self._book).get(self, ())
        return [(at, found) for at in lines.with_any(self.anchors) if (found := self.find(lines.line(at)))]

    def find(self, line: Line) -> Sequence[Found]:
        """All that the phrases find, in order of place, of two at one place the longer first; they may overlap."""
        if self._swept:
            return self._book.sweep(line).get(self, ())
        kept = self._kept.get(line.key)
        if kept is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            words = [(word, self._filed[word]) for word in self.anchors & line.held]
            kept = self._kept[line.key] = self.found_at(line, words) if words or self._everywhere else ()
        return kept

    def found_at(self, line: Line, words: Iterable[tuple[str, Places]]) -> list[Found]:
        """What the phrases find that are filed by these words of the line."""
        found: dict[tuple[int, int], Found] = {}
        tried: set[tuple[int, int]] = set()
        possible: dict[int, bool] = {}
        for word, places in words:
            each = iter(places)
            for part, low, high in zip(each, each, each, strict=False):  # strict would be asked of every word of a text
                if (may_be := possible.get(part)) is None:
                    may_be = possible[part] = self._is_possible(part, line.held)
                if not may_be:
                    continue
                for at in line.places(word):
                    for start in range(max(0, at - high), at - low + 1):
                        if (part, start) not in tried:
                            tried.add((part, start))
                            self._try(part, line, start, found)
        for part in self._everywhere:
            for start in range(len(line.lowers)):
                self._try(part, line, start, found)
        return sorted(found.values(), key=lambda f: (f.start, -f.end, f.phrase)) if found else []

    def _try(self, part: int, line: Line, start: int, found: dict[tuple[int, int], Found]) -> None:
        """Note what a part finds from `start` on; of the parts of a phrase the one that begins first, the longest."""
        lowers = line.lowers
        for words, first, last in self._needed(part):
            if words.isdisjoint(lowers[start + first : start + last + 1]):
                return
        phrase, opening = self._part(part)
        if (opening is None or lowers[start] in opening) and (match := match_at(phrase, line, start)):
            number = self._parts[part][0]
            known = found.get((number, start))
            if known is None or (match[0], -match[1]) < (known.start, -known.end):
                found[number, start] = Found(number, *match, start)

    def _is_possible(self, part: int, held: frozenset[str]) -> bool:
        """Whether a line that holds these words holds one of each set that a part needs, wherever."""
        for words, _, _ in self._needed(part):  # noqa: SIM110 - `all` would cost as much again
            if words.isdisjoint(held):
                return False
        return True

    def _needed(self, part: int) -> Anchors:
        needed = self._needs.get(part)
        if needed is None:
            packed = self._parts[part][1]
            needed = self._needs[part] = self._book.read_needs(packed) if packed else []
        return needed

    def _part(self, part: int) -> tuple[Phrase, Collection[str] | None]:
        found = self._read.get(part)
        if found is None:
            phrase = self._book.read(self._parts[part][2])
            found = self._read[part] = phrase, openers(phrase.whole)
        return found


def apart(found: Iterable[Found]) -> list[Found]:
    """Of findings in order, those that overlap no earlier one."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
