"""How the blocks of an article stand together on a page: runs of items, tables with their rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimlint.article.model import Block


def neighbours(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in their order, cells of one table and items that follow each other taken together."""
    together: list[Block] = []
    for block in blocks:
        if together and not _are_one(together[-1], block):
            yield together
            together = []
        together.append(block)
    if together:
        yield together


def _are_one(before: Block, block: Block) -> bool:
    if block.kind == "cell":
        return before.kind == "cell" and before.group == block.group
    return before.kind == block.kind == "item"


def table_rows(cells: Sequence[Block]) -> list[list[list[Block]]]:
    """The rows of a table, each a list of its columns, each the blocks that stand there; what is missing is empty.

    The cells of a first row of two columns and a second of one: [[[a], [b]], [[c], []]].
    """
    width = max(cell.column for cell in cells) + 1
    rows: dict[int, list[list[Block]]] = {}
    for cell in cells:
        rows.setdefault(cell.row, [[] for _ in range(width)])[cell.column].append(cell)
    return [columns for _, columns in sorted(rows.items())]
