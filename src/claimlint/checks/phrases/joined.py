"""What an item says with the line that leads it in: "Stop taking:" and "- insulin" are one sentence to a reader, and
neither half alone holds what a phrase looks for. So are the cells of a row with the headers of their columns: "Instead
of" / "warfarin", "Take" / "garlic".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimlint.article.model import Article, Block, Sentence
from claimlint.article.words import Word
from claimlint.checks.phrases.line import Found, Line, Names
from claimlint.claims.model import Name
from claimlint.values import NamedTuple

_LONGEST = 16  # words of each part that are read: what a phrase finds across them stands near where they meet
_LONGEST_HEADER = 4  # words of a header that reads on
_COLONS = ([":"], ["："])


class Part(NamedTuple):
    """A sentence that a joined line is made of.

    line: its own one. start, end: its words in the joined one, half-open; `skipped` of its own stand in front of those.
    is_lead: whether it leads others in: the line above a list, the header of a column.
    """

    sentence: Sentence
    line: Line
    start: int
    end: int
    skipped: int
    is_lead: bool

    def has(self, start: int, end: int) -> bool:
        """Whether words of its own line stand in the joined one."""
        return self.skipped <= start and self.place(end) <= self.end

    def place(self, at: int) -> int:
        """Where a word of its own line stands in the joined one."""
        return at - self.skipped + self.start

    def holds(self, one: Found) -> Found | None:
        """As much of what was found as stands in this part, by the words of its own line; None where nothing does."""
        start, end = max(one.start, self.start), min(one.end, self.end)
        if start >= end:
            return None
        shift = self.skipped - self.start
        return Found(one.phrase, start + shift, end + shift, max(one.opened, self.start) + shift)


class Joined(NamedTuple):
    """Sentences read as one. What is found belongs to the last part that it reaches, an item or a cell."""

    line: Line
    parts: tuple[Part, ...]

    def crossing(self, found: Iterable[Found]) -> list[Found]:
        """Of what was found, what reaches from one part to another: all else is found in one of them."""
        meets = [part.start for part in self.parts[1:]]
        return [one for one in found if any(one.start < at < one.end for at in meets) and self.item_of(one)]

    def item_of(self, one: Found) -> Part | None:
        """The last part that what was found reaches, if that is an item or a cell, and no header."""
        part = next(part for part in reversed(self.parts) if part.holds(one))
        return None if part.is_lead else part


def joined_lines(article: Article, line_of: Mapping[int, Line]) -> Iterator[Joined]:
    """Each item after the line that leads it in, and each row of a table; lines by the number of their sentence."""
    first_of = {index: sentences[0] for index, sentences in article.sentences_by_block.items()}
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in article.blocks:
        if block.kind == "cell":
            rows.setdefault((block.group, block.row), []).append(block)
        elif block.kind == "item" and block.index in first_of and (lead := _lead_of(block, article)) is not None:
            yield _joined([(lead, True), (first_of[block.index], False)], line_of)
    for (group, _), row in rows.items():
        heads = {block.column: block for block in rows.get((group, 0), ())}
        parts: list[tuple[Sentence, bool]] = []
        for cell in row:
            head = heads.get(cell.column)
            if (
                cell.header
                and head is not None
                and cell.index in first_of
                and len(cell.header.split()) <= _LONGEST_HEADER
            ):
                # a word over the first column names what it holds: "Drop", "Cut"
                if head.index in first_of and (cell.column or " " in cell.header):
                    parts.append((first_of[head.index], True))
                parts.append((first_of[cell.index], False))
        if len(parts) > 1:
            yield _joined(parts, line_of)


def _lead_of(item: Block, article: Article) -> Sentence | None:
    """The line above a list that ends in a colon, or else its heading, if that is no sentence."""
    block = article.led_in_by(item)
    lead = article.sentences_by_block.get(block.index, ())[-1:] if block is not None else ()
    if not lead or (item.lead_in < 0 and lead[0].text.rstrip()[-1:] in ".?!…"):
        return None
    return lead[0]


def _joined(parted: Sequence[tuple[Sentence, bool]], line_of: Mapping[int, Line]) -> Joined:
    """The sentences, each with whether it leads in, as one line; a comma stands behind each that does not."""
    parts: list[Part] = []
    words: list[Word] = []
    text = ""
    for at, (sentence, is_lead) in enumerate(parted):
        line, shift = line_of[sentence.index], len(text)
        kept = line.words[:-1] if is_lead and line.lowers[-1:] in _COLONS else line.words
        skipped = max(len(kept) - _LONGEST, 0) if is_lead else 0
        kept = kept[skipped:] if is_lead else kept[:_LONGEST]
        parts.append(Part(sentence, line, len(words), len(words) + len(kept), skipped, is_lead))
        words += [Word(word.lower, word.start + shift, word.end + shift) for word in kept]
        text += line.text
        if not is_lead and at < len(parted) - 1:
            words.append(Word(",", len(text), len(text) + 1))
            text += ","
        text += " "
    return Joined(Line(text, words, Names(lambda: _names_of(parts))), tuple(parts))


def _names_of(parts: Sequence[Part]) -> Iterator[tuple[int, int, Name]]:
    """The names of all parts, by the words of the joined line."""
    for part in parts:
        for start, end, name in part.line.named:
            if part.has(start, end):
                yield part.place(start), part.place(end), name
