"""What a cue acts on: behind it, behind people or a share of them ("protects nine in ten adults from shingles"),
inside a split verb ("keeps cancer away") or behind its particle.
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import ailments_in, arguments_in, as_said
from claimlint.claims.arguments.noun_phrases import is_plain_adverb, object_after
from claimlint.claims.clauses import clause_object, opens_question
from claimlint.claims.drafts import AGENTS, HEALTH, Argument
from claimlint.claims.lexicon.language import Tag
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.tagging import is_manner

_GETTING = frozenset(["getting", "developing", "catching", "having", "contracting", "suffering"])
_MONEY = ("£", "$", "€")
_PEOPLE_LINKS = frozenset(["with", "having", "from", "against", "of", "whose"])


def objects_after(s: Tagged, at: int) -> tuple[WordRange, tuple[Argument, ...]]:
    """The object phrase from word `at`; behind people ("protects you against flu", "treats people with gout") what
    affects them. An embedded question is one too ("affects whether you get gout").
    """
    if opens_question(s, at):
        return clause_object(s, at)
    at = _behind_share(s, _behind_mark(s, at))
    phrase = object_after(s, at)
    if s.word(phrase.start) in _MONEY:
        return phrase, ()  # "raised £2 million"
    if phrase.end - phrase.start <= 2 and s.is_class(phrase.start, "determiner") and s.is_head(phrase.end - 1, "times"):
        return WordRange(at, at), ()  # "saves lives each year"
    if phrase.is_empty and s.word(at) in ("if", "when"):
        linked = ailed_by(s, at)  # "may help if you have tinnitus", "if your tinnitus is caused by noise"
        phrase = object_after(s, at + (linked or 1)) if linked or s.is_class(at + 1, "determiner") else phrase
    if _is_share(s, phrase):  # "protected nine in ten adults from shingles"
        phrase = WordRange(phrase.start, object_after(s, phrase.end + 1).end)
    link = _behind_span(s, phrase.end)
    while link < len(s.lower) and is_plain_adverb(s, link):  # "protects you completely against"
        link += 1
    if not phrase.is_empty and link < len(s.lower) and means_people(s, phrase) and (linked := ailed_by(s, link)):
        further = object_after(s, after_getting(s, link + linked))
        if not further.is_empty and s.lower[further.start] == "losing":
            return WordRange(phrase.start, further.end), (as_said(s, "outcome", further.start, further.end),)
        if not further.is_empty:
            found = arguments_in(s, further, HEALTH + AGENTS)
            part = arguments_in(s, phrase, HEALTH) if s.is_head(phrase.end - 1, "body") else ()
            return WordRange(phrase.start, further.end), part if _is_shielded(s, phrase, part, found) else found
    if (link := _behind_class(s, phrase)) and (found := ailments_in(s, further := object_after(s, link))):
        general = tuple(a for a in arguments_in(s, phrase, HEALTH) if a.name.is_known)
        return WordRange(phrase.start, further.end), (*found, *general)[:_NAMED]
    if (link := _behind_germs(s, phrase)) and (found := arguments_in(s, further := object_after(s, link), HEALTH)):
        return WordRange(phrase.start, further.end), found
    return phrase, arguments_in(s, phrase, HEALTH + AGENTS)


_MARKS = frozenset([":", "–", "—", "-", "...", "…"])
_FOLLOWING = 4  # words: "the following common illnesses:"


def _behind_mark(s: Tagged, at: int) -> int:
    """The word behind a mark that parts a verb from the ailments it acts on: "Garlic cures: diabetes, asthma", "cures
    the following illnesses: …".
    """
    mark = at
    if s.follows(at, "the", "following"):
        mark = next((i for i in range(at + 2, min(at + 2 + _FOLLOWING, len(s.lower))) if s.lower[i] == ":"), at)
    if s.word(mark) not in _MARKS or mark + 1 >= len(s.lower):
        return at
    named = s.cover[mark + 1]
    return mark + 1 if named is not None and named.kind == "condition" else at


def what_changed(s: Tagged, phrase: WordRange, objects: tuple[Argument, ...]) -> tuple[WordRange, tuple[Argument, ...]]:
    """What a change is of: "associated with a 26% increase in deaths" is an association with deaths."""
    if not s.is_head(phrase.end - 1, "change_noun") or s.word(phrase.end) not in ("in", "of"):
        return phrase, objects
    further, found = objects_after(s, phrase.end + 1)
    if not found or found[0].name.kind == "population":
        return phrase, objects  # "slower memory decline in older adults"
    return WordRange(phrase.start, further.end), found


_NAMED = 2  # of a class and its examples: more of them promise no more


def _behind_class(s: Tagged, phrase: WordRange) -> int:
    """Where the examples of a class of ailments stand: "complications such as blood clots"; 0 where none follow."""
    if phrase.is_empty or not any(s.is_head(phrase.end - 1, head) for head in ("anaphor_condition", "ills")):
        return 0
    if s.lower[phrase.end - 1] == "effects" and _is_lessened(s, phrase.start - 1):
        return 0  # "lowers the chance of side effects such as mouth ulcers": those of another treatment
    at = phrase.end + (s.word(phrase.end) == ",")
    if s.follows(at, "such", "as") or s.follows(at, "for", "example"):
        return at + 2
    return at + 1 if s.word(at) in ("like", "including") else 0


def _is_lessened(s: Tagged, at: int) -> bool:
    """Whether the cue right before or behind a determiner at word `at` lessens what follows."""
    at -= at > 0 and s.is_class(at, "determiner")
    mark = s.cover[at] if at >= 0 else None
    tag = mark.of("relation") if mark is not None else None
    return tag is not None and s.language.relations[tag.value].get("direction") == "+"


def _behind_germs(s: Tagged, phrase: WordRange) -> int:
    """Where the illness stands behind what causes it: "kills the mites that cause scabies"; 0 where none is named."""
    at = phrase.end
    if phrase.is_empty or not s.is_head(at - 1, "pathogen"):
        return 0
    at += at < len(s.lower) and s.is_class(at, "relative")
    if s.follows(at, "responsible", "for"):
        return at + 2
    return at + 1 if s.word(at) in ("cause", "causes", "causing", "behind") else 0


def _behind_span(s: Tagged, at: int) -> int:
    """The word behind a span of time: "protects you (for life) against"."""
    if s.word(at) != "for":
        return at
    return next((i + 1 for i in range(at + 1, min(at + 4, len(s.lower))) if s.is_head(i, "lasting")), at)


def ailed_by(s: Tagged, at: int) -> int:
    """How many words at `at` lead from people to what they have: "with", "who suffer from"; 0 for others."""
    if s.lower[at] in _PEOPLE_LINKS:
        return 0 if is_count(s, at + 1) and s.lower[at] == "from" else 1  # "cut crises from three a year to two"
    said = s.language.heads["afflicted"]
    return next((n for n in range(5, 1, -1) if " ".join(s.lower[at : at + n]) in said), 0)


def after_getting(s: Tagged, at: int) -> int:
    """Where the ailment stands, in front of it or not "getting": "keeps you from (catching) colds"."""
    return at + (s.word(at) in _GETTING)


_SHARE_REACH = 8  # words: "around nine in ten of all cases of"


def _behind_share(s: Tagged, at: int) -> int:
    """Where the ailment stands behind "around half of all cases of", "nearly every case of"."""
    if (
        s.lower[at : at + 1]
        and s.lower[at] in ("about", "around", "over", "under")
        and (is_count(s, at + 1) or any(s.is_head(i, "share") for i in range(at + 1, at + 3)))
        and not _counts_people(s, at + 1)
    ):
        at += 1  # "contributes to about one in eight deaths"
    for i in range(at, min(at + _SHARE_REACH, len(s.lower))):
        if s.lower[i] in ("case", "cases", "trace", "traces", "vestige") and s.word(i + 1) == "of" and i > at:
            return i + 2
        if not s.is_head(i, "about") and not s.lower[i][0].isdigit() and s.lower[i] not in ("%", "percent"):
            return at
    return at


def _counts_people(s: Tagged, at: int) -> bool:
    """`about 2 in 100 people`: how many have it; not "about 99% of people against it"."""
    who = next((i for i in range(at, min(at + _SHARE_REACH, len(s.lower))) if s.is_head(i, "people")), None)
    return who is not None and s.word(who + 1) not in ("against", "from")


def _is_share(s: Tagged, phrase: WordRange) -> bool:
    """`nine in ten`, `two thirds of`: a share of people, which is told of behind it."""
    at = phrase.end - 1
    first = phrase.start + (at > phrase.start and s.is_head(phrase.start, "about"))
    is_fraction = at == first + 1 and s.is_head(at, "share")
    return (
        not phrase.is_empty
        and (at == first or is_fraction)
        and s.word(phrase.end) in ("in", "of")
        and (is_count(s, first) or s.lower[first] == "one" or s.is_head(at, "share") or s.lower[first][0].isdigit())
    )


def is_count(s: Tagged, at: int) -> bool:
    """Whether a number opens a phrase: "nine in ten users", "7 of 10"."""
    return s.word(at).replace(",", "").isdigit() or s.is_head(at, "counted")


def means_people(s: Tagged, phrase: WordRange) -> bool:
    """Whether a phrase stands for people or their body: "smokers", "your joints", "no one"."""
    if s.names(phrase.start, phrase.end) and any(m.kind in HEALTH for m in s.names(phrase.start, phrase.end)):
        return False
    if any(m.kind == "population" for m in s.names(phrase.end - 1, phrase.end)):
        return True  # "smokers"
    return s.lower[phrase.start : phrase.end] == ["no", "one"] or any(
        s.is_head(i, "people") or s.is_head(i, "body") or s.is_head(i, "anybody")
        for i in range(phrase.start, phrase.end)
    )


def objects_of(s: Tagged, cue: Mark, tags: list[Tag]) -> tuple[WordRange, tuple[Argument, ...]]:
    """The object of a verb; of a split one ("keeps cancer away") what stands before its particle."""
    after = cue.behind
    if tags[0].value == "associate":
        while after < len(s.lower) and (s.is_class(after, "adverb") or s.lower[after].endswith("ly")):
            after += 1
        after += s.word(after) in ("with", "to")
    if tags[0].data["lemma"] == "work":  # "work every time for earache"
        while (mark := s.operator_at(after)) is not None and mark.of("booster"):
            after = mark.end
        after += after < len(s.lower) and is_manner(s.lower[after])
        after += s.word(after) in ("for", "against")
    phrase, objects = objects_after(s, after)
    if tags[0].value == "prevent" and objects and objects[0].name.kind in ("structure", "function"):
        phrase, objects = _with_harm(s, phrase, objects)
    if tags[0].data["lemma"].split()[0] in s.language.heads["riddance"] and not cue.particle:
        phrase, objects = _rid_of(s, phrase, objects)
    if cue.particle:
        is_noun = s.is_class(cue.particle[0], "determiner")  # "did the baby no harm"
        is_noun = is_noun or any(
            a.start < cue.particle[0] < a.end and s.lower[a.start] != "it" for a in objects
        )  # "glands back to health"
        if is_noun and phrase.start < cue.particle[0] < phrase.end:
            phrase = WordRange(phrase.start, cue.particle[0])
            objects = arguments_in(s, phrase, HEALTH + AGENTS)
        between = WordRange(cue.end, cue.particle[0])
        if tags[0].data["lemma"] == "leave with" and means_people(s, between):
            phrase, objects = objects_after(s, cue.particle[1])
            return (phrase, ()) if _acts_on(s, phrase) else (phrase, objects)
        if tags[0].data.get("beyond") and s.lower[cue.particle[0] - 1] in ("any", "no"):
            return phrase, ()  # "does not make you any more likely to get": read as parity
        if tags[0].data.get("beyond"):  # "makes teeth more resistant to decay"
            is_whom = means_people(s, between) or bool(arguments_in(s, between, HEALTH))
            return objects_after(s, after_getting(s, cue.particle[1])) if is_whom else (phrase, ())
        is_kept = any(s.is_head(i, "arising") for i in range(cue.particle[1], cue.particle[1] + 4))
        if s.lower[cue.particle[1] - 1] in ("from", "of", "against", "off") and not is_kept and _is_between(s, cue):
            further, found = objects_after(s, after_getting(s, cue.particle[1]))
            if objects and found and objects[0].name.kind == "structure" and s.is_head(found[0].start, "ailing_act"):
                return further, (as_said(s, "outcome", phrase.start, further.end),)  # "keeps bones from thinning"
            return (further, objects if _is_shielded(s, phrase, objects, found) else found)
        if tags[0].data.get("points") and s.lower[phrase.start] in ("it", "them"):
            return phrase, (as_said(s, "unknown", phrase.start, phrase.start + 1),)  # "makes it worse"
        objects = tuple(a for a in objects if a.start < cue.particle[0] and s.lower[a.start] != "it")
        if not objects and "outcome" in tags[0].data and not means_people(s, between):
            objects = (as_said(s, "unknown", cue.end, cue.particle[0]),)  # "took half an hour off life expectancy"
        if s.lower[cue.particle[1] - 1] in ("of", "from") and not any(a.name.is_known for a in objects):
            further, found = objects_after(s, cue.particle[1])  # "keeps molars free of cavities"
            return (WordRange(phrase.start, further.end), found) if found else (phrase, objects)
        phrase = WordRange(phrase.start, max(cue.particle[1], min(phrase.end, cue.particle[0])))
    return (phrase, objects) if not phrase.is_empty else (phrase, ())


def _acts_on(s: Tagged, phrase: WordRange) -> bool:
    """`left children with asthma needing their inhalers less`: who has the ailment does something behind it."""
    reach = range(phrase.start + 1, min(phrase.end + 1, len(s.lower) - 1))
    return any(s.lower[i].endswith("ing") and s.is_class(i + 1, "determiner") for i in reach)


def _is_shielded(s: Tagged, phrase: WordRange, objects: tuple[Argument, ...], found: tuple[Argument, ...]) -> bool:
    """`shields your eyes from UV rays`, `protects teeth from knocks`: what it is kept from is no illness, so that the
    part of the body is what is told of.
    """
    is_part = bool(objects) and (objects[0].name.kind == "structure" or s.is_head(phrase.end - 1, "body"))
    is_act = bool(found) and s.is_head(found[0].start, "ailing_act")  # "keeps the skin from cracking"
    return is_part and not is_act and not any(a.name.kind in ("condition", "outcome") for a in found)


def _with_harm(s: Tagged, phrase: WordRange, objects: tuple[Argument, ...]) -> tuple[WordRange, tuple[Argument, ...]]:
    """`protects the brain against decline`: the part of the body, and what it is kept from."""
    if s.word(phrase.end) not in ("against", "from"):
        return phrase, objects
    further, found = objects_after(s, phrase.end + 1)
    harms = tuple(a for a in found if a.name.kind in ("condition", "outcome"))
    return (WordRange(phrase.start, further.end), (*objects, *harms)) if harms else (phrase, objects)


def _is_between(s: Tagged, cue: Mark) -> bool:
    """Whether what a split verb acts on stands behind its particle: "shields you from colds", "knocks days off a cold";
    not in "takes the pain off".
    """
    assert cue.particle is not None
    return s.lower[cue.particle[1] - 1] != "off" or s.is_head(cue.particle[0] - 1, "times")


def _rid_of(s: Tagged, phrase: WordRange, objects: tuple[Argument, ...]) -> tuple[WordRange, tuple[Argument, ...]]:
    """`rids the liver of fat`: what a part of the body is cleared of stands behind "of"."""
    if not objects or objects[0].name.kind not in ("structure", "function", "population"):
        return phrase, objects
    link = next((i for i in range(objects[0].end, phrase.end + 1) if s.word(i) == "of"), None)
    if link is None or any(a.name.is_known and a.start > link for a in objects[:1]):
        return phrase, objects
    further, found = objects_after(s, link + 1)
    return (WordRange(phrase.start, further.end), found) if found else (phrase, objects)


_ACT = 3  # words of an act: "to lose weight"


def caused_act(s: Tagged, phrase: WordRange) -> Argument | None:
    """`can cause your gums to recede`, `causes some people to faint`: what a body or people are brought to do."""
    at = phrase.end + 1
    if phrase.is_empty or at >= len(s.lower) or s.lower[at - 1] != "to" or not s.lower[at].isalpha():
        return None
    named = [m.kind for m in s.names(phrase.start, phrase.end) if m.name]
    is_part = "structure" in named or s.is_head(phrase.end - 1, "body")
    is_part = is_part or (s.is_head(phrase.end - 1, "bodily_matter") and s.is_head(at, "matter_act"))
    if not (is_part or (means_people(s, phrase) and s.is_head(at, "bodily_reaction"))):
        return None
    end = next((i for i in range(at + 1, at + _ACT) if not _is_content(s, i)), at + _ACT)
    return as_said(s, "outcome", phrase.start, end)


def _is_content(s: Tagged, at: int) -> bool:
    closed = ("preposition", "conjunction", "subordinator", "relative")
    return at < len(s.lower) and s.lower[at][0].isalpha() and not s.is_any(at, *closed)
