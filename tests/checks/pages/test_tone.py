"""How pages and statements are weighed: by the tables, once each, the same for a rule and for the fit of the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimlint.checks.model import Page
from claimlint.checks.pages.tone import Marked, said_in, signs, tone_of, word_counts
from claimlint.engine import Input, Tools, page_of
from claimlint.project import Project

PAGES = Path(__file__).resolve().parents[3] / "bench" / "tone" / "pages"


def page(text: str, project: Project, tools: Tools, name: str = "page.md") -> Page:
    return page_of(Input(name, content=text.encode()), project.settings(name), tools)


def test_words_count_once_in_each_running_sentence(project: Project, tools: Tools) -> None:
    text = "# Never here\n\nNever, never drink 5 of it. Tea is made of 12 leaves.\n"
    read = page(text, project, tools)
    held, total = word_counts(read.article, read.lines)
    assert total == 2
    assert (held["never"], held["of"], held["<number>"], held["tea"]) == (1, 2, 2, 1)
    assert "here" not in held


def test_few_sentences_tell_nothing(project: Project, tools: Tools) -> None:
    read = page("Our drops cure arthritis for good. Toxins are to blame.", project, tools)
    assert tone_of(read.article, read.lines, read.tables["tone"]) is None


def test_a_statement_shows_each_thing_once() -> None:
    said = ["harm/assertion", "harm/assertion"]
    found = list(signs(["never", "take", "5", "never", "9"], "item", ["condition", "condition"], said, 7.5))
    assert found == [
        ("page", "tone", 4.0),
        ("length", "words", 5 / 30), ("block", "item", 1.0), ("words", "<number>", 1.0), ("words", "never", 1.0),
        ("words", "take", 1.0), ("first", "never", 1.0), ("names", "condition", 1.0), ("says", "harm/assertion", 1.0),
    ]  # fmt: skip


def test_the_chance_is_the_logistic_of_the_weights(project: Project, tools: Tools) -> None:
    sentence = page("Never mind.", project, tools).article.sentences[0]
    table = {
        "start": -0.5,
        "least": 0.4,
        "weights": {
            "page": {"tone": 0.5}, "length": {}, "block": {"paragraph": 0.5}, "names": {}, "words": {},
            "first": {"mind": 0.25}, "says": {"harm/denied": -0.25},
        },
    }  # fmt: skip
    assert Marked(table).chance(["mind"], sentence, (), ["harm/denied"], -1.0) == pytest.approx(0.37754, abs=1e-5)


def test_what_claims_tell_of_a_statement(project: Project, tools: Tools) -> None:
    text = "Gout damages the joints. Zinc does not cure colds. Does honey ease coughs?"
    said = [said_in([claim], tools.knowledge.relations.polarity) for claim in page(text, project, tools).reading.claims]
    assert said == [{"harm/assertion", "harm/4"}, {"benefit/denied"}, {"benefit/question"}]


@pytest.mark.parametrize("name", ["c", "f", "i"])
def test_pages_speak_as_they_are(name: str, project: Project, tools: Tools) -> None:
    """Every fourth page of a set that the weights were fitted on: a table that does not fit the code shows here."""
    rows = [json.loads(line) for line in (PAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 4
    for row in rows[::4]:
        read = page(row["text"], project, tools, row["name"])
        tone = tone_of(read.article, read.lines, read.tables["tone"])
        assert tone is not None
        assert (tone < 0.5) == (row["is"] == "careful"), (row["name"], tone)
