"""Two sentences of a page that cannot both be meant: one promises an effect, or warns of one, that the other denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from operator import itemgetter
from typing import Any

from claimlint.article.model import Span
from claimlint.checks.model import Hit, Page, Related
from claimlint.checks.neighbours import sentence_before
from claimlint.checks.pairs.matters import Matters, are_of_two_doses
from claimlint.checks.standing import standing_of
from claimlint.claims.model import CURES, Claim
from claimlint.values import NamedTuple

_FIRM = 3  # a denial or a promise below this is hedged, and hedged statements do not contradict
_PLAIN = 4  # what is said without any reserve
_WEAK = 2  # "may", "might": what a promise is held against
_PARTS = ("cause", "not only", "pain of", "symptoms of", "signs of")  # what leaves the rest of an illness alone
_ANY = "affect"  # "has no effect on cartilage" denies every benefit
_ABSOLUTE = 5
_NOTHING = ("nothing", "none")
_ANYTHING = "treatment therapy drug medicine medication remedy supplement herb diet food tablet pill product cream"
_OF_KIND = {"supplement": ("supplement",), "herb": ("herb",), "diet": ("diet",), "food": ("food",)}
_EVENTS = frozenset(("first", "second", "another", "further"))
_DENIER = 12  # characters before such a subject that may hold "no"
_OF_ILL = frozenset(("cure", "treat", "reduce-symptom"))  # what is done for people who are ill
_OF_WELL = frozenset(("prevent", "reduce-risk"))  # what is done so that nobody falls ill
_PATIENTS = frozenset(("dogs", "cats"))
_OPENS = frozenset(
    ("", "the", "a", "an", "this", "that", "these", "because", "since", "as", "and", "but", "so", "if", "when")
)
_MOST = 100  # statements of one subject that a claim is held against: nobody writes more, and time stays linear
_ROW = 4  # cells back from one to the first of its row


class Sides(NamedTuple):
    """The relations of the lexicon by what they say."""

    hard: frozenset[str]
    benefit: frozenset[str]
    harm: frozenset[str]

    @classmethod
    def of(cls, relations: Mapping[str, Mapping[str, Any]]) -> Sides:
        return cls(
            frozenset(name for name, row in relations.items() if row.get("hard")),
            *(frozenset(n for n, row in relations.items() if row.get("direction") == sign) for sign in "+-"),
        )


def contradicted(page: Page, matters: Matters, sides: Sides, steps: int) -> Iterator[Hit]:
    """Claims of the page that another of its sentences denies, or takes back by `steps`."""
    effects = [c for c in page.reading.claims if c.relation in sides.benefit or c.relation == _ANY]
    denying = [c for c in effects if _is_statement(c, page) or _leaves_open(c) or _denies_all(page, c)]
    sparing = [c for c in page.reading.claims if c.relation in sides.harm and c.negated and _is_statement(c, page)]
    others, spared = _Others(page, denying, matters), _Others(page, sparing, matters)
    done: set[int] = set()
    for index, claim in enumerate(page.reading.claims):
        is_harm = claim.relation in sides.harm
        if not is_harm and claim.relation not in sides.benefit:
            continue
        if claim.negated or claim.strength < _FIRM or claim.cue_span.start in done or not _is_statement(claim, page):
            continue
        for other in (spared if is_harm else others).of(claim):
            if other.sentence.index == claim.sentence.index or _beast(claim) != _beast(other):
                continue
            if not (_is_spared(page, claim, other) if is_harm else _disagree(claim, other, sides.hard, steps)):
                continue
            if not other.negated and not _said_alike(claim, other):
                continue  # "it is unclear whether walking prevents falls" leaves room for "exercise prevents falls"
            is_one = not are_of_two_doses(page.numbers, claim, other) and (
                _is_one_thing(claim, other, matters)
                or (_denies_all(page, other) and _is_denied_to_all(claim, other, matters))
            )
            if not is_one:
                continue
            denied, told = (page.article.source.slice(one.span) for one in (other, claim))
            if is_harm or not _is_partial(denied, told):
                done.add(claim.cue_span.start)
                said = Related(other.span, denied, "the page also says")
                yield Hit(claim.span, claim, page.assessments[index], related=(said,))
                break


class _Others:
    """What may contradict a claim, by its subject, and what is denied to everything, each with its place in order."""

    def __init__(self, page: Page, others: Iterable[Claim], matters: Matters) -> None:
        self._matters = matters
        self._of_all: list[tuple[int, Claim]] = []
        self._of_subject: dict[tuple[str, str] | None, list[tuple[int, Claim]]] = {}
        for row in enumerate(other for other in others if _may_deny(other)):
            self._of_subject.setdefault(matters.subject_key(row[1].subject), []).append(row)
            if _denies_all(page, row[1]):
                self._of_all.append(row)

    def of(self, claim: Claim) -> Iterator[Claim]:
        """Those that a claim is held against, in the order of the page."""
        key = self._matters.subject_key(claim.subject)
        own = self._of_subject[key][:_MOST] if key in self._of_subject else ()
        return (other for _, other in merge(own, self._of_all[:_MOST], key=itemgetter(0)))


def _may_deny(other: Claim) -> bool:
    """Whether a statement can be the other side at all: it denies, leaves open, or says little."""
    return other.negated or other.strength <= _WEAK or _leaves_open(other)


def _is_statement(claim: Claim, page: Page) -> bool:
    """Whether the page itself says it, of things that are known for sure: a guess contradicts nobody, and what cells
    or animals in laboratories do nothing that is said of people. Pets are patients of their own.
    """
    if claim.is_of_animals and not _beast(claim):
        return False
    if not claim.object.text or standing_of(claim) != "error":
        return False
    if claim.subject.found not in ("stated", "answer") and not _is_named_right_before(claim, page):
        return _is_row(claim, page)
    return claim.stance == "assertion" or (claim.stance == "unknown-effect" and claim.negated)


def _is_named_right_before(claim: Claim, page: Page) -> bool:
    """Whether "it" stands for what the sentence before names: "Echinacea is mild. It prevents colds"."""
    if claim.subject.found != "antecedent" or not claim.sentence.text.lower().startswith(("it ", "they ")):
        return False
    before = sentence_before(page, claim.sentence, in_block=True)
    return before is not None and claim.subject.text.lower() in before.text.lower()


def _is_row(claim: Claim, page: Page) -> bool:
    """Whether a cell says it of what stands in front of it in its row: "| Arnica | does not reduce bruises |"."""
    block, span = claim.sentence.block, claim.subject.span
    if (
        block.kind != "cell"
        or claim.stance != "assertion"
        or claim.subject.found not in ("antecedent", "lead-in")
        or span is None
    ):
        return False
    row = page.article.blocks[max(0, block.index - _ROW) : block.index]
    return any(cell.kind == "cell" and cell.span.touches(span) for cell in row)


def _beast(claim: Claim) -> str:
    """The pet or the cattle that a claim is of, empty where it is of people or of a laboratory's animals."""
    species = claim.study.species if claim.study is not None else None
    return species if species in _PATIENTS else ""


def _is_spared(page: Page, claim: Claim, other: Claim) -> bool:
    """Whether `other` denies the harm that `claim` tells of one thing: clean lenses are not dirty ones."""
    is_firm = other.strength >= _FIRM and not other.boosters
    return is_firm and claim.relation == other.relation and _worded(page, claim) == _worded(page, other)


def _worded(page: Page, claim: Claim) -> str:
    """The subject as the text words it, with the word in front where that may tell a kind of it."""
    words, span = claim.subject.text.lower(), claim.subject.span
    if span is None or span.start <= claim.sentence.span.start:
        return words
    front = page.article.source.slice(Span(claim.sentence.span.start, span.start)).lower().split()[-1:]
    return words if not front or front[0] in _OPENS else f"{front[0]} {words}"


def _leaves_open(claim: Claim) -> bool:
    """Whether it says that nobody knows, or that little tells for it: a firm promise of the same belies that."""
    if claim.subject.found != "stated" or not claim.subject.is_known or claim.is_of_animals:
        return False
    return claim.strength == 0 and (claim.stance == "unknown-effect" or (claim.negated and claim.is_asserted))


def _denies_all(page: Page, claim: Claim) -> bool:
    """Whether it denies a benefit to whatever there is: "nothing can reverse it", "there is no cure"."""
    if not claim.negated or not claim.is_asserted or claim.strength < _FIRM or claim.population is not None:
        return False
    subject = claim.subject
    if claim.frame == "existential" or (claim.frame == "passive" and subject.found == "unknown"):
        return claim.relation in CURES
    if subject.span is None or subject.text.lower() in _NOTHING:
        return subject.text.lower() in _NOTHING
    before = page.article.source.text[max(0, subject.span.start - _DENIER) : subject.span.start].lower().split()
    return subject.text.lower().removesuffix("s") in _ANYTHING.split() and before[-1:] == ["no"]


def _is_denied_to_all(claim: Claim, other: Claim, matters: Matters) -> bool:
    """Whether a promise is what is denied to everything; of the treatments that there are, only what is as strong, of a
    kind of them ("no supplement helps tinnitus") every plain promise of one.
    """
    is_of_kind = claim.subject.category in _OF_KIND.get(other.subject.text.lower().removesuffix("s"), ())
    least = _PLAIN if is_of_kind else _ABSOLUTE
    return claim.strength >= least and claim.object.is_known and matters.is_same_object(claim.object, other.object)


def _disagree(claim: Claim, other: Claim, hard: frozenset[str], steps: int) -> bool:
    """Whether `other` denies what `claim` says, or says it so much more weakly that both cannot be meant."""
    if other.relation in _OF_ILL and claim.relation in _OF_WELL:
        return False  # what keeps an illness away need not ease it
    if claim.relation == "treat" and other.relation in _OF_WELL:
        return False  # nor need what treats an illness keep it away
    if _leaves_open(other):
        return claim.strength >= _PLAIN
    if other.negated:
        boosters = [word for word in other.boosters if word.lower() not in ("never", "any", "no")]
        is_firm = other.strength >= _FIRM and not boosters  # "cannot completely cure" denies the whole only
        return is_firm and (other.relation not in hard or claim.relation in hard)
    return other.strength <= _WEAK and claim.strength - other.strength >= steps


def _said_alike(claim: Claim, other: Claim) -> bool:
    """Whether both name their subject by a word that they share."""
    left, right = (set(one.subject.text.lower().split()) for one in (claim, other))
    return bool(left & right)


def _is_partial(denied: str, told: str) -> bool:
    """Whether a denial leaves the effect standing: "does not treat the cause of", "does not prevent a first attack"."""
    events = [set(words.lower().split()) & _EVENTS for words in (denied, told)]
    return events[0] != events[1] or any(part in denied for part in _PARTS)


def _is_one_thing(claim: Claim, other: Claim, matters: Matters) -> bool:
    return (
        matters.is_same_subject(claim.subject, other.subject)
        and matters.is_same_object(claim.object, other.object)
        and matters.are_same_people(claim, other)
    )
