"""What the phrase names that is the subject of a verb: what acts, over what only tells of it."""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import arguments_in, as_said
from claimlint.claims.arguments.measures import without_dose
from claimlint.claims.arguments.naming import unknown_name
from claimlint.claims.drafts import AGENTS, HEALTH, Argument, argument_of
from claimlint.claims.tagged import Tagged, WordRange


def subject_in(s: Tagged, phrase: WordRange, relation: str) -> tuple[Argument, ...]:
    """The names that a subject phrase holds: interventions first, then conditions, then what its words name.

    `X is a herb that cures`: X is meant, the class noun only describes it. `Within a day the syrup`: the adjunct is
    passed over.
    """
    if phrase.end - phrase.start > 1 and s.lower[phrase.end - 1] in ("you", "we", "he", "she", "i"):
        phrase = WordRange(phrase.start, phrase.end - 1)  # "after ten sessions you can"
    if phrase.end - phrase.start > 1 and s.lower[phrase.end - 1] in ("it", "they"):
        phrase = WordRange(phrase.end - 1, phrase.end)  # "when applied to the skin it prevents"
    copula = next((i for i in range(phrase.start + 1, phrase.end) if s.is_class(i, "be")), None)
    if copula == phrase.start + 1 and s.lower[phrase.start] in ("here", "there", "this", "it", "that"):
        phrase = WordRange(copula + 1, phrase.end)  # "Here is a berry that beats gout"
    elif copula is not None and s.lower[phrase.start] not in ("it", "there", "this", "that"):
        first = copula - s.is_class(copula - 1, "have")  # "A lamp has been invented which"
        phrase = WordRange(phrase.start, max(first, phrase.start + 1))
    if opens_omission(s, phrase.start - 1) and not phrase.is_empty:
        return (as_said(s, "unknown", phrase.start - 1, phrase.end),)
    phrase = _behind_called(s, phrase)
    if "/" in s.lower:
        phrase = WordRange(phrase.start, without_dose(s, phrase.start, phrase.end))
    if phrase.end - phrase.start > 1 and s.lower[phrase.start] == "using":
        phrase = WordRange(phrase.start + 1, phrase.end)  # "Using a preventer inhaler every day"
    phrase = _behind_adjunct(s, phrase)
    if (spent := _spent_without(s, phrase)) is not None:
        return (spent,)
    if is_regard(s, phrase):
        return (as_said(s, "unknown", phrase.start, phrase.end),)
    phrase = _without_receiver(s, _without_doer(s, _without_time(s, _without_rival(s, phrase))))
    found = arguments_in(s, phrase, AGENTS)
    if _is_way_of_living(s, phrase) and not (found and found[0].name.is_known):
        return (as_said(s, "unknown", phrase.start, phrase.end),)
    is_receiver = bool(found) and found[0].name.kind == "population"  # "Putting babies to sleep on their backs"
    if (_is_done(s, phrase) and not (found and found[0].name.is_known)) or (is_receiver and _is_act(s, phrase)):
        name = unknown_name(s, phrase.start, phrase.end)  # "Biting your nails", "Splashing vinegar on a sting"
        return (Argument(name._replace(kind="unknown"), phrase.start, phrase.end),) if name is not None else ()
    if found and found[0].name.kind in AGENTS and found[0].name.is_known:
        return _with_joined(s, found) if relation in ("cause", "increase-risk", "associate") else found
    conditions = arguments_in(s, phrase, HEALTH)
    if conditions and conditions[0].name.kind == "structure" and (what := _done_to_part(s, phrase, conditions[0])):
        return (what,)
    if conditions and conditions[0].name.kind == "structure" and (put := _put_on_part(s, phrase, conditions[0])):
        return (put,)
    if conditions and conditions[0].name.kind == "structure" and conditions[0].end < phrase.end:
        whole = unknown_name(s, phrase.start, phrase.end)  # "cod liver oil", "heart patients": the head is meant
        is_modifier = conditions[0].end == phrase.end - 1 or s.is_hyphened(conditions[0].end)
        is_head = whole is not None and (whole.kind == "population" or (whole.kind == "unknown" and is_modifier))
        if whole is not None and (whole.kind in AGENTS or is_head):
            return (Argument(whole, phrase.start, phrase.end),)
    if conditions and conditions[0].name.kind == "condition" and (what := _done_about(s, phrase, conditions[0])):
        return (what,)
    if conditions and conditions[0].name.is_known:
        head_is_name = not any(s.lower[i] in ("for", "in", "against") for i in range(phrase.start, conditions[0].start))
        if head_is_name or relation in ("cause", "increase-risk", "associate"):
            return conditions
    return found


def opens_omission(s: Tagged, at: int) -> bool:
    """`Not getting enough sleep`, `Never wearing a hat`: what is left undone acts; "Not smoking" has a name."""
    if at < 0 or s.lower[at] not in ("not", "never") or s.cover[at] is not None:
        return False
    if at and s.lower[at - 1] not in (",", "and", "but", "that", "because", "so", ":"):
        return False  # "is not smoking"
    return len(s.lower) > at + 2 and s.lower[at + 1].endswith("ing") and s.lower[at + 1] != "nothing"


def is_regard(s: Tagged, phrase: WordRange) -> bool:
    """`Early enthusiasm for the drug`, `Hopes for apricot kernels`: what people feel about a thing fades, not it."""
    inner = range(phrase.start, phrase.end - 2)
    return any(s.is_head(i, "regard") and s.lower[i + 1] in ("for", "in", "about", "over") for i in inner)


def _behind_adjunct(s: Tagged, phrase: WordRange) -> WordRange:
    """`Within a day the syrup`: what stands behind the phrase of time or place that opens it."""
    if phrase.is_empty or not s.is_class(phrase.start, "preposition"):
        return phrase
    inner = range(phrase.start + 2, phrase.end)
    at = next((i for i in inner if s.is_class(i, "determiner") and not s.is_class(i - 1, "preposition")), None)
    return phrase if at is None else WordRange(at, phrase.end)


def _behind_called(s: Tagged, phrase: WordRange) -> WordRange:
    """`contain a soluble fibre called beta-glucan`: the name that a thing is given, where a sentence gives one."""
    at = next((i for i in range(phrase.start + 1, phrase.end - 1) if s.lower[i] in ("called", "named")), None)
    is_naming = at is not None and not s.is_class(at - 1, "be") and not s.is_hyphened(at)
    return WordRange(at + 1, phrase.end) if at is not None and is_naming else phrase


RIVAL_LINKS = frozenset(["instead of", "rather than"])


def _without_rival(s: Tagged, phrase: WordRange) -> WordRange:
    """`Olive oil instead of butter`: what a thing is taken in place of does not act."""
    inner = range(phrase.start + 1, phrase.end - 1)
    at = next((i for i in inner if " ".join(s.lower[i : i + 2]) in RIVAL_LINKS), None)
    return phrase if at is None else WordRange(phrase.start, at)


def _without_time(s: Tagged, phrase: WordRange) -> WordRange:
    """`Chewing gum after a caesarean`: what a thing is done after or before does not act."""
    inner = range(phrase.start + 1, phrase.end - 1)
    times = (i for i in inner if s.lower[i] in ("after", "before", "during") or _is_given(s, i))
    at = next(times, None)
    if at is None or s.is_class(phrase.start, "preposition") or s.lower[at - 1] == ",":
        return phrase
    if (mark := s.cover[at]) is not None and mark.name is not None and mark.start < at:
        return phrase  # "smoking during pregnancy" is one name
    is_named = s.names(phrase.start, at) or s.lower[phrase.start].endswith("ing") or _is_given(s, at)
    is_named = (
        is_named or s.is_head(at - 1, "product") or s.is_head(at - 1, "intervention")
    )  # "A tablet after a stroke"
    return WordRange(phrase.start, at) if is_named else phrase


def _is_given(s: Tagged, at: int) -> bool:
    """Whether "given" or the like only tells how a thing is: "a jab given once a year", "drops put in at night"."""
    is_span = s.is_head(at + 2, "times") or s.is_head(at + 3, "times")  # "worn for years", no "prescribed for epilepsy"
    is_how = s.is_class(at + 1, "preposition") and (is_span or s.lower[at + 1] != "for")
    before = s.cover[at - 1]
    if s.is_head(at - 1, "people") or (before is not None and before.kind == "population"):
        return False  # "Infants born to mothers with diabetes"
    return s.is_head(at, "handled") and (is_how or s.lower[at + 1] in ("once", "twice", "overnight", "daily"))


def _without_doer(s: Tagged, phrase: WordRange) -> WordRange:
    """`Home visits by occupational therapists`: who does it is passed over."""
    by = next((i for i in range(phrase.start + 1, phrase.end - 1) if s.lower[i] == "by"), None)
    return WordRange(phrase.start, by) if by is not None and s.is_head(phrase.end - 1, "people") else phrase


def _spent_without(s: Tagged, phrase: WordRange) -> Argument | None:
    """`Every minute without defibrillation`, `A week without exercise`: what goes without acts."""
    link = next((i for i in range(phrase.start + 1, phrase.end - 1) if s.lower[i] == "without"), None)
    is_time = link is not None and s.is_head(link - 1, "times") and link - phrase.start <= _SPAN
    return as_said(s, "unknown", phrase.start, phrase.end) if is_time else None


_SPAN = 4  # words of a span of time: "every extra ten minutes"


def _without_receiver(s: Tagged, phrase: WordRange) -> WordRange:
    """`Adding the drug to standard chemotherapy`, `Giving zinc to children`: what is added acts, not what it is added
    to.
    """
    if phrase.is_empty or not s.is_head(phrase.start, "adding"):
        return phrase
    if (mark := s.cover[phrase.start]) is not None and mark.name is not None:
        return phrase  # "Putting babies to sleep on their backs" is a name
    link = next((i for i in range(phrase.start + 2, phrase.end - 1) if s.lower[i] in ("to", "into")), None)
    if link is None or any(m.kind == "population" for m in s.names(phrase.start + 1, link)):
        return phrase  # "Putting a baby to sleep on the back"
    return WordRange(phrase.start + 1, link)


def _done_to_part(s: Tagged, phrase: WordRange, part: Argument) -> Argument | None:
    """`Magnetic stimulation of the brain`: what is done to a part of the body, by its noun in -ion, -ment or -ing."""
    link = next((i for i in range(phrase.start + 1, part.start) if s.lower[i] == "of"), None)
    if link is None or not s.lower[link - 1].endswith(("tion", "sion", "ment", "ing", "therapy")):
        return None
    name = None if s.names(link - 1, link) else unknown_name(s, phrase.start, link)
    return Argument(name._replace(kind="unknown"), phrase.start, link) if name is not None else None


def _done_about(s: Tagged, phrase: WordRange, illness: Argument) -> Argument | None:
    """`Good control of diabetes`, `early treatment of a stroke`: what is done about an illness acts."""
    link = next((i for i in range(phrase.start + 1, illness.start) if s.lower[i] == "of"), None)
    if link is None or not s.is_head(link - 1, "care_of"):
        return None
    name = unknown_name(s, phrase.start, link)
    if name is None:
        return None
    said = s.said(phrase.start + s.is_class(phrase.start, "determiner"), illness.end)
    return Argument(name._replace(kind="intervention", text=said), phrase.start, illness.end)


def _put_on_part(s: Tagged, phrase: WordRange, part: Argument) -> Argument | None:
    """`A cool compress over closed eyes`: what is put on a part of the body acts, not the part."""
    link = next((i for i in range(phrase.start + 1, part.start) if s.lower[i] in _ONTO), None)
    name = unknown_name(s, phrase.start, link) if link is not None and not s.names(phrase.start, link) else None
    return Argument(name, phrase.start, link) if name is not None and link is not None and name.kind in AGENTS else None


_ONTO = frozenset(["on", "onto", "over", "around", "to", "under", "behind", "across", "against", "into", "in"])


def _is_act(s: Tagged, phrase: WordRange) -> bool:
    """Whether a phrase of several words opens with a verb in -ing that is no name."""
    if phrase.end - phrase.start < 2:
        return False
    mark, word = s.cover[phrase.start], s.lower[phrase.start]
    return word.endswith("ing") and len(word) > 4 and (mark is None or mark.name is None)


def _is_done(s: Tagged, phrase: WordRange) -> bool:
    """Whether a subject is an act: a verb in -ing with its object, which is no name itself."""
    if not _is_act(s, phrase):
        return False
    on_what = range(phrase.start + 2, phrase.end - 1)  # "Rubbing frostbitten skin with snow"
    if s.lower[phrase.start + 1][0].isdigit() or s.lower[phrase.start + 1] in _HOW_DONE:
        return True  # "Losing even 5% of your body weight", "Going to bed late"
    return s.is_class(phrase.start + 1, "determiner") or any(
        s.lower[i] in ("with", "on", "onto", "into") for i in on_what
    )


_HOW_DONE = frozenset(
    ["even", "just", "only", "to", "up", "down", "out", "off", "away", "back", "too", "late", "early"]
) | {"inside", "between", "under", "behind", "around", "over", "through", "across"}  # "Washing inside the ear"
_WHERE = frozenset(["near", "in", "under", "at", "by", "beside", "next", "with", "without", "on", "through", "alone"])


def _is_way_of_living(s: Tagged, phrase: WordRange) -> bool:
    """Whether a subject tells where or how people live or sleep: "Living near a busy road", "Sleeping under a net"."""
    is_long = phrase.end - phrase.start > 2
    return is_long and s.is_head(phrase.start, "dwelling") and s.lower[phrase.start + 1] in _WHERE


def _with_joined(s: Tagged, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """`Smoking and alcohol cause`: a condition that is joined to an exposure causes as well."""
    first = found[0]
    before = s.cover[first.start - 2] if first.start > 1 and s.lower[first.start - 1] in ("and", "or", ",") else None
    if before is None or before.kind not in HEALTH:
        return found
    if s.lower[first.start - 1] == "," and s.is_class(before.start - 1, "preposition"):
        return found  # "In adults with asthma, ibuprofen"
    return (argument_of(s, before), *found)
