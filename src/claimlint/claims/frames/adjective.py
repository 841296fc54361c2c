"""Frames of adjectives: "is effective for X", "better than Y", "instead of Z", "higher in nurses"."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.apposition import ahead_in_apposition, in_apposition
from claimlint.claims.arguments.best_reading import (
    agents_in,
    ailments_in,
    arguments_in,
    as_said,
    best_fit,
    names_risk,
    people_in,
)
from claimlint.claims.arguments.carriers import copula_of, is_modifier
from claimlint.claims.arguments.clause_agents import illness_of_agent, illness_of_care
from claimlint.claims.arguments.habits import habit_after
from claimlint.claims.arguments.instruments import agent_after, instrument_after, label_before, taken_after
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import is_count, objects_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft, argument_of
from claimlint.claims.frames.arm import in_arm
from claimlint.claims.frames.better import better_for
from claimlint.claims.frames.idiom import fragment_frame, fronted_object
from claimlint.claims.frames.observed import associated_with, changed_risk, comparing, seen_with
from claimlint.claims.frames.outcome import intransitive_frame
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before

_ADJECTIVE_LINKS = ("on", "for", "against", "in", "at", "to", "of", "from", "with", "than", "as", "behind")

_LEFT_REACH = 60  # words


def adjective_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`is effective for X`, `proved beneficial against Y`, `found useful in Z`, `better than W`, `instead of V`."""
    tag = tags[0]
    if tag.value == "replace":
        return _replacing(s, cue, tag, group)
    if tag.data.get("alone"):
        return seen_with(s, cue, tag) or comparing(s, cue, tag, group)
    at = _after_treatment_noun(s, cue.end)
    carried = copula_of(s, group, cue)
    if tag.data.get("undergone") and (found := _undergone(s, cue, tag, carried)) is not None:
        return found
    if tag.value == "associate" and (carried is not None or _is_behind_noun(s, cue)):
        return associated_with(s, cue, tag, carried or group)
    if carried is None:
        carried = _carried_elsewhere(s, cue, tag, group)
    if carried is None and tag.data.get("of_days"):
        return None  # "it itches all over (mostly at night)"
    if tag.data.get("intransitive"):
        return intransitive_frame(s, cue, tags, carried) if carried is not None else fragment_frame(s, cue, tag, group)
    if carried is None and tag.value == "cure" and cue.start == 0:
        return fragment_frame(s, cue, tag, group)
    if tag.data.get("worse"):
        return _likened(s, cue, tag, carried)
    linked = s.word(at) in _ADJECTIVE_LINKS or s.lower[cue.end - 1] in _ADJECTIVE_LINKS
    if linked and s.word(at) in ("as", "than"):
        return _compared(s, cue, tag, carried)
    graded = next((t for t in tags if t.value == "compare" and not t.data.get("groups")), None)
    if graded is not None and carried is not None and (arm := in_arm(s, cue.end) or habit_after(s, cue.end)):
        return _lower_in_arm(s, cue, graded, carried, arm)
    phrase, objects = _behind(s, cue, tag, at, linked=linked)
    fronted = fronted_object(s, carried.start) if carried is not None else ()
    if objects and objects[0].name.kind == "population":
        return _in_people(s, cue, tag, carried, fronted, objects, at)
    has_risk = names_risk(s, cue.start, phrase.end)
    if tag.value in ("reduce-risk", "increase-risk") and has_risk and not linked:
        return changed_risk(s, cue, tags)
    if carried is None and objects and (found := _best_is(s, cue, tag, phrase, objects)) is not None:
        return found
    if carried is None and objects and (apposed := _apposed(s, cue, tag, phrase, objects)) is not None:
        return apposed
    if carried is None:
        return _labelled(s, cue, tag, max(phrase.end, cue.end), objects) if tag.data.get("denies") else None
    if not objects and (fronted or not linked):  # "For warts, duct tape is hard to beat"
        return _without_object(s, cue, tag, carried, fronted)
    subjects = _subject_of(s, cue, tag, carried)
    fit = best_fit(s, tags, objects, has_risk, subjects) or (tag if objects and not tag.data.get("unsure") else None)
    if fit is None or (fit.data.get("unsure") and not subjects):
        return None
    return Draft(
        fit,
        cue,
        "adjective",
        carried,
        carried.own,
        max(phrase.end if objects else cue.end, cue.end),
        subjects,
        objects,
        "copular",
        has_risk,
    )


def _lower_in_arm(s: Tagged, cue: Mark, tag: Tag, carried: Group, arm: tuple[Argument, ...]) -> Draft | None:
    """`Anxiety scores were lower in the mindfulness group`: what was measured is the subject of the copula."""
    measured = ailments_in(s, subject_before(s, carried.start))
    end = arm[-1].end
    return (
        Draft(tag, cue, "adjective", carried, carried.own, end, arm, measured[:1], "comparison") if measured else None
    )


def _in_people(
    s: Tagged,
    cue: Mark,
    tag: Tag,
    carried: Group | None,
    fronted: tuple[Argument, ...],
    people: tuple[Argument, ...],
    at: int,
) -> Draft | None:
    """An adjective of which people stand behind the preposition at word `at`: they are harmed, or only had it."""
    if carried is None:
        return None
    if fronted:  # "For acne, the gel is effective in most teenagers"
        return _without_object(s, cue, tag, carried, fronted)
    if tag.data["lemma"] in ("effective", "efficacious") and s.lower[at] == "in":
        found = _without_object(s, cue, tag, carried)  # "The malaria vaccine was 77% effective in toddlers"
        return found if found is not None and found.subjects[0].name.is_known else None
    is_unfit = bool(carried.negations) and tag.data["lemma"] == "good for"
    if not (tag.data.get("denies") or tag.value == "cause" or is_unfit):
        return None  # "which treatment is best for you"
    is_told = tag.value == "cause" or is_unfit  # "is harmful to babies", "is not good for babies"
    harmed = tuple(people_in(s, a) for a in people) if is_told else ()
    return _without_object(s, cue, tag, carried, harmed)  # "is pointless for older people"


def _undergone(s: Tagged, cue: Mark, tag: Tag, carried: Group | None) -> Draft | None:
    """`Autism is curable with zinc`: what is said to be undone stands before, and by what behind."""
    agent = agent_after(s, cue.end, ("with", "by", "through", "using")) or instrument_after(s, cue.end, cue.end + 8)
    if carried is None or not agent:
        return None
    objects = arguments_in(s, subject_before(s, carried.start), HEALTH)
    fit = best_fit(s, [tag], objects, False, agent)
    end = max(cue.end, agent[-1].end)
    return Draft(fit, cue, "adjective", carried, carried.own, end, agent, objects, "passive") if fit else None


def _behind(s: Tagged, cue: Mark, tag: Tag, at: int, *, linked: bool) -> tuple[WordRange, tuple[Argument, ...]]:
    """What an adjective is said of, behind its preposition at word `at`, or right behind it ("lower risk of gout")."""
    if linked:
        start = at + (at > cue.end or s.lower[cue.end - 1] not in _ADJECTIVE_LINKS)
        start += s.word(start) in ("about", "around", "over") and is_count(s, start + 1)
        return objects_after(s, start)
    phrase = object_after(s, at)
    noun = arguments_in(s, phrase, HEALTH)
    is_risk = bool(noun) and noun[0].name.is_known and tag.value in ("reduce-risk", "increase-risk")
    return phrase, noun if is_risk else ()


def _best_is(s: Tagged, cue: Mark, tag: Tag, phrase: WordRange, objects: tuple[Argument, ...]) -> Draft | None:
    """`The most effective treatment for snoring is weight loss`: which it is stands behind the copula."""
    first = cue.start - s.is_class(cue.start - 1, "determiner")
    is_opening = first == 0 or s.lower[first - 1] in (",", ":", "but", "and", "that", "so")
    if not is_opening or tag.value != "treat" or not s.is_class(phrase.end, "be") or s.is_class(phrase.end, "negative"):
        return None
    behind = object_after(s, phrase.end + 1)
    subjects = agents_in(s, behind)
    if not subjects and s.names(behind.start, behind.end):
        subjects = (as_said(s, "unknown", behind.start, behind.end),)  # "weight loss"
    group = Group(first, first, first)
    return Draft(tag, cue, "adjective", group, first, phrase.end, subjects, objects, "copular") if subjects else None


def _apposed(s: Tagged, cue: Mark, tag: Tag, phrase: WordRange, objects: tuple[Argument, ...]) -> Draft | None:
    """`Ginger, a trusted remedy for nausea, …`, `Prunes: a gentle remedy for constipation`: a cue that ends in a noun
    of treatment says it of what stands before its insertion or label; one that opens the sentence, of what stands
    behind the comma: "Effective against lice, the lotion …".
    """
    is_noun = any(s.is_head(i, "treatment_noun") for i in range(cue.start, cue.end))
    if not is_noun and tag.data.get("unsure"):
        return None
    named = (is_noun and in_apposition(s, cue.start)) or ahead_in_apposition(s, cue, phrase.end)
    subjects = tuple(a for a in named if a.name.kind in AGENTS)
    group = Group(cue.start, cue.start, cue.start)
    return (
        Draft(tag, cue, "adjective", group, cue.start, phrase.end, subjects, objects, "nominal") if subjects else None
    )


def _labelled(s: Tagged, cue: Mark, tag: Tag, end: int, objects: tuple[Argument, ...]) -> Draft | None:
    """`Eye drops: useless against styes`: what the label of a headline names is denied what stands behind it."""
    named = label_before(s, cue.start, (*AGENTS, "condition"))
    subjects = tuple(a for a in named if a.end == cue.start - 1)  # "Asthma clinic: useless" is of the clinic
    group = Group(cue.start, cue.start, cue.start)
    return Draft(tag, cue, "adjective", group, cue.start, end, subjects, objects, "copular") if subjects else None


def _carried_elsewhere(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Group | None:
    """The verb group of a predicate that no copula carries: "my warts have gone", "Is honey good for coughs?"."""
    judge = next((i for i in range(cue.start - 2, max(-1, cue.start - _JUDGED), -1) if s.is_head(i, "judging")), None)
    if judge is not None and s.names(judge + 1, cue.start) and tag.value in ("treat", "improve", "help"):
        return group_before(s, judge)._replace(start=cue.start, own=judge)  # "many find ginger helpful for nausea"
    is_gone = s.word(cue.end) in ("", ".", ",", "!", "and", "now", "completely", "for")
    if s.is_class(0, "be") and not any(s.is_class(i, "be") for i in range(1, cue.start)):
        return group_before(s, 0)._replace(start=0, own=0, head=cue.start, has_be=True)
    return group if group.has_have and is_gone and s.lower[cue.end - 1] == "gone" else None


_JUDGED = 8  # words from "find" to its predicate


def _subject_of(s: Tagged, cue: Mark, tag: Tag, carried: Group) -> tuple[Argument, ...]:
    """The subject of a predicate; in a question it stands behind the copula."""
    is_asked = carried.start == 0 and s.is_class(0, "be")
    return subject_in(s, WordRange(1, cue.start) if is_asked else subject_before(s, carried.start), tag.value)


def _likened(s: Tagged, cue: Mark, tag: Tag, carried: Group | None) -> Draft | None:
    """`Loneliness is as deadly as smoking`, `Sitting is the new smoking for the heart`."""
    subjects = _subject_of(s, cue, tag, carried) if carried is not None else ()
    if carried is None or not subjects or subjects[0].name.kind in ("population", "structure"):
        return None
    phrase = object_after(s, cue.end) if s.lower[cue.end - 1] in ("as", "than", "a") else WordRange(cue.end, cue.end)
    at = max(phrase.end, cue.end)
    objects: tuple[Argument, ...] = ()
    if s.word(at) in ("for", "to", "on"):
        further, objects = objects_after(s, at + 1)
        at = max(at, further.end)
    return Draft(tag, cue, "adjective", carried, carried.own, at, subjects, objects, "comparison")


def _without_object(s: Tagged, cue: Mark, tag: Tag, carried: Group, objects: tuple[Argument, ...] = ()) -> Draft | None:
    """`is effective`, `may be helpful`, `is carcinogenic`: on what, the context or the word itself says."""
    lemma = tag.data["lemma"]
    is_hedged = lemma in ("beneficial", "helpful", "protective") and bool(carried.modals or carried.governors)
    subjects = _subject_of(s, cue, tag, carried)
    is_harm = tag.value == "cause" and bool(subjects) and subjects[0].name.is_known
    is_whole = lemma in ("effective", "efficacious") or bool(tag.data.get("denies"))
    is_told = bool(objects) and (not tag.data.get("unsure") or bool(tag.data.get("open")))
    if not subjects or not (is_whole or is_hedged or is_harm or is_told):
        return None
    if not objects and is_whole and tag.value == "treat":
        objects = illness_of_agent(s, subjects[0]) or illness_of_care(s, subjects[0])
    end = max([cue.end, *(a.end for a in objects if a.start >= cue.end)])
    return Draft(tag, cue, "adjective", carried, carried.own, end, subjects, objects, "copular")


def _after_treatment_noun(s: Tagged, at: int) -> int:
    """The word behind "treatment option" in "an effective treatment option for": the predicate goes on behind it."""
    for i in range(at, min(at + 5, len(s.lower))):
        if s.is_head(i, "treatment_noun") and s.word(i + 1) in ("for", "against", "in", "of"):
            return i + 1
        if s.follows(i, "approach", "to") or s.follows(i, "approaches", "to"):
            return i + 1
        if not is_modifier(s, i) and s.lower[i] not in (",", "and", "-"):
            return at
    return at


def _is_behind_noun(s: Tagged, cue: Mark) -> bool:
    """`the risk associated with obesity`, `clotting correlated with age`: a participle behind what it tells of."""
    first = cue.start
    while first > 0 and (
        s.lower[first - 1].endswith("ly") or s.is_class(first - 1, "adverb") or s.lower[first - 1] == "but"
    ):
        first -= 1
    if first == 0 or not s.lower[first - 1][0].isalnum() or s.lower[cue.end - 1] not in _ADJECTIVE_LINKS:
        return False
    return not s.is_any(first - 1, "determiner", "preposition", "be", "have", "modal", "conjunction", "pronoun")


def _replacing(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`better than ibuprofen`, `a natural alternative to statins`: what it can stand in for is its object."""
    phrase = object_after(s, cue.end)
    objects = arguments_in(s, phrase, AGENTS)
    if _is_placebo(s, phrase):
        return _over_placebo(s, cue, tag, copula_of(s, group, cue) or group, phrase)
    if objects and objects[0].name.kind == "unknown" and s.lower[cue.end - 1] == "than":
        carried = copula_of(s, group, cue)
        return better_for(s, cue, tag, carried, phrase.end) if carried is not None else None
    if not objects or objects[0].name.kind not in AGENTS:
        return None
    left = [m for m in s.names(cue.start - _LEFT_REACH, cue.start) if m.kind == "intervention"]
    subjects = (argument_of(s, left[-1]),) if left else subject_in(s, subject_before(s, group.start), tag.value)
    if subjects and subjects[0].name.kind == "population":
        subjects = taken_after(s, phrase.end, phrase.end + 12) or subjects
    group = _with_use(s, cue, group)
    return Draft(tag, cue, "adjective", group, cue.start, phrase.end, subjects, objects, "replacement")


def _with_use(s: Tagged, cue: Mark, group: Group) -> Group:
    """`Tablets may be given instead of an injection`: what is in use beside another thing, no claim of one's worth."""
    for at in range(cue.start - 1, max(0, cue.start - 4), -1):
        row = s.language.governors.get(s.lower[at])
        if row is not None and row.get("role") == "use" and s.is_class(at - 1, "be"):
            outer = group_before(s, at)
            return outer._replace(governors=((s.lower[at], row), *outer.governors))
    return group


def _compared(s: Tagged, cue: Mark, tag: Tag, carried: Group | None) -> Draft | None:
    """`as effective as ibuprofen`: a comparison with a treatment claims that it can stand in for it."""
    phrase = object_after(s, cue.end + 1)
    objects = arguments_in(s, phrase, AGENTS)
    if carried is not None and _is_placebo(s, phrase):
        return _over_placebo(s, cue, tag, carried, phrase)
    if carried is not None and objects and objects[0].name.kind == "unknown":
        return better_for(s, cue, tag, carried, phrase.end)
    if carried is None or not objects or objects[0].name.kind not in AGENTS:
        return None
    better = as_relation(tag, "replace", 4, object=["treatment"])
    subjects = subject_in(s, subject_before(s, carried.start), "replace")
    return Draft(better, cue, "adjective", carried, carried.own, phrase.end, subjects, objects, "comparison")


def _is_placebo(s: Tagged, phrase: WordRange) -> bool:
    words = s.lower[phrase.start : phrase.end]
    is_dummy = words[-2:-1] in (["dummy"], ["sugar"]) and words[-1] in ("pill", "pills", "tablet", "tablets")
    return is_dummy or words == ["water"] or any(word in ("placebo", "placebos", "sham") for word in words)


def _over_placebo(s: Tagged, cue: Mark, tag: Tag, carried: Group, phrase: WordRange) -> Draft | None:
    """`no better than placebo for asthma`: what is more than a placebo works, and replaces nothing."""
    subjects = subject_in(s, subject_before(s, carried.start), "treat")
    if not subjects:
        return None
    end: int = phrase.end
    objects: tuple[Argument, ...] = ()
    if s.word(end) in ("for", "in", "against", "at"):
        further, found = objects_after(s, end + 1)
        end, objects = (further.end, found) if found else (end, ())
    works = as_relation(tag, "treat", 4, object=["disease", "symptom"])
    return Draft(works, cue, "adjective", carried, carried.own, end, subjects, objects, "comparison")
