"""A sentence whose words are tagged, as all of the grammar reads it: its words, the cues and names among them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from claimlint.article.words import Word
from claimlint.claims.lexicon.language import Language, Tag
from claimlint.values import NamedTuple

AUXILIARIES = ("be", "have", "do", "modal")  # classes of words that may stand in front of a verb
_IS_SHORTENED_AFTER = frozenset(["it", "he", "she", "that", "there", "what", "who", "here", "this", "which", "how"])


class WordRange(NamedTuple):
    """Words [start, end): of a noun phrase, of a coordination of several, of what stands between two commas."""

    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        return self.end <= self.start


class Mark(NamedTuple):
    """A run of words [start, end) and what it can be. particle: where a split cue's particle stands ("keeps cancer
    away").

    name: the tag of its name, if it is one.
    """

    start: int
    end: int
    tags: tuple[Tag, ...]
    particle: tuple[int, int] | None = None
    name: Tag | None = None

    @property
    def behind(self) -> int:
        """The word behind it, and behind its particle where that follows at once."""
        return self.particle[1] if self.particle and self.particle[0] == self.end else self.end

    @property
    def kind(self) -> str:
        """The kind of its name ("intervention", "condition", "population" …), "" of what is no name."""
        if self.name is None:
            return ""
        kind: str = self.name.data["kind"]
        return kind

    def of(self, kind: str) -> Tag | None:
        """Its first tag of a kind."""
        for tag in self.tags:
            if tag.kind == kind:
                return tag
        return None


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: results of `lru_cache` are kept per object
class Tagged:
    """A text with its words, the relation cues and names in order (`cues`), and the operators in order (`operators`).

    cover[i]: the cue or name that word i belongs to, or None; acting[i]: the same for operators. relations: the cues
    that can carry a claim. breaks: the words at which the reach of an operator ends, in order.
    """

    text: str
    words: list[Word]
    lower: list[str]
    cues: list[Mark]
    operators: list[Mark]
    cover: list[Mark | None]
    acting: list[Mark | None]
    relations: list[Mark]
    breaks: list[int]
    language: Language

    def names(self, start: int, end: int) -> list[Mark]:
        """The names that lie within words [start, end)."""
        found = []
        for at in range(max(start, 0), min(end, len(self.cover))):
            mark = self.cover[at]
            if mark is not None and mark.name is not None and mark.start == at and mark.end <= end:
                found.append(mark)
        return found

    def operator_at(self, index: int) -> Mark | None:
        """The operator that covers a word, if any."""
        return self.acting[index] if 0 <= index < len(self.acting) else None

    def index_at(self, offset: int) -> int:
        """The index of the first word that starts at or after a text offset."""
        return bisect_left(self.words, offset, key=lambda word: word.start)

    def word(self, at: int) -> str:
        """Word `at` in lower case, or "" outside the sentence: `s.word(at) == "of"` holds at no end of it."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def follows(self, at: int, *words: str) -> bool:
        """Whether these words stand from word `at` on: `s.follows(at, "such", "as")`."""
        return at >= 0 and self.lower[at : at + len(words)] == [*words]

    def is_class(self, index: int, name: str) -> bool:
        """Whether a word belongs to a class of `function_words.yaml`; "'s" is a form of be only where no noun owns."""
        if not 0 <= index < len(self.lower) or self.lower[index] not in self.language.classes[name]:
            return False
        # after a noun 's is a possessive, after these words a verb
        return self.lower[index] != "'s" or name != "be" or (index > 0 and self.lower[index - 1] in _IS_SHORTENED_AFTER)

    def is_any(self, index: int, *names: str) -> bool:
        """Whether a word belongs to one of these classes: `s.is_any(at, *AUXILIARIES, "relative")`."""
        if not 0 <= index < len(self.lower):
            return False
        word, classes = self.lower[index], self.language.classes
        for name in names:  # noqa: SIM110 - asked of each word; a generator costs more than what it tells
            if word in classes[name] and (word != "'s" or self.is_class(index, name)):
                return True
        return False

    def is_hyphened(self, at: int) -> bool:
        """Whether a hyphen joins word `at` to the one before it."""
        return 0 < at < len(self.words) and self.text[self.words[at - 1].end : self.words[at].start] == "-"

    def is_head(self, index: int, name: str) -> bool:
        """Whether a word is in a row of `heads.yaml`."""
        return 0 <= index < len(self.lower) and self.lower[index] in self.language.heads[name]

    def said(self, start: int, end: int) -> str:
        """The text of words [start, end)."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""
