"""`claimlint evidence refresh`: look the sources up at Crossref and PubMed. The one command that uses the network."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.errors import Stop
from claimlint.cli.options import config_option, project_of

if TYPE_CHECKING:
    from claimlint.evidence.keeping.refresh import Proposal
    from claimlint.project import Project


@click.command(short_help="Look the sources up online, and propose changes.")
@click.argument("entries", nargs=-1, metavar="[ENTRY]...")
@click.option(
    "--contact", required=True, metavar="ADDRESS", help="Your e-mail address; Crossref and PubMed ask for it."
)
@click.option("--write", is_flag=True, help="Write years and notes into the registry's files, to be reviewed.")
@click.option("--crossref", default=None, hidden=True)
@click.option("--eutils", default=None, hidden=True)
@click.option("--pause", type=float, default=None, hidden=True)
@config_option
def command(
    entries: tuple[str, ...],
    contact: str,
    write: bool,
    crossref: str | None,
    eutils: str | None,
    pause: float | None,
    config: Path | None,
) -> int:
    """Look up the sources of all entries, or of ENTRY…, and propose what an editor should look at; never a verdict.

    What was looked up is kept, so that an interrupted run goes on where it stopped.
    """
    from claimlint.data import cache_folder
    from claimlint.evidence.keeping import refresh
    from claimlint.evidence.registry import load_registry

    project = project_of(config, None)
    registry = load_registry(project.evidence_packs)
    unknown = [name for name in entries if registry.get(name) is None]
    if unknown:
        from claimlint.yamlfile import nearest

        raise Stop(f"there is no entry {unknown[0]!r}{nearest(unknown[0], [entry.id for entry in registry])}")
    chosen = [entry for entry in registry if not entries or entry.id in entries]
    given = {"crossref": crossref, "eutils": eutils, "seconds": pause}
    try:
        services = refresh.Services(contact, time.sleep, **{k: v for k, v in given.items() if v is not None})  # type: ignore[arg-type]
    except ValueError as error:
        raise Stop(f"--contact: {error}") from error
    sources = [source.id for entry in chosen for source in entry.sources if source.id]
    records = {}
    stopped = ""
    try:
        for record in refresh.look_up(sources, services, cache_folder() / "refresh.json"):
            records[record.source] = record
    except refresh.Unreachable as error:
        stopped = f"{error}; {len(records):,} were looked up and are kept: run it again to go on"
    proposals = refresh.proposals_of(chosen, records)
    for proposal in proposals:
        click.echo(f"{proposal.entry}: {proposal.field} {proposal.value}")
    click.echo(f"{len(records):,} sources looked up, {len(proposals):,} proposals.")
    if write:
        _write(project, proposals)
    if stopped:
        raise Stop(stopped)
    return 0


def _write(project: Project, proposals: list[Proposal]) -> None:
    from claimlint.data import write_whole
    from claimlint.evidence.keeping.amend import with_proposals
    from claimlint.evidence.registry import registry_files

    for folder in project.evidence_packs:
        for file in registry_files(folder):
            text = file.read_text(encoding="utf-8")
            changed = with_proposals(text, proposals)
            if changed != text:
                write_whole(file, changed.encode())
                click.echo(f"wrote {project.shown(file)}; review it before you commit")
