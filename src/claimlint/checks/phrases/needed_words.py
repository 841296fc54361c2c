"""What a phrase or a rule asks of the words around it: in the same sentence, or in the one in front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimlint.article.model import Sentence
from claimlint.checks.model import Page
from claimlint.checks.neighbours import sentence_before
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.index import PhraseIndex, Plain
from claimlint.checks.phrases.match import Line
from claimlint.values import NamedTuple

_PRONOUNS = frozenset(("it", "they", "both", "either"))
_EMPTY = frozenset(("that", "to"))  # "It is believed that …" points to nothing in front


def is_held(needs: PhraseIndex, at: int, page: Page) -> bool:
    """Whether a sentence holds what a rule asks of it, or the one in front does, which its first word points to."""
    lines = page.lines
    line, sentence = lines.line(at), lines.sentences[at]
    if needs.find(line):
        return True
    if line.lowers[0] not in _PRONOUNS or not _EMPTY.isdisjoint(line.lowers[2:5]):
        return False
    before = sentence_before(page, sentence, in_block=True)
    return before is not None and bool(needs.find(lines.line(before.index)))


def question_before(page: Page, sentence: Sentence) -> Line | None:
    """The question right in front, in the same block: "A tick? Hold a match to it"."""
    before = sentence_before(page, sentence, in_block=True)
    line = page.lines.line(before.index) if before is not None else None
    return line if line is not None and line.lowers and line.lowers[-1] == "?" else None


class Around(NamedTuple):
    """What a phrase asks of the words around it."""

    is_near: bool
    sought: PhraseIndex

    def may_count(self, line: Line, sentence: Sentence, page: Page) -> bool:
        """Whether the sentence in front, in the same block, holds what is asked, or this one where it may."""
        if self.is_near and self.sought.find(line):
            return True
        before = sentence_before(page, sentence, in_block=True)
        return before is not None and bool(self.sought.find(page.lines.line(before.index)))


def around_of(behind: Iterable[tuple[int, bool, Plain]], book: PhraseBook) -> Mapping[int, list[Around]]:
    """What each phrase asks, by its number; of rows with that number, whether it may stand near, and what is sought."""
    asked: dict[int, list[Around]] = {}
    for at, is_near, part in behind:
        asked.setdefault(at, []).append(Around(is_near, PhraseIndex(part, book)))
    return asked
