"""The claims of articles for a person: each sentence with subject, relation, object and cues marked, then how it
was read.

Marks: ‹subject›, [relation cue], {object}; in colour they are looks. One line says strength and verdict, one how
they came about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimlint.article.model import Sentence, Span
from claimlint.claims.model import Claim, Scope
from claimlint.evidence.model import Assessment
from claimlint.reports.model import Checked, Report
from claimlint.reports.summary import plural
from claimlint.reports.terminal import Style, visible
from claimlint.reports.values import name_text

_PLAIN = Style()
_MARKS = {"subject": ("‹", "›", "info"), "relation": ("[", "]", "error"), "object": ("{", "}", "good")}
_FOUND = {
    "antecedent": "from the sentence before",
    "topic": "from the article's topic",
    "answer": "from the question above",
    "lead-in": "from the list's lead-in",
    "unknown": "not found",
}


def render(report: Report, style: Style = _PLAIN, *, show_all: bool = False) -> str:
    """Every claim of the report's files. `show_all`: also the sentences without a claim."""
    lines: list[str] = []
    for file in report.files:
        lines += [style.paint(file.path, "path"), ""]
        for part in file.parts:
            lines += _file_lines(part, style, show_all)
    claims = sum(len(part.reading.claims) for file in report.files for part in file.parts)
    lines.append(f"{plural(claims, 'claim')} in {plural(len(report.files), 'file')}.")
    return "\n".join(lines) + "\n"


def _file_lines(file: Checked, style: Style, show_all: bool) -> Iterator[str]:
    claims: dict[int, list[tuple[Claim, Assessment]]] = {}
    for claim, assessment in zip(file.reading.claims, file.assessments, strict=True):
        claims.setdefault(claim.sentence.index, []).append((claim, assessment))
    scopes: dict[int, list[Scope]] = {}
    for scope in file.reading.scopes:
        scopes.setdefault(scope.sentence.index, []).append(scope)
    for sentence in file.article.sentences:
        found = claims.get(sentence.index, [])
        if found or show_all:
            yield from _sentence_lines(file, sentence, found, scopes.get(sentence.index, ()), style)
            yield ""


def _sentence_lines(
    file: Checked,
    sentence: Sentence,
    claims: Sequence[tuple[Claim, Assessment]],
    scopes: Sequence[Scope],
    style: Style,
) -> Iterator[str]:
    source = file.article.source
    place = source.place(sentence.span.start)
    head = f"  {place.line}:{place.column}  "
    yield from _wrapped(_marked(sentence, [claim for claim, _ in claims], style), style, head)
    for claim, assessment in claims:
        yield from _claim_lines(claim, assessment, style)
    for scope in _widest(scopes):
        start, end = _within(sentence, scope.span)
        reach = " ".join(visible(sentence.text[start:end]).split())
        yield from _wrapped(f"{style.paint(f'{scope.kind} by', 'dim')} {scope.cue}: {reach}", style, "      ")


def _widest(scopes: Sequence[Scope]) -> list[Scope]:
    """The scopes but for those inside another of the same cue: what a cue reaches is told once."""
    ends: dict[tuple[str, str, Span | None], int] = {}
    kept = set()
    for at, scope in sorted(enumerate(scopes), key=lambda row: (row[1].span.start, -row[1].span.end)):
        cue = (scope.kind, scope.cue, scope.cue_span)
        if scope.span.end > ends.get(cue, -1):
            ends[cue] = scope.span.end
            kept.add(at)
    return [scope for at, scope in enumerate(scopes) if at in kept]


def _claim_lines(claim: Claim, assessment: Assessment, style: Style) -> Iterator[str]:
    polarity = "not " if claim.negated else ""
    said = f"{name_text(claim.subject) or '?'} → {polarity}{claim.relation} → {name_text(claim.object) or '?'}"
    people = f" in {name_text(claim.population)}" if claim.population else ""
    strength = style.paint(f"strength {claim.strength}", "bold")
    yield f"      {said}{people}; {strength}; {_stance(claim)}{_verdict(assessment)}"
    if claim.steps:
        yield from _wrapped(f"{style.paint('strength:', 'dim')} {'; '.join(claim.steps)}", style, "        ")
    notes = [
        f"{role} {_FOUND[name.found]}"
        for role, name in (("subject", claim.subject), ("object", claim.object))
        if name.found in _FOUND
    ]
    if claim.attribution:
        notes.append(f"leans on {claim.attribution} ({claim.attribution_cue})")
    if claim.study:
        size = f", {claim.study.size} people" if claim.study.size else ""
        notes.append(f"study: {claim.study.design}{size}")
    notes += [f"{number.kind} {number.text}" for number in claim.numbers]
    if assessment.cited:
        notes.append(f"cites {', '.join(assessment.cited)}")
    if notes:
        yield from _wrapped("; ".join(notes), style, "        ")
    if assessment.reason:
        yield from _wrapped(assessment.reason, style, "        ")


def _stance(claim: Claim) -> str:
    return "" if claim.stance == "assertion" else f"{claim.stance}; "


def _verdict(assessment: Assessment) -> str:
    entry = f" by {assessment.entry.id}" if assessment.entry else ""
    ceiling = f", at most {assessment.ceiling}" if assessment.ceiling is not None else ""
    return f"{assessment.verdict}{entry}{ceiling}"


def _marked(sentence: Sentence, claims: Sequence[Claim], style: Style) -> str:
    """The sentence as read with the subjects, cues and objects marked that stand in it."""
    spans: set[tuple[Span, str]] = set()
    for claim in claims:
        spans.add((claim.cue_span, "relation"))
        named = (("subject", claim.subject), ("object", claim.object))
        spans |= {(name.span, role) for role, name in named if name.span is not None}
    text, at = "", 0
    for span, role in sorted(spans):
        start, end = _within(sentence, span)
        if start < at or start == end:
            continue
        left, right, look = _MARKS[role]
        words = visible(sentence.text[start:end])
        text += visible(sentence.text[at:start])
        text += style.paint(words, look, "bold") if style.color else f"{left}{words}{right}"
        at = end
    return " ".join((text + visible(sentence.text[at:])).split())


def _within(sentence: Sentence, span: Span) -> tuple[int, int]:
    """What of the sentence's text stands in a source span; nothing where it does not lie in the sentence."""
    found = sentence.block.text.read_range(span)
    if found is None or found[0] < sentence.start or found[1] > sentence.end:
        return 0, 0
    return found[0] - sentence.start, found[1] - sentence.start


def _wrapped(text: str, style: Style, head: str) -> Iterator[str]:
    """The text behind its head, filled to the style's width. In colour it is left to the terminal to wrap: codes have
    no width. `textwrap` would take a fifth of the time of `claims`.
    """
    if style.color:
        yield head + text
        return
    text = " ".join(text.split())
    room, indent = style.width - len(head), " " * len(head)
    while len(text) > room:
        end = text.rfind(" ", 0, room + 1)
        if end < 0 and (end := text.find(" ")) < 0:  # a word that is wider than the line stands alone
            break
        yield head + text[:end]
        head, text = indent, text[end + 1 :]
    if text:
        yield head + text
