"""What a verb claims by what it acts on: to raise blood pressure is a harm, to end a risk no cure."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import LEVELLED, tells_level
from claimlint.claims.arguments.measures import behind_number
from claimlint.claims.drafts import Argument
from claimlint.claims.lexicon.index import Tag, as_relation
from claimlint.claims.tagged import Tagged, WordRange


def turned(
    s: Tagged,
    tag: Tag,
    phrase: WordRange,
    objects: tuple[Argument, ...],
    has_risk: bool,
    subjects: tuple[Argument, ...],
) -> Tag:
    """The cue by what it acts on: raising blood pressure is a harm, ending a risk is no cure, causing less is good."""
    if objects and objects[0].name.kind == "intervention" and tag.value in LEVELLED and tells_level(s, objects[0]):
        return as_relation(tag, "affect")  # "raises the level of warfarin"
    if tag.value == "reverse" and tag.data["lemma"] == "stop" and objects and objects[0].name.kind == "structure":
        return as_relation(tag, "affect", 4)  # "stops periods"
    if tag.value == "cure" and has_risk:
        return as_relation(tag, "reduce-risk")
    is_part = bool(objects) and (s.is_head(objects[0].end - 1, "surface") or s.is_head(objects[0].end, "sender"))
    if tag.value == "cure" and is_part:
        return as_relation(tag, "reduce-symptom")  # "gets rid of plaque", "switches off the pain gene": cures nothing
    if tag.value == "cure" and objects and any(s.is_head(i, "pathogen") for i in range(phrase.start, objects[0].start)):
        return as_relation(tag, "treat")  # "kills the bacteria that cause acne"
    if tag.value == "cure" and objects and objects[0].name.canonical == "tumour" and _is_conventional(subjects):
        return as_relation(tag, "treat")  # "chemotherapy kills cancer cells" cures nobody yet
    if tag.value in ("increase-risk", "reduce-risk") and any(s.is_head(i, "welcome") for i in range(*phrase)):
        # "doubles your chances of quitting"
        return as_relation(tag, "improve" if tag.value == "increase-risk" else "cause")
    before = s.lower[phrase.start - 1]
    first = behind_number(s, phrase.start)
    if tag.value == "cause" and (s.is_head(first, "less") or before in s.language.heads["less"]):
        return as_relation(tag, "reduce-risk" if has_risk else "reduce-symptom")  # "led to fewer strokes"
    if tag.value == "cause" and s.is_head(phrase.start, "more") and objects[0].name.kind in ("outcome", "function"):
        return as_relation(tag, "improve")  # "led to improved memory"
    if tag.value == "cause" and objects and s.lower[objects[0].end - 1] in s.language.heads["good_change"]:
        return as_relation(tag, "improve")  # "gives pain relief"
    raised = tag.value in ("improve", "support") and tag.data["lemma"] in s.language.heads["raising"]
    if raised and objects[0].name.canonical in s.language.heads["harmed_when_raised"]:
        return as_relation(tag, "increase-risk")
    return tag


def _is_conventional(subjects: tuple[Argument, ...]) -> bool:
    return bool(subjects) and subjects[0].name.category in ("drug", "procedure", "vaccine", "")
