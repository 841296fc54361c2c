"""Which articles rely on which entry, and what a changed registry says differently of the same claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimlint.article.model import Article, Place
from claimlint.claims.model import Claim, Reading
from claimlint.evidence.judging.assess import ACCUSING, assess_all
from claimlint.evidence.knowledge import Knowledge, sources_of
from claimlint.evidence.model import Assessment, Verdict
from claimlint.values import NamedTuple


class Use(NamedTuple):
    """A claim that an entry speaks to."""

    entry: str
    path: str
    place: Place
    text: str
    verdict: Verdict


class Change(NamedTuple):
    """A claim whose verdict another registry changes. kind: newly flagged, released, or judged otherwise."""

    kind: str
    path: str
    place: Place
    text: str
    sentence: str
    before: Assessment
    after: Assessment


def uses_of(articles: Iterable[tuple[Article, Reading]], knowledge: Knowledge) -> dict[str, tuple[Use, ...]]:
    """The claims that rest on each entry, by the entry's id; entries and claims in order."""
    found: dict[str, list[Use]] = {}
    for article, reading in articles:
        for claim, assessment in zip(reading.claims, _judged(article, reading, knowledge), strict=True):
            if assessment.entry is not None:
                path, place, text = _where(article, claim)
                use = Use(assessment.entry.id, path, place, text, assessment.verdict)
                found.setdefault(use.entry, []).append(use)
    return {entry: tuple(sorted(uses, key=_order)) for entry, uses in sorted(found.items())}


def changes_of(articles: Iterable[tuple[Article, Reading]], before: Knowledge, after: Knowledge) -> tuple[Change, ...]:
    """The claims of which two states of the registry say different things, in order of path and place."""
    found = []
    for article, reading in articles:
        pairs = zip(_judged(article, reading, before), _judged(article, reading, after), strict=True)
        for claim, (old, new) in zip(reading.claims, pairs, strict=True):
            kind = _kind(old, new)
            if kind:
                path, place, text = _where(article, claim)
                found.append(Change(kind, path, place, text, claim.sentence.text, old, new))
    return tuple(sorted(found, key=lambda change: (change.path, change.place.offset, change.text)))


def by_path(uses: Mapping[str, Sequence[Use]]) -> dict[str, tuple[str, ...]]:
    """The same index the other way round: the entries that each article relies on."""
    found: dict[str, set[str]] = {}
    for entry, group in uses.items():
        for use in group:
            found.setdefault(use.path, set()).add(entry)
    return {path: tuple(sorted(entries)) for path, entries in sorted(found.items())}


def _judged(article: Article, reading: Reading, knowledge: Knowledge) -> tuple[Assessment, ...]:
    return assess_all(reading, knowledge, sources_of(article, knowledge))


def _where(article: Article, claim: Claim) -> tuple[str, Place, str]:
    source = article.source
    return source.path, source.place(claim.span.start), source.slice(claim.span)


def _order(use: Use) -> tuple[str, int, str]:
    return use.path, use.place.offset, use.text


def _kind(old: Assessment, new: Assessment) -> str:
    was, now = _weight(old), _weight(new)
    if was != now:
        return "newly flagged" if now > was and not was else "released" if was and not now else "judged otherwise"
    return "judged otherwise" if (old.verdict, old.gap) != (new.verdict, new.gap) else ""


def _weight(assessment: Assessment) -> int:
    """0 where a verdict accuses nobody; else how much it may weigh."""
    if assessment.verdict in ACCUSING:
        return 1 if assessment.capped or assessment.gap == 1 else 2
    return {"warning": 1, "error": 2}.get(assessment.severity, 0)
