"""HTML pages and fragments to an Article: encoding, main content, blocks, metadata. The parts are in the modules named
html_*.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from claimlint.article.build import Draft
from claimlint.article.decode import decode, without_mark
from claimlint.article.html_blocks import Walk
from claimlint.article.html_main import root_of
from claimlint.article.html_metadata import markup_fields
from claimlint.article.html_tree import Element, elements_of, events_of
from claimlint.article.metadata import visible_metadata
from claimlint.article.model import Article, Field, Source
from claimlint.article.patterns import lazy_pattern

_HEAD_BYTES = 4096  # the standard asks for the first 1,024; pages with long heads put it later
_DECLARED = lazy_pattern(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
# What pages call Latin-1 or ASCII is Windows-1252 in every browser.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}


def read_html(content: bytes, path: str) -> Article:
    """Read a page. Raises Unreadable for what is not text."""
    encoding = html_encoding(content)
    source = Source(path, decode(_made_valid(content, encoding), path, encoding), "html")
    events = events_of(source.text)
    draft = Draft(source)
    fields = markup_fields(source.text, events)
    root = root_of(events)
    heading = next((e for e in elements_of(events) if e.name == "h1"), None)
    Walk(draft, source.text, 0, root).run(events)
    if heading is not None and not any(b.kind == "heading" and b.level == 1 for b in draft.blocks):
        fields = [*_outside_title(draft, heading), *fields]
    return draft.article([*fields, *visible_metadata(draft.blocks)])


def html_encoding(content: bytes) -> str:
    """The encoding by mark, by declaration, else UTF-8 where the bytes allow it, else Windows-1252."""
    _, marked = without_mark(content, "")
    if marked:
        return marked
    declared = _DECLARED.search(content, 0, _HEAD_BYTES)
    if declared:
        try:
            name = codecs.lookup((declared.group(1) or declared.group(2)).decode()).name
        except LookupError:
            name = ""
        # a codec that is no character encoding (rot13, hex) is no declaration
        if name and getattr(codecs.lookup(name), "_is_text_encoding", True):
            return _ALIASES.get(name, name)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _made_valid(content: bytes, encoding: str) -> bytes:
    """The content with bytes that its encoding does not have replaced, as a browser shows it."""
    content, _ = without_mark(content, encoding)
    try:
        content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return content.decode(encoding, errors="replace").encode(encoding, errors="replace")
    return content


def _outside_title(draft: Draft, heading: Element) -> Iterator[Field]:
    """The page's h1 as a title where it stands outside the main content, in the site's header say."""
    for block in draft.blocks:
        if heading.start <= block.span.start < heading.end:
            yield Field("title", "h1", block.text.text, block.span, "visible")
            return
