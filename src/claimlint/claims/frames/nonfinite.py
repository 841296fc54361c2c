"""Frames of verbs without a subject of their own: gerunds, infinitives, imperatives."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import agents_in, arguments_in, as_said, best_fit, names_risk
from claimlint.claims.arguments.carriers import predicate_before
from claimlint.claims.arguments.instruments import agent_after, behind_left_aside, instrument_after
from claimlint.claims.arguments.naming import unknown_name
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft, argument_of
from claimlint.claims.frames.cleft import told_from, way_is
from claimlint.claims.frames.verb import active_frame
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before

_PROMISED = (
    "cure",
    "replace",
    "treat",
    "prevent",
    "reverse",
)  # what an imperative promises its reader even in loose words

_LEFT_REACH = 60  # words


_GERUND_FRAMES = {
    "by": "means", "without": "without", "for": "use", "in": "use", "at": "use", "of": "use", "on": "use", "to": "use",
    "as": "use", "about": "use", "toward": "use", "towards": "use",
}  # fmt: skip


def _tells_way(s: Tagged, group: Group, word: str) -> bool:
    """Whether a way is told: "the way of easing", "the secret to easing", "the trick to easing"."""
    return s.is_head(group.start - 2 if word in ("of", "to") else group.start, "way")


def gerund_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """`…, thereby reducing pain`, `works by lowering`, `effective in treating`, `Treating warts with garlic`."""
    word = s.lower[group.start - 1] if group.start else ""
    if (
        group.start > 1
        and word in ("in", "with", "at")
        and s.language.governors.get(s.lower[group.start - 2], {}).get("role") == "helper"
    ):
        outer = group_before(s, group.start - 1)  # "may help in relieving"
        return active_frame(s, cue, tags, outer._replace(head=cue.start), before)
    frame = _GERUND_FRAMES.get(word, "use" if word in s.language.heads["naming"] else "participle")
    if frame == "without":  # what does not come of a thing is a harm: "without increasing clots"
        tags = sorted(tags, key=lambda tag: s.language.relations[tag.value].get("direction") != "-")
    if word == "of" and s.word(group.start - 2) == "suspected":
        row = {"ceiling": 2, "role": "raising", "hedge": True}
        doubted = group_before(s, group.start - 2)
        doubted = doubted._replace(head=cue.start, governors=(("suspected", row), *doubted.governors))
        return active_frame(s, cue, tags, doubted, before)
    if _tells_way(s, group, word) and (found := way_is(s, cue, tags, group)) is not None:
        return found
    if word == "of" and (way := _way_before(s, group.start - 1)) is not None:  # "is a simple way of curing"
        return active_frame(s, cue, tags, group_before(s, way)._replace(head=cue.start), before)
    if frame == "use" and (carrier := predicate_before(s, group.start - 1)) is not None:  # "is effective in reducing"
        found = active_frame(s, cue, tags, carrier._replace(head=cue.start), before)
        return found._replace(frame="copular") if found is not None else None
    if group.start == 0 and tags[0].value in s.language.strength["hard_classes"]:
        return _presupposed(s, cue, tags, group)
    if group.start == 0 or (word in ("and", "or", "but", ",", "that", '"', "“") and _is_subject_of_verb(s, cue.end)):
        return None  # "Treating pain early …" names an activity; what is said of it is another cue's claim
    if (
        frame == "participle"
        and word.isalpha()
        and word not in ("and", "thereby", "thus")
        and _is_subject_of_verb(s, cue.end)
    ):
        return None  # "events resulting in admission are common"
    if word in ("and", "or", ",") and not before and s.lower[0].endswith("ing"):
        return None  # "Preventing or treating the anaemia": a title
    goes_on = _clause_subject(s, group.start - 1, tags[0].value) if word == "," and not before else ()
    found = active_frame(s, cue, tags, group, before, frame, tuple(a for a in goes_on if a.name.is_known))
    if found is None:
        return None
    previous = before[-1] if before else None
    if previous is not None and word in ("and", "or", ",", "thereby", "thus"):
        found = found._replace(
            frame=previous.frame if word in ("and", "or") and previous.form == "gerund" else "participle",
            subjects=previous.subjects,
        )
    elif previous is not None and frame == "without" and _is_spared(s, previous, found):
        found = found._replace(subjects=previous.subjects, frame="participle")
    elif previous is not None and frame in ("participle", "means"):
        found = found._replace(subjects=previous.subjects)
        if frame == "means" and previous.form == "infinitive" and previous.cue.start < found.cue.start:
            return found._replace(form="infinitive", start=cue.start)  # "to stop an attack by restoring": one aim
    else:
        own = _own_subject(s, group.start, found.end, tags[0].value, frame)
        found = found._replace(subjects=own or _clause_subject(s, group.start - 1, tags[0].value))
    return found._replace(form="gerund", start=cue.start)


def _own_subject(s: Tagged, at: int, end: int, relation: str, frame: str) -> tuple[Argument, ...]:
    """What a gerund has as its subject right before its word `at`, or in the clause that it opens."""
    if frame == "means":
        return _subject_ahead(s, end, relation) if at == 1 else ()
    own = s.names(at - 1, at) if frame == "participle" else []
    if own and own[0].kind == "intervention":
        return (argument_of(s, own[0]),)  # "points to turmeric easing colitis"
    return _absolute_subject(s, at, relation) if frame == "participle" else ()


_ABSOLUTE_REACH = 5  # words from "with" to the participle: "with some strains of it easing"


def _absolute_subject(s: Tagged, at: int, relation: str) -> tuple[Argument, ...]:
    """`The picture is mixed, with some strains easing bloating`: what stands between "with" and the participle."""
    for i in range(at - 2, max(-1, at - 2 - _ABSOLUTE_REACH), -1):
        if s.lower[i] == "with":
            return subject_in(s, WordRange(i + 1, at), relation)
        if not s.lower[i].isalnum() or s.is_class(i, "conjunction"):
            break
    return ()


def _is_spared(s: Tagged, previous: Draft, draft: Draft) -> bool:
    """`eased pain without raising the risk of ulcers`: that what did the one does not do the other is claimed too."""
    harms = s.language.relations[draft.tag.value].get("direction") == "-"
    return harms and bool(previous.subjects) and previous.form in ("active", "passive") and not previous.group.modals


def _presupposed(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Reversing fatty liver with dandelion takes ten days`: who tells how long it takes says that it does."""
    phrase, objects = objects_after(s, cue.end)
    if (equal := _amounts_to(s, phrase.end)) is not None:
        subjects = told_from(s, equal)
    else:
        subjects = instrument_after(s, phrase.end, phrase.end + 2) or ()
        if not subjects or not any(_is_verb(s, i) for i in range(subjects[-1].end, subjects[-1].end + 3)):
            return None
    tag = best_fit(s, tags, objects, names_risk(s, phrase.start, phrase.end), subjects)
    return Draft(tag, cue, "gerund", group, cue.start, phrase.end, subjects, objects, "participle") if tag else None


def _amounts_to(s: Tagged, at: int) -> int | None:
    """The word behind "is a matter of", which starts at word `at`: "Curing gout is as simple as drinking tea"."""
    if not s.is_class(at, "be"):
        return None
    at += 1
    while s.is_class(at, "adverb") or s.is_head(at, "leading") or s.word(at).endswith("ly"):
        at += 1
    said = s.language.heads["amounts_to"]
    return next((at + n for n in (2, 3) if " ".join(s.lower[at : at + n]) in said and at + n < len(s.lower)), None)


def _is_verb(s: Tagged, at: int) -> bool:
    return s.word(at) in ("takes", "took", "needs") or s.is_any(at, "be", "modal", "have")


def _subject_ahead(s: Tagged, at: int, relation: str) -> tuple[Argument, ...]:
    """The subject of the clause behind "By repairing the gut, …"."""
    if s.word(at) != ",":
        return ()
    verb = next(
        (m.start for m in s.relations if m.start > at + 1),
        next((i for i in range(at + 2, len(s.lower)) if s.is_any(i, "be", "modal")), None),
    )
    return subject_in(s, WordRange(at + 1, verb), relation) if verb is not None else ()


def _is_subject_of_verb(s: Tagged, at: int) -> bool:
    """Whether the phrase that starts at word `at` is followed by its verb: "increasing size should lead to"."""
    end = objects_after(s, at)[0].end
    verb = s.cover[at] if at < len(s.cover) else None
    if verb is not None and not verb.name and any(t.data.get("feature") == "s" for t in verb.tags):
        acted_on = s.cover[verb.end] if verb.end < len(s.cover) else None
        if acted_on is not None and acted_on.kind in HEALTH:
            return True  # "Work cures depression"
    if s.is_any(end, "be", "modal", "have"):
        return True
    mark = s.cover[end] if end < len(s.cover) else None
    tag = mark.of("relation") if mark is not None and not mark.name else None
    return tag is not None and tag.data["feature"] in ("s", "ed")


def _taken_instead(s: Tagged, phrase: WordRange) -> tuple[Argument, ...]:
    """`Skip chemo and take garlic`: what an imperative that is joined to another says to take."""
    join = next((i for i in range(phrase.start + 1, phrase.end + 1) if _joins_intake(s, i)), None)
    return agents_in(s, object_after(s, join + 2)) if join is not None else ()


def _joins_intake(s: Tagged, at: int) -> bool:
    return s.word(at) in ("and", ",") and s.is_head(at + 1, "intake")


_RAISED_REACH = 8  # words between "found" and "to"


def _raised_subject(s: Tagged, at: int) -> WordRange | None:
    """What a report verb says something of: the words between "found" and the "to" at word `at`."""
    for i in range(at - 2, max(-1, at - _RAISED_REACH), -1):
        if s.lower[i] in ("found", "find", "finds", "showed", "consider", "believe", "believes"):
            return WordRange(i + 1, at) if i and not s.is_class(i - 1, "be") and s.lower[i - 1] != "to" else None
        if not s.lower[i][0].isalnum() or s.is_any(i, "be", "modal", "conjunction"):
            return None
    return None


def _way_before(s: Tagged, at: int) -> int | None:
    """The copula of "is a simple way", which ends before word `at`; None where there is none."""
    if s.word(at - 1) not in ("way", "method", "means", "effect"):
        return None
    return next(
        (i for i in range(at - 2, max(-1, at - 7), -1) if s.is_class(i, "be") or s.lower[i] in ("has", "have")), None
    )


def _clause_subject(s: Tagged, at: int, relation: str) -> tuple[Argument, ...]:
    """The first intervention named before word `at`, else what the sentence begins with."""
    left = max(at - _LEFT_REACH, behind_left_aside(s))
    first = next((m for m in s.names(left, at) if m.kind == "intervention"), None)
    if first is not None:
        return (argument_of(s, first),)
    head = next((i for i in range(at) if s.is_head(i, "product") and not s.is_head(i + 1, "product")), None)
    if head is not None and not s.is_head(0, "intake") and not any(s.is_class(i, "preposition") for i in range(head)):
        name = unknown_name(s, 0, head + 1)  # "The oil soaks into the joint, restoring …"
        return (Argument(name, 0, head + 1),) if name is not None else ()
    stop = next(
        (i for i in range(at) if s.is_any(i, "be", "modal", "have") or s.lower[i] in _WORKING),
        0,
    )
    if s.lower[stop] == "," and any(s.is_class(i, "preposition") for i in range(stop)):
        return ()  # "Use tape on clean, dry skin to prevent infection": the comma parts no subject from what it does
    return subject_in(s, WordRange(0, stop), relation) if stop else ()


_WORKING = frozenset([",", "works", "work", "worked", "acts", "act", "acted"])  # "Nintedanib works by slowing"


def infinitive_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """`the drug was found to reduce mortality`, `use honey to soothe a cough`: a verb behind "to"."""
    is_use = s.is_head(group.start - 1, "treatment_noun")
    if is_use and (carrier := predicate_before(s, group.start)):  # "may be an effective intervention to reduce"
        found = active_frame(s, cue, tags, carrier._replace(head=cue.start), before)
        return found._replace(frame="copular") if found is not None else None
    if (raised := _raised_subject(s, group.start)) is not None:  # "we found the drug to reduce mortality"
        found = active_frame(s, cue, tags, group._replace(purpose=False), before)
        return found._replace(subjects=subject_in(s, raised, tags[0].value)) if found is not None else None
    found = active_frame(s, cue, tags, group, [], "infinitive")
    if found is None:
        return None
    if s.lower[0] == "it" and s.word(1) in ("takes", "took"):  # "It takes two drops to heal an ear"
        taken = arguments_in(s, WordRange(2, group.start), AGENTS)
        if taken and taken[0].name.kind in AGENTS:
            return found._replace(form="active", start=cue.start, subjects=taken, group=group._replace(purpose=False))
    subjects = _clause_subject(s, group.start, tags[0].value) or _told_to_do(s, group.start)
    previous = before[-1] if before and before[-1].form == "infinitive" else None
    return found._replace(
        form="infinitive", start=cue.start, subjects=subjects or (previous.subjects if previous else ())
    )


def _told_to_do(s: Tagged, end: int) -> tuple[Argument, ...]:
    """`Brush twice a day to prevent decay`: an instruction to do something, which takes nothing."""
    is_bare = s.is_head(0, "exercised") and s.lower[1] not in _DONE_TO and not s.is_hyphened(1)
    if not is_bare or end > _TOLD_REACH:
        return ()

    return (as_said(s, "unknown", 0, end),)


_DONE_TO = frozenset(["the", "a", "an", "your", "this", "it", "them", "in", "to", "out", "over", "up"])
_TOLD_REACH = 8  # words of an instruction


def imperative_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group, before: list[Draft]) -> Draft | None:
    """`Beat the blues with saffron`: a verb that opens its clause; what is to be taken stands behind it."""
    if s.word(cue.end) in ("if", "when", "unless"):
        return None  # "Stop if it burns"
    tags = [t for t in tags if t.data.get("intransitive") != "only"]  # "Go easy on caffeine": nothing is done to "easy"
    if not tags:
        return None
    phrase, objects = objects_after(s, cue.end)
    has_risk = names_risk(s, phrase.start, phrase.end)
    if s.word(phrase.start) in ("it", "them", "this", "that") and s.word(phrase.start + 1) in ("", "and", "or"):
        return None  # "Stop it and see a doctor"
    if _is_subject_of_verb(s, cue.end):
        return None  # "Lower levels are linked with …": an adjective
    if cue.particle:  # "Swap your statins for red yeast rice"
        objects = tuple(a for a in objects if a.start < cue.particle[0])
        subjects = arguments_in(s, object_after(s, cue.particle[1]), AGENTS)
        tag = best_fit(s, tags, objects, has_risk, subjects, addressed=True)
        end = max([cue.particle[1], *(a.end for a in subjects)])
        return Draft(tag, cue, "imperative", group, cue.start, end, subjects, objects, "imperative") if tag else None
    if tags[0].value == "replace" and (instead := _taken_instead(s, phrase)):
        objects, end = tuple(a for a in objects if a.end < instead[0].start), instead[-1].end
        tag = best_fit(s, tags, objects, has_risk, instead, addressed=True)
        return Draft(tag, cue, "imperative", group, cue.start, end, instead, objects, "imperative") if tag else None
    behind = phrase.end + (s.word(phrase.end) == "again")  # "Never have gout again with"
    subjects = instrument_after(s, phrase.end, phrase.end + 12) or agent_after(s, behind, ("with", "by", "using")) or ()
    tag = best_fit(s, tags, objects, has_risk, subjects, addressed=tags[0].value in _PROMISED)
    if tag is None:
        return None
    return Draft(tag, cue, "imperative", group, cue.start, phrase.end, subjects, objects, "imperative", has_risk)
