"""Verb groups: from a cue leftwards over auxiliaries, adverbs and governing verbs, to where the subject ends.

"has not been clearly shown to help reduce" is one group; what each part does to the claim is kept for the strength.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from claimlint.claims.tagging import Tagged

VerbForm = Literal["active", "passive", "reduced", "gerund", "infinitive", "imperative", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group that ends before word `head`.

    start: its first word. own: the first word that belongs to the claim's span (attribution such as "has been shown
    to" left out).
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
        elif is_adverb(s, at):
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
        elif word in ("and", "or") and at > 0 and is_adverb(s, at - 1) and is_adverb(s, at + 1):
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
    """A bare verb behind "and" or "or" with what governs the first verb of the row: "may improve or be reversed", "to
    treat or cure".
    """
    is_bare = group.is_bare or (
        group.has_be and s.lower[group.start] == "be" and not group.modals and not group.governors
    )
    left = group.start - 1
    while left > 0 and is_adverb(s, left):
        left -= 1
    if not is_bare or group.purpose or left < 1 or s.lower[left] not in ("and", "or", ","):
        return group
    for at in range(left - 1, max(-1, left - _BORROW_REACH), -1):
        word = s.lower[at]
        if word == "to" and not s.is_class(at + 1, "determiner") and s.lower[at + 1][0].isalpha():
            break
        if s.is_class(at, "modal"):
            break
        if (not word[0].isalnum() and word not in (",", "-")) or any(
            s.is_class(at, c) for c in ("be", "have", "relative")
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
    """The auxiliary before the subject of a question: "Can cupping cure sciatica?", "Not only does magnesium
    relieve".
    """
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
    return sum(is_adverb(s, i) for i in range(at + 1, start))


def _governor(s: Tagged, to: int) -> tuple[int, Mapping[str, Any]] | None:
    """The governing word before "to", adverbs between them skipped, with its row; None for a bare infinitive of
    purpose.
    """
    at = to - 1
    while at >= 0 and is_adverb(s, at) and s.lower[at] not in s.language.governors:
        at -= 1
    row = s.language.governors.get(s.lower[at]) if at >= 0 else None
    if row is None:
        return None
    if s.lower[at] in ("way", "method", "key", "secret", "trick", "enough", "means"):
        copula = next((i for i in range(at - 1, max(-1, at - 6), -1) if s.is_class(i, "be")), None)
        if copula is not None and s.lower[copula - 1 : copula] != ["there"]:
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


def is_adverb(s: Tagged, at: int) -> bool:
    word = s.lower[at]
    if s.cover[at] is not None and s.cover[at].name:  # type: ignore[union-attr]
        return False
    return word in s.language.classes["adverb"] or (word.endswith("ly") and len(word) > 4) or word == "percent"
