"""All decisions of a project, gathered: from the articles, the baseline and the configuration. Nothing is checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from claimlint.article.model import Article, Problem, Unreadable
from claimlint.article.read import read_article
from claimlint.engine import load_tools
from claimlint.project import Project
from claimlint.review.decisions import Decision
from claimlint.review.directive import Directive
from claimlint.review.rules import review_rules
from claimlint.review.suppressions import directives_of, unknown_in


def decisions_of(project: Project, paths: Sequence[Path] = ()) -> tuple[list[Decision], list[Problem]]:
    """The decisions that concern these paths (none: all of the project), with their age where git knows it.

    Raises `yamlfile.Invalid` where configuration or baseline cannot be read.
    """
    found = project.find_files(paths)
    problems = list(found.problems)
    known = _known_rules(project) if found.files else []
    decisions: list[Decision] = []
    for file in found.files:
        try:
            article = read_article(file.read_bytes(), project.shown(file))
        except Unreadable as unreadable:
            problems.append(unreadable.problem)
        except OSError as error:
            problems.append(Problem(project.shown(file), f"cannot be read: {error.strerror or error}"))
        else:
            problems += article.problems
            decisions += _dated(project, article.source.path, list(_of_article(article, project.as_of, known)))
    names = {project.shown(file) for file in found.files}
    decisions += _dated(project, project.shown(project.baseline), list(_of_baseline(project, names if paths else None)))
    if not paths:
        decisions += _of_configuration(project)
    return sorted(decisions, key=lambda d: (d.path, d.line, d.rules)), problems


def _of_article(article: Article, today: date, known: Collection[str]) -> Iterator[Decision]:
    for directive in directives_of(article):
        line = article.source.place(directive.span.start).line
        rules = ", ".join(directive.rules) or "all rules"
        kind = "file" if directive.scope == "file" else "inline"
        state = _state(directive, today, known)
        yield Decision(kind, article.source.path, line, rules, directive.reason, directive.by, directive.until, state)


def _state(directive: Directive, today: date, known: Collection[str]) -> str:
    if directive.wrong:
        return f"not understood: {directive.wrong}"
    if not directive.reason:
        return "no reason, so not in force"
    if directive.until and today > directive.until:
        return "expired"
    unknown = unknown_in(directive, known)
    if not unknown:
        return "in force"
    names = ", ".join(map(repr, unknown))
    is_dead = len(unknown) == len(directive.rules)
    return f"no rule is called {names}, so not in force" if is_dead else f"in force but for {names}, which is no rule"


def _known_rules(project: Project) -> list[str]:
    """The ids of all rules that a decision may name."""
    return [*load_tools(project).rules.by_id, *(rule.id for rule in review_rules())]


def _of_baseline(project: Project, names: set[str] | None) -> Iterator[Decision]:
    if not project.baseline.exists():
        return
    from claimlint.review.baseline_file import read_baseline

    shown = project.shown(project.baseline)
    for number, entry in enumerate(read_baseline(project.baseline, shown)):
        if names is None or entry.path in names:
            times = f", {entry.count} times" if entry.count > 1 else ""
            what = f"{entry.rule} in {entry.path}{times}"
            yield Decision("baseline", shown, number + 2, what, entry.reason or "in the baseline", entry.by)


def _of_configuration(project: Project) -> Iterator[Decision]:
    """Rules that the configuration turns off, everywhere or below a path. A comment beside them is their reason."""
    for layer in project.layers:
        parts = [((), layer.values, "everywhere")]
        for index, part in enumerate(layer.values.get("overrides", ())):
            parts.append((("overrides", index), part, ", ".join(part["paths"])))  # type: ignore[arg-type]
        for trail, values, where in parts:
            rows = [(("ignore", i), name) for i, name in enumerate(values.get("ignore", ()))]
            rows += [(("severity", n), n) for n, level in values.get("severity", {}).items() if level == "off"]
            for key, name in rows:
                line, _ = layer.place((*trail, *key))
                yield Decision(
                    "configuration", layer.shown, line, f"{name}, {where}", _comment(layer.folder, layer.shown, line)
                )


def _comment(folder: Path, shown: str, line: int) -> str:
    """The words behind `#` on a line of YAML."""
    try:
        text = (folder / Path(shown).name).read_text(encoding="utf-8-sig").split("\n")[line - 1]
    except (OSError, IndexError):
        return ""
    return text.partition(" #")[2].strip()


def _dated(project: Project, path: str, decisions: list[Decision]) -> list[Decision]:
    if not decisions:
        return decisions
    from claimlint.review.git import line_days

    days = line_days(project.root, path)
    return [decision._replace(since=days.get(decision.line)) for decision in decisions]
