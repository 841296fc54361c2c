"""Which part of a page is the article, and what around it and in it is furniture or hidden.

The heuristic, in this order: `<main>` or role=main; inside it (or without it) the one `<article>` that holds at least
half of the text and twice as much as any other; else the whole body without what its tag, role, class or id calls
navigation, header, footer, aside, cookie banner, sharing and the like, unless that holds more than half of the text.
The page's headline is prose wherever it stands; an aside of the article is, unless links make up half of it. Furniture
is kept, marked as such: a byline or date may stand there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claimlint.article.html.tokens import resolved
from claimlint.article.html.tree import Element, Event
from claimlint.article.patterns import lazy_pattern
from claimlint.article.words import word_set
from claimlint.values import NamedTuple

Standing = Literal["prose", "furniture", "hidden"]

_HIDDEN_TAGS = word_set(
    "script style template noscript head svg math canvas audio video object embed iframe map select"
    " datalist textarea dialog xmp noembed noframes rt rp"
)
_FURNITURE_TAGS = word_set("nav aside header footer menu button label legend")
_FURNITURE_ROLES = word_set(
    "navigation banner contentinfo complementary search alert alertdialog dialog menu menubar toolbar tablist form"
)
_NO_HEADLINE = word_set("nav aside footer dialog template noscript")
# Words of a class or id wherever they stand in it; then those that also stand in the id of a section, made from its
# heading ("age-related-macular-degeneration", "social-anxiety", "informed-consent"), and so must begin it or go on so.
_FURNITURE_NAMES = lazy_pattern(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|sidebar|masthead|site-?header|site-?footer|page-?footer"
    r"|global-?header|global-?footer|footer|newsletter|subscribe|signup|sign-up|advert(?:isement)?|ads?|sponsored-links"
    r"|comments|skip-?links?|pagination|pager|toolbar|modal|popup|table[-_]of[-_]contents|toc|feedback)(?=$|[\s_-])"
    r"|(?:^|\s)(?:related|respond)(?=$|[\s_]|--)|(?:^|[\s_-])(?:jp-)?(?:related|recommended|popular|latest|more)[-_]?"
    r"(?:articles?|posts?|content|links?|pages?|topics?|stories|items?|reading|news)(?=$|[\s_-])"
    r"|(?:^|[\s_-])(?:social|shar(?:e|ing))(?:-(?:share|sharing|links?|media|icons?|buttons?|bar|tools?|this|list|follow)\w*)?"
    r"(?=$|[\s_])|cookie|gdpr|onetrust|(?:^|\s)cc-(?:window|banner)|consent-(?:banner|manager|bar|notice|popup)",
    re.IGNORECASE,
)
_HIDDEN_STYLE = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_NAMES = lazy_pattern(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text)?|visuallyhidden)(?=$|\s)"
    r"|\A(?!.*[\s:-](?:xs|sm|md|lg|xl)[:-])(?!(?:xs|sm|md|lg|xl):).*(?<!\S)(?:hidden|hide|is-hidden|js-hidden|d-none)(?!\S)",
    re.IGNORECASE | re.DOTALL,
)
_LOGO = lazy_pattern(r"(?:^|[\s_-])(?:logo|brand|site-?(?:title|name))(?=$|[\s_-])", re.IGNORECASE)
_HOME = lazy_pattern(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", re.IGNORECASE)
_TAG = lazy_pattern(r"<[^<>]*>")
_INWARD = lazy_pattern(r"""href=["']?#[\w.:-]*\d""")
_HEADING_NAMES = word_set("h1 h2 h3 h4 h5 h6")
_HALF = 0.5


class Layout(NamedTuple):
    """Where a page keeps its article. root: None where the whole page is it; a fragment is no page.

    asides: where those that are no list of links begin, None for all. revealed: ids of what a button of the page shows.
    notes: where the lists begin to whose items the page itself leads, as to its references.
    """

    root: Element | None = None
    headline: Element | None = None
    is_page: bool = False
    asides: frozenset[int] | None = None
    revealed: frozenset[str] = frozenset()
    notes: frozenset[int] = frozenset()

    def holds_headline(self, element: Element) -> bool:
        return self.headline is not None and element.start < self.headline.start < element.end


def layout_of(text: str, events: Sequence[Event]) -> Layout:
    """Find the article of a page."""
    mains: list[Element] = []
    articles: list[Element] = []
    headings: list[Element] = []
    asides: set[int] = set()
    links: list[int] = [0]  # the length of all links up to here; behind it, up to where each open aside begins
    revealed: set[str] = set()
    total = apart = 0
    is_page, reveals = False, "aria-controls" in text
    for kind, element in events:
        if not isinstance(element, Element):
            continue
        name = element.name
        if name in _NO_HEADLINE:
            apart += 1 if kind == "open" else -1
        if name == "a" and kind == "open":
            links[0] += element.length
        elif name == "aside" and kind == "open":
            links.append(links[0])
        elif name == "aside" and 2 * (links[0] - links.pop()) < element.length:
            asides.add(element.start)
        if kind == "close":
            continue
        total = max(total, element.length)
        is_page = is_page or name == "body"
        if reveals and (shown := element.attribute("aria-controls")):
            revealed.update(shown.split())
        if apart:
            continue
        if name == "h1":
            headings.append(element)
        elif _is_a(element, "main") and not is_hidden(element, total):
            mains.append(element)
        elif _is_a(element, "article") and not is_hidden(element, total):
            articles.append(element)
    root, main = _root_of(mains, articles, total)
    headline = _headline_of(headings, events, root, main)
    if headline is not None and root is not None and not (main or root).start < headline.start < (main or root).end:
        headline = None if _names_the_site(headline, text, events, main or root) else headline
    notes = _notes_of(events) if root is not None and _INWARD.search(text) else frozenset[int]()
    return Layout(root, headline, is_page, frozenset(asides), frozenset(revealed), notes)


def _notes_of(events: Sequence[Event]) -> frozenset[int]:
    """Where the numbered lists begin to whose items links of the page lead: `<a href="#r1">1</a>` to `<li id="r1">`."""
    lists: list[Element] = []
    within: dict[str, int] = {}
    targets: set[str] = set()
    for kind, element in events:
        if not isinstance(element, Element) or element.name not in ("a", "ol", "ul", "li"):
            continue
        if element.name in ("ol", "ul"):
            if kind == "open":
                lists.append(element)
            elif lists:
                lists.pop()
        elif kind == "open" and element.name == "a":
            targets.add(element.attribute("href"))
        elif kind == "open" and lists and lists[-1].name == "ol" and (own := element.attribute("id")):
            within[f"#{own}"] = lists[-1].start
    return frozenset(start for target, start in within.items() if target in targets)


def _is_a(element: Element, name: str) -> bool:
    return element.name == name or (element.name in ("div", "section") and element.attribute("role") == name)


def _root_of(
    mains: Sequence[Element], articles: Sequence[Element], total: int
) -> tuple[Element | None, Element | None]:
    """The element that holds the article, None where the whole page does; and the page's main part."""
    main = max((m for m in mains if m.length), key=lambda e: e.length, default=None)
    if main is not None:
        articles = [a for a in articles if main.start < a.start < main.end]
        total = main.length
    article = max(articles, key=lambda e: e.length, default=None)
    if article is None or article.length < _HALF * total or not article.length:
        return main, main
    others = (a.length for a in articles if a.end <= article.start or a.start >= article.end)
    return (main if max(others, default=0) > _HALF * article.length else article), main


def _headline_of(
    headings: Sequence[Element], events: Sequence[Event], root: Element | None, main: Element | None
) -> Element | None:
    """The page's h1: of the article, else of the main part, else one that is not the name or logo of the site."""
    for part in (root, main):
        if part is not None and (own := [h for h in headings if part.start < h.start < part.end]):
            return own[0]
    home: set[int] = set()
    at = 0
    for kind, element in events if headings else ():
        if kind == "open" and isinstance(element, Element) and element.name == "a":
            while at < len(headings) - 1 and headings[at].end <= element.start:
                at += 1
            heading = headings[at]
            whole = heading.start < element.start < heading.end and element.length >= heading.length
            if whole and _HOME.fullmatch(element.attribute("href")):
                home.add(heading.start)
    named = (h for h in headings if h.start not in home and not _LOGO.search(_names_of(h)) and not is_hidden(h))
    return next(named, None)


def _names_the_site(headline: Element, text: str, events: Sequence[Event], main: Element) -> bool:
    """Whether the page's title begins with the first heading of its main part, and not with the h1 outside it."""
    title, own = "", ""
    inside: list[Element] = []
    for kind, item in events:
        if isinstance(item, Element):
            if item.name in _HEADING_NAMES and main.start < item.start < main.end and kind == "open" and not inside:
                inside.append(item)
        elif kind == "raw" and item.name == "title" and not title:
            title = _folded(text[item.start : item.end])
        elif kind == "text" and inside and item.start < inside[0].end:
            own += text[item.start : item.end]
    said = _folded(text[headline.token.end : headline.end])
    return bool(title and _folded(own)) and title.startswith(_folded(own)[:40]) and not title.startswith(said[:40])


def _folded(words: str) -> str:
    return "".join(c for c in resolved(_TAG.sub("", words)).lower() if c.isalnum())


def visibility_of(element: Element, within: Standing, layout: Layout, *, is_own: bool, total: int) -> Standing:
    """How an element and what is in it stand, given how what is around it does; `total` is the length of the page's
    text, is_own: whether it stands in an article or section, not in the body of the page alone.
    """
    if within == "hidden" or element.name in _HIDDEN_TAGS:
        return "hidden"
    shown = is_own and element.attribute("id") in layout.revealed
    if not shown and is_hidden(element, total if layout.is_page else 0):
        return "hidden"
    if element is layout.headline:
        return "prose"
    if within == "furniture":
        return "furniture"
    if element.name in ("html", "body", "main"):
        return within
    if element.name in ("header", "footer") and (is_own or not layout.is_page or layout.holds_headline(element)):
        return within  # an article's own header and footer hold its title, byline and dates
    is_aside = is_own and element.name == "aside" and (layout.asides is None or element.start in layout.asides)
    if (element.name in _FURNITURE_TAGS and not is_aside) or element.attribute("role") in _FURNITURE_ROLES:
        return "furniture"
    if element.is_inline or element.length > _HALF * total:
        return within
    names = _names_of(element)
    return "furniture" if len(names) > 1 and _FURNITURE_NAMES.search(names) else within


def _names_of(element: Element) -> str:
    return f"{element.attribute('id')} {element.attribute('class')}"


def is_hidden(element: Element, total: int = 0) -> bool:
    """Whether its attributes hide an element. A class or style that hides more than half of a page's text, whose length
    is `total`, is there until a script takes it away.
    """
    attributes = element.attributes
    if not attributes:
        return False
    if "hidden" in attributes and element.attribute("hidden") != "until-found":
        return True
    if element.attribute("aria-hidden").lower() == "true":
        return True
    if total and element.length > _HALF * total:
        return False
    style, names = element.attribute("style"), element.attribute("class")
    return bool((style and _HIDDEN_STYLE.search(style)) or (names and _HIDDEN_NAMES.search(names)))
