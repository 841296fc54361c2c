"""How a page tells what others say and answers it: structure alone, since who tells and what is said are classes of the
lexicon (`checks.lexicon_words`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claimlint.article.word_classes import classed_pattern
from claimlint.checks.lexicon_words import lexicon_words

if TYPE_CHECKING:
    from claimlint.claims.lexicon.language import Language

_TELLERS = r"\b<teller>(?:e?s)?\b(?:[^\w.;:]+\w+){0,6}?[^\w.;:]+\b<saying>\b"
_BELIEVERS = (
    r"\b(?:some|many|most|few|other|lots\s+of|plenty\s+of)?\s*(?:<believer>|of\s+us)\s+(?:who\s+)?"
    r"(?:(?:still|often|wrongly|may|have|might|will|sometimes)\s+){0,2}<believing>\b"
)
# "It is sometimes claimed that", "It has often been said that"
_NOBODYS = (
    r"\bit\s+(?:is|was|has)\s+(?:(?:sometimes|often|still|also|widely|commonly|been)\s+){0,3}"
    r"(?:<saying>|<believing>|alleged|asserted|rumou?red|written)\s+that\b"
)
_TOLD = rf"{_TELLERS}|{_BELIEVERS}|{_NOBODYS}"

_WHAT = r"(?:this|that|these|those|such|it|them|him|her|any|the\s+(?:<said_thing>|man|woman|seller))\b"
# "Is there anything in it?", "Can that be right?", "Should I try it?"
_ASKED = (
    r"(?:is\s+there\s+(?:anything|any\s+truth|something)\s+in\s+(?:it|this|that)|(?:is|was|are)\s+(?:this|that|it|she|he|they)\s+"
    r"(?:\w+\s+)?(?:true|right|so|wrong|safe|wise|a\s+good\s+idea|worth\s+(?:a\s+try|trying|it))|(?:can|could|should)\s+"
    r"(?:this|that|it|I|we)\s+(?:really\s+)?(?:be\s+(?:true|right|so|safe)|(?:try|take|buy|do|believe|copy)\s+(?:it|this|that|some|one))"
    r"|what\s+do\s+you\s+(?:think|say|advise))\b[^.!]*\?"
)
_TAKEN_BACK = (
    r"^(?:But\s+|Yet\s+|In\s+fact,?\s+|Sadly,?\s+|Please,?\s+)?(?:"
    # "It did not." "They were not, and …"
    r"(?:it|they|she|he|that|this|neither|none|we|I|the\s+\w+)\s+(?:did|does|do|was|were|is|are|has|have|had|could|can|will)"
    r"(?:\s+not|n[’']t)\s*(?:[.,;:!–—]|$)|it\s+never\s+(?:did|was|has)\b"
    # "Do not follow such advice", "Nobody should copy this", "Ignore it"
    rf"|{_ASKED}"
    rf"|(?:do\s+not|don[’']t|never|nobody\s+should|no\s+one\s+should|you\s+should\s+not)\s+(?:follow|believe|copy|listen\s+to"
    rf"|trust|act\s+on|fall\s+for|heed|imitate|rely\s+on|do(?=\s+\w+\W*$))\s+{_WHAT}|(?:ignore|disregard|reject)\s+{_WHAT}"
    r"|(?:she|he|they)\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:wrong|mistaken|misinformed|misled|lying)\b)"
)
_WARNS = (
    r"\b(?:stopping|dropping|skipping|leaving|cutting|giving|coming|swapping|taking|using|doing|waiting|this|that|it)\b"
    r"[^.;:]{0,60}?\b(?:can|could|may|might|would)\s+(?:be\s+|prove\s+)?(?:<harmful>|kill(?:\s+\w+)?)\b"
    r"|\b(?:has|have)\s+(?:killed|died|been\s+(?:harmed|poisoned|hospitalised))\b"
)

_MYTHS = (
    r"\b<myth>\b|\b(?:common|popular|frequent|false)\s+(?:claims|beliefs)\b"
    r"|\b(?:claims|things|statements|what)\s+(?:that\s+)?(?:you|people|patients|parents)\s+(?:may|might|will|often|sometimes)"
    r"\s+(?:have\s+)?(?:hear|heard|read|see|seen|come\s+across|meet|been\s+told)\b"
)
# what a text answers to what it has just quoted
_SAID = r"(?:this|that|it|which|they|neither|both|the\s+(?:<said_thing>|maker|seller))"
_NO_EVIDENCE = (
    r"(?:(?:we|I)\s+(?:know\s+of|found|could\s+find|have\s+(?:seen|found))|there\s+(?:is|was)(?:\s+still)?)\s+no\s+(?:[\w-]+\s+){0,2}"
    r"(?:<study>|proof)"
    r"|no\s+(?:[\w-]+\s+){0,2}<study>\s+(?:has|have|shows?|showed|supports?|backs?|suggests?|bears?)"
    r"|(?:<study>|researchers|they|it)\s+(?:\w+\s+){0,3}?found\s+(?:that\s+)?(?:\w+\s+){0,5}?no\s+(?:\w+\s+){0,2}"
    r"(?:benefit|difference|effect|sign|evidence|link)"
    r"|(?:did|does|do|works?|worked|was|were|is|are|fared)\s+no\s+(?:better|more)\s+than"
    r"|(?:has|have)\s+not\s+been\s+(?:shown|found|proved|proven)"
)
_BAD_ADVICE = (
    r"(?:(?:this|that|such|the|these|those)\s+<said_thing>"
    r"\s+(?:is|are|was|were|can|could|may|has|have)\s+(?:\w+ly\s+)?(?:be\s+|been\s+)?"
    r"(?:<harmful>|kill(?:s|ed)?|bad|poor|wrong|false|mistaken)"
    r"|(?:this|that|it|which|they)\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?"
    r"(?:an?\s+(?:\w+\s+)?(?:mistake|error|misunderstanding)|(?:dangerous|harmful|bad|poor)\s+advice))"
)
_NOT_SO = (
    r"(?:<refuted>|not\s+(?:true|so|right|correct|the\s+case)|a\s+(?:myth|lie|fallacy|trick)"
    r"|no\s+(?:proof|test|guarantee|evidence|argument|reason))"
)
_REFUTED = (
    rf"\b{_SAID}\s+(?:is|was|are|were)\s+(?:\w+ly\s+|just\s+|quite\s+|still\s+)?{_NOT_SO}\b|\b{_BAD_ADVICE}\b"
    rf"|\b(?:{_NO_EVIDENCE})\b"
    r"|\b(?:shows?|proves?|means?|does|says?|did)\s+(?:no\s+such\s+thing|nothing\s+of\s+the\s+(?:kind|sort))\b"
    r"|\b(?:is|are)\s+(?:no|not\s+a|never\s+a)\s+(?:test|proof|guarantee|measure|argument)\s+(?:of|that|for)\b"
    r"|\bno(?:ne\s+of\s+(?:this|that|it)\s+is|t\s+a\s+word\s+of\s+(?:this|that|it)\s+is)\s+(?:true|right)\b"
    r"|\b(?:offers?|gives?|gave|provides?|cites?|shows?|brings?|presents?)\s+no\s+(?:\w+\s+)?(?:evidence|proof|sources?|data)\b"
    r"|\b(?:I|we)\s+wish\s+(?:it|they|that|this)\s+(?:did|were|was|could|worked|would)\b|\bif\s+only\s+(?:it|they|that)\b"
    r"|\b(?:does|do|did)\s+not\s+(?:follow|hold\s+(?:up|true|water)|stand\s+up)\b"
    r"|\b<tester>\s+(?:\w+\s+){0,2}(?:found|showed|detected|measured)\s+(?:\w+\s+){0,3}<contaminant>\b"
)


class OthersWords:
    """The patterns by which a page tells of others and answers them, with the words of a lexicon."""

    def __init__(self, lexicon: Language | None) -> None:
        def pattern(source: str) -> re.Pattern[str]:
            return classed_pattern(source, lambda: lexicon_words(lexicon), re.IGNORECASE)

        self._told, self._taken_back, self._warns = pattern(_TOLD), pattern(_TAKEN_BACK), pattern(_WARNS)
        self._myths, self._refuted = pattern(_MYTHS), pattern(_REFUTED)

    def tells(self, sentence: str) -> bool:
        """Whether a sentence tells what others promise or think: "The seller promised that it would cure her"."""
        return self._told.search(sentence) is not None

    def takes_back(self, answer: str) -> bool:
        """Whether a sentence takes back, or asks about, what the one before it told: "It did not.", "Is it safe?"."""
        return self._taken_back.search(answer) is not None or self.refutes(answer)

    def warns(self, sentence: str) -> bool:
        """Whether a sentence warns of what was told before it: "Stopping the tablets can be fatal"."""
        return self._warns.search(sentence) is not None

    def names_myths(self, title: str) -> bool:
        """Whether a title or heading speaks of myths: "Fact or fiction?", "What people may have told you"."""
        return self._myths.search(title) is not None

    def refutes(self, answer: str) -> bool:
        """Whether a sentence takes back what stood in front of it: "That is not true", "It proves nothing of the
        kind".
        """
        return self._refuted.search(answer) is not None


@lru_cache(maxsize=2)  # a rule that is run alone uses the patterns of all
def others_words(lexicon: Language | None = None) -> OthersWords:
    """The patterns with the words of a lexicon, made once; without one they find next to nothing."""
    return OthersWords(lexicon)
