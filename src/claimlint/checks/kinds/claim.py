"""The kind `claim`: claims of a page that meet a condition. It looks at claims and verdicts, at text only near a claim.

check:
  claim:
    relation: [cure]              a condition: every key of `checks.claim_conditions`
    any: [{strength: 5}, …]       and one of these
    starts_at: [thereby, so]      these words stand in front of the claim in its sentence, and the finding begins there
    may_start_at: [so]            the same, where they stand there
    may_end_at: [within hours]    these words stand right behind the claim, where they do, and the finding ends there
    whole_clause: true            the finding goes on to the end of the claim's clause: "heals wounds faster"
    opens_with: ['yes', …]        an answer, right behind a question, opens with these words: the finding begins there
    any_subject: true             subjects that nobody knows weigh in full (see `checks.standing`)
    at_most: [{severity: info, when: {strength: ..4}}]   what it may weigh at most where a condition holds
    by_table: true                for what no entry is about the severity is that of the table `unregistered`; no
                                  finding where it has none
    where: {skill: [...]}         classes of this rule, for its phrases
    also: {any: [...]}            a phrase check beside it, for what is no claim by grammar
    denying: {any: [...]}         another, of words that count beside two names of which the one is known to act on the
                                  other (`checks.pairs.denied`)
    in_company: [{subject: {known: false}}]     claims that meet one of these count only beside other defects, and there
                                  as a warning; so do those that else weigh no more than a note (`checks.standing`)
  unless: {assessment: [supported]}     or a list of such: none of them may hold

Claims that the same words make ("eases pain, cramps and nausea") are one finding, and its {object} names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Span
from claimlint.checks.claim_conditions import (
    CONDITION,
    PHRASE_KEYS,
    PROPERTIES,
    compile_condition,
    relations_of,
    rests_on_verdict,
)
from claimlint.checks.claim_starts import Starts
from claimlint.checks.claim_tests import Test, all_of, any_of
from claimlint.checks.context import CheckContext
from claimlint.checks.kinds.phrase import SCHEMA as PHRASE_SCHEMA
from claimlint.checks.kinds.phrase import compile_phrase
from claimlint.checks.model import RANK, Check, Hit, Page, Related
from claimlint.checks.pages.accompanied import WORDING
from claimlint.checks.pairs.denied import compile_denied
from claimlint.checks.phrases.clause_end import to_clause_end
from claimlint.checks.phrases.list import PHRASES, PhraseList
from claimlint.checks.standing import standing_beside, standing_of
from claimlint.claims.model import Claim, Name

_BACK = 3  # sentences in front of an answer among which its question stands
QUESTION = "answers the question"

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["relation"],
    "additionalProperties": False,
    "properties": {
        **PROPERTIES,
        "any": {"type": "array", "minItems": 2, "items": CONDITION},
        "starts_at": PHRASES,
        "may_start_at": PHRASES,
        "may_end_at": PHRASES,
        "opens_with": PHRASES,
        "whole_clause": {"type": "boolean"},
        "any_subject": {"type": "boolean"},
        "by_table": {"type": "boolean"},
        "at_most": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["severity", "when"],
                "additionalProperties": False,
                "properties": {"severity": {"enum": ["warning", "info"]}, "when": CONDITION},
            },
        },
        "where": {"type": "object", "additionalProperties": PHRASES},
        "also": PHRASE_SCHEMA,
        "denying": PHRASE_SCHEMA,
        "in_company": {"type": "array", "minItems": 1, "items": CONDITION},
        "unless": {"oneOf": [CONDITION, {"type": "array", "minItems": 1, "items": CONDITION}]},
    },
}


def compile_claim(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check that finds the claims of `spec`."""
    relations = relations_of(spec.get("relation", ()), context, ("relation",))
    main = {key: value for key, value in spec.items() if key in PROPERTIES and key != "relation"}
    test = _test_of(spec, main, context)
    starts = Starts(spec, context)
    on_verdict = _rests_on_verdict(spec, main)
    gated, by_table = not spec.get("any_subject"), bool(spec.get("by_table"))
    is_row = "objects" in spec
    caps = [
        (
            row["severity"],
            compile_condition(row["when"], context, ("at_most", n, "when"), spec.get("where"), is_main=False),
        )
        for n, row in enumerate(spec.get("at_most", ()))
    ]
    also = compile_phrase(spec["also"], context) if "also" in spec else None
    denied = compile_denied(compile_phrase(spec["denying"], context), context) if "denying" in spec else None
    whole, concludes = bool(spec.get("whole_clause")), "concluding" in spec.get("also", ())
    needed = _needed(spec, context)
    alone = _any_of(spec, "in_company", context) if "in_company" in spec else None

    def check(page: Page) -> Iterable[Hit]:
        by_relation = page.claims_by_relation
        indexes = sorted(index for relation in relations for index in by_relation.get(relation, ()))
        if needed and not any(phrases.is_on_page(page) for phrases in needed):
            indexes = []
        hits = []
        for index in indexes:
            most = standing_of(page.reading.claims[index]) if gated else "error"
            is_weighed = by_table and page.assessments[index].verdict == "unregistered"
            weight = page.assessments[index].severity if is_weighed else ""
            if most == "none" or (is_weighed and not weight) or not test(page, index):
                continue
            if alone is not None and alone(page, index):
                continue
            if (span := starts.span(page, page.reading.claims[index])) is not None:
                if whole:
                    span = to_clause_end(page, page.reading.claims[index].sentence, span)
                most = min((most, *(cap for cap, when in caps if when(page, index))), key=RANK.__getitem__)
                hit = _hit(page, index, span, on_verdict=on_verdict)
                hits.append(hit._replace(at_most=most, severity=weight or None))  # type: ignore[arg-type]
        found = list(_answers(hits) if starts.are_answers else _merged(_spelled_out(hits), by_sentence=is_row))
        beside = list(also(page)) if also is not None else []
        found = [hit for hit in found if not any(_outweighs(other, hit) for other in beside)]
        yield from (_reaching(hit, beside) for hit in found) if concludes else found
        yield from (hit for hit in beside if not any(hit.span.touches(other.span) for other in found))
        if denied is not None:
            yield from denied(page, [hit.span for hit in (*found, *beside)])
        if alone is not None and page.company.may_be:
            rest = [n for n in indexes if standing_beside(page.reading.claims[n]) != "none" and test(page, n)]
            yield from _lonely(
                [_hit(page, n, page.reading.claims[n].span, on_verdict=on_verdict) for n in rest], [*found, *beside]
            )

    return check


def _lonely(hits: Sequence[Hit], found: Sequence[Hit]) -> Iterator[Hit]:
    """The hits as warnings that count beside other defects, where nothing is found at their words but a note."""
    weighty = [hit for hit in found if (hit.severity or hit.at_most) != "info"]
    for hit in _merged(hits):
        if not any(hit.span.touches(other.span) for other in weighty):
            yield hit._replace(severity="warning", needs_company=WORDING)


def _outweighs(other: Hit, hit: Hit) -> bool:
    """Whether another hit at the same words may weigh more: words that promise do so whatever is known of the thing."""
    return RANK[other.at_most] > RANK[hit.at_most] and other.span.touches(hit.span)


def _reaching(hit: Hit, beside: Sequence[Hit]) -> Hit:
    """The hit with the words that a phrase found from the same place on: "destroys viruses in the body"."""
    end = max((b.span.end for b in beside if b.span.start == hit.span.start), default=hit.span.end)
    return hit._replace(span=Span(hit.span.start, end)) if end > hit.span.end else hit


def _needed(spec: Mapping[str, Any], context: CheckContext) -> list[PhraseList]:
    """Phrases of which the page must hold one, where each of the conditions of `any` asks for some; else none."""
    asked: dict[tuple[str, ...], tuple[str | int, ...]] = {}
    for n, condition in enumerate(spec.get("any", ())):
        key = next((key for key in PHRASE_KEYS if key in condition), None)
        if key is None:
            return []
        asked.setdefault(tuple(condition[key]), ("any", n, key))
    return [PhraseList.from_spec(texts, context, trail, spec.get("where")) for texts, trail in asked.items()]


def _test_of(spec: Mapping[str, Any], main: Mapping[str, Any], context: CheckContext) -> Test:
    first = compile_condition(main, context, (), spec.get("where"))
    wanted = all_of([first, _any_of(spec, "any", context)]) if "any" in spec else first
    unwanted = _any_of(spec, "unless", context)

    def test(page: Page, index: int) -> bool:
        return wanted(page, index) and not unwanted(page, index)

    return test


def _any_of(spec: Mapping[str, Any], key: str, context: CheckContext) -> Test:
    """The test that one of the conditions holds that stand under this key, alone or in a list."""
    given = spec.get(key, ())
    rows = [((key,), given)] if isinstance(given, Mapping) else [((key, n), row) for n, row in enumerate(given)]
    where = spec.get("where")
    return any_of([compile_condition(row, context, trail, where, is_main=False) for trail, row in rows])


def _rests_on_verdict(spec: Mapping[str, Any], main: Mapping[str, Any]) -> bool:
    """Whether nothing but the verdict makes this a finding: `unless` only ever silences, so it does not count."""
    return rests_on_verdict(main) or any(rests_on_verdict(c) for c in spec.get("any", ()))


def _hit(page: Page, index: int, span: Span, *, on_verdict: bool) -> Hit:
    claim, assessment = page.reading.claims[index], page.assessments[index]
    source = page.article.source
    return Hit(
        span=span,
        claim=claim,
        assessment=assessment,
        confidence=assessment.confidence if on_verdict else None,
        related=tuple(Related(s, source.slice(s), QUESTION) for s in _questions(page, claim)),
        capped=on_verdict and assessment.capped,
    )


def _questions(page: Page, claim: Claim) -> list[Span]:
    """The whole questions that the claim answers, where the grammar found it to answer one."""
    before = page.article.sentences[max(0, claim.sentence.index - _BACK) : claim.sentence.index]
    spans = [sentence.span for sentence in before]
    return list(dict.fromkeys(span for part in claim.related for span in spans if span.touches(part)))


def _answers(hits: Sequence[Hit]) -> Iterator[Hit]:
    """One hit an answer: the first claim behind its opening words, or those words where they are all the answer."""
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.span.start, []).append(hit)
    for group in groups.values():
        behind = [hit for hit in group if hit.claim and hit.claim.span.start > hit.span.start]
        yield min(behind or group, key=lambda hit: hit.span.end)


def _spelled_out(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without the bare answers ("Absolutely.") that the next sentence says in full."""
    said = {(hit.claim.sentence.index - 1, hit.claim.relation) for hit in hits if hit.claim}
    return [
        hit
        for hit in hits
        if not (
            hit.claim and hit.claim.subject.found == "answer" and (hit.claim.sentence.index, hit.claim.relation) in said
        )
    ]


def _merged(hits: Sequence[Hit], *, by_sentence: bool = False) -> Iterator[Hit]:
    """Hits of one sentence whose words touch, as one: its claim is the one furthest above what is known. By sentence:
    all that it says, as where a rule counts the things that it speaks of.
    """
    group: list[Hit] = []
    for hit in sorted(hits, key=lambda h: h.span):
        if group and not (
            any(hit.span.touches(other.span) for other in group) or (by_sentence and _is_beside(hit, group[0]))
        ):
            yield _one_of(group)
            group = []
        group.append(hit)
    if group:
        yield _one_of(group)


def _is_beside(hit: Hit, other: Hit) -> bool:
    return bool(hit.claim and other.claim and hit.claim.sentence.index == other.claim.sentence.index)


def _one_of(group: Sequence[Hit]) -> Hit:
    if len(group) == 1:
        return group[0]
    best = max(group, key=_badness)
    span = group[0].span
    for hit in group[1:]:
        span = span.joined(hit.span)
    claims = [hit.claim for hit in group if hit.claim]
    return best._replace(
        span=span,
        values={
            "subject": _listed(claim.subject for claim in claims),
            "object": _listed(claim.object for claim in claims),
        },
        related=tuple(dict.fromkeys(item for hit in group for item in hit.related)),
    )


def _badness(hit: Hit) -> tuple[int, int, int]:
    gap = hit.assessment.gap if hit.assessment else 0
    weight = min(RANK[hit.at_most], RANK[hit.severity or "error"])
    return weight, gap - hit.capped, hit.claim.strength if hit.claim else 0


def _listed(names: Iterable[Name]) -> str:
    """`pain, cramps and nausea`: each once, in order."""
    words = list(dict.fromkeys(" ".join((name.text or name.canonical or "it").split()) for name in names))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
