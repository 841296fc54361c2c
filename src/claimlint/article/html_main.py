"""Which part of a page is the article, and what around it and in it is furniture or hidden.

The heuristic, in this order: `<main>` or role=main; inside it (or without it) the one `<article>` that holds at least
half of the text; else the whole body without what its tag, role, class or id calls navigation, header, footer, aside,
cookie banner, sharing and the like, unless that holds more than half of the text. Furniture is kept, marked as such: a
byline or date may stand there.
"""

from __future__ import annotations

import re
from typing import Literal

from claimlint.article.html_tree import Element, Event, elements_of
from claimlint.article.patterns import lazy_pattern
from claimlint.article.words import word_set

Standing = Literal["prose", "furniture", "hidden"]

_HIDDEN_TAGS = word_set(
    "script style template noscript head svg math canvas audio video object embed iframe map select"
    " datalist textarea dialog xmp noembed noframes rt rp"
)
_FURNITURE_TAGS = word_set("nav aside header footer menu button label legend")
_FURNITURE_ROLES = word_set(
    "navigation banner contentinfo complementary search alert alertdialog dialog menu menubar toolbar tablist form"
)
_FURNITURE_NAMES = lazy_pattern(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|cookies?|consent|gdpr|sidebar|masthead|site-?header|site-?footer|page-?footer"
    r"|global-?header|global-?footer|footer|shar(?:e|ing)|social|related|newsletter|subscribe|signup|sign-up|advert(?:isement)?|ads?"
    r"|sponsored-links|comments|respond|skip-?links?|pagination|pager|toolbar|modal|popup|table-of-contents|toc|feedback)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_NAMES = lazy_pattern(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text)?|visuallyhidden)(?=$|\s)", re.IGNORECASE
)
_HALF = 0.5


def root_of(events: list[Event]) -> Element | None:
    """The element that holds the article; None where the whole page does."""
    mains: list[Element] = []
    articles: list[Element] = []
    total = 0
    for element in elements_of(events):
        total = max(total, element.length)
        if element.name == "main" or (element.name in ("div", "section") and element.attribute("role") == "main"):
            mains.append(element)
        elif element.name == "article" or (
            element.name in ("div", "section") and element.attribute("role") == "article"
        ):
            articles.append(element)
    main = max(mains, key=lambda e: e.length, default=None)
    if main is not None:
        articles = [a for a in articles if main.start < a.start < main.end]
        total = main.length
    article = max(articles, key=lambda e: e.length, default=None)
    if article is not None and article.length >= _HALF * total and article.length > 0:
        return article
    return main if main is not None and main.length > 0 else None


def standing_of(element: Element, within: Standing, *, in_root: bool, total: int) -> Standing:
    """How an element and what is in it stand, given how what is around it does; `total` is the length of the page's
    text.
    """
    if within == "hidden" or element.name in _HIDDEN_TAGS or _is_hidden(element):
        return "hidden"
    if within == "furniture":
        return "furniture"
    if element.name in ("html", "body", "main"):
        return within
    if element.name in ("header", "footer") and in_root:
        return within  # an article's own header and footer hold its title, byline and dates
    if element.name in _FURNITURE_TAGS or element.attribute("role") in _FURNITURE_ROLES:
        return "furniture"
    if element.is_inline or element.length > _HALF * total:
        return within
    names = f"{element.attribute('id')} {element.attribute('class')}"
    return "furniture" if len(names) > 1 and _FURNITURE_NAMES.search(names) else within


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    if not attributes:
        return False
    if "hidden" in attributes and element.attribute("hidden") != "until-found":
        return True
    if element.attribute("aria-hidden").lower() == "true":
        return True
    style, names = element.attribute("style"), element.attribute("class")
    return bool((style and _HIDDEN_STYLE.search(style)) or (names and _HIDDEN_NAMES.search(names)))
