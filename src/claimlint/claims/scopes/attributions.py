"""Attributions: what somebody reports ("researchers have long believed that", "according to the brochure")."""

from __future__ import annotations

from claimlint.claims.clauses import infers_itself
from claimlint.claims.scopes.reach import Reach, left_start, right_end
from claimlint.claims.scopes.speakers import impersonal_before, insertion_before, reporter_before, speaker_at, spoken_by
from claimlint.claims.tagged import Tagged


def attributions_in(s: Tagged) -> list[Reach]:
    """`Researchers have long believed that …`, `Studies in adults show …`: a reporter and its verb."""
    verbs, reporters = s.language.report_verbs, s.language.reporters
    found = []
    for i, word in enumerate(s.lower):
        if word == "that" and i > 0 and _is_believed(s, i - 1):
            found.append(_told(s, (i - 1, i + 1), (i + 1, right_end(s, i)), "unnamed", "set"))
        if word == "according" and (heard := _heard_from(s, i)):
            found.append(heard)
        names = verbs.get(word)
        if names and names[0] in ("affirm", "vouch", "believe") and (opening := insertion_before(s, i)) is not None:
            is_behind = opening > 0 and s.lower[opening - 1] in _BUT  # "X eases pain and, fans say, lifts the mood"
            span = (i + 1 if is_behind else left_start(s, opening), right_end(s, i + 1))
            found.append(_told(s, (opening + 1, i + 1), span, "unnamed", "set"))
            continue
        if not names or (s.is_class(i - 1, "determiner") and not (i == 1 and s.lower[0] in reporters)):
            continue
        reporter = reporter_before(s, i)
        at = impersonal_before(s, i) if reporter is None else reporter
        if at is None:
            if (spoken := spoken_by(s, i, names[0])) is not None:
                span = (left_start(s, i), i) if spoken.looks_back else (i + 1, right_end(s, i + 1))
                found.append(_told(s, (spoken.start, spoken.end), span, spoken.source, spoken.effect))
            continue
        if _is_brushed_aside(s, at):
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
        found.append(_told(s, (at, i + 1), (start, end), source, effect))
        if name == "suggest":
            found.append(Reach.of(s, "hedge", (i, i + 1), (start, end)))
    return found


_ASIDE = 3  # words of a reporter's name: "whatever the glossy posters say"


def _is_brushed_aside(s: Tagged, at: int) -> bool:
    """`Whatever doctors say, it works`, `no matter what the posters say`: what follows is the writer's own."""
    before = range(max(0, at - _ASIDE), at)
    return any(s.lower[i] == "whatever" or s.follows(i - 2, "no", "matter", "what") for i in before)


def _told(s: Tagged, cue: tuple[int, int], told: tuple[int, int], source: str, effect: str) -> Reach:
    """What somebody tells at words `cue`, and the words that they tell."""
    return Reach.of(s, "attribution", cue, told, source=source, effect=effect)


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
        reached = (left_start(s, at), right_end(s, speaker.end))
        return _told(s, (at, speaker.end), reached, "named", "shift")
    effect = "set" if any(s.is_head(i, "lore") for i in range(at, end + 1)) else "ceiling"  # a seller vouches
    return _told(s, (at, end + 1), (left_start(s, at), right_end(s, end)), "unnamed", effect)
