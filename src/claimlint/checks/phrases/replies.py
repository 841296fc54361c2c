"""Replies: words that count only behind a question, and say what it asks in whatever verb.

"What does it do to the nerves?" makes a promise of any plain sentence below it, and no list of verbs holds them all. So
the question is looked for first, and only what replies to it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import TYPE_CHECKING

from claimlint.article.model import Sentence, Span
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.guards import Guards
from claimlint.checks.phrases.index import PhraseIndex, Plain, apart

if TYPE_CHECKING:
    from claimlint.checks.model import Page

_CLOSING = " \"'”’»)*"  # what may close a question


class Reply:
    """A question and what is sought in the first sentences of what stands below it."""

    def __init__(
        self, book: PhraseBook, asked: Plain, said: Plain, sentences: int, flags: Iterable[str], around: bytes
    ) -> None:
        self._asked, self._said, self._sentences = PhraseIndex(asked, book), PhraseIndex(said, book), sentences
        self._guards = cache(lambda: Guards.of(frozenset(flags), around, book))

    def spans(self, page: Page, blocks: frozenset[str]) -> Iterator[tuple[Sentence, Span]]:
        """The places of what replies in the source, in order, each with its sentence; in blocks of these kinds."""
        lines = page.lines
        for at, _ in self._asked.on(lines):
            for sentence in _behind(page, lines.sentences[at])[: self._sentences]:
                line = lines.line(sentence.index)
                if sentence.block.kind in blocks and (found := self._said.find(line)):
                    for one in apart(self._guards().what_counts(found, line, sentence, lines, page)):
                        yield sentence, sentence.source_span(*line.offsets(one))


def replied(replies: Iterable[Reply], page: Page, blocks: frozenset[str], told: Set[int]) -> Iterator[Span]:
    """The places of what all replies find, none of which touches another, in sentences but those that are told of."""
    spans: list[Span] = []
    for reply in replies:
        for sentence, span in reply.spans(page, blocks):
            if sentence.index not in told and not any(span.touches(other) for other in spans):
                spans.append(span)
                yield span


def _behind(page: Page, question: Sentence) -> list[Sentence]:
    """The sentences of what replies to a question: the rest of its block, or the block behind it; none behind what
    does not ask.
    """
    if not question.text.rstrip(_CLOSING).endswith("?"):
        return []
    sentences, first = page.article.sentences, question.index + 1
    if first == len(sentences) or not sentences[first].block.is_prose or sentences[first].block.kind == "heading":
        return []
    return [one for one in page.article.sentences_by_block[sentences[first].block.index] if one.index >= first]
