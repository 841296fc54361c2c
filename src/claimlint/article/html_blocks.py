"""HTML inside Markdown (to come with the HTML reader)."""

from __future__ import annotations

from claimlint.article.build import Draft, Words
from claimlint.article.model import Span


class Fragment:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def lay(self, lines: list[tuple[int, str]]) -> None:
        text = "".join(value for _, value in lines)
        start = lines[0][0]
        if text.startswith("<!--"):
            end = text.find("-->")
            end = len(text) if end < 0 else end + 3
            self.draft.comment(text[4:end].removesuffix("-->").strip(), Span(start, start + end))
            return
        import re

        at = 0
        for tag in [*re.finditer(r"<[^<>]*>", text), None]:
            words = Words()
            words.literal(text[at : tag.start() if tag else len(text)], start + at)
            self.draft.add("paragraph", words)
            at = tag.end() if tag else 0
