"""Which reader reads a file, and what is said of those that none can read."""

from __future__ import annotations

import pytest
from reading import read

from claimlint.article.model import Article, Source, Unreadable
from claimlint.article.read import format_of, read_article


@pytest.mark.parametrize(
    ("path", "head", "expected"),
    [
        ("a.md", b"", "markdown"),
        ("a.MARKDOWN", b"", "markdown"),
        ("a.mdx", b"", "markdown"),
        ("a.txt", b"<html>", "text"),
        ("a.htm", b"", "html"),
        ("a.docx", b"", "docx"),
        ("b/c.d/a.html", b"", "html"),
        ("b\\a.html", b"", "html"),
        ("a.py", b"# x", None),
        ("a.pdf", b"%PDF-1.7", None),
        ("-", b"<!doctype html><p>x", "html"),
        ("-", b"\xef\xbb\xbf<!-- c --><html>", "html"),
        ("-", b"<div>x</div>", "html"),
        ("-", b"# Ginger\n\nIt may help.", "markdown"),
        ("-", b"---\ntitle: x\n---\nIt may help.", "markdown"),
        ("-", b"See [a](https://a.org).", "markdown"),
        ("-", b"It may help.", "text"),
        ("-", b"", "text"),
        ("README", b"It may help.", "text"),
        ("-", b"PK\x03\x04....[Content_Types].xml", "docx"),
        ("-", b"PK\x03\x04....other", None),
        ("-", b"\x00\x01\x02", None),
        ("-", b"\x89PNG\r\n", None),
    ],
)
def test_the_format_is_found_by_suffix_then_content(path: str, head: bytes, expected: str | None) -> None:
    assert format_of(path, head) == expected


@pytest.mark.parametrize(
    ("content", "format", "line", "column", "what"),
    [
        (b"One.\nTwo \xff.", "markdown", 2, 5, "byte 0xff is not UTF-8"),
        ("ä\nää".encode() + b"\xe9 x", "text", 2, 3, "save the file as UTF-8"),
        (b"One\nt\x00wo", "text", 2, 2, "NUL"),
        (b"One\r\rTwo \xff.", "markdown", 3, 5, "byte 0xff is not UTF-8"),
        (b"%PDF-1.7 x", "text", 0, 0, "PDF"),
        (b"---\ntitle: x\nIt may help.\n", "markdown", 1, 1, "never ends"),
        (b"---\ntitle: [a\nb: c\n---\nx", "markdown", 3, 2, "not valid YAML"),
        (b"---\r\ntitle: x\r\n  b: c\r\n---\r\nx", "markdown", 3, 4, "not valid YAML"),
        (b"+++\na = \n+++\nx", "markdown", 2, 5, "not valid TOML"),
        (b'{"a": 1,\n "b" 2}\nx', "markdown", 2, 6, "colon is missing"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_would_be_right(
    content: bytes, format: str, line: int, column: int, what: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content, format)
    problem = caught.value.problem
    assert what in problem.message
    assert (problem.line, problem.column) == (line, column)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(Unreadable, match="docx, html, markdown, text"):
        read_article(b"x", "a.pages")
    with pytest.raises(Unreadable, match="no reader knows"):
        read_article(b"x", "a.md", "wiki")


def test_a_reader_of_a_third_party_is_used_by_name_and_by_suffix() -> None:
    def read_wiki(content: bytes, path: str) -> Article:
        return Article(Source(path, content.decode(), "wiki"), (), ())

    extra = {"wiki": read_wiki}
    assert read_article(b"= x =", "a.wiki", extra=extra).source.format == "wiki"
    assert read_article(b"= x =", "a.md", "wiki", extra=extra).source.format == "wiki"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    assert read("Ginger may help.".encode(encoding), "text").source.text == "Ginger may help."
