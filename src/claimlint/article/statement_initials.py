"""People whom a page names by initials, and says elsewhere who they are.

    Text RAM, clinical check PJB … RAM is Rosalind A. Mbeki, dietitian. PJB is Dr Piers Bannerji, GP.

Both must stand on the page: the work beside the initials, and a name with these initials beside them again. "Checked:
MRSA" is no byline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statement_labels import credit_of, is_label_word
from claimlint.article.statement_persons import Person, is_title, persons_in
from claimlint.values import NamedTuple

_LONGEST = 600  # characters of a block that may use initials or explain them
_HINT = lazy_pattern(r"\b[A-Z]{2,4}\b")
_MEANT = lazy_pattern(r"\s*(?:\bis\b|[=:,(–-])?\s*")  # between initials and the name that they are for
_IN_BRACKETS = lazy_pattern(r"[^.;()]{0,60}\(([A-Z]{2,4})\)")
_LABEL = lazy_pattern(r"(?P<label>(?:[A-Za-z]+[ ]){0,4}[A-Za-z]+)\s*[:–-]?\s+(?P<who>[A-Z]{2,4})\b")
_VERB = lazy_pattern(r"\b(?P<who>[A-Z]{2,4})\s+(?P<label>[a-z]+)\b")


class _Named(NamedTuple):
    """Who is meant by initials: the block and the place in it that say so."""

    block: Block
    person: Person


def initialled_fields(blocks: Sequence[Block], known: dict[str, str]) -> Iterator[Field]:
    """Author and reviewer whom initials name. `known`: the values of fields found so far, by name; one that is nothing
    but initials is still to be explained.
    """
    wanted = [name for name in ("author", "reviewer") if name not in known or _HINT.fullmatch(known[name])]
    short = [b for b in blocks if b.kind != "code" and len(b.text.text) <= _LONGEST and _HINT.search(b.text.text)]
    if not wanted or not short:
        return
    named = dict(_explained(blocks, short))
    told = set[str]()
    for block in short if named else ():
        for name, who in _used(block.text.text):
            if name in wanted and name not in told and who in named:
                told.add(name)
                where, person = named[who]
                span = where.text.source_span(person.start, person.until)
                yield Field(name, who, where.text.text[person.start : person.until], span, "visible", span)


def _explained(blocks: Sequence[Block], short: Sequence[Block]) -> Iterator[tuple[str, _Named]]:
    """The initials that the page explains, beside the name or in a list of definitions."""
    for term, definition in pairwise(blocks):
        if _HINT.fullmatch(term.text.text) and (person := _person_at(definition.text.text, 0, term.text.text)):
            yield term.text.text, _Named(definition, person)
    for block in short:
        text = block.text.text
        for found in _HINT.finditer(text):
            between = _MEANT.match(text, found.end())
            at = between.end() if between else found.end()
            if person := _person_at(text, at, found.group()):
                yield found.group(), _Named(block, person)
        for person in persons_in(text, 0, len(text)) if "(" in text else ():
            behind = _IN_BRACKETS.match(text, person.end)
            if behind and _initials_of(text[person.start : person.end]) == behind[1]:
                yield behind[1], _Named(block, person._replace(until=person.end))


def _person_at(text: str, at: int, initials: str) -> Person | None:
    """The person whose name begins at a place and has these initials."""
    person = next(iter(persons_in(text, at, len(text))), None)
    is_there = person is not None and person.start == at
    return person if person and is_there and _initials_of(text[person.start : person.end]) == initials else None


def _initials_of(name: str) -> str:
    """The first letters of a name without its title: RF of "Dr Rosa Field"."""
    words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(word[0] for word in words if not is_title(word))


def _used(text: str) -> Iterator[tuple[str, str]]:
    """The roles that stand beside initials: ("author", "RAM") of "Text RAM", ("reviewer", "LW") of "LW checked it"."""
    done = [found for found in _VERB.finditer(text) if credit_of(found["label"])]
    by_verb = {found["who"] for found in done}
    labelled = [found for found in _LABEL.finditer(text) if found["who"] not in by_verb]
    for found in (*done, *labelled):
        means = credit_of(found["label"])
        if means in ("author", "reviewer") and all(map(is_label_word, found["label"].lower().split())):
            yield means, found["who"]
