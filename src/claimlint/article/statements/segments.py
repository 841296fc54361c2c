"""Where credits stand: short pieces of a page near its title and its end, each with the label that its place gives it.

    | Author | Rosa Field, nurse |      Clinical reader        Yours sincerely
                                       Dr Lin Wei, GP          Rosa Field, school nurse

Nothing here judges who wrote or checked the page; `article.statements.credits` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimlint.article.dates import dates_in
from claimlint.article.model import Block
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references
from claimlint.article.sentences import sentences_of
from claimlint.article.statements.labels import PRESENT_ISSUE, credit_of, day_of, is_label_word
from claimlint.article.statements.layout import in_parts, line_breaks
from claimlint.article.statements.persons import is_profession, is_work_line, opens_with_person, persons_in
from claimlint.values import NamedTuple

_HEAD_BLOCKS = 16
_TAIL_BLOCKS = 10
_PAIRED = ("term", "definition", "furniture")
_LONGEST_BLOCK = 600
_LONGEST_SEGMENT = 220
_LONGEST_LEAD = 60
_LONG, _MOST_LONG = 80, 4  # characters of a block, and how many of them stand before the page's own prose
PROSE = 160  # characters of a paragraph that is no credit
MOST_LABEL_WORDS = 7
_MOST_WORK_WORDS = 5
_WRAPPED = 56  # a line so long was broken by the width of the page
SIGN_OFF = "Letter writer"  # the label of a name at the end of a letter
_SIGNED_OFF = lazy_pattern(  # a line that only closes a letter
    r"(?:yours(?:\s+(?:ever|truly|\w+ly))?|(?:with\s+)?(?:(?:kind|best|warm|good|our|my|all|many)(?:est)?\s+)+(?:regards|wishes|thanks)"
    r"|(?:regards|sincerely|respectfully|cordially|warmly|best|signed)(?:\s+yours)?|(?:thanks|thank\s+you)(?:\s+for\s+\w+(?:\s+\w+){0,2})?)\W*",
    re.IGNORECASE,
)
_BY = lazy_pattern(r"\W*by\W*", re.IGNORECASE)
_ENDS = (".", "?", "!")  # of sentences, which are no names
_SIGNERS = 2  # lines below: the name, and the name with what its bearer is
_OF_THIS = lazy_pattern(r"\b(?:author|writer|reviewer)\s+of\s+(?:this|the)\s+\w+\Z", re.IGNORECASE)
_PRESENT_ISSUE = lazy_pattern(PRESENT_ISSUE, re.IGNORECASE)
_PARTS = lazy_pattern(r"\s*[|·•]\s*|;\s+|\s+/\s+|\s+—\s+|\n|\s{3,}|\s*\.{4,}\s*")
# a line that begins with a label was not broken by the page's width
_OPENS = lazy_pattern(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,5}(?::|\s{3,}|\s*\.{4,})")


class Segment(NamedTuple):
    """A part of a block that may be one credit; its place gave it the `label`: a term, a header, a line above."""

    block: Block
    start: int
    end: int
    label: str
    below: str = ""  # what stands under it and is somebody's work: "Rosa Field" over "Health correspondent"

    @property
    def text(self) -> str:
        return self.block.text.text


def head_of(blocks: Sequence[Block]) -> list[Block]:
    """The first blocks, until the page's own prose has begun."""
    found, prose = [], 0
    for block in blocks[:_HEAD_BLOCKS]:
        if names_references(block.text.text.partition(":")[0]):
            break
        prose += block.is_prose and len(block.text.text) > _LONG
        if prose > _MOST_LONG:
            break
        found.append(block)
    return found


def tail_of(blocks: Sequence[Block]) -> list[Block]:
    """The last blocks and those under a heading about the page, without the sources."""
    first = _tail_start(blocks)
    signed = (
        block.index for block in blocks[max(first - _TAIL_BLOCKS, 2) : first] if _SIGNED_OFF.fullmatch(block.text.text)
    )
    first = next(signed, first)  # what a letter has below its signature is of its tail too
    return [
        block
        for block, is_imprint, is_source in in_parts(blocks)
        if (is_imprint or block.index >= first)
        and not (is_source or names_references(block.text.text.partition(":")[0]))
    ]


def _tail_start(blocks: Sequence[Block]) -> int:
    """Where the last blocks begin; a list of labels and values that reaches into them is of them from its start."""
    first = max(len(blocks) - _TAIL_BLOCKS, 2)
    least = max(first - _TAIL_BLOCKS, 2)
    while first > least and blocks[first - 1].kind in _PAIRED:
        first -= 1
    return first


def segments_of(blocks: Sequence[Block]) -> Iterator[Segment]:
    """The parts of blocks; one that only labels what follows is no part, but the label of the next."""
    label, used, led, below, is_name, signers = "", -1, -1, "", False, 0
    row = (-1, -1)  # of the cell that is a label
    parts = [(block, start, end) for block in blocks if _may_credit(block) for start, end in _parts(block)]
    actions = _actions(blocks)
    for number, (block, start, end) in enumerate(parts):
        text = block.text.text
        if len(text) > PROSE or used not in (-1, block.index):  # a label holds for one block
            label, used = "", -1
        is_behind_label = row == (block.group, block.row) and used == -1
        if block.kind == "cell" and block.row > 0 and (block.header or block.column == 0) and not is_behind_label:
            header = actions.get((block.group, block.row), block.header)
            label = header if block.column == 0 or _labels(header) else label
        if _SIGNED_OFF.fullmatch(text, start, end):
            signers = _SIGNERS
            continue
        is_title = block.kind == "heading" and not _is_all_label(text[start:end].strip(" :?"))
        if not is_title and _labels(text[start:end]):
            is_of_name_above = bool(below) and is_name
            label, used, below = "" if is_of_name_above else text[start:end], -1, ""
            led, row = block.index, (block.group, block.row) if block.kind == "cell" else (-1, -1)
            continue
        if is_title and used == -1 and led != block.index and not opens_with_person(text, start, end):
            label = ""  # "Expert Verified Content" over the title of a page
        label, signers = SIGN_OFF if signers else label, max(signers - 1, 0)
        after = parts[number + 1] if number + 1 < len(parts) else None
        below = after[0].text.text[after[1] : after[2]] if after else ""
        is_under = _is_work(below) or (after is not None and _is_deed_under(parts, number))
        below = below if is_under and not text[start:end].rstrip().endswith(_ENDS) else ""
        yield Segment(block, start, end, label, below)
        is_name = bool(below) and block.index > 0 and block.kind != "definition" and "," not in text[start:end]
        is_name = is_name and bool(persons_in(text, start, end))
        used = block.index


def _is_deed_under(parts: Sequence[tuple[Block, int, int]], number: int) -> bool:
    """Whether the part behind one of the same block is a label that has no value of its own, so that it tells what the
    person above did: "Dr Ruth Bell" over "Medically reviewed · Rheumatologist".
    """
    block, start, end = parts[number + 1]
    text = block.text.text
    above = parts[number]
    is_person = block is above[0] and opens_with_person(text, above[1], above[2])
    if not is_person or credit_of(text[start:end]) not in ("author", "reviewer"):
        return False
    behind = parts[number + 2] if number + 2 < len(parts) else None
    is_value = behind is not None and behind[0] is block and not _is_work(text[behind[1] : behind[2]])
    return _labels(text[start:end]) and not text[start:end].rstrip().endswith(":") and not is_value


def _actions(blocks: Sequence[Block]) -> dict[tuple[int, int], str]:
    """What a row of a table of versions says was done, by group and row: "Reviewed" of `| 3 | May 2026 | Reviewed | Dr
    Bell |`. A table whose headers tell who did what has no such rows.
    """
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.kind == "cell" and block.header and block.row > 0:
            rows.setdefault((block.group, block.row), []).append(block)
    found = {}
    for place, cells in rows.items():
        said = [cell.text.text for cell in cells if _labels(cell.text.text) and _is_all_label(cell.text.text)]
        is_told_above = any(
            credit_of(cell.header) in ("author", "reviewer") and not _BY.fullmatch(cell.header) for cell in cells
        )
        if len(said) == 1 and not is_told_above:
            found[place] = said[0]
    return found


def _is_all_label(words: str) -> bool:
    return all(is_label_word(word.lower()) for word in words.split())


def _may_credit(block: Block) -> bool:
    return block.kind != "code" and len(block.text.text) <= _LONGEST_BLOCK


def _is_work(words: str) -> bool:
    """Whether words are nothing but what somebody is."""
    is_short = len(words.split()) <= _MOST_WORK_WORDS or _OF_THIS.search(words) is not None or is_work_line(words)
    is_short = is_short and not words.endswith((".", ":", "?"))
    return is_short and is_profession(words) and not dates_in(words) and not persons_in(words, 0, len(words))


def _parts(block: Block) -> Iterator[tuple[int, int]]:
    text = block.text.text
    cuts = {
        *line_starts(block),
        *(end for _, end in sentences_of(text)),
        *(at for m in _PARTS.finditer(text) for at in m.span()),
    }
    bounds = sorted(cuts | {len(text)})
    for start, end in pairwise(bounds):
        words = text[start:end]
        if words.strip(" |·•;/—\n") and len(words) <= _LONGEST_SEGMENT:
            yield start + len(words) - len(words.lstrip()), end


def line_starts(block: Block) -> list[int]:
    """Where the lines of a block start that the width of the page did not break."""
    text, starts = block.text.text, [0]
    for at in line_breaks(block):
        line = text[starts[-1] : at]
        if len(line) < _WRAPPED or line.endswith((".", ";", ":", "?")) or _OPENS.match(text, at + 1):
            starts.append(at + 1)
    return starts


def _labels(words: str) -> bool:
    """Whether words are nothing but a label of what follows."""
    is_short = len(words) <= _LONGEST_LEAD and len(words.split()) <= MOST_LABEL_WORDS
    if not is_short or dates_in(words) or words.rstrip().endswith("."):
        return False
    is_label = credit_of(words) in ("author", "reviewer", "knows") or bool(day_of(words))
    is_label = is_label or _PRESENT_ISSUE.fullmatch(words.strip(" .:")) is not None
    return is_label and not persons_in(words, 0, len(words))
