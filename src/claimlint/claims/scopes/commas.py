"""Which commas part clauses, and which only part the items of a row or set an insertion apart.

What acts on a clause (a negation, a hedge) goes on behind the commas of a row: "no good evidence that garlic, onion or
breast milk treats …", "no drops, diet or exercise has …".
"""

from __future__ import annotations

from claimlint.claims.tagged import AUXILIARIES, Tagged

_JOINS = ("or", "and", "nor", "&")
_CLAUSAL = ("subordinator", "relative", "pronoun")


def parts_clauses(s: Tagged, start: int, end: int) -> bool:
    """Whether some comma among words [start, end) parts clauses."""
    commas = [at for at in range(start, end) if s.lower[at] == ","]
    if not commas:
        return False
    return not (_is_row(s, start, commas, end) or _is_insertion(s, commas))


def resumes(s: Tagged, start: int, verb: int) -> bool:
    """Whether the clause of a verb takes up the one that began at `start`: "no evidence that it treats asthma, or that
    it strengthens …".
    """
    at = next((at for at in range(verb - 1, start, -1) if s.lower[at] == "that"), None)
    return at is not None and s.lower[at - 1] in _JOINS and "that" in s.lower[max(0, start - 1) : at - 1]


def _is_row(s: Tagged, start: int, commas: list[int], end: int) -> bool:
    """`, onion or breast milk`: no verb before it, no new clause in it, and "or" before the last item."""
    joined = any(s.lower[at] in _JOINS for at in range(commas[-1] + 1, end))
    return joined and not _has_verb(s, range(start, end)) and not _opens_clause(s, range(commas[0], end))


def _is_insertion(s: Tagged, commas: list[int]) -> bool:
    """`, sometimes called vitamin B17,`: what stands between two commas has no verb of its own."""
    inner = range(commas[0], commas[-1])
    return len(commas) == 2 and not _has_verb(s, inner) and not _opens_clause(s, inner)


def _has_verb(s: Tagged, words: range) -> bool:
    """Whether a finite verb stands among the words; what only looks like one ends its item ("eye drops, diet or …")."""
    if any(s.is_any(at, *AUXILIARIES) for at in words):
        return True
    return any(
        mark.start in words
        and mark.tags[0].data.get("feature") in ("s", "base")
        and s.word(mark.end) not in (",", *_JOINS)
        for mark in s.relations
    )


def _opens_clause(s: Tagged, words: range) -> bool:
    """Whether a clause of its own begins among the words; a negated subject begins one too (", and no diet …")."""
    return any(s.is_any(at, *_CLAUSAL) for at in words) or any(
        mark.start in words and mark.of("negation") for mark in s.operators
    )
