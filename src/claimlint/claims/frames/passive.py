"""Frames of passives and of participles behind their noun: "is healed by X", "pain relieved by X", "linked with X"."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import LEVELLED, arguments_in, best_fit, names_risk
from claimlint.claims.arguments.coordination import is_report, subject_of_group
from claimlint.claims.arguments.instruments import agent_after, fronted_instrument, instrument_after, takers_after
from claimlint.claims.arguments.measures import behind_measure
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import is_count, objects_after, what_changed
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft, argument_of
from claimlint.claims.frames.arm import in_arm
from claimlint.claims.frames.observed import observed_change, turned_round
from claimlint.claims.frames.outcome import intransitive_frame
from claimlint.claims.frames.verb import active_frame
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import CURES
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group

_BY = ("by", "with", "through", "using", "via", "when")


def passive_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """`Nausea is eased by ginger`: the object stands before the verb, the subject behind "by" or "with"."""
    if tags[0].value == "diagnose" and s.word(cue.end) != "by":
        return None
    if tags[0].value == "associate":
        return _associated(s, cue, tags, group, before)
    outcome = subject_before(s, group.start)
    if outcome.is_empty and s.word(group.start - 1) == "," and s.word(cue.end) == "by":
        outcome = subject_before(s, group.start - 1)  # "Gout, cured by cherries, is common"
    previous = before[-1] if before and group.start > 0 and s.lower[group.start - 1] in ("and", "or", ",") else None
    ailing = arguments_in(s, outcome, HEALTH)
    is_ailing = bool(ailing) and ailing[0].name.kind in HEALTH  # "nausea after chemotherapy was reduced"
    objects = (
        ailing if is_ailing else arguments_in(s, outcome, HEALTH + AGENTS) or (previous.objects if previous else ())
    )
    if tags[0].value == "support" and before and not previous and _is_argued(before[-1], objects):
        return None
    if _tells_people(s, outcome, objects):
        return _of_people(s, cue, tags, group)
    has_risk = names_risk(s, outcome.start, outcome.end)
    at = _behind_row(s, cue.end)
    while at < len(s.lower) and s.lower[at] not in _BY and _is_filler(s, at):
        at += 1
    if s.word(at) == "(" and ")" in s.lower[at:]:  # "can be lifted (within days) by"
        at = s.lower.index(")", at) + 1
    if s.follows(at, "thanks", "to"):
        at += 1
    at = behind_measure(s, at)
    agent = agent_after(s, at, (*_BY, "to") if s.lower[at - 1] == "thanks" else _BY) or ()
    if is_report(s, agent):
        return None  # "is supported by this study"
    if tags[0].value in ("cause", "increase-risk") and s.word(at) == "by":
        causes = arguments_in(s, object_after(s, at + 1), HEALTH)  # "AIDS is caused by HIV", "by dirty hair"
        is_telling = causes and (causes[0].name.is_known or not s.is_head(causes[0].end - 1, "pathogen"))
        is_telling = is_telling and not _is_part_of_product(causes[0], agent)
        agent = causes if is_telling and not (agent and agent[0].name.is_known) else agent
    subjects = agent or instrument_after(s, cue.end, cue.end + 12) or fronted_instrument(s, group.start)
    takers = (in_arm(s, at) or takers_after(s, at)) if not agent and (at > cue.end or s.word(at) == "in") else ()
    is_seen = not agent and (not subjects or s.word(at) in _WHEN) and _is_stated_plainly(s, group)
    if is_seen and (seen := observed_change(s, cue, tags, group)) is not None:
        return seen._replace(subjects=takers) if takers else seen  # "were cut by 12% in people who took X"
    subjects = subjects or takers
    tag = best_fit(s, tags, objects, has_risk, subjects)
    if tag is not None and objects and tag.value in LEVELLED and objects[0].name.kind == "intervention":
        tag = as_relation(tag, "affect") if subjects else None  # "folate levels were decreased in patients with acne"
    if tag is None:
        return None
    end, by = _end_of_agent(s, at, cue.end, agent), s.lower[at] if agent else ""
    return Draft(tag, cue, "passive", group, group.own, end, subjects, objects, "passive", has_risk, by)


def _is_part_of_product(cause: Argument, agent: tuple[Argument, ...]) -> bool:
    """Whether a part of the body only tells what a product is for: "made worse by greasy hair products"."""
    return (
        cause.name.kind == "structure"
        and bool(agent)
        and agent[0].name.kind in ("product", "intervention")
        and agent[0].start <= cause.start
        and cause.end < agent[0].end
    )


def _behind_row(s: Tagged, at: int) -> int:
    """The word behind the participles that follow a first one: what does them does all ("delayed or prevented by")."""
    while s.word(at) in ("or", "and", ","):
        mark = s.cover[at + 1] if at + 1 < len(s.lower) else None
        tag = mark.of("relation") if mark is not None and mark.name is None else None
        if mark is None or tag is None or tag.data["feature"] != "ed":
            break
        at = mark.end
    return at


def _is_argued(draft: Draft, objects: tuple[Argument, ...]) -> bool:
    """`The idea that X is caused by Y is not well supported`: what is supported is the claim before, no part of it."""
    return any(one.start < draft.end for one in objects)


def _tells_people(s: Tagged, phrase: WordRange, objects: tuple[Argument, ...]) -> bool:
    """Whether people are what a participle tells of, by name or number: "Thousands", "All", "Three of them"."""
    if objects and objects[0].name.kind in (*HEALTH, *AGENTS):
        return False
    is_pronoun = not objects and s.is_class(phrase.start, "determiner")
    is_number = is_count(s, phrase.start) or s.is_head(phrase.start, "transparent")
    is_counted = (
        bool(objects) and is_number and s.lower[phrase.start + 1] in ("of", *s.lower[phrase.end : phrase.end + 1])
    )
    return (bool(objects) and objects[0].name.kind == "population") or is_pronoun or is_counted


def _of_people(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Patients were cured of diabetes by fenugreek`: what ailed them follows the verb, or what cured them, or both."""
    at = cue.end - (s.lower[cue.end - 1] in _ILL_LINKS)  # "were freed from"
    if s.word(at) not in _ILL_LINKS:
        return _cured(s, cue, tags, group)
    phrase, objects = objects_after(s, at + 1)
    subjects = agent_after(s, phrase.end, _BY) or instrument_after(s, phrase.end, phrase.end + 10)
    tag = best_fit(s, tags, objects, False, subjects)
    end = max([phrase.end, *(a.end for a in subjects)])
    return Draft(tag, cue, "passive", group, group.own, end, subjects, objects, "passive") if tag else None


_ILL_LINKS = ("of", "from", "against")


def _cured(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Some patients were cured by garlic`: who is cured is cured of something; "treated by a nurse" claims nothing."""
    tag = next((tag for tag in tags if tag.value in CURES), None)
    subjects = agent_after(s, cue.end, _BY) if tag is not None else None
    if tag is None or not subjects or subjects[0].name.kind not in AGENTS:
        return None
    named = s.names(subjects[-1].end, object_after(s, cue.end + 1).end)
    ailments = tuple(argument_of(s, m, HEALTH) for m in named if m.kind in HEALTH)  # "cured by garlic of diabetes"
    end = max([_end_of_agent(s, cue.end, cue.end, subjects), *(a.end for a in ailments)])
    return Draft(tag, cue, "passive", group, group.own, end, subjects, ailments, "passive", agent=s.lower[cue.end])


def _end_of_agent(s: Tagged, at: int, end: int, agent: tuple[Argument, ...]) -> int:
    """The end of "by dandelion tea" with its head, which the name alone leaves out."""
    if not agent:
        return end
    phrase = object_after(s, at + 1)
    is_head = any(s.is_head(phrase.end - 1, head) for head in ("product", "intervention"))
    return max(agent[-1].end, phrase.end) if is_head else agent[-1].end


_WHEN = ("after", "during", "over", "at", "in", "among", "following", "with")


def _is_stated_plainly(s: Tagged, group: Group) -> bool:
    return any(w in ("was", "were", "is", "are") for w in s.lower[group.start : group.head])


def _is_filler(s: Tagged, at: int) -> bool:
    mark = s.operator_at(at)
    return (
        s.is_class(at, "adverb")
        or s.lower[at].endswith("ly")
        or bool(mark and any(t.kind == "booster" for t in mark.tags))
    )


def _associated(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """`Coffee is linked to longer life`: both sides are named, the one before the verb as the subject."""
    at = cue.end
    if s.word(at) in ("with", "to", "and"):
        at += 1
    phrase, objects = objects_after(s, at)
    phrase, objects = what_changed(s, phrase, objects)
    subjects, _ = subject_of_group(s, cue, group, before)
    if not objects:
        return None
    subjects, objects = turned_round(s, subjects, objects)
    return Draft(
        tags[0],
        cue,
        "passive",
        group,
        group.own,
        max(phrase.end, cue.end),
        subjects,
        objects,
        "association",
        names_risk(s, phrase.start, phrase.end),
    )


def _are_people(s: Tagged, at: int) -> bool:
    return s.is_head(at, "people") or s.is_head(at, "anybody")


def reduced_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """A participle behind its noun: "pain relieved by ginger"; before "with" it may only tell the circumstances."""
    if tags[0].value == "diagnose":
        return None  # "clots detected by ultrasound": how they were found
    if tags[0].value == "affect" and _are_people(s, cue.start - 1):
        return None  # "a helpline for anyone affected by breast cancer": who is meant
    if tags[0].value == "associate":
        return _associated(s, cue, tags, group, before)
    if s.lower[cue.end] != "by":
        if s.lower[cue.end] == "with" and (came := _come_with(s, cue, tags, group)):
            return came
        if s.lower[cue.end] in ("with", "after", "when") and (seen := observed_change(s, cue, tags, group)):
            return seen
        if s.lower[cue.end] == "with" and tags[0].value in CURES:
            return passive_frame(s, cue, tags, group, before)  # "skin healed with aloe vera"
        return active_frame(s, cue, tags, group, before) if s.lower[cue.end] not in _BY else None
    return passive_frame(s, cue, tags, group, before)


def _come_with(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Her asthma improved with yoga`, `the itch eased with oat baths`: the subject is what changed; of a verb of
    change only what is told of a person, not what was seen in a group ("pain decreased with exercise").
    """
    lasting = [t for t in tags if t.data.get("intransitive")]
    if not lasting or not instrument_after(s, cue.end, cue.end + 1):
        return None
    outcome = subject_before(s, group.start)
    is_own = s.lower[outcome.start] in ("my", "her", "his", "your")
    is_change = any(t.data["lemma"] in s.language.heads["change_verb"] for t in tags)
    return intransitive_frame(s, cue, lasting, group) if is_own or not is_change else None
