"""Verb groups: from a cue leftwards over auxiliaries, adverbs and governing verbs, to where the subject ends.

"has not been clearly shown to help reduce" is one group; what each part does to the claim is kept for the strength.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from claimlint.claims.tagged import AUXILIARIES, Tagged
from claimlint.values import NamedTuple

VerbForm = Literal["active", "passive", "reduced", "gerund", "infinitive", "imperative", "noun", "adjective"]


class Group(NamedTuple):
    """A verb group that ends before word `head`.

    start: its first word. own: the first word that belongs to the claim's span (attribution such as "has been shown
    to" left out).
    modals: words. governors: rows of governors.yaml with their word, outermost last. negations: words that deny.
    has_be, has_have: a form of be, of have governs the head directly. has_do: one of do stands in it.
    purpose: a bare "to" with no governor before it.
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
        """Whether the verb stands alone, without auxiliary, governor or "to"."""
        return self.start == self.head and not self.purpose


def group_before(s: Tagged, head: int) -> Group:
    """The verb group whose last member is word `head`."""
    walk = _Walk(s, head)
    while walk.at >= 0 and walk.step():
        pass
    return walk.group()


class _Walk:
    """Goes from a verb leftwards over its group, a word or governor at a time. Not a value: it lives for one group."""

    def __init__(self, s: Tagged, head: int) -> None:
        self.s = s
        self.head = self.start = self.own = head
        self.at = head - 1
        self.modals: list[str] = []
        self.found: list[tuple[str, Mapping[str, Any]]] = []
        self.negations: list[str] = []
        self.has_be = self.has_have = self.has_do = self.purpose = False
        self.is_direct = True  # no governor stands between here and the verb
        self.is_frozen = False  # further words to the left belong to an attribution, not to the claim

    def step(self) -> bool:
        """Take in the word at `at`; False where the group ends before it."""
        s, at, word = self.s, self.at, self.s.lower[self.at]
        mark = s.cover[at]
        # the "aids" of hearing aids help nobody
        row = s.language.governors.get(word) if mark is None or mark.name is None else None
        if s.is_any(at, *AUXILIARIES):
            self._take_auxiliary(word)
        elif word == "to" and mark is not None and mark.start < at:
            return False  # the "to" of "lead to" makes no infinitive of "lower" behind it
        elif word == "to":
            if not self._take_governor():
                return False
        elif row is not None and row.get("role") == "helper" and at + 1 >= self.start - _adverbs(s, at, self.start):
            self._govern(at, word, row)
        elif (
            at == self.head - 1 and (helper := _helped_by(s, at)) is not None
        ):  # "helps people manage", "lets you sleep"
            self._govern(helper, s.lower[helper], s.language.governors[s.lower[helper]])
        elif is_adverb(s, at):
            self._take_adverb(word)
            return True
        elif _is_passed_over(s, at):
            self.at -= 1
            return True
        elif word == "," and (opening := _inserted_from(s, at)) is not None:
            self.at = opening - 1
            return True
        else:
            return False
        if not self.is_frozen:
            self.own = self.start
        self.at -= 1
        return True

    def _take_auxiliary(self, word: str) -> None:
        classes = self.s.language.classes
        if word in classes["modal"]:
            self.modals.append(word)
        self.has_do |= word in classes["do"]
        self.has_have |= word in classes["have"] and self.is_direct
        self.has_be |= word in classes["be"] and self.is_direct
        if denies(self.s, self.at):
            self.negations.append(word)
        self.start = self.at

    def _take_governor(self) -> bool:
        """The governor of the "to" at `at`; without one it is an infinitive of purpose, and the group ends."""
        step = _governor(self.s, self.at)
        if step is None and self.at and (helper := _helped_by(self.s, self.at - 1)) is not None:
            step = helper, self.s.language.governors[self.s.lower[helper]]  # "helps people to cope with"
        if step is None:
            self.purpose, self.start = True, self.at
            return False
        governor, row = step
        self._govern(governor, self.s.lower[governor], row)
        self.is_frozen = self.is_frozen or row.get("attribution") is not None
        return True

    def _govern(self, at: int, word: str, row: Mapping[str, Any]) -> None:
        self.found.append((word, row))
        self.start, self.is_direct, self.at = at, False, at

    def _take_adverb(self, word: str) -> None:
        if denies(self.s, self.at):
            self.negations.append(word)
        mark = self.s.operator_at(self.at)
        if mark is not None and any(tag.kind in ("booster", "hedge", "negation") for tag in mark.tags):
            self.start = min(self.start, mark.start)
        self.at -= 1
        if not self.is_frozen:
            self.own = min(self.own, self.start)

    def group(self) -> Group:
        """The group as far as it was walked; in a question the auxiliary stands before the subject."""
        modals, has_do = self.modals, self.has_do
        is_empty = not (modals or self.found or has_do or self.has_be or self.has_have or self.purpose)
        if is_empty and (front := _inverted(self.s, self.start)) is not None:
            word = self.s.lower[front]
            modals, has_do = ([word], False) if word in self.s.language.classes["modal"] else ([], True)
        return Group(
            self.start, self.own, self.head, tuple(modals), tuple(self.found), tuple(self.negations),
            self.has_be, self.has_have, has_do, self.purpose,
        )  # fmt: skip


def denies(s: Tagged, at: int) -> bool:
    """Whether word `at` denies its verb. "Not only cures" and "doesn't just cure" say that something does, but not
    "you can't just cure it with tea".
    """
    if not s.is_class(at, "negative"):
        return False
    is_limited = s.is_head(at + 1, "limit") or (s.is_head(at + 1, "soft_limit") and not s.is_class(at, "modal"))
    return not is_limited


def _is_passed_over(s: Tagged, at: int) -> bool:
    """`can each increase`, `may permanently or temporarily relieve`: words of a group that are no part of its
    meaning.
    """
    if at == 0:
        return False
    word = s.lower[at]
    if word == "day" or s.lower[at + 1] == "day":
        return s.lower[at - (word == "day")] in ("one", "some")  # "might one day delay"
    if s.follows(at, "more", "than") or s.follows(at - 1, "more", "than"):
        return True  # "has more than halved"
    if word == "since":
        return s.is_class(at - 1, "have") and at > 0  # "have since been shown"
    if word in ("each", "both", "all"):
        return s.is_class(at - 1, "modal")
    if word == "but" and s.lower[at - 1] == "all":
        return True  # "has all but vanished"
    return word in ("and", "or", "but", "yet", "though") and is_adverb(s, at - 1) and is_adverb(s, at + 1)


_INSERTED = 8  # words: "may, at least for a while in some people, ease"


def _inserted_from(s: Tagged, closing: int) -> int | None:
    """The comma that opens an insertion behind an auxiliary, which closes at the comma `closing`: "may, for a time,
    lessen".
    """
    for i in range(closing - 1, max(0, closing - _INSERTED - 2), -1):
        if s.lower[i] == ",":
            aid = i - 1 - is_adverb(s, i - 1)  # "could possibly, in some cases, worsen"
            return i if s.is_any(aid, "modal", "have", "do") else None
    return None


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
        if word == "be" and s.is_class(at - 1, "modal"):
            continue  # "can be reduced or relieved"
        if (not word[0].isalnum() and word not in (",", "-")) or s.is_any(at, "be", "have", "relative"):
            return group
        if word == "," and at < left - 3 and s.lower[left - 1] != ",":
            return group
    else:
        return group
    first = group_before(s, at + 1)
    if first.is_bare:
        return group
    return group._replace(
        modals=first.modals, governors=first.governors, negations=first.negations, purpose=first.purpose
    )


def _inverted(s: Tagged, at: int) -> int | None:
    """The auxiliary before the subject of a question: "Can cupping cure sciatica?", "Not only does magnesium
    relieve".
    """
    for i in range(at - 2, max(-1, at - 8), -1):
        word = s.lower[i]
        if s.is_any(i, "modal", "do"):
            opens = (
                i == 0
                or not s.lower[i - 1][0].isalnum()
                or s.lower[i - 1] in ("only", "and", "or", "but", "how", "why", "when", "what", "so", "nor")
            )
            return i if opens else None
        if not word[0].isalnum() or s.is_any(i, "subordinator", "relative"):
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
    while at >= 0 and s.lower[at] not in s.language.governors and (is_adverb(s, at) or s.is_head(at, "behind_object")):
        at -= 1  # "works fast to relieve"
    row = s.language.governors.get(s.lower[at]) if at >= 0 else None
    if row is None and (shown := _shown_somewhere(s, at)) is not None:
        at, row = shown, s.language.governors[s.lower[shown]]
    if row is None:
        return None
    if s.is_head(at, "way"):
        copula = next((i for i in range(at - 1, max(-1, at - 6), -1) if s.is_class(i, "be")), None)
        if copula is not None and not _is_sought(s, copula, at):
            return copula, {"role": "raising"}  # "is a clever way to melt away fat" says that it does
    if s.lower[at] in ("on", "out"):
        return at - 1, row  # "goes on to lower", "turned out to reduce"
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


def _is_sought(s: Tagged, copula: int, way: int) -> bool:
    """`There are ways to`, `are trying to find ways to`, `is seeking a way to`: nothing is said to be the way."""
    if s.word(copula - 1) in ("there", "here"):
        return True
    return s.lower[copula + 1].endswith("ing") or "to" in s.lower[copula + 1 : way]


def _shown_somewhere(s: Tagged, at: int) -> int | None:
    """The participle behind whose circumstances, which end at word `at`, an infinitive stands: "has been shown in the
    laboratory to kill".
    """
    for i in range(at, max(0, at - _PLACE_REACH), -1):
        if s.lower[i] in _PLACES:
            row = s.language.governors.get(s.lower[i - 1])
            is_passive = row is not None and any(s.is_class(j, "be") for j in range(max(0, i - 4), i - 1))
            return i - 1 if row and row.get("attribution") and is_passive else None
        if not s.lower[i][0].isalnum() or s.is_any(i, "be", "modal", "relative"):
            return None
    return None


_PLACE_REACH = 7  # words: "shown in three small randomised trials to"
_PLACES = frozenset(["in", "by", "at", "among"])


def is_adverb(s: Tagged, at: int) -> bool:
    """Whether a word may stand in a verb group as an adverb: `often`, `significantly`, the "cent" of "per cent"."""
    word = s.lower[at]
    if s.cover[at] is not None and s.cover[at].name:  # type: ignore[union-attr]
        return False
    is_share = word in ("percent", "cent") or s.follows(at, "per", "cent")
    is_in_ly = word.endswith("ly") and len(word) > 4 and not s.is_head(at, "ly_adjective")
    return is_share or word in s.language.classes["adverb"] or is_in_ly


BEFORE_ORDER = frozenset(':—–•-*"“.?!)')  # what may stand before an order: "1) Don't …"
_FORBID = frozenset(["do", "don't", "dont"])


def forbids(s: Tagged, group: Group) -> bool:
    """Whether a verb group tells readers what not to do: "Don't alter it yourself." denies no effect."""
    opens = group.start == 0 or s.lower[group.start - 1] in BEFORE_ORDER
    is_order = bool(group.negations) and s.lower[group.start] in _FORBID
    return opens and is_order and not group.modals and not group.governors
