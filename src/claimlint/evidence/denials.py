"""Denials: when saying that something has no effect goes against what is known.

A denial of one effect is held against the entry for that effect; one of every effect ("has nothing to do with", "is not
linked to") only against an entry with a floor; one that names no effect at all ("vaccines are useless", "sunbeds are
harmless") against what is best known of its subject. To call a finding a myth is to deny it.
"""

from __future__ import annotations

from claimlint.claims.model import Claim
from claimlint.evidence.ceiling import Case
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.matching import cover_of, people_of
from claimlint.evidence.model import Entry

FIRM = 3  # "is unlikely to", "does not": from here on a denial stands; "may not work for all" does not
_KNOWN = ("benefit", "harm")
_ONE_EFFECT = ("same", "weaker", "fewer")


def contradicts(case: Case) -> bool:
    """Whether a denial contradicts the entry before it."""
    claim, entry, match = case.claim, case.entry, case.match
    if entry.direction not in _KNOWN:
        return False
    if claim.relation == "associate" or match.fit == "denial":
        return bool(entry.min_strength) and not match.object_steps and _is_of_every_effect(claim)
    if match.fit not in _ONE_EFFECT or claim.strength < FIRM:
        return False
    # usual care reaches down from the whole to its kinds, harm need not
    return not match.object_steps or (entry.direction == "benefit" and bool(entry.care))


def _is_of_every_effect(claim: Claim) -> bool:
    """Whether a denial is general: what one study did not find in its groups denies no more than that."""
    tells_a_study = claim.study is not None or any(n.kind in ("p-value", "interval") for n in claim.numbers)
    return not claim.hedges and not tells_a_study and claim.modal not in ("may", "might", "could")


def is_called_a_myth(claim: Claim) -> bool:
    """Whether a sentence calls a plain finding a myth: "it is a myth that smoking causes cancer".

    Not where only the exaggeration is the myth ("that vaccines protect everybody", "that only smoking …"), nor what
    stands under a heading, whose correction may follow.
    """
    said = claim.sentence.text.lower()
    return (
        claim.stance == "myth"
        and not claim.negated
        and not claim.boosters
        and claim.subject.found == claim.object.found == "stated"
        and any(words in said for words in _MYTH)
        and not any(f" {word} " in said for word in _EXAGGERATING)
    )


_MYTH = ("a myth", "a lie", "a hoax", "an urban legend", "a fairy tale", "an old wives' tale", "a fiction")
_EXAGGERATING = ("only", "all", "every", "any", "most", "just", "always", "alone", "immediately", "but", "fact", "not")


def denied_outright(claim: Claim, knowledge: Knowledge) -> Entry | None:
    """What is best known of the subject of a denial that names no effect: "statins are useless"."""
    if not claim.negated or claim.strength < FIRM or claim.subject.found != "stated" or not _names_no_effect(claim):
        return None
    if claim.hedges or claim.modal in ("may", "might", "could"):
        return None
    if (wanted := _kind_denied(claim, knowledge)) is None:
        return None
    people = people_of(claim)
    known = [
        entry
        for entry in knowledge.registry.for_intervention(claim.subject.canonical)
        if entry.direction == wanted
        and entry.min_strength
        and entry.certainty in ("high", "moderate")
        and cover_of(people, entry, knowledge.vocabulary, knowledge.relations) in ("same", "open")
    ]
    return max(known, key=lambda entry: (entry.min_strength, entry.id), default=None)


def _names_no_effect(claim: Claim) -> bool:
    """Whether nothing is named, or only the people who are said to be spared or not helped."""
    if claim.object.canonical and claim.object.kind != "population":
        return False
    return not claim.object.text or claim.object.kind == "population" or claim.population is not None


def _kind_denied(claim: Claim, knowledge: Knowledge) -> str | None:
    """Benefit where all use is denied, harm where all harm of an exposure is; None where the words leave room."""
    if claim.relation == "cause":
        return "harm" if claim.subject.category == "exposure" else None
    if claim.relation != "help":
        return None
    said = claim.sentence.text.lower().split()
    if claim.cue.lower() in knowledge.relations.needs and (
        claim.subject.category != "vaccine" or any(word in said for word in _CONDITIONS)
    ):
        return None  # who does not need a treatment is a doctor's word; a vaccine is for everybody
    return "benefit"


_CONDITIONS = ("if", "unless", "when", "after", "until", "before", "once", "already", "again", "for", "most", "some")
