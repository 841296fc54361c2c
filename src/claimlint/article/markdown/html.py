"""HTML inside Markdown: blocks of it laid down, and what elements that stay open make of the Markdown between them.

`<div hidden>`, a blank line, a paragraph, `</div>`: the parser of Markdown sees two blocks of HTML and a paragraph that
nobody reads.
"""

from __future__ import annotations

from claimlint.article.build import Draft, TextBuilder
from claimlint.article.html.blocks import STRUCK, Walk
from claimlint.article.html.main import Layout, Standing, is_hidden, visibility_of
from claimlint.article.html.tokens import tokens_of
from claimlint.article.html.tree import VOID, Element, events_of
from claimlint.article.patterns import lazy_pattern
from claimlint.article.words import word_set

_IMPLIED = word_set("p li dt dd tr td th thead tbody tfoot option h1 h2 h3 h4 h5 h6")  # others may end these
_TAG = lazy_pattern(r"</?([A-Za-z][\w-]*)")
_TARGET = lazy_pattern(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_LAYOUT = Layout()


class Html:
    """The blocks of HTML of one Markdown body, in order. standing: of the Markdown that comes next."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._open: list[tuple[str, Standing]] = []
        self._counts: dict[str, int] = {}

    @property
    def standing(self) -> Standing:
        return self._open[-1][1] if self._open else "prose"

    def lay(self, lines: list[tuple[int, int]]) -> None:
        """Lay down a block: these stretches of the source, joined, with what stands between them (the > of a quote)
        blanked out.
        """
        base, source = lines[0][0], self._draft.source.text
        parts: list[str] = []
        at = base
        for start, end in lines:
            parts += [" " * (start - at), source[start:end]]
            at = end
        flat = "".join(parts)
        if self.standing == "prose":
            Walk(self._draft, flat, base).run(events_of(flat))
        self._follow(flat)

    def _follow(self, flat: str) -> None:
        for token in tokens_of(flat):
            name = token.name
            if token.kind == "open" and name not in VOID and name not in _IMPLIED and flat[token.end - 2] != "/":
                element = Element(flat, token, 0)
                own = visibility_of(element, self.standing, _LAYOUT, is_own=True, total=0)
                self._open.append((name, "hidden" if name in STRUCK else own))
                self._counts[name] = self._counts.get(name, 0) + 1
            elif token.kind == "close" and self._counts.get(name):
                closed = ""
                while closed != name:
                    closed, _ = self._open.pop()
                    self._counts[closed] -= 1


class InlineTags:
    """The tags of HTML in one block of Markdown: line breaks, links, quotations, and what is struck out or hidden."""

    def __init__(self) -> None:
        self._anchors: list[tuple[int, str]] = []  # an <a> may close nowhere or anywhere
        self._silent, self._depth = "", 0  # the element whose words are not read, and how many of its name are open

    @property
    def is_silent(self) -> bool:
        return self._depth > 0

    def take(self, raw: str, start: int, end: int, words: TextBuilder | None) -> None:
        """One tag, which stands there in the source; `words` is what the block has so far, None where none are read."""
        found = _TAG.match(raw)
        tag, is_end = found.group(1).lower() if found else "", raw.startswith("</")
        if self._depth:
            if tag == self._silent:
                self._depth += -1 if is_end else 1
        elif not is_end and _is_silent(tag, raw):
            self._silent, self._depth = tag, 1
        elif words is None:
            return
        elif tag == "br":
            words.mapped("\n", start, end)
        elif tag == "q":
            words.mapped("”" if is_end else "“", start, end)
        elif tag == "a" and is_end:
            if self._anchors:
                words.link(*self._anchors.pop())
        elif tag == "a":
            target = _TARGET.search(raw)
            self._anchors.append((words.length, next((g for g in target.groups() if g), "") if target else ""))


def _is_silent(tag: str, raw: str) -> bool:
    """Whether an opening tag begins what is struck out or hidden."""
    if tag in VOID:
        return False
    if tag in STRUCK:
        return True
    token = next(tokens_of(raw), None) if " " in raw else None
    return token is not None and token.kind == "open" and is_hidden(Element(raw, token, 0))
