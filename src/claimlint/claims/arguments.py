"""Arguments: what the phrases around a cue name, and which reading of the cue suits them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimlint.claims.clauses import clause_object, opens_question
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, argument_of
from claimlint.claims.language import Tag
from claimlint.claims.model import Name, NameKind
from claimlint.claims.nouns import SHAPED, Phrase, object_after, unknown_name
from claimlint.claims.tagging import Tagged

_GETTING = frozenset(["getting", "developing", "catching", "having", "contracting", "suffering"])
_PEOPLE_LINKS = frozenset(["with", "from", "against", "of"])


def arguments_in(s: Tagged, phrase: Phrase, kinds: tuple[str, ...]) -> tuple[Argument, ...]:
    """The names of these kinds in a phrase; where it has none, what its words name."""
    if phrase.is_empty:
        return ()
    named = [
        argument_of(s, mark)
        for mark in s.names(phrase.start, phrase.end)
        if mark.end == len(s.lower) or s.lower[mark.end] not in SHAPED
    ]
    if named and named[-1].end < phrase.end and named[-1].name.kind in HEALTH and kinds[-1] in AGENTS:
        last = next((i for i in range(named[-1].end, phrase.end) if s.lower[i] in ("and", "or", ",")), phrase.end)
        phrase = Phrase(phrase.start, last)
        whole = unknown_name(s, phrase.start, last)  # "blood pressure tablets", "heart patch": the head is a product
        if (
            whole is not None
            and whole.kind in ("product", "intervention")
            and phrase.end - named[-1].end <= 2
            and "of" not in s.lower[phrase.start : phrase.end]
        ):
            return (Argument(whole, phrase.start, phrase.end),)
    first = next((i for i in range(phrase.start, phrase.end) if not s.is_class(i, "determiner")), phrase.start)
    if s.lower[first] in ("everything", "anything") and kinds[0] in HEALTH:
        whole = unknown_name(s, first, first + 1)  # "a cure for everything except death"
        return (Argument(whole, first, first + 1),) if whole is not None else ()
    if named and named[-1].name.kind == "structure" and _is_complaint(s, named[-1].end, phrase.end):
        whole = unknown_name(s, phrase.start, phrase.end)  # "prostate symptoms"
        if whole is not None and whole.kind == "outcome":
            return (Argument(whole, phrase.start, phrase.end),)
    if kinds[0] in AGENTS and named and _is_lacking(s, named[0], phrase.start):
        whole = unknown_name(s, phrase.start, phrase.end)
        return (Argument(whole, phrase.start, phrase.end),) if whole is not None else ()
    fitting = [a for a in named if a.name.kind in kinds]
    if fitting:
        kept = _without_pointers(s, [*fitting, *_joined_unknowns(s, phrase, named, kinds)])
        return tuple(
            {a.name.canonical or a.name.text: a for a in reversed(kept)}[name]
            for name in dict.fromkeys(a.name.canonical or a.name.text for a in kept)
        )
    unknown = unknown_name(s, phrase.start, phrase.end)
    return (Argument(unknown, phrase.start, phrase.end),) if unknown else ()


def _joined_unknowns(s: Tagged, phrase: Phrase, named: list[Argument], kinds: tuple[str, ...]) -> Iterator[Argument]:
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

_COMPLAINTS = frozenset(["symptoms", "symptom", "problems", "trouble", "complaints", "issues", "plaques", "fog", "fat"])


def _is_complaint(s: Tagged, at: int, end: int) -> bool:
    """Whether what follows a part of the body names what ails it: "prostate symptoms", "brain fog"."""
    return end - at == 1 and s.lower[at] in _COMPLAINTS


def _is_lacking(s: Tagged, named: Argument, start: int) -> bool:
    """Whether it is the want of a thing that acts: "poor brushing", "a lack of exercise"."""
    return any(s.lower[i] in s.language.heads["lacking"] for i in range(max(start, named.start - 2), named.start)) or (
        start >= 1 and s.lower[start - 1] in s.language.heads["lacking"]
    )


def _without_pointers(s: Tagged, found: list[Argument]) -> list[Argument]:
    """`pain of endometriosis`: the complement is what is meant; both stay where they are coordinated."""
    kept = [
        a
        for n, a in enumerate(found)
        if not (
            n + 1 < len(found)
            and s.lower[a.end : found[n + 1].start]
            in (["of"], ["from"], ["of", "the"], ["in"], ["in", "the"], ["due", "to"], ["caused", "by"])
        )
    ]
    return kept or found


def subject_in(s: Tagged, phrase: Phrase, relation: str) -> tuple[Argument, ...]:
    """The names that a subject phrase holds: interventions first, then conditions, then what its words name.

    `X is a herb that cures`: X is meant, the class noun only describes it. `Within a day the syrup`: the adjunct is
    passed over.
    """
    if phrase.end - phrase.start > 1 and s.lower[phrase.end - 1] in ("you", "we", "he", "she", "i"):
        phrase = Phrase(phrase.start, phrase.end - 1)  # "after ten sessions you can"
    if phrase.end - phrase.start > 1 and s.lower[phrase.end - 1] in ("it", "they"):
        phrase = Phrase(phrase.end - 1, phrase.end)  # "when applied to the skin it prevents"
    copula = next((i for i in range(phrase.start + 1, phrase.end) if s.is_class(i, "be")), None)
    if copula == phrase.start + 1 and s.lower[phrase.start] in ("here", "there", "this", "it", "that"):
        phrase = Phrase(copula + 1, phrase.end)  # "Here is a berry that beats gout"
    elif copula is not None and s.lower[phrase.start] not in ("it", "there", "this", "that"):
        phrase = Phrase(phrase.start, copula)
    if not phrase.is_empty and s.is_class(phrase.start, "preposition"):
        article = next(
            (
                i
                for i in range(phrase.start + 2, phrase.end)
                if s.is_class(i, "determiner") and not s.is_class(i - 1, "preposition")
            ),
            None,
        )
        phrase = Phrase(article, phrase.end) if article is not None else phrase
    found = arguments_in(s, phrase, AGENTS)
    if found and found[0].name.kind in AGENTS and found[0].name.is_known:
        return _with_joined(s, found) if relation in ("cause", "increase-risk", "associate") else found
    conditions = arguments_in(s, phrase, HEALTH)
    if conditions and conditions[0].name.kind == "structure" and conditions[0].end < phrase.end:
        whole = unknown_name(s, phrase.start, phrase.end)  # "cod liver oil", "heart patch": the head is a product
        if whole is not None and whole.kind in AGENTS:
            return (Argument(whole, phrase.start, phrase.end),)
    if conditions and conditions[0].name.is_known:
        head_is_name = not any(s.lower[i] in ("for", "in", "against") for i in range(phrase.start, conditions[0].start))
        if head_is_name or relation in ("cause", "increase-risk", "associate"):
            return conditions
    return found


def _with_joined(s: Tagged, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """`Smoking and alcohol cause`: a condition that is joined to an exposure causes as well."""
    first = found[0]
    before = s.cover[first.start - 2] if first.start > 1 and s.lower[first.start - 1] in ("and", "or", ",") else None
    if before is None or before.name is None or before.name.data["kind"] not in HEALTH:
        return found
    return (argument_of(s, before), *found)


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
        if tag.data.get("unsure") and not (
            value >= 2 and (addressed or (subjects and subjects[0].name.kind in (*AGENTS, "unknown")))
        ):
            continue
        if value > score:
            best, score = tag, value
    if score > 0:
        return best
    return None if addressed else _loosely(tags, objects, subjects)


def _loosely(tags: list[Tag], objects: tuple[Argument, ...], subjects: tuple[Argument, ...]) -> Tag | None:
    """`Colostrum seals a leaky gut`: an ailment is mended by a remedy in a word that goes with parts of the body."""
    if not objects or not subjects or subjects[0].name.kind not in AGENTS or subjects[0].name.category == "procedure":
        return None
    if objects[0].name.kind != "condition":
        return None
    return next((tag for tag in tags if tag.value == "repair" and tag.data["strength"] >= 3), None)


def _suits(s: Tagged, tag: Tag, objects: tuple[Argument, ...], has_risk: bool) -> int:
    wanted = tag.data["object"]
    if has_risk and "risk" in wanted:
        return 5
    if "any" in wanted:
        return 1 if objects else 0
    if not objects:
        return 0
    name = objects[0].name
    if s.is_head(objects[0].end - 1, "made_by_body") and {"symptom", "function"} & set(wanted):
        return 3  # "raises testosterone"
    if name.kind in ("intervention", "product", "group"):
        return 2 if {"treatment", "product"} & set(wanted) else 0
    if name.kind == "population":
        return 0
    if name.kind == "unknown":
        universal = name.text.lower() in s.language.heads["universal_object"]
        if name.text.lower() in ("it", "them") and tag.value == "cure":
            return 2  # "Our plan turns it around"
        if tag.value == "improve" and tag.data["lemma"] == "improve":
            return 2  # "improves sprint times"
        return 2 if universal else 0 if tag.data.get("unsure") or set(wanted) <= {"risk", "treatment", "product"} else 1
    if name.kind == "structure" and {"disease", "symptom"} & set(wanted) and is_ailing(s, objects[0]):
        return 3
    if name.canonical == "tumour" and "disease" in wanted:
        return 3  # what is grown ill, though a structure by its name
    kinds = {
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


def is_ailing(s: Tagged, argument: Argument) -> bool:
    """Whether a part of the body is named as what ails somebody: "burning feet", "a runny nose"."""
    at = argument.start - 1 - (argument.start > 1 and s.is_class(argument.start - 1, "determiner"))
    if s.lower[at : at + 1] == ["of"] and s.is_head(at - 1, "wearing"):
        return True  # "the loss of cartilage"
    last = argument.start if argument.name.is_known else argument.end - 1
    return any(s.is_head(i, "ailing") for i in range(argument.start - 1, last))


def names_risk(s: Tagged, start: int, end: int) -> bool:
    return any(s.is_head(i, "risk") for i in range(start, end))


def objects_after(s: Tagged, at: int) -> tuple[Phrase, tuple[Argument, ...]]:
    """The object phrase from word `at`; behind people ("protects you against flu", "treats people with gout") what
    affects them. An embedded question is one too ("affects whether you get gout").
    """
    if opens_question(s, at):
        return clause_object(s, at)
    at = _behind_share(s, at)
    phrase = object_after(s, at)
    if phrase.is_empty and at < len(s.lower) and s.lower[at] in ("if", "when") and (linked := _ailed_by(s, at)):
        phrase = object_after(s, at + linked)  # "may help if you have tinnitus"
    if _is_share(s, phrase):  # "protected nine in ten adults from shingles"
        phrase = Phrase(phrase.start, object_after(s, phrase.end + 1).end)
    link = phrase.end
    if not phrase.is_empty and link < len(s.lower) and means_people(s, phrase) and (linked := _ailed_by(s, link)):
        further = object_after(s, after_getting(s, link + linked))
        if not further.is_empty and s.lower[further.start] == "losing":
            return Phrase(phrase.start, further.end), (as_said(s, "outcome", further.start, further.end),)
        if not further.is_empty:
            return Phrase(phrase.start, further.end), arguments_in(s, further, HEALTH + AGENTS)
    return phrase, arguments_in(s, phrase, HEALTH + AGENTS)


def _ailed_by(s: Tagged, at: int) -> int:
    """How many words at `at` lead from people to what they have: "with", "who suffer from"; 0 for others."""
    if s.lower[at] in _PEOPLE_LINKS:
        return 1
    said = s.language.heads["afflicted"]
    return next((n for n in range(5, 1, -1) if " ".join(s.lower[at : at + n]) in said), 0)


def after_getting(s: Tagged, at: int) -> int:
    """Where the ailment stands, in front of it or not "getting": "keeps you from (catching) colds"."""
    return at + (at < len(s.lower) and s.lower[at] in _GETTING)


def as_said(s: Tagged, kind: NameKind, start: int, end: int) -> Argument:
    """What no vocabulary knows, by the words [start, end) that stand for it."""
    return Argument(Name(kind, "", s.said(start, end), None, "", "stated", "none"), start, end)


_SHARE_REACH = 8  # words: "around nine in ten of all cases of"


def _behind_share(s: Tagged, at: int) -> int:
    """Where the ailment stands behind "around half of all cases of", "nearly every case of"."""
    if (
        s.lower[at : at + 1]
        and s.lower[at] in ("about", "around", "over", "under")
        and is_count(s, at + 1)
        and not _counts_people(s, at + 1)
    ):
        at += 1  # "contributes to about one in eight deaths"
    for i in range(at, min(at + _SHARE_REACH, len(s.lower))):
        if (
            s.lower[i] in ("case", "cases", "trace", "traces", "vestige")
            and s.lower[i + 1 : i + 2] == ["of"]
            and i > at
        ):
            return i + 2
        if not s.is_head(i, "about") and not s.lower[i][0].isdigit() and s.lower[i] not in ("%", "percent"):
            return at
    return at


def _counts_people(s: Tagged, at: int) -> bool:
    """`about 2 in 100 people`: how many have it."""
    return any(s.is_head(i, "people") for i in range(at, min(at + _SHARE_REACH, len(s.lower))))


def _is_share(s: Tagged, phrase: Phrase) -> bool:
    at = phrase.end - 1
    numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "half", "most")
    return (
        not phrase.is_empty
        and (at == phrase.start or (at == phrase.start + 1 and s.is_head(phrase.start, "about")))
        and s.lower[phrase.end : phrase.end + 1] in (["in"], ["of"])
        and (s.lower[at] in numbers or s.lower[at][0].isdigit())
    )


def is_count(s: Tagged, at: int) -> bool:
    """Whether a number opens a phrase: "nine in ten users", "7 of 10"."""
    return s.lower[at : at + 1] != [] and (s.lower[at].isdigit() or s.is_head(at, "counted"))


def means_people(s: Tagged, phrase: Phrase) -> bool:
    if s.names(phrase.start, phrase.end) and any(
        m.name and m.name.data["kind"] in HEALTH for m in s.names(phrase.start, phrase.end)
    ):
        return False
    return s.lower[phrase.start : phrase.end] == ["no", "one"] or any(
        s.is_head(i, "people") or s.is_head(i, "body") or s.lower[i] in _ANYBODY
        for i in range(phrase.start, phrase.end)
    )


_ANYBODY = frozenset(
    ["him", "her", "them", "us", "me", "you", "nobody", "no-one", "anybody", "anyone", "everybody", "everyone"]
)
