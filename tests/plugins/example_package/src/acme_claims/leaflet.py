"""A reader of `.leaflet` files: `= Title =` is a heading, a line is a paragraph, `%` begins a remark."""

from claimlint.article.build import Draft, TextBuilder
from claimlint.article.decode import decode
from claimlint.article.model import Article, Source
from claimlint.article.statements.visible import visible_fields


def read_leaflet(content: bytes, path: str) -> Article:
    source = Source(path, decode(content, path), "leaflet")
    draft = Draft(source)
    at = 0
    for line in source.text.split("\n"):
        words = TextBuilder()
        if line.startswith("= ") and line.endswith(" ="):
            words.literal(line[2:-2], at + 2)
            draft.add_heading(words, 1)
        elif not line.startswith("%"):
            words.literal(line, at)
            draft.add_paragraph(words)
        at += len(line) + 1
    return draft.article(visible=visible_fields)
