"""The words of a finding: a rule's template filled from the claim, and what the evidence says in one short clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from string import Formatter

from claimlint.article.patterns import lazy_pattern
from claimlint.checks.model import Hit
from claimlint.claims.model import Claim, Name
from claimlint.evidence.model import Assessment

PLACEHOLDERS = (
    "text", "subject", "object", "matter", "population", "relation", "cue", "evidence", "suggest", "instead",
)  # fmt: skip

_REPLACE = "replace"  # the relation of what is to take a treatment's place

# What each ceiling still allows, in the words of the strength scale.
_ALLOWED = {
    0: "no wording of an effect",
    1: '"it is very uncertain whether"',
    2: '"may"',
    3: '"probably" or "can"',
    4: "a plain statement, nothing absolute",
}
_SHOWS = {
    "benefit": "shows a benefit",
    "harm": "shows harm",
    "no-effect": "shows no effect",
    "mixed": "is mixed",
    "unknown": "does not tell",
}


def message_of(template: str, hit: Hit, text: str) -> str:
    """The template with its placeholders filled. `[of {object}]`: a part that is left out where the hit has no word for
    a placeholder in it; outside of brackets such a placeholder is left empty.
    """
    values = {"text": _quotable(_in_one_line(text)), **hit.values}
    said = []
    for is_optional, parts in _parts(template):
        filled = [(literal, None if name is None else _value(name, values, hit)) for literal, name in parts]
        if not (is_optional and any(value == "" for _, value in filled)):
            said += [literal + (value or "") for literal, value in filled]
    return "".join(said)


def evidence_of(claim: Claim, assessment: Assessment) -> str:
    """One clause: what the registry holds for the claim and what wording it allows."""
    entry, ceiling = assessment.entry, assessment.ceiling
    if entry is None:
        return "the evidence registry has no entry for it"
    if claim.relation == _REPLACE and assessment.verdict == "overstated":
        # what is known of the treatment is known for one illness, not always the one that the page is about
        return f"that treatment is usual care, and nothing known shows that {_subject(claim)} can take its place"
    certainty = entry.certainty.replace("-", " ")
    known = "no usable study is known" if entry.certainty == "none" else f"the evidence is of {certainty} certainty"
    if assessment.verdict == "contradicted":
        return f"{known} and {_SHOWS[entry.direction]}" if entry.certainty != "none" else known
    if assessment.verdict == "unregistered":
        return f"the registry holds only {entry.intervention} for {entry.outcome}"
    if claim.strength >= 5 and not entry.may_cure:
        return f"{known}, and no cure is on record"
    if ceiling == 0 and entry.certainty != "none" and entry.direction != "benefit":
        return f"{known} and {_SHOWS[entry.direction]}"
    if assessment.verdict in ("overstated", "unsupported") and ceiling is not None:
        return f"{known}, which allows {_ALLOWED.get(ceiling, 'any wording')}"
    return known


def _value(name: str, values: Mapping[str, str], hit: Hit) -> str:
    if name in values:
        return values[name]
    claim = hit.claim
    if claim is None or name not in _FROM_CLAIM:
        return ""
    return _FROM_CLAIM[name](claim, hit)


def _named(name: Name | None, otherwise: str) -> str:
    """The name as the text has it, but for the capital that only a sentence's start gave it."""
    if name is None or not (name.text or name.canonical):
        return otherwise
    said = _in_one_line(name.text or name.canonical)
    is_common = name.canonical[:1].islower() and said[1:].islower()
    return said[0].lower() + said[1:] if is_common else said


def _suggested(claim: Claim, hit: Hit) -> str:
    entry = hit.assessment.entry if hit.assessment else None
    return entry.suggest if entry else ""


def _subject(claim: Claim) -> str:
    return _named(claim.subject, "something unnamed")


def _matter(claim: Claim) -> str:
    """What a claim is about: "ginger for nausea", "hibiscus tea in the place of captopril"."""
    between = "in the place of" if claim.relation == _REPLACE else "for"
    return f"{_subject(claim)} {between} {_named(claim.object, 'it')}"


_FROM_CLAIM: Mapping[str, Callable[[Claim, Hit], str]] = {
    "subject": lambda claim, hit: _subject(claim),
    "object": lambda claim, hit: _named(claim.object, "it"),
    "matter": lambda claim, hit: _matter(claim),
    "population": lambda claim, hit: _named(claim.population, "people"),
    "relation": lambda claim, hit: claim.relation.replace("-", " "),
    "cue": lambda claim, hit: claim.cue,
    "evidence": lambda claim, hit: evidence_of(claim, hit.assessment) if hit.assessment else "",
    "suggest": _suggested,
}


def _quotable(text: str) -> str:
    """Words that a message puts between quotation marks: those inside become single, one without its partner goes.

    `it makes them rich," he says` is shown as "it makes them rich, he says".
    """
    if not _QUOTATION.search(text):
        return text
    is_paired = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return _QUOTATION.sub("'" if is_paired else "", text)


_QUOTATION = lazy_pattern('["“”]')


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


_OPTIONAL = lazy_pattern(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")
_Parts = tuple[tuple[str, str | None], ...]


@lru_cache(maxsize=512)
def _parts(template: str) -> tuple[tuple[bool, _Parts], ...]:
    """The runs of a template: whether each may be left out, and its literals with the placeholders behind them."""
    runs, end = [], 0
    for match in _OPTIONAL.finditer(template):
        runs += [(False, _fields(template[end : match.start()])), (True, _fields(match[1]))]
        end = match.end()
    return (*runs, (False, _fields(template[end:])))


def _fields(template: str) -> _Parts:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def placeholders_of(template: str) -> tuple[str, ...]:
    """The names that a template uses. Raises ValueError where its braces do not pair."""
    return tuple(name for _, parts in _parts(template) for _, name in parts if name is not None)


def always_from_claim(template: str) -> list[str]:
    """The names of what only a claim has, outside of brackets: "about {subject}" without a claim says "about "."""
    return [n for optional, parts in _parts(template) for _, n in parts if n and n in _FROM_CLAIM and not optional]
