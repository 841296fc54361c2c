"""What every reader does in the same way: number blocks of laid down text, find their place, cut sentences.

A reader walks its format and calls `TextBuilder` for the text of one block and `Draft` for the article. Nothing here
knows a format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from claimlint.article.head import article_head_of
from claimlint.article.model import Article, Block, BlockKind, Comment, Field, Link, Problem, Sentence, Source, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.sentences import sentences_of
from claimlint.article.text_builder import TextBuilder

__all__ = ["Draft", "TextBuilder", "answered_in", "asked_in", "label_of", "number_of"]  # what readers are written with

# "Osteoarthritis: Osteoarthritis is …": at most six words before the colon, and words behind it.
_LABEL = lazy_pattern(r"([^\W_][^:.!?\n]{0,58}):\s+\S")
_LABEL_WORDS = 6
_ADDRESS = lazy_pattern(r"(?:https?://|\bwww\.)[^\s<>\"“”]{3,2000}", re.IGNORECASE)
_LONGEST_BOLD_HEADING = 120
_QUESTION = lazy_pattern(r"\s*(?:Q|Question)\s*\d{0,2}\s*[:.)]\s+(?=\S)")
_SIGNED = lazy_pattern(r"\?[\"”]?\s*(?:[—–-]|\n)\s*[A-Z][^?]*$")  # "Am I missing out? — Mrs L., Leeds"
_LONGEST_SIGNATURE = 60  # characters
# a remark of a reader who tells what one has read or fears; "Q. Zhang, 2020" and "Q10: what it does" are none
_REMARK = lazy_pattern(
    r"\s*(?:Q|Question)\s*\d?\s*[:.)]\s+(?=\S)(?!.*\bA(?:nswer)?\s*\d?\s*[:.)]\s)(?=.*(?:\?|\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|[Tt]hey)\b))",
    re.DOTALL,
)
_LONGEST_REMARK = 160
_ANSWER = lazy_pattern(r"\s*(?:A|Answer)\s*\d{0,2}\s*[:.)]\s+(?=\S)")


def number_of(value: str, default: int) -> int:
    """A count or level written in an attribute; the default where it is none, or has more than four digits."""
    return int(value) if len(value) <= 4 and value.isdecimal() else default


def asked_in(text: str) -> re.Match[str] | None:
    """The label of what a reader asks, "Q: Is it safe?", or remarks, "Q. They say it burns"; None for another text."""
    if text.rstrip().endswith("?") or _SIGNED.search(text[-_LONGEST_SIGNATURE:]):
        return _QUESTION.match(text)
    return _REMARK.match(text) if len(text) <= _LONGEST_REMARK else None


def answered_in(text: str, above: Sequence[Block]) -> re.Match[str] | None:
    """The label of an answer, "A: Yes", where the last of the blocks above is a heading; else None."""
    return _ANSWER.match(text) if above and above[-1].kind == "heading" else None


class Draft:
    """An article under construction: blocks in reading order, each put under its heading and, if listed, behind its
    lead-in.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self._headings: list[tuple[int, int, bool]] = []  # (level, index, has its own level), outermost first
        self._lead_ins: dict[int, int] = {}
        self._groups = 0
        self._numbers: dict[int, int] = {}  # of the next item, for each group that numbers its items

    def new_group(self, first: int | None = None) -> int:
        """The number for a new list or table; what was added last may introduce it. first: its first item's number."""
        number = self._groups
        self._groups += 1
        if first is not None:
            self._numbers[number] = first
        last = self.blocks[-1] if self.blocks else None
        leads = (
            last is not None and last.text.text.endswith((":", "：")) and last.kind not in ("code", "furniture", "cell")
        )
        self._lead_ins[number] = last.index if leads and last is not None else -1
        return number

    def add_paragraph(self, words: TextBuilder) -> Block | None:
        """Add a paragraph; one that is "Q: …?" becomes a heading, and the "A: …" below it loses its letter."""
        text = words.text()
        head = text[:12].lstrip()[:1]
        if head == "Q" and asked_in(text):
            return self.add_heading(words, 0)
        if head == "A" and (answered := answered_in(text, self.blocks)):
            return self.add("paragraph", words, label="A", cut=answered.end())
        return self.add("paragraph", words)

    def add_bold(self, words: TextBuilder) -> Block | None:
        """Add a paragraph that is bold throughout: a heading in all but markup, if it is short, no sentence, no
        line of who sends it and its number ("Eastmoor Hospital · Leaflet OS-14"), and no name below the close of a
        letter ("With best wishes,").
        """
        text = words.text().strip()
        if not text or len(text) > _LONGEST_BOLD_HEADING or text[-1] in ".:;,!" or "\n" in text or " · " in text:
            return self.add_paragraph(words)
        if self.blocks and self.blocks[-1].kind == "paragraph" and self.blocks[-1].text.text.endswith(","):
            return self.add_paragraph(words)
        return self.add_heading(words, 0)

    def add_heading(self, words: TextBuilder, level: int) -> Block | None:
        """Add a heading; without a level of its own (0) it stands below the nearest that has one. "Q:" is its label."""
        asked = asked_in(words.text())
        return self.add(
            "heading",
            words,
            level=level or self._level_below(),
            label="Q" if asked else "",
            cut=asked.end() if asked else 0,
            is_own_level=level > 0,
        )

    def add_term(self, words: TextBuilder, *, group: int) -> Block | None:
        """Add the term of a definition list; a question is a heading, as in an FAQ."""
        if words.text().rstrip().endswith("?"):
            return self.add_heading(words, 0)
        return self.add("term", words, group=group)

    def _level_below(self) -> int:
        """The level of a heading that has none of its own: one below the nearest that has."""
        return min(6, next((level for level, _, is_own in reversed(self._headings) if is_own), 1) + 1)

    def add(
        self,
        kind: BlockKind,
        words: TextBuilder,
        *,
        level: int = 0,
        group: int = -1,
        row: int = -1,
        column: int = -1,
        header: str = "",
        label: str = "",
        marker: str = "",
        cut: int = 0,
        is_own_level: bool = True,
    ) -> Block | None:
        """Add a block; nothing, and None, where its text is empty. An item without a given label gets the one it opens
        with, and the next number of a group that counts.
        """
        finished = words.finish(cut)
        if finished is None:
            return None
        text, links = finished
        index = len(self.blocks)
        section = (
            self._place(level, index, is_own_level)
            if kind == "heading"
            else (self._headings[-1][1] if self._headings else -1)
        )
        if not label and kind in ("item", "paragraph"):
            label = label_of(text.text)
        if kind == "item" and group in self._numbers:
            marker = f"{self._numbers[group]}."
            self._numbers[group] += 1
        if "://" in text.text or "www." in text.text:
            links = _with_bare(text.text, links)
        block = Block(
            index, kind, text, level, section, group, row, column, header, self._lead_ins.get(group, -1), label, links,
            marker,
        )  # fmt: skip
        self.blocks.append(block)
        return block

    def _place(self, level: int, index: int, is_own_level: bool) -> int:
        """Make this the open heading of its level; its parent's index, or -1."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        parent = self._headings[-1][1] if self._headings else -1
        self._headings.append((level, index, is_own_level))
        return parent

    def comment(self, text: str, span: Span) -> None:
        """Keep a comment; it stands before the block that is added next."""
        self.comments.append(Comment(text, span, len(self.blocks)))

    def article(
        self,
        stated: Sequence[Field] = (),
        title: Block | None = None,
        problems: tuple[Problem, ...] = (),
        visible: Callable[[Sequence[Block]], Sequence[Field]] | None = None,
        shown: Sequence[Field] | None = None,
    ) -> Article:
        """The finished article. The title is `title`, else the first stated field `title`, else the first block that is
        no furniture if it is a heading. `visible`: finds what the words state (`article.statements.visible`).
        `shown`: the fields of its head where they have another place than the stated ones.
        """
        blocks = tuple(self.blocks)
        comments = tuple(
            c if c.before < len(blocks) else c._replace(before=max(0, len(blocks) - 1)) for c in self.comments
        )
        words, span = _title_of(blocks, stated, title)
        sentences = tuple(_numbered(blocks))
        head = article_head_of(self.source, stated if shown is None else shown, sentences, words, span)
        return Article(self.source, blocks, sentences, tuple(stated), comments, words, span, problems, visible, head)


def _with_bare(text: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links, and the addresses in the words that are none yet."""
    found = list(links)
    for match in _ADDRESS.finditer(text):
        end = match.end()
        while text[end - 1] in ".,;:!?'\")]}”’" and not (text[end - 1] == ")" and "(" in match.group()):
            end -= 1
        if not any(link.start < end and match.start() < link.end for link in links):
            found.append(Link(match.start(), end, text[match.start() : end]))
    return tuple(sorted(found, key=lambda link: (link.start, link.end)))


def label_of(text: str) -> str:
    """The words before the colon that a text opens with, or "" where it opens with none."""
    match = _LABEL.match(text)
    if not match or len(match.group(1).split()) > _LABEL_WORDS:
        return ""
    return match.group(1)


def _title_of(blocks: Sequence[Block], metadata: Sequence[Field], title: Block | None) -> tuple[str, Span | None]:
    if title is None:
        title = next((b for b in blocks if b.kind == "heading" and b.level == 1), None)
    if title is not None:
        return title.text.text, title.span
    field = next((f for f in metadata if f.name == "title" and f.value), None)
    if field is not None:
        return field.value, field.span
    first = next((b for b in blocks if b.kind != "furniture"), None)
    if first is not None and first.kind == "heading":
        return first.text.text, first.span
    return "", None


def _numbered(blocks: Sequence[Block]) -> Iterable[Sentence]:
    index = 0
    for block in blocks:
        if block.kind in ("code", "furniture"):
            continue
        text = block.text.text
        for start, end in sentences_of(text):
            yield Sentence(index, block, start, end, text[start:end])
            index += 1
