"""Leading names: what stands alone before a predicate and is its subject, though no verb joins the two.

The first cell of a row ("Garlic | prevents colds"), the term of a definition, the name that opens an item or a line
("Garlic – prevents colds", "Honey. Cures coughs.").
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import arguments_in
from claimlint.claims.arguments.naming import name_of, unknown_name
from claimlint.claims.drafts import AGENTS
from claimlint.claims.model import Name
from claimlint.claims.place import ReadingPlace
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged, WordRange

_LONGEST = 6  # words of such a name with what describes it: "high-dose vitamin C (ascorbic acid)"
_DASHES = frozenset(["–", "—"])


def name_alone(s: Tagged, column: Tagged | None = None) -> Name | None:
    """What a cell, a term or a sentence names that is nothing but a name: "Garlic", "Garlic capsules, 2 a day".

    column: the header of the cell's column, which says of a name that nobody knows what it is ("Remedy | Hoodia").
    """
    end = next((i for i, word in enumerate(s.lower) if word in _AFTER_NAME), len(s.lower))
    if not 0 < end <= _LONGEST or "?" in s.lower[-1:] or not _is_nominal(s, end) or _is_open(column):
        return None
    named = arguments_in(s, WordRange(0, end), AGENTS)
    if named and named[0].name.kind in AGENTS and not s.is_head(end - 1, "transparent"):  # no "Dose", no "Course"
        is_whole = not named[0].name.is_known or _is_filled(s, named[0].start, named[-1].end, end)
        return named[0].name if is_whole else None
    if marks := s.names(0, end):
        return name_of(s, marks[0]) if _is_filled(s, marks[0].start, marks[-1].end, end) else None
    return unknown_name(s, 0, end) if column is not None and _is_of_remedies(column) else None


def words_alone(s: Tagged) -> Name | None:
    """The words of a short noun phrase that nobody knows: "Hoodia", "Hoodia: a review"; people and ailments aside."""
    end = next((i for i, word in enumerate(s.lower) if word in _AFTER_NAME), len(s.lower))
    if not 0 < end <= _FEW or "?" in s.lower or not _is_nominal(s, end) or s.is_class(0, "determiner"):
        return None
    name = unknown_name(s, 0, end)
    is_rubric = (
        name is not None
        and name.kind == "unknown"
        and any(s.is_head(end - 1, row) for row in ("transparent", "benefit_heading", "research"))
    )
    return name if name is not None and name.kind in ("unknown", *AGENTS) and not is_rubric else None


_FEW = 3  # words of a name that nobody knows
_AFTER_NAME = frozenset([",", "(", ".", ":", "–", "—", "/", "+"])


def _is_nominal(s: Tagged, end: int) -> bool:
    """Whether words [0, end) hold a noun phrase and no more: neither verb nor preposition nor negation."""
    inside = range(end)
    if any(s.is_any(i, *AUXILIARIES) for i in inside) or any(m.start < end for m in s.operators):
        return False
    if any(mark.name is None and mark.start < end and not _is_noun(s, mark, end) for mark in s.cues):
        return False
    return not any(s.is_class(i, "preposition") and s.cover[i] is None and s.lower[i] != "of" for i in inside)


def _is_noun(s: Tagged, mark: Mark, end: int) -> bool:
    """Whether a cue is part of a name: "Joint-Ease Gel", "Zelmira drops"."""
    return s.is_hyphened(mark.start) or (mark.end == end and s.is_head(end - 1, "product"))


def _is_filled(s: Tagged, first: int, last: int, end: int) -> bool:
    """Whether names [first, last) fill words [0, end) but for a word that tells of what kind they are: "Raw garlic",
    "Garlic capsules"; no "Some take aspirin".
    """
    before = [i for i in range(first) if not s.is_class(i, "determiner")]
    is_told = not before or (len(before) == 1 and not s.is_head(before[0], "intake"))
    return is_told and all(s.is_head(i, "product") or s.is_head(i, "intervention") for i in range(last, end))


def _is_of_remedies(column: Tagged) -> bool:
    """Whether the header of a column says that remedies stand below: "Herb", "Home remedy"."""
    return bool(column.lower) and column.is_head(len(column.lower) - 1, "anaphor_intervention")


def _is_open(column: Tagged | None) -> bool:
    """Whether a header leaves its words to what stands below: "Interacts with", "Compared with"."""
    return column is not None and column.is_class(len(column.lower) - 1, "preposition")


def leading_name(place: ReadingPlace) -> Name | None:
    """What opens a sentence before a dash or the end of its line: "Garlic – prevents colds"; None elsewhere."""
    s = place.s
    end = next((i for i in range(1, min(_LONGEST, len(s.lower)) + 1) if _parts(s, i)), None)
    marks = s.names(0, end) if end is not None else []
    if end is None or not marks or marks[0].kind != "intervention":
        return None
    if not (_is_nominal(s, end) and _is_filled(s, marks[0].start, marks[-1].end, end)):
        return None
    return name_of(s, marks[0], place.span(marks[0].start, marks[0].end))


def _parts(s: Tagged, at: int) -> bool:
    """Whether a dash stands at word `at`, or the end of a line before it."""
    if at >= len(s.lower):
        return False
    return s.lower[at] in _DASHES or "\n" in s.text[s.words[at - 1].end : s.words[at].start]
