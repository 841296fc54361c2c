"""The order of judgement over every entry of the registry, every strength, both polarities and every cure word.

`expected` says the order again, from the design's paragraph and with nothing of the code's; the claims are made of the
entry's own names, so that each is judged by that entry or by one that ties with it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_claims import KNOWLEDGE, claim

from claimlint.evidence.judging.assess import assess
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.model import Entry
from claimlint.evidence.read import read_entries
from claimlint.evidence.registry import builtin_folders, registry_files, registry_of

# The relation of claims that says just what the entry's relation says.
OWN = {
    "treats": "treat",
    "prevents": "prevent",
    "reduces-risk": "reduce-risk",
    "reduces-symptom": "reduce-symptom",
    "improves": "improve",
    "causes": "cause",
    "increases-risk": "increase-risk",
    "cures": "cure",
}
ROWS = read_entries(registry_files(builtin_folders()[0]))
ENTRIES = [entry for entry in KNOWLEDGE.registry if entry.ready]


def alone(entry: Entry) -> Knowledge:
    """All that is known, with the registry cut down to one entry: what it says is then not mixed with a tie's."""
    return replace(KNOWLEDGE, registry=registry_of([ROWS[entry.id]]))


def expected(entry: Entry, *, cure: bool, strength: int, negated: bool) -> str:
    known = entry.direction in ("benefit", "harm")
    if negated:
        stronger = cure and entry.relation != "cures"
        if stronger and entry.relation == "treats" and entry.outcome in KNOWLEDGE.relations.curable:
            return "contradicted" if entry.min_strength and strength >= 3 else "supported"
        if known and not stronger and strength >= 3:
            return "contradicted"
        if known and not stronger and entry.min_strength:
            return "understated"
        return "supported"
    if cure and not entry.may_cure and strength >= 2:
        return "overstated"
    if entry.direction == "no-effect" and strength >= 2:
        return "contradicted"
    ceiling = 5 if cure and entry.may_cure else min(4, entry.max_strength)
    if entry.care and (not cure or entry.relation == "cures"):
        ceiling = max(4, ceiling)
    if known and strength < entry.min_strength and (not cure or entry.relation == "cures"):
        return "understated"
    if entry.direction == "unknown" or entry.certainty == "none":
        return "unsupported" if strength > ceiling else "supported"
    return "overstated" if strength > ceiling else "supported"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_the_verdict_follows_the_order_of_judgement(entry: Entry) -> None:
    knowledge = alone(entry)
    relations = [OWN[entry.relation]]
    if KNOWLEDGE.relations.entry_polarity[entry.relation] == "benefit":
        relations += ["cure", "repair", "reverse"]
    people = entry.population[0]
    for relation in relations:
        cure = relation in KNOWLEDGE.relations.cures
        for negated in (False, True):
            for strength in range(6):
                made = claim(entry.intervention, relation, entry.outcome, strength, negated=negated, people=people)
                result = assess(made, knowledge)
                case = f"{relation} {strength} {'denied' if negated else ''}"
                wanted = expected(entry, cure=cure, strength=strength, negated=negated)
                if entry.only_silences and (negated or wanted != "supported"):  # it neither accuses nor denies
                    assert result.verdict == "unregistered" and result.entry is None, case
                    continue
                assert result.verdict == wanted, case
                assert result.entry == entry, case
                if result.verdict in ("overstated", "unsupported"):
                    assert result.ceiling is not None and result.gap >= 1, case
                    assert cure or result.gap == strength - result.ceiling, case
                else:
                    assert result.gap == 0, case
                if entry.level == "B":
                    assert result.capped, case


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_in_the_whole_registry_a_plain_claim_is_not_accused_where_its_entry_allows_it(entry: Entry) -> None:
    """Ties may only make a verdict milder."""
    for strength in range(6):
        made = claim(entry.intervention, OWN[entry.relation], entry.outcome, strength, people=entry.population[0])
        if assess(made, alone(entry)).verdict == "supported":
            assert assess(made, KNOWLEDGE).verdict == "supported", strength


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_what_is_not_the_articles_own_is_not_assessed(entry: Entry) -> None:
    for stance in ("question", "myth", "condition", "aim", "advice", "use", "definition"):
        made = claim(entry.intervention, OWN[entry.relation], entry.outcome, 5, stance=stance)
        assert assess(made, KNOWLEDGE).verdict == "not-assessed"


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.direction in ("mixed", "unknown")], ids=lambda e: e.id)
def test_mixed_or_missing_evidence_is_never_called_false(entry: Entry) -> None:
    for strength in range(6):
        for negated in (False, True):
            made = claim(entry.intervention, OWN[entry.relation], entry.outcome, strength, negated=negated)
            assert assess(made, alone(entry)).verdict != "contradicted"


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.direction in ("no-effect", "unknown")], ids=lambda e: e.id)
def test_a_plain_denial_is_right_where_nothing_shows_an_effect(entry: Entry) -> None:
    harm = KNOWLEDGE.relations.entry_polarity[entry.relation] == "harm"
    for relation in (OWN[entry.relation], *(() if harm else ("cure", "repair"))):
        for strength in range(6):
            made = claim(
                entry.intervention, relation, entry.outcome, strength, negated=True, people=entry.population[0]
            )
            assert assess(made, KNOWLEDGE).verdict == "supported"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_what_is_known_of_people_says_nothing_of_animals(entry: Entry) -> None:
    knowledge = alone(entry)
    for negated in (False, True):
        for strength in range(6):
            made = claim(
                entry.intervention, OWN[entry.relation], entry.outcome, strength, negated=negated, people="animals"
            )
            result = assess(made, knowledge)
            if (
                OWN[entry.relation] in KNOWLEDGE.relations.cures
                and not entry.may_cure
                and strength >= 2
                and not negated
            ):
                assert result.verdict in ("overstated", "unregistered")  # a cure comes first in the order
            else:
                assert (result.verdict, result.entry) == ("unregistered", None)
