"""What each sign weighs: logistic regressions on sentences that rules, editors and authors marked or let pass.

They are fitted in `bench/second_reader` and measured there on sentences that they have not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, fsum, sqrt
from typing import Any

from claimlint.checks.pages.tone import bounded
from claimlint.checks.second_reader.signs import Signs, how_many
from claimlint.values import NamedTuple

MOST_RULES = 2  # that a sentence is told by
NEARLY = 0.7  # in log-odds: half as likely
FULL = 4.0  # the length of a sentence's signs as a vector: a long sentence shows more of them, not more of each


class Weighed(NamedTuple):
    """The chances, 0 to 1, that a sentence is to be marked for each kind of fault; what is left is that of none."""

    chances: Mapping[str, float]

    @property
    def kind(self) -> str:
        """The likeliest fault."""
        return max(self.chances, key=self.chances.__getitem__)

    @property
    def faulty(self) -> float:
        """The chance of any fault."""
        return fsum(self.chances.values())


class Placed(NamedTuple):
    """How much a sign weighs, and the words that show it, half-open; (-1, -1): the whole sentence."""

    weight: float
    start: int
    end: int


class Weights:
    """The table `second_reader`, ready to weigh sentences."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.kinds: Mapping[str, Mapping[str, Any]] = table["kinds"]
        self.passing = float(table["passing"])
        self.message = str(table["message"])
        self.least_words = int(table["least_words"])
        self._careful = float(table["careful"])
        self._columns = {kind: at for at, kind in enumerate(table["columns"])}
        self._weights: Mapping[str, Mapping[str, Sequence[float]]] = table["weights"]

    def weighed(self, signs: Signs, tone: float | None = None) -> Weighed:
        """The chances of a sentence with these signs, on a page of this tone (`checks.pages.tone`; None: not known).

        Where a page speaks carefully, so does most of what stands on it; that a page sells tells nothing here.
        """
        around = self._careful * min(bounded(tone or 0.0), 0.0)
        rows = [
            row for group, names in signs.items() for row in map(self._weights[group].get, names) if row is not None
        ]
        each = share_of(how_many(signs))
        odds = {
            kind: exp(self.kinds[kind]["start"] + around + each * fsum([row[column] for row in rows]))
            for kind, column in self._columns.items()
        }
        whole = 1.0 + fsum(odds.values())
        return Weighed({kind: much / whole for kind, much in odds.items()})

    def each(self, signs: Signs, kind: str) -> list[Placed]:
        """The signs that weigh anything for a kind of fault, and how much, in the order of the table's groups."""
        column = self._columns[kind]
        return [
            Placed(row[column], start, end)
            for group, names in signs.items()
            for name, (start, end) in names.items()
            if (row := self._weights[group].get(name)) is not None
        ]


def share_of(number: int) -> float:
    """How much each of so many signs of a sentence counts."""
    return FULL / sqrt(number) if number else 0.0


def rules_of(table: Mapping[str, Any], kind: str, signs: Signs) -> list[str]:
    """The rule that a sentence with this kind of fault most likely breaks, by the table `second_reader_rules`, and
    any other that is nearly as likely.
    """
    rules: Mapping[str, Mapping[str, Any]] = table["rules"][kind]
    each = share_of(how_many(signs))
    odds = {
        rule: row["start"] + each * fsum([row["weights"].get(stem, 0.0) for stem in signs["stems"]])
        for rule, row in sorted(rules.items())
    }
    most = max(odds.values())
    return sorted((rule for rule in odds if odds[rule] >= most - NEARLY), key=lambda rule: -odds[rule])[:MOST_RULES]
