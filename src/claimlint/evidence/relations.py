"""How the relation of a claim fits that of an entry: the table `evidence/relations.yaml`, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from claimlint.article.patterns import lazy_pattern
from claimlint.claims.model import Claim, Name
from claimlint.data import compiled, knowledge_folder
from claimlint.evidence.model import Entry
from claimlint.values import NamedTuple
from claimlint.yamlfile import read_yaml

Fit = Literal["same", "weaker", "fewer", "stronger", "recurrent", "none", "denial", "opposite", ""]
AGREEING: tuple[Fit, ...] = ("same", "weaker", "fewer")  # a claim and an entry of one effect, each of its own extent
# A denial and the few words behind it, up to the claim's own cue or a mark.
_DENIED = lazy_pattern(
    r"(?:\b(?:no|not|nor|never|little|lacks?|without|neither|nobody|none)\b|n['’]t\b)(?:\s+[\w-]+){1,4}", re.IGNORECASE
)
_SETS = (
    "cures", "recurrent", "guarantees", "wholes", "apart", "raising", "lowering", "stopping", "passing", "better_low",
    "better_high", "good_to_cause", "aspects_by_kind", "aspects_by_name", "evidence_words", "partial", "needs",
    "conditional", "any_effect", "any_death", "any_infection", "circumstances", "spreading", "ending", "giving_up",
    "countering", "taking_up", "onward", "verb_words", "myth_words", "exaggerating", "curable",
)  # fmt: skip
_PLAIN = 4  # stated as fact
FITS: tuple[Fit, ...] = ("same", "weaker", "stronger", "recurrent", "none", "denial", "opposite")


class Relations(NamedTuple):
    """The table; `relations.yaml` says what each part is for.

    fits: for each relation of claims, how the relations of entries speak to it; by_cue: the same for some cues only.
    polarity: of claims, benefit or harm or none. The rest are sets of words and names.
    """

    fits: Mapping[str, Mapping[str, Fit]]
    by_cue: Mapping[str, Mapping[str, Mapping[str, Fit]]]
    polarity: Mapping[str, str]
    entry_polarity: Mapping[str, str]
    kin: Mapping[str, tuple[str, ...]]
    given_up: Mapping[str, str]
    overlap: frozenset[tuple[str, str]]
    cures: frozenset[str]
    recurrent: frozenset[str]
    guarantees: frozenset[str]
    wholes: frozenset[str]
    apart: frozenset[str]
    raising: frozenset[str]
    lowering: frozenset[str]
    stopping: frozenset[str]
    passing: frozenset[str]
    better_low: frozenset[str]
    better_high: frozenset[str]
    good_to_cause: frozenset[str]
    evidence_words: frozenset[str]
    partial: frozenset[str]
    needs: frozenset[str]
    conditional: frozenset[str]
    any_effect: frozenset[str]
    any_death: frozenset[str]
    any_infection: frozenset[str]
    circumstances: frozenset[str]
    spreading: frozenset[str]
    ending: frozenset[str]
    giving_up: frozenset[str]
    countering: frozenset[str]
    taking_up: frozenset[str]
    onward: frozenset[str]
    verb_words: frozenset[str]
    myth_words: frozenset[str]
    exaggerating: frozenset[str]
    curable: frozenset[str]
    aspects_by_kind: frozenset[str]
    aspects_by_name: frozenset[str]

    def fit(self, claim: Claim, entry: Entry) -> Fit:
        """How an entry speaks to a claim's relation; "" where it does not."""
        found = self.fits.get(claim.relation, {}).get(entry.relation, "")
        if found in ("", "recurrent", "stronger") and (further := self.by_cue.get(claim.relation)):
            found = further.get(claim.cue.lower(), {}).get(entry.relation, found)
        return "" if found and self._holds_back(found, claim, entry) else found

    def _holds_back(self, fit: Fit, claim: Claim, entry: Entry) -> bool:
        """Whether a fit of the table does not hold for this entry."""
        if fit == "recurrent":
            return entry.outcome not in self.recurrent
        if fit == "opposite":
            return entry.direction not in ("benefit", "harm")
        if fit == "none":
            return not claim.negated or entry.direction in ("benefit", "harm")
        if fit == "denial":
            return not claim.negated or (entry.direction in ("benefit", "harm") and not entry.min_strength)
        if claim.relation == "associate" and claim.negated:
            return not entry.min_strength  # "is not linked to" is weighed only against what a denial misleads about
        # that nothing shows a cure says nothing about relief or mood
        return (
            fit == "weaker" and entry.relation == "cures" and entry.direction != "benefit" and claim.relation != "treat"
        )

    def meant(self, claim: Claim) -> Claim:
        """The claim as it is meant: to raise what is better low is harm; to deny evidence is not to deny an effect; to
        stop what comes and goes is to treat it.
        """
        if claim.negated and claim.strength and self._denies_evidence(claim):
            return claim._replace(strength=0)
        is_mutual = claim.relation in ("affect", "associate") and claim.negated
        if is_mutual and claim.subject.kind == "condition" and claim.object.kind == "intervention":
            return claim._replace(subject=claim.object, object=claim.subject)  # "ulcers have nothing to do with X"
        cue, name = claim.cue.lower(), claim.object.canonical
        if claim.relation == "help" and claim.negated and claim.object.kind == "intervention":
            return _of_the_treatment(claim)
        if claim.subject.canonical in self.given_up and any(w in claim.subject.text.lower() for w in self.giving_up):
            other = claim.subject._replace(kind="intervention", canonical=self.given_up[claim.subject.canonical])
            claim = claim._replace(subject=other)
        if claim.relation in ("prevent", "reduce-risk", "reduce-symptom") and self._is_countered(claim):
            return claim._replace(relation="cause")
        if claim.negated and claim.relation in self.cures and cue in self.stopping and name not in self.passing:
            return claim._replace(relation="prevent", strength=min(claim.strength, _PLAIN))  # "does not stop strokes"
        if claim.relation in self.cures and cue in self.ending and self._is_for_all_of_us(claim):
            return claim._replace(relation="prevent", strength=min(claim.strength, _PLAIN))
        if claim.relation in ("improve", "support") and cue in self.raising and name in self.better_low:
            return claim._replace(relation="increase-risk")
        if claim.relation in ("reduce-symptom", "reduce-risk") and cue in self.lowering and name in self.better_high:
            return claim._replace(relation="worsen")
        if claim.relation == "increase-risk" and cue in self.raising and name in self.better_high:
            return claim._replace(relation="improve")
        passes = cue in self.stopping and name in self.passing and not claim.boosters
        if passes and claim.relation in ("reverse", "cure"):
            return claim._replace(relation="reduce-symptom", strength=min(claim.strength, _PLAIN))
        if claim.relation == "cause" and claim.object.text.lower() in self.good_to_cause:
            return claim._replace(relation="improve")
        return claim

    def _is_for_all_of_us(self, claim: Claim) -> bool:
        """Whether what is ended is a disease among people, or its passing on, and not one person's illness."""
        return claim.subject.category == "vaccine" or any(words in claim.sentence.text for words in self.spreading)

    def _is_countered(self, claim: Claim) -> bool:
        """Whether the subject is what is treated or avoided: "treating high blood pressure prevents strokes"."""
        said, name = claim.sentence.text.lower(), claim.subject.text.lower()
        at, subject = said.find(name), claim.subject
        if at < 0 or not name or not (subject.kind in ("condition", "outcome") or subject.category == "exposure"):
            return False
        before = [word for word in said[:at].split() if word not in ("of", "your", "their", "the", "a", "high")][-1:]
        after = said[at + len(name) :].split()[:1]
        if self.countering.intersection(before + after) or self.onward.intersection(before):
            return True
        is_done = bool(before) and before[0].endswith("ing") and before[0] not in self.taking_up
        # one noun before the verb: "carbon monoxide alarms prevent poisoning"
        between = said[at + len(name) : max(0, said.find(claim.cue.lower(), at))].split()
        is_other = len(between) == 1 and between[0] not in self.verb_words and between[0].isalpha()
        return is_done or (is_other and not between[0].endswith("ly"))

    def _denies_evidence(self, claim: Claim) -> bool:
        """Whether what is denied is the evidence: "no good evidence that", "has not been shown to"."""
        text = claim.sentence.text
        said = _DENIED.search(text, 0, max(0, text.find(claim.cue)))
        return said is not None and any(word in self.evidence_words for word in said[0].lower().split())

    def is_aspect(self, name: Name) -> bool:
        """Whether the object of a claim may stand for the disease that its sentence names beside it."""
        return name.kind in self.aspects_by_kind or name.canonical in self.aspects_by_name


def _of_the_treatment(claim: Claim) -> Claim:
    """ "There is no benefit from statins": what is of no use comes last."""
    nothing = Name("unknown", "", "", None, "", "unknown", "none")
    return claim._replace(subject=claim.object, object=nothing)


def relations_file() -> Path:
    return knowledge_folder("evidence") / "relations.yaml"


def load_relations() -> Relations:
    """The built-in table. Raises yamlfile.Invalid."""
    path = relations_file()
    data = compiled("relations", [path], lambda: _compile(path))
    mappings = ("fits", "by_cue", "polarity", "entry_polarity", "kin", "given_up")
    values: dict[str, Any] = {name: data[name] for name in mappings}
    values |= {name: frozenset(data[name]) for name in ("overlap", *_SETS)}
    return Relations(**values)


def _compile(path: Path) -> dict[str, Any]:
    value = read_yaml(path).value
    claims: Mapping[str, Mapping[str, Any]] = value["claims"]
    return {
        "fits": {name: _fits_of(row) for name, row in claims.items()},
        "by_cue": _by_cue(value["by_cue"]),
        "cures": [name for name, row in claims.items() if row.get("cure")],
        "polarity": {name: row["polarity"] for name, row in claims.items()},
        "entry_polarity": value["polarity"],
        "kin": {name: tuple(others) for name, others in value["kin"].items()},
        "given_up": value["given_up"],
        "overlap": [pair for one, other in value["overlap"] for pair in ((one, other), (other, one))],
        "aspects_by_kind": value["aspects"]["kinds"],
        "aspects_by_name": value["aspects"]["names"],
        **{name: value[name] for name in _SETS if name in value},
    }


def _fits_of(row: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {relation: fit for fit in FITS for relation in row.get(fit, ())}


def _by_cue(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        for cue in row["cues"]:
            found.setdefault(row["relation"], {})[cue] = dict.fromkeys(row["entries"], row["fit"])
    return found
