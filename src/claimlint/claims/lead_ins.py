"""What a list item or a table cell is read after: the line that leads it in, the header of its column, a heading.

"Turmeric can:" and "reduce swelling" are one sentence; so are "Nettle" under "Herb" and "Gout" under "Cures"; and under
"Benefits of oats" the item "Lower cholesterol" says what oats bring about.
"""

from __future__ import annotations

import re

from claimlint.article.model import Article, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.claims.frames.choice import drafts_of
from claimlint.claims.lexicon.language import Language
from claimlint.claims.place import ReadingPlace
from claimlint.claims.tagged import Tagged
from claimlint.claims.tagging import tag

_BRINGS = "results in "  # what makes a clause of an item that names a benefit: "lower cholesterol"


def led_in(tagged: Tagged, sentence: Sentence, article: Article, language: Language) -> ReadingPlace:
    """Where the words of an item or a cell stand, after what leads it in; alone where it says its own subject."""
    alone = ReadingPlace(tagged, sentence)
    block = sentence.block
    if article.sentences_by_block[block.index][0] is not sentence:
        return alone
    if block.kind == "cell" and block.header and (found := _under_header(sentence, article, language)):
        return alone if any(d.subjects for d in drafts_of(tagged)) else found
    leads = article.sentences_by_block.get(block.lead_in) or ()
    lead = leads[-1] if leads and leads[-1].text.rstrip().endswith(":") else None
    found = None
    if _names_benefits(lead.text if lead else _heading(sentence, article), language):
        found = _as_benefit(tagged, sentence, language)
    if (lead is None and found is None) or any(d.subjects for d in drafts_of(tagged)):
        return alone
    if found is not None or lead is None:
        return found or alone
    text = lead.text.rstrip()[:-1].rstrip()
    joined = tag(f"{text} {sentence.text}", language)
    return ReadingPlace(joined, sentence, lead, joined.index_at(len(text) + 1), len(text) + 1)


def _under_header(sentence: Sentence, article: Article, language: Language) -> ReadingPlace | None:
    """A cell under a header that is a predicate ("Cures", "Good for"), after the first cell of its row."""
    block = sentence.block
    header = tag(block.header, language)
    cue = header.relations[0].of("relation") if header.relations and header.relations[0].start == 0 else None
    if block.column < 1 or cue is None or cue.data["feature"] not in ("s", "base", "adjective"):
        return None
    first = next((b for b in article.blocks if b.group == block.group and b.row == block.row and b.column == 0), None)
    if first is None or not article.sentences_by_block.get(first.index):
        return None
    lead = article.sentences_by_block[first.index][0]
    link = "is " if cue.data["feature"] == "adjective" else ""
    text = f"{lead.text.strip()} {link}{block.header.lower()}"
    joined = tag(f"{text} {sentence.text}", language)
    return ReadingPlace(joined, sentence, lead, joined.index_at(len(text) + 1), len(text) + 1)


def _heading(sentence: Sentence, article: Article) -> str:
    if sentence.block.kind != "item":
        return ""
    heading = next(iter(article.headings_above(sentence.block)), None)
    return heading.text.text if heading is not None else ""


def _names_benefits(text: str, language: Language) -> bool:
    """`Benefits of oats`, `Five reasons to drink kefir`; but "Benefits and risks" promises nothing."""
    words = text.lower().replace(":", " ").split()
    if not set(words) & language.heads["benefit_heading"]:
        return False
    return not text.rstrip().endswith("?") and not set(words) & {"risks", "harms", "claimed", "supposed", "and/or"}


def _as_benefit(tagged: Tagged, sentence: Sentence, language: Language) -> ReadingPlace | None:
    """An item that only names a benefit ("Lower cholesterol"), read as what the topic leads to."""
    first = tagged.lower[1] if tagged.word(0) in ("a", "an") and len(tagged.lower) > 1 else tagged.lower[0]
    if first not in language.heads["less"] and first not in language.heads["more"]:
        return None
    text = sentence.text[:1].lower() + sentence.text[1:]
    return ReadingPlace(tag(_BRINGS + text, language), sentence, None, 2, len(_BRINGS))


def stands_under_condition(sentence: Sentence, article: Article) -> bool:
    """`Call 999 if:` with items below, as a heading or a line: what an item says is what may happen."""
    if sentence.block.kind != "item":
        return False
    leads = article.sentences_by_block.get(sentence.block.lead_in) or ()
    return _CONDITION.search(leads[-1].text if leads else _heading(sentence, article)) is not None


_CONDITION = lazy_pattern(
    r"\b(?:if|when|unless)(?:\s+(?:you|they|he|she|it|someone|anyone|(?:your|the|a)\s+\w+)(?:\s+\w+)?)?\s*[:…]?\s*$",
    re.I,
)
