"""A page as phrases see it: the words of its sentences, read once for all rules, and what stands where in each.

It decides nothing. Sentences of code and of page furniture are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from claimlint.article.model import Article, MappedText, Sentence
from claimlint.article.words import words_of
from claimlint.checks.phrases.joined import Joined, joined_lines
from claimlint.checks.phrases.line import Found, Line, Names
from claimlint.checks.phrases.replied import Replies, Said, replied_lines
from claimlint.claims.model import Name, Reading, Scope
from claimlint.claims.tagging import KEPT

if TYPE_CHECKING:
    from claimlint.checks.phrases.book import PhraseBook, Sought

_T = TypeVar("_T")
# For each index of a book what holds one of its phrases, with what it finds there.
Swept: TypeAlias = "Mapping[Sought, Sequence[tuple[_T, Sequence[Found]]]]"


class KeptLines:
    """The lines of sentences, kept for when they come again, as `claims.tagging` keeps what it reads."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], Line] = {}

    def of(self, sentence: Sentence, names: Sequence[Name]) -> Line:
        """The line of a sentence with these names: equal ones hold the same phrases."""
        key = sentence.text, "\0".join([name.canonical for name in names])
        line = self._lines.get(key)
        if line is None:
            if len(self._lines) >= KEPT:
                self._lines.clear()
            placed = Names(lambda: _in_words(sentence, names)) if names else None
            line = self._lines[key] = Line(sentence.text, words_of(sentence.text), placed)
        return line


class PageLines:
    """The lines of an article by the number of their sentence."""

    def __init__(self, article: Article, reading: Reading, kept: KeptLines) -> None:
        self.sentences = article.sentences
        self._article, self._reading, self._kept = article, reading, kept
        self._worth: tuple[PhraseBook, int, Mapping[int, list[int]]] | None = None
        self._swept: _Sweeps[int] = _Sweeps()
        self._crossing: _Sweeps[Joined] = _Sweeps()
        self._replied: _Sweeps[Said] = _Sweeps()
        self._answered: Sequence[Said] | None = None

    @cached_property
    def names(self) -> Mapping[int, Sequence[Name]]:
        """The names in each sentence that holds any, by its number."""
        found: dict[int, list[Name]] = {}
        for index, name in self._reading.mentions:
            found.setdefault(index, []).append(name)
        return found

    @cached_property
    def scopes(self) -> Mapping[int, Sequence[Scope]]:
        """The negations, questions and the like of each sentence that holds any, by its number."""
        found: dict[int, list[Scope]] = {}
        for scope in self._reading.scopes:
            found.setdefault(scope.sentence.index, []).append(scope)
        return found

    @cached_property
    def turned(self) -> Set[int]:
        """Numbers of the sentences that say nothing of the page's own: myths as a whole, and items that the line above
        their list turns.
        """
        return self.myths | {index for index, scopes in self.scopes.items() if any(s.is_led for s in scopes)}

    @cached_property
    def myths(self) -> Set[int]:
        """Numbers of the sentences that are myths as a whole."""
        whole = (s for scopes in self.scopes.values() for s in scopes if s.kind == "myth" and not s.is_led)
        return {s.sentence.index for s in whole if s.span.start <= s.sentence.span.start}

    @cached_property
    def _lines(self) -> Mapping[int, Line]:
        kept, names = self._kept, self.names
        return {s.index: kept.of(s, names.get(s.index, ())) for s in self.sentences if s.block.is_prose}

    def line(self, index: int) -> Line:
        return self._lines[index]

    def with_any(self, words: Set[str]) -> list[int]:
        """Numbers of the sentences that hold one of the words, in order."""
        return [at for at, line in self._lines.items() if not line.held.isdisjoint(words)]

    def filed(self, number: int, book: PhraseBook) -> list[int]:
        """Numbers of the sentences that hold a word by which the index of this number files phrases, in order."""
        return [at for at, line in self._lines.items() if number in book.filed(line)]

    def worth_trying(self, number: int, book: PhraseBook) -> Sequence[int]:
        """The same without those in which its phrases were tried on an earlier page and none was found."""
        if self._worth is None or self._worth[:2] != (book, book.count):
            worth = defaultdict(list)
            for at, line in self._lines.items():
                for filed, words in book.filed(line).items():
                    if words:
                        worth[filed].append(at)
            self._worth = book, book.count, worth
        return self._worth[2].get(number, ())

    def swept(self, book: PhraseBook) -> Swept[int]:
        """The sentences that hold a phrase, by number, in order."""
        return self._swept.of(book, lambda: ((at, book.sweep(line)) for at, line in self._lines.items()))

    @cached_property
    def _joined(self) -> Sequence[Joined]:
        return [*joined_lines(self._article, self._lines)]

    def crossing(self, book: PhraseBook) -> Swept[Joined]:
        """The items and cells that hold a phrase together with what leads them in, where neither alone does."""
        return self._crossing.of(
            book, lambda: ((one, book.search(one.line, one.parts[-1].start)) for one in self._joined), Joined.crossing
        )

    def said(self, book: PhraseBook, tables: Mapping[str, Any]) -> Swept[Said]:
        """The questions that hold a phrase once a yes or no has answered them."""
        return self._replied.of(book, lambda: ((one, book.sweep(one.line)) for one in self._said(tables)))

    def _said(self, tables: Mapping[str, Any]) -> Sequence[Said]:
        if self._answered is None:
            asks = any(line.lowers[-1:] == ["?"] for line in self._lines.values()) and "answers" in tables
            self._answered = [*replied_lines(self._article, self._lines, Replies.of(tables["answers"]))] if asks else []
        return self._answered

    def of_block(self, sentence: Sentence) -> Iterator[Line]:
        """The lines of the sentence's block, in order."""
        return (
            self._lines[other.index]
            for other in self.sentences[max(0, sentence.index - 30) : sentence.index + 30]
            if other.block is sentence.block
        )


class _Sweeps(Generic[_T]):
    """What holds phrases, for each index of a book; worked out again when the book has been added to."""

    def __init__(self) -> None:
        self._by_book: dict[PhraseBook, tuple[int, Swept[_T]]] = {}

    def of(
        self,
        book: PhraseBook,
        searched: Callable[[], Iterable[tuple[_T, Mapping[Sought, Sequence[Found]]]]],
        kept: Callable[[_T, Sequence[Found]], Sequence[Found]] = lambda _, found: found,
    ) -> Swept[_T]:
        """searched: what is looked at, each with what indexes find there. kept: how much of that counts."""
        edition, swept = self._by_book.get(book, (-1, {}))
        if edition != book.edition:
            of_all = defaultdict(list)
            for one, by_index in searched():
                for index, places in by_index.items():
                    if found := kept(one, places):
                        of_all[index].append((one, found))
            swept = of_all
            self._by_book[book] = book.edition, swept
        return swept


def _in_words(sentence: Sentence, names: Iterable[Name]) -> Iterator[tuple[int, int, Name]]:
    """Each name with its first word and the word after its last, counted as a `Line` counts."""
    words = Line(sentence.text, words_of(sentence.text)).words
    for name in names:
        if name.span is None:
            continue
        start = read_offset(sentence.block.text, name.span.start) - sentence.start
        end = read_offset(sentence.block.text, name.span.end - 1) - sentence.start
        first = bisect_right(words, start, key=lambda word: word.end)
        after = bisect_right(words, end, key=lambda word: word.start)
        if first < after:
            yield first, after, name


def read_offset(text: MappedText, source: int) -> int:
    """The offset in the text as read of a place in its source; of a place between pieces, where the next begins."""
    at = bisect_right(text.pieces, source, key=lambda piece: piece.source.start) - 1
    if at < 0:
        return 0
    piece = text.pieces[at]
    if source >= piece.source.end:
        return piece.end
    return piece.start + (source - piece.source.start if piece.literal else 0)
