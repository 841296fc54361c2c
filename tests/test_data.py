"""The cache of compiled knowledge: what is kept, and what makes room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimlint.data import compiled, digest_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def stamped(number: int) -> str:
    return f"checks-{digest_of(str(number).encode(), 6)}"


def test_what_was_built_once_is_read(folder: Path) -> None:
    assert compiled("a", [], lambda: [1]) == [1]
    assert compiled("a", [], lambda: pytest.fail("built again")) == [1]


def test_large_files_of_a_kind_make_room_for_new_ones(folder: Path) -> None:
    """Each edit of a project's rules leaves a file; those that are used stay, and so does all else."""
    large = "x" * (1 << 20)
    compiled("table-checks", [], lambda: large)
    compiled("checks-small", [], lambda: 1)
    for number in range(12):
        compiled(stamped(number), [], lambda: large)
        for path in folder.glob(f"{stamped(number)}-*"):
            os.utime(path, (number, number))  # seconds since 1970: older than what is used below
        assert compiled(stamped(0), [], lambda: pytest.fail("the one in use was taken out")) == large
    kept = {path.name.rsplit("-", 2)[0] for path in folder.iterdir()}
    assert {stamped(0), stamped(11), "table-checks", "checks-small"} <= kept
    assert len(kept) == 8 + 2
