"""Doses that cannot be right for the substance beside them: micrograms written as milligrams, a zero too many.

The limits of the table are far outside what is ever given; a dose inside them may still be wrong or dangerous, which
other rules and people must say. Amounts per kilogram or per millilitre are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Sentence
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PhraseList, PhrasePlace
from claimlint.claims.numbers import Number
from claimlint.values import NamedTuple

_MICROGRAMS = {"mcg": 1.0, "mg": 1_000.0, "g": 1_000_000.0, "ng": 0.001, "kg": 1_000_000_000.0}
_NEAR = 45  # characters between a dose and the name that it belongs to


class _Limits(NamedTuple):
    name: str
    least: float
    most: float
    usual: str
    iu: float


def compile_doses(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `table`, names with limits; `unless`, phrases of sentences about overdoses, animals, other routes."""
    table = context.table(spec.get("table", "dose_units"), ("table",))
    if table is None:
        return lambda page: ()
    rows = [_limits(row) for row in table["substances"]]
    texts = [(at, text) for at, row in enumerate(table["substances"]) for text in _names(row)]
    named = [(PhraseList.from_spec([text], context, ("table",)), rows[at]) for at, text in texts]
    every = PhraseList.from_spec([text for _, text in texts], context, ("table",))
    unless = PhraseList.from_spec(spec.get("unless") or (), context, ("unless",))

    def check(page: Page) -> Iterator[Hit]:
        for index, numbers in page.numbers.items():
            doses = [n for n in numbers if n.kind == "dose"]
            sentence = page.article.sentences[index]
            if not doses or not every.in_sentence(page, sentence) or unless.in_sentence(page, sentence):
                continue
            places = [(p, limits) for phrases, limits in named for p in phrases.in_sentence(page, sentence)]
            for dose in doses:
                yield from _held(sentence, dose, _owner(sentence.text, dose, places, doses))

    return check


def _names(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (row["name"], *row.get("aliases", ()))


def _limits(row: Mapping[str, Any]) -> _Limits:
    unit = _MICROGRAMS[row["unit"]]
    return _Limits(row["name"], row["least"] * unit, row["most"] * unit, row["usual"], row.get("iu", 0.0))


def _owner(
    text: str, dose: Number, places: list[tuple[PhrasePlace, _Limits]], doses: list[Number]
) -> tuple[PhrasePlace, _Limits] | None:
    """The substance nearest to a dose with no other dose in between; of names that overlap the longest."""
    best: tuple[int, int, tuple[PhrasePlace, _Limits]] | None = None
    for place, limits in places:
        gap = max(place.start - dose.end, dose.start - place.end)
        if not 0 <= gap <= _NEAR:
            continue
        left, right = min(place.end, dose.end), max(place.start, dose.start)
        if place.start >= dose.end and "," in text[dose.end : place.start]:
            continue  # "100 micrograms a day, because too much raises the calcium"
        if not any(left <= d.start < right and d is not dose for d in doses):
            key = (gap, place.start - place.end, (place, limits))
            if best is None or key[:2] < best[:2]:
                best = key
    return best[2] if best else None


def _held(sentence: Sentence, dose: Number, owner: tuple[PhrasePlace, _Limits] | None) -> Iterator[Hit]:
    if owner is None:
        return
    place, limits = owner
    unit, _, per = dose.unit.partition("/")
    if per and per not in ("day", "week"):
        return
    factor = limits.iu if unit == "IU" else _MICROGRAMS.get(unit, 0.0)
    if not factor:
        return
    high, low = (dose.upper or dose.value) * factor, dose.value * factor
    if high > limits.most or low < limits.least:
        start, end = min(place.start, dose.start), max(place.end, dose.end)
        yield Hit(sentence.source_span(start, end), values={"name": limits.name, "usual": limits.usual})
