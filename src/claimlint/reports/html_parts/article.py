"""An article as a reader sees it, its marked words linked to the cards that stand beside their paragraph.

Rows of two columns: text, and the cards about it; on a phone the cards come below their text. What a budget has no
room for is left out in whole paragraphs, never those with findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimlint.article.model import Article, Block
from claimlint.checks.model import RANK, Finding
from claimlint.reports.html_parts.escape import esc
from claimlint.reports.layout import neighbours, table_rows
from claimlint.reports.marks import block_of, is_about_page, is_in_head, shown_blocks, stretches

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
    for together in neighbours(blocks):
        if together[0].kind == "cell":
            yield together
        else:
            yield from ([block] for block in together if block.text.text.strip())


def _blocks_html(blocks: Sequence[Block], findings: Numbered) -> str:
    return "".join(_neighbours_html(together, findings) for together in neighbours(blocks))


def _neighbours_html(blocks: Sequence[Block], findings: Numbered) -> str:
    """A run of items as a list, the cells of a table as one, any other block by itself."""
    if blocks[0].kind == "cell":
        return _table_html(blocks, findings)
    if blocks[0].kind == "item":
        return _list_html(blocks, findings)
    return _block_html(blocks[0], findings)


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
    """A list; what the author's list counts with is written out, so that "[3]" leads to the third source."""
    rows = []
    for item in items:
        marker = f'<span class="marker">{esc(item.marker)}</span> ' if item.marker else ""
        kind = f"{'numbered ' if item.marker else ''}level{min(item.level, 6)}"
        rows.append(f'<li class="{kind}">{marker}{marked_html(item, findings)}</li>')
    return f"<ul>{''.join(rows)}</ul>"


def _table_html(cells: Sequence[Block], findings: Numbered) -> str:
    lines = []
    for row, columns in enumerate(table_rows(cells)):
        inner = "".join(f"<td>{'<br>'.join(marked_html(c, findings) for c in cell)}</td>" for cell in columns)
        lines.append(f'<tr class="head">{inner}</tr>' if row == 0 else f"<tr>{inner}</tr>")
    return f'<div class="scroll"><table>{"".join(lines)}</table></div>'


def marked_html(block: Block, findings: Numbered) -> str:
    """The block's text with the words of findings as links to their cards, the worst severity first."""
    text = block.text.text
    of_number = dict(findings)
    ranges = []
    for number, finding in findings:
        if finding.span.end > finding.span.start and (found := block.text.read_range(finding.span)):
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
