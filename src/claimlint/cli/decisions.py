"""`claimlint decisions`: everything that people decided across the site, with reason and age."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.options import as_of_option, config_option, format_option, paths_argument, project_of

if TYPE_CHECKING:
    from datetime import date

    from claimlint.reports.terminal import Style
    from claimlint.review.decisions import Decision


@click.command(short_help="List what people decided, with reason and age.")
@paths_argument
@format_option("text", "json")
@as_of_option
@config_option
def command(paths: tuple[Path, ...], format_: str, as_of: str | None, config: Path | None) -> int:
    """List inline decisions, accepted findings and rules set off for paths, in PATHS or all of the project."""
    from claimlint.cli.outputs import style_of
    from claimlint.runs.decisions import decisions_of

    project = project_of(config, as_of)
    decisions, problems = decisions_of(project, paths)
    if format_ == "json":
        import json

        value = {"version": 1, "decisions": [decision.value(project.as_of) for decision in decisions]}
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        for line in _lines(decisions, project.as_of, style_of()):
            click.echo(line, color=True)
    for problem in problems:
        click.echo(str(problem), err=True)
    return 2 if problems else 0


def _lines(decisions: list[Decision], today: date, style: Style) -> list[str]:
    lines = []
    for decision in decisions:
        place = f"{decision.path}:{decision.line}" if decision.line else decision.path
        age = decision.age(today)
        told = "not committed" if age is None else f"{age:,} days old"
        look = "warning" if decision.state != "in force" else "good"
        lines.append(f"{style.paint(place, 'bold')}  {decision.kind}: {decision.rules}")
        lines.append(f"    {decision.reason or '(no reason)'}")
        until = f", until {decision.until}" if decision.until else ""
        by = f", by {decision.by}" if decision.by else ""
        lines.append(f"    {style.paint(decision.state, look)}{until}{by}, {told}")
    count = len(decisions)
    lines.append(f"{count:,} decision{'' if count == 1 else 's'}.")
    return lines
