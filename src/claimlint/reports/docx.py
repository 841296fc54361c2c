"""A reviewed copy for Word: the articles as read, with a comment at the words of each open finding.

It is written anew from the text as read, so the layout is plain and the author's file stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimlint.article.model import Article, Block
from claimlint.checks.model import Finding
from claimlint.reports.layout import neighbours, table_rows
from claimlint.reports.marks import block_of, is_about_page, is_in_head, shown_blocks, stretches
from claimlint.reports.model import Checked, Report
from claimlint.reports.summary import NAMES, counts_text, plural
from claimlint.reports.word_parts import LIST_DEPTHS, LIST_INDENT, word_file
from claimlint.reports.xml import text_of

Numbered = Sequence[tuple[int, Finding]]
_WIDTH = 9000  # of a table, in twentieths of a point: what a page has between its margins
_COLOR = {"error": "B3261E", "warning": "8A5300", "info": "1F5F8B"}


def render(report: Report) -> bytes:
    """The content of a .docx file, the same bytes for the same report."""
    head = f"claimlint, {report.as_of.isoformat()}: {plural(len(report.files), 'file')}, {counts_text(report)}."
    paragraphs = [_paragraph("", _run(head))]
    if report.problems:
        said = "Nothing was checked" if not report.files else "Not checked, or not all of it,"
        paragraphs.append(_paragraph("Heading1", _run(f"{said} because of")))
        paragraphs += [_paragraph("ListBullet", _run(str(problem))) for problem in report.problems]
    comments: list[str] = []
    for file in report.files:
        opened = [finding for finding in file.findings if finding.status == "open"]
        numbered = list(enumerate(opened, len(comments)))
        comments += [_comment(number, finding) for number, finding in numbered]
        paragraphs += _file(file, numbered)
    return word_file("".join(paragraphs), "".join(comments))


def _file(file: Checked, findings: Numbered) -> Iterator[str]:
    article = file.article
    homes = {n: None if is_about_page(article, f) else block_of(article, f.span) for n, f in findings}
    about = [number for number, home in homes.items() if home is None]
    opened = "".join(_start(number) for number in about)
    closed = "".join(_end(number) for number in about)
    yield _paragraph("Heading1", f"{opened}{_run(file.path)}{closed}")
    here = [(number, finding) for number, finding in findings if homes[number] is not None]
    shown = [block for block in shown_blocks(article) if block.text.pieces and block.kind != "furniture"]
    for together in neighbours(shown):
        if together[0].kind == "cell":
            yield _table(article, together, here)
        else:
            yield from (_block(article, block, here) for block in together)


def _table(article: Article, cells: Sequence[Block], findings: Numbered) -> str:
    """A table, its first row repeated on each page; a paragraph parts it from a table that may follow."""
    rows = table_rows(cells)
    width = _WIDTH // len(rows[0])
    grid = len(rows[0]) * f'<w:gridCol w:w="{width}"/>'
    lines = []
    for number, columns in enumerate(rows):
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{''.join(_block(article, block, findings) for block in cell) or '<w:p/>'}</w:tc>"
            for cell in columns
        )
        lines.append(f"<w:tr>{'' if number else '<w:trPr><w:tblHeader/></w:trPr>'}{inner}</w:tr>")
    head = f'<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    return f"<w:tbl>{head}{''.join(lines)}</w:tbl><w:p/>"


def _block(article: Article, block: Block, findings: Numbered) -> str:
    """A paragraph: a run for each stretch of its text, comments opened and closed around the words that they are
    about.
    """
    of_number = dict(findings)
    ranges = []
    for number, finding in findings:
        found = block.text.read_range(finding.span)
        if found and found[0] < found[1]:
            ranges.append((*found, number))
    homes = {number for number, finding in findings if block_of(article, finding.span) == block.index} if ranges else ()
    is_above = is_in_head(block)
    # the number as the author's list has it, written out: "[3]" in the text must lead to the third source
    inner = f"{_run(block.marker)}<w:r><w:tab/></w:r>" if block.marker else _run(f"{block.label}: ") if is_above else ""
    for start, end, numbers in stretches(len(block.text.text), ranges):
        inner += "".join(_start(n) for a, _, n in ranges if a == start and n in homes)
        severity = of_number[numbers[0]].severity if numbers else ""
        inner += _run(block.text.text[start:end], severity)
        inner += "".join(_end(n) for _, b, n in ranges if b == end and n in homes)
    if block.kind == "heading" and not is_above:
        return _paragraph(f"Heading{min(6, max(1, block.level) + 1)}", inner)
    if block.kind == "item":
        depth = min(max(block.level, 1), LIST_DEPTHS)
        if block.marker:
            return _paragraph("List", inner, f'<w:ind w:left="{LIST_INDENT * depth}" w:hanging="{LIST_INDENT}"/>')
        return _paragraph("ListBullet", inner, f'<w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="1"/></w:numPr>')
    return _paragraph("Quote" if block.kind == "quote" else "", inner)


def _paragraph(style: str, inner: str, place: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>{inner}</w:p>' if style else f"<w:p>{inner}</w:p>"


def _run(text: str, severity: str = "") -> str:
    look = f'<w:rPr><w:color w:val="{_COLOR[severity]}"/><w:u w:val="thick"/></w:rPr>' if severity else ""
    lines = text_of(text).split("\n")
    return f'<w:r>{look}<w:t xml:space="preserve">{"</w:t><w:br/><w:t>".join(lines)}</w:t></w:r>'


def _start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def _end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def _comment(number: int, finding: Finding) -> str:
    entry = finding.assessment.entry if finding.assessment else None
    lines = [f"{NAMES[finding.severity].capitalize()} ({finding.rule}): {finding.message}"]
    if entry is not None and entry.suggest:
        lines.append(f"One may say: {entry.suggest}")
        lines += [f"{source.title}, {source.id}" for source in entry.sources[:2] if source.id]
    elif finding.fix:
        lines.append(f"To mend: {finding.fix}")
    text = "".join(_paragraph("CommentText", _run(line)) for line in lines)
    return f'<w:comment w:id="{number}" w:author="claimlint" w:initials="cl">{text}</w:comment>'
