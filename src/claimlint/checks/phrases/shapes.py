"""Places and words of a certain shape: where a clause may begin, a number, a row of adverbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimlint.article.words import word_set
from claimlint.checks.phrases.syntax import ROWS

if TYPE_CHECKING:
    from claimlint.checks.phrases.line import Line

CLAUSE_MARKS = frozenset(".;:!?…,()[]–—-•|/")
CLAUSE_WORDS = word_set("and or then but so please just simply instead also always now therefore thus hence yes")
# Words that stand in front of no noun or open the noun phrase anew, and those in -ly that are no adverbs.
_NO_MODIFIERS = word_set(
    """your my our his her its their the these those this that some few no neither either another any every each a an
    such what which who whose whom why how when where while if unless whether and or but nor so as than then though
    although because since once before after until of in on at by for from to with without within into onto through
    over under about against among between during per via like unlike is are was were be been being am has have had do
    does did done can could may might will would shall should must not never 's n't i you he she it we they them him me
    us yourself themselves ask see tell call trust let"""
)
_NO_ADVERBS = word_set(
    """family only daily weekly monthly yearly early likely unlikely apply supply reply rely comply imply multiply fly
    belly jelly ally friendly elderly lively lonely ugly holy july italy assembly anomaly butterfly"""
)
_ADVERBS = word_set(
    """also now often then even still long always already sometimes ever again too once soon today nowadays lately
    alike themselves all both just well most quite rather very more further besides moreover indeed thus therefore
    meanwhile first altogether worldwide everywhere"""
)
_BIG = 10_000


def shape(line: Line, at: int, name: str) -> tuple[int, ...]:
    """Where a place or a word of a certain shape ends."""
    lowers = line.lowers
    if name == "^":
        return (at,) if at <= line.first else ()
    if name == "$":
        return (at,) if at > line.last else ()
    if name in ("start", "clause"):
        return (at,) if _begins_clause(line, at, after_words=name == "clause") else ()
    if name == "adverbs":
        return _row(line, at, is_adverb, ROWS[name])
    if name == "modifiers":
        ends = _row(line, at, _is_modifier, ROWS[name])
        # a noun phrase is taken whole: none of its words stands before those found, unless these are as many as may be
        return ends[ROWS[name] :] if at and _is_modifier(lowers[at - 1]) else ends
    if at >= len(lowers):
        return ()
    word = line.words[at]
    if name == "+":
        return (at,) if at and line.words[at - 1].end == word.start else ()
    if name == "capital":
        return (at + 1,) if line.text[word.start].isupper() else ()
    return _number(line, at, name)


def _row(line: Line, at: int, is_of: Callable[[str], bool], most: int) -> tuple[int, ...]:
    """Where a row of words of a sort can end that begins at a word: there, and after each of its words."""
    end = at
    while end < min(at + most, len(line.lowers)) and is_of(line.lowers[end]):
        end += 1
    return tuple(range(at, end + 1))


def _is_modifier(word: str) -> bool:
    """Whether a word may stand before a noun that it tells more of: "leading sports", "hospital pain"."""
    return word[0].isalpha() and word not in _NO_MODIFIERS


def is_adverb(word: str) -> bool:
    """Whether it may stand before a verb that it tells more of: "simply", "also"."""
    return word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


def _begins_clause(line: Line, at: int, *, after_words: bool) -> bool:
    """Whether a clause may begin at a word: first in its sentence, after a mark, and where asked after and, so …"""
    if at <= line.first or line.lowers[at - 1] in CLAUSE_MARKS:
        return True
    return after_words and line.lowers[at - 1] in CLAUSE_WORDS


def _number(line: Line, at: int, name: str) -> tuple[int, ...]:
    """Numbers: any; `.5` without its zero; `5.0` with one too many; 10000 and more without a mark between thousands."""
    word = line.words[at]
    if name == "naked-decimal":
        opened = word.start == 0 or line.text[word.start - 1] in " \t\n (\u00a0"
        if word.lower == "." and opened and at + 1 < len(line.words) and line.words[at + 1].start == word.end:
            return (at + 2,) if line.lowers[at + 1].isdecimal() else ()
        return ()
    if not word.lower[0].isdecimal():
        return ()
    whole, point, decimals = word.lower.partition(".")
    if name == "trailing-zero":
        return (at + 1,) if point and whole.isdecimal() and decimals.isdecimal() and decimals[-1] == "0" else ()
    if name == "long-number":
        return (at + 1,) if word.lower.isdecimal() and len(word.lower) < 12 and int(word.lower) >= _BIG else ()
    return (at + 1,)
