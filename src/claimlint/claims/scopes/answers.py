"""Answers: what stands under a question asserts or denies what it asks."""

from __future__ import annotations

from claimlint.article.model import Sentence, Span
from claimlint.article.words import words_of
from claimlint.claims.lexicon.language import Language
from claimlint.claims.model import Claim
from claimlint.claims.scopes.rebuttals import opens_with
from claimlint.claims.tagged import AUXILIARIES, Tagged

_BARE_ANSWER = 6  # words: "Absolutely, yes.", "Yes, it does.", with the marks


def answered(s: Tagged, sentence: Sentence, asked: list[Claim], found: list[Claim]) -> list[Claim]:
    """What an answer under a question asserts: its own claims marked as answers, or the question's where it is a bare
    Yes.
    """
    first = _behind_label(s)
    size = len(s.lower) - first
    if not found and _denies(s, first) and not _asks_for_all(asked, s.language):
        span = _span(s, sentence, first)
        return [
            q._replace(
                sentence=sentence,
                span=span,
                cue_span=span,
                stance="assertion",
                frame="answer",
                negated=not q.negated or _asks_with_not(q),
            )
            for q in asked
        ]
    if not _affirms(s, first):
        return found
    if found:
        above = tuple(dict.fromkeys(question.span for question in asked))
        return [
            _completed(claim, asked[0])._replace(frame="answer", related=above)
            if claim.stance == "assertion"
            else claim
            for claim in found
        ]
    if size > _BARE_ANSWER and any(m.of("negation") or m.of("hedge") or m.of("breaker") for m in s.operators):
        return found  # "Yes, some say so, but no trial has shown it"
    lifted = int(s.language.strength["answer_can"]) if size <= _BARE_ANSWER else 0
    span = _span(s, sentence, first)
    return [
        _lifted(question, lifted)._replace(
            sentence=sentence,
            span=span,
            cue=s.said(first, len(s.lower)),
            cue_span=span,
            stance="assertion",
            frame="answer",
            related=(question.span,),
            subject=question.subject._replace(found="answer"),
            object=question.object._replace(found="answer"),
        )
        for question in asked
    ]


def _denies(s: Tagged, first: int) -> bool:
    """Whether a sentence says no from word `first` on: a bare No, or by what it leaves to the question ("It won't, not
    even daily").
    """
    while s.is_head(first, "says_alas"):
        first += 1 + (s.word(first + 1) == ",")
    if len(s.lower) - first <= _BARE_ANSWER and opens_with(s.said(first, len(s.lower)), "says_no", s.language):
        return True
    at = first + 1 + (s.word(first + 2) == "not")
    is_denied = s.is_class(at, "negative") and s.is_any(first + 1, *AUXILIARIES, "negative")
    return s.word(first) in _POINTING and is_denied and s.word(at + 1) in ("", ".", "!", ",", ";")


def _asks_for_all(asked: list[Claim], language: Language) -> bool:
    """Whether a no only says that it is not always or not wholly so."""
    words = {word.lower for claim in asked for word in words_of(claim.sentence.text)}
    return not words.isdisjoint(language.heads["asked_wholly"])


def _asks_with_not(question: Claim) -> bool:
    """Whether the verb that asks holds the negator: "doesn't it cause …?" asks what "does it cause …?" does, where "is
    it true that it does not …?" asks for the denial.
    """
    opening = question.sentence.text.replace("’", "'").lstrip("\"'“‘*_ ").lower().partition(" ")[0]
    return opening.endswith("n't")


def _lifted(question: Claim, least: int) -> Claim:
    """A bare Yes to "can it …?" says more than that it can, and the steps tell so."""
    if question.modal not in ("can", "") or question.strength >= least:
        return question
    return question._replace(strength=least, steps=(*question.steps, f"a bare yes ≥{least}"))


def _behind_label(s: Tagged) -> int:
    """The word behind the label of an answer that stands in one paragraph with its question: "A: Yes."."""
    is_label = len(s.lower) > 2 and s.lower[0] in ("a", "answer") and s.lower[1] in (":", ".")
    return 2 if is_label else 0


def _span(s: Tagged, sentence: Sentence, first: int) -> Span:
    """Where an answer stands, its label left out."""
    return sentence.source_span(s.words[first].start, len(sentence.text)) if first else sentence.span


_POINTING = frozenset(["it", "they", "this", "that", "you", "these"])


def _affirms(s: Tagged, first: int) -> bool:
    """Whether a sentence says yes from word `first` on: first of all ("Yes, …"), in a few words ("The answer is yes",
    "Science says yes"), or by what it leaves to the question ("It can.", "They do!").
    """
    said = s.lower[first:]
    opening = 2 if said[:2] == ["of", "course"] else 1
    if opening == 2 or (said and said[0] in s.language.heads["affirming"]):
        return said[opening : opening + 1] != ["not"]  # "Definitely not on its own"
    if len(said) > _BARE_ANSWER or any(m.of("negation") for m in s.operators):
        return False
    if "yes" in said:
        told = (s.language.reporters.get(word) for word in said)
        return not any(source is not None and source != "research" for source in told)  # "Some say yes"
    mark = s.operator_at(first + 1)
    is_cautious = mark is not None and (tag := mark.of("modal")) is not None and int(tag.data["ceiling"]) <= 2
    is_left_open = not is_cautious and s.is_any(first + 1, *AUXILIARIES)
    return said[:1] != [] and said[0] in _POINTING and is_left_open and said[2:3] in ([], ["."], ["!"], [","])


def _completed(claim: Claim, question: Claim) -> Claim:
    """An answer's claim with what it leaves to the question: "Yes, it may ease the pain" is of what was asked about."""
    if claim.subject.found == "stated" or question.subject.found == "unknown":
        return claim
    return claim._replace(subject=question.subject._replace(found="answer"))
