"""Statements about health that stand bare: no source, no number that tells more, no cautious word, no question.

Most pages make some, and rightly. They count only on a page that keeps much bad company, where each is to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Sentence
from claimlint.checks.company import MUCH
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrase_list import PhraseList

LEAST_WORDS = 6  # a shorter one is a label
_KINDS = frozenset({"condition", "intervention", "outcome", "structure", "function"})
_BLOCKS = frozenset({"paragraph", "quote", "definition", "item"})  # cells and headings are mostly no whole sentences


def compile_bare(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `about`, what makes a sentence one about health besides the names in it; `without`, what excuses it."""
    where = spec.get("where")
    about = PhraseList.from_spec(spec.get("about", ()), context, ("about",), where)
    without = PhraseList.from_spec(spec.get("without", ()), context, ("without",), where)

    hedging = frozenset(context.tables["tone"]["hedging"]) if "tone" in context.tables else frozenset()

    def check(page: Page) -> Iterator[Hit]:
        if not page.may_keep_company:
            return
        named = {index for index, name in page.reading.mentions if name.kind in _KINDS}
        for sentence in page.article.sentences:
            if (
                sentence.block.kind not in _BLOCKS
                or not sentence.block.is_prose
                or not _states(page, sentence, hedging)
            ):
                continue
            if (sentence.index in named or about.in_sentence(page, sentence)) and not without.in_sentence(
                page, sentence
            ):
                end = len(sentence.text.rstrip(" .!\"'”’"))
                yield Hit(sentence.source_span(0, end), needs_company=MUCH)

    return check


def _states(page: Page, sentence: Sentence, hedging: frozenset[str]) -> bool:
    line = page.lines.line(sentence.index)
    return (
        len(line.lowers) >= LEAST_WORDS
        and line.lowers[-1] != "?"
        and hedging.isdisjoint(line.lowers)
        and not page.citations.in_reach(sentence)
    )
