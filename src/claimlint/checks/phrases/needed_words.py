"""What a phrase or a rule asks of the words around it: in the same sentence, in those beside it, in its heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from claimlint.article.model import Sentence
from claimlint.checks.model import Page
from claimlint.checks.neighbours import sentence_before, sentences_before, sentences_behind
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.index import PhraseIndex, Plain
from claimlint.checks.phrases.line import Found, Line
from claimlint.checks.phrases.meetings import Meeting, met
from claimlint.values import NamedTuple

_PRONOUNS = frozenset(("it", "they", "both", "either"))
PLACES = ("previous", "near", "behind")  # where a phrase may ask for words
_BACK = 2  # sentences in front that are near
_EMPTY = frozenset(("that", "to"))  # "It is believed that …" points to nothing in front


def is_held(needs: PhraseIndex, line: Line, sentence: Sentence, page: Page) -> bool:
    """Whether a sentence holds what a rule asks of it, or the one in front does, which its first word points to."""
    if needs.find(line):
        return True
    if line.lowers[0] not in _PRONOUNS or not _EMPTY.isdisjoint(line.lowers[2:5]):
        return False
    before = sentence_before(page, sentence, in_block=True)
    return before is not None and bool(needs.find(page.lines.line(before.index)))


def question_before(page: Page, sentence: Sentence) -> Line | None:
    """The question right in front, in the same block: "A tick? Hold a match to it"."""
    before = sentence_before(page, sentence, in_block=True)
    line = page.lines.line(before.index) if before is not None else None
    return line if line is not None and line.lowers and line.lowers[-1] == "?" else None


class Around(NamedTuple):
    """What a phrase asks of the words around it, and where: `previous`, `near` or `behind`."""

    where: str
    sought: PhraseIndex

    def may_count(self, line: Line, sentence: Sentence, page: Page) -> bool:
        """Whether a sentence holds what is asked where it may stand; `previous`: not the one of the phrase itself."""
        if self.where != "previous" and self.sought.find(line):
            return True
        return any(self.sought.find(page.lines.line(other.index)) for other in self._beside(sentence, page))

    def _beside(self, sentence: Sentence, page: Page) -> Iterator[Sentence]:
        """The neighbours that may hold it. A pronoun points back over a sentence, or to the heading: "# Your statin",
        and below it "It cost you your sleep. Bin it".
        """
        if self.where == "behind":
            yield from sentences_behind(page.article.sentences, sentence, 1)
            return
        yield from sentences_before(page.article.sentences, sentence, _BACK if self.where == "near" else 1)
        if self.where == "near":
            yield from page.article.sentences_by_block.get(sentence.block.section, ())


class Needs(NamedTuple):
    """What the phrases of a rule ask besides their words.

    sought: what the sentence must hold, but for the phrases `alone`; around: what a phrase asks of the words around it;
    meetings: what it must meet; both by its number.
    """

    sought: PhraseIndex | None
    alone: frozenset[int]
    around: Mapping[int, Sequence[Around]]
    meetings: Mapping[int, Meeting]

    @classmethod
    def of(
        cls,
        book: PhraseBook,
        sought: Plain | None,
        alone: Iterable[int],
        around: Iterable[tuple[int, str, Plain]],
        meetings: Iterable[Sequence[Any]],
    ) -> Needs:
        """The needs of values that were kept."""
        asked: dict[int, list[Around]] = {}
        for at, where, part in around:
            asked.setdefault(at, []).append(Around(where, PhraseIndex(part, book)))
        met_by = {at: Meeting.of(book, *parts) for at, *parts in meetings}
        return cls(PhraseIndex(sought, book) if sought else None, frozenset(alone), asked, met_by)

    def keep(self, found: Sequence[Found], line: Line, sentence: Sentence, page: Page) -> Sequence[Found]:
        """Of what was found in a line, what has all that it asks; what must meet others as the stretch with them."""
        if self.sought is not None and not is_held(self.sought, line, sentence, page):
            found = [one for one in found if one.phrase in self.alone]
        if self.meetings:
            found = met(found, self.meetings, line, partial(question_before, page, sentence))
        around = self.around
        return [f for f in found if all(a.may_count(line, sentence, page) for a in around.get(f.phrase, ()))]
