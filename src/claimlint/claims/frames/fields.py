"""Fields: whether a draft speaks of health at all, or of trade, the house, the road."""

from __future__ import annotations

from claimlint.claims.drafts import Draft
from claimlint.claims.lexicon.spelling import named_as
from claimlint.claims.tagged import Tagged

_FIELD = ("health", "people", "body", "risk", "product", "intervention", "clinical")
_ANY_FIELD = frozenset(["cure", "replace", "diagnose", "associate", "affect"])  # words that hardly serve anywhere else
_CLINICAL_ENDINGS = (
    "emia",
    "aemia",
    "itis",
    "osis",
    "pathy",
    "ectomy",
    "plasty",
    "oma",
    "cytes",
    "mab",
    "gram",
    "graphy",
    "genic",
)


def is_of_another_field(s: Tagged, draft: Draft) -> bool:
    """Whether nothing in the sentence speaks of health: "the treaty prevents trade", "waiting is shorter than in
    May".
    """
    if "outcome" in draft.tag.data:
        return False  # "adds years to your life": the words hold it
    named = (*draft.subjects, *draft.objects)
    if draft.tag.data.get("points") and any(a.name.text.lower() in _OPEN_OBJECTS for a in draft.objects):
        return False  # "Scratching makes it worse": of what, the text before tells
    if _is_everyday(s, draft) or _is_about_things(s, draft):
        return True
    if draft.tag.data.get("operative") and any(a.name.category == "procedure" for a in draft.subjects):
        ails = any(a.name.kind == "condition" and not s.is_head(a.end - 1, "excised") for a in draft.objects)
        return not ails  # "surgery to remove the tumour" tells what surgeons do, "removes unwanted hair" promises
    if draft.tag.value in _ANY_FIELD or any(a.name.is_known or a.name.kind != "unknown" for a in named):
        return False
    if not named or any(mark.name is not None for mark in s.cues) or any(mark.of("study") for mark in s.operators):
        return False
    if any(word.endswith(_CLINICAL_ENDINGS) for word in s.lower):
        return False
    if any(named_as(s, argument.name, draft.tag.data["strength"]).is_known for argument in named):
        return False  # "tumeric reduces inflamation"
    if any(_is_abbreviation(s.text[word.start : word.end]) for word in s.words):
        return False
    return not any(s.is_head(i, head) for i in range(len(s.lower)) for head in _FIELD)


_BEHIND = 3  # words behind a name that still tell what it is of: "the weight of the bottle"


def _is_about_things(s: Tagged, draft: Draft) -> bool:
    """`The bus lane eases congestion`, `a weapon against limescale`: the house, the road, the office."""
    named = (*draft.subjects, *draft.objects)
    is_benefit = s.language.relations[draft.tag.value].get("direction") == "+"
    if not is_benefit or any(a.name.is_known and a.name.kind == "condition" for a in named):
        return False
    if draft.tag.data["lemma"].startswith("save "):
        return False  # lives are saved on the road as well
    for a in named:
        end = a.end + _BEHIND * (s.word(a.end) == "of")
        if not (a.name.is_known and a.name.kind == "intervention") and any(
            s.is_head(i, "elsewhere") for i in range(a.start, end)
        ):
            return True
    return False


_OPEN_OBJECTS = frozenset(["it", "them", "this", "anything", "everything"])


def _is_everyday(s: Tagged, draft: Draft) -> bool:
    """Whether a benefit is done to no matter of health by nothing that is taken or done for it: "the pharmacist
    reduces the queue".
    """
    if draft.tag.value in ("replace", "associate", "diagnose") or draft.has_risk:
        return False
    if draft.tag.value == "compare":
        return draft.tag.data["lemma"] == "differ" and s.word(draft.cue.end) in ("on", "about")
    if draft.tag.value == "affect":
        return draft.tag.data["lemma"].startswith("depend") and any(w in ("you", "your") for w in s.lower)
    if not draft.objects or any(a.name.kind != "unknown" for a in draft.objects):
        return False
    if draft.subjects and any(a.name.kind not in ("unknown", "population") for a in draft.subjects):
        return False
    if any(a.name.text.lower() in _OPEN_OBJECTS for a in draft.objects) or draft.tag.data["lemma"] == "cure":
        return draft.tag.data["lemma"] == "cure" and draft.form == "noun"  # "a cure for boredom"
    if any(_is_abbreviation(s.text[word.start : word.end]) for word in s.words):
        return False
    if any(named_as(s, a.name, draft.tag.data["strength"]).is_known for a in (*draft.subjects, *draft.objects)):
        return False  # "tumeric reduces inflamation"
    return not any(s.is_head(i, "clinical") or s.lower[i].endswith(_CLINICAL_ENDINGS) for i in range(len(s.lower)))


def _is_abbreviation(word: str) -> bool:
    return sum(char.isupper() for char in word) > 1
