"""The marked regions of pages that people write: console output that is run again, and tables made from the evidence.

    <!-- run: claimlint check fixtures/a.md -->      the command's output follows, as a block
    <!-- run: claimlint check fixtures/a.md | head 20 -->    only its first lines
    <!-- table: strength-scale -->                   a table of docs_tables follows
    <!-- end -->

Nothing else of such a page is read or changed. Commands run in the project's folder, on a fixed day, without colour.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

from docs_tables import TABLES

ROOT = Path(__file__).resolve().parent.parent
_REGION = re.compile(r"<!-- (run|table): ([^\n]+?) -->\n.*?<!-- end -->", re.DOTALL)
_HEAD = re.compile(r"(.*?) \| head (\d+)")
ENVIRONMENT = {"NO_COLOR": "1", "COLUMNS": "80", "CLAIMLINT_AS_OF": "2026-11-23", "PYTHONHASHSEED": "0"}


def refreshed(path: Path, text: str) -> str:
    """The page with every region made again. Raises ValueError with the page's name where one cannot be made."""

    def region(match: re.Match[str]) -> str:
        kind, what = match.groups()
        if kind != "run" and what not in TABLES:
            raise ValueError(f"{path}: no table is called {what!r}; there are {', '.join(sorted(TABLES))}")
        made = _output_block(what) if kind == "run" else TABLES[what]()
        return f"<!-- {kind}: {what} -->\n{made}\n<!-- end -->"

    return _REGION.sub(region, text)


def _output_block(what: str) -> str:
    head = _HEAD.fullmatch(what)
    command, lines = (head[1], int(head[2])) if head else (what, 0)
    output = _run(command).rstrip().split("\n")
    shown = [*output[:lines], "…"] if lines and len(output) > lines else output
    return "\n".join(["```text", f"$ {command}", *(line.rstrip() for line in shown), "```"])


@cache
def _run(command: str) -> str:
    """What a claimlint command prints. Exit 1 is an answer; 2 is a page that shows an error, which none should."""
    name, *arguments = shlex.split(command)
    if name != "claimlint":
        raise ValueError(f"{command!r} is not run for a page: only claimlint is")
    run = subprocess.run(
        [sys.executable, "-m", "claimlint", *arguments],
        cwd=ROOT, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode not in (0, 1):
        raise ValueError(f"{command!r} exits {run.returncode}: {run.stderr}")
    return run.stdout
