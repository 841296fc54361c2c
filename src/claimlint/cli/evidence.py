"""`claimlint evidence`: look the registry up, and keep it. Each command that keeps it is a module `evidence_NAME`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.errors import Stop
from claimlint.cli.group import LazyGroup
from claimlint.cli.options import config_option, project_of

if TYPE_CHECKING:
    from claimlint.claims.lexicon.vocabulary import Vocabulary
    from claimlint.evidence.registry import Registry

KEEPING = ("check", "add", "used", "refresh", "retractions")


class _WordsOrCommand(LazyGroup):
    """`evidence turmeric` looks up, `evidence check` is a command."""

    names, modules = KEEPING, "claimlint.cli.evidence_"

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        return super().resolve_command(ctx, args if args and args[0] in KEEPING else ["look-up", *args])


def _nothing_about(text: str, registry: Registry, vocabulary: Vocabulary) -> str:
    """That there is no entry, and where to look instead: names near in meaning, or else in spelling."""
    from claimlint.evidence.relations import load_relations
    from claimlint.yamlfile import nearest

    said = f"there is no entry about {text!r}"
    known = {form.lower(): term for term in vocabulary for form in (term.name, *term.aliases)}
    term = known.get(text.lower())
    if term is None:
        return said + nearest(text, [*known])
    counts: dict[str, int] = {}
    for entry in registry:
        for name in (entry.intervention, entry.outcome):
            counts[name] = counts.get(name, 0) + 1
    near = (term.name, *load_relations().kin.get(term.name, ()), *term.parents, *vocabulary.children.get(term.name, ()))
    others = [f"{name} ({counts[name]})" for name in dict.fromkeys(near) if name in counts]
    return said + (f"; see {', '.join(others[:5])}" if others else ", though the name is known")


@click.group(cls=_WordsOrCommand, short_help="Look the registry up, and keep it.", no_args_is_help=True)
def command() -> None:
    """Look the registry up by WORDS (intervention, condition, everyday names), or keep it by a command."""


@command.command("look-up", hidden=True)
@click.argument("words", nargs=-1, required=True)
@config_option
def look_up(words: tuple[str, ...], config: Path | None) -> None:
    """Show the entries whose names hold all WORDS."""
    from claimlint.claims.lexicon.vocabulary import load_vocabulary
    from claimlint.cli.outputs import style_of
    from claimlint.evidence.registry import load_registry
    from claimlint.reports.entry import entry_line, entry_page, found_entries

    project = project_of(config, None)
    registry = load_registry(project.evidence_packs)
    vocabulary = load_vocabulary(tuple(project.evidence_packs[1:]))
    found = found_entries(registry, vocabulary, words)
    style = style_of()
    if not found:
        raise Stop(_nothing_about(" ".join(words), registry, vocabulary))
    if len(found) <= 2:
        click.echo("\n".join(entry_page(entry, style) for entry in found), nl=False, color=True)
        return
    for entry in found:
        click.echo(entry_line(entry, style), color=True)
    count = len(found)
    click.echo(f"{count} entries. `claimlint explain ENTRY` says what is known, how sure it is, and the sources.")
