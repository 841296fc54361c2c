"""A Word file as a container: its parts, safely. Refuses what is encrypted, truncated, macro-bearing or far too large
unpacked.

Nothing is ever executed, fetched or written; XML with a document type is refused, because Word never writes one.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from claimlint.article.model import Problem, Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_PART = 256 * 2**20  # a book of 5,000 pages has 50 MB of document.xml
_RATIO = 300  # XML of Word files shrinks to a twentieth; a bomb to a thousandth
_RATIO_FROM = 8 * 2**20
_MOST_ENTRIES = 10_000

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]


class Container:
    """The parts of a Word file by name."""

    def __init__(self, content: bytes, path: str) -> None:
        self._path = path
        if content.startswith(_OLE):
            raise self.problem("is an encrypted or an old Word file (.doc); save it as .docx without a password")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except (
            zipfile.BadZipFile,
            zipfile.LargeZipFile,
            ValueError,
            OverflowError,
            NotImplementedError,
            OSError,
        ) as error:
            raise self.problem(
                "is no complete Word file: the zip archive is damaged or cut short; save it again"
            ) from error
        if len(self._entries) > _MOST_ENTRIES:
            raise self.problem(f"holds more than {_MOST_ENTRIES:,} parts; no Word file does")
        if any(name.lower().endswith("vbaproject.bin") for name in self._entries):
            raise self.problem("holds macros; save it as .docx without them")
        self.document = self._document_name()

    def problem(self, what: str) -> Unreadable:
        """The exception that says so of this file."""
        return Unreadable(Problem(self._path, what))

    def _document_name(self) -> str:
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target in self._entries:
                return target
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise self.problem("is a zip archive, but no Word file: it has no document part")

    def read(self, name: str) -> bytes | None:
        """A part's content; None where there is no such part. Raises Unreadable where it cannot be unpacked."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise self.problem("is encrypted; save it without a password")
        packed = max(1, entry.compress_size)
        if entry.file_size > _LARGEST_PART or (entry.file_size > _RATIO_FROM and entry.file_size / packed > _RATIO):
            raise self.problem(f"unpacks to {entry.file_size:,} bytes in {name}; that is no article but a zip bomb")
        try:
            with self._zip.open(entry) as part:
                content = part.read(_LARGEST_PART + 1)  # the size that a zip states may be a lie
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise self.problem(f"is damaged: {name} cannot be unpacked; save it again") from error
        if len(content) > _LARGEST_PART:
            raise self.problem(
                f"unpacks to more than {_LARGEST_PART:,} bytes in {name}; that is no article but a zip bomb"
            )
        return content

    def parse(self, name: str, start: Start, end: End, data: Data) -> bool:
        """Walk a part's XML; False where there is no such part. Names come as 'namespace|local'."""
        content = self.read(name)
        if content is None:
            return False
        parser = expat.ParserCreate(namespace_separator="|")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = data
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "not XML")
            raise self.problem(
                f"is damaged: {name} is broken at line {error.lineno} ({what}); save it again"
            ) from error
        except (ValueError, LookupError) as error:
            raise self.problem(f"is damaged: {name} has an unknown encoding; save it again") from error
        return True

    def _refuse_doctype(self, *_args: object) -> None:
        raise self.problem("holds XML with a document type, which Word never writes; it is not read")

    def relations(self, part: str) -> Mapping[str, tuple[str, str]]:
        """The relations of a part by id: kind (the last word of its type) and target, as a part's name or as a URL."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith("|Relationship"):
                target = attributes.get("Target", "")
                if attributes.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rsplit("/", 1)[-1], target)

        self.parse(posixpath.join(folder, "_rels", f"{name}.rels"), start, _ignore, _ignore)
        return found


def _ignore(_text: str) -> None:
    return None
