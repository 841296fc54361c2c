"""Appositions: what a noun in an insertion, or before one, is said of."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import agents_in
from claimlint.claims.arguments.carriers import is_modifier
from claimlint.claims.arguments.instruments import label_before
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import Argument
from claimlint.claims.tagged import Mark, Tagged


def ahead_in_apposition(s: Tagged, cue: Mark, at: int) -> tuple[Argument, ...]:
    """`A trusted remedy for gout, cherry concentrate is sold in sachets`: what stands behind the insertion."""
    before = range(cue.start)
    is_first = all(
        s.is_class(i, "determiner")
        or is_modifier(s, i)
        or s.is_class(i, "conjunction")
        or s.lower[i][0].isdigit()
        or s.lower[i] == "%"
        for i in before
    )
    if not is_first or s.word(at) != ",":
        return ()
    return agents_in(s, object_after(s, at + 1))


def in_apposition(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Valerian – the cure for insomnia –`, `Ginger, a natural remedy for nausea, …`: what stands before the
    insertion.
    """
    i = at - 1
    while i >= 0 and (s.is_class(i, "determiner") or is_modifier(s, i) or s.word(i + 1) == "'s"):
        i -= 1  # also over an owner: "your gut's best defence"
    if i >= 1 and s.lower[i] == ":":  # "Charcoal: the end of the hangover"
        return label_before(s, i + 1)
    if i < 1 or s.lower[i] not in (",", "–", "—", "(", "-") or s.is_head(i - 1, "promotional"):
        return ()  # "Fast, effective relief": a row of adjectives
    return subject_in(s, subject_before(s, i), "cure")
