"""The articles that are measured are the same every time, and as long as the limits are stated for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCH))
    return import_module("corpus")


def test_the_same_articles_every_time(corpus: ModuleType, tmp_path: Path) -> None:
    first, again = (corpus.write_corpus(tmp_path / name, 3) for name in ("first", "again"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert len({path.read_bytes() for path in first}) == 3


def test_articles_have_about_900_words(corpus: ModuleType, tmp_path: Path) -> None:
    written = corpus.write_corpus(tmp_path, 5)
    assert len(written) == 5
    for path in written:
        assert 900 <= len(path.read_text(encoding="utf-8").split()) <= 1050
