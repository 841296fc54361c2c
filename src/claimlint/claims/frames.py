"""Frames: how a relation cue takes its subject and its objects, by the form that it stands in.

A draft is a claim before context and strength: words, not yet source spans, and arguments that the sentence itself states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from claimlint.claims.language import Tag
from claimlint.claims.model import Name
from claimlint.claims.nouns import Phrase, name_of, object_after, subject_before, unknown_name
from claimlint.claims.tagging import Mark, Tagged
from claimlint.claims.verbs import Group, VerbForm, group_before, verb_form


@dataclass(frozen=True, slots=True)
class Argument:
    """A name and the words [start, end) that spell it."""

    name: Name
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What a cue claims, in words of one sentence. start, end: the claim's span; within: conditions of adjuncts ("in osteoarthritis")."""

    tag: Tag
    cue: Mark
    form: str
    group: Group
    start: int
    end: int
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]
    frame: str
    has_risk: bool = False
    agent: str = ""


def drafts_of(s: Tagged) -> list[Draft]:
    """The drafts of a sentence, in order of their cues. A cue whose words another draft already uses as its verb gives none."""
    found: list[Draft] = []
    taken = -1
    for cue in s.relations:
        if cue.start < taken:
            continue
        draft = _draft(s, cue, found)
        if draft is not None:
            draft = _with_agent(s, draft)
            end = _with_boosters(s, max(draft.end, draft.cue.end))
            found.append(replace(draft, start=min(draft.start, draft.cue.start), end=end))
            taken = max(taken, draft.end if draft.frame == "association" else draft.cue.end)
    return _merged(s, found)


def _draft(s: Tagged, cue: Mark, before: list[Draft]) -> Draft | None:
    tags = [tag for tag in cue.tags if tag.kind == "relation"]
    group = group_before(s, cue.start)
    verbs = [t for t in tags if t.data["feature"] in ("base", "s", "ed", "ing")]
    if verbs:
        form = verb_form(s, cue.start, cue.end, verbs[0].data["feature"], group)
        if form is not None and (found := _FRAMES[form](s, cue, verbs, group, before)):
            return found
    nouns = [t for t in tags if t.data["feature"] == "noun"]
    if nouns and (found := _nominal(s, cue, nouns, before)):
        return found
    adjectives = [t for t in tags if t.data["feature"] == "adjective"]
    return _adjectival(s, cue, adjectives, group) if adjectives else None


def _with_boosters(s: Tagged, end: int) -> int:
    """The end of a claim with an absolute word right behind it: "wipes out migraine for good"."""
    mark = s.operator_at(end) if end < len(s.lower) else None
    tag = mark.of("booster") if mark is not None and mark.start == end else None
    return mark.end if mark is not None and tag is not None and "set" in tag.data and s.lower[end] not in ("in", "within", "everyone", "everybody") else end


def _with_agent(s: Tagged, draft: Draft) -> Draft:
    """Where people are the subject of a benefit, what they take: "anyone who takes our capsules", "doctors treat it with X"."""
    if draft.subjects and draft.subjects[0].name.kind != "population" or draft.tag.value in ("associate", "cause", "increase-risk"):
        return draft
    found = _instrument(s, draft.end, draft.end + 14)
    if not found and draft.subjects:
        between = Phrase(draft.subjects[0].end, max(draft.subjects[0].end, draft.group.start))
        found = tuple(a for a in _arguments(s, between, AGENTS) if a.name.kind in AGENTS and (a.name.is_known or a.name.kind == "product"))
    return replace(draft, subjects=found or draft.subjects)


# --- arguments ---------------------------------------------------------------------------------------------------


def _arguments(s: Tagged, phrase: Phrase, kinds: tuple[str, ...]) -> tuple[Argument, ...]:
    """The names of these kinds in a phrase; where it has none, what its words name."""
    if phrase.is_empty:
        return ()
    named = [Argument(name_of(s, mark), mark.start, mark.end) for mark in s.names(phrase.start, phrase.end)]
    if named and named[-1].end < phrase.end and named[-1].name.kind in HEALTH and kinds[-1] in AGENTS:
        whole = unknown_name(s, phrase.start, phrase.end)  # "blood pressure tablets", "heart patch": the head is a product
        if whole is not None and whole.kind in ("product", "intervention") and phrase.end - named[-1].end <= 2 and "of" not in s.lower[phrase.start : phrase.end]:
            return (Argument(whole, phrase.start, phrase.end),)
    fitting = [a for a in named if a.name.kind in kinds]
    if fitting:
        kept = _without_pointers(s, fitting)
        return tuple({a.name.canonical: a for a in reversed(kept)}[name] for name in dict.fromkeys(a.name.canonical for a in kept))
    unknown = unknown_name(s, phrase.start, phrase.end)
    return (Argument(unknown, phrase.start, phrase.end),) if unknown else ()


def _without_pointers(s: Tagged, found: list[Argument]) -> list[Argument]:
    """`pain of endometriosis`: the complement is what is meant; both stay where they are coordinated."""
    kept = [a for n, a in enumerate(found) if not (n + 1 < len(found) and s.lower[a.end : found[n + 1].start] in (["of"], ["from"], ["of", "the"], ["in"], ["in", "the"], ["due", "to"], ["caused", "by"]))]
    return kept or found


HEALTH = ("condition", "outcome", "structure", "function")
AGENTS = ("intervention", "product", "group")


def _subject(s: Tagged, phrase: Phrase, relation: str) -> tuple[Argument, ...]:
    """The names that a subject phrase holds: interventions first, then conditions, then what its words name.

    `X is a herb that cures`: X is meant, the class noun only describes it. `Within a day the syrup`: the adjunct is passed over.
    """
    copula = next((i for i in range(phrase.start + 1, phrase.end) if s.is_class(i, "be")), None)
    if copula is not None and s.lower[phrase.start] not in ("it", "there", "this", "that"):
        phrase = Phrase(phrase.start, copula)
    if not phrase.is_empty and s.is_class(phrase.start, "preposition"):
        article = next((i for i in range(phrase.start + 2, phrase.end) if s.is_class(i, "determiner") and not s.is_class(i - 1, "preposition")), None)
        phrase = Phrase(article, phrase.end) if article is not None else phrase
    found = _arguments(s, phrase, AGENTS)
    if found and found[0].name.kind in AGENTS and found[0].name.is_known:
        return found
    conditions = _arguments(s, phrase, HEALTH)
    if conditions and conditions[0].name.kind == "structure" and conditions[0].end < phrase.end:
        whole = unknown_name(s, phrase.start, phrase.end)  # "cod liver oil", "heart patch": the head is a product
        if whole is not None and whole.kind in AGENTS:
            return (Argument(whole, phrase.start, phrase.end),)
    if conditions and conditions[0].name.is_known:
        head_is_name = not any(s.lower[i] in ("for", "in", "against") for i in range(phrase.start, conditions[0].start))
        if head_is_name or relation in ("cause", "increase-risk", "associate"):
            return conditions
    return found


def _fit(
    s: Tagged, tags: list[Tag], objects: tuple[Argument, ...], has_risk: bool, subjects: tuple[Argument, ...], *, addressed: bool = False
) -> Tag | None:
    """The tag whose object kinds suit the objects best; None where an unsure cue has no health object.

    addressed: the reader is the subject ("Beat insomnia"), so that an unsure cue needs no intervention as its subject.
    """
    best, score = None, -1
    for tag in tags:
        value = _suits(s, tag, objects, has_risk)
        if tag.data.get("unsure") and not (value >= 2 and (addressed or subjects and subjects[0].name.kind in (*AGENTS, "unknown"))):
            continue
        if value > score:
            best, score = tag, value
    return best if score > 0 else None


def _suits(s: Tagged, tag: Tag, objects: tuple[Argument, ...], has_risk: bool) -> int:
    wanted = tag.data["object"]
    if has_risk and "risk" in wanted:
        return 5
    if "any" in wanted:
        return 1 if objects else 0
    if not objects:
        return 0
    name = objects[0].name
    if name.kind in ("intervention", "product", "group"):
        return 2 if {"treatment", "product"} & set(wanted) else 0
    if name.kind == "population":
        return 0
    if name.kind == "unknown":
        universal = name.text.lower() in s.language.heads["universal_object"]
        return 2 if universal else 0 if tag.data.get("unsure") or set(wanted) <= {"risk", "treatment", "product"} else 1
    kinds = {"condition": {"disease", "symptom"}, "outcome": {"symptom", "function"}, "structure": {"structure"}, "function": {"function"}}[name.kind]
    if kinds & set(wanted):
        if name.kind == "outcome" and tag.value == "improve":
            return 4  # "improves mood" is an improvement, though mood is also a symptom's name
        return 3 if name.kind in ("structure",) or "risk" not in wanted else 2
    return 1 if {"disease", "symptom", "function", "structure"} & set(wanted) and name.kind == "outcome" else 0


def _has_risk(s: Tagged, start: int, end: int) -> bool:
    return any(s.is_head(i, "risk") for i in range(start, end))


_PEOPLE_LINKS = frozenset(["with", "from", "against", "of"])


def _objects(s: Tagged, at: int) -> tuple[Phrase, tuple[Argument, ...]]:
    """The object phrase from word `at`; behind people ("protects you against flu", "treats people with gout") what affects them."""
    phrase = object_after(s, at)
    link = phrase.end
    if not phrase.is_empty and link < len(s.lower) and s.lower[link] in _PEOPLE_LINKS and _is_people(s, phrase):
        further = object_after(s, link + 1)
        if not further.is_empty:
            return Phrase(phrase.start, further.end), _arguments(s, further, HEALTH + AGENTS)
    return phrase, _arguments(s, phrase, HEALTH + AGENTS)


def _is_people(s: Tagged, phrase: Phrase) -> bool:
    if s.names(phrase.start, phrase.end) and any(m.name and m.name.data["kind"] in HEALTH for m in s.names(phrase.start, phrase.end)):
        return False
    return any(s.is_head(i, "people") or s.is_head(i, "body") or s.lower[i] in ("him", "her", "them", "us", "me", "you") for i in range(phrase.start, phrase.end))


def _agent_after(s: Tagged, at: int, words: tuple[str, ...]) -> tuple[Argument, ...] | None:
    """The intervention of a phrase "by X", "with X" that starts at word `at`."""
    if at >= len(s.lower) or s.lower[at] not in words:
        return None
    start = at + 1
    while start < len(s.lower) and s.lower[start] in ("taking", "using", "eating", "drinking", "applying", "the", "a", "regular", "daily", "doing", "having"):
        start += 1
    phrase = object_after(s, start)
    found = _arguments(s, phrase, AGENTS)
    return found or None


def _instrument(s: Tagged, at: int, limit: int) -> tuple[Argument, ...]:
    """The first "with/by/using/thanks to/on/after X" with a known intervention or product between word `at` and `limit`."""
    for i in range(at, min(limit, len(s.lower))):
        if s.lower[i] in (".", ";", "?", "!", ":"):
            break
        if s.lower[i] in ("with", "by", "using", "through", "after", "on", "via", "to", "from"):
            found = _agent_after(s, i, (s.lower[i],))
            if found and (found[0].name.is_known and found[0].name.kind == "intervention" or found[0].name.kind == "product"):
                return found
    return ()


# --- frames ------------------------------------------------------------------------------------------------------


def _active(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft], frame: str = "active") -> Draft | None:
    if not cue.particle and _carries_noun(s, cue):
        return None
    after = cue.particle[1] if cue.particle and cue.particle[0] == cue.end else cue.end
    if tags[0].value == "associate":
        while after < len(s.lower) and (s.is_class(after, "adverb") or s.lower[after].endswith("ly")):
            after += 1
        after += s.lower[after : after + 1] in (["with"], ["to"])
    phrase, objects = _objects(s, after)
    if cue.particle:
        objects = tuple(a for a in objects if a.start < cue.particle[0])
        phrase = Phrase(phrase.start, max(cue.particle[1], min(phrase.end, cue.particle[0])))
    subjects, inherited = _subject_of(s, cue, group, before)
    if phrase.is_empty or not objects:
        shared = _shared_object(s, cue)
        if shared is not None:
            phrase, objects = shared
        elif tags[0].data.get("alone"):
            return Draft(tags[0], cue, "active", group, group.own, cue.end, subjects, (), "comparison") if subjects else None
    if tags[0].value == "associate" and objects and s.lower[phrase.end : phrase.end + 1] in (["with"], ["to"]):
        return _linking(s, cue, tags, group, phrase)
    has_risk = _has_risk(s, phrase.start, phrase.end)
    is_reader = s.lower[group.start - 1 : group.start] in (["you"], ["i"], ["we"]) if group.start else False
    tag = _fit(s, tags, objects, has_risk, subjects, addressed=is_reader)
    if tag is None and tags[0].data.get("intransitive") and (found := _intransitive(s, cue, tags, group)):
        return found
    if tag is not None and tag.value == "diagnose" and any(w in s.language.reporters for w in s.lower[max(0, group.start - 2) : group.start]):
        return None  # "results revealed": a report verb
    if tag is None:
        return _observed_change(s, cue, tags, group) if phrase.is_empty else None
    start = group.own
    if subjects and subjects[0].name.kind == "population" and not subjects[0].name.is_known or not subjects:
        subjects = _instrument(s, phrase.end, phrase.end + 12) or subjects
    return Draft(tag, cue, "active", _joined(group, inherited), start, max(phrase.end, cue.end), subjects, objects, frame, has_risk)


_NOUN_REACH = 7  # words between a light verb and the noun that it carries: "led to a clear and lasting reduction"


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
            return not after or after[0] in _OBJECT_LINKS or not after[0][0].isalpha() or s.cover[mark.start - 1] is not None or s.is_class(mark.end, "conjunction")
    return False


def _is_strong_noun(tag: Tag) -> bool:
    return tag.kind == "relation" and tag.data["feature"] == "noun" and tag.data["strength"] >= 3


def _subject_of(s: Tagged, cue: Mark, group: Group, before: list[Draft]) -> tuple[tuple[Argument, ...], Draft | None]:
    """The stated subject; for a verb that is coordinated with an earlier one, that verb's subject, and the draft it comes from."""
    relation = cue.tags[0].value
    previous = before[-1] if before else None
    left = group.start - 1
    if previous is not None and left >= 0 and s.lower[left] in ("and", "or", ",", "but", "nor", "then"):
        if previous.cue.start < left and not any(s.is_class(i, "subordinator") and s.lower[i] not in ("than", "as") for i in range(previous.end, left)):
            return previous.subjects, previous
    if left >= 1 and s.lower[left] in ("which", "that", "who"):
        head = left - 1 - (s.lower[left - 1] == ",")
        if s.lower[left] != "that" or not (s.lower[left - 1] in s.language.report_verbs or s.lower[left - 1] in _CONTENT_NOUNS):
            return _subject(s, subject_before(s, head + 1), relation), None
    return _subject(s, subject_before(s, group.start), relation), None


_CONTENT_NOUNS = frozenset("evidence proof idea belief myth claim fact notion suggestion possibility chance risk doubt hope".split())


def _joined(group: Group, inherited: Draft | None) -> Group:
    """A bare coordinated verb takes modals, governors and negation of the verb that it is joined to."""
    if inherited is None or not group.is_bare:
        return group
    first = inherited.group
    return replace(group, modals=first.modals, governors=first.governors, negations=first.negations, has_be=first.has_be, purpose=first.purpose)


def _linking(s: Tagged, cue: Mark, tags: list[Tag], group: Group, first: Phrase) -> Draft | None:
    """`The survey linked energy drinks with poor sleep`: what is linked is the subject, whoever links it."""
    further, objects = _objects(s, first.end + 1)
    subjects = _subject(s, first, "associate")
    if not objects or not subjects:
        return None
    return Draft(tags[0], cue, "active", group, group.own, further.end, subjects, objects, "association", _has_risk(s, further.start, further.end))


def _shared_object(s: Tagged, cue: Mark) -> tuple[Phrase, tuple[Argument, ...]] | None:
    """`cure or reverse osteoarthritis`: the object of the verb that follows serves both."""
    at = cue.end
    if at < len(s.lower) and s.lower[at] in ("or", "and", ",", "and/or"):
        following = next((m for m in s.relations if m.start >= at and m.start <= at + 3), None)
        if following is not None:
            phrase, objects = _objects(s, following.end)
            if objects:
                return phrase, objects
    return None


def _intransitive(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Her warts vanished after two weeks of garlic oil`: the subject is the outcome, an adjunct names the intervention."""
    maker = next((i for i in range(group.start - 1, max(-1, group.start - 8), -1) if s.lower[i] in ("make", "makes", "made", "making", "let", "lets")), None)
    phrase = subject_before(s, group.start) if maker is None else Phrase(maker + 1, group.start)
    objects = _arguments(s, phrase, HEALTH)
    if not objects or objects[0].name.kind not in HEALTH:
        return None
    if maker is not None:
        outer = group_before(s, maker)
        subjects = _subject(s, subject_before(s, outer.start), tags[0].value)
        return Draft(tags[0], cue, "active", outer, outer.own, cue.end, subjects, objects, "causative")
    subjects = _instrument(s, cue.end, cue.end + 14)
    end = max([cue.end, *(a.end for a in subjects)])
    if not subjects:  # "I tried celery juice and my migraines vanished"
        left = [m for m in s.names(0, phrase.start) if m.name and m.name.data["kind"] == "intervention"]
        subjects = tuple(Argument(name_of(s, m), m.start, m.end) for m in left[-1:])
    if not subjects:
        return None
    return Draft(tags[0], cue, "active", group, group.own, end, subjects, objects, "outcome-subject")


_BY = ("by", "with", "through", "using", "via", "when")


def _passive(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    if tags[0].value == "diagnose" and s.lower[cue.end : cue.end + 1] != ["by"]:
        return None
    if tags[0].value == "associate":
        return _associated(s, cue, tags, group, before)
    outcome = subject_before(s, group.start)
    previous = before[-1] if before and group.start > 0 and s.lower[group.start - 1] in ("and", "or", ",") else None
    objects = _arguments(s, outcome, HEALTH + AGENTS) or (previous.objects if previous else ())
    if objects and objects[0].name.kind == "population":
        at = cue.end
        if s.lower[at : at + 1] in (["of"], ["from"], ["against"]):  # "patients were cured of diabetes by fenugreek"
            phrase, objects = _objects(s, at + 1)
            subjects = _agent_after(s, phrase.end, _BY) or _instrument(s, phrase.end, phrase.end + 10)
            tag = _fit(s, tags, objects, False, subjects)
            return Draft(tag, cue, "passive", group, group.own, max([phrase.end, *(a.end for a in subjects)]), subjects, objects, "passive") if tag else None
        return None
    has_risk = _has_risk(s, outcome.start, outcome.end)
    at = cue.end
    while at < len(s.lower) and s.lower[at] not in _BY and _is_filler(s, at):
        at += 1
    agent = _agent_after(s, at, _BY)
    end = agent[-1].end if agent else cue.end
    subjects = agent or _instrument(s, cue.end, cue.end + 12)
    if not subjects and any(w in ("was", "were") for w in s.lower[group.start : group.head]) and (seen := _observed_change(s, cue, tags, group)):
        return seen
    tag = _fit(s, tags, objects, has_risk, subjects or ())
    return Draft(tag, cue, "passive", group, group.own, end, subjects or (), objects, "passive", has_risk, s.lower[at] if agent else "") if tag else None


def _is_filler(s: Tagged, at: int) -> bool:
    mark = s.operator_at(at)
    return s.is_class(at, "adverb") or s.lower[at].endswith("ly") or bool(mark and any(t.kind == "booster" for t in mark.tags))


def _associated(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    at = cue.end
    if at < len(s.lower) and s.lower[at] in ("with", "to", "and"):
        at += 1
    phrase, objects = _objects(s, at)
    subjects, _ = _subject_of(s, cue, group, before)
    if not objects:
        return None
    return Draft(tags[0], cue, "passive", group, group.own, max(phrase.end, cue.end), subjects, objects, "association", _has_risk(s, phrase.start, phrase.end))


def _reduced(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """A participle behind its noun: "pain relieved by ginger"; before "with" it may only tell the circumstances."""
    if tags[0].value == "diagnose" and s.lower[cue.end : cue.end + 1] != ["by"]:
        return None
    if tags[0].value == "associate":
        return _associated(s, cue, tags, group, before)
    if s.lower[cue.end] != "by":
        return _active(s, cue, tags, group, before) if s.lower[cue.end] not in _BY else None
    return _passive(s, cue, tags, group, before)


def _gerund(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """`…, thereby reducing pain`, `works by lowering`, `effective in treating`, `Treating warts with garlic`."""
    word = s.lower[group.start - 1] if group.start else ""
    if group.start > 1 and word in ("in", "with", "at") and s.language.governors.get(s.lower[group.start - 2], {}).get("role") == "helper":
        outer = group_before(s, group.start - 1)  # "may help in relieving"
        return _active(s, cue, tags, replace(outer, head=cue.start), before)
    frame = {"by": "means", "for": "use", "in": "use", "at": "use", "of": "use", "without": "without"}.get(word, "participle")
    if word == "of" and (way := _way_before(s, group.start - 1)) is not None:  # "is a simple way of curing"
        return _active(s, cue, tags, replace(group_before(s, way), head=cue.start), before)
    if group.start == 0:
        return None  # "Treating pain early …" names an activity; what is said of it is another cue's claim
    found = _active(s, cue, tags, replace(group, start=group.start), before, frame)
    if found is None:
        return None
    previous = before[-1] if before else None
    if previous is not None and word in ("and", "or", ",", "thereby", "thus"):
        found = replace(found, frame=previous.frame if word in ("and", "or") and previous.form == "gerund" else "participle", subjects=previous.subjects)
    elif previous is not None and frame in ("participle", "means"):
        found = replace(found, subjects=previous.subjects)
    else:
        found = replace(found, subjects=_clause_subject(s, group.start - 1, tags[0].value))
    return replace(found, form="gerund", start=cue.start)


def _way_before(s: Tagged, at: int) -> int | None:
    """The copula of "is a simple way", which ends before word `at`; None where there is none."""
    if s.lower[at - 1 : at] not in (["way"], ["method"], ["means"], ["effect"]):
        return None
    return next((i for i in range(at - 2, max(-1, at - 7), -1) if s.is_class(i, "be") or s.lower[i] in ("has", "have")), None)


def _clause_subject(s: Tagged, at: int, relation: str) -> tuple[Argument, ...]:
    """The first intervention named before word `at`, else what the sentence begins with."""
    first = next((m for m in s.names(0, at) if m.name and m.name.data["kind"] == "intervention"), None)
    if first is not None:
        return (Argument(name_of(s, first), first.start, first.end),)
    stop = next((i for i in range(at) if s.is_class(i, "be") or s.is_class(i, "modal") or s.is_class(i, "have") or s.lower[i] == ","), 0)
    return _subject(s, Phrase(0, stop), relation) if stop else ()


def _infinitive(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    found = _active(s, cue, tags, group, [], "infinitive")
    if found is None:
        return None
    subjects = _clause_subject(s, group.start, tags[0].value)
    previous = before[-1] if before and before[-1].form == "infinitive" else None
    return replace(found, form="infinitive", start=cue.start, subjects=subjects or (previous.subjects if previous else ()))


def _imperative(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    phrase, objects = _objects(s, cue.end)
    has_risk = _has_risk(s, phrase.start, phrase.end)
    subjects = _instrument(s, phrase.end, phrase.end + 12)
    tag = _fit(s, tags, objects, has_risk, subjects, addressed=tags[0].value in _PROMISED)
    if tag is None:
        return None
    return Draft(tag, cue, "imperative", group, cue.start, phrase.end, subjects, objects, "imperative", has_risk)


_PROMISED = ("cure", "replace", "treat", "prevent", "reverse")  # what an imperative promises its reader even in loose words
_OBJECT_LINKS = ("of", "for", "in", "from", "against", "to", "with", "on")


def _nominal(s: Tagged, cue: Mark, tags: list[Tag], before: list[Draft]) -> Draft | None:
    """Nouns: "provides relief from X", "X relief", "a cure for X", "the treatment of X with Y", "a reduction in X"."""
    at = cue.end
    objects: tuple[Argument, ...] = ()
    end, start = cue.end, cue.start
    if at < len(s.lower) and s.lower[at] in _OBJECT_LINKS:
        phrase, objects = _objects(s, at + 1)
        end = phrase.end if objects else cue.end
    has_risk = _has_risk(s, cue.end, end)
    compound = s.cover[cue.start - 1] if cue.start else None
    if compound is not None and compound.name and compound.name.data["kind"] in HEALTH and s.lower[at : at + 1] not in (["of"], ["from"], ["against"]):
        objects, end = (), cue.end  # "cartilage repair in people with arthritis": the name before the noun is what is meant
    usable = bool(objects) and (objects[0].name.kind in HEALTH or "any" in tags[0].data["object"]) or has_risk
    if not usable and compound is not None and compound.name and compound.name.data["kind"] in HEALTH:
        objects = (Argument(name_of(s, compound), compound.start, compound.end),)
        start, end = compound.start, cue.end
    if s.lower[at : at + 1] == ["between"]:
        return _between(s, cue, tags)
    verb = _light_verb(s, start)
    is_open = "any" in tags[0].data["object"]
    if verb is None and not objects and not is_open:
        return None
    group, first, frame = _carrier(s, start, verb)
    if not objects and frame == "nominal":
        return None
    if frame == "nominal" and _is_use_of(s, cue, tags):
        return None
    subjects = _subject(s, subject_before(s, group.start), tags[0].value) if frame in ("light", "copular") else ()
    if frame == "light" and verb is not None and s.lower[group.start - 1 : group.start] == ["and"] and before:
        subjects = before[-1].subjects
    if frame == "nominal" and (named := _in_apposition(s, start)):
        subjects = named
    elif frame == "existential" or not subjects:
        subjects = _instrument(s, end, end + 12) or _after_colon(s, end) or _label_subject(s, start) or subjects
    tag = _fit_noun(s, tags, objects, has_risk, subjects, verb is not None or is_open)
    if tag is None:
        return None
    return Draft(tag, cue, "noun", group, first, end, subjects, objects, frame, has_risk)


def _between(s: Tagged, cue: Mark, tags: list[Tag]) -> Draft | None:
    """`a link between X and Y`: the first is the subject."""
    verb = _light_verb(s, cue.start)
    group, _, frame = _carrier(s, cue.start, verb)
    if frame == "nominal":
        return None
    phrase = object_after(s, cue.end + 1)
    found = _arguments(s, phrase, HEALTH + AGENTS)
    parts = next((i for i in range(phrase.start, phrase.end) if s.lower[i] == "and"), None)
    if parts is not None and len(found) < 2:
        found = tuple(Argument(n, a, b) for a, b in ((phrase.start, parts), (parts + 1, phrase.end)) if (n := unknown_name(s, a, b)))
    if not found:
        return None
    return Draft(tags[0], cue, "noun", group, cue.start, phrase.end, found[:1], found[1:2] or found[:1], "association")


def _fit_noun(s: Tagged, tags: list[Tag], objects: tuple[Argument, ...], has_risk: bool, subjects: tuple[Argument, ...], is_carried: bool) -> Tag | None:
    tag = _fit(s, tags, objects, has_risk, subjects)
    if tag is None and is_carried and not objects and not tags[0].data.get("unsure"):
        tag = tags[0]  # "provides relief": of what, the context tells
    return tag if tag is not None and tag.data["strength"] > 0 else None


def _light_verb(s: Tagged, at: int) -> int | None:
    """The light verb that carries a noun at word `at`, over its determiners, adjectives and a coordination before it."""
    i = at - 1
    while i >= 0 and i > at - 9:
        word = s.lower[i]
        mark = s.cover[i]
        two = f"{s.lower[i - 1]} {word}"
        if i and two in s.language.light_verbs and not s.is_class(i - 2, "determiner"):
            return i - 1
        if word in s.language.light_verbs and not (mark and mark.name) and not s.is_class(i - 1, "determiner") and word not in s.language.classes["be"]:
            return i
        if word in (",", ";", ":", ".", "(", ")", "that", "which") or s.is_class(i, "modal") or s.is_class(i, "be") or word in ("for", "with", "from", "to", "by", "of", "as"):
            return None
        i -= 1
    return None


def _carrier(s: Tagged, at: int, verb: int | None) -> tuple[Group, int, str]:
    """The verb group that carries a noun, where the claim's span starts, and the frame."""
    if verb is not None:
        group = group_before(s, verb)
        return group, group.own, "light"
    i = at - 1
    while i >= 0 and (s.is_class(i, "determiner") or _is_modifier(s, i)):
        i -= 1
    if i >= 0 and (s.is_class(i, "be") or s.lower[i] in s.language.classes["be_like"] or s.lower[i] == "as"):
        outer = group_before(s, i)
        frame = "existential" if s.lower[outer.start - 1 : outer.start] == ["there"] else "copular"
        if s.lower[i] == "as" and i:  # "is hailed as a cure": the verb before carries it
            row = s.language.governors.get(s.lower[i - 1])
            outer = group_before(s, i - 1)
            return (replace(outer, governors=((s.lower[i - 1], row), *outer.governors)) if row and "set" in row else outer), at, "copular"
        return replace(outer, head=i), at if frame == "existential" else at, frame
    return Group(at, at, at), at, "nominal"


def _is_modifier(s: Tagged, at: int) -> bool:
    if s.lower[at] == "'s" and not s.is_class(at, "be"):
        return True
    mark = s.cover[at]
    if mark is not None and mark.name:
        return False
    return s.lower[at].isalpha() and not any(s.is_class(at, c) for c in ("preposition", "conjunction", "subordinator", "be", "modal", "have", "do", "relative"))


def _is_use_of(s: Tagged, cue: Mark, tags: list[Tag]) -> bool:
    """A bare noun in the middle of a sentence (surgery for X, in the treatment of Y) names a thing and claims nothing."""
    if tags[0].value not in ("cure", "repair", "reverse") or tags[0].data["strength"] < 4:
        return True
    is_headline = not any(s.is_class(i, c) for i in range(len(s.lower)) for c in ("be", "have", "modal", "do"))
    has_verb = any(m.start != cue.start and (tag := m.of("relation")) and tag.data["feature"] in ("s", "ed") for m in s.relations)
    return not (is_headline and not has_verb and s.lower[-1] != "." or _in_apposition(s, cue.start) or s.lower[cue.start - 2 : cue.start - 1] == ["as"])


def _after_colon(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`a natural cure for gout: cherry juice`."""
    if at < len(s.lower) and s.lower[at] in (":", "—", "–"):
        return _arguments(s, object_after(s, at + 1), AGENTS)
    return ()


def _in_apposition(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Valerian – the cure for insomnia –`, `Ginger, a natural remedy for nausea, …`: what stands before the insertion."""
    i = at - 1
    while i >= 0 and (s.is_class(i, "determiner") or _is_modifier(s, i)):
        i -= 1
    if i < 1 or s.lower[i] not in (",", "–", "—", "(", "-"):
        return ()
    return _subject(s, subject_before(s, i), "cure")


def _label_subject(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`Celery juice: the cure for acne`, `Ginger for nausea relief`, `the healing power of honey`."""
    left = [m for m in s.names(0, at) if m.name and m.name.data["kind"] == "intervention"]
    return (Argument(name_of(s, left[-1]), left[-1].start, left[-1].end),) if left else ()


_ADJECTIVE_LINKS = ("for", "against", "in", "at", "to", "of", "with", "than", "as")


def _adjectival(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`is effective for X`, `proved beneficial against Y`, `found useful in Z`, `better than W`, `instead of V`."""
    tag = tags[0]
    if tag.value == "replace":
        return _replacing(s, cue, tag, group)
    if tag.data.get("alone"):
        return _comparing(s, cue, tag, group)
    at = cue.end
    carried = _copula(s, group, cue)
    if tag.data.get("intransitive"):
        return _intransitive(s, cue, tags, carried) if carried is not None else None
    linked = at < len(s.lower) and s.lower[at] in _ADJECTIVE_LINKS or s.lower[cue.end - 1] in _ADJECTIVE_LINKS
    if linked and s.lower[at : at + 1] in (["as"], ["than"]):
        return _compared(s, cue, tag, group, carried)
    if linked:
        phrase, objects = _objects(s, at + (s.lower[cue.end - 1] not in _ADJECTIVE_LINKS))
    else:
        phrase, objects = object_after(s, at), ()
        noun = _arguments(s, phrase, HEALTH)
        if noun and noun[0].name.is_known and tag.value in ("reduce-risk", "increase-risk"):
            objects = noun
    has_risk = _has_risk(s, cue.start, phrase.end)
    if tag.value in ("reduce-risk", "increase-risk") and has_risk and not linked:
        return _changed_risk(s, cue, tags)
    if carried is None:
        return None
    if not objects and tag.value == "cause" and not linked:  # "is carcinogenic": of what, the word itself says
        subjects = _subject(s, subject_before(s, carried.start), tag.value)
        return Draft(tag, cue, "adjective", carried, carried.own, cue.end, subjects, (), "copular") if subjects and subjects[0].name.is_known else None
    fit = _fit(s, tags, objects, has_risk, ()) or (tag if objects and not tag.data.get("unsure") else None)
    subjects = _subject(s, subject_before(s, carried.start), tag.value)
    if fit is None or (fit.data.get("unsure") and not subjects):
        return None
    return Draft(fit, cue, "adjective", carried, carried.own, max(phrase.end if objects else cue.end, cue.end), subjects, objects, "copular", has_risk)


def _changed_risk(s: Tagged, cue: Mark, tags: list[Tag]) -> Draft | None:
    """`have a lower risk of stroke`: the noun behind the adjective carries the object."""
    phrase = object_after(s, cue.end)
    objects = _arguments(s, phrase, HEALTH)
    verb = _light_verb(s, cue.start)
    if verb is None or not objects:
        return None
    group = group_before(s, verb)
    subjects = _subject(s, subject_before(s, group.start), tags[0].value)
    tag = tags[0]
    if s.lower[verb] in _MEASURED:  # "have a lower risk" tells who has it, not why
        tag = tag._replace(value="associate", data={**tag.data, "strength": 2})
    return Draft(tag, cue, "adjective", group, group.own, phrase.end, subjects, objects, "association", True)


def _copula(s: Tagged, group: Group, cue: Mark) -> Group | None:
    if group.has_be and group.start < cue.start:
        return group
    i = cue.start - 1
    while i >= 0 and (s.lower[i].endswith("ly") or s.is_class(i, "adverb") or s.lower[i] in ("to", "be", "as", "a", "an", "the") or (m := s.operator_at(i)) is not None and m.start <= i):
        i -= 1
    if i >= 0 and (s.lower[i] in s.language.classes["be_like"] or s.is_class(i, "be") or s.lower[i] in s.language.report_verbs or s.lower[i] in ("work", "works", "worked")):
        return replace(group_before(s, i), head=cue.start)
    return None


def _replacing(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    phrase = object_after(s, cue.end)
    objects = _arguments(s, phrase, AGENTS)
    if not objects or objects[0].name.kind not in AGENTS:
        return None
    left = [m for m in s.names(0, cue.start) if m.name and m.name.data["kind"] == "intervention"]
    subjects = (Argument(name_of(s, left[-1]), left[-1].start, left[-1].end),) if left else _subject(s, subject_before(s, group.start), tag.value)
    return Draft(tag, cue, "adjective", group, cue.start, phrase.end, subjects, objects, "replacement")


def _compared(s: Tagged, cue: Mark, tag: Tag, group: Group, carried: Group | None) -> Draft | None:
    """`as effective as ibuprofen`: a comparison with a treatment claims that it can stand in for it."""
    phrase = object_after(s, cue.end + 1)
    objects = _arguments(s, phrase, AGENTS)
    if carried is None or not objects or objects[0].name.kind not in AGENTS:
        return None
    better = tag._replace(value="replace", data={**tag.data, "strength": 4, "object": ["treatment"]})
    subjects = _subject(s, subject_before(s, carried.start), "replace")
    return Draft(better, cue, "adjective", carried, carried.own, phrase.end, subjects, objects, "comparison")


_MEASURED = frozenset("had have has having showed show shows shown experienced experience reported report demonstrated exhibited found observed with".split())


def _comparing(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`was higher in nurses`, `had lower levels than`: one group against another, without a word on why."""
    carried = _copula(s, group, cue)
    verb = next((i for i in range(cue.start - 1, max(-1, cue.start - 4), -1) if s.lower[i] in _MEASURED), None)
    if carried is None and verb is None:
        return None
    if carried is None and not any(w in ("than", "compared", "versus") for w in s.lower[cue.end :]):
        return None
    carried = carried or group_before(s, verb or cue.start)
    phrase = object_after(s, cue.end)
    objects = _arguments(s, phrase, HEALTH + AGENTS)
    subjects = _arguments(s, subject_before(s, carried.start), HEALTH + AGENTS)
    return Draft(tag, cue, "adjective", carried, min(carried.own, cue.start), max(phrase.end, cue.end), subjects, objects, "comparison")


_CHANGES = frozenset("increase decrease decline improve rise fall drop reduce worsen diminish lower raise elevate".split())


def _observed_change(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Intake was increased in one group`, `rates declined`: a change that was seen, with nothing said to cause it."""
    if tags[0].data["lemma"] not in _CHANGES or group.modals or group.governors or tags[0].data["feature"] not in ("ed", "s"):
        return None
    subjects = _arguments(s, subject_before(s, group.start), HEALTH + AGENTS)
    if not subjects or subjects[0].name.kind == "intervention":
        return None
    tag = tags[0]._replace(value="compare", data={**tags[0].data, "strength": 2, "object": ["any"]})
    return Draft(tag, cue, "passive", group, group.own, cue.end, subjects, subjects, "association")


def _none(*_: object) -> None:
    return None


_FRAMES: dict[VerbForm, Callable[[Tagged, Mark, list[Tag], Group, list[Draft]], Draft | None]] = {
    "active": _active, "passive": _passive, "reduced": _reduced, "gerund": _gerund, "infinitive": _infinitive,
    "imperative": _imperative, "noun": _none, "adjective": _none,
}  # fmt: skip


def _merged(s: Tagged, drafts: list[Draft]) -> list[Draft]:
    """One draft where an adjective or a noun only carries the verb behind it ("effective in reducing pain")."""
    found: list[Draft] = []
    for draft in drafts:
        previous = found[-1] if found else None
        if previous is not None and previous.form in ("adjective", "noun") and draft.form == "gerund" and draft.frame == "use":
            if draft.cue.start - previous.cue.end <= 2:
                found[-1] = replace(draft, group=previous.group, start=previous.start, subjects=previous.subjects or draft.subjects, frame="copular")
                continue
        found.append(draft)
    return found


def compounds_of(s: Tagged) -> Iterator[Draft]:
    """`cancer-fighting berries`: a health name joined to a suffix that asserts the relation of what follows."""
    for mark in s.cues:
        at = mark.end
        if mark.name is None or at >= len(s.lower) or s.lower[at] not in s.language.suffixes:
            continue
        if s.words[at].start - s.words[at - 1].end != 1 or mark.name.data["kind"] not in HEALTH:
            continue
        row = s.language.suffixes[s.lower[at]]
        tag = Tag("cue", "relation", row["class"], {"lemma": s.lower[at], "strength": row["strength"], "object": ["any"], "feature": "adjective"})
        phrase = object_after(s, at + 1)
        subjects = _arguments(s, phrase, AGENTS)
        yield Draft(tag, Mark(at, at + 1, (tag,)), "adjective", Group(mark.start, mark.start, mark.start), mark.start, at + 1, subjects, (Argument(name_of(s, mark), mark.start, mark.end),), "compound")
