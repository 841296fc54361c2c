"""The command `claimlint` and the names of its commands; each one's module is imported when it is chosen."""

from __future__ import annotations

import click

from claimlint import __version__

COMMANDS = (
    "check", "claims", "explain", "rules", "evidence", "test", "baseline", "decisions", "config", "schema", "init",
)  # fmt: skip


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, each with one attribute `command`.

    modules: what the name of a module has in front of the command's name.
    """

    names: tuple[str, ...] = COMMANDS
    modules = "claimlint.cli."

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        command: click.Command = import_module(f"{self.modules}{cmd_name}").command
        return command


class _Commands(LazyGroup):
    """`claimlint check`: a word that is no command is answered with what may be meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name not in COMMANDS and not name.startswith("-"):
            from claimlint.yamlfile import nearest

            meant = f"; did you mean `claimlint check {name}`?" if _is_path(name) else nearest(name, COMMANDS)
            raise click.UsageError(f"no command is called {name!r}{meant}", ctx)
        return super().resolve_command(ctx, args)


def _is_path(name: str) -> bool:
    """Whether a word that should be a command is an article or a folder."""
    from pathlib import Path

    from claimlint.article.read import SUFFIXES

    return Path(name).suffix.lower() in SUFFIXES or Path(name).exists()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="claimlint %(version)s")
def group() -> None:
    """Find the claims in health articles and hold their wording against the evidence."""
