"""The words with which a line states something about the article: cues, labels, sentences that name who did what."""

from __future__ import annotations

import re
from functools import cache

from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.words import statement_pattern, stems_in

_QUALIFIER = r"(?:(?:<recent>|<field>|<expertly>|<page>|date)[\s_-]*)*"  # "last_reviewed": a head without its fence
_RECENT = r"(?:(?:the\s+)?(?:last|latest|most\s+recent)\s+)?"
_PLANNED = r"(?:due|<planned>)"
_NEXT = (
    r"next\s+(?:\w+\s+)?(?:review(?:ed)?|update|revision|check)(?:\s+(?:is\s+)?(?:date|" + _PLANNED + r"))?"
    r"|due\s+for\s+review|to\s+be\s+(?:reviewed|revised|updated|renewed|checked|reassessed)|next\s+assessment"
    r"|review\s+(?:is\s+)?(?:due\s+date|" + _PLANNED + r")"
)
_REVIEWED = (
    rf"{_QUALIFIER}(?:reviewed|review(?:\s+date)?|fact[\s-]?checked|checked)|date\s+of\s+{_RECENT}(?:review|check)"
    r"|last\s+assessed|(?:medically|clinically)\s+(?:approved|verified)"  # without the adverb it is the drug that was
)
_UPDATED = (
    rf"{_QUALIFIER}(?:updated?|modified|revised|revision(?:\s+date)?|edited)|date\s+of\s+{_RECENT}(?:update|revision)"
)
_PUBLISHED = (
    rf"{_QUALIFIER}(?:published|posted|produced|issued)|(?:date\s+of\s+)?publication(?:\s+date)?"
    r"|(?:publish|posting|release)\s+date|date"
)
_SPONSORED = r"sponsored|funded|paid\s+for|presented|brought\s+to\s+you|in\s+(?:partnership|association)\s+with"
CUE = statement_pattern(
    rf"\b(?:(?P<next>{_NEXT})|(?P<reviewed>{_REVIEWED})|(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})"
    rf"|(?P<written><written>|words|story|text|summary)|(?P<sponsored>{_SPONSORED}))\b"
    r"(?P<by>(?:\s+(?:and\s+\w+|for\s+(?:medical\s+)?accuracy))?\s+by\b\s*:?\s*|(?<=with)\s+)?",
)
BY_NAMES = {
    "reviewed": "reviewer",
    "updated": "editor",
    "published": "publisher",
    "written": "author",
    "sponsored": "sponsor",
    "next": "reviewer",
}
OPENING = statement_pattern(
    r"[\W_]*(?:(?:this|the|our|he|she|they|we)\s+)?(?:<page>\s+)?(?:(?:was|is|has\s+been|have\s+been)\s+)?"
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
DECLARES = statement_pattern(r"\b(?:<declared>|<declaring>\w*)\b")
LABELLED = statement_pattern(
    r"[\W_]*(?:(?:<page>|summary)\s+)?(?:(?P<author>(?:about\s+the\s+)?authors?|byline|writer|text|words)"
    r"|(?P<reviewer>(?:<field>\s+)?reviewers?|<field>\s+(?:review|check)|<field>\s+editor|(?:medical\s+)?fact[\s-]?check)"
    r"|(?P<editor>editor)|(?P<publisher>publisher)|(?P<sponsor>sponsors?|funding|funders?)"
    rf"|(?P<disclosure>{_INTERESTS})"
    r"|(?P<type><page>\s+type)|(?P<topic>topic))"
    r"(?:\s*:[\s*_]*|\s+[–—-]\s+|\s+(?=(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss)\b))(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
LINE = statement_pattern(  # what a line that only speaks about the article opens with
    r"(?:(?:<page>|column|summary)\s+)?"
    r"(?:date\b|next\s+(?:\w+\s+)?review|(?:by|<written>|<checked>|<updated>|<published>|approved|fact[\s-]?checked)\b"
    r"|(?:(?:<field>|<expertly>|<recent>|next|date\s+of)\s+)+(?:review|check|updat|publi|revis|approv|verif|author|written|edit)"
    r"|(?:authors?|writers?|reviewers?|editors?|byline|words|text|review\s+(?:date|due)|publication\s+date|version)\s*:)",
)
BARE = statement_pattern(  # a label alone: what stands behind or under it is its value
    r"[\W_]*(?:(?:<page>|summary|<recent>|<field>|<expertly>|next|date\s+of|the)\s+)*"
    r"(?:authors?|writers?|reviewers?|review|publication|update|assessment|<written>|<checked>|<updated>|<published>)"
    r"(?:\s+and\s+(?:<checked>|<updated>))?"
    r"(?:\s+(?:by|on|date|due))*[\W_]*",
)
CHECKED = statement_pattern(  # "Dr Sol Hart, surgeon, checked this text on 2 May 2023"
    r"[\W_]*(?P<name>(?:[A-Z][\w.'’-]*\s+){1,4}?[A-Z][\w.'’-]*(?:,[^.;]{3,80}?,)?)\s+(?:has\s+)?(?:last\s+)?"
    r"(?P<verb>(?:<checked>|approved)(?:\s+and\s+\w+)?)\s+(?:it|(?:this|the|our)\s+(?:whole\s+)?<page>)\b",
    re.NOFLAG,
)
SIGNED = lazy_pattern(  # behind a date of review: ", Abe Lund, MD"
    r",\s+(?P<name>(?:Dr\.?\s+)?[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]*){1,3},\s+(?:[A-Z]\.?){2,}\w*(?:,\s+(?:[A-Z]\.?){2,}\w*)*)",
)
IMPRINT = statement_pattern(  # a heading under which the page speaks about itself
    r"\W*(?:about\s+(?:this|the|our)\s+<page>"
    r"|(?:page|document|review|editorial|publication)\s+(?:information|details|history|control)"
    r"|who\s+(?:wrote|reviewed|made)\s+this(?:\s+\w+)?|authors?(?:hip)?(?:\s+and\s+review(?:ers?)?)?)\W*\Z",
)
WROTE = statement_pattern(  # "Mia Stone, RN, our nurse, wrote this page"
    r"[\W_]*(?P<name>(?:[A-Z][\w.'’-]*\s+){1,4}?[A-Z][\w.'’-]*(?:,[^.;]{3,80}?,)?)\s+<wrote>\s+"
    r"(?:this|the|our)\s+<page>\b",
    re.NOFLAG,
)
FACTS_CHECKED = statement_pattern(  # "The facts on this page were checked by Dr Tom Weller"
    r"[\W_]*the\s+(?:facts|contents?|information|medical\s+facts)\s+(?:on|in|of)\s+(?:this|the)\s+\w+\s+(?:was|were|has\s+been|have"
    r"\s+been)\s+(?P<verb><checked>|approved)\s+by\s+(?=[A-Z])",
)
ABOUT = lazy_pattern(  # "About the writer. Beth Carver, RD, is a dietitian"
    r"[\W_]*(?i:about\s+the\s+(?:author|writer)s?)\s*[.:]\W*(?P<name>(?:[A-Z][\w.'’-]*\s+){1,4}[A-Z][\w.'’-]*(?:,\s+[A-Z][\w.]+)?)"
)
ADVERT = lazy_pattern(
    r"[\W_]*(?:sponsored(?:\s+(?:content|post|article|feature))?|advertisement|advertorial|paid\s+(?:content|post|partnership)"
    r"|promoted)[\W_]*\Z",
    re.IGNORECASE,
)
DISCLOSED = statement_pattern(
    r"[\W_]*(?:this\s+<page>|we|some\s+(?:of\s+the\s+)?links)\b[^.]{0,80}?"
    r"\b(?:affiliate\s+(?:links?|partners?)|commission|sponsored\s+by|paid\s+(?:for\s+)?by)",
)
AFTER_REVIEW = lazy_pattern(  # "Issued 20 January 2026 after full review"
    r"\W*(?:after|following)\s+(?:an?\s+|its\s+|the\s+)?(?!(?:peer|systematic|literature)\b)(?:[\w-]+\s+){0,2}?review\b(?!\s+of)",
    re.IGNORECASE,
)
GLUE = statement_pattern(  # what may stand between a cue and its day
    r"\s*(?:(?:it|(?:this|the)\s+<page>)\s+)?(?:for\s+(?:medical\s+)?accuracy\s+)?(?:(?:on|at|in|of|as\s+of|date|due)\b)?\s*[:\-–—,]?\s*(?:(?:on|by|before|until)\b\s*)?(?:\w+day,?\s+)?",
)
_STATING = ("stating", "stating_at_first")
_STATING_TOO = ("date", "page type", "text:", "words:", "links", "ties", "relationships")
HINT = statement_pattern(  # what a line that states something about the article holds
    r"<stating>|\b(?:<stating_at_first>|date|(?:text|words):|(?:links|ties|relationships)\b)|page type"
)


@cache
def hinting() -> tuple[str, ...]:
    """A cheap look before `HINT`: what each of its alternatives holds, in small letters."""
    return (*stems_in(*_STATING), *_STATING_TOO)
