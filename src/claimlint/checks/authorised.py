"""Health claims that the law of a page's jurisdiction allows on a food: where a sentence says one in its words.

The wording is plain text from `evidence/tables/authorised_claims.yaml`, compared word by word; an article in front of
the function may be there or not. It says nothing about whether a product meets the conditions of use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from claimlint.article.model import Sentence, Span
from claimlint.article.words import words_of
from claimlint.checks.model import Page

_Words = tuple[str, ...]
_ARTICLES = frozenset({"the", "a", "an"})
_LISTED = 24  # words behind the verb in which the second and third function of a list may stand


class AuthorisedClaims:
    """The table's claims, read when a sentence is first asked about: most pages never get so far."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables

    def covers(self, page: Page, sentence: Sentence, span: Span) -> bool:
        """Whether the words of `span` are, or belong to, an authorised claim about the food that the sentence names."""
        found = self._places(page, sentence)
        return any(place.start < span.end and span.start < place.end for place in found)

    def _places(self, page: Page, sentence: Sentence) -> Iterator[Span]:
        words = [word for word in words_of(sentence.text) if word.lower[0].isalnum()]
        said = [word.lower for word in words]
        for names, wordings, functions in self._claims.get(page.settings.jurisdiction, ()):
            named = min((end for name in names for _, end in _found(said, name)), default=None)
            if named is None:
                continue
            for first, last in chain(
                (place for wording in wordings for place in _found(said, wording, named)),
                self._functions(said, functions, named),
            ):
                yield sentence.source_span(words[first].start, words[last - 1].end)

    def _functions(self, said: Sequence[str], functions: Iterable[_Words], named: int) -> Iterator[tuple[int, int]]:
        """From the verb to the function, which may be the second or third that the verb leads."""
        for start, end in (place for verb in self._verbs for place in _found(said, verb, named)):
            for function in functions:
                for first, last in _found(said, function, end):
                    if first - end <= _LISTED:
                        yield (start, last) if first - end <= 1 else (first, last)

    @cached_property
    def _verbs(self) -> tuple[_Words, ...]:
        return tuple(_plain(verb) for verb in self._table.get("verbs", ()))

    @cached_property
    def _claims(self) -> Mapping[str, list[tuple[list[_Words], list[_Words], list[_Words]]]]:
        by_place: dict[str, list[tuple[list[_Words], list[_Words], list[_Words]]]] = {}
        for row in self._table.get("claims", ()):
            parts = [[_plain(text) for text in row.get(key, ())] for key in ("names", "wording", "contributes_to")]
            for where in row["in"]:
                by_place.setdefault(where, []).append((parts[0], parts[1], parts[2]))
        return by_place

    @property
    def _table(self) -> Mapping[str, Any]:
        return self._tables.get("authorised_claims") or {}


def _plain(text: str) -> _Words:
    """The words of a text without marks and without an article in front: `the` comes and goes in translations."""
    words = [word.lower for word in words_of(text) if word.lower[0].isalnum()]
    return tuple(words[1:] if words and words[0] in _ARTICLES else words)


def _found(said: Sequence[str], wanted: _Words, after: int = 0) -> Iterator[tuple[int, int]]:
    """Where the words stand one after another, from word `after` on."""
    for at in range(after, len(said) - len(wanted) + 1):
        if said[at] == wanted[0] and tuple(said[at : at + len(wanted)]) == wanted:
            yield at, at + len(wanted)
