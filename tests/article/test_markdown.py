"""Markdown: CommonMark, GFM, and what sites add to it."""

from __future__ import annotations

import pytest
from reading import check_invariants, read, shape, words

from claimlint.article.model import Unreadable


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
        ("---\nlastReviewed: !!str 2024-03-12\nreviewer: &r Dr A\n---\n",
         [("reviewed", "2024-03-12"), ("reviewer", "Dr A")]),
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


def test_what_front_matter_escapes_is_resolved() -> None:
    toml = '+++\ntitle = "A \\"new\\" caf\\u00e9"\nsummary = """\nOne\ntwo"""\n+++\nx'
    assert [f.value for f in read(toml).metadata] == ['A "new" café', "One\ntwo"]
    assert read('---\ntitle: "A \\"new\\" caf\\u00e9"\n---\nx').title == 'A "new" café'
    assert read('{"title": "A \\"new\\" caf\\u00e9"}\nx').title == 'A "new" café'


def test_front_matter_of_plain_lines_is_read_as_it_is_meant_and_told() -> None:
    text = "---\ntitle: Detox: the truth\nauthor: Dr Ann Lee\n\nnote: a # b\n---\n\nText.\n"
    article = read(text)
    fields = [(field.name, field.value) for field in article.metadata]
    assert fields[:2] == [("title", "Detox: the truth"), ("author", "Dr Ann Lee")]
    assert all(article.source.slice(field.span) == field.value for field in article.metadata)
    assert [(problem.line, problem.column) for problem in article.problems] == [(2, 13)]
    assert article.blocks[-1].text.text == "Text."


def test_toml_without_quotation_marks_is_read_as_it_is_meant_and_told() -> None:
    article = read('+++\ntitle = "Gout"\ncheck_again = 2027-09\n[extra]\nwords = Rosa Field, nurse\n+++\n\nText.\n')
    fields = [(field.name, field.value) for field in article.metadata]
    assert fields == [("title", "Gout"), ("next-review", "2027-09"), ("author", "Rosa Field, nurse")]
    assert all(article.source.slice(field.span) == field.value for field in article.metadata)
    assert [(problem.line, problem.column) for problem in article.problems] == [(3, 19), (5, 9)]
    assert all("write " in problem.message for problem in article.problems)


@pytest.mark.parametrize("line", ["title: [a", 'title: "a" b', "title: {a", "a: &b\n- c: d: e", "title: *none"])
def test_front_matter_that_is_more_than_plain_lines_is_refused(line: str) -> None:
    with pytest.raises(Unreadable):
        read(f"---\n{line}\nkey: a: b\n---\n\nText.\n")


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert shape(read("---\nGinger may help.\n")) == [("paragraph", "Ginger may help.")]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<div hidden>\n\n{}\n\n</div>", ""),
        ("<div style='display:none'>\n<div>\n\n{}\n\n</div>\n</div>", ""),
        ("<noscript>\n\n- {}\n\n</noscript>", ""),
        ("<del>\n\n{}\n\n</del>", ""),
        ("<nav>\n\n- {}\n\n</nav>", "furniture"),
        ("<div class='sidebar'>\n\n## {}\n\n</div>", "furniture"),
        ("<aside>\n\n{}\n\n</aside>", "paragraph"),
        ("<div markdown='1'>\n\n{}\n\n</div>", "paragraph"),
        ("<section id='social-anxiety'>\n\n{}\n\n</section>", "paragraph"),
    ],
)
def test_html_around_markdown_says_how_it_stands(markup: str, kind: str) -> None:
    article = read(f"Before.\n\n{markup.format('Ginger cures.')}\n\nAfter.\n")
    check_invariants(article)
    assert shape(article) == [
        ("paragraph", "Before."),
        *([(kind, "Ginger cures.")] if kind else []),
        ("paragraph", "After."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It <span hidden>cures</span> helps.", "It helps."),
        ("It <span class='sr-only'>cures <span>all</span></span> helps.", "It helps."),
        ("It <del>cures <b>all</b></del> helps.", "It helps."),
        ("It <ins>helps</ins>.", "It helps."),
    ],
)
def test_inline_html_that_is_hidden_or_struck_out_is_not_read(text: str, expected: str) -> None:
    article = read(f"{text}\n\nIt <del>never closes\n\nBut here it goes on.")
    check_invariants(article)
    assert shape(article) == [("paragraph", expected), ("paragraph", "It"), ("paragraph", "But here it goes on.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!NOTE]\n> It may help.", [("paragraph", "It may help.")]),
        ("> [!tip]+\n> It may help.", [("paragraph", "It may help.")]),
        ("> [!important] Mind the dose\n>\n> Take 1 g.", [("paragraph", "Mind the dose"), ("paragraph", "Take 1 g.")]),
        ("> It may help.", [("quote", "It may help.")]),
        ("> It may [help][a]!\n\n[a]: b", [("quote", "It may help!")]),
        ("!!! note\n    It may help.\n\n    Or not.", [("paragraph", "It may help."), ("paragraph", "Or not.")]),
        ('??? question "Is it safe?"\n    Yes.\n\nAfter.',
         [("heading", "Is it safe?"), ("paragraph", "Yes."), ("paragraph", "After.")]),
        ('- one\n\n!!! warning inline "Mind the dose"\n\n    Take 1 g.\n\n    - two',
         [("item", "one"), ("heading", "Mind the dose"), ("paragraph", "Take 1 g."), ("item", "two")]),
        ('=== "Adults"\n    Take 1 g.', [("heading", "Adults"), ("paragraph", "Take 1 g.")]),
        ("Title\n===\n\nIt may help.", [("heading", "Title"), ("paragraph", "It may help.")]),
        ("::: tip\nIt may help.\n:::", [("paragraph", "It may help.")]),
    ],
)  # fmt: skip
def test_notes_and_warnings_are_the_articles_own_words(text: str, expected: list[tuple[str, str]]) -> None:
    article = read(text)
    check_invariants(article)
    assert shape(article) == expected


def test_items_behind_a_table_are_of_the_first_level() -> None:
    article = read("| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n")
    assert [(b.kind, b.level) for b in article.blocks[4:]] == [("item", 1)]


MDX = """\
---
title: Ginger
---
import Tabs from "@theme/Tabs"
import {
  Card,
} from '../card'

export const meta = {
  title: 'It cures cancer',

  tags: ["a"],
}

export default function Layout({children}) {
  return <main>{children}</main>
}

# Ginger {props.name}

<Card type="warning" text="It cures" style={{color: "red"}} when={() => x > 3}>
  Ginger *may* help {/* does it? */} a <Tip text="It cures">little</Tip>.
</Card>

<Tabs>
  <Tabs.Item
    label="It cures"
  >

    It eases nausea
    a little.

  </Tabs.Item>
</Tabs>

{list.map(item => (
  <li>{item.cures}</li>
))}

Less < 5 g, `{x}` or ``a`b`` and \\{ not more } than <b>that</b>.

```jsx
<Broken {
```

import duties apply to it.
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("path", ["a.mdx", "a.md"])
def test_mdx_leaves_the_words_that_a_reader_sees(path: str, line_end: str) -> None:
    article = read(MDX.replace("\n", line_end), path=path)
    check_invariants(article)
    assert shape(article) == [
        ("heading", "Ginger"),
        ("paragraph", "Ginger may help a little."),
        ("paragraph", "It eases nausea a little."),
        ("paragraph", "Less < 5 g, \ufffc or \ufffc and { not more } than that."),
        ("code", "<Broken {"),
        ("paragraph", "import duties apply to it."),
    ]
    assert [c.text for c in article.comments] == ["does it?"]
