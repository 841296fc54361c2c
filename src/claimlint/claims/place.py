"""Where the words of a tagged text stand in the source: one sentence, or a list item read after the line that leads
it in.
"""

from __future__ import annotations

from typing import NamedTuple

from claimlint.article.model import Sentence, Span
from claimlint.claims.tagging import Tagged


class Place(NamedTuple):
    """Maps words to source spans. lead: the lead-in that the text begins with, of which `lead_words` words are; else
    None.
    """

    s: Tagged
    sentence: Sentence
    lead: Sentence | None = None
    lead_words: int = 0
    shift: int = 0

    def span(self, start: int, end: int) -> Span:
        """The source behind words [start, end); of words on both sides of the boundary those of the item count."""
        if self.lead is not None and end <= self.lead_words:
            return self.lead.source_span(self.s.words[start].start, self.s.words[end - 1].end)
        start = max(start, self.lead_words)
        return self.sentence.source_span(self.s.words[start].start - self.shift, self.s.words[end - 1].end - self.shift)
