"""Names with a typing error: an unknown name that is one slip away from a name of the vocabulary."""

from __future__ import annotations

from bisect import bisect_left

from claimlint.claims.language import Language
from claimlint.claims.model import Name
from claimlint.claims.tagging import Tagged

_SPELLED_FROM = 6  # letters: shorter words lie too close to each other ("gout", "goat")
_SPELLED_CLAIMS = 3  # strength from which a claim is worth a look for a typing error
_ALIKE = 0.85  # Levenshtein, normalised: one slip in seven letters, two in fourteen


def named_as(s: Tagged, name: Name, strength: int) -> Name:
    """An unknown name as the vocabulary's where it only seems to hold a typing error ("tumeric"); else as it is."""
    text = name.text.lower()
    if name.is_known or strength < _SPELLED_CLAIMS or len(text) < _SPELLED_FROM or not _is_plain(s.language, text):
        return name
    found = _spelled_like(s.language, text)
    tag = s.language.named(found) if found else None
    if tag is None or tag.data["kind"] == "population":
        return name
    return name._replace(kind=tag.data["kind"], canonical=tag.value, category=tag.data["category"], match="spelling")


def _is_plain(language: Language, text: str) -> bool:
    """Letters alone, and no word that the lexicon knows already ("medication" is no slip for "meditation")."""
    return text.replace(" ", "").isalpha() and not any(
        word in words for word in text.split() for words in language.heads.values()
    )


def _spelled_like(language: Language, text: str) -> str | None:
    from rapidfuzz.distance import Levenshtein  # 17 ms to import: only once a name is unknown
    from rapidfuzz.process import extractOne

    names = language.spellings
    first, last = bisect_left(names, text[0]), bisect_left(names, chr(ord(text[0]) + 1))
    best = extractOne(text, names[first:last], scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE)
    return best[0] if best is not None else None
