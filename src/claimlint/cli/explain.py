"""`claimlint explain`: a rule's or a registry entry's page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.errors import Stop
from claimlint.cli.options import config_option, project_of

if TYPE_CHECKING:
    from claimlint.evidence.registry import Registry
    from claimlint.project import Project


@click.command(short_help="Explain a rule or a registry entry.")
@click.argument("name", metavar="RULE|ENTRY")
@config_option
def command(name: str, config: Path | None) -> None:
    """Explain a rule (overclaim/cure) or a registry entry (acupuncture-knee-osteoarthritis)."""
    from claimlint.checks.load import read_rules
    from claimlint.cli.outputs import style_of
    from claimlint.evidence.registry import load_registry
    from claimlint.plugins import load_plugins
    from claimlint.reports.entry import entry_page
    from claimlint.reports.rules import rule_page
    from claimlint.review.rules import review_rules

    project = project_of(config, None)
    plugins = load_plugins(project.plugins)
    own, _ = read_rules([*project.rule_packs, *plugins.packs], plugins.kinds, examples=True)
    rules = {rule.id: rule for rule in (*own, *review_rules())}
    if name in rules:
        decision = project.policy("").decide(name)
        force = decision.reason if decision.level or not decision.runs else ""
        click.echo(rule_page(rules[name], style_of(), force), nl=False, color=True)
        return
    registry = load_registry(project.evidence_packs)
    entry = registry.get(name)
    if entry is None:
        raise Stop(_unknown(name, [*rules], registry, project))
    click.echo(entry_page(entry, style_of()), nl=False, color=True)


def _unknown(name: str, rules: list[str], registry: Registry, project: Project) -> str:
    """That nothing is called so, and what may be meant: a rule without its family, words that the registry knows."""
    from claimlint.claims.lexicon.vocabulary import load_vocabulary
    from claimlint.reports.entry import found_entries
    from claimlint.yamlfile import nearest_rule

    family = sorted(rule for rule in rules if rule.partition("/")[0] == name)
    if family:
        return f"{name!r} is a family; explain one of its rules: {', '.join(family)}"
    said = f"there is no rule or entry {name!r}{nearest_rule(name, [*rules, *(entry.id for entry in registry)])}"
    found = len(found_entries(registry, load_vocabulary(tuple(project.evidence_packs[1:])), [name]))
    if not found:
        return said
    words = name if name.isalnum() else f'"{name}"'
    return f"{said}; `claimlint evidence {words}` shows {found:,} entr{'y' if found == 1 else 'ies'} about it"
