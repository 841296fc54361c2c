"""Which files a run means."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from claimlint.cli.outputs import Output, rendered
from claimlint.config.files import find_files
from claimlint.reports.model import Report


def tree(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def names(found: object, root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found.files]  # type: ignore[attr-defined]


def test_folders_leave_out_what_no_author_wrote(tmp_path: Path) -> None:
    tree(
        tmp_path, "b.md", "a/c.html", "a/d.docx", ".hidden/x.md", "node_modules/p/readme.md", "venv/pyvenv.cfg", "venv/x.md",
        "robots.txt", "notes.txt", "pic.png", "pic2.PNG", "Makefile", ".x.md",
    )  # fmt: skip
    found = find_files([tmp_path], tmp_path)
    assert names(found, tmp_path) == ["a/c.html", "a/d.docx", "b.md", "notes.txt"]
    assert found.skipped == {"": 1, ".png": 2, ".txt": 1}


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "build/b.md", "c.tmp.md", "sub/build/d.md")
    (tmp_path / ".gitignore").write_text("build/\n*.tmp.md\n")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert names(find_files([tmp_path], tmp_path), tmp_path) == ["a.md"]
    assert names(find_files([tmp_path / "sub"], tmp_path), tmp_path) == []
    assert names(find_files([tmp_path / "c.tmp.md"], tmp_path), tmp_path) == ["c.tmp.md"]  # named, so meant


def test_without_git_nothing_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a.md")
    monkeypatch.setenv("PATH", "")
    assert names(find_files([tmp_path], tmp_path), tmp_path) == ["a.md"]


def test_excluded_files_are_left_out_even_where_they_are_named(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "archive/b.md")
    assert names(find_files([tmp_path], tmp_path, ["archive"]), tmp_path) == ["a.md"]
    found = find_files([tmp_path / "archive" / "b.md"], tmp_path, ["archive"])
    assert found.files == () and found.excluded == 1


def test_files_come_once_in_the_order_of_their_names(tmp_path: Path) -> None:
    tree(tmp_path, "b.md", "a/c.md")
    one = find_files([tmp_path / "b.md", tmp_path, tmp_path / "a"], tmp_path)
    two = find_files([tmp_path / "a", tmp_path, tmp_path / "b.md"], tmp_path)
    assert one == two and names(one, tmp_path) == ["a/c.md", "b.md"]


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = find_files([tmp_path / "none.md"], tmp_path).problems
    assert str(problem) == "none.md: does not exist"


def test_a_broken_link_is_taken_so_that_reading_it_tells(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone.md")
    assert names(find_files([tmp_path], tmp_path), tmp_path) == ["a.md"]


def test_a_folder_that_may_not_be_read_is_a_problem_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "a/x.md", "b/y.md")
    scan = os.scandir

    def refusing(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = find_files([tmp_path], tmp_path)
    assert names(found, tmp_path) == ["b/y.md"]
    assert [str(problem) for problem in found.problems] == ["a: cannot be read: Permission denied"]


def test_what_is_excluded_from_folders_is_counted(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "b.draft.md", "archive/c.md", "archive/d.md")
    assert find_files([tmp_path], tmp_path, ["archive", "*.draft.md"]).left_out == 2


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.md")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert names(find_files([tmp_path], tmp_path), tmp_path) == ["a/b.md"]


def test_reports_of_our_own_are_known_by_their_head(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "b.html", "c.docx", "d.txt")
    for format, name in (("html", "r.html"), ("docx", "r.docx"), ("text", "r.txt")):
        report = rendered(Output(format, tmp_path / name), Report(date(2026, 11, 23), ()), 0)
        (tmp_path / name).write_bytes(report.encode() if isinstance(report, str) else report)
    (tmp_path / "about.html").write_text("<title>The generator claimlint</title>")
    found = find_files([tmp_path], tmp_path)
    assert names(found, tmp_path) == ["a.md", "about.html", "b.html", "c.docx", "d.txt"] and found.reports == 3
    assert names(find_files([tmp_path / "r.html"], tmp_path), tmp_path) == ["r.html"]  # named, so meant
