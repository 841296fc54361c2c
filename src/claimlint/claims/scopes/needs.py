"""What is still to be found out: "further research is needed", "the effect of X merits study", "remains to be
clarified".

What stands in the reach of such a call is an open question, whatever verb it holds: it claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.claims.tagged import AUXILIARIES, Tagged

_REACH = 6  # words from "further" to its noun, and from a need to what is needed
_GROUP = 5  # words of a verb group: "still needs to be more carefully"


def open_questions(s: Tagged, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """(cue start, cue end, start, end) of each call for research in words [start, end), with the words that it leaves
    open.
    """
    for at in range(start, end):
        word = s.lower[at]
        if word in s.language.heads["further"] and (noun := _research_after(s, at, end)) is not None:
            if _is_needed(s, noun + 1, end):
                yield at, noun + 1, start, end
            elif _is_subject(s, at, start) and _is_to_come(s, noun + 1, end):
                yield at, noun + 1, noun + 1, end
        elif word in s.language.heads["research"] and _is_subject(s, at, start) and _is_needed_next(s, at + 1, end):
            yield at, at + 1, start, end
        if word in s.language.heads["needs"] and at > start and _calls_for_research(s, at, end):
            left = _own_clause(s, at, start)
            if left < at:
                yield at, at + 1, left, end
        elif word == "be" and at > start and (found := _to_be_studied(s, at, end)) is not None:
            left = _own_clause(s, at, start)
            yield at, found + 1, left, at


def _research_after(s: Tagged, at: int, end: int) -> int | None:
    for i in range(at + 1, min(at + _REACH, end)):
        if s.is_head(i, "research"):
            return i
        if s.is_any(i, "be", "modal", "have") or s.lower[i] in ",;.":
            return None
    return None


def _is_subject(s: Tagged, at: int, start: int) -> bool:
    """Whether nothing but adverbs and modifiers stands between the start of the clause and word `at`."""
    return not any(s.is_any(i, *AUXILIARIES, "preposition") for i in range(start, at)) or s.word(at - 1) == ","


def _is_to_come(s: Tagged, at: int, end: int) -> bool:
    """`Future studies should`, `further work may`: a modal before any other finite verb."""
    for i in range(at, end):
        if s.is_class(i, "modal") or s.lower[i] in ("is", "are", "need", "needs", "must"):
            return True
        if s.is_class(i, "have") or s.lower[i] in s.language.report_verbs or s.lower[i] in ("was", "were"):
            return False
    return False


def _is_needed(s: Tagged, at: int, end: int) -> bool:
    return any(s.is_head(i, "needs") for i in range(at, end))


def _is_needed_next(s: Tagged, at: int, end: int) -> bool:
    return s.is_class(at, "be") and any(
        s.lower[i] in ("needed", "required", "warranted", "necessary") for i in range(at + 1, min(at + 4, end))
    )


def _calls_for_research(s: Tagged, at: int, end: int) -> bool:
    """Whether what is needed is research: "requires further study", "deserves attention"."""
    for i in range(at + 1, min(at + _REACH, end)):
        if s.is_head(i, "research"):
            return True
        if s.is_any(i, "preposition", "be") or not s.lower[i][0].isalnum():
            return False
    return False


def _to_be_studied(s: Tagged, at: int, end: int) -> int | None:
    """The participle of "should be investigated", "needs to be defined", "remains to be seen" at the `be` of word
    `at`.
    """
    before = s.lower[max(0, at - _GROUP) : at]
    if not ({"should", "must", "need", "needs", "remains", "remain", "yet", "ought"} & set(before)):
        return None
    for i in range(at + 1, min(at + _GROUP, end)):
        if s.is_head(i, "to_be_studied"):
            return i
        if not (s.lower[i].endswith("ly") or s.is_class(i, "adverb")):
            return None
    return None


def _own_clause(s: Tagged, at: int, start: int) -> int:
    """Where the subject of the verb group at word `at` starts; `at` where the verb is joined to an earlier one by
    "and".
    """
    first = at
    while first > start and (
        s.is_any(first - 1, "modal", "adverb", "be")
        or s.lower[first - 1].endswith("ly")
        or s.lower[first - 1] in ("to", "needs", "need", "remains", "remain", "not", "still")
    ):
        first -= 1
    if first > start and s.lower[first - 1] in ("and", "but", ","):
        return at
    return start
