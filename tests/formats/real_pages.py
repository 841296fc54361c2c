"""Pages that nobody wrote for this project: documentation that is installed on this machine, found at run time."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".txt": "text", ".rst": "text"}
_NAMES = {"METADATA": "markdown", "copyright": "text", "README": "text", "NEWS": "text"}
_FOLDERS = ("/usr/share/doc", "/usr/share", "/usr/lib/node_modules", "/usr/lib/python3", "/opt", "/usr/local/lib")
_LARGEST = 1_000_000
_MOST = 300  # of each format, spread over all that are found
_MAN_PAGES = 40


class RealPage(NamedTuple):
    """Where a page comes from, its bytes and its format."""

    name: str
    content: bytes
    format: str


def real_pages() -> list[RealPage]:
    """At most 300 of each format, sorted by path, and man pages, converted here."""
    found: dict[str, list[Path]] = {}
    for path in sorted(set(_files())):
        found.setdefault(_format_of(path), []).append(path)
    chosen = [(path, format) for format, paths in found.items() for path in paths[:: max(1, len(paths) // _MOST)]]
    pages = [RealPage(str(path), path.read_bytes(), format) for path, format in chosen]
    return [*pages, *_man_pages()]


def _files() -> Iterator[Path]:
    for folder in dict.fromkeys((*_FOLDERS, sysconfig.get_path("purelib"), sys.prefix)):
        for path in Path(folder).rglob("*"):
            if _format_of(path) and path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST:
                yield path


def _format_of(path: Path) -> str:
    return _FORMATS.get(path.suffix.lower()) or _NAMES.get(path.name, "")


def _man_pages() -> Iterator[RealPage]:
    """Man pages as HTML where mandoc or the whole of groff is installed, else as text without overstriking."""
    program = next((name for name in ("mandoc", "groff") if shutil.which(name)), None)
    pages = sorted(Path("/usr/share/man/man1").glob("*.1*.gz"))
    if program is None or not pages:
        return
    as_html, as_text = ["-Thtml"], ["-Tutf8"]
    if program == "groff":
        as_html, as_text = ["-mandoc", "-Thtml", "-P", "-l"], ["-mandoc", "-Tutf8", "-P", "-cbou"]
    for path in pages[:: max(1, len(pages) // _MAN_PAGES)]:
        source = gzip.decompress(path.read_bytes())
        for format, options in (("html", as_html), ("text", as_text)):
            done = subprocess.run([program, *options], input=source, capture_output=True)
            if done.returncode == 0 and done.stdout.strip():
                yield RealPage(str(path), done.stdout, format)
                break
