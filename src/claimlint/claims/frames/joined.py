"""Frames of what goes on with a verb or a copula before it: "led to weight loss and better sleep", "is linked with
better memory in later life and a lower risk of depression", "are good for your eyesight and great for your skin".
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import arguments_in, best_fit, names_risk
from claimlint.claims.arguments.noun_phrases import HARD, object_after, verb_follows
from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.drafts import HEALTH, Draft
from claimlint.claims.lexicon.index import as_relation
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged

_JOIN_REACH = 7  # words from the first object to the comparative: "in later life and a lower"
_CARRIERS = frozenset(["cause", "associate", "improve", "treat", "reduce-symptom", "reduce-risk"])
_LINKS = frozenset(["for", "against", "at", "to", "on"])


def joined_frame(s: Tagged, cue: Mark, tags: list[Tag], before: list[Draft]) -> Draft | None:
    """A comparative or a predicate behind "and", with the subject of what it is joined to."""
    previous = before[-1]
    first = cue.start - s.is_class(cue.start - 1, "determiner")
    if first < 1 or s.lower[first - 1] not in ("and", "but") or cue.start < previous.end:
        return None
    adjectives = [t for t in tags if t.data["feature"] == "adjective"]
    is_predicate = s.lower[cue.end - 1] in _LINKS or s.word(cue.end) in ("for", "against")
    if previous.frame == "copular" and adjectives and is_predicate and _is_near(s, previous, first - 1):
        return _predicate(s, cue, adjectives, previous)
    is_graded = any(t.data.get("alone") or t.data["lemma"] == "better" for t in adjectives)
    if s.lower[first - 1] != "and" or not (is_graded or tags[0].data["lemma"] in _RISKS):
        return None
    return _comparative(s, cue, tags, previous) if _carries(s, previous, first - 1) else None


_RISKS = {"reduced risk": "reduce-risk", "increased risk": "increase-risk"}


def _comparative(s: Tagged, cue: Mark, tags: list[Tag], previous: Draft) -> Draft | None:
    """`… and lower rates of gout`: a comparative behind "and" claims as what it is joined to does."""
    phrase = object_after(s, cue.end + (s.word(cue.end) == "of"))
    objects = tuple(a for a in arguments_in(s, phrase, HEALTH) if a.name.kind in ("condition", "outcome"))
    if not objects or verb_follows(s, cue.end) or s.is_any(phrase.end, *AUXILIARIES):
        return None  # "eases pain and higher doses cause drowsiness"
    has_risk = names_risk(s, cue.start, phrase.end)
    if previous.tag.value == "associate":
        tag = previous.tag
    else:
        is_less = s.is_head(cue.start, "less") or objects[0].name.kind == "condition"
        plain = "reduce-risk" if has_risk else "reduce-symptom" if is_less else "improve"
        strength = min(4, int(previous.tag.data["strength"]))
        value = _RISKS.get(str(tags[0].data["lemma"]), plain)
        tag = as_relation(tags[0], value, strength)
    group, subjects = previous.group, previous.subjects
    return Draft(tag, cue, "adjective", group, cue.start, phrase.end, subjects, objects, previous.frame, has_risk)


def _predicate(s: Tagged, cue: Mark, tags: list[Tag], previous: Draft) -> Draft | None:
    phrase, objects = objects_after(s, cue.end + (s.lower[cue.end - 1] not in _LINKS))
    tag = best_fit(s, tags, objects, names_risk(s, phrase.start, phrase.end), previous.subjects)
    if tag is None or not previous.subjects:
        return None
    group = previous.group._replace(negations=()) if s.lower[cue.start - 1] == "but" else previous.group
    return Draft(tag, cue, "adjective", group, cue.start, phrase.end, previous.subjects, objects, "copular")


def _carries(s: Tagged, draft: Draft, joint: int) -> bool:
    """Whether the objects of a draft may go on behind the "and" at word `joint`."""
    is_done = draft.form in ("passive", "reduced") and draft.frame != "association"
    return draft.tag.value in _CARRIERS and bool(draft.subjects) and not is_done and _is_near(s, draft, joint)


def _is_near(s: Tagged, draft: Draft, joint: int) -> bool:
    """Whether no clause begins between a draft and the conjunction at word `joint`."""
    end = max(draft.end, draft.cue.end)
    if not 0 <= joint - end <= _JOIN_REACH:
        return False
    closed = (*AUXILIARIES, "relative", "subordinator")
    between = range(end, joint)
    return not any(s.lower[i] in HARD or s.lower[i] == "," or s.is_any(i, *closed) for i in between)
