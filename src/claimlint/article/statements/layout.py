"""How statements about the article are laid out: in lines one under the other, in tables, in lists of definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimlint.article.dates import dates_in
from claimlint.article.model import Block
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_only_sources
from claimlint.article.statements.cues import BARE, IMPRINT, INTERESTS, LINE
from claimlint.article.statements.labels import LONGEST_LABEL, lead_of, role_of
from claimlint.article.statements.persons import opens_with_person, persons_in
from claimlint.article.statements.tokens import is_statement

LONGEST_STATEMENT = 1200  # characters of a block that may speak about the article
LONGEST_LINE = 200
LONGEST_NAME = 120
HEAD_BLOCKS = 6  # so near the top a date alone is the day of publication
_FEWEST_LINES = 2  # that speak about the article, in a longer block


def in_lines(block: Block) -> str:
    """The block's text with the line breaks of its source, where its lines speak about the article: names and dates are
    often written one under the other. A line that only labels the next is joined to it by a colon. Prose is broken
    anywhere, and stays as it is read.
    """
    text = block.text.text
    if len(text) > LONGEST_STATEMENT:
        return text
    breaks = line_breaks(block)
    if not breaks:
        return text
    starts = [0, *(at + 1 for at in breaks if not text[at + 1].islower())]
    ends = [*(at - 1 for at in starts[1:]), len(text)]
    labels = [is_label(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    opened = [LINE.match(text, at) or lead_of(text, at, end) for at, end in zip(starts, ends, strict=True)]
    stating = sum(is_label or match is not None for is_label, match in zip(labels, opened, strict=True))
    if len(starts) == 1 or stating < (1 if len(text) <= LONGEST_LINE else _FEWEST_LINES):
        return text
    lines = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    joints = [":" if is_label else "\n" for is_label in labels[:-1]]
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)


def line_breaks(block: Block) -> list[int]:
    """Where in a block's text blanks stand for the line breaks of its source."""
    text = block.text.text
    return [p.start for p in block.text.pieces if not p.literal and text[p.start : p.end] == " "]


def is_label(text: str) -> bool:
    """Whether words are nothing but a label."""
    return BARE.fullmatch(text) is not None or (len(text) <= LONGEST_LABEL and role_of(text) is not None)


def tables_about_the_article(blocks: Sequence[Block]) -> set[int]:
    """The groups of tables whose first row or first column holds nothing but labels: of two columns, of headers that
    all are labels, or with that of a review over a single row. A table of studies has an author too.
    """
    cells = [block for block in blocks if block.kind == "cell"]
    wide = {block.group for block in cells if block.column > 1}
    long = {block.group for block in cells if block.row > 1}
    roles: dict[int, set[str | None]] = {}
    for block in cells:
        if block.row == 0:
            text = block.text.text
            roles.setdefault(block.group, set()).add(role_of(text) if is_label(text) else None)
    other = {group for group, found in roles.items() if None in found and (group in long or not found & _OF_REVIEW)}
    return {block.group for block in cells} - (wide & other)


_OF_REVIEW = frozenset({"reviewed", "next-review"})  # roles that no table of studies has


def in_parts(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool, bool]]:
    """Each block, with whether it stands under a heading about the page, and whether it is one of its sources: those
    end at the next heading or the foot of the page, where prose stands behind their items, and where the page begins to
    speak about itself.
    """
    is_imprint = is_source = False
    before = ""
    for block in blocks:
        if block.kind == "heading":
            is_imprint, is_source = IMPRINT.match(block.text.text) is not None, names_only_sources(block.text.text)
        elif block.kind in ("paragraph", "furniture", "footnote"):  # "About this page. Ann Lee wrote it …"
            is_imprint = is_imprint or (is_source and opens_imprint(block.text.text))
            is_source = is_source and before != "item" and block.kind != "furniture" and not is_imprint
            is_source = is_source and not is_statement(block.text.text)
        before = block.kind
        yield block, is_imprint, is_source


def opens_imprint(text: str) -> bool:
    """Whether the first words of a paragraph, before a stop or a colon, are such as head what a page says of itself."""
    return IMPRINT.match(re.split(r"[.:]", text, maxsplit=1)[0]) is not None


def value_label(block: Block, before: Block | None) -> str:
    """What a value is labelled by, if that speaks about the article: "Author: " for the definition of a term, for the
    second cell of a row, for a cell under a header, and for a short line under a label of its own; else "".
    """
    # the second row of a table without headers has the first for one
    is_key = block.kind == "cell" and block.column == 0 and not _names_or_dates(block.text.text)
    labels = ["" if is_key else block.header]
    if before is not None and before.group == block.group:
        is_second = block.kind == before.kind == "cell" and block.row == before.row and block.column == 1
        if is_second or (before.kind == "term" and block.kind == "definition"):
            labels.append(before.text.text)
        if (
            before.kind in ("heading", "paragraph")
            and block.kind == "paragraph"
            and INTERESTS.fullmatch(before.text.text)
        ):
            return "Interests: "
        # a list in a footer is furniture
        is_under = block.kind == before.kind in ("paragraph", "furniture") and len(block.text.text) <= LONGEST_NAME
        if is_under and BARE.fullmatch(before.text.text):
            return f"{before.text.text.rstrip(' :')}: "
        if is_under and block.kind == "furniture":
            labels.append(before.text.text)
    return next((said for label in reversed(labels) if (said := _said(label, block.text.text))), "")


def _names_or_dates(text: str) -> bool:
    return bool(persons_in(text, 0, len(text)) or dates_in(text[:LONGEST_NAME]))


def _said(label: str, value: str) -> str:
    """A label in the words that statements are read by; "" where it does not speak about the article."""
    role = role_of(label)
    if role is None and INTERESTS.fullmatch(label):
        return "Interests: "
    if role is None:
        return f"{label.rstrip(' :')}: " if BARE.fullmatch(label) else ""
    is_maker = label.lower().lstrip().startswith(("produced", "posted")) or opens_with_person(value, 0, len(value))
    if role == "published" and is_maker:
        role = "author"
    is_day = any(_TO_DAY.fullmatch(value, 0, day.start) for day in dates_in(value[:LONGEST_NAME]))
    if role == "reviewed" and is_day and label.lower().rstrip(" :").endswith((" by", " in")):
        role = "next-review"  # "Review by: February 2028"
    said = label.lower().strip(" :")
    if role == "reviewed" and is_day and (said == "review" or said.startswith("review date")):
        return "Review date: "  # of the last or of the next one: the day of the run decides
    return _SAID[role, is_day]


_TO_DAY = lazy_pattern(r"(?:(?:by|on|in|before|from|until|due)\s+)?", re.IGNORECASE)  # "By 4 March 2027"
_SAID = {
    ("author", False): "Author: ",
    ("author", True): "Published: ",
    ("reviewed", False): "Reviewer: ",
    ("reviewed", True): "Reviewed: ",
    ("updated", False): "Updated by: ",
    ("updated", True): "Updated: ",
    ("published", False): "Publisher: ",
    ("published", True): "Published: ",
    ("next-review", False): "Next review by: ",
    ("next-review", True): "Next review: ",
}
