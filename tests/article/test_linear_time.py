"""Hostile input costs no more a byte than other input: eight times as much takes about eight times as long.

Each piece is repeated 100,000 times; the longer list of pieces belongs to the long runs.
"""

from __future__ import annotations

import contextlib
import gc
import re
import time
from collections.abc import Iterator

import pytest
from made_docx import made
from reading import read

from claimlint.article.model import Unreadable

_SMALL, _LARGE = 12_500, 100_000
_SLACK = 3.0  # machines stutter; quadratic time would be eight times over
_FLOOR = 0.5  # seconds under which nothing is measured

HTML = [
    "<a ", '<a "', '<a b="', "<!--", "</a ", "<div>", "<b><div></b>", "<p>", "<ul><li>", "<table><td>", "&amp",
    "<script>", "<textarea>x", "<b>x</i>", "<h1>x", '<a =">', "<p hidden>",
    "<a><ol>",
]  # fmt: skip
MARKDOWN = [
    "- ", "- x\n", "> ", "[", "[x](", "*a ", "**a", "`", "```\n", "{{", "{% ", "{% comment %}", "{/*", "| a ",
    "|a|\n", "![a", "---\n", "a: ", "<a ", "<!--", "{{x}}",
]  # fmt: skip
MDX = ["<A ", '<A "', "{", "<A {", "`", 'import x from "y"\n', "export const a = {\n"]
TEXT = [
    ". ", "A. ", "(a. B", ". [1", "By Jane and ", "reviewed ", "2024-", "x (http://", "…", "a\tb\n", "a\n===\n",
    "\f", "Q: ", "• ", "a\n", "x:\n", "A b\n\n", "1. x\n", " \n", "Sources\n",
]  # fmt: skip
_T = "<w:r><w:t>x</w:t></w:r>"
_BEGIN, _SEPARATE = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>'
WORD = [
    f"<w:p>{_T}", f"<w:p>{_T}</w:p>", f"<w:p><w:r><w:txbxContent><w:p>{_T}</w:p>",
    f"<w:tbl><w:tr><w:tc><w:p>{_T}</w:p>",
    f'<w:p><w:hyperlink r:id="link">{_T}</w:hyperlink>', f"<w:p><w:r>{_BEGIN}</w:r>{_T}", f"<w:sdt><w:p>{_T}</w:p>",
]  # fmt: skip

MORE_HTML = [
    '<a x="', '<p class="hidden ', "<!--x", "<div class=sidebar>", "<aside>", "<aside><a>x</a>", "<h1><a href=/>x",
    "<table><tr><td rowspan=999>", "<td rowspan=1000 colspan=100>", "<tr><td>x", "<button aria-controls=x>",
    "<p id=x hidden>", "<main>", "<article>x", "<article>x</article>", "<del>", "&#x", "&", "x\u00ad", "<dl><dt>",
    "<details><summary>x", "<meta name=author content=", '<script type="application/ld+json">{', "<!", "<?", "</",
    '<img alt="x">', "<svg>", "<option>", "a<br>", "<span hidden>", '"', "<a href='", "<b><p>", "<i></p>", "<template>",
    "</p>", "<section>x</section>", "<li><p>",
]  # fmt: skip
MORE_MARKDOWN = [
    "<div hidden>\n\n", "<aside>\n\nx\n\n", "</div>\n\n", "<del>", "<span hidden>", "<span hidden>x</span>",
    "!!! note\n", '??? q "x"\n', "> [!NOTE]\n", "[!", "{% highlight x %}", "{{< highlight x >}}", "{::comment}",
    "*[a]: b\n", "::: \n", "\\", "&#", "![](", "[^1]", "[^1]: x\n\n", "[a]: b\n", "x\n: y\n\n", "~~", "~~a", "***",
    "__a", "<b>", "</b>", "<a href=x>", "# x\n", "a\n===\n", "+++\n", "\x1f", "{: ", "{{<", "{%", "|", "|-",
    "    x\n\n", "1. ", "- [ ] ", "<!-- -->", "<details>\n<summary>x</summary>\n\n", "`` ", "\t- x\n", "[x]: <",
]  # fmt: skip
MORE_MDX = [
    "<A {", "}", "{}", "<A>", "</A>", "<A {}", "<A {}>", "``` \n", "\\{", "<>", "<a b={", '<A b="', "<A \"'",
    "import {", "export ", "<", '<A " ', "{a}\n\n", "<A '>\n",
]  # fmt: skip
MORE_TEXT = [
    "- \n", "> ", "[1] ", "Dr. ", "e.g. ", '"', "(", "x)", "• x • ", "a:\n\n", "Last reviewed: ", "1 May 2022 ",
    "Reviewed by A B, ", "| ", "-----\n", "\tx", "http://a.b ", "x?\n\n", "。", "…x", "1. ", "a) ", "i. x\n",
]  # fmt: skip
MORE_WORD = [
    "<w:p>", f'<w:p>{_T}<w:r><w:footnoteReference w:id="1"/></w:r>', f"<w:p><w:r>{_BEGIN}{_SEPARATE}</w:r>{_T}",
    "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>", '<w:p><w:commentRangeStart w:id="1"/>',
    '<w:p><w:r><w:commentReference w:id="1"/></w:r>', "<w:p><w:ins>", "<w:p><w:del>", "<w:p><w:r><w:br/></w:r>",
    f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_T}</w:p>", '<w:p><w:r><w:docPr descr="x"/></w:r>',
    f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p>{_T}</w:p></w:tc></w:tr>',
    '<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
]  # fmt: skip


def repeated(piece: str, times: int, format: str) -> str | bytes:
    """The piece so many times over; in Word, what it leaves open is closed behind the last."""
    if format != "docx":
        return piece * times
    return made(piece * times + "".join(f"</{name}>" for name in reversed(list(_left_open(piece)))) * times)


def _left_open(piece: str) -> Iterator[str]:
    names: list[str] = []
    for is_end, name, is_empty in re.findall(r"<(/?)(w:\w+)[^<>]*?(/?)>", piece):
        if is_end:
            names.pop()
        elif not is_empty:
            names.append(name)
    yield from names


def seconds(piece: str, times: int, format: str) -> float:
    content = repeated(piece, times, format.replace("mdx", "markdown"))
    gc.disable()  # what the tests before this one left behind would be searched again and again
    try:
        began = time.process_time()
        with contextlib.suppress(Unreadable):
            read(content, format.replace("mdx", "markdown"), path="a.mdx" if format == "mdx" else "")
        return time.process_time() - began
    finally:
        gc.enable()


def cases(**pieces: list[str]) -> list[tuple[str, str]]:
    return [(format, piece) for format, listed in pieces.items() for piece in listed]


def check(format: str, piece: str) -> None:
    large = seconds(piece, _LARGE, format)
    if large > _FLOOR:
        assert large <= _SLACK * (_LARGE / _SMALL) * max(seconds(piece, _SMALL, format), 0.01)


@pytest.mark.parametrize(("format", "piece"), cases(html=HTML, markdown=MARKDOWN, mdx=MDX, text=TEXT, docx=WORD))
def test_time_is_linear(format: str, piece: str) -> None:
    check(format, piece)


@pytest.mark.full
@pytest.mark.parametrize(
    ("format", "piece"),
    cases(html=MORE_HTML, markdown=MORE_MARKDOWN, mdx=MORE_MDX, text=MORE_TEXT, docx=MORE_WORD),
)
def test_time_is_linear_for_many_more(format: str, piece: str) -> None:
    check(format, piece)
