"""A statement that the law words, and that a page words otherwise: shortened, changed, or taken back at once.

The wording is the statute's, of the page's jurisdiction; only sentences that speak of this statement or this product
count, so that a news item about the law does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PhraseList

_WORD = lazy_pattern(r"[a-z]+")


def compile_altered(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `statement`, a statement of the table `statutory`."""
    rows: Mapping[str, Any] = (context.tables.get("statutory") or {}).get(spec.get("statement"), {})
    if not rows:
        context.problem(("statement",), "there is no such statement in evidence/tables/statutory.yaml")
    near = {where: PhraseList.from_spec(row["near"], context, ("statement",)) for where, row in rows.items()}
    exact = {where: [_words(text) for text in row["wording"]] for where, row in rows.items()}

    def check(page: Page) -> Iterator[Hit]:
        where = page.settings.jurisdiction
        for place in near[where].on_page(page) if where in near else ():
            span = _altered(place.sentence, exact[where])
            if span is not None:
                yield Hit(span, values={"wording": " ".join(rows[where]["wording"][1:])})

    return check


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _altered(sentence: Sentence, wordings: list[tuple[str, ...]]) -> Span | None:
    """What a sentence changes: all of it, or what it adds behind the right words; None where it is word for word."""
    found = [(m.group(), m.start()) for m in _WORD.finditer(sentence.text.lower())]
    said = tuple(word for word, _ in found)
    if said in wordings:
        return None
    end = len(sentence.text.rstrip(" .*†‡"))
    for wording in wordings:
        if said[: len(wording)] == wording:
            return sentence.source_span(found[len(wording)][1], end)
    return sentence.source_span(found[0][1], end)
