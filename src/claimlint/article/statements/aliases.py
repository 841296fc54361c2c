"""Short names of people whom a page names in full elsewhere: initials, and first names.

    Text RAM, clinical check PJB … RAM is Rosalind A. Mbeki, dietitian. PJB is Dr Piers Bannerji, GP.
    We are Mina Farrow, midwife, and Dr Abel Quist, obstetrician. Mina wrote this sheet and Abel checked it.

Both must stand on the page: the short name beside the work, and the full one with what its bearer is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from claimlint.article.model import Block
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.persons import Person, is_title, persons_in
from claimlint.article.words import without_possessive
from claimlint.values import NamedTuple

_LONGEST_FULL = 1200  # characters of a block that may name people in full
_LONGEST = 600  # characters of a block that may use initials or explain them
INITIALS = lazy_pattern(r"\b[A-Z]{2,4}\b")
_MEANT = lazy_pattern(r"\s*(?:\bis\b|[=:,(–-])?\s*")  # between initials and the name that they are for
_IN_BRACKETS = lazy_pattern(r"[^.;()]{0,60}\(([A-Z]{2,4})\)")
_CAPITAL = lazy_pattern(r"\b[A-Z][A-Za-z’'-]{1,20}\b")
_SHORTEST_FIRST_NAME = 3


class Named(NamedTuple):
    """Who is meant by a short name: the block, and the person named in it."""

    block: Block
    person: Person


def explained(blocks: Sequence[Block]) -> Iterator[tuple[str, Named]]:
    """The initials that a page explains, beside the name or in a list of definitions."""
    short = [b for b in blocks if b.kind != "code" and len(b.text.text) <= _LONGEST and INITIALS.search(b.text.text)]
    for term, definition in pairwise(blocks) if short else ():
        if INITIALS.fullmatch(term.text.text) and (person := _person_at(definition.text.text, 0, term.text.text)):
            yield term.text.text, Named(definition, person)
    for block in short:
        text = block.text.text
        for found in INITIALS.finditer(text):
            between = _MEANT.match(text, found.end())
            at = between.end() if between else found.end()
            if person := _person_at(text, at, found.group()):
                yield found.group(), Named(block, person)
        for person in persons_in(text, 0, len(text)) if "(" in text else ():
            behind = _IN_BRACKETS.match(text, person.end)
            if behind and _initials_of(text[person.start : person.end]) == behind[1]:
                yield behind[1], Named(block, person._replace(until=person.end))


def first_names(blocks: Iterable[Block]) -> Iterator[tuple[str, Named]]:
    """The first names of the persons whom blocks name in full, with what they are."""
    for block in blocks:
        text = block.text.text
        for person in persons_in(text, 0, len(text)) if len(text) <= _LONGEST_FULL else ():
            words = [word for word in text[person.start : person.end].split() if not is_title(word)]
            if person.role and len(words) > 1 and len(words[0]) >= _SHORTEST_FIRST_NAME and words[0].isalpha():
                yield words[0], Named(block, person)


def uses_in(
    text: str, start: int, end: int, named: Mapping[str, Named], others: Sequence[Person]
) -> Iterator[re.Match[str]]:
    """Where text[start:end] uses a short name that `named` knows, outside the full names of `others`."""
    for found in _CAPITAL.finditer(text, start, end) if named else ():
        is_inside = any(one.start <= found.start() < one.until for one in others)
        if without_possessive(found.group()) in named and not is_inside:
            yield found


def _person_at(text: str, at: int, initials: str) -> Person | None:
    """The person whose name begins at a place and has these initials."""
    person = next(iter(persons_in(text, at, len(text))), None)
    is_there = person is not None and person.start == at
    return person if person and is_there and _initials_of(text[person.start : person.end]) == initials else None


def _initials_of(name: str) -> str:
    """The first letters of a name without its title: RF of "Dr Rosa Field"."""
    words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(word[0] for word in words if not is_title(word))
