"""Looks the registry's sources up at Crossref and PubMed, and proposes what an editor should look at.

The one part of claimlint that uses the network, and only when it is asked to. It is polite (a contact address, one
request after another with a pause), can go on where it was interrupted, and never touches a verdict: it fills in years,
and notes titles that differ, retractions and newer versions, as changes to be reviewed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from claimlint.article.patterns import lazy_pattern
from claimlint.data import write_whole
from claimlint.evidence.model import Entry, EvidenceSource
from claimlint.evidence.sources import kind_of
from claimlint.values import NamedTuple

CROSSREF = "https://api.crossref.org"
EUTILS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
PAUSE = 1.0  # seconds between requests; both services ask for no more than a few a second
_TIMEOUT = 30
_TRIES = 3
_RETRIED = (429, 500, 502, 503, 504)
_ALIKE = 0.6  # share of words that two titles have in common below which somebody should look
_WORD = lazy_pattern(r"[a-z0-9]+")


class Record(NamedTuple):
    """What a registry of papers holds for an identifier. found: whether it has one at all."""

    source: str
    found: bool
    title: str = ""
    year: int | None = None
    notices: tuple[str, ...] = ()


class Proposal(NamedTuple):
    """Something for an editor to look at. field: `year` with a value to fill in, or `note`."""

    entry: str
    source: str
    field: str
    value: str


@dataclass(frozen=True)
class Services:
    """Where to ask and how: addresses (a local server in tests), who asks, and how to wait."""

    contact: str
    pause: Callable[[float], None]
    crossref: str = CROSSREF
    eutils: str = EUTILS
    seconds: float = PAUSE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", self.contact):
            raise ValueError(f"{self.contact!r} is no address to write to; Crossref and PubMed ask for one")


class Unreachable(Exception):
    """Raised where a service does not answer; what was looked up so far is kept."""


def look_up(sources: Iterable[str], services: Services, kept: Path) -> Iterator[Record]:
    """The records of some identifiers (`doi:…`, `pmid:…`), from the file `kept` where an earlier run has them.

    Raises Unreachable; calling again goes on where it stopped. Identifiers of other kinds are passed over.
    """
    known = _read_kept(kept)
    for source in dict.fromkeys(sources):
        kind, value = kind_of(source)
        if kind not in ("doi", "pmid"):
            continue
        if source not in known:
            if known.get("asked"):
                services.pause(services.seconds)
            known["asked"] = True
            ask = _crossref if kind == "doi" else _pubmed
            known[source] = ask(source, value, services)._asdict()
            _keep(kept, known)
        yield _record(known[source])


def proposals_of(entries: Iterable[Entry], records: Mapping[str, Record]) -> list[Proposal]:
    """What the records ask an editor to look at, in order of entry and source."""
    found = []
    for entry in entries:
        for source in entry.sources:
            if source.id in records:
                found += [Proposal(entry.id, source.id, *change) for change in _differences(source, records[source.id])]
    return sorted(found, key=lambda p: (p.entry, p.source, p.field, p.value))


# --- asking -----------------------------------------------------------------------------------------------------------


def _crossref(source: str, doi: str, services: Services) -> Record:
    address = f"{services.crossref}/works/{quote(doi, safe='/')}?{urlencode({'mailto': services.contact})}"
    answer = _get(address, services)
    if answer is None:
        return Record(source, False)
    message = answer.get("message") or {}
    notices = [f"{u.get('type', 'update')} {u.get('DOI', '')}".strip() for u in message.get("updated-by") or ()]
    notices += [f"newer version {r['id']}" for r in (message.get("relation") or {}).get("is-previous-version-of") or ()]
    parts = ((message.get("issued") or {}).get("date-parts") or [[None]])[0]
    return Record(source, True, _first(message.get("title")), parts[0] if parts else None, tuple(notices))


def _pubmed(source: str, number: str, services: Services) -> Record:
    asked = {"db": "pubmed", "id": number, "retmode": "json", "tool": "claimlint", "email": services.contact}
    answer = _get(f"{services.eutils}/esummary.fcgi?{urlencode(asked)}", services)
    record = ((answer or {}).get("result") or {}).get(number) or {}
    if not record or "error" in record:
        return Record(source, False)
    year = re.match(r"\d{4}", str(record.get("pubdate", "")))
    types = [str(kind) for kind in record.get("pubtype") or ()]
    notices = tuple(kind for kind in types if "retract" in kind.lower() or "concern" in kind.lower())
    return Record(source, True, str(record.get("title", "")).rstrip("."), int(year[0]) if year else None, notices)


def _get(address: str, services: Services) -> dict[str, Any] | None:
    """The JSON at an address, None where there is nothing (404). Raises Unreachable after a few tries."""
    request = Request(address, headers={"User-Agent": f"claimlint (mailto:{services.contact})"})
    said = ""
    for attempt in range(_TRIES):
        if attempt:
            services.pause(services.seconds * 2**attempt)
        try:
            with urlopen(request, timeout=_TIMEOUT) as response:
                answer: dict[str, Any] = json.loads(response.read().decode("utf-8"))
                return answer
        except HTTPError as error:
            if error.code == 404:
                return None
            said = f"answers {error.code}"
            if error.code not in _RETRIED:
                break
        except (URLError, TimeoutError, ConnectionError) as error:
            said = f"cannot be reached: {getattr(error, 'reason', error)}"
        except ValueError:
            said = "answers with something that is no JSON"
    raise Unreachable(f"{address.partition('?')[0]} {said}")


def _first(values: Any) -> str:
    return re.sub(r"<[^>]+>", "", str(values[0])) if values else ""


# --- keeping ----------------------------------------------------------------------------------------------------------


def _read_kept(path: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(path: Path, known: Mapping[str, Any]) -> None:
    held = {source: value for source, value in known.items() if source != "asked"}
    write_whole(path, json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1).encode())


def _record(kept: Mapping[str, Any]) -> Record:
    return Record(kept["source"], kept["found"], kept["title"], kept["year"], tuple(kept["notices"]))


# --- proposing --------------------------------------------------------------------------------------------------------


def _differences(source: EvidenceSource, record: Record) -> Iterator[tuple[str, str]]:
    if not record.found:
        yield "note", f"{source.id} is not on record; look for the right number"
        return
    if source.year is None and record.year is not None:
        yield "year", str(record.year)
    elif source.year is not None and record.year is not None and abs(source.year - record.year) > 1:
        yield "note", f"{source.id} is of {record.year}, not {source.year}"
    if record.title and _likeness(source.title, record.title) < _ALIKE:
        yield "note", f"{source.id} is titled '{record.title}'"
    for notice in record.notices:
        yield "note", f"{source.id}: {notice}"


def _likeness(one: str, other: str) -> float:
    """The share of the shorter title's words that the other has."""
    words, others = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(words & others) / max(1, min(len(words), len(others)))
