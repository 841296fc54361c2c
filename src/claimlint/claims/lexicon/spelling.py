"""Names with a typing error: an unknown name that is one slip away from a name of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from claimlint.claims.lexicon.language import SPELLED_FROM, Language, Tag
from claimlint.claims.model import Name
from claimlint.claims.tagged import Tagged

_SPELLED_CLAIMS = 3  # strength from which a claim is worth a look for a typing error
_ALIKE = 0.85  # Levenshtein, normalised: one slip in seven letters, two in fourteen


def named_as(s: Tagged, name: Name, strength: int) -> Name:
    """An unknown name as the vocabulary's where it only seems to hold a typing error ("tumeric"); else as it is."""
    text = name.text.lower()
    if name.is_known or strength < _SPELLED_CLAIMS or len(text) < SPELLED_FROM or not _is_plain(s.language, text):
        return name
    tag = _spelled_like(s.language, text)
    if tag is None or tag.data["kind"] == "population":
        return name
    return name._replace(kind=tag.data["kind"], canonical=tag.value, category=tag.data["category"], match="spelling")


def _is_plain(language: Language, text: str) -> bool:
    """Letters alone, and no word that the lexicon knows already ("medication" is no slip for "meditation")."""
    return text.replace(" ", "").isalpha() and language.known_words.isdisjoint(text.split())


@lru_cache(maxsize=1024)  # a page says its trade name again and again
def _spelled_like(language: Language, text: str) -> Tag | None:
    names, by_length = _names_from(language, text[0])
    near = [name for name, letters in _as_long_as(text, by_length) if _may_be(text, name, letters)]
    if not near:
        return None
    from rapidfuzz.distance import Levenshtein  # 17 ms to import: only where some name is near
    from rapidfuzz.process import extractOne

    best = extractOne(text, near, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE)
    return language.index.tag(names[best[0]]) if best is not None else None


_Lettered = list[tuple[str, frozenset[str]]]


@lru_cache(maxsize=64)
def _names_from(language: Language, letter: str) -> tuple[Mapping[str, int], Mapping[int, _Lettered]]:
    """The names that begin with a letter, by tag; and each with its letters, by length."""
    names = language.names_from(letter)
    by_length: dict[int, _Lettered] = {}
    for name in names:
        by_length.setdefault(len(name), []).append((name, frozenset(name)))
    return names, by_length


def _as_long_as(text: str, by_length: Mapping[int, _Lettered]) -> Iterator[tuple[str, frozenset[str]]]:
    """The names whose length lies within the slips that are allowed: each changes it by one at most."""
    size = len(text)
    for length, names in by_length.items():
        if abs(size - length) <= (1 - _ALIKE) * max(size, length):
            yield from names


def _may_be(text: str, name: str, letters: frozenset[str]) -> bool:
    """Whether a name can lie within these slips by its letters: each changes two of them at most."""
    return len(letters.symmetric_difference(text)) <= 2 * (1 - _ALIKE) * max(len(text), len(name))
