"""What coordinated verbs share: their subject, what governs them, their object."""

from __future__ import annotations

from claimlint.claims.arguments.acting_part import subject_in
from claimlint.claims.arguments.best_reading import as_said
from claimlint.claims.arguments.carriers import is_modifier
from claimlint.claims.arguments.noun_phrases import HARD
from claimlint.claims.arguments.objects import objects_after
from claimlint.claims.arguments.subject_phrases import comma_before, subject_before
from claimlint.claims.drafts import Argument, Draft, argument_of
from claimlint.claims.tagged import Mark, Tagged, WordRange
from claimlint.claims.verbs import Group, group_before


def subject_of_group(
    s: Tagged, cue: Mark, group: Group, before: list[Draft]
) -> tuple[tuple[Argument, ...], Draft | None]:
    """The stated subject; for a verb that is coordinated with an earlier one, that verb's subject, and the draft it
    comes from.
    """
    relation = cue.tags[0].value
    previous = before[-1] if before else None
    if (first_of_row := _first_of_row(s, group.start, cue.end)) is not None and (
        previous is None or previous.cue.start < first_of_row.start
    ):
        start = group_before(s, first_of_row.start).start
        return subject_in(s, subject_before(s, start), relation), None
    left = group.start - 1
    while left > 0 and s.lower[left] in ("thus", "so", "then", "also", "thereby", "hence", "therefore", "even"):
        left -= 1
    if left > 0 and s.lower[left] in ("and", "but", "or") and (previous is None or previous.cue.start > left):
        first = _first_verb(s, left)
        if first is not None:  # "Acai is rich in antioxidants and hence slows ageing"
            own = subject_before(s, first)
            if _denies_doing(s, first) and s.lower[first - 1] in ("that", "which", "who"):
                own = _antecedent(s, subject_before(s, first - 1))  # "an oil that does not hide wrinkles but erases"
            return subject_in(s, own, relation), None
    is_joined = left >= 0 and s.lower[left] in ("and", "or", ",", "but", "nor", "then")
    if previous is not None and is_joined and previous.cue.start < left and not _opens_clause(s, previous.end, left):
        return _outer_subject(s, relation, before) or previous.subjects or opening_of(s, left), previous
    left = _over_insertion(s, left)
    if left >= 1 and s.lower[left] in ("which", "that", "who"):
        head = left - 1 - (s.lower[left - 1] in (",", "("))
        head = _over_share(s, left, head)
        if s.lower[left] != "that" or not (
            s.lower[left - 1] in s.language.report_verbs or s.lower[left - 1] in s.language.heads["content_noun"]
        ):
            if ill := harmful_before(s, head + 1, relation):
                return ill, None
            near = _apposed(s, head + 1) or _named_last(s, head + 1, relation)
            if near := near or _whole_clause(s, left, previous, relation):
                return near, None
            return subject_in(s, _antecedent(s, subject_before(s, head + 1)), relation), None
    own = subject_before(s, group.start)
    if own.is_empty and left > 0 and s.lower[left] in ("and", "but") and (opening := opening_of(s, left)):
        return opening, None
    return subject_in(s, own, relation), None


_INSERTION = 10  # words between the commas of one: "which, used for one hour a day,"
_SHARE = 6  # words of a part that is taken of a thing: "a few drops of which"


def _over_insertion(s: Tagged, left: int) -> int:
    """The relative pronoun before an insertion that ends at word `left`: "a lamp which, used daily, halts"."""
    if left < 3 or s.lower[left] != ",":
        return left
    comma = comma_before(s, left, max(1, left - _INSERTION + 1))
    return comma - 1 if comma > 0 and s.lower[comma - 1] in ("which", "that", "who") else left


def _over_share(s: Tagged, left: int, head: int) -> int:
    """The last word of what a part is taken of: "the venom, a few stings of which cure gout"."""
    if s.lower[left] != "which" or s.lower[left - 1] != "of":
        return head
    comma = comma_before(s, left - 1, max(1, left - 1 - _SHARE))
    return comma - 1 if comma > 0 else head


def opening_of(s: Tagged, end: int) -> tuple[Argument, ...]:
    """What a clause begins with whose verb nobody knows: "Being overweight strains the knees and can worsen gout"."""
    end -= s.lower[end - 1] == ","
    start = max((i + 1 for i in range(end) if s.lower[i] in HARD or s.lower[i] == ","), default=0)
    mark = next((m for m in s.names(start, end)), None)
    if mark is None or mark.kind != "intervention":
        return ()
    is_first = all(s.is_class(i, "determiner") or is_modifier(s, i) for i in range(start, mark.start))
    return (argument_of(s, mark),) if is_first and mark.start - start <= 2 else ()


def harmful_before(s: Tagged, end: int, relation: str) -> tuple[Argument, ...]:
    """The illness right before "…, which causes" and "…, a cause of", where it does the harm: "The vaccine prevents
    hepatitis B, which can lead to liver cancer".
    """
    if s.language.relations[relation].get("direction") != "-" or end < 1:
        return ()
    mark = s.cover[end - 1]
    is_ill = mark is not None and mark.end == end and mark.kind == "condition"
    return (argument_of(s, mark),) if mark is not None and is_ill else ()


def _outer_subject(s: Tagged, relation: str, before: list[Draft]) -> tuple[Argument, ...]:
    """The subject of the main clause, where a benefit would go to a part of the body that a relative clause tells of:
    "strengthen the muscles that hold the bladder and stop leaks".
    """
    inner = before[-1].subjects
    is_part = bool(inner) and inner[0].name.kind in ("structure", "function")
    if not is_part or len(before) < 2 or s.language.relations[relation].get("direction") != "+":
        return ()
    outer = before[-2]
    is_acted_on = any(a.start == inner[0].start for a in outer.objects)
    return outer.subjects if is_acted_on and before[-1].group.start != outer.group.start else ()


def _whole_clause(s: Tagged, at: int, previous: Draft | None, relation: str) -> tuple[Argument, ...]:
    """`Yoga strengthens the spine, which eases back pain`: what does the one does the other, not the part acted on."""
    if previous is None or not s.follows(at - 1, ",", "which") or previous.end < at - 5:
        return ()
    if s.language.relations[relation].get("direction") != "+" or previous.form not in ("active", "gerund"):
        return ()
    is_part = bool(previous.objects) and previous.objects[-1].name.kind in ("structure", "function")
    return previous.subjects if is_part else ()


def _apposed(s: Tagged, end: int) -> tuple[Argument, ...]:
    """`contain beta-glucan, a soluble fibre that lowers`: what a class of things right before "that" is said of."""
    comma = next((i for i in range(end - 2, max(0, end - _CLASS_REACH), -1) if s.lower[i] in _APPOSING), None)
    if comma is None or any(s.is_class(i, "be") for i in range(comma, end)):
        return ()
    start, article = comma - 1, s.lower[comma + 1]
    if article == "the" and ((mark := s.cover[start]) is None or mark.name is None):
        return ()  # "Ashwagandha, the ancient root that", not "In short, the root that"
    if article not in ("a", "an", "the"):
        return ()
    if (mark := s.cover[start]) is not None and mark.name is not None:
        return (argument_of(s, mark),) if mark.kind == "intervention" and mark.end == comma else ()
    while start > 1 and s.is_hyphened(start):
        start -= 1
    verb = start - 1 - s.is_class(start - 1, "determiner")
    if verb < 1 or not _has(s, verb) or not s.lower[start].isalpha():
        return ()
    return (as_said(s, "intervention", start, comma),)


_CLASS_REACH = 7  # words of the class: "a type of soluble fibre"
_APPOSING = frozenset([",", ":", "–", "—"])  # "Oatmeal: the breakfast that lowers cholesterol"


def _brought_forth(s: Tagged, end: int, relation: str) -> tuple[Argument, ...]:
    """`The germs produce acids, which cause tooth decay`: what comes of a thing does the harm, by one plain word."""
    is_harm = s.language.relations[relation].get("direction") == "-"
    if not is_harm or end < 3 or s.word(end) != "," or s.cover[end - 1] is not None:
        return ()
    verb = end - 2 - s.is_class(end - 2, "determiner")
    is_word = s.lower[end - 1].isalpha() and not s.is_class(end - 1, "pronoun")
    return (as_said(s, "unknown", end - 1, end),) if is_word and s.is_head(verb, "producing") else ()


def _named_last(s: Tagged, end: int, relation: str) -> tuple[Argument, ...]:
    """What a phrase right before ", which" names that acts: "is packed with antioxidants, which protect cells"."""
    if brought := _brought_forth(s, end, relation):
        return brought
    mark = s.cover[end - 1] if s.word(end) == "," else None
    if mark is None or mark.end != end or mark.kind != "intervention":
        return ()
    at = mark.start - 1
    while at > 0 and (s.is_class(at, "determiner") or is_modifier(s, at)) and at > mark.start - 4:
        at -= 1
    return (argument_of(s, mark),) if _has(s, at) or s.is_class(at, "have") else ()


def _has(s: Tagged, at: int) -> bool:
    """Whether word `at` leads from a whole to its part: "contains", "with"."""
    return s.is_head(at, "containing") or s.word(at) in ("with", "by", "of", "in", "from")


def _first_of_row(s: Tagged, start: int, end: int) -> Mark | None:
    """The first verb of a row that has its object at the end: "prevent, slow or cure dementia"; the verb of words
    [start, end) stands in its midst or ends it.
    """
    first = None
    if s.word(start - 1) == "," and s.word(end) not in (",", "or", "and"):
        return None  # "garlic, whose taste lingers, cures": the end of an insertion
    while start >= 2 and s.lower[start - 1] in (",", "or", "and"):
        before = s.cover[start - 2]
        if before is None or before.name is not None or before not in s.relations or before.end != start - 1:
            break
        first, start = before, before.start
    return first


def _antecedent(s: Tagged, phrase: WordRange) -> WordRange:
    """The noun phrase right before a relative pronoun: "swears by a gel that regrows cartilage"."""
    if any(s.is_class(i, "be") for i in range(phrase.start, phrase.end)):
        return phrase
    verb = next((m for m in reversed(s.relations) if phrase.start < m.start and m.end < phrase.end), None)
    if verb is not None and s.is_class(verb.end, "determiner"):
        return WordRange(verb.end, phrase.end)  # "kills the bugs that cause food poisoning"
    link = next((i for i in range(phrase.end - 2, phrase.start, -1) if s.is_class(i, "preposition")), None)
    if link is None or s.lower[link] in ("of", "with") or not s.is_class(link + 1, "determiner"):
        return phrase
    return WordRange(link + 1, phrase.end)


def _first_verb(s: Tagged, end: int) -> int | None:
    """The first finite verb before word `end` that can be told without a tagger: a form of be or have, a modal, and
    "does" where it denies ("does not hide wrinkles but erases them").
    """
    return next((i for i in range(1, end) if s.is_any(i, "be", "have", "modal") or _denies_doing(s, i)), None)


def _denies_doing(s: Tagged, at: int) -> bool:
    return s.is_class(at, "do") and (s.lower[at].endswith("n't") or s.word(at + 1) == "not")


def joined_group(group: Group, inherited: Draft | None) -> Group:
    """A bare coordinated verb takes modals, governors and negation of the verb that it is joined to."""
    if inherited is None or not group.is_bare:
        return group
    first = inherited.group
    return group._replace(
        modals=first.modals,
        governors=first.governors,
        negations=first.negations,
        has_be=first.has_be,
        purpose=first.purpose,
    )


def shared_object(s: Tagged, cue: Mark) -> tuple[WordRange, tuple[Argument, ...]] | None:
    """`cure or reverse osteoarthritis`: the object of the verb that follows serves both."""
    at = cue.end
    is_row = s.follows(at, "but", "also")  # "not only prevents but also cures"
    if at < len(s.lower) and (is_row or s.lower[at] in ("or", "and", ",", "and/or", "nor")):
        following = next((m for m in s.relations if m.start >= at and m.start <= at + 3), None)
        if following is not None and _is_parallel(s, cue, following):
            phrase, objects = objects_after(s, following.end)
            if objects:
                return phrase, objects
    return None


def _is_parallel(s: Tagged, cue: Mark, following: Mark) -> bool:
    """Whether two verbs of one form and direction stand side by side: "cure or completely reverse"."""
    ours, theirs = cue.of("relation"), following.of("relation")
    if ours is None or theirs is None or ours.data["feature"] != theirs.data["feature"]:
        return False
    directions = [s.language.relations[tag.value].get("direction") for tag in (ours, theirs)]
    return directions[0] == directions[1] and all(
        s.lower[i] in (",", "and", "or", "and/or", "nor", "but", "not", "only")
        or s.lower[i].endswith("ly")
        or s.is_class(i, "adverb")
        for i in range(cue.end, following.start)
    )


def is_report(s: Tagged, subjects: tuple[Argument, ...]) -> bool:
    """Whether the subject is a text or its findings: "these results support", "our data indicate" tell, and do
    nothing.
    """
    if not subjects or subjects[0].name.is_known:
        return False
    words = [w for w in s.lower[subjects[0].start : subjects[0].end] if w.isalpha()]
    return bool(words) and words[-1] in s.language.heads["report_subject"]


def _opens_clause(s: Tagged, start: int, end: int) -> bool:
    return any(s.is_class(i, "subordinator") and s.lower[i] not in ("than", "as") for i in range(start, end))
