"""HTML pages and fragments to an Article: encoding, main content, blocks, metadata. The parts are modules of
`article.html`.
"""

from __future__ import annotations

import codecs
import re

from claimlint.article.build import Draft
from claimlint.article.decode import decode, without_mark
from claimlint.article.front_matter.fields import without_front_matter
from claimlint.article.html.blocks import Walk
from claimlint.article.html.main import layout_of
from claimlint.article.html.metadata import markup_fields
from claimlint.article.html.tree import events_of
from claimlint.article.model import Article, Source
from claimlint.article.non_prose import without_templates
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.visible import visible_fields

_DECLARED = lazy_pattern(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_HEAD_BYTES = 65_536  # the standard asks for the first 1,024, but browsers heed it later too
# What pages call Latin-1 or ASCII is Windows-1252 in every browser.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}
_SURELY_WIDE = 24  # bytes, every second of them NUL


def read_html(content: bytes, path: str) -> Article:
    """Read a page. Raises Unreadable for what is not text, and for front matter (a site generator's) that is broken."""
    encoding = html_encoding(content)
    source = Source(path, decode(_made_valid(content, encoding), path, encoding), "html")
    front, text = without_front_matter(source)
    if front.body:
        text = without_templates(text)
    events = events_of(text)
    draft = Draft(source)
    fields = [*front.fields, *markup_fields(text, events)]
    Walk(draft, text, 0, layout_of(text, events)).run(events)
    return draft.article(fields, problems=front.problems, visible=visible_fields)


def html_encoding(content: bytes) -> str:
    """The encoding by mark, by declaration, else UTF-8 where the bytes allow it, else Windows-1252.

    A declaration gives way to the bytes where it is UTF-8 against a single-byte encoding: what a server sends as its
    header, or an editor saved, is not in the file, and words with wrong letters would be read by nobody.
    """
    _, marked = without_mark(content, "")
    if marked or (wide := _wide(content)):
        return marked or wide
    declared = _declared(content)
    if declared not in ("", "utf-8", "cp1252"):
        return declared
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return declared if declared == "utf-8" and _is_mostly_utf8(content) else "cp1252"
    return "utf-8"


def _wide(content: bytes) -> str:
    """UTF-16 without a mark, told by ASCII that has a NUL beside each letter."""
    head = content[:_SURELY_WIDE]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) == _SURELY_WIDE and not head[first::2].strip(b"\0") and 0 not in head[1 - first :: 2]:
            return name
    return ""


def _declared(content: bytes) -> str:
    """The codec that the page names, "" where it names none that is known."""
    found = _DECLARED.search(content, 0, _HEAD_BYTES)
    if found is None:
        return ""
    try:
        codec = codecs.lookup((found.group(1) or found.group(2)).decode())
    except LookupError:
        return ""
    # a codec that is no character encoding (rot13, hex) is no declaration
    return _ALIASES.get(codec.name, codec.name) if getattr(codec, "_is_text_encoding", True) else ""


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether more letters beyond ASCII are whole than broken: a cut character or two make no other encoding."""
    broken = content.decode("utf-8", errors="replace").count("\ufffd")
    kept = content.decode("utf-8", errors="ignore")
    return len(kept) - len(kept.encode("ascii", errors="ignore")) > broken


def _made_valid(content: bytes, encoding: str) -> bytes:
    """The content with bytes that its encoding does not have replaced, as a browser shows it."""
    content, _ = without_mark(content, encoding)
    try:
        content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return content.decode(encoding, errors="replace").encode(encoding, errors="replace")
    return content
