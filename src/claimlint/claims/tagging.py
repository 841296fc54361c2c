"""One pass over the words of a sentence: which cues and names stand where. Longest match wins within a layer."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from claimlint.article.words import Word, words_of
from claimlint.claims.language import Language, Tag


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words [start, end) and what it can be; `gap` is where a split cue's particle ends ("keeps cancer away")."""

    start: int
    end: int
    tags: tuple[Tag, ...]
    particle: tuple[int, int] | None = None

    @property
    def name(self) -> Tag | None:
        return next((tag for tag in self.tags if tag.kind == "name"), None)

    def of(self, kind: str) -> Tag | None:
        return next((tag for tag in self.tags if tag.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with its words, the relation cues and names in order (`cues`), and the operators in order (`operators`).

    cover[i]: the cue or name that word i belongs to, or None.
    """

    text: str
    words: list[Word]
    lower: list[str]
    cues: list[Mark]
    operators: list[Mark]
    cover: list[Mark | None]
    language: Language

    @property
    def relations(self) -> list[Mark]:
        return [
            mark
            for mark in self.cues
            if mark.of("relation") and not (mark.name and mark.name.data["kind"] == "intervention")
        ]

    def names(self, start: int, end: int) -> list[Mark]:
        """The names that lie within words [start, end)."""
        return [mark for mark in self.cues if mark.start >= start and mark.end <= end and mark.name]

    def operator_at(self, index: int) -> Mark | None:
        """The operator that covers a word, if any."""
        return next((mark for mark in self.operators if mark.start <= index < mark.end), None)

    def word_at(self, offset: int) -> int:
        """The index of the first word that starts at or after a text offset."""
        return bisect_left(self.words, offset, key=lambda word: word.start)

    def is_class(self, index: int, name: str) -> bool:
        if not 0 <= index < len(self.lower) or self.lower[index] not in self.language.classes[name]:
            return False
        # after a noun 's is a possessive, after these words a verb
        return self.lower[index] != "'s" or name != "be" or (index > 0 and self.lower[index - 1] in _IS_SHORTENED_AFTER)

    def is_head(self, index: int, name: str) -> bool:
        return 0 <= index < len(self.lower) and self.lower[index] in self.language.heads[name]

    def said(self, start: int, end: int) -> str:
        """The text of words [start, end)."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""


_IS_SHORTENED_AFTER = frozenset(["it", "he", "she", "that", "there", "what", "who", "here", "this", "which", "how"])


def tag(text: str, language: Language) -> Tagged:
    """Tag one sentence. Linear in its words."""
    words = words_of(text)
    lower = [word.lower for word in words]
    cues: list[Mark] = []
    operators: list[Mark] = []
    free_cue = free_operator = 0
    index, split = language.index, language.split
    for at, word in enumerate(lower):
        rows = index.get(word)
        if rows is not None:
            for rest, tags in rows:
                end = at + 1 + len(rest)
                if rest and lower[at + 1 : end] != rest:
                    continue
                if at >= free_cue:
                    fitting = [
                        t
                        for t in tags
                        if t.layer == "cue" and (not t.exact or t.exact == text[words[at].start : words[end - 1].end])
                    ]
                    if fitting:
                        cues.append(Mark(at, end, tuple(fitting)))
                        free_cue = end
                if at >= free_operator:
                    acting = tuple([t for t in tags if t.layer == "operator"])
                    if acting:
                        operators.append(Mark(at, end, acting))
                        free_operator = end
        if word in split and (found := _split_cue(lower, at, split[word])):
            cues[:] = [mark for mark in cues if mark.start != at]
            cues.append(found)
            free_cue = max(free_cue, at + 1)
    named = {at for mark in cues if mark.name for at in range(mark.start, mark.end)}
    cues = [mark for mark in cues if not _is_other_sense(lower, mark, named, language)]
    cues = [
        mark for mark in cues if not (mark.name and mark.name.data.get("alone") and _goes_on(lower, mark.end, language))
    ]
    cover: list[Mark | None] = [None] * len(lower)
    for mark in cues:
        for at in range(mark.start, mark.end):
            cover[at] = mark
    return Tagged(text, words, lower, cues, operators, cover, language)


_FUNCTION = ("preposition", "conjunction", "subordinator", "relative", "be", "have", "do", "modal", "adverb", "pronoun")


def _goes_on(lower: list[str], at: int, language: Language) -> bool:
    """Whether a content word follows: "a cold" is an illness, "a cold compress" is not."""
    return at < len(lower) and lower[at][0].isalpha() and not any(lower[at] in language.classes[c] for c in _FUNCTION)


_REACH = 7  # words between a verb and its particle: "keeps most forms of cancer away"


def _split_cue(lower: list[str], at: int, rows: list[tuple[list[str], Tag]]) -> Mark | None:
    for particle, found in rows:
        size = len(particle)
        for start in range(at + 2, min(at + _REACH, len(lower) - size + 1)):
            if lower[start - 1] in ".,;:":
                break
            if lower[start : start + size] == particle:
                return Mark(at, at + 1, (found,), (start, start + size))
    return None


def _is_other_sense(lower: list[str], mark: Mark, named: set[int], language: Language) -> bool:
    if not mark.of("relation"):
        return False
    rows = language.senses.get(lower[mark.start])
    return rows is not None and any(_stands(lower, mark, before, after, named) for before, after in rows)


_BETWEEN = 3  # words that may stand between the parts of a sense pattern


def _stands(lower: list[str], mark: Mark, before: list[list[str]], after: list[list[str]], named: set[int]) -> bool:
    """Whether the parts of a sense stand around a cue; a word of a name is no part ("the cure for hay fever")."""
    at = mark.end
    for part in after:
        found = next(
            (i for i in range(at, min(at + _BETWEEN + 1, len(lower))) if i not in named and _starts(lower, i, part)),
            None,
        )
        if found is None:
            return False
        at = found + 1
    at = mark.start - 1
    for n, part in enumerate(reversed(before)):
        reach = (
            1 if n == 0 else _BETWEEN
        )  # the part right before the word is tied to it: "lift weights", "heat treated"
        found = next((i for i in range(at, max(at - reach, -1), -1) if _starts(lower, i, part)), None)
        if found is None:
            return False
        at = found - 1
    return True


def _starts(lower: list[str], at: int, part: list[str]) -> bool:
    for option in part:
        size = option.count(" ") + 1
        if " ".join(lower[at : at + size]) == option:
            return True
    return False
