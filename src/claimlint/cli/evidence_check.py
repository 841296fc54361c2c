"""`claimlint evidence check`: what is wrong with the evidence, and what is due to be looked at again."""

from __future__ import annotations

from pathlib import Path

import click

from claimlint.cli.options import as_of_option, config_option, project_of


@click.command(short_help="Say what is wrong with the evidence, and what is due.")
@click.argument("packs", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[PACK]...")
@as_of_option
@config_option
def command(packs: tuple[Path, ...], as_of: str | None, config: Path | None) -> int:
    """Validate fields, names, ceilings, identifiers and suggested wordings, of the project's evidence and of PACKs.

    Exits 1 where something is wrong. Entries that are due to be compared with their sources again are listed.
    """
    from claimlint.claims.lexicon.vocabulary import load_vocabulary
    from claimlint.evidence.keeping.check import check_evidence
    from claimlint.evidence.keeping.due import due
    from claimlint.evidence.registry import load_registry

    project = project_of(config, as_of)
    own = [*project.evidence_packs[1:], *packs]
    problems = check_evidence(own)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{len(problems)} problems.")
        return 1
    registry = load_registry([project.evidence_packs[0], *own])
    waiting = due(registry, load_vocabulary(tuple(own)), project.as_of)
    for one in waiting:
        click.echo(f"due since {one.since}: {one.entry.id} ({one.what}, every {one.months} months)")
    click.echo(f"{len(registry)} entries, nothing wrong, {len(waiting)} due on {project.as_of}.")
    return 0
