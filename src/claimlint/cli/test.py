"""`claimlint test`: run the rules' examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.errors import Stop
from claimlint.cli.options import config_option, project_of

if TYPE_CHECKING:
    from claimlint.project import Project


@click.command(short_help="Run the rules' examples.")
@click.argument("packs", nargs=-1, metavar="[PACK|RULE]...")
@config_option
def command(packs: tuple[str, ...], config: Path | None) -> int:
    """Run every rule's examples: each marked span must be found exactly, each near miss must pass.

    A PACK is a folder of rules of your own; a RULE is an id, a family or a rule's file. Where a folder has the name of
    a family, write ./NAME for the folder. Without any, all rules of the project.
    What an own pack lacks (sources, examples) is a warning.
    """
    from claimlint.engine import load_tools
    from claimlint.runs.examples import try_rules

    project = project_of(config, None)
    folders = _folders_among(packs, project)
    names = [name for name in packs if Path(name) not in folders]
    project = project.with_packs([folder for folder in folders if folder.resolve() not in _known(project.rule_packs)])
    tools = load_tools(project, examples=True)
    chosen = _chosen(names, folders, {rule.id: rule.path for rule in tools.rules.rules})
    if packs and not chosen:
        for found in tools.problems:
            click.echo(str(found), err=True)
        what = "no rule could be read" if tools.problems else "holds no rule; a rule is a file <family>/<name>.yaml"
        raise Stop(f"{', '.join(packs)}: {what}")
    trial = try_rules(tools, chosen)
    for failure in trial.failures:
        click.echo(f"{failure}\n    {failure.text}")
    builtin = project.rule_packs[0].resolve()
    built_in_lacks = 0
    for problem in trial.lacking:
        is_built_in = Path(problem.path).resolve().is_relative_to(builtin) or not folders
        built_in_lacks += is_built_in
        click.echo(f"{problem}" if is_built_in else f"warning: {problem}")
    problems = list(dict.fromkeys((*tools.problems, *tools.rules.problems)))
    for found in problems:
        click.echo(str(found), err=True)
    wrong = len(trial.failures) + built_in_lacks
    told = [f"{wrong} wrong"] if wrong else []
    told += [f"{len(problems)} problems"] if problems else []
    click.echo(f"{trial.rules} rules, {trial.examples} examples: {', '.join(told) or 'all right'}.")
    return 2 if problems else int(bool(wrong))


def _folders_among(packs: Sequence[str], project: Project) -> list[Path]:
    """Those that mean a folder: not `evidence`, a family of rules, where a folder is called so, but `./evidence`."""
    from claimlint.checks.load import read_rules

    folders = [pack for pack in packs if Path(pack).is_dir()]
    if all(_is_path(folder) for folder in folders):
        return [Path(folder) for folder in folders]
    families = {rule.family for rule in read_rules(project.rule_packs)[0]}
    return [Path(folder) for folder in folders if _is_path(folder) or folder not in families]


def _is_path(name: str) -> bool:
    return not {"/", "\\", "."}.isdisjoint(name)


def _known(folders: tuple[Path, ...]) -> set[Path]:
    return {folder.resolve() for folder in folders}


def _chosen(names: list[str], folders: list[Path], rules: dict[str, str]) -> list[str]:
    """The ids of the rules that are meant. Raises Stop for a name that is none."""
    from claimlint.yamlfile import nearest

    chosen = []
    for name in names:
        by_path = [rule for rule, path in rules.items() if Path(path).resolve() == Path(name).resolve()]
        found = [rule for rule in rules if name in (rule, rule.partition("/")[0])] or by_path
        if not found:
            raise Stop(f"there is no rule, family or pack {name!r}{nearest(name, list(rules))}")
        chosen += found
    for folder in folders:
        chosen += [
            rule for rule, path in rules.items() if path and Path(path).resolve().is_relative_to(folder.resolve())
        ]
    return chosen
