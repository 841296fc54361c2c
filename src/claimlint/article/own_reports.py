"""The marks by which a report of claimlint is known, so that a search through folders does not check it as an article.

A report bears its mark at its head: only the first bytes of a file are looked at, and of a Word file one small part.
"""

from __future__ import annotations

import zlib
from pathlib import Path

HTML_MARK = '<meta name="generator" content="claimlint'
TEXT_MARK = "Report of claimlint"  # the first line begins with it
DOCX_CATEGORY = "Report of claimlint"
_HEAD = 2048  # bytes; the mark of an HTML report stands behind a policy of some 300
_CORE = "docProps/core.xml"
_LARGEST = 2**20  # bytes of that part; Word writes a thousandth


def is_own_report(path: Path) -> bool:
    """Whether a file is a report that claimlint wrote as HTML, Word or text. What cannot be read is none."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".docx":
            return _is_word_report(path)
        if suffix not in (".html", ".htm", ".txt"):
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(TEXT_MARK.encode()) if suffix == ".txt" else HTML_MARK.encode() in head


def _is_word_report(path: Path) -> bool:
    """Whether a Word file says so of itself, even after somebody has saved it in Word."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as file:
            return file.getinfo(_CORE).file_size < _LARGEST and DOCX_CATEGORY.encode() in file.read(_CORE)
    except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error):
        return False
