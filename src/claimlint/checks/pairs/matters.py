"""Whether two claims of a page are about the same thing: one subject, one matter, no two groups of people.

It compares names; it does not know which claim is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimlint.article.words import words_of
from claimlint.claims.model import Claim, Name
from claimlint.claims.numbers import Number

if TYPE_CHECKING:
    from claimlint.claims.lexicon.vocabulary import Vocabulary


class Matters:
    """Names that speak of one matter, by the vocabulary's `is_a` and the table `same_matter`."""

    def __init__(self, groups: Sequence[Sequence[str]], vocabulary: Vocabulary | None) -> None:
        self._lists = groups
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(groups):
            for name in group:
                self._groups.setdefault(name, set()).add(number)
        self._vocabulary = vocabulary

    def is_same_subject(self, left: Name, right: Name) -> bool:
        """One name of the vocabulary, or the same last word where neither is known ("The new drug", "the drug")."""
        return self.subject_key(left) is not None and self.subject_key(left) == self.subject_key(right)

    def subject_key(self, name: Name) -> tuple[str, str] | None:
        """What two names share that speak of one subject; None for one that the sentence leaves out."""
        if name.is_known:
            return name.canonical, ""
        return ("", _last_word(name.text)) if name.text else None

    def is_same_object(self, left: Name, right: Name) -> bool:
        """One name, one above the other, two names of a group, or the same last word where neither is known."""
        a, b = left.canonical, right.canonical
        if not a and not b:
            return bool(left.text and right.text) and _last_word(left.text) == _last_word(right.text)
        if not a or not b:
            return self._is_told_by(right.text, a) if a else self._is_told_by(left.text, b)
        if a == b or self._groups.get(a, set()) & self._groups.get(b, set()):
            return True
        known = self._vocabulary
        return known is not None and (known.is_a(a, b) or known.is_a(b, a))

    def are_same_people(self, left: Claim, right: Claim) -> bool:
        """Whether no two groups of people, and no two diseases that they have, keep the claims apart."""
        if {n.canonical for n in left.within} != {n.canonical for n in right.within}:
            return False
        if left.population is None or right.population is None:
            return True
        return (left.population.canonical or left.population.text) == (
            right.population.canonical or right.population.text
        )

    def _is_told_by(self, text: str, name: str) -> bool:
        """Whether unknown words hold a word of the name, or of another name for its matter ("sleep a little")."""
        words = {word.lower for word in words_of(text)}
        names = [name, *(other for group in self._groups.get(name, ()) for other in self._lists[group])]
        return any(len(word.lower) > 3 and word.lower in words for other in names for word in words_of(other))


def are_of_two_doses(numbers: Mapping[int, Sequence[Number]], left: Claim, right: Claim) -> bool:
    """Whether both sentences name amounts, and not one the same: 75 mg may well do nothing for what 900 mg relieves,
    and a cream of 1% for what one of 5% does."""
    doses = [
        {(n.value, n.unit) for n in numbers.get(claim.sentence.index, ()) if n.kind in ("dose", "percent")}
        for claim in (left, right)
    ]
    return all(doses) and not doses[0] & doses[1]


def _last_word(text: str) -> str:
    words = [word.lower for word in words_of(text) if word.lower.isalpha()]
    return words[-1].removesuffix("s") if words else ""
