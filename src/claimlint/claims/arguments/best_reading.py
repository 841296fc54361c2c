"""Arguments: what the phrases around a cue name, and which reading of the cue suits them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimlint.claims.arguments.naming import unknown_name
from claimlint.claims.arguments.noun_phrases import SHAPED, is_risk_link
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, argument_of
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.model import Name, NameKind
from claimlint.claims.tagged import Mark, Tagged, WordRange


def arguments_in(s: Tagged, phrase: WordRange, kinds: tuple[str, ...]) -> tuple[Argument, ...]:
    """The names of these kinds in a phrase; where it has none, what its words name."""
    if phrase.is_empty:
        return ()
    named = [
        argument_of(s, mark, kinds)
        for mark in s.names(phrase.start, phrase.end)
        if not _is_part_of_word(s, mark, phrase.end) and not _is_circumstance(s, mark, phrase.start)
    ]
    named = _without_parts(named)
    if named and named[-1].end < phrase.end and named[-1].name.kind in HEALTH and kinds[-1] in AGENTS:
        last = next((i for i in range(named[-1].end, phrase.end) if s.lower[i] in ("and", "or", ",")), phrase.end)
        whole = unknown_name(s, phrase.start, last)  # "blood pressure tablets", "heart patch": the head is a product
        if (
            whole is not None
            and whole.kind in ("product", "intervention")
            and last - named[-1].end <= 2
            and "of" not in s.lower[phrase.start : last]
        ):
            return (Argument(whole, phrase.start, last),)
    first = next((i for i in range(phrase.start, phrase.end) if not s.is_class(i, "determiner")), phrase.start)
    if s.lower[first] in ("everything", "anything") and kinds[0] in HEALTH:
        whole = unknown_name(s, first, first + 1)  # "a cure for everything except death"
        return (Argument(whole, first, first + 1),) if whole is not None else ()
    if named and _is_told_of_part(s, named[-1], phrase.end):
        whole = unknown_name(s, phrase.start, phrase.end)
        if whole is not None:
            return (Argument(whole._replace(kind="outcome"), phrase.start, phrase.end),)
    if kinds[0] in AGENTS and named and _is_lacking(s, named[0], phrase.start):
        if s.lower[named[0].start - 1] == "in":  # "a diet low in fibre"
            return (as_said(s, "intervention", first, named[0].end),)
        whole = unknown_name(s, phrase.start, phrase.end)
        return (Argument(whole, phrase.start, phrase.end),) if whole is not None else ()
    if kinds[0] in HEALTH and len(named) == 1 and named[0].name.kind == "intervention" and s.lower[first] == "low":
        return (as_said(s, "outcome", first, named[0].end),)  # "lead to low magnesium"
    fitting = [a for a in named if a.name.kind in kinds]
    if fitting:
        kept = _without_pointers(s, [*fitting, *_joined_unknowns(s, phrase, named, kinds)])
        return tuple(
            {a.name.canonical or a.name.text: a for a in reversed(kept)}[name]
            for name in dict.fromkeys(a.name.canonical or a.name.text for a in kept)
        )
    start = _behind_risk(s, phrase)
    unknown = unknown_name(s, start, phrase.end)
    if unknown is not None and unknown.kind in HEALTH and start == phrase.start:
        row = tuple(a for a in _joined_unknowns(s, phrase, [], HEALTH) if a.name.kind in HEALTH)
        if len(row) > 1:
            return row  # "a sore arm and swollen glands"
    if start > phrase.start and phrase.end == start + 1 and _gets_it(s, start):
        return (as_said(s, "unknown", phrase.end, phrase.end + 1),)  # "the odds of getting it"
    if unknown is not None and start > phrase.start and s.lower[start].endswith("ing") and kinds[0] in HEALTH:
        return (as_said(s, "outcome", start, phrase.end),)  # "the risk of having a large baby"
    return (Argument(unknown, start, phrase.end),) if unknown else ()


_CATCHING = ("getting", "catching", "developing", "having", "contracting")


def _gets_it(s: Tagged, at: int) -> bool:
    """`getting it`, `developing them`: an illness that was named before."""
    return s.word(at) in _CATCHING and s.word(at + 1) in ("it", "them")


def _is_circumstance(s: Tagged, mark: Mark, start: int) -> bool:
    """`paracetamol in pregnancy`, `nuts while breastfeeding`: when something is had or taken, behind what it is."""
    if not s.is_head(mark.start, "circumstance") or mark.end != mark.start + 1:
        return False
    link = mark.start - 1 - (s.is_head(mark.start - 1, "stage_of_life") and mark.start > 1)
    return link > start and s.lower[link] in ("in", "during", "while", "whilst", "throughout", "when")


_OPPOSED = frozenset(["anti", "non"])


def _is_part_of_word(s: Tagged, mark: Mark, end: int) -> bool:
    """Whether a name only is part of a word of another meaning: "kidney-shaped", "noise-induced", "anti-sickness"."""
    if s.is_hyphened(mark.start) and s.lower[mark.start - 1] in _OPPOSED:
        return True
    if s.is_head(mark.end, "matter_of") and mark.kind == "condition":
        return True
    if s.is_hyphened(mark.end) and s.lower[mark.end] in s.language.suffixes and mark.end + 1 < end:
        return True  # "a pain-relieving gel"
    return mark.end < len(s.lower) and (s.lower[mark.end] in SHAPED or _is_first_part(s, mark.end, end))


_BROUGHT_ON = frozenset(["induced", "related", "associated", "linked", "acquired", "driven"])


def _is_first_part(s: Tagged, at: int, end: int) -> bool:
    """Whether a name is the first part of a compound: the noise of "noise-induced hearing loss" is not what is lost."""
    return s.is_hyphened(at) and at + 1 < end and s.lower[at] in _BROUGHT_ON


def _without_parts(named: list[Argument]) -> list[Argument]:
    """A part of the body right before what ails it or what it does belongs to that name: "muscle stiffness"."""
    return [
        a
        for a, b in pairwise([*named, None])
        if a is not None
        and not (b and a.end == b.start and a.name.kind == "structure" and b.name.kind in ("condition", "outcome"))
    ]


def agents_in(s: Tagged, phrase: WordRange) -> tuple[Argument, ...]:
    """What a phrase names that may act; nothing where its words name anything else."""
    return tuple(a for a in arguments_in(s, phrase, AGENTS) if a.name.kind in AGENTS)


def ailments_in(s: Tagged, phrase: WordRange) -> tuple[Argument, ...]:
    """What a phrase names that may be eased or caused: "gout and a sore back"; nothing else that its words may mean."""
    return tuple(a for a in arguments_in(s, phrase, HEALTH) if a.name.kind in HEALTH)


def _behind_risk(s: Tagged, phrase: WordRange) -> int:
    """Where what a risk or a share is of stands: "your risk of a dry socket", "most of the discomfort"; the start of
    the phrase where it names none.
    """
    links = (i for i in range(phrase.start + 1, phrase.end - 1) if s.lower[i] in ("of", "for"))
    link = next(links, None)
    is_share = link is not None and (
        is_risk_link(s, link) or s.is_head(link - 1, "share") or s.is_head(link - 1, "percent")
    )
    return link + 1 if link is not None and is_share else phrase.start


def _joined_unknowns(s: Tagged, phrase: WordRange, named: list[Argument], kinds: tuple[str, ...]) -> Iterator[Argument]:
    """Members of a coordination that the vocabulary does not know: "libido and stamina", "ginger and peppermint"."""
    edges = [i for i in range(phrase.start, phrase.end) if s.lower[i] in ("and", "or", ",")]
    if not edges or len(edges) > _MEMBERS:
        return
    for start, end in pairwise([phrase.start - 1, *edges, phrase.end]):
        if end - start < 2 or end - start > 4 or any(a.start < end and a.end > start for a in named):
            continue
        name = unknown_name(s, start + 1, end)
        if name is not None and (name.kind in kinds or (kinds[0] in AGENTS and end - start == 2)):
            yield Argument(name, start + 1, end)


_MEMBERS = 8  # conjunctions and commas in a list that is looked through


def people_in(s: Tagged, argument: Argument) -> Argument:
    """The people of an argument by the vocabulary's name: "(about 1,000) people"."""
    named = s.names(argument.start, argument.end)
    return argument_of(s, named[-1]) if argument.name.kind == "population" and named else argument


def _is_told_of_part(s: Tagged, named: Argument, end: int) -> bool:
    """Whether what follows a part of the body names what ails it, or a name what is done with it: "joint damage", "iron
    absorption".
    """
    if end - named.end != 1:
        return False
    if named.name.kind == "structure":
        return s.is_head(named.end, "complaint") or s.is_head(named.end, "bodily_act")
    if named.name.kind != "intervention":
        return False
    return s.is_head(named.end, "bodily_act") or s.is_head(named.end, "aftermath")  # also "post-workout soreness"


def _is_lacking(s: Tagged, named: Argument, start: int) -> bool:
    """Whether it is the want of a thing that acts: "poor brushing", "a lack of exercise"."""
    if s.lower[named.start - 1] == "little" and s.word(named.start - 2) != "a":
        return named.start > start  # "Too little vitamin D"
    return any(s.is_head(i, "lacking") for i in (start - 1, *range(max(start, named.start - 2), named.start)))


def _without_pointers(s: Tagged, found: list[Argument]) -> list[Argument]:
    """`pain of endometriosis`: the complement is what is meant; both stay where they are coordinated. What ails a part
    of the body is meant itself: "pain in the knee", "pain of damaged nerves".
    """
    kept = list(found)
    for a, b in pairwise(found):
        if a is not found[0] and s.lower[a.start - 1] in ("and", "or"):
            continue  # "the cramping and bloating of an irritable bowel"
        if s.lower[a.end : b.start] in _COMPLEMENT_LINKS:
            kept.remove(b if a.name.kind == "condition" and b.name.kind == "structure" else a)
    return kept or found


_COMPLEMENT_LINKS = (["of"], ["from"], ["of", "the"], ["in"], ["in", "the"], ["due", "to"], ["caused", "by"])


def best_fit(
    s: Tagged,
    tags: list[Tag],
    objects: tuple[Argument, ...],
    has_risk: bool,
    subjects: tuple[Argument, ...],
    *,
    addressed: bool = False,
) -> Tag | None:
    """The tag whose object kinds suit the objects best; None where an unsure cue has no health object.

    addressed: the reader is the subject ("Beat insomnia"), so that an unsure cue needs no intervention as its subject.
    """
    best, score = None, -1
    for tag in tags:
        value = _suits(s, tag, objects, has_risk)
        acting = (*AGENTS, "unknown", "condition") if tag.value in _HARMS else (*AGENTS, "unknown")
        if tag.data.get("unsure") and not (
            value >= 2 and (addressed or (subjects and subjects[0].name.kind in acting))
        ):
            continue
        if value > score:
            best, score = tag, value
    if score > 0:
        return best
    return None if addressed else _loosely(tags, objects, subjects)


_HARMS = frozenset(["cause", "increase-risk"])  # which an illness brings about as well: "obesity"


def _loosely(tags: list[Tag], objects: tuple[Argument, ...], subjects: tuple[Argument, ...]) -> Tag | None:
    """`Colostrum seals a leaky gut`: an ailment is mended by a remedy in a word that goes with parts of the body."""
    if not objects or not subjects or subjects[0].name.kind not in AGENTS or subjects[0].name.category == "procedure":
        return None
    if objects[0].name.kind != "condition":
        return None
    return next((tag for tag in tags if tag.value == "repair" and tag.data["strength"] >= 3), None)


def _suits(s: Tagged, tag: Tag, objects: tuple[Argument, ...], has_risk: bool) -> int:
    """How well the objects suit a reading of the cue, from 0 (not at all) to 5; the best reading is taken."""
    wanted = tag.data["object"]
    if has_risk and "risk" in wanted:
        is_plain = tag.data.get("unsure") and (not objects or objects[0].name.kind == "unknown")
        return 0 if is_plain else 5  # "gives families a chance of a holiday"
    if "any" in wanted:
        return 1 if objects else 0
    if not objects:
        return 0
    name = objects[0].name
    if s.is_head(objects[0].end - 1, "made_by_body") and {"symptom", "function"} & set(wanted):
        return 3  # "raises testosterone"
    if name.kind in ("intervention", "product", "group"):
        is_level = tag.value in LEVELLED and tells_level(s, objects[0])
        is_shield = tag.value == "prevent" and name.category == "exposure"  # "protects you from the sun"
        return 2 if {"treatment", "product"} & set(wanted) or is_level or is_shield else 0
    if name.kind == "population":
        return 2 if "people" in wanted and s.is_head(objects[0].end - 1, "people") else 0
    if name.kind == "unknown" and wanted != ["people"]:
        if tag.value == "prevent" and s.is_head(objects[0].end - 1, "shielded_from"):
            return 2  # "protects you from the sun"
        universal = name.text.lower() in s.language.heads["universal_object"]
        if name.text.lower() in ("it", "them") and tag.value == "cure":
            return 2  # "Our plan turns it around"
        if tag.value == "improve" and tag.data["lemma"] == "improve":
            return 2  # "improves sprint times"
        return 2 if universal else 0 if tag.data.get("unsure") or set(wanted) <= {"risk", "treatment", "product"} else 1
    if name.kind == "structure" and {"disease", "symptom"} & set(wanted) and is_ailing(s, objects[0]):
        return 3
    if tag.value == "cure" and name.canonical in s.language.heads["cherished"]:
        return 0  # "breaks up sleep" does harm
    if name.canonical == "tumour" and "disease" in wanted:
        return 3  # what is grown ill, though a structure by its name
    kinds: set[str] = {
        "unknown": set(),
        "condition": {"disease", "symptom"},
        "outcome": {"symptom", "function"},
        "structure": {"structure"},
        "function": {"function"},
    }[name.kind]
    if kinds & set(wanted):
        if name.kind == "outcome" and tag.value == "improve":
            return 4  # "improves mood" is an improvement, though mood is also a symptom's name
        return 3 if name.kind in ("structure",) or "risk" not in wanted else 2
    if name.kind == "outcome" and {"disease", "symptom", "function", "structure"} & set(wanted):
        is_ended = s.language.relations[tag.value].get("direction") == "+"
        return 1 + (is_ended and "disease" in wanted)  # "melts away belly fat"
    return 0


LEVELLED = frozenset(["improve", "reduce-symptom", "support", "increase-risk"])  # what raises or lowers a level


def tells_level(s: Tagged, argument: Argument) -> bool:
    """Whether how much of a thing is in the body is told: "the level of warfarin", "warfarin levels"."""
    first = argument.start - 1 - s.is_class(argument.start - 1, "determiner")
    is_of = s.word(first) == "of" and first > 0 and s.is_head(first - 1, "gauge")
    return is_of or s.is_head(argument.end, "gauge")


def is_ailing(s: Tagged, argument: Argument) -> bool:
    """Whether a part of the body is named as what ails somebody: "burning feet", "a runny nose"."""
    at = argument.start - 1 - (argument.start > 1 and s.is_class(argument.start - 1, "determiner"))
    if s.word(at) == "of" and s.is_head(at - 1, "wearing"):
        return True  # "the loss of cartilage"
    last = argument.start if argument.name.is_known else argument.end - 1
    first = argument.start - 1
    while first > 1 and s.lower[first - 1] in ("and", "or", ","):
        first -= 2  # "broken and knocked-out teeth"
    return any(s.is_head(i, "ailing") for i in range(first, last))


def names_risk(s: Tagged, start: int, end: int) -> bool:
    """Whether words [start, end) hold a noun for a risk: "the odds of"."""
    return any(s.is_head(i, "risk") for i in range(start, end))


def as_said(s: Tagged, kind: NameKind, start: int, end: int) -> Argument:
    """What no vocabulary knows, by the words [start, end) that stand for it."""
    return Argument(Name(kind, "", s.said(start, end), None, "", "stated", "none"), start, end)
