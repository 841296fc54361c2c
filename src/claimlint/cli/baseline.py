"""`claimlint baseline`: take on what is there, so that only new defects fail; and work it off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.options import as_of_option, config_option, format_option, paths_argument, project_of

if TYPE_CHECKING:
    from claimlint.checks.model import Finding
    from claimlint.project import Project
    from claimlint.reports.model import Report
    from claimlint.review.baseline import BaselineEntry


@click.group(short_help="Accept old findings, prune and show them.")
def command() -> None:
    """Accept the findings that are there, take out those that are mended, show what is accepted."""


@command.command()
@paths_argument
@click.option("--reason", default="", metavar="TEXT", help="Why they are accepted; kept with each.")
@click.option("--by", default="", metavar="NAME", help="Who accepts them; kept with each.")
@click.option("--select", multiple=True, metavar="RULE|FAMILY", help="Accept findings of these only.")
@as_of_option
@config_option
def accept(
    paths: tuple[Path, ...], reason: str, by: str, select: tuple[str, ...], as_of: str | None, config: Path | None
) -> int:
    """Accept every finding that is open now, in PATHS or all of the project: errors too.

    A finding that was accepted before without a reason takes the one that is given now.
    """
    from claimlint.reports.summary import plural
    from claimlint.review import baseline
    from claimlint.review.baseline_file import change_baseline

    project = project_of(config, as_of, select)
    report = _checked(project, paths)
    shown = project.shown(project.baseline)
    before, after = change_baseline(
        project.baseline,
        shown,
        lambda entries: baseline.accept(report.findings, entries, project.exists, reason, by),
    )
    fresh = [f for f in baseline.label(report.findings, before, project.exists).findings if f.status == "open"]
    click.echo(f"Accepted {_counted(fresh)}; {shown} holds {_total(after):,}.")
    explained = _unexplained(before) - _unexplained(after)
    if explained > 0:
        click.echo(f"{plural(explained, 'finding')} accepted before without a reason now {_has(explained)} it.")
    if left := _unexplained(after):
        click.echo(
            f"{plural(left, 'accepted finding')} {_has(left)} no reason. "
            'Run `claimlint baseline accept --reason "TEXT"` to say why; it fills in what is missing.'
        )
    return _problems(report)


@command.command()
@paths_argument
@as_of_option
@config_option
def prune(paths: tuple[Path, ...], as_of: str | None, config: Path | None) -> int:
    """Take out what is no longer found, in PATHS or all of the project; renamed files keep theirs under the new
    name.
    """
    from claimlint.review import baseline
    from claimlint.review.baseline_file import change_baseline
    from claimlint.review.rules import review_rules

    project = project_of(config, as_of)
    report = _checked(project, paths)
    if report.problems:  # what could not be checked may still need its entries
        click.echo("claimlint: nothing was pruned, because not everything could be checked", err=True)
        return _problems(report)

    known = {*report.rules, *(rule.id for rule in review_rules())}

    def ran(path: str, rule: str) -> bool:
        return rule not in known or project.policy(path).runs(rule)

    checked = {file.path for file in report.files}
    shown = project.shown(project.baseline)
    before, after = change_baseline(
        project.baseline,
        shown,
        lambda entries: baseline.prune(
            report.findings, entries, project.exists, checked=checked, ran=ran, is_whole=not paths
        ),
    )
    click.echo(f"Took out {_total(before) - _total(after):,} findings; {shown} holds {_total(after):,}.")
    taken, moved = baseline.difference(before, after)
    for entry, count in taken:
        times = f" ×{count}" if count > 1 else ""
        click.echo(f"  {entry.path}  {entry.rule}{times}  {_short(entry.sentence)}")
    for (old, new), count in moved.items():
        click.echo(f"  {old} is now {new}: {count} kept")
    return 0


@command.command()
@paths_argument
@format_option("text", "json")
@config_option
def show(paths: tuple[Path, ...], format_: str, config: Path | None) -> None:
    """List what is accepted, in PATHS or all of the project."""
    from claimlint.config.patterns import matches
    from claimlint.review.baseline_file import baseline_text, read_baseline

    project = project_of(config, None)
    entries = read_baseline(project.baseline, project.shown(project.baseline))
    if paths:
        names = [project.shown(path) for path in paths]
        entries = [entry for entry in entries if matches(entry.path, [f"/{name}" for name in names])]
    if format_ == "json":
        click.echo(baseline_text(entries), nl=False)
        return
    path = ""
    for entry in entries:
        if entry.path != path:
            path = entry.path
            click.echo(path if project.exists(path) else f"{path} (gone)")
        times = f" ×{entry.count}" if entry.count > 1 else ""
        who = " ".join(part for part in (entry.reason, f"({entry.by})" if entry.by else "") if part)
        click.echo(f"  {entry.rule}{times}  {_short(entry.sentence)}{f'  -- {who}' if who else ''}")
    by_rule: dict[str, int] = {}
    for entry in entries:
        by_rule[entry.rule] = by_rule.get(entry.rule, 0) + entry.count
    if by_rule:
        click.echo("by rule")
        for rule, count in sorted(by_rule.items(), key=lambda row: (-row[1], row[0])):
            click.echo(f"  {count:6,}  {rule}")
    click.echo(f"{_total(entries):,} findings accepted in {len({entry.path for entry in entries}):,} files.")


def _checked(project: Project, paths: tuple[Path, ...]) -> Report:
    """The findings with inline decisions put on, but not the baseline: it is what is about to change."""
    from claimlint.runs.check import Asked, run

    return run(project, Asked(paths, use_baseline=False))


def _problems(report: Report) -> int:
    for problem in report.problems:
        click.echo(str(problem), err=True)
    return 2 if report.problems else 0


def _counted(findings: Sequence[Finding]) -> str:
    """`3 findings: 2 errors, 1 note`, so that nobody takes on an error unawares."""
    from claimlint.reports.summary import NAMES, plural

    by_severity: Counter[str] = Counter(finding.severity for finding in findings)
    parts = [plural(by_severity[severity], name) for severity, name in NAMES.items() if by_severity[severity]]
    return plural(len(findings), "finding") + (f": {', '.join(parts)}" if parts else "")


def _unexplained(entries: list[BaselineEntry]) -> int:
    return sum(entry.count for entry in entries if not entry.reason)


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _total(entries: list[BaselineEntry]) -> int:
    return sum(entry.count for entry in entries)


def _short(sentence: str) -> str:
    if not sentence:
        return "(the page)"
    return sentence if len(sentence) <= 90 else f"{sentence[:88].rstrip()} …"
