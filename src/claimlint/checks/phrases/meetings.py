"""Concepts that meet: phrases that stand close together in one sentence, in any order, whatever the syntax.

    {meet: [<stopping>, <medicine>], within: 4}

finds "stop your statin", "your statin can safely be stopped" and "a statin? stop". What is found is the smallest
stretch that holds one match of each. With `asked: true` the first concept may stand in a question in front: "A tick?
Hold a match to it". No full stop or its like stands between them, nor a word of the class `<parted>`,
which tells them apart: "stop smoking, not the statin".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from claimlint.checks.phrases.book import PhraseBook
from claimlint.checks.phrases.index import PhraseIndex, Plain
from claimlint.checks.phrases.line import Found, Line
from claimlint.checks.phrases.match import STOPS
from claimlint.values import NamedTuple

_LONGEST = 40  # words of what a concept finds: phrases are bounded
_START = attrgetter("start")
WITHIN = 6  # words between two concepts where a rule does not say how many


class Meeting(NamedTuple):
    """What must stand near the words that a phrase finds, and how many words may stand in between."""

    within: int
    others: tuple[PhraseIndex, ...]
    parted: PhraseIndex | None
    may_be_asked: bool  # whether a question in front may hold the first of the others

    @classmethod
    def of(
        cls, book: PhraseBook, within: int, others: Sequence[Plain], parted: Plain | None, may_be_asked: bool
    ) -> Meeting:
        """The meeting of values that were kept."""
        indexes = tuple(PhraseIndex(part, book) for part in others)
        return cls(within, indexes, PhraseIndex(parted, book) if parted else None, may_be_asked)

    def around(self, one: Found, line: Line, question: Callable[[], Line | None]) -> Found | None:
        """The stretch that holds what was found and the nearest match of each other concept; None where one lacks.

        One word serves one concept: in "ditch the packet" no second word tells that the packet is to go.
        """
        others = [other.find(line) for other in self.others]
        if all(others) and (stretch := self._with(others, one, (one,), line)) is not None:
            return stretch
        if not self.may_be_asked or not all(others[1:]) or (asked := question()) is None:
            return None
        return self._with(others[1:], one, (one,), line) if self.others[0].find(asked) else None

    def _with(
        self, others: Sequence[Sequence[Found]], stretch: Found, serving: tuple[Found, ...], line: Line
    ) -> Found | None:
        """The stretch widened by a match of each concept, whichever is nearest first, so that the rest have words."""
        if not others:
            return stretch
        near = [
            (_length(wider) - _length(each), -_length(each), at, wider, each)
            for at, found in enumerate(others)
            for each in _beside(stretch, found, self.within)
            if not any(_share(each, it) for it in serving)
            if (wider := self._joined(stretch, each, line)) is not None
        ]
        for *_, at, wider, each in sorted(near):
            rest = [*others[:at], *others[at + 1 :]]
            if (whole := self._with(rest, wider, (*serving, each), line)) is not None:
                return whole
        return None

    def _joined(self, one: Found, other: Found, line: Line) -> Found | None:
        """The stretch from one to the other, where nothing parts them; one inside the other adds no word."""
        first, last = (one, other) if one.start < other.start else (other, one)
        if last.start - first.end > self.within:
            return None
        if not STOPS.isdisjoint(line.lowers[first.end : last.start]):
            return None
        if self.parted and any(f.end <= last.start for f in _from(first.end, self.parted.find(line), last.start)):
            return None
        return Found(one.phrase, first.start, max(first.end, last.end), first.opened)


def _length(one: Found) -> int:
    """How many words a stretch has."""
    return one.end - one.start


def _from(start: int, found: Sequence[Found], end: int) -> Sequence[Found]:
    """Of what was found, in order of place, what begins from the one word up to the other."""
    return found[bisect_left(found, start, key=_START) : bisect_right(found, end, key=_START)]


def _beside(stretch: Found, found: Sequence[Found], within: int) -> Sequence[Found]:
    """Of what was found what may stand near enough, so that the longest sentence costs linear time."""
    return _from(stretch.start - within - _LONGEST, found, stretch.end + within)


def _share(one: Found, other: Found) -> bool:
    """Whether both hold a word."""
    return one.start < other.end and other.start < one.end


def met(
    found: Iterable[Found], meetings: Mapping[int, Meeting], line: Line, question: Callable[[], Line | None]
) -> list[Found]:
    """What was found, with the stretches of those that must meet others; in order of place, the shortest of each.

    `question` gives the question in front, where one stands there.
    """
    stretches: dict[tuple[int, int], Found] = {}
    kept: list[Found] = []
    whole: dict[int, int] = {}  # by phrase, where words that met end: "there is no need to" holds "no need to"
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        meeting = meetings.get(one.phrase)
        if meeting is None:
            kept.append(one)
        elif one.end > whole.get(one.phrase, -1) and (stretch := meeting.around(one, line, question)) is not None:
            whole[one.phrase] = one.end
            known = stretches.get((stretch.phrase, stretch.start))
            if known is None or stretch.end < known.end:
                stretches[stretch.phrase, stretch.start] = stretch
    kept += _smallest(stretches.values())
    return sorted(kept, key=lambda one: (one.start, -one.end, one.phrase))


def _smallest(stretches: Iterable[Found]) -> list[Found]:
    """Those that hold no other of the same phrase, told from the last on."""
    kept: list[Found] = []
    least: dict[int, int] = {}  # by phrase, where the nearest stretch behind ends
    for one in sorted(stretches, key=lambda one: -one.start):
        if one.end < least.get(one.phrase, one.end + 1):
            kept.append(one)
            least[one.phrase] = one.end
    return kept


def rarest(costs: Sequence[float | None]) -> int | None:
    """Which of some concepts to look for first: the one that is tried in vain least often; None where none has words
    that it needs.
    """
    known = [(cost, at) for at, cost in enumerate(costs) if cost is not None]
    return min(known)[1] if known else None
