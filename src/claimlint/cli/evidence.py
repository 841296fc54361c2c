"""`claimlint evidence`: look the registry up, and keep it."""

from __future__ import annotations

from pathlib import Path

import click

from claimlint.cli.errors import Stop
from claimlint.cli.options import as_of_option, config_option, paths_argument


class _WordsOrCommand(click.Group):
    """`evidence turmeric` looks up, `evidence check` is a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            args = ["look-up", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_WordsOrCommand, invoke_without_command=True, short_help="Look the registry up, and keep it.")
@click.pass_context
def command(context: click.Context) -> None:
    """Look the registry up by WORDS (intervention, condition, everyday names), or keep it by a command."""
    if context.invoked_subcommand is None:
        _look_up((), None)


@command.command("look-up", hidden=True)
@click.argument("words", nargs=-1, required=True)
@config_option
def look_up(words: tuple[str, ...], config: Path | None) -> None:
    """Show the entries whose names hold all WORDS."""
    _look_up(words, config)


def _look_up(words: tuple[str, ...], config: Path | None) -> None:
    from claimlint.claims.vocabulary import load_vocabulary
    from claimlint.cli.options import project_of
    from claimlint.cli.outputs import style_of
    from claimlint.evidence.registry import load_registry
    from claimlint.reports.entry import entry_line, entry_page, found_entries

    project = project_of(config, None)
    registry = load_registry(project.evidence_packs)
    vocabulary = load_vocabulary(tuple(project.evidence_packs[1:]))
    found = found_entries(registry, vocabulary, words)
    style = style_of()
    if not found:
        from claimlint.yamlfile import nearest

        names = [term.name for term in vocabulary]
        hints = "".join(dict.fromkeys(nearest(word, names) for word in (" ".join(words), *words)))
        raise Stop(f"the registry knows nothing about {' '.join(words)!r}{hints}")
    if len(found) <= 2:
        click.echo("\n".join(entry_page(entry, style) for entry in found), nl=False, color=True)
        return
    for entry in found:
        click.echo(entry_line(entry, style), color=True)
    count = len(found)
    click.echo(f"{count} entries. `claimlint explain ENTRY` says what is known, how sure it is, and the sources.")


@command.command()
@paths_argument
@as_of_option
@config_option
def used(paths: tuple[Path, ...], as_of: str | None, config: Path | None) -> int:
    """List which articles rely on which entry, so that one knows what to look at again when it changes."""
    from claimlint.cli.options import project_of
    from claimlint.engine import Watch
    from claimlint.run import Asked, read_only

    report = read_only(project_of(config, as_of), Asked(paths), watch=Watch())
    uses: dict[str, dict[str, list[int]]] = {}
    for file in report.files:
        for claim, assessment in zip(file.reading.claims, file.assessments, strict=True):
            if assessment.entry is not None:
                line = file.article.source.place(claim.span.start).line
                uses.setdefault(assessment.entry.id, {}).setdefault(file.path, []).append(line)
    for entry, files in sorted(uses.items()):
        click.echo(entry)
        for path, lines in sorted(files.items()):
            click.echo(f"  {path}:{','.join(map(str, sorted(set(lines))))}")
    click.echo(f"{len(uses)} entries are used in {len(report.files)} articles.")
    for problem in report.problems:
        click.echo(str(problem), err=True)
    return 2 if report.problems else 0


@command.group()
def retractions() -> None:
    """Keep the local snapshot of retracted papers, by which `check` looks citations up offline."""


@retractions.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--taken-on", metavar="DATE", help="The day that the file is of (default: --as-of, else today).")
@as_of_option
@config_option
def import_file(file: Path, taken_on: str | None, as_of: str | None, config: Path | None) -> None:
    """Make the snapshot of FILE, a CSV in the layout of Retraction Watch."""
    from claimlint.cli.options import day, project_of
    from claimlint.evidence.retractions import import_retractions

    project = project_of(config, as_of)
    if not file.is_file():
        raise Stop(f"there is no file {file.as_posix()!r}")
    imported = import_retractions(file, project.retractions_store, day(taken_on or as_of, "--taken-on"))
    passed = f"; {imported.passed_over:,} rows passed over" if imported.passed_over else ""
    click.echo(f"{project.shown(project.retractions_store)} holds {imported.kept:,} notices{passed}.")


@retractions.command()
@as_of_option
@config_option
def show(as_of: str | None, config: Path | None) -> None:
    """Say what the snapshot holds and how old it is."""
    from claimlint.cli.options import project_of
    from claimlint.evidence.retractions import open_snapshot

    project = project_of(config, as_of)
    snapshot = open_snapshot(project.retractions_store)
    if snapshot is None:
        click.echo("There is no snapshot: `claimlint evidence retractions import FILE` makes one.")
        return
    age = snapshot.age(project.as_of)
    shown = project.shown(project.retractions_store)
    click.echo(f"{shown}: {snapshot.notices:,} notices, taken on {snapshot.taken_on}, {age:,} days ago.")
