"""Lines that offer a thing without a verb of their own: "Melatonin gummies to help you sleep", "With added zinc to
support immunity", "Collagen powder for stronger nails".
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in, ailments_in
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.drafts import AGENTS, Argument, Draft
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged, WordRange
from claimlint.claims.verbs import Group

_LONGEST = 24  # words of such a line
_OFFER = 12  # words of what it offers
_FINITE = (*AUXILIARIES, "pronoun", "relative", "subordinator", "negative")
_LINKS = frozenset(["with", "from", "of", "in", "by"])


def offered_before(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What a line offers whose purpose begins at word `at`; empty where it has a verb, or offers no product."""
    if not 1 <= at <= _OFFER or len(s.lower) > _LONGEST or s.lower[-1] in ("?", ":"):
        return ()
    if s.is_head(1, "planned") or any(s.is_any(i, *_FINITE) for i in range(at)) or _has_verb(s, at) or _goes_on(s, at):
        return ()
    first = 1 if s.is_head(0, "made_with") and s.lower[1] in ("with", "from", "using") else 0
    if first or s.lower[0] == "with":
        added = first + 1 + s.is_head(first + 1, "added")
        is_added = first > 0 or added > first + 1
        return _agents(s, WordRange(added, at)) if is_added else ()
    link = next((i for i in range(1, at) if _links(s, i) or s.is_head(i, "made_with")), at)
    if not _is_ware(s, link - 1) or any(s.is_class(i, "determiner") for i in range(1, link)):
        return ()
    return _agents(s, WordRange(0, link))


def _links(s: Tagged, at: int) -> bool:
    """Whether word `at` ends what is offered; the "of" of an amount does not: "contains 3 mg of melatonin"."""
    is_amount = s.lower[at] == "of" and (s.lower[at - 1] in _UNITS or s.is_head(at - 1, "transparent"))
    return s.lower[at] in _LINKS and not is_amount


_UNITS = frozenset(["mg", "g", "ml", "mcg", "iu", "µg", "grams", "milligrams", "micrograms"])


def _is_ware(s: Tagged, at: int) -> bool:
    """Whether the thing whose name ends at word `at` is sold over a counter: no course, no plan, no treatment."""
    mark = s.cover[at]
    name = mark.name if mark is not None else None
    if name is not None and name.data["kind"] == "intervention" and name.data["category"] in _SOLD:
        return True
    is_plan = s.is_head(at, "planned") or s.is_head(at, "treatment_noun")
    return s.is_head(at, "product") and not is_plan


_SOLD = frozenset(["supplement", "herb", "device"])


def _goes_on(s: Tagged, at: int) -> bool:
    """`Tablets to lower blood pressure are taken once a day`: the line has a verb behind the purpose."""
    for i in range(at, len(s.lower)):
        if s.lower[i] == "," or s.is_any(i, "subordinator", "relative"):
            return False
        if s.is_any(i, "be", "modal", "do"):
            return True
    return False


def _agents(s: Tagged, phrase: WordRange) -> tuple[Argument, ...]:
    return tuple(a for a in agents_in(s, phrase) if a.name.kind in AGENTS)


def _has_verb(s: Tagged, end: int) -> bool:
    """Whether a finite verb can be told among the words before `end`, or an instruction opens them."""
    if any(s.is_head(0, head) for head in ("intake", "consulted")) or s.lower[0].endswith("ing"):
        return True
    found = (mark.of("relation") for mark in s.relations if mark.end <= end and mark.name is None)
    return any(tag is not None and tag.data["feature"] in ("s", "base", "ing") for tag in found)


def purpose_frame(s: Tagged, cue: Mark, tag: Tag) -> Draft | None:
    """`Collagen powder for stronger nails`: a good state of the body is promised of what the line offers."""
    subjects = offered_before(s, cue.start)
    at = cue.end + (s.word(cue.end) in (",", "and"))  # "for clearer, calmer skin"
    phrase = object_after(s, at)
    objects = ailments_in(s, phrase)
    if not subjects or not objects or any(s.is_any(i, *_FINITE) for i in range(phrase.end, len(s.lower))):
        return None
    promise = tag._replace(data={**tag.data, "strength": 3})
    group = Group(cue.start, cue.start, cue.start)
    return Draft(promise, cue, "adjective", group, cue.start, phrase.end, subjects, objects, "offer")
