"""What a phrase or a rule asks of the words around it: in the same sentence, in those beside it, in its heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimlint.article.model import Sentence
from claimlint.checks.model import Page
from claimlint.checks.neighbours import sentence_before, sentences_before, sentences_behind
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.index import PhraseIndex, Plain
from claimlint.checks.phrases.line import Line
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


def around_of(asked_for: Iterable[tuple[int, str, Plain]], book: PhraseBook) -> Mapping[int, list[Around]]:
    """What each phrase asks, by its number; of rows with that number, where it may stand, and what is sought."""
    asked: dict[int, list[Around]] = {}
    for at, where, part in asked_for:
        asked.setdefault(at, []).append(Around(where, PhraseIndex(part, book)))
    return asked
