"""From a page and rules to findings: what checks hit, with message, severity, identity and what each stands for.

It reads no file and decides nothing about the article: that is the checks' part. What people decided comes after, in
review.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from claimlint.article.model import Article, Block, Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.leads import grouped, merged
from claimlint.checks.model import RANK, Check, Confidence, Finding, Hit, Page, Rule, Severity
from claimlint.checks.pages.accompanied import accompanied, counts_on_faulty_pages, is_faulty, keeps_company
from claimlint.checks.pages.company import company_of
from claimlint.checks.pages.quoted_myths import without_quoted_myths
from claimlint.checks.pages.told_myths import without_told_myths
from claimlint.checks.ruleset import RuleSet
from claimlint.checks.second_reader.reading import TABLE as SECOND_READER
from claimlint.checks.second_reader.reading import SecondReading
from claimlint.checks.wording import message_of
from claimlint.data import digest_of
from claimlint.evidence.relations import Relations

SeverityOf = Callable[[str, Severity], Severity | None]
_OF_WORDS = frozenset(["phrase", "claim"])  # kinds that read sentences, whatever stands around them
_SURE: Mapping[str, int] = {"low": 0, "medium": 1, "high": 2}
_MARKUP = lazy_pattern(r"[<&*_`\[\]\\\n]")  # what may stand between words of a source and not be read
_SAME_MARKS = str.maketrans("‘’‛“”„–—‐‑\xa0", "'''\"\"\"---- ")


def run_checks(
    page: Page,
    rules: RuleSet,
    severity_of: SeverityOf | None = None,
    *,
    runs: Callable[[str], bool] | None = None,
    is_accompanied: bool = False,
) -> list[Finding]:
    """All findings on a page, sorted by span and rule.

    severity_of: rule id and severity to the severity in force for the page's path, None where the rule is off.
    runs: which rules to try at all (default: all), so that rules that are off cost nothing.
    is_accompanied: take it that the page has other defects, so that a rule can be run alone.
    """
    page = replace(page, company=company_of(page.article, page.lines, page.tables), others=rules.others)
    chosen = [(rule, rules.check_of(rule)) for rule in rules.rules if runs is None or runs(rule.id)]
    findings, lonely = _parted(page, chosen, severity_of)
    if not page.company.may_be and is_faulty(page, findings):  # what needs company has not been looked for
        page = replace(page, company=page.company._replace(is_faulty=True))
        leaning = [(rule, check) for rule, check in chosen if counts_on_faulty_pages(rule)]
        lonely = _parted(page, leaning, severity_of)[1]
    company, leads = True if is_accompanied else None, rules.leads
    above = _in_head(page, chosen, severity_of, findings, lonely, leads, has=company) if page.head is not None else []
    if lonely:
        findings += _own_words(page, accompanied(page, findings, lonely, leads, has=company))
    findings += above
    if page.settings.second_reader and SECOND_READER in page.tables and rules.relations is not None:
        findings = _read_again(page, findings, chosen, severity_of, rules.relations)
    return _identified(grouped(merged(findings), leads))


def _read_again(
    page: Page,
    findings: Sequence[Finding],
    chosen: Sequence[tuple[Rule, Check | None]],
    severity_of: SeverityOf | None,
    relations: Relations,
) -> list[Finding]:
    """The findings as a second reader leaves them, with what it tells itself."""
    second, places = SecondReading(page, relations), _Places(page.article)
    by_id = {rule.id: rule for rule, _ in chosen}
    kept = second.lowered(findings, {rule.id for rule, _ in chosen if rule.kind in _OF_WORDS})
    told = [
        finding
        for rule, hit in second.hits(findings, by_id.keys())
        for finding, _ in _found(by_id[rule], [hit], places, severity_of)
    ]
    return kept + _own_words(page, told)


def _in_head(
    page: Page,
    chosen: Sequence[tuple[Rule, Check | None]],
    severity_of: SeverityOf | None,
    findings: Sequence[Finding],
    lonely: Sequence[tuple[Finding, int]],
    leads: Mapping[str, frozenset[str]],
    *,
    has: bool | None,
) -> list[Finding]:
    """What the rules that look for words and claims find in the head of a page. `findings` and `lonely` are those in
    its text, by which alone it keeps company.
    """
    assert page.head is not None
    head = replace(page.head, company=page.company, others=page.others)  # the text alone tells how both speak
    found, alone = _parted(head, [(rule, check) for rule, check in chosen if rule.kind in _OF_WORDS], severity_of)
    if not alone:
        return found
    if has is None:
        has = keeps_company(page, findings, [finding for finding, _ in lonely])
    return found + _own_words(head, accompanied(page, findings, alone, leads, has=has, told=found))


def _parted(
    page: Page, chosen: Sequence[tuple[Rule, Check | None]], severity_of: SeverityOf | None
) -> tuple[list[Finding], list[tuple[Finding, int]]]:
    """What the rules find that stands for itself, and what needs company, each with how much."""
    places = _Places(page.article)
    findings: list[Finding] = []
    lonely: list[tuple[Finding, int]] = []
    for rule, check in chosen:  # all are compiled: their phrases are looked for together
        if check is None:
            continue
        for finding, needs_company in _found(rule, check(page), places, severity_of):
            if needs_company:
                lonely.append((finding, needs_company))
            else:
                findings.append(finding)
    return _own_words(page, findings), lonely


def _own_words(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those in what the page quotes or tells of others in order to answer it."""
    return without_told_myths(page, without_quoted_myths(page, findings))


def _found(
    rule: Rule, hits: Iterable[Hit], places: _Places, severity_of: SeverityOf | None
) -> Iterable[tuple[Finding, int]]:
    """The findings of one rule, each with how much company it needs."""
    for hit in hits:
        severity = _own_severity(rule, hit)
        if severity is not None and severity_of is not None:
            severity = severity_of(rule.id, severity)
        if severity is None:
            continue
        text = places.article.source.slice(hit.span)
        words = places.words_at(hit.span, text)
        finding = Finding(
            rule=rule.id,
            path=places.article.source.path,
            span=hit.span,
            text=text,
            sentence=places.sentence_of(rule, hit, text),
            message=message_of(hit.message or rule.message, hit, words),
            fix=message_of(rule.fix, hit, words),
            severity=severity,
            confidence=_confidence(rule, hit),
            claim=hit.claim,
            assessment=hit.assessment,
            related=hit.related,
        )
        yield finding, hit.needs_company


def _own_severity(rule: Rule, hit: Hit) -> Severity | None:
    """The rule's severity, or the kind's, or the gap's where the rule says so; no more than the hit may weigh."""
    severity = hit.severity or (gap_severity(hit) if rule.severity == "by-gap" else rule.severity)
    if severity is None:
        return None
    most: Severity = "warning" if hit.capped and hit.at_most == "error" else hit.at_most
    return severity if RANK[severity] <= RANK[most] else most  # type: ignore[return-value]


def gap_severity(hit: Hit) -> Severity | None:
    """One step above the ceiling is a warning, two or more an error, as is what the evidence contradicts."""
    if hit.assessment is not None and hit.assessment.verdict == "contradicted":
        return "error"
    gap = hit.assessment.gap if hit.assessment else 0
    return "error" if gap >= 2 else "warning" if gap == 1 else None


def _confidence(rule: Rule, hit: Hit) -> Confidence:
    return min(rule.confidence, hit.confidence or "high", key=lambda level: _SURE[level])


def _identified(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with fingerprints: rule, sentence, and which of the equal ones in the file it is."""
    seen: dict[tuple[str, str], int] = {}
    named = []
    for finding in findings:
        key = (finding.rule, normalised(finding.sentence))
        ordinal = seen[key] = seen.get(key, -1) + 1
        named.append(finding._replace(fingerprint=fingerprint_of(*key, ordinal)))
    return named


def fingerprint_of(rule: str, sentence: str, ordinal: int) -> str:
    """The identity of a finding over renames, edits elsewhere, and days. `sentence` as `normalised` gives it."""
    return digest_of(f"{rule}\0{sentence}\0{ordinal}".encode(), 10)


def normalised(sentence: str) -> str:
    """A sentence without what an editor's program may change by itself: case, spaces, typographic marks."""
    return " ".join(sentence.translate(_SAME_MARKS).casefold().split())


class _Places:
    """Where source offsets lie in the article, worked out only if some hit has no claim to tell it."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def sentence_of(self, rule: Rule, hit: Hit, text: str) -> str:
        """The sentence around a hit as read; "" for a hit on the page, the date's own words for a date."""
        if hit.is_page_level:
            return ""
        if rule.kind == "date":
            return text
        if hit.claim is not None:
            return hit.claim.sentence.text
        sentence = self._sentence_at(hit.span)
        return sentence.text if sentence else text

    def words_at(self, span: Span, text: str) -> str:
        """The words of a span as read: a message quotes them without the markup between them, and "…" for code."""
        if not _MARKUP.search(text):
            return text
        block = self._block_at(span)
        found = block.text.read_range(span) if block else None
        return block.text.text[found[0] : found[1]].replace("\ufffc", "…") if block and found else text

    def _sentence_at(self, span: Span) -> Sentence | None:
        block = self._block_at(span)
        sentences = self.article.sentences_by_block.get(block.index, ()) if block else ()
        at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
        return sentences[at] if at < len(sentences) else None

    def _block_at(self, span: Span) -> Block | None:
        starts, blocks = self._blocks
        last = bisect_right(starts, span.start) - 1
        for at in range(last, max(last - 3, -1), -1):  # blocks hardly overlap: a box beside the text, no more
            block = self.article.blocks[blocks[at]]
            if span.start < block.span.end:
                return block
        return None

    @cached_property
    def _blocks(self) -> tuple[list[int], list[int]]:
        pieces = ((block.text.pieces, block.index) for block in self.article.blocks)
        rows = sorted((held[0].source.start, index) for held, index in pieces if held)
        return [start for start, _ in rows], [index for _, index in rows]
