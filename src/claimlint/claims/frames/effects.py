"""Nouns of effect with what acts beside them: "the effect of X on Y", "what effect X has on Y"."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in, arguments_in
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import group_before

_ASKING = frozenset(["what", "which", "whatever"])
_ASKED_REACH = 9  # words from "what effect" to "has on": "what effect a daily glass of red wine has on"


def effect_of(
    s: Tagged, at: int, objects: tuple[Argument, ...], end: int
) -> tuple[tuple[Argument, ...], tuple[Argument, ...], int]:
    """`the effectiveness of zinc in the common cold`: what acts, what on, and where the phrase ends."""
    phrase = object_after(s, at)
    agents = arguments_in(s, phrase, AGENTS)
    if not agents or s.word(phrase.end) not in ("in", "on", "for", "against", "to"):
        return (), objects, end
    further, found = objects_after(s, phrase.end + 1)
    return (agents, found, further.end) if found else ((), objects, end)


def asked_effect(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`Nobody knows what effect vaping has on fertility`: what acts and what on stand around "has on"."""
    if not _ASKING.intersection(s.lower[max(0, cue.start - 2) : cue.start]):
        return None
    reach = range(cue.end + 1, min(cue.end + _ASKED_REACH, len(s.lower) - 1))
    have = next((i for i in reach if s.is_class(i, "have") and s.lower[i + 1] in ("on", "upon")), None)
    if have is None:
        return None
    group = group_before(s, have + 1)
    phrase, objects = objects_after(s, have + 2)
    objects = tuple(a for a in objects if a.name.kind in HEALTH)
    subjects = agents_in(s, WordRange(cue.end, group.start))
    if not subjects or not objects:
        return None
    return Draft(tag, cue, "noun", group, cue.start, phrase.end, subjects, objects, "light")
