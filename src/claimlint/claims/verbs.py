"""Verb groups: from a cue leftwards over auxiliaries, adverbs and governing verbs, to where the subject ends.

"has not been clearly shown to help reduce" is one group; what each part does to the claim is kept for the strength.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from claimlint.claims.nouns import object_after
from claimlint.claims.subjects import subject_before
from claimlint.claims.tagging import Tagged

VerbForm = Literal["active", "passive", "reduced", "gerund", "infinitive", "imperative", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group that ends before word `head`.

    start: its first word. own: the first word that belongs to the claim's span (attribution such as "has been shown to" left out).
    modals: words. governors: rows of governors.yaml with their word, outermost last. negations: words that deny.
    is_passive: a form of be governs the head directly. purpose: a bare "to" with no governor before it.
    """

    start: int
    own: int
    head: int
    modals: tuple[str, ...] = ()
    governors: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    negations: tuple[str, ...] = ()
    has_be: bool = False
    has_have: bool = False
    has_do: bool = False
    purpose: bool = False

    @property
    def is_bare(self) -> bool:
        return self.start == self.head and not self.purpose


def group_before(s: Tagged, head: int) -> Group:
    """The verb group whose last member is word `head`."""
    classes, governors = s.language.classes, s.language.governors
    start = own = head
    modals: list[str] = []
    found: list[tuple[str, Mapping[str, Any]]] = []
    negations: list[str] = []
    has_be = has_have = has_do = purpose = False
    at, direct, frozen = head - 1, True, False
    while at >= 0:
        word = s.lower[at]
        if word in classes["modal"] or word in classes["do"] or word in classes["have"] or word in classes["be"]:
            if word in classes["modal"]:
                modals.append(word)
            has_do |= word in classes["do"]
            has_have |= word in classes["have"] and direct
            has_be |= word in classes["be"] and direct
            if word in classes["negative"]:
                negations.append(word)
            start = at
        elif word == "to":
            step = _governor(s, at)
            if step is None:
                purpose = True
                start = at
                break
            governor_at, row = step
            found.append((s.lower[governor_at], row))
            start, direct = governor_at, False
            frozen = frozen or row.get("attribution") is not None
            at = governor_at
        elif (
            (row_here := governors.get(word)) is not None
            and row_here.get("role") == "helper"
            and at + 1 >= start - _adverbs(s, at, start)
        ):
            found.append((word, row_here))
            start, direct = at, False
        elif at == head - 1 and (helper := _helped_by(s, at)) is not None:  # "helps people manage", "lets you sleep"
            found.append((s.lower[helper], governors[s.lower[helper]]))
            start, direct, at = helper, False, helper
        elif _is_adverb(s, at):
            if word in classes["negative"]:
                negations.append(word)
            if (mark := s.operator_at(at)) and any(t.kind in ("booster", "hedge", "negation") for t in mark.tags):
                start = min(start, mark.start)
            at = at - 1
            if not frozen:
                own = min(own, start)
            continue
        elif word in ("each", "both", "all") and at > 0 and s.is_class(at - 1, "modal"):
            at -= 1  # "can each increase"
            continue
        elif word in ("and", "or") and at > 0 and _is_adverb(s, at - 1) and _is_adverb(s, at + 1):
            at -= 1  # "may permanently or temporarily relieve"
            continue
        else:
            break
        if not frozen:
            own = start
        at -= 1
    if (
        not modals
        and not has_do
        and not has_be
        and not has_have
        and not purpose
        and not found
        and (front := _inverted(s, start)) is not None
    ):
        word = s.lower[front]
        modals, has_do = ([word], False) if word in classes["modal"] else ([], True)
    return Group(start, own, head, tuple(modals), tuple(found), tuple(negations), has_be, has_have, has_do, purpose)


_BORROW_REACH = 12  # words back to the "to" or the modal of the first verb: "to gain insight into causes and speed up"


def with_borrowed(s: Tagged, group: Group) -> Group:
    """A bare verb behind "and" or "or" with what governs the first verb of the row: "may improve or be reversed", "to treat or cure"."""
    is_bare = group.is_bare or (
        group.has_be and s.lower[group.start] == "be" and not group.modals and not group.governors
    )
    left = group.start - 1
    while left > 0 and _is_adverb(s, left):
        left -= 1
    if not is_bare or group.purpose or left < 1 or s.lower[left] not in ("and", "or", ","):
        return group
    for at in range(left - 1, max(-1, left - _BORROW_REACH), -1):
        word = s.lower[at]
        if word == "to" and not s.is_class(at + 1, "determiner") and s.lower[at + 1][0].isalpha():
            break
        if s.is_class(at, "modal"):
            break
        if (
            not word[0].isalnum()
            and word not in (",", "-")
            or any(s.is_class(at, c) for c in ("be", "have", "relative"))
        ):
            return group
        if word == "," and at < left - 3 and s.lower[left - 1] != ",":
            return group
    else:
        return group
    first = group_before(s, at + 1)
    if first.is_bare:
        return group
    return replace(
        group, modals=first.modals, governors=first.governors, negations=first.negations, purpose=first.purpose
    )


def _inverted(s: Tagged, at: int) -> int | None:
    """The auxiliary before the subject of a question: "Can cupping cure sciatica?", "Not only does magnesium relieve"."""
    for i in range(at - 2, max(-1, at - 8), -1):
        word = s.lower[i]
        if s.is_class(i, "modal") or s.is_class(i, "do"):
            opens = (
                i == 0
                or not s.lower[i - 1][0].isalnum()
                or s.lower[i - 1] in ("only", "and", "or", "but", "how", "why", "when", "what", "so", "nor")
            )
            return i if opens else None
        if not word[0].isalnum() or s.is_class(i, "subordinator") or s.is_class(i, "relative"):
            return None
    return None


def _helped_by(s: Tagged, at: int) -> int | None:
    """The helper verb whose object, people or a body, ends at word `at`."""
    if not (s.is_head(at, "people") or s.is_head(at, "body") or s.lower[at] in ("them", "him", "her", "us", "me")):
        return None
    for i in range(at - 1, max(-1, at - 4), -1):
        if s.language.governors.get(s.lower[i], {}).get("role") == "helper":
            return i
    return None


def _adverbs(s: Tagged, at: int, start: int) -> int:
    return sum(_is_adverb(s, i) for i in range(at + 1, start))


def _governor(s: Tagged, to: int) -> tuple[int, Mapping[str, Any]] | None:
    """The governing word before "to", adverbs between them skipped, with its row; None for a bare infinitive of purpose."""
    at = to - 1
    while at >= 0 and _is_adverb(s, at) and s.lower[at] not in s.language.governors:
        at -= 1
    row = s.language.governors.get(s.lower[at]) if at >= 0 else None
    if row is None:
        return None
    if s.lower[at] in ("way", "method", "key", "secret", "trick", "enough", "means"):
        copula = next((i for i in range(at - 1, max(-1, at - 6), -1) if s.is_class(i, "be")), None)
        if copula is not None and not s.lower[copula - 1 : copula] == ["there"]:
            return copula, {"role": "raising"}  # "is a clever way to melt away fat" says that it does
    if row.get("role") == "noun":  # "has the potential to": the noun's own verb carries it
        back = at - 1
        while back >= 0 and (
            s.is_class(back, "determiner") or s.lower[back].endswith("ly") or (s.cover[back] is None and back > at - 3)
        ):
            if s.lower[back] in ("has", "have", "had", "with", "having"):
                return back, row
            back -= 1
        return (back, row) if back >= 0 and s.lower[back] in ("has", "have", "had", "with", "having") else None
    return at, row


def _is_adverb(s: Tagged, at: int) -> bool:
    word = s.lower[at]
    if s.cover[at] is not None and s.cover[at].name:  # type: ignore[union-attr]
        return False
    return word in s.language.classes["adverb"] or (word.endswith("ly") and len(word) > 4) or word == "percent"


def verb_form(s: Tagged, start: int, end: int, feature: str, group: Group) -> VerbForm | None:
    """How a cue with this feature is used here, or None where it is no verb (a noun or an adjective of the same spelling)."""
    before = s.lower[group.start - 1] if group.start else ""
    after = s.lower[end] if end < len(s.lower) else ""
    is_nominal = _follows_noun_marker(s, start)
    if feature in ("noun", "adjective"):
        return feature  # type: ignore[return-value]
    if feature == "ing":
        if group.has_be:
            return "active"
        if is_nominal and before != "that" and not _follows_way(s, group.start):
            return None
        return None if _is_attributive_ing(s, start, end, before) else "gerund"
    if feature == "ed":
        return _form_of_participle(s, start, end, group, after)
    if group.purpose:
        return "infinitive"
    if group.modals or group.has_do or group.governors:
        return "active"
    if feature == "base" and any(word in s.language.heads["maker"] for word in s.lower[max(0, start - 6) : start - 1]):
        return "active"  # "makes back pain disappear"
    if is_nominal or (feature == "base" and (group.has_have or group.has_be)):
        return None
    if feature == "base":
        if start == 0 or before in (":", "—", "–", "•", "-", "*", '"', "“", ".", "?", "!", ")"):
            return "imperative"
        left = group.start - 1
        while left > 0 and _is_adverb(s, left):
            left -= 1
        return "active" if _may_be_plural(s, left) else None
    following = s.cover[end] if end < len(s.lower) else None
    if (
        following is not None
        and not following.name
        and (tag := following.of("relation"))
        and tag.data["feature"] == "base"
    ):
        return None  # "silver drops destroy viruses"
    return None if after in s.language.heads["noun_follower"] and not _is_verb_after_noun(s, start) else "active"


def _is_verb_after_noun(s: Tagged, at: int) -> bool:
    return at > 0 and s.cover[at - 1] is not None and s.cover[at - 1].name is not None  # type: ignore[union-attr]


def _follows_way(s: Tagged, at: int) -> bool:
    """`a way of curing`, `the power of healing`: the verb behind "of" is what the noun promises."""
    return at > 1 and s.lower[at - 1] == "of" and s.lower[at - 2] in s.language.heads["way_noun"]


def _is_attributive_ing(s: Tagged, start: int, end: int, before: str) -> bool:
    """`with increasing severity`, `despite worsening pain`: an adjective, where a noun without a determiner follows."""
    if s.is_class(end, "determiner") or s.cover[start] is None:
        return before in ("despite", "with")
    return before in ("with", "despite", "from") or s.is_class(start - 1, "be_like")


def _follows_noun_marker(s: Tagged, at: int) -> bool:
    """Whether the word before makes a noun or an adjective of what follows: a determiner, possessive, number or preposition."""
    if at == 0 or (s.cover[at - 1] is not None and s.cover[at - 1].name):  # type: ignore[union-attr]  # vitamin A
        return False
    word = s.lower[at - 1]
    if word == "that" or word in (
        "this",
        "these",
        "those",
        "all",
        "both",
        "many",
        "some",
        "most",
        "few",
        "less",
        "more",
        "much",
        "no",
    ):
        return word not in ("that", "this", "these", "those", "both", "all", "many", "some", "most")
    return word in s.language.classes["determiner"] or word == "'s" or word == "of" or word.isdigit()


def _may_be_plural(s: Tagged, at: int) -> bool:
    """Whether a bare verb can follow: a plural noun, a plural pronoun, a coordination, a relative pronoun."""
    word = s.lower[at] if at >= 0 else ""
    if word in (
        "and",
        "or",
        ",",
        "but",
        "which",
        "that",
        "who",
        "you",
        "they",
        "we",
        "i",
        "these",
        "those",
        "both",
        "not",
        "then",
        "’",
        ")",
        '"',
        "”",
    ):
        return True
    if s.is_head(at, "people") or word in ("please", "never", "always"):
        return True
    phrase = subject_before(s, at + 1)  # "two doses of the vaccine protect": the head stands before the preposition
    link = next((i for i in range(phrase.start + 1, at) if s.is_class(i, "preposition")), None)
    if link is not None and s.lower[link - 1].endswith("s") and not s.lower[link - 1].endswith("ss"):
        return True
    if not word or not word[-1].isalnum():
        return False
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or (
        s.cover[at] is not None and _is_coordinated(s, at)
    )


def _is_coordinated(s: Tagged, at: int) -> bool:
    return "and" in s.lower[max(0, at - 5) : at]


_JOIN_REACH = 9  # words back to the participle that a second one is joined to: "cured her psoriasis and eased her pain"


def _joins_participles(s: Tagged, first: int, start: int) -> bool:
    """Whether a participle behind a conjunction continues a verb: an earlier one stands near, or an object follows it."""
    if s.is_class(start + 1, "determiner"):
        return True
    for at in range(first - 2, max(-1, first - _JOIN_REACH), -1):
        mark = s.cover[at]
        tag = mark.of("relation") if mark is not None and not mark.name else None
        if tag is not None and tag.data["feature"] == "ed" and at > 0 and not s.is_class(at - 1, "preposition"):
            return True
    return False


def _form_of_participle(s: Tagged, start: int, end: int, group: Group, after: str) -> VerbForm | None:
    if group.has_be:
        return "passive"
    if group.has_have:
        return None if _is_attribute_of_measure(s, start, end, group) else "active"
    if group.modals or group.has_do or group.purpose or group.governors:
        return "active" if not group.purpose else "infinitive"  # forms whose past equals their base: cut, beat
    if after == "by" and _is_amount(s, end + 1):
        return "active"  # "rates decreased by 30%"
    if after in ("by", "with", "through", "using", "when", "after"):
        return "reduced"
    first = group.start
    while first > 0 and _is_adverb(s, first - 1):  # adverbs belong to the participle: "with newly diagnosed cancer"
        first -= 1
    if first == 0 or s.lower[first - 1] in _OPENERS or _follows_noun_marker(s, first):
        return None
    if s.is_class(first - 1, "preposition") or s.is_class(first - 1, "be_like") or _is_reported(s, first - 1):
        return None  # an adjective: "reduced fibrinogen", "with improved survival", "identified increased levels"
    if s.lower[first - 1] in ("and", "or", "but", ",") and not _joins_participles(s, first, start):
        return None
    return None if _is_inside_clause(s, first, end) else "active"


def _is_inside_clause(s: Tagged, first: int, end: int) -> bool:
    """Whether the clause has its verb already: "may warrant increased use", "a minor increased risk was found"."""
    if s.is_class(end, "determiner"):
        return False
    for at in range(first - 1, -1, -1):
        if any(s.is_class(at, c) for c in ("relative", "subordinator", "conjunction")) or not s.lower[at][0].isalnum():
            break
        if any(s.is_class(at, c) for c in ("be", "modal", "do")):
            return True
    after = object_after(s, end).end
    return any(s.is_class(after, c) for c in ("be", "modal")) and s.is_class(first - 2, "determiner")


_OPENERS = ('"', "“", ":", "(", ";", "‘")


def _is_attribute_of_measure(s: Tagged, start: int, end: int, group: Group) -> bool:
    """`patients have increased cardiovascular risk`: an adjective, where people are the subject and no determiner follows."""
    if s.is_class(end, "determiner") or group.head - group.start > 1:
        return False
    return group.start > 0 and s.is_head(group.start - 1, "people")


def _is_reported(s: Tagged, at: int) -> bool:
    """Whether the word before is the verb whose object the participle opens: "identified increased markers"."""
    word = s.lower[at]
    return (
        word in s.language.report_verbs or word in s.language.heads["telling"] or word in s.language.heads["observing"]
    )


def _is_amount(s: Tagged, at: int) -> bool:
    """Whether an amount stands at word `at`: "30%", "about half", "a third"."""
    return any(
        i < len(s.lower) and (s.lower[i][0].isdigit() or s.lower[i] in ("half", "third", "quarter", "percent"))
        for i in (at, at + 1)
    )
