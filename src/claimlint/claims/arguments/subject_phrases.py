"""Subjects: which noun phrase before a verb group is its subject, over insertions, relative clauses and lists."""

from __future__ import annotations

from claimlint.claims.arguments.measures import is_rate
from claimlint.claims.arguments.noun_phrases import HARD, is_plain_adverb
from claimlint.claims.tagged import AUXILIARIES, Tagged, WordRange


def subject_before(s: Tagged, at: int) -> WordRange:
    """The noun phrase that a verb group starting at word `at` has as its subject; empty where the clause has none."""
    left = _clause_start(s, at)
    if (own := _over_adjunct(s, left, at)) is not None:
        return own
    if left < at and s.lower[at - 1] == ",":  # "garlic, an old remedy, cures": the insertion is dropped
        opening = comma_before(s, at - 1, left)
        if opening > left:
            return WordRange(_segment_start(s, opening, left), opening)
        return WordRange(at, at)
    start = _segment_start(s, at, left)
    if start == at and s.word(at - 1) == "and" and _is_third_person(s, at):
        verb = _verb_in(s, left, at)
        if verb is not None and not any(s.is_class(i, "relative") for i in range(max(0, left - 1), verb)):
            return WordRange(_segment_start(s, verb, left), verb)  # "Cupping pulls blood out of the lungs and cures"
    return WordRange(start, at)


ADJUNCT_OPENERS = frozenset(
    ["when", "while", "if", "whenever", "before", "after", "until", "unless", "because", "where"]
)
_PERSONS = frozenset(["you", "they", "we", "i", "he", "she", "it", "people"])


def _over_adjunct(s: Tagged, left: int, at: int) -> WordRange | None:
    """The subject before a clause that only tells when it acts: "Smoking while you are pregnant harms"; None
    where no such clause stands right before the verb.
    """
    opener = left - 1
    if opener < 1 or s.lower[opener] not in ADJUNCT_OPENERS or not s.is_head(opener, "clause_opener"):
        return None
    is_clause = at - left >= 2 and s.lower[left] in _PERSONS and "," not in s.lower[left:at]
    is_clause = is_clause or (at == left + 1 and s.is_head(left, "circumstance"))  # "while breastfeeding"
    if not is_clause or s.lower[at - 1] in _PERSONS or s.lower[at - 1] in ("and", "or", "to"):
        return None
    start = _clause_start(s, opener)
    verb = _verb_in(s, start, opener)
    is_act = verb is None or (s.is_head(verb, "product") and s.lower[verb - 1].endswith("ing"))  # "Using drops if"
    if start >= opener or s.lower[opener - 1] == "," or not is_act:
        return None
    is_new = start == 0 or not s.is_head(start - 1, "clause_opener") or s.lower[start - 1] in ("so", "but", "that")
    return WordRange(_segment_start(s, opener, start), opener) if is_new else None


_SUBJECT_REACH = 60  # words: no subject is longer, and a sentence may have no end


def _clause_start(s: Tagged, at: int) -> int:
    """First word after the nearest opener of the clause that the verb at `at` stands in."""
    i = at - 1
    depth = 0
    first = max(0, at - _SUBJECT_REACH)
    while i >= first:
        word = s.lower[i]
        if word in ")]":
            depth += 1
        elif word in "([":
            if not depth:
                return i + 1
            depth -= 1
        elif not depth:
            if (word in HARD and not is_rate(s, i)) or (i < at - 1 and _opens_report(s, i)):
                return i + 1
            if (
                s.is_head(i, "clause_opener")
                and i < at - 1
                and not s.is_hyphened(i + 1)  # "After-sun lotions"
                and not (word == "once" and _is_count_once(s, i))
                and not (word == "as" and s.is_head(i + 1, "as_told"))
                and not (word == "as" and (s.word(i - 1) in ("such", "well") or s.word(i + 1) == "well"))
                and not _is_inside_relative(s, i, at)
                and not (i and s.lower[at - 1] == "," and s.lower[i - 1] == ",")  # "zinc, when taken early, shortens"
                and not (word == "as" and s.lower[at - 1] == "," and "," in s.lower[max(first, i - 7) : i])
            ):
                return i + 1
            if s.is_head(i, "clause_opener") and i == at - 1:
                return at
        i -= 1
    return first


def _is_count_once(s: Tagged, at: int) -> bool:
    """Whether "once" tells how often: "given once in infancy", "once a day"; no "once it has healed"."""
    behind = s.lower[at + 1 : at + 3]
    is_rate = bool(behind) and (behind[0] in ("daily", "weekly", "monthly") or s.is_class(at + 1, "preposition"))
    return is_rate or (len(behind) > 1 and behind[0] in ("a", "every", "per", "each") and s.is_head(at + 2, "times"))


def _opens_report(s: Tagged, at: int) -> bool:
    """Whether a report verb without "that" opens the clause: "tests show the compound protects", "proving it works"."""
    if s.lower[at] not in s.language.report_verbs or s.lower[at] in s.language.reporters or at == 0:
        return False
    before = at - 1 - (at > 1 and s.lower[at - 1].endswith("ly"))  # "a widely prescribed ACE inhibitor"
    if s.is_any(before, "be", "determiner") or s.lower[at - 1] == "to":
        return False
    mark = s.cover[at + 1]
    return s.is_any(at + 1, "determiner", "pronoun") or (mark is not None and mark.name is not None)


_APPOSITION = 6  # words from its comma to its relative pronoun


def _opens_apposition(s: Tagged, relative: int) -> bool:
    """Whether a relative pronoun belongs to an apposition between commas: `turmeric, a root that cooks love, cures`."""
    for i in range(relative - 1, max(0, relative - _APPOSITION), -1):
        if s.lower[i] == ",":
            return s.is_class(i + 1, "determiner") and i + 1 < relative - 1
        if s.is_any(i, *AUXILIARIES):
            return False
    return False


def _is_inside_relative(s: Tagged, opener: int, at: int) -> bool:
    """Whether `opener` opens a relative clause that has its own verb before `at`: "People who smoke get", "drops that
    he sells cure".
    """
    if s.lower[opener] not in ("which", "who", "that", "where"):
        return False
    before = opener - 1 - (opener > 1 and s.is_class(opener - 1, "preposition"))
    if s.lower[at - 1] == "," and opener and s.lower[before] == ",":
        return True  # an insertion between commas: "magnesium, which many people take, stops cramps", ", in which …,"
    if s.lower[at - 1] == "," and _opens_apposition(s, opener):
        return True
    if (
        opener == 0
        or s.lower[opener - 1] in s.language.report_verbs
        or s.lower[opener - 1] in ("is", "was", "be")
        or s.is_head(opener - 1, "held_true")
    ):
        return False
    verbs = 0
    for i in range(opener + 1, at):
        mark = s.cover[i]
        tag = mark.of("relation") if mark and mark.start == i and not mark.name else None
        verbs += s.is_any(i, *AUXILIARIES) or bool(tag and tag.data["feature"] in ("s", "base"))
        verbs += (
            i == opener + 1
            and s.lower[i].isalpha()
            and not tag
            and not s.is_class(i, "determiner")
            and s.cover[i] is None
            and not s.is_class(i, "be")
            and not s.is_class(i, "have")
        )
    return verbs > 0 and s.lower[at - 1] != ","


def comma_before(s: Tagged, at: int, left: int) -> int:
    """The last comma among words [left, at); -1 where there is none."""
    return next((i for i in range(at - 1, left - 1, -1) if s.lower[i] == ","), -1)


def _segment_start(s: Tagged, at: int, left: int) -> int:
    """Start of the subject within [left, at): after the last comma that is not a list's, after a conjunction that
    joins clauses.
    """
    start = left
    for i in range(left, at):
        word = s.lower[i]
        if (word == "," and not _is_list_comma(s, i, at, left)) or (
            word == "and" and i > left and _verb_in(s, start, i) is not None and not _joins_classes(s, start, i, at)
        ):
            start = i + 1
    while start < at and (
        s.is_head(start, "leading")
        or is_plain_adverb(s, start)
        or (s.lower[start] != "being" and s.is_any(start, "modal", "do", "be"))
    ):
        start += 1
    return start


def _joins_classes(s: Tagged, start: int, conjunction: int, end: int) -> bool:
    """Whether a relative clause tells of two class nouns: "Emollients are creams and ointments that"."""
    be = next((i for i in range(start, conjunction) if s.is_class(i, "be")), None)
    is_relative = s.word(end) in ("that", "which")
    is_predicate = be is not None and be > start and not any(s.lower[i] == "," for i in range(be, conjunction))
    return is_relative and is_predicate and _verb_in(s, conjunction + 1, end) is None


def _is_list_comma(s: Tagged, at: int, end: int, left: int) -> bool:
    """`garlic, ginger and honey help`: members without function words, and a conjunction before the verb."""
    tail = s.lower[at + 1 : end]
    if not ("and" in tail or "or" in tail or "&" in tail):
        return False
    member = s.lower[left:at]
    last = max((i for i, word in enumerate(member) if word == ","), default=-1)
    member = member[last + 1 :]
    return (
        0 < len(member) <= 5
        and not any(w in s.language.classes["preposition"] - {"of", "like"} for w in member)
        and not any(s.is_any(i, "be", "modal") for i in range(at + 1, end))
    )


def _verb_in(s: Tagged, start: int, end: int) -> int | None:
    """The first finite verb among words [start, end) that can be told by its form."""
    return next((i for i in range(start, end) if s.is_any(i, *AUXILIARIES) or _is_third_person(s, i)), None)


def _is_third_person(s: Tagged, at: int) -> bool:
    """Whether a cue at word `at` is a verb in -s: "cures"."""
    mark = s.cover[at] if at < len(s.lower) else None
    tag = mark.of("relation") if mark is not None and mark.start == at and mark.name is None else None
    return tag is not None and tag.data["feature"] == "s"
