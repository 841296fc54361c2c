"""Show what claimlint says of the articles in fixtures/, in the form of the `.expected` files beside them.

    python tools/fixtures.py              print every difference; exit 1 where there is one
    python tools/fixtures.py NAME ...     print what these articles give, in full

It never writes an expectation: that is the judgement of a person who has read the article and the rule.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import unified_diff
from pathlib import Path

from claimlint.engine import Input, check
from claimlint.project import load_project
from claimlint.reports.model import Report

FOLDER = Path(__file__).resolve().parent.parent / "fixtures"
AS_OF = date(2026, 11, 23)
SUFFIXES = (".md", ".html", ".txt")


def articles() -> list[Path]:
    """The articles, each with its expectation beside it."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in SUFFIXES)


def expected_lines(article: Path) -> list[str]:
    """What the article must give, one `line:column severity rule «exact words»` a finding; none for a silent one."""
    return article.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


def found_lines(report: Report, name: str) -> list[str]:
    """The open findings of one article in the form of the expectations. A line break in the words reads as a space."""
    checked = next(file for file in report.files if file.path == name)
    source = checked.article.source
    rows = []
    for finding in checked.findings:
        if finding.status == "open":
            place = source.place(finding.span.start)
            words = " ".join(finding.text.split())
            rows.append((place.line, place.column, f"{finding.severity} {finding.rule} «{words}»"))
    return [f"{line}:{column} {rest}" for line, column, rest in sorted(rows, key=_by_place_and_rule)]


def check_articles(paths: Iterable[Path]) -> Report:
    """One run over these articles, on the day that the expectations were written for."""
    return check([Input(path.name, path) for path in paths], load_project(FOLDER, as_of=AS_OF))


def main(names: Sequence[str]) -> int:
    chosen = [path for path in articles() if not names or path.stem in names or path.name in names]
    if not chosen:
        print(f"no article of {FOLDER} is called {', '.join(names)}", file=sys.stderr)
        return 2
    report = check_articles(chosen)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    if names:
        for path in chosen:
            print("\n".join([f"== {path.name}", *found_lines(report, path.name)]))
        return 0
    wrong = 0
    for path in chosen:
        differences = list(unified_diff(expected_lines(path), found_lines(report, path.name), lineterm="", n=0))
        wrong += bool(differences)
        print(
            *([f"== {path.name}", *_changes(differences)] if differences else []),
            sep="\n",
            end="\n" * bool(differences),
        )
    print(f"{len(chosen) - wrong} of {len(chosen)} articles give exactly their expected findings")
    return int(bool(wrong) or bool(report.problems))


def _changes(differences: Iterable[str]) -> list[str]:
    """`-` what was expected and not found, `+` what was found and not expected; sorted by place."""
    lines = [line for line in differences if line[0] in "+-" and not line.startswith(("+++", "---"))]
    return sorted(lines, key=lambda line: [int(part) for part in line[1:].split(" ")[0].split(":")])


def _by_place_and_rule(row: tuple[int, int, str]) -> tuple[int, int, str]:
    return row[0], row[1], row[2].split(" ")[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
