"""Identifiers of sources: whether one is well formed, and where a reader can open it.

Form only: patterns and check digits. Whether the thing exists is for `evidence refresh`, which asks the registries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from claimlint.article.patterns import lazy_pattern

_DOI = lazy_pattern(r"10\.\d{4,9}/[^\s\"<>{}|\\^`]*[^\s\"<>{}|\\^`.,;:]$")
_COCHRANE = lazy_pattern(r"10\.1002/14651858\.(.*)$", re.IGNORECASE)
_COCHRANE_TAIL = lazy_pattern(r"(?:CD|MR|ED)\d{6}(?:\.pub\d{1,2})?$", re.IGNORECASE)
_PMID = lazy_pattern(r"[1-9]\d{0,7}$")
_PMCID = lazy_pattern(r"(?:PMC)?[1-9]\d{3,8}$", re.IGNORECASE)
_NICE = lazy_pattern(r"(?:NG|CG|TA|PH|QS|SC|MTG|DG|HTG|HST|IPG|HTE|ES|MIB|MPG|SG)\d{1,4}$")
_USPSTF = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
_NCT = lazy_pattern(r"NCT0\d{7}$")
_ISRCTN = lazy_pattern(r"ISRCTN\d{8}$")
_URL = lazy_pattern(r"https?://[^\s/?#.]+\.[^\s]+$", re.IGNORECASE)
_NICE_GUIDANCE = "https://www.nice.org.uk/guidance/"
_USPSTF_TOPIC = "https://www.uspreventiveservicestaskforce.org/uspstf/recommendation/"


def url_of(source: str) -> str:
    """Where a source of the registry can be opened, or "" where its id names no place."""
    kind, value = kind_of(source)
    places: Mapping[str, str] = {
        "doi": f"https://doi.org/{value}",
        "pmid": f"https://pubmed.ncbi.nlm.nih.gov/{value}/",
        "pmcid": f"https://pmc.ncbi.nlm.nih.gov/articles/{value.upper()}/",
        "nice": f"{_NICE_GUIDANCE}{value.lower()}",
        "uspstf": f"{_USPSTF_TOPIC}{value}",
        "nct": f"https://clinicaltrials.gov/study/{value}",
        "isrctn": f"https://www.isrctn.com/{value}",
        "url": value,
    }
    return places.get(kind, "")


def kind_of(source: str) -> tuple[str, str]:
    """The kind of an id as the registry writes it, and its value: `("doi", "10.…")`; `("", "")` where it is of no known
    kind.
    """
    head, colon, tail = source.partition(":")
    if source.startswith("NICE "):
        return "nice", source[5:].strip()
    if source.startswith(("NCT", "ISRCTN")):
        return source[:3].lower() if source.startswith("NCT") else "isrctn", source
    if head in ("http", "https"):
        return "url", source
    if colon and head in ("doi", "pmid", "pmcid", "uspstf", "isbn"):
        return head, tail.strip()
    return "", ""


def fault_of(source: str) -> str:
    """What is wrong with the form of an id, in words; "" where it is well formed."""
    kind, value = kind_of(source)
    if not kind:
        known = "doi:10.…, pmid:…, pmcid:PMC…, NICE NG…, uspstf:…, isbn:…, NCT…, or a URL"
        return f"{source!r} is no known kind of id; write {known}"
    return FAULTS[kind](value)


def doi_fault(value: str) -> str:
    """What is wrong with a DOI; Cochrane reviews are held to their numbers (CD001977.pub2)."""
    if not _DOI.match(value):
        return f"{value!r} is not a DOI; one looks like 10.1002/14651858.CD001977.pub2"
    cochrane = _COCHRANE.match(value)
    if cochrane and not _COCHRANE_TAIL.match(cochrane[1]):
        return f"{value!r} is not a Cochrane review's DOI; one ends in CD, six digits and perhaps .pub and a number"
    return ""


def isbn_fault(value: str) -> str:
    """What is wrong with an ISBN of 10 or 13 digits, its check digit included."""
    digits = re.sub(r"[\s‐‑–-]", "", value).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits))
        return "" if total % 11 == 0 else f"ISBN {value} has a wrong check digit"
    if re.fullmatch(r"97[89]\d{10}", digits):
        total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
        return "" if total % 10 == 0 else f"ISBN {value} has a wrong check digit"
    return f"{value!r} is not an ISBN; one has 10 digits, or 13 that begin with 978 or 979"


def _matching(pattern: re.Pattern[str], example: str) -> Callable[[str], str]:
    return lambda value: "" if pattern.match(value) else f"{value!r} is not well formed; one looks like {example}"


FAULTS: Mapping[str, Callable[[str], str]] = {
    "doi": doi_fault,
    "isbn": isbn_fault,
    "pmid": _matching(_PMID, "pmid:12117397"),
    "pmcid": _matching(_PMCID, "pmcid:PMC4862383"),
    "nice": _matching(_NICE, "NICE NG226"),
    "uspstf": _matching(_USPSTF, "uspstf:falls-prevention"),
    "nct": _matching(_NCT, "NCT01234567"),
    "isrctn": _matching(_ISRCTN, "ISRCTN12345678"),
    "url": _matching(_URL, "https://www.who.int/news"),
}
