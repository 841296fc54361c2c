"""Claims made by hand, for tests of the judgement alone."""

from __future__ import annotations

from typing import Any

from claimlint.article.model import Block, MappedText, Piece, Sentence, Span
from claimlint.claims.model import Claim, Name, Study
from claimlint.evidence.knowledge import Knowledge, load_knowledge

KNOWLEDGE: Knowledge = load_knowledge()
_TEXT = "A made claim."
_WHERE = Span(0, len(_TEXT))
_SENTENCE = Sentence(0, Block(0, "paragraph", MappedText(_TEXT, (Piece(0, len(_TEXT), _WHERE),))), 0, len(_TEXT), _TEXT)


def name(canonical: str, kind: Any = "", *, text: str = "", match: Any = "exact", found: Any = "stated") -> Name:
    """A name as the grammar gives it; one that the vocabulary lacks keeps its words only."""
    term = KNOWLEDGE.vocabulary.get(canonical)
    known = canonical if term else ""
    return Name(
        kind or (term.kind if term else "unknown"), known, text or canonical, _WHERE, term.category if term else "",
        found, match if term else "none",
    )  # fmt: skip


def claim(
    subject: str | Name,
    relation: str,
    obj: str | Name,
    strength: int,
    *,
    negated: bool = False,
    people: str = "",
    boosters: tuple[str, ...] = (),
    stance: Any = "assertion",
    design: str = "",
) -> Claim:
    """A claim of `subject` on `obj`, worded at `strength`."""
    return Claim(
        sentence=_SENTENCE,
        span=_WHERE,
        relation=relation,
        cue=relation,
        cue_span=_WHERE,
        subject=subject if isinstance(subject, Name) else name(subject),
        object=obj if isinstance(obj, Name) else name(obj),
        population=name(people) if people else None,
        strength=strength,
        negated=negated,
        stance=stance,
        boosters=boosters,
        study=Study(design, design) if design else None,
    )
