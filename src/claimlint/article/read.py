"""From a file's bytes to an Article: which reader, and the problem where there is none.

Formats are found by suffix, then by content. Readers of third parties come in as a mapping from those who loaded them;
nothing is loaded, and nothing registered, here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePosixPath
from types import MappingProxyType

from claimlint.article.model import Article, Problem, Unreadable
from claimlint.article.patterns import lazy_pattern

Reader = Callable[[bytes, str], Article]

# Named, not imported: a run on Markdown need not load the HTML and Word readers.
READERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "markdown": ("claimlint.article.markdown.reader", "read_markdown"),
        "text": ("claimlint.article.text.reader", "read_text"),
        "html": ("claimlint.article.html.reader", "read_html"),
        "docx": ("claimlint.article.docx.reader", "read_docx"),
    }
)
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".md": "markdown",
        ".markdown": "markdown",
        ".mdown": "markdown",
        ".mkd": "markdown",
        ".mdx": "markdown",
        ".qmd": "markdown",
        ".txt": "text",
        ".text": "text",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".docm": "docx",
    }
)
_HTML_HEAD = lazy_pattern(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|section)\b",
    re.I | re.S,
)
_MARKDOWN_HEAD = lazy_pattern(
    rb"(?:---|\+\+\+)[ \t]*\r?\n.{0,16000}?\n(?:---|\+\+\+)[ \t]*(?:\r?\n|$)"
    rb"|(?:^|\n)#{1,6} \S|(?:^|\n)\*\*[^\s*][^\n*]{0,300}\*\*|\]\(https?://|(?:^|\n)\|.*\|[ \t]*\r?\n\|[ :|-]+\|",
    re.S,
)


def read_article(
    source_bytes: bytes, path: str, format: str | None = None, *, extra: Mapping[str, Reader] | None = None
) -> Article:
    """Read one file. `path` is as reported, `format` overrides suffix and content, `extra` holds readers of third
    parties.

    Raises Unreadable with the problem: an unknown format, a wrong encoding, a broken container, broken front matter.
    """
    found = format or format_of(path, source_bytes[:65536], extra)
    known = sorted({*READERS, *(extra or {})})
    if found is None:
        what = f"is in no format that can be read here; formats are {', '.join(known)} (by suffix, else by content)"
        raise Unreadable(Problem(path, what))
    reader = reader_of(found, extra)
    if reader is None:
        raise Unreadable(
            Problem(path, f"is to be read as {found!r}, which no reader knows; write one of {', '.join(known)}")
        )
    return reader(source_bytes, path)


def reader_of(format: str, extra: Mapping[str, Reader] | None = None) -> Reader | None:
    """The reader of a format, or None. A third party's reader stands before one of our own of the same name."""
    if extra and format in extra:
        return extra[format]
    if format not in READERS:
        return None
    module, name = READERS[format]
    reader: Reader = getattr(import_module(module), name)
    return reader


def format_of(path: str, head: bytes, extra: Mapping[str, Reader] | None = None) -> str | None:
    """The format by suffix, then (where there is no suffix, or for `-`) by the first bytes; None where neither tells.

    A third party's format is known by the suffix that is its name.
    """
    suffix = PurePosixPath(path.replace("\\", "/")).suffix.lower()
    if extra and suffix[1:] in extra:
        return suffix[1:]
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix and path != "-":
        return None
    return _format_by_content(head)


def _format_by_content(head: bytes) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in head or b"[Content_Types].xml" in head else None
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if b"\0" in head or head.startswith((b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return None
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML_HEAD.match(head):
        return "html"
    return "markdown" if _MARKDOWN_HEAD.search(head) else "text"
