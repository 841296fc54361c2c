"""Noun phrases around a cue: where an argument starts and ends, and which names stand in it.

Without parts of speech, an argument is what lies between function words: it ends at a preposition (but "of"), a verb,
a relative pronoun, a conjunction that opens a clause, or a mark of punctuation that is not a list's comma.
"""

from __future__ import annotations

from claimlint.claims.arguments.measures import bound_before_number
from claimlint.claims.tagged import AUXILIARIES, Tagged, WordRange

HARD = frozenset('.;:?!()[]—–"“”/|')
_OBJECT_REACH = 90  # words: a list may be long, a sentence without an end is not read to its end
_LIST_LIMIT = 40  # words looked ahead for the "and" of a list


def object_after(s: Tagged, at: int) -> WordRange:
    """The object that starts at word `at`, adverbs and determiners before it skipped."""
    start = at + bound_before_number(s, at)
    while start < len(s.lower) and (is_plain_adverb(s, start) or s.lower[start] in ("both", "either")):
        if s.lower[start] == "once" and s.is_any(start + 1, "determiner", "pronoun"):
            break  # "improves once the prostate has been treated"
        start += 1
    end = start = start + bound_before_number(s, start)
    limit = min(len(s.lower), start + _OBJECT_REACH)
    while end < limit:
        word = s.lower[end]
        mark = s.cover[end]
        if mark is not None and mark.name and mark.start == end:
            end = mark.end
            continue
        if word == "," or word in ("and", "or", "&", "nor"):
            step = _list_continues(s, end, start)
            if not step:
                break
            end = step
            continue
        if word == "of" and end > start:
            end += 1
            continue
        if word == "as" and end > start and s.follows(end, "as", "well", "as") and _is_matter(s, end + 3):
            end += 3  # "harms the heart as well as the mind"
            continue
        if word in HARD or _ends_phrase(s, end, start):
            break
        end += 1
    while (
        end > start
        and not _is_in_name(s, end - 1)
        and (s.is_any(end - 1, "preposition", "determiner") or s.lower[end - 1] in (",", "and", "or"))
    ):
        end -= 1
    return WordRange(start, _without_tail(s, start, end))


def _is_matter(s: Tagged, at: int) -> bool:
    """Whether a health matter is named at word `at`, determiners passed over, and no verb follows it."""
    at += s.is_class(at, "determiner")
    mark = s.cover[at] if at < len(s.lower) else None
    is_health = mark is not None and mark.name is not None and mark.kind not in _ACTING
    is_plain = mark is not None and not s.is_any(mark.end, *AUXILIARIES)
    return (is_health and is_plain) or s.is_head(at, "body")


_ACTING = frozenset(["intervention", "population"])


def _is_in_name(s: Tagged, at: int) -> bool:
    """Whether a word belongs to a name: the "A" of hepatitis A is no article."""
    return (mark := s.cover[at]) is not None and mark.name is not None


SHAPED = frozenset(["shaped", "sized", "coloured", "colored"])  # "the kidney-shaped pool" is no kidney

_TAILS = (
    "bodily_act",
    "complaint",
    "matter_of",
    "measure_tail",
    "health",
    "transparent",
    "risk",
    "product",
    "intervention",
    "anaphor_condition",
    "body",
    "limb",
)


def _without_tail(s: Tagged, start: int, end: int) -> int:
    """The phrase without words behind its last name that are no heads: verbs of no class ("lupus costs less", "bone
    and cost little").
    """
    named = s.names(start, end)
    if not named or named[-1].end == end or s.lower[named[-1].end] in SHAPED or is_free_of(s, named[-1].end):
        return end
    if named[-1].kind == "population" and not is_plain_adverb(s, end - 1):
        return end  # "child dietary diversity"
    tail = range(named[-1].end, end)
    return end if any(s.is_head(i, head) for i in tail for head in _TAILS) else named[-1].end


def is_free_of(s: Tagged, at: int) -> bool:
    """Whether word `at` makes a compound of an ailment, which is then no head: "acne-free summers"."""
    mark = s.cover[at - 1] if s.lower[at] in s.language.suffixes and s.is_hyphened(at) else None
    is_behind = mark is not None and mark.name is not None and mark.end == at  # no "treatment-resistant depression"
    return is_behind and mark.kind in ("condition", "outcome")  # type: ignore[union-attr]


_TAKEN_WITH = frozenset(["with", "by", "using", "of", "taking"])


def _ends_phrase(s: Tagged, at: int, start: int) -> bool:
    """Whether word `at` ends the noun phrase that starts at `start`: most prepositions, verbs, relatives do."""
    word = s.lower[at]
    classes = s.language.classes
    if at > start and s.is_hyphened(at) and word in classes["preposition"]:
        return False  # "the clip-on machine", "a roll-on stick"
    if (
        at > start
        and word in ("all", "every", "each", "this", "last", "a")
        and any(s.is_head(i, "times") for i in (at + 1, at + 2))
    ):
        return True  # "prevents influenza all winter long"
    if at > start and (s.is_head(at, "listing") or (word == "following" and not s.is_class(at - 1, "determiner"))):
        return True
    if word == "to" and at > start and s.is_head(at - 1, "points_to"):
        return False  # "exposure to wood smoke"
    if word == "for" and at > start and is_risk_link(s, at):
        return False
    if word in classes["preposition"]:
        # "pain in the knee", "cracks in the skin": a head that only points keeps its preposition
        return not (
            word in ("in", "from")
            and at > start
            and at + 1 < len(s.lower)
            and s.is_head(at - 1, "transparent")
            and _names_ahead(s, at + 1)
        )
    if (
        word in classes["relative"]
        or word in classes["subordinator"]
        or word in classes["modal"]
        or s.is_class(at, "be")
    ):
        return word not in classes["determiner"] or at > start
    if word in ("having", "being") and s.lower[at - 1] == "of" and at > start:
        return False  # "the risk of having a large baby"
    if (
        word in classes["have"]
        or word in classes["do"]
        or word in ("to", "not", "i", "we", "you", "they", "he", "she", "it")
    ):
        return not (at == start and word in ("you", "it"))
    mark = s.cover[at]
    if at > start and s.is_hyphened(at):
        return False  # "noise-induced hearing loss"
    if mark is not None and mark.start == at and at > start and (tag := mark.of("relation")):
        feature = tag.data["feature"]
        if s.is_head(at, "measure_tail") and s.names(at - 1, at):
            return False  # "gout attacks"
        if feature == "s" and (s.is_head(at, "health") or s.is_head(at, "complaint")) and _is_part(s, at - 1):
            return False  # "hamstring strains", "skin burns"
        if s.is_head(at, "product") and s.lower[start - 1] in _TAKEN_WITH and not s.is_class(at + 1, "determiner"):
            return False  # "clear with special drops"
        if feature in ("s", "ed") and not s.is_class(at - 1, "determiner") and not s.lower[at - 1].endswith("ly"):
            return True
    booster = s.operator_at(at)
    if at > start and booster is not None and booster.of("booster"):
        return not _goes_on(s, booster.end)  # "straightens the spine overnight"
    return is_plain_adverb(s, at) and at > start and not _goes_on(s, at + 1)


def is_risk_link(s: Tagged, at: int) -> bool:
    """Whether "of" or "for" at word `at` leads from a risk to what is risked; no "risk for patients with gout"."""
    if not s.is_head(at - 1, "risk"):
        return False
    first = at + 1 + s.is_class(at + 1, "determiner")
    mark = s.cover[first] if first < len(s.cover) else None
    is_group = mark is not None and mark.kind == "population"
    return s.lower[at] == "of" or not (is_group or s.is_head(first, "people") or s.is_head(first, "anybody"))


def _is_part(s: Tagged, at: int) -> bool:
    """Whether a part of the body ends at word `at`."""
    mark = s.cover[at]
    return mark is not None and mark.kind == "structure"


def _goes_on(s: Tagged, at: int) -> bool:
    return (
        at < len(s.lower)
        and s.lower[at][0].isalpha()
        and not s.is_any(at, "preposition", "conjunction", "subordinator")
    )


def is_plain_adverb(s: Tagged, at: int) -> bool:
    """Whether a word is an adverb and no part of a name: "significantly", no "early" or "daily"."""
    word = s.lower[at]
    mark = s.cover[at]
    return not (mark and mark.name) and (
        word in s.language.classes["adverb"]
        or (word.endswith("ly") and len(word) > 4 and not s.is_head(at, "ly_adjective"))
    )


def _names_ahead(s: Tagged, at: int) -> bool:
    reach = min(at + 4, len(s.lower))
    return any(_is_part(s, i) for i in range(at, reach))


def _list_continues(s: Tagged, at: int, start: int) -> int:
    """Where the next member of a list starts after the comma or conjunction at `at`, or 0 where the phrase ends
    there.
    """
    if at == start:
        return 0
    after = at + 1
    if s.lower[at] == "," and s.word(after) in ("and", "or", "&"):
        after += 1
    if after >= len(s.lower) or not s.lower[after][0].isalnum():
        return 0
    if (
        s.is_any(after, *AUXILIARIES, "preposition", "subordinator", "relative", "conjunction")
        or s.lower[after] == "to"
    ):
        return 0
    if s.is_head(after, "everyday_verb") and s.is_class(after + 1, "preposition"):
        return 0  # "prevents colds and tastes of oranges"
    if s.is_head(after, "acting_verb") and s.is_class(after + 1, "determiner"):
        return 0  # "sharpens the mind and gets the heart pumping"
    if is_plain_adverb(s, after) or (s.is_class(after, "pronoun") and not s.is_class(after, "determiner")):
        return 0
    mark = s.cover[after]
    if (
        mark is not None
        and mark.start == after
        and (tag := mark.of("relation"))
        and not mark.name
        and tag.data["feature"] in ("s", "ed", "base", "ing")
        and s.word(mark.end) != "of"  # "flushing of the face"
    ):
        return 0
    if s.lower[at] == "," and any(s.is_head(at - 1, h) and s.is_head(after, h) for h in ("ailing", "wholesome")):
        return after  # "dry, itchy skin", "deep, restful sleep"
    if s.lower[at] == "," and not _conjunction_ahead(s, after):
        return 0
    if verb_follows(s, after):
        return 0
    return after


def _conjunction_ahead(s: Tagged, at: int) -> bool:
    for i in range(at, min(at + _LIST_LIMIT, len(s.lower))):
        word = s.lower[i]
        if word in ("and", "or", "&"):
            return not verb_follows(s, i + 1)
        if word in HARD or s.is_any(i, *AUXILIARIES, "relative"):
            return False
    return False


def verb_follows(s: Tagged, at: int) -> bool:
    """Whether the member that starts at `at` is the subject of a clause of its own ("…, and ginger helps")."""
    for i in range(at, min(at + 6, len(s.lower))):
        word = s.lower[i]
        if word in HARD or word in (",", "and", "or", "of") or s.is_any(i, "preposition", "relative"):
            return False
        if s.is_any(i, *AUXILIARIES):
            return True
        mark = s.cover[i]
        if (
            i > at
            and mark is not None
            and mark.start == i
            and not mark.name
            and (tag := mark.of("relation"))
            and (tag.data["feature"] == "s" or _is_verb_of_plural(s, i, tag.data["feature"]))
        ):
            return True
    return False


def _is_verb_of_plural(s: Tagged, at: int, feature: str) -> bool:
    """`and higher doses cause drowsiness`: a bare verb between a plural and a noun of its own."""
    before, behind = s.lower[at - 1], s.cover[at + 1] if at + 1 < len(s.cover) else None
    is_named = behind is not None and behind.name is not None and behind.start == at + 1
    return feature == "base" and before.endswith("s") and not before.endswith("ss") and is_named
