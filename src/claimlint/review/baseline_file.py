"""The baseline's file: one entry a line, so that version control merges and blames it by entry; read strictly,
written whole.

Two processes that change it wait for each other. The lock lies in the user's cache, not in the repository.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from claimlint.article.model import Problem
from claimlint.data import cache_folder, digest_of, write_whole
from claimlint.review.baseline import BaselineEntry
from claimlint.yamlfile import Invalid

VERSION = 1
_KEYS: Mapping[str, type] = {"path": str, "rule": str, "sentence": str, "count": int, "reason": str, "by": str}
_NEEDED = ("path", "rule", "sentence", "count")


def read_baseline(path: Path, shown: str) -> list[BaselineEntry]:
    """The entries; none where there is no file. Raises Invalid with the place of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Invalid([Problem(shown, f"cannot be read: {error.strerror or error}")]) from error
    except UnicodeDecodeError as error:
        raise Invalid(
            [Problem(shown, f"is not UTF-8 at byte {error.start}; take it from version control again")]
        ) from error
    return _entries_of(text, shown)


def baseline_text(entries: Sequence[BaselineEntry]) -> str:
    """The file's content: sorted, one entry a line."""
    lines = [f"  {json.dumps(_value_of(entry), ensure_ascii=False)}" for entry in sorted(entries)]
    body = ",\n".join(lines)
    return (
        f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n'
        if lines
        else f'{{"version": {VERSION}, "findings": []}}\n'
    )


def change_baseline(
    path: Path, shown: str, change: Callable[[list[BaselineEntry]], list[BaselineEntry]]
) -> tuple[list[BaselineEntry], list[BaselineEntry]]:
    """Read, change and write the file while no other process does. Returns the entries before and after.

    Raises Invalid where it cannot be read and OSError where it cannot be written; the old file is then as it was.
    """
    with _locked(path):
        before = read_baseline(path, shown)
        after = sorted(change(before))
        content = baseline_text(after).encode()
        if not path.exists() or path.read_bytes() != content:
            write_whole(path, content)
    return before, after


def _value_of(entry: BaselineEntry) -> dict[str, Any]:
    value: dict[str, Any] = {
        "path": entry.path, "rule": entry.rule, "sentence": entry.sentence, "count": entry.count,
    }  # fmt: skip
    return value | {key: text for key, text in (("reason", entry.reason), ("by", entry.by)) if text}


def _entries_of(text: str, shown: str) -> list[BaselineEntry]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            what = "holds an unresolved merge; keep the entries of both sides and run `claimlint baseline prune`"
            raise Invalid([Problem(shown, what, number, 1)])
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise Invalid([Problem(shown, f"is not valid JSON: {error.msg}", error.lineno, error.colno)]) from error
    except RecursionError as error:
        raise Invalid([Problem(shown, "is nested too deeply to be a baseline", 1, 1)]) from error
    if not isinstance(value, dict) or not isinstance(value.get("findings"), list):
        raise Invalid([Problem(shown, "is no baseline; `claimlint baseline accept` writes one", 1, 1)])
    if value.get("version") != VERSION:
        what = f"has version {value.get('version')!r}; this claimlint reads version {VERSION}: install a newer one"
        raise Invalid([Problem(shown, what, 1, 1)])
    problems = [p for number, item in enumerate(value["findings"]) for p in _wrong(item, number, shown)]
    if problems:
        raise Invalid(problems)
    return [BaselineEntry(**item) for item in value["findings"]]


def _wrong(item: Any, number: int, shown: str) -> Iterator[Problem]:
    """What is wrong with one entry. Entries stand one a line from the second line on, as they were written."""
    if not isinstance(item, dict):
        yield Problem(
            shown, f"entry {number + 1} is {item!r}; write a mapping with {', '.join(_NEEDED)}", number + 2, 1
        )
        return
    for key in [key for key in _NEEDED if key not in item]:
        yield Problem(shown, f"entry {number + 1} lacks {key!r}", number + 2, 1)
    for key, value in item.items():
        right = "a number from 1" if key == "count" else "a text"
        if key not in _KEYS:
            yield Problem(shown, f"entry {number + 1} has an unknown key {key!r}", number + 2, 1)
        elif type(value) is not _KEYS[key] or (isinstance(value, int) and value < 1):
            yield Problem(shown, f"entry {number + 1}: {key} is {value!r}; write {right}", number + 2, 1)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file. Where the system or the cache folder has no locks, go on without."""
    name = digest_of(str(path.resolve()).encode(), 8)
    try:
        import fcntl

        cache_folder().mkdir(parents=True, exist_ok=True)
        handle = (cache_folder() / f"lock-{name}").open("w")
    except (ImportError, OSError):
        yield
        return
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
