"""Calling the command line in this process, as a shell would."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimlint.cli import main

BAD = "# Garlic and colds\n\nGarlic cures the common cold in two days.\n"
GOOD = "# Garlic and colds\n\nThere is no good evidence that garlic prevents the common cold.\n"


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


class Shell:
    """Runs commands in a folder and keeps what they print."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, monkeypatch
        self.enter()
        monkeypatch.setenv("CLAIMLINT_AS_OF", "2026-11-23")
        for name in ("GITHUB_STEP_SUMMARY", "FORCE_COLOR", "CLICOLOR_FORCE"):
            monkeypatch.delenv(name, raising=False)

    def enter(self) -> None:
        """Make the folder the working directory."""
        self._patch.chdir(self.folder)

    def write(self, **files: str) -> None:
        for name, text in files.items():
            self.file(name, text)

    def file(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def __call__(self, *arguments: str, feed: str | bytes = b"") -> Result:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        stdin = io.TextIOWrapper(io.BytesIO(feed.encode() if isinstance(feed, str) else feed))
        with self._patch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", stdin)
            code = main(list(arguments))
        out.flush()
        err.flush()
        return Result(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())  # type: ignore[attr-defined]


IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
