"""The sources that an article cites, and which sentences they stand for.

It reads what is on the page: identifiers, links, markers, a list of references. It looks nothing up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from claimlint.article.model import Block, Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.evidence.tiers import LOW, Tier
from claimlint.values import NamedTuple

CitationKind = Literal[
    "doi", "pmid", "pmcid", "trial-id", "isbn", "guideline", "url", "marker", "footnote", "author-year", "named"
]


class Citation(NamedTuple):
    """A source named at one place of the text.

    id: the identifier without decoration (`10.1002/…`, `12117397`, the URL, the marker's label). sentence: the number
    of the sentence that holds it. fault: what is wrong with the identifier, or "". references: numbers of the entries
    of the list that a marker ("[2, 5]"), a footnote or an author and year lead to.
    """

    kind: CitationKind
    id: str
    text: str
    span: Span
    sentence: int
    tier: Tier = "unknown"
    fault: str = ""
    references: tuple[int, ...] = ()

    @property
    def reference(self) -> int:
        """The number of the first entry of the list that it leads to, or -1."""
        return self.references[0] if self.references else -1

    @property
    def name(self) -> str:
        """The source as reports name it: `doi:10.1002/…`, `pmid:12117397`, an address, else the words of the text."""
        if self.kind in ("doi", "pmid"):
            return f"{self.kind}:{self.id}"
        return self.id if self.kind == "url" else self.text


class Reference(NamedTuple):
    """An entry of the list of references (or a footnote's definition), with the identifiers that stand in it."""

    number: int
    label: str
    text: str
    span: Span
    year: int | None = None
    tier: Tier = "unknown"
    ids: tuple[Citation, ...] = ()


class Retracted(NamedTuple):
    """A citation of a paper that a snapshot calls retracted, or of which it says that its editors are concerned."""

    citation: Citation
    nature: Literal["retraction", "concern"]
    day: str
    reason: str


_NOWHERE: Mapping[int, tuple[Citation, ...]] = {}


class Citations(NamedTuple):
    """What an article cites.

    found: citations outside the list, in source order. references: the list; listing: numbers of the blocks that hold
    it. reference_heading: the block that announces it, which may stand without a list. listed: whether the metadata
    name sources. unused: references that nothing leads to, where some are led to. dangling: markers that lead nowhere.
    broken: malformed identifiers, those of the list included. reach: citations by the number of each sentence they
    stand for.
    """

    found: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    listing: frozenset[int] = frozenset()
    reference_heading: Block | None = None
    listed: bool = False
    unused: tuple[Reference, ...] = ()
    dangling: tuple[Citation, ...] = ()
    broken: tuple[Citation, ...] = ()
    retracted: tuple[Retracted, ...] = ()
    reach: Mapping[int, tuple[Citation, ...]] = _NOWHERE

    @cached_property
    def markers(self) -> tuple[Citation, ...]:
        """The bracketed numbers, superscripts and footnote marks."""
        return tuple(c for c in self.found if c.kind in ("marker", "footnote"))

    @cached_property
    def is_sourced(self) -> bool:
        """Whether the article names any source at all: a seller's own words and a link to a till are none."""
        return bool(self.references or self.listed) or any(_may_be_source(c) for c in self.found)

    @cached_property
    def is_listed_only(self) -> bool:
        """Whether the article lists its sources and leads no sentence to any, as health services write."""
        return bool(self.references or self.listed) and not self.markers

    @cached_property
    def leads_to_sources(self) -> bool:
        """Whether the article lists its sources and leads sentences to some, by markers or by links in the text."""
        is_led = any(c.kind in ("marker", "footnote", "url", "doi") for c in self.found)
        return bool(self.references or self.listed) and is_led

    def in_reach(self, sentence: Sentence) -> tuple[Citation, ...]:
        """The citations that stand for a sentence: in it, right after it, or at the end of its paragraph."""
        return self.reach.get(sentence.index, ())

    def named_for(self, sentence: Sentence) -> tuple[str, ...]:
        """The sources that stand for a sentence as reports name them, each once: an entry of the list by its text."""
        names: list[str] = []
        for one in self.in_reach(sentence):
            led = [reference.text for reference in self.references if reference.number in one.references]
            names += led or [one.name]
        return tuple(dict.fromkeys(" ".join(name.split()) for name in names))

    def behind(self, sentences: Sequence[Sentence]) -> Citations:
        """The same sources, each for all of some sentences: what sums a page up rests on what its text cites."""
        listed = (Citation("footnote", r.label, r.text, r.span, -1, r.tier) for r in self.references)
        cited = (*self.found, *listed)
        return self._replace(reach={sentence.index: cited for sentence in sentences} if cited else {})

    def backs(self, sentence: Sentence) -> bool:
        """Whether a source stands for a sentence; where it went round ("as seen on TikTok") is none."""
        return any(one.kind != "named" or one.tier not in _CROWD for one in self.in_reach(sentence))


def _may_be_source(citation: Citation) -> bool:
    if citation.kind == "named":
        return citation.tier not in LOW
    return citation.kind != "url" or not (citation.tier in _CROWD or _TILL.search(citation.id))


_CROWD = ("blog", "shop")  # where somebody follows or buys
_TILL = lazy_pattern(
    r"^https?://[^/]+/(?:[\w-]+/)?(?:book|booking|bookings|book-now|appointments?|contact|contact-us|shop|store|cart|basket|checkout"
    r"|order|buy|login|register|subscribe|donate)(?:[/?#.]|$)",
    re.IGNORECASE,
)
NONE = Citations()


MEDIA = (
    "elease", "tatement", "ouTube", "outube", "ikTok", "iktok", "ikipedia", "nstagram", "acebook", "odcast", "log",
    "hite paper", "witter", "eddit", "uora", "interest", "inkedIn", "ubstack", "ealthline", "ebMD", "ewsletter",
    "dvert", "nfomercial", "Daily ", "ail Online", "ailOnline", "York Post", "ington Post", "USA Today", "Vogue",
    "osmopolitan", "men's Health", "Men's Health", "ousekeeping", "Digest", "forum", "ebsite", "ebpage", "omepage",
    "ome page", "product page", "sales page", "shop page", "rochure", "eaflet", "atalog", "flyer", "shop", "store",
    "arketing", "sales team", "press pack",
)  # fmt: skip
HINTS = (
    *MEDIA,
    "[",
    "http",
    "www.",
    "10.",
    "doi",
    "DOI",
    "PM",
    "NCT",
    "ISBN",
    "et al",
    "Cochrane",
    "ublished",
    "NICE",
    "journal",
    "Lancet",
    "BMJ",
    "JAMA",
    "NEJM",
    "PLOS ",
    "New England J",
    "British Medical J",
)
RAISED = "²³¹⁴⁵⁶⁷⁸⁹"
BRACKETED = ("19", "20", "ource: ", "ources: ")
