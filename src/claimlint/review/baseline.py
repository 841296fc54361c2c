"""The baseline: findings that somebody accepted, so that an old archive can be taken on and only new defects fail.

An entry is {path, rule, sentence, count}: no line, no message, no day, so that edits elsewhere, new versions and
midnight change nothing. Entries are matched as a multiset. Where an entry's path is gone, it matches the same rule
and sentence anywhere, so that a renamed file keeps its decisions. Nothing is read or written here; `baseline_file`
does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimlint.checks.model import Finding
from claimlint.checks.run import normalised
from claimlint.values import NamedTuple

Key = tuple[str, str]  # rule, normalised sentence


@dataclass(frozen=True, slots=True, order=True)
class BaselineEntry:
    """`count` findings of one rule in one sentence that somebody accepted. reason and by may be empty."""

    path: str
    rule: str
    sentence: str
    count: int = 1
    reason: str = ""
    by: str = ""

    @property
    def key(self) -> Key:
        return self.rule, normalised(self.sentence)


class Matched(NamedTuple):
    """Findings with those that the baseline holds labelled, and how often each entry was needed, by its number and
    the path.
    """

    findings: tuple[Finding, ...]
    used: Mapping[int, Mapping[str, int]]


def label(findings: Iterable[Finding], entries: Sequence[BaselineEntry], exists: Callable[[str], bool]) -> Matched:
    """Label open findings that entries hold as accepted. `exists`: whether a path is still there.

    Entries of the finding's own path come first; what they leave is matched with entries of paths that are gone.
    """
    left = [entry.count for entry in entries]
    own: dict[tuple[str, Key], list[int]] = {}
    gone: dict[Key, list[int]] = {}
    there = {path: exists(path) for path in sorted({entry.path for entry in entries})}
    for at, entry in enumerate(entries):
        if there[entry.path]:
            own.setdefault((entry.path, entry.key), []).append(at)
        else:
            gone.setdefault(entry.key, []).append(at)
    used: dict[int, Counter[str]] = {}
    labelled = []
    for finding in findings:
        number: int | None = None
        if finding.status == "open":
            key = (finding.rule, normalised(finding.sentence))
            choices = [*own.get((finding.path, key), ()), *gone.get(key, ())]
            number = next((n for n in choices if left[n]), None)
        if number is None:
            labelled.append(finding)
            continue
        left[number] -= 1
        used.setdefault(number, Counter())[finding.path] += 1
        reason = entries[number].reason or "in the baseline"
        labelled.append(finding._replace(status="accepted", reason=reason))
    return Matched(tuple(labelled), used)


def accept(
    findings: Iterable[Finding],
    entries: Sequence[BaselineEntry],
    exists: Callable[[str], bool],
    reason: str = "",
    by: str = "",
) -> list[BaselineEntry]:
    """The entries with every open finding added. Entries that hold a finding already stay as they are, but for one
    that has no reason yet: it takes this one.
    """
    matched = label(findings, entries, exists)
    if reason:
        entries = [
            replace(entry, reason=reason, by=entry.by or by) if number in matched.used and not entry.reason else entry
            for number, entry in enumerate(entries)
        ]
    fresh: dict[tuple[str, str, str], BaselineEntry] = {}
    for finding in matched.findings:
        if finding.status == "open":
            sentence = shown_sentence(finding)
            key = (finding.path, finding.rule, normalised(sentence))
            known = fresh.get(key)
            entry = BaselineEntry(finding.path, finding.rule, sentence, 1, reason, by)
            fresh[key] = replace(known, count=known.count + 1) if known else entry
    return _joined([*entries, *fresh.values()])


def prune(
    findings: Iterable[Finding],
    entries: Sequence[BaselineEntry],
    exists: Callable[[str], bool],
    *,
    checked: Collection[str],
    ran: Callable[[str, str], bool],
    is_whole: bool,
) -> list[BaselineEntry]:
    """The entries that still apply, counts lowered to what is found, those of renamed files under their new path.

    Only what this run could see is taken out: entries of `checked` paths whose rule `ran` there (path, rule), and
    entries of paths that are gone where the run `is_whole`, that is, looked at all of the project.
    """
    matched = label(findings, entries, exists)
    kept: list[BaselineEntry] = []
    for number, entry in enumerate(entries):
        uses = matched.used.get(number, {})
        is_there = exists(entry.path)
        can_tell = entry.path in checked and ran(entry.path, entry.rule) if is_there else is_whole
        if not can_tell:
            kept.append(entry)
        else:
            kept += [replace(entry, path=path, count=count) for path, count in sorted(uses.items())]
    return _joined(kept)


def shown_sentence(finding: Finding) -> str:
    """The sentence as an entry keeps it: one line."""
    return " ".join(finding.sentence.split())


def _joined(entries: Iterable[BaselineEntry]) -> list[BaselineEntry]:
    """Equal entries as one, sorted."""
    found: dict[tuple[str, str, str, str, str], BaselineEntry] = {}
    for entry in entries:
        key = (entry.path, *entry.key, entry.reason, entry.by)
        found[key] = replace(entry, count=entry.count + found[key].count) if key in found else entry
    return sorted(found.values())


def difference(
    before: Sequence[BaselineEntry], after: Sequence[BaselineEntry]
) -> tuple[list[tuple[BaselineEntry, int]], dict[tuple[str, str], int]]:
    """What pruning did: the entries taken out with how many, and how many went from one path to another."""
    counts: dict[Key, Counter[str]] = {}
    named: dict[tuple[str, Key], BaselineEntry] = {}
    for sign, entries in ((-1, before), (1, after)):
        for entry in entries:
            counts.setdefault(entry.key, Counter())[entry.path] += sign * entry.count
            named.setdefault((entry.path, entry.key), entry)
    taken: list[tuple[BaselineEntry, int]] = []
    moved: Counter[tuple[str, str]] = Counter()
    for key, changes in sorted(counts.items()):
        gained = [path for path, change in sorted(changes.items()) for _ in range(change)]
        for path, change in sorted(changes.items()):
            for _ in range(min(-change, len(gained))):
                moved[path, gained.pop(0)] += 1
                change += 1
            if change < 0:
                taken.append((named[path, key], -change))
    return sorted(taken), dict(sorted(moved.items()))
