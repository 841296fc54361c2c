"""What is told of sound sentences: definitions, instructions of leaflets, courses of illness, facts with their source.

    python bench/sound.py [FILE.txt ...]     default: bench/sound, eight sets of 600 sentences

Each sentence is a page of its own, so that nothing around it excuses it. Its authors were given words that rules look
for, and wrote each in an ordinary use of careful medical prose, without knowing the rules. Notes do not count, nor what
a page as a whole lacks, nor a number without a source, which a sentence alone cannot have.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from claimlint.engine import Input, check_one, load_tools
from claimlint.project import load_project

SETS = Path(__file__).parent / "sound"
AS_OF = date(2026, 11, 23)
OF_A_PAGE = (
    "authorship/", "dates/", "disclaimer/", "structure/", "evidence/missing-", "safety/missing-", "language/reading-",
    "evidence/uncited-statistic", "evidence/uncited-research", "numbers/relative-risk-only",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    project = load_project(SETS, as_of=AS_OF)
    tools = load_tools(project)
    for path in [Path(name) for name in arguments] or sorted(SETS.glob("*.txt")):
        sentences = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        flagged = 0
        for sentence in sentences:
            found = check_one(Input("sentence.md", content=sentence.encode()), project, tools).findings
            told = [f for f in found if f.severity != "info" and not f.rule.startswith(OF_A_PAGE)]
            flagged += bool(told)
            for finding in told:
                print(f"{finding.rule}\t{finding.text!r}\t{sentence}")
        words = sum(len(sentence.split()) for sentence in sentences)
        print(
            f"{path.stem}: {flagged} of {len(sentences)} sentences flagged, {1000 * flagged / words:.2f} in 1,000 words"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
