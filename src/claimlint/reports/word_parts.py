"""The fixed parts of a Word file, and the zip that holds them; the same bytes for the same content.

Written by hand because python-docx takes 24 seconds for 5,000 comments (it looks through all of them for each
number), and this 0.3.
"""

from __future__ import annotations

import io
import zipfile

from claimlint.article.own_reports import DOCX_CATEGORY

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

LIST_INDENT = 440  # of each depth of a list, in twentieths of a point
LIST_DEPTHS = 6

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/comments" Target="comments.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)
# The category is the mark by which claimlint knows a report of its own (`article.own_reports`).
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties">'
    f"<cp:category>{DOCX_CATEGORY}</cp:category></cp:coreProperties>"
)


def _style(name: str, label: str, paragraph: str = "", run: str = "", *, default: bool = False) -> str:
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{name}"><w:name w:val="{label}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _numbering() -> str:
    """One list of bullets, to which the paragraphs of every bulleted list belong."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{LIST_INDENT * (depth + 1)}" w:hanging="{LIST_INDENT}"/></w:pPr>'
        "</w:lvl>"
        for depth in range(LIST_DEPTHS)
    )
    return (
        f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _table_style() -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="8A9199"/>' for edge in edges)
    return (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style>"
    )


def _styles() -> str:
    sizes = {1: 32, 2: 28, 3: 26, 4: 24, 5: 22, 6: 22}
    headings = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:sz w:val="{size}"/>',
        )
        for level, size in sizes.items()
    )
    return (
        f'<w:styles xmlns:w="{_MAIN}">'
        + _style("Normal", "Normal", '<w:spacing w:after="120"/>', '<w:sz w:val="22"/>', default=True)
        + headings
        + _style("List", "List")
        + _style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + _style("Quote", "Quote", '<w:ind w:left="360"/>', "<w:i/>")
        + _style("CommentText", "annotation text", "", '<w:sz w:val="20"/>')
        + _table_style()
        + "</w:styles>"
    )


def word_file(paragraphs: str, comments: str) -> bytes:
    """The content of a .docx file from the XML of its paragraphs and of its comments."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "docProps/core.xml": _CORE,
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{paragraphs}<w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": _DOCUMENT,
        "word/comments.xml": f'<w:comments xmlns:w="{_MAIN}">{comments}</w:comments>',
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # no moment of making
            file.writestr(entry, (_HEAD + text).encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()
