"""What reports in XML share: text and attributes that any parser accepts."""

from __future__ import annotations

from claimlint.article.patterns import lazy_pattern

# XML 1.0 has no place for these characters, not even escaped.
_ILLEGAL = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_illegal(text: str) -> str:
    """The text with a replacement for each character that XML cannot hold."""
    return _ILLEGAL.sub("�", text)


def text_of(text: str) -> str:
    """The text as the content of an element."""
    return without_illegal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attributes(**values: object) -> str:
    """` name="value"` for each, in the order given. A trailing underscore of a name is dropped; None is left out."""
    return "".join(f' {name.rstrip("_")}="{_quoted(str(v))}"' for name, v in values.items() if v is not None)


def _quoted(text: str) -> str:
    """White space as references: parsers turn it into blanks otherwise."""
    return text_of(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
