"""Denials: when saying that something has no effect goes against what is known.

A denial of one effect is held against the entry for that effect; one of every effect ("has nothing to do with", "is not
linked to") only against an entry with a floor; one that names no effect at all ("vaccines are useless", "sunbeds are
harmless") against what is best known of its subject. To call a finding a myth is to deny it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claimlint.claims.model import Claim, Name
from claimlint.evidence.judging.ceiling import Case
from claimlint.evidence.judging.matching import cover_of, people_of
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.model import Entry
from claimlint.evidence.relations import AGREEING, Relations

FIRM = 3  # "is unlikely to", "does not": from here on a denial stands; "may not work for all" does not
_KNOWN = ("benefit", "harm")


def contradicts(case: Case) -> bool:
    """Whether a denial contradicts the entry before it."""
    claim, entry, match = case.claim, case.entry, case.match
    if entry.direction not in _KNOWN:
        return False
    conditions = case.relations.conditional.intersection(_words(claim))
    is_partial = bool(conditions & {"some", "most"}) or (conditions and entry.min_strength < FIRM)
    if claim.cue.lower() in case.relations.needs and is_partial:
        return False  # "is unnecessary for some women"
    # "does not damage the liver" denies the disease of it
    is_near = claim.object.kind == "structure" or entry.direction == "harm"
    near = case.relations.kin.get(claim.object.canonical, ()) if is_near else ()
    is_exact = not match.object_steps or entry.outcome in near
    if claim.relation == "associate" or match.fit == "denial":
        is_said = claim.subject.found == claim.object.found == "stated" or claim.relation != "associate"
        return is_said and bool(entry.min_strength) and is_exact and _is_of_every_effect(claim)
    if claim.strength < FIRM:
        return False
    # usual care reaches down from the whole disease to its kinds; harm need not, nor does relief of a sign of it
    reaches_down = entry.direction == "benefit" and bool(entry.care) and entry.relation != "reduces-symptom"
    is_of_whole = is_exact or reaches_down
    if match.fit == "stronger":
        return is_of_whole and _is_ended_by(entry, case.relations)
    return match.fit in AGREEING and is_of_whole


def _is_ended_by(entry: Entry, relations: Relations) -> bool:
    """Whether to treat the condition is to end it: to say that antibiotics do not cure pneumonia denies all use."""
    return entry.relation == "treats" and bool(entry.min_strength) and entry.outcome in relations.curable


def _is_of_every_effect(claim: Claim) -> bool:
    """Whether a denial is general: what one study did not find in its groups denies no more than that."""
    tells_a_study = claim.study is not None or any(n.kind in ("p-value", "interval") for n in claim.numbers)
    return not claim.hedges and not tells_a_study and claim.modal not in ("may", "might", "could")


def _words(claim: Claim) -> list[str]:
    return claim.sentence.text.lower().rstrip(".!").split()


def is_called_a_myth(claim: Claim, relations: Relations) -> bool:
    """Whether a sentence calls a plain finding a myth: "it is a myth that smoking causes cancer".

    Not where only the exaggeration is the myth ("that vaccines protect everybody", "that only smoking …"), nor what
    stands under a heading, whose correction may follow.
    """
    said = claim.sentence.text.lower()
    called = max((words for words in relations.myth_words if words in said), key=lambda w: (len(w), w), default="")
    beside = said.replace(called, "")  # the "just" of "is just a coincidence" exaggerates nothing
    return (
        claim.stance == "myth"
        and not claim.negated
        and not claim.boosters
        and claim.subject.found == claim.object.found == "stated"
        and bool(called)
        and not any(f" {word} " in beside for word in relations.exaggerating)
    )


def with_condition(claim: Claim, beside: Sequence[str], knowledge: Knowledge) -> Claim:
    """A denial of use that names no effect, of the condition that its sentence names: "useless if you have a cold"."""
    if claim.relation != "help" or not claim.negated or not _names_no_effect(claim, knowledge.relations):
        return claim
    pairs = ((name, knowledge.registry.for_pair(claim.subject.canonical, name)) for name in beside)
    found = next((name for name, entries in pairs if any(not entry.only_silences for entry in entries)), "")
    return claim._replace(object=Name("condition", found, found, None, "", "stated", "exact")) if found else claim


def is_refuted_by(claim: Claim, entry: Entry, relations: Relations) -> bool:
    """Whether one kind of a disease that a treatment helps refutes a denial of the whole: "chemotherapy does not treat
    cancer". Of a cure that is too much to ask: that it does not cure cancer is half true.
    """
    if not claim.negated or claim.frame == "passive":  # "seizures that are not controlled by medicines"
        return False
    is_firm = claim.relation == "associate" or (claim.strength >= FIRM and claim.relation not in relations.cures)
    is_sure = entry.min_strength > 1 and entry.certainty in ("high", "moderate")
    is_of_deaths = entry.outcome.endswith(" death")  # fewer deaths of a cancer are not fewer cancers
    return is_firm and is_sure and entry.direction in _KNOWN and not is_of_deaths


def denied_outright(claim: Claim, knowledge: Knowledge, beside: Sequence[str] = ()) -> Entry | None:
    """What is best known of the subject of a denial that names no effect: "statins are useless".

    Where the sentence names conditions ("after a heart attack"), only what is known of them counts.
    """
    relations = knowledge.relations
    is_firm = claim.strength >= FIRM or (not claim.strength and claim.object.text.lower() in relations.any_effect)
    if not claim.negated or not is_firm or claim.subject.found != "stated":
        return None  # "no proof that it prevents anything" leaves no more of it than "it prevents nothing"
    is_help = claim.relation == "help" and claim.object.kind == "population"
    if is_help and f"{claim.object.text} who".lower() in claim.sentence.text.lower():
        return None  # "did little for people who had enough of it"
    sick = f"with {claim.object.canonical}" if claim.relation == "help" and claim.object.kind == "condition" else ""
    if claim.hedges or claim.modal in ("may", "might", "could") or not (sick or _names_no_effect(claim, relations)):
        return None
    people = people_of(claim)
    habits = (habit for habit, ended in relations.given_up.items() if ended == claim.subject.canonical)
    aside = {*relations.circumstances, *habits, claim.subject.canonical, claim.object.canonical}
    of = [name for name in beside if name not in aside and claim.subject.category != "vaccine"]
    known = [
        entry
        for entry in knowledge.registry.for_intervention(claim.subject.canonical)
        if entry.direction == _kind_denied(claim, knowledge, entry)
        and entry.min_strength
        and entry.certainty in ("high", "moderate")
        and (not sick or any(people.endswith(sick) for people in entry.population))
        and (not of or sick or any(knowledge.vocabulary.is_a(name, entry.outcome) for name in of))
        and cover_of(people, entry, knowledge) in ("same", "open")
    ]
    return max(known, key=lambda entry: (entry.min_strength, entry.id), default=None)


def _names_no_effect(claim: Claim, relations: Relations) -> bool:
    """Whether nothing is named, or only the people who are said to be spared or not helped, or any disease at all."""
    named = claim.object
    if named.canonical and named.kind != "population" and named.text.lower() not in relations.any_effect:
        return False
    general = not named.text or named.text.lower() in relations.any_effect
    return general or named.kind == "population" or claim.population is not None


def _kind_denied(claim: Claim, knowledge: Knowledge, entry: Entry) -> str:
    """Benefit where all use is denied, harm where all harm of an exposure is; "" where the words leave room."""
    relations, named = knowledge.relations, claim.object.text.lower()
    if claim.relation == "cause":
        if not {"if", "unless", "when", "while"}.isdisjoint(_words(claim)):
            return ""  # "is not dangerous if it is left undisturbed"
        return "harm" if claim.subject.category == "exposure" or entry.category == "exposure" else ""
    if claim.relation == "affect":  # "vaccines have zero impact on deaths"
        return "benefit" if claim.subject.category == "vaccine" and named in relations.any_death else ""
    if claim.relation != "help":
        if relations.polarity.get(claim.relation) != "benefit" or named not in relations.any_effect:
            return ""
        if named in relations.any_death:  # "mammograms do not save lives"
            is_deadly = entry.outcome == "mortality" or entry.outcome.endswith((" death", " cancer"))
            return "benefit" if is_deadly else ""
        # that statins prevent no infection denies nothing that is known of them
        of_infection = entry.category == "vaccine" or knowledge.vocabulary.is_a(entry.outcome, "infection")
        if named in relations.any_infection and not of_infection:
            return ""
        return "benefit" if claim.relation in ("prevent", "reduce-risk") else ""
    conditions = relations.conditional.intersection(_words(claim))
    if claim.cue.lower() in relations.needs and not _is_for_all(claim, entry, conditions):
        return ""  # who does not need a treatment is a doctor's word
    return "benefit"


def _is_for_all(claim: Claim, entry: Entry, conditions: AbstractSet[str]) -> bool:
    """Whether everybody needs it of whom is spoken: a vaccine, or what is given to all of a group that is named."""
    if entry.category == "vaccine":
        return not conditions
    if entry.min_strength < FIRM:
        return False
    named = people_of(claim)
    if not named:  # "vitamin K at birth is unnecessary": given to all, to prevent
        return (
            claim.cue.lower() not in ("needed", "necessary", "required")
            and entry.relation == "prevents"
            and not conditions
        )
    return named in entry.population and not conditions - {"for"}
