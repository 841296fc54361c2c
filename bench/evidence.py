"""What the registry costs: matching and judging as a share of `check`, and how much a larger one slows `check` down.

    python bench/evidence.py            1,000 articles; about three minutes
    python bench/evidence.py 200        fewer articles

share    processor time of `assess_all` (limit: 15 % of `check` after start-up)
larger   whole processes, start-up included, against a registry of 2,000 entries and 5,000 names (limit: 1.25 times)

The larger registry is the built-in one, with entries made for pairs of its own names, so that matching has more to do,
and with made names that no article holds, a third of them below a real name.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import yaml
import yardsticks
from corpus import write_corpus
from timing import measure

from claimlint import engine
from claimlint.engine import Input, check, load_tools
from claimlint.evidence.registry import builtin_folders, load_registry
from claimlint.project import load_project

AS_OF = date(2026, 11, 23)
FOLDER = yardsticks.FOLDER / "evidence"
ENTRIES, NAMES = 2_000, 5_000
_COMMAND = "import sys; from claimlint.cli import main; sys.exit(main(sys.argv[1:]))"


def write_larger(folder: Path) -> None:
    """Own evidence that fills the built-in one up to ENTRIES and NAMES."""
    registry = load_registry(builtin_folders())
    project = load_project(FOLDER, as_of=AS_OF)
    vocabulary = load_tools(project).knowledge.vocabulary
    random = Random(5)
    drugs = [t.name for t in vocabulary if t.kind == "intervention" and t.category]
    conditions = [t.name for t in vocabulary if t.kind == "condition"]
    taken = {(e.intervention, e.outcome) for e in registry}
    free = ((a, b) for _ in count() if (a := random.choice(drugs), b := random.choice(conditions)) not in taken)
    entries = [_entry(at, *next(free), vocabulary) for at in range(max(0, ENTRIES - len(registry)))]
    (folder / "registry").mkdir(parents=True, exist_ok=True)
    _write(folder / "registry" / "made.yaml", {"topic": "Made for measuring", "entries": entries})
    (folder / "vocabulary").mkdir(exist_ok=True)
    names = [_name(random, drugs) for _ in range(max(0, NAMES - len(vocabulary)))]
    unique = list({row["name"]: row for row in names}.values())
    _write(folder / "vocabulary" / "made.yaml", {"version": 1, "kind": "intervention", "names": unique})


def _entry(at: int, intervention: str, outcome: str, vocabulary: Any) -> dict[str, Any]:
    return {
        "id": f"made-{at}", "intervention": intervention, "category": vocabulary.get(intervention).category,
        "outcome": outcome, "population": ["adults"], "relation": "treats", "direction": "unknown", "certainty": "none",
        "max_strength": 0, "min_strength": 0, "effect": "Made for measuring", "harms": "None",
        "suggest": f"It is not known whether {intervention} treats {outcome}.", "sources": [],
        "checked_on": "2026-11-23", "level": "B", "certainty_basis": "assigned-no-source",
    }  # fmt: skip


def _name(random: Random, parents: Sequence[str]) -> dict[str, Any]:
    def word() -> str:
        return "".join(random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(random.randint(3, 5)))

    row: dict[str, Any] = {"name": f"{word()}in", "category": "drug", "aliases": [f"{word()} {word()}", word()]}
    return {**row, "is_a": random.choice(parents)} if random.random() < 1 / 3 else row


def _write(path: Path, value: Any) -> None:
    path.write_text(yaml.safe_dump(value, sort_keys=False, allow_unicode=True), encoding="utf-8")


def share(paths: Sequence[Path], config: Path) -> tuple[float, float]:
    """Seconds of matching and judging, and of the whole of `check` after start-up."""
    project = load_project(FOLDER, as_of=AS_OF, config=config, jobs=1)
    inputs = [Input(path.name, path) for path in paths]
    tools = load_tools(project)
    check(inputs[:50], project, tools)  # compiles the rules
    spent = 0.0
    judged = engine.assess_all

    def watched(*args: Any) -> Any:
        nonlocal spent
        start = time.process_time()
        found = judged(*args)
        spent += time.process_time() - start
        return found

    engine.assess_all = watched
    start = time.process_time()
    check(inputs, project, tools)
    whole = time.process_time() - start
    engine.assess_all = judged
    return spent, whole


def main(arguments: Sequence[str]) -> int:
    number = int(arguments[0]) if arguments else 1_000
    paths = write_corpus(FOLDER / "articles", number)
    for old in paths[0].parent.glob("*.md"):
        if old not in paths:
            old.unlink()
    configs = {"as it is": FOLDER / "plain.yaml", "2,000 entries, 5,000 names": FOLDER / "larger.yaml"}
    configs["as it is"].write_text("", encoding="utf-8")
    configs["2,000 entries, 5,000 names"].write_text("evidence: [larger]\n", encoding="utf-8")
    write_larger(FOLDER / "larger")
    print(f"\nMatching and judging on {number:,} articles (limit: 15 %)\n")
    print("| registry | ms an article | share of `check` |\n| --- | ---: | ---: |")
    for name, config in configs.items():
        spent, whole = share(paths, config)
        print(f"| {name} | {1000 * spent / number:.3f} | {spent / whole:.1%} |")
    command = [sys.executable, "-c", _COMMAND, "check", "--as-of", AS_OF.isoformat(), "--jobs", "1"]
    taken = measure(
        {name: [*command, "--config", str(config), str(paths[0].parent)] for name, config in configs.items()}, runs=3
    )
    first = next(iter(taken.values())).seconds
    print(f"\n`check` on {number:,} articles, whole processes (limit: 1.25 times)\n")
    print("| registry | median s | range s | peak MiB | times |\n| --- | ---: | ---: | ---: | ---: |")
    for name, one in taken.items():
        spread = f"{one.least:.2f}-{one.most:.2f}"
        print(f"| {name} | {one.seconds:.2f} | {spread} | {one.peak:.0f} | {one.seconds / first:.2f} |")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    sys.exit(main(sys.argv[1:]))
