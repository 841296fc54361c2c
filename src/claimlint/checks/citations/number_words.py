"""What stands around a number that tells of people and health: whom it counts, what it changed and by how much.

Whom and what numbers count, verbs of change and units are classes of the lexicon; here stands how they go together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimlint.article.patterns import lazy_pattern
from claimlint.article.word_classes import classed_pattern
from claimlint.checks.lexicon_words import lexicon_words
from claimlint.claims.lexicon.inflect import Inflection
from claimlint.claims.numerals import NUMERAL, start_pattern

if TYPE_CHECKING:
    from claimlint.claims.lexicon.language import Language

# people, and peoples by what their names end in: "Americans", "Britons", "Japanese"
_COUNTED = (
    r"(?:(?i:<counted>)|[A-Z][a-z]+(?:ans|ons|ese|ders|nders)|Brits|Scots|Swedes|Danes|Finns|Poles|Turks|Greeks)\b"
)
# "83% of patients", "1 in 3 adults", "one in 20 vaccinated children"
_OF_WHOM = (
    r"(?:\s+of)?(?:\s+(?:all|the|our|its|these|those|people with))?"
    rf"(?:\s+(?!(?:and|or|of|in|who|had|have)\b)[\w-]+)?\s+{_COUNTED}"
)
_MANY = (
    rf"(?<![$£€\d.,])(?P<number>{NUMERAL})\s+"
    r"(?:(?!(?:to|and|or|in|of|for|by|from|a|the|times|more)\b)[\w-]+\s+){0,2}"
    rf"(?:lives\b|{_COUNTED})"
)
# "every third adult"
_EVERY = (
    r"\b[Ee]very (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth)\s+(?:[a-z]+\s)?"
    r"(?:<person_counted>|pregnancy|birth|[A-Z][a-z]+(?:an|ese))\b"
)
_PEOPLE = rf"\b{_COUNTED}|\b(?:those who|everyone who|anyone who)\b"
_ABOUT = r"(?:(?:up to|about|nearly|around|almost|roughly|some|only|just|as much as|over|more than|at least) )?"
_ON_AVERAGE = r"(?:an average of |on average )?"
_CHANGES = (
    rf"\b<change>\b[^.;:!?]{{0,80}}?\bby {_ON_AVERAGE}{_ABOUT}(?P<by>{NUMERAL}\s?<unit>)(?![\w/])"
    rf"|\b(?:lost|loses?|gained|gains?|shed|sheds|dropped|saved|saves?) {_ABOUT}"
    rf"(?P<lost>{_ON_AVERAGE}{NUMERAL}\s?<unit>)\b"
    rf"|(?<![-/\w])(?P<more>(?:(?:{NUMERAL}|half an)[\s-](?:(?!(?:of|or|and)\b)[A-Za-z-]+\s){{0,2}}?|an? <unit> )"
    rf"(?:<comparative>|later(?= than))|{NUMERAL} <unit> (?:more|less))\b"
    rf"|(?<![-\w])(?P<fewer>{NUMERAL} (?:more|fewer|less|extra|additional)"
    r"(?: (?!(?:than|and|or|of|in|a)\b)[a-z-]+){1,3}?)"
    r"(?=\s+(?:a|per|each|every|than|in|for|on|over|after|by|with)\b|[.,;!]|$)"
)
_COMPARING = r" (?:<comparative>|later(?= than))\b"
_AMOUNT = rf"\b(?:{NUMERAL}|half an|an?) ?<unit>|\b{NUMERAL} (?:more|fewer|less|extra|additional)\b"
_ADVICE = (
    r"^(?:\W|\d+\.)*<instructing>\b"
    r"|\b(?:try|check|measure|test|weigh|look|repeat)(?: (?:it|them|yourself|your \w+|the \w+))? again\b"
    r"|\b(?:should|must|need to|aim|dose|dosage|appointment|waiting|trial known as)\b"
)
ROUNDED = lazy_pattern(
    r"\b(?:more than|over|at least|up to|as many as|fewer than|less than|upwards of)\s+$", re.IGNORECASE
)
# arithmetic that explains, and what is only imagined
WORKED = lazy_pattern(
    r"\b(?:suppose|imagine|let(?:['’]s| us) say|picture|for instance, if|for example, if)\b|\d\s*[x×*÷=+]\s*\d"
    r"|\d\s*=|^if\b.*\d.*,\s*then\b",
    re.IGNORECASE,
)
# "up to 4 times in 24 hours": how often something is done
HOW_OFTEN = lazy_pattern(
    r"\s*(?:(?:in|over|within|during|per|every|each)\s+(?:\w+\s+)?(?:hours?|days?|weeks?|minutes?)\b"
    r"|a\s+(?:day|week|night))",
    re.IGNORECASE,
)


class NumberWords:
    """The patterns of what stands around numbers, with the words of a lexicon."""

    def __init__(self, lexicon: Language | None, tables: Mapping[str, Any]) -> None:
        self._lexicon, self._tables = lexicon, tables
        self.of_whom, self.many, self.every = self._pattern(_OF_WHOM), self._pattern(_MANY), self._pattern(_EVERY)
        self.people = self._pattern(_PEOPLE)
        self._changes, self._advice = self._pattern(_CHANGES, re.IGNORECASE), self._pattern(_ADVICE, re.IGNORECASE)
        self._comparing, self._amount = self._pattern(_COMPARING, re.IGNORECASE), self._pattern(_AMOUNT, re.IGNORECASE)

    def _pattern(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
        return classed_pattern(source, lambda: self._classes, flags)

    @cached_property
    def _classes(self) -> Mapping[str, Set[str]]:
        """The classes of the lexicon, with what numbers count beside people, and the forms of verbs and nouns of
        change.
        """
        words = lexicon_words(self._lexicon)
        inflection = Inflection(self._tables.get("irregular_forms") or {})
        lemmas = [lemma for lemma in words["change_verb"] | words["change_of_amount"] if lemma.isalpha()]
        verbs = (form for lemma in lemmas for form, _ in inflection.verb(lemma))
        nouns = (form for noun in words["change_noun"] for form in inflection.forms(noun, "noun"))
        return {
            **words,
            "counted": words["people_counted"] | words["happening"] | words["animal"],
            "change": {*verbs, *nouns},
        }

    def changes_in(self, text: str) -> Iterator[tuple[int, int]]:
        """The offsets of how much something changed: "47 minutes longer", "8 mmHg" behind "by"; none in advice."""
        if self._advice.search(text):
            return
        for match in self._changes.finditer(text):
            yield match.span(match.lastgroup or 0)

    def may_change(self, text: str) -> bool:
        """Whether a change may stand in a text; most hold no number and compare nothing."""
        return bool(start_pattern(text) or self._comparing.search(text)) and self._amount.search(text) is not None
