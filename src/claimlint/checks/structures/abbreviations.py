"""Short forms that a page uses and never spells out. Only those of the table count, so that names and units do not.

A short form is spelled out where its long form stands before its first use, or beside it in brackets there or above.
The use in a heading may be spelled out by the text below it, where the text first uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Sentence
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.pages.audience import is_for_professionals
from claimlint.values import NamedTuple

_PLAIN = ("heading", "paragraph", "item", "cell", "caption", "quote", "definition", "term")
_TITLES = ("heading", "cell", "caption")  # what the text below or beside it may spell out


class _Short(NamedTuple):
    short: str
    long: tuple[str, ...]

    @property
    def use(self) -> re.Pattern[str]:
        """The short form as a word of its own. Compiled (and kept by `re`) only for forms that a page holds."""
        return re.compile(rf"(?<![\w-]){re.escape(self.short)}s?(?![\w-]*\w)")

    @property
    def spelled(self) -> re.Pattern[str]:
        """The short form beside its long one, in brackets before or after it."""
        short = re.escape(self.short)
        return re.compile(
            rf"\(\s?(?:[a-z]+ )?{short}s?\b|\b{short}s?\s*(?:\(|,? (?:which )?(?:stands|is short|short) for\b|, or )"
        )


def compile_abbreviations(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `table`, the table with `abbreviations`: rows of short form and long forms."""
    table = context.table(spec.get("table", "abbreviations"), ("table",))
    rows = {row["short"].lower(): _short(row) for row in (table or {}).get("abbreviations", ())}
    words = frozenset(rows) | {f"{word}s" for word in rows}

    def check(page: Page) -> Iterator[Hit]:
        if is_for_professionals(page):
            return
        open_rows = dict(rows)
        for index in page.lines.with_any(words):
            sentence = page.article.sentences[index]
            held = page.lines.line(index).lowers
            for key in dict.fromkeys(w if w in open_rows else w.removesuffix("s") for w in held if w in words):
                row = open_rows.get(key)
                match = row.use.search(sentence.text) if row and sentence.block.kind in _PLAIN else None
                if row is None or match is None:
                    continue
                del open_rows[key]
                if not _is_spelled_out(page, row, sentence, match.start()):
                    yield Hit(
                        sentence.source_span(match.start(), match.end()),
                        values={"short": row.short, "long": row.long[0]},
                    )

    return check


def _short(row: Mapping[str, Any]) -> _Short:
    return _Short(row["short"], tuple(form.lower() for form in (row["long"], *row.get("also", ()))))


def _is_spelled_out(page: Page, row: _Short, first: Sentence, at: int) -> bool:
    before = first.text[:at].lower()
    if any(form in before for form in row.long):
        return True
    spelled, use = row.spelled, row.use
    for sentence in page.article.sentences:
        if spelled.search(sentence.text):
            return True
        if sentence.block.kind not in _TITLES and sentence.block.kind in _PLAIN and use.search(sentence.text):
            return False
        if sentence.index < first.index and any(form in sentence.text.lower() for form in row.long):
            return True
    return False
