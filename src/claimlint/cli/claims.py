"""`claimlint claims`: the claims as parsed, which is also why a sentence passed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimlint.cli.options import as_of_option, config_option, format_option, paths_argument, project_of


@click.command(short_help="Show the claims of articles, with strength and verdict.")
@paths_argument
@format_option("text", "json")
@as_of_option
@config_option
@click.option("--stdin-filename", metavar="NAME", help="The name to report for `-`; its suffix says the format.")
@click.option("--all", "show_all", is_flag=True, help="In text, also show sentences without a claim.")
def command(
    paths: tuple[Path, ...],
    format_: str,
    as_of: str | None,
    config: Path | None,
    stdin_filename: str | None,
    show_all: bool,
) -> int:
    """Show the claims of articles as claimlint reads them, with strength, verdict and source. PATHS as for check."""
    from claimlint.cli.check import stdin_of
    from claimlint.cli.outputs import style_of
    from claimlint.engine import Watch
    from claimlint.runs.check import Asked, read_only

    project = project_of(config, as_of)
    files = tuple(path for path in paths if str(path) != "-")
    stdin = stdin_of(project, paths, stdin_filename)
    report = read_only(project, Asked(files, stdin), watch=Watch())
    if format_ == "json":
        from claimlint.reports import claims_json

        text = claims_json.render(report)
    else:
        from claimlint.reports import claims_text

        text = claims_text.render(report, style_of(), show_all=show_all)
    click.echo(text, nl=False, color=True)
    sys.stdout.flush()
    for problem in report.problems:
        click.echo(str(problem), err=True)
    return 2 if report.problems else 0
