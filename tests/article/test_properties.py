"""What holds for any input: no exception but Unreadable, and everything stands where it says it does."""

from __future__ import annotations

import contextlib
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_docx import made
from reading import check_invariants, read, shape

from claimlint.article.model import Unreadable
from claimlint.article.sentences import sentences_of

# CLAIMLINT_EXAMPLES=200000 is the long run that docs/measurements.md names; CI takes the short one.
EXAMPLES = int(os.environ.get("CLAIMLINT_EXAMPLES", "150"))
often = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

_WORDS = [
    "Turmeric", "may", "help", "knee pain", "Dr.", "e.g.", "2.5 mg", "[2]", "“so”", "naïve", "ägg", "日本語。", "🦵🏽",
    "e\u0301", "\u202e", "\u00a0", "\u200b", "\u00ad", "It works.", "Does it?", "Yes.", "By Jane Doe",
    "Last reviewed on 5 May 2022", "https://a.org/b_(c)", "x.Submit",
]  # fmt: skip
# What breaks readers: NUL, byte order marks inside, other line ends, separators of old encodings, the last plane.
_ODD = ["\x00", "\ufeff", "\f", "\v", "\x1c", "\x1f", "\x85", "\u2028", "\ufffc", "\U0010fffd", "&#" + "9" * 5000 + ";"]
_MARKDOWN = [
    "# ", "## ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "~~", "[a](b)", "![alt](i.png)", "[^1]", "[^1]: ",
    "|", "|---|\n", "---\n", "+++\n", "{{< x >}}", "{% y %}", "{# z #}", "<!-- c -->", "<div>", "</div>", "<b>",
    "</b>", "<details><summary>", "</summary>", "&amp;", "&#x41;", "\\", "\\*", "    ", "\t", "  \n", ": ",
    "title: x\n", "- [ ] ", "<br>", "<http://a.b>", "$x$", "===\n", "a: [b, c]\n", "!!! note\n", '??? q "x"\n',
    "<div hidden>\n\n", "<aside>\n\n", "<span hidden>", "</span>", "<del>", "</del>", "> [!NOTE]\n", "[!tip]+ ",
    "{% highlight x %}", "{% endhighlight %}", "{::comment}", "{:/}", "*[a]: b\n", '\nimport A from "b"\n',
    "<A b={c}>", "</A>", "<A ", "{", "}", "export const a = {\n", "{{", "}}",
]  # fmt: skip
_HTML = [
    "<p>", "</p>", "<div class='nav'>", "</div>", "<main>", "<article>", "</article>", "<h1>", "</h1>", "<ul><li>",
    "<li>", "</ul>", "<table>", "<tr><th>", "<td colspan=2>", "</table>", "<b>", "</i>", "<a href='x&amp;y'>",
    "</a>", "<br>", "<img alt='a&gt;b'>", "<!-- c -->", "<!--", "<script>", "</script>", "<style>x</style>",
    "<title>t</title>", "<meta name=author content='J D'>", "&nbsp;", "&bogus;", "&#0;", "&#x110000;",
    "<details><summary>Q?", "<dl><dt>", "<dd>", "<pre>", "<code>", "<del>", "</del>", "<p hidden>", "<a <a ", "<",
    ">", "'", '"', "<time datetime=2024-01-01>",
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-01-02"}</script>', "<blockquote>",
    "<span itemprop=author>", "<svg/>", "<body>", "<header>", "</header>", "<aside>", "</aside>", "<p class=d-none>",
    "<td rowspan=3>", "<table role=presentation>", "<thead>", "</thead>", "<button aria-controls=i>", "<p id=i hidden>",
    "<footer>", "<h1><a href=/>", "</h1>", "<section id=related>", "&shy;",
]  # fmt: skip
_TEXT = [
    "- ", "• ", "1. ", "* ", "o\t", "\t", "====\n", "-----\n", "\f", "Q: ", "A: ", "TITLE", "Last reviewed at:\n",
    "(https://a.org)", "> ", ":",
]  # fmt: skip
_NUMBERS = ["0", "1", "8", "-1", "²", "", "9" * 5000]
_WORD_EMPTY = [
    "<w:br/>", '<w:br w:type="page"/>', "<w:tab/>", "<w:cr/>", "<w:b/>", "<w:vanish/>", "<w:noBreakHyphen/>",
    "<w:del/>", '<w:pStyle w:val="H1"/>', '<w:pStyle w:val="LB"/>', '<w:pStyle w:val="Title"/>',
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
    '<w:instrText>HYPERLINK "https://a.org"</w:instrText>', '<w:footnoteReference w:id="1"/>',
    '<w:commentRangeStart w:id="1"/>', '<w:commentReference w:id="1"/>',
    "<w:showingPlcHdr/>", '<w:sym w:font="Symbol" w:char="F061"/>', '<w:docPr descr="Alt words"/>', "<w:softHyphen/>",
    *(
        f'<w:{name} w:val="{value}"/>'
        for name in ("outlineLvl", "numId", "ilvl", "gridSpan", "gridBefore")
        for value in _NUMBERS
    ),
]  # fmt: skip
_WORD_OPEN = [
    "w:p", "w:p", "w:r", "w:t", "w:t", "w:pPr", "w:rPr", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:txbxContent",
    'w:hyperlink r:id="link"', 'w:hyperlink r:id="none"', "w:fldSimple w:instr='HYPERLINK x'", "w:footnote w:id='1'",
    'w:comment w:id="1"', "w:sdt", "w:moveFrom", "w:ruby", "w:rt", "w:trPr", "w:tcPr",
]  # fmt: skip


def grammar(marks: list[str]) -> st.SearchStrategy[str]:
    """Words, marks of the format, line ends of every kind, and now and then anything at all."""
    piece = st.one_of(
        st.sampled_from(marks),
        st.sampled_from(_WORDS),
        st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", " ", "\r"]),
        st.sampled_from(_ODD),
        st.text(max_size=4),
    )
    return st.lists(piece, max_size=30).map("".join)


def word_parts() -> st.SearchStrategy[str]:
    """Well-formed XML of Word's elements in any order and nesting, with words in it."""
    step = st.one_of(
        st.sampled_from(_WORD_OPEN),
        st.sampled_from(_WORD_EMPTY),
        st.sampled_from(["", "", *_WORDS, "\n", "\t", "&amp;", "&#x41;"]),
        st.just("</>"),
    )
    return st.lists(step, max_size=40).map(_nested)


def _nested(steps: list[str]) -> str:
    said: list[str] = []
    open_names: list[str] = []
    for step in steps:
        if step == "</>":
            said.append(f"</{open_names.pop()}>" if open_names else "")
        elif step.startswith("w:"):
            open_names.append(step.split(" ")[0])
            said.append(f"<{step}>")
        else:
            said.append(step)
    return "".join([*said, *(f"</{name}>" for name in reversed(open_names))])


def check(text: str, format: str, *, is_mdx: bool = False) -> None:
    try:
        article = read(text.encode("utf-8", "surrogatepass"), format, path="a.mdx" if is_mdx else "")
    except Unreadable:
        return
    check_invariants(article)


@pytest.mark.parametrize(("format", "marks"), [("markdown", _MARKDOWN), ("html", _HTML), ("text", _TEXT)])
def test_any_input_is_read_or_refused(format: str, marks: list[str]) -> None:
    @often
    @given(st.one_of(grammar(marks), st.text(st.characters(), max_size=60)))
    def run(text: str) -> None:
        check(text, format)

    run()


@often
@given(grammar(_MARKDOWN))
def test_any_input_as_mdx_is_read_or_refused(text: str) -> None:
    check(text, "markdown", is_mdx=True)


@pytest.mark.parametrize("surrogate", ["\ud800", "\ud83e\ud83e"])
@pytest.mark.parametrize(("format", "marks"), [("markdown", _MARKDOWN), ("html", _HTML), ("text", _TEXT)])
def test_half_a_character_is_refused_or_replaced(format: str, marks: list[str], surrogate: str) -> None:
    check(f"{marks[0]}Ginger {surrogate} may help.", format)


@often
@given(word_parts(), word_parts(), word_parts())
def test_any_word_file_is_read_or_refused(body: str, notes: str, comments: str) -> None:
    with contextlib.suppress(Unreadable):
        check_invariants(read(made(body, footnotes=notes, comments=comments), "docx"))


@pytest.mark.parametrize("format", ["markdown", "html", "text", "docx"])
def test_any_bytes_are_read_or_refused(format: str) -> None:
    @often
    @given(st.binary(max_size=200))
    def run(content: bytes) -> None:
        with contextlib.suppress(Unreadable):
            check_invariants(read(content, format))

    run()


@pytest.mark.parametrize(("format", "marks"), [("markdown", _MARKDOWN), ("html", _HTML), ("text", _TEXT)])
def test_line_ends_and_byte_order_marks_change_no_block(format: str, marks: list[str]) -> None:
    @often
    @given(grammar(marks))
    def run(text: str) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "").replace("\ufeff", "")
        try:
            plain = shape(read(text, format))
        except Unreadable:
            return
        assert shape(read("\ufeff" + text, format)) == plain
        assert shape(read(text.replace("\n", "\r\n"), format)) == plain

    run()


@pytest.mark.parametrize(("format", "marks"), [("markdown", _MARKDOWN), ("html", _HTML)])
def test_a_comment_at_the_head_changes_no_block(format: str, marks: list[str]) -> None:
    @often
    @given(grammar(marks))
    def run(text: str) -> None:
        text = text.lstrip("\ufeff")  # at the head it is a mark, behind a comment a letter
        if text.startswith(("---", "+++", "{")):
            return
        try:
            plain = read(text, format)
        except Unreadable:
            return
        with_comment = read("<!-- an ordinary comment -->\n\n" + text, format)
        assert [b.text.text for b in with_comment.blocks] == [b.text.text for b in plain.blocks]

    run()


@often
@given(grammar([*_WORDS, ". ", "? ", "! ", "(", ")", "… "]))
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    at = 0
    for start, end in sentences_of(text):
        assert at <= start < end
        assert not text[at:start].strip().strip("•●▪◦‣").strip()
        at = end
