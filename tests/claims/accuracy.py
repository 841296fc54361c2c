"""How many rows of the tables under `cases/` are read as they say: `python tests/claims/accuracy.py [--errors]`.

The table goes into docs/measurements.md. Hits are rows in which the article claims an effect; near misses are rows in
which it does not; the rest are scopes and numbers. `--errors` also prints each row that is read otherwise, with what
was expected and what was read. `--misses` prints the ids of those rows, which is what `cases/known_misses.txt` holds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable

from claim_matching import differences, shown
from claim_reading import read_row
from claim_tables import Row, rows_of


def kind_of(row: Row) -> str:
    if row.claims is None:
        return "other"
    return "near" if row.is_near_miss else "hit"


def errors_of(row: Row) -> list[str]:
    """What is read otherwise in a row, a line each."""
    read = read_row(row)
    return differences(row, read.reading, read.start, read.numbers)


def shown_row(row: Row, errors: Iterable[str]) -> str:
    context = "".join(f" [{key}: {value}]" for key, value in row.context.items())
    read = "; ".join(map(shown, read_row(row).claims)) or "none"
    return f"{row.id}  {row.say}{context}\n" + "\n".join(f"    {error}" for error in errors) + f"\n    read: {read}\n"


def table_of(rows: Iterable[tuple[Row, bool]]) -> str:
    """One line an item: rows, share read right, then right of all among hits, near misses and others."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for row, is_right in rows:
        for item in (row.item, "all"):
            total[item, kind_of(row)] += 1
            right[item, kind_of(row)] += is_right
    items = sorted({item for item, _ in total} - {"all"})
    lines = ["| item | rows | right | hits | near misses | other |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for item in [*items, "all"]:
        count = sum(total[item, kind] for kind in ("hit", "near", "other"))
        good = sum(right[item, kind] for kind in ("hit", "near", "other"))
        parts = [
            f"{right[item, kind]}/{total[item, kind]}" if total[item, kind] else "" for kind in ("hit", "near", "other")
        ]
        lines.append(f"| {item} | {count} | {good / count:.1%} | {' | '.join(parts)} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="print each row that is read otherwise")
    parser.add_argument("--misses", action="store_true", help="print only the ids of those rows")
    parser.add_argument("--item", help="only this table")
    options = parser.parse_args()
    rows = [row for row in rows_of() if options.item in (None, row.item)]
    judged = [(row, errors_of(row)) for row in rows]
    out = sys.stdout.write
    if options.misses:
        out("".join(f"{row.id}\n" for row, errors in judged if errors))
        return 0
    if options.errors:
        out("".join(shown_row(row, errors) + "\n" for row, errors in judged if errors))
    out(table_of((row, not errors) for row, errors in judged) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
