"""The place of every letter of a value that the source spells otherwise: with character references, escapes or folded
lines.

`Caf&eacute;  culture` stands for "Café culture": `Caf` and `culture` letter by letter, the rest as a whole. A value
that does not fit its source is given no places at all.
"""

from __future__ import annotations

import re

from claimlint.article.html.tokens import resolved
from claimlint.article.model import MappedText, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.text_builder import TextBuilder

_REFERENCE = lazy_pattern(r"&(?:#[0-9a-fA-FxX]{1,8}|\w{2,32});?")
_ESCAPE = lazy_pattern(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}"
    r"|[ \t]*\r?\n\s*|.)"
)
_DOUBLED = lazy_pattern(r"''")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "_": "\xa0", "e": "\x1b", "N": "\x85"}


def aligned(value: str, text: str, span: Span, *, is_markup: bool) -> MappedText | None:
    """The value, without its outer blanks, on the letters of text[span] that begin with it; None where they do not.

    is_markup: it is written with character references; else as the quotation mark in front of the span tells.
    """
    value, at, end = value.strip(), span.start, span.end
    while at < end and text[at].isspace():
        at += 1
    if value and text.startswith(value, at, end):
        return _finished(_literal(value, at))
    escape = _spelling(text, at, is_markup=is_markup)
    words, done = TextBuilder(), 0
    while done < len(value) and at < end:
        said, after = _read(text, at, end, value[done], escape)
        if said.isspace() and not value[done].isspace() and (not done or words.ends_blank()):
            at = after  # one of several blanks that the value has as one
        elif said.isspace() and value[done].isspace():
            run = value[done : len(value) - len(value[done:].lstrip())]
            _lay(words, run, text, at, after)
            at, done = after, done + len(run)
        elif value.startswith(said, done):
            _lay(words, said, text, at, after)
            at, done = after, done + len(said)
        else:
            return None
    return _finished(words) if done == len(value) else None


def _spelling(text: str, at: int, *, is_markup: bool) -> re.Pattern[str] | None:
    """What stands for other letters in a value that begins at an offset; None where nothing does."""
    if is_markup:
        return _REFERENCE
    quote = text[at - 1] if at else ""
    return _ESCAPE if quote == '"' else _DOUBLED if quote == "'" else None


def _read(text: str, at: int, end: int, wanted: str, escape: re.Pattern[str] | None) -> tuple[str, int]:
    """What the source says at an offset, and the offset behind it; white space as one blank."""
    if text[at].isspace():
        after = at + 1
        while after < end and text[after].isspace():
            after += 1
        return (text[at], at + 1) if after == at + 1 and text[at] == wanted else (" ", after)
    found = escape.match(text, at, end) if escape is not None else None
    return (_said(found.group()), found.end()) if found else (text[at], at + 1)


def _said(escape: str) -> str:
    """What an escape stands for: `&amp;` an ampersand, `''` a quote, `\\u00e9` a letter, a folded line nothing."""
    if escape[0] == "&":
        return resolved(escape)
    if escape[0] == "'":
        return "'"
    if escape[1:].isspace():
        return "" if "\n" in escape else escape[1:]
    if escape[1] in "uUx" and len(escape) > 2:
        units = [int(part[1:], 16) for part in escape.split("\\")[1:]]
        if len(units) == 2:
            return chr(0x10000 + ((units[0] - 0xD800) << 10) + units[1] - 0xDC00)
        return chr(units[0]) if units[0] < 0x110000 else "\ufffd"
    return _ESCAPED.get(escape[1], escape[1])


def _lay(words: TextBuilder, said: str, text: str, at: int, after: int) -> None:
    """Lay down what text[at:after] says, letter by letter where it says so itself."""
    if said == text[at:after]:
        words.literal(said, at)
    else:
        words.mapped(said, at, after)


def _literal(value: str, at: int) -> TextBuilder:
    words = TextBuilder()
    words.literal(value, at)
    return words


def _finished(words: TextBuilder) -> MappedText | None:
    found = words.finish()
    return found[0] if found is not None else None
