"""Findings: what a study saw in a group or over time, with nothing said of why: "was higher in nurses", "rates
declined".
"""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import ailments_in, arguments_in, as_said, names_risk
from claimlint.claims.arguments.carriers import carrier_of, copula_of, is_modifier, light_verb
from claimlint.claims.arguments.clause_agents import done_after, seen_when
from claimlint.claims.arguments.coordination import opening_of
from claimlint.claims.arguments.habits import habit_after
from claimlint.claims.arguments.instruments import agent_after, taken_after, takers_after
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import objects_after, what_changed
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before


def observed_change(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Intake was increased in one group`, `rates declined`: a change that was seen, with nothing said to cause it."""
    acting = taken_after(s, cue.end, cue.end + _TAKEN_REACH) or done_after(s, cue.end) or seen_when(s, cue.end)
    if (
        tags[0].data["lemma"] not in s.language.heads["change_verb"]
        or group.modals
        or any(word not in ("tend", "tends", "tended") for word, _ in group.governors)
        or (tags[0].data["feature"] not in ("ed", "s") and not group.governors and not acting)
    ):
        return None
    subjects = arguments_in(s, subject_before(s, group.start), HEALTH + AGENTS)
    if not subjects or subjects[0].name.kind == "intervention":
        return None
    seen = as_seen(tags[0])
    return Draft(seen, cue, "passive", group, group.own, cue.end, acting or subjects, subjects, "association")


_TAKEN_REACH = 8  # words from a change to "after": "dropped from 12% to 4% after the ward introduced"


def as_seen(tag: Tag) -> Tag:
    """The cue of a change that was only seen: it sets one time or group against another."""
    return as_relation(tag, "compare", 3, object=["any"])


def linking(s: Tagged, cue: Mark, tags: list[Tag], group: Group, first: WordRange) -> Draft | None:
    """`The survey linked energy drinks with poor sleep`: what is linked is the subject, whoever links it."""
    further, objects = objects_after(s, first.end + 1)
    subjects = subject_in(s, first, "associate")
    if not objects or not subjects:
        return None
    return Draft(
        tags[0],
        cue,
        "active",
        group,
        group.own,
        further.end,
        subjects,
        objects,
        "association",
        names_risk(s, further.start, further.end),
    )


def seen_with(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`There was less pain with ginger`, `Lower rates of infection were achieved with X`: what was less where a thing
    was taken.
    """
    first = cue.start - 1
    while first > 1 and (s.lower[first][0].isdigit() or s.lower[first] in ("%", "percent", "cent", "per")):
        first -= 1  # "There were 30% fewer falls"
    is_there = s.word(first - 1) == "there" and s.is_class(first, "be")
    if not (cue.start == 0 or is_there or s.lower[first] in (",", "that", "and", ":")):
        return None
    phrase = object_after(s, cue.end)
    objects = ailments_in(s, phrase)
    at = phrase.end
    while at < len(s.lower) and (s.is_class(at, "be") or s.is_head(at, "brought") or s.is_head(at, "observing")):
        at += 1
    if not objects or (at == phrase.end and not is_there):
        return None
    found = agent_after(s, at, ("with", "after", "following", "on", "from")) or takers_after(s, at)
    subjects = tuple(a for a in found if a.name.kind in AGENTS)
    if not subjects:
        return None
    group, end = Group(cue.start, cue.start, cue.start), max(a.end for a in subjects)
    return Draft(tag, cue, "adjective", group, cue.start, end, subjects, objects, "comparison")


def comparing(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`was higher in nurses`, `had lower levels than`: one group against another, without a word on why."""
    if s.lower[cue.start - 1 : cue.end] == ["no", "longer"] or s.word(cue.end) == "to":
        return None  # "it is better to be early"
    carried = None if tag.data.get("measured") else copula_of(s, group, cue)
    verb = _measuring_verb(s, cue.start)
    around = (*(word for word in s.lower[: group.start] if word != "among"), *s.lower[cue.end :])
    is_compared = any(word in s.language.heads["against"] for word in around)  # no "Falls among the old are common"
    is_attribute = carried is not None or (
        verb is not None and s.lower[verb] == "with" and s.lower[verb - 1] != "those"
    )
    if tag.data.get("groups") and is_attribute and not is_compared:
        return None  # "is common in adults", "with rare diseases": how often, not where more often
    if verb is None and (carried is None or (tag.data["lemma"] == "better" and not is_compared)):
        return None  # "most colds get better"
    if carried is None and not is_compared and not _is_of_people(s, group_before(s, verb or cue.start).start):
        return None
    carried = carried or group_before(s, verb or cue.start)
    phrase = object_after(s, cue.end)
    objects = arguments_in(s, phrase, HEALTH + AGENTS)
    subjects = arguments_in(s, subject_before(s, carried.start), HEALTH + AGENTS)
    if verb is not None and not objects and s.word(cue.end) in ("on", "in", "at"):
        tested = next((i + 1 for i in (cue.end + 1, cue.end + 2) if s.word(i) == "of"), cue.end)
        phrase = object_after(s, tested + (tested == cue.end))  # "scored lower on tests of attention"
        objects = ailments_in(s, phrase)
    end = max(phrase.end, cue.end)
    if verb is not None and not objects and s.is_head(verb, "living"):
        objects = (as_said(s, "outcome", verb, cue.end),)  # "lived three months longer"
    if subjects and subjects[0].name.kind in HEALTH:
        taken = takers_after(s, cue.end) or agent_after(s, cue.end, ("with", "on", "after", "following")) or ()
        taken = taken or habit_after(s, cue.end)
        if taken and taken[0].name.kind in AGENTS:  # "Gout attacks are rarer in people who take allopurinol"
            subjects, objects = taken, subjects  # "Survival was longer with pembrolizumab"
        elif not (objects or is_compared or verb is not None):
            return None  # "…, but strokes were more common": in whom, nobody says here
    return Draft(tag, cue, "adjective", carried, min(carried.own, cue.start), end, subjects, objects, "comparison")


def _measuring_verb(s: Tagged, at: int) -> int | None:
    """The verb that tells what was measured, up to three words before word `at`, amounts not counted: "lost 12 per cent
    more".
    """
    left = 3
    for i in range(at - 1, -1, -1):
        if s.is_head(i, "measured"):
            return i
        left -= not (s.lower[i][0].isdigit() or s.lower[i] in _AMOUNT)
        if not left or at - i > _MEASURED_REACH or s.lower[i] == "that":
            return None
    return None


_MEASURED_REACH = 8  # words from "lived" to "longer"
_AMOUNT = frozenset(
    ["%", "per", "percent", "cent", "kg", "points", "a", "an", "median", "mean", "average", "of"]
)  # words of an amount: "a median of 8.3 months longer"


def _is_of_people(s: Tagged, at: int) -> bool:
    """Whether the subject of the verb group at word `at` is a group of people: "children who were wasted had higher
    odds".
    """
    phrase = subject_before(s, at)
    return any(
        s.is_head(i, "people") or s.lower[i] in ("those", "group", "groups", "cohort") for i in range(phrase.start, at)
    )


def changed_risk(s: Tagged, cue: Mark, tags: list[Tag]) -> Draft | None:
    """`have a lower risk of stroke`: the noun behind the adjective carries the object."""
    phrase = object_after(s, cue.end)
    objects = arguments_in(s, phrase, HEALTH)
    verb = light_verb(s, cue.start)
    if verb is None or not objects:
        return None
    group = group_before(s, verb)
    subjects = subject_in(s, subject_before(s, group.start), tags[0].value)
    tag = tags[0]
    if s.is_head(verb, "measured"):  # "have a lower risk" tells who has it, not why
        tag = as_relation(tag, "associate", 2)
    return Draft(tag, cue, "adjective", group, group.own, phrase.end, subjects, objects, "association", True)


def associated_with(s: Tagged, cue: Mark, tag: Tag, carried: Group) -> Draft | None:
    """`are more likely to have X`, `is predictive of X`: what with may be left to the words behind."""
    at = cue.end
    while s.is_head(at, "falling_ill") or s.word(at) in ("to", "of", "with", "for", "on", "from"):
        at += 1
    phrase, objects = what_changed(s, *objects_after(s, at))
    subjects = subject_in(s, subject_before(s, carried.start), tag.value)
    if not subjects and carried.start > 1 and s.lower[carried.start - 1] in ("and", "but"):
        subjects = opening_of(s, carried.start - 1)  # "Kava calms nerves, but has been linked to liver damage"
    subjects = subjects or objects
    if not subjects:
        return None
    subjects, objects = turned_round(s, subjects, objects)
    return Draft(
        tag,
        cue,
        "adjective",
        carried,
        carried.own,
        max(phrase.end, cue.end),
        subjects,
        objects or subjects,
        "association",
    )


def turned_round(
    s: Tagged, subjects: tuple[Argument, ...], objects: tuple[Argument, ...]
) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """`Asthma has been linked to mould`: what an illness is linked with is what is told of, where it is named as what
    people meet with, take or do.
    """
    is_met_with = bool(objects) and any(s.is_head(i, "points_to") for i in range(objects[0].start, objects[0].end))
    is_exposure = all(a.name.kind == "intervention" and a.name.is_known for a in objects)
    kinds = ("condition", "outcome") if is_met_with else ("condition",)
    is_ill = bool(subjects and objects) and subjects[0].name.kind in kinds
    return (objects, subjects) if is_ill and (is_met_with or is_exposure) else (subjects, objects)


_TOLD_REACH = 8  # words from a report verb to the noun that it reports: "found no statistically significant difference"
_SAID_REACH = 30  # words from a noun to its verb, over its complements


def is_told(s: Tagged, start: int, end: int) -> bool:
    """Whether the noun of a finding at words [start, end) is stated as one: found, seen, or the subject of what is
    said of it.
    """
    i = start - 1
    while (
        i >= 0
        and i > start - _TOLD_REACH
        and (s.is_class(i, "determiner") or is_modifier(s, i) or s.lower[i][0].isdigit() or s.lower[i] == "%")
    ):
        if _tells(s, i):
            return _is_finite(s, i)
        i -= 1
    if i >= 1 and s.lower[i] in ("of", "for") and _tells(s, i - 1):
        return True  # "evidence of a lasting effect"
    if i >= 0 and s.lower[i] == "and" and any(_tells(s, at) for at in range(max(0, i - _TOLD_REACH), i)):
        return True
    if i >= 0 and s.lower[i] not in (",", "that", ":", '"', "“", "(", "but", "and", "because", "although", "while"):
        return False
    return _is_said_of(s, end)


def _tells(s: Tagged, at: int) -> bool:
    return s.lower[at] in s.language.report_verbs or s.is_head(at, "observing") or s.is_head(at, "telling")


def _is_finite(s: Tagged, at: int) -> bool:
    """Whether a report verb tells: not "to show", not "should find"."""
    return s.word(at - 1) != "to" and not any(w in ("should", "will") for w in s.lower[max(0, at - 3) : at])


def _is_said_of(s: Tagged, at: int) -> bool:
    """Whether the noun before word `at` is the subject of a statement: "was stronger in women", "was observed",
    "persisted".
    """
    for i in range(at, min(at + _SAID_REACH, len(s.lower))):
        if s.lower[i] in (".", ";", ":"):
            return False
        if s.is_class(i, "modal"):
            return False
        if s.is_class(i, "be"):
            return True
        if s.is_head(i, "observing") and not s.is_class(i - 1, "preposition"):
            return True
    return False


_TOLD_BETWEEN = 4  # words from "link" to "between": "link has been found between"


def between_at(s: Tagged, at: int) -> int | None:
    """Where "between" stands behind a noun, over the verb that says that it was found."""
    for i in range(at, min(at + _TOLD_BETWEEN, len(s.lower))):
        if s.lower[i] == "between":
            return i
        if not (s.is_any(i, "be", "have") or s.is_head(i, "observing") or is_modifier(s, i)):
            return None
        if s.lower[i] == "that":
            return None
    return None


def _joint(s: Tagged, at: int) -> int | None:
    """The "and" behind the first of the two that "between" leads to, over what a preposition adds to it."""
    end = object_after(s, at + 1).end if s.is_class(at, "preposition") else at
    return next((i for i in range(at, min(end + 1, len(s.lower))) if s.lower[i] == "and"), None)


def between_frame(s: Tagged, cue: Mark, tags: list[Tag], link: int) -> Draft | None:
    """`a link between X and Y`: the first is the subject."""
    verb = light_verb(s, cue.start)
    group, _, _frame = carrier_of(s, cue.start, verb)
    phrase = object_after(s, link + 1)
    joint = _joint(s, phrase.end)
    if joint is not None:  # "between coffee and gout was found", "between coffee in pregnancy and asthma"
        further = object_after(s, joint + 1)
        found = (*_one_in(s, phrase.start, phrase.end), *_one_in(s, further.start, further.end))
        phrase = WordRange(phrase.start, further.end)
    else:
        found = arguments_in(s, phrase, HEALTH + AGENTS)
        parts = next((i for i in range(phrase.start, phrase.end) if s.lower[i] == "and"), None)
        if parts is not None and len(found) < 2:
            found = (*_one_in(s, phrase.start, parts), *_one_in(s, parts + 1, phrase.end))
    if not found:
        return None
    return Draft(tags[0], cue, "noun", group, cue.start, phrase.end, found[:1], found[1:2] or found[:1], "association")


def _one_in(s: Tagged, start: int, end: int) -> tuple[Argument, ...]:
    """What words [start, end) name, by the vocabulary or by themselves."""
    return arguments_in(s, WordRange(start, end), HEALTH + AGENTS)[:1]


_GROUPS_REACH = 12  # words from what differs to "between": "in back pain at 12 months between"


def compared_groups(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What the first of the groups has that differ: "no difference in pain between acupuncture and sham"."""
    reach = range(at, min(at + _GROUPS_REACH, len(s.lower)))
    link = next((i for i in reach if s.lower[i] in ("between", ".", ";", ",")), None)
    if link is None or s.lower[link] != "between":
        return ()
    end = object_after(s, link + 1).end
    parts = next((i for i in range(link + 1, end) if s.lower[i] in ("and", "or")), end)
    return tuple(a for a in arguments_in(s, WordRange(link + 1, parts), AGENTS) if a.name.kind in AGENTS)
