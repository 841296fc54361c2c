"""`claimlint evidence add`: a first version of an entry for a claim."""

from __future__ import annotations

import re
from pathlib import Path

import click

from claimlint.cli.errors import Stop
from claimlint.cli.options import as_of_option, config_option, project_of


@click.command(short_help="Write a first version of an entry for a claim.")
@click.argument("place", metavar="PATH:LINE")
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE", help="Add it to FILE instead of printing it.")
@as_of_option
@config_option
def command(place: str, to: Path | None, as_of: str | None, config: Path | None) -> None:
    """Write an entry for the claim at PATH:LINE. It says that nothing is known yet; people write what is."""
    from claimlint.data import write_whole
    from claimlint.engine import Input, load_tools, page_of
    from claimlint.evidence.keeping.add import claim_at, skeleton, with_entry

    found = re.fullmatch(r"(.+?):(\d+)(?::\d+)?", place)
    if found is None:
        raise Stop(f"{place!r} is no place; write PATH:LINE, such as content/knee.md:12")
    project = project_of(config, as_of)
    tools = load_tools(project)
    path, line = Path(found[1]), int(found[2])
    page = page_of(Input(project.shown(path), path), project.settings(project.shown(path)), tools)
    parts = (page,) if page.head is None else (page.head, page)
    claim = next((c for part in parts if (c := claim_at(part.article, part.reading, line))), None)
    if claim is None:
        raise Stop(f"{path.as_posix()}:{line}: there is no claim; `claimlint claims {path.as_posix()}` shows them")
    entry = skeleton(claim, tools.knowledge, project.as_of)
    if to is None:
        click.echo(entry, nl=False)
        return
    text = to.read_text(encoding="utf-8") if to.exists() else ""
    write_whole(to, with_entry(text, entry).encode())
    click.echo(f"Added to {to.as_posix()}. Fill it in, then: claimlint evidence check {to.as_posix()}")
