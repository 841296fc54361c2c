"""`claimlint evidence retractions`: the local snapshot of retracted papers."""

from __future__ import annotations

from pathlib import Path

import click

from claimlint.cli.errors import Stop
from claimlint.cli.options import as_of_option, config_option, day, project_of


@click.group(short_help="Keep the local snapshot of retracted papers.")
def command() -> None:
    """Keep the local snapshot of retracted papers, by which `check` looks citations up offline."""


@command.command("import", short_help="Make the snapshot of a CSV file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--taken-on", metavar="DATE", help="The day that the file is of (default: --as-of, else today).")
@as_of_option
@config_option
def import_file(file: Path, taken_on: str | None, as_of: str | None, config: Path | None) -> None:
    """Make the snapshot of FILE, a CSV in the layout of Retraction Watch."""
    from claimlint.evidence.retractions import import_retractions

    project = project_of(config, as_of)
    if not file.is_file():
        raise Stop(f"there is no file {file.as_posix()!r}")
    taken = day(taken_on, "--taken-on") if taken_on else project.as_of
    imported = import_retractions(file, project.retractions_store, taken)
    passed = f"; {imported.passed_over:,} rows passed over" if imported.passed_over else ""
    click.echo(f"{project.shown(project.retractions_store)} holds {imported.kept:,} notices{passed}.")


@command.command()
@as_of_option
@config_option
def show(as_of: str | None, config: Path | None) -> None:
    """Say what the snapshot holds and how old it is."""
    from claimlint.evidence.retractions import open_snapshot

    project = project_of(config, as_of)
    snapshot = open_snapshot(project.retractions_store)
    if snapshot is None:
        click.echo("There is no snapshot: `claimlint evidence retractions import FILE` makes one.")
        return
    age = snapshot.age(project.as_of)
    shown = project.shown(project.retractions_store)
    click.echo(f"{shown}: {snapshot.notices:,} notices, taken on {snapshot.taken_on}, {age:,} days ago.")
