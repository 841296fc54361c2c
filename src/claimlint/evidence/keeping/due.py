"""Which entries are to be compared with their sources again, by age and the table `evidence/tables/recheck.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from claimlint.claims.lexicon.vocabulary import Vocabulary
from claimlint.data import compiled, knowledge_folder
from claimlint.evidence.model import Entry
from claimlint.values import NamedTuple
from claimlint.yamlfile import read_yaml


class Due(NamedTuple):
    """An entry whose day has come. since: the day from which on it is due."""

    entry: Entry
    what: str
    months: int
    since: date


def due(entries: Iterable[Entry], vocabulary: Vocabulary, as_of: date) -> list[Due]:
    """The entries that are due on a day, longest overdue first."""
    classes = load_classes()
    found = []
    for entry in entries:
        row = next(row for row in classes if _fits(row, entry, vocabulary))
        since = _months_later(date.fromisoformat(entry.checked_on), row["months"])
        if since <= as_of:
            found.append(Due(entry, row["what"], row["months"], since))
    return sorted(found, key=lambda one: (one.since, one.entry.id))


def load_classes() -> Sequence[Mapping[str, Any]]:
    """The classes in order; the last one fits everything. Raises yamlfile.Invalid."""
    path = knowledge_folder("evidence") / "tables" / "recheck.yaml"

    def build() -> Any:
        return read_yaml(path).value["classes"]

    classes: Sequence[Mapping[str, Any]] = compiled("recheck", [path], build)
    return classes


def _fits(row: Mapping[str, Any], entry: Entry, vocabulary: Vocabulary) -> bool:
    return (
        ("relations" not in row or entry.relation in row["relations"])
        and ("categories" not in row or entry.category in row["categories"])
        and ("populations" not in row or bool(set(entry.population) & set(row["populations"])))
        and ("outcomes" not in row or any(vocabulary.is_a(entry.outcome, name) for name in row["outcomes"]))
    )


def _months_later(day: date, months: int) -> date:
    """The same day some months later; the last of the month where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    last = 29 if month == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0) else _LENGTHS[month - 1]
    return date(year, month, min(day.day, last))


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
