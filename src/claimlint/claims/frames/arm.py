"""Frames of the arms of a trial, each with what was measured in it: "Survival was 11 months with X versus 6 with
placebo", "Pain fell by 2 points in the yoga group".
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in, ailments_in, as_said
from claimlint.claims.arguments.noun_phrases import HARD, object_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import HEALTH, Argument, Draft, argument_of
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before

_REACH = 24  # words of an arm: "with pembrolizumab in patients who had not been treated before"
_IN_ARM = frozenset(["with", "on", "for", "in", "among", "given", "taking", "receiving", "using", "to", "after", "of"])
_OF_PEOPLE = frozenset(["for", "in", "among", "to", "of"])


def arms_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """What was measured in two arms that "versus" or "compared with" sets against each other, each with its number."""
    first = max([i + 1 for i in range(cue.start) if s.lower[i] in HARD and s.lower[i] not in "()"], default=0)
    end = _stop(s, cue.end)
    if not _counts(s, max(first, cue.start - _REACH), cue.start) or not _counts(s, cue.end, min(end, cue.end + 6)):
        return None
    if not _is_arm(s, cue.end, min(end, cue.end + _REACH)):
        return None
    behind = range(cue.start - 1, first - 1, -1)
    arm = next((a for i in behind for a in arm_at(s, i, cue.start) or _unknown_arm(s, i, cue.start)), None)
    measured = _measured(s, first, cue.start, arm) if arm is not None else None
    if arm is None or measured is None:
        return None
    start = min(measured.start, arm.start)
    return Draft(tag, cue, "adjective", Group(start, start, start), start, cue.start, (arm,), (measured,), "comparison")


def shares_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Relapse occurred in 22% of the yoga group and 38% of the usual care group`: how many of each of two arms."""
    end = _stop(s, cue.end)
    reach = range(cue.end + 1, min(cue.end + _REACH, end))
    link = next((i for i in reach if s.lower[i] in _BESIDE and _counts(s, i + 1, min(end, i + 4))), None)
    objects = ailments_in(s, subject_before(s, group.start))
    if link is None or not objects or not _counts(s, cue.end, link) or not _is_arm(s, link + 1, end):
        return None
    arm = next((a for i in range(cue.end, link) for a in arm_at(s, i, link) or _unknown_arm(s, i, link)), None)
    if arm is None:
        return None
    return Draft(tag, cue, "adjective", group, group.own, arm.end, (arm,), objects[:1], "comparison")


def spans_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Survival was 18.2 months with X and 12.6 months with Y`: what was measured in each of two arms."""
    first = max(0, cue.start - _SPAN_REACH)
    be = next((i for i in range(cue.start - 1, first, -1) if s.is_class(i, "be") or s.lower[i] in _AVERAGED), None)
    end = _stop(s, cue.end)
    link = next((i for i in range(cue.end + 1, min(cue.end + _REACH, end)) if s.lower[i] in _BESIDE), None)
    if be is None or link is None or not _counts(s, be, cue.start) or not _counts(s, link, min(end, link + 6)):
        return None
    outer = group_before(s, be)
    objects = ailments_in(s, subject_before(s, outer.start))
    at = cue.end - 1
    arm = next((a for a in arm_at(s, at, link) or _unknown_arm(s, at, link)), None)
    if not objects or arm is None or not _is_arm(s, link + 1, end):
        return None
    return Draft(tag, cue, "adjective", outer, outer.own, arm.end, (arm,), objects[:1], "comparison")


_SPAN_REACH = 6  # words from "was" to the unit: "was a median of 18.2"
_AVERAGED = frozenset(["lasted", "averaged", "lived", "took", "reached"])


def as_share(s: Tagged, cue: Mark, draft: Draft) -> Draft:
    """`34% of those using X had stopped smoking compared with 21%`: what a share of each arm did was seen, not done."""
    if not draft.subjects or draft.tag.value == "compare":
        return draft
    first = next((i + 1 for i in range(draft.group.start - 1, -1, -1) if s.lower[i] in ",;:."), 0)
    is_share = any(s.lower[i] in _OF_SHARE and s.lower[i - 1] in _PERCENT for i in range(first + 1, draft.group.start))
    if not is_share or not _counts(s, cue.end, min(len(s.lower), cue.end + 3)):
        return draft
    return draft._replace(tag=as_relation(draft.tag, "compare", 3))


_OF_SHARE = frozenset(["of", "on", "in", "given", "using"])
_PERCENT = frozenset(["%", "percent", "cent", "third", "thirds", "half", "quarter"])


def _stop(s: Tagged, at: int) -> int:
    """The first full stop or semicolon from word `at` on, else where the sentence ends."""
    return next((i for i in range(at, len(s.lower)) if s.lower[i] in ".;"), len(s.lower))


_BESIDE = frozenset(["and", "versus", "vs", "against", "with", "but", ","])


def in_arm(s: Tagged, at: int) -> tuple[Argument, ...]:
    """The arm in which a change behind word `at` was seen: "fell by 2.1 points in the yoga group"."""
    end = min(at + _REACH, len(s.lower))
    end = next((i for i in range(at, end) if s.lower[i] in HARD and s.lower[i] not in "()"), end)
    return next((found for i in range(at, end) if s.lower[i] == "in" and (found := arm_at(s, i, end))), ())


def arm_at(s: Tagged, at: int, limit: int) -> tuple[Argument, ...]:
    """What the arm has whose preposition or participle is word `at`: "with zinc", "in the yoga group"."""
    if s.lower[at] not in _IN_ARM:
        return ()
    start = at + 1 + s.is_class(at + 1, "determiner")
    phrase = object_after(s, start)
    stop = next((i for i in range(start, phrase.end + 1) if _ends_arm(s, i)), limit)
    is_group = stop < limit and s.is_head(stop, "arm")
    end = min(phrase.end, limit, stop)
    if end <= start or (s.lower[at] in _OF_PEOPLE and not is_group):
        return ()
    if any(s.is_head(i, "control_arm") for i in range(start, end)):
        return ()
    found = agents_in(s, WordRange(start, end))[:1]
    return found or (_group_named(s, start, end) if is_group else ())


def _group_named(s: Tagged, start: int, end: int) -> tuple[Argument, ...]:
    """`the home-monitoring group`: what no vocabulary knows, where no name of people or of an illness stands."""
    if any(s.is_head(i, "no_arm") or s.is_head(i, "people") or s.is_head(i, "health") for i in range(start, end)):
        return ()
    is_plain = end - start <= _GROUP_WORDS and not s.names(start, end) and s.lower[end - 1].isalpha()
    return (as_said(s, "intervention", start, end),) if is_plain else ()


_GROUP_WORDS = 4  # words of the name of a group


def _unknown_arm(s: Tagged, at: int, end: int) -> tuple[Argument, ...]:
    """`with olaparib`: one word that nobody knows, right before the other arm."""
    is_one = at + 2 == end - (s.lower[end - 1] in (",", "("))
    if s.lower[at] not in ("with", "on", "given", "taking", "receiving") or not is_one or s.cover[at + 1] is not None:
        return ()
    return (as_said(s, "intervention", at + 1, at + 2),) if s.lower[at + 1].isalpha() else ()


def _ends_arm(s: Tagged, at: int) -> bool:
    """Whether a name of an arm ends before word `at`: "the yoga group", "given the new drug lived"."""
    return s.is_head(at, "arm") or s.is_head(at, "living") or s.is_head(at, "measured")


def _is_arm(s: Tagged, start: int, end: int) -> bool:
    """Whether words [start, end) tell of another arm: a control, or another thing that was given."""
    return any(s.is_head(i, "control_arm") or arm_at(s, i, end) for i in range(start, end))


def _counts(s: Tagged, start: int, end: int) -> bool:
    return any(s.lower[i][0].isdigit() or s.is_head(i, "counted") for i in range(start, end))


def _measured(s: Tagged, start: int, end: int, arm: Argument) -> Argument | None:
    """What was measured: the first health matter outside the arm, else how long people lived."""
    for mark in s.names(start, end):
        is_health = mark.kind in HEALTH
        is_outside = mark.end <= arm.start or mark.start >= arm.end
        is_had = s.lower[mark.start - 1] == "with" or (
            s.lower[mark.start - 1] == "had" and s.lower[mark.start - 2] == "who"
        )
        if is_health and is_outside and not is_had:
            return argument_of(s, mark)
    heads = ("living", "health", "fared")
    at = next((i for i in range(start, end) if any(s.is_head(i, head) for head in heads)), None)
    return as_said(s, "outcome", at, at + 1) if at is not None else None
