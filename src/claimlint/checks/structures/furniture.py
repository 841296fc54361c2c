"""Page furniture that was pasted into an article: share buttons, reading times, badges, service links.

A short line counts when furniture makes up enough of it, or when it says one label twice; a sentence that only mentions
such words does not. Furniture that the reader set apart already (a site's navigation in HTML) is not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from claimlint.article.dates import dates_in
from claimlint.article.model import Block
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references
from claimlint.article.statements.layout import line_breaks
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.pages.organisation import is_organisation
from claimlint.checks.phrases.list import PhraseList, PhrasePlace

_LINE_WORDS, _LINE_LENGTH = 16, 200
_LABEL_WORDS = 8
_ENDS = (".", "!", "?", ":")  # of what is neither a label nor a trail of pages
_WORD = lazy_pattern(r"[^\W_]+(?:['’][a-z]+)?")
_ALMOST_ALL, _NEARLY_HALF = 0.8, 0.4  # shares of a line's words
_PLAIN_LABEL = lazy_pattern(r"[A-Z][A-Za-z ]+")
_BREADCRUMB = lazy_pattern(
    r"(?:You are here:?\s)?(?:[A-Z][\w&' -]{1,30}(?:\s[>»›→]\s[A-Z][\w&,' -]{1,40}){1,6}"
    r"|(?:Home|Start|Main|Health|Conditions|Blog|Articles|Wellness|Topics)(?:\s[/|·]\s[A-Z][\w&,' -]{1,40}){2,6})"
)
_INSTRUCTION = lazy_pattern(
    r"\b(?:choose|tap|press|select|open|touch|click|go to|pick|hit)\s(?:on\s|the\s)*[\"“'‘]\w", re.IGNORECASE
)
_FIELD = lazy_pattern(r"[A-Z]{3,}(?: [A-Z]+){0,2}: \S")  # a field of an export: "SECTION: Travel health > Malaria"
_HEAD = 12  # blocks that may be such fields
# What an export sets right behind the sentence in front: "Any questions left?Ring a Gout Coach".
_GLUED = lazy_pattern(r"(?<=[a-z\d)’'\"])[.?!](?P<button>[A-Z][a-z]+(?: [A-Za-z][\w'’-]*){1,6})$")
_BETWEEN_LABELS = lazy_pattern(r"\s{2,}|\s+[|·•›»✓/]\s+|\t")
Offsets = tuple[int, int]
_SENTENCE_END = lazy_pattern(r"[.!?][\"'”’)]*\s*$")


def compile_furniture(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `furniture`, phrases of it; `badges`, that make any short line furniture; `sections`, that may head one."""
    furniture = PhraseList.from_spec(spec.get("furniture") or (), context, ("furniture",))
    badges = PhraseList.from_spec(spec.get("badges") or (), context, ("badges",))
    sections = PhraseList.from_spec(spec.get("sections") or (), context, ("sections",))
    marks = (furniture, badges)

    def check(page: Page) -> Iterator[Hit]:
        sentences = page.lines.sentences
        held = {sentences[at].block.index for sought in (furniture, badges) for at in sought.may_be_on(page)}
        for block in page.article.blocks:
            if not block.is_prose or block.kind in ("cell", "alt") or len(block.text.text) > _LINE_LENGTH:
                continue
            may_be = block.index in held or not block.text.text.endswith(_ENDS) or _says_itself_twice(block.text.text)
            if not may_be:
                continue
            words = len(_WORD.findall(block.text.text))
            if _heads_content(page, block) and sections.in_block(page, block):
                continue
            if block.kind == "heading" and names_references(block.text.text):
                continue  # "Learn more" over the organisations to turn to
            if _is_field(page, block) or _is_masthead(block, context):
                continue
            if words == 0:
                continue
            places, marked = furniture.in_block(page, block), badges.in_block(page, block)
            found = glued_button(block.text.text)
            if found is None and words <= _LINE_WORDS:
                found = _furniture_in(block.text.text, _offsets(places), _offsets(marked), marks, block.kind)
            if found is not None:
                yield Hit(block.text.source_span(*found))
                continue
            for start, end in _lines_of(block):
                line = block.text.text[start:end]
                here = _furniture_in(line, furniture.in_text(line), badges.in_text(line), marks, block.kind)
                if here is not None:
                    yield Hit(block.text.source_span(start + here[0], start + here[1]))

    return check


def _is_masthead(block: Block, context: CheckContext) -> bool:
    """Whether a line above the title is a trail that begins with who publishes the page, and names its series:
    "Medicines Authority » Information for the public". A trail from "Home" was pasted.
    """
    first, mark, _ = block.text.text.replace("»", "›").replace(">", "›").partition(" ›")
    is_above = block.index < _HEAD and block.section < 0
    return bool(mark) and is_above and is_organisation(first, context)


def _lines_of(block: Block) -> list[tuple[int, int]]:
    """Where the lines of a block stand that are labels one below the other, with no blank line between them."""
    text = block.text.text
    starts = [0, *(at + 1 for at in line_breaks(block) if not text[at + 1].islower())]
    lines = list(zip(starts, [*(at - 1 for at in starts[1:]), len(text)], strict=True))
    is_prose = any(len(_WORD.findall(text, *line)) > _LABEL_WORDS for line in lines)
    return [] if is_prose or len(lines) == 1 else lines


def _furniture_in(
    text: str, places: Sequence[Offsets], marked: Sequence[Offsets], marks: Sequence[PhraseList], kind: str
) -> Offsets | None:
    """Where a line holds furniture; `places` and `marked`: where phrases of furniture and of badges stand in it."""
    words = len(_WORD.findall(text))
    share = _covered(text, [*places, *marked]) / words if words else 0
    is_sentence = bool(_SENTENCE_END.search(text)) and words > 3
    if is_sentence and _INSTRUCTION.search(text):
        return None  # 'Choose "Sign in" and then "Results".'
    enough = _ALMOST_ALL if is_sentence or kind == "heading" else _NEARLY_HALF
    whole = (0, len(text))
    if marked and not is_sentence and not dates_in(text) and (share >= 0.3 or words <= 6):
        return whole
    if places and dates_in(text):
        return places[0]  # "25 May 2022 - 5 min read": the date may stay
    if (places and share >= enough) or (
        _says_itself_twice(text) or (not is_sentence and (_BREADCRUMB.fullmatch(text) or _is_bar(text, marks)))
    ):
        return whole
    return None


def glued_button(text: str) -> Offsets | None:
    """Where a line ends with the label of a button that the export joined to its last sentence."""
    found = _GLUED.search(text)
    return found.span("button") if found else None


def _offsets(places: Iterable[PhrasePlace]) -> list[Offsets]:
    """Where phrases stand in the text of their block."""
    return [(place.sentence.start + place.start, place.sentence.start + place.end) for place in places]


def _is_bar(text: str, marks: Sequence[PhraseList]) -> bool:
    """Whether a line is a row of labels of which one is furniture, or a badge, from end to end: "Skin | Sign in"."""
    start = 0
    joints = [match.span() for match in _BETWEEN_LABELS.finditer(text)]
    for stop, following in [*joints, (len(text), len(text))] if joints else []:
        words = list(_WORD.finditer(text, start, stop))
        label = text[words[0].start() : words[-1].end()] if words else ""
        if any((0, len(label)) == place for phrases in marks for place in phrases.in_text(label)):
            return True
        start = following
    return False


def _heads_content(page: Page, block: Block) -> bool:
    """Whether a list or links stand below, so that the line is the heading of a part of the page."""
    after = page.article.blocks[block.index + 1 : block.index + 2]
    return bool(after) and (after[0].kind in ("item", "cell", "furniture") or bool(after[0].links))


def _is_field(page: Page, block: Block) -> bool:
    """Whether a line is one of the fields that an export puts above the article: "TITLE: …" over "SECTION: …"."""
    if block.index >= _HEAD or not _FIELD.match(block.text.text):
        return False
    beside = (*page.article.blocks[max(0, block.index - 1) : block.index], *page.article.blocks[block.index + 1 :][:1])
    return any(_FIELD.match(other.text.text) for other in beside)


def _covered(text: str, places: Iterable[Offsets]) -> int:
    """How many words of a text stand in some places of it."""
    return len({m.start() for start, end in places for m in _WORD.finditer(text, start, end)})


def _says_itself_twice(text: str) -> bool:
    """ "Related Topics More Related Topics": a label that a script and its fallback both printed."""
    words = [w.lower() for w in _WORD.findall(text)]
    half = len(words) // 2
    if half >= 2 and words[:half] == words[half:] and text[:1].isupper():
        return True  # "Your health, our priority! Your health, our priority!"
    if not 4 <= len(words) <= 9 or not _PLAIN_LABEL.fullmatch(text) or text.isupper():
        return False  # in capitals throughout nothing tells a label from a heading
    capitals = sum(w[0].isupper() for w in _WORD.findall(text))
    pairs = list(pairwise(words))
    return capitals >= len(words) - 1 and len(set(pairs)) < len(pairs)
