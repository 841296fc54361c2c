"""How fitted weights are written into the tables of `evidence/tables`: below what people wrote, many in a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

TABLES = Path(__file__).resolve().parent.parent / "evidence" / "tables"
WIDTH = 120
_MARK = "# fitted: "  # what stands above is kept; behind it stands the command that wrote what is below


def written_above(name: str) -> str:
    """What people wrote above the weights of a table that ships, with the line that parts them."""
    above, mark, rest = (TABLES / name).read_text(encoding="utf-8").partition(_MARK)
    return above + mark + rest.partition("\n")[0] + "\n"


def wrapped(weights: Mapping[str, Any], margin: str) -> Iterator[str]:
    """The lines of a flow mapping, sorted."""
    line = "{"
    for name, weight in sorted(weights.items()):
        entry = f"{json.dumps(name, ensure_ascii=False)}: {weight},"
        if len(margin) + len(line) + len(entry) > WIDTH:
            yield margin + line.rstrip()
            line = " "
        line += entry + " "
    yield margin + line.rstrip(", ") + "}"
