"""What a page takes back right after it was said: "Garlic cures colds. At least that is what the label says."""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Block, Sentence
from claimlint.claims.model import Claim, Scope
from claimlint.claims.scopes.reach import Reach
from claimlint.claims.scopes.rebuttals import TOLD, answers_before, takes_back
from claimlint.claims.tagged import Tagged


class TakenBack:
    """Walks an article with the reader and marks as myths what the next sentence takes back.

    Not a value: it knows the claims and scopes that were found so far, which it changes, and lives for one article.
    """

    def __init__(self, claims: list[Claim], scopes: list[Scope]) -> None:
        self._claims, self._scopes = claims, scopes
        self._last: Sentence | None = None  # the sentence before, and where its claims begin
        self._since = 0
        self._block: list[Sentence] = []  # the sentences of its block, and where their claims begin
        self._block_since = 0
        self._reported: Sentence | None = None  # the same, if it tells what others say
        self._told: list[int] = []  # where its claims stand that are reported of others

    def saw(
        self, tagged: Tagged, sentence: Sentence, found: Sequence[Claim], reaches: Sequence[Reach], *, asks: bool
    ) -> None:
        """A sentence with its claims, which are not among the others yet. A question that is answered is no myth."""
        last = self._last
        if last is not None and not _is_near(last.block, sentence.block):
            last = None
        if last is not None and takes_back(tagged.text, tagged.language):
            is_block = last.block is not sentence.block and last.block.kind != "heading"
            for one in self._block if is_block else (last,):  # a paragraph takes back the one before as a whole
                self._scopes.append(whole_as_myth(one, sentence.text))
            since = self._block_since if is_block else self._since
            self._claims[since:] = [_as_myth(claim) for claim in self._claims[since:]]
        if last is not None and answers_before(tagged):
            self._answered(sentence, found)
        if not self._block or self._block[-1].block is not sentence.block:
            self._block, self._block_since = [], len(self._claims)
        self._block.append(sentence)
        self._last, self._since = None if asks else sentence, len(self._claims)
        self._reported = sentence if any(r.kind == "attribution" and r.source in TOLD for r in reaches) else None
        self._told = [len(self._claims) + n for n, claim in enumerate(found) if claim.stance == "report"]

    def _answered(self, answer: Sentence, found: Sequence[Claim]) -> None:
        """What is told of others is answered; what else the answer says may only deny: "That is false, and no trial
        supports it".
        """
        if self._reported is not None:
            self._scopes.append(whole_as_myth(self._reported, answer.text))
        if self._told and all(claim.negated for claim in found):
            for at in self._told:
                self._scopes.append(whole_as_myth(self._claims[at].sentence, answer.text))
                self._claims[at] = _as_myth(self._claims[at])


def _is_near(before: Block, block: Block) -> bool:
    """Whether what opens a block may take back what the block before it says."""
    return before is block or before.kind == "heading" or (before.kind == block.kind == "paragraph")


def _as_myth(claim: Claim) -> Claim:
    return claim._replace(stance="myth", strength=0)


def whole_as_myth(sentence: Sentence, cue: str) -> Scope:
    """A sentence that another one, or the cell beside it, says is false."""
    return Scope("myth", cue, sentence, sentence.span)
