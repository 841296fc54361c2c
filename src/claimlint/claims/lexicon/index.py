"""All cues and names of the lexicon by first word, as the grammar looks them up. It holds them; it finds nothing.

All is kept as rows of bytes, by number, and read when a text first has the words: an article has a tenth of them.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.values import NamedTuple


class Tag(NamedTuple):
    """What a run of words is.

    kind: relation, name, sense …; modal, hedge, booster, negation, breaker, attribution, study, population, myth,
    condition.
    value: the class, the canonical name, the scope …. data: whatever else the kind needs: of a name its kind and
    category, of the rest the flags of its row, which the heads of the files in `evidence/lexicon/` explain (those of a
    relation cue that of `relations.yaml`).
    exact: the spelling that a case-sensitive name or acronym asks for, or "".
    """

    kind: str
    value: str
    data: Mapping[str, Any]
    exact: str = ""


def as_relation(tag: Tag, value: str, strength: int | None = None, **flags: Any) -> Tag:
    """The tag of a cue that stands for another relation here, with its strength and flags where they differ: "X rates
    were higher than in Y" compares, at 3, whatever it is of.
    """
    changed = flags if strength is None else {**flags, "strength": strength}
    return tag._replace(value=value, data={**tag.data, **changed})


class Form:
    """A form behind its first word: further words, and its tags by layer. is_exact: some tag asks for its own
    spelling. Tags are unmarshalled when the whole form is met; most texts hold only its first word.
    """

    __slots__ = ("_index", "_made", "_numbers", "is_exact", "rest")

    def __init__(self, index: Index, row: Row) -> None:
        self.rest, *self._numbers, self.is_exact = row
        self._index = index
        self._made: tuple[tuple[Tag, ...], tuple[Tag, ...]] | None = None

    @property
    def tags(self) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
        """The cues and the operators."""
        if self._made is None:
            cues, operators = self._numbers
            self._made = tuple(map(self._index.tag, cues)), tuple(map(self._index.tag, operators))
        return self._made

    @property
    def cues(self) -> tuple[Tag, ...]:
        return self.tags[0]

    @property
    def operators(self) -> tuple[Tag, ...]:
        return self.tags[1]


Row = tuple[list[str], list[int], list[int], bool]  # of a form: further words, the numbers of its tags, is_exact


class Forms:
    """The forms that begin with a word, by second word, "" for forms of one word; longest first."""

    __slots__ = ("_index", "_made", "_rows")

    def __init__(self, index: Index, rows: Mapping[str, bytes]) -> None:
        self._index, self._rows = index, rows
        self._made: dict[str, list[Form]] = {}

    def get(self, second: str) -> list[Form] | None:
        """The forms that go on with this word, or None."""
        made = self._made.get(second)
        if made is None and (rows := self._rows.get(second)) is not None:
            made = self._made[second] = [Form(self._index, row) for row in marshal.loads(rows)]
        return made

    def __iter__(self) -> Iterator[Form]:
        return (form for second in self._rows for form in self.get(second) or ())


class Index:
    """Forms by first word. numbers: the row of each first word; the first rows are those of the tags, by number."""

    __slots__ = ("_made", "_numbers", "_rows", "_tags")

    def __init__(self, numbers: Mapping[str, int], rows: Sequence[bytes]) -> None:
        self._numbers, self._rows = numbers, rows
        self._tags: dict[int, Tag] = {}
        self._made: dict[str, Forms] = {}

    def tag(self, number: int) -> Tag:
        """The tag of a number, made when it is first asked for."""
        made = self._tags.get(number)
        if made is None:
            made = self._tags[number] = Tag(*marshal.loads(self._rows[number]))
        return made

    def find(self, word: str) -> Forms | None:
        """The forms that begin with a word, or None."""
        try:
            return self._made[word]
        except KeyError:
            number = self._numbers.get(word)
            if number is None:  # words of articles are without end
                return None
            made = self._made[word] = Forms(self, marshal.loads(self._rows[number]))
            return made

    def beginning(self, first: str, second: str = "") -> Sequence[Form]:
        """The forms that begin with two words, or that are one word alone."""
        forms = self.find(first)
        return (forms.get(second) if forms is not None else None) or ()

    def __iter__(self) -> Iterator[tuple[str, Form]]:
        """All forms, each with its first word."""
        for first in self._numbers:
            yield from ((first, form) for form in self.find(first) or ())


class Split:
    """For a verb its particles that may stand apart from it, with their tags, by the particle's first word."""

    __slots__ = ("_index", "_made", "_numbers", "_rows")

    def __init__(self, numbers: Mapping[str, int], rows: Sequence[bytes], index: Index) -> None:
        self._numbers, self._rows, self._index = numbers, rows, index
        self._made: dict[str, Mapping[str, list[tuple[list[str], Tag]]]] = {}

    def __getitem__(self, verb: str) -> Mapping[str, list[tuple[list[str], Tag]]]:
        if verb not in self._made:
            self._made[verb] = {
                first: [(rest, self._index.tag(number)) for rest, number in rows]
                for first, rows in marshal.loads(self._rows[self._numbers[verb]]).items()
            }
        return self._made[verb]

    def __contains__(self, verb: object) -> bool:
        return verb in self._numbers
