"""Plain text: what its lines are, told by their shape alone."""

from __future__ import annotations

import pytest
from reading import check_invariants, read, shape, words

HEALTH_PAGE = """\
Herbal Desk Verified

Ginger for Nausea - Uses, Risks and Doses

Published on June 01, 2021 and last reviewed on June 09, 2021   -  4 min read

Ginger is a root. It is used for nausea.


What Is Ginger Used For?

Ginger is used in these conditions:

1. Travel Sickness: Travel sickness is common. Ginger may help.

2. Morning Sickness: It affects many women.

Frequently Asked Questions

Can Ginger Stop Vomiting?

Yes, it can.

Last reviewed at:
9 June 2021  -  4 min read

Read More About Ginger.Book a Call
"""


def test_an_exported_page_is_read_as_an_editor_would() -> None:
    article = read(HEALTH_PAGE, "text")
    check_invariants(article)
    assert article.title == "Ginger for Nausea - Uses, Risks and Doses"
    assert [(b.kind, b.label) for b in article.blocks] == [
        ("heading", ""),
        ("heading", ""),
        ("paragraph", ""),
        ("paragraph", ""),
        ("heading", ""),
        ("paragraph", ""),
        ("item", "Travel Sickness"),
        ("item", "Morning Sickness"),
        ("heading", ""),
        ("heading", ""),
        ("paragraph", ""),
        ("paragraph", ""),
        ("paragraph", ""),
        ("paragraph", ""),
    ]
    items = [b for b in article.blocks if b.kind == "item"]
    assert len({b.group for b in items}) == 1
    assert {article.blocks[b.lead_in].text.text for b in items} == {"Ginger is used in these conditions:"}
    answer = next(s for s in article.sentences if s.text == "Yes, it can.")
    assert [h.text.text for h in article.headings_above(answer.block)][:2] == [
        "Can Ginger Stop Vomiting?",
        "Frequently Asked Questions",
    ]
    assert [(f.name, f.value) for f in article.metadata] == [
        ("published", "June 01, 2021"),
        ("reviewed", "June 09, 2021"),
        ("reviewed", "9 June 2021"),
    ]
    assert article.source.slice(article.metadata[1].phrase_span) == "last reviewed on June 09, 2021"
    assert words(article)[-2:] == ["Read More About Ginger.", "Book a Call"]


def test_sentences_one_a_paragraph_are_paragraphs() -> None:
    lines = ["The drug lowered pain in adults.", "We saw no effect on sleep.", "More trials are needed."]
    assert shape(read("\n\n".join(lines) + "\n\n", "text")) == [("paragraph", line) for line in lines]


def test_a_first_line_with_a_full_stop_is_no_title() -> None:
    article = read("Ginger may help.\n\nIt is cheap.\n", "text")
    assert article.title == ""


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("heading", "What Is Ginger?"),
        ("heading", "Risks and side effects"),
        ("heading", "SIDE EFFECTS"),
        ("heading", "Frequently Asked Questions"),
        ("heading", "1987: A Year of Trials"),
        ("heading", "how does it work?"),
        ("paragraph", "It may help."),
        ("paragraph", "Take it with food, and not more than twice a day in the first week"),
        ("paragraph", "By Jane Doe, MD"),
        ("paragraph", "Last reviewed: 5 May 2022"),
        ("paragraph", "Side effects include:"),
        ("paragraph", "Call us today!"),
        ("paragraph", '"It did not last."'),
        ("paragraph", "Book a Visit.Call Us"),
    ],
)
def test_lines_that_are_headings_and_that_are_none(kind: str, line: str) -> None:
    text = f"Ginger is a root and has been used for a long time.\n\n{line}\n\nSome people have heartburn.\n"
    assert shape(read(text, "text"))[1] == (kind, line)


def test_wrapped_lines_are_one_paragraph_and_map_back() -> None:
    text = (
        "Ginger is a root that people have used for a very long time, and\r\n"
        "it is sold as tea, as capsules and as sweets. Some people say that\r\n"
        "it settles the stomach.\r\n\r\nIt is cheap.\r\n"
    )
    article = read(text, "text")
    check_invariants(article)
    assert [b.kind for b in article.blocks] == ["paragraph", "paragraph"]
    sentence = article.sentences[1]
    assert sentence.text == "Some people say that it settles the stomach."
    assert article.source.slice(sentence.span) == "Some people say that\r\nit settles the stomach."


@pytest.mark.parametrize(
    "bullet", ["-", "*", "•", "–", "·", "▪", "✓", "o\t", "o  ", "1.", "1)", "a)", "→", "->", "=>", "\uf0b7"]
)
def test_bullets_of_all_sorts(bullet: str) -> None:
    text = f"It can cause these:\n\n{bullet} heartburn\n\n{bullet} wind\n"
    article = read(text, "text")
    assert shape(article)[1:] == [("item", "heartburn"), ("item", "wind")]
    assert article.blocks[1].lead_in == article.blocks[2].lead_in == 0


def test_a_list_without_bullets_follows_a_colon() -> None:
    article = read("Symptoms include:\nfever\nchills\ncough\n\nSee a doctor.\n", "text")
    assert shape(article) == [
        ("paragraph", "Symptoms include:"),
        ("item", "fever"),
        ("item", "chills"),
        ("item", "cough"),
        ("paragraph", "See a doctor."),
    ]


def test_a_wrapped_item_is_one_item_and_nested_ones_are_deeper() -> None:
    article = read("- ginger tea made from\n  fresh root\n    - hot\n    - cold\n- capsules\n", "text")
    assert [(b.text.text, b.level) for b in article.blocks] == [
        ("ginger tea made from fresh root", 1),
        ("hot", 2),
        ("cold", 2),
        ("capsules", 1),
    ]


def test_a_number_in_wrapped_prose_starts_no_item() -> None:
    text = (
        "The results of the trial that was run in that old city are shown in Fig.\n"
        "2. The effect was small, and it was gone after a year in most of them.\n"
    )
    assert [b.kind for b in read(text, "text").blocks] == ["paragraph"]


def test_underlined_headings_and_rules() -> None:
    article = read("Ginger\n======\n\nIt is a root.\n\nUses\n----\n\nTea.\n\n* * *\n\nEnd here.\n", "text")
    assert [(b.kind, b.level) for b in article.blocks] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_form_feeds_part_nothing_but_lines() -> None:
    article = read("One thing.\n\n\fAnother thing.\n", "text")
    assert words(article) == ["One thing.", "Another thing."]


def test_rows_with_tabs_are_a_table() -> None:
    article = read("Dose\tEffect\n500 mg\tsmall\n\t none\n", "text")
    cells = [(b.text.text, b.row, b.column, b.header) for b in article.blocks]
    assert cells == [
        ("Dose", 0, 0, ""),
        ("Effect", 0, 1, ""),
        ("500 mg", 1, 0, "Dose"),
        ("small", 1, 1, "Effect"),
        ("none", 2, 1, "Effect"),
    ]


def test_a_written_out_link_becomes_a_link() -> None:
    article = read(
        "A review (https://example.org/a_(b)) and <https://example.org/c> say so. See https://example.org/d.\n", "text"
    )
    block = article.blocks[0]
    assert block.text.text == "A review and say so. See https://example.org/d."
    assert [link.target for link in block.links] == [
        "https://example.org/a_(b)",
        "https://example.org/c",
        "https://example.org/d",
    ]


def test_question_and_answer_letters_are_labels() -> None:
    article = read("Q: Does it work?\n\nA: Yes, it does.\n", "text")
    assert [(b.kind, b.label, b.text.text) for b in article.blocks] == [
        ("heading", "Q", "Does it work?"),
        ("paragraph", "A", "Yes, it does."),
    ]


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        ("  Nature, April 2025 (Eyting and colleagues)\n  NHS, Shingles vaccine\n-----\n", ["item", "item"]),
        ("NHS, Shingles vaccine\nWHO. Measles, 2023.\n", ["item", "item"]),
        ("This page was made with the help of the NHS and of people who have lived with\nshingles.\n", ["paragraph"]),
    ],
)
def test_below_the_word_for_sources_a_line_is_a_source(below: str, kinds: list[str]) -> None:
    article = read(f"Shingles\n\nIt hurts.\n\nSources\n{below}", "text")
    at = next(b.index for b in article.blocks if b.text.text == "Sources")
    assert [b.kind for b in article.blocks[at + 1 :]] == kinds


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Q. I read they give you diabetes.", "heading"),
        (f"Q. {'My aunt swears that figs cure it. ' * 6}Is that so? — Mrs L., Leeds", "heading"),
        ("Q: What should I not take with them? — Marian, Truro", "heading"),
        ("Question 2: My knees hurt, and the leaflet says nothing.", "heading"),
        ("Q. Zhang and colleagues found that statins help.", "paragraph"),
        ("Q10: they say that it is good for the heart.", "paragraph"),
        ("Q: I am tired. A: Sleep more.", "paragraph"),
    ],
)
def test_what_a_reader_remarks_is_a_heading_as_a_question_is(line: str, kind: str, format: str) -> None:
    article = read(f"# Statins\n\n{line}\n\nThey raise blood sugar slightly.\n", format)
    assert next(b.kind for b in article.blocks if b.text.text in line and "Statins" not in b.text.text) == kind


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"   \r\n"])
def test_an_empty_file_is_an_empty_article(content: bytes) -> None:
    article = read(content, "text")
    assert (article.blocks, article.sentences, article.title) == ((), (), "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_all_sorts(line_end: str) -> None:
    article = read(f"Ginger may help.{line_end}It may not.{line_end}", "text")
    check_invariants(article)
    assert shape(article) == [("paragraph", "Ginger may help."), ("paragraph", "It may not.")]


def test_a_list_with_numbers_below_one_with_bullets_is_another_list() -> None:
    article = read("It can:\n\n- ease nausea\n- warm you\n\n1. Boil water.\n2. Add it.\n", "text")
    assert [(b.text.text, b.lead_in) for b in article.blocks if b.kind == "item"] == [
        ("ease nausea", 0),
        ("warm you", 0),
        ("Boil water.", -1),
        ("Add it.", -1),
    ]


def test_headings_with_number_signs_are_headings_in_text_too() -> None:
    article = read("# Ginger\n\nIt may help.\n\n### Dose\n1 g is enough.\n\n#1 remedy of all", "text")
    check_invariants(article)
    assert [(b.kind, b.level, b.text.text) for b in article.blocks] == [
        ("heading", 1, "Ginger"),
        ("paragraph", 0, "It may help."),
        ("heading", 3, "Dose"),
        ("paragraph", 0, "1 g is enough."),
        ("paragraph", 0, "#1 remedy of all"),
    ]


def test_front_matter_is_metadata_in_text_too_and_a_rule_is_a_rule() -> None:
    article = read("---\nauthor: Jane Doe\n---\n\nGinger may help.", "text")
    check_invariants(article)
    assert shape(article) == [("paragraph", "Ginger may help.")]
    assert [f.value for f in article.fields("author")] == ["Jane Doe"]
    assert words(read("---\nNote: it may help.\n\nOr not.", "text")) == ["Note: it may help.", "Or not."]
