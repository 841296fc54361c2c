"""Phrases of a spec, compiled together, and where they stand on a page or in a text, for kinds other than `phrase`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Block, Sentence, Span
from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Page
from claimlint.checks.phrases.anchors import anchors
from claimlint.checks.phrases.classes import Classes
from claimlint.checks.phrases.index import PhraseIndex, Plain, apart, plain_index
from claimlint.checks.phrases.line import Found, Line
from claimlint.checks.phrases.syntax import PhraseError, parse_phrase
from claimlint.values import NamedTuple

PHRASES: Mapping[str, Any] = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}


class PhrasePlace(NamedTuple):
    """Where a phrase stands: offsets into the sentence's text."""

    sentence: Sentence
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.sentence.source_span(self.start, self.end)


class PhraseList:
    """Phrases as one value. `from_spec` reports wrong ones to the context; an empty list finds nothing."""

    __slots__ = ("_index",)

    def __init__(self, index: PhraseIndex = PhraseIndex.of(())) -> None:  # noqa: B008 - finds nothing, and never changes
        self._index = index

    @classmethod
    def from_spec(
        cls,
        texts: Sequence[str],
        context: CheckContext,
        trail: tuple[str | int, ...] = (),
        where: Mapping[str, Any] | None = None,
    ) -> PhraseList:
        """The phrases of a list in a spec; `where`: the classes that they may name."""
        if not texts:
            return cls()
        plain = context.kept((texts, where), lambda: _plain(texts, context, trail, where))
        return cls(PhraseIndex(plain, context.book)) if plain else cls()

    def __bool__(self) -> bool:
        return bool(self._index)

    def may_be_on(self, page: Page) -> list[int]:
        """The numbers of the sentences that hold a word that a phrase needs, in order."""
        return self._index.may_be_on(page.lines)

    def on_page(self, page: Page, *, overlapping: bool = False) -> Iterator[PhrasePlace]:
        """Every place in the article's prose, in order; of overlapping ones the first and longest, unless all are."""
        lines = page.lines
        for at, found in self._index.on(lines):
            for one in found if overlapping else apart(found):
                yield _placed(lines.sentences[at], lines.line(at), one)

    def is_on_page(self, page: Page) -> bool:
        return next(self.on_page(page), None) is not None

    def in_sentence(self, page: Page, sentence: Sentence, *, overlapping: bool = False) -> list[PhrasePlace]:
        if not sentence.block.is_prose:
            return []
        line = page.lines.line(sentence.index)
        found = self._index.find(line)
        return [_placed(sentence, line, one) for one in (found if overlapping else apart(found))] if found else []

    def in_block(self, page: Page, block: Block) -> list[PhrasePlace]:
        return [p for s in page.article.sentences_by_block.get(block.index, ()) for p in self.in_sentence(page, s)]

    def in_text(self, text: str) -> list[tuple[int, int]]:
        """Places in a text that is no sentence of the page, such as a byline; classes of names match nothing there."""
        line = Line(text, words_of(text))
        return [line.offsets(found) for found in apart(self._index.find(line))]


def _placed(sentence: Sentence, line: Line, found: Found) -> PhrasePlace:
    return PhrasePlace(sentence, *line.offsets(found))


def _plain(
    texts: Sequence[str], context: CheckContext, trail: tuple[str | int, ...], where: Mapping[str, Any] | None
) -> Plain | None:
    """The index of some phrases in plain values, or None where one of them is wrong, which is reported."""
    classes, before = Classes(where or {}, context), len(context.bad)
    kept = []
    for at, text in enumerate(texts):
        try:
            phrase = parse_phrase(text, classes.node, classes.forms)
        except PhraseError as error:
            context.problem((*trail, at), f"{error} (at character {error.at + 1} of {text!r})")
            continue
        if anchors(phrase.whole) is None:
            context.problem((*trail, at), f"{text!r} has no plain word that must be there; write one")
            continue
        kept.append(phrase)
    return plain_index(kept, context.book) if len(context.bad) == before else None
