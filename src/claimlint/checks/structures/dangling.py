"""Lists that are announced and never come: "The options include:" before a heading, a plain paragraph or the end.

It looks at the shape of the page only. What a reader would take for the list counts as one: items, tables, pictures,
quotes, paragraphs that each open with a label, short lines without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from claimlint.article.model import Article, Block, Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PhraseList, PhrasePlace

_ANNOUNCING = ("paragraph", "item", "heading")  # plain text makes a heading of a line without a full stop
_LISTED = ("item", "cell", "code", "quote", "term", "definition", "alt", "caption")
_MARKER = lazy_pattern(
    r"\W{0,3}(?:(?:\d{1,2}|[Ss]tep \d+|[Ff]irst(?:ly)?)[.):,]?|(?:[a-zA-Z]|[ivx]{1,4})[.):,])\s|[•●▪◦‣*–—-]\s|[«“\"‘']"
)
_LABEL_WORDS = 4  # "Last reviewed at:" and "What you will need:" are labels of what stands below them
_LABEL_SENTENCE = 6  # words: "Blood tests." before what they are
_SHORT = 45  # words of a paragraph that may be an item
_REACH = 40  # blocks in which the second section of an announced list begins
_ITEM_WORDS = 12  # an exported list item is hardly longer; a paragraph hardly shorter
_OPEN_END = lazy_pattern(r"\b(?:(?:includes?|including|such as|namely)|(?:as follows|following)\.?)$", re.IGNORECASE)
_RULE = lazy_pattern(r"^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$|<hr\b", re.MULTILINE)
_FIRST_SENTENCE = lazy_pattern(r".+?[.?!](?=\s)", re.DOTALL)
_FINITE = frozenset(
    (
        "is", "are", "was", "were", "has", "have", "had", "can", "may", "might", "must", "should", "will", "would",
        "could", "do", "does", "did", "include", "includes", "takes", "take", "need", "needs", "gives", "helps",
    )
)  # fmt: skip
# Verbs of a sentence where they do not open it: what opens with one may be an item ("Feel sick").
_PREDICATES = frozenset(
    (
        "heal", "heals", "settle", "settles", "recover", "recovers", "begin", "begins", "become", "becomes", "happen",
        "happens", "depends", "vary", "varies", "seem", "seems", "goes", "gets", "comes", "come", "makes", "make",
        "feel", "keep", "keeps", "lasts", "works", "improve", "improves", "disappear", "disappears", "know", "knows",
        "find", "go", "wants", "say", "says", "finds", "prevent", "prevents", "lowers", "eases", "lets", "means",
        "mean", "show", "shows", "get", "need", "doesn't", "don't", "cannot", "isn't", "aren't", "belongs", "belong",
        "remain", "remains", "fade", "fades",
    )
)  # fmt: skip
# What readers are asked to do next, alone behind an announcement, is none of what was announced.
_NEXT_STEPS = frozenset(
    (
        "book",
        "order",
        "buy",
        "call",
        "ring",
        "phone",
        "contact",
        "click",
        "visit",
        "join",
        "register",
        "download",
        "subscribe",
    )
)
_ASKS = lazy_pattern(r"(?<!\bin )\bquestions?\b", re.IGNORECASE)
_ASKING = frozenset(("what", "who", "why", "how", "when", "where", "which"))
_QUOTED = lazy_pattern(
    r"\b(?:said|says|asked|asks|wrote|writes|replied|answered|explained|adds?|added|states?|reads?)\b[^.]{0,40}:$"
)


def compile_dangling_list(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `announcing`, phrases that announce a list where they end a paragraph."""
    announcing = PhraseList.from_spec(spec.get("announcing") or (), context, ("announcing",))

    def check(page: Page) -> Iterator[Hit]:
        for block in page.article.blocks:
            text = block.text.text.rstrip(" *_")
            is_open = bool(_OPEN_END.search(text[-13:]))
            if not (is_open or (text.endswith(":") and block.kind != "heading")) or block.kind not in _ANNOUNCING:
                continue
            found = _announcement(page, block, announcing)
            if not _is_followed(block, text, found is not None, page.article):
                yield Hit(_words_of(block, text.rstrip("."), found))

    return check


def _announcement(page: Page, block: Block, announcing: PhraseList) -> PhrasePlace | None:
    """The phrase with which the block ends, the longest; None where it ends with none."""
    last = _last_sentence(block, page.article)
    places = announcing.in_sentence(page, last, overlapping=True) if last is not None else []
    return next((place for place in places if _ends_block(place)), None)


def _ends_block(place: PhrasePlace) -> bool:
    """Whether the phrase is the last thing that its paragraph says."""
    rest = place.sentence.block.text.text[place.sentence.start + place.end :]
    return not rest.strip(" .:*_…-–—")


def _is_followed(block: Block, text: str, announces: bool, article: Article) -> bool:
    following = [b for b in article.blocks[block.index + 1 : block.index + 4] if b.kind != "furniture"]
    if len(text.split()) <= _LABEL_WORDS and not announces:
        return True
    if not text.endswith(":") and not _OPEN_END.search(text):
        return True
    if not following:
        return False
    after, last = following[0], _last_sentence(block, article)
    if after.kind == "heading":
        if after.text.text.rstrip().endswith("?") and last is not None and _ASKS.search(last.text):
            return True
        is_text = article.source.format == "text"
        return bool(_QUOTED.search(text)) or (is_text and _are_items(following)) or _are_sections(block, after, article)
    if announces and _RULE.search(article.source.text, block.span.end, after.span.start):
        return False
    if after.kind in _LISTED or _MARKER.match(after.text.text):
        return True
    return not announces or _looks_listed(following)


def _last_sentence(block: Block, article: Article) -> Sentence | None:
    sentences = article.sentences_by_block.get(block.index)
    return sentences[-1] if sentences else None


def _are_sections(block: Block, first: Block, article: Article) -> bool:
    """Sections that each treat one of what was announced ("Four types of treatment are used:") and are headed by it."""
    above = article.blocks[block.section].level if block.section >= 0 else 0
    if not _names_item(first) or (article.source.format != "text" and first.level <= max(above, 1)):
        return False
    level = [b for b in article.blocks[first.index + 1 : first.index + 1 + _REACH] if b.kind == "heading"]
    return bool(level) and level[0].level == first.level and _names_item(level[0])


def _names_item(heading: Block) -> bool:
    """Whether a heading may name one of what was announced: it asks nothing, as "How it works" does."""
    text = heading.text.text.rstrip()
    return not text.endswith("?") and text.split(maxsplit=1)[0].lower() not in _ASKING


def _are_items(following: Sequence[Block]) -> bool:
    """Items of an exported list that a reader of plain text must take for headings: one short line after another."""
    return len(following) > 1 and all(
        len(b.text.text.split()) <= _ITEM_WORDS and not b.text.text.rstrip().endswith((".", "?", "!", ":"))
        for b in following[:3]
    )


def _looks_listed(following: Sequence[Block]) -> bool:
    """Paragraphs that stand for items: each opens with a label or a fragment, or three short ones stand in a row."""
    run = list(takewhile(lambda b: b.kind == "paragraph", following))
    if len(run) == 1 and (_is_text(run[0]) or _is_sentence(run[0])):
        return False  # one paragraph of whole sentences is no list
    if run and _is_text(run[0]) and not any(_is_item(block) for block in run[:2]):
        return False  # nor are several, of which the first goes on after its sentence
    if len(run) == 3 and all(len(b.text.text.split()) <= _SHORT for b in run):
        return True
    return all(_is_item(block) for block in run[:2])


def _is_text(block: Block) -> bool:
    text = block.text.text.rstrip()
    return not block.label and text.endswith(".") and _FIRST_SENTENCE.match(text) is not None


def _is_sentence(block: Block) -> bool:
    text = block.text.text.rstrip()
    words = text.lower().split()
    has_verb = not _FINITE.isdisjoint(words) or not _PREDICATES.isdisjoint(words[1:])
    is_call = bool(words) and words[0] in _NEXT_STEPS and len(words) > 1
    return not block.label and text.endswith((".", "!")) and (has_verb or is_call)


def _is_item(block: Block) -> bool:
    """Whether a paragraph may be an item: a label, a line without full stop, or no verb in its first sentence."""
    text = block.text.text
    first = _FIRST_SENTENCE.match(text)
    opening = (first.group() if first else text).split()
    return (
        bool(block.label)
        or (len(text.split()) <= 2 * _ITEM_WORDS and not text.rstrip().endswith((".", "?", "!")))
        or len(opening) <= _LABEL_SENTENCE
        or opening[0].endswith("ing")
        or _FINITE.isdisjoint(word.strip(",;:()").lower() for word in opening)
    )


def _words_of(block: Block, text: str, place: PhrasePlace | None) -> Span:
    """From the announcing words to the end of the paragraph; without such words its last three."""
    if place is not None:
        start = place.sentence.start + place.start
    else:
        starts = [m.start() for m in re.finditer(r"\S+", text)]
        start = starts[max(0, len(starts) - 3)]
    return block.text.source_span(start, len(text))
