"""Options that several commands share, and the project that they ask for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimlint.cli.errors import Stop

if TYPE_CHECKING:
    from claimlint.project import Project

Command = TypeVar("Command", bound=Callable[..., Any])

as_of_option = click.option(
    "--as-of", metavar="DATE", help="The day that dates are held against (default: CLAIMLINT_AS_OF, else today in UTC)."
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration to use (default: the nearest claimlint.yaml).",
)


class _NamedPath(click.Path):
    """A path that names something: an empty one, of a variable that is not set, would mean the folder one stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            raise Stop("a path is empty; write . for this folder")
        return super().convert(value, param, ctx)


paths_argument = click.argument("paths", nargs=-1, type=_NamedPath(path_type=Path))


def format_option(*formats: str) -> Callable[[Command], Command]:
    """`-o FORMAT` for a command that writes to standard output only; the first format is the default."""
    return click.option(
        "-o",
        "--output",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How it is told.",
    )


def day(as_of: str | None, name: str = "--as-of") -> date:
    """The day that the option `name` says, else that of the run. The one place that reads the clock."""
    if as_of:
        return _day_of(name, as_of)
    if said := os.environ.get("CLAIMLINT_AS_OF"):
        return _day_of("CLAIMLINT_AS_OF", said)
    return datetime.now(UTC).date()


def _day_of(name: str, value: str) -> date:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Stop(f"{name} is {value!r}; write a day such as 2026-11-23")


def project_of(
    config: Path | None,
    as_of: str | None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    jobs: int = 0,
    at_most: Mapping[str, str] | None = None,
) -> Project:
    """The project of the working directory. Raises Stop or `yamlfile.Invalid`."""
    from claimlint.project import load_project

    if config is not None and not config.is_file():
        raise Stop(f"--config: there is no file {config.as_posix()!r}")
    names = (split_names(select, "--select"), split_names(ignore, "--ignore"))
    return load_project(
        Path.cwd(), config, as_of=day(as_of), select=names[0], ignore=names[1], jobs=jobs, at_most=at_most
    )


def split_names(values: Sequence[str], option: str) -> list[str]:
    """`--select a,b --select c` as three names. Raises Stop where the option is given and names nothing."""
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    if values and not names:
        raise Stop(f"{option} names no rule; write a rule or family, such as {option} overclaim, or leave it out")
    return names


def severity_of(word: str) -> str:
    """The severity that somebody means: `info` is a note to those who read the reports."""
    return "info" if word == "note" else word


def caps_of(values: Sequence[str]) -> dict[str, str]:
    """`--at-most dates=warning` as a mapping. Raises Stop."""
    caps = {}
    for value in split_names(values, "--at-most"):
        name, _, level = value.partition("=")
        if level not in ("error", "warning", "info", "note"):
            raise Stop(f"--at-most is {value!r}; write a rule or family and error, warning or info: dates=warning")
        caps[name] = severity_of(level)
    return caps
