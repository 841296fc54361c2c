"""The kind `pair`: two claims of a page held against each other.

check:
  pair: {is: headline, steps: 2, limits: [in mice, …]}      a heading claims more than the text below it
  pair: {is: headline, …, summaries: [in short, …]}         and so does what opens the page so, or stands under it
  pair: {is: headline, …, promises: [...], neutral: [...]}  and a heading that promises in words what is no claim
  pair: {is: contradiction, steps: 3, opposed: [...]}       two sentences disagree about one effect

`steps` is the difference of strength that counts. `limits` are phrases by which a text takes back what its heading
says; `summaries` are words that open a summary at the top of a page, or the heading above one, which only a claim
below can belie; `promises` are words by which a heading promises an effect of things that nobody knows, which `limits`
take back, and `neutral` what keeps a heading from promising; `opposed` are phrases that exclude each other
(`checks.pairs.opposed`). Reported beliefs, questions and myths are nobody's statement here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from claimlint.article.model import Block, Sentence, Span
from claimlint.article.statements.visible import is_metadata_line
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page, Related
from claimlint.checks.pages.titles import title_blocks, title_claims
from claimlint.checks.pairs.contradictions import Sides, contradicted
from claimlint.checks.pairs.matters import Matters
from claimlint.checks.pairs.opposed import OPPOSED, compile_opposed
from claimlint.checks.phrases.list import PHRASES, PhraseList
from claimlint.checks.standing import standing_of
from claimlint.claims.model import Claim
from claimlint.evidence.model import Assessment
from claimlint.values import NamedTuple

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["is", "steps"],
    "additionalProperties": False,
    "properties": {
        "is": {"enum": ["headline", "contradiction"]},
        "steps": {"type": "integer", "minimum": 1, "maximum": 5},
        "limits": PHRASES,
        "summaries": PHRASES,
        "promises": PHRASES,
        "neutral": PHRASES,
        "opposed": OPPOSED,
    },
}
_FIRM = 3  # a promise below this is hedged
_PLAIN = 4  # what a summary says without any reserve
_WEAK = 2  # "may", "might": what a promise is held against
_MOST = 200  # headings that claim: nobody writes more, and each is held against the whole text
_LEAD = 3  # sentences of a text in which a limit speaks of what its heading says


class _Words(NamedTuple):
    """The phrases of a check of headings."""

    limits: PhraseList
    summaries: PhraseList
    promises: PhraseList
    neutral: PhraseList


def compile_pair(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check that compares headings with texts, or sentences with each other."""
    table = context.tables.get("same_matter") or {}
    matters = Matters(table.get("groups", ()), context.vocabulary)
    relations = context.lexicon.relations if context.lexicon else {}
    steps: int = spec["steps"]
    if spec["is"] == "headline":
        words = _Words(*(PhraseList.from_spec(spec.get(key, ()), context, (key,)) for key in _Words._fields))
        directed = frozenset(name for name, row in relations.items() if row.get("direction") in ("+", "-"))
        return lambda page: _outrun(page, matters, words, directed, steps)
    sides = Sides.of(relations)
    opposed = compile_opposed(spec.get("opposed") or (), context)
    return lambda page: (*contradicted(page, matters, sides, steps), *opposed(page))


# --- headline ---------------------------------------------------------------------------------------------------------


def _outrun(
    page: Page,
    matters: Matters,
    words: _Words,
    directed: frozenset[str],
    steps: int,
) -> Iterator[Hit]:
    done: set[int] = set()
    claiming = set[int]()
    opening = _summary_blocks(page, words.summaries)
    for claim in (*title_claims(page), *page.reading.claims):
        block = claim.sentence.block
        if (
            (block.kind != "heading" and block.index not in opening)
            or block.index in done
            or claim.relation not in directed
        ):
            continue
        if not claim.is_asserted or claim.negated or claim.strength < (_FIRM if block.kind == "heading" else _PLAIN):
            continue
        if standing_of(claim) == "none" or len(claiming) >= _MOST:
            continue
        claiming.add(block.index)
        below = [c for c in page.reading.claims if _is_below(page, c, block) and c.relation in directed]
        if (weaker := _weaker_text(page, claim, below, matters, words.limits, steps)) is not None:
            done.add(block.index)
            yield Hit(
                block.span if block.kind == "heading" else _with_subject(claim),
                claim,
                _assessment_of(page, claim),
                related=weaker,
            )
    yield from _unkept(page, words, claiming)


def _unkept(page: Page, words: _Words, claiming: Collection[int]) -> Iterator[Hit]:
    """Headings that promise in words what no claim tells ("Mindfulness ends bullying") and the text takes back."""
    if not words.promises:
        return
    for block in (*title_blocks(page), *(b for b in page.article.blocks if b.kind == "heading")):
        text = block.text.text
        if block.index in claiming or text.rstrip().endswith("?") or not words.promises.in_text(text):
            continue
        if words.neutral.in_text(text) or words.limits.in_text(text):
            continue
        if (limited := _limited(page, block, words.limits)) is not None:
            yield Hit(block.span, related=limited)


def _with_subject(claim: Claim) -> Span:
    """A claim from its subject on, where that stands in front of it: a summary says more than its claims."""
    subject = claim.subject.span
    is_near = claim.subject.found == "stated" and subject is not None and subject.start < claim.span.start
    return claim.span.joined(subject) if is_near and subject is not None else claim.span


def _summary_blocks(page: Page, summaries: PhraseList) -> frozenset[int]:
    """The blocks that sum the page up before it begins: they open with such words, or stand under a first heading that
    does.
    """
    found, sections, under = set[int](), 0, False
    for block in page.article.blocks:
        opening = page.article.sentences_by_block.get(block.index, ())[:1]
        is_named = any(summaries.in_sentence(page, first) for first in opening)
        if block.kind == "heading" and block.level > 1:
            sections += not is_named
            under = is_named
        elif block.kind == "heading":
            under = False
        elif is_named or under:
            found.add(block.index)
        if sections:
            break
    return frozenset(found)


def _assessment_of(page: Page, claim: Claim) -> Assessment | None:
    known = (n for n, other in enumerate(page.reading.claims) if other is claim)
    return next((page.assessments[n] for n in known), None)


def _is_below(page: Page, claim: Claim, heading: Block) -> bool:
    """Whether a claim stands in the text that a heading is over; the title is over all of it."""
    block = claim.sentence.block
    if (
        block.kind == "heading"
        or block.index <= heading.index
        or not (claim.is_asserted or claim.stance == "unknown-effect")
    ):
        return False
    return heading.level <= 1 or any(above.index == heading.index for above in page.article.headings_above(block))


def _weaker_text(
    page: Page, claim: Claim, below: Iterable[Claim], matters: Matters, limits: PhraseList, steps: int
) -> tuple[Related, ...] | None:
    """What the text says instead, where it says clearly less; None where it says as much or nothing at all."""
    about = [c for c in below if matters.is_same_subject(c.subject, claim.subject)]
    same = [c for c in about if matters.is_same_object(c.object, claim.object)]
    for group in (same, about):
        if not group:
            continue
        best = max(group, key=lambda c: _weight(c, claim))
        if claim.strength - _weight(best, claim) < steps:
            return None
        if group is same or _weight(best, claim) <= _WEAK:
            return (Related(best.span, page.article.source.slice(best.span), "the text says"),)
    is_summary = claim.sentence.block.kind != "heading"  # it may well state its own limits in the next sentence
    return None if is_summary else _limited(page, claim.sentence.block, limits)


def _weight(claim: Claim, heading: Claim) -> int:
    """How much a text says of what its heading says: nothing where it denies it, or saw it in animals that the heading
    leaves out.
    """
    is_elsewhere = claim.is_of_animals and not heading.is_of_animals
    return 0 if claim.negated or is_elsewhere else claim.strength


def _limited(page: Page, heading: Block, limits: PhraseList) -> tuple[Related, ...] | None:
    is_title = heading.level <= 1
    above = page.article.sentences_by_block.get(heading.index, ())[:1]
    if any(limits.in_sentence(page, sentence) for sentence in above):
        return None  # it carries such a limit itself
    sentences = page.article.sentences
    first = bisect_right(sentences, heading.index, key=lambda sentence: sentence.block.index)
    below: Iterator[Sentence] = (sentences[at] for at in range(first, len(sentences)))
    if is_title:  # the page may come to the matter under its first heading below
        below = (s for s in below if not _is_passed_over(s.block, in_page=heading.index >= 0))
    for sentence in islice(below, 2 * _LEAD if is_title else _LEAD):
        if sentence.block.kind == "heading":
            return None
        for place in limits.in_sentence(page, sentence):
            return (Related(place.span, page.article.source.slice(place.span), "the text limits it"),)
    return None


def _is_passed_over(block: Block, *, in_page: bool) -> bool:
    """Whether a block stands between a title and its text: a heading of a section, a line on who wrote it and when; and
    the page's own title, below one that stands in the metadata.
    """
    return (block.kind == "heading" and (block.level > 1 or not in_page)) or is_metadata_line(block.text.text)
