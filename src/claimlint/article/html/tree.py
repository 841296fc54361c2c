"""The elements of an HTML page in document order, with the end tags that pages leave out put in.

Not the standard's tree: formatting elements may overlap and are closed where they are, and nothing is moved. Deep
nesting costs no recursion, and looking for what a tag closes is bounded, so that time stays linear.
"""

from __future__ import annotations

from typing import Literal

from claimlint.article.html.tokens import Attribute, Token, attributes_of, tokens_of
from claimlint.article.words import word_set

VOID = word_set("area base br col embed hr img input link meta param source track wbr")
BLOCKS = word_set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre"
    " search section summary table tbody td tfoot th thead tr ul"
)
# No blocks themselves, but closing them closes the blocks inside: else what they hide would hide the rest of the page.
_HOLDERS = word_set("select datalist template noscript svg math object audio video canvas button label map del ins s")
_CLOSES = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "thead": ({"thead", "tbody", "tfoot"}, {"table"}),
    "tbody": ({"thead", "tbody", "tfoot"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot"}, {"table"}),
    "option": ({"option"}, {"select", "datalist"}),
    "body": ({"head"}, {"html"}),
}
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_BOUNDS_OF_HEADINGS = word_set("table td th caption object template")
_LOOK = 64  # how far up an open element is looked for


class Element:
    """An element: its opening tag, its attributes when asked for, and how much text stands in it."""

    __slots__ = ("_attributes", "_text", "end", "is_inline", "length", "name", "start", "token")

    def __init__(self, text: str, token: Token, length: int) -> None:
        self._text, self.token, self.name = text, token, token.name
        self._attributes: dict[str, Attribute] | None = None
        self.is_inline = token.name not in BLOCKS
        self.start, self.end, self.length = token.start, token.end, -length

    @property
    def attributes(self) -> dict[str, Attribute]:
        if self._attributes is None:
            self._attributes = attributes_of(self._text, self.token)
        return self._attributes

    def attribute(self, name: str) -> str:
        found = self.attributes.get(name)
        return found.value if found else ""


Event = tuple[Literal["open", "close"], Element] | tuple[Literal["text", "raw", "comment"], Token]


def events_of(text: str) -> list[Event]:
    """Openings, closings, texts and comments in order; every element that opens also closes."""
    builder = _Builder(text)
    for token in tokens_of(text):
        builder.take(token)
    builder.close_to(0)
    return builder.events


class _Builder:
    def __init__(self, text: str) -> None:
        self.events: list[Event] = []
        self._text = text
        self._open: list[Element] = []
        self._counts: dict[str, int] = {}
        self._length = 0
        self._at = 0

    def take(self, token: Token) -> None:
        self._at = token.start
        if token.kind == "open":
            self._start(token)
        elif token.kind == "close":
            self._end(token.name)
        else:
            if token.kind == "text":
                self._length += sum(map(len, self._text[token.start : token.end].split()))
            self.events.append((token.kind, token))
        self._at = token.end

    def _start(self, token: Token) -> None:
        name = token.name
        if name in BLOCKS and name not in ("html", "body", "head"):
            self._close_nearest({"p"}, BLOCKS - {"p"})
            if name in _HEADINGS:
                self._close_nearest(_HEADINGS, BLOCKS)
        if name in _CLOSES:
            self._close_nearest(*_CLOSES[name])
        element = Element(self._text, token, self._length)
        self.events.append(("open", element))
        if name in VOID or (self._text[token.end - 2] == "/" and (":" in name or name == "path")):
            element.length += self._length
            self.events.append(("close", element))
            return
        self._open.append(element)
        self._counts[name] = self._counts.get(name, 0) + 1

    def _end(self, name: str) -> None:
        if name == "br":
            return
        if name in _HEADINGS and not self._counts.get(name):
            self._close_nearest(_HEADINGS, _BOUNDS_OF_HEADINGS)  # <h3>…</h2>: any of them ends the one that is open
            return
        if not self._counts.get(name):
            return
        closes_blocks = name in BLOCKS or name in _HOLDERS
        bound = 0 if closes_blocks else max(0, len(self._open) - _LOOK)
        for depth in range(len(self._open) - 1, bound - 1, -1):
            element = self._open[depth]
            if element.name == name:
                self.close_to(depth)
                return
            if not closes_blocks and not element.is_inline:
                return  # a formatting element does not close the block that it is in

    def _close_nearest(self, names: frozenset[str] | set[str], bounds: frozenset[str] | set[str]) -> None:
        """Close the nearest open element of these names, unless one of the bounds stands in between."""
        if not any(self._counts.get(name) for name in names):
            return
        for depth in range(len(self._open) - 1, max(0, len(self._open) - _LOOK) - 1, -1):
            name = self._open[depth].name
            if name in names:
                self.close_to(depth)
                return
            if name in bounds:
                return

    def close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            element = self._open.pop()
            self._counts[element.name] -= 1
            element.length += self._length
            element.end = self._at
            self.events.append(("close", element))
