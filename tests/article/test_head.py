"""What stands in front of the text, as an article of its own: which texts these are, and where each letter stands."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

import io

import pytest
from docx import Document
from reading import read

from claimlint.article.aligned import aligned
from claimlint.article.model import Article, MappedText, Span

TEXT = "# Our tea\n\nDrink it warm. It soothes.\n"
PAGE = "<body><main><h1>Our tea</h1><p>Drink it warm. It soothes.</p></main></body>"
LD = '<script type="application/ld+json">{"@type": "Article", %s}</script>'


def shown(article: Article) -> list[tuple[str, str]]:
    """Key and words of what the head says of its own."""
    return [(s.block.label, s.text) for s in article.head.sentences] if article.head else []


def check_places(article: Article) -> None:
    """Every letter stands where it says, and one that the source spells otherwise has all of its spelling."""
    assert article.head is not None
    for sentence in article.head.sentences:
        for piece in sentence.block.text.pieces:
            if piece.literal:
                said = sentence.block.text.text[piece.start : piece.end]
                assert said == article.source.slice(piece.source)


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("---\ntitle: Tea cures colds\n---", [("title", "Tea cures colds", "Tea cures colds")]),
        ("---\ntitle: \"Tea \\\"cures\\\" colds\"\n---", [("title", 'Tea "cures" colds', 'Tea \\"cures\\" colds')]),
        ("---\ntitle: 'Tea''s a cure'\n---", [("title", "Tea's a cure", "Tea''s a cure")]),
        ("---\nsummary: >\n  Tea cures\n  colds.\n\nx: y\n---", [("summary", "Tea cures colds.", "Tea cures\n  colds.")]),
        ("---\nsummary: |\n  Tea cures\n  colds.\n---", [("summary", "Tea cures", "Tea cures"), ("summary", "colds.", "colds.")]),
        ("---\nexcerpt: Tea cures\n  colds. It is old.\n---", [("excerpt", "Tea cures colds.", "Tea cures\n  colds."), ("excerpt", "It is old.", "It is old.")]),
        ("---\nseo:\n  title: Tea cures colds\n---", [("seo.title", "Tea cures colds", "Tea cures colds")]),
        ("---\nseo_title: Tea cures\nmeta_description: Tea is all\nsubtitle: A warm cup\n---", [("seo_title", "Tea cures", "Tea cures"), ("meta_description", "Tea is all", "Tea is all"), ("subtitle", "A warm cup", "A warm cup")]),
        ('+++\ntitle = "Tea cures colds"\n+++', [("title", "Tea cures colds", "Tea cures colds")]),
        ('+++\ndescription = "A caf\\u00e9 cure"\n+++', [("description", "A café cure", "A caf\\u00e9 cure")]),
        ("+++\ndescription = '''\nTea cures colds.'''\n+++", [("description", "Tea cures colds.", "Tea cures colds.")]),
        ('{"title": "Tea \\u201ccures\\u201d all"}', [("title", "Tea “cures” all", "Tea \\u201ccures\\u201d all")]),
    ],
)  # fmt: skip
def test_front_matter(front: str, found: list[tuple[str, str, str]]) -> None:
    article = read(f"{front}\n\n{TEXT}")
    check_places(article)
    assert article.head is not None
    said = [(s.block.label, s.text, article.source.slice(s.span)) for s in article.head.sentences]
    assert said == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<title>Tea cures colds</title>", [("title", "Tea cures colds", "Tea cures colds")]),
        ("<title>\n  Tea &amp; caf&eacute;\n  cures </title>", [("title", "Tea & café cures", "Tea &amp; caf&eacute;\n  cures")]),
        ('<meta name="description" content="Tea  cures.">', [("description", "Tea  cures.", "Tea  cures.")]),
        ("<meta property='og:title' content='It&#39;s a cure'>", [("og:title", "It's a cure", "It&#39;s a cure")]),
        ('<meta property="og:description" content="Tea cures. It is old.">', [("og:description", "Tea cures.", "Tea cures."), ("og:description", "It is old.", "It is old.")]),
        ('<meta name="twitter:title" content="Tea cures colds">', [("twitter:title", "Tea cures colds", "Tea cures colds")]),
        (LD % '"headline": "Caf\\u00e9 \\"cures\\" colds"', [("headline", 'Café "cures" colds', 'Caf\\u00e9 \\"cures\\" colds')]),
        (LD.replace("Article", "Product") % '"name": "Tea cures colds", "description": "Tea cures."', [("description", "Tea cures.", "Tea cures.")]),
        (LD % '"description": "\\ud83c\\udf75 cures colds"', [("description", "🍵 cures colds", "\\ud83c\\udf75 cures colds")]),
    ],
)  # fmt: skip
def test_markup(head: str, found: list[tuple[str, str, str]]) -> None:
    article = read(f"<html><head>{head}</head>{PAGE}</html>", "html")
    check_places(article)
    assert article.head is not None
    assert [(s.block.label, s.text, article.source.slice(s.span)) for s in article.head.sentences] == found


def test_properties_of_a_word_file_stand_behind_its_text() -> None:
    document, out = Document(), io.BytesIO()
    document.add_paragraph("Our tea", style="Title")
    document.add_paragraph("Drink it warm.")
    properties = document.core_properties
    properties.title, properties.subject, properties.comments = "Tea cures colds", "A cure & more", "Drink it warm."
    document.save(out)
    article = read(out.getvalue(), "docx")
    check_places(article)
    assert article.head is not None
    assert shown(article) == [("title", "Tea cures colds"), ("subject", "A cure & more")]
    places = [article.source.place(s.span.start)[:2] for s in article.head.sentences]
    assert places == [(3, 1), (4, 1)]
    assert [article.source.slice(s.span) for s in article.head.sentences] == ["Tea cures colds", "A cure & more"]
    assert {f.span for f in article.stated if f.name == "title"} == {article.title_span}


@pytest.mark.parametrize(
    "head",
    [
        "<title>Our tea</title>",
        "<title>OUR  TEA.</title>",
        "<title>Our tea | Kew House</title>",
        "<title>Our tea – a page of Kew</title>",  # the text's own title ends there
        '<meta name="description" content="It soothes.">',
        '<meta name="description" content="Drink it w…">',
        "<title>Tea</title>",
        '<meta name="author" content="Tea cures colds">',
        LD.replace("Article", "Comment") % '"headline": "Tea cures colds"',
        "<svg><title>Tea cures colds</title></svg>",
    ],
)  # fmt: skip
def test_what_the_text_says_itself_is_told_there(head: str) -> None:
    assert read(f"<html><head>{head}</head>{PAGE}</html>", "html").head is None


@pytest.mark.parametrize(
    "front", ["author: {name: Jo Doe, title: Head of tea}", "sources: [{title: Tea cures colds}]", "related: [{title: Tea cures colds}]"]
)  # fmt: skip
def test_titles_of_others_are_none(front: str) -> None:
    assert read(f"---\n{front}\n---\n\n{TEXT}").head is None


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Tea cures colds | Kew House", "Tea cures colds"),
        ("Tea cures colds | Blog | Kew House", "Tea cures colds"),
        ("Tea cures colds – The kew", "Tea cures colds"),
        ("Tea cures colds - Kew House", "Tea cures colds - Kew House"),
        ("Tea – it cures colds", "Tea – it cures colds"),
        ("Tea | it cures colds in 30 days", "Tea | it cures colds in 30 days"),
        ("Low-dose tea cures colds", "Low-dose tea cures colds"),
    ],
)
def test_the_name_of_the_site_is_left_out(title: str, kept: str) -> None:
    site = '<meta property="og:site_name" content="The Kew">'
    page = f"<html><head><title>{title}</title>{site}</head>{PAGE}</html>"
    assert shown(read(page, "html")) == [("title", kept)]


def test_each_text_is_told_once() -> None:
    tags = "<title>Tea cures colds | Kew House</title>" + "".join(
        f'<meta property="{key}" content="{words}">'
        for key, words in [("og:title", "Tea cures colds"), ("twitter:title", "TEA CURES COLDS"), ("og:description", "Tea cures colds. Always.")]
    )  # fmt: skip
    assert shown(read(f"<html><head>{tags}</head>{PAGE}</html>", "html")) == [
        ("title", "Tea cures colds"),
        ("og:description", "Always."),
    ]


def test_the_title_of_the_text_stands_over_a_description() -> None:
    article = read(f"---\ndescription: Tea cures colds\n---\n\n{TEXT}")
    assert article.head is not None and article.head.title == "Our tea"
    [sentence] = article.head.sentences
    assert [b.text.text for b in article.head.headings_above(sentence.block)] == ["Our tea"]


def test_the_text_is_read_as_before() -> None:
    with_head, without = read(f"---\ntitle: Tea cures colds\n---\n\n{TEXT}"), read(TEXT)
    assert [s.text for s in with_head.sentences] == [s.text for s in without.sentences]
    assert with_head.title == without.title == "Our tea"


def pieces(text: MappedText | None, source: str) -> list[str]:
    return [source[p.source.start : p.source.end] for p in text.pieces] if text else []


@pytest.mark.parametrize(
    ("value", "source", "is_markup", "found"),
    [
        ("a b", "a&nbsp; b", True, ["a", "&nbsp;", "b"]),
        ("a & b", "a &amp; b", True, ["a ", "&amp;", " b"]),
        ("a\u00adb c", "a&shy;b c", True, ["a", "b c"]),
        ("a b c", '"a b \\\n   c"', False, ["a b ", "c"]),
        ("a b", "x b", False, []),
        ("", "a b", False, []),
    ],
)
def test_letters_find_their_place(value: str, source: str, is_markup: bool, found: list[str]) -> None:
    start = source.startswith('"')
    text = aligned(value, source, Span(start, len(source)), is_markup=is_markup)
    assert pieces(text, source) == found
