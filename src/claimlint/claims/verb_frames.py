"""Frames of finite verbs: active, passive, the participle behind its noun, and verbs whose subject is the outcome."""

from __future__ import annotations

from dataclasses import replace

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
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft
from claimlint.claims.language import Tag
from claimlint.claims.noun_frames import OBJECT_LINKS
from claimlint.claims.nouns import Phrase, name_of, object_after
from claimlint.claims.observed_frames import linking, observed_change
from claimlint.claims.subjects import subject_before
from claimlint.claims.tagging import Mark, Tagged
from claimlint.claims.verbs import Group, VerbForm, group_before

_NOUN_REACH = 7  # words between a light verb and the noun that it carries: "led to a clear and lasting reduction"


_BY = ("by", "with", "through", "using", "via", "when")


def active_frame(
    s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft], frame: str = "active"
) -> Draft | None:
    if not cue.particle and _carries_noun(s, cue):
        return None
    if tags[0].data["lemma"] == "benefit from":
        return benefit_frame(s, cue, tags[0], group)
    after = cue.particle[1] if cue.particle and cue.particle[0] == cue.end else cue.end
    if tags[0].value == "associate":
        while after < len(s.lower) and (s.is_class(after, "adverb") or s.lower[after].endswith("ly")):
            after += 1
        after += s.lower[after : after + 1] in (["with"], ["to"])
    phrase, objects = objects_after(s, after)
    if cue.particle:
        objects = tuple(a for a in objects if a.start < cue.particle[0])
        phrase = Phrase(phrase.start, max(cue.particle[1], min(phrase.end, cue.particle[0])))
    subjects, inherited = subject_of_group(s, cue, group, before)
    if tags[0].value != "associate" and _is_report(s, subjects):
        return None
    if phrase.is_empty or not objects:
        shared = _shared_object(s, cue)
        if shared is not None:
            phrase, objects = shared
        elif tags[0].data.get("alone"):
            return (
                Draft(tags[0], cue, "active", group, group.own, cue.end, subjects, (), "comparison")
                if subjects
                else None
            )
    if tags[0].value == "associate" and objects and s.lower[phrase.end : phrase.end + 1] in (["with"], ["to"]):
        return linking(s, cue, tags, group, phrase)
    has_risk = names_risk(s, phrase.start, phrase.end)
    is_reader = s.lower[group.start - 1 : group.start] in (["you"], ["i"], ["we"]) if group.start else False
    tag = best_fit(s, tags, objects, has_risk, subjects, addressed=is_reader)
    if tag is None and tags[0].data.get("intransitive") and (found := intransitive_frame(s, cue, tags, group)):
        return found
    if (
        tag is not None
        and tag.value == "diagnose"
        and any(w in s.language.reporters for w in s.lower[max(0, group.start - 2) : group.start])
    ):
        return None  # "results revealed": a report verb
    if tag is None:
        return observed_change(s, cue, tags, group) if phrase.is_empty else None
    if (
        tag.value == "support"
        and s.lower[phrase.end - 1] in s.language.heads["argued"]
        or (
            tag.value == "support"
            and any(
                s.lower[i] in s.language.heads["argued"] for i in range(phrase.start, min(phrase.start + 3, phrase.end))
            )
        )
    ):
        return None  # "supports the view that"
    tag = _turned(s, tag, objects, has_risk)
    start = group.own
    if (subjects and subjects[0].name.kind == "population" and not subjects[0].name.is_known) or not subjects:
        subjects = instrument_after(s, phrase.end, phrase.end + 12) or fronted_instrument(s, group.start) or subjects
    form: VerbForm = (
        "infinitive" if inherited is not None and inherited.form == "infinitive" and group.is_bare else "active"
    )
    return Draft(
        tag,
        cue,
        form,
        _joined(group, inherited),
        start,
        max(phrase.end, cue.end),
        subjects,
        objects,
        frame,
        has_risk,
    )


def _is_report(s: Tagged, subjects: tuple[Argument, ...]) -> bool:
    """Whether the subject is a text or its findings: "these results support", "our data indicate" tell, and do nothing."""
    if not subjects or subjects[0].name.is_known:
        return False
    words = [w for w in s.lower[subjects[0].start : subjects[0].end] if w.isalpha()]
    return bool(words) and words[-1] in s.language.heads["report_subject"]


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


def subject_of_group(
    s: Tagged, cue: Mark, group: Group, before: list[Draft]
) -> tuple[tuple[Argument, ...], Draft | None]:
    """The stated subject; for a verb that is coordinated with an earlier one, that verb's subject, and the draft it comes from."""
    relation = cue.tags[0].value
    previous = before[-1] if before else None
    left = group.start - 1
    while left > 0 and s.lower[left] in ("thus", "so", "then", "also", "thereby", "hence", "therefore", "even"):
        left -= 1
    if left > 0 and s.lower[left] in ("and", "but", "or") and (previous is None or previous.cue.start > left):
        first = _first_verb(s, left)
        if first is not None:  # "Acai is rich in antioxidants and hence slows ageing"
            return subject_in(s, subject_before(s, first), relation), None
    if previous is not None and left >= 0 and s.lower[left] in ("and", "or", ",", "but", "nor", "then"):
        if previous.cue.start < left and not any(
            s.is_class(i, "subordinator") and s.lower[i] not in ("than", "as") for i in range(previous.end, left)
        ):
            return previous.subjects, previous
    if left >= 1 and s.lower[left] in ("which", "that", "who"):
        head = left - 1 - (s.lower[left - 1] == ",")
        if s.lower[left] != "that" or not (
            s.lower[left - 1] in s.language.report_verbs or s.lower[left - 1] in s.language.heads["content_noun"]
        ):
            return subject_in(s, _antecedent(s, subject_before(s, head + 1)), relation), None
    return subject_in(s, subject_before(s, group.start), relation), None


def _antecedent(s: Tagged, phrase: Phrase) -> Phrase:
    """The noun phrase right before a relative pronoun: "swears by a gel that regrows cartilage"."""
    if any(s.is_class(i, "be") for i in range(phrase.start, phrase.end)):
        return phrase
    link = next((i for i in range(phrase.end - 2, phrase.start, -1) if s.is_class(i, "preposition")), None)
    if link is None or s.lower[link] in ("of", "with") or not s.is_class(link + 1, "determiner"):
        return phrase
    return Phrase(link + 1, phrase.end)


def _first_verb(s: Tagged, end: int) -> int | None:
    """The first finite verb before word `end` that can be told without a tagger: a form of be or have, a modal."""
    return next((i for i in range(1, end) if any(s.is_class(i, c) for c in ("be", "have", "modal"))), None)


def _joined(group: Group, inherited: Draft | None) -> Group:
    """A bare coordinated verb takes modals, governors and negation of the verb that it is joined to."""
    if inherited is None or not group.is_bare:
        return group
    first = inherited.group
    return replace(
        group,
        modals=first.modals,
        governors=first.governors,
        negations=first.negations,
        has_be=first.has_be,
        purpose=first.purpose,
    )


def _shared_object(s: Tagged, cue: Mark) -> tuple[Phrase, tuple[Argument, ...]] | None:
    """`cure or reverse osteoarthritis`: the object of the verb that follows serves both."""
    at = cue.end
    if at < len(s.lower) and s.lower[at] in ("or", "and", ",", "and/or"):
        following = next((m for m in s.relations if m.start >= at and m.start <= at + 3), None)
        if following is not None and _is_parallel(s, cue, following):
            phrase, objects = objects_after(s, following.end)
            if objects:
                return phrase, objects
    return None


def _is_parallel(s: Tagged, cue: Mark, following: Mark) -> bool:
    """Whether two verbs of one form and direction stand side by side: "cure or completely reverse"."""
    ours, theirs = cue.of("relation"), following.of("relation")
    if ours is None or theirs is None or ours.data["feature"] != theirs.data["feature"]:
        return False
    directions = [s.language.relations[tag.value].get("direction") for tag in (ours, theirs)]
    return directions[0] == directions[1] and all(
        s.lower[i] in (",", "and", "or", "and/or", "not", "only")
        or s.lower[i].endswith("ly")
        or s.is_class(i, "adverb")
        for i in range(cue.end, following.start)
    )


def intransitive_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Her warts vanished after two weeks of garlic oil`: the subject is the outcome, an adjunct names the intervention."""
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


def passive_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    if tags[0].value == "diagnose" and s.lower[cue.end : cue.end + 1] != ["by"]:
        return None
    if tags[0].value == "associate":
        return _associated(s, cue, tags, group, before)
    outcome = subject_before(s, group.start)
    previous = before[-1] if before and group.start > 0 and s.lower[group.start - 1] in ("and", "or", ",") else None
    objects = arguments_in(s, outcome, HEALTH + AGENTS) or (previous.objects if previous else ())
    if objects and objects[0].name.kind == "population":
        at = cue.end
        if s.lower[at : at + 1] in (["of"], ["from"], ["against"]):  # "patients were cured of diabetes by fenugreek"
            phrase, objects = objects_after(s, at + 1)
            subjects = agent_after(s, phrase.end, _BY) or instrument_after(s, phrase.end, phrase.end + 10)
            tag = best_fit(s, tags, objects, False, subjects)
            return (
                Draft(
                    tag,
                    cue,
                    "passive",
                    group,
                    group.own,
                    max([phrase.end, *(a.end for a in subjects)]),
                    subjects,
                    objects,
                    "passive",
                )
                if tag
                else None
            )
        return None
    has_risk = names_risk(s, outcome.start, outcome.end)
    at = cue.end
    while at < len(s.lower) and s.lower[at] not in _BY and _is_filler(s, at):
        at += 1
    agent = agent_after(s, at, _BY)
    end = agent[-1].end if agent else cue.end
    if agent and _is_report(s, agent):
        return None  # "is supported by this study"
    if (
        agent
        and (phrase := object_after(s, at + 1)).end > end
        and any(s.is_head(phrase.end - 1, h) for h in ("product", "intervention"))
    ):
        end = phrase.end
    subjects = agent or instrument_after(s, cue.end, cue.end + 12) or fronted_instrument(s, group.start)
    if not agent and (not subjects or s.lower[at] in _WHEN) and _is_stated_plainly(s, group):
        if (seen := observed_change(s, cue, tags, group)) is not None:
            return seen
    tag = best_fit(s, tags, objects, has_risk, subjects or ())
    return (
        Draft(
            tag,
            cue,
            "passive",
            group,
            group.own,
            end,
            subjects or (),
            objects,
            "passive",
            has_risk,
            s.lower[at] if agent else "",
        )
        if tag
        else None
    )


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
    at = cue.end
    if at < len(s.lower) and s.lower[at] in ("with", "to", "and"):
        at += 1
    phrase, objects = objects_after(s, at)
    subjects, _ = subject_of_group(s, cue, group, before)
    if not objects:
        return None
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


def reduced_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """A participle behind its noun: "pain relieved by ginger"; before "with" it may only tell the circumstances."""
    if tags[0].value == "diagnose":
        return None  # "clots detected by ultrasound": how they were found
    if tags[0].value == "associate":
        return _associated(s, cue, tags, group, before)
    if s.lower[cue.end] != "by":
        if s.lower[cue.end] in ("with", "after", "when") and (seen := observed_change(s, cue, tags, group)):
            return seen
        return active_frame(s, cue, tags, group, before) if s.lower[cue.end] not in _BY else None
    return passive_frame(s, cue, tags, group, before)
