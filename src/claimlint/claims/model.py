"""The values that the grammar produces: names, claims, and the scopes of the cues that it read."""

from __future__ import annotations

from typing import Literal

from claimlint.article.model import Sentence, Span
from claimlint.values import NamedTuple

NameKind = Literal[
    "intervention", "condition", "outcome", "structure", "function", "population", "product", "group", "unknown"
]
Found = Literal["stated", "antecedent", "topic", "answer", "lead-in", "unknown"]
Match = Literal["exact", "alias", "spelling", "none"]
NOT_OF_PEOPLE = ("animal", "in-vitro")  # designs of studies: what was seen in animals or in a dish
# Relations that undo an illness or what it has done. What may not be claimed without leave is more, in the lexicon
# (`hard_classes`) and in `evidence/relations.yaml`: to take the place of a treatment too.
CURES = frozenset(["cure", "repair", "reverse"])
Stance = Literal[
    "assertion", "question", "myth", "condition", "aim", "advice", "use", "definition", "unknown-effect", "report"
]
OWN_STANCES: tuple[Stance, ...] = (
    "assertion",
    "report",
)  # what the article says itself, plainly or leaning on somebody
ScopeKind = Literal["negation", "hedge", "question", "myth", "attribution", "condition"]


class Name(NamedTuple):
    """A thing that a claim speaks of.

    canonical: the vocabulary's name, or "" where it has none. text: as written. span: where, or None when the
    sentence leaves it out and nothing nearby spells it. found: how it was found. match: how the words matched the
    vocabulary.
    """

    kind: NameKind
    canonical: str
    text: str
    span: Span | None
    category: str = ""
    found: Found = "stated"
    match: Match = "exact"

    @property
    def is_known(self) -> bool:
        return bool(self.canonical)

    @property
    def is_guessed(self) -> bool:
        """Whether the sentence leaves it out, and it was looked for in those before it or in the title."""
        return self.found in ("topic", "antecedent", "unknown")


class Quantity(NamedTuple):
    """A number as read: kind (percent, ratio, p-value, interval, count, dose, duration, times …), value(s), unit, and
    its place.
    """

    kind: str
    value: float
    unit: str
    text: str
    span: Span
    upper: float | None = None


class Study(NamedTuple):
    """The design of the study that a sentence names (a key of `design_caps`), the species, and the number of
    participants.
    """

    design: str
    cue: str
    species: str = ""
    size: int | None = None


class Claim(NamedTuple):
    """One effect that a sentence states, asks, denies or reports, of one subject on one object.

    span: from the first auxiliary (or the verb, or the noun that is the cue) to the end of the object or by-agent.
    relation: a class of the lexicon (cure, repair, treat, reduce-symptom, cause, associate …). cue: the words that
    carry it. strength: 0-5 as the lexicon's tables define it. negated: polarity only; the strength stays that of the
    wording. stance: what the article does with it; only "assertion" and "report" (attributed) are the article's own
    to answer for. attribution: kind of source leaned on (unnamed, research, personal, named, reject) or "". steps:
    the cues that moved the strength, in order, which is its explanation.
    """

    sentence: Sentence
    span: Span
    relation: str
    cue: str
    cue_span: Span
    subject: Name
    object: Name
    population: Name | None
    strength: int
    negated: bool = False
    stance: Stance = "assertion"
    frame: str = "active"
    modal: str = ""
    hedges: tuple[str, ...] = ()
    boosters: tuple[str, ...] = ()
    attribution: str = ""
    attribution_cue: str = ""
    study: Study | None = None
    numbers: tuple[Quantity, ...] = ()
    steps: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()
    has_risk: bool = False  # the object is the risk, rate or chance of what is named
    within: tuple[Name, ...] = ()  # conditions of adjuncts: "reduces knee pain in osteoarthritis"

    @property
    def is_asserted(self) -> bool:
        """Whether the article itself says it, plainly or leaning on somebody."""
        return self.stance in OWN_STANCES

    @property
    def is_of_animals(self) -> bool:
        """Whether it tells what was seen in animals or in a dish."""
        return self.study is not None and self.study.design in NOT_OF_PEOPLE

    @property
    def is_question(self) -> bool:
        return self.stance == "question"


class Scope(NamedTuple):
    """The stretch of a sentence that a cue reaches (negation, hedge, question, myth, attribution, condition)."""

    kind: ScopeKind
    cue: str
    sentence: Sentence
    span: Span
    cue_span: Span | None = None
    source: str = ""  # of an attribution: unnamed, research, personal, named, reject

    @property
    def is_led(self) -> bool:
        """Whether the cue stands in the line above a list or in the header of a column."""
        return self.cue_span is not None and not self.sentence.span.touches(self.cue_span)


class Reading(NamedTuple):
    """What the grammar made of an article: claims and scopes in source order, and the topic found for it."""

    claims: tuple[Claim, ...]
    scopes: tuple[Scope, ...]
    topic: tuple[Name, ...] = ()
    mentions: tuple[tuple[int, Name], ...] = ()  # (sentence index, name): every vocabulary name that the article holds
