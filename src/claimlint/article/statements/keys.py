"""Keys of front matter and meta tags that no list has, read as labels of credits are: `clinical_check: Dr Bell, GP`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimlint.article.dates import dates_in
from claimlint.article.model import Field, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.labels import credit_of, day_of, is_label_word
from claimlint.article.statements.persons import persons_in
from claimlint.article.words import word_set

_BOUND = lazy_pattern(r"[_.\s-]+|(?<=[a-z])(?=[A-Z])")
_DAYS = ("reviewed", "updated", "next-review")  # `publish_at` is planned
# `byline: {writer: …, checked_by: …}`, `dates: {published: …}`: keys that say nothing themselves, and below which
# the page's own people and days stand; below others are authors of other things
HOLDERS = word_set(
    "byline bylines credit credits people team staff dates date timeline history editorial governance provenance"
    " authorship responsibility publication page article content leaflet document imprint"
)
_ABOVE = HOLDERS | word_set("review contributors")
_LONGEST_NAMES = 200
_WHO_KEYS = word_set("by name who person reviewer author writer")
_WHEN_KEYS = word_set("on at date when day last done completed")
_AHEAD_KEYS = word_set("next due until expires expiry again")
_ABOUT_PAGE = word_set("info information lifecycle workflow control record status sign signoff provenance metadata")
# keys that say by themselves who made the page, or when: `name` and `date` below another key are of that key
_OWN = ("author", "reviewer", "reviewed", "next-review")
_TELLS = lazy_pattern(r"review|writ|author|check|due|expir", re.IGNORECASE)


def credited(field: Field) -> Iterator[Field]:
    """A field whose key is no known one: the day, or the persons with the day, that it holds; else itself."""
    words = " ".join(_BOUND.split(field.key))
    above, _, last = field.key.lower().rpartition(".")
    day, days = day_of(words), dates_in(field.value)
    if above and above not in _ABOVE:
        yield field
    elif days and days[0].start == 0:
        yield field._replace(name=day) if day in _DAYS else field
    elif name := _who(last if above else words, field.value) or _who(words, field.value):
        yield field._replace(name=name)
        if name == "reviewer" and days and field.span.end - field.span.start == len(field.value):
            start, end = days[0].start, days[0].end
            span = Span(field.span.start + start, field.span.start + end)
            yield field._replace(name="reviewed", value=field.value[start:end], span=span)
    else:
        yield field


def told_below(holder: str, key: str, known: str) -> str:
    """What a key below another tells of the page: "reviewer" of `review: {by: Dr Bell}`, "next-review" of `sign_off:
    {expires: …}`, and the name `known` for the key itself in `page_info: {reviewed_by: …}`; else "".
    """
    words = [word.lower() for word in _BOUND.split(holder) if word]
    last = key.lower()
    means = credit_of(" ".join(words)) if all(_is_of_page(word) for word in words) else "nobody"
    if means in ("author", "reviewer") and not words[-1].endswith("s"):  # `reviews` are those of customers
        if last in _WHO_KEYS:
            return means
        if last in _AHEAD_KEYS:
            return "next-review"
        if last in _WHEN_KEYS:
            return "reviewed" if means == "reviewer" else "published"
    return known if means != "nobody" and known in _OWN and _TELLS.search(key) else ""


def _is_of_page(word: str) -> bool:
    return word in _ABOUT_PAGE or (is_label_word(word) and not word.endswith("s"))


def _who(words: str, value: str) -> str:
    """Author or reviewer, where a key says so and the value begins with a person's name."""
    persons = persons_in(value, 0, min(len(value), _LONGEST_NAMES))
    means = credit_of(words)
    if not persons or persons[0].start or means in ("", "nobody") or (means == "knows" and not persons[0].role):
        return ""
    return "author" if means in ("author", "both") else "reviewer"


def name_by_role(role: str, known: str) -> str:
    """What a field of an entry is by the role in it: `team: [{name: Ann Lee, role: Clinical adviser}]`; else ""."""
    means = credit_of(role)
    if means == "knows":  # a nurse among the authors is an author
        return "" if known.startswith(("author", "reviewer")) else "reviewer"
    return means if means in ("author", "reviewer") else ""
