"""What a claim leaves out in so many words: "lowers blood pressure but not cholesterol" denies a second effect."""

from __future__ import annotations

from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.drafts import HEALTH, Draft
from claimlint.claims.tagged import Tagged

_CONTRAST = frozenset(["but", "though", "although", "yet", "and"])
_LINKS = frozenset(["with", "for", "against", "on", "of", "in", "the", "your"])
_REPLACES = ("compare", "replace")  # their second half is the other thing, not another effect


def with_left_out(s: Tagged, drafts: list[Draft]) -> list[Draft]:
    """The drafts, and one more for each whose second object is denied."""
    if "no" in s.lower:
        drafts = [part for draft in drafts for part in _parted(s, draft)]
    if "not" not in s.lower:
        return drafts
    return drafts + [other for draft in drafts if (other := _left_out(s, draft)) is not None]


def _parted(s: Tagged, draft: Draft) -> list[Draft]:
    """`causes eye strain but no lasting damage to the eyes`: of a row of objects those behind "no" are denied."""
    reach = range(draft.cue.end + 1, draft.end)
    at = next((i for i in reach if s.lower[i] == "no" and s.lower[i - 1] in _CONTRAST), None)
    kept = tuple(a for a in draft.objects if at is not None and a.end < at)
    if at is None or len(kept) == len(draft.objects) or draft.tag.value in _REPLACES or draft.group.negations:
        return [draft]
    left_out = tuple(a for a in draft.objects if a not in kept)
    denied = draft._replace(objects=left_out, group=draft.group._replace(negations=("no",)))
    return [draft._replace(objects=kept, end=kept[-1].end), denied] if kept else [denied]


def _left_out(s: Tagged, draft: Draft) -> Draft | None:
    """The draft of what stands denied behind a claim's object. None where nothing does, or where the claim itself is
    denied: "not a cure but a relief".
    """
    if draft.group.negations or not draft.objects or draft.tag.value in _REPLACES or draft.tag.data.get("denies"):
        return None
    at = draft.end
    at += s.word(at) == ","
    at += s.word(at) in _CONTRAST
    if s.word(at) != "not" or s.is_head(at + 1, "limit") or s.is_head(at + 1, "soft_limit"):
        return None
    at += 1
    while s.word(at) in _LINKS:
        at += 1
    phrase, objects = objects_after(s, at)
    told = tuple(a for a in objects if a.name.is_known and a.name.kind in HEALTH)
    if not told or told[0].start != phrase.start:
        return None
    return draft._replace(objects=told, end=phrase.end, group=draft.group._replace(negations=("not",)))
