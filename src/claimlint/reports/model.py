"""The value that a run ends in and that every report renders.

It holds all that a report needs: no console, clock, working directory or file is asked again. It decides nothing except
what counts: open findings do, decided ones are only listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from claimlint.article.model import Article, Problem, Source
from claimlint.checks.model import RANK, Finding, Rule
from claimlint.claims.model import Reading
from claimlint.evidence.model import Assessment
from claimlint.values import NamedTuple

FailOn = Literal["error", "warning", "info", "never"]


class Checked(NamedTuple):
    """One file that was read. `findings` are sorted by place; `assessments[i]` belongs to `reading.claims[i]`.

    head: what its head claims (`Article.head`); findings in it are among those of the file.
    """

    article: Article
    reading: Reading
    assessments: tuple[Assessment, ...]
    findings: tuple[Finding, ...]
    head: Checked | None = None

    @property
    def path(self) -> str:
        return self.article.source.path

    @property
    def parts(self) -> tuple[Checked, ...]:
        """What has claims of its own: the head, if there is one, and the text."""
        return (self,) if self.head is None else (self.head, self)


@dataclass(frozen=True)
class Report:
    """What a run found. `files` are sorted by path.

    problems: what kept something from being checked; any of them makes the run exit 2. unchecked: sentences for the
    closing summary about what was not looked at (skipped files, retractions without a snapshot). rules: every rule
    in force, by id, so that a report can quote help and standards.
    """

    as_of: date
    files: tuple[Checked, ...]
    problems: tuple[Problem, ...] = ()
    unchecked: tuple[str, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, whatever was decided about them, by path, place and rule."""
        found = (finding for file in self.files for finding in file.findings)
        return tuple(sorted(found, key=lambda f: (f.path, f.span, f.rule)))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The source of each file, by path."""
        return {file.path: file.article.source for file in self.files}

    @property
    def open(self) -> Iterator[Finding]:
        """The findings that nobody decided about: they alone are counted and can fail a run."""
        return (finding for finding in self.findings if finding.status == "open")

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Open findings by severity, worst first."""
        counts = {"error": 0, "warning": 0, "info": 0}
        for finding in self.open:
            counts[finding.severity] += 1
        return counts

    def exit_code(self, fail_on: FailOn = "error") -> int:
        """0 clean, 1 findings at `fail_on` or worse, 2 where anything kept it from checking."""
        if self.problems:
            return 2
        if fail_on == "never":
            return 0
        return int(any(RANK[f.severity] >= RANK[fail_on] for f in self.open))
