"""The local snapshot of retracted papers: made from the Retraction Watch CSV, looked up offline, by DOI and PubMed
number.

A snapshot is a dated SQLite file. An import that fails or is interrupted leaves the old one as it was; nothing here
reads the network or the clock. Corrections are left out, and a paper that was reinstated later is not called retracted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimlint.article.model import Problem
from claimlint.article.patterns import lazy_pattern
from claimlint.evidence.citations.model import Citation, Citations, Retracted
from claimlint.values import NamedTuple
from claimlint.yamlfile import Invalid

if TYPE_CHECKING:
    import sqlite3

COLUMNS = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS", "ArticleType",
    "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate", "OriginalPaperDOI",
    "OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes",
)  # fmt: skip
_NEEDED = ("Title", "RetractionDate", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "Reason")
_NATURES: Mapping[str, str] = {
    "retraction": "retraction",
    "expression of concern": "concern",
    "reinstatement": "reinstatement",
}
_DOI = lazy_pattern(r"10\.\d{4,9}/\S+")
_PUBMED = lazy_pattern(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed|europepmc\.org/article/med)/(\d{1,9})\b", re.I
)
_SCHEMA = (
    "CREATE TABLE paper (key TEXT NOT NULL, nature TEXT NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL, "
    "reason TEXT NOT NULL)",
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
_BY_KEY = "SELECT nature, day, title, reason FROM paper WHERE key = ? ORDER BY day, nature"
_FORMAT = "1"


class Imported(NamedTuple):
    """What an import brought in: notices kept, and rows without an identifier or of another nature."""

    kept: int
    passed_over: int


class Notice(NamedTuple):
    """A notice about a paper. day: ISO, "" where the snapshot gives none."""

    nature: Literal["retraction", "concern"]
    day: str
    title: str
    reason: str


class Snapshot(NamedTuple):
    """A snapshot on disk. taken_on: the day that its content is of. Lookups open the file once each; it is never
    written.
    """

    path: Path
    taken_on: date
    notices: int

    def age(self, as_of: date) -> int:
        """Days between the snapshot and a day."""
        return (as_of - self.taken_on).days

    def look_up(self, keys: Iterable[str]) -> dict[str, Notice]:
        """The standing notice of each key (`doi:…`, `pmid:…`) that has one."""
        wanted = list(dict.fromkeys(keys))
        if not wanted:
            return {}
        found: dict[str, Notice] = {}
        with closing(_connect(self.path)) as store:
            for key in wanted:
                rows = store.execute(
                    "SELECT nature, day, title, reason FROM paper WHERE key = ? ORDER BY day, nature", (key,)
                )
                if notice := _standing(rows.fetchall()):
                    found[key] = notice
        return found


def import_retractions(source: Path, store: Path, taken_on: date) -> Imported:
    """Make a snapshot of a CSV file in Retraction Watch's layout. Raises Invalid with the place of what is wrong."""
    import sqlite3
    import tempfile

    store.parent.mkdir(parents=True, exist_ok=True)
    _clear_stale(store)
    with tempfile.TemporaryDirectory(dir=store.parent, prefix=f".{store.name}.") as folder:
        made = Path(folder) / store.name
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("BEGIN IMMEDIATE")  # held to the end: by it another import sees that this one lives
            for statement in _SCHEMA:
                connection.execute(statement)
            kept, passed_over = _fill(connection, source)
            connection.execute("CREATE INDEX by_key ON paper (key)")
            about = {"format": _FORMAT, "taken_on": taken_on.isoformat(), "notices": str(kept)}
            connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            connection.commit()
        made.replace(store)
    return Imported(kept, passed_over)


def _clear_stale(store: Path) -> None:
    """Remove what imports left behind that were killed; the system let go of their locks."""
    import shutil

    for folder in store.parent.glob(f".{store.name}.*"):
        if folder.is_dir() and not _is_being_written(folder / store.name):
            shutil.rmtree(folder, ignore_errors=True)


def _is_being_written(made: Path) -> bool:
    import sqlite3

    if not made.exists():
        return False
    try:
        with closing(sqlite3.connect(made, timeout=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False  # cut off before it was a database
    return False


def open_snapshot(path: Path) -> Snapshot | None:
    """The snapshot at a path, None where there is none. Raises Invalid where the file is none of ours."""
    import sqlite3

    if not path.exists():
        return None
    try:
        with closing(_connect(path)) as store:
            about = dict(store.execute("SELECT name, value FROM about").fetchall())
            store.execute("SELECT key FROM paper LIMIT 1").fetchall()
        if about["format"] != _FORMAT:
            raise ValueError
        return Snapshot(path, date.fromisoformat(about["taken_on"]), int(about["notices"]))
    except (sqlite3.Error, KeyError, ValueError):
        advice = "make it again by `claimlint evidence retractions import FILE`"
        raise Invalid([Problem(path.as_posix(), f"is no snapshot of retractions; {advice}")]) from None


def marked(citations: Citations, snapshot: Snapshot | None) -> Citations:
    """The citations with those that a snapshot calls retracted; without a snapshot nothing is said."""
    if snapshot is None:
        return citations
    keyed = [(key, one) for one in identifiers_of(citations) if (key := key_of(one))]
    notices = snapshot.look_up(key for key, _ in keyed)
    retracted = tuple(
        Retracted(one, notices[key].nature, notices[key].day, notices[key].reason)
        for key, one in keyed
        if key in notices
    )
    return citations._replace(retracted=retracted)


def identifiers_of(citations: Citations) -> Iterator[Citation]:
    """All identifiers on the page, in the text and in the list of references."""
    yield from citations.found
    for reference in citations.references:
        yield from reference.ids


def key_of(citation: Citation) -> str:
    """The key under which a snapshot would know a citation, "" where it has none."""
    if citation.kind == "pmid":
        return f"pmid:{citation.id}"
    if citation.kind == "url" and (page := _PUBMED.search(citation.id)):
        return f"pmid:{page[1]}"
    found = _DOI.search(citation.id) if citation.kind in ("doi", "url") else None
    return f"doi:{found[0].lower()}" if found else ""


def _connect(path: Path) -> sqlite3.Connection:
    import sqlite3

    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _standing(rows: list[tuple[str, str, str, str]]) -> Notice | None:
    """The notice in force: the last one, a retraction before a concern of the same day; none after a reinstatement."""
    standing = None
    for nature, day, title, reason in rows:
        if nature == "reinstatement":
            standing = None
        elif nature == "retraction" or standing is None:
            standing = Notice(nature, day, title, reason)  # type: ignore[arg-type]
    return standing


# --- reading the CSV --------------------------------------------------------------------------------------------------


def _fill(connection: sqlite3.Connection, source: Path) -> tuple[int, int]:
    kept = passed_over = 0
    for row in _rows_of(source):
        nature = _NATURES.get(row["RetractionNature"].strip().lower(), "")
        keys = list(_keys_of(row)) if nature else []
        if not keys:
            passed_over += 1
            continue
        kept += 1
        day, title, reason = _day_of(row["RetractionDate"]), row["Title"].strip(), row["Reason"].strip(" ;+")
        connection.executemany(
            "INSERT INTO paper VALUES (?, ?, ?, ?, ?)", [(key, nature, day, title, reason) for key in keys]
        )
    return kept, passed_over


def _rows_of(source: Path) -> Iterator[dict[str, str]]:
    """The rows of the file by column. Raises Invalid with line and what was expected."""
    import csv

    shown = source.as_posix()
    line = 1
    try:
        with source.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = [name.strip() for name in next(reader, [])]
            lacking = [name for name in _NEEDED if name not in header]
            if lacking:
                raise Invalid(
                    [Problem(shown, f"lacks the columns {', '.join(lacking)} of Retraction Watch's layout", 1, 1)]
                )
            line = reader.line_num + 1
            for fields in reader:
                if fields and len(fields) != len(header):
                    said = f"has {len(fields)} fields where the header has {len(header)}; the file may be cut off"
                    raise Invalid([Problem(shown, said, line, 1)])
                line = reader.line_num + 1
                if fields:
                    yield dict(zip(header, fields, strict=True))
    except OSError as error:
        raise Invalid([Problem(shown, f"cannot be read: {error.strerror or error}")]) from error
    except csv.Error as error:
        raise Invalid([Problem(shown, f"is not valid CSV: {error}", line, 1)]) from error


def _keys_of(row: Mapping[str, str]) -> Iterator[str]:
    if found := _DOI.search(row["OriginalPaperDOI"].strip()):
        yield f"doi:{found[0].lower()}"
    number = row["OriginalPaperPubMedID"].strip()
    if number.isdigit() and int(number):
        yield f"pmid:{int(number)}"


def _day_of(written: str) -> str:
    """`3/15/2021 0:00` or an ISO day as an ISO day; "" where it is neither."""
    first = written.strip().split(" ")[0]
    for pattern in ("%m/%d/%Y", "%Y-%m-%d", "%m/%d/%y"):
        try:
            return datetime.strptime(first, pattern).date().isoformat()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    return ""
