"""What an article cites: asked first whether it can cite anything at all, which costs next to nothing."""

from __future__ import annotations

from claimlint.article.model import Article
from claimlint.evidence.citations.model import BRACKETED, HINTS, NONE, RAISED, Citations
from claimlint.evidence.tiers import Tiers

_HEADINGS = (
    "eference",
    "ource",
    "ibliograph",
    "itation",
    "urther reading",
    "iterature",
    "otes",
    "cited",
    "EFERENCE",
    "OURCE",
)


def citations_of(article: Article, tiers: Tiers | None = None) -> Citations:
    """What the article cites. `tiers`: the table of sources, else the built-in one."""
    text = article.source.text
    hints = [hint for hint in (HINTS if text.isascii() else (*HINTS, *RAISED)) if hint in text]
    bracketed = [hint for hint in BRACKETED if hint in text] if "(" in text else []
    if not hints and not bracketed and not article.stated and not any(heading in text for heading in _HEADINGS):
        return NONE
    # the patterns of citations: only for an article that may cite
    from claimlint.evidence.citations.gather import gather

    return gather(article, hints, bracketed, tiers)
