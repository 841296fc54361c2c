"""Frames of finite verbs: active, and verbs whose subject is the outcome."""

from __future__ import annotations

from claimlint.claims.arguments import (
    agent_after,
    arguments_in,
    best_fit,
    fronted_instrument,
    instrument_after,
    left_agent,
    names_risk,
    objects_after,
    subject_in,
)
from claimlint.claims.coordination import is_report, joined_group, shared_object, subject_of_group
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft
from claimlint.claims.language import Tag
from claimlint.claims.noun_frames import OBJECT_LINKS
from claimlint.claims.nouns import Phrase, object_after
from claimlint.claims.observed_frames import linking, observed_change
from claimlint.claims.subjects import subject_before
from claimlint.claims.tagging import Mark, Tagged
from claimlint.claims.verbs import Group, VerbForm, group_before

_NOUN_REACH = 7  # words between a light verb and the noun that it carries: "led to a clear and lasting reduction"


def active_frame(
    s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft], frame: str = "active"
) -> Draft | None:
    if not cue.particle and _carries_noun(s, cue):
        return None
    if tags[0].data["lemma"] == "benefit from":
        return benefit_frame(s, cue, tags[0], group)
    phrase, objects = _objects_of(s, cue, tags)
    subjects, inherited = subject_of_group(s, cue, group, before)
    if tags[0].value != "associate" and is_report(s, subjects):
        return None
    if not objects:
        shared = shared_object(s, cue)
        if shared is not None:
            phrase, objects = shared
        elif tags[0].data.get("alone"):
            found = Draft(tags[0], cue, "active", group, group.own, cue.end, subjects, (), "comparison")
            return found if subjects else None
    if tags[0].value == "associate" and objects and s.lower[phrase.end : phrase.end + 1] in (["with"], ["to"]):
        return linking(s, cue, tags, group, phrase)
    has_risk = names_risk(s, phrase.start, phrase.end)
    is_reader = s.lower[group.start - 1 : group.start] in (["you"], ["i"], ["we"]) if group.start else False
    tag = best_fit(s, tags, objects, has_risk, subjects, addressed=is_reader)
    if tag is None and tags[0].data.get("intransitive") and (outcome := intransitive_frame(s, cue, tags, group)):
        return outcome
    if tag is None:
        return observed_change(s, cue, tags, group) if phrase.is_empty else None
    if _only_argues(s, tag, phrase, group):
        return None
    if (subjects and subjects[0].name.kind == "population" and not subjects[0].name.is_known) or not subjects:
        subjects = instrument_after(s, phrase.end, phrase.end + 12) or fronted_instrument(s, group.start) or subjects
    is_purpose = inherited is not None and inherited.form == "infinitive" and group.is_bare
    form: VerbForm = "infinitive" if is_purpose else "active"
    tag, end = _turned(s, tag, objects, has_risk), max(phrase.end, cue.end)
    whole = joined_group(group, inherited)
    return Draft(tag, cue, form, whole, group.own, end, subjects, objects, frame, has_risk)


def _objects_of(s: Tagged, cue: Mark, tags: list[Tag]) -> tuple[Phrase, tuple[Argument, ...]]:
    """The object of a verb; of a split one ("keeps cancer away") what stands before its particle."""
    after = cue.particle[1] if cue.particle and cue.particle[0] == cue.end else cue.end
    if tags[0].value == "associate":
        while after < len(s.lower) and (s.is_class(after, "adverb") or s.lower[after].endswith("ly")):
            after += 1
        after += s.lower[after : after + 1] in (["with"], ["to"])
    phrase, objects = objects_after(s, after)
    if cue.particle:
        objects = tuple(a for a in objects if a.start < cue.particle[0])
        phrase = Phrase(phrase.start, max(cue.particle[1], min(phrase.end, cue.particle[0])))
    return (phrase, objects) if not phrase.is_empty else (phrase, ())


def _only_argues(s: Tagged, tag: Tag, phrase: Phrase, group: Group) -> bool:
    """`supports the view that`, `results revealed`: verbs of telling, with what is told as their object."""
    if tag.value == "diagnose":
        return any(w in s.language.reporters for w in s.lower[max(0, group.start - 2) : group.start])
    if tag.value != "support":
        return False
    first = range(phrase.start, min(phrase.start + 3, phrase.end))
    return any(s.lower[i] in s.language.heads["argued"] for i in (*first, phrase.end - 1))


def _turned(s: Tagged, tag: Tag, objects: tuple[Argument, ...], has_risk: bool) -> Tag:
    """The cue by what it acts on: raising blood pressure is a harm, ending a risk is no cure."""
    if tag.value == "cure" and has_risk:
        return tag._replace(value="reduce-risk")
    raised = tag.value in ("improve", "support") and tag.data["lemma"] in s.language.heads["raising"]
    if raised and objects[0].name.canonical in s.language.heads["harmed_when_raised"]:
        return tag._replace(value="increase-risk")
    return tag


def benefit_frame(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`Patients may benefit from statins`: what they benefit from is the subject, what ails them the object."""
    people = subject_before(s, group.start)
    subjects = agent_after(s, cue.end - 1, ("from",)) or arguments_in(s, object_after(s, cue.end), AGENTS)
    if not subjects or people.is_empty:
        return None
    objects = tuple(a for a in arguments_in(s, people, HEALTH) if a.name.kind in HEALTH)
    return Draft(tag, cue, "active", group, group.own, subjects[-1].end, subjects, objects, "active")


def _carries_noun(s: Tagged, cue: Mark) -> bool:
    """Whether the verb only carries a relation noun behind it: "causes a reduction in pain" claims the reduction."""
    if " ".join(s.lower[cue.start : cue.end]) not in s.language.light_verbs:
        return False
    for i in range(cue.end, min(cue.end + _NOUN_REACH, len(s.lower))):
        mark = s.cover[i]
        if s.is_class(i, "preposition") or s.is_class(i, "relative") or not s.lower[i][0].isalnum():
            return False
        if mark is not None and mark.start == i and not mark.name and any(_is_strong_noun(tag) for tag in mark.tags):
            after = s.lower[mark.end : mark.end + 1]
            return (
                not after
                or after[0] in OBJECT_LINKS
                or not after[0][0].isalpha()
                or s.cover[mark.start - 1] is not None
                or s.is_class(mark.end, "conjunction")
            )
    return False


def _is_strong_noun(tag: Tag) -> bool:
    return (
        tag.kind == "relation"
        and tag.data["feature"] == "noun"
        and tag.data["strength"] >= 3
        and not tag.data.get("unsure")
    )


def intransitive_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Her warts vanished after two weeks of garlic oil`: the subject is the outcome, an adjunct names the
    intervention.
    """
    maker = next(
        (
            i
            for i in range(group.start - 1, max(-1, group.start - 8), -1)
            if s.lower[i] in ("make", "makes", "made", "making", "let", "lets")
        ),
        None,
    )
    phrase = subject_before(s, group.start) if maker is None else Phrase(maker + 1, group.start)
    objects = arguments_in(s, phrase, HEALTH)
    if not objects or objects[0].name.kind not in HEALTH:
        return None
    if maker is not None:
        outer = group_before(s, maker)
        subjects = subject_in(s, subject_before(s, outer.start), tags[0].value)
        return Draft(tags[0], cue, "active", outer, outer.own, cue.end, subjects, objects, "causative")
    subjects = instrument_after(s, cue.end, cue.end + 14)
    end = max([cue.end, *(a.end for a in subjects)])
    if not subjects:  # "I tried celery juice and my migraines vanished"
        subjects = left_agent(s, phrase.start)
    if not subjects:
        return None
    return Draft(tags[0], cue, "active", group, group.own, end, subjects, objects, "outcome-subject")
