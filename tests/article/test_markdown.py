"""Markdown: CommonMark, GFM, and what sites add to it."""

from __future__ import annotations

import pytest
from reading import check_invariants, read, shape, words


def test_inline_markup_leaves_the_words_and_their_places() -> None:
    article = read("Ginger **may** *help* “naïve” 🦵🏽 users &amp; \\*others\\*.\n")
    check_invariants(article)
    sentence = article.sentences[0]
    assert sentence.text == "Ginger may help “naïve” 🦵🏽 users & *others*."
    at = sentence.text.index("may help")
    assert article.source.slice(sentence.source_span(at, at + 8)) == "may** *help"
    at = sentence.text.index("users & *others")
    assert article.source.slice(sentence.source_span(at, at + 15)) == "users &amp; \\*others"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a trial](https://a.org/x 't')", "https://a.org/x"),
        ("[a trial][r]\n\n[r]: https://a.org/r", "https://a.org/r"),
        ("[r]\n\n[r]: https://a.org/r", "https://a.org/r"),
        ("<https://a.org>", "https://a.org"),
        ("<me@a.org>", "mailto:me@a.org"),
        ("https://a.org/y.", "https://a.org/y"),
        ('<a href="https://a.org/h">a trial</a>', "https://a.org/h"),
    ],
)
def test_links_keep_their_targets(text: str, target: str) -> None:
    blocks = read("See " + text + "\n").blocks
    assert [link.target for link in blocks[0].links] == [target]


def test_lists_tables_quotes_and_notes() -> None:
    article = read(
        "# Ginger\n\nIt can:\n\n- **Ease:** nausea\n  - at sea\n- warm you\n\n"
        "| Dose | Effect |\n|---|---|\n| 1 g | *none* |\n\n> Quoted.\n\nText.[^n]\n\n[^n]: A note.\n\nTerm\n: Meaning\n"
    )
    check_invariants(article)
    assert [(b.kind, b.text.text, b.level) for b in article.blocks] == [
        ("heading", "Ginger", 1),
        ("paragraph", "It can:", 0),
        ("item", "Ease: nausea", 1),
        ("item", "at sea", 2),
        ("item", "warm you", 1),
        ("cell", "Dose", 0),
        ("cell", "Effect", 0),
        ("cell", "1 g", 0),
        ("cell", "none", 0),
        ("quote", "Quoted.", 0),
        ("paragraph", "Text.", 0),
        ("footnote", "A note.", 0),
        ("term", "Term", 0),
        ("definition", "Meaning", 0),
    ]
    assert article.blocks[2].lead_in == article.blocks[4].lead_in == 1
    assert article.blocks[2].label == "Ease"
    assert article.blocks[8].header == "Effect"
    assert article.blocks[10].links[0].kind == "footnote"


@pytest.mark.parametrize(
    "text",
    [
        "```\nGinger cures cancer.\n```\n",
        "    Ginger cures cancer.\n",
        "<script>Ginger cures cancer.</script>\n",
        "<div hidden>Ginger cures cancer.</div>\n",
        "~~Ginger cures cancer.~~\n",
        "<del>Ginger cures cancer.</del>\n",
        '{{< figure alt="Ginger cures cancer." >}}\n',
        "{% include cure.html text='Ginger cures cancer.' %}\n",
        "{% comment %}\nGinger cures cancer.\n{% endcomment %}\n",
        "{: .ginger-cures-cancer }\n",
        "{/* Ginger cures cancer. */}\n",
        "<!-- Ginger cures cancer. -->\n",
        "::: Ginger cures cancer.\n",
    ],
)
def test_what_is_no_prose_has_no_sentence(text: str) -> None:
    article = read("Before.\n\n" + text + "\nAfter.\n")
    check_invariants(article)
    assert [w for w in words(article) if w.strip("\ufffc ")] == ["Before.", "After."]


def test_shortcodes_inside_a_sentence_leave_it_whole() -> None:
    article = read(
        'Ginger {{< icon "root" >}}may help, see [the page]({{< ref "x.md" >}}).\n\n'
        "{{% note %}}\nInside a note.\n{{% /note %}}\n"
    )
    check_invariants(article)
    assert words(article) == ["Ginger may help, see the page.", "Inside a note."]


def test_mdx_code_is_hidden() -> None:
    article = read(
        'import X from "./x"\n\nexport const a = 1\n\n<X kind="note">\n\nGinger may {name} help.\n\n</X>\n',
        path="a.mdx",
    )
    assert words(article) == ["Ginger may  help."]


def test_html_blocks_are_read_as_html() -> None:
    article = read(
        '<div class="box">\n<p>Ginger <b>may</b>\nhelp.</p>\n<ul><li>tea</ul>\n</div>\n\n'
        "<details>\n<summary>Is it safe?</summary>\n\nMostly.\n\n</details>\n"
    )
    check_invariants(article)
    assert shape(article) == [
        ("paragraph", "Ginger may help."),
        ("item", "tea"),
        ("heading", "Is it safe?"),
        ("paragraph", "Mostly."),
    ]


def test_html_in_a_quote_is_read_without_the_quote_marks() -> None:
    article = read("> <div>\n> <p>Ginger may\n> help.</p>\n> </div>\n")
    check_invariants(article)
    assert words(article) == ["Ginger may help."]


def test_a_bold_line_is_a_heading_and_bold_words_are_not() -> None:
    article = read("**Is it safe?**\n\nYes.\n\n**Never** mix it.\n\n**Take care.**\n")
    assert [b.kind for b in article.blocks] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_comments_stand_before_the_next_block() -> None:
    article = read("One.\n\n<!-- claimlint: ignore x -- y -->\n\nTwo.\n\n<!-- last -->\n")
    assert [(c.text, c.before) for c in article.comments] == [("claimlint: ignore x -- y", 1), ("last", 1)]
    assert article.source.slice(article.comments[0].span) == "<!-- claimlint: ignore x -- y -->"


def test_alt_text_is_a_block_of_its_own() -> None:
    article = read("See ![Ginger *root*](g.png) here.\n")
    assert shape(article) == [("paragraph", "See here."), ("alt", "Ginger root")]


def test_line_breaks_end_sentences_and_wrapped_lines_do_not() -> None:
    assert words(read("By Jane Doe  \nTake it\nwith food\n")) == ["By Jane Doe", "Take it with food"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("---\ntitle: Ginger\nlastReviewed: 2024-03-12 # yes\n---\n",
         [("title", "Ginger"), ("reviewed", "2024-03-12")]),
        ("---\ntitle: 'Ginger: a root'\ntags: [a, b]\n---\n",
         [("title", "Ginger: a root"), ("tags", "a"), ("tags", "b")]),
        ("---\nreviewer:\n  name: Dr A\n  url: /a\n---\n", [("reviewer", "Dr A"), ("reviewer.url", "/a")]),
        ("---\nauthors:\n  - Jane\n  - name: Joe\n---\n", [("author", "Jane"), ("author", "Joe")]),
        ("---\ntitle: >\n  Ginger\n  root\n---\n", [("title", "Ginger\n  root")]),
        ("---\nsponsored: false\nreviewed_by: ~\n---\n", []),
        ("---\n---\n", []),
        ("+++\ntitle = \"Ginger\"\ndate = 2024-03-12\n[params]\nreviewed_by = 'Dr A'\n+++\n",
         [("title", "Ginger"), ("published", "2024-03-12"), ("reviewer", "Dr A")]),
        ("+++\nauthors = [\"Jane\", \"Joe\"]\nreviewer = {name = \"Dr A\"}\n+++\n",
         [("author", "Jane"), ("author", "Joe"), ("reviewer", "Dr A")]),
        ('{\n "title": "Ginger", "lastmod": "2024-03-12"\n}\n', [("title", "Ginger"), ("updated", "2024-03-12")]),
        ("---\nclaimlint:\n  - ignore x -- y\n---\n", [("claimlint", "ignore x -- y")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_front_matter_keeps_the_place_of_each_value(head: str, expected: list[tuple[str, str]], line_end: str) -> None:
    article = read((head + "\nGinger may help.\n").replace("\n", line_end))
    check_invariants(article)
    found = [(f.name, article.source.slice(f.span).replace("\r", "")) for f in article.metadata]
    assert found == expected
    assert words(article) == ["Ginger may help."]


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert shape(read("---\nGinger may help.\n")) == [("paragraph", "Ginger may help.")]
