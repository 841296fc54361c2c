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


class Form(NamedTuple):
    """A form behind its first word: further words, and its tags by layer. is_exact: some tag asks for its own
    spelling.
    """

    rest: list[str]
    cues: tuple[Tag, ...]
    operators: tuple[Tag, ...]
    is_exact: bool


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

    def _inner(self, rows: list[tuple[list[str], list[int]]]) -> Forms:
        inner: dict[str, list[Form]] = {}
        for rest, numbers in rows:  # longest first already
            own = [self.tag(n) for n in numbers]
            cues = tuple([t for t in own if t.layer == "cue"])
            form = Form(rest, cues, tuple([t for t in own if t.layer != "cue"]), any(t.exact for t in own))
            inner.setdefault(rest[0] if rest else "", []).append(form)
        return inner
