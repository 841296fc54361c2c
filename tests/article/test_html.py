"""HTML: pages as published and fragments, each character in its place."""

from __future__ import annotations

import pytest
from reading import check_invariants, read, shape

from claimlint.article.model import Unreadable

PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ginger | The Site</title>
<meta property="og:title" content="Ginger for nausea"><meta name="author" content="Jane Doe">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
 {"@type": "MedicalWebPage", "headline": "Ginger", "datePublished": "2021-06-01", "lastReviewed": "2021-06-09",
  "reviewedBy": [{"@type": "Person", "name": "Dr A"}], "comment": {"datePublished": "2023-01-01"}},
 {"@type": "Product", "name": "Tea", "datePublished": "2020-01-01"}]}
</script></head><body>
<header><a href="/">Home</a><nav><ul><li>A<li>B</ul></nav></header>
<div class="cookie-banner">We use cookies. <button>OK</button></div>
<main><article><header><h1>Ginger for <em>nausea</em></h1><p>By <a rel="author" href="/j">Jane Doe</a>, MD</header>
<p>Ginger can
   <a href="https://a.org/?x=1&amp;y=2">ease   nausea</a> &amp; warm you. It <del>cures</del> helps.
<ul><li>tea<li><p>sweets</p><ul><li>soft</ul></ul>
<details><summary>Is it safe?</summary>Yes, mostly.</details>
</article><aside>Read more here.</aside></main>
<footer>Page last reviewed: 9 June 2021</footer></body></html>
"""


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    article = read(PAGE, "html")
    check_invariants(article)
    assert shape(article) == [
        ("furniture", "Home"),
        ("furniture", "A"),
        ("furniture", "B"),
        ("furniture", "We use cookies. OK"),
        ("heading", "Ginger for nausea"),
        ("paragraph", "By Jane Doe, MD"),
        ("paragraph", "Ginger can ease nausea & warm you. It helps."),
        ("item", "tea"),
        ("item", "sweets"),
        ("item", "soft"),
        ("heading", "Is it safe?"),
        ("paragraph", "Yes, mostly."),
        ("furniture", "Read more here."),
        ("furniture", "Page last reviewed: 9 June 2021"),
    ]
    assert article.title == "Ginger for nausea"
    assert [link.target for link in article.blocks[6].links] == ["https://a.org/?x=1&y=2"]


def test_metadata_of_markup_and_words() -> None:
    found = {(f.name, f.value, f.origin) for f in read(PAGE, "html").metadata}
    assert found >= {
        ("title", "Ginger | The Site", "meta"),
        ("title", "Ginger for nausea", "meta"),
        ("author", "Jane Doe", "meta"),
        ("author", "Jane Doe", "microdata"),
        ("author", "Jane Doe, MD", "visible"),
        ("published", "2021-06-01", "json-ld"),
        ("reviewed", "2021-06-09", "json-ld"),
        ("reviewer", "Dr A", "json-ld"),
        ("reviewed", "9 June 2021", "visible"),
        ("language", "en", "meta"),
    }
    assert not [f for f in found if f[1].startswith(("2020", "2023"))]


def test_a_span_across_markup_maps_to_the_exact_source() -> None:
    article = read("<p>Ginger <b>may</b> &ldquo;help&rdquo;\r\n  &#x41; lot.</p>", "html")
    check_invariants(article)
    sentence = article.sentences[0]
    assert sentence.text == "Ginger may “help” A lot."
    at = sentence.text.index("may “help” A")
    assert article.source.slice(sentence.source_span(at, at + 12)) == "may</b> &ldquo;help&rdquo;\r\n  &#x41;"


@pytest.mark.parametrize(
    "html",
    [
        "<script>Ginger cures.</script>",
        "<style>Ginger cures.</style>",
        "<noscript>Ginger cures.</noscript>",
        "<template><p>Ginger cures.</p></template>",
        "<p hidden>Ginger cures.</p>",
        "<p aria-hidden=true>Ginger cures.</p>",
        "<div style='display: none'><p>Ginger cures.</p></div>",
        "<span class='visually-hidden'>Ginger cures.</span>",
        "<nav><p>Ginger cures.</p></nav>",
        "<div role=navigation>Ginger cures.</div>",
        "<div id='cookie-consent'><p>Ginger cures.</p></div>",
        "<ul class='social-share'><li>Ginger cures.</ul>",
        "<svg><text>Ginger cures.</text></svg>",
        "<select><option>Ginger cures.</select>",
        "<!-- Ginger cures. -->",
        "<pre>Ginger cures.</pre>",
        "<s>Ginger cures.</s>",
        "<textarea>Ginger cures.</textarea>",
    ],
)
def test_what_is_no_prose_has_no_sentence(html: str) -> None:
    article = read(
        f"<p>Some words stand before it, and they are many.</p>{html}<p>Some words stand after it as well.</p>", "html"
    )
    check_invariants(article)
    prose = [b.text.text for b in article.blocks if b.is_prose]
    assert prose == ["Some words stand before it, and they are many.", "Some words stand after it as well."]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One<p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<ul><li>One<li>Two</ul>Three", [("item", "One"), ("item", "Two"), ("paragraph", "Three")]),
        ("<b>One <i>two</b> three</i>", [("paragraph", "One two three")]),
        ("<p>One</div> two</p>", [("paragraph", "One two")]),
        ("a < b and c > d", [("paragraph", "a < b and c > d")]),
        ("<p>One<br>two<br><br>three", [("paragraph", "One two"), ("paragraph", "three")]),
        ("<dl><dt>Dose<dd>1 g<dt>Is it safe?<dd>Yes.</dl>",
         [("term", "Dose"), ("definition", "1 g"), ("heading", "Is it safe?"), ("definition", "Yes.")]),
        ("<figure><img src=x alt='A &lt;root&gt;'><figcaption>Root</figcaption></figure>",
         [("alt", "A <root>"), ("caption", "Root")]),
        ("<blockquote><p>One</p><p>Two</p></blockquote>", [("quote", "One"), ("quote", "Two")]),
        ("<p><strong>Is it safe?</strong></p><p>A: Yes.</p>", [("heading", "Is it safe?"), ("paragraph", "Yes.")]),
        ("<h3>One</h2>Two<h2>Three</h2>", [("heading", "One"), ("paragraph", "Two"), ("heading", "Three")]),
        ("<h2>One<p>Two</p>", [("heading", "One"), ("paragraph", "Two")]),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", [("cell", "A"), ("cell", "B"), ("cell", "1"), ("cell", "2")]),
        ("<h3><button>Is it safe?</button></h3>", [("heading", "Is it safe?")]),
        ("<h3>Is it safe? <button>Copy</button></h3>", [("heading", "Is it safe?")]),
        ("<h3>Is it safe?<a class=headerlink href='#safe'>¶</a></h3>", [("heading", "Is it safe?")]),
        ("<p>Take <code>x</code> now", [("paragraph", "Take \ufffc now")]),
        ("caf&eacute; &copy &bogus; &#0;x", [("paragraph", "café © &bogus; \ufffdx")]),
        ("<p>One <a href=x>two", [("paragraph", "One two")]),
        ("<title>T</title><p>One", [("paragraph", "One")]),
        ("<p title='a > b'>One</p>", [("paragraph", "One")]),
        ("<p>One <!-- two --> three</p>", [("paragraph", "One three")]),
        ("<p><q>It heals.</q> It does not.</p>", [("paragraph", "“It heals.” It does not.")]),
        ("<p>One <q>two <q>three</q></q>", [("paragraph", "One “two “three””")]),
        ("<p>One <q>two</p><p>three", [("paragraph", "One “two"), ("paragraph", "three")]),
        ("<p>One <del><q>two</q></del> three", [("paragraph", "One three")]),
        ("<p>One <q hidden>two</q> three", [("paragraph", "One three")]),
        ("<ul><li><q cite=x>One</q> two", [("item", "“One” two")]),
        ("<p>One <!-- two", [("paragraph", "One <!-- two")]),
    ],
)  # fmt: skip
def test_malformed_and_everyday_markup(html: str, expected: list[tuple[str, str]]) -> None:
    article = read(html, "html")
    check_invariants(article)
    assert shape(article) == expected


def test_cells_know_their_column() -> None:
    article = read("<table><thead><tr><th colspan=2>Dose<th>Effect</thead><tr><td>1<td>g<td>none</table>", "html")
    assert [(b.row, b.column, b.header) for b in article.blocks] == [
        (0, 0, ""),
        (0, 2, ""),
        (1, 0, "Dose"),
        (1, 1, "Dose"),
        (1, 2, "Effect"),
    ]


def test_cells_that_reach_over_rows_and_columns_leave_the_others_their_place() -> None:
    article = read(
        "<table><thead><tr><th rowspan=2>Drug<th colspan=2>Effect<tr><th>Good<th>Bad</thead>"
        "<tr><td rowspan=2>Ibuprofen<td>less pain<td>ulcers<tr><td>better sleep<td>dizzy</table>",
        "html",
    )
    assert [(b.text.text, b.row, b.column, b.header) for b in article.blocks[3:]] == [
        ("Bad", 1, 2, ""),
        ("Ibuprofen", 2, 0, "Drug"),
        ("less pain", 2, 1, "Good"),
        ("ulcers", 2, 2, "Bad"),
        ("better sleep", 3, 1, "Good"),
        ("dizzy", 3, 2, "Bad"),
    ]


def test_a_table_that_lays_a_page_out_has_no_cells() -> None:
    article = read("<table role=presentation><tr><td><p>One</p><p>Two</p><td>Three</table>", "html")
    assert shape(article) == [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "Three")]


@pytest.mark.parametrize(
    "html",
    [
        "<div class='sidebar'>Other things.</div><main><p>Ginger may help a little.</p></main><div>More.</div>",
        "<div>Other things.</div><div role=main><p>Ginger may help a little.</p></div>",
        "<p>Other.</p><article><p>Ginger may help a little.</p></article>",
        "<main><article><p>Ginger may help a little.</p></article><article>Other.</article></main>",
        "<main hidden><p>Old words, many more than these here.</p></main><main>Ginger may help a little.</main>",
        "<body><header>My Site</header><p>Ginger may help a little.<footer>All rights reserved</footer>",
        "<p>Ginger may help a little.<div class='CookieConsent'>We set some.</div><div class='cc-window'>OK</div>",
        "<div class='related-articles'>Zinc</div><p>Ginger may help a little.<section class='social-media'>X</section>",
        "<article><p>Ginger may help a little.<aside><a href=x>Zinc</a> <a href=y>Tea</a></aside></article>",
        "<p class=d-none>No</p><p class='x hidden'>No</p><p class=is-hidden>No</p><p>Ginger may help a little.",
    ],
)
def test_the_main_content_alone_is_prose(html: str) -> None:
    article = read(html, "html")
    assert [b.text.text for b in article.blocks if b.is_prose] == ["Ginger may help a little."]


@pytest.mark.parametrize(
    "html",
    [
        "<article><p>Ginger may help.<aside>It is <b>no</b> cure, <a href=x>trials</a> found.</aside></article>",
        "<p>Ginger may help.<section id=age-related-macular-degeneration>It is no cure, trials found.</section>",
        "<p>Ginger may help.<section id=social-anxiety>It is no cure, trials found.</section><p>And more than that.",
        "<p>Ginger may help.<section id=informed-consent>It is no cure, trials found.</section><p>And more than that.",
        "<p>Ginger may help.<p class='d-none d-md-block'>It is no cure, trials found.",
        "<body class=hidden><div id=app style='visibility:hidden'><p>It is no cure, trials found.</p></div>",
        "<p>Ginger may help.<p class='hidden md:block'>It is no cure, trials found.",
        "<article>Ginger may help.<button aria-controls='p1 p2'>Q</button><p hidden id=p1>It is no cure, trials found.",
    ],
)
def test_what_only_looks_like_furniture_is_prose(html: str) -> None:
    assert "It is no cure, trials found." in [b.text.text for b in read(html, "html").blocks if b.is_prose]


@pytest.mark.parametrize(
    "html",
    [
        "<main><h1>Does ginger help?</h1><article><p>It may help a little.</p></article></main>",
        "<header><h1>Does ginger help?</h1></header><main><p>It may help a little.</p></main>",
        "<header><h1><a href='/'>My Site</a></h1></header><h1>Does ginger help?</h1><main>It may help a little.</main>",
        "<h1 class=site-title>My Site</h1><p><h1>Does ginger help?</h1><article>It may help a little.</article>",
        "<body><header><nav>Home</nav><h1>Does ginger help?</h1></header><p>It may help a little.",
        "<title>Does ginger help? | My Site</title><h1>My Site</h1><main><h2>Does ginger help?"
        "<a href=#x>¶</a></h2>It may help a little.</main>",
        "<title>My Site: ginger</title><h1>Does ginger help?</h1><main>It may help a little.</main>",
        "<body><header><h1 id=logo>My Site</h1></header><h2>Does ginger help?</h2><p>It may help a little.",
    ],
)
def test_the_headline_of_a_page_is_prose_wherever_it_stands(html: str) -> None:
    article = read(html, "html")
    check_invariants(article)
    assert article.title.startswith("Does ginger help?")
    assert [b.text.text for b in article.blocks if b.is_prose] == ["Does ginger help?", "It may help a little."]


def test_two_articles_of_like_size_are_both_prose() -> None:
    article = read("<article><p>One thing here.</p></article><article><p>Two things here.</p></article><p>x", "html")
    assert len([b for b in article.blocks if b.is_prose]) == 3 or len(article.blocks) == 3


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<meta charset=iso-8859-1><p>caf\xe9 “so”".encode("cp1252"), "café “so”"),
        (b'<meta http-equiv=content-type content="text/html; charset=windows-1252"><p>caf\xe9', "café"),
        (b'<?xml version="1.0" encoding="iso-8859-15"?><p>\xa4', "€"),
        ("<meta charset=shift_jis><p>日本".encode("shift_jis"), "日本"),
        (b"<p>caf\xe9", "café"),
        ("<p>café".encode(), "café"),
        ("<p>café".encode("utf-8-sig"), "café"),
        ("<p>café".encode("utf-16"), "café"),
        (b"<meta charset=rot13><p>one", "one"),
        (b"<meta charset=nonsense><p>one", "one"),
        (b"<meta charset=utf-8><p>caf\xe9 x", "café x"),  # the declaration is wrong
        ("<meta charset=iso-8859-1><p>café".encode(), "café"),  # and here
        ("<meta charset=utf-8><p>déjà café ".encode() + b"\xe9", "déjà café \ufffd"),  # here a letter is
        (("<link rel=x>" * 600 + "<meta charset=shift_jis><p>日本").encode("shift_jis"), "日本"),
        ("<meta charset=utf-16><p>café".encode("utf-16-le"), "café"),
        ("<!doctype html><p>café".encode("utf-16-be"), "café"),
    ],
)
def test_encodings_declared_and_not(content: bytes, text: str) -> None:
    article = read(content, "html")
    check_invariants(article)
    assert [b.text.text for b in article.blocks] == [text]


def test_comments_stand_before_the_next_block() -> None:
    article = read("<p>One</p><!-- claimlint: ignore x -- y --><p>Two</p>", "html")
    assert [(c.text, c.before) for c in article.comments] == [("claimlint: ignore x -- y", 1)]


def test_microdata_names_author_and_date() -> None:
    article = read(
        '<div itemscope><span itemprop="author" itemscope><span itemprop="name">Jane Doe</span></span>'
        '<time itemprop="dateModified" datetime="2024-03-12">last spring</time></div>',
        "html",
    )
    assert [(f.name, f.value) for f in article.metadata] == [("author", "Jane Doe"), ("updated", "2024-03-12")]


def test_json_ld_gives_the_day_of_review_and_when_it_is_due_again() -> None:
    graph = '{"@type": "MedicalWebPage", "lastReviewed": ["2023-03-20T12:00:00+00:00", "2026-03-20T12:00:00+00:00"]}'
    article = read(f'<script type="application/ld+json">[{graph}]</script><p>One', "html")
    assert [(f.name, f.value[:4]) for f in article.metadata if f.key == "lastReviewed"] == [
        ("reviewed", "2023"),
        ("next-review", "2026"),
    ]


def test_json_ld_names_people_where_the_graph_keeps_them() -> None:
    graph = (
        '[{"@type": "Article", "author": {"@id": "#p"}, "reviewedBy": [{"@id": "#q"}], "publisher": {"@id": "#gone"}},'
        ' {"@type": "Person", "@id": "#p", "name": "Mia Stone"}, {"@type": "Person", "@id": "#q", "name": "Dr B"}]'
    )
    article = read(f'<script type="application/ld+json">{{"@graph": {graph}}}</script><p>One', "html")
    check_invariants(article)
    people = [(f.name, f.value, article.source.slice(f.span)) for f in article.metadata if f.name != "schema-type"]
    assert people == [("author", "Mia Stone", "Mia Stone"), ("reviewer", "Dr B", "Dr B")]


def test_two_times_side_by_side_are_two_days() -> None:
    article = read(
        "<p>Posted on <a href=x><time>1 March 2021</time><time>1 August 2022</time></a> (<time>x</time>)", "html"
    )
    check_invariants(article)
    assert article.blocks[0].text.text == "Posted on 1 March 2021 1 August 2022 (x)"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_page_that_a_generator_fills_in_keeps_its_front_matter_and_words(line_end: str) -> None:
    page = (
        "---\nlayout: post\ntitle: Ginger\nlast_reviewed: 2020-01-01\n---\n<h1>{{ page.title }}</h1>\n"
        "{% include it-cures.html %}<p>Ginger {{ x }} may help.</p>{% comment %}<p>It cures</p>{% endcomment %}\n"
    )
    article = read(page.replace("\n", line_end), "html")
    check_invariants(article)
    assert shape(article) == [("paragraph", "Ginger may help.")]
    assert (article.title, [f.value for f in article.fields("reviewed")]) == ("Ginger", ["2020-01-01"])


def test_front_matter_of_a_page_that_is_broken_says_where() -> None:
    with pytest.raises(Unreadable, match=r"article\.html:3:1: front matter"):
        read("---\na: [b\n---\n<p>One", "html")


@pytest.mark.parametrize(
    "wrapped", ["{}", " <!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/* <![CDATA[ */ {} /* ]]> */", "\n\n<!--\n{}\n//-->"]
)
def test_json_ld_is_found_behind_what_old_templates_put_before_it(wrapped: str) -> None:
    script = wrapped.format('{"@type": "Article", "lastReviewed": "2024-01-02"}')
    article = read(f'<script type="application/ld+json">{script}</script><p>One', "html")
    assert [f.value for f in article.fields("reviewed")] == ["2024-01-02"]
