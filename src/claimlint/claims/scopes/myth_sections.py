"""What a page lists as myths: which of its blocks and sentences state one, and where its own answer begins.

"Myth: sugar makes children hyperactive" as a heading is the myth; what stands below is told of it until the article
answers ("Wrong.", "There is no good evidence for this", a denial), and from there on is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claimlint.article.model import Article, Block, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.claims.model import Claim
from claimlint.claims.scopes.rebuttals import rejects
from claimlint.claims.tagged import Tagged

Telling = Literal["", "stated", "told"]  # "stated": a myth, whatever it says; "told": one unless it denies
_Section = Literal["", "statement", "bare", "list", "items"]

_NUMBER = r"myth(?:\s*(?:number\s+|no\.?\s*|#\s*)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten))?"
_NUMBERED = lazy_pattern(r"\d+[.)]\s")
_STATEMENT = lazy_pattern(rf"{_NUMBER}\s*[:.–—-]\s*\w", re.I)
_BARE = lazy_pattern(rf"{_NUMBER}\s*[:.]?\s*$", re.I)
_MYTHS = lazy_pattern(r"(?:[\w'’-]+\s+){1,4}?myths\b", re.I)  # "Five common myths about vaccines"
_COUNTED = lazy_pattern(r"\d+\s+myths", re.I)
_FACTS = lazy_pattern(r"\s(?:facts?|truths?|reality)\b", re.I)
_ASKED = lazy_pattern(r"(?:how|why|what|when)\b|.*\b(?:facts?|truths?|reality)\b", re.I)


class MythSections:
    """Walks an article with the reader and tells of each sentence whether the page calls it a myth.

    Not a value: it remembers whether the article has answered the myth at hand, and lives for one article.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._sections: dict[int, _Section] = {}
        self._section: _Section = ""
        self._is_answered = False

    def enter(self, block: Block) -> None:
        """A new block: each member of a list of myths has an answer of its own."""
        self._section = self._kind_of(block.section)
        if block.kind == "heading" or self._section in ("list", "items"):
            # the paragraphs that follow an item answer it ("1. Vaccines cause autism", "No. They …")
            self._is_answered = block.kind != "item" and self._section == "items"

    def telling(self, tagged: Tagged, sentence: Sentence) -> Telling:
        """How the page tells a sentence; what answers a myth, and all behind it, is the article's own."""
        block = sentence.block
        if is_called_false(block, self._article):
            return "stated"
        if not self._section:
            return ""
        if block.kind == "heading":
            is_member = self._section in ("list", "items") and not _ASKED.match(_bare(block.text.text))
            return "stated" if is_member or self._section == "bare" else ""
        if self._opens(sentence):
            return "stated"
        self._is_answered = self._is_answered or rejects(tagged)
        return "" if self._is_answered else "told"

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a sentence is the myth itself: the first under the heading "Myth", the first of an item."""
        block = sentence.block
        if sentence.start:
            return False
        if self._section == "bare":
            return block.index == block.section + 1
        is_item = block.kind == "item" or (block.kind == "paragraph" and _NUMBERED.match(sentence.text) is not None)
        return is_item and self._section in ("list", "items") and block.lead_in < 0

    def saw(self, claims: Sequence[Claim]) -> None:
        """What a sentence claims: a denial of its own answers the myth."""
        if self._section and any(claim.negated and claim.stance != "myth" for claim in claims):
            self._is_answered = True

    def _kind_of(self, index: int) -> _Section:
        """What the heading of a section makes of what stands below it."""
        if index not in self._sections:
            self._sections[index] = _section_of(self._article.blocks[index].text.text) if index >= 0 else ""
        return self._sections[index]


def _bare(heading: str) -> str:
    """A heading without the number that it begins with."""
    return heading.lstrip("0123456789.) #")


def _section_of(heading: str) -> _Section:
    """`Myth: sugar …` states one, `Myth 2` stands above one, `Myths about sugar` above several, in any form of words;
    `Five myths about sugar` above items. Facts beside them are not told apart.
    """
    words = _bare(heading)
    if _FACTS.search(words):
        return ""
    if _STATEMENT.match(words):
        return "statement"
    if _BARE.match(words):
        return "bare"
    if words[:4].lower() == "myth" and not _COUNTED.match(heading):
        return "list"
    return "items" if _MYTHS.match(heading) else ""


_AFFIRMED = lazy_pattern(r"(?:yes|true|correct|proven|proved|confirmed|supported|right)\b", re.I)
_LONGEST = 200  # letters of the head of a column: no more are looked through
_WIDEST = 6  # columns of a table that sets what others say beside what is known
_FALSE = ("false", "myth", "not true", "untrue", "wrong", "incorrect", "fiction", "no.", "no,")
# What the head of a column says of the cells below: that they hold myths, that they hold what others say, that they
# answer these.
_OF_MYTHS = lazy_pattern(r"(?:common |popular |the |old )?(?:myths?|fictions?|misconceptions?|false claims?)\b", re.I)
_OF_OTHERS = lazy_pattern(
    r"(?:.* )?(?:claims?|claimed|beliefs?|rumou?rs?|adverts?|promises?|sayings?|hear|heard|say|said|read|told|believe"
    r"|believed|promised?|advertised|arguments?|objections?|worr(?:y|ies)|fears?|hype|tales?|headlines?|labels?|learned|learnt"
    r"|press|sounds like|old advice)\b(?!.*\bsupport)|then$", re.I,
)  # fmt: skip
_ANSWERING = lazy_pattern(
    r"\b(?:facts?|truths?|reality|evidence|research|studies|trials?|science|verdict|true|really|actually|answer|known?"
    r"|show|found|findings?|find|our view|correct|repl(?:y|ies)|responses?|proof|now|new advice|teach)\b", re.I,
)  # fmt: skip


def is_called_false(block: Block, article: Article) -> bool:
    """Whether the head of its column says that a cell of a table is a myth, or what others say that is answered beside
    it; or the next cell of its row that it is false.
    """
    if block.kind != "cell":
        return False
    behind = article.blocks[block.index + 1 : block.index + 1 + _WIDEST]
    beside = [b for b in behind if b.kind == "cell" and (b.group, b.row) == (block.group, block.row)]
    is_next_false = bool(beside) and beside[0] is behind[0] and beside[0].text.text.lower().startswith(_FALSE)
    return is_next_false or _OF_MYTHS.match(block.header) is not None or _is_answered(block, beside)


def _is_answered(block: Block, beside: Sequence[Block]) -> bool:
    """Whether a cell holds what others say, and those beside it in its row what is known."""
    if len(block.header) > _LONGEST or not _OF_OTHERS.match(block.header) or _ANSWERING.search(block.header):
        return False
    answers = [b for b in beside if _ANSWERING.search(b.header)]
    return bool(answers) and not any(_AFFIRMED.match(b.text.text) for b in answers)
