"""Gathers what an article cites: citations in its text, its list of references, and what leads to what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from claimlint.article.model import Article, Block
from claimlint.article.patterns import lazy_pattern
from claimlint.evidence.citations.model import NONE, Citation, Citations, Reference
from claimlint.evidence.citations.reach import reach_of
from claimlint.evidence.citations.references import (
    YEAR,
    listed_blocks,
    note_number,
    own_numbers,
    reference_heading,
    reference_in,
)
from claimlint.evidence.citations.text import citations_in
from claimlint.evidence.tiers import Tiers, best_of, load_tiers

_SUP = "<sup"


def gather(article: Article, hints: Sequence[str], bracketed: Sequence[str], tiers: Tiers | None) -> Citations:
    """What the article cites. A block is looked into only where a literal of a citation stands, for most hold none:
    one of `hints`, or behind a bracket one of `bracketed`, which are those that the source holds.
    """
    heading = reference_heading(article)
    listed = listed_blocks(article, heading)
    listing = frozenset(block.index for block in listed)
    candidates = [block for block in _hinting(article, hints, bracketed) if block.index not in listing]
    in_metadata = any(field.name == "references" for field in article.stated)
    if not candidates and not listed and heading is None:
        return Citations(listed=True) if in_metadata else NONE
    tiers = tiers or load_tiers()
    # footnotes are led to by their label; numbers lead into the list alone
    numbered = sorted(listed, key=lambda block: block.kind == "footnote")
    references = tuple(
        # without a heading each note is called by its own number
        reference_in((heading is None and note_number(block)) or number, block, tiers)
        for number, block in enumerate(numbered, 1)
    )
    raw = [c for block in candidates for c in citations_in(block, article, tiers)]
    if not any(c.kind == "marker" for c in raw):
        raw += _rounded(article, listing, [r.number for r in references if not r.label])
    found = tuple(_led(citation, references) for citation in raw)
    led = {number for citation in found for number in _leads_to(citation, references)}
    broken = [c for c in (*found, *(c for r in references for c in r.ids)) if c.fault]
    return Citations(
        found=found,
        references=references,
        listing=listing,
        reference_heading=heading,
        listed=in_metadata,
        unused=tuple(r for r in references if r.number not in led) if led else (),
        dangling=tuple(c for c in found if c.kind in ("marker", "footnote") and _is_dangling(c, references)),
        broken=tuple(broken),
        reach=reach_of(article, found, listing),
    )


def _is_dangling(citation: Citation, references: Sequence[Reference]) -> bool:
    """Whether a marker, or one number of it ("[2, 5]"), leads nowhere."""
    if citation.kind == "footnote":
        return not _leads_to(citation, references)
    numbers = {r.number for r in references if not r.label}
    missing = _numbers(citation.id) - numbers
    return bool(missing) and not missing <= {number for r in references for number in own_numbers(r.text)}


def _hinting(article: Article, hints: Sequence[str], bracketed: Sequence[str]) -> Iterator[Block]:
    """The blocks that may cite: those with a link or with a literal of a citation."""
    raised = _SUP in article.source.text
    for block in article.blocks:
        if not block.is_prose:
            continue
        text = block.text.text
        for hint in hints:
            if hint in text:
                yield block
                break
        else:
            if (
                block.links
                or ("(" in text and any(hint in text for hint in bracketed))
                or (raised and _SUP in article.source.slice(block.span))
            ):
                yield block


def _rounded(article: Article, listing: frozenset[int], numbers: Sequence[int]) -> Iterator[Citation]:
    """Numbers in round brackets, "colds (2)." or "(1, 3)", where the page has a numbered list and no other markers.

    Only at the end of a clause: "(1) wash, (2) dry" counts steps.
    """
    if len(numbers) < _FEWEST:
        return
    for block in article.blocks:
        if not block.is_prose or block.index in listing or "(" not in block.text.text:
            continue
        for match in _ROUND.finditer(block.text.text):
            if _numbers(match[1]) <= set(numbers):
                sentences = article.sentences_by_block.get(block.index, ())
                at = next((s.index for s in reversed(sentences) if s.start <= match.start()), -1)
                yield Citation("marker", match[1], match[0], block.text.source_span(*match.span()), at)


_FEWEST = 2  # references: with one, "(1)" may count anything
_ROUND = lazy_pattern(r"(?<=[A-Za-z%.,\"”’] )\((\d{1,2}(?:\s*[-–,;]\s*\d{1,2})*)\)(?=[.,;:]|$)")


def _leads_to(citation: Citation, references: Sequence[Reference]) -> list[int]:
    """Numbers of the references that a marker, a footnote, or an author with a year leads to."""
    if citation.kind == "marker":
        wanted = _numbers(citation.id)
        return [r.number for r in references if r.number in wanted and not r.label]
    if citation.kind == "footnote":
        label = citation.id.lstrip("^").lower()
        return [r.number for r in references if r.label.lower() == label]
    if citation.kind == "author-year":
        works = [(YEAR.search(work), _SURNAME.search(work)) for work in citation.id.split(";")]
        pairs = [(year[0], _plain(name[0])) for year, name in works if year and name]
        return [r.number for r in references if any(y in r.text and n in _plain(r.text) for y, n in pairs)]
    return [r.number for r in references if any(one.id == citation.id for one in r.ids)]


_SURNAME = lazy_pattern(r"[A-Z][\w'’-]{2,}")


def _plain(text: str) -> str:
    """A text without accents: Hemilä is often cited as Hemila."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _numbers(marker: str) -> set[int]:
    """The numbers of a marker: "2, 4-6" are 2, 4, 5 and 6."""
    found: set[int] = set()
    for part in re.split(r"\s*[,;]\s*", marker):
        first, _, last = part.replace("–", "-").partition("-")
        start, end = int(first or 0), int(last or first or 0)
        found.update(range(start, min(end, start + 50) + 1))
    return found


def _led(citation: Citation, references: Sequence[Reference]) -> Citation:
    """The citation with the reference that it leads to, and that reference's tier where it has none of its own."""
    numbers = _leads_to(citation, references)
    if not numbers:
        return citation
    led = [r for r in references if r.number in numbers]
    tier = best_of([r.tier for r in led]) if citation.kind in ("marker", "footnote", "author-year") else citation.tier
    return citation._replace(references=tuple(numbers), tier=tier)
