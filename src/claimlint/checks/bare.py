"""Statements about health that stand bare: no source, no number that tells more, no cautious word, no question.

Most pages make some, and rightly. They count only on a page that keeps much bad company, where each is to be checked:
whole sentences, else the clauses of them at which nothing else is found, headings and cells that promise something, and
the ailments of a list under a line that promises to help against them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Block, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.company import MUCH, REST
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrase_list import PhraseList

LEAST_WORDS, LEAST_OF_CLAUSE = 6, 4  # a shorter one is a label
MOST_OF_LABEL = 14  # words
_KINDS = frozenset({"condition", "intervention", "outcome", "structure", "function"})
_BLOCKS = frozenset({"paragraph", "quote", "definition", "item"})  # cells and headings are mostly no whole sentences
_LABELS = frozenset({*_BLOCKS, "heading", "cell", "term"})
_JOINT = lazy_pattern(
    r"\s*[;:]\s+|\s+[–—-]\s+|,\s+(?:and|but|so|or|yet|whereas|while|because|since|which|that|only)\s+|[.?!]\s+"
)
_WORD = lazy_pattern(r"[^\W_]+")


def compile_bare(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `about`, what makes a sentence one about health besides the names in it; `without`, what excuses it, and
    `despite`, what does not let that excuse it; `promise`, of headings, cells and short lines; `against`, words of a
    line above a list of ailments that are no promise.
    """
    about, without, despite, promise, against = (
        PhraseList.from_spec(spec.get(key, ()), context, (key,), spec.get("where"))
        for key in ("about", "without", "despite", "promise", "against")
    )
    hedging = frozenset(context.tables["tone"]["hedging"]) if "tone" in context.tables else frozenset()

    def is_excused(page: Page, sentence: Sentence) -> bool:
        return bool(without.in_sentence(page, sentence)) and not despite.in_sentence(page, sentence)

    def check(page: Page) -> Iterator[Hit]:
        if not page.may_keep_company:
            return
        named = {index for index, name in page.reading.mentions if name.kind in _KINDS}
        ailing = {index for index, name in page.reading.mentions if name.kind == "condition"}
        for sentence in page.article.sentences:
            block = sentence.block
            if block.kind not in _LABELS or not block.is_prose or not _is_said(page, sentence, hedging):
                continue
            words = len(page.lines.line(sentence.index).lowers)
            if words <= MOST_OF_LABEL and promise.in_sentence(page, sentence):
                yield _whole(sentence)
            elif block.kind not in _BLOCKS or is_excused(page, sentence):
                continue
            elif words < LEAST_WORDS:
                if block.kind == "item" and sentence.index in ailing and not _warns(page, block, against):
                    yield _whole(sentence)
            elif sentence.index in named or about.in_sentence(page, sentence):
                yield _whole(sentence)
                yield from _clauses(sentence)

    return check


def _is_said(page: Page, sentence: Sentence, hedging: frozenset[str]) -> bool:
    line = page.lines.line(sentence.index)
    return (
        bool(line.lowers)
        and line.lowers[-1] != "?"
        and hedging.isdisjoint(line.lowers)
        and not page.citations.in_reach(sentence)
    )


def _warns(page: Page, item: Block, against: PhraseList) -> bool:
    """Whether what stands above a list, or the heading of its part, is no promise to help; no line is none."""
    above = (block for block in reversed(page.article.blocks[: item.index]) if block.is_prose and block.kind != "item")
    lead = next(above, None)
    return lead is None or bool(against.in_block(page, lead))


def _whole(sentence: Sentence) -> Hit:
    return Hit(sentence.source_span(0, _end(sentence.text)), needs_company=MUCH)


def _clauses(sentence: Sentence) -> Iterator[Hit]:
    """The parts of a sentence of more than one, for where something else is found in another of them."""
    end, start = _end(sentence.text), 0
    joints = [(m.start(), m.end()) for m in _JOINT.finditer(sentence.text, 0, end)]
    for stop, following in [*joints, (end, end)] if joints else ():
        if len(_WORD.findall(sentence.text, start, stop)) >= LEAST_OF_CLAUSE:
            yield Hit(sentence.source_span(start, stop), needs_company=REST)
        start = following


def _end(text: str) -> int:
    return len(text.rstrip(" .!\"'”’"))
