"""The kind `required`: something that a page must have, when it must have it, and what counts as having it.

check:
  required:
    pages: article            default; `all`: those too that are no articles, but not what is typed as something else
    when: {...}               the occasion (`checks.requirements.occasion`): claims, signs, topic, law; else always
                              a sign may ask for metadata (`named: [product]`), and the occasion may shun it
                              (`not_fields: {profile: [uk]}`)
    in_company: true          without that occasion too, but only on an article with many other defects
    in_company: {...}         what must be there on such an article, of `has` or not (`checks.requirements.presence`)
    has: {...}                what is enough (`checks.requirements.presence`): fields, phrases, headings, claims ...
    each: [author, reviewer]  instead of the page, each person named must have it (`checks.requirements.credentials`)
    organisation: info        where the page names an accountable organisation: the severity then, or `off`
    milder: {fields: [updated], severity: warning}      where the page has at least this: the severity then
    anchor: [reviewed, author, sign, claim, title]     where the finding is shown: the first of these that is there
    severe: [names]           topics for which the finding is an error
    where: {organ: [...]}     classes of this rule, for its phrases
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Span
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page, Related, Severity
from claimlint.checks.pages.accompanied import STATEMENT, WORDING
from claimlint.checks.pages.kind import is_exempt
from claimlint.checks.pages.organisation import names_organisation
from claimlint.checks.pages.statements import statement_span
from claimlint.checks.phrases.list import PHRASES
from claimlint.checks.requirements.credentials import compile_each
from claimlint.checks.requirements.occasion import OCCASION, Occasion
from claimlint.checks.requirements.presence import PRESENCE, Presence

_ANCHORS = ["reviewed", "updated", "published", "author", "reviewer", "sign", "claim", "title"]
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["has"],
    "additionalProperties": False,
    "properties": {
        "pages": {"enum": ["article", "all"]},
        "when": OCCASION,
        "in_company": {"oneOf": [{"const": True}, PRESENCE]},
        "has": PRESENCE,
        "each": {"type": "array", "minItems": 1, "items": {"enum": ["author", "reviewer"]}},
        "organisation": {"enum": ["off", "info", "warning"]},
        "milder": {
            "type": "object",
            "required": ["fields", "severity"],
            "additionalProperties": False,
            "properties": {
                "fields": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                "severity": {"enum": ["info", "warning"]},
            },
        },
        "anchor": {"type": "array", "minItems": 1, "items": {"enum": _ANCHORS}},
        "severe": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "where": {"type": "object", "additionalProperties": PHRASES},
    },
}


def compile_required(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check that asks for one thing."""
    if "each" in spec:
        return compile_each(spec, context)
    where = spec.get("where")
    occasion = Occasion.from_spec(spec.get("when") or {}, context, ("when",), where)
    presence = Presence.from_spec(spec["has"], context, ("has",), where)
    anchors, on_article = tuple(spec.get("anchor") or ("title",)), spec.get("pages", "article") == "article"
    organisation, severe = spec.get("organisation"), frozenset(spec.get("severe") or ())
    in_company = spec.get("in_company", False)
    asked = spec["in_company"] if isinstance(in_company, Mapping) else None
    strict = Presence.from_spec(asked, context, ("in_company",), where) if asked else None
    milder: Mapping[str, Any] = spec.get("milder") or {"fields": (), "severity": None}

    def check(page: Page) -> Iterator[Hit]:
        if is_exempt(page.article, page.settings.page_type) or (on_article and not page.is_article):
            return
        signs, needs_company = occasion.signs_of(page), 0
        if signs is None and in_company is True and page.is_article and page.company.may_be:
            signs, needs_company = [], STATEMENT
        if signs is None:
            return
        if presence.is_met(page):
            if strict is None or not page.company.may_be or strict.is_met(page):
                return
            needs_company = WORDING
        severity: Severity | None = "error" if severe & {name.canonical for name in page.reading.topic} else None
        if any(field.value.strip() for name in milder["fields"] for field in page.article.fields(name)):
            severity = milder["severity"]
        if organisation and names_organisation(page, context):
            if organisation == "off":
                return
            severity = organisation
        span = place_of(page, anchors, signs, occasion)
        if span is None:
            return
        values = {"sign": page.article.source.slice(signs[0])} if signs else {}
        is_about_words = anchors[0] == "sign" and bool(signs)
        yield Hit(
            span,
            severity=severity,
            values=values,
            related=_others(page, signs) if is_about_words else (),
            is_page_level=True,
            needs_company=needs_company,
        )

    return check


def place_of(
    page: Page, anchors: Sequence[str], signs: Sequence[Span], occasion: Occasion | None = None
) -> Span | None:
    """Where a finding about something absent is shown: the first anchor that is there, else title or first words."""
    article = page.article
    for anchor in anchors:
        if anchor == "sign" and signs:
            return signs[0]
        if anchor == "claim" and occasion and (claims := occasion.claims_of(page)):
            return page.reading.claims[claims[0]].span
        if anchor == "title" and article.title_span is not None:
            return article.title_span
        if anchor in ("sign", "claim", "title"):
            continue
        if field := next((f for f in article.fields(anchor) if f.value.strip()), None):
            return statement_span(page, field)
    if article.title_span is not None:
        return article.title_span
    return next((block.span for block in article.blocks if block.is_prose), None)


def _others(page: Page, signs: Sequence[Span]) -> tuple[Related, ...]:
    return tuple(Related(span, page.article.source.slice(span), "and here") for span in signs[1:4])
