"""Frames of compound adjectives: "cancer-fighting berries", "I am migraine-free since I take zinc"."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.claims.arguments.best_reading import agents_in, arguments_in, as_said
from claimlint.claims.arguments.instruments import instrument_after, taken_after
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.drafts import AGENTS, HEALTH, Draft, argument_of
from claimlint.claims.frames.absence import brought
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before


def _is_state(s: Tagged, at: int) -> bool:
    """Whether people or a thing are said to be what a compound at word `at` says: "have been fever-free"."""
    return s.is_any(at - 1, "be", "be_like")


def _has_head(s: Tagged, at: int) -> bool:
    """Whether a noun follows the compound that ends with word `at`."""
    if at + 1 >= len(s.lower) or not s.lower[at + 1][0].isalpha():
        return False
    return not s.is_any(at + 1, "conjunction", "preposition", "adverb", "subordinator", "relative")


def _to_head(s: Tagged, phrase: WordRange) -> WordRange:
    """The phrase to the end of the product that it names: "heat patches (stay warm)"."""
    heads = (i for i in range(*phrase) if s.is_head(i, "product") and not s.is_head(i + 1, "product"))
    head = next(heads, None)
    return WordRange(phrase.start, head + 1) if head is not None and not s.names(head, phrase.end) else phrase


def compounds_of(s: Tagged) -> Iterator[Draft]:
    """`cancer-fighting berries`: a health name joined to a suffix that asserts the relation of what follows."""
    for mark in s.cues:
        at = mark.end
        if mark.name is None or s.word(at) not in s.language.suffixes:
            continue
        if s.words[at].start - s.words[at - 1].end != 1 or mark.kind not in HEALTH:
            continue
        row = s.language.suffixes[s.lower[at]]
        if row.get("predicate") and (not _is_state(s, mark.start) or _has_head(s, at)):
            continue  # "a heart-healthy diet"
        tag = Tag(
            "relation",
            row["class"],
            {"lemma": s.lower[at], "strength": row["strength"], "object": ["any"], "feature": "adjective"},
        )
        last = object_after(s, at + 1).end - 1
        if row.get("lived") and (s.is_head(at + 1, "lifetime") or s.is_head(last, "body")):
            if (lived := _lived(s, mark, at, tag)) is not None:
                yield lived
            if lived is not None or s.lower[mark.start - 1] not in ("my", "our", "her", "his"):
                continue  # "my stress-free life began"
        subjects = arguments_in(s, _to_head(s, object_after(s, at + 1)), AGENTS)
        if not subjects and _is_state(s, mark.start):
            subjects = instrument_after(s, at + 1, len(s.lower)) or taken_after(s, at + 1, len(s.lower))
            subjects = subjects or agents_in(s, subject_before(s, group_before(s, mark.start - 1).start))
            if not subjects:
                continue  # "until they have been fever-free for a day"
        yield Draft(
            tag,
            Mark(at, at + 1, (tag,)),
            "adjective",
            Group(mark.start, mark.start, mark.start),
            mark.start,
            at + 1,
            subjects,
            (argument_of(s, mark),),
            "compound",
        )


def _lived(s: Tagged, mark: Mark, at: int, tag: Tag) -> Draft | None:
    """`guarantees a cancer-free life`, `enjoy acne-free summers with the balm`: how people live is the outcome of what
    brings it.
    """
    first = mark.start
    while first > 1 and s.is_any(first - 1, "determiner", "pronoun"):
        first -= 1
    group, subjects = brought(s, first)
    subjects = subjects or instrument_after(s, at + 2, len(s.lower)) or taken_after(s, at + 2, len(s.lower))
    if not subjects:
        return None
    group = group or Group(mark.start, mark.start, mark.start)
    cue = Mark(at, at + 1, (tag,))
    return Draft(tag, cue, "adjective", group, mark.start, at + 2, subjects, (argument_of(s, mark),), "compound")


def qualities_of(s: Tagged) -> Iterator[Draft]:
    """`immune-boosting syrups`: a compound that is a cue by itself, before the thing that it is said of."""
    for cue in s.relations:
        tag = next((t for t in cue.tags if t.kind == "relation" and t.data["feature"] == "adjective"), None)
        if tag is None or tag.value not in ("support", "improve") or not s.is_hyphened(cue.start + 1):
            continue
        subjects = agents_in(s, _to_head(s, object_after(s, cue.end)))
        if cue.end - cue.start != 2 or _is_state(s, cue.start) or not subjects:
            continue
        objects = (as_said(s, "outcome", cue.start, cue.start + 1),)
        group = Group(cue.start, cue.start, cue.start)
        yield Draft(tag, cue, "adjective", group, cue.start, cue.end, subjects, objects, "compound")
