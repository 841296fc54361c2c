"""`claimlint rules`: the rules, with severity and summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.options import config_option, format_option, project_of

if TYPE_CHECKING:
    from claimlint.checks.model import Rule
    from claimlint.config.policy import Policy
    from claimlint.project import Project
    from claimlint.reports.terminal import Style


@click.command(short_help="List the rules, with severity and summary.")
@format_option("text", "json")
@config_option
def command(format_: str, config: Path | None) -> None:
    """List the rules, with the severity in force and a summary."""
    from claimlint.cli.outputs import style_of

    project = project_of(config, None)
    policy = project.policy("")
    rules = rules_of(project)
    click.echo(_json(rules, policy) if format_ == "json" else _text(rules, policy, style_of()), nl=False, color=True)


def rules_of(project: Project) -> list[Rule]:
    """All rules of a project, those about decisions among them, sorted by id. Raises `yamlfile.Invalid`."""
    from claimlint.checks.house import house_rules
    from claimlint.checks.load import load_rules
    from claimlint.plugins import load_plugins
    from claimlint.review.rules import review_rules

    plugins = load_plugins(project.plugins)
    own = load_rules([*project.rule_packs, *plugins.packs], plugins.kinds)
    return sorted([*own, *house_rules(project.house_phrases), *review_rules()], key=lambda rule: rule.id)


def _text(rules: list[Rule], policy: Policy, style: Style) -> str:
    width = max((len(rule.id) for rule in rules), default=0)
    lines: list[str] = []
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += ["", style.paint(family, "bold")] if lines else [style.paint(family, "bold")]
        decision = policy.decide(rule.id)
        severity = (decision.level or rule.severity) if decision.runs else "off"
        look = severity if severity in ("error", "warning", "info") else "dim"
        lines.append(f"  {rule.id:{width}}  {style.paint(f'{severity:7}', look)}  {rule.summary}")
    runs = sum(policy.runs(rule.id) for rule in rules)
    lines += ["", f"{len(rules)} rules, {runs} in force. `claimlint explain RULE` says why and how to mend."]
    return "\n".join(lines) + "\n"


def _json(rules: list[Rule], policy: Policy) -> str:
    import json

    from claimlint.reports.rules import rule_value

    values = []
    for rule in rules:
        decision = policy.decide(rule.id)
        force = {"in_force": decision.runs, "level": decision.level or None, "decided_by": decision.reason}
        values.append({**rule_value(rule), **force})
    return json.dumps({"version": 1, "rules": values}, ensure_ascii=False, indent=2) + "\n"
