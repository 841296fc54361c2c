"""What the arguments of a draft stand for: names of the vocabulary, antecedents, the topic, and names with a typing
error.
"""

from __future__ import annotations

from claimlint.article.model import Sentence
from claimlint.claims.arguments.instruments import behind_left_aside, taken_ahead
from claimlint.claims.arguments.leading_names import leading_name
from claimlint.claims.arguments.naming import name_of
from claimlint.claims.context import NOBODY, Discourse
from claimlint.claims.drafts import HEALTH, Argument, Draft
from claimlint.claims.frames.choice import drafts_of
from claimlint.claims.lexicon.spelling import named_as
from claimlint.claims.model import Name
from claimlint.claims.place import ReadingPlace
from claimlint.claims.tagged import Mark, Tagged

_LEFT_REACH = 60  # words


def resolved_subjects(place: ReadingPlace, draft: Draft, discourse: Discourse, strength: int) -> list[Name]:
    """What the subjects of a draft name, pronouns and empty slots resolved; the source span of each."""
    s, sentence = place.s, place.sentence
    found = []
    for argument in draft.subjects:
        words = _said_words(argument.name)
        if words and words[0] in ("here", "there"):
            continue  # "Here are ten reasons to eat garlic": the words point to nothing
        told = _told_before(place, draft, argument, words, discourse)
        acted_on = {a.name.canonical for a in draft.objects if a.name.is_known}
        if told and told[0].kind == "structure" and told[0].canonical in acted_on:
            continue  # "It will not wear your joints out": no part of the body, the topic is meant
        said = named_as(s, argument.name, strength)
        found += told or [said._replace(span=place.span(argument.start, argument.end))]
    if draft.frame == "outcome-alone":
        topic = discourse.missing_subject(sentence.block)
        sells = topic is not None and (
            topic.kind == "product" or topic.category in s.language.heads["promising_category"]
        )
        return [topic] if topic is not None and sells else []
    pair = s.lower[max(0, draft.group.start - 1) : draft.group.start + 1]
    if not found and ("both" in pair[:-1] or "neither" in pair):
        found = list(discourse.named_last())
        if not found and "neither" in pair:
            return [NOBODY]  # "Neither reverses an overdose": what was said before, never what the page is about
    if not found and (leading := leading_name(place)) is not None:
        found.append(leading)
    if not found and draft.form != "infinitive" and (taken := taken_ahead(s, draft.group.start)):
        found += [a.name._replace(span=place.span(a.start, a.end)) for a in taken]
    if not found and draft.frame not in ("existential",):
        harms = s.language.relations[draft.tag.value].get("direction") == "-"
        missing = discourse.missing_subject(sentence.block, harms=harms)
        if missing is not None:
            found.append(missing)
    return found or [NOBODY]


def _told_before(
    place: ReadingPlace, draft: Draft, argument: Argument, words: list[str], discourse: Discourse
) -> list[Name]:
    """What a pronoun or a noun for a class stands for as a subject; nothing where it names something itself."""
    s, block, name = place.s, place.sentence.block, argument.name
    if name.is_known:
        if not _points_back(s, argument.start, argument.end, words):
            return []
        resolved = discourse.antecedent(words, block, acts=True)
        return [resolved] if resolved is not None and resolved.canonical != name.canonical else []
    if not words:
        return []
    if words in (["it"], ["they"]) and (
        earlier := _illness_before(place, draft, argument.start)
        or _named_before(place, argument.start)
        or _acting_before(place, argument.start)
    ):
        return [earlier]
    if words[0] == "both" and (pair := discourse.named_last()):
        return pair
    if words == ["they"] and (row := discourse.joined_last()):
        return row
    if words[-1] in ("latter", "former") and (pair := discourse.named_last()):
        return [pair[-1 if words[-1] == "latter" else 0]]
    is_joined = argument is not draft.subjects[0] and not s.is_class(argument.start - 1, "determiner")
    if is_joined or _is_new(s, argument, words):
        return []
    acts = s.language.relations[draft.tag.value].get("direction") == "+"
    resolved = _antecedent(words, s, place.sentence, discourse, acts=acts)
    if resolved is None and words in (["it"], ["they"]):
        resolved = discourse.pronoun()
    return [resolved] if resolved is not None else []


def _is_new(s: Tagged, argument: Argument, words: list[str]) -> bool:
    """`a virus`, `the virus that causes chickenpox`, a bare "Tea": what is named for the first time."""
    is_told = s.lower[argument.start - 1] in ("a", "an") or s.word(argument.end) == "that"
    if len(words) == 1 and is_told:
        return True
    return s.is_head(argument.end - 1, "preparation") and _is_bare(s, argument.start, argument.end)


def _is_bare(s: Tagged, start: int, end: int) -> bool:
    """Whether a noun stands without what would point back: "Tea cures insomnia" is said of tea."""
    return end == start + 1 and not s.is_class(start - 1, "determiner")


def _points_back(s: Tagged, start: int, end: int, words: list[str]) -> bool:
    """`this herb`, `the supplement`: a class of things that a pointer makes one of those named before. "The ketogenic
    diet" is named by itself.
    """
    is_class = (
        bool(words) and s.word(end) not in ("that", "which") and words[-1] in s.language.heads["anaphor_intervention"]
    )
    if len(words) == 1:
        return is_class and start > 0 and s.lower[start - 1] in _POINTERS
    return is_class and len(words) == 2 and words[0] in _POINTERS


_POINTERS = frozenset(["this", "the", "these", "that", "such", "our"])


def _said_words(name: Name) -> list[str]:
    """The words of an unknown name; of a clause that begins with a pronoun the pronoun alone."""
    words = [word for word in name.text.lower().split() if word.replace("-", "").isalpha()]
    return words[:1] if words and words[0] in ("it", "they") else words


_BEFORE_IT = frozenset(["before", "because", "until", "so"])


def _illness_before(place: ReadingPlace, draft: Draft, at: int) -> Name | None:
    """What "it" stands for where it does harm that something else forestalls: "spots cancer before it spreads"."""
    s = place.s
    if at < 2 or s.lower[at - 1] not in _BEFORE_IT or s.language.relations[draft.tag.value].get("direction") != "-":
        return None
    mark = s.cover[at - 2]
    is_ill = mark is not None and mark.kind == "condition"
    if mark is not None and s.lower[at - 1] == "because" and s.lower[mark.start - 1] == "with":
        return None  # "does not suit people with asthma because it can narrow the airways"
    return stated(place, mark)._replace(found="antecedent") if mark is not None and is_ill else None


def _named_before(place: ReadingPlace, at: int) -> Name | None:
    """What "it" stands for in its own sentence: "Do not give honey to babies: it can cause botulism"."""
    first_word = behind_left_aside(place.s)
    left = max(at - _LEFT_REACH, first_word)
    named = (m for m in place.s.names(left, at) if m.kind == "intervention")
    first = next(named, None)
    return stated(place, first)._replace(found="antecedent") if first is not None else None


def _acting_before(place: ReadingPlace, at: int) -> Name | None:
    """What "it" stands for behind a clause of the same sentence whose subject nobody knows: "Standing all day does no
    harm, but it makes legs ache".
    """
    earlier = [d for d in drafts_of(place.s) if d.cue.end <= at and d.subjects and d.form == "active"]
    if not earlier or place.s.lower[at - 1] not in _JOINED_BY:
        return None
    first = earlier[-1].subjects[0]
    if first.name.is_known or first.name.text.lower() in ("it", "they", "this", "you") or first.end > at:
        return None
    return first.name._replace(span=place.span(first.start, first.end), found="antecedent")


_JOINED_BY = frozenset(["but", "and", "though", "although", ";", "because", "while"])


def _antecedent(words: list[str], s: Tagged, sentence: Sentence, discourse: Discourse, *, acts: bool) -> Name | None:
    """What the words of an argument point back to: "it", "this remedy"; None where they name it themselves."""
    if len(words) > 3 or not (words[0] in s.language.heads["pointer"] or len(words) == 1):
        return None
    return discourse.antecedent(words, sentence.block, acts=acts)


def resolved_objects(place: ReadingPlace, draft: Draft, discourse: Discourse, strength: int) -> list[Name]:
    """What the objects of a draft name; where none is said, what the text before is about."""
    s, sentence = place.s, place.sentence
    found = []
    for argument in draft.objects:
        words = [w for w in s.lower[argument.start : argument.end] if w.isalpha()]
        name = argument.name
        if (
            not name.is_known
            and words
            and (
                words[0] in ("it", "them")
                or (words[0] in s.language.heads["pointer"] and words[-1] in s.language.heads["anaphor_condition"])
            )
        ):
            resolved = _told_ahead(place, argument.start, words) or _ailment_before(place, draft, argument.start)
            resolved = resolved or discourse.missing_object(sentence.block)
            if resolved is not None:
                found.append(resolved)
                continue
            if draft.tag.data.get("points"):
                return []  # "Shouting makes it worse": no ailment was named before
        found.append(named_as(s, name, strength)._replace(span=place.span(argument.start, argument.end)))
    if not found:
        missing = discourse.missing_object(sentence.block)
        found.append(missing or NOBODY)
    return found


def _ailment_before(place: ReadingPlace, draft: Draft, at: int) -> Name | None:
    """What "them" stands for in its own sentence: "Zinc not only shortens colds, it prevents them"."""
    acts = draft.subjects[0].start if draft.subjects else draft.group.start
    named = [m for m in place.s.names(0, min(at, acts)) if m.kind in ("condition", "outcome")]
    return stated(place, named[-1])._replace(found="antecedent") if named else None


def _told_ahead(place: ReadingPlace, at: int, words: list[str]) -> Name | None:
    """What "it" stands for in a main clause: "Once sight has been lost to glaucoma, it cannot be restored"."""
    s = place.s
    if words != ["it"] or not s.is_class(0, "subordinator") or "," not in s.lower[:at]:
        return None
    named = (m for m in s.names(0, min(at, _AHEAD)) if m.kind in HEALTH)
    first = next(named, None)
    return stated(place, first)._replace(found="antecedent") if first is not None else None


_AHEAD = 5  # words: the subject of the clause ahead stands at its beginning


def conditions_behind(place: ReadingPlace, draft: Draft) -> tuple[Name, ...]:
    """Conditions that an adjunct behind the claim names: "in osteoarthritis", "in people with diabetes"."""
    s = place.s
    stop = next(
        (i for i in range(draft.end, len(s.lower)) if s.lower[i] in (";", ".", ":", "but", "and", "which")),
        len(s.lower),
    )
    found = s.names(draft.end, stop)
    if draft.cue.particle and "outcome" in draft.tag.data:  # "helps people with insomnia fall asleep"
        found = [*s.names(draft.cue.end, draft.cue.particle[0]), *found]
    if draft.tag.value == "replace" and draft.subjects:  # "CBT for insomnia works better than pills"
        found = [*found, *s.names(draft.subjects[0].end, draft.group.start)]
    return tuple(stated(place, m) for m in found if m.kind == "condition")


def stated(place: ReadingPlace, mark: Mark) -> Name:
    """The name of a mark as the text states it, with its place in the source."""
    return name_of(place.s, mark, place.span(mark.start, mark.end))
