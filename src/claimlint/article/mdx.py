"""What stands in MDX without being prose: imports and exports, JSX tags of components, expressions in braces.

It finds where they stand and evaluates nothing; a brace is paired with its brace whatever stands in quotes between.
What MDX would refuse is left as words. One pass, linear on any input.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from claimlint.article.patterns import lazy_pattern

_IMPORT = lazy_pattern(
    r"(?:\s|<!--(?:(?!-->).){0,4000}-->|\{/\*(?:(?!\*/).){0,4000}\*/\})*import\s[^\n;]*?\bfrom\s+['\"][\w@./~-]",
    re.DOTALL,
)
_CODE_OR_BRACE = lazy_pattern(r"\\[\\`{}<]|^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*|(?P<ticks>`+)|[{}]", re.MULTILINE)
_START = lazy_pattern(
    r"\{|<(?=[A-Za-z/>])|^(?:import(?=[\s{*'\"])[^\n]*(?:['\"]|\{[ \t\r]*$)"
    r"|export\s+(?:const|let|var|default|function|async|class|\{|\*))",
    re.MULTILINE,
)
_TAG_NAME = lazy_pattern(r"</?\s*([\w$.:-]*)")
_TAG_STOP = lazy_pattern(r"[>{\"'<]")
_STATEMENT_STOP = lazy_pattern(r"\{|\n(?=[ \t\r]*(?:\n|\Z))|\Z")
_BLANK_BEHIND = lazy_pattern(r"(?:\A|\n)[ \t\r]*\n\Z|\A[ \t\r]*\Z")


def is_mdx_body(text: str) -> bool:
    """Whether a body opens with an import, as MDX in files of another suffix does; comments may stand above it."""
    return _IMPORT.match(text) is not None


def code_of_mdx(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that are code and no prose, in order."""
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._partners: dict[int, int] = {}  # for a brace that opens, the offset behind the one that closes it
        self._literal: list[tuple[int, int]] = []  # Markdown's own code, and escaped marks
        self._has_quotes = self._has_ends = True
        self._pair()

    def _pair(self) -> None:
        """Pair the braces outside Markdown's code."""
        text, at = self._text, 0
        opened: list[int] = []
        missing: set[int] = set()
        while match := _CODE_OR_BRACE.search(text, at):
            start, at = match.span()
            if match.group("fence"):
                mark = match.group("fence")
                closed = re.compile(rf"^[ \t]*{mark[0]}{{{len(mark)},}}[ \t\r]*$", re.MULTILINE).search(text, at)
                at = closed.end() if closed else len(text)
            elif match.group("ticks"):
                at = self._behind_ticks(start, at, missing)
            elif match.group() == "{":
                opened.append(start)
                continue
            elif match.group() == "}":
                if opened:
                    self._partners[opened.pop()] = at
                continue
            self._literal.append((start, at))

    def _behind_ticks(self, start: int, at: int, missing: set[int]) -> int:
        """Where inline code ends that begins with these backticks; behind them, where nothing closes it."""
        size = at - start
        closed = None if size in missing else re.compile(rf"(?<!`)`{{{size}}}(?!`)").search(self._text, at)
        if closed is None:
            missing.add(size)
            return at
        return at if "\n\n" in self._text[at : closed.start()] else closed.end()

    def run(self) -> Iterator[tuple[int, int]]:
        text, at = self._text, 0
        literal = iter([*self._literal, (len(text) + 1, len(text) + 1)])
        left, right = next(literal)
        while match := _START.search(text, at):
            start = match.start()
            while right <= start:
                left, right = next(literal)
            if left <= start:
                at = right
                continue
            mark = text[start]
            if mark == "{":
                end = self._partners.get(start, -1)
            elif mark == "<":
                end = yield from self._tag(start)
            else:
                end = self._statement(start, at)
            if end > start and mark != "<":
                yield start, end
            at = max(end, start + 1)

    def _statement(self, start: int, done: int) -> int:
        """Where an import or export ends, with the blank line behind it; -1 where prose runs on into it."""
        if start > done and not _BLANK_BEHIND.search(self._text, max(done, start - 200), start):
            return -1
        at = start
        while True:
            stop = _STATEMENT_STOP.search(self._text, at)
            if stop is None or stop.group() != "{":
                return stop.start() if stop else len(self._text)
            at = self._partners.get(stop.start(), stop.end())

    def _tag(self, start: int) -> Generator[tuple[int, int], None, int]:
        """A component's tag whole, of an element of HTML its expressions; returns where it ends, or -1."""
        text = self._text
        name = _TAG_NAME.match(text, start)
        word = name.group(1) if name else ""
        is_component = not word or word[0].isupper() or "." in word
        at = name.end() if name else start + 1
        inside: list[tuple[int, int]] = []
        while self._has_ends:
            stop = _TAG_STOP.search(text, at)
            if stop is None:
                self._has_ends = text.find(">", start) >= 0 and not self._has_quotes
                self._has_quotes = False
                break
            mark, at = stop.group(), stop.end()
            if mark == ">":
                yield from [(start, at)] if is_component else inside
                return at
            if mark == "<":
                break
            if mark == "{":
                if stop.start() not in self._partners:
                    break
                at = self._partners[stop.start()]
                inside.append((stop.start(), at))
            elif self._has_quotes and (closed := text.find(mark, at)) >= 0:
                at = closed + 1
        return -1
