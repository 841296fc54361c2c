"""The events of a Markdown body laid down as blocks. Code is no prose, and struck-out words are not what the article
says.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from claimlint.article.build import Draft, TextBuilder
from claimlint.article.markdown.html import Html, InlineTags
from claimlint.article.model import BlockKind, Span
from claimlint.article.non_prose import FILLER
from claimlint.article.patterns import lazy_pattern

_NOTE_MARKS = ("!", "?", "=")
_ALERT = lazy_pattern(r"[>\s]{1,40}\[!")
_CODE = "\ufffc"  # an object stands here: inline code is a thing in its sentence, but its words are not prose


class Walk:
    """One pass over the events of a body. `words` is the block being laid down, `kind` what it will be."""

    def __init__(
        self, draft: Draft, base: int, comments: list[tuple[str, int, int]], *, has_indented_code: bool = True
    ) -> None:
        self.draft, self.base = draft, base
        self.source = draft.source.text
        self.hidden = deque(comments)
        self.words: TextBuilder | None = None
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.label = ""
        self.quotes: list[bool] = []  # for each open block quote: whether it is one, and no note or warning
        self.struck = 0
        self.html, self.tags = Html(draft), InlineTags()
        self.has_indented_code, self.is_loose = has_indented_code, False
        self.items: list[bool] = []  # for each open item: whether its own words are still to come
        self.groups: list[int] = []
        self.links: list[tuple[int, str]] = []
        self.alts: list[TextBuilder] = []
        self.images: list[TextBuilder] = []
        self.footnote = ""
        self.table: list[str] = []
        self.cell = (-1, -1)
        self.code: TextBuilder | None = None
        self.fragment: list[tuple[int, int]] | None = None
        self.bold = self.has_bold = self.has_plain = False
        self.is_titled = False  # whether the next paragraph is the title of a note

    def run(self, events: Iterable[Any], offset: Callable[[int], int]) -> None:
        """Lay the events down; `offset` turns their byte offsets to places in the source."""
        starts, ends = self._starts(), self._ends()
        for event, place in events:
            if type(event) is str:
                self._mark(event, offset(place["start"]), offset(place["end"]))
                continue
            [(name, value)] = event.items()
            if name == "End":
                close = ends.get(value if type(value) is str else next(iter(value)))
                if close:
                    close()
                continue
            start, end = offset(place["start"]), offset(place["end"])
            if name == "Text":
                self._text(value, start, end)
            elif name == "Start":
                what, detail = (value, None) if type(value) is str else next(iter(value.items()))
                begin = starts.get(what)
                if begin:
                    self._comments_before(start)
                    begin(detail, start, end)
            elif name == "Html":
                if self.fragment is not None:
                    self.fragment.append((start, end))
            elif name == "InlineHtml":
                self._inline_html(value, start, end)
            elif name == "Code":
                self._object(start, end)
            elif name == "FootnoteReference" and self.words is not None:
                self.words.point(self.words.length, f"^{value}")
        self._flush()
        self._comments_before(len(self.source))

    def _starts(self) -> dict[str, Callable[[Any, int, int], None]]:
        return {
            "Paragraph": self._open_paragraph,
            "Heading": lambda d, s, e: self._open("heading", level=int(d["level"][1])),
            "List": self._open_list,
            "Item": self._open_item,
            "BlockQuote": self._open_quote,
            "CodeBlock": self._open_code,
            "HtmlBlock": self._open_html,
            "FootnoteDefinition": self._open_footnote,
            "Table": self._open_table,
            "TableHead": self._open_row,
            "TableRow": self._open_row,
            "TableCell": self._open_cell,
            "DefinitionList": self._open_list,
            "DefinitionListTitle": lambda d, s, e: self._open("term"),
            "DefinitionListDefinition": self._open_definition,
            "Link": self._open_link,
            "Image": lambda d, s, e: self.images.append(TextBuilder()),
            "Strong": self._open_strong,
            "Strikethrough": self._open_struck,
        }

    def _ends(self) -> dict[str, Callable[[], None]]:
        return {
            "Paragraph": self._end_paragraph,
            "Heading": self._flush,
            "List": self._close_list,
            "Item": self._close_item,
            "BlockQuote": self._close_quote,
            "CodeBlock": self._close_code,
            "HtmlBlock": self._close_html,
            "FootnoteDefinition": lambda: self._open_footnote(""),
            "Table": self._close_list,
            "TableCell": self._flush,
            "DefinitionList": self._close_list,
            "DefinitionListTitle": self._flush,
            "DefinitionListDefinition": self._close_item,
            "Link": self._close_link,
            "Image": self._close_image,
            "Strong": self._close_strong,
            "Strikethrough": self._close_struck,
        }

    # blocks

    def _open(self, kind: BlockKind, level: int = 0) -> None:
        self._flush()
        self.words, self.kind, self.level = TextBuilder(), kind, level
        self.bold = self.has_bold = self.has_plain = False

    def _open_paragraph(self, _detail: Any, _start: int, _end: int) -> None:
        if self.items and self.items[-1]:
            if self.words is None:
                self._open("item", len(self.groups))
            return
        self._open("footnote" if self.footnote else "quote" if any(self.quotes) else "paragraph")
        self.bold = self.has_bold = self.is_titled

    def _open_list(self, first: Any, _start: int, _end: int) -> None:
        self._flush()
        self.groups.append(self.draft.new_group(first))

    def _close_list(self) -> None:
        self._flush()
        self.groups.pop()

    def _open_item(self, _detail: Any, start: int, _end: int) -> None:
        if self.source[start] in _NOTE_MARKS:  # '!!! note "Title"', which the parser sees as an item
            self._flush()
            line_end = self.source.find("\n", start)
            self.is_titled = '"' in self.source[start : line_end if line_end >= 0 else None]
            self.items.append(False)
            self._open_paragraph("", start, start)
            return
        self.is_titled = False
        self._open("item", len(self.groups))
        self.items.append(True)

    def _close_item(self) -> None:
        self._end_paragraph()
        self.items.pop()

    def _open_definition(self, _detail: Any, _start: int, _end: int) -> None:
        self._open("definition")
        self.items.append(True)

    def _open_quote(self, _detail: Any, start: int, _end: int) -> None:
        self._flush()
        self.quotes.append(_ALERT.match(self.source, start) is None)

    def _close_quote(self) -> None:
        self._flush()
        self.quotes.pop()

    def _open_footnote(self, label: str, _start: int = 0, _end: int = 0) -> None:
        self._flush()
        self.footnote = label

    def _open_table(self, _detail: Any, _start: int, _end: int) -> None:
        self._flush()
        self.groups.append(self.draft.new_group())
        self.table, self.cell = [], (-1, -1)

    def _open_row(self, _detail: Any, _start: int, _end: int) -> None:
        self.cell = (self.cell[0] + 1, -1)

    def _open_cell(self, _detail: Any, _start: int, _end: int) -> None:
        self._open("cell")
        self.cell = (self.cell[0], self.cell[1] + 1)

    def _open_code(self, detail: Any, start: int, end: int) -> None:
        self._flush()
        if detail == "Indented" and not self.has_indented_code:
            self._open_paragraph(detail, start, end)
            self.is_loose = True
        else:
            self.code = TextBuilder()

    def _close_code(self) -> None:
        if self.code is not None and self.html.standing == "prose":
            self.draft.add("code", self.code)
        self.code, self.is_loose = None, False
        self._flush()

    def _end_paragraph(self) -> None:
        self._flush()
        self.is_titled = False

    def _flush(self) -> None:
        """End the block being laid down, if there is one."""
        words, self.words = self.words, None
        alts, self.alts = self.alts, []
        self.tags = InlineTags()
        if words is not None:
            self._add(words)
            if self.items and self.items[-1] and words.length:
                self.items[-1] = False
        for alt in alts if self.html.standing == "prose" else ():
            self.draft.add("alt", alt)

    def _add(self, words: TextBuilder) -> None:
        group = self.groups[-1] if self.groups else -1
        if self.html.standing == "hidden":
            return
        if self.html.standing == "furniture":
            self.draft.add("furniture", words)
        elif self.kind == "cell":
            row, column = self.cell
            if row == 0:
                self.table.append(words.text().strip())
            header = self.table[column] if row and column < len(self.table) else ""
            self.draft.add("cell", words, group=group, row=row, column=column, header=header)
        elif self.kind == "term":
            self.draft.add_term(words, group=group)
        elif self.kind == "heading":
            self.draft.add_heading(words, self.level)
        elif self.kind in ("item", "definition"):
            self.draft.add(self.kind, words, level=self.level, group=group)
        elif self.kind == "footnote":
            self.draft.add("footnote", words, label=self.footnote)
        elif self.kind == "paragraph" and self.has_bold and not self.has_plain:
            self.draft.add_bold(words)
        elif self.kind == "paragraph":
            self.draft.add_paragraph(words)
        else:
            self.draft.add(self.kind, words, level=self.level)

    # words

    def _text(self, value: str, start: int, end: int) -> None:
        words = self.images[-1] if self.images else self.code if self.code is not None else self.words
        if words is None or self.struck or self.tags.is_silent:
            return
        if not self.bold and not value.isspace():
            self.has_plain = True
        if self.is_loose:
            value = value.rstrip("\r\n")  # the line end stands at the end of its event
        if FILLER in value:
            at = start
            for part in re.split(f"({FILLER}+)", value):
                if part and part[0] != FILLER:
                    self._lay(words, part, at, at + len(part))
                at += len(part)
        else:
            self._lay(words, value, start, start + len(value) if self.is_loose else end)
        if self.is_loose and start + len(value) < end:
            words.mapped(" ", start + len(value), end)

    def _lay(self, words: TextBuilder, text: str, start: int, end: int) -> None:
        if self.source[start:end] == text:
            words.literal(text, start)
        else:
            words.mapped(text.replace("\r", " "), start, end)  # &#13;

    def _mark(self, event: str, start: int, end: int) -> None:
        words = self.images[-1] if self.images else self.words
        if event == "Rule":
            self._flush()
        elif words is not None and words.length and not self.struck and not self.tags.is_silent:
            if event == "SoftBreak" and self.is_titled:  # the title is over, the note's own words follow
                self.is_titled = False
                self._open_paragraph("", start, end)
            elif event == "SoftBreak":
                words.mapped(" ", start, end)
            elif event == "HardBreak":
                words.mapped("\n", start, end)

    def _object(self, start: int, end: int) -> None:
        if self.words is not None and not self.struck and not self.tags.is_silent:
            self.has_plain = True
            self.words.mapped(_CODE, start, end)

    def _open_link(self, detail: Any, _start: int, _end: int) -> None:
        target = detail["dest_url"]
        if detail["link_type"] == "Email":
            target = f"mailto:{target}"
        self.links.append((self.words.length if self.words else 0, target))

    def _close_link(self) -> None:
        start, target = self.links.pop()
        if self.words is not None:
            self.words.link(start, target)

    def _close_image(self) -> None:
        alt = self.images.pop()
        if not self.images:
            self.alts.append(alt)
            if self.words is None:
                self._flush()

    def _open_strong(self, _detail: Any, _start: int, _end: int) -> None:
        self.bold = self.has_bold = True

    def _close_strong(self) -> None:
        self.bold = False

    def _open_struck(self, _detail: Any, _start: int, _end: int) -> None:
        self.struck += 1

    def _close_struck(self) -> None:
        self.struck -= 1

    # HTML and comments

    def _open_html(self, _detail: Any, _start: int, _end: int) -> None:
        self._flush()
        self.fragment = []

    def _close_html(self) -> None:
        lines, self.fragment = self.fragment or [], None
        if lines:
            self.html.lay(lines)

    def _inline_html(self, value: str, start: int, end: int) -> None:
        if value.startswith("<!--"):
            self.draft.comment(value[4:].removesuffix("-->").strip(), Span(start, end))
            return
        self.tags.take(value, start, end, None if self.struck else self.words)

    def _comments_before(self, at: int) -> None:
        while self.hidden and self.hidden[0][1] + self.base < at:
            words, start, end = self.hidden.popleft()
            self.draft.comment(words, Span(self.base + start, self.base + end))
