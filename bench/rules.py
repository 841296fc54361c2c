"""How the rules do on examples that somebody else wrote: what must be found, and near misses that must pass.

    python bench/rules.py FILE.yaml ... [--verbose] [--total] [--only=FAMILY[/NAME]]

Sets that were looked at since they were first counted are kept in bench/examples.

A file maps rule ids to `flag` and `pass`, lists of texts; a span to be found stands between « and ». Each rule is run
alone, as `claimlint test` does it. Found: a finding touches the span; exact: it is the span. Lines `key: value` at the
top are front matter, with or without their fence; `[registry: low]` at the end is no part of the text. A text to be
found is an article, however short; a passing one is what it looks like.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from claimlint.article.model import Span
from claimlint.checks.model import Example
from claimlint.checks.run import run_checks
from claimlint.engine import Tools, load_tools
from claimlint.project import load_project
from claimlint.runs.examples import AS_OF, example_page


class Score(NamedTuple):
    """Flagged texts: how many, found, found exactly; passing texts: how many, and how many were flagged."""

    flags: int = 0
    found: int = 0
    exact: int = 0
    passes: int = 0
    alarms: int = 0

    def plus(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        share = 100 * self.found / self.flags if self.flags else 0.0
        found = f"{self.found}/{self.flags} found ({share:.1f} %), {self.exact} exact"
        return f"{found}; {self.alarms}/{self.passes} flagged that must pass"


# What the examples of this rule take to be retracted: invented, so that no snapshot has it.
_RETRACTED = ["10.9999/retracted.001", "10.9999/retracted.002", "pmid:99999901"]
_RETRACTED += ["Example Registry cohort of drug X, 2020"]
_OPTIONS = {"evidence/retracted-source": {"retracted": _RETRACTED}}
_TOP = re.compile(r"(?:«?[a-z_]+»?: *[^\n]*(?:\n|$)|[ -]+ [^\n]*(?:\n|$))+")
_REGISTRY = re.compile(r"\s*\[registry: \w+\]\s*$")


def _example(marked: str) -> Example:
    marked = _REGISTRY.sub("", marked)
    config: dict[str, Any] = {"options": _OPTIONS, **({"page_type": "article"} if "«" in marked else {})}
    given: dict[str, Any] = {"config": config}
    if marked.lstrip("«").startswith("<"):
        given["format"] = "html"
    elif not marked.startswith("---") and (top := _TOP.match(marked)) and re.match(r"«?[a-z_]+»?:", marked):
        head = top[0] if top[0].endswith("\n") else top[0] + "\n"
        marked = f"---\n{head}---\n{marked[top.end() :]}"
    start, end = marked.find("«"), marked.find("»")
    text = marked.replace("«", "").replace("»", "")
    return Example(text, (Span(start, end - 1),) if start >= 0 else (), given, 1)


def _spans(rule: str, example: Example, tools: Tools) -> list[Span]:
    found = run_checks(example_page(example, tools), tools.rules.only(rule), is_accompanied=True)
    return sorted({finding.span for finding in found})


def _tried(rule: str, flags: Sequence[str], passes: Sequence[str], tools: Tools) -> Iterator[tuple[Score, str]]:
    """The score of each text and, where it is not met, what happened."""
    for marked in flags:
        example = _example(marked)
        got = _spans(rule, example, tools)
        wanted = example.spans[0]
        is_found, is_exact = any(span.touches(wanted) for span in got), got == [wanted]
        shown = " and ".join(f"«{example.text[span.start : span.end]}»" for span in got) or "nothing"
        said = "" if is_exact else f"{'span' if is_found else 'MISS'}  {rule}  {marked!r}\n        found {shown}"
        yield Score(1, int(is_found), int(is_exact)), said
    for marked in passes:
        example = _example(marked)
        got = _spans(rule, example, tools)
        shown = " and ".join(f"«{example.text[span.start : span.end]}»" for span in got)
        yield (
            Score(passes=1, alarms=int(bool(got))),
            f"ALARM {rule}  {example.text!r}\n        at {shown}" if got else "",
        )


def main(arguments: Sequence[str]) -> int:
    options = [argument for argument in arguments if argument.startswith("--")]
    only = tuple(option.partition("=")[2] for option in options if option.startswith("--only="))
    tools = load_tools(load_project(Path.cwd(), as_of=AS_OF), examples=True)
    total, of_rules = Score(), defaultdict[str, Score](Score)
    for path in (argument for argument in arguments if not argument.startswith("--")):
        for rule, texts in yaml.safe_load(Path(path).read_text(encoding="utf-8")).items():
            if only and not rule.startswith(only):
                continue
            for score, said in _tried(rule, texts.get("flag", ()), texts.get("pass", ()), tools):
                of_rules[rule] = of_rules[rule].plus(score)
                total = total.plus(score)
                if said and "--verbose" in options:
                    print(said)
    if "--total" not in options:
        for rule, score in of_rules.items():
            print(f"{rule:42} {score}")
    print(f"{'all':42} {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
