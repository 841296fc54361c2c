"""One Markdown article in the other formats: HTML, Word, plain text. For tests that hold the readers against each
other.

Metadata goes where each format keeps it: meta tags, custom properties, visible lines; links become `text (URL)` in
plain text.
"""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pyromark
import yaml

from claimlint.article.metadata import field_name

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_STRIKETHROUGH
_META = {"published": "datePublished", "updated": "dateModified", "reviewed": "lastReviewed", "reviewer": "reviewedBy"}
# What a site's templates write; and the same as "Key: value", as some exports have it.
_LINES = {
    "author": "By {}",
    "reviewer": "Medically reviewed by {}",
    "published": "Published on {}",
    "updated": "Last updated on {}",
    "reviewed": "Last reviewed on {}",
    "sponsor": "Sponsor: {}",  # "Sponsored by" would be a disclosure, which no meta tag is
    "disclosure": "Disclosure: {}",
}
_KEYS = {
    "author": "Author: {}",
    "reviewer": "Reviewer: {}",
    "published": "Published: {}",
    "updated": "Updated: {}",
    "reviewed": "Last reviewed: {}",
    "sponsor": "Sponsor: {}",
    "disclosure": "Disclosure: {}",
}


@dataclass
class Run:
    text: str
    bold: bool = False
    link: str = ""


@dataclass
class Node:
    """A block: heading, paragraph, item, quote, row; runs of its words (a row: of each cell)."""

    kind: str
    level: int = 0
    ordered: bool = False
    runs: list[Run] = field(default_factory=list)
    cells: list[list[Run]] = field(default_factory=list)


def convert(markdown: str, format: str, *, keyed: bool = False) -> bytes:
    """The article in this format, as the bytes of a file. keyed: metadata in a text as "Author: Jane Doe"."""
    if format == "markdown":
        return markdown.encode()
    metadata, body = split_front_matter(markdown)
    if format == "html":
        return as_html(metadata, body).encode()
    nodes = nodes_of(body)
    if format == "docx":
        return as_docx(metadata, nodes)
    return as_text(metadata, nodes, _KEYS if keyed else _LINES).encode()


def split_front_matter(markdown: str) -> tuple[dict[str, Any], str]:
    if markdown.startswith("+++\n"):
        head, _, body = markdown[4:].partition("\n+++\n")
        return tomllib.loads(head), body
    if not markdown.startswith("---\n"):
        return {}, markdown
    head, _, body = markdown[4:].partition("\n---\n")
    return {key: _flat(value) for key, value in (yaml.safe_load(head) or {}).items()}, body


def _flat(value: Any) -> Any:
    """A name and its credentials in one line, for formats that keep a line for each."""
    if isinstance(value, dict):
        return ", ".join(map(str, value.values()))
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def as_html(metadata: dict[str, Any], body: str) -> str:
    tags = "".join(
        f'<meta name="{_META.get(name, name)}" content="{escape(str(value))}">\n'
        for name, value in metadata.items()
        if name != "title"
    )
    title = f"<title>{escape(str(metadata['title']))}</title>\n" if "title" in metadata else ""
    inner = pyromark.Markdown(options=_OPTIONS).html(body)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{title}{tags}</head>\n<body>\n'
        f'<nav><a href="/">Home</a></nav>\n<main>\n<article>\n{inner}</article>\n</main>\n</body>\n</html>\n'
    )


def nodes_of(body: str) -> list[Node]:
    """The blocks of a Markdown body; enough of Markdown for articles, not all of it."""
    nodes: list[Node] = []
    lists: list[bool] = []
    links: list[str] = []
    bold = quote = 0
    fresh_item = in_code = False
    for event in pyromark.Markdown(options=_OPTIONS).events(body):
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak"):
                _runs(nodes[-1]).append(Run(" "))
            continue
        [(name, value)] = event.items()
        tag = value if isinstance(value, str) else next(iter(value), "") if isinstance(value, dict) else ""
        if name == "Text" and not in_code:
            _runs(nodes[-1]).append(Run(value, bool(bold), links[-1] if links else ""))
        elif name == "Start":
            detail = value[tag] if isinstance(value, dict) else None
            if tag == "Heading":
                nodes.append(Node("heading", int(detail["level"][1])))
            elif tag == "List":
                lists.append(detail is not None)
            elif tag == "Item":
                nodes.append(Node("item", len(lists), lists[-1]))
                fresh_item = True
            elif tag == "Paragraph":
                if not fresh_item:
                    nodes.append(Node("quote" if quote else "paragraph"))
                fresh_item = False
            elif tag == "BlockQuote":
                quote += 1
            elif tag in ("TableHead", "TableRow"):
                nodes.append(Node("row"))
            elif tag == "TableCell":
                nodes[-1].cells.append([])
            elif tag == "Strong":
                bold += 1
            elif tag == "Link":
                links.append(detail["dest_url"])
            elif tag in ("CodeBlock", "HtmlBlock"):
                in_code = True
        elif name == "End":
            if tag == "List":
                lists.pop()
            elif tag == "Item":
                fresh_item = False
            elif tag == "BlockQuote":
                quote -= 1
            elif tag == "Strong":
                bold -= 1
            elif tag == "Link":
                links.pop()
            elif tag in ("CodeBlock", "HtmlBlock"):
                in_code = False
    return nodes


def _runs(node: Node) -> list[Run]:
    return node.cells[-1] if node.kind == "row" else node.runs


def as_text(metadata: dict[str, Any], nodes: list[Node], lines_of: dict[str, str] = _LINES) -> str:
    """Plain text: one line a paragraph, metadata as visible lines below the title."""
    named = {field_name(key): value for key, value in metadata.items()}
    for person in ("author", "reviewer"):
        if role := named.pop(f"{person}.credentials", None):
            named[person] = f"{named[person]}, {role}"
    lines = [lines_of[name].format(value) for name, value in named.items() if name in lines_of]
    parts: list[str] = []
    if metadata.get("title") and not any(n.kind == "heading" and n.level == 1 for n in nodes):
        parts += [str(metadata["title"]), *lines]
        lines = []
    number = 0
    rows: list[str] = []
    for node in [*nodes, Node("end")]:
        if node.kind == "row":
            rows.append("\t".join(_plain(cell) for cell in node.cells))
            continue
        if rows:
            parts.append("\n".join(rows))
            rows = []
        number = number + 1 if node.kind == "item" and node.ordered else 0
        marker = f"{number}. " if number else "- "
        text = _plain(node.runs)
        if node.kind == "item":
            parts.append("  " * (node.level - 1) + marker + text)
        elif node.kind == "quote":
            parts.append("> " + text)
        elif node.kind != "end":
            parts.append(text)
        if node.kind == "heading" and node.level == 1:
            parts += lines
            lines = []
    return "\n\n".join(parts) + "\n"


def _plain(runs: list[Run]) -> str:
    said = ""
    for at, run in enumerate(runs):
        said += run.text
        if run.link and (at + 1 == len(runs) or runs[at + 1].link != run.link):
            said += f" ({run.link})"
    return said


def as_docx(metadata: dict[str, Any], nodes: list[Node]) -> bytes:
    """A Word file by python-docx, with the metadata as custom properties."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    document.core_properties.title = str(metadata.get("title", ""))

    def write(paragraph: Any, runs: list[Run]) -> None:
        for run in runs:
            made = paragraph.add_run(run.text)
            made.bold = run.bold or None
            if run.link:
                link = OxmlElement("w:hyperlink")
                link.set(qn("r:id"), document.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
                paragraph._p.remove(made._r)
                link.append(made._r)
                paragraph._p.append(link)

    if metadata.get("title") and not any(n.kind == "heading" and n.level == 1 for n in nodes):
        document.add_paragraph(str(metadata["title"]), style="Title")  # as a writer would, who sees no properties
    rows: list[Node] = []
    for node in [*nodes, Node("end")]:
        if node.kind == "row":
            rows.append(node)
            continue
        if rows:
            table = document.add_table(len(rows), max(len(r.cells) for r in rows))
            for y, row in enumerate(rows):
                for x, cell in enumerate(row.cells):
                    write(table.cell(y, x).paragraphs[0], cell)
            rows = []
        if node.kind == "heading":
            write(document.add_heading(level=node.level), node.runs)
        elif node.kind == "item":
            kind = "List Number" if node.ordered else "List Bullet"
            write(document.add_paragraph(style=kind + (f" {node.level}" if 1 < node.level < 4 else "")), node.runs)
        elif node.kind == "quote":
            write(document.add_paragraph(style="Quote"), node.runs)
        elif node.kind == "paragraph":
            write(document.add_paragraph(), node.runs)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_properties(buffer.getvalue(), {k: v for k, v in metadata.items() if k != "title"})


def with_properties(content: bytes, properties: dict[str, Any]) -> bytes:
    """The file with custom properties, which python-docx cannot write."""
    import zipfile

    if not properties:
        return content
    items = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(str(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    custom = (
        '<?xml version="1.0" encoding="UTF-8"?><Properties'
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{items}</Properties>'
    )
    relation = (
        '<Relationship Id="rIdCustom" Target="docProps/custom.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"/></Relationships>'
    )
    kind = (
        '<Override PartName="/docProps/custom.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "_rels/.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            elif entry.filename == "[Content_Types].xml":
                data = data.replace(b"</Types>", kind.encode())
            new.writestr(entry, data)
        new.writestr("docProps/custom.xml", custom)
    return out.getvalue()
