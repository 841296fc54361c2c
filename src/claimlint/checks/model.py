"""The values of the checks room: what a check sees, what it yields, and what a rule and a finding are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from claimlint.article.model import Article, Span
from claimlint.checks.claim_rows import ClaimRows
from claimlint.checks.pages.company import NOTHING_KNOWN, Company
from claimlint.checks.pages.kind import is_article, may_be_article
from claimlint.checks.pages.others_words import OthersWords, others_words
from claimlint.checks.phrases.lines import PageLines
from claimlint.claims.model import Claim, Reading
from claimlint.claims.numbers import Number, quantities_in
from claimlint.evidence.model import Assessment
from claimlint.settings import Settings
from claimlint.values import NamedTuple

if TYPE_CHECKING:
    from claimlint.evidence.citations.model import Citations

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["open", "suppressed", "accepted", "unchanged"]
_MOST = 100  # quantities of one sentence: nobody writes more, and checks that hold them against each other stay linear
_NO_WORDS = others_words()
RANK: Mapping[str, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True)
class Page:
    """All that a check may look at. `assessments[i]` belongs to `reading.claims[i]`; `tables` are of the evidence.

    lines: the words of the article's sentences, read once for all phrases. head: what its head shows elsewhere
    (`Article.head`), as a page. company, others: worked out where checks are run (`checks.run`); others: how the page
    tells of what others say.
    """

    article: Article
    reading: Reading
    assessments: tuple[Assessment, ...]
    citations: Citations
    settings: Settings
    lines: PageLines
    tables: Mapping[str, Any] = field(default_factory=dict)
    head: Page | None = None
    company: Company = NOTHING_KNOWN
    others: OthersWords = _NO_WORDS

    @cached_property
    def claims_by_relation(self) -> Mapping[str, tuple[int, ...]]:
        """Indexes into `reading.claims` by relation, so that a rule looks only at claims that it may be about."""
        found: dict[str, list[int]] = {}
        for index, claim in enumerate(self.reading.claims):
            found.setdefault(claim.relation, []).append(index)
        return {relation: tuple(indexes) for relation, indexes in found.items()}

    @cached_property
    def claims_by_sentence(self) -> Mapping[int, Sequence[Claim]]:
        """The claims of each sentence that holds any, by the sentence's number."""
        found: dict[int, list[Claim]] = {}
        for claim in self.reading.claims:
            found.setdefault(claim.sentence.index, []).append(claim)
        return found

    @cached_property
    def judged_by_sentence(self) -> Mapping[int, Sequence[tuple[Claim, Assessment]]]:
        """The same, each claim with what the evidence makes of it."""
        found: dict[int, list[tuple[Claim, Assessment]]] = {}
        for claim, assessment in zip(self.reading.claims, self.assessments, strict=True):
            found.setdefault(claim.sentence.index, []).append((claim, assessment))
        return found

    @cached_property
    def rows(self) -> ClaimRows:
        """The rows of things that a sentence says the same of, for rules that count them."""
        return ClaimRows(self.reading.claims)

    @cached_property
    def numbers(self) -> Mapping[int, tuple[Number, ...]]:
        """The quantities of each sentence that holds any, by the sentence's number, headings and cells included."""
        found = {s.index: quantities_in(s.text)[:_MOST] for s in self.article.sentences if s.block.is_prose}
        return {index: numbers for index, numbers in found.items() if numbers}

    @cached_property
    def is_article(self) -> bool:
        """Whether rules about what an article must have apply, asked once for all of them."""
        held = self.article, self.reading, self.settings.page_type
        return is_article(*held) or (self.company.sells and may_be_article(*held))


class Related(NamedTuple):
    """A further place or rule that belongs to a finding: the question above an answer, a finding that was led."""

    span: Span
    text: str
    message: str
    rule: str = ""
    severity: str = ""


NO_VALUES: Mapping[str, str] = {}


class Hit(NamedTuple):
    """What a check found, before rule, severity and configuration make a finding of it.

    span: the exact words. values: for the message template, besides {text}, {subject}, {object}, {matter} …; severity:
    only where the kind decides (by-gap); confidence: only where the match lowers it; capped: never an error, because
    what was found rests on a verdict that may not give one; at_most: the most that it may weigh, whatever the rule
    says, for what it is about; needs_company: more than 0, it counts only on a page that keeps bad company, and where
    nothing else is found at its words (`checks.pages.accompanied`: WORDING, STATEMENT, REST); message: a template to
    use instead of the rule's.
    """

    span: Span
    claim: Claim | None = None
    assessment: Assessment | None = None
    values: Mapping[str, str] = NO_VALUES
    severity: Severity | None = None
    confidence: Confidence | None = None
    related: tuple[Related, ...] = ()
    is_page_level: bool = False
    capped: bool = False
    at_most: Severity = "error"
    needs_company: int = 0
    message: str = ""


Check = Callable[[Page], Iterable[Hit]]


class Example(NamedTuple):
    """An example of a rule: its text without marks, the spans to be found (none: must pass), and what it is given."""

    text: str
    spans: tuple[Span, ...]
    given: Mapping[str, Any]
    line: int


class Rule(NamedTuple):
    """One rule of a pack. `id` is its path below the pack's folder, `family/name`; `path` is its file.

    spec is what stands under the rule's kind, with `on` and `unless` of the same check put beside; stamp: a
    digest of the text of its file, used instead of `spec` in keys of caches.
    """

    id: str
    summary: str
    severity: str
    confidence: Confidence
    message: str
    why: str
    fix: str
    sources: tuple[Mapping[str, str], ...]
    leads: tuple[str, ...]
    kind: str
    spec: Mapping[str, Any]
    path: str
    flag: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()
    tags: tuple[str, ...] = ()
    stamp: str = ""

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]


class Finding(NamedTuple):
    """A defect at exact words. Never deleted: a decision only changes `status`.

    text is the source slice of `span`; sentence is the sentence around it as read, or "" for a page-level finding.
    """

    rule: str
    path: str
    span: Span
    text: str
    sentence: str
    message: str
    fix: str
    severity: Severity
    confidence: Confidence
    claim: Claim | None = None
    assessment: Assessment | None = None
    related: tuple[Related, ...] = ()
    status: Status = "open"
    reason: str = ""
    fingerprint: str = ""
