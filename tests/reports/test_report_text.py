"""The report that an editor reads: what stands where, in colour and without, and what is cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import knee, made_report, repair_finding

from claimlint.article.model import Span
from claimlint.article.read import read_article
from claimlint.checks.example_marks import unmarked
from claimlint.reports.excerpt import excerpt, excerpt_of
from claimlint.reports.model import Checked, Report
from claimlint.reports.terminal import Style, visible, width_of
from claimlint.reports.text import render

EXPECTED = """\
content/knee.md

  3:43  error  overclaim/repair-reverse
      │ … readers: an acupuncture treatment can repair a torn meniscus. The therapy aims at pain.
      │                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^
      "can repair a torn meniscus" claims repair; no trial found
      may say: There is no good evidence that acupuncture helps a torn meniscus.
      see 1:3: the question that this answers: “Can acupuncture mend a knee?”
      also: overclaim/strength-gap

  5:15  note  dates/note
      │ Last reviewed 25 May 2022 & <i>checked</i>.
      │               ^^^^^^^^^^^
      a note
      to mend: Review it.

  5:15  warning  dates/stale-review
      │ Last reviewed 25 May 2022 & <i>checked</i>.
      │               ^^^^^^^^^^^
      last reviewed 54 months ago; 24 are allowed
      to mend: Review it.

Not checked, or not all of it, because of
  content/b.md:3:7: byte 0xff is not UTF-8

2 files checked: 1 error, 1 warning, 1 note (1 suppressed, 1 accepted, 1 unchanged).
Not checked: retractions (no snapshot).
"""


def test_the_report_as_a_person_sees_it() -> None:
    assert render(made_report()) == EXPECTED


def test_colour_underlines_the_words_and_needs_no_carets() -> None:
    told = render(made_report(), Style(color=True))
    assert "\x1b[31;4mcan repair a torn meniscus\x1b[0m" in told
    assert "^^" not in told
    assert re.sub(r"\x1b\[[\d;]*m", "", told).splitlines()[0] == "content/knee.md"


def test_how_to_mend_is_told_once_a_rule() -> None:
    article = knee()
    finding = repair_finding(article)
    plain = (finding._replace(assessment=None),) * 2
    report = Report(made_report().as_of, (Checked(article, made_report().files[1].reading, (), plain),))
    assert render(report).count("to mend: Name what was measured.") == 1


def test_a_clean_run_says_so() -> None:
    clean = Report(made_report().as_of, (made_report().files[1],))
    assert render(clean) == "1 file checked, no findings.\n"


LONG = "Some words before it. " * 40


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("Garlic «cures colds» fast.", "Garlic «cures colds» fast."),
        (f"{LONG}Garlic «cures colds» fast. {LONG}", "… before it. Garlic «cures colds» fast. Some words before …"),
        (f"«Garlic» {LONG}", "«Garlic» Some words before it. Some words before it. Some …"),
        (f"{LONG}«Garlic»", "… it. Some words before it. Some words before it. «Garlic»"),
        ("It may\n«cure\ncolds» in\nweeks", "«cure colds» in"),
        ("a\t«b»\tc", "a «b» c"),
        ("«x»", "«x»"),
        ("before «»after", "before «»after"),
    ],
)
def test_long_lines_are_cut_at_words_around_the_marked_ones(marked: str, shown: str) -> None:
    text, spans = unmarked(marked) if "«»" not in marked else (marked.replace("«»", ""), (Span(7, 7),))
    before, words, after = excerpt(text, spans[0], 60)
    assert f"{before}«{words}»{after}" == shown
    assert len(before + words + after) <= 60


def test_marked_words_longer_than_a_line_lose_their_middle() -> None:
    text = "word " * 50
    shown = excerpt(text, Span(0, len(text)), 60)
    assert len(shown.marked) <= 60 and " … " in shown.marked


@given(st.text(alphabet="ab \n\té😀", max_size=300), st.integers(0, 300), st.integers(0, 40), st.integers(40, 120))
def test_an_excerpt_never_outgrows_its_line(text: str, start: int, length: int, width: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    shown = excerpt(text, span, width)
    assert len("".join(shown)) <= width + 2 and "\n" not in "".join(shown)
    assert shown.marked == " ".join(text[span.start : span.end].split()) or " … " in shown.marked


def test_what_a_terminal_would_obey_is_not_shown_raw() -> None:
    assert visible("a\x1b[31mb\x07\u202ec\x85") == "a�[31mb��c�"
    assert visible("naïve 😀 «x»") == "naïve 😀 «x»"


def test_carets_stand_under_wide_and_combining_characters() -> None:
    assert [width_of(text) for text in ("abc", "日本", "e\u0301", "😀", "a\u200db")] == [3, 4, 1, 2, 2]


def test_of_html_the_text_as_read_is_shown() -> None:
    source = b"<div class='x'><p>Ginger <b>cures</b> the <a href='/x'>common &amp; winter cold</a> at once.</p></div>"
    article = read_article(source, "a.html")
    start, end = source.index(b"cures"), source.index(b"</a>")
    shown = excerpt_of(article, Span(start, end), 80)
    assert shown == ("Ginger ", "cures the common & winter cold", " at once.")


def test_how_to_mend_is_told_in_each_file() -> None:
    report = made_report()
    file = report.files[0]
    told = render(Report(report.as_of, (file, file)))
    assert told.count("to mend: Review it.") == 2 * render(Report(report.as_of, (file,))).count("to mend: Review it.")
