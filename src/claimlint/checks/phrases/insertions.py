"""What is inserted into a sentence, and the line without it: phrases name what an editor would say, and prose sets
words between: "newborns, premature ones included, are ideal for it", "nothing (in hands like ours) can go wrong".

Words that bound, deny or doubt what is said stay: "garlic, if taken daily, cures" and "garlic cures" say two things.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from claimlint.article.words import word_set
from claimlint.checks.phrases.line import Found, Line, Names
from claimlint.checks.phrases.shapes import is_adverb
from claimlint.claims.model import Name
from claimlint.values import NamedTuple

_MOST = 24  # words of an insertion; what is longer is a clause of its own
_CLOSED_BY = {",": ",", "(": ")", "[": "]", "–": "–", "—": "—"}
_ENDS = frozenset(".;:!?…")
# With one of these an insertion between commas opens, and no item of a row: relative words, prepositions, words that
# join a clause, verbs of saying, pronouns with their verb, participles.
_OPENERS = word_set(
    """which who whose whom where as in from like such including of at by for on upon to under over among during
    before after since once when whenever while whether whatever whichever whoever wherever so though however
    even especially particularly notably mainly mostly chiefly largely usually often
    he she it we they you i given worn taken hung lit laid
    held made done kept known seen put grown born found shown bought sold drunk eaten"""
)
_SAYING = word_set("says said say adds added explains explained writes wrote tells recalls insists notes")
_OPENERS |= _SAYING
# An apposition, which the subject of a sentence looks like: "Hashimoto's, an autoimmune disease, is", "In short, the
# gland, as we know, is".
_APPOSED = word_set("a an the our my your his her its their")
_LONGEST_APPOSED, _LONGEST_ADVERBS = 8, 3  # words with the mark in front
_CLOSERS = word_set("included excepted aside apart alike says said adds")
_TELLING = word_set(
    """not never no none nor neither cannot can't don't doesn't didn't isn't aren't won't without if unless although
    but yet except despite may might could perhaps maybe possibly probably rarely seldom hardly until
    only sometimes unproven disputed wrongly falsely mistakenly supposedly allegedly claimed alleged untrue false myth
    doctor doctors pharmacist gp midwife nurse supervision advice prescribed
    fold twofold threefold fourfold fivefold tenfold times percent %"""
)


class Shortened(NamedTuple):
    """A line without its insertions, and for each word of it the place of that word in the whole line.

    last_gap: the last word of the short line in front of which something is left out: what begins there, or behind,
    reaches over nothing.
    """

    line: Line
    places: Sequence[int]
    last_gap: int

    def bridging(self, found: Sequence[Found], known: Sequence[Found]) -> Iterator[Found]:
        """Of what was found in the short line, as words of the whole one, what reaches over an insertion and holds
        nothing that is found in the whole line.
        """
        places = self.places
        ordered = sorted((one.start, one.end) for one in known)
        ends = [*accumulate((end for _, end in ordered), max)]  # the last end of those that start up to here
        for phrase, start, end, opened in found:
            first, after = places[start], places[end - 1] + 1
            before = bisect_left(ordered, (after,))
            is_known = before > 0 and first < ends[before - 1]
            if after - places[opened] != end - opened and not is_known:
                yield Found(phrase, first, after, places[opened])


def shortened(line: Line) -> Shortened | None:
    """The line without what is inserted in it; None where nothing is."""
    if line.short is None:
        line.short = _shortened(line) or ()
    return line.short or None  # type: ignore[return-value]


def _shortened(line: Line) -> Shortened | None:
    cut = set[int]().union(*(range(start, end) for start, end in _insertions(line.lowers)))
    if not cut:
        return None
    places = [at for at in range(len(line.lowers)) if at not in cut]
    last_gap = next(at for at in range(len(places) - 1, 0, -1) if places[at] != places[at - 1] + 1)
    return Shortened(
        Line(line.text, [line.words[at] for at in places], Names(lambda: _names_of(line, places))), places, last_gap
    )


def _insertions(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each insertion stands with its marks, half-open: `(three or four visits)`, `, as a rule,`. Of two in a row,
    `, says Lucy, our nurse,`, the mark in the middle belongs to the second.
    """
    at, before = 1, -1  # before: where the insertion right in front began
    while at < len(words) - 2:
        end = _end(words, at, _CLOSED_BY.get(words[at]))
        if end is None or not _is_inserted(words, at, end, before):
            before = -1 if words[at] == "," else before
            at += 1
            continue
        behind = _end(words, end, ",") if words[at] == "," else None
        goes_on = behind is not None and _is_inserted(words, end, behind, at)
        after = end if goes_on else end + 1
        yield at, after
        at, before = after, at


def _end(words: Sequence[str], at: int, close: str | None) -> int | None:
    """The mark that closes what opens at a word; None where it is too far, tells something or ends the sentence."""
    if close is None:
        return None
    for end in range(at + 1, min(at + _MOST + 2, len(words) - 1)):
        if words[end] == close:
            return end if end > at + 1 else None
        if words[end] in _ENDS or words[end] in _TELLING:
            return None
    return None


def _is_inserted(words: Sequence[str], at: int, end: int, before: int = -1) -> bool:
    """Whether words between two marks are an insertion: of those between commas no item of a row is. Behind another
    one, which began at the word `before`, a form in -ed is the verb, and what looks like an apposition a subject.
    """
    first, last = words[at + 1], words[end - 1]
    if words[at] != "," or first in _OPENERS or last in _CLOSERS or first.endswith("ing"):
        return True
    if end - at <= _LONGEST_ADVERBS and all(map(is_adverb, words[at + 1 : end])):
        return True
    if first.endswith("ed"):
        return before < 0
    return _is_apposed(words, at, end) and (before < 0 or words[before + 1] in _SAYING)


def _is_apposed(words: Sequence[str], at: int, end: int) -> bool:
    """Whether words between two commas are an apposition, and not a subject with an insertion behind it."""
    if words[at + 1] not in _APPOSED or end - at > _LONGEST_APPOSED:
        return False
    behind = _end(words, end, ",")
    return behind is None or words[end + 1] not in _OPENERS


def _names_of(line: Line, places: Sequence[int]) -> Iterator[tuple[int, int, Name]]:
    """The names of a line as places of its short one; those in an insertion are left out."""
    at = {whole: short for short, whole in enumerate(places)}
    for start, end, name in line.named:
        if start in at and end - 1 in at:
            yield at[start], at[end - 1] + 1, name
