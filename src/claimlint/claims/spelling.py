"""Names with a typing error: an unknown name that is one slip away from a name of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from claimlint.claims.language import SPELLED_FROM, Language, Tag
from claimlint.claims.model import Name
from claimlint.claims.tagging import Tagged

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
    return text.replace(" ", "").isalpha() and not any(
        word in words for word in text.split() for words in language.heads.values()
    )


@lru_cache(maxsize=1024)  # a page says its trade name again and again
def _spelled_like(language: Language, text: str) -> Tag | None:
    names = _names_from(language, text[0])
    near = [name for name in names if _may_be(text, name)]
    if not near:
        return None
    from rapidfuzz.distance import Levenshtein  # 17 ms to import: only where some name is near
    from rapidfuzz.process import extractOne

    best = extractOne(text, near, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE)
    return language.index.tag(names[best[0]]) if best is not None else None


@lru_cache(maxsize=64)
def _names_from(language: Language, letter: str) -> Mapping[str, int]:
    return language.names_from(letter)


def _may_be(text: str, name: str) -> bool:
    """Whether a name can lie within the slips that are allowed: each changes the length by one and the letters by two
    at most.
    """
    slips = (1 - _ALIKE) * max(len(text), len(name))
    return abs(len(text) - len(name)) <= slips and len(set(text) ^ set(name)) <= 2 * slips
