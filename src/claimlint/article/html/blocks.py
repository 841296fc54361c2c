"""The elements of a page laid down as blocks: headings, paragraphs, items, cells, terms, captions, quotes, alt texts.

Used for whole pages and for HTML inside Markdown. White space is as a browser shows it; a character reference is one
piece; struck-out words are not what the article says.
"""

from __future__ import annotations

import re

from claimlint.article.build import Draft, TextBuilder
from claimlint.article.html.main import Layout, Standing, visibility_of
from claimlint.article.html.table import Table
from claimlint.article.html.tokens import Token, resolved
from claimlint.article.html.tree import Element, Event
from claimlint.article.list_markers import counted_in_style, integer_of
from claimlint.article.model import BlockKind, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.words import word_set

_ODD = lazy_pattern(
    r"[ ]?[\t\n\r\f][ \t\n\r\f]*|[ ]{2,}|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "li": "item", "td": "cell", "th": "cell", "caption": "caption", "figcaption": "caption",
    "blockquote": "quote", "dt": "term", "dd": "definition", "pre": "code", "summary": "heading",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_OBJECTS = word_set("code kbd samp var")
STRUCK = word_set("del s strike")
_BOLD = word_set("b strong")
_SET_APART = word_set("time span a b strong em")
# a word that ends with an element: `Author</span>`, `RN</a>`, `2026</b>`
_WORD_ENDS = lazy_pattern(r"(?P<last>[a-z]|[A-Z]{2}|\d\d)</(?:span|a|b|strong|em)>\Z")
_LONGEST_END = 12
_LINE_ENDS = ("\r", "\n", "\f", "\t")  # written as references they are white space all the same
_CODE = "\ufffc"
_LONGEST_ALT = 1000


class _State:
    """What holds inside an element, to be put back when it closes."""

    __slots__ = (
        "bold", "count", "element", "group", "in_code", "is_own", "kind", "level", "marker", "standing", "struck",
    )  # fmt: skip

    def __init__(self, element: Element | None, other: _State | None) -> None:
        self.element = element
        self.kind: BlockKind = other.kind if other else "paragraph"
        self.level: int = other.level if other else 0
        self.group: int = other.group if other else -1
        self.standing: Standing = other.standing if other else "prose"
        self.struck: bool = other.struck if other else False
        self.bold: bool = other.bold if other else False
        self.in_code: bool = other.in_code if other else False
        self.is_own: bool = other.is_own if other else False
        self.count: int | None = None  # of a numbered list: the number of its next item
        self.marker: list[str] = other.marker if other else []  # of an item, shared by all in it, until it is used


class Walk:
    """One pass over the events of a page or fragment; they point into `text`, whose offset in the source is `base`."""

    def __init__(self, draft: Draft, text: str, base: int = 0, layout: Layout | None = None) -> None:
        self._draft, self._text, self._base, self._layout = draft, text, base, layout or Layout()
        self._states = [_State(None, None)]
        self._states[0].standing = "prose" if self._layout.root is None else "furniture"
        self._states[0].is_own = self._layout.root is None and not self._layout.is_page
        self._words: TextBuilder | None = None
        self._block = self._states[0]
        self._links: list[tuple[int, int, str]] = []  # open ones: the block they begin in, their place there, target
        self._laid = 0  # blocks so far
        self._alts: list[TextBuilder] = []
        self._tables: list[Table] = []
        self._has_bold = self._has_plain = False
        self._breaks = 0

    def run(self, events: list[Event]) -> None:
        """Lay the events down. The list is emptied on the way: a large page's events weigh as much as its blocks."""
        total = max((e.length for k, e in events if k == "open" and isinstance(e, Element)), default=0)
        events.reverse()
        while events:
            kind, item = events.pop()
            if isinstance(item, Element):
                if kind == "open":
                    self._open(item, total)
                else:
                    self._close(item)
            elif kind == "text":
                self._lay(item)
            elif kind == "comment":
                self._comment(item)
        self._flush()

    # elements

    def _open(self, element: Element, total: int) -> None:
        before = self._states[-1]
        state = _State(element, before)
        self._states.append(state)
        if element is self._layout.root or (before.standing == "furniture" and element.start in self._layout.notes):
            state.is_own, state.standing = True, "prose"
        elif before.standing != "hidden":
            own, layout = before.is_own, self._layout
            state.standing = visibility_of(element, before.standing, layout, is_own=own, total=total)
            state.is_own = own or element.name in ("article", "section")
        if state.standing == "hidden":
            if not element.is_inline:
                self._flush()
            return
        if element.name == "button" and before.kind == "heading":
            state.standing = before.standing  # the questions of an accordion
            state.struck = state.struck or not _is_most_of(element, before.element)
        if element.is_inline:
            self._open_inline(element, state)
        else:
            self._open_block(element, state)

    def _open_block(self, element: Element, state: _State) -> None:
        self._flush()
        name = element.name
        if name in _HEADINGS:
            state.kind, state.level = "heading", _HEADINGS[name]
        elif name in ("ul", "ol", "menu", "dl"):
            state.group, state.kind = self._draft.new_group(), "paragraph"
            state.level += 1
            if name == "ol":
                state.count = integer_of(element.attribute("start"), 1)
        elif name == "table":
            is_layout = element.attribute("role") in ("presentation", "none")
            self._tables.append(Table(-1 if is_layout else self._draft.new_group()))
            state.group = self._tables[-1].group
            state.kind = "paragraph"
        elif self._tables and name in ("tr", "thead", "tbody"):
            self._tables[-1].open(name)
        elif name in ("td", "th"):
            if self._tables:
                self._tables[-1].next_cell(element)
            state.kind = "cell" if not self._tables or self._tables[-1].group >= 0 else "paragraph"
        elif name == "p" and state.kind in ("item", "quote", "cell", "definition", "caption"):
            # the first paragraph of an item is the item; a later one stands below it
            if state.kind == "item" and self._has_spoken(self._states[-2]):
                state.kind = "paragraph"
        elif name in _KINDS:
            state.kind = _KINDS[name]
            if name == "li":
                state.marker = self._next_marker(element)
        state.in_code = state.in_code or name == "pre"

    def _next_marker(self, item: Element) -> list[str]:
        """The number that a browser shows before an item; nothing for one of a list with bullets."""
        above = self._states[-2]
        if above.count is None or above.element is None:
            return []
        number = integer_of(item.attribute("value"), above.count)
        above.count = number + 1
        return [f"{counted_in_style(number, above.element.attribute('type'))}."]

    def _has_spoken(self, state: _State) -> bool:
        """Whether the item that this state is in has had words already."""
        element = state.element
        blocks = self._draft.blocks
        return bool(
            element
            and blocks
            and blocks[-1].span.start >= element.start + self._base
            and blocks[-1].group == state.group
        )

    def _open_inline(self, element: Element, state: _State) -> None:
        name = element.name
        if name in _SET_APART:
            self._set_apart(element)
        if name == "br":
            self._break(element)
        elif name == "img":
            self._image(element, state)
        elif name == "a":
            place = self._words.length if self._words else 0
            self._links.append((self._laid, place, element.attribute("href")))
            if state.kind == "heading" and element.attribute("href").startswith("#"):
                is_sign = element.length <= 1 or (element.length <= 8 and self._text[element.token.end] == "&")
                state.struck = state.struck or is_sign  # ¶, # or § that links to the heading itself
        elif name == "q" and not state.struck:
            self._begin().mapped("“", self._base + element.start, self._base + element.token.end)
        elif name in STRUCK:
            state.struck = True
        elif name in _BOLD:
            state.bold = True
        elif name in _OBJECTS and not state.in_code and state.standing == "prose":
            self._begin().mapped(_CODE, self._base + element.start, self._base + element.token.end)
            self._has_plain = True
            state.struck = True
        elif name == "hr":
            self._flush()

    def _set_apart(self, element: Element) -> None:
        """Lay a blank before an element that begins another word than the one right before it, as a style sheet parts
        them: `<span>Author</span><span>Rosa Field</span>`, one day behind another; not `<b>T</b><span>he</span>`.
        """
        words = self._words
        if words is None or not words.ends_in_a_word():
            return
        ended = _WORD_ENDS.search(self._text[max(element.start - _LONGEST_END, 0) : element.start])
        first = self._text[element.token.end : element.token.end + 1]
        is_new = first.isupper() or (first.isdigit() and ended is not None and ended["last"].islower())
        if element.name == "time" or (ended is not None and is_new):
            words.mapped(" ", self._base + element.start, self._base + element.token.end)

    def _close(self, element: Element) -> None:
        state = self._states.pop()
        if state.standing != "hidden":
            if element.name == "a" and self._links:
                block, start, target = self._links.pop()
                if self._words is not None:
                    self._words.link(min(start, self._words.length) if block == self._laid else 0, target)
            if element.name == "q" and not state.struck:
                self._close_quotation(element)
            if not element.is_inline:
                self._flush()
            if element.name == "table" and self._tables:
                self._tables.pop()
            elif element.name == "thead" and self._tables:
                self._tables[-1].open("tbody")

    def _close_quotation(self, element: Element) -> None:
        """The mark that a browser shows at `</q>`; none where the page never wrote it."""
        if self._words is not None and self._text[element.end : element.end + 3].lower() == "</q":
            end = self._text.find(">", element.end) + 1 or len(self._text)
            self._words.mapped("”", self._base + element.end, self._base + end)

    # words

    def _begin(self) -> TextBuilder:
        if self._words is None:
            self._words, self._block = TextBuilder(), self._states[-1]
            self._has_bold = self._has_plain = False
        return self._words

    def _lay(self, token: Token) -> None:
        state = self._states[-1]
        if state.standing == "hidden" or state.struck:
            return
        text = self._text[token.start : token.end]
        if text.isspace() and (self._words is None or not self._words.length):
            return
        words = self._begin()
        self._breaks = 0 if not text.isspace() else self._breaks
        if not text.isspace():
            self._has_bold, self._has_plain = self._has_bold or state.bold, self._has_plain or not state.bold
        if state.in_code:
            self._lay_code(words, text, token.start)
            return
        at = done = 0
        for odd in _ODD.finditer(text):
            at = odd.start()
            self._literal(words, text[done:at], token.start + done)
            if odd.group()[0] == "&":
                shown = resolved(odd.group())
                shown = " " if shown in _LINE_ENDS else shown
                words.mapped(shown, self._base + token.start + at, self._base + token.start + odd.end())
            elif words.length and not words.ends_blank():
                words.mapped(" ", self._base + token.start + at, self._base + token.start + odd.end())
            done = odd.end()
        self._literal(words, text[done:], token.start + done)

    def _literal(self, words: TextBuilder, text: str, at: int) -> None:
        if text.startswith(" ") and (not words.length or words.ends_blank()):
            text, at = text[1:], at + 1
        words.literal(text, self._base + at)

    def _lay_code(self, words: TextBuilder, text: str, at: int) -> None:
        done, here = 0, self._base + at
        if self._draft.source.text[here : here + len(text)] != text:  # blanked out: the > of a quote, a template's tag
            words.mapped(text, here, here + len(text))
            return
        for line_end in re.finditer(r"\r\n?", text):
            words.literal(text[done : line_end.start()], self._base + at + done)
            words.mapped("\n", self._base + at + line_end.start(), self._base + at + line_end.end())
            done = line_end.end()
        words.literal(text[done:], self._base + at + done)

    def _break(self, element: Element) -> None:
        """A line break; two are as good as a new paragraph."""
        self._breaks += 1
        if self._words is None or not self._words.length:
            return
        if self._breaks > 1:
            self._flush()
        else:
            self._words.mapped("\n", self._base + element.start, self._base + element.token.end)

    def _image(self, element: Element, state: _State) -> None:
        alt = element.attributes.get("alt")
        if alt is None or not alt.value.strip() or state.standing != "prose" or len(alt.value) > _LONGEST_ALT:
            return
        words = TextBuilder()
        shown = " ".join(alt.value.split())
        if self._text[alt.start : alt.end] == shown:
            words.literal(shown, self._base + alt.start)
        else:
            words.mapped(shown, self._base + alt.start, self._base + alt.end)
        self._alts.append(words)

    # blocks

    def _flush(self) -> None:
        words, self._words = self._words, None
        alts, self._alts = self._alts, []
        self._breaks = 0
        if words is not None:
            self._add(words, self._block)
        self._laid += 1
        for alt in alts:
            self._draft.add("alt", alt)

    def _add(self, words: TextBuilder, state: _State) -> None:
        draft = self._draft
        if state.standing == "furniture":
            draft.add("furniture", words)
        elif state.kind == "cell":
            table = self._tables[-1] if self._tables else Table(-1)
            table.note(words.text())
            draft.add("cell", words, group=table.group, row=table.row, column=table.column, header=table.header())
        elif state.kind == "heading":
            draft.add_heading(words, state.level)
        elif state.kind == "term":
            draft.add_term(words, group=state.group)
        elif state.kind in ("item", "definition"):
            marker = state.marker.pop() if state.kind == "item" and state.marker else ""
            draft.add(state.kind, words, level=state.level, group=state.group, marker=marker)
        elif state.kind == "paragraph" and self._has_bold and not self._has_plain:
            draft.add_bold(words)
        elif state.kind == "paragraph":
            draft.add_paragraph(words)
        else:
            draft.add(state.kind, words)

    def _comment(self, token: Token) -> None:
        raw = self._text[token.start : token.end]
        if raw.startswith("<!--"):
            self._draft.comment(
                raw[4:].removesuffix("-->").strip(), Span(self._base + token.start, self._base + token.end)
            )


def _is_most_of(part: Element, whole: Element | None) -> bool:
    return whole is None or 2 * part.length >= whole.length
