"""The guard `warned`: dangerous words are no advice where their text tells that it ended badly, warns, or forbids.

Its words are classes of evidence/tables/phrase_classes.yaml, one for each place where they count:

- `warned`: in the same sentence or in one of the next two of its paragraph: a warning, a ban, what was punished;
- `ended badly here`: behind the words in their sentence, or in one of the next two: "nine days later she had a stroke";
- `warned here`: in the same sentence alone: who may decide it, what was studied, other times and other uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.article.model import Sentence
from claimlint.checks.neighbours import sentences_behind
from claimlint.checks.phrases.index import PhraseIndex
from claimlint.checks.phrases.line import Found, Line
from claimlint.values import NamedTuple

if TYPE_CHECKING:
    from claimlint.checks.phrases.lines import PageLines

CLASSES = ("warned", "ended badly here", "warned here")
_AHEAD = 2  # sentences behind in which an end is told


class Warned(NamedTuple):
    """The words of each class."""

    warns: PhraseIndex
    ended: PhraseIndex
    here: PhraseIndex

    def keeps(self, found: list[Found], line: Line, sentence: Sentence, lines: PageLines) -> list[Found]:
        """Of what was found in a sentence, what its text does not warn of."""
        if not found or self.here.find(line) or self.warns.find(line):
            return []
        end = max((one.start for one in self.ended.find(line)), default=-1)
        left = [one for one in found if one.end > end]
        if not left:
            return []
        behind = map(lines.line, (other.index for other in sentences_behind(lines.sentences, sentence, _AHEAD)))
        return [] if any(self.warns.find(other) or self.ended.find(other) for other in behind) else left
