"""One defect, one finding: where findings touch, the rule that leads reports it and the others become related items.

A finding never hides a worse one: where the led finding is more severe, it is the one reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimlint.checks.model import RANK, Finding, Related, Rule


def led_by(rules: Sequence[Rule]) -> Mapping[str, frozenset[str]]:
    """For each rule, all rules that it leads, directly or through others. A rule in a circle does not lead itself."""
    direct = {rule.id: rule.leads for rule in rules}
    found = {}
    for start in direct:
        seen: set[str] = set()
        left = list(direct[start])
        while left:
            name = left.pop()
            if name not in seen:
                seen.add(name)
                left.extend(direct.get(name, ()))
        found[start] = frozenset(seen - {start})
    return found


def merged(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each rule and span, the most severe kept."""
    kept: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.span.start, finding.span.end)
        other = kept.get(key)
        if other is None or RANK[finding.severity] > RANK[other.severity]:
            kept[key] = finding
    return list(kept.values())


def grouped(findings: Sequence[Finding], leads: Mapping[str, frozenset[str]]) -> list[Finding]:
    """The findings that remain, each with those that it stands for as related items, in order of place and rule."""
    order = sorted(findings, key=lambda f: (f.span, f.rule))
    above = _chosen(order, leads)
    under: dict[int, list[Finding]] = {}
    for index in above:
        top = above[index]
        while top in above:  # ends: each step goes to a more severe finding, or to a rule that leads
            top = above[top]
        under.setdefault(top, []).append(order[index])
    return [
        finding._replace(related=_joined(finding, under.get(index, ())))
        for index, finding in enumerate(order)
        if index not in above
    ]


def _chosen(order: Sequence[Finding], leads: Mapping[str, frozenset[str]]) -> dict[int, int]:
    """For each finding that is not reported itself, the one that stands for it: the most severe, then the first."""
    above: dict[int, int] = {}
    near: list[int] = []
    for index, finding in enumerate(order):
        near = [k for k in near if order[k].span.end > finding.span.start]
        for other in near:
            if not order[other].span.touches(finding.span):
                continue
            if (pair := _ranked(order[other], finding, leads)) is None:
                continue
            top, low = (other, index) if pair else (index, other)
            if low not in above or (-RANK[order[top].severity], top) < (-RANK[order[above[low]].severity], above[low]):
                above[low] = top
        near.append(index)
    return above


def _ranked(a: Finding, b: Finding, leads: Mapping[str, frozenset[str]]) -> bool | None:
    """Whether `a` stands for `b` (else `b` for `a`); None where neither rule leads the other."""
    forward, back = b.rule in leads.get(a.rule, ()), a.rule in leads.get(b.rule, ())
    if not forward and not back:
        return None
    if RANK[a.severity] != RANK[b.severity]:
        return RANK[a.severity] > RANK[b.severity]
    if forward and back:  # a circle in the pack: any order will do as long as it is always the same
        return a.rule < b.rule
    return forward


def _joined(finding: Finding, led: Sequence[Finding]) -> tuple[Related, ...]:
    """The finding's own related items, then those that it stands for, then theirs; none twice."""
    own = [Related(f.span, f.text, f.message, f.rule, f.severity) for f in led]
    theirs = [item for f in led for item in f.related]
    return tuple(dict.fromkeys([*finding.related, *own, *theirs]))
