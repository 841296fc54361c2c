"""Word files to an Article, with zipfile and expat alone.

The source text is the paragraphs in document order, table cells row by row, text boxes and descriptions of pictures
behind their anchor, then footnotes, then endnotes, joined by line feeds: a line is a paragraph. Behind them stand the
properties that others are shown: title, subject, comments. As metadata they have no place in it, as the others, and
stand at the title. Headers and footers are not read: what stands on every sheet is not what the article says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimlint.article.build import Draft, TextBuilder
from claimlint.article.docx.numbering import Numbering
from claimlint.article.docx.paragraphs import LINE_BREAK, Paragraph
from claimlint.article.docx.parts import Container
from claimlint.article.docx.story import Story
from claimlint.article.docx.styles import Style, styles_of
from claimlint.article.metadata import field_name
from claimlint.article.model import Article, Block, Comment, Field, Source, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of
from claimlint.article.statements.visible import visible_fields

_BULLET = lazy_pattern(r"\s*[•●▪◦‣·■–][ \t\u00a0]+(?=\S)")
# Dates and account names that Word writes by itself are the file's, not the article's.
_CORE = {
    "title": "title",
    "subject": "topic",
    "description": "description",
    "keywords": "tags",
    "category": "category",
    "language": "language",
    "creator": "file-author",
    "lastModifiedBy": "file-editor",
    "created": "file-created",
    "modified": "file-modified",
}
_CUSTOM = "custom-properties"
# What others are shown of a file: its title, and under it the subject and what Word's dialogue calls comments.
_SHOWN = {"title": "title", "subject": "description", "description": "description"}


def read_docx(content: bytes, path: str) -> Article:
    """Read a Word file. Raises Unreadable for what is encrypted, damaged, macro-bearing, too large or no Word file."""
    container = Container(content, path)
    relations = container.relations(container.document)
    parts = dict(relations.values())
    styles = styles_of(container, parts.get("styles", "word/styles.xml"))
    paragraphs = Story(relations).read(container, container.document)
    notes = []
    for kind in ("footnotes", "endnotes"):
        if kind in parts:
            notes += Story(container.relations(parts[kind])).read(container, parts[kind])
    properties = _properties(container)
    text, shown = _with_shown("\n".join(p.text for p in [*paragraphs, *notes]), properties)
    source = Source(path, text, "docx")
    draft = Draft(source)
    numbers = Numbering(container, parts.get("numbering", "word/numbering.xml"))
    layer = _Layer(draft, styles, paragraphs, numbers)
    layer.lay(paragraphs, notes)
    comments = _comments(container, parts.get("comments", ""), layer)
    home = _home_of(draft.blocks, layer.title)
    fields = [Field(name, key, value, home, "properties") for name, key, value in properties]
    article = draft.article(fields, layer.title, visible=visible_fields, shown=shown)
    return article._replace(comments=tuple(comments)) if comments else article


class _Layer:
    """Lays paragraphs down as blocks. `spans` tells for each comment id what it is about, and in which block."""

    def __init__(
        self, draft: Draft, styles: Mapping[str, Style], paragraphs: Sequence[Paragraph], numbers: Numbering
    ) -> None:
        self._draft, self._styles, self._numbers = draft, styles, numbers
        self.title: Block | None = None
        self.spans: dict[str, tuple[Span, int]] = {}
        self._lists: list[tuple[str, int, int]] = []  # (numbering, depth, group), outermost first
        self._tables: dict[int, int] = {}
        self._headers: dict[tuple[int, int], str] = {}
        self._cells = _cell_counts(paragraphs)
        # under a title, Word's "heading 1" is the first level of sections
        self._shift = 1 if any(self._role(p) == "title" for p in paragraphs) else 0

    def _style(self, paragraph: Paragraph) -> Style:
        return self._styles.get(paragraph.style) or Style()

    def _role(self, paragraph: Paragraph) -> str:
        return self._style(paragraph).role

    def lay(self, paragraphs: Sequence[Paragraph], notes: Sequence[Paragraph]) -> None:
        at = 0
        for paragraph in paragraphs:
            self._add(paragraph, self._words(paragraph, at))
            at += self._note_comments(paragraph, at)
        for paragraph in notes:
            self._draft.add("footnote", self._words(paragraph, at), label=paragraph.note)
            at += self._note_comments(paragraph, at)

    def _words(self, paragraph: Paragraph, at: int) -> TextBuilder:
        words = TextBuilder()
        marks = sorted(
            {0, paragraph.length, *(o for o, _ in paragraph.notes), *(o for link in paragraph.links for o in link[:2])}
        )
        text = paragraph.text
        ending: dict[int, list[tuple[int, str]]] = {}
        for left, right, target in paragraph.links:
            ending.setdefault(right, []).append((left, target))
        offsets = {0: 0}  # of each mark in the words, which leave out what nobody sees
        for start, end in zip(marks, marks[1:] or marks, strict=False):
            _lay(words, text[start:end], at + start)
            offsets[end] = words.length
            for left, target in ending.get(end, ()):
                words.link(offsets[left], target)
        for offset, note in paragraph.notes:
            words.point(offsets[offset], f"^{note}")
        return words

    def _add(self, paragraph: Paragraph, words: TextBuilder) -> None:
        draft, style = self._draft, self._style(paragraph)
        outline = paragraph.outline if paragraph.outline >= 0 else style.outline
        numbering = paragraph.numbering or (("style", style.depth) if style.numbering else None)
        if paragraph.is_alt:
            draft.add("alt", words)
            return
        if style.role == "title":
            block = draft.add("heading", words, level=1)
            self.title = self.title or block
        elif style.role == "toc":
            draft.add("furniture", words)
        elif 0 <= outline < 9:
            draft.add_heading(words, min(6, outline + 1 + self._shift))
        elif paragraph.cell is not None and self._cells[paragraph.cell.table] > 1:
            self._add_cell(paragraph, words)
        elif numbering and numbering[0] != "0":
            marker = self._numbers.marker(style.numbering if numbering[0] == "style" else numbering[0], numbering[1])
            self._add_item(words, numbering[0], numbering[1], marker=marker)
            return
        elif bullet := _BULLET.match(paragraph.text):
            self._add_item(words, "typed", bullet.start(), cut=bullet.end())
            return
        elif style.role in ("quote", "caption", "code"):
            draft.add(style.role, words)  # type: ignore[arg-type]
        elif paragraph.length and paragraph.bold == paragraph.length:
            draft.add_bold(words)
        else:
            draft.add_paragraph(words)
        if paragraph.text.strip():
            self._lists.clear()

    def _add_item(self, words: TextBuilder, numbering: str, depth: int, *, marker: str = "", cut: int = 0) -> None:
        while self._lists and self._lists[-1][1] > depth:
            self._lists.pop()
        if not self._lists or self._lists[-1][1] < depth or self._lists[-1][0] != numbering:
            if self._lists and self._lists[-1][1] == depth:
                self._lists.pop()
            self._lists.append((numbering, depth, self._draft.new_group()))
        group = self._lists[-1][2]
        self._draft.add("item", words, level=len(self._lists), group=group, marker=marker, cut=cut)

    def _add_cell(self, paragraph: Paragraph, words: TextBuilder) -> None:
        cell = paragraph.cell
        assert cell is not None
        if cell.table not in self._tables:
            self._tables[cell.table] = self._draft.new_group()
        for column in range(cell.column, cell.column + cell.width) if cell.row == 0 else ():
            self._headers.setdefault((cell.table, column), paragraph.text.strip())
        header = self._headers.get((cell.table, cell.column), "") if cell.row else ""
        group = self._tables[cell.table]
        self._draft.add("cell", words, group=group, row=cell.row, column=cell.column, header=header)

    def _note_comments(self, paragraph: Paragraph, at: int) -> int:
        """Remember where the paragraph's comments point; the offset from it to the next."""
        block = max(0, len(self._draft.blocks) - 1)
        for start, end, number in paragraph.comments:
            self.spans[number] = (Span(at + start, at + end), block)
        return paragraph.length + 1


def _lay(words: TextBuilder, text: str, at: int) -> None:
    done = 0
    while (stop := text.find(LINE_BREAK, done)) >= 0:
        words.literal(text[done:stop], at + done)
        words.mapped("\n", at + stop, at + stop + 1)
        done = stop + 1
    words.literal(text[done:], at + done)


def _cell_counts(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """How many cells each table has; a table of one cell is a box around text."""
    cells: dict[int, set[tuple[int, int]]] = {}
    for paragraph in paragraphs:
        if paragraph.cell:
            cells.setdefault(paragraph.cell.table, set()).add((paragraph.cell.row, paragraph.cell.column))
    return {table: len(places) for table, places in cells.items()}


def _comments(container: Container, part: str, layer: _Layer) -> list[Comment]:
    """The comments in the order of what they are about; each stands before the block that it is in."""
    if not part:
        return []
    texts: dict[str, list[str]] = {}
    for paragraph in Story({}).read(container, part):
        texts.setdefault(paragraph.note, []).append(paragraph.text)
    found = []
    for number, (span, block) in layer.spans.items():
        words = "\n".join(texts.get(number, [])).replace(LINE_BREAK, "\n").strip()
        if words:
            found.append(Comment(words, span, block))
    return sorted(found, key=lambda c: (c.span.start, c.span.end))


def _home_of(blocks: Sequence[Block], title: Block | None) -> Span:
    """Where the properties of a file are shown: at its title, else at its first sentence."""
    first = title or next((b for b in blocks if b.kind == "heading" and b.level == 1), None)
    if first is not None:
        return first.span
    block = next((b for b in blocks if b.kind != "furniture"), None)
    return block.text.source_span(*sentences_of(block.text.text)[0]) if block is not None else Span(0, 0)


def _with_shown(text: str, properties: Sequence[tuple[str, str, str]]) -> tuple[str, list[Field]]:
    """The text with the properties that others are shown behind it, a line each, and these as fields."""
    shown = []
    for _, key, value in properties:
        if key in _SHOWN:
            words, at = " ".join(value.split()), len(text) + 1
            text += f"\n{words}"
            shown.append(Field(_SHOWN[key], key, words, Span(at, at + len(words)), "properties"))
    return text, shown


def _properties(container: Container) -> list[tuple[str, str, str]]:
    """Name, key and value of core and custom properties."""
    found: list[tuple[str, str, str]] = []
    open_names: list[str] = []
    custom = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal custom
        open_names.append(tag.rpartition("|")[2])
        if open_names[-1] == "property":
            custom = attributes.get("name", "")

    def end(_tag: str) -> None:
        open_names.pop()

    def data(text: str) -> None:
        value = text.strip()
        if not value or not open_names:
            return
        if custom:
            found.append((field_name(custom), custom, value))
        elif open_names[-1] in _CORE:
            found.append((_CORE[open_names[-1]], open_names[-1], value))

    for kind, target in container.relations("").values():
        if kind in ("core-properties", _CUSTOM):
            container.parse(target, start, end, data)
            custom = ""
    return found
