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
    if not _affirms(s):
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
        _lifted(question, lifted)._replace(
            sentence=sentence,
            span=span,
            cue=sentence.text,
            cue_span=span,
            stance="assertion",
            frame="answer",
            related=(question.span,),
            subject=question.subject._replace(found="answer"),
            object=question.object._replace(found="answer"),
        )
        for question in asked
    ]


def _lifted(question: Claim, least: int) -> Claim:
    """A bare Yes to "can it …?" says more than that it can, and the steps tell so."""
    if question.modal not in ("can", "") or question.strength >= least:
        return question
    return question._replace(strength=least, steps=(*question.steps, f"a bare yes ≥{least}"))


_POINTING = frozenset(["it", "they", "this", "that", "you", "these"])


def _affirms(s: Tagged) -> bool:
    """Whether a sentence says yes: first of all ("Yes, …"), in a few words ("The answer is yes", "Science says yes"),
    or by what it leaves to the question ("It can.", "They do!").
    """
    opening = 2 if s.lower[:2] == ["of", "course"] else 1
    if opening == 2 or (s.lower and s.lower[0] in s.language.heads["affirming"]):
        return s.lower[opening : opening + 1] != ["not"]  # "Definitely not on its own"
    if len(s.lower) > _BARE_ANSWER or any(m.of("negation") for m in s.operators):
        return False
    if "yes" in s.lower:
        told = (s.language.reporters.get(word) for word in s.lower)
        return not any(source is not None and source != "research" for source in told)  # "Some say yes"
    mark = s.operator_at(1)
    is_cautious = mark is not None and (tag := mark.of("modal")) is not None and int(tag.data["ceiling"]) <= 2
    is_left_open = not is_cautious and any(s.is_class(1, name) for name in ("modal", "do", "be", "have"))
    return s.lower[:1] != [] and s.lower[0] in _POINTING and is_left_open and s.lower[2:3] in ([], ["."], ["!"], [","])


def _completed(claim: Claim, question: Claim) -> Claim:
    """An answer's claim with what it leaves to the question: "Yes, it may ease the pain" is of what was asked about."""
    if claim.subject.found == "stated" or question.subject.found == "unknown":
        return claim
    return claim._replace(subject=question.subject._replace(found="answer"))
