"""Refreshing against a local server that answers as Crossref and PubMed do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from claimlint.evidence.entries import entry_of
from claimlint.evidence.keeping.amend import with_proposals
from claimlint.evidence.keeping.refresh import Proposal, Record, Services, Unreachable, look_up, proposals_of

WORKS = {
    "10.1002/14651858.CD000001": {
        "title": ["Zinc for the common cold"],
        "issued": {"date-parts": [[2013, 6]]},
        "relation": {"is-previous-version-of": [{"id": "10.1002/14651858.CD000001.pub2", "id-type": "doi"}]},
    },
    "10.9999/retracted.1": {
        "title": ["Copper <i>cures</i> colds"],
        "issued": {"date-parts": [[2012]]},
        "updated-by": [{"type": "retraction", "DOI": "10.9999/notice.1"}],
    },
}
SUMMARIES = {"12117397": {"title": "A trial of yoga.", "pubdate": "2002 Jul 15", "pubtype": ["Journal Article"]}}


class Server(BaseHTTPRequestHandler):
    """Answers in the services' formats; `failures` requests are turned away first."""

    asked: list[str]
    failures: int

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        type(self).asked.append(self.path)
        if type(self).failures:
            type(self).failures -= 1
            return self.answer(503, {})
        if parts.path.startswith("/works/"):
            work = WORKS.get(parts.path.removeprefix("/works/"))
            return self.answer(200 if work else 404, {"status": "ok", "message": work})
        number = parse_qs(parts.query)["id"][0]
        held = SUMMARIES.get(number, {"error": "cannot get document summary"})
        return self.answer(200, {"result": {"uids": [number], number: held}})

    def answer(self, code: int, value: object) -> None:
        self.send_response(code)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(failures: int = 0) -> Iterator[tuple[Services, list[str], list[float]]]:
    waited: list[float] = []
    handler = type("Handler", (Server,), {"asked": [], "failures": failures})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Services("editor@example.org", waited.append, base, base), handler.asked, waited
    finally:
        server.shutdown()
        server.server_close()


IDS = ["doi:10.1002/14651858.CD000001", "pmid:12117397", "doi:10.9999/none", "NICE NG226", "pmid:12117397"]


def test_records_come_from_both_services_with_pauses_and_a_contact(tmp_path: Path) -> None:
    with served() as (services, asked, waited):
        records = list(look_up(IDS, services, tmp_path / "kept.json"))
    assert [(r.source, r.found, r.title, r.year) for r in records] == [
        ("doi:10.1002/14651858.CD000001", True, "Zinc for the common cold", 2013),
        ("pmid:12117397", True, "A trial of yoga", 2002),
        ("doi:10.9999/none", False, "", None),
    ]
    assert records[0].notices == ("newer version 10.1002/14651858.CD000001.pub2",)
    assert len(asked) == 3 and all("editor%40example.org" in path for path in asked)
    assert waited == [1.0, 1.0]


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    with served() as (services, asked, _):
        next(look_up(IDS, services, kept))
        assert len(asked) == 1
        assert len(list(look_up(IDS, services, kept))) == 3
        assert len(asked) == 3
        assert len(list(look_up(IDS, services, kept))) == 3
        assert len(asked) == 3


def test_a_busy_service_is_asked_again_and_a_dead_one_is_told(tmp_path: Path) -> None:
    with served(failures=2) as (services, asked, waited):
        assert next(look_up(IDS, services, tmp_path / "a.json")).found
        assert len(asked) == 3 and waited == [2.0, 4.0]
    with served(failures=9) as (services, _, _), pytest.raises(Unreachable, match="answers 503"):
        next(look_up(IDS, services, tmp_path / "b.json"))


def test_without_an_address_nothing_is_asked() -> None:
    with pytest.raises(ValueError, match="is no address to write to"):
        Services("nobody", lambda _: None)


ROW = """\
- id: zinc-cold
  intervention: zinc
  category: supplement
  outcome: common cold
  population: [adults]
  relation: prevents
  direction: no-effect
  certainty: low
  max_strength: 2
  min_strength: 0
  effect: Little
  harms: Nausea
  suggest: Zinc may not prevent the common cold.
  sources:
  - type: cochrane
    title: Zinc for the common cold
    id: doi:10.1002/14651858.CD000001
    year: null
    verified: seen
    via: index
  checked_on: '2026-11-23'
  level: A
  certainty_basis: assigned
"""


def test_what_differs_is_proposed_and_written_as_a_change_to_review() -> None:
    entry = entry_of(yaml.safe_load(ROW)[0])
    source = entry.sources[0].id
    record = Record(source, True, "Copper for hair", 2013, ("retraction 10.9999/n",))
    proposals = proposals_of([entry], {source: record})
    assert [(p.field, p.value) for p in proposals] == [
        ("note", f"{source} is titled 'Copper for hair'"),
        ("note", f"{source}: retraction 10.9999/n"),
        ("year", "2013"),
    ]
    changed = with_proposals("topic: x\nentries:\n" + ROW + ROW.replace("zinc-cold", "other"), proposals)
    first, second = yaml.safe_load(changed)["entries"]
    assert first["sources"][0]["year"] == 2013 and second["sources"][0]["year"] is None
    assert "is titled 'Copper for hair'" in first["note"] and "retraction 10.9999/n" in first["note"]
    assert (first["max_strength"], first["checked_on"], "note" in second) == (2, "2026-11-23", False)
    assert with_proposals(changed, proposals) == changed


STYLES = {
    "sources in flow style": """\
- id: zinc-cold  # a comment stays
  note: "It's held"
  sources: [{type: cochrane, title: Zinc, id: "doi:10.1002/a", year: null, verified: seen, via: index}]
  level: A
""",
    "the whole entry in flow style": """\
- {id: zinc-cold, note: 'It''s held', sources: [{title: Zinc, id: 'doi:10.1002/a', year: null}],
   level: A}  # a comment stays
""",
    "an indented list with the id last": """\
  - note: >
      It's
      held
    level: A  # a comment stays
    sources:
      - {year: null, id: doi:10.1002/a}
    id: zinc-cold
""",
    "no note yet": """\
- {id: zinc-cold, sources: [{id: doi:10.1002/a, year: null}, {id: doi:10.1002/b, year: null}],
   level: A}  # a comment stays
""",
}


@pytest.mark.parametrize("entry", STYLES.values(), ids=STYLES)
def test_a_change_is_written_in_whichever_style_the_file_has(entry: str) -> None:
    text = "topic: x\nentries:\n" + entry + "# the end\n"
    proposals = [
        Proposal("zinc-cold", "doi:10.1002/a", "note", "doi:10.1002/a is titled 'Copper'"),
        Proposal("zinc-cold", "doi:10.1002/a", "year", "2013"),
    ]
    changed = with_proposals(text, proposals)
    (row,) = yaml.safe_load(changed)["entries"]
    assert [source["year"] for source in row["sources"]] == [2013, None][: len(row["sources"])]
    held = "It's held. " if "held" in entry else ""
    assert row["note"] == f"{held}Refresh: doi:10.1002/a is titled 'Copper'."
    assert row["level"] == "A" and "# a comment stays" in changed and changed.endswith("# the end\n")
    assert with_proposals(changed, proposals) == changed


def test_what_agrees_changes_nothing() -> None:
    entry = entry_of(yaml.safe_load(ROW.replace("year: null", "year: 2013"))[0])
    record = Record(entry.sources[0].id, True, "Zinc for the common cold (Review)", 2013)
    assert proposals_of([entry], {record.source: record}) == []
    assert with_proposals(ROW, [Proposal("other", "doi:x", "note", "y")]) == ROW
