"""Denials of what is established, told by two names and words of denial: a sentence that names two things of which the
registry knows that one acts on the other, and denies beside them, whatever its syntax ("cot deaths fell by themselves;
putting babies on their backs contributed nothing").

The grammar reads denials whose verb and arguments it finds. Here words that deny outright are enough, where

- what acts stands in the clause of these words, or a pronoun there stands for it;
- what it is denied of stands there too, or elsewhere in the sentence where the clause names no other health matter;
- no other thing that acts stands in the clause ("adding aspirin to an anticoagulant brought no fall in strokes");
- nothing in the sentence tells the finding itself, and it is of no group of people that the entry does not speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from claimlint.article.model import Sentence, Span
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.claims.lexicon.language import Language
from claimlint.claims.lexicon.vocabulary import Vocabulary
from claimlint.claims.model import Claim
from claimlint.claims.scopes.reach import left_start, right_end
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.tagging import tag
from claimlint.evidence.model import Assessment, Entry
from claimlint.evidence.registry import Registry
from claimlint.evidence.relations import Relations
from claimlint.values import NamedTuple

_HEALTH = ("condition", "outcome")
_LEAST = 2  # the floor of an entry from which a plain denial of it misleads
_NEAR = 2  # words in front of a name among which stands what leaves it out, or makes a group of it
_FALLS = frozenset(["fall", "falls"])  # "the fall in cot deaths" is no fall of anybody
_MOST = 24  # names of a sentence that are looked at: no sentence that denies has more
_MARKS = frozenset([":", ";", "—", "–", "(", ")", "?"])
_JOINING = frozenset(["and", "but", "yet", "so", "since", "because", "as", "while", "though", "although", "hence"])
_POINTING = frozenset(["it", "its", "they", "them", "their", "this", "that", "which", "these", "he", "she", "one"])
_ROW = frozenset(["and", "or", "nor", ",", "the", "a", "an", "both", "other"])  # between things that are named together
_PREVENTS = ("prevents", "reduces-risk")  # relations of entries
_PREVENTING, _TREATING = ("prevent", "avoid", "ward"), ("treat", "cur", "heal", "revers", "reliev")
_NAMELESS = frozenset(["without", "no", "not", "lack", "avoiding", "outside", "beyond", "besides", "apart"])


def compile_denied(find: Check, context: CheckContext) -> Callable[[Page, Sequence[Span]], Iterator[Hit]]:
    """The check that keeps, of the words of denial that `find` finds, those beside an established pair; none in a
    sentence in which something was found already.
    """
    language, registry = context.lexicon, context.registry
    vocabulary, relations = context.vocabulary, context.relations
    if language is None or registry is None or vocabulary is None or relations is None:
        return lambda page, told: iter(())
    known = _Known(registry, vocabulary, relations)

    def check(page: Page, told: Sequence[Span]) -> Iterator[Hit]:
        found = list(told)
        for hit in find(page):
            sentence = next((s for s in page.article.sentences if s.block.is_prose and s.span.touches(hit.span)), None)
            if sentence is None or any(sentence.span.touches(span) for span in found):
                continue
            if (denial := _Denial.of(sentence, hit.span, language)) is None:
                continue
            entry = known.denied_by(denial, denial.elsewhere(sentence, page))
            if entry is not None and not _of_another(entry, page.claims_by_sentence.get(sentence.index, ()), hit.span):
                seen = Assessment("contradicted", entry, entry.max_strength, reason="denies what is known of the two")
                found.append(hit.span)
                yield hit._replace(assessment=seen, capped=True, confidence="medium")

    return check


def _of_another(entry: Entry, claims: Iterable[Claim], span: Span) -> bool:
    """Whether the grammar knows that these words deny an effect of something else, which the sentence names in another
    clause: "if you enjoy reiki alongside chemotherapy, but it has no effect on the tumour".
    """
    return any(
        claim.negated and claim.cue_span.touches(span) and claim.subject.found == "antecedent"
        and claim.subject.canonical not in ("", entry.intervention)
        for claim in claims
    )  # fmt: skip


class _Denial(NamedTuple):
    """Words of denial with the names around them: in the sentence, and in the clause of these words.

    last: a name that ends these words and is what they deny: "from bad air, not from mosquitoes".
    """

    s: Tagged
    cue: WordRange
    clause: WordRange
    named: tuple[Mark, ...]
    last: Mark | None

    @classmethod
    def of(cls, sentence: Sentence, span: Span, language: Language) -> _Denial | None:
        """The denial at a place of the source."""
        read = sentence.block.text.read_range(span)
        if read is None:
            return None
        s = tag(sentence.text, language)
        start = s.index_at(read[0] - sentence.start)
        cue = WordRange(start, max(start + 1, s.index_at(read[1] - sentence.start)))
        names = (m for m in s.names(0, len(s.lower)) if m.kind in ("intervention", *_HEALTH))
        named = [m for m in names if not (s.word(m.start) in _FALLS and s.word(m.end) == "in")][:_MOST]
        last = next((m for m in named if cue.start < m.start < cue.end == m.end), None)
        return cls(s, cue, _clause(s, cue), tuple(named), last)

    @property
    def here(self) -> list[Mark]:
        """The names in the clause."""
        return [m for m in self.named if self.clause.start <= m.start < self.clause.end]

    @property
    def points(self) -> bool:
        """Whether a pronoun in the clause may stand for what is named elsewhere."""
        return any(self.s.lower[at] in _POINTING for at in range(*self.clause))

    def elsewhere(self, sentence: Sentence, page: Page) -> list[Claim]:
        """The claims of the other clauses of the sentence."""
        words = self.s.words
        own = sentence.source_span(words[self.clause.start].start, words[self.clause.end - 1].end)
        return [c for c in page.claims_by_sentence.get(sentence.index, ()) if not c.cue_span.touches(own)]

    def is_put_instead(self, mark: Mark) -> bool:
        """Whether a name is of what is put in the place of what is denied."""
        return self.last is not None and self.cue.start <= mark.start < self.last.start

    def may_be_of(self, agent: Mark, matter: Mark) -> bool:
        """Whether it may be denied of this matter: the first that is named behind, if any is named in the clause."""
        if agent is matter or matter.kind not in _HEALTH or self._is_left_out(matter):
            return False
        if self._is_left_out(agent) and agent is not self.last:
            return False
        matters = [m for m in self.here if m.kind in _HEALTH and m.name != agent.name]
        if matters and matter not in matters:
            return False
        return not any(self.cue.end <= m.start < matter.start for m in matters)

    def _is_left_out(self, mark: Mark) -> bool:
        """Whether a name is of what is not there: "people without bipolar disorder"."""
        return not _NAMELESS.isdisjoint(self.s.lower[max(0, mark.start - _NEAR) : mark.start])


class _Known:
    """What the registry knows of two names."""

    def __init__(self, registry: Registry, vocabulary: Vocabulary, relations: Relations) -> None:
        self._registry, self._vocabulary, self._relations = registry, vocabulary, relations

    def denied_by(self, denial: _Denial, told: Sequence[Claim]) -> Entry | None:
        """The entry that a denial denies, one of the very names before others. told: the sentence's other claims."""
        pairs = [
            pair for pair in self._pairs(denial) if self._is_of_all(pair[0], denial.s) and not _is_told(pair[0], told)
        ]
        best = max(pairs, key=lambda pair: (pair[1], pair[0].min_strength, pair[0].id), default=None)
        return best[0] if best else None

    def _pairs(self, denial: _Denial) -> Iterator[tuple[Entry, bool]]:
        """The entries of what may act and what it may act on, by where they stand, each with whether it is near."""
        here = [denial.last] if denial.last else [m for m in denial.here if self._may_act(m)]
        acting = here or [m for m in denial.named if denial.points and self._may_act(m)]
        for agent, matter in product(acting, denial.named):
            if denial.may_be_of(agent, matter):
                said = denial.s.lower[denial.cue.start : max(denial.cue.end, matter.start)]
                pairs = [pair for pair in self._of_pair(agent, matter) if _is_meant(pair[0], said)]
                if pairs and not any(self._acts_instead(other, agent, matter, denial) for other in denial.here):
                    yield from pairs

    def _acts_instead(self, other: Mark, agent: Mark, matter: Mark, denial: _Denial) -> bool:
        """Whether another name of the clause may be what acts: one beside the agent that is not joined to it, one that
        acts on the matter itself ("no effect on how well the vaccine prevents cancer"), a known cause in the place of
        which the agent is put ("from smoking and not from asbestos").
        """
        if other in (agent, matter) or other.name == agent.name:
            return False
        if other.kind != "intervention" and not self._is_habit(other, matter):
            return False
        if denial.is_put_instead(other):
            return any(self._of_pair(other, matter))
        is_before, starts = agent.start < denial.cue.start, denial.cue.start
        if (other.start < starts) == is_before:
            first, last = sorted((agent, other), key=lambda m: m.start)
            return not _ROW.issuperset(denial.s.lower[first.end : last.start])
        return not is_before or (denial.cue.end <= other.start < matter.start and any(self._of_pair(other, matter)))

    def _is_habit(self, other: Mark, matter: Mark) -> bool:
        """Whether a name is of a habit that is an exposure and a thing to treat as well, and acts on the matter."""
        known = self._registry.for_pair(_name(other), _name(matter))
        return any(entry.category == "exposure" for entry in known)

    def _may_act(self, mark: Mark) -> bool:
        return any(name in self._registry.outcomes_of for name, _ in self._line(_name(mark)))

    def _line(self, name: str) -> list[tuple[str, bool]]:
        """A name and what it falls under, each with whether it is near."""
        term, kin = self._vocabulary.get(name), self._relations.kin
        near = [name, *kin.get(name, ()), *(far for other in kin.get(name, ()) for far in kin.get(other, ()))]
        return [*((one, True) for one in near), *((parent, False) for parent in (term.parents if term else ()))]

    def _of_pair(self, agent: Mark, matter: Mark) -> Iterator[tuple[Entry, bool]]:
        """The established effects of one name on another. Upwards only of what acts: what helps against an infection
        does not help against every one.
        """
        name = _name(matter)
        outcomes = [(name, True), *((other, True) for other in self._relations.kin.get(name, ()))]
        outcomes += [(kind, False) for kind in self._vocabulary.children.get(name, ())]
        for (subject, is_own), (outcome, is_near) in product(self._line(_name(agent)), outcomes):
            for entry in self._registry.for_pair(subject, outcome):
                if _is_established(entry):
                    yield entry, is_own and is_near

    def _is_of_all(self, entry: Entry, s: Tagged) -> bool:
        """Whether an entry speaks of the people whom a sentence names: "in pregnant women"."""
        groups, is_a = entry.population, self._vocabulary.is_a
        told = [_name(m) for m in s.cues if m.name and m.kind == "population" and _is_group(s, m)]
        return all(
            who in ("all", "adults", *groups) or "all" in groups or any(is_a(who, g) or is_a(g, who) for g in groups)
            for who in told
        )


def _name(mark: Mark) -> str:
    """The vocabulary's name of a mark that is one."""
    return mark.name.value if mark.name else ""


def _is_group(s: Tagged, mark: Mark) -> bool:
    """Whether people are those alone of whom a sentence speaks."""
    return any(word in ("in", "for", "among") for word in s.lower[max(0, mark.start - _NEAR) : mark.start])


def _is_established(entry: Entry) -> bool:
    is_known = entry.direction in ("benefit", "harm") and entry.certainty in ("high", "moderate")
    return is_known and entry.min_strength >= _LEAST and not entry.only_silences


def _is_meant(entry: Entry, said: Sequence[str]) -> bool:
    """Whether an entry is of what the words deny: to say that triptans do not prevent migraine denies no relief."""
    if entry.direction != "benefit":
        return True
    others = _TREATING if entry.relation in _PREVENTS else _PREVENTING
    return not any(word.startswith(others) for word in said)


def _is_told(entry: Entry, claims: Iterable[Claim]) -> bool:
    """Whether claims tell the finding itself: "…, although it prevents measles"."""
    names = (entry.intervention, entry.outcome)
    said = (claim for claim in claims if claim.is_asserted and not claim.negated and claim.strength)
    return any(claim.subject.canonical in names and claim.object.canonical in names for claim in said)


def _clause(s: Tagged, cue: WordRange) -> WordRange:
    """The clause around words: to a mark, to a word that ends the reach of cues, or to a comma with a word that joins
    clauses.
    """
    left, right = left_start(s, cue.start), right_end(s, cue.end)
    edges = [i for i in range(left, right) if s.lower[i] in _MARKS or (s.lower[i] == "," and s.word(i + 1) in _JOINING)]
    left = max((at + 1 for at in edges if at < cue.start), default=left)
    return WordRange(left, min((at for at in edges if at >= cue.end), default=right))
