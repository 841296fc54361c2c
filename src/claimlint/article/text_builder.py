"""Text laid down with its pieces: what a reader calls for the words of one block. Nothing here knows a format."""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.article.model import Link, MappedText, Piece, Span
from claimlint.article.patterns import lazy_pattern

# Soft hyphens, zero-width spaces and joiners, marks of byte order: "anti\u00adbiotics" is one word to a reader.
_UNSEEN = lazy_pattern("[\u00ad\u200b\u2060\ufeff]")
_SEEN = lazy_pattern("[^\u00ad\u200b\u2060\ufeff]+")


class TextBuilder:
    """The text of one block under construction."""

    __slots__ = ("_length", "_links", "_parts", "_pieces")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int, int, bool]] = []
        self._links: list[Link] = []
        self._length = 0

    @property
    def length(self) -> int:
        return self._length

    def literal(self, text: str, at: int) -> None:
        """Words that stand in the source letter by letter, from offset `at` on; what nobody sees is left out."""
        if not text:
            return
        if not text.isascii() and (unseen := _UNSEEN.search(text)):
            self.literal(text[: unseen.start()], at)
            for match in _SEEN.finditer(text, unseen.end()):
                self.literal(match.group(), at + match.start())
            return
        size = len(text)
        if self._pieces:
            start, end, source_start, source_end, is_literal = self._pieces[-1]
            if is_literal and source_end == at:
                self._pieces[-1] = (start, end + size, source_start, at + size, True)
                self._parts.append(text)
                self._length += size
                return
        self._pieces.append((self._length, self._length + size, at, at + size, True))
        self._parts.append(text)
        self._length += size

    def mapped(self, text: str, start: int, end: int) -> None:
        """Words that the source spells otherwise: all of source[start:end] stands for them."""
        if not text.isascii():
            text = _UNSEEN.sub("", text)
        if text:
            self._pieces.append((self._length, self._length + len(text), start, end, False))
            self._parts.append(text)
            self._length += len(text)

    def link(self, start: int, target: str, kind: str = "link") -> None:
        """Mark what was laid down from `start` (an offset into these words) until now as a link."""
        if target:
            self._links.append(Link(min(start, self._length), self._length, target, kind))  # type: ignore[arg-type]

    def point(self, at: int, target: str) -> None:
        """Mark an offset as the place of a reference to a footnote."""
        self._links.append(Link(at, at, target, "footnote"))

    def ends_blank(self) -> bool:
        """Whether the last of the words is white space."""
        return bool(self._parts) and self._parts[-1][-1].isspace()

    def ends_in_a_word(self) -> bool:
        """Whether the last of the words is a letter or figure."""
        return bool(self._parts) and self._parts[-1][-1].isalnum()

    def text(self) -> str:
        return "".join(self._parts)

    def finish(self, cut: int = 0) -> tuple[MappedText, tuple[Link, ...]] | None:
        """Text and links without outer blanks and the first `cut` code points; None where nothing is left."""
        text = "".join(self._parts)
        left = cut + len(text[cut:]) - len(text[cut:].lstrip())
        right = len(text.rstrip())
        if right <= left:
            return None
        if left == 0 and right == len(text):
            pieces = tuple([Piece(a, b, Span(c, d), e) for a, b, c, d, e in self._pieces])
            return MappedText(text, pieces), tuple(self._links)
        kept = tuple(_cut(self._pieces, left, right))
        links = (Link(max(k.start, left) - left, min(k.end, right) - left, k.target, k.kind) for k in self._links)
        return MappedText(text[left:right], kept), tuple(k for k in links if k.start <= k.end)


def _cut(pieces: Iterable[tuple[int, int, int, int, bool]], left: int, right: int) -> Iterable[Piece]:
    for start, end, source_start, source_end, is_literal in pieces:
        if end <= left or start >= right:
            continue
        head, tail = max(left - start, 0), max(end - right, 0)
        if is_literal:
            source_start, source_end = source_start + head, source_end - tail
        yield Piece(start + head - left, end - tail - left, Span(source_start, source_end), is_literal)
