"""The values that a reader produces: an article in blocks, each with its text and where in the source that stands.

Positions are half-open ranges of Unicode code points of `Source.text`. Nothing here reads files or judges words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from claimlint.values import NamedTuple

BlockKind = Literal[
    "heading",
    "paragraph",
    "item",
    "cell",
    "caption",
    "quote",
    "term",
    "definition",
    "alt",
    "footnote",
    "code",
    "furniture",
]
Origin = Literal["front-matter", "json-ld", "meta", "microdata", "properties", "visible"]


class Span(NamedTuple):
    """Half-open [start, end) in code points of the source text."""

    start: int
    end: int

    def __new__(cls, start: int, end: int) -> Span:  # type: ignore[misc]
        if not 0 <= start <= end:
            raise ValueError(f"span {start}-{end} is not ordered")
        return tuple.__new__(cls, (start, end))

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def joined(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Place(NamedTuple):
    """A position as people see it: line and column from 1, in code points."""

    line: int
    column: int
    offset: int


class Source(NamedTuple):
    """One file as decoded text. `path` is POSIX, as reported; a docx's text is its paragraphs joined by line feeds."""

    path: str
    text: str
    format: str

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.text.replace("\r\n", " \n").replace("\r", "\n")  # an old Mac's line ends count too
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> Place:
        """Line and column of an offset; the end of the text has a place too."""
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1, offset)

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]


class Piece(NamedTuple):
    """A stretch of read text, from `start` on, and the source behind it.

    Literal pieces stand in the source letter by letter; others (a character reference, a soft line break, a curly quote
    made by the reader) map as a whole: no offset inside them has a place of its own.
    """

    start: int
    end: int
    source: Span
    literal: bool = True

    def __new__(cls, start: int, end: int, source: Span, literal: bool = True) -> Piece:  # type: ignore[misc]
        if end <= start:
            raise ValueError(f"piece {start}-{end} is empty")
        if literal and end - start != source.end - source.start:
            raise ValueError(f"literal piece {start}-{end} does not fit source {source}")
        return tuple.__new__(cls, (start, end, source, literal))


@dataclass(frozen=True, slots=True)
class MappedText:
    """Text as a reader sees it, tiled by pieces that each know their source: no gap, no overlap, in source order."""

    text: str
    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple([piece.start for piece in self.pieces]))
        at, source = 0, -1
        for piece in self.pieces:
            if piece.start != at or piece.source.start < source:
                raise ValueError(f"piece {piece} leaves a gap or goes back; text {self.text[:40]!r}")
            at, source = piece.end, piece.source.end
        if at != len(self.text):
            raise ValueError(f"pieces end at {at}, the text at {len(self.text)}")

    def read_range(self, span: Span) -> tuple[int, int] | None:
        """What of the text stands in a source span, as offsets; None where they share nothing.

        The way back of `source_span`: exact where a piece is literal, else the piece as a whole.
        """
        at = bisect_right(self.pieces, span.start, key=lambda piece: piece.source.end)
        after = bisect_left(self.pieces, span.end, key=lambda piece: piece.source.start)
        if at >= after:
            return None
        first, last = self.pieces[at], self.pieces[after - 1]
        ahead = max(0, span.start - first.source.start) if first.literal else 0
        behind = max(0, last.source.end - span.end) if last.literal else 0
        return first.start + ahead, last.end - behind

    def source_span(self, start: int, end: int) -> Span:
        """The source behind `text[start:end]`, markup inside it included, pieces that are not literal taken whole.

        Raises ValueError unless 0 <= start < end <= len(text): an empty stretch has no one place in the source.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}-{end} is not a stretch of {len(self.text)} characters")
        if len(self.pieces) == 1 and self.pieces[0].literal:  # most text: nothing to look up
            left = self.pieces[0].source.start
            return Span(left + start, left + end)
        first = self.pieces[bisect_right(self._starts, start) - 1]
        last = first if end <= first.end else self.pieces[bisect_right(self._starts, end - 1) - 1]
        left = first.source.start + (start - first.start if first.literal else 0)
        right = last.source.start + end - last.start if last.literal else last.source.end
        return Span(left, right)


class Link(NamedTuple):
    """A link in a block's text (offsets into it) with its target as written, character references resolved."""

    start: int
    end: int
    target: str
    kind: Literal["link", "image", "footnote"] = "link"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`block.text.text[start:end]`, numbered through the article. Offsets are into the block's text, not the file's."""

    index: int
    block: Block = field(repr=False)
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return self.block.text.source_span(self.start, self.end)

    def source_span(self, start: int, end: int) -> Span:
        """The source behind `self.text[start:end]`."""
        return self.block.text.source_span(self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table cell … and where it stands.

    index: number in the article. level: heading level 1-6, or depth of a list item from 1; else 0.
    section: index of the nearest heading above (for a heading: its parent heading), or -1.
    group: number shared by the blocks of one list or one table, else -1; row and column of a cell from 0.
    header: for a cell, the text of its column's header; for an item, "" .
    lead_in: index of the block that introduces a list or table ("Turmeric can:"), or -1.
    marker: what stands before an item of a numbered list, "3." or "[3]"; it is no part of the text.
    label: the words before the colon with which an item or paragraph opens ("Osteoarthritis" of "1. Osteoarthritis: It
    …"), which stay in the text; for "Q:" and "A:" lines, that letter, which does not.
    """

    index: int
    kind: BlockKind
    text: MappedText
    level: int = 0
    section: int = -1
    group: int = -1
    row: int = -1
    column: int = -1
    header: str = ""
    lead_in: int = -1
    label: str = ""
    links: tuple[Link, ...] = ()
    marker: str = ""

    @property
    def is_prose(self) -> bool:
        return self.kind not in ("code", "furniture")

    @property
    def span(self) -> Span:
        return Span(self.text.pieces[0].source.start, self.text.pieces[-1].source.end)


class Field(NamedTuple):
    """A statement about the article itself: `author`, `reviewer`, `published`, `updated`, `reviewed`, `title` …

    `name` is normalised by `article.metadata`; `key` is as written. One article may have several fields of one name.
    span: the value alone (a property of a Word file has no place: its title). phrase_span: where the article says it
    in words, those words and the value ("last reviewed on May 25, 2022"), else None.
    """

    name: str
    key: str
    value: str
    span: Span
    origin: Origin
    phrase_span: Span | None = None


class Comment(NamedTuple):
    """A comment of the source (HTML, Word) and the index of the block that follows it, or of the last one."""

    text: str
    span: Span
    before: int


class Article(NamedTuple):
    """One article as read. `blocks` are in reading order; `sentences` number them through, headings included.

    stated: what the head of the file states (front matter, markup, properties). visible: finds what the words state;
    only checks ask for that. problems: what is wrong with the file though it could be read, such as front matter that
    others will not read.
    """

    source: Source
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    stated: tuple[Field, ...] = ()
    comments: tuple[Comment, ...] = ()
    title: str = ""
    title_span: Span | None = None
    problems: tuple[Problem, ...] = ()
    visible: Callable[[Sequence[Block]], Sequence[Field]] | None = None
    head: Article | None = None

    @cached_property
    def metadata(self) -> tuple[Field, ...]:
        """What the article says about itself, in source order."""
        visible = self.visible(self.blocks) if self.visible is not None else ()
        return tuple(sorted([*self.stated, *visible], key=lambda f: (f.span.start, f.span.end, f.name)))

    def fields(self, *names: str) -> Iterator[Field]:
        """The metadata of these names, in source order."""
        return (f for f in self.metadata if f.name in names)

    @cached_property
    def sentences_by_block(self) -> Mapping[int, tuple[Sentence, ...]]:
        """Sentences of each block, by the block's index; a block without words is absent."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block.index, []).append(sentence)
        return {index: tuple(group) for index, group in found.items()}

    def led_in_by(self, item: Block) -> Block | None:
        """The line above a list that ends in a colon, or else the heading right above it."""
        if item.lead_in >= 0:
            return self.blocks[item.lead_in]
        is_first = item.section >= 0 and self.blocks[item.section + 1].group == item.group
        return self.blocks[item.section] if is_first else None

    def headings_above(self, block: Block) -> Iterator[Block]:
        """The headings that a block stands under, nearest first."""
        at = block.section
        while at >= 0:
            yield self.blocks[at]
            at = self.blocks[at].section


class Problem(NamedTuple):
    """Something that kept a file from being read or a setting from being understood. Never silent, never exit 0.

    line and column are from 1, or 0 where the problem has no place inside the file.
    """

    path: str
    message: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


class Unreadable(Exception):
    """Raised by a reader; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
