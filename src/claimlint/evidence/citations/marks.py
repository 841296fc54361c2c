"""Finds the citations in a stretch of text: identifiers, addresses, markers, authors with years, named bodies and
papers.

Each pattern is tried only where a literal of it stands, because most text cites nothing. Form only: what a marker leads
to, and which sentences a citation stands for, is for `citations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimlint.article.patterns import lazy_pattern
from claimlint.evidence.citations.model import MEDIA
from claimlint.evidence.sources import FAULTS, doi_fault, isbn_fault
from claimlint.values import NamedTuple


class CitationMark(NamedTuple):
    """A citation in a text: kind, identifier, and its offsets; fault: what is wrong with the identifier."""

    kind: str
    id: str
    start: int
    end: int
    fault: str = ""


_NAME = r"(?:d[eu] |van |von |de la |al-)?[A-Z][\w'’-]+"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DOI = lazy_pattern(r"10\.\d{4,9}/[^\s\"<>«»]+")
_BAD_DOI = lazy_pattern(r"\bdoi\s*:\s*(?!10\.\d{4,9}/)(?!https?:)(\S+)", re.IGNORECASE)
_PMID = lazy_pattern(r"\bPMID\s*:?\s*(\d\w*)", re.IGNORECASE)
_PMCID = lazy_pattern(r"\bPMC\s?\d{4,}\b")
_TRIAL = lazy_pattern(r"\b(?:NCT|ISRCTN)\s?\d+\b")
_ISBN = lazy_pattern(r"\bISBN(?:-1[03])?\s*:?\s*([\dX][\dX\s‐–-]{7,20}[\dX])", re.IGNORECASE)
_URL = lazy_pattern(r"https?://[^\s<>\"«»]+|\bwww\.[^\s<>\"«»]{1,200}\.[^\s<>\"«»]{2,200}", re.IGNORECASE)
_GUIDELINE = lazy_pattern(r"\b(?:NICE\s+)?(?:guidelines?\s+|guidance\s+)?((?:NG|CG|TA|QS|PH|DG|IPG|HST)\d{1,4})\b")
_NUMBERS = lazy_pattern(r"\[\s*(\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*)\s*\]")
_BRACKETED = lazy_pattern(rf"\[(\^[^\]\s]+|{_NAME}[^\]]{{0,60}}{_YEAR})\]")
_RAISED = lazy_pattern(r"(?<=[A-Za-z.,;:!?)\"'”’\]])[¹²³⁰⁴-⁹]+(?:[,–-][¹²³⁰⁴-⁹]+)*")
_AUTHORS = rf"{_NAME}(?:,? (?:et al\.?|and colleagues|and others)|(?:, {_NAME}){{0,6}} (?:and|&) {_NAME})"
_AUTHOR_YEAR = lazy_pattern(rf"\b{_AUTHORS},?\s+\(?{_YEAR}\b\)?|\b{_NAME}(?:'s|’s)? \({_YEAR}\)")
_IN_BRACKETS = lazy_pattern(rf"\((?=[^()]{{0,120}}?\b{_YEAR}\b)(?=[^()]{{0,100}}?[A-Z])[^()]{{1,120}}\)")
_SOURCE = lazy_pattern(r"\((?:[^()]{1,60}[;,] )?[Ss]ources?: ([A-Z][^()]{2,120})\)")  # "(source: UKHSA annual report)"
_TOLD_BY = lazy_pattern(rf"\((?=[^()]{{0,60}}?\bet al\b)(?:{_NAME})[^()]{{1,120}}\)")  # with a journal, and no year
_TIME_WORD = lazy_pattern(
    rf"in|since|from|until|till|as|of|updated|reviewed|born|to|by|on|c|circa|early|late|mid|spring|summer|autumn|winter|and"
    rf"|{_MONTHS}|\d{{1,2}}(?:st|nd|rd|th)?|(?:19|20)\d\ds?",
    re.IGNORECASE,
)
_WORDS = lazy_pattern(r"[^\s,./()–-]+")
_NAMED = lazy_pattern(
    r"\bCochrane (?:systematic )?[Rr]eviews?\b(?! (?:is|are)\b)|\bCochrane (?:Library|Database)\b"
    r"|\b[Pp]ublished (?:\w+ ){0,3}?in (?:the )?(?:journal )?(?:[A-Z][\w&]*)(?: (?:of|for|and|the|[A-Z][\w&]*))*"
    r"|\b[Ii]n (?:the )?(?:journal (?=[A-Z])(?:[A-Z][\w&]*)(?: (?:of|for|and|[A-Z][\w&]*))*)"
    r"|\b[Ii]n (?:the )?(?:Lancet|BMJ|JAMA|NEJM|New England Journal of Medicine|British Medical Journal|PLOS \w+)\b"
    r"|\b[Tt]he (?:[A-Z][a-z]+ )?[A-Z][A-Z0-9-]{2,}(?:-[A-Z0-9]+)? (?:trial|study|cohort)\b"
    r"|\b[Tt]he (?:[A-Z][\w'’-]+ (?:(?:and|of|for|in|on) )?){2,6}(?:Trial|Study|Cohort)\b"
)
# What is no source for a health claim, by what it is called: media, encyclopaedias, and what sellers write themselves.
_OUTLETS = (
    r"(?:you\s?tube|tik\s?tok|instagram|facebook|twitter|reddit|quora|pinterest|linkedin|substack|wikipedia"
    r"|healthline|webmd"
    r"|(?:press|news|media) (?:release|statement)|white paper|podcast|blog(?:\s?post)?|v-?log|newsletter"
    r"|advertorial|infomercial"
    r"|daily (?:mail|express|mirror|star|telegraph)|mail ?online|new york post|huffington post|usa today"
    r"|the sun(?! (?:is|can|shines|and|will|has|in|on|at|for)\b)|vogue|cosmopolitan"
    r"|(?:wo)?men['’]s health(?: magazine)?|(?:good housekeeping|reader['’]s digest)|web ?forum|online forum)"
)
_SELLERS = (
    r"(?:(?:manufacturer|maker|producer|brand|company|firm|seller|vendor|supplier|retailer|distributor|shop|clinic)['’]s"
    r"|company|manufacturer|brand|shop|our|its|their) (?:(?:own|official|latest|online) ){0,2}"
    r"(?:web ?site|web ?page|home ?page|product page|sales page|shop page|brochure|leaflet|catalogue|catalog|flyer"
    r"|white paper"
    r"|web ?shop|online shop|online store|advert|advertisement|marketing|sales team|press pack)"
)
_SHOWN = r"(?:\s+(?:video|post|channel|clip|article|entry|story|page|account|thread|reel|group)\b)?"
_DATED = rf"(?:,? (?:\d{{1,2}} )?(?:{_MONTHS} )?{_YEAR}\b)?"
_OWNER = r"(?:(?:an?|the|this|that|one|some|our) (?:[\w-]+(?:['’]s)? ){0,3}?)?"
# how a text leads to what it rests on: "according to the maker's website", "as a viral clip on TikTok shows"
_LEADING = (
    r"(?:\b(?:according to|says|say|thanks to|via|source:|see)"
    r"|\bas(?: (?:reported|shown|explained|described|seen|told|revealed|featured|stated|advertised))?(?: (?:in|on|by))?"
    r"|\b(?:reported|shown|explained|described|seen|revealed|featured|published|stated|read|find|found|posted|watch|proved)"
    r"(?: (?:more|all|it|this|the (?:proof|evidence|story|details|facts))){0,2}"
    r"(?: about (?:it|this|that))? (?:in|on|by|at))\s+"
)
_MEDIA = lazy_pattern(
    rf"[(\[](?:(?i:source|see|via|from)\b:?\s+)?"
    rf"(?P<held>[^()\[\]]{{0,60}}?\b(?:(?i:{_OUTLETS}|{_SELLERS}))\b[^()\[\]]{{0,80}})[)\]]"
    rf"|(?i:{_LEADING})(?P<led>(?i:{_OWNER}(?:blog of (?:an?|the) (?:[\w-]+ ){{0,2}}(?:shop|store|brand|company|maker)"
    rf"|(?:post|video|clip|thread|article|story|reel) (?:on|in|from) (?:the )?{_OUTLETS}"
    rf"|{_OUTLETS}|{_SELLERS})){_SHOWN}{_DATED})\b"
    r"|\b(?P<own>(?i:our (?:brand(?:['’]s)?|own) white paper))\b"
)
_LOOSE = ("author-year", "named", "guideline")
_UNIT = lazy_pattern(r"(?<![A-Za-z])(?:[cdkmµ]?m|ft|in|s)$")
_TAIL = ".,;:!?'\"”’…*_"
_OPENED_BY = {")": "(", "]": "[", "}": "{"}
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def marks_of(text: str) -> list[CitationMark]:
    """The citations in a text, in order, none inside another; of a bracket that holds an identifier, the identifier."""
    found = sorted(_all_marks(text), key=lambda mark: (mark.start, -mark.end))
    firm = [mark for mark in found if mark.kind not in _LOOSE]
    kept: list[CitationMark] = []
    for mark in found:
        if mark.kind in _LOOSE and any(mark.start <= one.start and one.end <= mark.end for one in firm):
            continue
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _all_marks(text: str) -> Iterator[CitationMark]:
    if "10." in text or "oi" in text or "OI" in text:
        yield from _dois(text)
    if "//" in text or "www." in text:
        yield from _urls(text)
    if "PM" in text or "pmid" in text:
        yield from _numbered(text)
    if "NCT" in text or "ISRCTN" in text:
        for match in _TRIAL.finditer(text):
            value = match[0].replace(" ", "")
            kind = "nct" if value.startswith("NCT") else "isrctn"
            yield CitationMark("trial-id", value, *match.span(), FAULTS[kind](value))
    if "ISBN" in text or "isbn" in text:
        yield from (CitationMark("isbn", m[1], *m.span(), isbn_fault(m[1])) for m in _ISBN.finditer(text))
    if "NICE" in text or "uidance" in text or "uideline" in text:
        yield from (CitationMark("guideline", f"NICE {m[1]}", *m.span()) for m in _GUIDELINE.finditer(text))
    if "[" in text:
        yield from (CitationMark("marker", number, *m.span()) for m in _NUMBERS.finditer(text) for number in [m[1]])
        yield from (
            CitationMark("footnote" if m[1][0] == "^" else "author-year", m[1], *m.span())
            for m in _BRACKETED.finditer(text)
        )
    yield from (CitationMark("marker", m[0].translate(RAISED_DIGITS), *m.span()) for m in _raised(text))
    yield from _authors(text)
    if "ource: " in text or "ources: " in text:
        yield from (CitationMark("named", m[1], *m.span(1)) for m in _SOURCE.finditer(text))
    if "Cochrane" in text or "ublished" in text or "n the " in text or "he " in text or "journal" in text:
        yield from (CitationMark("named", m[0], *m.span()) for m in _NAMED.finditer(text))
    if any(map(text.__contains__, MEDIA)):
        for match in _MEDIA.finditer(text):
            yield CitationMark("named", match[match.lastgroup or 0], *match.span(match.lastgroup or 0))


def _dois(text: str) -> Iterator[CitationMark]:
    for match in _DOI.finditer(text):
        value = _trimmed(match[0])
        yield CitationMark("doi", value, match.start(), match.start() + len(value), doi_fault(value))
    for match in _BAD_DOI.finditer(text):
        value = _trimmed(match[1])
        if value and any(c.isdigit() for c in value):
            yield CitationMark("doi", value, match.start(1), match.start(1) + len(value), doi_fault(value))


def _urls(text: str) -> Iterator[CitationMark]:
    for match in _URL.finditer(text):
        value = _trimmed(match[0])
        doi = _DOI.search(value)
        if doi and "doi.org/" in value:
            yield CitationMark("doi", doi[0], match.start(), match.start() + len(value), doi_fault(doi[0]))
        else:
            yield CitationMark("url", value, match.start(), match.start() + len(value))


def _numbered(text: str) -> Iterator[CitationMark]:
    for match in _PMID.finditer(text):
        yield CitationMark("pmid", match[1], *match.span(), FAULTS["pmid"](match[1]))
    for match in _PMCID.finditer(text):
        value = match[0].replace(" ", "")
        yield CitationMark("pmcid", value, *match.span(), FAULTS["pmcid"](value))


def _raised(text: str) -> Iterator[re.Match[str]]:
    """Superscript numbers behind a word: m² and 10⁹ are no markers."""
    if not any(map(text.__contains__, "¹²³⁴⁵⁶⁷⁸⁹")):
        return
    for match in _RAISED.finditer(text):
        if not _UNIT.search(text[max(0, match.start() - 4) : match.start()]):
            yield match


def _authors(text: str) -> Iterator[CitationMark]:
    if "et al" in text and "(" in text:
        yield from (
            CitationMark("author-year", m[0][1:-1], m.start() + 1, m.end() - 1) for m in _TOLD_BY.finditer(text)
        )
    if "19" not in text and "20" not in text:
        return
    if "et al" in text or " and " in text or "&" in text or "(" in text:
        yield from (CitationMark("author-year", m[0], *m.span()) for m in _AUTHOR_YEAR.finditer(text))
    if "(" in text:
        for match in _IN_BRACKETS.finditer(text):
            if not all(_TIME_WORD.fullmatch(word) for word in _WORDS.findall(match[0])):
                yield CitationMark("author-year", match[0][1:-1], match.start() + 1, match.end() - 1)


def _trimmed(value: str) -> str:
    """An identifier without the sentence's punctuation behind it, and without a bracket that it did not open."""
    while value and (
        value[-1] in _TAIL or (value[-1] in ")]}" and value.count(value[-1]) > value.count(_OPENED_BY[value[-1]]))
    ):
        value = value[:-1]
    return value
