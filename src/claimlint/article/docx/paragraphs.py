"""The paragraphs of a Word file as values: their words, and what stands at which of them."""

from __future__ import annotations

LINE_BREAK = "\v"  # Word's own sign for a line break inside a paragraph, so that a line of the source stays a paragraph
# The letters of the font Symbol that medical text uses, by their numbers in it.
SYMBOLS = dict(
    zip(
        "61 62 67 64 65 6B 6C 6D 70 73 74 77 44 57 A3 B3 B1 B4 B0 B7 BB AE AD AF B9 A5 D7".split(),  # noqa: SIM905
        "αβγδεκλµπστωΔΩ≤≥±×°•≈→↑↓≠∞·",
        strict=True,
    )
)


class Cell:
    """A place in a table: the table's number, row and column from 0, and how many columns it takes."""

    __slots__ = ("column", "row", "table", "width")

    def __init__(self, table: int, row: int, column: int, width: int = 1) -> None:
        self.table, self.row, self.column, self.width = table, row, column, width


class Paragraph:
    """A paragraph being read. links: (start, end, target); notes: (offset, id); comments: (start, end, id).

    bold: code points in bold. is_joined: its mark was deleted, and it runs on into the next. is_alt: it is no
    paragraph of the document but what describes a picture of the one before.
    """

    def __init__(self, cell: Cell | None = None, note: str = "") -> None:
        self.parts: list[str] = []
        self.length = self.bold = 0
        self.style, self.outline = "", -1
        self.numbering: tuple[str, int] | None = None
        self.cell, self.note = cell, note
        self.links: list[tuple[int, int, str]] = []
        self.notes: list[tuple[int, str]] = []
        self.comments: list[tuple[int, int, str]] = []
        self.is_joined = self.is_alt = False

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str, is_bold: bool) -> None:
        self.parts.append(text)
        self.length += len(text)
        if is_bold or text.isspace():
            self.bold += len(text)


Nested = list["Paragraph | Nested"]


def flattened(nested: Nested) -> list[Paragraph]:
    """The paragraphs of lists in lists, in order."""
    found: list[Paragraph] = []
    waiting = [iter(nested)]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif isinstance(item, Paragraph):
            found.append(item)
        else:
            waiting.append(iter(item))
    return found


def joined(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A paragraph whose mark was deleted becomes the head of the next."""
    found: list[Paragraph] = []
    head: Paragraph | None = None
    for paragraph in paragraphs:
        if head is not None:
            shift = head.length
            head.parts += paragraph.parts  # in place: a thousand joined paragraphs are no thousand copies
            paragraph.parts = head.parts
            paragraph.length += shift
            paragraph.bold += head.bold
            paragraph.links = head.links + [(a + shift, b + shift, t) for a, b, t in paragraph.links]
            paragraph.notes = head.notes + [(a + shift, i) for a, i in paragraph.notes]
            paragraph.comments = head.comments + [(a + shift, b + shift, i) for a, b, i in paragraph.comments]
        head = paragraph if paragraph.is_joined else None
        if head is None:
            found.append(paragraph)
    if head is not None:
        found.append(head)
    return found
