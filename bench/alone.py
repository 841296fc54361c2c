"""What is told of single sentences, each set into a page that is fine: overstated, wrong denials, dangerous, in order.

    python bench/alone.py [FILE.jsonl ...] [--verbose]     default: bench/alone

A page that is fine lends a sentence no company: what is found stands by its own words. A row is found where a warning
or error touches its sentence; a row in order must not be. Authors knew no rules.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from claimlint.article.model import Span
from claimlint.engine import Input, check_one, load_tools
from claimlint.project import load_project

SETS = Path(__file__).parent / "alone"
AS_OF = date(2026, 11, 23)
HEAD = """---
title: Questions and answers
author: Jane Smith, health writer
reviewer: Dr Amina Khan, MRCGP
published: 2026-03-01
reviewed: 2026-06-01
next-review: 2027-06-01
---

# Questions and answers

"""
TAIL = """

This page does not replace the advice of your doctor.

## References

1. NHS. Health A to Z. https://www.nhs.uk/conditions/
"""


def main(arguments: Sequence[str]) -> int:
    project = load_project(SETS, as_of=AS_OF)
    tools = load_tools(project)
    names = [argument for argument in arguments if not argument.startswith("--")]
    for path in [Path(name) for name in names] or sorted(SETS.glob("*.jsonl")):
        rows, touched = Counter[str](), Counter[str]()
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            page = Input("page.md", content=f"{HEAD}{row['text']}{TAIL}".encode())
            sentence = Span(len(HEAD), len(HEAD) + len(row["text"]))
            told = [f for f in check_one(page, project, tools).findings if f.severity != "info"]
            found = [f.rule for f in told if f.span.touches(sentence)]
            rows[row["is"]] += 1
            touched[row["is"]] += bool(found)
            if "--verbose" in arguments and bool(found) == (row["is"] == "order"):
                print(f"{row['is']}\t{row['text']}\t{', '.join(found)}")
        print(f"{path.stem}: " + ", ".join(f"{kind} {touched[kind]} of {rows[kind]}" for kind in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
