"""Where a clause goes on to behind words that were found in it: "heals wounds" of "heals wounds faster, he says"."""

from __future__ import annotations

from claimlint.article.model import Sentence, Span
from claimlint.article.words import word_set
from claimlint.checks.model import Page

_OPENS_ANOTHER = word_set(
    """and or but so because since while whereas although though which who whose that when if as unless until says say
    said according than compared versus thanks via"""
)
_MOST = 8  # words behind: a longer tail is another thought


def to_clause_end(page: Page, sentence: Sentence, span: Span) -> Span:
    """The span, on to the next mark or to a word that opens another clause; itself where that is far."""
    end, count = span.end, 0
    for word in page.lines.line(sentence.index).words:
        place = sentence.source_span(word.start, word.end)
        if place.start < span.end:
            continue
        if not word.lower[0].isalnum() or word.lower in _OPENS_ANOTHER:
            return Span(span.start, end)
        count += 1
        if count > _MOST:
            return span
        end = place.end
    return Span(span.start, end)
