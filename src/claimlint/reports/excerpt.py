"""The words around a span, cut to fit a line: what an editor needs to see to know where he is."""

from __future__ import annotations

from claimlint.article.model import Article, Span
from claimlint.reports.marks import is_in_head, shown_blocks
from claimlint.values import NamedTuple

_CUT = "… "
_BESIDE = 70  # letters of what is quoted beside the message of another place


class Excerpt(NamedTuple):
    """Three stretches of one line: before the marked words, the words, after them."""

    before: str
    marked: str
    after: str


def excerpt_of(article: Article, span: Span, width: int) -> Excerpt:
    """The words around a span of an article: the source line, which is what its author has open; of HTML the text as
    read, because no author reads a line of a template; of the head the text behind its key.
    """
    blocks = shown_blocks(article)
    for block in blocks if article.source.format == "html" else blocks[: len(blocks) - len(article.blocks)]:
        if block.text.pieces and (found := block.text.read_range(span)):
            told = excerpt(block.text.text, Span(*found), width)
            return told._replace(before=f"{block.label}: {told.before}") if is_in_head(block) else told
    return excerpt(article.source.text, span, width)


def excerpt(text: str, span: Span, width: int) -> Excerpt:
    """The line of the span, white space as single blanks, cut at words to about `width` characters.

    A span over several lines is shown as one; very long marked words lose their middle.
    """
    first, last = max(0, span.start - 4 * width), span.end + 4 * width  # a line may be a megabyte long
    left = max(text.rfind(end, first, span.start) + 1 for end in "\r\n")
    right = min((at for end in "\r\n" if (at := text.find(end, span.end, last)) >= 0), default=len(text))
    marked = " ".join(text[span.start : span.end].split())
    if len(marked) > width:
        keep = (width - 3) // 2
        return Excerpt("", f"{marked[:keep].rstrip()} … {marked[-keep:].lstrip()}", "")
    before = _one_line(text[max(left, first) : span.start])
    after = _one_line(text[span.end : min(right, last)])
    room = width - len(marked)
    ahead = min(len(before), max(room // 2, room - len(after)))
    ahead_of = _last_words(before.lstrip(), ahead)
    return Excerpt(ahead_of, marked, _first_words(after.rstrip(), room - len(ahead_of)))


def shortened(text: str) -> str:
    """The text as one line, cut at a word where it is longer than what stands beside a message."""
    return _first_words(" ".join(text.split()), _BESIDE)


def _one_line(text: str) -> str:
    """The text with each run of white space as one blank, also at its ends."""
    words = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + words + (" " if words and text[-1:].isspace() else "")


def _last_words(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - max(0, room - len(_CUT)) :] if room > len(_CUT) else ""
    at = kept.find(" ")
    return _CUT + (kept[at + 1 :] if 0 <= at < len(kept) - 1 else "")


def _first_words(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[: max(0, room - len(_CUT))]
    at = kept.rfind(" ")
    return (kept[:at] if at >= 0 else "") + " …"
