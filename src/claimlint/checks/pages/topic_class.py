"""Which class of topic a page belongs to, and for how many months its review holds.

The page may say so itself (`topic:`); else the class with most cues in title and headings wins, names of the vocabulary
counting as cues of the class that the table gives their category. A tie goes to the class that ages sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.checks.context import CheckContext
from claimlint.checks.model import Page
from claimlint.checks.phrases.list import PhraseList
from claimlint.values import NamedTuple

_TITLE_WEIGHT = 4  # a page is about what its title says; headings of every page name symptoms and treatment
_DEFAULT = "default"


class Freshness(NamedTuple):
    """The limits of the table, compiled. classes: name to (months, phrases, categories of names)."""

    classes: Mapping[str, tuple[int, PhraseList, frozenset[str]]]
    default: int

    @classmethod
    def from_table(cls, table: Mapping[str, Any], context: CheckContext) -> Freshness:
        classes = {
            name: (
                row["months"],
                PhraseList.from_spec(row["cues"], context),
                frozenset(row.get("names", ())),
            )
            for name, row in table["classes"].items()
        }
        return cls(classes, table["default"])

    def shortest(self, page: Page) -> int:
        """The months that a review holds in any class."""
        return min([self.default, *(row[0] for row in self.classes.values()), *page.settings.freshness.values()])

    def limit_of(self, page: Page) -> tuple[str, int]:
        """The page's class and the months that its review holds there; configured months win."""
        name = self.class_of(page)
        months = self.classes[name][0] if name in self.classes else self.default
        return name, page.settings.freshness.get(name, months)

    def class_of(self, page: Page) -> str:
        """The class of the page, or "default" where nothing tells it."""
        stated = [f.value.strip().lower().replace("_", "-").replace(" ", "-") for f in page.article.fields("topic")]
        known = {*self.classes, *page.settings.freshness}
        if named := next((value for value in stated if value in known), ""):
            return named
        scores = {name: self._score(page, name) for name in self.classes}
        best = max(scores.values(), default=0)
        if not best:
            return _DEFAULT
        return min((name for name in scores if scores[name] == best), key=lambda name: (self.classes[name][0], name))

    def _score(self, page: Page, name: str) -> int:
        _, cues, categories = self.classes[name]
        title, score = page.article.title_span, 0
        in_headings = False
        headings = (s for s in page.article.sentences if s.block.kind == "heading")
        for place in (place for sentence in headings for place in cues.in_sentence(page, sentence)):
            is_title = place.sentence.block.span == title
            in_headings = in_headings or is_title
            score += _TITLE_WEIGHT if is_title else 1
        if not in_headings and cues.in_text(page.article.title):
            score += _TITLE_WEIGHT
        return score + self._names(page, categories)

    def _names(self, page: Page, categories: frozenset[str]) -> int:
        """What the names in headings weigh; in the title once: "Elderberry for colds and flu" is of elderberry too."""
        score, in_title = 0, False
        for index, found in page.reading.mentions if categories else ():
            block = page.article.sentences[index].block
            if block.kind == "heading" and (found.category in categories or found.kind in categories):
                is_title = block.span == page.article.title_span
                score += 0 if is_title else 1
                in_title = in_title or is_title
        return score + _TITLE_WEIGHT * in_title
