"""Frames of adjectives: "is effective for X", "better than Y", "instead of Z", "higher in nurses"."""

from __future__ import annotations

from dataclasses import replace

from claimlint.claims.arguments import arguments_in, best_fit, names_risk, objects_after, subject_in
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, Draft
from claimlint.claims.language import Tag
from claimlint.claims.noun_frames import light_verb
from claimlint.claims.nouns import name_of, object_after
from claimlint.claims.subjects import subject_before
from claimlint.claims.tagging import Mark, Tagged
from claimlint.claims.verb_frames import intransitive_frame
from claimlint.claims.verbs import Group, group_before

_ADJECTIVE_LINKS = ("for", "against", "in", "at", "to", "of", "with", "than", "as")


def adjective_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`is effective for X`, `proved beneficial against Y`, `found useful in Z`, `better than W`, `instead of V`."""
    tag = tags[0]
    if tag.value == "replace":
        return _replacing(s, cue, tag, group)
    if tag.data.get("alone"):
        return _comparing(s, cue, tag, group)
    at = cue.end
    carried = _copula(s, group, cue)
    if tag.value == "associate" and carried is not None:
        return _associated_with(s, cue, tag, carried)
    if tag.data.get("intransitive"):
        return intransitive_frame(s, cue, tags, carried) if carried is not None else None
    linked = (at < len(s.lower) and s.lower[at] in _ADJECTIVE_LINKS) or s.lower[cue.end - 1] in _ADJECTIVE_LINKS
    if linked and s.lower[at : at + 1] in (["as"], ["than"]):
        return _compared(s, cue, tag, group, carried)
    if linked:
        phrase, objects = objects_after(s, at + (s.lower[cue.end - 1] not in _ADJECTIVE_LINKS))
    else:
        phrase, objects = object_after(s, at), ()
        noun = arguments_in(s, phrase, HEALTH)
        if noun and noun[0].name.is_known and tag.value in ("reduce-risk", "increase-risk"):
            objects = noun
    has_risk = names_risk(s, cue.start, phrase.end)
    if tag.value in ("reduce-risk", "increase-risk") and has_risk and not linked:
        return _changed_risk(s, cue, tags)
    if carried is None:
        return None
    if not objects and tag.data["lemma"] in ("effective", "efficacious") and not linked:
        subjects = subject_in(s, subject_before(s, carried.start), tag.value)
        return (
            Draft(tag, cue, "adjective", carried, carried.own, cue.end, subjects, (), "copular") if subjects else None
        )
    if not objects and tag.value == "cause" and not linked:  # "is carcinogenic": of what, the word itself says
        subjects = subject_in(s, subject_before(s, carried.start), tag.value)
        return (
            Draft(tag, cue, "adjective", carried, carried.own, cue.end, subjects, (), "copular")
            if subjects and subjects[0].name.is_known
            else None
        )
    fit = best_fit(s, tags, objects, has_risk, ()) or (tag if objects and not tag.data.get("unsure") else None)
    subjects = subject_in(s, subject_before(s, carried.start), tag.value)
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


def _associated_with(s: Tagged, cue: Mark, tag: Tag, carried: Group) -> Draft | None:
    """`are more likely to have X`, `is predictive of X`: what with may be left to the words behind."""
    at = cue.end
    while at < len(s.lower) and s.lower[at] in (
        "to",
        "of",
        "with",
        "for",
        "have",
        "develop",
        "get",
        "be",
        "on",
        "from",
        "die",
        "suffer",
    ):
        at += 1
    phrase, objects = objects_after(s, at)
    subjects = subject_in(s, subject_before(s, carried.start), tag.value)
    if not subjects:
        return None
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


def _changed_risk(s: Tagged, cue: Mark, tags: list[Tag]) -> Draft | None:
    """`have a lower risk of stroke`: the noun behind the adjective carries the object."""
    phrase = object_after(s, cue.end)
    objects = arguments_in(s, phrase, HEALTH)
    verb = light_verb(s, cue.start)
    if verb is None or not objects:
        return None
    group = group_before(s, verb)
    subjects = subject_in(s, subject_before(s, group.start), tags[0].value)
    tag = tags[0]
    if s.lower[verb] in s.language.heads["measured"]:  # "have a lower risk" tells who has it, not why
        tag = tag._replace(value="associate", data={**tag.data, "strength": 2})
    return Draft(tag, cue, "adjective", group, group.own, phrase.end, subjects, objects, "association", True)


def _copula(s: Tagged, group: Group, cue: Mark) -> Group | None:
    """The verb group of the copula before a predicative adjective, over adverbs and adjectives joined to it ("safe and effective")."""
    if group.has_be and group.start < cue.start:
        return group
    i = cue.start - 1
    while i >= 0 and _is_before_predicate(s, i):
        i -= 1
    if i >= 0 and (
        s.lower[i] in s.language.classes["be_like"] or s.is_class(i, "be") or s.lower[i] in s.language.heads["linking"]
    ):
        return replace(group_before(s, i), head=cue.start)
    return None


def _is_before_predicate(s: Tagged, at: int) -> bool:
    word = s.lower[at]
    if word in s.language.heads["joined_adjective"] or word.endswith("ly") or s.is_class(at, "adverb"):
        return True
    mark = s.operator_at(at)
    return mark is not None and any(t.kind in ("booster", "hedge") for t in mark.tags)


def _replacing(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    phrase = object_after(s, cue.end)
    objects = arguments_in(s, phrase, AGENTS)
    if not objects or objects[0].name.kind not in AGENTS:
        return None
    left = [m for m in s.names(0, cue.start) if m.name and m.name.data["kind"] == "intervention"]
    subjects = (
        (Argument(name_of(s, left[-1]), left[-1].start, left[-1].end),)
        if left
        else subject_in(s, subject_before(s, group.start), tag.value)
    )
    return Draft(tag, cue, "adjective", group, cue.start, phrase.end, subjects, objects, "replacement")


def _compared(s: Tagged, cue: Mark, tag: Tag, group: Group, carried: Group | None) -> Draft | None:
    """`as effective as ibuprofen`: a comparison with a treatment claims that it can stand in for it."""
    phrase = object_after(s, cue.end + 1)
    objects = arguments_in(s, phrase, AGENTS)
    if carried is None or not objects or objects[0].name.kind not in AGENTS:
        return None
    better = tag._replace(value="replace", data={**tag.data, "strength": 4, "object": ["treatment"]})
    subjects = subject_in(s, subject_before(s, carried.start), "replace")
    return Draft(better, cue, "adjective", carried, carried.own, phrase.end, subjects, objects, "comparison")


def _comparing(s: Tagged, cue: Mark, tag: Tag, group: Group) -> Draft | None:
    """`was higher in nurses`, `had lower levels than`: one group against another, without a word on why."""
    carried = _copula(s, group, cue)
    verb = next(
        (i for i in range(cue.start - 1, max(-1, cue.start - 4), -1) if s.lower[i] in s.language.heads["measured"]),
        None,
    )
    if carried is None and verb is None:
        return None
    if carried is None and not any(w in ("than", "compared", "versus") for w in s.lower[cue.end :]):
        return None
    carried = carried or group_before(s, verb or cue.start)
    phrase = object_after(s, cue.end)
    objects = arguments_in(s, phrase, HEALTH + AGENTS)
    subjects = arguments_in(s, subject_before(s, carried.start), HEALTH + AGENTS)
    return Draft(
        tag,
        cue,
        "adjective",
        carried,
        min(carried.own, cue.start),
        max(phrase.end, cue.end),
        subjects,
        objects,
        "comparison",
    )
