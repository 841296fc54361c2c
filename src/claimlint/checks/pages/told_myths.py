"""What a page tells that others promised, advised or think, in order to take it back in the next sentence.

'The seller promised that it would cure her. It did not.' 'A blogger told them to stop. Do not follow such advice.'
'Some people think that what is organic is safe. That is a mistake.' What clinicians say is not among it: who
contradicts them may well be selling something.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Sentence
from claimlint.article.spans import touching
from claimlint.checks.model import Finding, Page
from claimlint.checks.neighbours import sentence_behind, sentences_behind

_SOON = 4  # sentences behind what is told, in its paragraph, in which the page may warn of it


def without_told_myths(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those in a sentence that tells what others say and that the next sentence takes back."""
    told = {sentence for sentence in {finding.sentence for finding in findings} if page.others.tells(sentence)}
    if not told:
        return list(findings)
    spans = [s.span for s in page.article.sentences if s.text in told and _is_taken_back(page, s)]
    return [
        f
        for f in findings
        if not any(span.start <= f.span.start and f.span.end <= span.end for span in touching(f.span, spans))
    ]


def _is_taken_back(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence behind takes a sentence back: "It did not." Or one soon behind it, which warns."""
    behind = sentence_behind(page, sentence)
    if behind is None:
        return False
    if page.others.takes_back(behind.text):
        return True
    return any(page.others.warns(one.text) for one in sentences_behind(page.article.sentences, sentence, _SOON))
