"""Stance: what the article does with a claim: asserts it, asks it, denies it as a myth, makes it a condition, an aim,
advice.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.claims.drafts import HEALTH, Draft
from claimlint.claims.frames.offer import offered_before
from claimlint.claims.model import Stance
from claimlint.claims.scopes.reach import Reach
from claimlint.claims.scopes.rebuttals import TOLD, tells_belief
from claimlint.claims.tagged import Tagged

_ROLES: dict[str, Stance] = {"aim": "aim", "use": "use", "advice": "advice", "unknown": "unknown-effect"}


def stance_of(s: Tagged, draft: Draft, reaches: Sequence[Reach], *, is_myth: bool) -> Stance:
    """The stance of a draft. Questions and myths come first: nothing in them is the article's own."""
    at = draft.cue.start
    over = [reach for reach in reaches if reach.start <= at < reach.end]
    kinds = {reach.kind for reach in over if reach.kind != "condition" or not _is_in_subject(s, reach, draft)}
    if "question" in kinds:
        return "question"
    if is_myth or "myth" in kinds:
        return "myth"
    for word, row in draft.group.governors:
        if row.get("role") in _ROLES and not (word in ("should", "must") and draft.form == "active"):
            return _ROLES[row["role"]]
    if "condition" in kinds and draft.frame != "sufficient" and not _is_told_of(draft, reaches):
        return "condition"
    if _is_asked_how_well(s, draft):
        return "unknown-effect"
    if any(
        reach.kind == "unknown"
        and reach.start <= at < reach.end
        and (reach.effect == "whole" or _same_clause(s, reach, draft))
        for reach in reaches
    ):
        return "unknown-effect"
    if any(
        reach.kind == "aim"
        and reach.start <= at < reach.end
        and _same_clause(s, reach, draft)
        and not (_is_in_subject(s, reach, draft) and not s.is_class(reach.cue_start - 1, "be"))
        for reach in reaches
    ):
        return "aim"
    if draft.form == "noun" and not draft.subjects and _is_sought(s, draft.end):
        return "aim"
    if draft.form == "infinitive" and not _is_taken_to(s, draft) and not offered_before(s, draft.group.start):
        return "aim"
    if draft.frame in ("use", "without") and draft.form == "gerund":
        return "use"
    if _is_advised(draft) or _is_precaution(s, draft, reaches):
        return "advice"
    if _is_defined(s, draft):
        return "definition"
    is_told = any(reach.kind == "attribution" and reach.source in ("unnamed", "reject") for reach in over)
    if "rebuttal" in kinds and (tells_belief(s, at) or any(reach.source in TOLD for reach in over)):
        return "myth"
    if is_told:
        return "report"
    return "assertion"


def _is_asked_how_well(s: Tagged, draft: Draft) -> bool:
    """`How well paracetamol works for back pain is not clear`: whether it works well is what is asked."""
    if not draft.subjects or "how" not in s.lower or draft.subjects[0].name.kind in HEALTH:
        return False  # "How well you sleep affects your mood"
    first = draft.subjects[0].start
    first -= first > 0 and s.is_class(first - 1, "determiner")
    return s.word(first - 2) == "how" and s.word(first - 1) in ("well", "effectively")


def _is_in_subject(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """`Taking iron before you fall pregnant prevents anaemia`: when it is taken, no condition of what it does."""
    start = draft.subjects[0].start if draft.subjects and draft.form == "active" else draft.group.start
    whom = int(not s.is_class(reach.cue_end - 1, "pronoun"))  # "before" and who, or both in one cue
    has_verb = reach.cue_end + whom < draft.group.start  # "Wait an hour before you treat" has none but the claim's own
    return has_verb and start < reach.cue_start and "," not in s.lower[reach.cue_start : draft.group.start]


def _is_told_of(draft: Draft, reaches: Sequence[Reach]) -> bool:
    """`when her tumour shrank after the drops`: what came to pass once, and no condition."""
    if (
        draft.tag.value == "replace"
        or draft.tag.data["feature"] != "ed"
        or draft.form != "active"
        or draft.group.modals
    ):
        return False
    at = draft.cue.start
    return all(r.cue.lower() == "when" for r in reaches if r.kind == "condition" and r.start <= at < r.end)


def _is_sought(s: Tagged, at: int) -> bool:
    """`a cure is being sought`, `the cure remains elusive`; but "a difference was found" tells what was had."""
    for i in range(at, min(at + 5, len(s.lower))):
        if s.is_head(i, "sought"):
            return s.lower[i - 1] not in ("was", "were", "not") or s.lower[i] == "sought"
    return False


def _same_clause(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """Whether no finite verb stands between the cue and the draft's own group."""
    between = range(reach.cue_end, max(reach.cue_end, draft.group.start))
    return not any(
        s.lower[i] in ("which", "and", ",") or (s.is_class(i, "be") and i + 1 < draft.group.start) for i in between
    ) or reach.cue.lower().endswith(("whether", " if"))


def _is_taken_to(s: Tagged, draft: Draft) -> bool:
    """`Take garlic to lower blood pressure`: an instruction that promises the effect."""
    return bool(draft.subjects) and any(
        s.is_head(i, "intake") and (i == 0 or s.is_head(i - 1, "prompt")) for i in range(min(8, draft.cue.start))
    )


def _is_advised(draft: Draft) -> bool:
    """`should be treated with`, `needs to prevent`: advice, where the verb group has an obligation and a person or a
    patient.
    """
    modals = draft.group.modals
    if not modals or modals[0] not in ("should", "must", "shall"):
        return False
    if draft.agent == "by" and draft.tag.value in _RESULTS:
        return False  # "Your pain should be relieved by the injection": what is expected
    first = draft.subjects[0].name if draft.subjects else None
    is_whom = first is None or first.kind == "population" or first.text.lower() in ("nobody", "no one", "no-one")
    return draft.form == "passive" or is_whom


_RESULTS = frozenset(["reduce-symptom", "improve", "cure", "reverse"])  # what comes of what is done, no doing


def _is_precaution(s: Tagged, draft: Draft, reaches: Sequence[Reach]) -> bool:
    """`Stop taking the tablets and call a doctor if you get a rash`: what to do when something goes wrong."""
    if draft.tag.value != "replace" or draft.form not in ("imperative", "active"):
        return False
    conditions = [reach for reach in reaches if reach.kind == "condition"]
    if draft.frame == "imperative" and any(reach.cue_start >= draft.end for reach in conditions):
        return any(s.is_head(i, "consulted") for i in range(draft.cue.end, len(s.lower)))
    return any(
        s.is_head(i, "reaction") for reach in conditions if reach.end <= draft.cue.start for i in range(*reach[4:6])
    )  # "If the rash spreads, stop using the cream"


def _is_defined(s: Tagged, draft: Draft) -> bool:
    """`An antacid is a medicine that neutralises stomach acid`: what a class of things is, not a promise; a cure is
    one always.
    """
    if draft.tag.value in s.language.strength["hard_classes"] or draft.group.modals:
        return draft.tag.value == "cure" and not draft.group.modals and _is_defence(s, draft)
    if _is_physiology(s, draft) or _is_termed(s, draft) or _is_kind_of_illness(s, draft):
        return True
    at = draft.group.start - 1
    if at < 1 or s.lower[at] not in ("that", "which", "used"):
        return False
    if s.is_head(at - 1, "class_noun") and s.lower[at - 1].endswith("s"):
        return True  # "some medicines that treat endometriosis"
    head = [i for i in range(max(0, at - 8), at) if s.is_head(i, "class_noun")]
    return bool(head) and any(s.is_class(i, "be") for i in range(max(0, at - 14), head[0]))


def _is_defence(s: Tagged, draft: Draft) -> bool:
    """`The immune system fights off germs`: what it is there for, no cure."""
    first = draft.subjects[0] if draft.subjects else None
    is_last = first is not None and s.lower[first.end - 1] in ("system", "cells", "cell", "antibodies", "response")
    return is_last and first is not None and _is_physiology(s, draft)


def _is_kind_of_illness(s: Tagged, draft: Draft) -> bool:
    """`Scabies is a skin condition caused by mites`: what an illness is; not of what people take or do."""
    if draft.tag.value != "cause" or draft.form != "passive":
        return False
    if draft.group.has_be and not draft.subjects:  # "Glaucoma is a disease in which the nerve is damaged"
        which = next((i for i in range(draft.group.start - 1, 3, -1) if s.is_class(i, "relative")), None)
        return which is not None and s.lower[which - 1] == "in" and _is_called(s, which - 1)
    is_reduced = not draft.group.has_be
    if not is_reduced or not draft.subjects or draft.subjects[0].name.kind in ("intervention", "product"):
        return False
    return _is_called(s, draft.cue.start - 1)


def _is_called(s: Tagged, end: int) -> bool:
    """Whether "is a" or "is the name for" stands in the words before `end`."""
    return any(
        s.is_class(i, "be") and (s.lower[i + 1] in ("a", "an") or (s.lower[i + 1] == "the" and s.word(i + 2) in _NAME))
        for i in range(max(0, end - _CALLED_REACH), end)
    )


_CALLED_REACH = 9  # words: "is the name for a group of conditions in which"
_NAME = ("name", "term", "word")


def _is_physiology(s: Tagged, draft: Draft) -> bool:
    """`White blood cells fight infection`: what a part of the body does by itself."""
    if (
        not draft.subjects
        or draft.form in ("noun", "adjective")
        or draft.tag.value in ("associate", "compare", "diagnose")
    ):
        return False
    if draft.form == "passive" and draft.group.negations:
        return False  # "Head lice are not caused by dirty hair"
    first = draft.subjects[0]
    if first.name.kind == "condition" and draft.tag.data["lemma"] == "affect" and draft.tag.data["feature"] != "ed":
        return True  # "Migraine affects one in seven"
    is_illness = first.name.kind == "condition" or s.is_head(first.end - 1, "anaphor_condition")
    if is_illness and draft.tag.data.get("result") and draft.tag.value == "cause":
        return first.name.canonical not in s.language.heads["hardship"]  # "Eczema makes the skin dry"
    if s.lower[first.start].endswith("ing") and first.end - first.start > 1 and not s.is_head(first.start, "ailing"):
        return False  # "Removing the ovaries": what is done to a part of the body
    if s.is_head(first.start - 1, "bodily_state") or s.is_head(first.start, "bodily_state"):
        return False  # "Strong calf muscles reduce the load": what state a part of the body is in
    is_plain = first.name.kind == "unknown" or first.end == first.start + 1
    is_immune = first.name.kind == "outcome" and "immune" in first.name.text.lower().split()[:2]  # no "immune boosters"
    is_own = first.name.kind == "structure" or is_immune
    return is_own or (is_plain and s.is_head(first.end - 1, "body_actor"))


_TERM_REACH = 12  # words


def _is_termed(s: Tagged, draft: Draft) -> bool:
    """`Anything that lowers your chance of a disease is called a protective factor`."""
    return any(
        s.lower[i] in ("called", "termed", "known") and s.is_class(i - 1, "be") and s.word(i + 1) != "to"
        for i in range(draft.end, min(draft.end + _TERM_REACH, len(s.lower)))
    )
