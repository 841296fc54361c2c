"""Lines of plain text put together to parts: paragraphs, items, headings, rows. Decides only by shape: length, marks,
case.

Positions are offsets into the text. A part is a list of line stretches; joining them to words is the reader's work
(`article.text.reader`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references
from claimlint.article.statements.visible import is_metadata_line
from claimlint.article.words import word_set
from claimlint.values import NamedTuple

PartKind = Literal["heading", "paragraph", "item", "row", "quote"]

_WIDEST_WRAP = 130  # nobody wraps by hand at more: a longer line is a paragraph
_NARROWEST_WRAP = 45
_LONGEST_HEADING = 120
_HEADING_WORDS = 16
_PLAIN_HEADING_WORDS = 7  # "Risks and side effects", in sentence case, alone between blank lines

_TITLE_WORDS = 14  # the same as the first line of a file
_LONGEST_REFERENCE = 110  # of those that stand on a line each
_LONGEST_BARE_LIST = 60  # lines looked at; asked again at each of them

# The five from the private use area are what bullets of Word become in other fonts.
_MARKER = lazy_pattern(
    r"(?:[•●▪◦‣·○■□▢☐☑☒✓✔✗✘➤►▶➔→»›⁃∙※*+–—\uf0b7\uf0a7\uf0d8\uf0fc\uf076-]|[=-]>)(?=\s)\s+(?:\[[ xX]\]\s+)?"
    r"|[•●▪◦‣■✓✔✗✘➤►▶\uf0b7\uf0a7\uf0d8\uf0fc\uf076]\s*(?=\w)|o(?:\t|[ \u00a0]{2})\s*"
)
_NUMBER = lazy_pattern(r"\(?(?P<n>\d{1,3})[.)]\s+(?=\S)|\(?(?P<l>[a-h]|[ivx]{1,4})\)\s+(?=\S)")
_LONE_MARKER = lazy_pattern(r"[•●▪◦‣·○■□➤►▶*-]|\(?\d{1,3}[.)]")
_RULE = lazy_pattern(r"([-=_*~·.#+])(?:\s?\1){2,}")
_UNDERLINE = lazy_pattern(r"(=|-|~|\*|_|\^)\1{2,}")
_NUMBER_SIGNS = lazy_pattern(r"(#{1,6})[ \t]+(?=\S)")  # a heading of Markdown in a file that is called text
_QUOTED = lazy_pattern(r">+\s?")
_CASED = lazy_pattern(r"[^\W\d_][\w'’-]*")
_GLUED = lazy_pattern(r"[a-z][.!?][A-Z][a-z]|[.!?]\s+[A-Z]")
_SMALL = word_set("a an the of and or for to in on at by with from as vs versus but nor via per is it your you")
_OPEN_ENDS = word_set("a an the of and or for to in on at by with from as that which than is are was were be")


class Line(NamedTuple):
    """A line without outer whitespace: offsets, text, and how far it is indented."""

    start: int
    text: str
    indent: int


class Part(NamedTuple):
    """Lines that belong together. marker: bullet or number before an item. level: 1 for ===, 2 for ---, 0 unknown."""

    kind: PartKind
    lines: tuple[Line, ...]
    level: int = 0
    marker: str = ""
    indent: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def parts_of(flat: str) -> list[Part]:
    """The parts of a text whose only line ends are line feeds."""
    chunks = list(_chunks(flat))
    width = _wrap_width(chunks)
    found: list[Part] = []
    for number, chunk in enumerate(chunks):
        found.extend(_parts_of_chunk(chunk, width, found[-1] if found else None, _has_body(chunks, number)))
    return found


def _chunks(flat: str) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    at = 0
    for raw in flat.split("\n"):
        text = raw.strip()
        if text:
            in_table = bool(chunk) and "\t" in chunk[-1].text and "\t" in raw
            if ("\t" in text or in_table) and not (_MARKER.match(text) or _NUMBER.match(text)):
                text = raw.strip(" \r")  # a tab at the edge parts an empty cell from its neighbour
            indent = raw.index(text)
            chunk.append(Line(at + indent, text, indent))
        elif chunk:
            yield chunk
            chunk = []
        at += len(raw) + 1
    if chunk:
        yield chunk


def _wrap_width(chunks: Sequence[list[Line]]) -> int:
    """The column at which the file is wrapped by hand: nine in ten lines that others follow are no longer; 0 where it
    is not.
    """
    lengths = sorted(
        line.indent + len(line.text) for chunk in chunks for line in chunk[:-1] if len(line.text) <= _WIDEST_WRAP
    )
    return lengths[len(lengths) * 9 // 10] if len(lengths) >= 3 else 0


def _parts_of_chunk(chunk: list[Line], file_width: int, before: Part | None, follows: bool) -> Iterator[Part]:
    width = max([file_width, *(len(line.text) for line in chunk if len(line.text) <= _WIDEST_WRAP)])
    sources = _sources(chunk)
    at = 0
    while at < len(chunk):
        line = chunk[at]
        is_source = 0 < at <= sources
        below = chunk[at + 1] if at + 1 < len(chunk) else None
        is_title = below is not None and _UNDERLINE.fullmatch(below.text) and not _RULE.fullmatch(line.text)
        if below is not None and is_title and not is_source:
            part = Part("heading", (line,), 1 if below.text[0] in "=*" else 2)
            at += 2
        elif _RULE.fullmatch(line.text):
            at += 1
            continue
        elif marked := _NUMBER_SIGNS.match(line.text):
            part = Part("heading", (_behind(line, marked.end()),), len(marked.group(1)))
            at += 1
        elif "\t" in line.text and _is_row(chunk, at):
            part = Part("row", (line,))
            at += 1
        else:
            part, at = _listed_or_plain(chunk, at, width, before, is_source=is_source)
            if part.kind == "paragraph" and len(part.lines) == 1:
                title = before is None and any(len(other.text) > _WIDEST_WRAP for other in chunk)  # a paragraph a line
                listed = at < len(chunk) and bool(_marker_of(chunk[at].text, part, False))
                alone = len(chunk) == 1 or title or listed
                part = _heading_or_same(part, alone, follows or at < len(chunk), before)
        yield part
        before = part


def _is_row(chunk: Sequence[Line], at: int) -> bool:
    """A table exported with tabs: at least two neighbouring lines with as many tabs."""
    tabs = chunk[at].text.count("\t")
    beside = [*chunk[max(0, at - 1) : at], *chunk[at + 1 : at + 2]]
    return any(line.text.count("\t") == tabs for line in beside)


def _listed_or_plain(
    chunk: Sequence[Line], at: int, width: int, before: Part | None, *, is_source: bool
) -> tuple[Part, int]:
    """The part that begins with this line, with the lines that run on from it, and where the next begins."""
    line = chunk[at]
    marker = _marker_of(line.text, before, at == 0)
    kind: PartKind = "paragraph"
    if marker:
        kind = "item"
        lines = [_behind(line, len(marker))]
        indent = line.indent + len(marker)
    elif _LONE_MARKER.fullmatch(line.text) and at + 1 < len(chunk):
        marker, kind = line.text, "item"
        at += 1
        lines, indent = [chunk[at]], chunk[at].indent
    elif quoted := _QUOTED.match(line.text):
        kind = "quote"
        lines, indent = [_behind(line, quoted.end())], line.indent
    elif before is not None and (is_source or _is_bare_list(chunk, at, before)):
        return Part("item", (line,), 0, "", line.indent), at + 1
    else:
        lines, indent = [line], line.indent
    at += 1
    while at < len(chunk) and _runs_on(lines[-1], chunk[at], width, kind, indent):
        below = chunk[at]
        lines.append(
            _behind(below, quoted.end()) if kind == "quote" and (quoted := _QUOTED.match(below.text)) else below
        )
        at += 1
        if at < len(chunk) and _UNDERLINE.fullmatch(chunk[at].text) and len(lines) == 1:
            break
    return Part(kind, tuple(lines), 0, marker.strip(), line.indent), at


def _behind(line: Line, cut: int) -> Line:
    return Line(line.start + cut, line.text[cut:], line.indent + cut)


def _marker_of(text: str, before: Part | None, is_first: bool) -> str:
    """The bullet or number at the head of a line, with the space behind it, or ''.

    A number inside a paragraph ("Figure\\n2. The") is none: it begins a chunk, or a list, or carries one on.
    """
    bullet = _MARKER.match(text)
    if bullet and len(text) > bullet.end():
        dash = text[0] in "-–—+"
        if is_first or not dash or before is None or before.kind == "item" or before.text[-1:] in ".:!?;":
            return bullet.group()
        return ""
    number = _NUMBER.match(text)
    if not number:
        return ""
    starts = is_first or number.group("n") == "1" or number.group("l") in ("a", "i")
    if starts or before is None or before.kind == "item" or before.text.endswith(":"):
        return number.group()
    return ""


def _is_bare_list(chunk: Sequence[Line], at: int, before: Part) -> bool:
    """'Symptoms include:' and then short lines without bullets."""
    if before.kind == "item" and not before.marker and at and not is_metadata_line(chunk[at].text):
        return len(chunk[at].text) < 60 and chunk[at].text[-1] not in ".:?!"
    rest = chunk[at : at + _LONGEST_BARE_LIST]
    return (
        before.text.endswith(":")
        and len(rest) >= 2
        and all(len(line.text) < 60 and line.text[-1] not in ".:?!" for line in rest)
        and before.kind != "row"
    )


def _sources(chunk: Sequence[Line]) -> int:
    """How many lines name a source each, right below the word that announces them; 0 where that is no such list."""
    if not names_references(chunk[0].text):
        return 0
    listed = list(takewhile(lambda line: not _RULE.fullmatch(line.text), chunk[1:]))
    is_list = len(listed) > 1 and all(
        len(line.text) <= _LONGEST_REFERENCE and line.indent == chunk[1].indent and not line.text[0].islower()
        for line in listed
    )
    return len(listed) if is_list else 0


def _runs_on(last: Line, line: Line, width: int, kind: PartKind, indent: int) -> bool:
    """Whether the line carries on what `last` began: it was wrapped there, or goes on in mid-phrase."""
    text = line.text
    if _RULE.fullmatch(text) or (_MARKER.match(text) and text[0] not in "-–—+*"):
        return False
    part = Part(kind, (last,))
    if _marker_of(text, part, False) or _LONE_MARKER.fullmatch(text):
        return False
    if kind == "item" and line.indent >= indent > 0 and line.indent > 0:
        return True
    if not last.text:
        return text.startswith(">")
    end = last.text[-1]
    first_word = text.split(None, 1)[0]
    wrapped = len(last.text) + 1 + len(first_word) + last.indent > width >= _NARROWEST_WRAP
    runs_on = ". " in last.text and end not in ".:;!?"  # credits in sentences, broken by the width of the page
    is_statement = is_metadata_line(text) if not runs_on else ":" in first_word
    is_statement = is_statement or (not runs_on and is_metadata_line(last.text))
    if wrapped and len(last.text) <= _WIDEST_WRAP and not is_statement:
        return True
    if end in ".:;!?":
        return False
    return text[0].islower() or end in ",(–-&" or last.text.rsplit(None, 1)[-1].lower() in _OPEN_ENDS


def _heading_or_same(part: Part, alone: bool, follows: bool, before: Part | None) -> Part:
    text = part.text
    is_one = is_heading(text, alone=alone, follows=follows, is_first=before is None)
    return part._replace(kind="heading") if is_one else part


def is_heading(text: str, *, alone: bool, follows: bool, is_first: bool = False) -> bool:
    """Whether a line is a heading by shape: a question, Title Case, capitals, or a short phrase above other text."""
    words = _CASED.findall(text)
    if len(text) > _LONGEST_HEADING or not words or is_metadata_line(text):
        return False
    if text.endswith("?"):
        return len(words) <= 2 * _HEADING_WORDS
    if _GLUED.search(text):
        return False
    last = text.rstrip("\"'”’)]")[-1:]
    if not last or last in ".!,;:…–-" or not (text[0].isalnum() or text[0] in "\"'“‘(¿#"):
        return False
    if len(words) > _HEADING_WORDS:
        return False
    weighty = [w for w in words if w.lower() not in _SMALL]
    raised = sum(not w[0].islower() for w in weighty)
    if weighty and raised >= 0.75 * len(weighty) and (len(weighty) > 1 or alone):
        return alone or follows
    longest = _TITLE_WORDS if is_first else _PLAIN_HEADING_WORDS
    return alone and follows and len(words) <= longest and not text[0].islower()


def _has_body(chunks: Sequence[list[Line]], number: int) -> bool:
    """Whether text stands below a chunk; between two texts also one further heading, as below a section left empty."""

    def is_text(at: int) -> bool:
        return len(chunks[at]) > 1 or _is_body(chunks[at][0].text)

    if number + 1 == len(chunks):
        return False
    if number == 0 or is_text(number + 1):
        return True
    return (
        number + 2 < len(chunks)
        and is_text(number + 2)
        and is_text(number - 1)
        and not chunks[number - 1][-1].text.endswith(":")  # "It may cause:" and its items, each alone
    )


def _is_body(text: str) -> bool:
    """Whether a line alone in its chunk is text that a heading can stand above."""
    return (
        text[-1] in '.:!?…”")'
        or len(text) > _LONGEST_HEADING
        or bool(_MARKER.match(text) or _NUMBER.match(text) or is_metadata_line(text))
    )
