"""`claimlint evidence used`: which articles rely on which entry, and what a changed registry says differently of
them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli.errors import Stop
from claimlint.cli.options import as_of_option, config_option, format_option, paths_argument, project_of

if TYPE_CHECKING:
    from claimlint.project import Project
    from claimlint.reports.model import Report


@click.command(short_help="List which articles rely on which entry.")
@paths_argument
@format_option("text", "json")
@click.option("--since", metavar="REV", help="Show what the registry says differently since the git revision REV.")
@as_of_option
@config_option
def command(paths: tuple[Path, ...], format_: str, since: str | None, as_of: str | None, config: Path | None) -> int:
    """List which articles rely on which entry, so that one knows what to look at again when it changes."""
    from claimlint.engine import Watch
    from claimlint.runs.check import Asked, read_only

    project = project_of(config, as_of)
    report = read_only(project, Asked(paths), watch=Watch())
    click.echo("\n".join(_changes(project, report, since, format_) if since else _uses(project, report, format_)))
    for problem in report.problems:
        click.echo(str(problem), err=True)
    return 2 if report.problems else 0


def _uses(project: Project, report: Report, format_: str) -> list[str]:
    from claimlint.evidence.keeping.used import uses_of
    from claimlint.evidence.knowledge import load_knowledge

    pairs = [(part.article, part.reading) for file in report.files for part in file.parts]
    uses = uses_of(pairs, load_knowledge(project.evidence_packs[1:]))
    if format_ == "json":
        import json

        value = {
            entry: [{"path": u.path, "line": u.place.line, "text": u.text, "verdict": u.verdict} for u in group]
            for entry, group in uses.items()
        }
        return [json.dumps({"version": 1, "entries": value}, ensure_ascii=False, indent=2)]
    lines = []
    for entry, group in uses.items():
        lines += [entry, *(f"  {u.path}:{u.place.line}  {u.verdict}  {u.text}" for u in group)]
    return [*lines, f"{len(uses)} entries are used in {len(report.files)} articles."]


def _changes(project: Project, report: Report, since: str, format_: str) -> list[str]:
    from claimlint.evidence.keeping.used import changes_of
    from claimlint.evidence.knowledge import load_knowledge
    from claimlint.review.git import GitFailure
    from claimlint.runs.evidence_at import knowledge_at

    try:
        before = knowledge_at(project, since)
    except GitFailure as failure:
        raise Stop(f"--since {since}: {failure}") from failure
    pairs = [(part.article, part.reading) for file in report.files for part in file.parts]
    changes = changes_of(pairs, before, load_knowledge(project.evidence_packs[1:]))
    if format_ == "json":
        import json

        value = [
            {
                "kind": c.kind, "path": c.path, "line": c.place.line, "text": c.text, "sentence": c.sentence,
                "before": {"verdict": c.before.verdict, "entry": c.before.entry.id if c.before.entry else None},
                "after": {"verdict": c.after.verdict, "entry": c.after.entry.id if c.after.entry else None},
            }
            for c in changes
        ]  # fmt: skip
        return [json.dumps({"version": 1, "changes": value}, ensure_ascii=False, indent=2)]
    lines = []
    for change in changes:
        entry = change.after.entry or change.before.entry
        by = f" ({entry.id})" if entry else ""
        lines.append(f"{change.path}:{change.place.line}  {change.kind}: {change.text}")
        lines.append(f"    {change.before.verdict} → {change.after.verdict}{by}")
    count = len(changes)
    return [*lines, f"{count} claim{'' if count == 1 else 's'} judged differently since {since}."]
