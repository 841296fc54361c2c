"""What git knows: the base of a comparison, what changed since, and files as they were. The only module that asks
git about revisions.

Every failure is a GitFailure with what to do: a comparison that cannot be made must never pass in silence.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from claimlint.values import NamedTuple


class GitFailure(Exception):
    """Git could not answer; the message says why, and what helps."""


class Changes(NamedTuple):
    """What the working tree has that the base has not. Paths are POSIX, from the root of the repository.

    base: the commit compared with. changed: path to its path in the base, or None where the base has no such file.
    kept: the paths of the base; of a path that is in neither, git knows nothing.
    """

    root: Path
    base: str
    changed: Mapping[str, str | None]
    kept: frozenset[str]


def changes_since(folder: Path, revision: str) -> Changes:
    """What changed in the repository of `folder` since its history left that of `revision`. Raises GitFailure."""
    root = repository_of(folder)
    base = merge_base(folder, revision)
    found: dict[str, str | None] = {}
    fields = _names(_git(root, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", base, "--"))
    at = 0
    while at < len(fields):
        kind = fields[at][:1]
        if kind in "RC":
            found[fields[at + 2]] = fields[at + 1]
            at += 3
            continue
        if kind != "D":
            found[fields[at + 1]] = None if kind == "A" else fields[at + 1]
        at += 2
    for name in _names(_git(root, "ls-files", "-z", "--others", "--exclude-standard")):
        found.setdefault(name, None)
    return Changes(root, base, found, frozenset(files_at(root, base)))


def merge_base(folder: Path, revision: str) -> str:
    """The commit at which HEAD left the history of `revision`. Raises GitFailure."""
    if revision.startswith("-"):
        raise GitFailure(f"{revision!r} is no revision; write a branch, a tag or a commit")
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitFailure as failure:
        if str(failure):
            raise
        raise GitFailure(_missing(folder, revision)) from None
    try:
        bases = _git(folder, "merge-base", commit.decode().strip(), "HEAD").decode().split()
    except GitFailure as failure:
        if str(failure):
            raise
        bases = []
    if not bases:
        more = "; this clone is shallow: fetch all of it (git fetch --unshallow)" if is_shallow(folder) else ""
        raise GitFailure(f"{revision!r} and HEAD have no common history{more}")
    return bases[0]


def files_at(root: Path, commit: str) -> list[str]:
    """The paths of all files of a commit. Raises GitFailure."""
    return _names(_git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit))


def contents_at(root: Path, commit: str, paths: Sequence[str]) -> dict[str, bytes]:
    """The content of files as a commit has them ("" for the index); what it lacks is absent. Raises GitFailure."""
    if not paths:
        return {}
    asked = "".join(f"{commit}:{path}\n" for path in paths if "\n" not in path)
    answer = _git(root, "cat-file", "--batch", feed=os.fsencode(asked))
    found: dict[str, bytes] = {}
    at = 0
    for path in (path for path in paths if "\n" not in path):
        end = answer.index(b"\n", at)
        head = answer[at:end].split(b" ")
        at = end + 1
        if head[-1] in (b"missing", b"ambiguous"):
            continue
        size = int(head[-1])
        if head[-2] == b"blob":
            found[path] = answer[at : at + size]
        at += size + 1
    return found


def is_shallow(folder: Path) -> bool:
    return _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def repository_of(folder: Path) -> Path:
    """The root of the repository that a folder lies in. Raises GitFailure."""
    return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))


def staged(folder: Path) -> list[str]:
    """The paths, from the root, whose staged content differs from HEAD and that still exist. Raises GitFailure."""
    command = ["diff", "--cached", "--name-only", "-z", "--diff-filter=ACMRT", "--no-ext-diff", "--"]
    return _names(_git(repository_of(folder), *command))


def _missing(folder: Path, revision: str) -> str:
    if is_shallow(folder):
        return (
            f"this clone is shallow and does not hold {revision!r}; fetch it (git fetch --unshallow, or "
            "`fetch-depth: 0` in actions/checkout)"
        )
    return f"there is no revision {revision!r} in this repository; write a branch, a tag or a commit that was fetched"


def _names(output: bytes) -> list[str]:
    return [name for name in os.fsdecode(output).split("\0") if name]


def _git(folder: Path, *arguments: str, feed: bytes | None = None) -> bytes:
    """What git prints. Raises GitFailure, with an empty message where git itself says nothing."""
    import subprocess  # 12 ms: only where git is asked

    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, input=feed, capture_output=True, env=environment)
    except FileNotFoundError:
        raise GitFailure("git is not installed, so nothing can be compared with a revision") from None
    if done.returncode:
        raise GitFailure(_reason(done.stderr.decode(errors="replace"), folder))
    return done.stdout


def _reason(said: str, folder: Path) -> str:
    lines = [line.removeprefix("fatal: ").removeprefix("error: ") for line in said.splitlines() if line.strip()]
    if any("not a git repository" in line for line in lines):
        return f"{folder} is not in a git repository, so nothing can be compared with a revision"
    if any("dubious ownership" in line for line in lines):
        return f"git does not trust {folder}: it belongs to somebody else; see `git help config`, safe.directory"
    return f"git says: {'; '.join(lines)}" if lines else ""


def line_days(folder: Path, path: str) -> dict[int, date]:
    """The day on which each line of a file was last committed; lines that are not, and files unknown to git, are
    absent.
    """
    try:
        output = _git(folder, "blame", "--porcelain", "--", path)
    except GitFailure:
        return {}
    days: dict[bytes, date] = {}
    lines: dict[int, bytes] = {}
    commit = b""
    for line in output.split(b"\n"):
        words = line.split(b" ")
        if line.startswith(b"\t"):
            continue
        if len(words) >= 3 and len(words[0]) in (40, 64) and words[2].isdigit():
            commit = words[0]
            lines[int(words[2])] = commit
        elif words[0] == b"committer-time":
            days[commit] = datetime.fromtimestamp(int(words[1]), UTC).date()
    return {number: days[commit] for number, commit in lines.items() if commit.strip(b"0") and commit in days}
