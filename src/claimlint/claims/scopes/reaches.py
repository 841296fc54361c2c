"""All that acts on the claims of a sentence, and how far: negation, hedges, questions, myths, attribution, conditions,
by the operators of the lexicon and by constructions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from claimlint.claims.clauses import tail_question
from claimlint.claims.scopes.attributions import attributions_in
from claimlint.claims.scopes.needs import open_questions
from claimlint.claims.scopes.operators import denies_doubt, reach_of
from claimlint.claims.scopes.reach import Reach, right_end
from claimlint.claims.scopes.rebuttals import TOLD, rebuttals_in, tells_belief
from claimlint.claims.tagged import Tagged
from claimlint.claims.tagging import KEPT
from claimlint.claims.verbs import denies


@lru_cache(maxsize=KEPT)
def reaches_of(s: Tagged, *, is_question: bool) -> Sequence[Reach]:
    """All reaches of a sentence, in order of their cues."""
    found: list[Reach] = []
    size = len(s.lower)
    if is_question and size:
        found.append(Reach("question", "?", size - 1, size, tail_question(s), size))
    if s.operators:
        for mark in s.operators:
            for tag in mark.tags:
                reach = reach_of(s, mark, tag)
                if reach is not None:
                    found.append(reach)
                    if reach.kind == "unknown" and _ASKED & set(s.lower[mark.start : mark.end]):
                        found.append(reach._replace(kind="hedge"))
                    if reach.kind == "unknown" and _DENIED & set(s.lower[mark.start : mark.end]):
                        found.append(reach._replace(kind="negation"))
    found.extend(_contracted(s, found))
    found.extend(_unproven(s, found))
    found.extend(_weakly_shown(s))
    found.extend(_open(s))
    found.extend(attributions_in(s))
    if any(reach.source in TOLD for reach in found) or tells_belief(s, len(s.lower)):
        found.extend(Reach.of(s, "rebuttal", (a, b), (0, a)) for a, b in rebuttals_in(s))
    return found


_DENIED = frozenset(["does", "doesn't", "do", "don't"])  # "does not show that"
_ASKED = frozenset(["whether", "if", "unclear", "uncertain", "unknown", "known"])
_EVIDENCE_REACH = 4  # words: "no good clinical evidence that"
_VERB_REACH = 6  # words: "evidence has yet to show that"


def _unproven(s: Tagged, found: list[Reach]) -> Iterator[Reach]:
    """What has no evidence for it: "no convincing proof that drips boost immunity", "no good data show that"."""
    covered = {at for reach in found if reach.kind == "negation" for at in range(reach.cue_start, reach.cue_end)}
    for at, word in enumerate(s.lower):
        if word not in s.language.heads["scarce"] or at in covered:
            continue
        if word == "enough" and (not _is_short(s, at) or covered.intersection((at - 2, at - 1))):
            continue  # there is enough; or the negator in front has denied it all
        noun = next((i for i in range(at + 1, at + _EVIDENCE_REACH) if s.is_head(i, "evidence_noun")), None)
        that = None if noun is None or noun in covered else _said_by(s, noun)
        if that is not None:
            yield Reach.of(s, "negation", (at, that), (that + 1, right_end(s, that)))


def _is_short(s: Tagged, enough: int) -> bool:
    """Whether there is not enough: "isn't enough evidence", "not nearly enough"."""
    return any(word == "not" or word.endswith("n't") for word in s.lower[max(0, enough - 2) : enough])


def _said_by(s: Tagged, noun: int) -> int | None:
    """The "that" of what evidence says or would say: right behind its noun, or behind a verb of showing."""
    for at in range(noun + 1, min(noun + 1 + _VERB_REACH, len(s.lower))):
        if s.lower[at] == "that":
            return at
        if not s.is_head(at, "evidencing"):
            return None
    return None


def _weakly_shown(s: Tagged) -> Iterator[Reach]:
    """What has weak evidence, as the predicate tells: "the evidence that probiotics help with eczema is weak"."""
    nouns = s.language.heads["evidence_noun"]
    if "that" not in s.lower or nouns.isdisjoint(s.lower):
        return
    for at, word in enumerate(s.lower[:-3]):
        if word not in nouns or s.lower[at + 1] != "that":
            continue
        for i in range(at + 3, len(s.lower) - 1):
            is_predicate = s.is_class(i, "be") or s.lower[i] in ("remains", "remain")
            graded = i + 1 + (s.lower[i + 1] in ("very", "still", "too", "quite", "rather", "only"))
            if is_predicate and s.is_head(graded, "weak_evidence"):
                yield Reach.of(s, "unknown", (i, graded + 1), (at + 2, i))
                break


def _open(s: Tagged) -> Iterator[Reach]:
    """What calls for research leave open; the breakers of a sentence part its clauses."""
    edges = [0, *s.breaks, len(s.lower)]
    for start, end in pairwise(edges):
        for cue, cue_end, left, right in open_questions(s, start, end):
            yield Reach.of(s, "unknown", (cue, cue_end), (left, right), effect="whole")


def _contracted(s: Tagged, found: list[Reach]) -> list[Reach]:
    """Negation inside a verb group: doesn't, cannot, won't."""
    covered = {i for reach in found if reach.kind == "negation" for i in range(reach.cue_start, reach.cue_end)}
    return [
        Reach("negation", word, i, i + 1, i + 1, right_end(s, i + 1))
        for i, word in enumerate(s.lower)
        if word.endswith("n't") and i not in covered and denies(s, i) and not denies_doubt(s, i + 1)
    ]
