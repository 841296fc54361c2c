"""Conclusions that a text draws: words that count only behind a premise, in its sentence or in the one after it.

A premise ("rats given the herb lived longer") is rare on most pages, and what may be concluded from it is put in many
ways. So the premise is looked for first, and the conclusion only where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimlint.article.model import Span
from claimlint.checks.neighbours import sentence_behind
from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.guards import Guards
from claimlint.checks.phrases.index import PhraseIndex, Plain, apart
from claimlint.checks.phrases.line import Found

if TYPE_CHECKING:
    from claimlint.checks.model import Page

_NEAR = 5  # words of the next sentence before which what is concluded must have begun: "The result is plain: it …"


class Inference:
    """A premise and what is concluded from it: `to` behind it or in the next sentence, `then` in the next alone."""

    def __init__(
        self,
        book: PhraseBook,
        premise: Plain,
        to: Plain | None,
        then: Plain | None,
        flags: Iterable[str],
        around: bytes,
    ) -> None:
        self._premise = PhraseIndex(premise, book)
        self._to, self._then = (PhraseIndex(part, book) if part is not None else None for part in (to, then))
        self._guards = cache(lambda: Guards.of(frozenset(flags), around, book))

    def spans(self, page: Page, blocks: frozenset[str]) -> Iterator[Span]:
        """The places of the conclusions in the source, in order; in blocks of these kinds."""
        lines = page.lines
        for at, found in self._conclusions(page):
            sentence, line = lines.sentences[at], lines.line(at)
            if sentence.block.kind not in blocks:
                continue
            for one in apart(self._guards().what_counts(found, line, sentence, lines, page)):
                yield sentence.source_span(*line.offsets(one))

    def _conclusions(self, page: Page) -> Iterator[tuple[int, list[Found]]]:
        """The numbers of the sentences that hold a conclusion, and what was found there, in order of place."""
        lines, drawn = page.lines, defaultdict[int, set[Found]](set)
        held = self._premise.on(lines)
        if not held:
            return
        conclusions = [part for part in (self._to, self._then) if part is not None]
        may_conclude = {at for part in conclusions for at in part.may_be_on(lines)}
        for at, premises in held:
            if at not in may_conclude and at + 1 not in may_conclude:
                continue
            if self._to is not None:
                end = min(premise.end for premise in premises)
                drawn[at].update(one for one in self._to.find(lines.line(at)) if one.opened >= end)
            if _is_followed(page, at):
                line = lines.line(at + 1)
                for sought in (self._to, self._then):
                    if sought is not None:
                        drawn[at + 1].update(one for one in sought.find(line) if one.opened <= line.first + _NEAR)
        for at in sorted(drawn):
            if drawn[at]:
                yield at, sorted(drawn[at], key=lambda one: (one.start, -one.end))


def concluded(
    inferences: Iterable[Inference], page: Page, blocks: frozenset[str], taken: Sequence[Span]
) -> Iterator[Span]:
    """The places of what all inferences find, none of which touches another or one that is taken."""
    found = list(taken)
    for inference in inferences:
        for span in inference.spans(page, blocks):
            if not any(span.touches(other) for other in found):
                found.append(span)
                yield span


def _is_followed(page: Page, at: int) -> bool:
    """Whether the next sentence goes on in the same block."""
    behind = sentence_behind(page, page.lines.sentences[at])
    return behind is not None and behind.block.is_prose and behind.block.kind != "heading"
