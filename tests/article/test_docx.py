"""Word files: paragraphs, styles, tables, notes, changes; and files that are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from conversions import convert, with_properties
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
        (made('<w:altChunk r:id="link"/>'), "embedded file"),
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


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = instruction if instruction.startswith("<") else f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{mark('begin')}{told}{mark('separate')}{run(shown)}{mark('end')}"


def paragraph(*parts: str) -> str:
    """A paragraph of runs and other XML; what is no XML is a run."""
    return f"<w:p>{''.join(part if part.startswith('<') else run(part) for part in parts)}</w:p>"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("It ", f"<w:sdt><w:sdtContent>{run('may')}</w:sdtContent></w:sdt>", " help."), "It may help."),
        (("It ", f"<w:smartTag>{run('may')}</w:smartTag>", " help."), "It may help."),
        (("It ", f"<w:fldSimple w:instr='REF x'>{run('may')}</w:fldSimple>", " help."), "It may help."),
        (("It ", field(" REF x ", "may"), " help."), "It may help."),
        (("It may help ", field(" ADDIN ZOTERO it cures ", "(Smith 2020)"), "."), "It may help (Smith 2020)."),
        (("It ", field(run("cures") + field("MERGEFIELD x", "heals"), "may"), " help."), "It may help."),
        (("It ", "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>XE cures</w:instrText></w:r>"
          "<w:r><w:fldChar w:fldCharType='end'/></w:r>", "helps."), "It helps."),
        (("It ", f"<w:moveFrom>{run('cures')}</w:moveFrom><w:moveTo>{run('may')}</w:moveTo>", " be."), "It may be."),
        (("Anti", "<w:r><w:softHyphen/></w:r>", "biotics, anti\u00adbiotics"), "Antibiotics, antibiotics"),
        (("Take ", "<w:r><w:sym w:font='Symbol' w:char='F0A3'/></w:r>", "5 of ",
          "<w:r><w:sym w:font='Symbol' w:char='F061'/></w:r>", "-acid"), "Take ≤5 of α-acid"),
        (("Page", "<w:r><w:br w:type='page'/></w:r>", "two"), "Page\ntwo"),
        ((f"<w:ruby><w:rt>{run('rt')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby>", " word"), "base word"),
    ],
)  # fmt: skip
def test_what_word_puts_into_a_paragraph_is_read_as_it_is_shown(parts: tuple[str, ...], text: str) -> None:
    article = read(made(paragraph(*parts)), "docx")
    check_invariants(article)
    assert [b.text.text for b in article.blocks] == [text]


def test_links_and_notes_behind_a_soft_hyphen_keep_their_place() -> None:
    link = '<w:hyperlink r:id="link">' + run("a tri\u00adal") + "</w:hyperlink>"
    article = read(
        made(paragraph("Anti\u00adbiotics: ", link, '<w:r><w:footnoteReference w:id="2"/></w:r>', ".")), "docx"
    )
    check_invariants(article)
    [block] = article.blocks
    assert [(block.text.text[k.start : k.end], k.target) for k in block.links] == [
        ("a trial", "https://a.org/x"),
        ("", "^2"),
    ]
    assert block.text.text.index(".") == block.links[1].end


def test_a_content_control_that_only_asks_to_be_filled_in_has_no_words() -> None:
    asking = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    inner = f"<w:sdtContent>{paragraph('Click here to enter text.')}</w:sdtContent>"
    body = f"<w:sdt>{asking}{inner}</w:sdt>{paragraph('Ginger may help.')}"
    assert [b.text.text for b in read(made(body), "docx").blocks] == ["Ginger may help."]


def test_an_instruction_that_nothing_ends_hides_its_own_paragraph_alone() -> None:
    body = paragraph("One", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "two") + paragraph("Three")
    assert [b.text.text for b in read(made(body), "docx").blocks] == ["One", "Three"]


def test_what_describes_a_picture_stands_behind_its_paragraph() -> None:
    def picture(words: str) -> str:
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="1" descr="{words}"/></wp:inline></w:drawing></w:r>'
        )

    guessed = picture("A close-up of a plant&#10;&#10;Description automatically generated")
    article = read(made(paragraph("See", picture("Ginger root"), " here.", guessed) + paragraph("End")), "docx")
    check_invariants(article)
    assert shape(article) == [("paragraph", "See here."), ("alt", "Ginger root"), ("paragraph", "End")]
    assert article.source.text == "See here.\nGinger root\nEnd"


def test_merged_cells_leave_the_others_their_columns() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        cell("Drug") + cell("Effect", '<w:gridSpan w:val="2"/>') + cell("Note"),
        cell("Zinc", '<w:vMerge w:val="restart"/>') + cell("Good") + cell("Bad") + cell("-"),
        cell("", "<w:vMerge/>") + cell("none") + cell("nausea") + cell("x"),
    ]
    last = f'<w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("later")}'
    article = read(made(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in [*rows, last])}</w:tbl>"), "docx")
    check_invariants(article)
    assert [(b.text.text, b.row, b.column, b.header) for b in article.blocks] == [
        ("Drug", 0, 0, ""), ("Effect", 0, 1, ""), ("Note", 0, 3, ""),
        ("Zinc", 1, 0, "Drug"), ("Good", 1, 1, "Effect"), ("Bad", 1, 2, "Effect"), ("-", 1, 3, "Note"),
        ("none", 2, 1, "Effect"), ("nausea", 2, 2, "Effect"), ("x", 2, 3, "Note"),
        ("later", 3, 2, "Effect"),
    ]  # fmt: skip


def test_a_comment_over_two_paragraphs_ends_where_it_ends() -> None:
    body = paragraph("One two. ", '<w:commentRangeStart w:id="1"/>', "Three.") + paragraph(
        "Four.", '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', " Five."
    )
    comment = f'<w:comment w:id="1">{paragraph("check this")}</w:comment>'
    article = read(made(body, comments=comment), "docx")
    assert [(c.text, article.source.slice(c.span), c.before) for c in article.comments] == [("check this", "Four.", 1)]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (p("Intro words.") + p("Ginger", "Title") + p("It may help."), "Ginger"),
        (p("Intro words.") + p("Ginger", "H1") + p("It may help."), "Ginger"),
        (p("It may help. Or not.") + p("More."), "It may help."),
        (p(""), ""),
    ],
)
def test_properties_of_the_file_stand_at_its_title(body: str, place: str) -> None:
    article = read(with_properties(made(body), {"lastReviewed": "2012-03-04"}), "docx")
    check_invariants(article)
    [stated] = article.fields("reviewed")
    assert (stated.value, article.source.slice(stated.span)) == ("2012-03-04", place)
