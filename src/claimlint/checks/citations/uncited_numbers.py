"""Numbers with a health meaning and no source: shares of people, counts of those harmed, how long an effect lasts.

Doses, ages, opening hours, course of an illness and what a study measured in whom are no such numbers. A number that
only says how common a condition is weighs less than one about what a treatment does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from claimlint.article.model import Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.citations.number_words import HOW_OFTEN, ROUNDED, WORKED, NumberWords
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.neighbours import sentence_before
from claimlint.checks.pages.accompanied import WORDING
from claimlint.checks.phrases.list import PhraseList
from claimlint.claims.model import Claim
from claimlint.claims.numbers import Number, quantities_in
from claimlint.claims.numerals import is_year, number_value, start_pattern
from claimlint.claims.tagging import KEPT

_IS_SAMPLE = lazy_pattern(
    r"\b(?:followed|enrolled|recruited|studied|surveyed|tested|treated|examined|interviewed|randomi[sz]ed|among|of|if|imagine|suppose|every|per"
    r"|gave|invited|had"
    r"|(?:stud(?:y|ies)|trials?|reviews?|cohorts?|surveys?|analys[ei]s)[,;]?"
    r"(?:\s+(?:with|of|in|on|among|involving|that gave))?)\s+"
    r"(?:about\s+|over\s+|nearly\s+|more than\s+)?$",
    re.IGNORECASE,
)
_TOOK_PART = lazy_pattern(
    r"^[^.;:]*?\b(?:were (?:enrolled|recruited|followed|randomi[sz]ed|asked|included)|took part)\b"
)
_OF_A_STUDY = lazy_pattern(
    r"\b(?:(?:the|that|the same) (?:researchers|authors|investigators|reviewers|trials?|study|review|analysis|panel)\b"
    r"|comparison group|participants|volunteers"
    r"|of those (?:events|people)|had no result|dropped out|left the (?:trial|study))\b",
    re.IGNORECASE,
)
_GOES_ON = lazy_pattern(
    r"^(?:It|They|That|This|These|Those|So|But|And|Overall|Put another way"
    r"|In (?:other words|words|all|that|those|absolute|relative)"
    r"|Of (?:the|these|those)"
    r"|The (?:odds|risk|difference|benefit|rate|figures?|numbers?|others?|rest))\b"
    r"|\b(?:(?:relative|absolute) (?:terms|reduction|difference)|in that time|placebo)\b"
)
_NO_PROSE = frozenset({"heading", "furniture", "code", "footnote", "alt", "caption"})
_BACK = 12  # sentences, cells of a table among them, from a source to what still tells of it
_KINDS = frozenset({"percent", "frequency", "share", "count", "duration", "times", "points"})
_AHEAD = 60  # characters beside a number that are looked at, so that a line without end is not read again for each
_NEAR = 40  # characters from a claim to the time that it holds for
_FOR = lazy_pattern(r"\bfor (?:up to|about|around|almost|nearly|over|more than|at least|as long as) $", re.IGNORECASE)
_WHOLE = 100  # percent
_LARGE = 1000  # people; smaller counts are mostly those of a study
# "440 deaths every year" is a toll, however few; a trial counts its own
_TOLL = 100
_TAKEN = lazy_pattern(
    r"\b(?:deaths|lives|suicides|overdoses|stillbirths|poisonings|drownings|injuries)$", re.IGNORECASE
)
_YEARLY = lazy_pattern(r"\s+(?:every|each|a|per)\s+(?:year|month|week|day)\b", re.IGNORECASE)
# What may stand behind a percentage that measures people or an effect; "5% cream" and "0.9% saline" are strengths.
_MEASURES = lazy_pattern(
    r"\s*(?:[.,;:)!?]|$|of\b|fewer\b|less\b|more\b|lower\b|higher\b|better\b|faster\b|reduction|increase|decrease|drop|fall|rise"
    r"|chance|risk|success|effective|relief|improvement|likelihood|in\b|to\b|among\b|for\b|when\b|after\b|with\b"
    r"|and\b|or\b|had\b|have\b|felt\b|saw\b|were\b|are\b|said\b|reported\b|over\b|within\b|survival|rate)"
)
_BEFORE = lazy_pattern(
    r"(?:(?:for|of|by|within|after)\s+)?(?:up to|almost|nearly|about|around|over|more than|at least|as long as|roughly"
    r"|some|approximately|an average of|less than|fewer than)\s+$|(?:for|by|within)\s+$",
    re.IGNORECASE,
)
# what a test measures in one body, not how many or how much better: "48 mmol/mol (6.5%)", "A1C of 5.7 to 6.4 percent"
_LEVEL = lazy_pattern(
    r"\b(?:HbA1c|A1C|mmol/mol|mmol/L|mg/dL|saturation|SpO2|ejection fraction|ha?ematocrit)\b"
    r"(?:(?!\b(?:by|fell|falls?|lower\w*|reduc\w+|rose|drop\w*|cuts?|improv\w+|rais\w+|increas\w+)\b)[^.;]){0,40}\Z",
    re.IGNORECASE,
)
_DENIED = lazy_pattern(r"(?:\b(?:no|not|never|none|nothing|neither|cannot)|n[’']t)\b[^.,;:]{0,40}\Z", re.IGNORECASE)
# what a source found, and the past in which the next sentence goes on to tell it; who speaks of himself tells his own
_FOUND = lazy_pattern(r"\b(?:found|showed|reported|compared|followed|concluded|analysed|analyzed|pooled)\b")
_THEN = lazy_pattern(r"\b(?:was|were|had|fell|rose|dropped|died)\b")
# "(Wiffen 2017) … The same authors warned": who goes on to speak has been named
_SAME = lazy_pattern(
    r"\b(?:[Tt]he same|[Tt]hese|[Tt]hose)"
    r" (?:authors|researchers|reviewers|investigators|team|group|review|trial|study|analysis)\b"
)
_OWN = lazy_pattern(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|is|are|has|have|can|will)\b")
_COMPARED = lazy_pattern(r"\s*(?:as\b|more\b|less\b|higher\b|lower\b|greater\b|better\b|faster\b|the\b|likelier\b)")


_COMPARES = lazy_pattern(
    r"\b(?:compared with|versus|against|placebo|control group|than (?:in|with|on)|and \d+ with)\b", re.I
)


def compile_statistic(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `without`, phrases that make a number no statistic; `effect`, those that make a duration one; `health`,
    words that make a number of people one where the vocabulary knows none of them; `in_company`: whether any number
    counts on a page with other defects; `amounts`, phrases that tell how much good is done or for how long, and are
    statistics themselves on such a page; `course`, those in whose sentence they are none: "Rest for two days if".
    """
    where = spec.get("where")
    without = PhraseList.from_spec(spec.get("without", ()), context, ("without",), where)
    effect = PhraseList.from_spec(spec.get("effect", ()), context, ("effect",), where)
    health = PhraseList.from_spec(spec.get("health", ()), context, ("health",), where)
    in_company = spec.get("in_company", False)
    amounts = PhraseList.from_spec(spec.get("amounts", ()), context, ("amounts",), where)
    course = PhraseList.from_spec(spec.get("course", ()), context, ("course",), where)
    words = NumberWords(context.lexicon, context.tables)

    def check(page: Page) -> Iterator[Hit]:
        may_tell = set(amounts.may_be_on(page)) if page.company.may_be else set()
        for sentence in page.article.sentences:
            numbers, changes = _figures(words, sentence.text)
            told = amounts.in_sentence(page, sentence) if sentence.index in may_tell else []
            if told and course.in_sentence(page, sentence):
                told = []
            if not (numbers or changes or told) or sentence.block.kind in _NO_PROSE or sentence.text.endswith("?"):
                continue
            if _is_sourced(page, sentence) or without.in_sentence(page, sentence) or _is_worked_out(page, sentence):
                continue
            if (speaker := _introduced(page, sentence)) and without.in_sentence(page, speaker):
                continue
            own = page.claims_by_sentence.get(sentence.index, ())
            acts = any(_acts(claim) for claim in own)
            lasting = bool(effect.in_sentence(page, sentence)) or _lasts(sentence, own, numbers)
            spans = [
                _span(words, sentence, n)
                for n in numbers
                if _counts(words, n, sentence.text, acts=acts, lasting=lasting)
            ]
            if not spans and (acts or _tells_of_people(words, page, sentence)):
                spans = [sentence.source_span(*place) for place in changes]
            if spans and (own or lasting or _speaks_of_health(page, sentence) or health.in_sentence(page, sentence)):
                weighs = (acts or lasting) and not page.citations.is_listed_only
                weighs = weighs or (lasting and page.citations.leads_to_sources)
                yield Hit(spans[0], severity=None if weighs else "info")
            if in_company and page.company.may_be and not page.citations.is_listed_only:
                lax = [_span(words, sentence, n) for n in numbers if _may_count(n, sentence.text)]
                lax = spans or lax or [place.span for place in told]
                yield from (Hit(span, needs_company=WORDING) for span in lax[:1])

    return check


@lru_cache(maxsize=KEPT)  # most sentences of a page hold none, and pages repeat each other's
def _figures(words: NumberWords, text: str) -> tuple[Sequence[Number], Sequence[tuple[int, int]]]:
    """The quantities of a sentence that may be statistics, and the places of changes that it tells without any."""
    numbers = _numbers(words, text)
    return numbers, tuple(words.changes_in(text)) if numbers or words.may_change(text) else ()


def _numbers(words: NumberWords, text: str) -> list[Number]:
    """The quantities that may be statistics; large numbers of people of any sort among them."""
    found = [n for n in quantities_in(text) if n.kind in _KINDS and not _is_denied(n, text)]
    taken = {n.start for n in found}
    every = (
        (Number("frequency", 1, None, "of", *m.span()) for m in words.every.finditer(text)) if "very " in text else ()
    )
    return sorted([*found, *(n for n in _many(words, text) if n.start not in taken), *every], key=lambda n: n.start)


def _leads_to(words: re.Pattern[str], number: Number, text: str) -> bool:
    """Whether such words stand closely in front of a number."""
    return words.search(text, max(0, number.start - _AHEAD), number.start) is not None


def _is_denied(number: Number, text: str) -> bool:
    """ "No tablet is 100% effective": that not all are protected measures nothing."""
    is_whole = number.kind == "percent" and number.value == _WHOLE
    return is_whole and _leads_to(_DENIED, number, text)


def _many(words: NumberWords, text: str) -> Iterator[Number]:
    for match in words.many.finditer(text) if start_pattern(text) else ():
        try:
            value = number_value(match["number"])
        except ValueError:
            continue
        if is_year(text, *match.span("number")):
            continue  # "has recommended since 2014 that people …"
        if value >= _LARGE or (value >= _TOLL and _YEARLY.match(text, match.end())):
            yield Number("count", value, None, "", *match.span())


def _is_worked_out(page: Page, sentence: Sentence) -> bool:
    """Whether the numbers are an example that is worked through, here or from the sentence in front on."""
    before = sentence_before(page, sentence, in_block=True)
    return bool(WORKED.search(sentence.text) or (before is not None and WORKED.search(before.text)))


def _lasts(sentence: Sentence, own: Sequence[Claim], numbers: Sequence[Number]) -> bool:
    """Whether a claim tells for how long it holds: "keeps pain away for up to 72 hours"."""
    for number in numbers:
        ahead = max(0, number.start - _NEAR)
        if number.kind != "duration" or not _FOR.search(sentence.text, ahead, number.start):
            continue
        place = sentence.source_span(number.start, number.end)
        near = (c for c in own if _acts(c) and 0 <= place.start - c.span.end < _NEAR)
        if "," not in sentence.text[max(ahead, number.start - _NEAR // 2) : number.start] and any(near):
            return True
    return False


def _tells_of_people(words: NumberWords, page: Page, sentence: Sentence) -> bool:
    return bool(words.people.search(sentence.text)) or _speaks_of_health(page, sentence)


def _is_sourced(page: Page, sentence: Sentence) -> bool:
    if page.citations.in_reach(sentence) or sentence.block.index in page.citations.listing:
        return True
    before = sentence_before(page, sentence, in_block=True)
    if before is not None and page.citations.in_reach(before) and _tells_on(before, sentence):
        return True
    # a page goes on telling of the study that it has cited
    if page.citations.leads_to_sources and _OF_A_STUDY.search(sentence.text):
        return True
    return _GOES_ON.search(sentence.text) is not None and _follows_a_source(page, sentence)


def _tells_on(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence tells more of what the one before has found: "A review (Hemilä 2013) found no fewer colds.
    Colds were a little shorter, by about 8% in adults", "A review looked at gels [3]. With ibuprofen gel, 42 in 100 had
    relief, with placebo 16".
    """
    if _COMPARES.search(sentence.text) or _SAME.search(sentence.text):
        return True
    is_report = _FOUND.search(before.text) and _THEN.search(sentence.text)
    return bool(is_report) and not _OWN.search(sentence.text)


def _follows_a_source(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence shortly in front, under the same heading, cites or tells of a study."""
    for before in reversed(page.article.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if before.block.kind == "heading":
            return False
        if page.citations.in_reach(before):
            return True
        if page.citations.leads_to_sources and _OF_A_STUDY.search(before.text):
            return True
    return False


def _acts(claim: Claim) -> bool:
    """Whether a claim is about what something does to people, not about how a disease runs or how often a treatment
    is seen to harm.
    """
    if claim.relation in ("compare", "associate") and claim.object.canonical == "adverse effects":
        return False
    return claim.stance in ("assertion", "report") and claim.subject.kind in (
        "intervention",
        "product",
        "group",
        "unknown",
    )


def _introduced(page: Page, sentence: Sentence) -> Sentence | None:
    """The sentence that hands over to a quotation which stands apart: "Dr Sawrey (Health Security Agency) said:"."""
    first = page.article.sentences_by_block[sentence.block.index][0].index if sentence.block.kind == "quote" else 0
    before = page.article.sentences[first - 1] if first else None
    return before if before is not None and before.text.rstrip().endswith(":") else None


def _speaks_of_health(page: Page, sentence: Sentence) -> bool:
    return any(index == sentence.index for index, _ in page.reading.mentions)


def _counts(words: NumberWords, number: Number, text: str, *, acts: bool, lasting: bool) -> bool:
    """Whether a quantity is a statistic in this sentence."""
    behind = text[number.end : number.end + 60]
    if number.kind == "percent":
        if _leads_to(_LEVEL, number, text):
            return False
        return bool(words.of_whom.match(behind) or ((acts or lasting) and _MEASURES.match(behind)))
    if number.kind == "share":
        return bool(re.match(r"\s+of\b", behind) and words.of_whom.match(behind))
    if number.kind == "frequency":
        return " of the " not in text[number.start : number.end]  # "one of the three muscles" counts parts
    if number.kind == "count":
        is_toll = bool(_TAKEN.search(text, number.start, number.end) and _YEARLY.match(text, number.end))
        return (number.value >= _LARGE or is_toll) and not _is_sample(number, text)
    if number.kind == "duration":
        return lasting
    return acts and bool(_COMPARED.match(behind))


def _is_sample(number: Number, text: str) -> bool:
    """Whether people are those of a study: "randomised 1,548 people", "NLST (53,454 people)", "1,548 were enrolled"."""
    is_held = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] in (")", " ", ",")
    is_taken = _leads_to(_IS_SAMPLE, number, text)
    return is_held or is_taken or _TOOK_PART.search(text[number.end : number.end + _AHEAD]) is not None


def _may_count(number: Number, text: str) -> bool:
    """Whether a quantity may be a statistic on a page that keeps bad company: no strength of a solution, no dose."""
    if number.kind == "percent":
        return not _leads_to(_LEVEL, number, text) and bool(_MEASURES.match(text[number.end : number.end + 60]))
    if number.kind == "times" and HOW_OFTEN.match(text[number.end : number.end + 30]):
        return False
    if number.kind == "frequency" and " of the " in text[number.start : number.end]:
        return False
    return number.kind in ("frequency", "times", "points")


def _span(words: NumberWords, sentence: Sentence, number: Number) -> Span:
    """The number with what it counts, and what rounds it: "for almost 13 weeks", "83% of patients"."""
    text, start, end = sentence.text, number.start, number.end
    if number.kind in ("percent", "frequency", "share"):
        whom = words.of_whom.match(text, end)
        end = whom.end() if whom else end
    elif number.kind in ("duration", "count"):
        rounds = _BEFORE if number.kind == "duration" else ROUNDED
        before = rounds.search(text, max(0, start - 40), start)
        start = before.start() if before else start
    return sentence.source_span(start, end)
