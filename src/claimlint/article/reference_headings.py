"""What announces a list of references: the headings, and plain lines, under which titles are others' words."""

from __future__ import annotations

import re

from claimlint.article.model import Article
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.words import statement_pattern

_COMES = r"(?:comes?|came)"
# "for this leaflet" is left out: what stands below is prose with headings of its own as often as it is a list
_HEADING = statement_pattern(
    r"(?:\d+\.?\s*)?(?:<which_sources>\s+)?(?:<sources>"
    rf"|where (?:this|the|our)(?: <known>)? {_COMES} from|(?:how|where) (?:we|i) (?:know|found|got) (?:this|it|these)"
    r"|where (?:we|i) looked|read further|(?:the )?(?:steps|advice|text) follows?"
    r"|(?:what )?(?:we|i) (?:have )?(?:also )?<consulted>"
    r"|(?:the |our |these |all )?<known>(?: (?:here|above|in this \w+|on this page))?"
    rf" (?:{_COMES}|(?:is|are|was|were) (?:taken|drawn)) from"
    r"|(?:taken|drawn|adapted|compiled|summari[sz]ed) from|<literature> (?:(?:we|i) )?<consulted>"
    r"|(?:learn|find out|read) more|more information|what (?:this|the) <page> (?:is based|rests) on|based on)"
    r"(?:\s+(?:and|&)\s+(?:(?:further|suggested|recommended) reading|links|<sources>))?"
    r"(?:\s+(?:used|cited|list|for this (?:page|article)))?\s*:?"
)
_LONGEST = 48
_ONWARD = lazy_pattern(r"\b(?:more|resources|notes|further|links|evidence)\b", re.IGNORECASE)


def names_references(text: str) -> bool:
    """Whether a line is nothing but a name for a list of references: "Sources", "Where this comes from:"."""
    return len(text) <= _LONGEST and _HEADING.fullmatch(text.strip()) is not None


def names_sources(text: str) -> bool:
    """Whether a label says that sources stand behind it: "We used" does, "More information" leads on to other pages."""
    return names_references(text) and _ONWARD.search(text) is None


def names_only_sources(text: str) -> bool:
    """Whether nothing but sources stand under a line: "Notes" has remarks about the page among them."""
    return names_references(text) and text.strip(" :").lower() not in ("notes", "note")


def under_references(article: Article) -> frozenset[int]:
    """The numbers of the blocks under such a line: to the next heading, or of one that is no heading its items. What
    opens a page is its title, even if it is called "Notes".
    """
    found, is_under, is_list = [], False, False
    for block in article.blocks[1:]:
        if block.kind in ("heading", "paragraph", "term") and names_references(block.text.text):
            is_under, is_list = True, block.kind != "heading"
        elif block.kind == "heading" or (is_list and block.kind != "item"):
            is_under = False
        elif is_under:
            found.append(block.index)
    return frozenset(found)
