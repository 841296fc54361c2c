"""`claimlint init`: write a starting claimlint.yaml, asking nothing."""

from __future__ import annotations

from pathlib import Path

import click

from claimlint.cli.errors import Stop

_TEXT = """\
# yaml-language-server: $schema={schema}
# What claimlint checks here, and how. `claimlint config` prints what is in force; `claimlint schema config` every key.

paths: [{paths}]
# exclude: [archive, '*.draft.md']

# Whose statutory wordings apply: us, uk or eu.
jurisdiction: us
# default, strict (every rule), ads (advertising law first) or news (press releases and study reports first).
profile: default

# A rule (dates/stale-review) or a whole family (promotion) to off, info, warning or error.
# severity:
#   promotion: warning

# Articles must name author, reviewer, dates and so on; claimlint tells them by their text, or you say it here.
# page_types:
#   'blog/**': article
#   'about/**': page

# What is different below a folder.
# overrides:
#   - paths: ['news/**']
#     profile: news
"""
_USUAL = ("content", "articles", "docs", "src/content", "_posts", "posts", "pages")


@click.command(short_help="Write a starting claimlint.yaml.")
@click.option("--force", is_flag=True, help="Write over a claimlint.yaml that is there.")
def command(force: bool) -> None:
    """Write a starting claimlint.yaml into this folder, and its schema for editors beside it."""
    import json

    from claimlint.config.layers import NAME
    from claimlint.data import write_whole
    from claimlint.schemas import schema

    path = Path(NAME)
    if path.exists() and not force:
        raise Stop(f"{NAME} is there already; --force writes over it")
    # a copy, so that editors complete keys offline and for this very version
    beside = Path(".claimlint", "config.schema.json")
    write_whole(beside, json.dumps(schema("config"), indent=2).encode())
    folders = [name for name in _USUAL if Path(name).is_dir()] or ["."]
    text = _TEXT.format(schema=beside.as_posix(), paths=", ".join(folders))
    write_whole(path, text.encode())
    click.echo(f"Wrote {NAME}. Next: `claimlint check`; to take on an old archive: `claimlint baseline accept`.")
