"""The reference pages: the command line from `--help`, and settings and file formats from their JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from textwrap import dedent
from typing import Any

import click
from click.testing import CliRunner
from docs_rules import NOT_WRITTEN

from claimlint.checks.schema import rule_schema
from claimlint.cli.group import group
from claimlint.schemas import schema

WIDTH = 100
_KINDS = {"object": "mapping", "string": "text", "integer": "number", "boolean": "true or false"}


def reference_pages() -> dict[str, str]:
    """All pages below docs/reference/, by their path in docs/."""
    return {
        "reference/command-line.md": _command_line(),
        "reference/configuration.md": _configuration(),
        "reference/rule-file.md": _rule_file(),
        "reference/json.md": _json(),
    }


def _command_line() -> str:
    parts = [
        NOT_WRITTEN.format(source="`claimlint --help`"),
        "# Command line\n",
        "| exit code | meaning |\n| --- | --- |\n| 0 | nothing is open at `--fail-on` or worse |\n"
        "| 1 | something is |\n"
        "| 2 | something kept it from checking: a file, the configuration, git, no article found |\n",
    ]
    for names, _ in _commands(group, ()):
        shown = " ".join(("claimlint", *names))
        result = CliRunner().invoke(group, [*names, "--help"], prog_name="claimlint", terminal_width=WIDTH)
        if result.exit_code:
            raise RuntimeError(f"{shown} --help failed: {result.output}{result.exception!r}")
        parts.append(f"## {shown}\n\n```text\n{result.output.rstrip()}\n```\n")
    return "\n".join(parts)


def _commands(command: click.Command, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and all below it, in their order, with the words that call them."""
    yield names, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None, name
            yield from _commands(below, (*names, name))


def _configuration() -> str:
    parts = [
        NOT_WRITTEN.format(source="src/claimlint/schemas/config.json"),
        "# Configuration\n",
        "A project is configured by the nearest `claimlint.yaml` upwards from where one stands. Every key may be left "
        "out; an unknown one is an error that names the nearest known key. `claimlint config PATH` shows what is in "
        "force for a path and where each value came from.\n",
        *_keys(schema("config")),
    ]
    return "\n".join(parts)


def _rule_file() -> str:
    whole = rule_schema()
    parts = [
        NOT_WRITTEN.format(source="src/claimlint/checks/schema.py and src/claimlint/checks/kinds/"),
        "# Rule file\n",
        "One rule is one YAML file, `<family>/<name>.yaml`; the path is its id. How to write one is told in "
        "[Write your own rules](../how-to/own-rules.md), the words in [Phrases](../phrases.md).\n",
        *_keys(whole, without=("check",)),
        "## check\n\nExactly one kind of check.\n",
    ]
    for choice in whole["properties"]["check"]["oneOf"]:
        (kind,) = choice["required"]
        told = import_module(f"claimlint.checks.kinds.{kind}").__doc__ or ""
        parts += [f"### {kind}\n", as_markdown(told.partition(": ")[2]), _table(choice["properties"][kind], whole)]
    return "\n".join(parts)


def _json() -> str:
    parts = [
        NOT_WRITTEN.format(source="src/claimlint/schemas/"),
        "# JSON output\n",
        "`claimlint schema report` and `claimlint schema claims` print the JSON Schemas. The field `version` changes "
        "only when a field changes its meaning or goes away.\n",
    ]
    for name, command in (("report", "claimlint check -o json"), ("claims", "claimlint claims -o json")):
        whole = schema(name)
        parts.append(f"## {command}\n")
        parts.append(_table(whole, whole))
        for key, part in whole.get("$defs", {}).items():
            if "properties" in part:
                parts += [f"### {key}\n\n{_sentence(part.get('description', ''))}\n", _table(part, whole)]
    return "\n".join(parts)


def _keys(whole: Mapping[str, Any], without: tuple[str, ...] = ()) -> Iterator[str]:
    """A section for each key of a schema's top level."""
    for key, part in whole["properties"].items():
        if key in without:
            continue
        resolved = _resolved(part, whole)
        needed = " Required." if key in whole.get("required", ()) else ""
        told = resolved.get("description", "")
        yield f"## {key}\n\n{_sentence(told or _type_of(resolved, whole))}{needed}\n"
        inner = _resolved(resolved.get("items", resolved), whole)
        if "properties" in inner:
            yield _table(inner, whole)


def as_markdown(docstring: str) -> str:
    """A docstring as Markdown: its paragraphs as text, what is indented or begins with `check:` as a block."""
    parts = []
    for paragraph in docstring.strip().split("\n\n"):
        if paragraph.startswith((" ", "check:")):
            parts.append(f"```yaml\n{dedent(paragraph)}\n```\n")
        else:
            parts.append(_sentence(" ".join(paragraph.split())) + "\n")
    return "\n".join(parts)


def _table(part: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """The properties of a schema as a table; nothing for one that has none."""
    inner = _resolved(part, whole)
    rows = []
    for key, value in inner.get("properties", {}).items():
        resolved = _resolved(value, whole)
        needed = " (required)" if key in inner.get("required", ()) else ""
        told = resolved.get("description", "").replace("|", "\\|")
        rows.append(f"| `{key}`{needed} | {_type_of(resolved, whole)} | {told} |")
    return "\n".join(["| key | value | meaning |", "| --- | --- | --- |", *rows]) + "\n" if rows else ""


def _resolved(part: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    """A schema with its reference followed; what stands beside the reference wins."""
    if "$ref" not in part:
        return dict(part)
    at: Any = whole
    for name in part["$ref"].removeprefix("#/").split("/"):
        at = at[name]
    return {**_resolved(at, whole), **{key: value for key, value in part.items() if key != "$ref"}}


def _type_of(part: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """What a value looks like, in a word or two."""
    if "enum" in part:
        return ", ".join(f"`{value}`" for value in part["enum"])
    if "const" in part:
        return f"`{part['const']}`"
    for key in ("oneOf", "anyOf"):
        if key in part:
            return " or ".join(dict.fromkeys(_type_of(_resolved(choice, whole), whole) for choice in part[key]))
    kinds: Any = part.get("type", "any")
    if kinds == "array":
        return f"list of {_type_of(_resolved(part.get('items', {}), whole), whole)}"
    if isinstance(kinds, list):
        return " or ".join(str(kind) for kind in kinds)
    return _KINDS.get(kinds, str(kinds))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") or not text else ".")
