"""Phrases that cannot both be meant of one thing: "has no side effects" and "headache is a common side effect"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimlint.checks.context import CheckContext
from claimlint.checks.model import Hit, Page, Related
from claimlint.checks.phrases.list import PHRASES, PhraseList, PhrasePlace
from claimlint.values import NamedTuple

OPPOSED: Mapping[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["one", "other"],
        "additionalProperties": False,
        "properties": {
            "one": PHRASES,
            "other": PHRASES,
            "unless": PHRASES,
            "where": {"type": "object", "additionalProperties": PHRASES},
        },
    },
}
_THINGS = ("intervention", "product")
_OPENINGS = ("", "it", "they", "the", "its", "their", "this", "the most", "most", "these")  # before a phrase that opens
_NOT_SAID = frozenset(("question", "myth", "attribution", "condition"))


class _Opposed(NamedTuple):
    one: PhraseList
    other: PhraseList
    unless: PhraseList


def compile_opposed(specs: Sequence[Mapping[str, Any]], context: CheckContext) -> Callable[[Page], Iterator[Hit]]:
    """specs: each `one` and `other`, phrases that exclude each other; `unless`: sentences left out."""
    pairs = [
        _Opposed(
            *(
                PhraseList.from_spec(spec.get(key) or (), context, ("opposed", at, key), spec.get("where"))
                for key in _Opposed._fields
            )
        )
        for at, spec in enumerate(specs)
    ]

    def check(page: Page) -> Iterator[Hit]:
        for pair in pairs:
            others = _by_thing(page, _said(page, pair.other, pair.unless))
            ones = _said(page, pair.one, pair.unless) if others else ()
            for place in ones:
                told = [other for thing in _things(page, place) for other in others.get(thing, ())]
                apart = [other for other in told if other.sentence.index != place.sentence.index]
                if apart:
                    against = min(apart, key=lambda other: (other.sentence.index, other.start))
                    first, later = sorted((place, against), key=lambda p: p.span.start)
                    said = Related(first.span, page.article.source.slice(first.span), "the page also says")
                    yield Hit(later.span, related=(said,))
                    break

    return check


def _said(page: Page, phrases: PhraseList, unless: PhraseList) -> Iterator[PhrasePlace]:
    """The places at which the page itself says it."""
    for place in phrases.on_page(page):
        scopes = page.lines.scopes.get(place.sentence.index, ())
        if not any(s.kind in _NOT_SAID for s in scopes) and not unless.in_sentence(page, place.sentence):
            yield place


def _by_thing(page: Page, places: Iterable[PhrasePlace]) -> Mapping[str, Sequence[PhrasePlace]]:
    """The first places that speak of each thing, in two sentences: one of them is not the one that is asked for."""
    found: dict[str, list[PhrasePlace]] = {}
    for place in places:
        for thing in _things(page, place):
            first = found.setdefault(thing, [])
            if len(first) < 2 and all(other.sentence.index != place.sentence.index for other in first):
                first.append(place)
    return found


def _things(page: Page, place: PhrasePlace) -> frozenset[str]:
    """What a sentence names; one that names none and opens with the phrase speaks of the topic."""
    named = page.lines.names.get(place.sentence.index, ())
    own = frozenset(name.canonical for name in named if name.kind in _THINGS and name.canonical)
    if own or place.sentence.text[: place.start].strip().lower() not in _OPENINGS:
        return own
    return frozenset(name.canonical for name in page.reading.topic if name.kind in _THINGS)
