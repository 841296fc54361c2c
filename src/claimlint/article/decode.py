"""Bytes to text, or a problem that says what would be right. A byte order mark is not part of the text.

Nothing is guessed for Markdown and text: they are UTF-8, or UTF-16 with its mark. HTML says its encoding itself
(`article.html.reader.html_encoding`).
"""

from __future__ import annotations

import codecs

from claimlint.article.model import Problem, Unreadable

_BINARY = {
    b"%PDF-": "a PDF; export the article as docx, HTML, Markdown or text",
    b"PK\x03\x04": "a zip archive or Office file; give it its own suffix (.docx)",
    b"\xd0\xcf\x11\xe0": "an old or encrypted Office file; save it as .docx without a password",
    b"{\\rtf": "an RTF file; save it as docx, HTML, Markdown or text",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}


def decode(content: bytes, path: str, encoding: str = "utf-8") -> str:
    """The text of a file. Raises Unreadable with the line and column of the first byte that does not belong."""
    for magic, what in _BINARY.items():
        if content.startswith(magic):
            raise Unreadable(Problem(path, f"is {what}"))
    content, encoding = without_mark(content, encoding)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _place_of(content, error.start, encoding)
        byte = content[error.start]
        what = f"byte 0x{byte:02x} is not {encoding.upper()}; save the file as UTF-8"
        raise Unreadable(Problem(path, what, line, column)) from error
    at = text.find("\0")
    if at >= 0:
        line, column = _end_of(text[:at])
        raise Unreadable(Problem(path, "holds a NUL character, so it is not text; save it as UTF-8 text", line, column))
    return text


def without_mark(content: bytes, encoding: str) -> tuple[bytes, str]:
    """The content behind its byte order mark, and the encoding that the mark stands for."""
    if content.startswith(codecs.BOM_UTF8):
        return content[3:], "utf-8"
    if content.startswith(codecs.BOM_UTF16_LE):
        return content[2:], "utf-16-le"
    if content.startswith(codecs.BOM_UTF16_BE):
        return content[2:], "utf-16-be"
    return content, encoding


def _place_of(content: bytes, at: int, encoding: str) -> tuple[int, int]:
    before = content[:at].decode(encoding, errors="replace")
    return _end_of(before)


def _end_of(text: str) -> tuple[int, int]:
    """Line and column behind a text, whatever its lines end with."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.count("\n") + 1, len(text) - text.rfind("\n")
