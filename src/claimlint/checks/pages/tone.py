"""How a page speaks, and which of its statements an editor would mark: words weighed, by two tables of weights.

Both are logistic regressions on pages with editors' marks, fitted in `bench/tone` and measured there on pages that they
have not seen. `tone` weighs the share of a page's sentences that hold a word: who says "may", "your doctor" and "some
people" is careful, who says "never", "toxins" and "our" sells. `marked` weighs the words of one sentence on a page that
sells and the one that opens it, the kind of block it stands in, what it names, what it claims, how long it is, and the
tone of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp, fsum
from typing import TYPE_CHECKING, Any

from claimlint.article.model import Article, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.phrases.lines import PageLines

if TYPE_CHECKING:
    from claimlint.claims.model import Claim

LONG = 30  # words; longer sentences count as this long
TONES = (-2.0, 4.0)  # beyond these the tone of a page tells no more of its statements
NUMBER = "<number>"  # stands for every word with a digit
_DIGIT = lazy_pattern(r"\d")
_LABEL = 4  # words: shorter lines are labels, and tell little of how a page speaks


def word_counts(article: Article, lines: PageLines) -> tuple[Counter[str], int]:
    """In how many of the page's sentences each word stands, and how many there are. Headings, labels and lines of
    metadata ("Last reviewed on …") are left out. All words with a digit together are `NUMBER` too.
    """
    first = article.sentences[0].span.start if article.sentences else 0
    fields = [field.span for field in article.metadata if field.span.end > first]  # none of a front matter
    held: Counter[str] = Counter()
    total = 0
    for sentence in article.sentences:
        if sentence.block.is_prose and sentence.block.kind != "heading":
            line = lines.line(sentence.index)
            if len(line.lowers) > _LABEL and not (fields and any(map(sentence.span.touches, fields))):
                total += 1
                held.update(line.held)
                held[NUMBER] += _DIGIT.search(sentence.text) is not None
    return held, total


def tone_of(article: Article, lines: PageLines, table: Mapping[str, Any]) -> float | None:
    """The log-odds that the page sells, by the table `tone`; None where it has too few sentences to tell."""
    held, total = word_counts(article, lines)
    if total < table["least_sentences"]:
        return None
    weights: Mapping[str, float] = table["words"]
    return float(table["start"]) + fsum([held[word] * weights[word] for word in held.keys() & weights.keys()]) / total


def bounded(tone: float) -> float:
    """A tone no further out than where it tells more."""
    return min(max(tone, TONES[0]), TONES[1])


def said_in(claims: Iterable[Claim], polarity: Mapping[str, str]) -> set[str]:
    """What these claims tell of a statement: whether they are of benefit or harm, what the article does with them, how
    strongly it asserts them. "Infection can happen" is none, "the disease wears the joint down" is one of harm.
    """
    said = set()
    for claim in claims:
        of = polarity[claim.relation]
        said.add(f"{of}/{'denied' if claim.negated else claim.stance}")
        if claim.is_asserted and not claim.negated:
            said.add(f"{of}/{claim.strength}")
    return said


@lru_cache(maxsize=4096)
def as_sign(word: str) -> str:
    """A word as it is weighed."""
    return NUMBER if _DIGIT.search(word) else word


def signs(
    words: Sequence[str], block: str, names: Iterable[str], said: Iterable[str], tone: float
) -> Iterator[tuple[str, str, float]]:
    """What is weighed of a sentence or a part of it, each thing once: group of the table, name, and how much of it.

    words: in lower case, as `Line.lowers` has them; block: the kind of block; names: the kinds of names in it; said:
    what it claims (`said_in`); tone: of the page.
    """
    yield "page", "tone", bounded(tone)
    yield "length", "words", min(len(words), LONG) / LONG
    yield "block", block, 1.0
    told = set(map(as_sign, words))
    first = [word for word in words[:1] if as_sign(word) != NUMBER]
    for group, found in (("words", told), ("first", first), ("names", set(names)), ("says", set(said))):
        for name in sorted(found):
            yield group, name, 1.0


class Marked:
    """The table of weights of statements, ready to weigh some."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self.least = float(table["least"])

    def chance(
        self, words: Sequence[str], sentence: Sentence, names: Collection[str], said: Collection[str], tone: float
    ) -> float:
        """The chance, 0 to 1, that an editor who works through a page of this tone marks these words of a sentence."""
        groups: Mapping[str, Mapping[str, float]] = self._table["weights"]
        known = (
            (groups[group].get(name, 0.0), much)
            for group, name, much in signs(words, sentence.block.kind, names, said, tone)
        )
        return 1 / (1 + exp(-self._table["start"] - sum(weight * much for weight, much in known)))
