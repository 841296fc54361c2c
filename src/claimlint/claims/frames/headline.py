"""Frames of headlines without a verb: "Statins: lower cholesterol, fewer heart attacks", "Ginger for nausea relief"."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import ailments_in, names_risk
from claimlint.claims.arguments.carriers import is_headline, is_modifier
from claimlint.claims.arguments.instruments import agent_after, announced_behind, instrument_after, label_before
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged, WordRange
from claimlint.claims.verbs import Group

_FINER = frozenset(["faster", "quicker", "stronger", "slower", "milder", "shorter"])
_LONGEST = 16  # words of a headline


def announced_frame(s: Tagged, cue: Mark, tags: list[Tag]) -> Draft | None:
    """What a label with a colon announces: less of an ailment, more of what is good."""
    if (
        len(s.lower) > _LONGEST
        or not (s.is_head(cue.start, "degree") or s.lower[cue.start] in _FINER)
        or s.lower[-1] == "."
    ):
        return None
    colon = next((i for i in range(cue.start - 1, 0, -1) if s.lower[i] == ":"), None)
    if colon is None or s.lower[cue.start - 1] not in (":", ",", "and"):
        return None
    if any(s.is_any(i, *AUXILIARIES, "negative") for i in range(len(s.lower))):
        return None
    phrase = object_after(s, cue.start + 1)
    first = next((i for i in range(phrase.start, phrase.end) if s.lower[i] in (",", "and", "or")), phrase.end)
    phrase = WordRange(cue.start + 1, first)
    objects = ailments_in(s, phrase)
    subjects = tuple(a for a in label_before(s, colon + 1) if a.name.is_known)
    if not objects or not subjects or s.word(first) == "than":
        return None
    tag = _told(s, cue, tags[0], objects[0].name.kind, names_risk(s, *phrase))
    return Draft(tag, cue, "noun", Group(0, 0, 0), cue.start, phrase.end, subjects, objects, "announced")


def _told(s: Tagged, cue: Mark, tag: Tag, kind: str, has_risk: bool) -> Tag:
    is_less = s.lower[cue.start] in ("less", "fewer", "lower", "milder", "shorter")
    is_worse = s.lower[cue.start] == "worse" or (kind == "condition" and not is_less and s.lower[cue.start] != "better")
    value = "reduce-symptom" if is_less else "cause" if is_worse else "improve"
    if has_risk:
        value = "reduce-risk" if is_less else "increase-risk"
    return as_relation(tag, value, 4, object=["any"], alone=False)


_ANNOUNCED_REACH = 5  # words of what was cured: "Stage four kidney failure reversed"


def is_announced(s: Tagged, cue: Mark, tag: Tag) -> bool:
    """`Kidney failure reversed: how it was done`, `Asthma cured in a week`: a headline without a verb of its own."""
    ill = s.cover[cue.start - 1] if 0 < cue.start <= _ANNOUNCED_REACH else None
    if ill is None or ill.kind not in HEALTH:
        return False
    if tag.value not in s.language.strength["hard_classes"]:
        return False
    end = next((i for i in range(cue.end, len(s.lower)) if s.lower[i] == ":"), len(s.lower))
    has_verb = any(s.is_any(i, *AUXILIARIES) for i in range(end))
    is_free = s.word(cue.end) in ("", ":", "in", "for", "without", "!", "naturally", "at")
    return is_free and not has_verb and (end < len(s.lower) or s.lower[-1] != ".")


def promises_benefit(s: Tagged, cue: Mark, tags: list[Tag], start: int, end: int) -> bool:
    """Whether a line without a verb promises what its noun names, or denies it under a label."""
    is_open = s.lower[-1] != "."
    opens = all(is_modifier(s, i) or s.lower[i] in (",", "and", "-") for i in range(cue.start))  # "Fast relief from"
    if _is_benefit(s, tags) and (is_open or opens):
        if any(s.is_head(i, "promotional") for i in range(0 if opens else max(0, cue.start - 3), cue.start)):
            return True  # "Fast Relief from Cramps"
        is_from = {"from", "against"} & set(s.lower[cue.end - 1 : cue.end + 1])
        if opens and is_from and instrument_after(s, end, end + 2):
            return True  # "Protection from cancer through broccoli"; "Prevention of malaria with nets" is a topic
        if opens and is_from and _names_product(s, end):
            return True  # "Drug-free relief from period pain: the TENS machine"
    if is_open and s.lower[cue.start - 1] in ("no", "zero") and label_before(s, cue.start - 1):
        return True  # "Copper socks: no benefit for gout"
    return is_line_for(s, start, end)


def _names_product(s: Tagged, at: int) -> bool:
    """Whether a colon near word `at` leads to the name of a remedy and no more: not "the vaccine explained"."""
    told = announced_behind(s, 0, at)
    end = told[0].end if told else 0
    while s.is_head(end, "product"):
        end += 1
    return bool(told) and s.word(end) in ("", ".", "!", "that", "which")


def _is_benefit(s: Tagged, tags: list[Tag]) -> bool:
    return s.language.relations[tags[0].value].get("direction") == "+" and tags[0].data["strength"] >= 4


def tells_whole_result(s: Tagged, cue: Mark, at: int) -> bool:
    """`Complete clearance of warts after a week of garlic`: a line without a verb that tells a whole recovery, and
    what was taken or done for it.
    """
    if not s.is_head(cue.start - 1, "whole") or any(s.is_any(i, *AUXILIARIES) for i in range(len(s.lower))):
        return False
    opens = cue.start == 1 or s.lower[cue.start - 2] in (":", "–", "—", "-", ",", "and")
    return opens and bool(instrument_after(s, at, len(s.lower)) or laid_before(s, at))


_LEADING_TO = ("under", "followed", "follows")


def laid_before(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Regression of warts under a nightly compress of onion`, `… followed a week of onion`: what lies on what ails
    or went before, behind word `at`.
    """
    link = next((i for i in range(at, len(s.lower) - 1) if s.lower[i] in _LEADING_TO), None)
    found = agent_after(s, link, _LEADING_TO) if link is not None else None
    return tuple(a for a in found or () if a.name.kind in AGENTS)


def is_line_for(s: Tagged, start: int, end: int) -> bool:
    """`Turmeric for arthritis relief`: a line that names a thing and, from word `start` to `end`, the benefit that it
    is for.
    """
    if start < 2 or s.lower[start - 1] != "for" or not is_headline(s):
        return False
    if end < len(s.lower) and s.lower[end] not in (":", "–", "—", "-", "|", "!"):
        return False
    if any(s.is_head(i, "research") or s.is_head(i, "report_subject") for i in range(end, len(s.lower))):
        return False  # "Yoga for pain relief: a review"
    named = [m for m in s.names(0, start - 1) if m.kind == "intervention"]
    return bool(named) and named[0].start <= 1 and named[-1].end >= start - 2
