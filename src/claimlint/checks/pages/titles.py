"""The titles and descriptions that stand only in the head of a page, and what they claim: readers see them above the
page or in a list of results, and its text does not hold them.
"""

from __future__ import annotations

from dataclasses import replace

from claimlint.article.model import Block
from claimlint.checks.model import Page
from claimlint.claims.model import Claim


def title_blocks(page: Page) -> tuple[Block, ...]:
    """Such titles and descriptions, each as a heading over the whole text, numbered from -1 down."""
    return tuple(_blocks(page).values())


def title_claims(page: Page) -> tuple[Claim, ...]:
    """What these claim."""
    blocks = _blocks(page)
    claims = page.head.reading.claims if page.head is not None else ()
    return tuple(c._replace(sentence=replace(c.sentence, block=blocks[c.sentence.block.index])) for c in claims)


def _blocks(page: Page) -> dict[int, Block]:
    """The same by their number in the head."""
    if page.head is None:
        return {}
    head = page.head.article
    return {
        index: replace(head.blocks[index], index=-number, kind="heading", level=1, section=-1)
        for number, index in enumerate(head.sentences_by_block, start=1)
    }
