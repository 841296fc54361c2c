"""What the second reader says of a page, after the rules have spoken.

A sentence in which no rule found anything is told where it reads like those that editors mark. A finding in a sentence
that does not read so at all becomes a note: a phrase of a rule stands there in another sense.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from claimlint.article.model import Sentence, Span
from claimlint.checks.model import Finding, Hit, Page, Related
from claimlint.checks.pages.accompanied import FAMILIES, SUPPORT, family_of
from claimlint.checks.phrases.line import Line
from claimlint.checks.second_reader.signs import Signs, signs_of
from claimlint.checks.second_reader.weights import Placed, Weighed, Weights, rules_of
from claimlint.evidence.relations import Relations

TABLE, RULES = "second_reader", "second_reader_rules"
LOWERED = FAMILIES - {"danger"}  # a danger that slips through costs more than a false alarm
_TOLD_BY = FAMILIES | SUPPORT | {"numbers"}  # families by which enough is said of a sentence
LONGEST = 200  # words of a sentence that is weighed: longer ones are lists, or no prose
_LETTERS = 8  # of a word and the space behind it, at most in the mean
_SHOWN = 3  # signs that a message names
_TELLING = 4  # letters of a word that a message names: "of" weighs too, and tells a reader nothing
OR_BY = "nearly as much like what this rule finds"
_LONG = 120  # letters of a sentence that is not told as a whole
_PARTS = frozenset(",;:()–—-.?!")


class SecondReading:
    """The sentences of a page as the second reader weighs them, each when it is asked for."""

    def __init__(self, page: Page, relations: Relations) -> None:
        self._page = page
        self._weights = Weights(page.tables[TABLE])
        self._polarity = relations.polarity
        self._weighed: dict[int, tuple[Weighed, Signs]] = {}

    def lowered(self, findings: Sequence[Finding], rules: Collection[str]) -> list[Finding]:
        """The findings, those of these rules as notes where their sentence reads as if nothing were wrong with it: on a
        page that speaks carefully, or is too short to tell.
        """
        if self._page.company.tone is not None and self._page.company.may_be:
            return list(findings)
        return [self._lowered(finding) if finding.rule in rules else finding for finding in findings]

    def _lowered(self, finding: Finding) -> Finding:
        sentences = self._by_text.get(finding.sentence, ()) if len(finding.sentence) <= LONGEST * _LETTERS else ()
        if finding.severity == "info" or not sentences or family_of(finding.rule) not in LOWERED:
            return finding
        if finding.assessment is not None and finding.assessment.verdict == "contradicted":
            return finding  # what is known of the claim weighs more than how the sentence reads
        if any(self._of(sentence)[0].faulty >= self._weights.passing for sentence in sentences):
            return finding
        return finding._replace(severity="info", confidence="low")

    def hits(self, findings: Sequence[Finding], rules: Collection[str]) -> Iterator[tuple[str, Hit]]:
        """What is told beside the findings, each with the rule that it is told by: one of these."""
        told = {f.sentence for f in findings if f.severity != "info" and family_of(f.rule) in _TOLD_BY}
        noted = {(finding.rule, finding.sentence) for finding in findings}
        for sentence in self._page.article.sentences:
            is_asked = sentence.block.kind == "heading" and sentence.text.endswith("?")  # what the page will answer
            is_own = sentence.block.is_prose and sentence.index not in self._page.lines.turned
            if is_own and sentence.text not in told and not is_asked:
                line = self._page.lines.line(sentence.index)
                is_a_sentence = self._weights.least_words <= len(line.lowers) <= LONGEST and line.last > line.first
                if is_a_sentence and (hit := self._told(sentence, line, rules, noted)) is not None:
                    yield hit

    def _told(
        self, sentence: Sentence, line: Line, rules: Collection[str], noted: Collection[tuple[str, str]]
    ) -> tuple[str, Hit] | None:
        weighed, signs = self._of(sentence)
        fault = self._weights.kinds[weighed.kind]
        if weighed.faulty < fault["least"]:
            return None
        if fault["excused"] and (self._page.citations.in_reach(sentence) or self._is_supported(sentence)):
            return None
        likely = rules_of(self._page.tables[RULES], weighed.kind, signs)
        likely = [rule for rule in likely if rule in rules and (rule, sentence.text) not in noted]
        if not likely:
            return None
        weights = self._weights.each(signs, weighed.kind)
        span = _span(sentence, line, weights)
        text = self._page.article.source.slice(span)
        return likely[0], Hit(
            span,
            values={"fault": fault["fault"], "words": '", "'.join(_most(line, weights))},
            confidence="low",
            related=tuple(Related(span, text, OR_BY, rule, "warning") for rule in likely[1:]),
            at_most="warning",
            message=self._weights.message,
        )

    def _is_supported(self, sentence: Sentence) -> bool:
        """Whether the evidence supports all that the sentence claims: "antibiotics are useless against colds"."""
        judged = self._page.judged_by_sentence.get(sentence.index, ())
        verdicts = {assessment.verdict for claim, assessment in judged if claim.is_asserted}
        return verdicts == {"supported"}

    def _of(self, sentence: Sentence) -> tuple[Weighed, Signs]:
        if sentence.index not in self._weighed:
            signs = signs_of(self._page, sentence, self._polarity)
            self._weighed[sentence.index] = self._weights.weighed(signs, self._page.company.tone), signs
        return self._weighed[sentence.index]

    @cached_property
    def _by_text(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = {}
        for sentence in self._page.article.sentences:
            if sentence.block.is_prose:
                found.setdefault(sentence.text, []).append(sentence)
        return found


def _span(sentence: Sentence, line: Line, weights: Sequence[Placed]) -> Span:
    """The sentence; of a long one its parts between commas and the like, from the first that speaks for the fault to
    the last.
    """
    if len(sentence.text) <= _LONG:
        return sentence.source_span(line.words[line.first].start, line.words[line.last].end)
    much = [0.0] * len(line.lowers)
    for sign in weights:
        for at in range(max(sign.start, 0), sign.end):
            much[at] += sign.weight / (sign.end - sign.start)
    parts, start = [], 0
    for at, word in enumerate([*line.lowers, "."]):
        if word in _PARTS:
            if at > start:
                parts.append((start, at))
            start = at + 1
    speaking = [part for part in parts if sum(much[part[0] : part[1]]) > 0] or parts
    first, last = line.words[speaking[0][0]], line.words[speaking[-1][1] - 1]
    return sentence.source_span(first.start, last.end)


def _most(line: Line, weights: Sequence[Placed]) -> list[str]:
    """The words that weigh most, in their order, none in two of them."""
    chosen: list[Placed] = []
    for sign in sorted(weights, key=lambda sign: (-sign.weight, sign.start, -sign.end)):
        is_apart = all(sign.end <= other.start or other.end <= sign.start for other in chosen)
        is_telling = any(len(word) >= _TELLING for word in line.lowers[max(sign.start, 0) : sign.end])
        if sign.weight > 0 and is_apart and is_telling:
            chosen.append(sign)
        if len(chosen) == _SHOWN:
            break
    return [line.slice(sign.start, sign.end) for sign in sorted(chosen, key=lambda sign: sign.start)]
