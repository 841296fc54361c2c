"""How long claimlint takes, against what it must stay below, in one run on one processor.

    python bench/run.py                 all tables; about five minutes
    python bench/run.py first rival     only these: first, rival, apart, typos, rules, stages

first    one article of 900 words from an installed wheel, against `python -c pass`
rival    200 articles, against llm-medical-guard (PyPI) on the same files
apart    the same on the pages of bench/tone, which share no sentence: what is kept of one is of no use for the next
typos    `claimlint claims` on 1,000 articles, against typos (PyPI) on the same list of files
rules    what each rule costs on the 200 articles, as a share of the whole pack
stages   where the time of `check` goes on the 200 articles
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import yardsticks
from corpus import write_corpus
from timing import Measured, measure

from claimlint.checks.model import Page
from claimlint.checks.pages.company import company_of
from claimlint.engine import Input, Tools, Watch, check, load_tools, page_of
from claimlint.project import load_project

AS_OF = date(2026, 11, 23)
PAGES = Path(__file__).resolve().parent / "tone" / "pages"
CORPUS = yardsticks.FOLDER / "articles"
ON_DAY = ("--as-of", AS_OF.isoformat())


def first() -> None:
    scripts = yardsticks.claimlint()
    (article,) = write_corpus(CORPUS / "1", 1)
    python = str(scripts / "python")
    taken = measure(
        {
            "python -c pass": [python, "-c", "pass"],
            "claimlint check, one article": [str(scripts / "claimlint"), "check", *ON_DAY, str(article)],
        },
        runs=15,
    )
    _table("A first run on one article of 900 words (limit: 8 times)", taken)


def rival() -> None:
    _against_rival("200 articles of 900 words (limit: 1 time)", write_corpus(CORPUS / "200", 200))


def apart() -> None:
    folder = CORPUS / "apart"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for path in sorted(PAGES.glob("*.jsonl")):
        for number, row in enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines())):
            paths.append(folder / f"{path.stem}-{number:03}.md")
            paths[-1].write_text(row["text"], encoding="utf-8")
    _against_rival(f"{len(paths)} pages that share nothing", paths, runs=3)


def _against_rival(title: str, paths: Sequence[Path], runs: int = 5) -> None:
    """paths: all files of a folder."""
    folder = paths[0].parent
    listed = folder.with_suffix(".txt")
    listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
    python = str(yardsticks.rival() / "python")
    taken = measure(
        {
            "llm-medical-guard, 8 checks": [python, "-c", yardsticks.RIVAL_OVER_FILES, str(listed)],
            "claimlint check, all rules": [
                str(yardsticks.claimlint() / "claimlint"), "check", *ON_DAY, "--jobs", "1", str(folder),
            ],
        },
        runs,
    )  # fmt: skip
    _table(title, taken)


def typos() -> None:
    paths = write_corpus(CORPUS / "1000", 1000)
    listed = CORPUS / "1000.txt"
    listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
    taken = measure(
        {
            "typos": [str(yardsticks.typos() / "typos"), "--isolated", "-j", "1", "--file-list", str(listed)],
            "claimlint claims": [str(yardsticks.claimlint() / "claimlint"), "claims", *map(str, paths)],
        },
        runs=3,
    )
    _table("Claims of 1,000 articles of 900 words (limit: 10 times)", taken)


def rules() -> None:
    """Page by page, as `check` goes: what was found in a sentence is kept for when it comes again, and that counts."""
    shared, pages = _pages()
    # each with a book of phrases of its own: what `check` looks for in one search counts where it belongs
    checks = {rule.id: shared.rules.only(rule.id).check_of(rule) or _nothing for rule in shared.rules.rules}
    for page in pages[:1]:  # compiles what a rule puts off
        for check_of_rule in checks.values():
            list(check_of_rule(page))
    costs = dict.fromkeys(checks, 0.0)
    gc.disable()  # a collection would be counted against the rule that it falls into
    for page in pages:
        page = replace(page, company=company_of(page.article, page.lines, page.tables))
        page.numbers, page.is_article  # noqa: B018 - what a page keeps for all rules
        for rule_id, check_of_rule in checks.items():
            start = time.process_time()
            list(check_of_rule(page))
            costs[rule_id] += time.process_time() - start
    whole = sum(costs.values())
    print(f"\nCost of each rule on {len(pages)} articles (limit: 5 % of the pack; the pack takes {whole:.2f} s)\n")
    print("| rule | ms an article | share |\n| --- | ---: | ---: |")
    for rule_id, seconds in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"| {rule_id} | {1000 * seconds / len(pages):.3f} | {seconds / whole:.1%} |")


def stages() -> None:
    paths = write_corpus(CORPUS / "200", 200)
    project = load_project(CORPUS, as_of=AS_OF, jobs=1)
    inputs = [Input(path.name, path) for path in paths]
    check(inputs, project)
    watch = Watch(time.process_time)
    check(inputs, project, watch=watch)
    whole = sum(watch.seconds.values())
    print("\nWhere the time of `check` goes, 200 articles, after start-up\n")
    print("| stage | ms an article | share |\n| --- | ---: | ---: |")
    for stage, seconds in watch.seconds.items():
        print(f"| {stage} | {1000 * seconds / len(paths):.2f} | {seconds / whole:.1%} |")


def _pages() -> tuple[Tools, list[Page]]:
    paths = write_corpus(CORPUS / "200", 200)
    project = load_project(CORPUS, as_of=AS_OF)
    shared = load_tools(project)
    return shared, [page_of(Input(path.name, path), project.settings(path.name), shared) for path in paths]


def _nothing(page: Page) -> tuple[()]:
    return ()


def _table(title: str, taken: Mapping[str, Measured]) -> None:
    """The first command is the yardstick of the others."""
    print(f"\n{title}\n\n| command | median s | range s | peak MiB | times |\n| --- | ---: | ---: | ---: | ---: |")
    yardstick = next(iter(taken.values())).seconds
    for name, one in taken.items():
        spread = f"{one.least:.3f}-{one.most:.3f}"
        print(f"| {name} | {one.seconds:.3f} | {spread} | {one.peak:.0f} | {one.seconds / yardstick:.2f} |")


TABLES = {"first": first, "rival": rival, "apart": apart, "typos": typos, "rules": rules, "stages": stages}


def main(names: Sequence[str]) -> int:
    if unknown := [name for name in names if name not in TABLES]:
        print(f"no table is called {', '.join(unknown)}; there are {', '.join(TABLES)}", file=sys.stderr)
        return 2
    for name in names or TABLES:
        TABLES[name]()
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    sys.exit(main(sys.argv[1:]))
