"""Questions inside a sentence: as an object ("makes no difference to whether you get gout"), or at its tail ("It does
nothing for colds, so why bother?").
"""

from __future__ import annotations

from claimlint.claims.arguments.best_reading import as_said
from claimlint.claims.arguments.noun_phrases import HARD
from claimlint.claims.arguments.subject_phrases import comma_before
from claimlint.claims.drafts import HEALTH, Argument, argument_of
from claimlint.claims.tagged import Mark, Tagged, WordRange

_REACH = 24  # words of a clause
_ASIDE = frozenset(["with", "in", "during", "after", "before"])
_AGAIN = frozenset(["another", "one", "it", "again", "them"])


def opens_question(s: Tagged, at: int) -> bool:
    """Whether an embedded question begins at word `at`: "whether", "if you", "how often", "how many"."""
    if s.word(at) == "how":
        return s.is_head(at + 1, "asked_degree") or s.is_any(at + 1, "determiner", "pronoun")
    return s.word(at) == "whether" or (s.word(at) == "if" and s.is_class(at + 1, "pronoun"))


def clause_end(s: Tagged, at: int) -> int:
    """Where the clause that word `at` stands in ends: at a comma or a stop, or with the sentence."""
    return next((i for i in range(at, len(s.lower)) if s.lower[i] in HARD or s.lower[i] == ","), len(s.lower))


def clause_object(s: Tagged, at: int) -> tuple[WordRange, tuple[Argument, ...]]:
    """What an embedded question at word `at` asks of, and the words up to it: the health matter that comes last in it;
    whom it asks of ("how many people with asthma") only tells the people.
    """
    end = min(clause_end(s, at), at + _REACH)
    named = [mark for mark in s.names(at, end) if mark.kind in HEALTH]
    named = [mark for mark in named if not _stands_aside(s, mark)] or named
    if named:
        return WordRange(at, named[-1].end), (argument_of(s, named[-1]),)
    if s.lower[end - 1] in _AGAIN:  # "after one stroke it makes no difference to whether you have another"
        earlier = [mark for mark in s.names(0, at) if mark.kind == "condition"]
        return WordRange(at, end), tuple(argument_of(s, mark) for mark in earlier[:1])
    is_counting = s.is_head(at + 1, "asked_degree")  # "how many people come"
    told = ("faring", "living", "bodily_reaction") if is_counting else ("body", "people")
    is_bodily = any(s.is_head(i, head) for i in range(at + 2, end) for head in told)
    if s.lower[at] == "how" and is_bodily and s.lower[at + 1] not in ("many", "much"):
        return WordRange(at, end), (as_said(s, "outcome", at, end),)  # "improves how your body uses insulin"
    return WordRange(at, at), ()


def _stands_aside(s: Tagged, mark: Mark) -> bool:
    """`women with asthma`, `in pregnancy`: the people or the time, not what happens to them."""
    return mark.start > 0 and s.lower[mark.start - 1] in _ASIDE


_TAIL_MARKS = frozenset([",", "–", "—", "-", ";", ":"])
_TAIL_WORDS = frozenset(["why", "what", "who"])
_REASON_WORDS = frozenset(["why", "what", "who", "where", "how"])  # "he looked gutted, because where's the profit?"
_TAGS = frozenset(
    ("is", "isn't", "are", "aren't", "was", "wasn't", "were", "weren't", "do", "don't", "does", "doesn't", "did",
     "didn't", "has", "hasn't", "have", "haven't", "had", "hadn't", "will", "won't", "would", "wouldn't", "can",
     "can't", "could", "couldn't", "should", "shouldn't")
)  # fmt: skip
_TAGGED = frozenset(["it", "he", "she", "they", "you", "we", "i", "there"])
_TELLS = frozenset(["i", "we", "my", "our", "me", "us", "funny", "odd", "strange", "amazing"])
_TAG_REACH = 3  # words of "isn't it", "is n't it", "does it not"


def tail_question(s: Tagged) -> int:
    """Where a question begins: behind the statement that it is the tail of ("…, so why bother?"), else with it."""
    if any(" ".join(s.lower[:size]) in s.language.heads["presupposed"] for size in (3, 4, 5)):
        return len(s.lower)  # "Did you know that drops cure gout?" tells that they do
    if s.is_head(0, "asks"):
        return 0
    if (tag := _tag(s)) is not None:
        return tag
    for i in range(2, len(s.lower) - 2):
        if s.lower[i] == "because" and s.lower[i + 1].partition("'")[0] in _REASON_WORDS:
            return i
        is_asked = s.lower[i + 1] in _TAIL_WORDS if s.lower[i] in ("so", "then") else s.lower[i] in _TAIL_WORDS
        if is_asked and s.lower[i - 1] in _TAIL_MARKS and (s.lower[i - 1] != "," or s.lower[i] in ("so", "then")):
            return i
    return 0


def _tag(s: Tagged) -> int | None:
    """Where the tag begins that asks to be agreed with, where somebody tells a story: "Funny how nobody has had a cold
    since, isn't it?". What a heading asks so is open: "Garlic cures colds, doesn't it?".
    """
    if _TELLS.isdisjoint(s.lower):
        return None
    comma = comma_before(s, len(s.lower), 2)
    if comma < 0:
        return None
    words = [word.replace("’", "'") for word in s.lower[comma + 1 :] if word != "?"]
    is_tag = 2 <= len(words) <= _TAG_REACH and words[0] in _TAGS and not _TAGGED.isdisjoint(words[1:])
    return comma + 1 if is_tag else None


def is_either_case(s: Tagged, at: int) -> bool:
    """Whether "whether" means in both cases: "Whether by day or by night, it helps", "It helps, whether you are 8 or
    88", "Whether you have cramps or wind, the drops help".
    """
    rest = s.lower[at + 1 :]
    if at and s.lower[at - 1] == ",":
        return "or" in rest
    return "," in rest and (rest[0] in ("you", "it") or (at == 0 and "or" in rest))


def goes_on(s: Tagged, at: int) -> bool:
    """Whether what is proven or not follows at word `at`: "to help", "safe"; but "in adults" only adds to it."""
    if at >= len(s.lower) or not s.lower[at][0].isalpha() or s.lower[at].endswith("ly"):
        return False
    return s.lower[at] == "to" or not s.is_any(at, "preposition", "conjunction")


_OWN = frozenset(["our", "these", "this", "present", "we", "current"])
_OWN_REACH = 5  # words from "these" to the verb: "these preliminary observational data also suggest"


def infers_itself(s: Tagged, verb: int) -> bool:
    """Whether the writers infer from findings of their own: "our data suggest", "this trial indicates"."""
    return any(word in _OWN for word in s.lower[max(0, verb - _OWN_REACH) : verb])
