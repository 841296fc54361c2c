"""Groups that a page names as its makers, and the members of them that it names: "the Pain Group (chair Dr Bell, GP)".

A group alone is nobody whom a reader could ask. The words that lead from it to a member are those of offices.
"""

from __future__ import annotations

import re

from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.labels import is_label_word
from claimlint.article.statements.persons import Person, persons_in
from claimlint.article.statements.words import statement_pattern, words_in
from claimlint.article.words import word_set

_LONGEST = 160  # characters from the start of a group's name to that of its first member
_GROUP = (
    r"(?:(?:the|our|an?|The|Our)\s+)?(?:[\w’'&/-]+\s+){0,6}?(?i:<group>)\b"
    r"(?:\s+(?:at|of|for|in)\s+(?:the\s+|our\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){0,4})?"
)
_OPENS = statement_pattern(
    rf"{_GROUP}(?P<rest>\s*[(:,–—-]|\s+(?=under\b|led\b|chaired\b|headed\b|through\b|with\b))", re.NOFLAG
)
# "by the Comms Team (", "Author: Comms team (", "by @nurse.ann ("
_BY_GROUP = statement_pattern(rf"(?:\bby:?|:)\s+(?P<group>{_GROUP}|@[\w.-]+)(?P<rest>[^.;]{{0,50}})\Z", re.NOFLAG)
_WORD = lazy_pattern(r"[A-Za-z]+")
_SMALL_WORDS = word_set("by under through with via for it this the our its including namely here on of and in at")


def member_of(text: str, start: int, end: int) -> Person | None:
    """The first member that is named beside a group which opens text[start:end]: Dr Bell of "the Pain Group (chair Dr
    Bell, GP)"; None where no group opens it, or none of its members is named.
    """
    group = _OPENS.match(text, start, min(end, start + _LONGEST))
    if group is None:
        return None
    person = next((one for one in persons_in(text, group.end(), end) if one.role), None)
    return person if person and _leads_to_member(text[group.end() : person.start]) else None


def _leads_to_member(words: str) -> bool:
    offices = words_in("office") | _SMALL_WORDS
    return "." not in words and all(word.lower() in offices for word in _WORD.findall(words))


def without_group(lead: str) -> str:
    """The words that lead to a member or a day, without the group between: "Approved by " of "Approved by the Pain
    Group (chair ", "Approved on " of "Approved by the Pain Group on ".
    """
    found = _BY_GROUP.search(lead)
    if found is None or not _leads_to_member(found["rest"]):
        return lead
    # "The vaccine was approved by the committee on" speaks of no page
    if not all(is_label_word(word.lower()) for word in _WORD.findall(lead[: found.start()])):
        return lead
    is_of_day = found["rest"].strip() in ("on", "in", "at", ",", "(", "")
    return f"{lead[: found.start()]}{'on ' if is_of_day else 'by '}"
