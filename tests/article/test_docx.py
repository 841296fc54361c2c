"""Word files: paragraphs, styles, tables, notes, changes; and files that are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from conversions import convert
from made_docx import made, p
from reading import check_invariants, read, shape

from claimlint.article.model import Article, Unreadable


def read_body(body: str, **parts: str) -> Article:
    article = read(made(body, **parts), "docx")
    check_invariants(article)
    return article


def test_a_line_of_the_source_is_a_paragraph() -> None:
    article = read_body(p("Ginger", "Title") + p("Uses", "H1") + "<w:p/>" + p("It may help."))
    assert article.source.text == "Ginger\nUses\n\nIt may help."
    assert article.source.place(article.sentences[-1].span.start).line == 4
    assert [(b.kind, b.level) for b in article.blocks] == [("heading", 1), ("heading", 2), ("paragraph", 0)]
    assert article.title == "Ginger"


def test_headings_by_inherited_style_and_by_outline_level() -> None:
    outline = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>'
    article = read_body(p("One", "Mine") + outline + p("Contents", "T1"))
    assert [(b.kind, b.level) for b in article.blocks] == [("heading", 1), ("heading", 2), ("furniture", 0)]


def test_lists_by_style_by_numbering_and_typed() -> None:
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>deep</w:t></w:r></w:p>'
    )
    article = read_body(p("It can:") + p("one", "LB") + numbered + p("•\u00a0typed"))
    assert [(b.kind, b.text.text, b.level) for b in article.blocks[1:]] == [
        ("item", "one", 1),
        ("item", "deep", 2),
        ("item", "typed", 1),
    ]
    assert article.blocks[1].lead_in == 0


def test_changes_are_read_as_accepted() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">It </w:t></w:r><w:del><w:r><w:delText>cures</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>eases</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        '<w:r><w:t xml:space="preserve"> nausea.</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Joined </w:t></w:r></w:p>'
        + p("to this.")
    )
    assert shape(read_body(body)) == [("paragraph", "It eases nausea."), ("paragraph", "Joined to this.")]


def test_hidden_and_struck_runs_are_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>two</w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>three</w:t></w:r>"
        '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>'
    )
    assert shape(read_body(body)) == [("paragraph", "One.")]


def test_tables_row_by_row_with_headers() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr>"
    article = read_body("<w:tbl>" + row("Dose", "Effect") + gone + row("1 g", "none") + "</w:tbl>" + p("After."))
    assert article.source.text == "Dose\nEffect\n1 g\nnone\nAfter."
    assert [(b.text.text, b.header) for b in article.blocks if b.kind == "cell"] == [
        ("Dose", ""),
        ("Effect", ""),
        ("1 g", "Dose"),
        ("none", "Effect"),
    ]


def test_a_table_of_one_cell_is_a_box() -> None:
    assert shape(read_body(f"<w:tbl><w:tr><w:tc>{p('Boxed.')}</w:tc></w:tr></w:tbl>")) == [("paragraph", "Boxed.")]


def test_text_boxes_stand_behind_their_anchor_and_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawing = f'<w:r><mc:AlternateContent xmlns:mc="{mc}">{both}</mc:AlternateContent></w:r>'
    assert read_body(p("Anchor.", extra=drawing) + p("Next.")).source.text == "Anchor.\nIn the box.\nNext."


def test_footnotes_then_endnotes_with_their_references() -> None:
    body = p("Noted.", extra='<w:r><w:footnoteReference w:id="2"/></w:r>')
    article = read_body(
        body,
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("A note.")
        + "</w:footnote>",
        endnotes='<w:endnote w:id="3">' + p("An end.") + "</w:endnote>",
    )
    assert shape(article) == [("paragraph", "Noted."), ("footnote", "A note."), ("footnote", "An end.")]
    assert [(k.kind, k.target) for k in article.blocks[0].links] == [("footnote", "^2")]
    assert article.blocks[1].label == "2"


def test_links_by_relation_and_by_field() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.org/y"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>there</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = '<w:hyperlink r:id="link"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    body = f'<w:p>{link}<w:r><w:t xml:space="preserve"> and </w:t></w:r>{field}</w:p>'
    block = read_body(body).blocks[0]
    assert [(block.text.text[k.start : k.end], k.target) for k in block.links] == [
        ("here", "https://a.org/x"),
        ("there", "https://a.org/y"),
    ]


def test_comments_stand_at_what_they_are_about() -> None:
    body = p("First.") + (
        '<w:p><w:r><w:t xml:space="preserve">It </w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>cures</w:t></w:r>'
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    )
    article = read_body(body, comments='<w:comment w:id="7">' + p("claimlint: ignore x -- y") + "</w:comment>")
    [comment] = article.comments
    assert (comment.text, comment.before, article.source.slice(comment.span)) == (
        "claimlint: ignore x -- y",
        1,
        "cures",
    )


def test_line_breaks_stay_inside_their_paragraph() -> None:
    article = read_body("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>")
    assert article.source.text == "One\vtwo\tthree"
    assert [s.text for s in article.sentences] == ["One", "two\tthree"]


def test_properties_are_metadata_and_file_dates_are_not_the_articles() -> None:
    article = read(
        convert("---\ntitle: Ginger\nreviewer: Dr A\nlast_reviewed: 2024-03-12\n---\n\nIt may help.\n", "docx"), "docx"
    )
    found = {(f.name, f.value) for f in article.metadata}
    assert found >= {("title", "Ginger"), ("reviewer", "Dr A"), ("reviewed", "2024-03-12")}
    assert not [f for f in article.metadata if f.name in ("published", "updated", "author")]


def _with(name: str, content: bytes) -> bytes:
    out = io.BytesIO(made(p("x")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return out.getvalue()


def _encrypted() -> bytes:
    content = bytearray(made(p("x")))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "without a password"),
        (made(p("x"))[:400], "cut short"),
        (made(p("x"))[:-30], "cut short"),
        (b"", "cut short"),
        (b"plain words", "cut short"),
        (_with("word/vbaProject.bin", b"x"), "macros"),
        (_encrypted(), "encrypted"),
        (made("<w:p>"), "broken at line 1"),
        (made(p("x" * 20_000_000)), "zip bomb"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, what: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content, "docx")
    assert what in caught.value.problem.message


def test_a_document_type_is_refused() -> None:
    content = made(p("x"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(
                entry, b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + data if entry.filename == "word/document.xml" else data
            )
    with pytest.raises(Unreadable, match="document type"):
        read(out.getvalue(), "docx")


def test_a_zip_without_a_document_is_no_word_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", "x")
    with pytest.raises(Unreadable, match="no Word file"):
        read(out.getvalue(), "docx")
