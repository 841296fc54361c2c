"""What a list item or a table cell is read after: the line that leads it in, the header of its column, a heading.

"Turmeric can:" and "reduce swelling" are one sentence; so are "Nettle" under "Herb" and "Gout" under "Cures"; and under
"Benefits of oats" the item "Lower cholesterol" says what oats bring about. Under "Do not:", "What not to do" or
"Things to avoid" an item is what readers are told to leave alone.
"""

from __future__ import annotations

import re

from claimlint.article.model import Article, Block, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.claims.frames.choice import drafts_of
from claimlint.claims.lexicon.language import Language
from claimlint.claims.model import ScopeKind
from claimlint.claims.place import ReadingPlace
from claimlint.claims.scopes.reaches import reaches_of
from claimlint.claims.tagged import Tagged
from claimlint.claims.tagging import tag
from claimlint.values import NamedTuple

_BRINGS = "results in "  # what makes a clause of an item that names a benefit: "lower cholesterol"
_IT_IS = "It is "  # what makes a sentence of a heading that only says what the topic is good for
_DO_NOT = "Do not "  # what makes a clause of an item that a heading or a column warns of: "put butter on a burn"


class Lead(NamedTuple):
    """A line above a list, a heading or the header of a column that turns what its items say.

    kind: "negation" (readers are to leave it alone: "Do not:"), "myth" (others say it, or it is false: "Sellers claim
    that it", "None of these is true:"), or "condition" (when to ask for care: "Talk to your doctor if you:").
    """

    kind: ScopeKind
    sentence: Sentence


class LeadIns:
    """Walks an article with the reader and tells where the words of each item and cell stand, and what turns them.

    Not a value: it remembers the line above a list or the header of a column, and lives for one article.
    """

    def __init__(self, article: Article, language: Language) -> None:
        self._article = article
        self._language = language
        self._leads: dict[tuple[int, int], Lead | None] = {}

    def place_of(self, tagged: Tagged, sentence: Sentence) -> ReadingPlace:
        """After what leads the sentence in; alone where it is no item or cell, or says its own subject."""
        alone = ReadingPlace(tagged, sentence)
        if not self._is_led(sentence):
            return alone
        if (lead := self.lead_of(sentence)) is not None and lead.kind == "negation":
            return _denied(sentence, lead.sentence, self._language)
        return _led_in(alone, self._article, self._language)

    def lead_of(self, sentence: Sentence) -> Lead | None:
        """What turns an item or a cell, as far as its first sentence."""
        block = sentence.block
        if not self._is_led(sentence) or (block.kind == "cell" and not block.header):
            return None
        key = block.group, block.column if block.kind == "cell" else -1
        if key not in self._leads:
            find = _header if block.kind == "cell" else _line_above
            self._leads[key] = find(block, self._article, self._language)
        return self._leads[key]

    def _is_led(self, sentence: Sentence) -> bool:
        block = sentence.block
        return block.kind in ("item", "cell") and self._article.sentences_by_block[block.index][0] is sentence


def _header(cell: Block, article: Article, language: Language) -> Lead | None:
    """The header of a cell's column, if it warns; what doubts a column is for `myth_sections` to tell."""
    if _turn_of(cell.header, language) != "negation":
        return None
    column = (b for b in article.blocks if b.group == cell.group and b.column == cell.column)
    head = next((b for b in column if b is not cell and article.sentences_by_block.get(b.index)), None)
    return Lead("negation", article.sentences_by_block[head.index][-1]) if head is not None else None


def _line_above(first: Block, article: Article, language: Language) -> Lead | None:
    """The line above a list that turns it, or else the heading; what leads a list in by a colon stands for itself."""
    line = article.blocks[first.lead_in if first.lead_in >= 0 else max(first.index - 1, 0)]
    headings = article.headings_above(first) if first.lead_in < 0 else iter(())
    for block in (line, next(headings, None)):
        lines = article.sentences_by_block.get(block.index) if block is not None and block is not first else None
        if lines and (kind := _turn_of(lines[-1].text, language)):
            return Lead(kind, lines[-1])
    return None


def _turn_of(text: str, language: Language) -> ScopeKind | None:
    """How a line turns what follows it, if it does; "Dos and don'ts" does not."""
    words = text.lower().replace("’", "'").replace(",", " ").rstrip(" :…").split()
    line, heads = f" {' '.join(words)} ", language.heads
    if "and" not in words and any(line.endswith(f" {ending} ") for ending in heads["turning_lead"]):
        return "negation"
    whole = f"{line.rstrip(' .!')} "  # "With even one tick, walk away."
    if any(f" {said} " in whole for said in heads["doubting_lead"]):
        return "myth"
    asks = not heads["care_lead"].isdisjoint(words)
    return "condition" if asks and _CONDITION.search(line.rstrip()) else None


def _led_in(alone: ReadingPlace, article: Article, language: Language) -> ReadingPlace:
    """Where the words of an item or a cell stand, after what leads it in; alone where it says its own subject."""
    tagged, sentence = alone.s, alone.sentence
    block = sentence.block
    if block.kind == "cell" and block.header and (found := _under_header(sentence, article, language)):
        return alone if any(d.subjects for d in drafts_of(tagged)) else found
    leads = article.sentences_by_block.get(block.lead_in) or ()
    lead = leads[-1] if leads and leads[-1].text.rstrip().endswith(":") else _unfinished(sentence, article, language)
    found = None
    if _names_benefits(lead.text if lead else _heading(sentence, article), language):
        found = _as_benefit(tagged, sentence, language)
    if (lead is None and found is None) or any(d.subjects for d in drafts_of(tagged)):
        return alone
    if found is not None or lead is None:
        return found or alone
    return _joined(lead, sentence, language, front=_IT_IS if _opens_with_adjective(lead, language) else "")


def _unfinished(item: Sentence, article: Article, language: Language) -> Sentence | None:
    """The heading above a list that ends in a verb or in "for": "Garlic cures", "Good for"."""
    block = article.led_in_by(item.block) if item.block.kind == "item" else None
    section = article.sentences_by_block.get(block.index) if block is not None and block.kind == "heading" else None
    if not section:
        return None
    heading = tag(section[-1].text, language)
    cue = heading.relations[-1] if heading.relations else None
    end = len(heading.lower) - (heading.lower[-1] in ("for", "against"))
    return section[-1] if cue is not None and cue.end in (end, len(heading.lower)) else None


def _opens_with_adjective(lead: Sentence, language: Language) -> bool:
    """`Effective against`: said of the topic."""
    line = tag(lead.text, language)
    cue = line.relations[0].of("relation") if line.relations and line.relations[0].start == 0 else None
    return cue is not None and cue.data["feature"] == "adjective"


def _joined(lead: Sentence, sentence: Sentence, language: Language, front: str = "") -> ReadingPlace:
    """An item read on from the line that leads it in, and from words in front that stand nowhere."""
    text = front + (lead.text[:1].lower() + lead.text[1:] if front else lead.text).rstrip()
    if " the following" not in text:  # "cures the following illnesses:" reads on behind its colon
        text = text.rstrip(":").rstrip()
    joined = tag(f"{text} {sentence.text}", language)
    return ReadingPlace(joined, sentence, None if front else lead, joined.index_at(len(text) + 1), len(text) + 1)


def _denied(sentence: Sentence, warning: Sentence, language: Language) -> ReadingPlace:
    """An item that is warned of, read after the warning if that reads on, and after "Do not" otherwise."""
    place = _joined(warning, sentence, language)
    reaches = reaches_of(place.s, is_question=False)
    if any(r.kind == "negation" and r.start <= place.lead_words < r.end for r in reaches):
        return place
    text = sentence.text[:1].lower() + sentence.text[1:]
    return ReadingPlace(tag(_DO_NOT + text, language), sentence, warning, 2, len(_DO_NOT))


def _under_header(sentence: Sentence, article: Article, language: Language) -> ReadingPlace | None:
    """A cell under a header that is a predicate ("Cures", "Good for"), after the first cell of its row."""
    block = sentence.block
    header = tag(block.header, language)
    cue = header.relations[0].of("relation") if header.relations and header.relations[0].start == 0 else None
    names_cures = not language.heads["remedy_column"].isdisjoint(header.lower)
    if block.column < 1 or not (names_cures or (cue and cue.data["feature"] in ("s", "base", "adjective"))):
        return None
    first = next((b for b in article.blocks if b.group == block.group and b.row == block.row and b.column == 0), None)
    if first is None or not article.sentences_by_block.get(first.index):
        return None
    lead = article.sentences_by_block[first.index][0]
    if names_cures:  # "Illness" / "gout", "Sure cure" / "cherries"
        text = f"The cure for {lead.text.strip()} is"
    else:
        link = "is " if cue and cue.data["feature"] == "adjective" else ""
        text = f"{lead.text.strip()} {link}{block.header.lower()}"
    joined = tag(f"{text} {sentence.text}", language)
    stands_for = None if names_cures else lead
    return ReadingPlace(joined, sentence, stands_for, joined.index_at(len(text) + 1), len(text) + 1)


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
    r"\b(?:if|when|unless|before|until|whether)(?:\s+(?:you|they|he|she|it|someone|anyone|i|(?:your|the|a)\s+\w+)"
    r"(?:\s+\w+(?:\s+to)?)?)?\s*[:…]?\s*$",
    re.I,
)
