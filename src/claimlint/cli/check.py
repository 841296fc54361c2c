"""`claimlint check`: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO, cast

import click

from claimlint.article.model import Problem
from claimlint.cli.errors import Stop
from claimlint.cli.options import as_of_option, caps_of, config_option, day, paths_argument, project_of, severity_of

if TYPE_CHECKING:
    from claimlint.cli.outputs import Output
    from claimlint.engine import Input, Progress
    from claimlint.project import Project
    from claimlint.reports.model import FailOn, Report

_MANY = 100  # files from which on counting is worth a line


@click.command(short_help="Check articles.")
@paths_argument
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FORMAT[:FILE]",
    help="A report to write, to FILE or standard output; may be repeated. Formats: text (default), json, sarif, "
    "github, gitlab, junit, rdjson, checkstyle, html, docx.",
)  # fmt: skip
@as_of_option
@click.option("--since", metavar="REV", help="Report only what the git revision REV did not have.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "note", "never"]), default="error",
    show_default=True, help="The mildest severity that makes the exit code 1; info is what reports call a note.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="RULE|FAMILY", help="Run only these; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE|FAMILY", help="Do not run these; may be repeated.")
@config_option
@click.option("--stdin-filename", metavar="NAME", help="The name to report for `-`; its suffix says the format.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes (default: by the work).")
@click.option("--no-baseline", is_flag=True, help="Report accepted findings as open.")
@click.option("--staged", is_flag=True, help="Check the staged content of files that differ from HEAD.")
@click.option("--at-most", multiple=True, metavar="RULE|FAMILY=SEVERITY", help="Report these no worse than SEVERITY.")
@click.option("--timing", is_flag=True, help="Print where the time went, to standard error.")
def command(
    paths: tuple[Path, ...],
    outputs: tuple[str, ...],
    as_of: str | None,
    since: str | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: Path | None,
    stdin_filename: str | None,
    jobs: int,
    no_baseline: bool,
    staged: bool,
    at_most: tuple[str, ...],
    timing: bool,
) -> int:
    """Check articles. PATHS are files, folders or - for standard input; without any, the project's paths.

    Exits 0 where nothing at --fail-on or worse is open, 1 where something is, 2 where something kept it from checking.
    """
    from claimlint.cli.outputs import outputs_of
    from claimlint.engine import Watch
    from claimlint.reports.model import Report
    from claimlint.runs.check import Asked, run
    from claimlint.yamlfile import Invalid

    wanted = outputs_of(outputs, config)
    watch = Watch(perf_counter if timing else None)
    failures = _git_failures() if since or staged else ()
    try:
        project = project_of(config, as_of, select, ignore, jobs or _jobs(), caps_of(at_most))
        files = tuple(path for path in paths if str(path) != "-")
        stdin = stdin_of(project, paths, stdin_filename)
        asked = Asked(files, stdin, since or "", staged, not no_baseline)
        report = run(project, asked, watch=watch, progress=progress_on(sys.stderr))
    except Invalid as invalid:  # reports are written all the same: a pipeline must not read yesterday's
        report = Report(day(as_of), (), invalid.problems)
    except failures as failure:
        report = Report(day(as_of), (), (Problem("--staged" if staged else f"--since {since}", str(failure)),))
    code = finish(report, wanted, cast("FailOn", severity_of(fail_on)))
    for stage, seconds in watch.seconds.items():
        click.echo(f"{stage:10} {1000 * seconds:9.1f} ms", err=True)
    return code


def _git_failures() -> tuple[type[Exception], ...]:
    from claimlint.review.git import GitFailure

    return (GitFailure,)


def _jobs() -> int:
    """As many processes as this one may use; the engine takes fewer where the work is small."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def stdin_of(project: Project, paths: Sequence[Path], name: str | None) -> Input | None:
    """Standard input as a file to check, under the name that its reports use; None where no path is `-`.

    Raises Stop where it has a name and is not asked for.
    """
    from claimlint.engine import Input

    if all(str(path) != "-" for path in paths):
        if name is not None:
            raise Stop(
                f"--stdin-filename names standard input, which is read for the path -: --stdin-filename {name} -"
            )
        return None
    return Input(project.shown(Path(name)) if name else "-", content=sys.stdin.buffer.read())


def progress_on(terminal: TextIO) -> Progress | None:
    """A line that counts, where somebody looks at a terminal and there are many files."""
    if not terminal.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total >= _MANY and (done % 16 == 0 or done == total):
            terminal.write(f"\r{done:,} of {total:,} articles" if done < total else "\r\x1b[K")
            terminal.flush()

    return show


def finish(report: Report, outputs: Sequence[Output], fail_on: FailOn) -> int:
    """Write the reports and say the exit code. What no report on the terminal tells is told on standard error."""
    from claimlint.cli.outputs import write_outputs

    code = report.exit_code(fail_on)
    failed = write_outputs(outputs, report, code)
    if not any(output.format == "text" and output.file is None for output in outputs):
        for problem in report.problems:
            click.echo(str(problem), err=True)
    for message in failed:
        click.echo(message, err=True)
    return 2 if failed else code
