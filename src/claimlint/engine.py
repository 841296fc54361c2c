"""The one path through the rooms: from the bytes of a file to its findings, and from files to a report.

It reads the files that it is given and nothing else: no console, no clock, no network. What people decided about
findings is put on by a function that is handed in (`claimlint.review`). A file that cannot be read becomes a
problem of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.article.model import Article, Problem, Unreadable
from claimlint.article.read import Reader, read_article
from claimlint.checks.context import CheckContext
from claimlint.checks.house import house_rules
from claimlint.checks.load import read_rules
from claimlint.checks.model import Finding, Page
from claimlint.checks.phrases.lines import KeptLines, PageLines
from claimlint.checks.ruleset import RuleSet, with_memory
from claimlint.checks.run import run_checks
from claimlint.checks.tables import Tables, load_tables
from claimlint.claims.lexicon.language import Language, load_language
from claimlint.claims.model import Reading
from claimlint.claims.read import read_claims
from claimlint.evidence.citations.model import Citations
from claimlint.evidence.judging.assess import assess_all
from claimlint.evidence.judging.unregistered import load_unregistered
from claimlint.evidence.knowledge import Knowledge, sources_of
from claimlint.evidence.registry import load_registry, unread_files
from claimlint.evidence.relations import load_relations
from claimlint.evidence.tiers import load_tiers
from claimlint.plugins import load_plugins
from claimlint.reports.model import Checked, Report
from claimlint.values import NamedTuple

if TYPE_CHECKING:
    from claimlint.evidence.retractions import Snapshot
    from claimlint.project import Project
    from claimlint.settings import Settings

Decide = Callable[[Checked], Checked]
Progress = Callable[[int, int], None]
_STRAY = "is in no place where evidence is read; a folder of evidence holds registry/, vocabulary/ and tables/"
SHARE = 64  # files that a process takes at once: loading its tools (about 60 ms) is then a tenth of its work


class Input(NamedTuple):
    """A file to check: its path as reported, and its bytes or the file with them. `format` overrides the suffix."""

    path: str
    file: Path | None = None
    content: bytes | None = None
    format: str | None = None


class Tools(NamedTuple):
    """All that files share: the language, the evidence, the rules, readers of third parties; loaded once a run.

    lines: what was read of sentences for phrases.
    """

    language: Language
    knowledge: Knowledge
    rules: RuleSet
    tables: Tables
    readers: Mapping[str, Reader]
    problems: tuple[Problem, ...]
    lines: KeptLines


class Watch:
    """How long each stage took, by a clock that the caller brings: time is read at the command line only."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self.clock = clock
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        if self.clock is None:
            yield
            return
        start = self.clock()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + self.clock() - start


_NO_WATCH = Watch()


def check(
    inputs: Sequence[Input],
    project: Project,
    tools: Tools | None = None,
    *,
    decide: Decide | None = None,
    watch: Watch = _NO_WATCH,
    progress: Progress | None = None,
) -> Report:
    """Check some files. Findings come sorted by path, place and rule; the order of `inputs` changes nothing.

    Raises `yamlfile.Invalid` where rules, evidence or configuration cannot be used at all.
    """
    with watch.stage("load"):
        tools = tools or load_tools(project)
    ordered = sorted(inputs, key=lambda item: item.path)
    jobs = min(project.jobs or 1, len(ordered) // SHARE or 1)
    results = (
        _in_processes(ordered, project, jobs, progress)
        if jobs > 1
        else _one_by_one(ordered, project, tools, watch, progress)
    )
    files = [result for result in results if isinstance(result, Checked)]
    problems = [result for result in results if isinstance(result, Problem)]
    problems += [problem for file in files for problem in file.article.problems]
    if decide is not None:
        with watch.stage("decide"):
            files = [decide(file) for file in files]
    return Report(
        as_of=project.as_of,
        files=tuple(files),
        problems=(*tools.problems, *dict.fromkeys((*tools.rules.problems, *problems))),
        rules=tools.rules.by_id,
    )


def load_tools(project: Project, *, examples: bool = False) -> Tools:
    """The tools of a project. Raises `yamlfile.Invalid` where the language or the evidence is wrong.

    Rules that are wrong are left out, with their problems among the tools' own. `examples`: rules with their examples.
    """
    plugins = load_plugins(project.plugins)
    own = tuple(project.evidence_packs[1:])
    language = load_language(own)
    registry = load_registry(project.evidence_packs)
    knowledge = Knowledge(
        registry, language.vocabulary, load_relations(), load_unregistered(), load_tiers(own), _snapshot(project)
    )
    packs = dict.fromkeys([*project.rule_packs, *plugins.packs])  # `claimlint test PACK` may name a plugin's own
    rules, wrong = read_rules([*packs], plugins.kinds, examples=examples)
    house = house_rules(project.house_phrases)
    tables = load_tables(project.evidence_packs)
    context = CheckContext(
        lexicon=language,
        registry=registry,
        tables=tables,
        vocabulary=language.vocabulary,
        relations=knowledge.relations,
    )
    ruleset = with_memory([*rules, *house], context, plugins.kinds)
    failed = [project.problem_in("plugins", name, what) for name, what in plugins.failures]
    stray = [Problem(project.shown(path), _STRAY) for folder in own for path in unread_files(folder)]
    problems = (*failed, *wrong, *stray, *project.unknown_rules(ruleset.by_id))
    return Tools(language, knowledge, ruleset, tables, plugins.readers, problems, KeptLines())


def _snapshot(project: Project) -> Snapshot | None:
    if project.retractions is None:
        return None
    from claimlint.evidence.retractions import open_snapshot  # with sqlite, 5 ms: only for a project with a snapshot

    return open_snapshot(project.retractions)


def page_of(item: Input, settings: Settings, tools: Tools, watch: Watch = _NO_WATCH) -> Page:
    """A file as the checks see it: read, its claims found and judged. Raises Unreadable."""
    with watch.stage("read"):
        content = item.content if item.content is not None else _bytes_of(item)
        article = read_article(content, item.path, item.format, extra=tools.readers)
    with watch.stage("claims"):
        reading = read_claims(article, tools.language)
        above = read_claims(article.head, tools.language) if article.head is not None else None
    with watch.stage("evidence"):
        citations = sources_of(article, tools.knowledge)
        page = _judged(article, reading, citations, settings, tools)
        if article.head is None or above is None:
            return page
        return replace(
            page, head=_judged(article.head, above, citations.behind(article.head.sentences), settings, tools)
        )


def _judged(article: Article, reading: Reading, citations: Citations, settings: Settings, tools: Tools) -> Page:
    """An article, or the head of one, with its claims judged."""
    assessments = assess_all(reading, tools.knowledge, citations)
    lines = PageLines(article, reading, tools.lines)
    return Page(article, reading, assessments, citations, settings, lines, tools.tables)


def checked(page: Page, findings: Sequence[Finding] = ()) -> Checked:
    """A page as reports have it, with these findings."""
    head = None if page.head is None else checked(page.head)
    return Checked(page.article, page.reading, page.assessments, tuple(findings), head)


def check_one(item: Input, project: Project, tools: Tools, watch: Watch = _NO_WATCH) -> Checked:
    """The findings of one file, no decisions put on. Raises Unreadable."""
    page = page_of(item, project.settings(item.path), tools, watch)
    policy = project.policy(item.path)
    with watch.stage("checks"):
        findings = run_checks(page, tools.rules, policy.severity, runs=policy.runs)
    return checked(page, findings)


def _bytes_of(item: Input) -> bytes:
    file = item.file or Path(item.path)
    try:
        return file.read_bytes()
    except IsADirectoryError:
        raise Unreadable(Problem(item.path, "is a folder, not a file")) from None
    except OSError as error:
        raise Unreadable(Problem(item.path, f"cannot be read: {error.strerror or error}")) from error


def _one_by_one(
    inputs: Sequence[Input], project: Project, tools: Tools, watch: Watch, progress: Progress | None
) -> list[Checked | Problem]:
    results: list[Checked | Problem] = []
    for number, item in enumerate(inputs, 1):
        try:
            results.append(check_one(item, project, tools, watch))
        except Unreadable as unreadable:
            results.append(unreadable.problem)
        if progress:
            progress(number, len(inputs))
    return results


def _in_processes(
    inputs: Sequence[Input], project: Project, jobs: int, progress: Progress | None
) -> list[Checked | Problem]:
    """The same by several processes; each share loads its own tools, so that nothing is shared but the answer."""
    from concurrent.futures import ProcessPoolExecutor  # 30 ms: only where there is work for several

    shares = [inputs[at : at + SHARE] for at in range(0, len(inputs), SHARE)]
    results: list[Checked | Problem] = []
    with ProcessPoolExecutor(jobs) as pool:
        for share in pool.map(_share, shares, [project] * len(shares)):
            results += share
            if progress:
                progress(len(results), len(inputs))
    return results


def _share(inputs: Sequence[Input], project: Project) -> list[Checked | Problem]:
    return _one_by_one(inputs, project, load_tools(project), _NO_WATCH, None)
