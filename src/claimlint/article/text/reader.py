"""Plain text as publishers export it, to an Article. There is no markup: what a line is, is told by its shape
(`article.text.lines`).

Words are kept as they stand; a link written `text (URL)` becomes a link on the word before it. It does not guess at
tables drawn with characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimlint.article.build import Draft, TextBuilder, answered_in, asked_in
from claimlint.article.decode import decode
from claimlint.article.front_matter.fields import FrontMatter, without_front_matter
from claimlint.article.model import Article, Block, Source, Unreadable
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.visible import is_metadata_line, visible_fields
from claimlint.article.text.lines import Line, Part, parts_of

_URL = lazy_pattern(
    r"\s?(?:\((?P<round>(?:https?://|www\.|mailto:)[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)|<(?P<angle>(?:https?://|mailto:)[^\s<>]+)>)"
)
_FAQ = lazy_pattern(r"\b(?:faqs?|frequently asked|questions)\b", re.IGNORECASE)
_WEIGHTY = lazy_pattern(r"[^\W\d_]{4,}")
_LINE_ENDS = "\r\f\v\x85\u2028\u2029"  # of old Macs, of pages, of Word, of mainframes, of the web's editors
_TITLE_PARTS = 6  # the title stands among the first parts, above the first prose
_PROSE_WORDS = 8


def read_text(content: bytes, path: str) -> Article:
    """Read plain text. Raises Unreadable for what is not text."""
    source = Source(path, decode(content, path), "text")
    return article_of(source)


def article_of(source: Source) -> Article:
    """The article of a source whose text is already decoded."""
    # as many code points as before, so that offsets stay: CR before LF becomes a blank at the line's end
    try:
        front, flat = without_front_matter(source)
    except Unreadable:
        front, flat = FrontMatter([], 0), source.text  # a rule above words with a colon
    flat = flat.replace("\r\n", " \n")
    for line_end in _LINE_ENDS:
        flat = flat.replace(line_end, "\n")
    parts = parts_of(flat)
    title = _title_among(parts)
    draft = Draft(source)
    title_block = _lay_down(draft, parts, title)
    return draft.article(front.fields, title_block, front.problems, visible_fields)


class _Lists:
    """The lists that are open, by how far their items are indented, and the table that is being read."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._open: list[tuple[int, int, bool]] = []  # (indent, group, is numbered), outermost first
        self._header: list[str] = []
        self._table = self._row = -1

    def close(self) -> None:
        self._open.clear()
        self._table = -1

    def item(self, part: Part) -> None:
        """Add an item: to the open list of its indent, or to one below the last item."""
        self._table = -1
        while len(self._open) > 1 and part.indent < self._open[-1][0]:
            self._open.pop()
        is_numbered = part.marker[-1:] in (".", ")")
        if not self._open or part.indent > self._open[-1][0] + 1:
            self._open.append((part.indent, self._draft.new_group(), is_numbered))
        elif is_numbered != self._open[-1][2]:
            self._open[-1] = (part.indent, self._draft.new_group(), is_numbered)
        marker = part.marker if is_numbered else ""
        self._draft.add("item", _words(part.lines), level=len(self._open), group=self._open[-1][1], marker=marker)

    def row(self, part: Part) -> None:
        """Add the cells of a line with tabs; the first row heads the columns."""
        line = part.lines[0]
        if self._table < 0:
            self._open.clear()
            self._table, self._row, self._header = self._draft.new_group(), -1, line.text.split("\t")
        self._row += 1
        at = line.start
        for column, cell in enumerate(line.text.split("\t")):
            words = TextBuilder()
            _lay(words, cell, at)
            header = self._header[column].strip() if self._row and column < len(self._header) else ""
            self._draft.add("cell", words, group=self._table, row=self._row, column=column, header=header)
            at += len(cell) + 1


def _lay_down(draft: Draft, parts: Sequence[Part], title: int) -> Block | None:
    """Add the parts as blocks; the block of the title."""
    titled, in_faq, lists = None, False, _Lists(draft)
    for number, part in enumerate(parts):
        if part.kind == "item":
            lists.item(part)
            continue
        if part.kind == "row":
            lists.row(part)
            continue
        lists.close()
        level = 0
        if part.kind == "heading":
            is_question = part.text.endswith("?")
            in_faq = in_faq if is_question else bool(_FAQ.search(part.text))
            level = 1 if number == title else part.level if part.level > 1 else 3 if is_question and in_faq else 2
        block = _block(draft, part, level)
        titled = block if number == title else titled
    return titled


def _block(draft: Draft, part: Part, level: int) -> Block | None:
    """A heading, paragraph or quote; "Q:" and "A:" are labels, and a question behind "Q:" is a heading."""
    words = _words(part.lines)
    text = part.text
    if asked := asked_in(text):
        return draft.add("heading", words, level=level or 3, label="Q", cut=asked.end())
    if answered := answered_in(text, draft.blocks):
        return draft.add("paragraph", words, label="A", cut=answered.end())
    if part.kind == "heading":
        return draft.add("heading", words, level=level)
    return draft.add("quote" if part.kind == "quote" else "paragraph", words)


def _words(lines: Sequence[Line]) -> TextBuilder:
    words = TextBuilder()
    before = 0
    for line in lines:
        if words.length:
            words.mapped(" ", before, line.start)
        _lay(words, line.text, line.start)
        before = line.start + len(line.text)
    return words


def _lay(words: TextBuilder, text: str, at: int) -> None:
    """Lay words down, taking the targets of links out of them."""
    done = 0
    if "(" in text or "<" in text:
        for match in _URL.finditer(text):
            words.literal(text[done : match.start()], at + done)
            before = words.text()
            word = before.rfind("[" if before.endswith("]") else " ") + 1  # "[two words](URL)" as Markdown has it
            words.link(min(word, words.length), match.group("round") or match.group("angle"))
            done = match.end()
    words.literal(text[done:], at + done)


def _title_among(parts: Sequence[Part]) -> int:
    """The part that is the title, or -1: the heading above the byline or date, else the one whose words the text uses
    most.

    Exports put breadcrumbs and badges above the title; those stand further from the byline and share fewer words with
    the text.
    """
    headings: list[int] = []
    for number, part in enumerate(parts[:_TITLE_PARTS]):
        if part.kind == "heading":
            headings.append(number)
        elif headings and is_metadata_line(part.text):
            return headings[-1]
        elif part.kind != "paragraph" or len(part.text.split()) >= _PROSE_WORDS:
            break
    if len(headings) < 2:
        return headings[0] if headings else -1
    candidates = [n for n in headings if not parts[n].text.endswith("?")] or headings
    body = {w.lower() for part in parts[headings[-1] + 1 :] for w in _WEIGHTY.findall(part.text)}

    def shared(number: int) -> float:
        words = {w.lower() for w in _WEIGHTY.findall(parts[number].text)}
        return len(words & body) / len(words) if words else 0.0

    return max(candidates, key=lambda number: (shared(number), -number))
