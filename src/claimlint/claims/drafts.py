"""What a frame makes of a cue, in words of one sentence: arguments and drafts, before context and strength."""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.claims.arguments.naming import name_of
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import Name
from claimlint.claims.tagged import Mark, Tagged
from claimlint.claims.tagging import tag
from claimlint.claims.verbs import Group
from claimlint.values import NamedTuple


class Argument(NamedTuple):
    """A name and the words [start, end) that spell it."""

    name: Name
    start: int
    end: int


def argument_of(s: Tagged, mark: Mark, kinds: Sequence[str] = ()) -> Argument:
    """The argument that a mark of a name makes; of several names the first of these kinds, where one is."""
    return Argument(name_of(s, mark, kinds=kinds), mark.start, mark.end)


def read_alone(s: Tagged, start: int, end: int, kinds: tuple[str, ...]) -> Argument | None:
    """The first name of these kinds in words [start, end) read by themselves: inside a longer name, or inside a cue."""
    part = tag(s.said(start, end), s.language)
    mark = next((m for m in part.cues if m.kind in kinds), None)
    return Argument(argument_of(part, mark).name, start + mark.start, start + mark.end) if mark is not None else None


class Draft(NamedTuple):
    """What a cue claims, in words of one sentence. start, end: the claim's span; first: where the first verb group of
    its row begins, -1 where it stands alone.
    """

    tag: Tag
    cue: Mark
    form: str
    group: Group
    start: int
    end: int
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]
    frame: str
    has_risk: bool = False
    agent: str = ""
    first: int = -1

    @property
    def row(self) -> int:
        """Where the verb group begins that it is coordinated with, else its own: what acts on one acts on all."""
        return self.group.start if self.first < 0 else self.first


HEALTH = ("condition", "outcome", "structure", "function")

AGENTS = ("intervention", "product", "group")
