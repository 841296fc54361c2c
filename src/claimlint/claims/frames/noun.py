"""Frames of nouns: "provides relief from X", "X relief", "is a cure for X", "a link between X and Y"."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.apposition import ahead_in_apposition, in_apposition
from claimlint.claims.arguments.best_reading import agents_in, arguments_in, as_said, best_fit, names_risk
from claimlint.claims.arguments.carriers import carrier_of, is_headline, light_verb, stressed
from claimlint.claims.arguments.clause_agents import seen_when
from claimlint.claims.arguments.coordination import harmful_before, is_report
from claimlint.claims.arguments.instruments import (
    agent_after,
    instrument_after,
    is_prompted,
    left_agent,
    seen_takers,
    takers_after,
    takers_ahead,
)
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft, argument_of
from claimlint.claims.frames.cleft import OBSERVED, pointed_to
from claimlint.claims.frames.effects import asked_effect, effect_of
from claimlint.claims.frames.headline import is_line_for, laid_before, promises_benefit, tells_whole_result
from claimlint.claims.frames.observed import as_seen, between_at, between_frame, compared_groups, is_told
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import CURES
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged
from claimlint.values import NamedTuple

OBJECT_LINKS = ("of", "for", "in", "from", "against", "to", "with", "on", "behind")

_LEFT_REACH = 60  # words


class _Worked(NamedTuple):
    """What a noun works on: the words from `start` to `end` that the claim holds, and the agent of "the effect of X on
    Y".
    """

    start: int
    end: int
    objects: tuple[Argument, ...]
    has_risk: bool
    of_agent: tuple[Argument, ...] = ()


def noun_frame(s: Tagged, cue: Mark, tags: list[Tag], before: list[Draft]) -> Draft | None:
    """Nouns: "provides relief from X", "X relief", "a cure for X", "the treatment of X with Y", "a reduction in X"."""
    at = cue.end - (cue.end - cue.start > 1 and s.lower[cue.end - 1] in OBJECT_LINKS)  # "substitute for"
    at += stressed(s, at)
    left = s.cover[cue.start - 1] if cue.start else None
    if left is not None and left.kind == "intervention" and _is_change(s, tags):
        return None  # "carrot drops"
    if tags[0].value == "affect" and (asked := asked_effect(s, cue, tags[0])) is not None:
        return asked
    if tags[0].value == "affect":
        tags = [*tags, *_adjectives_before(s, cue)]  # "has an analgesic effect in"
    start, end, objects, has_risk, of_agent = _worked_on(s, cue, tags, at)
    if tags[0].value in OBSERVED and (link := between_at(s, at)) is not None:
        return between_frame(s, cue, tags, link)
    if tags[0].value == "compare" and objects and (groups := compared_groups(s, end)):
        of_agent = groups
    verb = light_verb(s, start)
    is_open = "any" in tags[0].data["object"] and tags[0].value != "support"
    if verb is None and not objects and not (is_open or tags[0].value in OBSERVED):
        return None
    group, first, frame = carrier_of(s, start, verb)
    if _only_names(s, tags[0], frame, at, objects):
        return None
    pointed = pointed_to(s, tags, end) if frame == "nominal" and objects else ()
    if frame == "nominal" and not pointed and not _is_stated(s, cue, tags, start, end, bool(objects)):
        return None
    subjects = subject_in(s, subject_before(s, group.start), tags[0].value) if frame in ("light", "copular") else ()
    subjects, frame = (pointed, "copular") if pointed else (subjects, frame)
    if frame == "presented":
        subjects, frame = arguments_in(s, object_after(s, group.head + 1), AGENTS), "copular"
    if frame == "copular" and subjects and subjects[0].name.text.lower() in s.language.heads["term_of_cure"]:
        return None  # "a cure is the end of a disease": what the word means
    if frame == "light" and verb is not None:
        subjects = _ahead(s, group.start, before) or subjects
        objects = objects or _helped(s, verb + 1, start)
    if frame == "light" and _are_readers(subjects) and (source := _source_of(s, at, objects)):
        subjects, objects = source, ()  # "Many people get relief from heat packs"
    if frame == "light" and tags[0].value in _MENDED:
        subjects = takers_ahead(s, 0, group.start) or subjects  # "Women who take it experience full remission"
    subjects = of_agent or _named_elsewhere(s, cue, start, end, frame, subjects)
    if frame in ("copular", "nominal") and (ill := _ill_before(s, group.start, tags[0].value)):
        subjects = ill
    if frame == "light" and verb is not None and s.is_head(verb, "supporting"):
        group = group._replace(governors=(*group.governors, (s.lower[verb], {"ceiling": 3, "role": "helper"})))
    if frame == "light" and verb is not None and group.has_be and s.lower[verb] in s.language.heads["given"]:
        # "patients have been offered remedies": they are no remedy
        subjects = agent_after(s, end, ("by",)) or instrument_after(s, end, end + 12)
        if not subjects:
            return None
    tag = _fit_noun(s, tags, objects, has_risk, subjects, verb is not None or is_open)
    if tag is None:
        return None
    if frame == "nominal" and is_line_for(s, start, end):
        tag = tag._replace(data={**tag.data, "strength": 3})  # what it is for, and no more
    if tag.data["lemma"] in _RISKS and verb is not None and s.lower[verb] not in s.language.heads["measured"]:
        tag = as_relation(tag, _RISKS[tag.data["lemma"]], 4)  # "leads to a lower risk"
        has_risk = True
    if _is_seen(s, tag, frame, verb, subjects) or (subjects and subjects in (seen_takers(s, end), seen_when(s, end))):
        tag, frame = as_seen(tag), "association"
    return Draft(tag, cue, "noun", group, first, end, subjects, objects, frame, has_risk)


def _ahead(s: Tagged, at: int, before: list[Draft]) -> tuple[Argument, ...]:
    """What acts, where it stands before what is joined to it: "soothes coughs and brings relief", "Take our drops and
    you get relief".
    """
    if s.word(at - 1) == "and" and before:
        return before[-1].subjects
    return left_agent(s, at - 1) if s.word(at - 1) == "you" and is_prompted(s, at) else ()


def _worked_on(s: Tagged, cue: Mark, tags: list[Tag], at: int) -> _Worked:
    """What stands behind the noun's link at word `at`, or as the first part of a compound with it."""
    objects: tuple[Argument, ...] = ()
    of_agent: tuple[Argument, ...] = ()
    end = cue.end
    if s.word(at) in OBJECT_LINKS:
        phrase, objects = objects_after(s, at + 1)
        if s.lower[at] in ("for", "in") and any(_is_span(s, i) for i in range(at, phrase.end)):
            objects = ()  # "relief for days": how long, not from what
        end = phrase.end if objects else cue.end
    if s.word(at) == "of" and s.lower[cue.end - 1] in s.language.heads["effect_noun"]:
        of_agent, objects, end = effect_of(s, at + 1, objects, end)
    has_risk = names_risk(s, cue.end, end)
    compound = _compound_before(s, cue.start)
    if compound is not None and compound.kind not in HEALTH:
        compound = None
    if compound is not None and s.word(at) not in ("of", "from", "against"):
        objects, end = (), cue.end  # "cartilage repair in people with arthritis": the name before is what is meant
    usable = (bool(objects) and (objects[0].name.kind in HEALTH or "any" in tags[0].data["object"])) or has_risk
    if not usable and compound is not None:
        named = argument_of(s, compound)
        return _Worked(compound.start, cue.end, (named,), has_risk, of_agent)
    if not usable and cue.end - cue.start == 2 and is_line_for(s, cue.start, cue.end):  # "Yoga for pain relief"
        return _Worked(cue.start, cue.end, (as_said(s, "outcome", cue.start, cue.start + 1),), has_risk, of_agent)
    if not usable and tags[0].data.get("agentive") and s.is_head(cue.start - 1, "health"):
        said = as_said(s, "outcome", cue.start - 1, cue.start)
        return _Worked(cue.start - 1, cue.end, (said,), has_risk, of_agent)
    return _Worked(cue.start, end, objects, has_risk, of_agent)


def _is_span(s: Tagged, at: int) -> bool:
    """Whether a word tells how long or when: "relief for days"; the days of "migraine days" are counted, and the
    morning of "morning sickness" is part of a name.
    """
    is_named = any(m is not None and m.kind in HEALTH for m in s.cover[at - 1 : at + 1])
    return s.is_head(at, "times") and not is_named


def _ill_before(s: Tagged, at: int, relation: str) -> tuple[Argument, ...]:
    """The illness before "…, which is a cause of" and "…, a cause of"."""
    at -= at > 0 and s.lower[at - 1] == "which"
    while at > 0 and s.is_class(at - 1, "determiner"):
        at -= 1
    return harmful_before(s, at - 1, relation) if s.word(at - 1) == "," else ()


def _only_names(s: Tagged, tag: Tag, frame: str, at: int, objects: tuple[Argument, ...]) -> bool:
    """`headaches have many causes`, `a side effect is an unwanted effect of a medicine`: nothing is said to act."""
    if frame == "light":
        return tag.value == "cause" and not objects
    return frame == "copular" and tag.data["lemma"] == "effect" and s.word(at) == "of"


def _compound_before(s: Tagged, at: int) -> Mark | None:
    """The name that a noun is of: "cartilage repair", "the liver's best friend", "a gout sufferer's best friend"."""
    i = at - 1
    if i > 0 and s.lower[i] == "'s":
        i -= 1
        while i > 0 and s.cover[i] is None and s.is_head(i, "people"):
            i -= 1
    return s.cover[i] if i >= 0 else None


def _helped(s: Tagged, start: int, end: int) -> tuple[Argument, ...]:
    """What stands between a light verb and its noun: "gives your liver a boost"."""
    named = [argument_of(s, mark) for mark in s.names(start, end)]
    is_had = [s.lower[a.start - 1] == "with" and s.is_head(a.start - 2, "people") for a in named]
    return tuple(
        a
        for a, had in zip(named, is_had, strict=True)
        if a.name.kind in HEALTH and (had or not s.is_class(a.start - 1, "preposition"))
    )


def _named_elsewhere(
    s: Tagged, cue: Mark, start: int, end: int, frame: str, subjects: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    """What the noun's claim is of, where no subject of its verb says it, or one that only tells of it."""
    if behind := _named_behind(s, end):
        return behind
    if frame == "light" and (is_report(s, subjects) or _are_readers(subjects) or _are_writers(subjects)):
        # "the trial reports a reduction in X with Y"
        known = instrument_after(s, end, end + 12) or takers_after(s, end) or seen_when(s, end)
        return known or _in_the_arm(s, end) or subjects
    if frame == "nominal" and (named := in_apposition(s, start) or ahead_in_apposition(s, cue, end)):
        return named
    if frame == "existential" or not subjects:
        label = _label_subject(s, start)
        told = label if is_line_for(s, start, end) else _after_colon(s, end) or label
        named = instrument_after(s, end, end + 12) or told
        named = named or (laid_before(s, end) if frame == "nominal" else ())
        return named or seen_takers(s, end) or subjects
    return subjects


def _in_the_arm(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`a fall in headaches with the monthly injection`: what is no name, but a treatment by its head."""
    found = agent_after(s, at, ("with", "on", "after", "following", "from")) or ()
    return tuple(a for a in found if a.name.kind in AGENTS)


def _source_of(s: Tagged, at: int, objects: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """What people get relief from, where it is no ailment."""
    return objects if s.word(at) == "from" and objects and objects[0].name.kind in AGENTS else ()


def _is_change(s: Tagged, tags: list[Tag]) -> bool:
    return tags[0].data["lemma"] in s.language.heads["change_noun"] and bool(tags[0].data.get("unsure"))


def _are_readers(subjects: tuple[Argument, ...]) -> bool:
    return bool(subjects) and subjects[0].name.kind == "population"


def _are_writers(subjects: tuple[Argument, ...]) -> bool:
    """`We found a reduction in X with Y`: they tell of it."""
    return bool(subjects) and subjects[0].name.text.lower() in ("we", "they", "researchers", "investigators", "authors")


def _adjectives_before(s: Tagged, cue: Mark) -> list[Tag]:
    """The relations of an adjective in front of "effect": "anti-inflammatory effects"."""
    mark = s.cover[cue.start - 1] if cue.start else None
    if mark is None or mark.name:
        return []
    return [
        tag
        for tag in mark.tags
        if tag.kind == "relation" and tag.data["feature"] == "adjective" and tag.value not in OBSERVED
    ]


def _is_stated(s: Tagged, cue: Mark, tags: list[Tag], start: int, end: int, has_object: bool) -> bool:
    """Whether a noun without a carrier claims anything: a finding that is told, a headline, a cure in apposition."""
    if any(tag.value in OBSERVED for tag in tags):
        return not tags[0].data.get("unsure") and (is_told(s, start, end) or is_headline(s))
    if tags[0].data["lemma"] in s.language.heads["change_noun"] and is_told(s, start, end):
        return True
    return has_object and not _is_use_of(s, cue, tags, start, end)


def _is_seen(s: Tagged, tag: Tag, frame: str, verb: int | None, subjects: tuple[Argument, ...]) -> bool:
    """Whether a change is only told of: "there was a decline in", "an increase was observed", "patients showed
    greater gains".
    """
    if tag.data["lemma"] not in s.language.heads["change_noun"]:
        return False
    acts = bool(subjects) and subjects[0].name.kind in AGENTS
    if frame == "light" and verb is not None:
        told = (
            bool(subjects)
            and subjects[0].name.text.lower().split()[-1:] != []
            and (subjects[0].name.text.lower().split()[-1] in s.language.heads["report_subject"])
        )
        if told and s.lower[verb] in s.language.heads["measured"]:
            return True  # "cohort studies showing remission"
        people = not subjects or subjects[0].name.kind in ("population", "condition")
        return s.lower[verb] in s.language.heads["measured"] and people
    return frame in ("nominal", "existential") and not acts


_MENDED = frozenset([*CURES, "treat"])
_RISKS = {"increased risk": "increase-risk", "reduced risk": "reduce-risk"}


def _fit_noun(
    s: Tagged,
    tags: list[Tag],
    objects: tuple[Argument, ...],
    has_risk: bool,
    subjects: tuple[Argument, ...],
    is_carried: bool,
) -> Tag | None:
    tag = best_fit(s, tags, objects, has_risk, subjects)
    if tag is None and is_carried and (tags[0].value in OBSERVED or not (objects or tags[0].data.get("unsure"))):
        tag = tags[0]  # "provides relief": of what, the context tells
    return tag if tag is not None and tag.data["strength"] > 0 else None


def _is_use_of(s: Tagged, cue: Mark, tags: list[Tag], start: int, at: int) -> bool:
    """A bare noun in the middle of a sentence (surgery for X, in the treatment of Y) names a thing and claims
    nothing.
    """
    is_headline = not any(s.is_any(i, *AUXILIARIES) for i in range(len(s.lower)))
    if is_headline and promises_benefit(s, cue, tags, start, at):
        return False
    if tags[0].data["strength"] < 4:
        return True
    if tells_whole_result(s, cue, at):
        return False
    is_label = s.word(at) == ":" and tags[0].value in {*CURES, "prevent"}
    if is_label or ahead_in_apposition(s, cue, at):
        return False  # "The end of snoring: meet our pillow"
    if tags[0].value not in CURES:
        return not in_apposition(s, start)
    has_verb = any(
        m.start != cue.start and (tag := m.of("relation")) and tag.data["feature"] in ("s", "ed") for m in s.relations
    )
    return not (
        (is_headline and not has_verb and s.lower[-1] != ".")
        or in_apposition(s, cue.start)
        or s.word(cue.start - 2) == "as"
    )


def _after_colon(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`a natural cure for gout: cherry juice`."""
    if s.word(at) in (":", "—", "–"):
        return arguments_in(s, object_after(s, at + 1), AGENTS)
    return ()


def _named_behind(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`have found the cure for gout, and it is celery`."""
    at += s.word(at) in (",", "–", "—")
    at += s.word(at) == "and"
    if s.word(at) != "it" or not s.is_class(at + 1, "be"):
        return ()
    return agents_in(s, object_after(s, at + 2 + (s.word(at + 2) == "called")))


def _label_subject(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Celery juice: the cure for acne`, `Ginger for nausea relief`, `the healing power of honey`."""
    left = [m for m in s.names(at - _LEFT_REACH, at) if m.kind == "intervention"]
    return (argument_of(s, left[-1]),) if left else ()
