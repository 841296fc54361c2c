"""Write a new rule with every heading and a hint under each.

    python tools/new_rule.py overclaim/cure [--kind claim] [--pack rules]

What it writes loads, and fails `claimlint test` until the hints are replaced. It never overwrites a file.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from claimlint.checks.examples import LEAST
from claimlint.checks.kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")

# What stands under `check` for each kind: something that its schema takes, and that finds nothing yet.
SPECS = {
    "phrase": """\
  phrase:                    # words, not regular expressions; docs/phrases.md has the language
    any:
      - replace these words
  unless: {cited: true}      # or take the line out""",
    "claim": """\
  claim:                     # every key narrows; docs/reference/rule-file.md lists them
    relation: [cure]
    strength: 3..
  unless: {assessment: [supported]}""",
    "pair": """\
  pair:                      # headline: a heading above its text; contradiction: two sentences
    is: contradiction
    steps: 3""",
}

TEMPLATE = """\
summary: TODO What the rule finds, in one line ("Claims a cure that the evidence does not allow.").
severity: warning            # error: must not be published; warning: should be changed; info: worth a look
confidence: medium           # how sure a finding is right: high, medium, low
check:
{spec}
leads: []                    # ids of rules whose findings this one stands for where they touch
message: '"{{text}}" TODO says what is wrong, in one line'
why: >-
  TODO Why it matters to a reader, in two or three sentences.
fix: TODO What to write instead, and what to do where nothing can be written.
sources:                     # whose standard asks for it; a title that exists, a section, an address
  - {{title: TODO title of the standard, section: TODO section}}
examples:                    # at least {least} each; other topics, other syntax; a pass is a near miss
  flag:
{flags}
  pass:
{passes}
tags: []                     # press, ads, news: for whom it matters most
"""


def rule_text(kind: str) -> str:
    """The text of a new rule of a kind."""
    spec = SPECS.get(
        kind, f"  {kind}: {{}}            # TODO see the docstring of src/claimlint/checks/kinds/{kind}.py"
    )
    flags = "\n".join(f"    - TODO sentence {n} with «the words» that must be found." for n in range(1, LEAST + 1))
    passes = "\n".join(f"    - TODO near miss {n}, one step from a flagged sentence." for n in range(1, LEAST + 1))
    return TEMPLATE.format(spec=spec, flags=flags, passes=passes, least=LEAST)


def main(arguments: list[str] | None = None) -> int:
    """Write the file and say where it is."""
    ask = argparse.ArgumentParser(description="Write a new rule with every heading and a hint under each.")
    ask.add_argument("id", help="family/name; the rule is named for what it finds")
    ask.add_argument("--kind", choices=KINDS, default="phrase", help="the kind of check (default: phrase)")
    ask.add_argument(
        "--pack", type=Path, default=ROOT / "rules", help="the folder of rules (default: the built-in one)"
    )
    given = ask.parse_args(arguments)
    if not _ID.fullmatch(given.id):
        ask.error(f"{given.id!r} is no id; write family/name in small letters, digits and hyphens")
    path = given.pack / f"{given.id}.yaml"
    if path.exists():
        ask.error(f"{path} exists already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rule_text(given.kind), encoding="utf-8")
    print(f"{path}: replace every TODO, then run `claimlint test {given.id}`")
    return 0


if __name__ == "__main__":
    sys.exit(main())
