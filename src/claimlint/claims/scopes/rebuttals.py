"""Rebuttals: a clause or a sentence that answers what others say: "some claim that X cures Y, but no study shows it".

Only what is reported of others is answered by one: an article that asserts a thing itself and then says how little is
known of it has contradicted itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimlint.article.patterns import lazy_pattern
from claimlint.claims.lexicon.language import Language
from claimlint.claims.tagged import Tagged

_WORD = lazy_pattern(r"[\w']+")
_MOST_WORDS = 4  # of those with which somebody says no or so
TOLD = frozenset(["unnamed", "reject", "personal"])  # sources of what is reported that can be answered


def tells_belief(s: Tagged, end: int) -> bool:
    """Whether a hedge before word `end` tells what somebody holds: "was convinced that"."""
    return any(m.end <= end and m.of("hedge") and s.lower[m.end - 1] == "that" for m in s.operators)


def rebuttals_in(s: Tagged) -> Iterator[tuple[int, int]]:
    """The clauses, as words [start, end), that answer what stands before them in their sentence."""
    for start, end in pairwise([*s.breaks, len(s.lower)]):
        if refutes(s, start, end):
            yield start, end
    for at, word in enumerate(s.lower):
        if word in s.language.heads["refuting"] and s.lower[at - 1] not in _NOT:
            yield at, at + 1  # "argued that it was harmless, a position that later evidence refuted"


def answers_before(s: Tagged) -> bool:
    """Whether a sentence answers the one before it: "There is no good evidence that it does"."""
    size = s.breaks[0] if s.breaks else len(s.lower)
    return any(word in _ANAPHORS for word in s.lower[:size]) and refutes(s, 0, size)


def takes_back(text: str, language: Language) -> bool:
    """Whether a sentence says of the one before it that it is not so, or only what others say: "False.", "That is a
    myth", "At least that is what the label says". Unlike an answer it leaves no doubt that the page knew.
    """
    opening = text[:_OPENING].lower().replace("’", "'").replace("!", ".")
    label, colon, behind = opening.partition(": ")
    if colon and label.strip("*") in language.heads["answer_label"]:
        opening = behind  # "Answer: False."
    return opening.startswith(tuple(language.heads["takes_back"]))


def opens_with(text: str, head: str, language: Language) -> bool:
    """Whether a text begins with words of a row of `heads.yaml`."""
    words = _WORD.findall(text[:_OPENING].lower().replace("’", "'"))[:_MOST_WORDS]
    return any(" ".join(words[:end]) in language.heads[head] for end in range(1, len(words) + 1))


def rejects(s: Tagged) -> bool:
    """Whether a sentence answers a myth that the page tells: "Wrong.", "No, it does not", "Fact: …", "There is no good
    evidence for this".
    """
    if not s.lower:
        return False
    mark = s.operator_at(0)
    tag = mark.of("myth") if mark is not None else None
    if tag is not None and tag.value == "author":
        return True
    is_no = s.lower[0] == "no" and not (s.lower[1:2] and s.lower[1][0].isalnum())
    is_short = s.lower[0] == "not" and len(s.lower) <= _SHORT
    return is_no or is_short or refutes(s, 0, s.breaks[0] if s.breaks else len(s.lower))


_OPENING = 60  # letters that a sentence has to take back what was said
_SHORT = 4  # words of "Not at all.", with the mark
_ANAPHORS = frozenset(
    ["it", "this", "that", "they", "these", "those", "them", "so", "such", "claim", "claims", "otherwise"]
)


_OPENINGS = (("in", "fact"), ("in", "reality"), ("in", "truth"), ("the", "truth"), ("the", "fact"), ("instead",))
_NOT = frozenset(["not", "never", "isn't", "aren't", "wasn't", "hardly"])
_EVIDENCE = ("evidence_noun", "weighed", "research", "upholding")


def refutes(s: Tagged, start: int, end: int) -> bool:
    """Whether the words [start, end) deny without saying what: by a verdict, for want of evidence, or in short."""
    if "others" in s.lower[start:end]:
        return False  # "while others disagree": two opinions side by side
    opening = start + (s.lower[start] in (";", "but"))
    if any(s.follows(opening, *words) for words in _OPENINGS):
        return True  # "; in fact it is a bleach"
    words = range(start, end)
    verdict = next((i for i in words if s.is_head(i, "refuted") or s.lower[i] == "true"), None)
    if verdict is not None and s.lower[verdict] == "true":
        return any(_denies(s, i) or s.is_class(i, "negative") for i in range(start, verdict))  # "none of it is true"
    if verdict is not None:
        return s.lower[verdict - 1] not in _NOT
    evidence = next((i for i in words if any(s.is_head(i, head) for head in _EVIDENCE)), None)
    if evidence is not None and any(_denies(s, i) for i in words):
        # "no evidence of harm" answers nothing
        return s.word(evidence + 1) != "of" or s.is_head(evidence + 2, "benefit")
    return _is_short(s, words)


def _denies(s: Tagged, at: int) -> bool:
    mark = s.operator_at(at)
    return (
        s.is_head(at, "scarce")
        or s.is_head(at, "weak_evidence")
        or s.lower[at] in ("lack", "lacks")
        or bool(mark and mark.start == at and mark.of("negation"))
    )


def _is_short(s: Tagged, words: range) -> bool:
    """`tests show that they do not`, `it doesn't`: a denial that leaves its verb to what was said."""
    for i in words:
        size = 2 if s.word(i + 1) == "not" else 1
        is_denied = size == 2 and s.is_any(i, "do", "be", "have")
        if not (is_denied or s.lower[i].endswith("n't")) or s.lower[i - 1] not in _ANAPHORS:
            continue
        if s.word(i + size) in ("", ".", ",", ";", "and", "!", ")"):
            return True
    return False
