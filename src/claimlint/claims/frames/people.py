"""Agents of claims that have people as their subject: what they take, do or were given, not they, acts."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in
from claimlint.claims.arguments.habits import with_habit
from claimlint.claims.arguments.instruments import instrument_after, taken_after, taken_ahead, takers_ahead
from claimlint.claims.arguments.naming import unknown_name
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.clauses import opens_question
from claimlint.claims.drafts import Argument, Draft
from claimlint.claims.frames.parity import done_in_clause
from claimlint.claims.model import CURES
from claimlint.claims.tagged import Tagged, WordRange

_FOUND = ("associate", "compare")  # what is found of people, whatever brings it about


def with_agent(s: Tagged, draft: Draft) -> Draft:
    """Where people are the subject of a benefit, what they take: "anyone who takes our capsules", "doctors treat it
    with X".
    """
    if members := _listed(s, draft):
        return draft._replace(subjects=members)
    if draft.subjects and draft.subjects[0].name.text.lower() == "it" and opens_question(s, draft.end):
        return draft._replace(subjects=done_in_clause(s, draft.end) or draft.subjects)  # "It makes no difference …"
    if draft.tag.value in _FOUND:
        draft = draft._replace(subjects=with_habit(s, draft.subjects, draft.group.start))
        if draft.tag.value == "associate":
            return draft
    if (draft.subjects and not _are_people(s, draft.subjects[0])) or draft.tag.value in ("cause", "increase-risk"):
        return draft
    found = instrument_after(s, draft.end, draft.end + 14) or _by_doing(s, draft.end)
    found = found or taken_after(s, draft.end, draft.end + 3)  # "You will never catch flu if you take garlic"
    if not found and draft.subjects:
        found = taken_ahead(s, draft.group.start)
    if not found and draft.subjects:
        first, last = draft.subjects[0].start, max(draft.subjects[0].end, draft.group.start)
        link = next((i for i in range(first, last) if s.is_class(i, "preposition")), draft.subjects[0].end)
        between = WordRange(min(link + 1, last), last)
        found = tuple(a for a in agents_in(s, between) if a.name.is_known or a.name.kind == "product")
        if draft.tag.value in CURES:
            found = takers_ahead(s, draft.subjects[0].start, draft.group.start) or found
    return draft._replace(subjects=found or draft.subjects)


def _are_people(s: Tagged, subject: Argument) -> bool:
    """Whether people are the subject, also by what ails them: "patients with lupus"."""
    at = subject.start - 1
    is_theirs = subject.name.kind == "condition" and s.word(at) == "with" and s.is_head(at - 1, "people")
    return is_theirs or subject.name.kind == "population" or subject.name.text.lower() in ("you", "they")


def _listed(s: Tagged, draft: Draft) -> tuple[Argument, ...]:
    """The members that follow a class which a relative clause says something of: "Foods that ease gout include …"."""
    end = max(draft.end, draft.cue.end)
    if not draft.subjects or draft.subjects[0].name.is_known or not s.lower[end : end + 1]:
        return ()
    is_relative = any(s.is_class(i, "relative") for i in range(draft.subjects[0].end, draft.group.start + 1))
    if not is_relative or not (s.is_head(end, "listing") or s.is_class(end, "be")):
        return ()
    return tuple(a for a in agents_in(s, object_after(s, end + 1)) if a.name.is_known)


def _by_doing(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`free of anxiety by tapping on eight points`: what is done, though the vocabulary has no name for it."""
    if s.word(at) != "by" or not s.word(at + 1).endswith("ing"):
        return ()
    phrase = object_after(s, at + 1)
    name = unknown_name(s, phrase.start, phrase.end)
    return (Argument(name, phrase.start, phrase.end),) if name is not None else ()
