"""Inputs that once broke a reader, found by fuzzing or by thinking like an attacker; each is read or refused."""

from __future__ import annotations

import contextlib

import pytest
from made_docx import made, p
from reading import check_invariants, read

from claimlint.article.model import Unreadable

_ENDLESS = "9" * 5000  # Python refuses to make a number of more than 4,300 digits

HOSTILE = [
    ("html", f'<a href="&#{_ENDLESS};">x</a>'),
    ("html", f'<img alt="&#{_ENDLESS};">'),
    ("html", f"<title>&#{_ENDLESS};</title>"),
    ("html", f'<meta name=author content="&#{_ENDLESS};">'),
    ("html", "<table><td colspan=²>x"),
    ("html", f"<table><td colspan={_ENDLESS}>x"),
    ("html", f'<script type="application/ld+json">{{"@type":"Article","version":{_ENDLESS}}}</script>'),
    ("markdown", f"+++\na = {_ENDLESS}\n+++\nx"),
    ("markdown", f"---\na: {_ENDLESS}\n---\nx"),
    ("markdown", "---\na: " + "[" * 100_000 + "\n---\nx"),  # libyaml's composer recursed until the process ended
    ("markdown", "---\n" + "? " * 20_000 + "a\n---\nx"),
    ("markdown", "+++\na = " + "[" * 5000 + "\n+++\nx"),
    ("markdown", '{"a":' + "[" * 5000 + "}\nx"),
    ("markdown", '{"a": "\\ud800"}\nx'),
    ("html", "<img alt='a&gt;b\r\n c'>"),  # line ends of the source in an alternative text
    ("markdown", "[x</a>](u)"),  # an anchor of HTML that closes inside a link of Markdown
    ("markdown", 'so <a href="x">many words\n\n</a> z'),  # and one that closes in another block
    ("markdown", "```\n# \r# \x1f"),  # an old Mac's line end beside the filler
    ("html", ";&#xdi"),  # a line end as a character reference
    ("markdown", "a &#13; b"),
    ("markdown", "> <pre>\n> code here\n>   more\n> </pre>\n"),  # its blanks are the marks of a quote
    ("html", "---\na: b\n---\n<pre>{{ y }} z</pre>"),
    ("text", "²) x\n³. y\n- z"),
]


@pytest.mark.parametrize(("format", "text"), HOSTILE)
def test_hostile_input_is_read_or_refused(format: str, text: str) -> None:
    with contextlib.suppress(Unreadable):
        check_invariants(read(text, format))


def test_a_comment_above_an_import_leaves_it_code() -> None:
    for head in ("", "<!-- an ordinary comment -->\n\n", "{/* another */}\n\n"):
        assert [b.text.text for b in read(head + '\nimport A from "b"\n\nIt may help.\n').blocks] == ["It may help."]


@pytest.mark.parametrize("value", ["²", _ENDLESS, "", "-3"])
@pytest.mark.parametrize("name", ["outlineLvl", "ilvl", "gridSpan"])
def test_a_level_in_word_that_is_no_number_is_passed_over(name: str, value: str) -> None:
    properties = f'<w:pPr><w:numPr><w:{name} w:val="{value}"/></w:numPr></w:pPr>'
    table = f"<w:tbl><w:tr><w:tc>{properties}{p('Ginger')}</w:tc><w:tc>{p('helps')}</w:tc></w:tr></w:tbl>"
    article = read(made(f"<w:p>{properties}<w:r><w:t>It may help.</w:t></w:r></w:p>{table}"), "docx")
    check_invariants(article)
    assert [b.text.text for b in article.blocks] == ["It may help.", "Ginger", "helps"]


def test_front_matter_nested_without_end_says_where() -> None:
    with pytest.raises(Unreadable, match=r":2:203: .*deeper than 200 levels"):
        read("---\na: " + "[" * 500 + "\n---\nx")


def test_front_matter_nested_beyond_what_libyaml_reads_is_refused_too() -> None:
    with pytest.raises(Unreadable, match=r":2:\d+: .*(deeper than 200 levels|nesting depth)"):
        read("---\na: " + "[" * 100_000 + "\n---\nx")
