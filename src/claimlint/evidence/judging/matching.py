"""Finds the entries that speak to a claim: by its very names, then upwards by `is_a`, then those of members.

It says how far each match is and whom the entry speaks of; what follows from that is for `assess`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from claimlint.claims.model import Claim
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.model import Entry
from claimlint.evidence.relations import Fit
from claimlint.values import NamedTuple

Cover = Literal["same", "open", "part", "other"]
_MAX_STEPS = 3  # heart attack -> coronary heart disease -> cardiovascular disease, of a member of a class
_FIT_RANK = {"same": 0, "none": 0, "denial": 0, "weaker": 1, "fewer": 1, "stronger": 2, "recurrent": 3, "opposite": 4}
_ASPECT_STEPS = 2  # as far as a grandparent: the entry speaks of the disease, the claim of one thing about it
_COVER_RANK = {"same": 0, "open": 1, "part": 2, "other": 9}
_GENERAL = ("all", "adults")
OF_ANY_EFFECT = ("affect", "associate")  # "has no effect on", "is not linked with"
UNCONVENTIONAL = ("supplement", "herb", "complementary", "diet")


class Match(NamedTuple):
    """An entry that speaks to a claim.

    steps: how many times `is_a` was followed from the claim's subject and from its object; nearly equal names count
    one. cover: the claim's people are the entry's own (same), are not named (open), include them (part), or are others.
    """

    entry: Entry
    fit: Fit
    subject_steps: int
    object_steps: int
    cover: Cover

    @property
    def steps(self) -> int:
        return self.subject_steps + self.object_steps

    @property
    def rank(self) -> tuple[int, ...]:
        """Less is nearer. Matches of one rank are ties."""
        # "shortens colds" is nearer to how long they last than to how many they are
        steps = 2 * self.steps + 3 * (self.fit == "fewer")
        return (self.cover == "other", steps, _FIT_RANK[self.fit], _COVER_RANK[self.cover], self._group)

    @property
    def _group(self) -> bool:
        """Where the claim names nobody, entries about people at large come before those about one group."""
        if self.cover != "open":
            return False
        return not any(people in _GENERAL for people in self.entry.population)


class Matches(NamedTuple):
    """What speaks to a claim: matches, nearest first; members, where nothing nearer does; others on the pair."""

    matches: tuple[Match, ...] = ()
    members: tuple[Match, ...] = ()
    others: tuple[Entry, ...] = ()


def find_entries(claim: Claim, knowledge: Knowledge, beside: Sequence[str] = ()) -> Matches:
    """The entries that speak to a claim; none where its subject or its object has no name in the vocabulary.

    beside: conditions that the sentence names besides the claim's object, for what is said of one aspect of them.
    """
    subject, obj = claim.subject.canonical, claim.object.canonical
    if not subject:
        return Matches()
    relations, people = knowledge.relations, people_of(claim)
    matches: list[Match] = []
    others: list[Entry] = []
    for entry, subject_steps, object_steps in _upwards(subject, obj, knowledge) if obj else ():
        fit = relations.fit(claim, entry)
        if fit == "opposite" and relations.polarity[claim.relation] == "harm" and subject_steps + object_steps:
            continue  # that insulin treats diabetes does not speak against "insulin can cause low blood glucose"
        if fit:
            matches.append(Match(entry, fit, subject_steps, object_steps, cover_of(people, entry, knowledge)))
        elif not (subject_steps or object_steps):
            others.append(entry)
    if not matches and beside and relations.is_aspect(claim.object):
        matches += _of_disease(claim, people, beside, knowledge)
    matches = [match for match in matches if _speaks(match, claim)]
    matches.sort(key=lambda match: (match.rank, match.entry.level, match.entry.id))
    if matches or not obj:
        return Matches(tuple(matches), (), tuple(others))
    return Matches((), tuple(_members(claim, people, knowledge)), tuple(others))


def find_either_way(claim: Claim, knowledge: Knowledge, beside: Sequence[str] = ()) -> tuple[Claim, Matches]:
    """What speaks to a claim, and the claim as it is then read: a link that is denied has two ends ("AIDS has nothing
    to do with HIV").
    """
    found = find_entries(claim, knowledge, beside)
    if found.matches or not claim.negated or claim.relation not in OF_ANY_EFFECT:
        return claim, found
    turned = claim._replace(subject=claim.object, object=claim.subject)
    back = find_entries(turned, knowledge, beside)
    is_harm = any(match.entry.direction == "harm" and not match.steps for match in back.matches)
    return (turned, back) if is_harm else (claim, found)


def tied(matches: Sequence[Match], *, denied: bool = False, is_general: bool = False) -> list[Match]:
    """The nearest matches: those of the best rank, which may speak against each other.

    Where one of them says that a denial misleads, those that know the effect and leave that open have nothing to add;
    nor have those of one effect that there is not, where every effect is denied: that the jab does not cause flu does
    not make it right that it "has no effect on flu".
    """
    nearest = [match for match in matches if match.rank == matches[0].rank]
    if not denied:
        return nearest
    firm = [m for m in nearest if m.entry.min_strength or m.entry.direction not in ("benefit", "harm")]
    sure = [m for m in firm if m.entry.min_strength and m.entry.direction in ("benefit", "harm")]
    return (sure if is_general else []) or firm or nearest


def _speaks(match: Match, claim: Claim) -> bool:
    """Whether a match counts. What everyday care says without a source supports no denial, and does not say of yoga
    what it says of exercise.
    """
    if not match.entry.only_silences:
        return True
    return not claim.negated and not (match.subject_steps and claim.subject.category in UNCONVENTIONAL)


def _of_disease(claim: Claim, people: str, beside: Sequence[str], knowledge: Knowledge) -> Iterator[Match]:
    """Entries on a disease that the sentence names, for a benefit to something about it."""
    relations = knowledge.relations
    if relations.polarity.get(claim.relation) != "benefit" or claim.relation in relations.cures:
        return
    for disease in beside:
        if claim.object.canonical == "mortality":  # "reduces deaths from breast cancer"
            for entry in knowledge.registry.for_pair(claim.subject.canonical, f"{disease} death"):
                if fit := relations.fit(claim, entry):
                    yield Match(entry, fit, 0, 0, cover_of(people, entry, knowledge))
        for entry, subject_steps, object_steps in _upwards(claim.subject.canonical, disease, knowledge):
            if not object_steps and relations.entry_polarity[entry.relation] == "benefit" and entry.relation != "cures":
                cover = cover_of(people, entry, knowledge)
                yield Match(entry, "weaker", subject_steps, _ASPECT_STEPS, cover)


def people_of(claim: Claim) -> str:
    """The group that a claim speaks of, "" where it names none. A study in animals speaks of animals."""
    if claim.population is not None and claim.population.canonical:
        return claim.population.canonical
    design = claim.study.design if claim.study else ""
    return {"animal": "animals", "in-vitro": "cells"}.get(design, "")


def cover_of(people: str, entry: Entry, knowledge: Knowledge) -> Cover:
    """Whether the entry speaks of the people of a claim."""
    vocabulary, relations = knowledge.vocabulary, knowledge.relations
    if not people:
        return "open"
    if people in entry.population:
        return "same"
    term = vocabulary.get(people)
    line = (people, *(term.parents if term else ()))
    for at, group in enumerate(line):
        if group in entry.population:
            # pregnant women are women, but what is known of women may not hold for them
            return "other" if relations.apart.intersection(line[:at]) else "same"
    if any((people, group) in relations.overlap for group in entry.population):
        return "same"
    inside = any(vocabulary.is_a(group, people) for group in entry.population)
    return "part" if inside else "other"


def _upwards(subject_name: str, object_name: str, knowledge: Knowledge) -> Iterator[tuple[Entry, int, int]]:
    """Entries of a pair and of pairs above it, each with the steps from subject and object."""
    registry = knowledge.registry
    subjects, objects = _line(subject_name, knowledge), _line(object_name, knowledge)
    for subject, subject_steps in subjects:
        known = registry.outcomes_of.get(subject)
        if known is None:
            continue
        for outcome, object_steps in objects:
            if subject_steps + object_steps <= _MAX_STEPS and outcome in known:
                for entry in registry.for_pair(subject, outcome):
                    yield entry, subject_steps, object_steps


def _line(name: str, knowledge: Knowledge) -> list[tuple[str, int]]:
    """A name, names for nearly the same thing, and what it falls under, with the steps to each."""
    term = knowledge.vocabulary.get(name)
    line = [(name, 0), *((near, 1) for near in knowledge.relations.kin.get(name, ()))]
    return line + [(parent, at) for at, parent in enumerate(term.parents if term else (), 1)]


def _members(claim: Claim, people: str, knowledge: Knowledge) -> Iterator[Match]:
    """Entries about members of the claim's subject or kinds of its object. They may support it and never accuse it."""
    registry, vocabulary = knowledge.registry, knowledge.vocabulary
    subject, outcome = claim.subject.canonical, claim.object.canonical
    pairs = [(member, outcome, 1, 0) for member in vocabulary.children.get(subject, ())]
    known = registry.outcomes_of.get(subject, ())
    # fewer deaths of a cancer are not fewer cancers
    if known and (claim.negated or claim.relation not in ("prevent", "reduce-risk")):
        kinds = vocabulary.children.get(outcome, ())
        pairs += [(subject, kind, 0, 1) for kind in known if kind in kinds]
    for intervention, condition, subject_steps, object_steps in pairs:
        for entry in registry.for_pair(intervention, condition):
            fit = knowledge.relations.fit(claim, entry)
            if fit in ("same", "weaker", "denial"):
                yield Match(entry, fit, subject_steps, object_steps, cover_of(people, entry, knowledge))
