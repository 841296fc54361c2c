"""The snapshot of retractions: import of the CSV, lookup by identifier, what a broken or interrupted import leaves."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimlint.article.model import Span
from claimlint.article.read import read_article
from claimlint.evidence.citations.model import Citation, Citations, Reference
from claimlint.evidence.knowledge import load_knowledge, sources_of
from claimlint.evidence.retractions import COLUMNS, import_retractions, marked, open_snapshot
from claimlint.yamlfile import Invalid

DAY = date(2026, 11, 1)
NOWHERE = Span(0, 1)


def row(doi: str = "", pmid: str = "0", nature: str = "Retraction", day: str = "3/15/2014 0:00") -> dict[str, str]:
    return {
        **dict.fromkeys(COLUMNS, ""),
        "Title": 'Copper "cures", again',
        "RetractionDate": day,
        "OriginalPaperDOI": doi,
        "OriginalPaperPubMedID": pmid,
        "RetractionNature": nature,
        "Reason": "+Falsification of Data;",
    }


def write(path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def cited(kind: str, value: str) -> Citation:
    return Citation(kind, value, value, NOWHERE, 0)  # type: ignore[arg-type]


def retracted(store: Path, *found: Citation) -> list[tuple[str, str, str]]:
    snapshot = open_snapshot(store)
    assert snapshot is not None
    return [(r.citation.id, r.nature, r.day) for r in marked(Citations(found=found), snapshot).retracted]


def test_a_retracted_paper_is_found_by_doi_in_any_case_by_address_and_by_pubmed_number(tmp_path: Path) -> None:
    store = tmp_path / "r.sqlite"
    done = import_retractions(
        write(tmp_path / "r.csv", row("10.9999/Bad.1", "99999901"), row("unavailable")), store, DAY
    )
    assert (done.kept, done.passed_over) == (1, 1)
    found = (
        cited("doi", "10.9999/BAD.1"),
        cited("url", "https://doi.org/10.9999/bad.1"),
        cited("pmid", "99999901"),
        cited("doi", "10.9999/bad.11"),
        cited("marker", "1"),
    )
    assert retracted(store, *found) == [
        ("10.9999/BAD.1", "retraction", "2014-03-15"),
        ("https://doi.org/10.9999/bad.1", "retraction", "2014-03-15"),
        ("99999901", "retraction", "2014-03-15"),
    ]


@pytest.mark.parametrize(
    ("natures", "standing"),
    [
        (["Expression of concern"], ["concern"]),
        (["Expression of concern", "Retraction"], ["retraction"]),
        (["Retraction", "Expression of concern"], ["retraction"]),
        (["Retraction", "Reinstatement"], []),
        (["Correction"], []),
    ],
)
def test_the_notice_in_force_counts(tmp_path: Path, natures: list[str], standing: list[str]) -> None:
    rows = [row("10.9999/bad.1", nature=nature, day=f"{month}/1/2015 0:00") for month, nature in enumerate(natures, 1)]
    store = tmp_path / "r.sqlite"
    import_retractions(write(tmp_path / "r.csv", *rows), store, DAY)
    assert [nature for _, nature, _ in retracted(store, cited("doi", "10.9999/bad.1"))] == standing


def test_references_are_looked_up_too(tmp_path: Path) -> None:
    store = tmp_path / "r.sqlite"
    import_retractions(write(tmp_path / "r.csv", row("10.9999/bad.1")), store, DAY)
    reference = Reference(1, "", "Smith", NOWHERE, ids=(cited("doi", "10.9999/bad.1"),))
    found = marked(Citations(references=(reference,)), open_snapshot(store))
    assert len(found.retracted) == 1


def test_without_a_snapshot_nothing_is_said(tmp_path: Path) -> None:
    assert open_snapshot(tmp_path / "none.sqlite") is None
    plain = Citations(found=(cited("doi", "10.9999/bad.1"),))
    assert marked(plain, None) is plain


def test_a_snapshot_tells_its_age(tmp_path: Path) -> None:
    store = tmp_path / "r.sqlite"
    import_retractions(write(tmp_path / "r.csv", row("10.9999/bad.1")), store, DAY)
    snapshot = open_snapshot(store)
    assert snapshot is not None
    assert (snapshot.notices, snapshot.age(date(2026, 11, 23))) == (1, 22)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "r.csv:1:1: lacks the columns Title"),
        ("Title,Reason\nx,y\n", "r.csv:1:1: lacks the columns RetractionDate"),
        (",".join(COLUMNS) + "\n1,2,3\n", "r.csv:2:1: has 3 fields where the header has 20"),
        (",".join(COLUMNS) + "\n" + ",".join(["x"] * 20) + '\n1,"cut off', "r.csv:3:1: "),
        ("\x00\x00PK", "lacks the columns"),
    ],
)
def test_a_broken_file_names_its_line_and_leaves_the_old_snapshot(tmp_path: Path, content: str, told: str) -> None:
    store = tmp_path / "r.sqlite"
    import_retractions(write(tmp_path / "old.csv", row("10.9999/bad.1")), store, DAY)
    before = store.read_bytes()
    (tmp_path / "r.csv").write_text(content, encoding="utf-8")
    with pytest.raises(Invalid) as caught:
        import_retractions(tmp_path / "r.csv", store, DAY)
    assert told in str(caught.value)
    assert store.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["old.csv", "r.csv", "r.sqlite"]


def test_an_interrupted_import_leaves_the_old_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "r.sqlite"
    import_retractions(write(tmp_path / "old.csv", row("10.9999/bad.1")), store, DAY)
    before = store.read_bytes()

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimlint.evidence.retractions._day_of", interrupted)
    with pytest.raises(KeyboardInterrupt):
        import_retractions(write(tmp_path / "r.csv", row("10.9999/bad.2")), store, DAY)
    assert store.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


_SLOW = """
import sys
from datetime import date
from pathlib import Path
from claimlint.evidence import retractions
def slow(source):
    row = dict.fromkeys(retractions.COLUMNS, "")
    while True:
        yield row | {"RetractionNature": "Retraction", "OriginalPaperPubMedID": "7"}
retractions._rows_of = slow
retractions.import_retractions(Path("none"), Path(sys.argv[1]), date(2026, 11, 2))
"""


def importing(store: Path) -> subprocess.Popen[bytes]:
    """An import that never ends, and has begun to write."""
    process = subprocess.Popen([sys.executable, "-c", _SLOW, str(store)])
    for _ in range(400):
        if any(path.stat().st_size for path in store.parent.glob(f".{store.name}.*/*")):
            return process
        time.sleep(0.05)
    process.kill()
    raise AssertionError("the import did not begin")


def test_a_killed_import_leaves_the_old_snapshot_and_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    store, source = tmp_path / "retractions.sqlite", write(tmp_path / "a.csv", row(pmid="7"))
    import_retractions(source, store, DAY)
    process = importing(store)
    process.kill()
    process.wait()
    assert retracted(store, cited("pmid", "7"))
    assert list(tmp_path.glob(".retractions.sqlite.*"))
    import_retractions(source, store, date(2026, 11, 3))
    assert open_snapshot(store).taken_on == date(2026, 11, 3)  # type: ignore[union-attr]
    assert not list(tmp_path.glob(".retractions.sqlite.*"))


def test_an_import_leaves_another_that_is_running_alone(tmp_path: Path) -> None:
    store, source = tmp_path / "retractions.sqlite", write(tmp_path / "a.csv", row(pmid="7"))
    process = importing(store)
    try:
        import_retractions(source, store, DAY)
        assert list(tmp_path.glob(".retractions.sqlite.*"))
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be read as one" * 10])
def test_a_file_that_is_no_snapshot_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r.sqlite").write_bytes(content)
    with pytest.raises(Invalid, match="is no snapshot of retractions"):
        open_snapshot(tmp_path / "r.sqlite")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        import_retractions(tmp_path / "none.csv", tmp_path / "r.sqlite", DAY)


def test_a_page_is_held_against_the_snapshot_of_the_project(tmp_path: Path) -> None:
    store = tmp_path / "r.sqlite"
    import_retractions(write(tmp_path / "r.csv", row("10.9999/bad.1")), store, DAY)
    knowledge = replace(load_knowledge(), snapshot=open_snapshot(store))
    article = read_article(b"Copper heals (doi:10.9999/bad.1) and warms (doi:10.9999/good.1).", "a.md")
    assert [r.citation.id for r in sources_of(article, knowledge).retracted] == ["10.9999/bad.1"]
    assert sources_of(article, load_knowledge()).retracted == ()
