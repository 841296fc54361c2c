"""Strength: how strongly a draft is worded, from 0 to 5, and the cues that moved it there.

The tables are in `evidence/lexicon/strength.yaml`, `modals.yaml`, `governors.yaml`, `hedges.yaml`, `boosters.yaml`;
docs/strength.md gives an example for each step. The order, which is also that of `Wording.steps`:

1. base: the strength of the relation cue in the plain present.
2. ceiling: the lowest of the modals, governing verbs and hedges that act on the draft; cure-class relations keep
   one step more.
3. absolute words set 5, under a modal its ceiling plus one; without one, words of degree add a step and never pass 4.
4. shifts: hedges of degree take up to two steps.
5. attribution: belief sets 1, affirming verbs take a step, "studies suggest" caps at 2 (3 where the writers infer
   it themselves).
6. negation flips the polarity and leaves the strength; "no evidence that" claims nothing (0).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.claims.clauses import infers_itself
from claimlint.claims.drafts import Draft
from claimlint.claims.scopes.denial import is_unsurpassed
from claimlint.claims.tagged import Mark, Tagged
from claimlint.values import NamedTuple


class Wording(NamedTuple):
    """The strength of a draft with what moved it."""

    strength: int
    negated: bool
    hedges: tuple[str, ...]
    boosters: tuple[str, ...]
    attribution: str
    attribution_cue: str
    modal: str
    steps: tuple[str, ...]


class _Cues:
    """What the cues of a draft come to, while they are read: not a value, it lives for one draft."""

    def __init__(self, first: str) -> None:
        self.steps: list[str] = [first]
        self.ceiling = 5
        self.is_under_modal = False
        self.shift = 0
        self.degree = 0
        self.is_absolute = False
        self.is_belief = False
        self.hedges: list[str] = []
        self.boosters: list[str] = []

    def cap(self, word: str, ceiling: int) -> None:
        """A ceiling, with the word that sets it."""
        self.ceiling = min(self.ceiling, ceiling)
        self.steps.append(f"{word} ≤{ceiling}")


def wording_of(
    s: Tagged, draft: Draft, acting: list[Mark], negators: list[str], attribution: tuple[str, str, str]
) -> Wording:
    """The wording of a draft under the operators that act on it. attribution: (source, cue, effect on strength)."""
    base = int(draft.tag.data["strength"])
    is_hard = draft.tag.value in s.language.strength["hard_classes"] or "hard" in draft.tag.data
    cues = _Cues(f"{draft.tag.data['lemma']} {base}")
    _read_modals(s, draft, cues)
    _read_governors(draft, cues)
    for mark in acting:
        _read_operator(s, mark, cues)
    value = _capped(s.language.strength, draft, cues, base, is_hard)
    value = _boosted(s.language.strength, cues, base, value, is_denied=bool(negators))
    value = _attributed(s.language.strength, cues, value + max(cues.shift, _MOST_SHIFTED), is_hard, attribution)
    if base and cues.ceiling > 0:
        value = max(1, value)
    is_unproven = bool(draft.tag.data.get("denies") and draft.group.governors and draft.group.negations)
    if is_unproven or any(word.startswith(_NOTHING_KNOWN) for word in negators):
        value = 0  # "has not been proven to be harmless": neither the one nor the other is said
    steps = (*cues.steps, *(f"{word} denies" for word in negators))
    modal = draft.group.modals[0] if draft.group.modals else ""
    hedges, boosters = tuple(dict.fromkeys(cues.hedges)), tuple(dict.fromkeys(cues.boosters))
    negated = len(negators) % 2 == 1
    return Wording(max(0, min(5, value)), negated, hedges, boosters, attribution[0], attribution[1], modal, steps)


_MOST_SHIFTED = -2
_NOTHING_KNOWN = ("no evidence", "no proof", "no good evidence", "little evidence", "insufficient evidence")


def _read_modals(s: Tagged, draft: Draft, cues: _Cues) -> None:
    for modal in () if is_unsurpassed(s, draft) else draft.group.modals:
        ceiling = int(s.language.strength["cannot"]) if modal in _CANNOT else _modal_ceiling(s, modal)
        cues.is_under_modal |= ceiling < min(4, cues.ceiling)
        cues.cap(modal, ceiling)
        if ceiling <= 2:
            cues.hedges.append(modal)


def _read_governors(draft: Draft, cues: _Cues) -> None:
    for word, row in draft.group.governors:
        if "set" in row:
            cues.is_belief = True
            cues.steps.append(f"{word} to ={row['set']}")
        if "ceiling" in row:
            cues.cap(word, int(row["ceiling"]))
            cues.is_under_modal |= int(row["ceiling"]) < 4
        if row.get("hedge"):
            cues.hedges.append(word)
        if row.get("booster"):
            cues.is_absolute = True
            cues.boosters.append(word)


def _read_operator(s: Tagged, mark: Mark, cues: _Cues) -> None:
    """Takes into `cues` what a hedge, a booster or a modal that acts on the claim does to its strength."""
    said = s.said(mark.start, mark.end)
    hedge, booster = mark.of("hedge"), mark.of("booster")
    if hedge is not None:
        cues.hedges.append(said)
        if "ceiling" in hedge.data:
            is_own = "own" in hedge.data and infers_itself(s, mark.start)
            cues.cap(said, int(hedge.data["own" if is_own else "ceiling"]))
        elif "shift" in hedge.data:
            cues.shift += int(hedge.data["shift"])
            cues.steps.append(f"{said} {hedge.data['shift']}")
    elif booster is not None:
        cues.boosters.append(said)
        if "set" in booster.data:
            cues.is_absolute = True
            cues.steps.append(f"{said} =5")
        else:
            cues.degree += 1
            cues.steps.append(f"{said} +1")


def _capped(table: Mapping[str, Any], draft: Draft, cues: _Cues, base: int, is_hard: bool) -> int:
    """The base under the lowest ceiling: "can cure" is 4, "cannot cure" denies as a fact."""
    if is_hard and base > cues.ceiling > 0 and not _CANNOT & set(draft.group.modals):
        return min(base, cues.ceiling + int(table["hard_bonus"]))
    return min(base, cues.ceiling)


def _boosted(table: Mapping[str, Any], cues: _Cues, base: int, value: int, *, is_denied: bool) -> int:
    if cues.is_absolute and base and not is_denied:
        is_weak = cues.is_under_modal or cues.ceiling < 4
        lifted = min(5, cues.ceiling + int(table["absolute_over_modal"])) if is_weak else 5
        return max(lifted, min(base, cues.ceiling))
    most = int(table["degree_ceiling"])
    if cues.degree and value < most and cues.ceiling > value:
        return min(most, value + 1)
    return value


def _attributed(
    table: Mapping[str, Any], cues: _Cues, value: int, is_hard: bool, attribution: tuple[str, str, str]
) -> int:
    """The strength left where somebody else says it: a belief, a seller who vouches, a study that suggests."""
    source, cue, effect = attribution
    if effect:
        cues.steps.append(f"{cue} ({source})")
    if cues.is_belief or effect == "set":
        return min(value, int(table["belief"]))
    if effect in ("shift", "vouch"):
        lowered = value + int(table["affirming_shift"] if effect == "shift" else table["vouching_shift"])
        return max(lowered, min(value, int(table["attribution_floor_hard"]))) if is_hard else lowered
    if effect == "ceiling":
        return min(value, 3 if is_hard else 2)
    return min(value, 3) if effect == "own" else value


_CANNOT = frozenset(["cannot", "can't"])
_NEGATED_MODALS = {
    "can't": "can", "cannot": "can", "couldn't": "could", "won't": "will", "wouldn't": "would", "shouldn't": "should",
    "mustn't": "must", "mightn't": "might", "needn't": "must", "'d": "would",
}  # fmt: skip


def _modal_ceiling(s: Tagged, word: str) -> int:
    for form in s.language.index.beginning(_NEGATED_MODALS.get(word, word)):
        for tag in form.operators:
            if tag.kind == "modal":
                return int(tag.data["ceiling"])
    return 5
