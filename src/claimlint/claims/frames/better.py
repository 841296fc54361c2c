"""Frames of what is better than a thing that nobody knows: it is no replacement, but helps with what "for" names."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import arguments_in
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, Draft
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged
from claimlint.claims.verbs import Group


def better_for(s: Tagged, cue: Mark, tag: Tag, carried: Group, at: int, form: str = "adjective") -> Draft | None:
    """`White noise is better than rocking for colic`: what is compared ends before word `at`."""
    if s.word(at) not in ("for", "against", "at"):
        return None
    phrase, objects = objects_after(s, at + 1)
    subjects = tuple(a for a in subject_in(s, subject_before(s, carried.start), "treat") if a.name.kind in AGENTS)
    if not subjects or not objects or objects[0].name.kind not in ("condition", "outcome"):
        return None
    if s.lower[cue.start - 1] == "no" and objects[0].name.kind != "condition":
        return None  # "Oats are no better than wheat for blood sugar": two foods alike
    helps = as_relation(tag, "treat", 4, object=["disease", "symptom"])
    return Draft(helps, cue, form, carried, carried.own, phrase.end, subjects, objects, "comparison")


def works_better(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`White noise works better than rocking for colic`: the same of a verb that ends in "than"."""
    phrase = object_after(s, cue.end)
    compared = arguments_in(s, phrase, AGENTS)
    if not compared or (compared[0].name.kind != "unknown" and compared[0].name.category in _OF_CARE):
        return None
    end = phrase.end + (s.word(phrase.end) in ("alone", "either", "ever"))
    return better_for(s, cue, tags[0], group, end, "active")


_OF_CARE = frozenset(["drug", "procedure", "vaccine", ""])  # what is better than these may take their place
