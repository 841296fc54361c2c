"""How far an operator of the lexicon reaches, by its kind: negation, hedge, modal, myth, condition, attribution …

Each acts by direction: right, left, its noun phrase, its clause.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimlint.claims.clauses import goes_on, is_either_case
from claimlint.claims.lexicon.index import Tag
from claimlint.claims.scopes.labels import label_end
from claimlint.claims.scopes.reach import Reach, left_start, right_end
from claimlint.claims.tagged import AUXILIARIES, Mark, Tagged


def reach_of(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """What an operator acts on that stands at a mark; None of one that does not act here, or on no words."""
    by_kind = _REACH_OF.get(tag.kind)
    return by_kind(s, mark, tag) if by_kind is not None else None


_GIVEN_WHY = frozenset(["for", "over", "after", "because", "against"])
_REBUKED = 5  # words from "upheld complaints against" to whom


def _negation(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """`no`, `not`, `hardly`, where they deny; "not smoking" is something that people do."""
    name = s.cover[mark.start]
    if (name is not None and name.name is not None) or tag.data.get("flip") is False or _answers(s, mark):
        return None
    if s.is_head(mark.start, "doubting") and _is_denied_itself(s, mark):
        return None
    if tag.value != "left" and (denies_doubt(s, mark.end) or _is_doubt_denied(s, mark)):
        return None
    if tag.data.get("final") and goes_on(s, mark.end):  # "has not been proven to": a plain "not"
        plain = mark._replace(end=mark.start + 1)
        return Reach.of(s, "negation", plain, _directed(s, plain, "right"))
    start, end = _directed(s, mark, tag.value)
    return Reach.of(s, "negation", mark, (start, _contrast_end(s, mark, end)))


def _is_denied_itself(s: Tagged, mark: Mark) -> bool:
    """`No one denies that`, `nobody would dispute that`: who says that nobody does says it is so."""
    near = (m for m in s.operators if mark.start - _DOUBT_REACH <= m.start < mark.start)
    return any(m.of("negation") and denies_doubt(s, m.end) for m in near)


_LONGEST_CONTRAST = 5  # words of what is told apart between commas


def _contrast_end(s: Tagged, mark: Mark, end: int) -> int:
    """Where "not" ends that only tells apart: `it is light, not chemistry, which is why it cannot harm you`."""
    if s.lower[mark.start] != "not" or s.word(mark.start - 1) != ",":
        return end
    behind = range(mark.end + 1, min(mark.end + 1 + _LONGEST_CONTRAST, end))
    comma = next((at for at in behind if s.lower[at] == ","), None)
    return end if comma is None or any(s.is_any(at, *AUXILIARIES) for at in range(mark.end, comma)) else comma


def denies_doubt(s: Tagged, end: int) -> bool:
    """Whether a negator that ends before word `end` is spent on a word of doubt: `Nobody doubts that smoking kills`,
    `There is no longer any serious question that …`; there is "no question of a cure".
    """
    for at in range(end, min(end + _DOUBT_REACH, len(s.lower))):
        if s.lower[at] in _PARTS_DOUBT:
            return False
        if s.is_head(at, "doubting"):
            return s.word(at + 1) != "of"
    return False


def _is_doubt_denied(s: Tagged, mark: Mark) -> bool:
    """`It cannot be denied that smoking kills`: a word of doubt behind a negator denies nothing."""
    at = mark.start - 1
    while s.is_class(at, "be"):
        at -= 1
    is_denied = s.word(at) in ("not", "never", "cannot") or s.word(at).endswith("n't")
    return is_denied and s.is_head(mark.start, "doubting")


_DOUBT_REACH = 6  # words: "no longer any serious scientific doubt"
_PARTS_DOUBT = frozenset([",", ";", ":", "that", "which", "who", "and", "or", "but"])


def _answers(s: Tagged, mark: Mark) -> bool:
    """`Fact check: no, garlic does not cure it`: an answer."""
    return s.said(mark.start, mark.end).lower() == "no" and s.word(mark.end) == "," and s.word(mark.start - 1) == ":"


def _hedge(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """`may`, `perhaps`; "whether you smoke or not" leaves nothing open."""
    is_none = tag.value == "none" or _is_no_hedge(s, mark) or _is_either_way(s, mark)
    return None if is_none else Reach.of(s, "hedge", mark, _both_ways(s, mark))


def _modal(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """A modal that leaves open whether: `could`, no `will`."""
    return _hedge(s, mark, tag) if int(tag.data["ceiling"]) <= 2 else None


def _myth(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """`it is a myth that`; "it is no myth that", "contrary to popular belief, X does not" is the article's own word."""
    if tag.value not in ("clause", "right", "left", "np") or s.word(mark.start - 1) == "no":
        return None
    if _CONTRARY & set(s.lower[max(0, mark.start - 4) : mark.start + 1]) and "," in s.lower[mark.end : mark.end + 2]:
        return None
    label = label_end(s, mark)
    reached = _directed(s, mark, tag.value) if label is None else (label, right_end(s, label))
    return Reach.of(s, "myth", mark, reached)


def _condition(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """`if`, `when`, `unless`; "when applied to the skin" is how it is used, "when it comes to" what is spoken of."""
    if s.follows(mark.start, "when", "it", "comes", "to") or s.follows(mark.start, "when", "it", "came", "to"):
        return None
    if s.word(mark.end).endswith(("ed", "taken", "given", "worn")):
        return None
    return Reach.of(s, "condition", mark, (mark.end, _conditional_end(s, mark.end)))


def _unknown(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """`it is unclear whether`, `remains unproven`: to the right, unless it looks back."""
    if _is_either_way(s, mark):
        return None
    if tag.value == "left":
        return Reach.of(s, "unknown", mark, (left_start(s, mark.start), mark.start), effect="whole")
    return _aim(s, mark, tag)


def _is_either_way(s: Tagged, mark: Mark) -> bool:
    """`whether or not you smoke`: in either case, so nothing is left open."""
    return s.lower[mark.start] == "whether" and is_either_case(s, mark.start)


def _aim(s: Tagged, mark: Mark, tag: Tag) -> Reach:
    """`a trial to find out whether`: what follows."""
    return Reach.of(s, tag.kind, mark, (mark.end, right_end(s, mark.end)))


def _rebuke(s: Tagged, mark: Mark, tag: Tag) -> Reach | None:
    """`was fined for saying that`, `banned the advert that`: what somebody must not say is no claim of the article."""
    told = next((i for i in range(mark.start) if s.is_head(i, "advertised")), None)
    end = right_end(s, mark.end)
    if told is None:
        is_behind = any(s.is_head(i, "advertised") for i in range(mark.end, mark.end + _REBUKED))
        return Reach.of(s, "myth", mark, (mark.end, end)) if is_behind else None
    is_given_why = _GIVEN_WHY & set(s.lower[mark.end - 1 : mark.end + 1])
    return Reach.of(s, "myth", mark, (told, end if is_given_why else mark.start))


def _attribution(s: Tagged, mark: Mark, tag: Tag) -> Reach:
    """`a study found`, `fans say`; "contrary to popular belief, garlic does not" gives what the article denies."""
    is_contrary = s.lower[mark.start] in _CONTRARY
    reached = (mark.end, _conditional_end(s, mark.end)) if is_contrary else _both_ways(s, mark)
    return Reach.of(s, "attribution", mark, reached, source=str(tag.data.get("source", "unnamed")))


_REACH_OF: Mapping[str, Callable[[Tagged, Mark, Tag], Reach | None]] = {
    "negation": _negation,
    "hedge": _hedge,
    "modal": _modal,
    "myth": _myth,
    "condition": _condition,
    "unknown": _unknown,
    "aim": _aim,
    "rebuke": _rebuke,
    "attribution": _attribution,
}


_CONTRARY = frozenset(["contrary", "despite"])


def _is_no_hedge(s: Tagged, mark: Mark) -> bool:
    """The month of May, and an ability in the past: "we could detect", "could not be found"."""
    word = s.lower[mark.start]
    if word == "may":
        after = s.lower[mark.end : mark.end + 1]
        return s.text[s.words[mark.start].start] == "M" and (mark.start > 0 or bool(after and after[0][0].isdigit()))
    if word == "could":
        return s.word(mark.start - 1) in ("we", "i") or s.word(mark.end) == "not"
    return False


def _directed(s: Tagged, mark: Mark, scope: str) -> tuple[int, int]:
    """The words that a scope of the lexicon reaches: left, np (its noun phrase), else what stands to the right."""
    if scope == "left":
        return left_start(s, mark.start), mark.start
    if scope == "np":
        return mark.end, _noun_phrase_end(s, mark.end)
    return mark.end, right_end(s, mark.end)


def _both_ways(s: Tagged, mark: Mark) -> tuple[int, int]:
    """From the breaker before to the breaker behind."""
    return left_start(s, mark.start), right_end(s, mark.end)


def _conditional_end(s: Tagged, at: int) -> int:
    """An if-clause ends at its comma, else at the end of its clause."""
    comma = next((i for i in range(at, len(s.lower)) if s.lower[i] == ","), len(s.lower))
    return min(comma, right_end(s, at))


def _noun_phrase_end(s: Tagged, at: int) -> int:
    """A negated noun phrase goes on through its prepositions and its list, and ends at a verb or a breaker; where
    nobody has shown or said something, at the end of that: "no trial has shown that garlic can cure gout".
    """
    for i in range(at, len(s.lower)):
        if s.lower[i] == "that" and i > at and s.lower[i - 1] in s.language.report_verbs:
            return right_end(s, i)
        if _is_breaker(s, i) or s.is_any(i, "be", "modal") or s.lower[i] in (".", ":", "(", ")", "which", "who"):
            return i
    return len(s.lower)


def _is_breaker(s: Tagged, at: int) -> bool:
    """Whether the reach of an operator ends at word `at`."""
    mark = s.operator_at(at)
    return s.lower[at] in (";",) or bool(mark and mark.start == at and mark.of("breaker"))
