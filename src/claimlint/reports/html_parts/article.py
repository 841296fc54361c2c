"""An article as a reader sees it, its marked words linked to the cards that stand beside their paragraph.

Rows of two columns: text, and the cards about it; on a phone the cards come below their text. What a budget has no
room for is left out in whole paragraphs, never those with findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimlint.article.model import Article, Block
from claimlint.checks.model import RANK, Finding
from claimlint.reports.html_parts.escape import esc
from claimlint.reports.marks import block_of, is_about_page, is_in_head, read_range, shown_blocks, stretches

Numbered = Sequence[tuple[int, Finding]]
_PLAIN_TAG = {"paragraph": "p", "caption": "p", "quote": "blockquote", "term": "p", "definition": "p", "alt": "p"}


def article_rows(article: Article, findings: Numbered, cards: Mapping[int, str], *, whole: bool) -> Iterator[str]:
    """The article's rows. cards: the HTML of each finding by its number. whole: also paragraphs without findings."""
    at: dict[int | None, list[int]] = {}
    for number, finding in findings:
        place = None if is_about_page(article, finding) else block_of(article, finding.span)
        at.setdefault(place, []).append(number)
    if None in at:
        about = "".join(cards[number] for number in at[None])
        yield f'<div class="page-cards"><h3>About the page</h3><div>{about}</div></div>'
    findings = [(number, finding) for number, finding in findings if number not in at.get(None, ())]
    plain: list[Block] = []
    left_out = 0
    for unit in _units(shown_blocks(article)):
        beside = [number for block in unit for number in at.get(block.index, ())]
        if beside or whole:
            if left_out:
                yield _row(_left_out(left_out), [])
                left_out = 0
        else:
            left_out += len(unit)
            continue
        if not beside:
            plain += unit
            continue
        if plain:
            yield _row(_blocks_html(plain, findings), [])
            plain = []
        yield _row(_blocks_html(unit, findings), [cards[number] for number in beside])
    if plain:
        yield _row(_blocks_html(plain, findings), [])
    if left_out:
        yield _row(_left_out(left_out), [])


def _row(text: str, cards: Sequence[str]) -> str:
    beside = f"<aside>{''.join(cards)}</aside>" if cards else ""
    return f'<div class="row{" found" if cards else ""}"><div class="text">{text}</div>{beside}</div>'


def _left_out(count: int) -> str:
    return f'<p class="about">{count} paragraph{"" if count == 1 else "s"} without findings left out</p>'


def _units(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """What belongs into one row: a table as a whole, else a single block."""
    table: list[Block] = []
    for block in blocks:
        is_cell = block.kind == "cell"
        if table and (not is_cell or block.group != table[0].group):
            yield table
            table = []
        if is_cell:
            table.append(block)
        elif block.text.text.strip():
            yield [block]
    if table:
        yield table


def _blocks_html(blocks: Sequence[Block], findings: Numbered) -> str:
    parts: list[str] = []
    items: list[Block] = []
    for block in blocks:
        if items and block.kind != "item":
            parts.append(_list_html(items, findings))
            items = []
        if block.kind == "item":
            items.append(block)
        elif block.kind == "cell":
            continue
        else:
            parts.append(_block_html(block, findings))
    if items:
        parts.append(_list_html(items, findings))
    cells = [block for block in blocks if block.kind == "cell"]
    return "".join(parts) + (_table_html(cells, findings) if cells else "")


def _block_html(block: Block, findings: Numbered) -> str:
    inner = marked_html(block, findings)
    if is_in_head(block):
        return f'<p class="shown"><span class="label">{esc(block.label)}</span> {inner}</p>'
    if block.kind == "heading":
        level = min(6, max(1, block.level) + 2)  # the report's own headings come first
        return f"<h{level}>{inner}</h{level}>"
    if block.kind == "code":
        return f"<pre>{inner}</pre>"
    tag = _PLAIN_TAG.get(block.kind, "p")
    return f'<{tag} class="{block.kind}">{inner}</{tag}>' if block.kind != "paragraph" else f"<p>{inner}</p>"


def _list_html(items: Sequence[Block], findings: Numbered) -> str:
    rows = []
    for item in items:
        label = f'<span class="label">{esc(item.label)}</span> ' if item.label else ""
        kind = f' class="labelled level{min(item.level, 6)}"' if item.label else f' class="level{min(item.level, 6)}"'
        rows.append(f"<li{kind}>{label}{marked_html(item, findings)}</li>")
    return f"<ul>{''.join(rows)}</ul>"


def _table_html(cells: Sequence[Block], findings: Numbered) -> str:
    rows: dict[int, list[Block]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    lines = []
    for row, found in sorted(rows.items()):
        inner = "".join(f"<td>{marked_html(c, findings)}</td>" for c in sorted(found, key=lambda c: c.column))
        lines.append(f'<tr class="head">{inner}</tr>' if row == 0 else f"<tr>{inner}</tr>")
    return f'<div class="scroll"><table>{"".join(lines)}</table></div>'


def marked_html(block: Block, findings: Numbered) -> str:
    """The block's text with the words of findings as links to their cards, the worst severity first."""
    text = block.text.text
    of_number = dict(findings)
    ranges = []
    for number, finding in findings:
        if finding.span.end > finding.span.start and (found := read_range(block, finding.span)):
            ranges.append((*found, number))
    if not ranges:
        return esc(text)
    parts = []
    for start, end, numbers in stretches(len(text), ranges):
        words = esc(text[start:end])
        if numbers:
            order = sorted(numbers, key=lambda n: (of_number[n].status != "open", -RANK[of_number[n].severity], n))
            top = of_number[order[0]]
            look = top.severity if top.status == "open" else "decided"
            ids = " ".join(map(str, order))
            words = f'<a class="mark {look}" href="#f{order[0]}" data-f="{ids}">{words}</a>'
        parts.append(words)
    return "".join(parts)
