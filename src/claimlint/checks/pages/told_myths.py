"""What a page tells that others promised, advised or think, in order to take it back in the next sentence.

'The seller promised that it would cure her. It did not.' 'A blogger told them to stop. Do not follow such advice.'
'Some people think that what is organic is safe. That is a mistake.' What clinicians say is not among it: who
contradicts them may well be selling something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimlint.article.model import Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.article.spans import touching
from claimlint.checks.model import Finding, Page
from claimlint.checks.neighbours import sentence_behind, sentences_behind
from claimlint.checks.pages.quoted_myths import is_refuted

_TELLER = (
    r"(?:seller|shop|store|stall|vendor|trader|dealer|sales(?:man|woman|person|people)|maker|manufacturer|company|firm|brand"
    r"|website|site|page|forum|blog|blogger|vlogger|influencer|youtuber|podcast|podcaster|presenter|celebrity|advert"
    r"|advertisement|ad|commercial|leaflet|flyer|brochure|label|poster|post|posting|comment|thread|tweet|video|clip|message"
    r"|email|letter|book|author|magazine|healer|guru|coach|naturopath|homeopath|herbalist|chiropractor|practitioner"
    r"|therapist|clinic|spa|salon|friend|neighbour|neighbor|colleague|relative|aunt|uncle|cousin|sister|brother|mother|father"
    r"|mum|dad|gran(?:ny|dmother|dfather|dad)?|son|daughter|wife|husband|partner|flatmate|boss|trainer|stranger|somebody|someone"
    r"|man|woman|user|poster|quack)(?:e?s)?\b"
)
_TELLS = (
    r"\b(?:promise[sd]?|told|tells?|said|says?|wrote|writes|claim(?:s|ed)?|advise[sd]?|urge[sd]?|recommend(?:s|ed)?|swore"
    r"|swears?|insist(?:s|ed)?|boast(?:s|ed)?|assured|guarantee[sd]|suggest(?:s|ed)|announced|posted|advertised?|persuaded|convinced)\b"
)
_BELIEVERS = (
    r"\b(?:some|many|most|few|other|lots\s+of|plenty\s+of)?\s*(?:people|parents|patients|users|buyers|owners|readers|families"
    r"|mothers|women|men|adults|carers|teenagers|friends|others|of\s+us)\s+(?:who\s+)?"
    r"(?:(?:still|often|wrongly|may|have|might|will|sometimes)\s+){0,2}(?:heard?|read|been\s+told|are\s+told|think|thought|believed?|assumed?|supposed?|imagined?|conclude[sd]?|reason(?:ed)?|felt|feel)\b"
)
# "It is sometimes claimed that", "It has often been said that"
_NOBODYS = (
    r"\bit\s+(?:is|was|has)\s+(?:(?:sometimes|often|still|also|widely|commonly|been)\s+){0,3}"
    r"(?:claimed|said|alleged|asserted|argued|rumou?red|written|suggested|believed|thought|assumed)\s+that\b"
)
_TOLD = lazy_pattern(rf"\b{_TELLER}(?:[^\w.;:]+\w+){{0,6}}?[^\w.;:]+{_TELLS}|{_BELIEVERS}|{_NOBODYS}", re.IGNORECASE)
_WHAT = (
    r"(?:this|that|these|those|such|it|them|him|her|any"
    r"|the\s+(?:advice|post|video|tip|claim|idea|man|woman|seller|label))\b"
)
_TAKEN_BACK = lazy_pattern(
    r"^(?:But\s+|Yet\s+|In\s+fact,?\s+|Sadly,?\s+|Please,?\s+)?(?:"
    # "It did not." "They were not, and …"
    r"(?:it|they|she|he|that|this|neither|none|we|I|the\s+\w+)\s+(?:did|does|do|was|were|is|are|has|have|had|could|can|will)"
    r"(?:\s+not|n[’']t)\s*(?:[.,;:!–—]|$)|it\s+never\s+(?:did|was|has)\b"
    # "Do not follow such advice", "Nobody should copy this", "Ignore it"
    # "Is there anything in it?", "Can that be right?", "Should I try it?"
    r"|(?:is\s+there\s+(?:anything|any\s+truth|something)\s+in\s+(?:it|this|that)|(?:is|was|are)\s+(?:this|that|it|she|he|they)\s+"
    r"(?:\w+\s+)?(?:true|right|so|wrong|safe|wise|a\s+good\s+idea|worth\s+(?:a\s+try|trying|it))|(?:can|could|should)\s+"
    r"(?:this|that|it|I|we)\s+(?:really\s+)?(?:be\s+(?:true|right|so|safe)|(?:try|take|buy|do|believe|copy)\s+(?:it|this|that|some|one))"
    r"|what\s+do\s+you\s+(?:think|say|advise))\b[^.!]*\?"
    rf"|(?:do\s+not|don[’']t|never|nobody\s+should|no\s+one\s+should|you\s+should\s+not)\s+(?:follow|believe|copy|listen\s+to"
    rf"|trust|act\s+on|fall\s+for|heed|imitate|rely\s+on|do(?=\s+\w+\W*$))\s+{_WHAT}|(?:ignore|disregard|reject)\s+{_WHAT}"
    r"|(?:she|he|they)\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:wrong|mistaken|misinformed|misled|lying)\b)",
    re.IGNORECASE,
)

_SOON = 4  # sentences behind what is told, in its paragraph, in which the page may warn of it
_WARNS = lazy_pattern(
    r"\b(?:stopping|dropping|skipping|leaving|cutting|giving|coming|swapping|taking|using|doing|waiting|this|that|it)\b"
    r"[^.;:]{0,60}?\b(?:can|could|may|might|would)\s+(?:be\s+|prove\s+)?(?:fatal|dangerous|deadly|harmful|life-threatening|kill(?:\s+\w+)?)\b"
    r"|\b(?:has|have)\s+(?:killed|died|been\s+(?:harmed|poisoned|hospitalised))\b",
    re.IGNORECASE,
)


def without_told_myths(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those in a sentence that tells what others say and that the next sentence takes back."""
    told = {sentence for sentence in {finding.sentence for finding in findings} if _TOLD.search(sentence)}
    if not told:
        return list(findings)
    spans = [s.span for s in page.article.sentences if s.text in told and _is_taken_back(page, s)]
    return [
        f
        for f in findings
        if not any(span.start <= f.span.start and f.span.end <= span.end for span in touching(f.span, spans))
    ]


def _is_taken_back(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence behind takes a sentence back: "It did not." Or one soon behind it, which warns."""
    behind = sentence_behind(page, sentence)
    if behind is None:
        return False
    if _TAKEN_BACK.search(behind.text) or is_refuted(behind.text):
        return True
    return any(_WARNS.search(one.text) for one in sentences_behind(page.article.sentences, sentence, _SOON))
