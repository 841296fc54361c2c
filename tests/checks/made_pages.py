"""Pages made by hand, for tests of what comes after the grammar: a text, and claims at its marked words."""

from __future__ import annotations

from datetime import date
from typing import Any

from claimlint.article.model import Article, Block, MappedText, Piece, Sentence, Source, Span
from claimlint.checks.example_marks import unmarked
from claimlint.checks.model import Page, Rule
from claimlint.checks.phrases.lines import KeptLines, PageLines
from claimlint.claims.model import Claim, Name, Reading
from claimlint.evidence.citations.model import NONE
from claimlint.evidence.model import Assessment, Entry
from claimlint.settings import Settings

DAY = date(2026, 11, 23)


def article_of(text: str, path: str = "a.txt") -> Article:
    """Each line of the text as a paragraph (`# …` as a heading) of one sentence."""
    blocks, sentences, at, section = [], [], 0, -1
    for line in text.split("\n"):
        start, shown = (at + 2, line[2:]) if line.startswith("# ") else (at, line)
        if shown:
            mapped = MappedText(shown, (Piece(0, len(shown), Span(start, start + len(shown))),))
            heading = start != at
            index = len(blocks)
            block = Block(
                index,
                "heading" if heading else "paragraph",
                mapped,
                level=int(heading),
                section=-1 if heading else section,
            )
            section = index if heading else section
            blocks.append(block)
            sentences.append(Sentence(len(sentences), block, 0, len(shown), shown))
        at += len(line) + 1
    return Article(Source(path, text, "text"), tuple(blocks), tuple(sentences))


def name(text: str, kind: str = "intervention", category: str = "supplement", *, known: bool = True) -> Name:
    return Name(kind, text.lower() if known else "", text, None, category)  # type: ignore[arg-type]


def page_of(marked: str, *claims: dict[str, Any], assessments: tuple[Assessment, ...] = ()) -> Page:
    """A page with one claim at each pair of marks, in order; each mapping replaces values of a plain cure claim."""
    text, spans = unmarked(marked)
    article = article_of(text)
    made = []
    for span, given in zip(spans, claims, strict=True):
        sentence = next(s for s in article.sentences if s.span.touches(span))
        words = article.source.slice(span)
        claim = Claim(
            sentence,
            span,
            "cure",
            words.split()[0],
            span,
            name("Turmeric"),
            name("arthritis", "condition", ""),
            None,
            5,
        )
        made.append(claim._replace(**given))
    reading = Reading(tuple(made), ())
    verdicts = assessments or tuple(Assessment("unregistered") for _ in made)
    return Page(article, reading, verdicts, NONE, Settings(DAY), PageLines(article, reading, KeptLines()))


def rule_of(rule_id: str, **given: Any) -> Rule:
    plain = Rule(
        rule_id, "Finds.", "error", "high", '"{text}"', "why", "fix", (), (), "words", {}, f"/p/{rule_id}.yaml"
    )
    return plain._replace(**given)


def entry_of(**given: Any) -> Entry:
    plain = Entry(
        "turmeric-arthritis", "turmeric", "herb", "arthritis", (), "reduces-symptom", "benefit", "low", 2, 0, False,
        "a little less pain", "upset stomach", "Turmeric may slightly ease arthritis pain.", "", (), "2026-11-23", "A",
    )  # fmt: skip
    return plain._replace(**given)
