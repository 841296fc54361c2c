"""Labels of statements about the article: "Written by", "Who checked it?", "Checked for newer versions of the review".

No list of labels is ever complete. A label is a few words that all speak of a page, of who made it and when; a stem
among them tells what its value is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.words import stems_in, words_in
from claimlint.article.words import word_set

_ROLES = {
    "author": "writing",
    "reviewed": "checking",
    "updated": "updating",
    "published": "publishing",
}  # what the value behind a label is, and the stems that say so
WHO = {"author": "author", "reviewed": "reviewer"}  # whom a role names, where its value is no day
_SMALL_WORDS = word_set("who when this the a an of by for in at off on was is were be it and to has been have will our")
_LABEL_CLASSES = (
    "page",
    "document",
    "issue",
    "field",
    "expertly",
    "recent",
    "next",
    "again",
    "further",
    "planned",
    "label_too",
)
_AHEAD = ("next", "again", "further", "planned")
_AHEAD_PAIRS = frozenset(
    [("to", "be"), ("will", "be"), ("valid", "to"), ("valid", "through"), ("good", "to"), ("for", "review")]
)
_WORD = lazy_pattern(r"[A-Za-z]+")
_MOST_WORDS = 9
LONGEST_LABEL = 60
# what parts a label from its value: a colon, a question mark, a dash, the dots or the line that lead over to it
_LEAD = lazy_pattern(r"[\W_]*(?P<label>[A-Za-z][A-Za-z ,’'/&-]*?)\s*(?P<sign>[:?]|\.{3,}|_{3,}|…+|\s[–—-]\s)[\s*_:.…]*")


def role_of(label: str) -> str | None:
    """What the value behind a label is: author, reviewed, updated, published, next-review; None where the words are no
    such label, or name two roles ("written and reviewed by").
    """
    words = [word.lower() for word in _WORD.findall(label)]
    if not words or len(words) > _MOST_WORDS:
        return None
    roles = set()
    for word in words:
        role = next((role for role, stems in _ROLES.items() if word.startswith(stems_in(stems))), None)
        if role is None and word not in _label_words():
            return None
        roles |= {role} - {None}
    if roles & {"reviewed", "updated"} and _is_ahead(words):
        return "next-review"
    return next(iter(roles)) if len(roles) == 1 else None


@cache
def _label_words() -> frozenset[str]:
    """The words that a label is made of, beside those that tell what its value is."""
    return words_in(*_LABEL_CLASSES) | _SMALL_WORDS


def _is_ahead(words: Sequence[str]) -> bool:
    """Whether the words of a label are about what is still to come: "next check", "to be reviewed", "valid to"."""
    pairs = set(pairwise(words))
    return not words_in(*_AHEAD).isdisjoint(words) or not pairs.isdisjoint(_AHEAD_PAIRS)


def lead_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label that opens words [start, end), with its sign; None where they open with none."""
    found = _LEAD.match(text, start, min(end, start + LONGEST_LABEL))
    return found if found is not None and found.end() < end and role_of(found["label"]) else None


# Whom a credit means, by the stems of its words. The first that is met decides: a photo credit is no author, and the
# writer of a medical text no reviewer.
FUNCTION_WORDS = word_set(
    "with from thanks to our your in on at for of and or the this that these if when what who how why where after"
    " before as your my you we us they by"
)

# "This edition", "Current version", "Effective from": labels of the day on which a page came to be as it is
PRESENT_ISSUE = (
    r"\b(?:this|(?:the\s+)?(?:present|current|latest))\s+(?:edition|version|issue|revision)(?:\s+(?:is\s+)?(?:dated|date|of|from|since))?"
    r"|\b(?:(?:in\s+force|effective|valid|in\s+use)\s+(?:from|since|date)|date\s+effective)|\brev(?:ision)?\b\.?(?:\s+(?:date|of))?"
)

# what is done to a page on a day, beside writing and checking
DATED = ("updating", "publishing", "dated")
_LABELS = ("writing", "writing_too", "checking", "knowing", "nobody", "updating", "publishing")

_ENTRIES = (["sign", "in"], ["sign", "up"], ["check", "out"])  # what the head of a site offers: no signature, no check

_BY = (["by"], ["made", "by"], ["minutes"])
# the editors of a journal who have a paper reviewed, and answer for it
_EDITORS = (["handling"], ["academic"], ["associate"], ["section"], ["responsible"])

Credit = Literal["author", "reviewer", "both", "knows", "nobody", ""]


def is_label_word(word: str) -> bool:
    """Whether a word labels a name, so that it is no part of it."""
    return word in _label_words() or word in FUNCTION_WORDS or word.startswith(stems_in(*_LABELS))


def credit_of(label: str) -> Credit:
    """Whom the words before a name make of its bearer. `knows` is a reviewer, if the bearer is one who may be: an
    expert, an adviser. "" is a label that tells nothing, or none.
    """
    words = [word.lower() for word in _WORD.findall(label)]
    if words[-2:] in _ENTRIES:
        return ""
    # "authorised" is no author
    writing, checking = stems_in("writing", "writing_too"), stems_in("checking")
    writes = words in _BY or any(word.startswith(writing) and not word.startswith(checking) for word in words)
    checks = any(word.startswith(checking) for word in words)
    if any(word.startswith(stems_in("nobody")) for word in words):
        return "knows" if words[-1:] == ["editor"] and words[-2:-1] in _EDITORS else "nobody"
    if writes or checks:
        return "both" if writes and checks else "author" if writes else "reviewer"
    return "knows" if any(word.startswith(stems_in("knowing")) for word in words) else ""


_BRACKETED = lazy_pattern(r"\(\s*([A-Za-z][A-Za-z -]{2,40}?)\s*(?=[,;)])|[,;]\s*([a-z][a-z -]{2,40}?)\s*\)")


def function_of(text: str, start: int, end: int) -> Credit:
    """Author or reviewer, where brackets in text[start:end], behind a name, say that: "(author)", "(clinical check, May
    2026)", "(consultant, approver)". "" where they say something else, or nothing.
    """
    for found in _BRACKETED.finditer(text, start, end):
        said = found[1] or found[2]
        means = credit_of(said)
        if means in ("author", "reviewer") and all(is_label_word(word.lower()) for word in _WORD.findall(said)):
            return means
    return ""


def day_of(label: str) -> str:
    """What day the words before a date speak of: reviewed, next-review, updated, published; "" if they do not say."""
    words = [word.lower() for word in _WORD.findall(label)]
    if words and words[-1] in words_in("printed", "held") and not words_in(*_AHEAD).isdisjoint(words):
        return "published" if words[-1] in words_in("printed") else ""
    if _is_ahead(words) or any(word.startswith(stems_in("expiring")) for word in words):
        return "next-review"
    if any(word.startswith(stems_in("checking")) for word in words):
        return "next-review" if words[-1] == "by" else "reviewed"
    for name in ("updated", "published"):
        if any(word.startswith(stems_in(_ROLES[name])) for word in words):
            return name
    return "published" if any(word.startswith(stems_in("nobody")) for word in words) else ""
