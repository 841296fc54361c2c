"""Which hedges and boosters of a sentence act on a claim in it."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import opens_omission
from claimlint.claims.clauses import opens_question
from claimlint.claims.drafts import Draft
from claimlint.claims.scopes.commas import parts_clauses
from claimlint.claims.scopes.reach import left_start, right_end
from claimlint.claims.tagged import Mark, Tagged


def acting_on(s: Tagged, draft: Draft) -> list[Mark]:
    """The hedges and boosters that act on a draft: those of its clause, in its group, around it, or as an adverbial
    behind it.
    """
    left, right = clause_around(s, draft)
    found = []
    for mark in s.operators:
        hedge, booster = mark.of("hedge"), mark.of("booster")
        if hedge and mark.start > draft.end and _weighs_evidence(s, draft.end, mark):
            found.append(mark)
            continue
        if not left <= mark.start < right:
            continue
        if not hedge and not booster:
            continue
        if booster and opens_omission(s, mark.start):
            continue  # "Never wearing a hat causes": what is left undone
        if draft.tag.data.get("parity") and draft.cue.start <= mark.start < draft.cue.end:
            continue  # "no more likely to"
        if _is_asked(s, draft, mark):
            continue  # "has no effect on whether you are likely to fall": what the effect is on
        if mark.end < len(s.lower) and s.lower[mark.end] in s.language.report_verbs:
            continue  # "she always said that …": it tells of the saying
        if (
            draft.group.start <= mark.start < draft.group.head
            and s.lower[mark.start] in ("likely",)
            and draft.group.governors
        ):
            continue  # "is likely to" is counted as a governor already
        if "," in s.lower[mark.end : draft.group.start] and "," in s.lower[max(left, 1) : mark.start]:
            continue  # inside an insertion: "dry needling, sometimes called …, relieves"
        if mark.start >= draft.end and (
            any(w in _RELATIVES for w in s.lower[draft.end : mark.start]) or parts_clauses(s, draft.end, mark.start)
        ):
            continue  # "is used for tumours that have been completely removed"; "…, and most people need it for life"
        if mark.start >= draft.end and _opens_clause(s, mark):
            continue  # "…, and some people take it daily"
        if booster and mark.end <= draft.group.head and s.is_head(mark.start - 1, "handled"):
            continue  # "lenses worn overnight raise": how it is done
        if booster and mark.end < draft.group.start and s.is_class(mark.end, "conjunction"):
            continue  # "keeps the airway open overnight and reduces …": it ends what stands before
        if mark.end <= draft.row and _is_of_another_clause(s, mark.start, draft.row):
            continue
        found.append(mark)
    return found


def _is_asked(s: Tagged, draft: Draft, mark: Mark) -> bool:
    """Whether an operator stands in the embedded question that holds the object of a claim, or its subject ("It makes
    no difference to gout whether you drink").
    """
    at = next((i for i in (draft.cue.end, draft.cue.end + 1, draft.end) if opens_question(s, i)), None)
    return at is not None and at <= mark.start < max([draft.end, *(a.end for a in draft.subjects)])


def _opens_clause(s: Tagged, mark: Mark) -> bool:
    """Whether an operator is the people who do something in a clause of their own behind "and" or "but"."""
    is_joined = s.is_class(mark.start - 1, "conjunction") and s.is_head(mark.end - 1, "people")
    return is_joined and mark.end < len(s.lower) and s.lower[mark.end][0].isalpha()


def _weighs_evidence(s: Tagged, at: int, mark: Mark) -> bool:
    """`Honey eases coughs, but the evidence is very uncertain`: what is said of the evidence looks back over "but"."""
    words = range(at + 1, mark.end)
    return any(s.is_head(i, "weighed") for i in words) and not any(at < cue.start < mark.start for cue in s.relations)


_RELATIVES = frozenset(["that", "which", "who", "when", "if"])


def _is_of_another_clause(s: Tagged, at: int, start: int) -> bool:
    """Whether a comma parts the operator at `at` from the verb group at `start`, with a verb of its own before the
    comma.
    """
    comma = next((i for i in range(start - 1, at, -1) if s.lower[i] == ","), None)
    if comma is None or not parts_clauses(s, at, start):
        return False
    return any(mark.start < comma and not mark.name for mark in s.relations) or any(
        s.is_any(i, "be", "have") for i in range(max(0, at - 2), comma)
    )


def clause_around(s: Tagged, draft: Draft) -> tuple[int, int]:
    """The words that the cues of a draft's clause may stand in."""
    return left_start(s, min(draft.group.start, draft.start)), right_end(s, draft.end)
