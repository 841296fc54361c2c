"""What a page says about itself in its markup: title, meta tags, Open Graph, JSON-LD, microdata. Each value with its
place.

JSON-LD is read for the page's own objects only (articles, web pages): a product's or a comment's date is none of the
article's. JSON-LD that is no JSON is passed over, as browsers and search engines do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimlint.article.front_matter.json_places import Broken, Scalar, Trail, scalars_of
from claimlint.article.html.tokens import Token, resolved
from claimlint.article.html.tree import Element, Event
from claimlint.article.metadata import field_name, is_known
from claimlint.article.model import Field, Origin, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.keys import credited
from claimlint.article.words import word_set

_PREFIX = lazy_pattern(r"^(?:dc|dcterms|og|article|citation|parsely|sailthru|twitter|schema)[.:_-]", re.IGNORECASE)
_PAGE_TYPES = lazy_pattern(
    r"(?:Article|Posting|WebPage|Report|Review|Guide|CreativeWork|FAQPage|QAPage|MedicalWebPage|AboutPage)$"
)
_OFFERED = lazy_pattern(r"(?:Product|ProductGroup|Service|Drug|DietarySupplement)$")  # shown with the page
_QUALIFIED = lazy_pattern(r"(?:contributor|creator|date|relation)[.:_-](?=\w)", re.IGNORECASE)  # DC.date.reviewed
_NAMED = ("name", "@id", "url")
_PROPERTIES = word_set(
    "author creator contributor reviewedBy editor publisher sponsor funder datePublished dateCreated dateModified"
    " lastReviewed expires headline alternativeHeadline description abstract about audience medicalAudience inLanguage"
    " articleSection keywords citation"
)
_BEFORE_JSON = lazy_pattern(r"(?:\s|<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*/)?)*")
_LONGEST_TEXT = 300
_CREDITS = ("author", "reviewer", "reviewed", "next-review")  # what a tag of a name of the house's own may say


def markup_fields(text: str, events: list[Event]) -> list[Field]:
    """The fields of a page's markup, cleanest titles first: headline, og:title, then the title element."""
    found: list[Field] = []
    titles: list[Field] = []
    inside: list[Element] = []
    watched: list[tuple[Element, str, list[Token]]] = []
    for kind, item in events:
        if isinstance(item, Element):
            if kind == "open":
                inside.append(item)
                found.extend(_meta(item))
                if prop := _watched_property(item):
                    watched.append((item, prop, []))
            else:
                inside.pop()
                if watched and watched[-1][0] is item:
                    found.extend(_text_of(text, *watched.pop()))
        elif kind == "raw" and item.name == "script" and "ld+json" in inside[-1].attribute("type").lower():
            found.extend(_json_ld(text, item))
        elif kind == "raw" and item.name == "title" and not titles and not any(e.name == "svg" for e in inside):
            titles.extend(_field(text, "title", "title", item.start, item.end, "meta"))
        elif kind == "text" and watched:
            watched[-1][2].append(item)
    return [*found, *titles]


def _field(
    text: str, name: str, key: str, start: int, end: int, origin: Origin, value: str | None = None
) -> Iterator[Field]:
    """A field of text[start:end] without the blanks around it; none where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    words = " ".join((resolved(text[start:end]) if value is None else value).split())
    if words and start < end:
        yield Field(name, key, words, Span(start, end), origin)


def _meta(element: Element) -> Iterator[Field]:
    """A meta tag, the language of the page, or a machine-readable date of microdata."""
    if element.name == "meta":
        key = next((k for k in map(element.attribute, ("name", "property", "itemprop")) if k), "")
        content = element.attributes.get("content")
        name = field_name(_PREFIX.sub("", key)) if key else ""
        if not is_known(name) and (own := _QUALIFIED.sub("", _PREFIX.sub("", key))):
            name = field_name(own) if field_name(own) in _CREDITS else name
        if key.lower() == "og:site_name":
            name = "publisher"
        if content and content.value.strip() and key:
            origin: Origin = "microdata" if element.attribute("itemprop") else "meta"
            field = Field(name, key, content.value.strip(), Span(content.start, content.end), origin)
            yield from [field] if is_known(name) else (one for one in credited(field) if one.name in _CREDITS)
    elif element.name == "html" and (language := element.attributes.get("lang")) and language.value:
        yield Field("language", "lang", language.value, Span(language.start, language.end), "meta")
    elif (prop := element.attribute("itemprop")) and prop in _PROPERTIES:
        value = element.attributes.get("datetime") or element.attributes.get("content")
        if value and value.value.strip():
            yield Field(field_name(prop), prop, value.value.strip(), Span(value.start, value.end), "microdata")


def _watched_property(element: Element) -> str:
    """The property that the words of an element give: of microdata, or rel=author."""
    if element.name in ("meta", "link", "img"):
        return ""
    prop = element.attribute("itemprop")
    if prop in _PROPERTIES and not element.attribute("datetime") and not element.attribute("content"):
        return prop
    return "author" if element.name == "a" and "author" in element.attribute("rel").lower().split() else ""


def _text_of(text: str, element: Element, prop: str, tokens: list[Token]) -> Iterator[Field]:
    spoken = [t for t in tokens if text[t.start : t.end].strip()]
    if spoken and spoken[-1].end - spoken[0].start <= _LONGEST_TEXT:
        words = " ".join(text[t.start : t.end] for t in spoken)
        yield from _field(text, field_name(prop), prop, spoken[0].start, spoken[-1].end, "microdata", resolved(words))


def _json_ld(text: str, token: Token) -> Iterator[Field]:
    opening = _BEFORE_JSON.match(text, token.start, token.end)
    try:
        scalars, _ = scalars_of(text, opening.end() if opening else token.start, token.end)
    except Broken:
        return
    types: dict[Trail, list[str]] = {}
    for scalar in scalars:
        if "@type" in scalar.trail:
            types.setdefault(scalar.trail[: scalar.trail.index("@type")], []).append(scalar.text)
    named = _named_by_id(scalars)
    for scalar in scalars:
        yield from _statement(text, named.get(scalar.trail, scalar), types, scalar.trail)


def _named_by_id(scalars: list[Scalar]) -> dict[Trail, Scalar]:
    """For each place that only points to an object of the graph (`"author": {"@id": …}`), the name of that object."""
    by_trail = {scalar.trail: scalar for scalar in scalars}
    ids = [scalar for scalar in scalars if scalar.trail[-1:] == ("@id",)]
    names = {s.text: by_trail[name] for s in ids if (name := (*s.trail[:-1], "name")) in by_trail}
    lone = (s for s in ids if (*s.trail[:-1], "name") not in by_trail and s.text in names)
    return {s.trail: names[s.text] for s in lone}


def _statement(text: str, scalar: Scalar, types: dict[Trail, list[str]], trail: Trail) -> Iterator[Field]:
    """The field of a scalar that hangs on a page's own object: `datePublished`, `author.name`, `reviewedBy[0].name`.

    trail: where it hangs, which is not its own place where an @id points to it.
    """
    at = 0
    while at < len(trail) and (isinstance(trail[at], int) or trail[at] == "@graph"):
        at += 1
    is_pointed_to = trail != scalar.trail
    path = ["name" if is_pointed_to and step == "@id" else step for step in trail[at:] if isinstance(step, str)]
    kinds = types.get(trail[:at], [])
    if not path or (kinds and not any(_PAGE_TYPES.search(kind) for kind in kinds)):
        if path == ["description"] and any(_OFFERED.search(kind) for kind in kinds):
            yield from _field(text, "description", path[0], scalar.start, scalar.end, "json-ld", scalar.text)
        return
    if path == ["@type"] or path[0] not in _PROPERTIES or len(path) > 2 or (len(path) == 2 and path[1] != "name"):
        if path == ["@type"]:
            yield Field("schema-type", "@type", scalar.text, Span(scalar.start, scalar.end), "json-ld")
        return
    if scalar.text not in ("", "null", "true", "false"):
        # the NHS gives two days there: when a page was reviewed, and when that is due again
        is_due = path[0] == "lastReviewed" and trail[at + 1 :] not in ((), (0,))
        name = "next-review" if is_due else field_name(path[0])
        yield from _field(text, name, ".".join(path), scalar.start, scalar.end, "json-ld", scalar.text)
