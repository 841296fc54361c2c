"""A first version of an entry for a claim: it says that nothing is known yet, and people write what is."""

from __future__ import annotations

import re
from datetime import date

from claimlint.article.model import Article
from claimlint.claims.model import Claim, Reading
from claimlint.evidence.knowledge import Knowledge

# The relation of an entry that says what a claim of each relation says.
_RELATION = {
    "prevent": "prevents",
    "reduce-risk": "reduces-risk",
    "reduce-symptom": "reduces-symptom",
    "improve": "improves",
    "support": "improves",
    "cause": "causes",
    "increase-risk": "increases-risk",
    "associate": "increases-risk",
    "cure": "cures",
}
_SAID = {
    "prevents": "prevents",
    "reduces-risk": "reduces the risk of",
    "reduces-symptom": "relieves",
    "improves": "improves",
    "causes": "causes",
    "increases-risk": "increases the risk of",
    "cures": "cures",
    "treats": "treats",
}


def claim_at(article: Article, reading: Reading, line: int) -> Claim | None:
    """The claim on a line of the source, the strongest where there are several; else that of the sentence around it."""
    on_line = [c for c in reading.claims if article.source.place(c.span.start).line == line]
    if not on_line:
        on_line = [c for c in reading.claims if _reaches(article, c, line)]
    return max(on_line, key=lambda claim: (claim.strength, -claim.span.start), default=None)


def skeleton(claim: Claim, knowledge: Knowledge, as_of: date) -> str:
    """An entry in YAML for a claim's subject, object and relation: level B, nothing known, no source.

    Names that the vocabulary lacks are kept as written, with a comment; `evidence check` then asks for them.
    """
    subject = claim.subject.canonical or claim.subject.text or "INTERVENTION"
    outcome = claim.object.canonical or claim.object.text or "OUTCOME"
    people = claim.population.canonical if claim.population and claim.population.canonical else "adults"
    relation = _RELATION.get(claim.relation, "treats")
    fields = [
        ("id", _free_id(subject, outcome, knowledge)),
        ("intervention", _quoted(subject) + _noted(subject, knowledge)),
        ("category", claim.subject.category or "supplement"),
        ("outcome", _quoted(outcome) + _noted(outcome, knowledge)),
        ("population", f"[{people}]"),
        ("relation", relation),
        ("direction", "unknown  # benefit, harm, no-effect, mixed"),
        ("certainty", "none  # high, moderate, low, very-low"),
        ("max_strength", "0  # high 4, moderate 3, low 2, very-low 1, none 0"),
        ("min_strength", "0"),
        ("effect", "Not looked up yet"),
        ("harms", "Not looked up yet"),
        ("suggest", _quoted(f"There is no good evidence that {subject} {_SAID[relation]} {outcome}.")),
        ("sources", "[]  # type, title, id, year, verified, via"),
        ("checked_on", f"'{as_of.isoformat()}'"),
        ("level", "B"),
        ("certainty_basis", "assigned-no-source"),
    ]
    return "- " + "\n  ".join(f"{name}: {value}" for name, value in fields) + "\n"


def with_entry(text: str, entry: str) -> str:
    """A file of the registry with one more entry at its end; a new file where the text is empty."""
    if not text.strip():
        return f"topic: Own entries\nentries:\n{entry}"
    return text.rstrip("\n") + "\n" + entry


def _reaches(article: Article, claim: Claim, line: int) -> bool:
    span = claim.sentence.span
    return article.source.place(span.start).line <= line <= article.source.place(span.end).line


def _free_id(subject: str, outcome: str, knowledge: Knowledge) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", f"{subject} {outcome}".lower()).strip("-") or "entry"
    number, found = 1, base
    while knowledge.registry.get(found) is not None:
        number += 1
        found = f"{base}-{number}"
    return found


def _quoted(text: str) -> str:
    return (
        text
        if re.fullmatch(r"[A-Za-z][\w ().,/-]*[\w.)]", text) and ": " not in text
        else "'" + text.replace("'", "''") + "'"
    )


def _noted(name: str, knowledge: Knowledge) -> str:
    return "" if knowledge.vocabulary.get(name) else "  # not in the vocabulary yet"
