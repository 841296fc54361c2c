"""How statements about the article are laid out: in lines one under the other, in tables, in lists of definitions."""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Block
from claimlint.article.statement_cues import BARE, LINE

LONGEST_STATEMENT = 1200  # characters of a block that may speak about the article
LONGEST_LINE = 200
LONGEST_NAME = 120
_FEWEST_LINES = 2  # that speak about the article, in a longer block


def in_lines(block: Block) -> str:
    """The block's text with the line breaks of its source, where its lines speak about the article: names and dates are
    often written one under the other. A line that only labels the next is joined to it by a colon. Prose is broken
    anywhere, and stays as it is read.
    """
    text = block.text.text
    if len(text) > LONGEST_STATEMENT:
        return text
    breaks = [p.start for p in block.text.pieces if not p.literal and text[p.start : p.end] == " "]
    if not breaks:
        return text
    starts = [0, *(at + 1 for at in breaks if not text[at + 1].islower())]
    ends = [*(at - 1 for at in starts[1:]), len(text)]
    labels = [BARE.fullmatch(text, *line) is not None for line in zip(starts, ends, strict=True)]
    stating = sum(is_label or LINE.match(text, at) is not None for at, is_label in zip(starts, labels, strict=True))
    if len(starts) == 1 or stating < (1 if len(text) <= LONGEST_LINE else _FEWEST_LINES):
        return text
    lines = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    joints = [":" if is_label else "\n" for is_label in labels[:-1]]
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)


def tables_about_the_article(blocks: Sequence[Block]) -> set[int]:
    """The groups of tables whose first row or first column holds nothing but labels: of two columns, or of headers that
    all are labels. A table of studies has an author too.
    """
    cells = [block for block in blocks if block.kind == "cell"]
    wide = {block.group for block in cells if block.column > 1}
    other = {block.group for block in cells if block.row == 0 and not BARE.fullmatch(block.text.text)}
    return {block.group for block in cells} - (wide & other)


def label_of(block: Block, before: Block | None) -> str:
    """What a value is labelled by, if that speaks about the article: "Author: " for the definition of a term, for the
    second cell of a row, for a cell under a header, and for a short line under a label of its own; else "".
    """
    labels = [block.header]
    if before is not None and before.group == block.group:
        is_second = block.kind == before.kind == "cell" and block.row == before.row and block.column == 1
        is_defined = before.kind == "term" and block.kind == "definition"
        # a list in a footer is furniture
        is_under = block.kind == before.kind in ("paragraph", "furniture") and len(block.text.text) <= LONGEST_NAME
        if is_second or is_defined or is_under:
            labels.append(before.text.text)
    return next((f"{label.rstrip(' :')}: " for label in reversed(labels) if BARE.fullmatch(label)), "")
