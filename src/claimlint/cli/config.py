"""`claimlint config`: what is in force for a path, and where each value came from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli.options import config_option, format_option, project_of

if TYPE_CHECKING:
    from claimlint.project import Project
    from claimlint.reports.terminal import Style


@click.command(short_help="Print what is in force, and where it came from.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@format_option("text", "json")
@config_option
def command(path: Path | None, format_: str, config: Path | None) -> None:
    """Print what is in force, for PATH where one is given, and where each value came from."""
    from claimlint.cli.outputs import style_of
    from claimlint.cli.rules import rules_of

    project = project_of(config, None)
    rules = [rule.id for rule in rules_of(project)]
    problems = project.unknown_rules(rules)
    if problems:
        from claimlint.yamlfile import Invalid

        raise Invalid(problems)
    shown = project.shown(path) if path else ""
    rows = _rows(project, shown)
    decided = [(rule, decision) for rule in rules if (decision := project.policy(shown).decide(rule))]
    changed = [(rule, d) for rule, d in decided if d.level or not d.runs or d.reason.startswith("selected")]
    if format_ == "json":
        import json

        values = [{"key": key, "value": value, "from": origin} for key, value, origin in rows]
        levels = {r: {"runs": d.runs, "level": d.level or None, "from": d.reason} for r, d in decided}
        value = {"version": 1, "path": shown or None, "root": str(project.root), "settings": values, "rules": levels}
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return
    style = style_of()
    click.echo("\n".join(_text(project, shown, rows, changed, len(rules), style)), color=True)


def _rows(project: Project, shown: str) -> list[tuple[str, Any, str]]:
    """(key, value, origin): of the project, or of one path."""
    if shown:
        return [(key, setting.value, setting.origin) for key, setting in project.in_force(shown).items()]
    of_rules = ("overrides", "severity", "select", "ignore")
    return [row for row in project.values.rows() if row[0].partition(".")[0] not in of_rules]


def _text(
    project: Project, shown: str, rows: list[tuple[str, Any, str]], changed: list[Any], total: int, style: Style
) -> list[str]:
    where = project.file.as_posix() if project.file else "no claimlint.yaml; the defaults"
    lines = [f"{style.paint('Configuration', 'bold')}  {where}"]
    if shown:
        lines.append(f"{style.paint('For', 'bold')}            {shown}")
    lines.append("")
    texts = [(key, _value_text(value), origin) for key, value, origin in rows]
    width = max((len(key) for key, _, _ in texts), default=0)
    room = min(50, max((len(value) for _, value, _ in texts), default=0))
    lines += [f"  {key:{width}}  {value:{room}}  {style.paint(origin, 'dim')}" for key, value, origin in texts]
    off = sum(not decision.runs for _, decision in changed)
    lines += ["", f"{style.paint('Rules', 'bold')}  {total - off} of {total} in force"]
    width = max((len(rule) for rule, _ in changed), default=0)
    lines += [f"  {rule:{width}}  {decision.reason}" for rule, decision in changed]
    return lines


def _value_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value_text(inner)}" for key, inner in value.items())
    return str(value)
