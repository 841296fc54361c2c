"""All cues and names of the lexicon by first word, as the grammar looks them up. It holds them; it finds nothing."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Tag(NamedTuple):
    """What a run of words is.

    layer: "cue" (relation cues and names, which exclude each other) or "operator" (what acts on claims).
    kind: relation, name, sense …; modal, hedge, booster, negation, breaker, attribution, study, population, myth,
    condition.
    value: the class, the canonical name, the scope …. data: whatever else the kind needs (see `language`).
    exact: the spelling that a case-sensitive name or acronym asks for, or "".
    """

    layer: str
    kind: str
    value: str
    data: Mapping[str, Any]
    exact: str = ""


class Form:
    """A form behind its first word: further words, and its tags by layer. is_exact: some tag asks for its own
    spelling. The tags are made when a text has the form: most of those that begin with its words go on otherwise.
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
Forms = Mapping[str, list[Form]]  # by second word, "" for forms of one word; longest first


class Index(Mapping[str, Forms]):
    """Forms by first word. They are kept as bytes and made when a text first has the word: an article has a tenth."""

    __slots__ = ("_made", "_rows", "_tag_rows", "_tags")

    def __init__(self, rows: Mapping[str, bytes], tags: list[bytes]) -> None:
        self._rows, self._tag_rows = rows, tags
        self._tags: dict[int, Tag] = {}
        self._made: dict[str, Forms | None] = {}

    def tag(self, number: int) -> Tag:
        made = self._tags.get(number)
        if made is None:
            made = self._tags[number] = Tag(*marshal.loads(self._tag_rows[number]))
        return made

    def find(self, word: str) -> Forms | None:
        """The forms that begin with a word, or None."""
        try:
            return self._made[word]
        except KeyError:
            rows = self._rows.get(word)
            made = None if rows is None else self._inner(marshal.loads(rows))
            if made is not None:  # words of articles are without end
                self._made[word] = made
            return made

    def __getitem__(self, word: str) -> Forms:
        found = self.find(word)
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _inner(self, rows: list[Row]) -> Forms:
        inner: dict[str, list[Form]] = {}
        for row in rows:  # longest first already
            inner.setdefault(row[0][0] if row[0] else "", []).append(Form(self, row))
        return inner


class Split(Mapping[str, Mapping[str, list[tuple[list[str], Tag]]]]):
    """For a verb its particles that may stand apart from it, with their tags, by the particle's first word."""

    __slots__ = ("_index", "_made", "_rows")

    def __init__(self, rows: Mapping[str, Mapping[str, list[tuple[list[str], int]]]], index: Index) -> None:
        self._rows, self._index = rows, index
        self._made: dict[str, Mapping[str, list[tuple[list[str], Tag]]]] = {}

    def __getitem__(self, verb: str) -> Mapping[str, list[tuple[list[str], Tag]]]:
        if verb not in self._made:
            self._made[verb] = {
                first: [(rest, self._index.tag(number)) for rest, number in rows]
                for first, rows in self._rows[verb].items()
            }
        return self._made[verb]

    def __contains__(self, verb: object) -> bool:
        return verb in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
