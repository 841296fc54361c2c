"""Small Word files put together by hand, so that a test can hold what Word itself would never write."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = """
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My Heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
"""


def made(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by name (footnotes, endnotes, comments)."""
    names = {"styles": _STYLES, **parts}
    relations = "".join(f'<Relationship Id="r{n}" Type="{_R}/{n}" Target="{n}.xml"/>' for n in names)
    relations += f'<Relationship Id="link" Type="{_R}/hyperlink" Target="https://a.org/x" TargetMode="External"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{_R}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        file.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{relations}</Relationships>')
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in names.items():
            file.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{content}</w:{name}>')
    return out.getvalue()


def p(text: str, style: str = "", extra: str = "") -> str:
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{head}<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{extra}</w:p>'
