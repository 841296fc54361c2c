"""Answers: what stands under a question asserts or denies what it asks."""

from __future__ import annotations

from claimlint.article.model import Sentence
from claimlint.claims.model import Claim
from claimlint.claims.tagging import Tagged

_BARE_ANSWER = 6  # words: "Absolutely, yes.", "Yes, it does.", with the marks


def answered(s: Tagged, sentence: Sentence, asked: list[Claim], found: list[Claim]) -> list[Claim]:
    """What an answer under a question asserts: its own claims marked as answers, or the question's where it is a bare
    Yes.
    """
    is_yes = (s.lower[:1] and s.lower[0] in s.language.heads["affirming"]) or s.lower[:2] == ["of", "course"]
    if s.lower[:1] == ["no"] and not found and len(s.lower) <= _BARE_ANSWER:
        return [
            q._replace(
                sentence=sentence,
                span=sentence.span,
                cue_span=sentence.span,
                stance="assertion",
                frame="answer",
                negated=not q.negated,
            )
            for q in asked
        ]
    if not is_yes:
        return found
    if found:
        above = tuple(dict.fromkeys(question.span for question in asked))
        return [
            _completed(claim, asked[0])._replace(frame="answer", related=above)
            if claim.stance == "assertion"
            else claim
            for claim in found
        ]
    if len(s.lower) > _BARE_ANSWER and any(m.of("negation") or m.of("hedge") or m.of("breaker") for m in s.operators):
        return found  # "Yes, some say so, but no trial has shown it"
    lifted = int(s.language.strength["answer_can"]) if len(s.lower) <= _BARE_ANSWER else 0
    span = sentence.span
    return [
        question._replace(
            sentence=sentence,
            span=span,
            cue=sentence.text,
            cue_span=span,
            stance="assertion",
            frame="answer",
            strength=max(question.strength, lifted) if question.modal in ("can", "") else question.strength,
            related=(question.span,),
            subject=question.subject._replace(found="answer"),
            object=question.object._replace(found="answer"),
        )
        for question in asked
    ]


def _completed(claim: Claim, question: Claim) -> Claim:
    """An answer's claim with what it leaves to the question: "Yes, it may ease the pain" is of what was asked about."""
    if claim.subject.found == "stated" or question.subject.found == "unknown":
        return claim
    return claim._replace(subject=question.subject._replace(found="answer"))
