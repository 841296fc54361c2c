"""Where the finding about a claim begins and ends: words in front of it or behind it may belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.article.model import Span
from claimlint.checks.claim_conditions import follows
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Page
from claimlint.checks.phrases.list import PhraseList
from claimlint.claims.model import Claim

_LABEL = 3  # characters of "A: " before an answer
_OPENING = 25  # characters of an answer that is nothing but a yes: "Yes, without any doubt."
_CLOSING = " \"'”’»)"  # what may close a question that is quoted


class Starts:
    """Where the finding about a claim begins and ends: with the claim, or with words in front of it or behind it."""

    def __init__(self, spec: Mapping[str, Any], context: CheckContext) -> None:
        self._joins, self._may_join, self._opens, self._ends = (
            PhraseList.from_spec(spec.get(key, ()), context, (key,), spec.get("where"))
            for key in ("starts_at", "may_start_at", "opens_with", "may_end_at")
        )

    @property
    def are_answers(self) -> bool:
        return bool(self._opens)

    def span(self, page: Page, claim: Claim) -> Span | None:
        """The finding's span, None where the words are wanted and missing."""
        if self._opens:
            answer = self._answer(page, claim)
            return answer.joined(claim.span) if answer else None
        if self._ends:
            behind = [p for p in self._ends.in_sentence(page, claim.sentence) if follows(page, claim, p)]
            return claim.span.joined(behind[0].span) if behind else claim.span
        joins = self._joins or self._may_join
        if not joins:
            return claim.span
        places = [p for p in joins.in_sentence(page, claim.sentence) if p.span.start <= claim.span.start]
        if places:
            return places[-1].span.joined(claim.span)
        return None if self._joins else claim.span

    def _answer(self, page: Page, claim: Claim) -> Span | None:
        """The words that open the answer which the claim stands in: in its own sentence, or alone in the one before."""
        sentences = page.article.sentences
        for at in (claim.sentence.index, claim.sentence.index - 1):
            if at < 1 or not sentences[at - 1].text.rstrip(_CLOSING).endswith("?"):
                continue
            if at < claim.sentence.index and len(sentences[at].text) > _OPENING:
                continue
            places = [p for p in self._opens.in_sentence(page, sentences[at]) if p.start <= _LABEL]
            if places:
                return places[0].span
        return None
