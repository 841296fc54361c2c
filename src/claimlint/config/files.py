"""Which files a run means: named files as they are, folders without what no author wrote.

Folders are walked without hidden, git-ignored and excluded entries, dependencies and virtual environments. What is
left out by format is counted, never silently dropped, and so are claimlint's own reports, which their head tells.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from claimlint.article.model import Problem
from claimlint.article.own_reports import is_own_report
from claimlint.article.read import SUFFIXES
from claimlint.config.patterns import matches
from claimlint.values import NamedTuple

_LEFT_OUT = frozenset({"node_modules", "bower_components", "__pycache__", "site-packages"})
# Text files that are part of a repository's or a site's machinery, not articles.
_MACHINERY = frozenset(
    f"{name}.txt"
    for name in (
        "ads", "app-ads", "cmakelists", "constraints", "humans", "license", "llms", "requirements", "robots", "security"
    )
)  # fmt: skip

_NONE: Mapping[str, int] = {}


class FoundFiles(NamedTuple):
    """The files to check, in the order of their shown paths, and what was not taken.

    skipped: suffix ("" for none) to the number of files in folders that are in no format that can be read.
    excluded: number of files named on the command line that the configuration excludes; left_out: number of files and
    folders that it excludes where folders are walked. reports: number of files in folders that claimlint wrote itself.
    """

    files: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    skipped: Mapping[str, int] = _NONE
    excluded: int = 0
    left_out: int = 0
    reports: int = 0


def find_files(
    paths: Sequence[Path], root: Path, exclude: Sequence[str] = (), suffixes: Collection[str] = tuple(SUFFIXES)
) -> FoundFiles:
    """The files that these paths mean. A file that was named is taken whatever its suffix says; reading decides."""
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    skipped: Counter[str] = Counter()
    excluded = 0
    left_out: list[str] = []
    reports = 0
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  where a folder above may not be read, Path.is_dir raises
            for found in _walk(path, root, exclude, problems, left_out):
                suffix = found.suffix.lower()
                if suffix not in suffixes or found.name.lower() in _MACHINERY:
                    skipped[suffix] += 1
                elif is_own_report(found):
                    reports += 1
                else:
                    files[shown(found, root)] = found
        elif not os.path.lexists(path):
            problems.append(Problem(shown(path, root), "does not exist"))
        elif matches(shown(path, root), exclude):
            excluded += 1
        else:
            files[shown(path, root)] = path
    ordered = tuple(files[name] for name in sorted(files))
    return FoundFiles(ordered, tuple(problems), dict(sorted(skipped.items())), excluded, len(left_out), reports)


def shown(path: Path, root: Path) -> str:
    """The path as reports show it: POSIX, from the root, with `..` where it lies outside."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def _walk(
    folder: Path, root: Path, exclude: Sequence[str], problems: list[Problem], left_out: list[str]
) -> Iterator[Path]:
    """The files below a folder, without what the module's docstring names. A folder that may not be read is a problem;
    what lies beside it is found all the same. What is excluded goes to `left_out`.
    """
    ignored = _git_ignored(folder)
    base = "" if (base := shown(folder, root)) == "." else f"{base}/"
    stack = [""]
    while stack:
        at = stack.pop()
        try:
            entries = sorted(os.scandir(folder / at), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(Problem(shown(folder / at, root), f"cannot be read: {error.strerror or error}"))
            continue
        for entry in entries:
            name = at + entry.name
            if entry.name.startswith(".") or name in ignored:
                continue
            if matches(base + name, exclude):
                left_out.append(base + name)
                continue
            if not _is_folder(entry):
                yield folder / name
            elif not (entry.is_symlink() or entry.name in _LEFT_OUT or _is_environment(folder / name)):
                stack.append(f"{name}/")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link that leads back to itself is none: it is told as the file that cannot be read."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_environment(folder: Path) -> bool:
    """Whether it is a virtual environment of Python; one that may not be entered is told when it is walked."""
    return os.path.exists(folder / "pyvenv.cfg")  # noqa: PTH110  Path.exists would raise there


def _git_ignored(folder: Path) -> frozenset[str]:
    """What git ignores below a folder, ignored folders as one. Empty where git or a repository is missing."""
    import subprocess  # 12 ms: only where a folder is walked

    command = ["git", "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(name.rstrip("/") for name in os.fsdecode(done.stdout).split("\0") if name)
