"""A shell in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from called import Shell


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    folder = tmp_path / "site"
    folder.mkdir()
    return Shell(folder, monkeypatch)
