"""`--since REV`: what the base version had already is unchanged; the rest is new.

The base version of each changed file is checked by the same rules on the same day, so that neither a new rule nor
midnight looks like an author's edit. Nothing is checked here: what the base had comes in as findings.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.checks.model import Finding
from claimlint.checks.run import normalised
from claimlint.review.baseline import Key


def unchanged(findings: Iterable[Finding], revision: str) -> tuple[Finding, ...]:
    """The findings of a file that did not change: all that is open was there before."""
    reason = f"was there at {revision}"
    return tuple(f._replace(status="unchanged", reason=reason) if f.status == "open" else f for f in findings)


def compared(findings: Iterable[Finding], before: Iterable[Finding], revision: str) -> tuple[Finding, ...]:
    """The findings of a changed file, those that its base version has open too as unchanged, one for one."""
    counts: dict[Key, int] = {}
    for finding in before:
        if finding.status == "open":
            key = (finding.rule, normalised(finding.sentence))
            counts[key] = counts.get(key, 0) + 1
    labelled = []
    for finding in findings:
        key = (finding.rule, normalised(finding.sentence))
        if finding.status == "open" and counts.get(key):
            counts[key] -= 1
            finding = finding._replace(status="unchanged", reason=f"was there at {revision}")
        labelled.append(finding)
    return tuple(labelled)
