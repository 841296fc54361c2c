"""Reach: how far negation, hedges, questions, myths, attribution and conditions go in a sentence, in words.

Each operator acts by direction (right, left, its noun phrase, its clause) and stops at what ends its reach: *but*,
*however*, a semicolon, *because* … (`breakers` in negation.yaml).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from claimlint.claims.clauses import goes_on, infers_itself, is_either_case, tail_question
from claimlint.claims.scopes.labels import label_end
from claimlint.claims.scopes.needs import open_questions
from claimlint.claims.scopes.rebuttals import TOLD, rebuttals_in, tells_belief
from claimlint.claims.scopes.speakers import impersonal_before, insertion_before, reporter_before, speaker_at, spoken_by
from claimlint.claims.tagged import Mark, Tagged
from claimlint.claims.tagging import KEPT
from claimlint.claims.verbs import denies
from claimlint.values import NamedTuple


class Reach(NamedTuple):
    """An operator's kind, its words [cue_start, cue_end), and the words [start, end) that it acts on. source: of an
    attribution.
    """

    kind: str
    cue: str
    cue_start: int
    cue_end: int
    start: int
    end: int
    source: str = ""
    effect: str = ""


@lru_cache(maxsize=KEPT)
def reaches_of(s: Tagged, *, is_question: bool) -> Sequence[Reach]:
    """All reaches of a sentence, in order of their cues."""
    found: list[Reach] = []
    size = len(s.lower)
    if is_question and size:
        found.append(Reach("question", "?", size - 1, size, tail_question(s), size))
    if s.operators:
        for mark in s.operators:
            for tag in mark.tags:
                reach = _reach_of(s, mark, tag.kind, tag.value, dict(tag.data))
                if reach is not None:
                    found.append(reach)
                    if reach.kind == "unknown" and _ASKED & set(s.lower[mark.start : mark.end]):
                        found.append(reach._replace(kind="hedge"))
                    if reach.kind == "unknown" and _DENIED & set(s.lower[mark.start : mark.end]):
                        found.append(reach._replace(kind="negation"))
    found.extend(_contracted(s, found))
    found.extend(_unproven(s, found))
    found.extend(_weakly_shown(s))
    found.extend(_open(s))
    found.extend(_reports(s))
    if any(reach.source in TOLD for reach in found) or tells_belief(s, len(s.lower)):
        found.extend(Reach("rebuttal", s.said(a, b), a, b, 0, a) for a, b in rebuttals_in(s))
    return found


_GIVEN_WHY = frozenset(["for", "over", "after", "because", "against"])
_REBUKED = 5  # words from "upheld complaints against" to whom
_DENIED = frozenset(["does", "doesn't", "do", "don't"])  # "does not show that"
_ASKED = frozenset(["whether", "if", "unclear", "uncertain", "unknown", "known"])


def _reach_of(s: Tagged, mark: Mark, kind: str, value: str, data: dict[str, object]) -> Reach | None:
    said = s.said(mark.start, mark.end)
    if kind == "negation":
        if (name := s.cover[mark.start]) is not None and name.name is not None:
            return None  # "not smoking" is something that people do
        if data.get("flip") is False:
            return None
        if said.lower() == "no" and s.word(mark.end) == "," and s.word(mark.start - 1) == ":":
            return None  # "Fact check: no, garlic does not cure it": an answer
        if data.get("final") and goes_on(s, mark.end):
            mark, value = mark._replace(end=mark.start + 1), "right"  # "has not been proven to": a plain "not"
            said = s.said(mark.start, mark.end)
        start, end = _directed(s, mark, value)
        return Reach("negation", said, mark.start, mark.end, start, end)
    if kind in ("unknown", "hedge") and s.lower[mark.start] == "whether" and is_either_case(s, mark.start):
        return None
    if kind == "hedge" or (kind == "modal" and int(str(data["ceiling"])) <= 2):
        if value == "none" or _is_no_hedge(s, mark):
            return None
        return Reach("hedge", said, mark.start, mark.end, *_both_ways(s, mark))
    if kind == "myth" and value in ("clause", "right", "left", "np"):
        if s.word(mark.start - 1) == "no" or (
            _CONTRARY & set(s.lower[max(0, mark.start - 4) : mark.start + 1])
            and "," in s.lower[mark.end : mark.end + 2]
        ):
            return None  # "it is no myth that"; "contrary to popular belief, X does not": the article's own word
        start, end = _directed(s, mark, value)
        if (label := label_end(s, mark)) is not None:
            start, end = label, right_end(s, label)
        return Reach("myth", said, mark.start, mark.end, start, end)
    if kind == "condition":
        if s.word(mark.end).endswith(("ed", "taken", "given", "worn")):
            return None  # "when applied to the skin": how it is used
        return Reach("condition", said, mark.start, mark.end, mark.end, _conditional_end(s, mark.end))
    if kind == "unknown" and value == "left":
        return Reach(kind, said, mark.start, mark.end, left_start(s, mark.start), mark.start, effect="whole")
    if kind == "rebuke":
        told = next((i for i in range(mark.start) if s.is_head(i, "advertised")), None)
        if told is None and any(s.is_head(i, "advertised") for i in range(mark.end, mark.end + _REBUKED)):
            return Reach(
                "myth", said, mark.start, mark.end, mark.end, right_end(s, mark.end)
            )  # "banned the advert that"
        is_given_why = _GIVEN_WHY & set(s.lower[mark.end - 1 : mark.end + 1])
        end = right_end(s, mark.end) if is_given_why else mark.start  # "was fined for saying that"
        return None if told is None else Reach("myth", said, mark.start, mark.end, told, end)
    if kind in ("unknown", "aim"):
        return Reach(kind, said, mark.start, mark.end, mark.end, right_end(s, mark.end))
    if kind == "attribution":
        source = str(data.get("source", "unnamed"))
        if s.lower[mark.start] in _CONTRARY:  # "Contrary to popular belief, garlic does not": what the article denies
            return Reach("attribution", said, mark.start, mark.end, mark.end, _conditional_end(s, mark.end), source)
        return Reach("attribution", said, mark.start, mark.end, *_both_ways(s, mark), source)
    return None


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
    if scope == "left":
        return left_start(s, mark.start), mark.start
    if scope == "np":
        return mark.end, _noun_phrase_end(s, mark.end)
    return mark.end, right_end(s, mark.end)


_EVIDENCE_REACH = 4  # words: "no good clinical evidence that"


def _unproven(s: Tagged, found: list[Reach]) -> Iterator[Reach]:
    """What has no evidence for it: "no convincing proof that drips boost immunity", "little good evidence that …"."""
    covered = {at for reach in found if reach.kind == "negation" for at in range(reach.cue_start, reach.cue_end)}
    for at, word in enumerate(s.lower):
        if word not in s.language.heads["scarce"] or at in covered:
            continue
        noun = next((i for i in range(at + 1, at + _EVIDENCE_REACH) if s.is_head(i, "evidence_noun")), None)
        if noun is not None and s.word(noun + 1) == "that" and noun not in covered:
            yield Reach("negation", s.said(at, noun + 1), at, noun + 1, noun + 2, right_end(s, noun))


def _weakly_shown(s: Tagged) -> Iterator[Reach]:
    """What has weak evidence, as the predicate tells: "the evidence that probiotics help with eczema is weak"."""
    nouns = s.language.heads["evidence_noun"]
    if "that" not in s.lower or nouns.isdisjoint(s.lower):
        return
    for at, word in enumerate(s.lower[:-3]):
        if word not in nouns or s.lower[at + 1] != "that":
            continue
        for i in range(at + 3, len(s.lower) - 1):
            is_predicate = s.is_class(i, "be") or s.lower[i] in ("remains", "remain")
            graded = i + 1 + (s.lower[i + 1] in ("very", "still", "too", "quite", "rather", "only"))
            if is_predicate and s.is_head(graded, "weak_evidence"):
                yield Reach("unknown", s.said(i, graded + 1), i, graded + 1, at + 2, i)
                break


def _both_ways(s: Tagged, mark: Mark) -> tuple[int, int]:
    return left_start(s, mark.start), right_end(s, mark.end)


def _is_breaker(s: Tagged, at: int) -> bool:
    mark = s.operator_at(at)
    return s.lower[at] in (";",) or bool(mark and mark.start == at and mark.of("breaker"))


def right_end(s: Tagged, at: int) -> int:
    found = bisect_left(s.breaks, at)
    return s.breaks[found] if found < len(s.breaks) else len(s.lower)


def left_start(s: Tagged, at: int) -> int:
    found = bisect_left(s.breaks, at)
    return s.breaks[found - 1] + 1 if found else 0


def _conditional_end(s: Tagged, at: int) -> int:
    """An if-clause ends at its comma, else at the end of its clause."""
    comma = next((i for i in range(at, len(s.lower)) if s.lower[i] == ","), len(s.lower))
    return min(comma, right_end(s, at))


def _noun_phrase_end(s: Tagged, at: int) -> int:
    """A negated noun phrase goes on through its prepositions and its list, and ends at a verb or a breaker."""
    for i in range(at, len(s.lower)):
        if _is_breaker(s, i) or s.is_any(i, "be", "modal") or s.lower[i] in (".", ":", "(", ")", "which", "who"):
            return i
    return len(s.lower)


def _open(s: Tagged) -> Iterator[Reach]:
    """What calls for research leave open; the breakers of a sentence part its clauses."""
    edges = [0, *s.breaks, len(s.lower)]
    for start, end in pairwise(edges):
        for cue, cue_end, left, right in open_questions(s, start, end):
            yield Reach("unknown", s.said(cue, cue_end), cue, cue_end, left, right, effect="whole")


def _contracted(s: Tagged, found: list[Reach]) -> list[Reach]:
    """Negation inside a verb group: doesn't, cannot, won't."""
    covered = {i for reach in found if reach.kind == "negation" for i in range(reach.cue_start, reach.cue_end)}
    return [
        Reach("negation", word, i, i + 1, i + 1, right_end(s, i + 1))
        for i, word in enumerate(s.lower)
        if word.endswith("n't") and i not in covered and denies(s, i)
    ]


def _reports(s: Tagged) -> list[Reach]:
    """`Researchers have long believed that …`, `Studies in adults show …`: a reporter and its verb."""
    verbs, reporters = s.language.report_verbs, s.language.reporters
    found = []
    for i, word in enumerate(s.lower):
        if word == "that" and i > 0 and _is_believed(s, i - 1):
            found.append(
                Reach("attribution", s.said(i - 1, i + 1), i - 1, i + 1, i + 1, right_end(s, i), "unnamed", "set")
            )
        if word == "according" and (heard := _heard_from(s, i)):
            found.append(heard)
        names = verbs.get(word)
        if names and names[0] in ("affirm", "vouch", "believe") and (opening := insertion_before(s, i)) is not None:
            is_behind = opening > 0 and s.lower[opening - 1] in _BUT  # "X eases pain and, fans say, lifts the mood"
            span = (i + 1 if is_behind else left_start(s, opening), right_end(s, i + 1))
            found.append(Reach("attribution", s.said(opening + 1, i + 1), opening + 1, i + 1, *span, "unnamed", "set"))
            continue
        if not names or (s.is_class(i - 1, "determiner") and not (i == 1 and s.lower[0] in reporters)):
            continue
        reporter = reporter_before(s, i)
        at = impersonal_before(s, i) if reporter is None else reporter
        if at is None:
            if (spoken := spoken_by(s, i, names[0])) is not None:
                span = (left_start(s, i), i) if spoken.looks_back else (i + 1, right_end(s, i + 1))
                cue = s.said(spoken.start, spoken.end)
                found.append(Reach("attribution", cue, *spoken[:2], *span, spoken.source, spoken.effect))
            continue
        source = reporters.get(s.lower[at], "unnamed")
        name = "suggest" if "suggest" in names and source == "research" else names[0]
        if name == "believe" or name in ("affirm", "vouch", "recommend"):
            source = "unnamed" if source == "research" and name != "recommend" else source
        elif name == "show" and source == "unnamed":
            source = "research"
        effect = {"believe": "set", "affirm": "shift", "vouch": "vouch", "suggest": "ceiling"}.get(name, "")
        if name == "suggest" and infers_itself(s, i):
            effect = "own"
        if name == "affirm" and reporter is None:
            effect = "set"  # "it is often said that": nobody in particular says it
        start, end = i + 1, right_end(s, i + 1)
        is_last = not any(w[0].isalnum() for w in s.lower[start : start + 1])
        if is_last and at > 2:
            start, end = left_start(s, at), at  # "X eases pain, a trial suggests": the verb looks back
        found.append(Reach("attribution", s.said(at, i + 1), at, i + 1, start, end, source, effect))
        if name == "suggest":
            found.append(Reach("hedge", s.said(i, i + 1), i, i + 1, start, end))
    return found


def _is_believed(s: Tagged, at: int) -> bool:
    """Whether a noun stands for what people hold: "the belief that"; but "the data support the notion that"."""
    if not (s.is_head(at, "belief_noun") or _is_alleged(s, at)):
        return False
    return not any(word in s.language.report_verbs for word in s.lower[max(0, at - 3) : at])


def _is_alleged(s: Tagged, at: int) -> bool:
    """`The claim that the jab causes autism has been tested`: what somebody says; "they claim that" is no noun."""
    is_met = s.lower[at].endswith("s") and (at == 0 or s.is_head(at - 1, "met_with") or s.is_class(at - 1, "be"))
    has_article = any(s.is_class(i, "determiner") for i in range(max(0, at - 2), at))
    return s.is_head(at, "alleged") and (is_met or has_article)  # "You may see claims that …"


_BUT = frozenset(["and", "but", "while"])


def _heard_from(s: Tagged, at: int) -> Reach | None:
    """`according to the brochure`, `according to her blog`: what somebody says who has no study to show."""
    end = next((i for i in range(at + 2, min(at + 6, len(s.lower))) if s.is_head(i, "hearsay_source")), None)
    if s.word(at + 1) != "to":
        return None
    if end is None:
        speaker = speaker_at(s, at + 2)
        if speaker is None or not speaker.is_person:
            return None
        cue = (at, speaker.end)
        return Reach("attribution", s.said(*cue), *cue, left_start(s, at), right_end(s, speaker.end), "named", "shift")
    effect = "set" if any(s.is_head(i, "lore") for i in range(at, end + 1)) else "ceiling"  # a seller vouches
    said, start, stop = s.said(at, end + 1), left_start(s, at), right_end(s, end)
    return Reach("attribution", said, at, end + 1, start, stop, "unnamed", effect)
