"""Finds an article's list of references: the heading that announces it, and the entries below it or in footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from claimlint.article.model import Article, Block
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references, names_sources
from claimlint.article.statements.layout import in_lines, line_breaks
from claimlint.article.statements.visible import is_metadata_line
from claimlint.evidence.citations.marks import RAISED_DIGITS, marks_of
from claimlint.evidence.citations.model import Citation, CitationKind, Reference
from claimlint.evidence.citations.text import linked_in, tier_of
from claimlint.evidence.tiers import Tier, Tiers, best_of

# "Resources" is the list's name on some sites and a page of links on others: alone it announces nothing.
_WEAK = lazy_pattern(r"(?:further |additional |external )?resources\s*:?|evidence\s*:?", re.IGNORECASE)
_SOURCE_WORDS = lazy_pattern(
    r"\b(?:19|20)\d\d\b|https?://|\bwww\."
    r"|\b(?:doi|pmid|et al|journal|WHO|NHS|NICE|CDC|FDA|NIH|BMJ|JAMA|Cochrane|Lancet)\b",
    re.IGNORECASE,
)
_PAPER = lazy_pattern(r"\bet al\b|\bdoi\b|\bPMID\b|\bCD\d{6}\b|\d+\s*(?:\(\d+\))?\s*:\s*[eE]?\d+", re.IGNORECASE)
_WORD = lazy_pattern(r"[A-Za-z]{3,}")
# "Source: …", "Based on: …", "This page draws on …"
_LABEL = lazy_pattern(
    r"[\W_]*(?:(?:references?|sources?|(?:based|drawn|built|adapted|summari[sz]ed|compiled) (?:on|from))\s*:"
    r"|(?:this|our|the) (?:page|article|leaflet|guide|text|information|sheet|advice|notice)"
    r" (?:(?:is|was) (?:based|built) on|draws on|follows|summari[sz]es"
    r"|(?:is|was) (?:drawn|adapted|compiled|taken) from)\b)[\s*_]*(?=\S)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


def reference_heading(article: Article) -> Block | None:
    """The last block that is nothing but a name for a list of references. What opens a page is its title."""
    for block in reversed(article.blocks[1:]):
        text = block.text.text
        if block.kind not in ("heading", "paragraph", "term") and not _heads_notes(block, article.blocks):
            continue
        if names_references(text) and (block.kind == "heading" or not _WEAK.fullmatch(text.strip())):
            return block
        if block.kind == "paragraph" and _opens_list(block):
            return block
    return None


def _heads_notes(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line outside the article stands over notes that the article leads to."""
    is_outside = block.kind == "furniture" and block.index + 1 < len(blocks)
    return is_outside and blocks[block.index + 1].kind == "item"


def _opens_list(block: Block) -> bool:
    """Whether the first line of a paragraph announces references, and the others are those."""
    if not _NUMBER.search(block.text.text):
        return False
    breaks = line_breaks(block)
    return bool(breaks) and names_references(block.text.text[: breaks[0]])


def listed_blocks(article: Article, heading: Block | None) -> list[Block]:
    """The blocks that hold a reference each: below the heading until the next one, and footnotes."""
    blocks = [block for block in article.blocks if block.kind == "footnote"]
    if heading is not None and _opens_list(heading):
        blocks.append(heading)
    if heading is not None:
        for block in _below(article.blocks, heading):
            if block.kind == "footnote" or _is_behind_list(block, blocks):
                continue
            if is_reference(block, heading) and not is_metadata_line(block.text.text):
                blocks.append(block)
    else:
        blocks += (
            _closing_references(article.blocks)
            or _closing_notes(article.blocks)
            or [b for b in article.blocks if _is_labelled(b)]
        )
    return sorted(blocks, key=lambda block: block.index)


def _closing_references(blocks: Sequence[Block]) -> list[Block]:
    """The items that end a page and each name a source, one of them unmistakably a paper, where no heading announces
    them. Behind them may stand who wrote the page, and that it replaces no doctor.
    """
    found: list[Block] = []
    for block in reversed(blocks):
        if not found and (block.kind in ("paragraph", "furniture") or is_metadata_line(block.text.text)):
            continue
        if block.kind != "item" or not (_names_source(block) or _PAPER.search(block.text.text)):
            break
        found.append(block)
    is_list = any(_PAPER.search(block.text.text) and YEAR.search(block.text.text) for block in found)
    return found if is_list else []


def _closing_notes(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs that end a page and begin with the number of a marker in the text: "[1] Press release, 2025"; or
    that are numbered from one on and name sources. Behind them may stand that the page replaces no doctor.
    """
    found: list[Block] = []
    for block in reversed(blocks[1:]):
        if block.kind == "paragraph" and note_number(block):
            found.append(block)
        elif not is_metadata_line(block.text.text) and (found or block.kind != "paragraph"):
            break
    text = " ".join(block.text.text for block in blocks[: found[-1].index]) if found else ""
    numbers = [number for block in reversed(found) for number in own_numbers(block.text.text)]
    if len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)] and all(map(_names_source, found)):
        return found
    return [block for block in found if f"[{note_number(block)}]" in text]


def _names_source(block: Block) -> bool:
    return bool(block.links or _SOURCE_WORDS.search(block.text.text))


def note_number(block: Block) -> int:
    """The number in square brackets that a block begins with, or the lines under its first one ("Links", and then
    "[1] Bleakley C"), or where it counts several; 0 where there is none.
    """
    text = block.text.text
    match = _NUMBER.match(text)
    if match is None and "[1]" in text:
        breaks = line_breaks(block)
        match = _NUMBER.match(text, breaks[0] + 1) if breaks else None
    return int(match[1] or 0) if match else min(1, _counted(text))


def _is_labelled(block: Block) -> bool:
    """Whether a line of a paragraph says itself that it is a source: "Source: NICE. Menopause. NG23, updated 2024",
    "This page draws on advice of the WHO".
    """
    if block.kind != "paragraph" or not _names_source(block):
        return False
    labelled = [said for line in in_lines(block).split("\n") if (said := _behind_label(line))]
    return any(block.links or _SOURCE_WORDS.search(line) for line in labelled)


def _behind_label(line: str) -> str:
    """What a line says behind a label of sources, or ""."""
    if label := _LABEL.match(line):
        return line[label.end() :]
    lead, _, said = line.partition(":")
    return said if names_sources(lead.strip(" *_>")) else ""


def _is_behind_list(block: Block, listed: Sequence[Block]) -> bool:
    """Whether what stands behind the items of a list is no further reference: a closing paragraph (a disclaimer, say),
    a table or definitions of who wrote the page and when.
    """
    is_plain = block.kind == "paragraph" and not block.links and not YEAR.search(block.text.text)
    is_other = block.kind in ("cell", "definition")
    return (is_plain or is_other) and any(earlier.kind == "item" for earlier in listed)


def _below(blocks: Sequence[Block], heading: Block) -> Iterator[Block]:
    """The blocks under a heading. A heading made of a plain line ends at the next heading of any level."""
    for block in blocks[heading.index + 1 :]:
        if block.kind == "heading" and (heading.kind != "heading" or block.level <= heading.level):
            return
        yield block


def is_reference(block: Block, heading: Block) -> bool:
    """Whether a block under the heading is a reference: any list item with words; a paragraph only if it looks like
    one.
    """
    text = block.text.text
    if block.kind in ("code", "furniture", "heading", "alt", "caption"):
        return False
    if block.kind in ("item", "cell", "definition"):
        return bool(_WORD.search(text)) or bool(block.links)
    if _WEAK.fullmatch(heading.text.text.strip()):
        return False
    if block.links or _NUMBER.match(text):
        return True
    return bool(_SOURCE_WORDS.search(text)) and len(_WORD.findall(text)) >= _FEWEST_WORDS


def own_numbers(text: str) -> Iterator[int]:
    """The numbers that entries of a list give themselves: "[1] …", or "¹ … ² …" and "1. … 2. …" in one paragraph."""
    for match in _NUMBER.finditer(text):
        yield int(match[1] or match[2].translate(RAISED_DIGITS))
    yield from range(1, _counted(text) + 1)


def _counted(text: str) -> int:
    """How many entries one paragraph counts from one on, "1. Wilding et al. … 2. Lincoff et al. …"; 0 for a single."""
    last = 0
    for match in _COUNT.finditer(text):
        last += int(match[1]) == last + 1
    return last if last > 1 else 0


# "1. Wilding et al. 2. Lincoff et al.", "1 Lal H et al. N Engl J Med 2015. 2 Strezova A et al."
_COUNT = lazy_pattern(
    r"(?:^|(?<=\s))(\d{1,2})(?:\.\s(?=[A-Z])|(?:(?<=^\d)|(?<=[.;]\s\d)|(?<=[.;]\s\d\d))\s(?=[A-Z][\w’'-]+,?\s[A-Z]))"
)


_NUMBER = lazy_pattern(r"(?:^|(?<=\s))(?:\[(\d{1,3})\]|([¹²³⁰⁴-⁹]{1,3}))\s(?=\S)")


def reference_in(number: int, block: Block, tiers: Tiers) -> Reference:
    text = block.text.text
    ids = []
    for mark in [*marks_of(text), *linked_in(block)]:
        if mark.kind in ("doi", "pmid", "pmcid", "trial-id", "isbn", "url", "guideline") and mark.start < mark.end:
            span = block.text.source_span(mark.start, mark.end)
            shown = text[mark.start : mark.end]
            kind = cast(CitationKind, mark.kind)
            ids.append(Citation(kind, mark.id, shown, span, -1, tier_of(mark, tiers), mark.fault))
    years = [int(year) for year in YEAR.findall(_without_ids(text, ids))]
    label = block.label if block.kind == "footnote" else ""
    tier = _reference_tier(text, ids, tiers)
    return Reference(number, label, text, block.span, max(years, default=None), tier, tuple(ids))


YEAR = lazy_pattern(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")


def _without_ids(text: str, ids: Iterable[Citation]) -> str:
    """A reference's text without its identifiers, whose digits are no years."""
    for one in ids:
        if one.text.startswith(("http", "10.")):
            text = text.replace(one.text, " ")
    return text


def _reference_tier(text: str, ids: Sequence[Citation], tiers: Tiers) -> Tier:
    """What its words say, if they say more than that it is a paper; else the best of its identifiers."""
    said = tiers.of_text(text)
    known = [one.tier for one in ids if one.tier != "unknown"]
    if said in ("paper", "unknown", "agency", "book"):
        return best_of([*known, said])
    return said
