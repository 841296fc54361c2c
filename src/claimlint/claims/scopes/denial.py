"""Denial: which of the negations around a draft act on it."""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.claims.arguments.acting_part import RIVAL_LINKS, opens_omission
from claimlint.claims.arguments.subject_phrases import ADJUNCT_OPENERS
from claimlint.claims.drafts import Argument, Draft
from claimlint.claims.scopes.commas import parts_clauses, resumes
from claimlint.claims.scopes.reach import Reach
from claimlint.claims.tagged import AUXILIARIES, Tagged


def negators_of(s: Tagged, draft: Draft, reaches: Sequence[Reach]) -> list[str]:
    """The words that deny a draft. Two deny each other."""
    found = list(draft.group.negations)
    found += [word for word, row in draft.group.governors if row.get("negated")]
    if draft.tag.data.get("denies"):
        found.append(str(draft.tag.data["lemma"]))
    for reach in reaches:
        if reach.kind != "negation" or reach.cue_start == draft.cue.start:
            continue
        if draft.tag.data.get("denies") and draft.cue.start <= reach.cue_start < draft.cue.end:
            continue  # "does no better than placebo" denies once
        if _keeps_silent(s, reach, draft) or _is_in_subject(s, reach, draft):
            continue
        inside_group = draft.group.start <= reach.cue_start < draft.group.head
        if reach.cue in draft.group.negations or reach.cue.rsplit(" ", 1)[-1] in draft.group.negations:
            continue  # a coordinated verb has taken it over already, or a verb of its own: "there is no X it cannot Y"
        if inside_group and any(s.lower[i] in draft.group.negations for i in range(reach.cue_start, reach.cue_end)):
            continue
        if inside_group and any(word in reach.cue.lower() for word, row in draft.group.governors if row.get("negated")):
            continue
        is_inside = reach.cue_start < draft.cue.start < reach.cue_end and s.lower[draft.cue.start] != "no"
        is_reached = (
            reach.start <= draft.cue.start < reach.end
            and _is_direct(s, reach, draft)
            and not _has_own_verb(s, reach, draft)
        )
        is_about_nothing = _denies_subject(s, reach, draft) or _is_of_nothing(s, reach, draft)
        if is_inside or is_reached or is_about_nothing:  # inside: "no better than"
            found.append(reach.cue)
    behind = [a for a in draft.objects if a.start >= draft.cue.end]
    found += [a.name.text for a in behind if a.name.text.lower() in _NOBODY]
    found += [s.lower[a.start - 2] for a in behind[:1] if s.follows(a.start - 2, "nobody", "'s")]
    found += _spared_nobody(s, draft, behind) or _denied_object(s, draft) or _in_nobody(s, draft)
    lowered = [word.lower() for word in found]
    if found and is_unsurpassed(s, draft):
        return []
    if "neither" in lowered and "nor" in lowered:  # one denial in two words
        del found[lowered.index("nor")]
    return found


def is_unsurpassed(s: Tagged, draft: Draft) -> bool:
    """`Ginger could not be more effective`, `couldn't be better for you`: the highest praise, and no denial."""
    if draft.form != "adjective" or not _COULD.intersection(draft.group.modals):
        return False
    be = next((i for i in range(draft.group.start, draft.cue.start) if s.lower[i] == "be"), None)
    return be is not None and (s.lower[be + 1] == "more" or s.lower[be + 1].endswith("er"))


_COULD = frozenset(["could", "couldn't"])


def _in_nobody(s: Tagged, draft: Draft) -> list[str]:
    """`prevents cancer in no one`: who has the effect stands behind it."""
    at = draft.end
    if s.word(at) not in ("in", "for", "among"):
        return []
    is_none = s.word(at + 1) in ("nobody", "none") or s.follows(at + 1, "no", "one")
    return ["no one"] if is_none else []


def _is_in_subject(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """`Grinding stone without a mask scars the lungs`, `Taking antibiotics when you do not need them leads to`: what is
    left out, or when a thing is done, belongs to what acts.
    """
    if draft.form not in ("active", "passive", "adjective") or not draft.subjects:
        return False
    first = draft.subjects[0]
    if reach.cue_start == 0 and reach.cue.lower() == "without" and reach.cue_end < first.start:
        return True  # "Without treatment syphilis damages the brain"
    if reach.cue_start == first.start and reach.cue.lower().endswith(_LACKING):
        return True  # "Lack of iron leaves children pale"
    if opens_omission(s, first.start) and first.start == reach.cue_start:
        return True  # "Not getting enough sleep makes you gain weight"
    if not first.start < reach.cue_start < draft.group.start:
        return False
    between = s.lower[first.end : reach.cue_start]
    if reach.cue.lower() in RIVAL_LINKS and "," not in s.lower[reach.cue_end : draft.group.start]:
        return True  # "Using olive oil instead of butter lowers cholesterol"
    return reach.cue.lower() == "without" or ("," not in between and not ADJUNCT_OPENERS.isdisjoint(between))


def _spared_nobody(s: Tagged, draft: Draft, behind: Sequence[Argument]) -> list[str]:
    """`keeps nobody from catching it`, `protects no one from flu`: whom a verb acts on stands before what it names."""
    at = draft.cue.end
    if not behind or draft.form in ("noun", "adjective"):
        return []
    if behind[0].start <= at + 1:
        return []
    return next((who for who in (s.lower[at], " ".join(s.lower[at : at + 2])) if who in _NOBODY), "").split()[:1]


def _denied_object(s: Tagged, draft: Draft) -> list[str]:
    """`The jab causes no autism`, `cures zero cancers`; "cures no fewer than ten diseases" counts them."""
    if draft.form in ("noun", "adjective") or draft.frame in ("association", "comparison"):
        return []
    at = draft.cue.behind
    if s.word(at) not in ("no", "zero") or s.is_class(at - 1, "be"):
        return []
    return [] if s.word(at + 1) in ("less", "fewer", "matter", "doubt", "longer") else [s.lower[at]]


_LACKING = ("lack of", "absence of", "want of", "shortage of")
_NOBODY = frozenset(["nothing", "nobody", "no one", "no-one"])  # as an object: "it cures nothing"
_JOINING = frozenset([",", "and", "or", "nor", "to"])
_NO_SUBJECT = frozenset(["no", "nothing", "nobody", "none of", "no one", "neither"])


def _denies_subject(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """`No supplement has been shown to slow, stop or reverse hair loss`: a negated subject denies its verbs, however
    long the verb group is.
    """
    start = min(draft.row, draft.group.start)  # "Nothing is known to cure arthritis or rebuild cartilage"
    if reach.cue.lower() not in _NO_SUBJECT or reach.cue_start >= start:
        return False
    between = s.lower[reach.cue_end : start]
    if (relative := _relative_in(s, reach.cue_end, start)) is not None:
        between = s.lower[reach.cue_end : relative] + s.lower[relative + 1 : start]
    elif start > reach.end + 1:
        if not _is_verbs(s, reach.end, start):
            return False
    elif parts_clauses(s, reach.cue_end, start):
        return False
    return not any(word in ("which", "that", "who", "but", "if") for word in between) and (
        reach.cue_start == 0
        or not s.lower[reach.cue_start - 1].isalpha()
        or s.is_any(reach.cue_start - 1, "subordinator", "conjunction")
    )


_RELATIVES = frozenset(["that", "which", "who"])
_SPEAKERS = frozenset(["i", "we", "you", "they", "he", "she", "anyone", "anybody"])


def _relative_in(s: Tagged, start: int, end: int) -> int | None:
    """The relative pronoun of a clause between a subject and its verb at `end`, where the clause has a verb of its own:
    `No tablet that I know of cures it`, `Nothing that is sold here helps`; not "no herb that cures it is cheap".
    """
    at = next((i for i in range(start, end) if s.lower[i] in _RELATIVES), None)
    if at is None or end < at + 3 or "," in s.lower[at:end]:
        return None
    has_subject = s.lower[at + 1] in _SPEAKERS
    has_verb = s.is_any(at + 1, *AUXILIARIES)
    return at if has_subject or has_verb else None


_NONE = frozenset(["no", "nothing", "nobody", "one"])  # last words of what says that there is none


def _is_of_nothing(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """`There is no tablet, cream or diet that cures eczema`: what there is not does nothing."""
    start = draft.group.start
    if s.lower[reach.cue_end - 1] not in _NONE or not any(
        word.startswith("there") for word in s.lower[max(0, reach.cue_start - 3) : reach.cue_end]
    ):
        return False
    between = range(reach.cue_end, start)
    at = next((i for i in between if s.lower[i] in _RELATIVES), None)
    if at is None or not all(s.is_class(i, "adverb") or s.lower[i].endswith("ly") for i in range(at + 1, start)):
        return False
    return not any(s.is_any(i, "be", "modal") or s.lower[i] == ";" for i in range(reach.cue_end, at))


def _keeps_silent(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """`Nobody tells you that statins cause dementia`: what is not told is held to be so."""
    between = s.lower[reach.cue_end : draft.cue.start]
    told = next((i for i in range(len(between)) if s.is_head(reach.cue_end + i, "disclosing")), None)
    return told is not None and told <= 2 and "that" in between[told : told + 5]


def _is_verbs(s: Tagged, start: int, end: int) -> bool:
    """Whether words [start, end) are nothing but verbs that are joined to the one that follows."""
    return all(
        s.lower[i] in _JOINING
        or s.lower[i] in s.language.report_verbs
        or s.is_any(i, *AUXILIARIES, "adverb")
        or ((mark := s.cover[i]) is not None and mark.name is None and mark.of("relation") is not None)
        for i in range(start, end)
    )


def _has_own_verb(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """`does not lengthen life and causes bleeding`: after "does not" only a bare verb is denied as well, and none
    in -s after "is not safe"; neither is one behind an object that is none ("did nothing for me and made me ill").
    """
    at = reach.cue_start
    opens = draft.group.start
    if s.lower[at] in ("no", "nothing") and opens > reach.cue_end and s.lower[opens - 1] in ("and", "but"):
        is_object = at > 0 and s.lower[at - 1].isalpha() and not s.is_class(at - 1, "conjunction")
        is_finite = draft.form == "active" and draft.tag.data["feature"] in ("s", "ed")
        if is_object and is_finite and not s.is_class(at - 1, "subordinator"):
            return True
    is_aided = s.lower[at].endswith("n't") or (at > 0 and s.is_any(at - 1, "do", "modal", "be"))
    is_joined = draft.cue.start > 0 and s.lower[draft.cue.start - 1] in ("and", "but")
    return s.lower[at].endswith(("not", "n't")) and is_aided and is_joined and draft.tag.data["feature"] == "s"


def _is_joined_clause(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """`does not lower uric acid and is not a cure`: a verb's denial ends where another finite verb is joined."""
    group, denies = draft.group, s.lower[reach.cue_end - 1]
    if group.start <= reach.cue_end or not (denies in ("not", "never", "cannot") or denies.endswith("n't")):
        return False
    left = group.start - 1
    while left > reach.cue_end and (s.is_class(left, "adverb") or s.lower[left].endswith("ly")):
        left -= 1
    is_finite = group.modals or group.has_do or group.has_have or s.lower[group.start] in ("is", "are", "was", "were")
    return bool(is_finite) and s.lower[left] in ("and", "but")


def _is_direct(s: Tagged, reach: Reach, draft: Draft) -> bool:
    """Whether nothing between a negator and the draft gives the draft a clause of its own."""
    if reach.cue_start > draft.cue.start:
        return True
    if _is_joined_clause(s, reach, draft):
        return False
    end = max(reach.cue_end, draft.row)
    if resumes(s, reach.cue_end, draft.row):
        return True
    if parts_clauses(s, reach.cue_end, end):
        return False
    between = s.lower[reach.cue_end : end]
    if between[-2:] in (["those", "that"], ["ones", "that"]):
        return False  # "do not work against viruses such as those that cause colds"
    return not any(word in ("which", "who", "if", "when", "where", "until") for word in between) and not (
        "and" in between and any(w in s.language.classes["be"] or w in s.language.classes["modal"] for w in between)
    )
