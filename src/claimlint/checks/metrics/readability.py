"""The reading grade of a page by the Flesch-Kincaid formula, and sentences that are too long to hold.

Only prose counts: no headings, references, tables, code. Syllables are counted by rule, which is right for about nine
words in ten; over a page the errors even out. Source: Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of
new readability formulas for Navy enlisted personnel. Research Branch Report 8-75. 1975.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from claimlint.article.model import Block, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page, Related
from claimlint.checks.pages.audience import is_for_professionals
from claimlint.values import NamedTuple

_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = lazy_pattern(r"[aeiouyáéíóúäöüœæ]+")
# Neighbouring vowels that are spoken apart: di-a-betes, ri-ous, sci-ence (but not patient), be-ing, flu-id, us-u-al.
_TWO_IN_ONE = lazy_pattern(
    r"(?<![tc])ia|(?<![tscxg])io(?!u?r\b)|(?<![tc])ie(?:n[ct]|t)|[eoy]ing\b|[uy]al|ui[dt]\b|[rl]ea(?:t[ei]|\b)"
)
_SPOKEN_ENDINGS = ("le", "les", "ted", "ded", "ses", "zes", "ces", "ges", "xes", "ches", "shes", "ee", "ees", "betes")
_CITED = lazy_pattern(
    r"\bet al\b|\bdoi\b|https?://|;\s?\d+\s?\(|\.\s(?:19|20)\d\d\b|\b[A-Z][a-z]+ [A-Z]{1,2}, [A-Z][a-z]+ [A-Z]{1,2}\b"
)
_LAW = lazy_pattern(
    r"\b(?:Act|Regulations?|Directive|Code|Convention|Statute|Charter|Constitution|Bill|Order|[Ss]ections?\s\d[\d()a-z.]*"
    r"|Articles?\s\d[\d()a-z.]*)\b[^.?!]*:\s*$"
    r"|\b[Tt]he (?:law|statute|rule|regulation)\b[^?!]*:\s*$"
)
_NAME = lazy_pattern(r"[A-ZÄÖÜÉ][^\W\d_]+")
_OF_NAMES = 0.6  # the share of capitalised words from which on a long sentence is a list of names
_PROSE = ("paragraph", "item", "quote", "definition")
_PER_SENTENCE, _PER_SYLLABLE, _BASE = 0.39, 11.8, -15.59  # the coefficients of the report
_SHOWN = 3


def compile_readability(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `grade` that a page may reach, from `least` words on; `words` that a sentence may have."""
    rule = context.rule_id

    def check(page: Page) -> Iterator[Hit]:
        if is_for_professionals(page):
            return
        options = page.settings.options.get(rule, {})
        limit, longest = (_number(options.get(key), spec[key]) for key in ("grade", "words"))
        prose = {index for index in page.article.sentences_by_block if _is_prose(page, page.article.blocks[index])}
        sentences = [(s, counts_of(s.text)) for s in page.article.sentences if s.block.index in prose]
        counted = [(s, counts) for s, counts in sentences if counts.words]
        long = [row for row in counted if row[1].words > longest and not _lists_names(row[0].text)]
        grade = grade_of([counts for _, counts in counted], spec["least"])
        if grade > limit:
            shown = sorted(counted, key=lambda row: -row[1].words)[:_SHOWN]
            related = tuple(
                Related(s.span, page.article.source.slice(s.span), f"{counts.words} words") for s, counts in shown
            )
            values = {"grade": f"reading grade {grade:.0f}", "limit": f"{limit:g}"}
            whole = Span(counted[0][0].span.start, max(sentence.span.end for sentence, _ in counted))
            yield Hit(page.article.title_span or whole, values=values, related=related, is_page_level=True)
            return
        for sentence, counts in sorted(long, key=lambda row: row[0].index):
            values = {"grade": f"{counts.words} words in one sentence", "limit": f"{longest:g}"}
            yield Hit(sentence.span, values=values)

    return check


class Counts(NamedTuple):
    """The words of a sentence and their syllables."""

    words: int
    syllables: int


def counts_of(text: str) -> Counts:
    words = _WORD.findall(text)
    return Counts(len(words), sum([syllables_of(word.lower()) for word in words]))


def grade_of(sentences: Sequence[Counts], least: int = 1) -> float:
    """The Flesch-Kincaid grade of some sentences; 0 where they have fewer than `least` words together."""
    words = sum(counts.words for counts in sentences)
    if words < least:
        return 0.0
    syllables = sum(counts.syllables for counts in sentences)
    return _PER_SENTENCE * words / len(sentences) + _PER_SYLLABLE * syllables / words + _BASE


@lru_cache(maxsize=16_384)  # pages share their words, and four of five that are asked for were asked for before
def syllables_of(word: str) -> int:
    """Syllables of a word in small letters: groups of vowels, silent endings left out."""
    count = len(_VOWELS.findall(word)) + len(_TWO_IN_ONE.findall(word))
    if word.endswith(("e", "es", "ed")) and not word.endswith(_SPOKEN_ENDINGS):
        count -= 1
    return max(count, 1)


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, (int, float)) else default


def _quotes_law(page: Page, block: Block) -> bool:
    """Whether a quotation stands under words that name a law: nobody may shorten "The Equality Act says: …"."""
    return (
        block.kind == "quote" and block.index > 0 and bool(_LAW.search(page.article.blocks[block.index - 1].text.text))
    )


def _lists_names(text: str) -> bool:
    words = _WORD.findall(text)
    return "," in text and sum(bool(_NAME.fullmatch(word)) for word in words) > _OF_NAMES * len(words)


def _is_prose(page: Page, block: Block) -> bool:
    if block.kind not in _PROSE or _CITED.search(block.text.text) or _quotes_law(page, block):
        return False
    return not any(names_references(heading.text.text) for heading in page.article.headings_above(block))
