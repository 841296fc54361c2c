"""Carriers: the verb that carries a noun or a predicate: "provides relief", "is a cure", "proved safe"."""

from __future__ import annotations

from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged
from claimlint.claims.verbs import Group, group_before


def light_verb(s: Tagged, at: int) -> int | None:
    """The light verb that carries a noun at word `at`, over what stands between."""
    i = at - 1
    while i >= 0 and i > at - 9:
        word = s.lower[i]
        mark = s.cover[i]
        two = f"{s.lower[i - 1]} {word}"
        if i and two in s.language.light_verbs and not s.is_class(i - 2, "determiner"):
            return i - 1
        if (
            word in s.language.light_verbs
            and not (mark and mark.name)
            and not s.is_class(i - 1, "determiner")
            and word not in s.language.classes["be"]
        ):
            return i
        if word == "with" and s.is_head(i - 1, "people"):
            i -= 1  # "offers people with gout a cure"
            continue
        if word == "of" and (s.lower[i - 1] == "out" or s.is_head(i - 1, "share")):
            i -= 2  # "gave 9 out of 10 patients relief"
            continue
        if s.is_head(i, "about") and s.lower[i + 1][0].isdigit():
            i -= 1  # "gives about 97% protection"
            continue
        if (
            word in (",", ";", ":", ".", "(", ")", "that", "which")
            or s.is_any(i, "modal", "be")
            or word in ("for", "with", "from", "to", "by", "of", "as", "on", "about", "into")
        ):
            return None
        i -= 1
    return None


def carrier_of(s: Tagged, at: int, verb: int | None) -> tuple[Group, int, str]:
    """The verb group that carries a noun, where the claim's span starts, and the frame."""
    if verb is not None:
        group = group_before(s, verb)
        return group, group.own, "light"
    i = at - 1
    while i >= 0 and (s.is_class(i, "determiner") or is_modifier(s, i) or s.follows(i, "by", "far")):
        if s.is_head(i, "called") and not s.is_class(i - 1, "determiner"):  # "is a known cause of"
            return Group(at, at, at), at, "nominal"  # "is called guided tissue regeneration"
        i -= 1
    if i > 0 and s.lower[i] == "of" and s.lower[i - 1] in _ONE_OF:
        i -= 2  # "is one of the main causes of"
    if s.is_any(i, "be", "be_like") or s.word(i) == "as":
        outer = group_before(s, i)
        frame = "existential" if s.word(outer.start - 1) == "there" else "copular"
        if s.lower[i] == "as" and i:
            return _presented(s, i, at)
        return outer._replace(head=i), at, frame
    return Group(at, at, at), at, "nominal"


_PRESENTED_REACH = 7  # words from "prescribed" to the "as" behind what was prescribed


def _presented(s: Tagged, link: int, at: int) -> tuple[Group, int, str]:
    """`is hailed as a cure`, `was sold as a cure`, `doctors gave arsenic as a cure`: the verb before carries it, and
    those who take or sell a thing as a cure believe or say that it is one.
    """
    behind = range(link - 1, max(-1, link - _PRESENTED_REACH), -1)
    verb = next((i for i in behind if s.is_head(i, "presented") or s.is_head(i, "recommended")), link - 1)
    row = s.language.governors.get("believed" if s.is_head(verb, "presented") else s.lower[verb])
    group = group_before(s, verb)
    if row and "set" in row:
        group = group._replace(governors=((s.lower[verb], row), *group.governors))
    return group._replace(head=verb), at, "presented" if verb < link - 1 and not group.has_be else "copular"


_ONE_OF = frozenset(["one", "some", "two", "among"])


def is_modifier(s: Tagged, at: int) -> bool:
    """Whether a word may stand between a determiner and its noun: an adjective, a possessive, an unknown noun."""
    if s.lower[at] == "'s" and not s.is_class(at, "be"):
        return True
    mark = s.cover[at]
    if mark is not None and mark.name:
        return False
    return s.lower[at].isalpha() and not s.is_any(
        at, *AUXILIARIES, "preposition", "conjunction", "subordinator", "be_like", "relative"
    )


def copula_of(s: Tagged, group: Group, cue: Mark) -> Group | None:
    """The verb group of the copula before a predicative adjective, over adverbs and adjectives joined to it ("safe
    and effective").
    """
    if group.has_be and group.start < cue.start:
        return group
    i = cue.start - 1
    is_noun = any(s.is_head(at, "treatment_noun") for at in range(cue.start, cue.end))
    while i >= 0 and (_is_before_predicate(s, i) or (is_noun and _is_joined_attribute(s, i))):
        i -= 1
    if s.is_any(i, "be", "be_like") or s.is_head(i, "linking"):
        return _with_governor(s, i)._replace(head=cue.start)
    return None


def _is_joined_attribute(s: Tagged, at: int) -> bool:
    """The first of two attributes of a noun: "is a tried and trusted remedy for"."""
    return s.lower[at + 1] == "and" and s.lower[at].isalpha() and s.is_class(at - 1, "determiner")


def _with_governor(s: Tagged, at: int) -> Group:
    """The group of a linking verb, which may itself weaken what it links: "appears effective", "is thought useful"."""
    group = group_before(s, at)
    row = s.language.governors.get(s.lower[at])
    if row is None or row.get("role") != "raising":
        return group
    return group._replace(governors=(*group.governors, (s.lower[at], row)))


def _is_before_predicate(s: Tagged, at: int) -> bool:
    """Whether a word may stand between the copula and its predicate: "is by far", "are tasty and"."""
    word = s.lower[at]
    if "by far" in (" ".join(s.lower[at : at + 2]), " ".join(s.lower[max(0, at - 1) : at + 1])):
        return True  # "is by far the most effective treatment for"
    if word in s.language.heads["joined_adjective"] or word.endswith("ly") or s.is_class(at, "adverb"):
        return True
    if word[0].isdigit() or word == "cent" or (at > 0 and s.lower[at - 1][0].isdigit()):
        return True  # "was 1.4 days longer", "30 per cent higher"
    if s.is_head(at, "about") and any(w[0].isdigit() for w in s.lower[at + 1 : at + 3]):
        return True  # "is more than 99% effective at"
    is_joined = s.word(at + 1) in ("and", "but") or s.is_hyphened(at + 1)
    is_first = is_joined and word.isalpha() and len(word) > 2
    if is_first and _is_behind_be(s, at):  # "are tasty and good for your gut"
        return True
    mark = s.operator_at(at)
    return mark is not None and any(t.kind in ("booster", "hedge") for t in mark.tags)


def _is_behind_be(s: Tagged, at: int) -> bool:
    """Whether the word at `at` is a predicate by itself, right behind "is" or "are", or joined to one by a hyphen."""
    first = at - 1 if s.is_hyphened(at) else at
    while first > 1 and (s.is_class(first - 1, "adverb") or s.lower[first - 1].endswith("ly")):
        first -= 1
    return first > 0 and s.is_class(first - 1, "be")


_PREDICATE_REACH = 9  # words from "effective" to the preposition behind it: "effective than placebo in"


def predicate_before(s: Tagged, at: int) -> Group | None:
    """The verb group of "is effective (in)", "plays a role (in)", "is a promising option (for)", which end before
    word `at`.

    What the predicate leaves of a claim is kept as a governor: "useful" makes it 3 at most, "promising" 2.
    """
    for i in range(at - 1, max(-1, at - 1 - _PREDICATE_REACH), -1):
        word = s.lower[i]
        if s.is_head(i, "outdoing"):  # "outperforms pills at lowering"
            return group_before(s, i)
        cap = next((cap for head, cap in _CAPS if word in s.language.heads[head]), None)
        if cap is not None:
            group = _carrying(s, i)
            if group is None:
                return None
            row = {"ceiling": cap, "role": "raising", "hedge": cap <= 2}
            return group if cap > 4 else group._replace(governors=(*group.governors, (word, row)))
        if not (word[0].isalnum() or word == "-") or s.is_any(i, "be", "modal"):
            return None
        if word == "to" and not _is_rated_against(s, i):
            return None
    return None


def _is_rated_against(s: Tagged, at: int) -> bool:
    """`superior to saline in reducing`: "to" leads to what the predicate compares with."""
    return s.lower[at - 1] == "superior" or s.follows(at - 2, "non", "inferior")


_CAPS = (("promising", 2), ("useful", 3), ("effective", 5))


def _carrying(s: Tagged, at: int) -> Group | None:
    """The light verb or copula before the predicate word `at`."""
    verb = light_verb(s, at)
    if verb is not None or s.word(at - 1) == "of":  # "is of benefit in"
        return group_before(s, verb if verb is not None else at - 2)
    i = at - 1
    while i >= 0 and (s.is_class(i, "determiner") or is_modifier(s, i) or _is_before_predicate(s, i)):
        i -= 1
    if s.is_any(i, "be", "be_like"):
        return _with_governor(s, i)
    left = at - 1 - (s.word(at - 1) in ("'", "‘", '"', "“"))
    named = s.cover[left] if left >= 0 else None
    is_named = named is not None and named.kind == "intervention"
    return Group(left + 1, at, at) if is_named and is_headline(s) else None  # "Mediterranean diet key to preventing"


_HEADLINE = 16  # words


def is_headline(s: Tagged) -> bool:
    """`Link between coffee and migraine`: short, and without a finite verb."""
    if len(s.lower) > _HEADLINE or s.lower[-1] == ".":
        return False
    return not any(s.is_any(i, *AUXILIARIES) for i in range(len(s.lower)))


def stressed(s: Tagged, at: int) -> int:
    """How many words stress a noun from behind: "has no effect whatsoever on", "no benefit at all in"."""
    if s.word(at) in ("whatsoever", "whatever"):
        return 1
    return 2 if s.follows(at, "at", "all") else 0
