"""What phrases find across sentences: a lead-in and an item, the cells of a row, a question and its reply."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from claimlint.article.model import Sentence
from claimlint.checks.model import Hit, Page, Related
from claimlint.checks.phrases.guards import Guards
from claimlint.checks.phrases.index import PhraseIndex
from claimlint.checks.phrases.joined import Joined, Part
from claimlint.checks.phrases.line import Found
from claimlint.checks.phrases.needed_words import Needs

LED_IN = "read after this"
ANSWERS = "answers this"
SHORT_ITEM = 8  # words of an item that is told of as a whole


def hits_across(
    index: PhraseIndex,
    needs: Needs,
    guards: Callable[[], Guards],
    blocks: Collection[str],
    instead: Sequence[str],
    page: Page,
) -> Iterator[tuple[Sentence, Hit]]:
    """What is found so, by sentence. guards: read when something is found first. No rule of doses comes here: a dose
    stands in one sentence with its substance.
    """
    yield from _joined(index, needs, guards, blocks, instead, page)
    yield from _replied(index, needs, guards, blocks, instead, page)


def _joined(
    index: PhraseIndex,
    needs: Needs,
    guards: Callable[[], Guards],
    blocks: Collection[str],
    instead: Sequence[str],
    page: Page,
) -> Iterator[tuple[Sentence, Hit]]:
    """One for each item or cell, at its words, with what leads it in beside it; told with all that it says."""
    for joined, found in index.across(page.lines):
        told: set[int] = set()
        for one in joined.crossing(needs.keep(found, joined.line, joined.parts[-1].sentence, page)):
            item = joined.item_of(one)
            assert item is not None, "only what crosses into an item or a cell is kept"
            may_be = item.sentence.index not in told and item.sentence.block.kind in blocks
            if may_be and _counts(one, joined, guards(), page):
                told.add(item.sentence.index)
                yield item.sentence, _told(one, joined, item, instead[one.phrase])


def _replied(
    index: PhraseIndex,
    needs: Needs,
    guards: Callable[[], Guards],
    blocks: Collection[str],
    instead: Sequence[str],
    page: Page,
) -> Iterator[tuple[Sentence, Hit]]:
    """One for each reply whose yes or no makes a phrase of its question, at the reply, told with both."""
    for said, found in index.replied(page.lines, page.tables):
        reply, at = said.reply, said.negator
        if reply.block.kind not in blocks:
            continue
        held = needs.keep(found, said.line, reply, page)
        held = [one for one in held if at < 0 or one.start <= at < one.end]  # a no denies all but what it makes
        if kept := guards().what_counts(held, said.line, reply, page.lines, page):
            values = {"instead": instead[kept[0].phrase], "text": f"{said.question.text.strip()} {reply.text.strip()}"}
            asked = Related(said.question.span, said.question.text, ANSWERS)
            line = page.lines.line(reply.index)
            span = reply.source_span(line.words[0].start, line.words[line.last].end)  # without its full stop
            yield reply, Hit(span, values=values, related=(asked,))


def _counts(one: Found, joined: Joined, guards: Guards, page: Page) -> bool:
    """Whether no guard keeps a part of what was found from counting where it stands."""
    held = [(part, found) for part in joined.parts if (found := part.holds(one))]
    return all(guards.what_counts([found], part.line, part.sentence, page.lines, page) for part, found in held)


def _told(one: Found, joined: Joined, item: Part, instead: str) -> Hit:
    words = len(item.line.words)
    held = Found(one.phrase, 0, words, 0) if words <= SHORT_ITEM else item.holds(one)
    assert held is not None, "an item is told of for what it holds"
    values = {"instead": instead, "text": joined.line.slice(one.start, one.end)}
    leads = [part.sentence for part in joined.parts if part is not item and part.holds(one)]
    before = tuple(Related(lead.span, lead.text, LED_IN) for lead in leads)
    return Hit(item.sentence.source_span(*item.line.offsets(held)), values=values, related=before)
