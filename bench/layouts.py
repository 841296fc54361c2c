"""What is told of short documents whose meaning lies in their layout: lists, tables, letters, quizzes, quotations.

    python bench/layouts.py [FILE.jsonl ...] [--verbose]     default: bench/layouts

A part at fault is found where a warning or error touches it; a part that is fine must not be. What is about the page as
a whole (authors, dates, sources, disclaimers) is left out. Authors knew no rules; most parts that are fine stand in the
same layout as one at fault.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from claimlint.article.model import Span
from claimlint.engine import Input, check_one, load_tools
from claimlint.project import load_project

SETS = Path(__file__).parent / "layouts"
OF_PAGES = ("authorship/", "dates/", "disclaimer/", "evidence/missing-references", "safety/missing-harms")


def main(arguments: Sequence[str]) -> int:
    project = load_project(SETS, as_of=date(2026, 11, 23))
    tools = load_tools(project)
    names = [argument for argument in arguments if not argument.startswith("--")]
    for path in [Path(name) for name in names] or sorted(SETS.glob("*.jsonl")):
        counts = {"flag": [0, 0], "fine": [0, 0]}
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text = row["text"]
            page = Input(f"page.{row['format']}", content=text.encode())
            findings = check_one(page, project, tools).findings
            told = [f for f in findings if f.severity != "info" and not f.rule.startswith(OF_PAGES)]
            for kind, count in counts.items():
                for part in row[kind]:
                    start = text.index(part)
                    touching = [f.rule for f in told if f.span.touches(Span(start, start + len(part)))]
                    count[0] += bool(touching)
                    count[1] += 1
                    if "--verbose" in arguments and bool(touching) == (kind == "fine"):
                        print(f"{path.stem} {row['id']} {kind}\t{part}\t{', '.join(touching)}")
        shown = (f"{kind} {touched} of {all_} touched" for kind, (touched, all_) in counts.items())
        print(f"{path.stem}: {', '.join(shown)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
