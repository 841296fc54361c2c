"""What stands before the items of numbered lists, as browsers and Word show it."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import pytest
from made_docx import made, p
from reading import read

from claimlint.article.list_markers import counted_in_style
from claimlint.article.model import Article


def markers(article: Article) -> list[tuple[str, str]]:
    return [(block.marker, block.text.text) for block in article.blocks if block.kind == "item"]


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (3, "", "3"), (3, "1", "3"), (3, "a", "c"), (28, "a", "ab"), (3, "A", "C"), (4, "i", "iv"), (1994, "I", "MCMXCIV"),
        (0, "a", "0"), (-2, "i", "-2"), (4000, "i", "4000"), (3, "odd", "3"),
    ],
)  # fmt: skip
def test_numbers_in_the_styles_of_html(number: int, style: str, shown: str) -> None:
    assert counted_in_style(number, style) == shown


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        ("3. a\n\n   more\n3. b\n   - x\n4. c\n", "markdown", [("3.", "a"), ("4.", "b"), ("", "x"), ("5.", "c")]),
        ("* a\n* b\n", "markdown", [("", "a"), ("", "b")]),
        ("<ol><li>a<ul><li>x</ul>more<li>b</ol>", "html", [("1.", "a"), ("", "x"), ("", "more"), ("2.", "b")]),
        ("<ol start=3><li>a<li value=7>b<li><p>c</p><p>d</p></ol>", "html", [("3.", "a"), ("7.", "b"), ("8.", "c")]),
        ('<ol type="a" start="x"><li>a<li value="?">b</ol>', "html", [("a.", "a"), ("b.", "b")]),
        ("<ul><li>a<ol><li>x</ol><li>b</ul>", "html", [("", "a"), ("1.", "x"), ("", "b")]),
        ("Title\n\nThe steps:\n\n1) take it\n2) stop it\n", "text", [("1)", "take it"), ("2)", "stop it")]),
        ("Title\n\nIt has:\n\n- a pulse\n- a heart\n", "text", [("", "a pulse"), ("", "a heart")]),
    ],
)  # fmt: skip
def test_markers_of_text_formats(text: str, format: str, expected: list[tuple[str, str]]) -> None:
    assert markers(read(text, format)) == expected


NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/>
</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
"""


def item(text: str, number: int, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_markers_of_word() -> None:
    body = item("a", 2) + item("b", 2) + item("x", 2, 1) + item("y", 2, 1) + p("So.") + item("c", 2) + item("z", 2, 1)
    body += item("d", 3) + item("e", 3) + p("f", "LB") + item("g", 8)
    assert markers(read(made(body, numbering=NUMBERING), "docx")) == [
        ("[1]", "a"), ("[2]", "b"), ("2.a)", "x"), ("2.b)", "y"), ("[3]", "c"), ("3.a)", "z"), ("[9]", "d"), ("[10]", "e"),
        ("", "f"), ("", "g"),
    ]  # fmt: skip


def test_word_without_a_part_for_numbering_has_items_without_numbers() -> None:
    assert markers(read(made(item("a", 2)), "docx")) == [("", "a")]
