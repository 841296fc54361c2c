"""Articles that an office suite has written as Word files give the findings that they give as Markdown.

It belongs to `.ci/run full`, and needs LibreOffice: `apt-get install libreoffice-writer-nogui`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from judging import ARTICLES, FIXTURES, judged, told

sys.path.insert(0, str(FIXTURES.parent / "tests" / "article"))
from conversions import convert

SUITE = shutil.which("soffice")
OWN = [path for path in ARTICLES if path.suffix == ".md"]
# The suite keeps an author of HTML as the file's, and writes a language that nobody chose.
_METADATA = ("authorship/", "dates/")

pytestmark = [pytest.mark.full, pytest.mark.skipif(SUITE is None, reason="LibreOffice (soffice) is not installed here")]


def converted(folder: Path, kind: str, *options: str, suffix: str) -> None:
    """Have the suite convert all files of one suffix, each to a file beside it."""
    files = sorted(map(str, folder.glob(f"*{suffix}")))
    command = [str(SUITE), f"-env:UserInstallation=file://{folder}/profile", "--headless", *options]
    command += ["--convert-to", kind, "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By way of the suite: each article from HTML, and from a Word file of another program."""
    pages, files = tmp_path_factory.mktemp("pages"), tmp_path_factory.mktemp("files")
    for path in OWN:
        markdown = path.read_text(encoding="utf-8")
        page = convert(markdown, "html").replace(b'<nav><a href="/">Home</a></nav>', b"")
        (pages / f"{path.stem}.html").write_bytes(page)
        (files / f"{path.stem}.docx").write_bytes(convert(markdown, "docx"))
    converted(pages, "odt", "--infilter=HTML (StarWriter)", suffix=".html")
    converted(files, "odt", suffix=".docx")
    converted(pages, "docx", suffix=".odt")
    converted(files, "docx", suffix=".odt")
    return {"html": pages, "docx": files}


@pytest.mark.parametrize("origin", ["html", "docx"])
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_findings_are_those_of_the_markdown(path: Path, origin: str, written: dict[str, Path]) -> None:
    content = (written[origin] / f"{path.stem}.docx").read_bytes()
    found, expected = judged(content, "docx"), judged(path.read_bytes(), "markdown")
    assert [row for row in told(found) if not row[0].startswith(_METADATA)] == [
        row for row in told(expected) if not row[0].startswith(_METADATA)
    ]
    for finding in found.findings:
        assert found.article.source.slice(finding.span) == finding.text
