"""Frames of lists that tell what goes with a thing: its side effects, complications, benefits."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import ailments_in, arguments_in, names_risk
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.drafts import AGENTS, HEALTH, Draft, argument_of
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group


def listed_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Side effects of tamoxifen include hot flushes`, `Measles complications are …`: what a list says of its owner."""
    end = cue.end - (s.lower[cue.end - 1] == "of")
    if s.word(end) in ("of", "from", "with"):
        phrase = object_after(s, end + 1)
        owner, end = arguments_in(s, phrase, (*AGENTS, *HEALTH)), phrase.end
    else:
        owner = tuple(argument_of(s, mark) for mark in s.names(max(0, cue.start - 3), cue.start))
    while end < len(s.lower) and (s.is_class(end, "modal") or s.lower[end] in ("be", "often", "usually", "mainly")):
        end += 1
    if not owner or not s.lower[end : end + 1] or not (s.is_head(end, "listing") or s.is_class(end, "be")):
        return None
    phrase = object_after(s, end + 1)
    effects = ailments_in(s, phrase)
    if not effects:
        return None
    tag = (
        _benefit_of(s, tag, WordRange(end + 1, phrase.end))
        if s.language.relations[tag.value].get("direction") == "+"
        else tag
    )
    return Draft(tag, cue, "adjective", group, cue.start, phrase.end, owner, effects, "listed")


def _benefit_of(s: Tagged, tag: Tag, phrase: WordRange) -> Tag:
    """What a benefit in a list is: less of an ailment, a lower risk, or more of what is good."""
    is_less = s.is_head(phrase.start, "less") or s.lower[phrase.start] in ("lower", "reduced")
    kind = "reduce-risk" if names_risk(s, phrase.start, phrase.end) else "reduce-symptom" if is_less else tag.value
    return as_relation(tag, kind, 4)
