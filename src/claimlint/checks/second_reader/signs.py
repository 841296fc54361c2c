"""What the second reader goes by in a sentence: its words, which of them stand together, and what it claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from claimlint.article.model import Sentence
from claimlint.checks.model import Page
from claimlint.checks.pages.tone import NUMBER, as_sign, said_in
from claimlint.checks.phrases.line import Line
from claimlint.claims.model import Claim
from claimlint.evidence.model import Assessment

GROUPS = ("words", "stems", "pairs", "leaps", "says")
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_STEM = 4  # letters that a word keeps at least when its ending is left out
_FROM, _TO = "^", "$"  # the ends of a sentence, as what its first and last word stand beside


Places = dict[str, tuple[int, int]]
# By group of the table the names of what a sentence shows, each with the words of its line that show it first,
# half-open; (-1, -1): the whole sentence.
Signs = Mapping[str, Places]


def signs_of(page: Page, sentence: Sentence, polarity: Mapping[str, str]) -> Signs:
    """The signs of a sentence. polarity: of relations, benefit or harm.

    words: as written, in lower case. stems: names of the vocabulary by what they name ("<intervention:drug>"), other
    words without ending, so that what is said of one remedy is known of another. pairs: two of these side by
    side; leaps: with one between them. says: what its claims are, how strong, by whom, of which study, and whether it
    denies, hedges, asks, reports or refutes.
    """
    line = page.lines.line(sentence.index)
    written = line.found.get(signs_of)  # the same wherever the sentence stands
    if written is None:
        written = line.found[signs_of] = _written(line)
    return {**written, "says": dict.fromkeys(_claimed(page, sentence, polarity), (-1, -1))}


def how_many(signs: Signs) -> int:
    return sum(map(len, signs.values()))


def _written(line: Line) -> Signs:
    stems, last = _stems(line), len(line.lowers)
    beside = zip([(_FROM, 0, 0), *stems], [*stems, (_TO, last, last)], strict=True)
    return {
        "words": _first([(as_sign(word), at, at + 1) for at, word in enumerate(line.lowers)]),
        "stems": _first(stems),
        "pairs": _first([(f"{left[0]} {right[0]}", left[1], right[2]) for left, right in beside]),
        "leaps": _first(
            [(f"{left[0]} {right[0]}", left[1], right[2]) for left, right in zip(stems, stems[2:], strict=False)]
        ),
    }


def _first(placed: Sequence[tuple[str, int, int]]) -> Places:
    """By name where it first stands, in order."""
    found: Places = {}
    for name, start, end in placed:
        if name not in found:
            found[name] = start, end
    return found


def _claimed(page: Page, sentence: Sentence, polarity: Mapping[str, str]) -> Iterator[str]:
    for claim, assessment in page.judged_by_sentence.get(sentence.index, ()):
        yield from _said(claim, assessment, polarity)
    for scope in page.lines.scopes.get(sentence.index, ()):
        yield f"{scope.kind}/{scope.source}"


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


@lru_cache(maxsize=4096)
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
