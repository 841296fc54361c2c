"""What the second reader goes by in a sentence: its words, which of them stand together, and what it claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimlint.article.model import Sentence
from claimlint.checks.model import Page
from claimlint.checks.pages.tone import NUMBER, as_sign, said_in
from claimlint.checks.phrases.line import Line
from claimlint.claims.model import Claim
from claimlint.evidence.model import Assessment
from claimlint.values import NamedTuple

GROUPS = ("words", "stems", "pairs", "leaps", "says")
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_STEM = 4  # letters that a word keeps at least when its ending is left out
_FROM, _TO = "^", "$"  # the ends of a sentence, as what its first and last word stand beside


class Sign(NamedTuple):
    """Group of the table, name, and the words of the line that show it, half-open; (-1, -1): the whole sentence."""

    group: str
    name: str
    start: int
    end: int


def signs_of(page: Page, sentence: Sentence, polarity: Mapping[str, str]) -> list[Sign]:
    """The signs of a sentence, each once, where it first stands. polarity: of relations, benefit or harm.

    words: as written, in lower case. stems: names of the vocabulary by what they name ("<intervention:drug>"), other
    words without ending, so that what is said of one remedy is known of another. pairs: two of these side by
    side; leaps: with one between them. says: what its claims are, how strong, by whom, of which study, and whether it
    denies, hedges, asks, reports or refutes.
    """
    found: dict[tuple[str, str], Sign] = {}
    for sign in (*_written(page.lines.line(sentence.index)), *_claimed(page, sentence, polarity)):
        found.setdefault((sign.group, sign.name), sign)
    return list(found.values())


def _written(line: Line) -> Iterator[Sign]:
    for at, word in enumerate(line.lowers):
        yield Sign("words", as_sign(word), at, at + 1)
    stems = _stems(line)
    for name, start, end in stems:
        yield Sign("stems", name, start, end)
    last = len(line.lowers)
    for left, right in zip([(_FROM, 0, 0), *stems], [*stems, (_TO, last, last)], strict=True):
        yield Sign("pairs", f"{left[0]} {right[0]}", left[1], right[2])
    for left, right in zip(stems, stems[2:], strict=False):
        yield Sign("leaps", f"{left[0]} {right[0]}", left[1], right[2])


def _claimed(page: Page, sentence: Sentence, polarity: Mapping[str, str]) -> Iterator[Sign]:
    for claim, assessment in page.judged_by_sentence.get(sentence.index, ()):
        for name in _said(claim, assessment, polarity):
            yield Sign("says", name, -1, -1)
    for scope in page.lines.scopes.get(sentence.index, ()):
        yield Sign("says", f"{scope.kind}/{scope.source}", -1, -1)


def _stems(line: Line) -> Sequence[tuple[str, int, int]]:
    ends: dict[int, tuple[int, str]] = {}
    for start, end, name in line.named:
        if name.is_known and end > ends.get(start, (0, ""))[0]:
            ends[start] = end, f"<{name.kind}:{name.category}>" if name.kind == "intervention" else f"<{name.kind}>"
    found, at = [], 0
    while at < len(line.lowers):
        end, stem = ends.get(at) or (at + 1, _stem(line.lowers[at]))
        found.append((stem, at, end))
        at = end
    return found


def _stem(word: str) -> str:
    if as_sign(word) == NUMBER:
        return NUMBER
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def _said(claim: Claim, assessment: Assessment, polarity: Mapping[str, str]) -> Iterator[str]:
    yield from said_in([claim], polarity)
    if claim.attribution:
        yield f"by/{claim.attribution}"
    if claim.study is not None:
        yield f"study/{claim.study.design}"
    if claim.is_asserted and not claim.negated:
        of, kind, category = polarity[claim.relation], claim.subject.kind, claim.subject.category
        yield f"{of}/{category or kind}/{claim.object.kind}"
        yield f"{category or '-'}/{claim.strength}/{assessment.verdict}"
        yield f"{claim.relation}/{claim.strength}"
