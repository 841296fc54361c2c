"""What a claim leaves out in so many words: "lowers blood pressure but not cholesterol" denies a second effect."""

from __future__ import annotations

from claimlint.claims.drafts import HEALTH, Draft
from claimlint.claims.objects import objects_after
from claimlint.claims.tagging import Tagged

_CONTRAST = frozenset(["but", "though", "although", "yet", "and"])
_LINKS = frozenset(["with", "for", "against", "on", "of", "in", "the", "your"])
_REPLACES = ("compare", "replace")  # their second half is the other thing, not another effect


def with_left_out(s: Tagged, drafts: list[Draft]) -> list[Draft]:
    """The drafts, and one more for each whose second object is denied."""
    if "not" not in s.lower:
        return drafts
    return drafts + [other for draft in drafts if (other := _left_out(s, draft)) is not None]


def _left_out(s: Tagged, draft: Draft) -> Draft | None:
    """The draft of what stands denied behind a claim's object. None where nothing does, or where the claim itself is
    denied: "not a cure but a relief".
    """
    if draft.group.negations or not draft.objects or draft.tag.value in _REPLACES or draft.tag.data.get("denies"):
        return None
    at = draft.end
    at += s.lower[at : at + 1] == [","]
    at += at < len(s.lower) and s.lower[at] in _CONTRAST
    if s.lower[at : at + 1] != ["not"] or s.is_head(at + 1, "limit") or s.is_head(at + 1, "soft_limit"):
        return None
    at += 1
    while at < len(s.lower) and s.lower[at] in _LINKS:
        at += 1
    phrase, objects = objects_after(s, at)
    told = tuple(a for a in objects if a.name.is_known and a.name.kind in HEALTH)
    if not told or told[0].start != phrase.start:
        return None
    return draft._replace(objects=told, end=phrase.end, group=draft.group._replace(negations=("not",)))
