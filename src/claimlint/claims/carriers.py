"""Carriers: the verb that carries a noun or a predicate: "provides relief", "is a cure", "proved safe and effective"."""

from __future__ import annotations

from dataclasses import replace

from claimlint.claims.tagging import Mark, Tagged
from claimlint.claims.verbs import Group, group_before


def light_verb(s: Tagged, at: int) -> int | None:
    """The light verb that carries a noun at word `at`, over its determiners, adjectives and a coordination before it."""
    i = at - 1
    while i >= 0 and i > at - 9:
        word = s.lower[i]
        mark = s.cover[i]
        two = f"{s.lower[i - 1]} {word}"
        if i and two in s.language.light_verbs and not s.is_class(i - 2, "determiner"):
            return i - 1
        if (
            word in s.language.light_verbs
            and not (mark and mark.name)
            and not s.is_class(i - 1, "determiner")
            and word not in s.language.classes["be"]
        ):
            return i
        if (
            word in (",", ";", ":", ".", "(", ")", "that", "which")
            or s.is_class(i, "modal")
            or s.is_class(i, "be")
            or word in ("for", "with", "from", "to", "by", "of", "as")
        ):
            return None
        i -= 1
    return None


def carrier_of(s: Tagged, at: int, verb: int | None) -> tuple[Group, int, str]:
    """The verb group that carries a noun, where the claim's span starts, and the frame."""
    if verb is not None:
        group = group_before(s, verb)
        return group, group.own, "light"
    i = at - 1
    while i >= 0 and (s.is_class(i, "determiner") or is_modifier(s, i)):
        i -= 1
    if i >= 0 and (s.is_class(i, "be") or s.lower[i] in s.language.classes["be_like"] or s.lower[i] == "as"):
        outer = group_before(s, i)
        frame = "existential" if s.lower[outer.start - 1 : outer.start] == ["there"] else "copular"
        if s.lower[i] == "as" and i:  # "is hailed as a cure": the verb before carries it
            row = s.language.governors.get(s.lower[i - 1])
            outer = group_before(s, i - 1)
            return (
                (
                    replace(outer, governors=((s.lower[i - 1], row), *outer.governors))
                    if row and "set" in row
                    else outer
                ),
                at,
                "copular",
            )
        return replace(outer, head=i), at if frame == "existential" else at, frame
    return Group(at, at, at), at, "nominal"


def is_modifier(s: Tagged, at: int) -> bool:
    if s.lower[at] == "'s" and not s.is_class(at, "be"):
        return True
    mark = s.cover[at]
    if mark is not None and mark.name:
        return False
    return s.lower[at].isalpha() and not any(
        s.is_class(at, c)
        for c in ("preposition", "conjunction", "subordinator", "be", "be_like", "modal", "have", "do", "relative")
    )


def copula_of(s: Tagged, group: Group, cue: Mark) -> Group | None:
    """The verb group of the copula before a predicative adjective, over adverbs and adjectives joined to it ("safe and effective")."""
    if group.has_be and group.start < cue.start:
        return group
    i = cue.start - 1
    while i >= 0 and _is_before_predicate(s, i):
        i -= 1
    if i >= 0 and (
        s.lower[i] in s.language.classes["be_like"] or s.is_class(i, "be") or s.lower[i] in s.language.heads["linking"]
    ):
        return replace(group_before(s, i), head=cue.start)
    return None


def _is_before_predicate(s: Tagged, at: int) -> bool:
    word = s.lower[at]
    if word in s.language.heads["joined_adjective"] or word.endswith("ly") or s.is_class(at, "adverb"):
        return True
    mark = s.operator_at(at)
    return mark is not None and any(t.kind in ("booster", "hedge") for t in mark.tags)
