"""Persons named as author or reviewer without a qualification, a profession or a role anywhere on the page.

It does not judge whether the qualification fits; organisations and links to a page about the person are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Block, Field
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.persons import is_work_line
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.pages.kind import is_exempt
from claimlint.checks.pages.organisation import is_organisation
from claimlint.checks.pages.statements import words_of_property
from claimlint.checks.phrases.list import PhraseList
from claimlint.checks.requirements.presence import is_a_name, phrases_of

_ABOUT_PERSON = lazy_pattern(
    r"author|team|people|profile|expert|about|staff|doctor|contributor|reviewer|bio\b|orcid", re.I
)
_ROLE_FIELD = lazy_pattern(r"(?:^|[ ._-])(?:role|credentials?|qualifications?|job ?title|bio|degree|profession)$", re.I)
_ROLE_BESIDE = lazy_pattern(r'"(?:jobTitle|hasCredential|honorificSuffix|honorificPrefix|description|knowsAbout)"')
_ROLE_PART = lazy_pattern(r"\s*[,(|–—-]\s*(?:the\s+)?[a-zA-Z]{3,}")
_LETTERS = lazy_pattern(r"\b(?:[A-Z]\.){2,4}|\b[A-Z]{2,}[A-Za-z]{0,6}\b")


def compile_each(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `each`, the fields with people; `has.phrases` or `has.table`, what counts as a qualification."""
    texts = list(spec["has"].get("phrases") or ())
    if name := spec["has"].get("table"):
        texts += phrases_of(context.table(name, ("has", "table")) or {})
    qualified, names = PhraseList.from_spec(texts, context, ("has",)), tuple(spec["each"])

    def check(page: Page) -> Iterator[Hit]:
        if is_exempt(page.article, page.settings.page_type) or _states_role(page):
            return
        seen: set[str] = set()
        for field in page.article.fields(*names):
            person = _name(field.value)
            if person in seen or not is_a_name(field.value) or is_organisation(field.value, context):
                continue
            seen.add(person)
            if not _is_qualified(page, field, person, qualified):
                yield Hit(field.span, values={"kind": field.name, **words_of_property(field)})

    return check


def _name(value: str) -> str:
    return re.split(r"[,(;|]", value)[0].strip().lower()


def _states_role(page: Page) -> bool:
    return any(_ROLE_FIELD.search(field.name) for field in page.article.metadata if field.value.strip())


def _is_qualified(page: Page, field: Field, person: str, qualified: PhraseList) -> bool:
    rest = field.value[len(person) :]
    if qualified.in_text(field.value) or _LETTERS.search(rest) or _ROLE_PART.match(rest):
        return True
    if field.origin in ("json-ld", "microdata"):
        person_ends = page.article.source.text.find("}", field.span.end, field.span.end + 600)
        if _ROLE_BESIDE.search(page.article.source.text, field.span.end, max(person_ends, field.span.end)):
            return True
    told = (f.value for f in page.article.fields(field.name) if f.value.lower().startswith(person))
    if any(_ROLE_PART.match(value[len(person) :]) for value in told):
        return True  # "Jo Bell, health writer" beside a bare name in the head of the page
    surname = person.split()[-1] if person.split() else person
    alone = re.compile(rf"(?<!\w){re.escape(surname)}(?!\w)")  # Lowe is not named by "lower"
    for number, block in enumerate(page.article.blocks):
        text = block.text.text
        found = alone.search(text.lower())
        if found is None:
            continue
        below = page.article.blocks[number + 1].text.text if number + 1 < len(page.article.blocks) else ""
        if text.lower().endswith(surname) and is_work_line(below) and _is_role(below, qualified):
            return True
        if _links_to_person(block, surname):
            return True
        at = found.start()
        beside = text[max(0, at - 60) : at + len(surname) + 160]
        if qualified.in_text(beside) or _LETTERS.search(text[at + len(surname) : at + len(surname) + 40]):
            return True
    return False


def _is_role(words: str, qualified: PhraseList) -> bool:
    """Whether a line below a signature names a qualification: "RN, SCPHN", "Lead nurse for asthma"."""
    return _LETTERS.match(words) is not None or bool(qualified.in_text(words))


def _links_to_person(block: Block, surname: str) -> bool:
    text = block.text.text.lower()
    return any(surname in text[k.start : k.end] and _ABOUT_PERSON.search(k.target) for k in block.links)
