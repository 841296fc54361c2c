"""What a rule may ask of a claim, as data: relation, strength, subject, object, the verdict, what stands near.

Every key narrows; keys left out ask nothing. In a rule's own condition `negated` is false and `stance` what the article
says itself, unless it says otherwise. A condition is compiled once into a test of one claim of a page; it looks at text
only for the phrases that a rule names.

    relation: [cure, repair]          classes of the lexicon; `benefit`, `harm`, `hard` stand for all of that kind
    strength: 3..   gap: 1..          a range: `3..`, `..2`, `3..4`, or one number; gap is over the ceiling
    negated: false                    true, false or any
    stance: [assertion, report]       or any
    subject: {kind: [intervention], category: [herb], known: true, name: [garlic], found: [stated], under: [vaccines]}
    object, population: the same; population may be `false`: none is named
    assessment: [overstated]          verdicts; certainty, direction, relation_of_entry: of the entry that was used
    care: true                        the entry is usual care; curable: some entry may speak of a cure of the object
    attribution: [research]           kinds of source leaned on; `false`: nobody
    hedged, cited, numbers, risk: true   whether it has hedges, a citation in reach, a number; is of a risk or rate
    authorised: true                  it is worded as the law of the page's jurisdiction allows (`checks.authorised`)
    boosters: [completely, '100%']    one of these words strengthens it; `true`: any
    study: [cohort, survey]           the design named with it; `true`: any; species: [mice]
    frame: [active], block: [heading] how it is put, where it stands
    cue: [treatment, remedy]          the words that carry it, any form as written
    tense: present                    or past: "reduced", "was healed by" tell what was seen, the present what is so
    objects: 3..                      how many things the same words speak of
    in_sentence, before, after: [phrases]     anywhere in its sentence; before or after the claim in it
    right_after: [phrases]            right behind the claim, with nothing between
    previous, next, around: [phrases] in the sentence in front; in the one behind; in front or in its own
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimlint.article.model import Span
from claimlint.article.words import words_of
from claimlint.checks.authorised import AuthorisedClaims
from claimlint.checks.claim_tests import Test, all_of
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Page
from claimlint.checks.neighbours import sentence_before, sentence_behind
from claimlint.checks.phrases.list import PHRASES, PhraseList, PhrasePlace
from claimlint.claims.model import OWN_STANCES, Claim, Name
from claimlint.claims.tagging import KEPT

if TYPE_CHECKING:
    from claimlint.claims.lexicon.language import Language


_RANGE = {
    "type": ["string", "integer"],
    "pattern": r"^(\d+|\d*\.\.\d*)$",
    "description": "a range such as 3.. or ..2 or 3..4",
}
_WORDS = {"type": "array", "minItems": 1, "items": {"type": "string"}}
_CHOICE = {"oneOf": [_WORDS, {"type": "boolean"}]}
_NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("kind", "category", "name", "under", "found"), _WORDS),
        "known": {"type": "boolean"},
    },
}
PHRASE_KEYS = ("in_sentence", "before", "after", "right_after", "previous", "next", "around")

PROPERTIES: Mapping[str, Any] = {
    "relation": _WORDS,
    "strength": _RANGE,
    "gap": _RANGE,
    "objects": _RANGE,
    "negated": {"enum": [True, False, "any"]},
    "stance": {"oneOf": [_WORDS, {"const": "any"}]},
    "subject": _NAME,
    "object": _NAME,
    "population": {"oneOf": [_NAME, {"type": "boolean"}]},
    "assessment": _WORDS,
    "certainty": _WORDS,
    "direction": _WORDS,
    "relation_of_entry": _WORDS,
    "care": {"type": "boolean"},
    "curable": {"type": "boolean"},
    "attribution": _CHOICE,
    "hedged": {"type": "boolean"},
    "cited": {"type": "boolean"},
    "authorised": {"type": "boolean"},
    "numbers": {"type": "boolean"},
    "risk": {"type": "boolean"},
    "boosters": _CHOICE,
    "study": _CHOICE,
    "species": _CHOICE,
    "frame": _WORDS,
    "block": _WORDS,
    "cue": _WORDS,
    "tense": {"enum": ["present", "past"]},
    **dict.fromkeys(PHRASE_KEYS, PHRASES),
}
CONDITION: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": PROPERTIES,
}
_DEFAULTS: Mapping[str, Any] = {"negated": False, "stance": OWN_STANCES}
_OF_EVIDENCE = ("assessment", "certainty", "direction", "relation_of_entry", "care")  # what the registry says of it
_KINDS_OF_RELATION = {"benefit": "+", "harm": "-"}


def compile_condition(
    spec: Mapping[str, Any],
    context: CheckContext,
    trail: tuple[str | int, ...] = (),
    where: Mapping[str, Any] | None = None,
    *,
    is_main: bool = True,
) -> Test:
    """The test of a condition. `where`: the classes that its phrases may name; `is_main`: with a rule's defaults."""
    spec = {**_DEFAULTS, **spec} if is_main else spec
    phrases = [
        _phrase_test(key, PhraseList.from_spec(spec[key], context, (*trail, key), where))
        for key in PHRASE_KEYS
        if key in spec
    ]
    plain = [
        _test(key, value, context, (*trail, key))
        for key, value in spec.items()
        if value != "any" and key not in PHRASE_KEYS
    ]
    return all_of([*plain, *phrases])  # the cheap ones first


def relations_of(names: Sequence[str], context: CheckContext, trail: tuple[str | int, ...]) -> frozenset[str]:
    """The relations that these names mean, `benefit`, `harm` and `hard` spelled out. Unknown ones are reported."""
    known = dict(context.lexicon.relations) if context.lexicon else {}
    found: set[str] = set()
    for at, name in enumerate(names):
        if name == "hard":
            found |= {relation for relation, row in known.items() if row.get("hard")}
        elif name in _KINDS_OF_RELATION:
            found |= {r for r, row in known.items() if row.get("direction") == _KINDS_OF_RELATION[name]}
        elif known and name not in known:
            context.problem(
                (*trail, at), f"{name!r} is no relation; write benefit, harm, hard or one of {', '.join(known)}"
            )
        else:
            found.add(name)
    return frozenset(found)


def rests_on_verdict(spec: Mapping[str, Any]) -> bool:
    """Whether the condition asks what the evidence says."""
    return any(key in spec for key in (*_OF_EVIDENCE, "gap"))


def range_of(value: str | int) -> tuple[float, float]:
    """`3..` and the like as least and most, both included."""
    text = str(value)
    if ".." not in text:
        return float(text), float(text)
    low, _, high = text.partition("..")
    return float(low or 0), float(high or "inf")


def _test(key: str, value: Any, context: CheckContext, trail: tuple[str | int, ...]) -> Test:
    if key == "relation":
        relations = relations_of(value, context, trail)
        return _on_claim(lambda claim: claim.relation in relations)
    if key in ("subject", "object", "population"):
        return _name_test(key, value, context)
    if key in ("strength", "gap", "objects"):
        return _range_test(key, value)
    if key in _CHOSEN:
        return _choice_test(key, value)
    if key in _OF_EVIDENCE:
        return _evidence_test(key, value)
    if key == "tense":
        return _tense_test(value, context)
    if key == "curable":
        return _curable_test(bool(value), context)
    if key == "authorised":
        return _authorised_test(bool(value), context)
    return _flag_test(key, bool(value))


def _curable_test(wanted: bool, context: CheckContext) -> Test:
    curable: frozenset[str] = context.registry.curable if context.registry is not None else frozenset()
    return _on_claim(lambda claim: (claim.object.canonical in curable) == wanted)


def _authorised_test(wanted: bool, context: CheckContext) -> Test:
    allowed = AuthorisedClaims(context.tables)

    def test(page: Page, index: int) -> bool:
        claim = page.reading.claims[index]
        return allowed.covers(page, claim.sentence, claim.span) == wanted

    return test


def _tense_test(value: str, context: CheckContext) -> Test:
    """Past: by the auxiliary of a passive, else by the form of the cue. A form that may be both counts as present."""

    def test(page: Page, index: int) -> bool:
        claim = page.reading.claims[index]
        auxiliary = page.article.source.slice(claim.span).lower().split(None, 1)[0]
        is_past = auxiliary in ("was", "were", "had", "did")
        if not is_past and claim.frame != "passive" and context.lexicon is not None:
            features = _features_of(claim.cue, context.lexicon)
            is_past = "ed" in features and "base" not in features
        return is_past == (value == "past")

    return test


@lru_cache(maxsize=KEPT)
def _features_of(cue: str, lexicon: Language) -> set[str]:
    """What forms (base, s, ed, ing, noun …) the words of a cue may be."""
    words = [word.lower for word in words_of(cue)]
    forms = lexicon.index.beginning(words[0], words[1] if words[1:] else "")
    tags = [tag for form in forms if form.rest == words[1:] for tag in form.cues if tag.kind == "relation"]
    return {str(tag.data.get("feature")) for tag in tags}


def _on_claim(test: Callable[[Claim], bool]) -> Test:
    return lambda page, index: test(page.reading.claims[index])


def _range_test(key: str, value: str | int) -> Test:
    low, high = range_of(value)
    if key == "strength":
        return _on_claim(lambda claim: low <= claim.strength <= high)
    if key == "gap":
        return lambda page, index: low <= page.assessments[index].gap <= high
    return lambda page, index: low <= page.rows.count(index) <= high


_CHOSEN: Mapping[str, Callable[[Claim], Sequence[str]]] = {
    "boosters": lambda claim: claim.boosters,
    "study": lambda claim: (claim.study.design,) if claim.study and claim.study.design else (),
    "species": lambda claim: (claim.study.species,) if claim.study and claim.study.species else (),
    "attribution": lambda claim: (claim.attribution,) if claim.attribution else (),
    "stance": lambda claim: (claim.stance,),
    "frame": lambda claim: (claim.frame,),
    "block": lambda claim: (claim.sentence.block.kind,),
    "cue": lambda claim: (claim.cue.lower(),),
}


def _choice_test(key: str, value: Any) -> Test:
    of = _CHOSEN[key]
    if isinstance(value, bool):
        return _on_claim(lambda claim: bool(of(claim)) == value)
    wanted = frozenset(value)
    return _on_claim(lambda claim: not wanted.isdisjoint(of(claim)))


def _evidence_test(key: str, value: Any) -> Test:
    if key == "assessment":
        verdicts = frozenset(value)
        return lambda page, index: page.assessments[index].verdict in verdicts
    if key == "care":
        return lambda page, index: bool((e := page.assessments[index].entry) and e.care) == value
    wanted, field = frozenset(value), {"relation_of_entry": "relation"}.get(key, key)
    return lambda page, index: (e := page.assessments[index].entry) is not None and getattr(e, field) in wanted


def _flag_test(key: str, wanted: bool) -> Test:
    if key == "cited":
        return lambda page, index: is_cited(page, page.reading.claims[index]) == wanted
    of: Mapping[str, Callable[[Claim], bool]] = {
        "negated": lambda claim: claim.negated,
        "hedged": lambda claim: bool(claim.hedges),
        "numbers": lambda claim: bool(claim.numbers),
        "risk": lambda claim: claim.has_risk,
    }
    test = of[key]
    return _on_claim(lambda claim: test(claim) == wanted)


def is_cited(page: Page, claim: Claim) -> bool:
    """Whether a source stands for the claim: in its sentence, right after it, or at the end of its paragraph."""
    return page.citations.backs(claim.sentence)


def _name_test(key: str, value: Any, context: CheckContext) -> Test:
    if isinstance(value, bool):
        return _on_claim(lambda claim: (getattr(claim, key) is not None) == value)
    kinds, categories, names, found = (frozenset(value.get(k, ())) for k in ("kind", "category", "name", "found"))
    above: Sequence[str] = value.get("under", ())
    known: bool | None = value.get("known")
    vocabulary = context.vocabulary

    def matches(name: Name | None) -> bool:
        return (
            name is not None
            and (not kinds or name.kind in kinds)
            and (not categories or name.category in categories)
            and (not names or name.canonical in names or name.text.lower() in names)
            and (not found or name.found in found)
            and (known is None or name.is_known == known)
            and (not above or (vocabulary is not None and any(vocabulary.is_a(name.canonical, a) for a in above)))
        )

    return _on_claim(lambda claim: matches(getattr(claim, key)))


def _phrase_test(key: str, phrases: PhraseList) -> Test:
    def test(page: Page, index: int) -> bool:
        claim = page.reading.claims[index]
        if key in ("previous", "around"):
            before = sentence_before(page, claim.sentence)
            if before is not None and phrases.in_sentence(page, before):
                return True
            return key == "around" and bool(phrases.in_sentence(page, claim.sentence))
        if key == "next":
            behind = sentence_behind(page, claim.sentence)
            return behind is not None and bool(phrases.in_sentence(page, behind))
        places = phrases.in_sentence(page, claim.sentence)
        if key == "before":
            return any(place.span.start < claim.span.start for place in places)
        if key == "right_after":
            return any(follows(page, claim, place) for place in places)
        if key == "after":
            return any(place.span.end > claim.span.end for place in places)
        return bool(places)

    return test


def follows(page: Page, claim: Claim, place: PhrasePlace) -> bool:
    """Whether a phrase stands right behind a claim: nothing but white space parts them."""
    start, end = claim.span.end, place.span.start
    return start <= end and not page.article.source.slice(Span(start, end)).strip()
