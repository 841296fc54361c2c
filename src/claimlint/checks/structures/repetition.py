"""Headings and paragraphs that stand twice on a page.

Labels repeated by design are left alone: "Symptoms" under each of two diseases, a warning at top and bottom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Block
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page, Related
from claimlint.checks.phrases.list import PhraseList
from claimlint.claims.numerals import VALUES

_WORD = lazy_pattern(r"[^\W_]+")
_ENDS = 5  # blocks are compared where their first, or their last, five words agree
_NUMBERS = {word: str(value) for word, value in VALUES.items() if 1 <= value <= 12}
_LABEL = 3  # words; a longer heading is no standard label


def compile_repetition(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `least`, words of a block; `alike`, share of words in common; `notices`, phrases of what may repeat."""
    least, alike = spec.get("least", 12), spec.get("alike", 0.95)
    notices = PhraseList.from_spec(spec.get("notices") or (), context, ("notices",))

    def check(page: Page) -> Iterator[Hit]:
        yield from _headings(page)
        yield from _paragraphs(page, least, alike, notices)

    return check


def _headings(page: Page) -> Iterator[Hit]:
    seen: dict[tuple[str, ...], list[Block]] = {}
    for block in page.article.blocks:
        if block.kind != "heading":
            continue
        words = _content(block.text.text)
        is_label = len(words) <= _LABEL
        if is_label and page.article.source.format == "text":
            continue  # levels are guessed there: "Key points" may stand under each of two headings
        earlier = next((b for b in seen.get(words, ()) if not is_label or block.section in (b.section, b.index)), None)
        seen.setdefault(words, []).append(block)
        if earlier is not None and words:
            yield _hit(page, block, earlier)


def _paragraphs(page: Page, least: int, alike: float, notices: PhraseList) -> Iterator[Hit]:
    filed: dict[tuple[str, ...], list[tuple[Block, tuple[str, ...]]]] = {}
    for block in page.article.blocks:
        if block.kind not in ("paragraph", "item", "quote") or len(block.text.text) < 3 * least:
            continue
        words = _content(block.text.text)
        if len(words) < least:
            continue
        keys = (("first", *words[:_ENDS]), ("last", *words[-_ENDS:]))
        alike_ones = (b for k in keys for b, w in filed.get(k, ()) if _share(words, w) >= alike)
        earlier = next((b for b in alike_ones if _is_no_design(b, block)), None)
        for key in keys:
            filed.setdefault(key, []).append((block, words))
        if earlier is not None and not notices.in_block(page, block):
            yield _hit(page, block, earlier)


def _is_no_design(earlier: Block, block: Block) -> bool:
    """Key points in a list are told again below, and quotes are pulled out of the text; not right behind each other."""
    if earlier.kind == block.kind:
        return True
    return "quote" not in (earlier.kind, block.kind) and block.index == earlier.index + 1


def _content(text: str) -> tuple[str, ...]:
    """The words of a text, small numbers as digits: "five days" and "5 days" are the same."""
    return tuple(_NUMBERS.get(word, word) for word in _WORD.findall(text.lower()))


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Words in common over the longer of the two; numbers must be the same, since they carry the difference."""
    if [w for w in one if w[0].isdigit()] != [w for w in other if w[0].isdigit()]:
        return 0.0
    return sum((Counter(one) & Counter(other)).values()) / max(len(one), len(other))


def _hit(page: Page, block: Block, earlier: Block) -> Hit:
    related = Related(earlier.span, page.article.source.slice(earlier.span), "stands here first")
    return Hit(block.span, related=(related,))
