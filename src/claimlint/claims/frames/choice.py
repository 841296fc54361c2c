"""Frames: how a relation cue takes its subject and its objects, by the form that it stands in.

A draft is a claim before context and strength: words, not yet source spans, and arguments that the sentence itself
states.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from claimlint.claims.drafts import Draft
from claimlint.claims.frames.absence import absence_frame, praise_frame
from claimlint.claims.frames.adjective import adjective_frame
from claimlint.claims.frames.arm import arms_frame, as_share, shares_frame, spans_frame
from claimlint.claims.frames.cleft import indispensable_frame, sufficient
from claimlint.claims.frames.contrast import with_left_out
from claimlint.claims.frames.fields import is_of_another_field
from claimlint.claims.frames.forms import verb_form
from claimlint.claims.frames.headline import announced_frame, is_announced
from claimlint.claims.frames.idiom import (
    caught_frame,
    correlative_frame,
    credit_frame,
    deprived_frame,
    exposed_frame,
    inverted_frame,
    offered_frame,
    wanted_frame,
    weakened_frame,
)
from claimlint.claims.frames.joined import joined_frame
from claimlint.claims.frames.listed import listed_frame
from claimlint.claims.frames.nonfinite import gerund_frame, imperative_frame, infinitive_frame
from claimlint.claims.frames.noun import noun_frame
from claimlint.claims.frames.parity import no_better_frame, parity_frame
from claimlint.claims.frames.passive import passive_frame, reduced_frame
from claimlint.claims.frames.people import with_agent
from claimlint.claims.frames.verb import active_frame
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged
from claimlint.claims.tagging import KEPT
from claimlint.claims.verbs import Group, VerbForm, group_before, with_borrowed

_FRAMES: dict[VerbForm, Callable[[Tagged, Mark, list[Tag], Group, list[Draft]], Draft | None]] = {
    "active": active_frame,
    "passive": passive_frame,
    "reduced": reduced_frame,
    "gerund": gerund_frame,
    "infinitive": infinitive_frame,
    "imperative": imperative_frame,
}


@lru_cache(maxsize=KEPT)
def drafts_of(s: Tagged) -> tuple[Draft, ...]:
    """The drafts of a sentence, in order of their cues. A cue whose words another draft already uses as its verb
    gives none.
    """
    found: list[Draft] = []
    taken = -1
    for cue in s.relations:
        if found and cue.tags[0].data.get("arms"):
            found[-1] = as_share(s, cue, found[-1])
            continue  # "eased pain more, compared with placebo" is told by its verb
        if cue.start < taken or (found and cue.tags[0].data.get("spans")):
            continue
        if _is_inside_group(s, cue) or _is_joined(s, cue) or _is_object_of(s, cue, found) or _is_helped(cue, found):
            continue
        draft = _draft(s, cue, found)
        if draft is not None and not _tells_a_share(s, draft := with_agent(s, draft)):
            end = _with_boosters(s, max(draft.end, draft.cue.end))
            found.append(draft._replace(start=min(draft.start, draft.cue.start), end=end))
            taken = max(taken, draft.end if draft.frame == "association" or _is_unrivalled(draft) else draft.cue.end)
    if not found and s.relations and (credited := credit_frame(s)) is not None:
        found.append(credited)
    kept = [draft for draft in found if not (is_of_another_field(s, draft) or _swaps_alike(draft))]
    return tuple(with_left_out(s, _merged(kept)))


def _swaps_alike(draft: Draft) -> bool:
    """`Choose plain meat instead of cured ham`: what is eaten is chosen among its like, and treats nothing."""
    if draft.tag.value != "replace" or not draft.objects:
        return False
    replaced = draft.objects[0].name
    if replaced.category in ("exposure", "diet"):
        return True
    return any(a.name.is_known and a.name.canonical == replaced.canonical for a in draft.subjects)


def _is_helped(cue: Mark, found: list[Draft]) -> bool:
    """`help wounds heal`: what the helped thing does is no claim of its own."""
    if not found or found[-1].tag.data["lemma"] != "help" or found[-1].end != cue.start:
        return False
    return any(tag.kind == "relation" and tag.data["feature"] == "base" for tag in cue.tags)


def _is_object_of(s: Tagged, cue: Mark, found: list[Draft]) -> bool:
    """Whether a cue only is what an earlier verb acts on: "improves quality of life", "soothes burning feet"."""
    if not found or found[-1].form in ("noun", "adjective") or not cue.start < found[-1].end:
        return False
    particle = found[-1].cue.particle
    if particle is not None and particle[0] <= cue.start < particle[1]:
        return True  # "makes people more comfortable" compares nothing
    is_noun = all(tag.data["feature"] in ("noun", "ing") for tag in cue.tags if tag.kind == "relation")
    is_adjective = s.is_head(cue.start, "adjective_too") and cue.start == found[-1].cue.end  # "restores clear vision"
    return is_adjective or (is_noun and any(a.start <= cue.start <= a.end for a in found[-1].objects))


def _is_joined(s: Tagged, cue: Mark) -> bool:
    """Whether a hyphen makes one word of the cue and a neighbour: "statin-induced", "triple-negative". Who does it is
    told by either spelling: "a mood-lifter".
    """
    if cue.tags[0].data.get("agentive"):
        return s.is_hyphened(cue.end)
    return s.is_hyphened(cue.start) or s.is_hyphened(cue.end)


def _is_inside_group(s: Tagged, cue: Mark) -> bool:
    """Whether a cue only governs the next one: "helps" in "helps lower", "tends" in "tends to rise"."""
    if cue.tags[0].value == "associate" or (cue.particle and "result" in cue.tags[0].data):
        return False  # "more likely to benefit" is a claim of its own
    for following in s.relations:
        if cue.end <= following.start <= cue.end + 4:
            tag = following.of("relation")
            if (
                tag is not None
                and tag.value != "associate"
                and tag.data["feature"] == "base"
                and group_before(s, following.start).start <= cue.start
            ):
                return True
    return False


def _is_unrivalled(draft: Draft) -> bool:
    """`Nothing cures it better than garlic`: the comparison is part of the claim."""
    return len(draft.group.negations) > 1 and draft.group.negations[0].lower() == "nothing"


_MEANS = ("by", "with", "thanks", "through")


def _tells_a_share(s: Tagged, draft: Draft) -> bool:
    """`7 in 10 people become free of seizures`: how people fare, not what does it."""
    if draft.frame == "outcome-subject" or s.word(draft.end) in _MEANS:
        return False
    first = draft.subjects[0].name if draft.subjects else None
    if draft.form == "passive" and first is not None and first.kind in ("intervention", "product"):
        return False  # "People are freed from psoriasis by zinc"
    before = s.cover[draft.group.start - 1] if draft.group.start else None
    is_told_of_people = (
        first is None
        or first.kind == "population"
        or (first.text[0].isdigit() and "-" not in first.text.split()[0])  # no "5-minute stretch"
        or s.is_head(draft.subjects[0].start, "state_of_people")  # "Alive and free of cancer at 5 years: 80 %"
        or (before is not None and before.kind == "population")
    )
    if str(draft.tag.data["lemma"]).startswith("never "):
        return is_told_of_people and first is not None and first.text.lower() != "you"  # "some never catch flu"
    if draft.form == "noun" and first is not None and first.text[0].isdigit():
        return s.is_head(draft.group.start - 1, "people")  # "63 in 100 people had good pain relief"
    return is_told_of_people and draft.tag.data["lemma"] in ("free of", "free from", "rid of", "gone")


def _draft(s: Tagged, cue: Mark, before: list[Draft]) -> Draft | None:
    """What a cue claims by the first frame that fits; None where it carries no claim."""
    tags = [tag for tag in cue.tags if tag.kind == "relation"]
    group = group_before(s, cue.start)
    if any(t.data["feature"] != "s" for t in tags):  # a finite verb borrows nothing from a verb before it
        group = with_borrowed(s, group)
    verbs = [t for t in tags if t.data["feature"] in ("base", "s", "ed", "ing")]
    if _continues_association(s, cue, before):
        return None
    if tags[0].data.get("credits"):
        return None  # read where nothing else is: `credit_frame`
    for flag, frame in _SET_PHRASES.items():
        if tags[0].data.get(flag):
            return frame(s, cue, tags[0], group)
    if before and (goes_on := joined_frame(s, cue, tags, before)) is not None:
        return goes_on
    heading = next((t for t in tags if t.data.get("lists")), None)
    if heading is not None and (named := listed_frame(s, cue, heading, group)):
        return named
    if ":" in s.lower and (announced := announced_frame(s, cue, tags)) is not None:
        return announced
    if (special := _of_two_halves(s, cue, tags, group)) is not None:
        return special
    graded = next((t for t in tags if t.data.get("alone")), None)
    if graded is not None and (alike := no_better_frame(s, cue, graded)) is not None:
        return alike
    if verbs:
        for feature in dict.fromkeys(tag.data["feature"] for tag in verbs):  # "spread" may be a base or a participle
            form = verb_form(s, cue.start, cue.end, feature, group)
            if form == "active" and feature == "ed" and is_announced(s, cue, verbs[0]):
                form = "passive"
            if form in _FRAMES and (found := _FRAMES[form](s, cue, verbs, group, before)):
                return found
    nouns = [t for t in tags if t.data["feature"] == "noun"]
    if nouns and (found := noun_frame(s, cue, nouns, before)):
        return found
    adjectives = [t for t in tags if t.data["feature"] == "adjective"]
    for absent in adjectives:
        if absent.data.get("absent") and (found := absence_frame(s, cue, absent, group)):
            return found
        if absent.data.get("prescribes") and (found := praise_frame(s, cue, absent, group)):
            return found
    adjectives = [t for t in adjectives if not (t.data.get("absent") or t.data.get("prescribes"))]
    found = adjective_frame(s, cue, adjectives, group) if adjectives else None
    other = [t for t in adjectives[1:] if t.value == "compare" or t.data.get("denies")]
    return found or (adjective_frame(s, cue, other, group) if other else None)


# Frames by the flag of a cue whose arguments stand where a set phrase puts them.
_SET_PHRASES: dict[str, Callable[[Tagged, Mark, Tag, Group], Draft | None]] = {
    "arms": arms_frame,
    "shares": shares_frame,
    "spans": spans_frame,
    "exposed": exposed_frame,
    "listed": listed_frame,
    "wanted": wanted_frame,
    "source": caught_frame,
    "inverted": inverted_frame,
    "weakened": weakened_frame,
    "offered": offered_frame,
    "parity": parity_frame,
}


def _of_two_halves(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`The more you smoke, the …`, `Without iodine, …`: the first half of the sentence tells what acts."""
    if s.lower[0] == "the" and (s.lower[1].endswith("er") or s.is_head(1, "degree")):
        return correlative_frame(s, cue, tags[0], group)
    if s.lower[0] in ("to", "if") and "," in s.lower:
        verbs = [t for t in cue.tags if t.kind == "relation" and t.data["feature"] == "base"]
        return sufficient(s, cue, verbs) if verbs else None
    if s.lower[0] == "without":
        lacking = next((t for t in cue.tags if t.kind == "relation" and t.data.get("deprived")), None)
        if lacking is not None and (deprived := deprived_frame(s, cue, lacking, group)):
            return deprived
        return indispensable_frame(s, cue, tags, group) if group.negations else None
    return None


def _continues_association(s: Tagged, cue: Mark, before: list[Draft]) -> bool:
    """Whether an adjective only goes on with what an association is with: "associated with fewer cuts and lower odds
    of death".
    """
    if not before or before[-1].frame != "association" or s.lower[cue.start - 1] not in ("and", "or", ","):
        return False
    if cue.start - before[-1].end > 3 or s.is_class(cue.end, "determiner"):
        return False
    features = {tag.data["feature"] for tag in cue.tags if tag.kind == "relation"}
    return bool(features & {"adjective", "ed", "base"}) and "s" not in features


def _with_boosters(s: Tagged, end: int) -> int:
    """The end of a claim with an absolute word right behind it: "wipes out migraine for good"."""
    if s.word(end) == "again":  # "will never catch a cold again"
        return end + 1
    mark = s.operator_at(end) if end < len(s.lower) else None
    tag = mark.of("booster") if mark is not None and mark.start == end else None
    return (
        mark.end
        if mark is not None
        and tag is not None
        and "set" in tag.data
        and s.lower[end] not in ("in", "within", "everyone", "everybody")
        else end
    )


def _merged(drafts: list[Draft]) -> list[Draft]:
    """One draft where an adjective or a noun only carries the verb behind it ("effective in reducing pain")."""
    found: list[Draft] = []
    for draft in drafts:
        previous = found[-1] if found else None
        if (
            previous is not None
            and previous.form in ("adjective", "noun")
            and (draft.form == "gerund" or draft.frame == "copular")
            and draft.frame in ("use", "copular")
            and draft.form not in ("adjective", "noun")
        ) and draft.cue.start - previous.cue.end <= 2:
            draft = draft._replace(tag=_denied_with(draft.tag, previous.tag))
            found[-1] = (
                draft
                if draft.frame == "copular"
                else draft._replace(
                    group=previous.group,
                    start=previous.start,
                    subjects=previous.subjects or draft.subjects,
                    frame="copular",
                )
            )
            continue
        is_verb = previous is not None and previous.form == "noun" and draft.form not in ("noun", "adjective")
        if previous is not None and is_verb and draft.group.start <= previous.cue.start < draft.cue.start:
            found[-1] = draft  # "has the effect of reversing": the noun belongs to the verb's group
            continue
        found.append(draft)
    return found


def _denied_with(tag: Tag, carrier: Tag) -> Tag:
    """The relation of a verb that a denying adjective carries: "is useless at relieving coughs"."""
    return tag._replace(data={**tag.data, "denies": True}) if carrier.data.get("denies") else tag
