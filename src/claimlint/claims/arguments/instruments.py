"""Instruments: what is taken or done, named beside a claim: "with ginger", "by yoga", "since she takes zinc"."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import agents_in, arguments_in, as_said
from claimlint.claims.arguments.carriers import is_modifier
from claimlint.claims.arguments.naming import has_trade_name, unknown_name
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, argument_of
from claimlint.claims.tagged import Tagged, WordRange


def agent_after(s: Tagged, at: int, words: tuple[str, ...]) -> tuple[Argument, ...] | None:
    """The intervention of a phrase "by X", "with X" that starts at word `at`."""
    if s.word(at) not in words:
        return None
    start = at + 1
    while (s.is_head(start, "way_of_taking") or s.word(start) in _A_DAY) and not _opens_name(s, start):
        start += 1
    phrase = object_after(s, start)
    if phrase.end > start and s.is_head(phrase.end - 1, "times") and s.word(phrase.end) in _SPENT:
        phrase = object_after(s, phrase.end + 1)  # "after a week in the salt cave"
    found = arguments_in(s, phrase, AGENTS)
    if not found or is_withdrawn(s, found[0].start):
        return None
    if found[0].name.kind == "unknown":  # "a month on Calmio", "ten days of Gastrelle"
        brand = next((i for i in range(found[0].start, phrase.end) if is_brand(s, i)), None)
        if brand is not None:
            return (found[0]._replace(name=found[0].name._replace(kind="product")),)
    return found


_A_DAY = ("the", "a", "regular", "daily")


def _opens_name(s: Tagged, at: int) -> bool:
    """Whether a name begins at word `at`: "eating less salt" is what helps, not a way of taking salt."""
    mark = s.cover[at]
    return mark is not None and mark.name is not None and mark.start == at


_SPENT = ("in", "on", "with", "under")


_LABEL = 6  # words in front of the colon of a headline


def label_before(s: Tagged, at: int, kinds: tuple[str, ...] = AGENTS) -> tuple[Argument, ...]:
    """`Charcoal: the end of the hangover`, `Statins: useless`: what the label of a headline names."""
    colon = at - 1
    is_label = 0 < colon <= _LABEL and s.lower[colon] in (":", "–", "—")
    if not is_label or any(mark.start < colon and mark.name is None for mark in s.cues):
        return ()
    return tuple(a for a in arguments_in(s, WordRange(0, colon), kinds) if a.name.kind in kinds)


def announced_behind(s: Tagged, opening: int, at: int) -> tuple[Argument, ...]:
    """`Boosts energy and sharpens focus: ginseng capsules`: what a line that opens with its verb, at word `opening`,
    is of.
    """
    colon = next((i for i in range(at, min(at + _ANNOUNCED_REACH, len(s.lower))) if s.lower[i] == ":"), None)
    if opening > 0 or colon is None:
        return ()
    return tuple(a for a in agents_in(s, object_after(s, colon + 1)) if a.name.is_known or a.name.kind == "product")


_ANNOUNCED_REACH = 8  # words up to the colon: "in one treatment:"

_WITHDRAWAL_REACH = 4  # words from "stop" to what is stopped: "after people stop taking their tablets"


def is_withdrawn(s: Tagged, at: int) -> bool:
    """Whether what is named at word `at` is no longer taken: what happens then is not its effect."""
    before = range(max(0, at - _WITHDRAWAL_REACH), at)
    return any(s.is_head(i, "withdrawal") for i in before)


def _is_without(s: Tagged, at: int) -> bool:
    """Whether what is named at word `at` is left off or not needed."""
    return is_withdrawn(s, at) or _is_spared(s, at)


def _is_spared(s: Tagged, at: int) -> bool:
    """Whether what is named at word `at` is not needed, so that what follows happens without it: "you don't need a
    blood test first: if your symptoms go away", "no need for antibiotics: most sore throats clear up".
    """
    need = next((i for i in range(at - 1, max(-1, at - _WITHDRAWAL_REACH), -1) if s.is_head(i, "needs")), None)
    return need is not None and any(
        s.is_class(i, "negative") or s.lower[i] == "no" for i in range(max(0, need - _WITHDRAWAL_REACH), need)
    )


def is_brand(s: Tagged, at: int) -> bool:
    """Whether a word that nobody knows is written as a name where what was taken stands: "two months on Calmio"."""
    word = s.text[s.words[at].start : s.words[at].end]
    if at == 0 or len(word) < _BRAND or not word.istitle() or s.cover[at] is not None:
        return False
    if word.lower().removesuffix("s") in s.language.heads["calendar"] or s.text[s.words[0].start :].istitle():
        return False
    before = s.lower[at - 1]
    return (
        before in _TAKEN_WITH
        or before in s.language.heads["intake"]
        or (before == "of" and s.is_head(at - 2, "transparent"))
    )


_BRAND = 5  # letters: "Anna" and "Rome" are shorter, and so are few brands
_TAKEN_WITH = frozenset(["on", "with", "using", "taking", "under", "our"])

_LEFT_REACH = 60  # words


def left_agent(s: Tagged, end: int) -> tuple[Argument, ...]:
    """What is taken or used in the words before `end`: "I tried celery juice and …", "After a month on the gel, …"."""
    named = [m for m in s.names(end - _LEFT_REACH, end) if m.kind == "intervention" and not _is_without(s, m.start)]
    if named:
        return (argument_of(s, named[-1]),)
    for at in range(end - 1, max(-1, end - _LEFT_REACH), -1):
        if (has_trade_name(s, at, at + 1) or is_brand(s, at)) and (trade := unknown_name(s, at, at + 1)):
            return (Argument(trade._replace(kind="product"), at, at + 1),)
        if s.is_head(at, "product") and not s.is_class(at, "preposition") and not _is_without(s, at):
            first = at
            while first > 0 and s.lower[first - 1].isalpha() and not _is_closed(s, first - 1):
                first -= 1
            name = unknown_name(s, first, at + 1)
            return (Argument(name, first, at + 1),) if name is not None else ()
    return ()


def way_of(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What a headline calls the way to do what follows; "way" is word `at`: "Mint tea: the way to calm a gut"."""
    if at < 1 or s.lower[at] not in ("way", "ways", "secret", "trick", "answer"):
        return ()
    start = at
    while start > 0 and (s.is_class(start - 1, "determiner") or is_modifier(s, start - 1)):
        start -= 1
    named = s.cover[start - 2] if start > 1 and s.lower[start - 1] == "," else None
    if named is not None and named.kind == "intervention":
        return (argument_of(s, named),)  # "with collagen, the easy way to smooth fine lines"
    return label_before(s, start)


def praised_ahead(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What a participle in front is said of: "Proven to clear acne in a month, the GlowMask …"."""
    comma = next((i for i in range(at, min(at + _FRONTED_REACH, len(s.lower))) if s.lower[i] == ","), None)
    if comma is None:
        return ()
    return agents_in(s, object_after(s, comma + 1))


_FRONTED_REACH = 8  # words from the object to the comma: "in only thirty days"


_TAKEN_REACH = 7  # words from "since" to what was taken: "since she first started taking zinc"


def taken_after(s: Tagged, at: int, limit: int) -> tuple[Argument, ...]:
    """What somebody took or began: "since she takes collagen", "once I had switched to oat milk"."""
    for i in range(at, min(limit, len(s.lower) - 1)):
        if s.lower[i] in ("since", "once", "when", "after", "until", "if", "week", "day", "moment", "month"):
            for start in range(i + 1, min(i + _TAKEN_REACH, len(s.lower))):
                if s.is_head(start, "intake") or s.is_head(start, "begun") or s.word(start) == "on":
                    first = start + 1 + (s.word(start + 1) in ("to", "on", "with"))
                    found = arguments_in(s, object_after(s, first), AGENTS)
                    if found and found[0].name.kind in AGENTS and not is_withdrawn(s, found[0].start):
                        return found
    return ()


def taken_ahead(s: Tagged, end: int) -> tuple[Argument, ...]:
    """What the clause in front tells the reader to take, or supposes taken: "Drink nettle tea and gout is cured", "If
    you chew a clove of garlic every morning, stroke is prevented".
    """
    opening = 0
    if s.lower[0] in ("if", "when", "once", "whenever") and s.word(1) in ("you", "people", "we"):
        opening = 2
    if opening >= end or s.lower[opening] not in s.language.heads["intake"]:
        return ()
    found = arguments_in(s, object_after(s, opening + 1), AGENTS)
    return found if found and found[0].end <= end and found[0].name.kind in AGENTS else ()


def takers_after(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What those took in whom something was seen: "fell in residents given the drink", "in those who took zinc"."""
    for i in range(at, min(at + _TAKERS_REACH, len(s.lower) - 1)):
        if s.is_head(i, "taking_part"):
            start = i + 1 + (s.lower[i + 1] in ("with", "to", "on"))
            if s.is_head(i + 1, "people") and s.lower[i].endswith("ed"):
                return (as_said(s, "group", i, i + 2),)  # "in 85% of vaccinated infants"
            found = agents_in(s, object_after(s, start))
            if found and not is_withdrawn(s, found[0].start):
                return found
    return ()


_WHO_REACH = 8  # words from people to the verb of what they take: "women with lupus who drink"


def takers_ahead(s: Tagged, start: int, end: int) -> tuple[Argument, ...]:
    """What people take who are the subject in words [start, end): "Women who drink the tincture", "Children given the
    syrup", "Patients with gout who switched to cherries".
    """
    first = next((i for i in range(start, end) if s.is_head(i, "people")), None)
    if first is None:
        return ()
    for i in range(first + 1, min(first + _WHO_REACH, end - 1)):
        is_taken = s.is_head(i, "taking_part") or s.is_head(i, "begun")
        is_theirs = s.lower[i - 1] in ("who", "that") or i == first + 1 or s.lower[i].endswith(("ing", "given"))
        if not (is_taken and is_theirs):
            continue
        phrase = object_after(s, i + 1 + (s.lower[i + 1] in ("to", "on", "with")))
        found = agents_in(s, WordRange(phrase.start, min(phrase.end, end)))
        return () if found and is_withdrawn(s, found[0].start) else found
    return ()


def seen_takers(s: Tagged, at: int) -> tuple[Argument, ...]:
    """`A fall in blood pressure was seen in women who drank beetroot juice`: what those take in whom it was seen."""
    is_seen = s.is_class(at, "be") and s.is_head(at + 1, "observing") and s.word(at + 2) in ("in", "among")
    return takers_after(s, at + 3) if is_seen else ()


_TAKERS_REACH = 16  # words from a change to what those took in whom it was seen
_GIVEN_UP_REACH = 5  # words from "once" to "gave up"


def given_up_after(s: Tagged, at: int) -> tuple[Argument, ...]:
    """What somebody gave up since when an ailment is gone: "once she cut out dairy"; never a medicine."""
    for i in range(at, min(at + _TAKERS_REACH, len(s.lower) - 2)):
        if s.lower[i] not in _SINCE:
            continue
        for verb in range(i + 1, min(i + _GIVEN_UP_REACH, len(s.lower) - 1)):
            if s.is_head(verb, "giving_up"):
                return _given_up(s, verb)
    return ()


def given_up_ahead(s: Tagged, end: int) -> tuple[Argument, ...]:
    """`Give up sugar and your acne will clear`: what an instruction that opens a promise says to do without."""
    is_told = s.is_head(0, "giving_up") and any(word in ("and", ",") for word in s.lower[1:end])
    if not is_told or (s.is_head(0, "going") and s.lower[1] not in _WITHOUT):  # "Go for a walk and …"
        return ()
    return tuple(a for a in _given_up(s, 0) if a.end < end)


_WITHOUT = frozenset(["up", "out", "back", "down", "on", "without", "off"])


def _given_up(s: Tagged, verb: int) -> tuple[Argument, ...]:
    start = verb + 1
    while s.word(start) in _WITHOUT:
        start += 1
    phrase = object_after(s, start)
    named = arguments_in(s, phrase, AGENTS)
    if phrase.is_empty or (named and named[0].name.category in ("drug", "procedure", "vaccine")):
        return ()
    return (as_said(s, "intervention", verb, phrase.end),)


_SINCE = frozenset(["once", "when", "after", "since", "because", "as", "week", "day", "moment", "month", "if", "by"])


def behind_left_aside(s: Tagged) -> int:
    """Where a sentence goes on that opens with what it advises against: "Instead of pills, try cherry juice: it"."""
    is_left_aside = s.follows(0, "instead", "of") or s.follows(0, "rather", "than") or s.word(0) == "forget"
    return s.lower.index(",") if is_left_aside and "," in s.lower else 0


def is_prompted(s: Tagged, end: int) -> bool:
    """Whether the words before `end` are an instruction that a promise follows: "Rub it in and …", "I tried it, …"."""
    first = s.word(1) == "yourself" or s.is_head(0, "intake") or (s.lower[0] == "i" and s.is_head(1, "intake"))
    return first and any(word in ("and", ",") for word in s.lower[1:end])


def _is_closed(s: Tagged, at: int) -> bool:
    closed = ("determiner", "preposition", "conjunction", "subordinator", "be", "have", "modal", "pronoun")
    return s.lower[at] in s.language.heads["intake"] or s.is_any(at, *closed)


def fronted_instrument(s: Tagged, at: int) -> tuple[Argument, ...]:
    """The intervention that a sentence opens with: "With elderberry syrup, flu is prevented", "Thanks to yoga, she
    …".
    """
    comma = next((i for i in range(1, at) if s.lower[i] == ","), None)
    if comma is None and at > 2 and s.lower[at - 1] in ("you", "i", "we", "he", "she", "they"):
        comma = at - 1  # "With a TENS machine you may need fewer painkillers"
    if comma is None or s.lower[0] not in ("with", "through", "using", "by", "thanks", "on", "after"):
        return ()
    found = agent_after(s, int(s.lower[0] == "thanks"), (*_OPENING,)) or ()
    if found and found[0].name.kind == "unknown" and _is_capital(s, found[0]):
        return (found[0]._replace(name=found[0].name._replace(kind="product")),)  # "With Calmio, …"
    return tuple(a for a in found if a.end <= comma and a.name.kind in AGENTS)


def _is_capital(s: Tagged, argument: Argument) -> bool:
    return all(s.text[s.words[i].start].isupper() for i in range(argument.start, argument.end))


_OPENING = ("with", "through", "using", "by", "to", "on", "after")


def instrument_after(s: Tagged, at: int, limit: int) -> tuple[Argument, ...]:
    """The first "with/by/using/thanks to/on/after X" with a known intervention or product between word `at` and
    `limit`.
    """
    for i in range(at, min(limit, len(s.lower))):
        if s.lower[i] in _OTHERWISE:
            break
        if s.lower[i] == "with" and s.is_head(i - 1, "taken_beside"):
            continue  # "lead to muscle pain when taken with a statin"
        is_begun = s.lower[i] == "of" and s.word(i + 1) in _STARTING and s.is_head(i - 1, "times")
        if is_begun or s.lower[i] in _MEANS:
            found = agent_after(s, i, (s.lower[i],))
            if found and (
                (found[0].name.is_known and found[0].name.kind == "intervention")
                or found[0].name.kind == "product"
                or (s.lower[i - 1] == "thanks" and found[0].name.kind not in HEALTH)
                or _is_on_it(s, i, found[0])
            ):
                return found
    return ()


def _is_on_it(s: Tagged, at: int, found: Argument) -> bool:
    """`lost a stone on the injections`, from word `at` on: what is taken, by the noun for a class of things."""
    is_pointed = s.lower[at] in ("on", "with") and s.lower[at + 1] in ("the", "this", "these", "our")
    return is_pointed and found.name.kind == "intervention" and s.is_head(found.end - 1, "anaphor_intervention")


# where something else is said: "comes back within weeks, though after the jab it may take longer"
_OTHERWISE = frozenset([".", ";", "?", "!", ":", "but", "though", "although", "whereas", "while", "yet"])
_MEANS = frozenset(["with", "by", "using", "through", "after", "following", "on", "via", "to", "from"])
_STARTING = ("starting", "taking", "using", "beginning")  # "within a week of taking"
