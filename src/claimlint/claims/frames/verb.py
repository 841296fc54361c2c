"""Frames of finite verbs: active, and verbs whose subject is the outcome."""

from __future__ import annotations

from collections.abc import Callable

from claimlint.claims.arguments.best_reading import (
    ailments_in,
    arguments_in,
    best_fit,
    names_risk,
    people_in,
)
from claimlint.claims.arguments.coordination import is_report, joined_group, shared_object, subject_of_group
from claimlint.claims.arguments.instruments import (
    agent_after,
    announced_behind,
    fronted_instrument,
    instrument_after,
    is_prompted,
    left_agent,
    praised_ahead,
    way_of,
)
from claimlint.claims.arguments.naming import unknown_name
from claimlint.claims.arguments.noun_phrases import is_free_of, is_plain_adverb, object_after
from claimlint.claims.arguments.objects import caused_act, is_count, objects_of
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, Argument, Draft
from claimlint.claims.frames.better import works_better
from claimlint.claims.frames.cleft import clefted, identified, opens_cleft, promoted, way_is
from claimlint.claims.frames.idiom import (
    failed_before,
    fronted_object,
    nothing_spared,
    prescribed_frame,
    remedied,
    unrivalled_frame,
)
from claimlint.claims.frames.noun import OBJECT_LINKS
from claimlint.claims.frames.observed import linking, observed_change
from claimlint.claims.frames.outcome import intransitive_frame, of_itself, result_frame
from claimlint.claims.frames.turned import turned
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, VerbForm

_NOUN_REACH = 7  # words between a light verb and the noun that it carries: "led to a clear and lasting reduction"


def active_frame(
    s: Tagged,
    cue: Mark,
    tags: list[Tag],
    group: Group,
    before: list[Draft],
    frame: str = "active",
    agents: tuple[Argument, ...] = (),
) -> Draft | None:
    """`Ginger eases nausea`: a finite verb with its subject before and its object behind it.

    agents: the subject of a verb that has none of its own (", easing nausea").
    """
    if not cue.particle and _carries_noun(s, cue):
        return None
    if (special := _special(s, cue, tags, group)) is not None:
        found = special(s, cue, tags, group)
        tags = [t for t in tags if not t.data.get("result")]
        if found is not None or special is not result_frame or not tags:
            return found  # "makes hair grow faster"; "makes cancer grow faster" is read on
    phrase, objects = objects_of(s, cue, tags)
    if _has_gap(s, objects):
        return None
    subjects, inherited = subject_of_group(s, cue, group, before)
    subjects = subjects or agents
    if tags[0].value != "associate" and is_report(s, subjects):
        return None
    if not objects:
        phrase, objects, group = _objects_elsewhere(s, cue, tags[0], group, phrase)
    if not objects and tags[0].data.get("alone"):  # "does more harm than good": of what, the text before tells
        found = Draft(tags[0], cue, "active", group, group.own, cue.end, subjects, (), "comparison")
        return found if subjects else None
    if tags[0].value == "associate" and objects and s.word(phrase.end) in ("with", "to"):
        return linking(s, cue, tags, group, phrase)
    has_risk = names_risk(s, phrase.start, phrase.end)
    subjects = _acting(s, cue, group, phrase, subjects)
    acting = [t for t in tags if t.data.get("intransitive") != "only"]
    tag = best_fit(s, acting, objects, has_risk, subjects, addressed=_is_promised(s, cue, tags, group))
    lasting = [t for t in tags if t.data.get("intransitive") or t.data.get("made")]
    if (
        tag is None
        and lasting
        and tags[0].data["feature"] != "ing"
        and (outcome := intransitive_frame(s, cue, lasting, group))
    ):
        return outcome
    if tag is None:
        tag, phrase, objects = _done_to(s, tags, phrase, objects)
    if tag is None:
        return observed_change(s, cue, tags, group) if phrase.is_empty else None
    tag, objects = _as_acted_on(s, tags, tag, phrase, objects)
    if _only_argues(s, tag, phrase, group) or _keeps_from_doing(s, tag, phrase, objects) or _is_dummy(group, subjects):
        return None
    is_purpose = inherited is not None and inherited.form == "infinitive" and group.is_bare
    form: VerbForm = "infinitive" if is_purpose else "active"
    tag, end = turned(s, tag, phrase, objects, has_risk, subjects), max(phrase.end, cue.end)
    whole = group if _is_finite(tags, inherited) else joined_group(group, inherited)
    row = inherited.row if inherited is not None and group.is_bare else -1
    return Draft(tag, cue, form, whole, group.own, end, subjects, objects, frame, has_risk, first=row)


def _objects_elsewhere(
    s: Tagged, cue: Mark, tag: Tag, group: Group, phrase: WordRange
) -> tuple[WordRange, tuple[Argument, ...], Group]:
    """The object of a verb that none stands behind, with its phrase and the verb group: among the words of the cue
    ("removes toxins"), in front ("Warts? The oil removes"), shared with a verb beside it, or spared by a denial.
    """
    objects: tuple[Argument, ...] = ()
    if "any" in tag.data["object"] and cue.end - cue.start > 1 and not tag.data.get("alone"):
        own = unknown_name(s, cue.start + 1, cue.end)
        objects = (Argument(own, cue.start + 1, cue.end),) if own is not None else ()
    if not objects and tag.data.get("open"):
        objects = fronted_object(s, group.start) or remedied(s, group.start) or failed_before(s, group.start)
    if objects:
        return phrase, objects, group
    spared = nothing_spared(s, group) if group.negations else None
    if spared is not None:
        said = s.said(spared[0], spared[0] + 1)  # the denial that takes the verb's own one back
        return phrase, spared[1], group._replace(negations=(*group.negations, said))
    shared = shared_object(s, cue)
    return (*shared, group) if shared is not None else (phrase, (), group)


def _has_gap(s: Tagged, objects: tuple[Argument, ...]) -> bool:
    """`Eczema that no cream could touch vanished`: the verb of the main clause stands where its object would."""
    if not objects or objects[0].name.kind != "unknown":
        return False
    verb = s.cover[objects[0].start]
    tag = verb.of("relation") if verb is not None and verb.name is None else None
    return tag is not None and tag.data["feature"] in ("s", "ed") and bool(tag.data.get("intransitive"))


def _is_finite(tags: list[Tag], inherited: Draft | None) -> bool:
    """Whether no auxiliary of the verb before governs one in -s: "does not lengthen life and causes bleeding"."""
    first = inherited.group if inherited is not None else None
    return tags[0].data["feature"] == "s" and first is not None and bool(first.has_do or first.modals or first.has_be)


def _special(
    s: Tagged, cue: Mark, tags: list[Tag], group: Group
) -> Callable[[Tagged, Mark, list[Tag], Group], Draft | None] | None:
    """The frame of a verb whose arguments do not stand where those of others stand; None for all others."""
    if tags[0].data.get("prescribes"):
        return prescribed_frame
    if s.lower[cue.end - 1] == "than" and works_better(s, cue, tags, group):
        return works_better
    if tags[0].data["lemma"] == "benefit from":
        return benefit_frame
    if tags[0].data.get("result"):
        return result_frame
    if way_of(s, group.start):
        return promoted
    if group.governors and s.is_head(group.start, "way") and group.governors[-1][1].get("role") == "advice":
        return way_is
    if s.word(group.start - 1) == "nothing" and unrivalled_frame(s, cue, tags, group):
        return unrivalled_frame
    first = group.start - 1
    while first > 0 and is_plain_adverb(s, first):
        first -= 1
    if s.lower[first] in ("that", "which") and opens_cleft(s, first - 1) and (found := clefted(s, cue, tags, group)):
        return clefted if found.subjects[0].name.kind in AGENTS else None
    if group.start and s.lower[first] in ("what", "whatever"):
        return clefted if first == 0 or not s.is_class(first - 1, "be") else identified
    return of_itself if s.word(cue.end) in ("itself", "themselves") else None


def _acting(
    s: Tagged, cue: Mark, group: Group, phrase: WordRange, subjects: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    """The subject, or what is taken or done where people are the subject or none is said."""
    if _is_told(s, cue, group):  # "Use the drops for a week and say goodbye to earache"
        subjects = instrument_after(s, phrase.end, phrase.end + 6) or left_agent(s, cue.start)
    if subjects and _is_by_research(s, subjects[0]):
        used = agent_after(s, phrase.end, ("with", "using")) or agent_after(s, phrase.end + 2, ("with", "using"))
        return used if used and used[0].name.kind in AGENTS else subjects  # "Scientists reverse blindness with a jab"
    is_someone = bool(subjects) and subjects[0].name.kind != "population" and not is_count(s, subjects[0].start)
    is_someone = is_someone and s.lower[subjects[0].end - 1] not in _BODY
    if is_someone and not _is_dummy(group, subjects):
        return subjects
    by = instrument_after(s, phrase.end, phrase.end + 12) or fronted_instrument(s, group.start)
    if not by and not subjects and group.start <= 1 and group.governors:
        by = praised_ahead(s, phrase.end)
    if not by and not subjects and ":" in s.lower[phrase.end :]:
        return announced_behind(s, group.start, phrase.end)
    return by or subjects or (left_agent(s, group.start - 1) if s.lower[group.start - 1] == ":" else ())


_BODY = frozenset(["body", "bodies"])  # "Your body can get rid of stones with lemon juice"


def _is_dummy(group: Group, subjects: tuple[Argument, ...]) -> bool:
    """`It is possible to cure gout`: nobody is said to do it."""
    is_pointing = bool(subjects) and subjects[0].name.text.lower() == "it"
    return is_pointing and any(row.get("impersonal") for _, row in group.governors)


def _is_by_research(s: Tagged, subject: Argument) -> bool:
    """Whether those are the subject who try what cures, not what does."""
    return not subject.name.is_known and s.lower[subject.end - 1] in s.language.reporters


def _is_told(s: Tagged, cue: Mark, group: Group) -> bool:
    is_joined = group.is_bare and cue.start > 0 and s.lower[group.start - 1] in ("and", ",")
    return is_joined and is_prompted(s, cue.start)


def _is_promised(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> bool:
    """Whether an effect is promised to the reader, so that loose words count without a known subject."""
    if _is_told(s, cue, group) or any(w.startswith(("promise", "vow", "guarantee")) for w, _ in group.governors):
        return True
    if cue.start == 0 and tags[0].data["feature"] == "s":  # a line without a subject: "Works on warts"
        return True
    return group.start > 0 and s.lower[group.start - 1] in ("you", "i", "we")


def _as_acted_on(
    s: Tagged, tags: list[Tag], tag: Tag, phrase: WordRange, objects: tuple[Argument, ...]
) -> tuple[Tag, tuple[Argument, ...]]:
    """The reading and the objects by what is done to them: people are called by their name, and what is kept from
    ailing is prevented ("stops your nails from splitting").
    """
    if objects and "people" in tag.data["object"]:
        objects = (people_in(s, objects[0]), *objects[1:])
    if tag.value == "cause" and any(s.is_head(i, "good_change") for i in range(*phrase)):
        tag = next((t for t in tags if t.value == "improve"), tag)  # "promotes remission of diabetes"
    if s.word(phrase.end) == "from" and tag.value in ("reverse", "reduce-symptom"):
        tag = next((t for t in tags if t.value == "prevent"), tag)
    return tag, objects


def _done_to(
    s: Tagged, tags: list[Tag], phrase: WordRange, objects: tuple[Argument, ...]
) -> tuple[Tag | None, WordRange, tuple[Argument, ...]]:
    """The reading of a cue under which a body or people are its object, and what is claimed: they are brought to
    do something, are cured of what the context tells, or doctors are kept away.
    """
    if tags[0].value == "cause" and (act := caused_act(s, phrase)) is not None:
        return tags[0], WordRange(phrase.start, act.end), (act,)
    if not objects or objects[0].name.kind != "population":
        return None, phrase, objects
    people = objects[0]
    is_doctor = s.is_head(people.end - 1, "clinician") or s.lower[people.end - 1].endswith(("ologist", "ologists"))
    if is_doctor and tags[0].value == "prevent":
        return tags[0], phrase, ()
    healed = next((t for t in tags if t.data["lemma"] in ("cure", "heal", "put into remission")), None)
    return healed, phrase, ()


def _only_argues(s: Tagged, tag: Tag, phrase: WordRange, group: Group) -> bool:
    """`supports the view that`, `results revealed`: verbs of telling, with what is told as their object; also "doctors
    repair heart defects with surgery".
    """
    if tag.value == "repair":
        return s.is_head(group.start - 1, "clinician")
    if s.follows(phrase.end - 1, "chance", "to"):
        return True  # "gives you the chance to ask"
    if s.is_head(phrase.end - 1, "matter_of") or any(is_free_of(s, i) for i in range(phrase.start + 1, phrase.end)):
        return True  # "promotes diabetes awareness"; of "gives you acne-free summers" the compound tells
    if tag.value == "diagnose":
        return s.word(phrase.start) == "no" or any(
            w in s.language.reporters and not (w in _TESTS and (group.modals or tag.data["feature"] in ("s", "base")))
            for w in s.lower[max(0, group.start - 2) : group.start]
        )  # "tests revealed"; but "eye tests detect glaucoma"
    if tag.value != "support":
        return False
    first = range(phrase.start, min(phrase.start + 3, phrase.end))
    return any(s.lower[i] in s.language.heads["argued"] for i in (*first, phrase.end - 1))


_TESTS = frozenset(["test", "tests", "scan", "scans", "screening", "check", "checks"])


def _keeps_from_doing(s: Tagged, tag: Tag, phrase: WordRange, objects: tuple[Argument, ...]) -> bool:
    """`stops the cells from dividing`, `prevents the gut from absorbing iron`: an act of the body is kept from
    happening, no ailment.
    """
    if tag.value not in ("prevent", "reverse", "reduce-symptom", "cure") or not objects:
        return False
    if tag.data["lemma"] == "keep from":  # "keeps you from catching colds", not "from absorbing iron"
        ailing = s.lower[objects[0].start - 1] == "from"
        told = range(phrase.start, phrase.end + 2)
        return not (ailing or any(s.is_head(i, "arising") or s.is_head(i, "ailing_act") for i in told))
    name = objects[0].name
    if (
        name.kind == "unknown"
        and name.text.endswith("ing")
        and not name.text.endswith("thing")
        and " " not in name.text
    ):
        return True
    if name.kind not in ("structure", "function", "unknown") or s.word(phrase.end) != "from":
        return False
    act = next((i for i in range(phrase.end + 1, phrase.end + 3) if s.word(i).endswith("ing")), None)
    return act is not None and not (name.kind == "structure" and s.is_head(act, "ailing_act"))


def benefit_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Patients may benefit from statins`: what they benefit from is the subject, what ails them the object."""
    people = subject_before(s, group.start)
    subjects = agent_after(s, cue.end - 1, ("from",)) or arguments_in(s, object_after(s, cue.end), AGENTS)
    if not subjects or people.is_empty:
        return None
    objects = ailments_in(s, people)
    return Draft(tags[0], cue, "active", group, group.own, subjects[-1].end, subjects, objects, "active")


def _carries_noun(s: Tagged, cue: Mark) -> bool:
    """Whether the verb only carries a relation noun behind it: "causes a reduction in pain" claims the reduction."""
    if " ".join(s.lower[cue.start : cue.end]) not in s.language.light_verbs:
        return False
    for i in range(cue.end, min(cue.end + _NOUN_REACH, len(s.lower))):
        mark = s.cover[i]
        if s.is_any(i, "preposition", "relative"):
            return False
        if not s.lower[i][0].isalnum() and s.lower[i] != "%":  # "led to a 30% reduction in falls"
            return False
        if mark is not None and mark.start == i and any(_is_strong_noun(tag, s, mark) for tag in mark.tags):
            after = s.lower[mark.end : mark.end + 1]
            return (
                not after
                or after[0] in OBJECT_LINKS
                or not after[0][0].isalpha()
                or s.cover[mark.start - 1] is not None
                or s.is_class(mark.end, "conjunction")
            )
    return False


def _is_strong_noun(tag: Tag, s: Tagged, mark: Mark) -> bool:
    """Whether a noun claims something itself; of one with other senses where "in" tells what changes: "a rise in"."""
    if tag.kind != "relation" or tag.data["feature"] != "noun":
        return False
    if mark.name or tag.data.get("unsure"):  # "a fall in blood pressure" is no fall
        is_change = s.is_head(mark.start, "change_noun") and mark.end == mark.start + 1
        return is_change and s.word(mark.end) == "in"
    return tag.data["strength"] >= 3 or tag.data["lemma"] in ("increased risk", "reduced risk")
