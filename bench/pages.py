"""How much of what an editor marked on whole pages is found, and what is said of pages that are all right.

    python bench/pages.py FOLDER [--misses] [--alarms] [PREFIX ...]

The folder holds pages (Markdown, HTML, text). A page with `NAME.marks.jsonl` beside it is a bad one: a mark a line,
with the exact `text`, a `kind` and a `severity`. A mark is met where a finding at warning or above touches its text;
a mark without text is about the page, and is met by a finding of the rules that `PAGE_KINDS` lists for its kind. A
page without marks is a good one: each warning and error on it is a false alarm. `--misses` and `--alarms` print which;
a PREFIX chooses pages by the start of their name. Nothing of such a folder is kept here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

from claimlint.article.model import Span
from claimlint.checks.model import Finding
from claimlint.engine import Input, check
from claimlint.project import load_project
from claimlint.reports.model import Checked

AS_OF = date(2026, 11, 23)
SUFFIXES = (".md", ".html", ".txt")
MARKS = ".marks.jsonl"
PAGE_KINDS: Mapping[str, tuple[str, ...]] = {
    "missing-author": ("authorship/",),
    "missing-reviewer": ("authorship/",),
    "missing-author-credentials": ("authorship/",),
    "missing-credentials": ("authorship/",),
    "conflict-of-interest": ("authorship/missing-disclosure",),
    "undisclosed-ad": ("authorship/missing-disclosure",),
    "missing-date": ("dates/",),
    "missing-review-date": ("dates/",),
    "outdated-review": ("dates/",),
    "stale-date": ("dates/",),
    "date": ("dates/",),
    "missing-disclaimer": ("disclaimer/",),
    "missing-harms": ("safety/",),
    "missing-references": ("evidence/",),
    "missing-harms-mentioned": ("safety/missing-harms",),
    "uncited-research": ("evidence/",),
    "uncited-study": ("evidence/",),
    "missing-red-flags": ("safety/missing-emergency-signpost",),
    "emergency": ("safety/missing-emergency-signpost",),
}


class Mark(NamedTuple):
    """What an editor marked: `spans` are the places of its text in the source, none where it is about the page."""

    kind: str
    text: str
    spans: tuple[Span, ...]
    is_lost: bool


def pages_of(folder: Path, prefixes: Sequence[str]) -> list[Path]:
    found = (path for path in folder.iterdir() if path.suffix in SUFFIXES and not path.name.startswith("."))
    return sorted(path for path in found if not prefixes or path.name.startswith(tuple(prefixes)))


def marks_of(page: Path, source: str) -> list[Mark]:
    path = page.with_name(page.stem + MARKS)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_mark(row, source) for row in rows]


def _mark(row: Mapping[str, str], source: str) -> Mark:
    text = (row.get("text") or "").strip()
    spans = tuple(Span(m.start(), m.end()) for m in _pattern(text).finditer(source)) if text else ()
    return Mark(row["kind"], text, spans, bool(text) and not spans)


def _pattern(text: str) -> re.Pattern[str]:
    """The text with any markup, spaces and quotation marks between its words."""
    words = re.findall(r"\w+", unescape(text))
    return re.compile(r"(?:[^\w]|<[^<>]*>|&[#\w]+;)+?".join(map(re.escape, words)), re.IGNORECASE)


def is_met(mark: Mark, findings: Sequence[Finding]) -> bool:
    if mark.text:
        return any(finding.span.touches(span) for finding in findings for span in mark.spans)
    kind = mark.kind.replace(" ", "-")
    rules = PAGE_KINDS.get("missing-" + kind[3:] if kind.startswith("no-") else kind, ())
    said = [name for finding in findings for name in (finding.rule, *(item.rule for item in finding.related))]
    return any(name.startswith(rules) for name in said) if rules else False


def _noted(mark: Mark, checked: Checked) -> str:
    """The rules that only note something at a missed mark, or that its text is not in the page."""
    notes = {f.rule for f in checked.findings if any(f.span.touches(span) for span in mark.spans)}
    return "not in the page" if mark.is_lost else " ".join(sorted(notes))


def weighty(checked: Checked) -> list[Finding]:
    return [finding for finding in checked.findings if finding.status == "open" and finding.severity != "info"]


def words_in(checked: Checked) -> int:
    return sum(len(block.text.text.split()) for block in checked.article.blocks if block.is_prose)


def measured(folder: Path, prefixes: Sequence[str]) -> Iterator[tuple[Path, Checked]]:
    paths = pages_of(folder, prefixes)
    report = check([Input(path.name, path) for path in paths], load_project(folder, as_of=AS_OF))
    for problem in report.problems:
        print(problem, file=sys.stderr)
    by_name = {path.name: path for path in paths}
    return ((by_name[checked.path], checked) for checked in report.files)


def main(arguments: Sequence[str]) -> int:
    options = {argument for argument in arguments if argument.startswith("--")}
    folder, *prefixes = (argument for argument in arguments if not argument.startswith("--"))
    met, missed, lost, alarms, words = Counter[str](), Counter[str](), 0, Counter[str](), 0
    for path, checked in measured(Path(folder), prefixes):
        findings, source = weighty(checked), checked.article.source
        if path.with_name(path.stem + MARKS).exists():
            for mark in marks_of(path, source.text):
                found = is_met(mark, findings)
                (met if found else missed)[mark.kind] += 1
                lost += mark.is_lost
                if not found and "--misses" in options:
                    print(f"{path.name}\t{mark.kind}\t{mark.text}\t{_noted(mark, checked)}")
        else:
            words += words_in(checked)
            for finding in findings:
                alarms[finding.rule] += 1
                if "--alarms" in options:
                    place = source.place(finding.span.start)
                    print(f"{path.name}:{place.line}\t{finding.severity}\t{finding.rule}\t{finding.text[:160]!r}")
    _tell(met, missed, lost, alarms, words)
    return 0


def _tell(met: Counter[str], missed: Counter[str], lost: int, alarms: Counter[str], words: int) -> None:
    total = met.total() + missed.total()
    if total:
        print(f"\nmarks met: {met.total()} of {total} ({met.total() / total:.1%}); {lost} not found in their page\n")
        print("| kind | marks | met |\n| --- | ---: | ---: |")
        for kind in sorted({*met, *missed}, key=lambda kind: (-met[kind] - missed[kind], kind)):
            print(f"| {kind} | {met[kind] + missed[kind]} | {met[kind] / (met[kind] + missed[kind]):.0%} |")
    if words:
        print(
            f"\nfalse alarms on {words} words of good pages: {alarms.total()}"
            f" ({1000 * alarms.total() / words:.2f} in 1,000)\n"
        )
        for rule, count in alarms.most_common():
            print(f"{count:4} {rule}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
