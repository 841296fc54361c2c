"""`claimlint schema`: the JSON Schemas, for editors and pipelines."""

from __future__ import annotations

import click

NAMES = ("rule", "registry", "config", "report", "claims")


@click.command(short_help="Print the JSON Schema of a file format.")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of a file format: rule, registry, config, report or claims."""
    from claimlint.schemas import schema_text

    if name == "rule":
        import json

        from claimlint.checks.schema import rule_schema

        text = json.dumps(rule_schema(), indent=2) + "\n"
    elif name == "registry":
        from claimlint.data import knowledge_folder

        text = (knowledge_folder("evidence") / "schemas" / "registry.json").read_text(encoding="utf-8")
    else:
        text = schema_text(name)
    click.echo(text, nl=False)
