"""How much is found, and what is told of sound lines, on sober pages: definitions, risks, and claims they cannot show.

    python bench/sober.py [--verbose] [PREFIX ...]

bench/sober holds pages as a content system exports them, each with its rows: a line (0: the page), what is expected of
its words (`flag` by one of some rules and at least as severe, or `silent`), by authors who knew neither the rules nor
the code. A row to flag is met where a finding, or what it leads, covers at least half of its words and is not much
longer; a silent one is broken by a warning or an error on its line, or by the rules that it forbids. All have been
looked at since.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claimlint.article.model import Span
from claimlint.checks.model import Finding
from claimlint.engine import Input, check_one, load_tools
from claimlint.project import load_project

PAGES = Path(__file__).parent / "sober"
AS_OF = date(2026, 11, 23)
SEVERITIES = ("info", "warning", "error")
ABOUT_PAGE = ("authorship/", "disclaimer/", "dates/", "safety/missing-", "evidence/missing-references")
SLACK = 40  # characters by which a finding may be longer than three times the words of its row


def places(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from (related.span for related in finding.related if related.span is not None)


def covers(finding: Finding, words: Span) -> bool:
    length = words.end - words.start
    for span in places(finding):
        shared = min(span.end, words.end) - max(span.start, words.start)
        if shared >= length / 2 and span.end - span.start <= 3 * length + SLACK:
            return True
    return False


def rules(finding: Finding) -> set[str]:
    return {finding.rule, *(related.rule for related in finding.related if related.rule)}


def verdict(row: dict[str, Any], text: str, starts: Sequence[int], found: Sequence[Finding]) -> str:
    """ "met", "missed", "too mild" or "false"."""
    line = starts[row["line"] - 1] if row["line"] else 0

    def place(words: str) -> Span:
        at = text.index(words, line)
        return Span(at, at + len(words))

    if row["expect"] == "flag":
        fitting = [f for f in found if rules(f) & set(row["rules"])]
        if row["line"]:
            wanted = [place(words) for words in (row["span"], *row.get("alt_spans", ())) if words]
            fitting = [f for f in fitting if any(covers(f, span) for span in wanted)]
        if not fitting:
            return "missed"
        least = SEVERITIES.index(row.get("severity", "info"))
        return "met" if max(SEVERITIES.index(f.severity) for f in fitting) >= least else "too mild"
    forbidden = set(row.get("forbid", ()))
    here = found
    if row["line"]:
        span = place(row["text_excerpt"])
        here = [f for f in found if f.span.touches(span)]
    if forbidden:
        return "false" if any(f.rule in forbidden for f in here) else "met"
    weighty = [f for f in here if f.severity != "info" and not f.rule.startswith(ABOUT_PAGE)]
    return "false" if row["line"] and weighty else "met"


def main(arguments: Sequence[str]) -> int:
    prefixes = tuple(argument for argument in arguments if not argument.startswith("--"))
    project = load_project(PAGES, as_of=AS_OF)
    tools, counts = load_tools(project), Counter[str]()
    for path in sorted(PAGES.glob("*.txt")):
        if prefixes and not path.name.startswith(prefixes):
            continue
        text = path.read_text(encoding="utf-8")
        starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
        found = check_one(Input(path.name, path), project, tools).findings
        for row in map(json.loads, path.with_suffix(".rows.jsonl").read_text(encoding="utf-8").splitlines()):
            if row["expect"] not in ("flag", "silent"):
                continue
            said = verdict(row, text, starts, found)
            counts[row["expect"]] += 1
            counts[said] += 1
            if said != "met" and "--verbose" in arguments:
                print(f"{path.name}:{row['line']}\t{said}\t{row.get('span') or row['text_excerpt'][:80]!r}")
    print(
        f"{counts['flag']} to flag: {counts['missed']} missed, {counts['too mild']} too mild; "
        f"{counts['silent']} to leave alone: {counts['false']} flagged"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
