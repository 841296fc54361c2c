"""A reviewed copy for Word: the articles as read, with a comment at the words of each open finding.

It is written anew from the text as read, so the layout is plain and the author's file stays as it is. It needs the
extra `docx` (python-docx, which knows comments from 1.2 on).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimlint.article.model import Article, Block
from claimlint.checks.model import Finding
from claimlint.reports.marks import block_of, is_about_page, read_range, stretches
from claimlint.reports.model import Checked, Report
from claimlint.reports.text import plural
from claimlint.reports.xml import without_illegal

if TYPE_CHECKING:
    from docx.document import Document

_NAMES = {"error": "Error", "warning": "Warning", "info": "Note"}
_COLOR = {"error": "B3261E", "warning": "8A5300", "info": "1F5F8B"}


class MissingExtra(Exception):
    """Raised where python-docx is not installed or too old."""


def render(report: Report) -> bytes:
    """The content of a .docx file, the same bytes for the same report. Raises MissingExtra."""
    try:
        import docx
    except ImportError:
        raise MissingExtra("a Word report needs python-docx: pip install 'medclaimlint[docx]'") from None
    document = docx.Document()
    if not hasattr(document, "add_comment"):
        raise MissingExtra("a Word report needs python-docx 1.2 or newer: pip install --upgrade python-docx")
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "claimlint", "Reviewed copy", ""
    counts = ", ".join(plural(count, severity) for severity, count in report.counts.items())
    document.add_paragraph(f"claimlint, {report.as_of.isoformat()}: {plural(len(report.files), 'file')}, {counts}.")
    for problem in report.problems:
        document.add_paragraph(f"Not checked: {_plain(str(problem))}")
    for file in report.files:
        _add_file(document, file)
    content = io.BytesIO()
    document.save(content)
    return _undated(content.getvalue())


def _add_file(document: Document, file: Checked) -> None:
    findings = [finding for finding in file.findings if finding.status == "open"]
    head = document.add_heading(level=1).add_run(_plain(file.path))
    for finding in findings:
        if is_about_page(file.article, finding) or block_of(file.article, finding.span) is None:
            _comment(document, [head], finding)
    for block in file.article.blocks:
        if block.text.pieces and block.kind != "furniture":
            _add_block(document, file.article, block, findings)


def _add_block(document: Document, article: Article, block: Block, findings: Sequence[Finding]) -> None:
    """A paragraph with a run for each stretch, and the comments of the findings that begin in it."""
    ranges, here = [], []
    for number, finding in enumerate(findings):
        found = None if is_about_page(article, finding) else read_range(block, finding.span)
        if found and found[0] < found[1]:
            ranges.append((*found, number))
            if block_of(article, finding.span) == block.index:
                here.append(number)
    paragraph = _paragraph(document, block)
    runs: dict[int, list[Any]] = {}
    for start, end, numbers in stretches(len(block.text.text), ranges):
        run = paragraph.add_run(_plain(block.text.text[start:end]))
        if numbers:
            _mark(run, findings[numbers[0]].severity)
        for number in numbers:
            runs.setdefault(number, []).append(run)
    for number in here:
        _comment(document, runs[number], findings[number])


def _paragraph(document: Document, block: Block) -> Any:
    if block.kind == "heading":
        return document.add_heading(level=min(9, max(1, block.level) + 1))
    style = {"item": "List Bullet", "quote": "Quote", "caption": "Caption"}.get(block.kind)
    paragraph = document.add_paragraph(style=style)
    if block.kind == "cell" and block.header:
        paragraph.add_run(f"{_plain(block.header)}: ").italic = True
    return paragraph


def _mark(run: Any, severity: str) -> None:
    from docx.enum.text import WD_UNDERLINE
    from docx.shared import RGBColor

    run.font.underline = WD_UNDERLINE.THICK
    run.font.color.rgb = RGBColor.from_string(_COLOR[severity])


def _comment(document: Document, runs: Sequence[Any], finding: Finding) -> None:
    entry = finding.assessment.entry if finding.assessment else None
    lines = [f"{_NAMES[finding.severity]} ({finding.rule}): {finding.message}"]
    if entry is not None and entry.suggest:
        lines.append(f"One may say: {entry.suggest}")
        lines += [f"{source.title}, {source.id}" for source in entry.sources[:2] if source.id]
    elif finding.fix:
        lines.append(f"To mend: {finding.fix}")
    document.add_comment(runs, text=_plain("\n".join(lines)), author="claimlint", initials="cl")


def _plain(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return without_illegal(text)


def _undated(content: bytes) -> bytes:
    """The file without the moments of its making, so that the same report gives the same bytes."""
    import re
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/comments.xml":
                part = re.sub(rb' w:date="[^"]*"', b"", part)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
