"""Frames of clefts: who acts is told by what it is: "What helped was rest", "The best way to stop flu is a jab"."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import agents_in, ailments_in, arguments_in, as_said, best_fit, names_risk
from claimlint.claims.arguments.carriers import is_modifier
from claimlint.claims.arguments.instruments import way_of
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.objects import objects_of
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.clauses import clause_end
from claimlint.claims.drafts import AGENTS, Argument, Draft, argument_of
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import CURES
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before

OBSERVED = ("associate", "compare", "affect")  # nouns of these classes tell of a finding wherever they stand
_WAY_REACH = 8  # words from what is prevented to "is": "flu in care homes is"


def promoted(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Peppermint oil: the gentle way to ease bloating`."""
    phrase, objects = objects_of(s, cue, tags)
    subjects, own = way_of(s, group.start), Group(cue.start, cue.start, cue.start)
    has_risk = names_risk(s, phrase.start, phrase.end)
    tag = best_fit(s, tags, objects, has_risk, subjects)
    end = max(phrase.end, cue.end)
    return Draft(tag, cue, "active", own, own.own, end, subjects, objects, "active", has_risk) if tag else None


def clefted(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`What put my gout to rest was a foot bath`; but "it depends on what causes the pain" claims nothing."""
    phrase, objects = objects_of(s, cue, tags)
    at = max(phrase.end, cue.particle[1] if cue.particle else cue.end)
    if (group.start > 3 and s.lower[group.start - 1] == "what") or not s.is_class(at, "be"):
        return None
    further = object_after(s, at + 1)
    subjects = arguments_in(s, further, AGENTS)
    tag = best_fit(s, tags, objects, names_risk(s, phrase.start, phrase.end), subjects)
    if tag is None or not subjects:
        return None
    return Draft(tag, cue, "active", group, group.own, at, subjects, objects, "active")


def opens_cleft(s: Tagged, noun: int) -> bool:
    """Whether a clause begins with the noun at word `noun`, which only points ahead: "(but) the only thing that"."""
    if not s.is_head(noun, "cleft_noun"):
        return False
    at = noun
    while at > 0 and (s.is_class(at - 1, "determiner") or is_modifier(s, at - 1)) and noun - at < 4:
        at -= 1
    return at == 0 or s.lower[at - 1] in (",", ";", ":", "but", "and", "so", "then", "yet")


def identified(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`A leaky gut is what lies behind eczema`: what is identified stands before the copula."""
    at = next(i for i in range(group.start - 1, -1, -1) if s.is_class(i, "be"))
    outer = group_before(s, at)
    phrase, objects = objects_of(s, cue, tags)
    subjects = subject_in(s, subject_before(s, outer.start), tags[0].value)
    has_risk = names_risk(s, phrase.start, phrase.end)
    tag = best_fit(s, tags, objects, has_risk, subjects)
    if tag is None or not subjects:
        return None
    end = max(phrase.end, cue.end)
    return Draft(
        tag, cue, "active", outer._replace(head=cue.start), group.own, end, subjects, objects, "active", has_risk
    )


def way_is(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`The best way to prevent flu is vaccination`, `One way of easing a cold is to rest`."""
    phrase, objects = objects_of(s, cue, tags)
    found = _told_behind(s, phrase)
    if found is None or not objects:
        return None
    subjects, end = found
    has_risk = names_risk(s, phrase.start, phrase.end)
    tag = best_fit(s, tags, objects, has_risk, subjects)
    if tag is None:
        return None
    bare = group._replace(governors=tuple(row for row in group.governors if row[1].get("role") != "advice"))
    return Draft(tag, cue, "active", bare, cue.start, end, subjects, objects, "active", has_risk)


def sufficient(s: Tagged, cue: Mark, tags: list[Tag]) -> Draft | None:
    """`If you want to cure psoriasis, all you need is oats`, `To beat gout, just drink tea`: the means stands behind.

    A plain instruction ("To prevent flu, have the jab") is advice, but for a cure, which is no aim that can be advised.
    """
    first = 1 if s.lower[0] == "to" else next((n for n in (4, 5) if " ".join(s.lower[:n]) in _WANTING), None)
    if first is None or not first <= cue.start <= first + 1:
        return None
    phrase, objects = objects_of(s, cue, tags)
    comma = next((i for i in range(phrase.end, min(phrase.end + 5, len(s.lower))) if s.lower[i] == ","), None)
    if comma is None or not objects:
        return None
    said, at = s.language.heads["all_it_takes"], comma + 1
    start = next((at + n for n in (6, 5, 4, 3, 2, 1) if " ".join(s.lower[at : at + n]) in said), None)
    if start is None and tags[0].value in s.language.strength["hard_classes"] and s.is_head(at, "prompted"):
        start = at + 1
    if start is None:
        return None
    subjects = told_from(s, start)
    tag = best_fit(s, tags, objects, names_risk(s, phrase.start, phrase.end), subjects)
    own = Group(cue.start, cue.start, cue.start)
    return Draft(tag, cue, "active", own, cue.start, phrase.end, subjects, objects, "sufficient") if tag else None


_WANTING = frozenset(["if you want to", "if you'd like to", "if you wish to", "if you would like to"])


def told_from(s: Tagged, start: int) -> tuple[Argument, ...]:
    """What the clause from word `start` on names that may act; else what its words say."""
    end = clause_end(s, start)
    return agents_in(s, WordRange(start, end)) or (as_said(s, "unknown", start, end),)


def _told_behind(s: Tagged, phrase: WordRange) -> tuple[tuple[Argument, ...], int] | None:
    """What stands behind the "is" of "the way to do it is", and where it ends: a name, else what its words say."""
    reach = range(phrase.end, min(phrase.end + _WAY_REACH, len(s.lower) - 1))
    at = next((i for i in reach if s.is_class(i, "be") or s.lower[i] in (",", ".", ":", ";", "and", "that")), None)
    if at is None or not s.is_class(at, "be") or s.is_class(at + 1, "negative"):
        return None
    if s.lower[at + 1] == "being" or s.is_head(at + 1, "to_be_studied") or s.is_head(at + 1, "sought"):
        return None  # "New ways to prevent flu are being studied"
    start, end = at + 1, clause_end(s, at + 1)
    named = agents_in(s, WordRange(start, end))
    if named:
        return named, end
    start += s.word(start) in ("to", "by", "simply")
    if start == at + 1 and not (s.is_class(start, "determiner") or s.lower[start].endswith("ing")):
        return None  # "Ways to prevent flu are badly needed", "are described below"
    return ((as_said(s, "unknown", start, end),), end) if end > start else None


def pointed_to(s: Tagged, tags: list[Tag], end: int) -> tuple[Argument, ...]:
    """`The best thing for hip pain is Pilates`, `the secret of clear skin lies in zinc`, `relief from hay fever is
    provided by nasal sprays`: who has it stands behind.
    """
    if (brought := _brought_by(s, end)) is not None:
        return agents_in(s, object_after(s, brought))
    if tags[0].value in CURES and s.is_class(end, "be") and s.word(end + 1) == "to":
        told = _told_behind(s, WordRange(end, end))  # "The only real cure for gout is to drink cherry juice"
        return told[0] if told is not None else ()
    if tags[0].value in CURES and s.is_head(end, "listing"):  # "Natural cures for gout include cherries"
        return tuple(a for a in agents_in(s, object_after(s, end + 1)) if a.name.is_known)
    at = end + 1 + (s.follows(end, "lies", "in"))
    if tags[0].data["strength"] < 3 or tags[0].value in OBSERVED or s.word(at) == "not":
        return ()
    if not (s.is_class(end, "be") or at > end + 1) or s.language.relations[tags[0].value].get("direction") != "+":
        return ()
    return agents_in(s, object_after(s, at))


def _brought_by(s: Tagged, at: int) -> int | None:
    """The word behind "is provided by", "comes with", "can be had from", which starts at word `at`."""
    while at < len(s.lower) and s.is_any(at, "be", "modal", "adverb"):
        at += 1
    is_brought = s.is_head(at, "brought") and s.word(at + 1) in _BROUGHT_BY
    return at + 2 if is_brought else None


_BROUGHT_BY = ("by", "with", "from", "through", "in")


def indispensable_frame(s: Tagged, cue: Mark, tags: list[Tag], group: Group) -> Draft | None:
    """`Without ginger, nausea cannot be cured`: what nothing is mended without is said to mend it."""
    comma = next((i for i in range(2, group.start) if s.lower[i] == ","), None)
    if comma is None:
        return None
    named = [m for m in s.names(1, comma) if m.kind == "intervention"]
    subjects = tuple(argument_of(s, m) for m in named)
    is_passive = group.has_be and tags[0].data["feature"] == "ed"
    phrase = object_after(s, cue.end)
    is_passive = is_passive or (phrase.is_empty and any("intransitive" in t.data or "made" in t.data for t in tags))
    phrase = subject_before(s, group.start) if is_passive else phrase
    objects = ailments_in(s, phrase)
    tag = best_fit(s, tags, objects, False, subjects)
    if (
        tag is None
        or tag.value not in {*CURES, "prevent", "reduce-symptom"}
        or not subjects
        or subjects[-1].end != comma
    ):
        return None
    doubly = group._replace(negations=(*group.negations, s.said(0, 1)))  # two denials say that it does
    end = cue.end if is_passive else phrase.end
    return Draft(tag, cue, "passive" if is_passive else "active", doubly, group.own, end, subjects, objects, "active")
