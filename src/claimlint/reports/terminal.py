"""Text for a terminal: colour where it is wanted, widths as they are seen, nothing that a terminal would obey.

An article may hold escape sequences and bidirectional overrides; shown raw they could repaint the report.
"""

from __future__ import annotations

import unicodedata

from claimlint.values import NamedTuple

_CODES = {
    "error": "31",
    "warning": "33",
    "info": "36",
    "bold": "1",
    "dim": "2",
    "good": "32",
    "mark": "4",
    "path": "1;4",
}
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C], "�")
_CODE = {0xFFFC: "…"}  # where inline code stands, whose words are no prose
_CONTROL = {**dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "�"), **_BIDI, **_CODE, 9: " ", 10: " ", 13: " "}


class Style(NamedTuple):
    """How to write: with colour codes or without, and how many columns a line may take."""

    color: bool = False
    width: int = 100

    def paint(self, text: str, *names: str) -> str:
        """The text in the named looks (error, bold …); as it is where there is no colour."""
        if not self.color or not text:
            return text
        codes = ";".join(_CODES[name] for name in names)
        return f"\x1b[{codes}m{text}\x1b[0m"


def visible(text: str) -> str:
    """The text with every character that a terminal would obey replaced, one for one, so that offsets stay."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_CONTROL)


def width_of(text: str) -> int:
    """Columns that the text takes on a terminal."""
    return len(text) if text.isascii() else sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
