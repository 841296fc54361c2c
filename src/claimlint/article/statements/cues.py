"""The words with which a line states something about the article: cues, labels, sentences that name who did what."""

from __future__ import annotations

import re

from claimlint.article.patterns import lazy_pattern
from claimlint.article.words import word_set

_QUALIFIER = (
    r"(?:(?:first|originally|last|latest|most\s+recent(?:ly)?|recently|medically|clinically|scientifically|medical|clinical|expert"
    r"|peer|date|page|content|article|leaflet)[\s_-]*)*"  # "last_reviewed": a head without its fence
)
_REVIEWED = (
    rf"{_QUALIFIER}(?:reviewed|review(?:\s+date)?|fact[\s-]?checked|checked)|date\s+of\s+(?:(?:the\s+)?(?:last|latest|most\s+recent)\s+)?(?:review|check)|last\s+assessed"
    r"|(?:medically|clinically)\s+(?:approved|verified)"  # without the adverb it is the drug that was approved
)
CUE = lazy_pattern(
    r"\b(?:(?P<next>next\s+(?:\w+\s+)?(?:review(?:ed)?|update|revision|check)(?:\s+(?:is\s+)?(?:due|date|planned|scheduled|expected))?|due\s+for\s+review|to\s+be\s+(?:reviewed|revised|updated|renewed|checked|reassessed)|next\s+assessment|review\s+(?:is\s+)?(?:due(?:\s+date)?|planned|scheduled|expected))"
    rf"|(?P<reviewed>{_REVIEWED})"
    rf"|(?P<updated>{_QUALIFIER}(?:updated?|modified|revised|revision(?:\s+date)?|edited)|date\s+of\s+(?:(?:the\s+)?(?:last|latest|most\s+recent)\s+)?(?:update|revision))"
    rf"|(?P<published>{_QUALIFIER}(?:published|posted|produced|issued)|(?:date\s+of\s+)?publication(?:\s+date)?"
    r"|(?:publish|posting|release)\s+date|date)"
    r"|(?P<written>written|authored|compiled|prepared|drafted|words|story|text|summary)"
    r"|(?P<sponsored>sponsored|funded|paid\s+for|presented|brought\s+to\s+you|in\s+(?:partnership|association)\s+with))\b"
    r"(?P<by>(?:\s+(?:and\s+\w+|for\s+(?:medical\s+)?accuracy))?\s+by\b\s*:?\s*|(?<=with)\s+)?",
    re.IGNORECASE,
)
BY_NAMES = {
    "reviewed": "reviewer",
    "updated": "editor",
    "published": "publisher",
    "written": "author",
    "sponsored": "sponsor",
    "next": "reviewer",
}
OPENING = lazy_pattern(
    r"[\W_]*(?:(?:this|the|our|he|she|they|we)\s+)?"
    r"(?:(?:page|article|content|information|leaflet|post|guide|fact\s*sheet|website|site)\s+)?"
    r"(?:(?:was|is|has\s+been|have\s+been)\s+)?",
    re.IGNORECASE,
)
_INTERESTS = (
    r"(?:(?:affiliate|advertis(?:er|ing)|financial)\s+)?disclosures?"
    r"|(?:(?:potential|possible|any|author|authors[’']?|authors[’']?\s+and\s+reviewers[’']?)\s+)?"
    r"(?:(?:conflicts?\s+of|competing|declarations?\s+of|declared|disclosed|financial|commercial|industry|outside)\s+interests?|interests|conflicts)"
    r"(?:\s+(?:declared|disclosed|statement|of\s+(?:the\s+)?(?:authors?|reviewers?|makers)(?:\s+and\s+(?:the\s+)?(?:authors?|reviewers?))?))?"
    r"|declarations|(?:(?:financial|commercial)\s+)?(?:links|ties|relationships)(?:\s+(?:with|to)\s+(?:the\s+)?(?:industry|compan(?:y|ies)|firms|makers|manufacturers))?"
)
INTERESTS = lazy_pattern(rf"[\W_]*(?:{_INTERESTS})[\W_]*", re.IGNORECASE)
# what a declaration says: that nobody, or who, pays; "Interests: gardening" says something else
DECLARES = lazy_pattern(
    r"\b(?:none|nil|no|nothing|not|neither|never|fees?|paid|pays?|payments?|grants?|fund(?:s|ed|ing)|shares?|stocks?|honorari\w+|expenses"
    r"|employ\w*|consult(?:s|ed|ing|ancy)|advis(?:es|ed|ory)|sponsor\w*|owns?|royalt\w+|works?\s+for|makers?|manufacturers?"
    r"|compan(?:y|ies)|firms?|industry|patents?|trustees?|declare[sd]?|receive[sd]?|commissions?|affiliate)\b",
    re.IGNORECASE,
)
LABELLED = lazy_pattern(
    r"[\W_]*(?:(?:summary|page|leaflet|article|content)\s+)?(?:(?P<author>(?:about\s+the\s+)?authors?|byline|writer|text|words)|(?P<reviewer>(?:(?:medical|clinical|expert)\s+)?reviewers?"
    r"|(?:medical|clinical|expert)\s+(?:review|check)|(?:medical|clinical|scientific)\s+editor|(?:medical\s+)?fact[\s-]?check)"
    r"|(?P<editor>editor)|(?P<publisher>publisher)|(?P<sponsor>sponsors?|funding|funders?)"
    rf"|(?P<disclosure>{_INTERESTS})"
    r"|(?P<type>(?:page|content|article)\s+type)|(?P<topic>topic))"
    r"(?:\s*:[\s*_]*|\s+[–—-]\s+|\s+(?=(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss)\b))(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
LINE = lazy_pattern(  # what a line that only speaks about the article opens with
    r"(?:(?:page|article|content|leaflet|column|summary)\s+)?"
    r"(?:date\b|next\s+(?:\w+\s+)?review|(?:by|written|authored|prepared|compiled|edited|reviewed|checked|approved|verified|updated|published|posted|issued|produced"
    r"|fact[\s-]?checked)\b"
    r"|(?:(?:medical|clinical|expert|scientific|peer|last|latest|next|first|date\s+of|medically|clinically|scientifically|expertly)\s+)+"
    r"(?:review|check|updat|publi|revis|approv|verif|author|written|edit)"
    r"|(?:authors?|writers?|reviewers?|editors?|byline|words|text|review\s+(?:date|due)|publication\s+date|version)\s*:)",
    re.IGNORECASE,
)
BARE = lazy_pattern(  # a label alone: what stands behind or under it is its value
    r"[\W_]*(?:(?:page|article|leaflet|summary|content|last|next|first|date\s+of|medical|clinical|medically|clinically|the)\s+)*"
    r"(?:authors?|writers?|reviewers?|review(?:ed)?|written|authored|prepared|published|publication|issued|updated?|checked|assessed|assessment)"
    r"(?:\s+and\s+(?:reviewed|updated|checked))?"
    r"(?:\s+(?:by|on|date|due))*[\W_]*",
    re.IGNORECASE,
)
CHECKED = lazy_pattern(  # "Dr Sol Hart, surgeon, checked this text on 2 May 2023"
    r"[\W_]*(?P<name>(?:[A-Z][\w.'’-]*\s+){1,4}?[A-Z][\w.'’-]*(?:,[^.;]{3,80}?,)?)\s+(?:has\s+)?(?:last\s+)?"
    r"(?P<verb>(?:reviewed|checked|approved)(?:\s+and\s+\w+)?)\s+(?:it\b|(?:this|the|our)\s+(?:whole\s+)?"
    r"(?:page|article|content|text|leaflet|guide|post|fact\s*sheet|information)\b)",
)
SIGNED = lazy_pattern(  # behind a date of review: ", Abe Lund, MD"
    r",\s+(?P<name>(?:Dr\.?\s+)?[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]*){1,3},\s+(?:[A-Z]\.?){2,}\w*(?:,\s+(?:[A-Z]\.?){2,}\w*)*)",
)
IMPRINT = lazy_pattern(  # a heading under which the page speaks about itself
    r"\W*(?:about\s+(?:this|the|our)\s+(?:page|article|leaflet|information|guide|fact\s*sheet)"
    r"|(?:page|document|review|editorial|publication)\s+(?:information|details|history|control)"
    r"|who\s+(?:wrote|reviewed|made)\s+this(?:\s+\w+)?|authors?(?:hip)?(?:\s+and\s+review(?:ers?)?)?)\W*\Z",
    re.IGNORECASE,
)
WROTE = lazy_pattern(  # "Mia Stone, RN, our nurse, wrote this page"
    r"[\W_]*(?P<name>(?:[A-Z][\w.'’-]*\s+){1,4}?[A-Z][\w.'’-]*(?:,[^.;]{3,80}?,)?)\s+(?:wrote|prepared|compiled)\s+"
    r"(?:this|the|our)\s+(?:page|article|text|leaflet|guide|post|fact\s*sheet|information)\b",
)
FACTS_CHECKED = lazy_pattern(  # "The facts on this page were checked by Dr Tom Weller"
    r"[\W_]*the\s+(?:facts|contents?|information|medical\s+facts)\s+(?:on|in|of)\s+(?:this|the)\s+\w+\s+(?:was|were|has\s+been|have"
    r"\s+been)\s+(?P<verb>reviewed|checked|approved|verified)\s+by\s+(?=[A-Z])",
    re.IGNORECASE,
)
ABOUT = lazy_pattern(  # "About the writer. Beth Carver, RD, is a dietitian"
    r"[\W_]*(?i:about\s+the\s+(?:author|writer)s?)\s*[.:]\W*(?P<name>(?:[A-Z][\w.'’-]*\s+){1,4}[A-Z][\w.'’-]*(?:,\s+[A-Z][\w.]+)?)"
)
ADVERT = lazy_pattern(
    r"[\W_]*(?:sponsored(?:\s+(?:content|post|article|feature))?|advertisement|advertorial|paid\s+(?:content|post|partnership)"
    r"|promoted)[\W_]*\Z",
    re.IGNORECASE,
)
DISCLOSED = lazy_pattern(
    r"[\W_]*(?:this\s+(?:post|article|page|site|website)|we|some\s+(?:of\s+the\s+)?links)\b[^.]{0,80}?"
    r"\b(?:affiliate\s+(?:links?|partners?)|commission|sponsored\s+by|paid\s+(?:for\s+)?by)",
    re.IGNORECASE,
)
AFTER_REVIEW = lazy_pattern(  # "Issued 20 January 2026 after full review"
    r"\W*(?:after|following)\s+(?:an?\s+|its\s+|the\s+)?(?!(?:peer|systematic|literature)\b)(?:[\w-]+\s+){0,2}?review\b(?!\s+of)",
    re.IGNORECASE,
)
GLUE = lazy_pattern(  # what may stand between a cue and its day
    r"\s*(?:(?:it|this\s+page|the\s+page)\s+)?(?:for\s+(?:medical\s+)?accuracy\s+)?(?:(?:on|at|in|of|as\s+of|date|due)\b)?\s*[:\-–—,]?\s*(?:(?:on|by|before|until)\b\s*)?(?:\w+day,?\s+)?",
    re.IGNORECASE,
)
HINT = lazy_pattern(  # what a line that states something about the article holds
    r"\b(?:by|wrote|sponsor|funding|funder|funded|advert|promoted|disclos|declaration|conflict|competing|affiliate|commission|author"
    r"|writer|editor|topic|publi|posted|produced|issued|written|compiled|prepared|paid)"
    r"|review|assess|approv|ratif|agreed|valid|again|revisit|drafted|vetted|updat|modified|revis|check|\bdate|edited"
    r"|page type|verified|\b(?:text|words):|\binterests|\b(?:links|ties|relationships)\b",
    re.IGNORECASE,
)


# A cheap look before the expression: what every alternative of it holds.
STEMS = word_set(
    "by wrot sponsor fund advert promot disclos declar conflict compet affiliat commission author writ editor topic"
    " draft publi post assess approv ratif valid agreed produc issued compiled prepared paid review updat modif revis"
    " check date edited type verified"
    " text: words: interests links ties relationships"
)
