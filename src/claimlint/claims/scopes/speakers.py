"""Speakers: who says what a sentence tells, before the verb of saying, behind it, or put into the sentence.

Those of a class stand in a list ("experts say"). Those who are named do not: a title ("Dr. Lee"), capitals ("Jane Roe")
and letters ("the CDC") tell them, and "that" tells an office ("The minister claimed that").
"""

from __future__ import annotations

from claimlint.claims.tagged import Tagged
from claimlint.values import NamedTuple

_INSERTED = 6  # words between commas behind a name: ", a nutritionist from Leeds,"
_LETTERS = range(2, 7)  # of a body's name: "WHO", "NICE"


_EFFECTS = {"affirm": "shift", "believe": "set", "vouch": "vouch"}
_OWN_STORY = frozenset(["i", "me", "my", "myself", "mine", "her", "his", "him"])
_OFFICE = 4  # words: "the junior health minister"


class Spoken(NamedTuple):
    """The words [start, end) of a speaker and the verb, the source and the effect of an attribution; looks_back: what
    is told stands before the verb.
    """

    start: int
    end: int
    source: str
    effect: str
    looks_back: bool = False


class Speaker(NamedTuple):
    """Words [start, end) that name who speaks; is_person: one, whose word is no more than that."""

    start: int
    end: int
    is_person: bool


def speaker_before(s: Tagged, verb: int) -> Speaker | None:
    """Who speaks as the subject of the verb at `verb`: "Dr. Lee said", "Mary Jones, 54, says", "NHS says"."""
    end = verb
    if verb > 2 and s.lower[verb - 1] == ",":
        end = next((i for i in range(verb - 2, max(0, verb - _INSERTED), -1) if s.lower[i] == ","), verb)
    start = end
    while start > 0 and _is_of_name(s, start - 1):
        start -= 1
    return _speaker(s, start, end)


def speaker_at(s: Tagged, start: int) -> Speaker | None:
    """Who is named from word `start` on: "according to Dr. Lee", "…, says Jane Roe"."""
    end = start
    while end < len(s.lower) and _is_of_name(s, end):
        end += 1
    while end > start and s.lower[end - 1] == ".":
        end -= 1
    return _speaker(s, start, end)


def _is_of_name(s: Tagged, at: int) -> bool:
    """Whether a word can be part of a speaker's name: it has a capital and is nothing else, or a point of "Dr. J."."""
    if s.lower[at] == ".":
        return s.is_head(at - 1, "title_of_person") or (at > 0 and len(s.lower[at - 1]) == 1)
    mark = s.cover[at]
    said = s.text[s.words[at].start : s.words[at].end]
    is_plain = (
        (mark is None or mark.name is None) and not s.is_class(at, "pronoun") and not s.is_class(at, "determiner")
    )
    return said[0].isupper() and said.isalpha() and is_plain


def _speaker(s: Tagged, start: int, end: int) -> Speaker | None:
    """The speaker that words [start, end) of a name make; None for one word that only opens a sentence."""
    words = [i for i in range(start, end) if s.lower[i] != "."]
    if not words:
        return None
    if s.is_head(start, "title_of_person"):
        return Speaker(start, end, True) if len(words) > 1 else None
    first = s.text[s.words[words[0]].start : s.words[words[0]].end]
    if len(words) == 1 and first.isupper():
        return Speaker(start, end, False) if len(first) in _LETTERS and not s.text.isupper() else None
    return Speaker(start, end, True) if len(words) > 1 or start > 0 else None


def spoken_by(s: Tagged, verb: int, name: str) -> Spoken | None:
    """`Dr. Lee said turmeric cures it`, `"It cures gout," says Jane Roe`, `The minister claimed that …`: what somebody
    says who is in no list. name: what the verb does with it ("affirm").
    """
    if name not in _EFFECTS:
        return None
    if (speaker := speaker_before(s, verb)) is not None:
        return _spoken(s, speaker, (speaker.start, verb + 1), name)
    if s.lower[verb - 1] in (",", '"', "”") and (speaker := speaker_at(s, verb + 1)) is not None:
        return _spoken(s, speaker, (verb, speaker.end), name)._replace(looks_back=True)
    if (office := _office_before(s, verb)) is not None:
        return Spoken(office, verb + 1, "unnamed", _EFFECTS[name])
    return None


def _spoken(s: Tagged, speaker: Speaker, cue: tuple[int, int], name: str) -> Spoken:
    """What a named speaker says; one who tells of an own illness is a witness, whose words keep their strength."""
    if speaker.is_person and not _OWN_STORY.isdisjoint(s.lower):
        return Spoken(*cue, "personal", "")
    return Spoken(*cue, "named", _EFFECTS[name] if speaker.is_person else "")


def _office_before(s: Tagged, verb: int) -> int | None:
    """Where an office begins that is the subject of a verb with "that": "The minister claimed that"."""
    if s.word(verb + 1) != "that":
        return None
    for at in range(verb - 1, max(-1, verb - 1 - _OFFICE), -1):
        if s.lower[at] in ("the", "a", "an", "one"):
            return at if at < verb - 1 else None
        if s.cover[at] is not None or not s.lower[at].isalpha() or s.is_class(at, "preposition"):
            return None
    return None


_INSERTION = 7  # words: "so my neighbour's sister always swears"


def insertion_before(s: Tagged, verb: int) -> int | None:
    """Where hearsay that is put into a sentence or behind it opens: "Zinc, so my aunt swears, …", "…, some claim."."""
    after = s.lower[verb + 1] if verb + 1 < len(s.lower) else "."
    if after not in (",", ")", "–", "—", "."):
        return None
    for at in range(verb - 1, max(0, verb - _INSERTION), -1):
        if s.lower[at] in (",", "(", "–", "—"):
            return at if s.is_head(at + 1, "hearsay") else None
        if not s.lower[at][0].isalpha() or (s.is_head(at, "clause_opener") and s.lower[at] != "so"):
            return None
    return None


def impersonal_before(s: Tagged, verb: int) -> int | None:
    """The "it" of "it is widely believed that"."""
    at = verb - 1
    while at > 0 and (s.is_any(at, "be", "have", "adverb") or s.lower[at].endswith("ly")):
        at -= 1
    return at if at >= 0 and at < verb - 1 and s.lower[at] == "it" else None


_REPORTER_REACH = 8


def reporter_before(s: Tagged, verb: int) -> int | None:
    """The reporter that is the subject of a report verb: no other verb, and no comma that closes a list, between
    them.
    """
    if verb > 2 and s.lower[verb - 1] == ",":  # "The advert, since withdrawn, claimed"
        opening = next((i for i in range(verb - 2, max(0, verb - _REPORTER_REACH), -1) if s.lower[i] == ","), 0)
        verb = opening if opening and s.lower[opening - 1] in s.language.reporters else verb
    for i in range(verb - 1, max(-1, verb - _REPORTER_REACH), -1):
        word = s.lower[i]
        if word in s.language.reporters and (i == verb - 1 or not s.is_class(i - 1, "preposition") or i == 0):
            return i
        if word in (".", ";", ":", "that", "which", "who", "and", "or", '"', "”"):
            return None
    return None
