"""The paragraphs of one part of a Word file (body, footnotes, endnotes, comments) in the order in which they are read.

Tracked changes are read as if accepted; hidden and struck-out runs are left out; a text box stands behind the paragraph
that it is anchored in. Positions are offsets into a paragraph's own text; where it stands in the file's text is known
to the reader only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimlint.article.build import number_of
from claimlint.article.docx.paragraphs import LINE_BREAK, SYMBOLS, Cell, Nested, Paragraph, flattened, joined
from claimlint.article.docx.parts import Container
from claimlint.article.patterns import lazy_pattern
from claimlint.article.words import word_set

_WORD = ("/wordprocessingml/", "schemas.openxmlformats.org/wordprocessingml", "purl.oclc.org/ooxml/wordprocessingml")
_SKIPPED = word_set("del moveFrom delText instrText Fallback rPrChange pPrChange sectPr tblPrChange rt sdtEndPr")
_HYPERLINK = lazy_pattern(r"\s*HYPERLINK\s+(?:\\l\s+)?\"?([^\"\s]+)", re.IGNORECASE)
_GUESSED = lazy_pattern(r"automatically generated|^(?:picture|image|graphic|shape|text box) ?\d*$", re.IGNORECASE)
_WIDEST = 100  # columns that one cell may take
_OFF = ("0", "false", "off", "none")


class _Run:
    def __init__(self) -> None:
        self.bold = self.hidden = False


class _Field:
    """A field being read: what it is told to do, and from its separator on what it shows."""

    def __init__(self) -> None:
        self.instruction: list[str] = []
        self.link: tuple[int, str] | None = None
        self.is_shown = False


class Story:
    """Handlers for one part; `paragraphs` is what they found."""

    def __init__(self, relations: Mapping[str, tuple[str, str]]) -> None:
        self.paragraphs: Nested = []
        self.has_embedded_text = False
        self._relations = relations
        self._open: list[Paragraph] = []
        self._boxed: list[Nested] = []  # for each open paragraph, those of the text boxes anchored in it
        self._skip = 0
        self._run = _Run()
        self._in_run = self._in_run_properties = self._in_paragraph_properties = False
        self._text: list[str] | None = None
        self._keeps_space = False
        self._tables: list[Cell] = []
        self._table_count = 0
        self._row_starts: list[int] = []
        self._row_gone: list[bool] = []
        self._links: list[tuple[int, str]] = []
        self._fields: list[_Field] = []
        self._instruction = False
        self._unshown = 0  # open fields before their separator, and content controls that ask to be filled in
        self._placeholders: list[bool] = []  # for each open content control, whether it only asks to be filled in
        self._comments: dict[str, tuple[Paragraph, int]] = {}
        self._note = ""

    def read(self, container: Container, part: str) -> list[Paragraph]:
        """The paragraphs of a part. Raises Unreadable where its text is in a file of another format inside this one."""
        container.parse(part, self.start, self.end, self.data)
        if self.has_embedded_text:
            raise container.problem("keeps text as an embedded file; open it in Word and save it again")
        return joined(flattened(self.paragraphs))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("|")[2]
        if self._skip:
            self._skip += 1
            return
        if name == "instrText":
            self._instruction = True
            return
        if name in _SKIPPED and not (name == "del" and self._marks_a_deletion()):
            self._skip = 1
            return
        handler = getattr(self, f"_start_{name}", None)
        if handler:
            handler({key.rpartition("|")[2]: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        name = tag.rpartition("|")[2]
        if name == "instrText":
            self._instruction = False
            return
        handler = getattr(self, f"_end_{name}", None)
        if handler:
            handler()

    def data(self, text: str) -> None:
        if self._skip:
            return
        if self._instruction:
            if self._fields:
                self._fields[-1].instruction.append(text)
        elif self._text is not None:
            self._text.append(text)

    def _marks_a_deletion(self) -> bool:
        """Whether w:del is a property (of a paragraph's mark, of a row) and holds no words."""
        return self._in_paragraph_properties or (bool(self._row_starts) and not self._open)

    # paragraphs

    def _start_p(self, _attributes: dict[str, str]) -> None:
        cell = self._tables[-1] if self._tables else None
        here = Cell(cell.table, cell.row, cell.column, cell.width) if cell else None
        self._open.append(Paragraph(cell=here, note=self._note))
        self._boxed.append([])

    def _end_p(self) -> None:
        if not self._open:
            return
        paragraph, boxed = self._open.pop(), self._boxed.pop()
        while self._fields and not self._fields[-1].is_shown:
            self._end_field()  # what a field is told to do ends with its paragraph, also where nothing says so
        target = self._boxed[-1] if self._boxed else self.paragraphs
        target.append(paragraph)
        if boxed:
            target.append(boxed)  # as they are: boxes in boxes without end would be copied without end

    def _start_pPr(self, _attributes: dict[str, str]) -> None:
        self._in_paragraph_properties = True

    def _end_pPr(self) -> None:
        self._in_paragraph_properties = False

    def _start_del(self, _attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties and self._open:
            self._open[-1].is_joined = True
        elif self._row_gone:
            self._row_gone[-1] = True

    def _start_pStyle(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].style = attributes.get("val", "")

    def _start_outlineLvl(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].outline = number_of(attributes.get("val", ""), self._open[-1].outline)

    def _start_numId(self, attributes: dict[str, str]) -> None:
        if self._open and self._in_paragraph_properties:
            depth = self._open[-1].numbering[1] if self._open[-1].numbering else 0
            self._open[-1].numbering = (attributes.get("val", "0"), depth)

    def _start_ilvl(self, attributes: dict[str, str]) -> None:
        if self._open and self._in_paragraph_properties:
            number = self._open[-1].numbering[0] if self._open[-1].numbering else "0"
            self._open[-1].numbering = (number, number_of(attributes.get("val", ""), 0))

    # runs

    def _start_r(self, _attributes: dict[str, str]) -> None:
        self._run = _Run()

    def _start_rPr(self, _attributes: dict[str, str]) -> None:
        self._in_run_properties = not self._in_paragraph_properties

    def _end_rPr(self) -> None:
        self._in_run_properties = False

    def _start_b(self, attributes: dict[str, str]) -> None:
        if self._in_run_properties:
            self._run.bold = attributes.get("val", "") not in _OFF

    def _start_vanish(self, attributes: dict[str, str]) -> None:
        if self._in_run_properties and attributes.get("val", "") not in _OFF:
            self._run.hidden = True

    _start_strike = _start_dstrike = _start_vanish  # struck out: not what the article says any more

    def _start_t(self, attributes: dict[str, str]) -> None:
        self._text = []
        self._keeps_space = attributes.get("space") == "preserve"

    def _end_t(self) -> None:
        text = "".join(self._text or [])
        self._text = None
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        self._put(text if self._keeps_space else text.strip())

    def _put(self, text: str) -> None:
        if text and self._open and not self._run.hidden and not self._unshown:
            self._open[-1].add(text, self._run.bold)

    def _start_tab(self, _attributes: dict[str, str]) -> None:
        if not self._in_paragraph_properties:
            self._put("\t")

    _start_ptab = _start_tab

    def _start_br(self, _attributes: dict[str, str]) -> None:
        self._put(LINE_BREAK)

    _start_cr = _start_br

    def _start_noBreakHyphen(self, _attributes: dict[str, str]) -> None:
        self._put("\u2011")

    def _start_sym(self, attributes: dict[str, str]) -> None:
        """A letter by its number in a font of symbols; of other such fonts, ticks and arrows that mark an item."""
        letter = attributes.get("char", "").upper().removeprefix("F0").removeprefix("00")
        if attributes.get("font", "").lower() == "symbol":
            self._put(SYMBOLS.get(letter, ""))
        elif attributes.get("font", "").lower().startswith(("wingdings", "webdings")):
            self._put("" if self._open and self._open[-1].length else "•")

    def _start_docPr(self, attributes: dict[str, str]) -> None:
        """A picture's description, unless a program guessed it."""
        words = " ".join((attributes.get("descr") or attributes.get("title", "")).split())
        if words and self._open and not _GUESSED.search(words):
            described = Paragraph(cell=self._open[-1].cell, note=self._note)
            described.add(words, is_bold=False)
            described.is_alt = True
            self._boxed[-1].append(described)

    # content controls

    def _start_sdt(self, _attributes: dict[str, str]) -> None:
        self._placeholders.append(False)

    def _end_sdt(self) -> None:
        if self._placeholders:
            self._unshown -= self._placeholders.pop()

    def _start_showingPlcHdr(self, attributes: dict[str, str]) -> None:
        if self._placeholders and not self._placeholders[-1]:
            self._placeholders[-1] = attributes.get("val", "") not in _OFF
            self._unshown += self._placeholders[-1]

    # links, notes, comments

    def _start_hyperlink(self, attributes: dict[str, str]) -> None:
        target = self._relations.get(attributes.get("id", ""), ("", ""))[1] or ""
        self._links.append((self._open[-1].length if self._open else 0, target))

    def _end_hyperlink(self) -> None:
        if self._links:
            self._link(self._links.pop())

    def _link(self, link: tuple[int, str]) -> None:
        start, target = link
        if self._open and target and start <= self._open[-1].length:
            self._open[-1].links.append((start, self._open[-1].length, target))

    def _start_fldSimple(self, attributes: dict[str, str]) -> None:
        found = _HYPERLINK.match(attributes.get("instr", ""))
        self._links.append((self._open[-1].length if self._open else 0, found.group(1) if found else ""))

    _end_fldSimple = _end_hyperlink

    def _start_fldChar(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            self._unshown += 1
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            self._unshown -= not field.is_shown
            field.is_shown = True
            found = _HYPERLINK.match("".join(field.instruction))
            if found and self._open:
                field.link = (self._open[-1].length, found.group(1))
        elif kind == "end" and self._fields and (link := self._end_field()):
            self._link(link)

    def _end_field(self) -> tuple[int, str] | None:
        """Close the innermost field; its link."""
        field = self._fields.pop()
        self._unshown -= not field.is_shown
        return field.link

    def _start_footnoteReference(self, attributes: dict[str, str]) -> None:
        if self._open and attributes.get("id"):
            self._open[-1].notes.append((self._open[-1].length, attributes["id"]))

    _start_endnoteReference = _start_footnoteReference

    def _start_footnote(self, attributes: dict[str, str]) -> None:
        self._note = attributes.get("id", "")
        if attributes.get("type", "normal") != "normal":
            self._skip = 1

    _start_endnote = _start_comment = _start_footnote

    def _start_commentRangeStart(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._comments[attributes.get("id", "")] = (self._open[-1], self._open[-1].length)

    def _start_commentReference(self, attributes: dict[str, str]) -> None:
        if self._open:
            here = self._open[-1]
            paragraph, start = self._comments.pop(attributes.get("id", ""), (here, here.length))
            start = start if paragraph is here else 0  # one that began in an earlier paragraph
            here.comments.append((min(start, here.length), here.length, attributes.get("id", "")))

    def _start_altChunk(self, _attributes: dict[str, str]) -> None:
        self.has_embedded_text = True

    # tables

    def _start_tbl(self, _attributes: dict[str, str]) -> None:
        self._tables.append(Cell(self._table_count, -1, -1))
        self._table_count += 1

    def _end_tbl(self) -> None:
        if self._tables:
            self._tables.pop()

    def _start_tr(self, _attributes: dict[str, str]) -> None:
        if self._tables:
            table = self._tables[-1]
            table.row, table.column, table.width = table.row + 1, -1, 1
        self._row_starts.append(len(self.paragraphs))
        self._row_gone.append(False)

    def _end_tr(self) -> None:
        start, is_gone = self._row_starts.pop(), self._row_gone.pop()
        if is_gone and not self._boxed:
            del self.paragraphs[start:]

    def _start_tc(self, _attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].column += self._tables[-1].width
            self._tables[-1].width = 1

    def _start_gridSpan(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].width = min(max(number_of(attributes.get("val", ""), 1), 1), _WIDEST)

    def _start_gridBefore(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].column += min(number_of(attributes.get("val", ""), 0), _WIDEST)
