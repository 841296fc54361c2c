"""Strength: how strongly a draft is worded, from 0 to 5, and the cues that moved it there.

The tables are in `evidence/lexicon/strength.yaml`, `modals.yaml`, `hedges.yaml`, `boosters.yaml`; docs/strength.md gives an
example for each step. Order: base of the relation, lowest ceiling, shifts by hedges, absolute words, degree, attribution.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.claims.drafts import Draft
from claimlint.claims.reach import infers_itself
from claimlint.claims.tagging import Mark, Tagged


@dataclass(frozen=True, slots=True)
class Wording:
    """The strength of a draft with what moved it."""

    strength: int
    negated: bool
    hedges: tuple[str, ...]
    boosters: tuple[str, ...]
    attribution: str
    attribution_cue: str
    modal: str
    steps: tuple[str, ...]


def wording_of(
    s: Tagged, draft: Draft, acting: list[Mark], negators: list[str], attribution: tuple[str, str, str]
) -> Wording:
    """The wording of a draft under the operators that act on it. attribution: (source, cue, effect on strength)."""
    table = s.language.strength
    base = int(draft.tag.data["strength"])
    hard = draft.tag.value in table["hard_classes"]
    steps = [f"{draft.tag.data['lemma']} {base}"]
    hedges: list[str] = []
    boosters: list[str] = []
    ceiling, shift, degree, absolute, belief = 5, 0, 0, False, False
    under_modal = False
    for modal in draft.group.modals:
        cap = _modal_ceiling(s, modal)
        if modal in ("cannot", "can't"):
            cap = int(table["cannot"])
        if cap < ceiling:
            ceiling, under_modal = cap, cap < 4
        steps.append(f"{modal} ≤{cap}")
        if cap <= 2:
            hedges.append(modal)
    for word, row in draft.group.governors:
        if "set" in row:
            belief = True
            steps.append(f"{word} to ={row['set']}")
        if "ceiling" in row:
            ceiling = min(ceiling, int(row["ceiling"]))
            under_modal = under_modal or int(row["ceiling"]) < 4
            steps.append(f"{word} ≤{row['ceiling']}")
        if row.get("hedge"):
            hedges.append(word)
        if row.get("booster"):
            absolute = True
            boosters.append(word)
    for mark in acting:
        said = s.said(mark.start, mark.end)
        if (tag := mark.of("hedge")) is not None:
            hedges.append(said)
            if "ceiling" in tag.data:
                cap = int(tag.data["own" if "own" in tag.data and infers_itself(s, mark.start) else "ceiling"])
                ceiling = min(ceiling, cap)
                steps.append(f"{said} ≤{cap}")
            elif "shift" in tag.data:
                shift += int(tag.data["shift"])
                steps.append(f"{said} {tag.data['shift']}")
        elif (tag := mark.of("booster")) is not None:
            boosters.append(said)
            if "set" in tag.data:
                absolute = True
                steps.append(f"{said} =5")
            else:
                degree += 1
                steps.append(f"{said} +1")
    value = min(base, ceiling)
    if hard and base > ceiling > 0 and not {"cannot", "can't"} & set(draft.group.modals):
        value = min(base, ceiling + int(table["hard_bonus"]))
    if absolute and base and not negators:
        value = min(5, ceiling + int(table["absolute_over_modal"])) if under_modal or ceiling < 4 else 5
        value = max(value, min(base, ceiling))
    elif degree and value < int(table["degree_ceiling"]) and ceiling > value:
        value = min(int(table["degree_ceiling"]), value + 1)
    value += max(shift, -2)
    source, cue, effect = attribution
    if belief or effect == "set":
        value = min(value, int(table["belief"]))
    elif effect == "shift":
        lowered = value + int(table["affirming_shift"])
        value = max(lowered, min(value, int(table["attribution_floor_hard"]))) if hard else lowered
    elif effect == "ceiling":
        value = min(value, 3 if hard else 2)
    elif effect == "own":
        value = min(value, 3)
    if effect:
        steps.append(f"{cue} ({source})")
    if base and ceiling > 0:
        value = max(1, value)
    if any(
        word.startswith(("no evidence", "no proof", "no good evidence", "little evidence", "insufficient evidence"))
        for word in negators
    ):
        value = 0
    negated = len(negators) % 2 == 1
    steps += [f"{word} denies" for word in negators]
    return Wording(
        max(0, min(5, value)), negated, tuple(dict.fromkeys(hedges)), tuple(dict.fromkeys(boosters)), source, cue,
        draft.group.modals[0] if draft.group.modals else "", tuple(steps),
    )  # fmt: skip


_NEGATED_MODALS = {
    "can't": "can", "cannot": "can", "couldn't": "could", "won't": "will", "wouldn't": "would", "shouldn't": "should",
    "mustn't": "must", "mightn't": "might", "needn't": "must", "'d": "would",
}  # fmt: skip


def _modal_ceiling(s: Tagged, word: str) -> int:
    for form in s.language.index.get(_NEGATED_MODALS.get(word, word), {}).get("", ()):
        for tag in form.operators:
            if tag.kind == "modal":
                return int(tag.data["ceiling"])
    return 5
