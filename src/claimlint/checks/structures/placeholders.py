"""Slots that nobody filled: lorem ipsum, TODO, {{ name }}, [insert dose], "a question on X or ?".

Code is left alone, inline code too, and so are words that only look alike: XXX for three chromosomes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Block, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.pages.statements import words_of_property
from claimlint.checks.phrases.list import PhraseList

_TEMPLATE = lazy_pattern(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|<%=?[^%\n]{0,80}%>|\$\{[\w.]{1,40}\}|%%\w{2,40}%%|\[object Object\]"
    r"|\{[a-z]{2,20}(?:[_. ][a-z]{2,20}){0,3}\}|\[[a-z]{2,20}(?:_[a-z]{2,20}){1,3}\](?![(:\[])"
    r"|\[\[\w{2,12}:[^\[\]\n]{1,60}\]\]|\[[^\[\]\n]{1,60}\.(?:jpe?g|png|gif|webp|svg|mp4)\](?![(:\[])"
    r"|#[A-Z]{3,}_?[A-Z]*#|%[A-Z_]{3,40}%|\$[A-Z_]{3,40}\$"
    r"|<(?:[Ii]nsert|[Yy]our|[Aa]dd|[Ee]nter)\s[^<>]{1,40}>|^(?:undefined|null|NaN|\?{3,})$"
)
_UNRENDERED = lazy_pattern(
    r"\{\{(?!\s*(?:[<%]|(?:site|page|include|layout|content|url|ref|relref|partial|block|for)\b))[\w.| ]{1,60}\}\}"
)
# "{% include prices.html %}" on a page without front matter, which no site generator fills
_TAG = lazy_pattern(r"\{%-?\s{0,9}(?!(?:end)?(?:comment|raw|highlight|verbatim)\b)[a-z]\w{1,20}\b[^%\n]{0,80}%\}")
_ANGLED = lazy_pattern(r"<(?:[Ii]nsert|[Yy]our|[Aa]dd|[Ee]nter)\s[^<>\n=]{1,40}>")  # Markdown takes it for a tag
_BRACKET = lazy_pattern(r"\[(?P<words>[^\[\]\n]{2,60})\](?![(:\[])")
_UNKNOWN_AMOUNT = lazy_pattern(
    r"\b(?:[Xx]{2}|xxx)\s?(?:%|(?:mg|mcg|micrograms|ml|g|per ?cent|units|tablets|days|weeks|months|patients|people)\b)"
    r"|[£$€](?:XX|xx)[Xx]{0,3}(?:\.[Xx]{2})?(?!\w)"
    r"|(?<![:_] )(?<![:_])_{2,}\s?(?:mg|mcg|ml|g|%)|_{2,}:_{2,}"
    r"|(?:\?{2,}|\[[XxNn]{1,3}\])\s?(?:%|(?:mg|mcg|micrograms|ml|g|per ?cent"
    r"|units|tablets|drops|days|weeks|minutes|hours|times|people|patients)\b)"
)
_DAY_SLOT = lazy_pattern(  # "Published on DD/MM/YYYY", which the form of a date in a form is not
    r"\b(?:published|reviewed|updated|checked|issued|posted|written|date)\b[^.\n]{0,20}?\b"
    r"(?P<slot>(?:DD|dd|MM|mm)[/. -](?:MM|mm|DD|dd)[/. -](?:YYYY|yyyy|YY|yy)|(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd))\b",
    re.IGNORECASE,
)
# A joining word right before a mark that the export set off with a blank: what belonged between them is gone.
_EMPTY_SLOT = lazy_pattern(
    r"\b(?:(?:(?i:written|reviewed|posted|published|updated|prepared|checked|edited)\s+by|or|and|by|about|for|with|from|called|near|around|than|on|of)\s+[?.!,](?=\s|$)|\b(?:clinics?|doctors?|experts?|specialists?|practitioners?|therapists?|treatments?|sessions?|questions?|[a-z]+ing|[A-Z]\w+)\s+(?:in|at|near)\s+[?.!,](?=\s|$)|\b(?:more|all|everything)\s+(?:from|about|on|by|for)\s+(?:in|on|at|from|by)\s+(?:our|the|this|your|my)\b|(?i:written|reviewed|posted|published|updated|prepared|checked|edited)\s+(?P<slot>by\s+on)(?=\s\w)|(?:study|trial|review|research|led|run)\s+by\s+(?:found|showed|suggests?)\b|(?:about|for|with|from|of)(?:\s+and\s+[?.!](?=\s|$)|\s{2,}(?:and|or)\b))"
)
_SHOUTED = lazy_pattern(r"\b(?:TODO|FIXME|TBC|TBD|TBA|LOREM|XXX+)\b:?")
_EXPLAINED = lazy_pattern(r"[”\"’')]?\s+(?:stands\s+for|means|is\s+short\s+for|is\s+(?:the|an)\s+abbreviation)\b")
_NOTES = ("TODO", "FIXME", "TBC", "TBD", "TBA", "LOREM", "XXX")
_LEFT_OVER = (
    "  and ",
    "  or ",
    " from in ",
    " about in ",
    " about on ",
    " on in ",
    " by in ",
    " for in ",
    " from on ",
    " about from ",
    " ?",
    " .",
    " !",
    " ,",
    "by on",
    "by found",
    "by show",
    "by suggest",
)
_CHROMOSOME = lazy_pattern(
    r"chromosom|linked|\bgene\b|triple\s?x|trisom|turner|klinefelter|karyotyp|47,|girls|women|syndrome", re.IGNORECASE
)
_FENCE = lazy_pattern(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_CODE_BEFORE = lazy_pattern(r"(?:`|<code[^>]{0,40}>|<kbd>|<pre>)\s?$")


def compile_placeholders(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `filler`, phrases of dummy text; `slots`, phrases that make words in square brackets a slot."""
    filler = PhraseList.from_spec(spec.get("filler") or (), context, ("filler",))
    slots = PhraseList.from_spec(spec.get("slots") or (), context, ("slots",))

    def check(page: Page) -> Iterator[Hit]:
        source = page.article.source.text
        taken: list[Span] = []
        for block in page.article.blocks:
            if block.kind == "code":
                continue
            for start, end in _in_text(block, slots):
                span = block.text.source_span(start, end)
                if not _is_code(source, span) and not _touches(span, taken):
                    taken.append(span)
                    yield Hit(span)
        for place in filler.on_page(page):
            if not _touches(place.span, taken):
                taken.append(place.span)
                yield Hit(place.span)
        for span in _masked_templates(page):
            yield Hit(span)
        for field in page.article.metadata:
            unfilled = _TEMPLATE.search(field.value) or _SHOUTED.fullmatch(field.value.strip())
            if field.origin != "visible" and unfilled and not _touches(field.span, taken):
                yield Hit(field.span, values=words_of_property(field))

    return check


def _is_code(source: str, span: Span) -> bool:
    """Whether a place is set as code: in marks right before it, or between fences, which plain text shows too."""
    if _CODE_BEFORE.search(source, max(0, span.start - 48), span.start):
        return True
    return len(_FENCE.findall(source, 0, span.start)) % 2 == 1


def _touches(span: Span, taken: list[Span]) -> bool:
    return any(span.touches(other) for other in taken)


def _masked_templates(page: Page) -> Iterator[Span]:
    """Template syntax in Markdown, which its reader hides. What a site generator fills may stay."""
    source = page.article.source
    if source.format != "markdown" or not any(mark in source.text for mark in ("{{", "{%", "<")):
        return
    code = [block.span for block in page.article.blocks if block.kind == "code"]
    patterns = (_UNRENDERED, _ANGLED) if source.text.startswith(("---", "+++")) else (_UNRENDERED, _ANGLED, _TAG)
    for match in (found for pattern in patterns for found in pattern.finditer(source.text)):
        span = Span(*match.span())
        line = source.text[source.text.rfind("\n", 0, span.start) + 1 : span.start]
        if line.count("`") % 2 == 0 and not line.endswith(("](", '="')) and not _touches(span, code):
            yield span


def _in_text(block: Block, slots: PhraseList) -> Iterator[tuple[int, int]]:
    text = block.text.text
    if any(mark in text for mark in "{%$#<?[") or len(text) < 10:
        yield from ((m.start(), m.end()) for m in _TEMPLATE.finditer(text))
    if "[" in text:
        linked = {link.start for link in block.links}
        for match in _BRACKET.finditer(text):
            if match.start("words") not in linked and any(start == 0 for start, _ in slots.in_text(match["words"])):
                yield match.span()
    if "__" in text or "??" in text or "xx" in (lower := text.lower()) or "[x]" in lower or "[n]" in lower:
        yield from ((m.start(), m.end()) for m in _UNKNOWN_AMOUNT.finditer(text))
    if any(map(text.__contains__, _LEFT_OVER)):
        yield from (m.span("slot") if m["slot"] else m.span() for m in _EMPTY_SLOT.finditer(text))
    if "YY" in text or "yy" in text:
        yield from (m.span("slot") for m in _DAY_SLOT.finditer(text))
    for match in _SHOUTED.finditer(text) if any(word in text for word in _NOTES) else ():
        if match.group().startswith("XXX") and _CHROMOSOME.search(text):
            continue
        if _EXPLAINED.match(text, match.end()):
            continue
        yield match.start(), _end_of_note(text, match.end()) if match.group().endswith(":") else match.end()


_STOP = lazy_pattern(r"[.!?](?=\s|$)")


def _end_of_note(text: str, at: int) -> int:
    """The end of the sentence in which somebody noted what to do: "TODO: add the dose"."""
    stop = _STOP.search(text, at)
    return stop.start() if stop else len(text)
