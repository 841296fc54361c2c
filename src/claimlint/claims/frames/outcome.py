"""Frames of verbs whose subject is the outcome ("her warts vanished with garlic oil"), and of what people are made
("sugar makes children hyperactive").
"""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import is_regard, subject_in
from claimlint.claims.arguments.best_reading import arguments_in, as_said, best_fit
from claimlint.claims.arguments.clause_agents import done_after, done_when, seen_when, since_ahead
from claimlint.claims.arguments.coordination import subject_of_group
from claimlint.claims.arguments.habits import habit_after
from claimlint.claims.arguments.instruments import (
    agent_after,
    fronted_instrument,
    given_up_after,
    given_up_ahead,
    instrument_after,
    is_prompted,
    left_agent,
    taken_after,
    takers_after,
    takers_ahead,
)
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import means_people
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft, read_alone
from claimlint.claims.frames.arm import in_arm
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import CURES
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before


def of_itself(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Short sight corrects itself`: the subject is what is mended."""
    objects = arguments_in(s, subject_before(s, group.start), HEALTH)[-1:]
    tag = next((t for t in tags if t.value in CURES), None)
    if tag is None or not objects or objects[0].name.kind not in HEALTH:
        return None
    told = _clause_ahead(s, objects[0].start)  # "One course of the drops and …"
    ahead = left_agent(s, objects[0].start) or told if told else ()
    if subjects := fronted_instrument(s, group.start) or ahead:  # "With enough sleep, the gut repairs itself"
        return Draft(tag, cue, "active", group, group.own, cue.end + 1, subjects, objects, "active")
    if takes_its_course(s, cue, group):
        return None
    return outcome_alone(as_relation(tag, "repair"), cue, group, cue.end + 1, objects)


def intransitive_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Her warts vanished after two weeks of garlic oil`: the subject is the outcome, an adjunct names the
    intervention.
    """
    reach = range(group.start - 1, max(-1, group.start - 8), -1)
    maker = next((i for i in reach if s.is_head(i, "maker")), None)
    helper = None
    if maker is None and any(t.data.get("made") for t in tags):
        maker = helper = _helper_before(s, cue.start)
    phrase = subject_before(s, group.start) if maker is None else WordRange(maker + 1, cue.start)
    if tags[0].data.get("of_days") and not (group.has_be and _are_days(s, phrase)):
        return None  # "the flu season is over", "it itches all over"
    if is_regard(s, phrase):
        return None
    if s.word(phrase.start - 1) == "once" or s.follows(phrase.start - 3, "as", "soon", "as"):
        return None  # "tablets, once the infection is under control": tells when, not by what
    objects = arguments_in(s, phrase, HEALTH)[-1:]
    fit = best_fit(s, [t._replace(data={**t.data, "unsure": False}) for t in tags], objects, False, ())
    if fit is None and maker is None and (named := _named_as_harm(s, tags[0], phrase)):
        fit, objects = tags[0], named
    if fit is None or objects[0].name.kind not in HEALTH:
        return None  # "the cancer comes back" mends nothing
    if maker is None and fit.data.get("made"):
        return None  # "most bones heal in six weeks"
    tags = [fit]
    if fit.data.get("spared"):  # "Not a single wrinkle survives": what does not survive is gone
        denied = "cannot" if {"cannot", "can't", "won't"} & set(group.negations) else ""
        denied = denied or next((w for w in s.lower[: group.start] if w in ("no", "not", "few", "hardly")), "")
        if not denied:
            return None
        group = group._replace(negations=(*group.negations, denied))
    if maker is not None:
        outer = group_before(s, maker)
        if helper is not None:  # "helps your gut heal" says less than "lets it heal"
            outer = outer._replace(
                governors=((s.lower[helper], s.language.governors[s.lower[helper]]), *outer.governors)
            )
        told = is_prompted(s, maker)
        subjects = left_agent(s, maker) if told else takers_ahead(s, 0, outer.start)
        subjects = subjects or subject_of_group(s, cue, outer, [])[0]
        return Draft(tags[0], cue, "active", outer, outer.own, cue.end, subjects, objects, "causative")
    if tags[0].data.get("final") and s.word(cue.end) not in _STOPS:
        return None  # "the pain goes down the leg"
    subjects = _opponent(s, cue, tags[0]) or _by_last_word(s, cue, tags[0])
    if "met" in tags[0].data and (not subjects or _is_bodily_measure(s, phrase, objects[0])):
        return None
    subjects = subjects or taken_after(s, cue.end, cue.end + 14) or instrument_after(s, cue.end, cue.end + 14)
    subjects = subjects or in_arm(s, cue.end) or takers_after(s, cue.end) or _surrounding(s, cue.end)
    subjects = subjects or _after_treatment(s, cue.end)
    end = max([cue.end, *(a.end for a in subjects)])
    if tags[0].data.get("opposed") and not subjects:
        return None  # "the swelling gives way to stiffness"
    if not subjects:  # "I tried celery juice and my migraines vanished"
        ahead = given_up_ahead(s, objects[0].start) or left_agent(s, objects[0].start)
        subjects = ahead or fronted_instrument(s, group.start)
    subjects = subjects or done_after(s, cue.end) or since_ahead(s, objects[0].start) or seen_when(s, cue.end)
    subjects = subjects or _clause_ahead(s, objects[0].start) or given_up_after(s, cue.end) or _after_colon(s, cue.end)
    if not subjects and not is_prompted(s, objects[0].start):
        return None if takes_its_course(s, cue, group) else outcome_alone(tags[0], cue, group, end, objects)
    return Draft(tags[0], cue, "active", group, group.own, end, subjects, objects, "outcome-subject")


def _are_days(s: Tagged, phrase: WordRange) -> bool:
    """`The days of aching knees`, `Nights of restless legs`: the time of an ailment."""
    at = phrase.start + s.is_class(phrase.start, "determiner")
    return s.is_head(at, "times") and s.word(at + 1) == "of"


def _is_bodily_measure(s: Tagged, phrase: WordRange, measured: Argument) -> bool:
    """`Your heart rate rises when you exercise`: what the body of anybody does, no harm and no benefit."""
    return s.is_class(phrase.start, "determiner") and measured.name.kind != "condition"


def _by_last_word(s: Tagged, cue: Mark, tag: Tag) -> tuple[Argument, ...]:
    """What moves a measure, by what a cue of rise or fall ends with: "falls when people cut salt", "rose among those
    who smoked".
    """
    met = tag.data.get("met")
    if met == "when":
        return done_when(s, cue.end)
    return habit_after(s, cue.end - 1) if met == "among" else ()


def _named_as_harm(s: Tagged, tag: Tag, phrase: WordRange) -> tuple[Argument, ...]:
    """`Rupture of the spleen is a complication of glandular fever`: what is called a harm is one, by its own words."""
    if tag.value != "cause" or not tag.data.get("lists") or phrase.is_empty or s.is_class(phrase.start, "pronoun"):
        return ()
    start = phrase.start + s.is_class(phrase.start, "determiner")
    is_pointer = start > phrase.start and s.lower[phrase.start] in ("this", "that", "these", "those")
    return () if is_pointer or start >= phrase.end else (as_said(s, "outcome", start, phrase.end),)


def _helper_before(s: Tagged, at: int) -> int | None:
    """The "helps" of "helps your gut (to) heal"."""
    near = range(at - 1, max(-1, at - 8), -1)
    return next((i for i in near if s.language.governors.get(s.lower[i], {}).get("role") == "helper"), None)


_STOPS = ("", ".", ",", "!", ";", "and", "for", "away")


def _surrounding(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Blisters dry up under honey`, `stones dissolve in lemon juice`: what the ailment lies in."""
    at += at < len(s.lower) and (s.is_class(at, "adverb") or s.lower[at].endswith("ly"))
    found = agent_after(s, at, ("under", "in", "beneath")) or ()
    return tuple(a for a in found if a.name.kind == "intervention" and a.name.is_known)


_TREATED_REACH = 9  # words: "by an average of 40% after three months of the drug"


def _after_treatment(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`after three months of the drug`: what was done, though no name tells it."""
    for i in range(at, min(at + _TREATED_REACH, len(s.lower) - 1)):
        if s.lower[i] in ("after", "following", "with"):
            found = agent_after(s, i, (s.lower[i],)) or ()
            is_told = bool(found) and s.is_head(found[0].end - 1, "anaphor_intervention")
            return tuple(a for a in found if a.name.kind in AGENTS) if is_told else ()
    return ()


def _after_colon(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Hay fever has met its match: local honey`."""
    return arguments_in(s, object_after(s, at + 1), AGENTS) if s.word(at) == ":" else ()


def _opponent(s: Tagged, cue: Mark, tag: Tag) -> tuple[Argument, ...]:
    """What an ailment cannot stand against: "is no match for X", "stands no chance against X", "responds to X"."""
    if tag.data.get("takers"):
        return ()
    if tag.data["lemma"] == "develop after":
        found = agent_after(s, cue.end - 1, ("after",)) or ()
        return done_after(s, cue.end - 1) or tuple(a for a in found if a.name.kind in AGENTS and a.name.is_known)
    if tag.data.get("opposed"):
        return agent_after(s, cue.end - 1, (s.lower[cue.end - 1],)) or ()
    is_linked = s.lower[cue.end - 1] in ("for", "against")
    if not is_linked and tag.data["lemma"] != "not stand a chance":
        return ()
    return agent_after(s, cue.end - is_linked, ("against", "for")) or ()


def _clause_ahead(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Six months without bread, and her asthma was gone`: a fragment or an instruction that a promise follows."""
    while at > 0 and s.is_class(at - 1, "determiner"):
        at -= 1
    if at < 3 or s.lower[at - 1] != "and":
        return ()
    end = at - 1 - (s.lower[at - 2] == ",")
    if any(s.is_any(i, *AUXILIARIES, "relative") for i in range(end)):
        return ()
    told = (m for m in s.relations if 0 < m.start < end and m.name is None)
    if not _begins_plainly(s) or not all((t := m.of("relation")) and t.data.get("absent") for m in told):
        return ()
    return (as_said(s, "unknown", 0, end),)


def _begins_plainly(s: Tagged) -> bool:
    """Whether a sentence opens with a thing, a span of time or an instruction, not with who or when."""
    return s.lower[0] == "one" or not s.is_any(0, "preposition", "subordinator", "pronoun", "conjunction")


def result_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Sugar makes children hyperactive`: what people are made is the outcome; its words stand in the cue itself."""
    if cue.particle is None or (group.start > 1 and s.lower[group.start - 1] == "what"):
        return None  # "Talk to your midwife about what will help you relax"
    start, end = cue.particle
    outcome = _made(s, cue, start, end)
    if outcome is None:
        return None
    subjects = subject_in(s, subject_before(s, group.start), tags[0].value)
    if subjects and _are_people(subjects[0]):
        subjects = _with_what(s, subjects[0])
    subjects = subjects or fronted_instrument(s, group.start)
    if not subjects and group.start and s.lower[group.start - 1] in ("and", "but"):
        subjects, _ = subject_of_group(s, cue, group, [])  # "are cheap but can make muscles ache"
    if not subjects or _are_people(subjects[0]) or s.word(end) == "about":
        return None
    tag, outcomes = tags[0], (outcome, *_made_too(s, end))
    if "parted" in tag.data and _has_object(s, end):
        outcomes = _recovered_from(s, end)
        if not outcomes:
            return None
        tag = tag._replace(data={key: value for key, value in tag.data.items() if key != "outcome"})
    end = max(end, outcomes[-1].end)
    return Draft(tag, cue, "active", group, group.own, end, subjects, outcomes, "active")


def _recovered_from(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`helps people recover from depression`: an ailment behind the verb is the outcome."""
    if s.word(at) != "from":
        return ()
    return tuple(a for a in arguments_in(s, object_after(s, at + 1), HEALTH) if a.name.kind == "condition")


def _are_people(subject: Argument) -> bool:
    """Whether people are the subject; "they" may be the tablets that were named before."""
    return subject.name.kind == "population" and subject.name.text.lower() != "they"


def _made_too(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`makes your mouth dry and your throat sore`: what a second part of the body becomes."""
    phrase = object_after(s, at + 1) if s.word(at) == "and" and s.is_class(at + 1, "determiner") else None
    if phrase is None or phrase.end - phrase.start < 2 or not s.is_head(phrase.end - 1, "ailing"):
        return ()
    is_part = s.is_head(phrase.end - 2, "body") or bool(s.names(phrase.end - 2, phrase.end - 1))
    return (as_said(s, "outcome", phrase.start, phrase.end),) if is_part else ()


def _has_object(s: Tagged, at: int) -> bool:
    """`helps you remember the date`, `help you move house`: the verb acts on something, and tells no ability."""
    if at >= len(s.lower) or not s.lower[at][0].isalpha() or s.lower[at].endswith("ly"):
        return False
    if s.follows(at, "a", "little") or s.follows(at, "a", "lot") or s.follows(at, "a", "bit"):
        return False
    if s.lower[at] in ("about", "into", "from", "out", "through", "off", "for", "on"):
        return not s.is_head(at + 1, "times") and not s.is_head(at + 2, "times")
    return not s.is_any(at, "preposition", "conjunction", "adverb", "subordinator", "be", "modal")


def _made(s: Tagged, cue: Mark, start: int, end: int) -> Argument | None:
    """What people or a part of the body become: "makes children ill", "keeps people with asthma alive", "turns hair
    grey".
    """
    first = object_after(s, cue.end)
    first = WordRange(first.start, min(first.end, start))
    is_whole = first.end >= start - 1
    is_graded = s.lower[start].endswith("er") or s.lower[start] in ("more", "less")
    is_bodily = is_whole and s.is_head(first.end - 1, "body") and s.lower[first.end - 1] not in ("body", "bodies")
    if (
        not (is_bodily and is_graded)
        and means_people(s, first)
        and (is_whole or s.lower[first.end] in ("with", "who", "on", "of", "in"))
    ):
        return _named_state(s, start, end) or as_said(s, "outcome", start, end)
    if is_whole and s.word(first.end - 1) == "things":
        return as_said(s, "outcome", start, end)  # "Prunes get things moving"
    found = s.names(first.start, first.end)
    kind = found[-1].kind if found else ""
    is_part = not kind and s.is_head(first.end - 1, "body")
    is_kept = kind == "outcome" and s.lower[cue.start].startswith("ke")  # "keeps your digestion on track"
    if is_whole and (is_kept or kind in ("structure", "function") or (kind and is_graded) or is_part):
        return as_said(s, "outcome", first.start, first.end)
    return None


def _named_state(s: Tagged, start: int, end: int) -> Argument | None:
    """What people become by the vocabulary's name for it: "helps you lose weight" is about body weight."""
    named = read_alone(s, start, end, HEALTH)
    return named if named is not None and (named.start, named.end) == (start, end) else None


def _with_what(s: Tagged, people: Argument) -> tuple[Argument, ...]:
    """What people of whom something is said take: "women who take raspberry leaf", "residents on the drink"."""
    return taken_after(s, people.end, people.end + 6)


def takes_its_course(s: Tagged, cue: Mark, group: Group) -> bool:
    """Whether an illness is only said to pass: "most warts vanish on their own", "the rash may go"."""
    is_open = bool(group.negations or group.modals or group.governors) or s.word(cue.end) == "by"
    return is_open or any(word in s.language.heads["natural_course"] for word in s.lower)


def outcome_alone(tag: Tag, cue: Mark, group: Group, end: int, objects: tuple[Argument, ...]) -> Draft | None:
    """`The cataracts dissolve`: a promise of whatever the page is about, if that is a thing to be sold or taken."""
    if objects[0].name.kind == "structure" and tag.value not in ("repair", "reverse"):
        return None
    if tag.value not in CURES:
        return None  # "weight gain improved" only tells what was seen
    return Draft(tag, cue, "active", group, group.own, end, (), objects, "outcome-alone")
