"""One article in four formats gives the same findings, each at words that stand in that format's source.

Metadata goes where each format keeps it; in plain text it stands in visible lines, and links are `text (URL)`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from judging import ARTICLES, FIXTURES, judged, told

sys.path.insert(0, str(FIXTURES.parent / "tests" / "article"))
from conversions import convert

# Plain text has no levels of headings: one heading above another is no empty section there, and sections below
# "The options include:" may be the list, unless their headings ask.
_ASK_FOR_LEVELS = {"structure/empty-section"}
OWN = [path for path in ARTICLES if path.suffix == ".md"]


def test_there_are_twenty_articles() -> None:
    assert len(OWN) >= 20


@pytest.mark.parametrize("format", ["html", "docx", "text"])
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_same_findings_in_every_format(path: Path, format: str) -> None:
    markdown = path.read_text(encoding="utf-8")
    converted, original = judged(convert(markdown, format), format), judged(markdown.encode(), "markdown")
    expected = [row for row in told(original) if format != "text" or row[0] not in _ASK_FOR_LEVELS]
    assert told(converted) == expected


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_metadata_as_keys_and_values_reads_as_metadata_in_sentences(path: Path) -> None:
    markdown = path.read_text(encoding="utf-8")
    keyed, said = (judged(convert(markdown, "text", keyed=is_keyed), "text") for is_keyed in (True, False))
    assert told(keyed) == told(said)


@pytest.mark.parametrize("format", ["markdown", "html", "docx", "text"])
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_span_slices_to_the_words_it_names(path: Path, format: str) -> None:
    checked = judged(convert(path.read_text(encoding="utf-8"), format), format)
    source = checked.article.source
    for finding in checked.findings:
        assert source.slice(finding.span) == finding.text
        for item in finding.related:
            assert source.slice(item.span) == item.text
        assert finding.text or not finding.span.start  # only a Word file's properties stand nowhere in its text


def test_a_property_of_a_word_file_is_shown_at_the_title_and_named_by_its_words() -> None:
    markdown = "---\nlast_reviewed: 2012-03-04\n---\n\n# Ginger for nausea\n\nGinger may ease nausea in pregnancy.\n"
    found = judged(convert(markdown, "docx"), "docx").findings
    [stale] = [finding for finding in found if finding.rule == "dates/stale-review"]
    assert stale.text == "Ginger for nausea"
    assert stale.message.startswith('"2012-03-04": last reviewed')
