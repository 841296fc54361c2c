"""Which sentences the citations of an article stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimlint.article.model import Article, Block, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.evidence.citations.model import Citation


def reach_of(article: Article, found: Sequence[Citation], listing: frozenset[int]) -> dict[int, tuple[Citation, ...]]:
    """For each sentence the citations that stand for it.

    A citation stands for its own sentence and the one before it in the block, unless it is part of what its sentence
    says ("a Cochrane review of zinc found …"); a marker behind the last word of a paragraph stands for the whole
    paragraph; one in a table's row for its row; one in a caption, in the line that introduces a list or a table, or in
    the one under a table that tells where it is from, for all of it.
    """
    by_sentence: dict[int, list[Citation]] = {}
    for citation in found:
        by_sentence.setdefault(citation.sentence, []).append(citation)
    reach: dict[int, dict[Citation, None]] = {}  # each once, in order
    for index, cited in by_sentence.items():
        if index < 0:
            continue
        sentence = article.sentences[index]
        own = article.sentences_by_block[sentence.block.index]
        at = index - own[0].index
        for other in _stood_for(own, at, cited):
            reach.setdefault(other.index, {}).update(dict.fromkeys(cited))
        for block in _beside(article, sentence.block, listing):
            for other in article.sentences_by_block.get(block.index, ()):
                reach.setdefault(other.index, {}).update(dict.fromkeys(cited))
    return {index: tuple(cited) for index, cited in reach.items()}


def _stood_for(own: Sequence[Sentence], at: int, cited: Sequence[Citation]) -> Sequence[Sentence]:
    """The sentences of a block that the citations of its sentence number `at` stand for."""
    last = at == len(own) - 1
    if last and any(_ends_block(own[at].block, citation) for citation in cited):
        return own
    if all(_is_told(own[at], citation) for citation in cited):
        return own[at : at + 1]
    return own[max(0, at - 1) : at + 1]


def _is_told(sentence: Sentence, citation: Citation) -> bool:
    """Whether the source is what the sentence speaks of, and the sentence does not go back to the one before it."""
    if citation.kind not in _NAMING or _GOES_BACK.match(sentence.text):
        return False
    _, named, behind = sentence.text.partition(citation.text)
    return bool(named and _TELLS.match(behind))


def _ends_block(block: Block, citation: Citation) -> bool:
    if citation.kind not in ("marker", "footnote", "author-year"):
        return False
    return block.span.end - citation.span.end <= _TAIL


_NAMING = frozenset(("url", "doi", "named", "guideline", "pmid", "pmcid"))
_GOES_BACK = lazy_pattern(r"(?:this|that|these|those|both|so|they|it)\b", re.IGNORECASE)
_TELLS = lazy_pattern(
    r"\W{0,3}(?:\w+\W+){0,12}?(?:f(?:ou|i)nds?|recommends?|advises?|sa(?:id|ys)|estimate[sd]?|conclude[sd]?|report(?:s|ed)"
    r"|suggest(?:s|ed)|note[sd]|show(?:s|ed)|looked)\b"
)
_TAIL = 12  # a full stop, a closing bracket, `</sup></p>`


_CREDITS = lazy_pattern(
    r"\W{0,3}(?:table\s+\w{1,4}\s*[.:]|sources?\s*:|data\s*(?::|from\b)|figures\s+(?:are\s+)?from\b|(?:adapted|taken)\s+from\b)",
    re.IGNORECASE,
)


def _credited_table(article: Article, block: Block) -> int:
    """The group of the table above a line that tells where it is from, "Source: EMA [4]"; -1 where there is none."""
    above = article.blocks[block.index - 1] if block.index and block.kind == "paragraph" else None
    return above.group if above and above.kind == "cell" and _CREDITS.match(block.text.text) else -1


def _beside(article: Article, block: Block, listing: frozenset[int]) -> Iterator[Block]:
    """Blocks that share the sources of this one: the row of a cell, and what a caption or a lead-in introduces."""
    if block.kind == "cell":
        for other in article.blocks:
            if other.group == block.group and other.kind == "cell" and other.row == block.row and other is not block:
                yield other
    elif (table := _credited_table(article, block)) >= 0:
        yield from (b for b in article.blocks if b.group == table)
    elif block.kind == "caption":
        yield from (b for b in article.blocks if b.group == block.group >= 0 and b is not block)
    else:
        yield from (b for b in article.blocks if b.lead_in == block.index and b.index not in listing)
