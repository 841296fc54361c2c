"""What git says about a comparison, and the message for everything that keeps it from saying so."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from claimlint.review.git import GitFailure, changes_since, contents_at, line_days, merge_base, staged


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=Jo", "-c", "user.email=jo@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    for name in ("kept.md", "changed.md", "moved.md", "gone.md"):
        (root / name).write_text(f"# {name}\n\n" + "".join(f"Line {n} of {name}.\n" for n in range(20)))
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    return root


def test_what_changed_since(repository: Path) -> None:
    (repository / "changed.md").write_text("new\n")
    git(repository, "mv", "moved.md", "naïve name.md")
    (repository / "gone.md").unlink()
    (repository / "untracked.md").write_text("x\n")
    found = changes_since(repository, "HEAD")
    assert found.changed == {"changed.md": "changed.md", "naïve name.md": "moved.md", "untracked.md": None}
    assert "kept.md" in found.kept


def test_the_base_is_where_the_histories_parted(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-qb", "work")
    (repository / "new.md").write_text("x\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "work")
    git(repository, "checkout", "-q", "main")
    (repository / "kept.md").write_text("changed on main\n")
    git(repository, "commit", "-qam", "main")
    git(repository, "checkout", "-q", "work")
    found = changes_since(repository, "main")
    assert found.base == first and found.changed == {"new.md": None}
    git(repository, "merge", "-q", "main", "-m", "merge")
    assert changes_since(repository, "main").changed == {"new.md": None}


def test_a_detached_head_is_no_obstacle(repository: Path) -> None:
    git(repository, "checkout", "-q", "--detach")
    assert changes_since(repository, "main").changed == {}


def test_contents_of_a_commit_and_of_the_index(repository: Path) -> None:
    (repository / "changed.md").write_text("staged\n")
    git(repository, "add", "changed.md")
    (repository / "changed.md").write_text("not staged\n")
    assert staged(repository) == ["changed.md"]
    assert contents_at(repository, "", ["changed.md", "none.md"]) == {"changed.md": b"staged\n"}
    assert contents_at(repository, "HEAD", ["kept.md"])["kept.md"].startswith(b"# kept.md\n")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitFailure, match="is not in a git repository, so nothing can be compared"):
        changes_since(tmp_path, "main")


@pytest.mark.parametrize("revision", ["no-such-branch", "0" * 40, "main~99", "HEAD^{tree}", "--output=x", "", "a b"])
def test_a_missing_revision(repository: Path, revision: str) -> None:
    with pytest.raises(GitFailure, match=r"revision|git says"):
        merge_base(repository, revision)


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Path, tmp_path: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    (repository / "kept.md").write_text("x\n")
    git(repository, "commit", "-qam", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "clone")
    with pytest.raises(GitFailure, match=r"this clone is shallow and does not hold .*git fetch --unshallow"):
        merge_base(tmp_path / "clone", first)


def test_histories_that_never_met(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    git(repository, "commit", "-qm", "other")
    with pytest.raises(GitFailure, match="'main' and HEAD have no common history"):
        merge_base(repository, "main")


def test_an_unreadable_index(repository: Path) -> None:
    (repository / ".git" / "index").write_bytes(b"broken")
    with pytest.raises(GitFailure, match="git says"):
        changes_since(repository, "HEAD")


def test_a_missing_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitFailure, match="git is not installed"):
        changes_since(repository, "HEAD")


def test_the_day_of_each_line(repository: Path) -> None:
    (repository / "kept.md").write_text((repository / "kept.md").read_text() + "One more.\n")
    days = line_days(repository, "kept.md")
    assert len(days) == 22 and 23 not in days
    assert line_days(repository, "untracked.md") == {}
