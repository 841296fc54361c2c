"""Forms: how a cue is used where it stands: as a finite verb, a passive, a gerund, an infinitive, a noun, or an
adjective.
"""

from __future__ import annotations

from claimlint.claims.arguments.naming import has_trade_name
from claimlint.claims.arguments.noun_phrases import object_after
from claimlint.claims.arguments.subject_phrases import subject_before
from claimlint.claims.tagged import Mark, Tagged
from claimlint.claims.verbs import BEFORE_ORDER, Group, VerbForm, forbids, is_adverb


def verb_form(s: Tagged, start: int, end: int, feature: str, group: Group) -> VerbForm | None:
    """How a cue with this feature is used here, or None where it is no verb (a noun or an adjective of the same
    spelling).
    """
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
    if feature == "base" and (s.is_class(start - 1, "have") or s.is_head(start - 1, "transitive")):
        return None  # "were found to have lower rates of", "anyone who needs help with the stairs"
    if group.purpose:
        return "infinitive"
    if group.has_do and feature == "base" and forbids(s, group):
        return None
    if group.modals or group.has_do or group.governors or (before == "nor" and "neither" in s.lower):
        return "active"  # also "neither remove wax nor relieve pain"
    if feature == "base" and any(s.is_head(i, "maker") for i in range(max(0, start - 6), start - 1)):
        return "active"  # "makes back pain disappear"
    if is_nominal or (feature == "base" and (group.has_have or group.has_be)):
        return None
    if feature == "base":
        if before in ("and", "or", ",") and _is_comparative(s, start):
            return None
        if start == 0 or before in BEFORE_ORDER:
            return "imperative"
        left = group.start - 1
        while left > 0 and is_adverb(s, left):
            left -= 1
        if _is_in_adjunct(s, start) or _joins_adjectives(s, start, before):
            return None  # "toddlers rubbed with chamomile oil sleep"
        return "active" if _may_be_plural(s, left) or _can_only_be_verb(s, start, end, left) else None
    if start and (s.lower[start - 1] in ("these", "those") or s.is_head(start - 1, "transitive")):
        return None  # "two weeks of these drops", "no longer need drops": no verb in -s follows
    following = s.cover[end] if end < len(s.lower) else None
    if (
        following is not None
        and end - start == 1
        and not following.name
        and (tag := following.of("relation"))
        and tag.data["feature"] == "base"
        and not s.is_head(end, "adjective_too")
    ):
        return None  # "silver drops destroy viruses"
    if following is not None and _is_finite(following) and start > 1 and s.is_class(start - 2, "preposition"):
        return None  # "surgery through small cuts leads to"
    if s.word(start - 1) in ("in", "of", "from", "against", "by", "using"):
        return None  # "a reduction in falls with tai chi"
    if after in ("have", "has", "had", "are", "were", "do") or _is_in_adjunct(s, start):
        return None  # "Homeopathic drops have no side effects", "with carrot drops"
    return None if after in s.language.heads["noun_follower"] and not _is_verb_after_noun(s, start) else "active"


def _is_finite(mark: Mark) -> bool:
    """Whether a cue can be nothing but a verb in -s."""
    return not mark.name and all(tag.data["feature"] == "s" for tag in mark.tags if tag.kind == "relation")


def _is_comparative(s: Tagged, at: int) -> bool:
    """`faster diagnosis and better support`, `the knee and lower back`: no verbs."""
    return s.lower[at] == "better" or (s.lower[at] == "lower" and s.is_head(at + 1, "lower_part"))


def _joins_adjectives(s: Tagged, at: int, before: str) -> bool:
    """`a weak or thin spot`: an adjective, where a determiner opens the phrase that it stands in."""
    if before not in ("and", "or") or at + 1 >= len(s.lower) or not s.lower[at + 1][0].isalpha():
        return False
    first = next((i for i in range(at - 2, max(-1, at - 5), -1) if s.is_class(i, "determiner")), None)
    is_plain = first is not None and not s.names(first + 1, at)
    return is_plain and not s.is_any(at + 1, "determiner", "preposition", "pronoun")


def _is_in_adjunct(s: Tagged, at: int) -> bool:
    """Whether only a name stands between a preposition and the word at `at`, which is then its head."""
    is_product = at > 1 and s.is_head(at, "product")
    before = at - 2 - s.is_class(at - 2, "determiner")  # "with (our) saline drops"
    if is_product and (s.lower[max(0, before)] in ("with", "by", "using") or has_trade_name(s, at - 1, at)):
        return True
    mark = s.cover[at - 1] if at else None
    is_named = mark is not None and mark.kind == "intervention"
    own = s.cover[at]
    if own is not None and (own.particle is not None or own.end > at + 1):
        return False  # "a checkup with blood tests saves nobody from gout", "screening with CT saves lives"
    if not is_named or mark is None:
        return False
    link = mark.start - 1 - s.is_class(mark.start - 1, "determiner")  # "with our probiotic drops"
    if link < 0 or s.lower[link] not in ("with", "by", "using"):
        return False
    end = at + 1 if own is None else own.end
    if not is_product and any(m.kind in _BODILY for m in s.names(end, end + 2)):
        return False  # "brushing with fluoride strengthens teeth"
    return not any(m.kind == "condition" for m in s.names(end, end + _ACTED_ON))


_BODILY = frozenset(["structure", "outcome"])
_ACTED_ON = 10  # words behind a verb in which an ailment shows that it is one: "massage with olive oil cures arthritis"


def _can_only_be_verb(s: Tagged, start: int, end: int, left: int) -> bool:
    """Whether a base form that is no noun follows a pair of names: "folic acid and iron prevent it"."""
    mark = s.cover[left] if left >= 0 else None
    is_named = (mark is not None and mark.name is not None) or s.lower[left].endswith("ing")
    is_verb = end - start == 1 and s.is_head(start, "verb_only")
    return is_named and is_verb and "and" in s.lower[max(0, left - 6) : left]


def _is_verb_after_noun(s: Tagged, at: int) -> bool:
    return at > 0 and s.cover[at - 1] is not None and s.cover[at - 1].name is not None  # type: ignore[union-attr]


def _follows_way(s: Tagged, at: int) -> bool:
    """`a way of curing`, `the power of healing`: the verb behind "of" is what the noun promises."""
    return at > 1 and s.lower[at - 1] == "of" and s.lower[at - 2] in s.language.heads["way_noun"]


def _is_attributive_ing(s: Tagged, start: int, end: int, before: str) -> bool:
    """`with increasing severity`, `damages healing tissue`: an adjective, where a noun without a determiner follows."""
    if s.is_class(end, "determiner") or s.cover[start] is None:
        return before in ("despite", "with")
    is_adjective = before in ("with", "despite", "from") or s.is_class(start - 1, "be_like")
    return is_adjective or s.is_head(start - 1, "done_to_part")


def _follows_noun_marker(s: Tagged, at: int) -> bool:
    """Whether the word before makes a noun or an adjective of what follows: a determiner, possessive, number or
    preposition.
    """
    if at == 0 or (s.cover[at - 1] is not None and s.cover[at - 1].name):  # type: ignore[union-attr]  # vitamin A
        return False
    word = s.lower[at - 1]
    if word == "enough" and s.lower[at - 2].endswith("ing"):
        return False  # "not moving enough weakens bones"
    if word in ("more", "less") and s.word(at - 2) in ("or", "and"):
        return False  # "by a minute or more gives"
    if word.isdigit() and s.is_hyphened(at - 1):
        return False  # "strain LB-44 prevents"
    if word in ("this", "that", "these", "those", "all", "both", "many", "some", "most"):
        return False  # they stand alone, too: "all help", "this causes"
    is_counted = (word.isdigit() or word in s.language.heads["counted"]) and not _is_in_series(s, at)
    is_counted = is_counted and not s.is_class(at + 1, "determiner")  # "before 45 increases the risk"
    return word in s.language.classes["determiner"] or word == "'s" or word == "of" or is_counted


def _is_handled(s: Tagged, at: int) -> bool:
    """Whether a participle tells what was done with the thing before it: "sunbeds used before thirty raise"."""
    return s.is_head(at, "handled") or (s.lower[at].endswith("ed") and s.lower[at - 1].endswith("s"))


def _is_in_series(s: Tagged, at: int) -> bool:
    """Whether the number before word `at` counts nothing: "before the age of thirty-five", "offered in Year 8"."""
    is_age = any(s.lower[i] in ("age", "aged") for i in range(max(0, at - 5), at - 1)) or (
        at > 1 and s.lower[at - 2] in _AT_AGE and s.lower[at - 1].isdigit() and int(s.lower[at - 1]) >= _GROWN
    )
    return is_age or (at > 1 and s.is_head(at - 2, "series"))


_AT_AGE = frozenset(["after", "before", "past", "over", "under", "until", "at", "from"])
_GROWN = 13  # years: a smaller number may count what follows ("after 3 falls")


def _may_be_plural(s: Tagged, at: int) -> bool:
    """Whether a bare verb can follow: a plural noun, a plural pronoun, a coordination, a relative pronoun."""
    if at > 2 and s.is_head(at, "times") and s.lower[at - 1] in ("a", "per", "each", "every"):
        at -= 2  # "two coffees a day"
    word = s.lower[at] if at >= 0 else ""
    if word in (
        "and",
        "or",
        ",",
        "but",
        "which",
        "what",
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
    if s.is_head(at, "people") or s.is_head(at, "plural") or word in ("please", "never", "always"):
        return True
    phrase = subject_before(s, at + 1)  # "two doses of the vaccine protect": the head stands before the preposition
    link = next((i for i in range(phrase.start + 1, at + 1) if s.is_class(i, "preposition") or _is_handled(s, i)), None)
    if link is not None and s.lower[link - 1] == "such":
        link -= 1
    if link is not None and s.is_head(link - 1, "people"):
        return True
    if link is not None and s.lower[link - 1].endswith("s") and not s.lower[link - 1].endswith("ss"):
        return True
    if not word or not word[-1].isalnum():
        return False
    if word.endswith("s") and (not word.endswith(("ss", "us", "is")) or s.text[s.words[at].end - 2].isupper()):
        return True  # "SSRIs", "PPIs"
    return _is_pair(s, at) or (s.cover[at] is not None and _is_coordinated(s, at))


def _is_coordinated(s: Tagged, at: int) -> bool:
    return not {"and", "plus"}.isdisjoint(s.lower[max(0, at - 5) : at])


def _is_pair(s: Tagged, at: int) -> bool:
    """`Ginger and peppermint ease …`: two names without a determiner, of which the vocabulary knows the first."""
    return at > 1 and s.lower[at - 1] == "and" and s.cover[at - 2] is not None and s.lower[at][0].isalpha()


_JOIN_REACH = 16  # words back to the participle that a second one is joined to: "cured her gout and eased her pain"


def _joins_participles(s: Tagged, first: int, start: int) -> bool:
    """Whether a participle behind a conjunction continues a verb: an earlier one is near, or an object follows it."""
    if s.is_class(start + 1, "determiner"):
        return True
    for at in range(first - 2, max(-1, first - _JOIN_REACH), -1):
        mark = s.cover[at]
        tag = mark.of("relation") if mark is not None and not mark.name else None
        if s.lower[at] in ";:":
            break
        if tag is not None and tag.data["feature"] == "ed" and at > 0 and not s.is_class(at - 1, "preposition"):
            return True
    return False


def _form_of_participle(s: Tagged, start: int, end: int, group: Group, after: str) -> VerbForm | None:
    """What a form in -ed is: passive, perfect, or short for a relative clause; None of a mere attribute."""
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
    while first > 0 and is_adverb(s, first - 1):  # adverbs belong to the participle: "with newly diagnosed cancer"
        first -= 1
    if first == 0 or s.lower[first - 1] in _OPENERS or _follows_noun_marker(s, first):
        return None
    if s.is_any(first - 1, "preposition", "be_like") or _is_reported(s, first - 1):
        return None  # an adjective: "reduced fibrinogen", "with improved survival", "identified increased levels"
    left = s.cover[first - 1]
    verb = left.of("relation") if left is not None and left.name is None and left.start == first - 1 else None
    is_purpose = verb is not None and verb.data["feature"] == "base" and s.word(first - 2) == "to"
    if is_purpose:
        return None  # "to calm irritated skin"
    is_finite = verb is not None and verb.data["feature"] == "s" and not s.is_head(first - 1, "product")
    if is_finite and not s.is_class(first - 2, "determiner"):
        return None  # "gives inflamed cords time to heal"
    if s.lower[first - 1] == "," and _ends_insertion(s, first):
        return "active"  # "Semaglutide, sold as Wegovy, led to weight loss"
    if s.lower[first - 1] in ("and", "or", "but", ",") and not _joins_participles(s, first, start):
        return None
    return None if _is_inside_clause(s, first, end) else "active"


def _ends_insertion(s: Tagged, at: int) -> bool:
    """Whether an insertion ends before the verb at word `at`: behind a name, or a relative clause behind a determined
    noun ("The app, which guides users through it, reduced").
    """
    subject = subject_before(s, at)
    if subject.is_empty or s.names(*subject):
        return not subject.is_empty
    is_relative = s.word(subject.end) == "," and s.is_class(subject.end + 1, "relative")
    return is_relative and s.is_class(subject.start, "determiner")


def _is_inside_clause(s: Tagged, first: int, end: int) -> bool:
    """Whether the clause has its verb already: "may warrant increased use", "a minor increased risk was found"."""
    if s.is_class(end, "determiner"):
        return False
    for at in range(first - 1, -1, -1):
        if s.is_any(at, "relative", "subordinator", "conjunction") or not s.lower[at][0].isalnum():
            break
        if s.is_any(at, "be", "modal", "do"):
            return True
    after = object_after(s, end).end
    return s.is_any(after, "be", "modal") and s.is_class(first - 2, "determiner")


_OPENERS = ('"', "“", ":", "(", ";", "‘")


def _is_attribute_of_measure(s: Tagged, start: int, end: int, group: Group) -> bool:
    """`patients have increased cardiovascular risk`: an adjective, where people are the subject and no determiner
    follows.
    """
    mark = s.cover[start]
    is_alone = mark is not None and all(tag.data.get("intransitive") == "only" for tag in mark.tags)
    if s.is_class(end, "determiner") or group.head - group.start > 1 or is_alone:
        return False  # also "Falls among residents have fallen by a third"
    return group.start > 0 and s.is_head(group.start - 1, "people")


def _is_reported(s: Tagged, at: int) -> bool:
    """Whether the word before is the verb whose object the participle opens: "identified increased markers"."""
    word, heads = s.lower[at], s.language.heads
    return word in s.language.report_verbs or word in heads["telling"] or word in heads["observing"]


def _is_amount(s: Tagged, at: int) -> bool:
    """Whether an amount stands at word `at`: "30%", "about half", "three months"."""
    return any(
        i < len(s.lower)
        and (s.lower[i][0].isdigit() or s.is_head(i, "counted") or s.is_head(i, "times") or s.is_head(i, "share"))
        for i in (at, at + 1)
    )
