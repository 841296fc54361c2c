"""Where the words of a tagged text stand in the source: one sentence, or a list item read after the line that leads
it in.
"""

from __future__ import annotations

from claimlint.article.model import Sentence, Span
from claimlint.claims.tagged import Tagged
from claimlint.values import NamedTuple


class ReadingPlace(NamedTuple):
    """Maps words to source spans. lead: the lead-in that the text begins with, or that the words in front of
    it stand for ("Do not", below "What not to do"), or None; `lead_words`: how many words
    stand before the sentence's own; `shift`: how many characters.
    """

    s: Tagged
    sentence: Sentence
    lead: Sentence | None = None
    lead_words: int = 0
    shift: int = 0

    def span(self, start: int, end: int) -> Span:
        """The source behind words [start, end); of words on both sides of the boundary those of the item count."""
        if end <= self.lead_words:
            last = self.s.words[end - 1].end
            if self.lead is None or last > len(self.lead.text):
                return self.sentence.span  # words that stand in a header or nowhere
            return self.lead.source_span(self.s.words[start].start, last)
        start = max(start, self.lead_words)
        return self.sentence.source_span(self.s.words[start].start - self.shift, self.s.words[end - 1].end - self.shift)
