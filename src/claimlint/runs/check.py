"""One run as people ask for it: the files that are meant, checked, with what people decided put on.

`engine` finds; this module asks it for the right files and labels what it found: inline decisions, then the
baseline, then what a revision had already. Whatever kept something from being checked ends among the report's
problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.article.model import Problem, Unreadable
from claimlint.checks.model import Finding
from claimlint.config.files import FoundFiles, shown
from claimlint.engine import Decide, Input, Progress, Tools, Watch, check, checked, load_tools, page_of
from claimlint.project import Project
from claimlint.reports.model import Checked, Report
from claimlint.review.rules import review_rules
from claimlint.values import NamedTuple
from claimlint.yamlfile import Invalid

if TYPE_CHECKING:
    from claimlint.review.git import Changes


class Asked(NamedTuple):
    """What to check, besides what the project says. No paths and no stdin: the project's own paths."""

    paths: Sequence[Path] = ()
    stdin: Input | None = None
    since: str = ""
    staged: bool = False
    use_baseline: bool = True


def run(project: Project, asked: Asked, *, watch: Watch | None = None, progress: Progress | None = None) -> Report:
    """Check what is asked for, and label the findings. Raises `yamlfile.Invalid` and `review.git.GitFailure`."""
    watch = watch or Watch()
    with watch.stage("load"):
        tools = load_tools(project)
    if project.unknown_rules(tools.rules.by_id):
        raise Invalid(tools.problems)  # other rules than those that are meant would run
    inputs, found = _inputs(project, asked, tools)
    problems = list(found.problems)
    notes = _notes(project, inputs, found)
    changes = None
    if asked.since:
        from claimlint.review.git import changes_since  # 1 ms: only with --since

        changes = changes_since(project.root, asked.since)
        before = len(inputs)
        inputs = [item for item in inputs if item.content is not None or _has_changed(project, changes, item.path)]
        if before > len(inputs):
            notes.append(f"{before - len(inputs):,} unchanged since {asked.since}")
    elif not inputs and not problems and not found.excluded and not asked.staged:
        problems.append(_nothing(project, asked, found))
    decider = _decider(project, tools)
    report = check(inputs, project, tools, decide=decider, watch=watch, progress=progress)
    report = replace(report, problems=(*problems, *report.problems), unchecked=tuple(notes))
    if any(finding.rule.startswith("review/") for finding in report.findings):
        report = replace(report, rules={**report.rules, **{rule.id: rule for rule in review_rules()}})
    if asked.use_baseline:
        with watch.stage("baseline"):
            report = _with_baseline(report, project)
    if changes is not None:
        with watch.stage("since"):
            report = _compared(report, project, tools, changes, asked.since)
    return report


def read_only(project: Project, asked: Asked, *, watch: Watch) -> Report:
    """What is asked for with its claims and verdicts, no rule run. Raises `yamlfile.Invalid`."""
    tools = load_tools(project)
    inputs, found = _inputs(project, asked, tools)
    problems = list(found.problems)
    if not inputs and not problems and not found.excluded:
        problems.append(_nothing(project, asked, found))
    files = []
    for item in sorted(inputs, key=lambda item: item.path):
        try:
            page = page_of(item, project.settings(item.path), tools, watch)
        except Unreadable as unreadable:
            problems.append(unreadable.problem)
        else:
            files.append(checked(page))
            problems += page.article.problems
    return Report(project.as_of, tuple(files), (*problems, *tools.problems))


def _inputs(project: Project, asked: Asked, tools: Tools) -> tuple[list[Input], FoundFiles]:
    paths = asked.paths if asked.paths or asked.stdin is None else ()
    suffixes = [f".{name}" for name in tools.readers]
    if asked.stdin is not None and not asked.paths:
        found = FoundFiles(())
    else:
        found = project.find_files(paths, suffixes)
    inputs = [Input(project.shown(file), file) for file in found.files]
    if asked.stdin is not None:
        inputs = [*(item for item in inputs if item.path != asked.stdin.path), asked.stdin]
    return (_staged(project, inputs) if asked.staged else inputs), found


def _staged(project: Project, inputs: Sequence[Input]) -> list[Input]:
    """The inputs whose staged content differs from HEAD, with that content."""
    from claimlint.review.git import contents_at, repository_of, staged  # 1 ms: only with --staged

    root = repository_of(project.root)
    names = set(staged(project.root))
    paths = {_in_repository(project, root, item.path): item for item in inputs}
    contents = contents_at(root, "", sorted(names & set(paths)))
    return [paths[name]._replace(content=content) for name, content in contents.items()]


def _decider(project: Project, tools: Tools) -> Decide:
    def put_on(file: Checked) -> Checked:
        if not file.article.comments and not any(file.article.fields("claimlint")):
            return file
        from claimlint.review.suppressions import Context, decide  # 2 ms: only where a comment decides

        known = [*tools.rules.by_id, *(rule.id for rule in review_rules())]
        policy = project.policy(file.path)
        context = Context(known, policy.runs, project.as_of, policy.severity)
        return file._replace(findings=decide(file.article, file.findings, context))

    return put_on


def _with_baseline(report: Report, project: Project) -> Report:
    if not project.baseline.exists():
        return report
    from claimlint.review.baseline import label  # with json, 5 ms: only where there is a baseline
    from claimlint.review.baseline_file import read_baseline

    entries = read_baseline(project.baseline, project.shown(project.baseline))
    matched = label(report.findings, entries, project.exists)
    return relabelled(report, matched.findings)


def _compared(report: Report, project: Project, tools: Tools, changes: Changes, revision: str) -> Report:
    """Label what the base version of each file had. The base versions are checked in this process, decisions put on."""
    from claimlint.review.git import contents_at  # 2 ms: only with --since
    from claimlint.review.since import compared

    names = {file.path: _base_name(project, changes, file.path) for file in report.files}
    contents = contents_at(changes.root, changes.base, sorted({name for name in names.values() if name}))
    bases = [Input(path, content=contents[name]) for path, name in names.items() if name in contents]
    before = check(bases, project, tools, decide=_decider(project, tools))
    had = {file.path: file.findings for file in before.files}
    return replace(
        report,
        files=tuple(
            file._replace(findings=compared(file.findings, had.get(file.path, ()), revision)) for file in report.files
        ),
    )


def relabelled(report: Report, findings: Iterable[Finding]) -> Report:
    """The report with these findings in the place of its own."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    files = (file._replace(findings=tuple(by_path.get(file.path, ()))) for file in report.files)
    return replace(report, files=tuple(files))


def _in_repository(project: Project, root: Path, path: str) -> str:
    """A shown path as git names it. Raises GitFailure where it lies outside, or in a submodule."""
    from claimlint.review.git import GitFailure  # 1 ms: only where git is asked

    full = project.root.resolve() / path
    name = shown(full, root.resolve())
    if name.startswith("../"):
        raise GitFailure(f"{path} lies outside of the repository {root}, so it has no earlier version there")
    for folder in full.parents:
        if folder == root.resolve():
            break
        if (folder / ".git").exists():
            raise GitFailure(f"{path} lies in a repository of its own, {shown(folder, root)}; run claimlint there")
    return name


def _has_changed(project: Project, changes: Changes, path: str) -> bool:
    name = _in_repository(project, changes.root, path)
    return name in changes.changed or name not in changes.kept


def _base_name(project: Project, changes: Changes, path: str) -> str | None:
    """The name of a file in the base, or None where the base has none."""
    name = _in_repository(project, changes.root, path)
    if name in changes.changed:
        return changes.changed[name]
    return name if name in changes.kept else None


def _notes(project: Project, inputs: Sequence[Input], found: FoundFiles) -> list[str]:
    """What was not looked at, for the closing summary."""
    notes = []
    if inputs:
        notes.append(_retractions(project))
    if found.skipped:
        notes.append(f"{formats_text(found.skipped)} in folders, in formats that are not read")
    if found.excluded:
        notes.append(f"{found.excluded:,} excluded by the configuration")
    if found.reports:
        notes.append(_reports_text(found.reports))
    return notes


def _retractions(project: Project) -> str:
    """How far retractions were looked at. Raises `yamlfile.Invalid` for a snapshot that cannot be read."""
    if project.retractions is None:
        return "retractions (no snapshot)"
    from claimlint.evidence.retractions import open_snapshot

    snapshot = open_snapshot(project.retractions)
    assert snapshot is not None
    return f"retractions after {snapshot.taken_on} (the snapshot's day, {snapshot.age(project.as_of):,} days ago)"


def _nothing(project: Project, asked: Asked, found: FoundFiles) -> Problem:
    where = ", ".join(project.shown(path) for path in asked.paths or project.paths)
    skipped = f" ({formats_text(found.skipped)} in other formats)" if found.skipped else ""
    if found.reports:
        skipped += f" but for {_reports_text(found.reports)}"
    if found.left_out:
        skipped += f" but for what the configuration excludes ({found.left_out:,} {_entries(found.left_out)})"
    return Problem(where, f"holds no article{skipped}; articles are Markdown, HTML, Word and text files")


def _reports_text(count: int) -> str:
    return f"{count:,} report{'' if count == 1 else 's'} of claimlint"


def _entries(count: int) -> str:
    return "file or folder" if count == 1 else "files and folders"


def formats_text(skipped: Mapping[str, int]) -> str:
    """`3 files (2 .png, 1 .pdf)`: the commonest four formats by name."""
    total = sum(skipped.values())
    rows = sorted(skipped.items(), key=lambda row: (-row[1], row[0]))
    named = [f"{count} {suffix or 'without suffix'}" for suffix, count in rows[:4]]
    more = [f"{total - sum(count for _, count in rows[:4])} others"] if len(rows) > 4 else []
    return f"{total:,} file{'' if total == 1 else 's'} ({', '.join([*named, *more])})"
