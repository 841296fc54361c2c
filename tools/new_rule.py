"""Write the file of a new rule, with every heading and a hint under each.

    python tools/new_rule.py overclaim/miracle-diet            a rule of the built-in pack, in rules/
    python tools/new_rule.py brand/old-names house-rules       a rule of your own pack

What it writes loads, and fails `claimlint test` until it is filled in: hints stand in the place of examples.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "rules"
TEMPLATE = """\
# Name the rule for what it finds, never for the cure.
summary: 'TODO: what it finds, in one line'
severity: warning # error | warning | info | by-gap (one step above the evidence: warning; more: error)
confidence: medium # how sure a finding is: high | medium | low
# Exactly one kind of check. `claimlint schema rule` and docs/reference/rule-file.md list them all.
check:
  phrase:
    any:
      - TODO (the|these) words # (a|b) choice, ? optional, ...3 up to three words between, ~v ~n all forms, <class>
# leads: [other/rule] # rules whose finding at the same words becomes a related item of this one
message: '"{text}" TODO: what is wrong with these words'
why: 'TODO: what a reader may do or believe because of it'
fix: 'TODO: what to write instead'
# Whose standard asks for it. Cite only what you have read.
sources:
  - {title: 'TODO: title of the standard', section: 'TODO: where in it', url: 'https://example.org/'}
examples:
  # At least six, on different topics and in different syntax; mark the exact words that must be found.
  flag:
    - 'TODO: a sentence with the «words that must be found» marked.'
  # At least six near misses: the sentences that look most like the flagged ones and are right.
  pass:
    - 'TODO the words: a sentence that looks alike and is right.'
"""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")


def main(arguments: Sequence[str]) -> int:
    if len(arguments) not in (1, 2):
        print("usage: python tools/new_rule.py FAMILY/NAME [FOLDER]", file=sys.stderr)
        return 2
    rule_id, folder = arguments[0], Path(arguments[1]) if len(arguments) == 2 else RULES
    if not _ID.fullmatch(rule_id):
        print(f"{rule_id!r} is no id; write <family>/<name> in small letters, digits and hyphens", file=sys.stderr)
        return 2
    path = folder / f"{rule_id}.yaml"
    if path.exists():
        print(f"{path} exists", file=sys.stderr)
        return 2
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE, encoding="utf-8", newline="\n")
    print(f"wrote {path}; fill it in, then: claimlint test {rule_id if folder == RULES else folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
