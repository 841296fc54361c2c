"""What stands around a number that tells of people and health: whom it counts, what it changed and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimlint.article.patterns import lazy_pattern
from claimlint.claims.numerals import NUMERAL, start_pattern

_FOLK = (
    r"(?:(?i:people|persons?|patients?|adults?|children|women|men|users|participants|customers|babies|infants"
    r"|newborns|toddlers"
    r"|teenagers|teens|adolescents|youngsters|kids|girls|boys|mothers|fathers|mums|moms|dads|parents|couples"
    r"|families|households"
    r"|sufferers|clients|guests|members|visitors|volunteers|students|pupils|workers|employees|nurses|doctors"
    r"|soldiers|veterans"
    r"|athletes|runners|players|drivers|smokers|drinkers|sleepers|snorers|diabetics|asthmatics|seniors"
    r"|pensioners|residents"
    r"|survivors|victims|migraineurs|swimmers|cyclists|dieters|readers|owners|recipients|callers"
    r"|cases|deaths|pregnancies|births|attacks|infections|tumou?rs|cancers|strokes|falls|fractures|admissions"
    r"|hospitali[sz]ations|miscarriages|relapses|injuries|diagnoses|operations|procedures|wounds|episodes|headaches|migraines|colds"
    r"|stillbirths|suicides|overdoses|amputations|abortions|concussions|asthmatics|vegans|gamers|vapers"
    r"|dogs|cats|puppies|kittens|horses|pets"
    r"|commuters|pupils|teachers|carers|twins|freshers|recruits|inmates|farmers|gardeners|dancers|singers|musicians|surgeons"
    r"|dentists|midwives|therapists|implants|transplants|hip replacements|knee replacements|marriages|births)"
    r"|[A-Z][a-z]+(?:ans|ons|ese|ders|nders)|Brits|Scots|Swedes|Danes|Finns|Poles|Turks|Greeks)\b"
)
# "83% of patients", "1 in 3 adults", "one in 20 vaccinated children"
OF_WHOM = lazy_pattern(
    rf"(?:\s+of)?(?:\s+(?:all|the|our|its|these|those|people with))?(?:\s+(?!(?:and|or|of|in|who|had"
    rf"|have)\b)[\w-]+)?\s+{_FOLK}"
)
_AT_LEAST = r"(?:more than|over|at least|up to|as many as|fewer than|less than|upwards of)"
MANY = lazy_pattern(
    rf"(?<![$£€\d.,])(?P<number>{NUMERAL})\s+(?:(?!(?:to|and|or|in|of|for|by|from|a|the|times"
    rf"|more)\b)[\w-]+\s+){{0,2}}"
    rf"(?:lives\b|{_FOLK})",
)
# "every third adult"
EVERY = lazy_pattern(
    r"\b[Ee]very (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth)\s+(?:[a-z]+\s)?"
    r"(?:person|woman|man|child|adult|patient|user|teenager|mother|father|parent|pupil|student|driver|runner|smoker|nurse|worker"
    r"|couple|family|pregnancy|birth|client|customer|pensioner|baby|girl|boy|household|employee|[A-Z][a-z]+(?:an|ese))\b"
)
ROUNDED = lazy_pattern(rf"\b{_AT_LEAST}\s+$", re.IGNORECASE)
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|mm ?Hg|mmol(?:/l)?|mg/dl|kg|kilos?"
    r"|kilograms?|pounds?"
    r"|lbs?|stone|cm|centimet(?:re|er)s?|mm|millimet(?:re|er)s?|inch(?:es)?|met(?:re|er)s?|miles?|steps"
    r"|beats(?: (?:per|a) minute)?"
    r"|points?|degrees|dioptres?|decibels)"
)
_ROUND = (
    r"(?:(?:an average of|on average|up to|about|nearly|around|almost|roughly|some|only|just|as much as"
    r"|over|more than|at least) )?"
)
_MOVES = (
    r"(?:lower|reduc|rais|increas|improv|cut|shorten|lengthen|prolong|extend|drop|fall|fell|ris(?:e|ing)|rose|shrink"
    r"|shrank|shrunk|delay|boost"
    r"|decreas|lift|slow|bring|brought|speed|sped|slash|trim|grow|grew|widen|narrow|gain)\w*"
)
_MORE = (
    r"(?:longer|shorter|higher|lower|further|farther|faster|sooner|earlier|later(?= than)|younger|taller|heavier"
    r"|lighter|slower|better|worse)"
)
CHANGES = lazy_pattern(
    rf"\b{_MOVES}\b[^.;:!?]{{0,80}}?\bby {_ROUND}(?P<by>{NUMERAL}\s?{_UNIT})(?![\w/])"
    rf"|\b(?:lost|loses?|gained|gains?|shed|sheds|dropped|saved|saves?) {_ROUND.replace('an average of|', '')}"
    rf"(?P<lost>(?:an average of )?{NUMERAL}\s?{_UNIT})\b"
    rf"|(?<![-/\w])(?P<more>(?:(?:{NUMERAL}|half an)[\s-](?:(?!(?:of|or|and)\b)[A-Za-z-]+\s){{0,2}}?|an? {_UNIT} )"
    rf"{_MORE}"
    rf"|{NUMERAL} {_UNIT} (?:more|less))\b"
    rf"|(?<![-\w])(?P<fewer>{NUMERAL} (?:more|fewer|less|extra|additional)"
    rf"(?: (?!(?:than|and|or|of|in|a)\b)[a-z-]+){{1,3}}?)"
    rf"(?=\s+(?:a|per|each|every|than|in|for|on|over|after|by|with)\b|[.,;!]|$)",
    re.IGNORECASE,
)
PEOPLE = lazy_pattern(rf"\b{_FOLK}|\b(?:snorers|those who|everyone who|anyone who)\b")
# arithmetic that explains, and what is only imagined
WORKED = lazy_pattern(
    r"\b(?:suppose|imagine|let(?:['’]s| us) say|picture|for instance, if|for example, if)\b|\d\s*[x×*÷=+]\s*\d"
    r"|\d\s*=|^if\b.*\d.*,\s*then\b",
    re.IGNORECASE,
)
# "up to 4 times in 24 hours": how often something is done
HOW_OFTEN = lazy_pattern(
    r"\s*(?:(?:in|over|within|during|per|every|each)\s+(?:\w+\s+)?(?:hours?|days?|weeks?|minutes?)\b"
    r"|a\s+(?:day|week|night))",
    re.IGNORECASE,
)
_AMOUNT = lazy_pattern(
    rf"\b(?:{NUMERAL}|half an|an?) ?{_UNIT}|\b{NUMERAL} (?:more|fewer|less|extra|additional)\b", re.IGNORECASE
)
_COMPARING = lazy_pattern(rf" {_MORE}\b", re.IGNORECASE)
_ADVICE = lazy_pattern(
    r"^(?:\W|\d+\.)*(?:take|give|use|add|stay|keep|wait|eat|drink|walk|hold|cook|boil|leave|allow|do|try|make"
    r"|come|arrive|book|set|go|sleep)\b"
    r"|\b(?:try|check|measure|test|weigh|look|repeat)(?: (?:it|them|yourself|your \w+|the \w+))? again\b"
    r"|\b(?:should|must|need to|aim|dose|dosage|appointment|waiting|trial known as)\b",
    re.IGNORECASE,
)


def changes_in(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of how much something changed: "47 minutes longer", "8 mmHg" behind "by"; none where it is advice."""
    if _ADVICE.search(text):
        return
    for match in CHANGES.finditer(text):
        yield match.span(match.lastgroup or 0)


def may_change(text: str) -> bool:
    """Whether a change may stand in a text; most hold no number and compare nothing."""
    return bool(start_pattern(text) or _COMPARING.search(text)) and _AMOUNT.search(text) is not None
