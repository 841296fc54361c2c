"""What a source is by its form and its address: the tables `source_tiers.yaml` and `predatory_publishers.yaml`.

A tier is a first guess from outside. It sets what wording a source can carry where the registry is silent, never more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from claimlint.article.patterns import lazy_pattern
from claimlint.data import compiled, knowledge_folder, knowledge_name
from claimlint.values import NamedTuple
from claimlint.yamlfile import Invalid, read_yaml

Tier = Literal[
    "review", "trial", "paper", "observational", "agency", "book", "encyclopaedia", "preliminary", "laboratory", "news",
    "blog", "predatory", "shop", "unknown",
]  # fmt: skip
STRENGTH: Sequence[Tier] = (
    "review", "trial", "paper", "observational", "agency", "book", "encyclopaedia", "preliminary", "laboratory",
    "unknown", "news", "blog", "predatory", "shop",
)  # fmt: skip
LOW: frozenset[Tier] = frozenset({"encyclopaedia", "news", "blog", "predatory", "shop"})
_PATH_PARTS = 2
_TABLES = ("source_tiers.yaml", "predatory_publishers.yaml")
_COCHRANE = "10.1002/14651858."


class Tiers(NamedTuple):
    """The tables. domains: a tier for each host, perhaps with a path. endings, address_words: for hosts not listed.
    prefixes: of DOIs, those of publishers that are known for what they are.
    """

    domains: Mapping[str, Tier]
    endings: Mapping[str, Tier]
    address_words: Mapping[str, Tier]
    words: Sequence[tuple[Tier, re.Pattern[str]]]
    prefixes: Mapping[str, Tier]

    def of_url(self, url: str) -> Tier:
        """The tier of an address."""
        if "10.1002/14651858" in url:
            return "review"
        from urllib.parse import urlsplit  # a tenth of starting Python: only for pages that link to something

        try:
            parts = urlsplit(url)
        except ValueError:
            return "unknown"
        host, path = parts.netloc.lower().rpartition("@")[2].partition(":")[0], parts.path.lower().rstrip("/")
        by_ending = next((tier for end, tier in self.endings.items() if host.endswith(f".{end}")), None)
        return self._listed(host, path) or self._by_words(host, path) or by_ending or "unknown"

    def of_doi(self, doi: str) -> Tier:
        """A Cochrane review is told by its number; a preprint by its registrant; any other DOI is a paper."""
        lowered = doi.lower()
        if lowered.startswith(_COCHRANE):
            return "review"
        if listed := self.prefixes.get(lowered.partition("/")[0]):
            return listed
        return "preliminary" if lowered.startswith(("10.1101/", "10.21203/", "10.20944/preprints")) else "paper"

    def of_text(self, text: str) -> Tier:
        """The tier that the words of a reference tell of, "unknown" where they tell nothing; the best of several that
        stand in one bracket, with a semicolon between them.
        """
        told = [self._of_words(part) for part in text.split(";")]
        return best_of(tier for tier in told if tier != "unknown")

    def _of_words(self, text: str) -> Tier:
        return next((tier for tier, pattern in self.words if pattern.search(text)), "unknown")

    def _listed(self, host: str, path: str) -> Tier | None:
        labels = host.split(".")
        for at in range(len(labels) - 1):
            name = ".".join(labels[at:])
            first = "/".join(path.split("/")[: _PATH_PARTS + 1])
            while first:
                if found := self.domains.get(name + first):
                    return found
                first = first.rpartition("/")[0]
            if found := self.domains.get(name):
                return found
        return None

    def _by_words(self, host: str, path: str) -> Tier | None:
        parts = re.split(r"[.-]", host.removeprefix("www.")) + path.split("/")[1 : _PATH_PARTS + 1]
        return next((tier for word, tier in self.address_words.items() if word in parts), None)


def best_of(tiers: Iterable[Tier]) -> Tier:
    """The strongest of some tiers; "unknown" where there is none."""
    return min(tiers, key=STRENGTH.index, default="unknown")


def tiers_files(folders: Sequence[Path] = ()) -> list[Path]:
    """The tables of tiers: the built-in ones, then those of further folders."""
    tables = [folder / "tables" for folder in dict.fromkeys((knowledge_folder("evidence"), *folders))]
    return [file for table in tables for name in _TABLES if (file := table / name).is_file()]


def load_tiers(folders: Sequence[Path] = ()) -> Tiers:
    """The built-in tables, with those of further folders over them. Raises yamlfile.Invalid."""
    files = tiers_files(folders)
    data = compiled("tiers", files, lambda: _compile(files))
    words = [(tier, lazy_pattern(pattern)) for tier, pattern in data["words"]]
    return Tiers(data["domains"], data["endings"], data["address_words"], words, data["prefixes"])


def _compile(files: Sequence[Path]) -> dict[str, Any]:

    found: dict[str, Any] = {"domains": {}, "endings": {}, "address_words": {}, "prefixes": {}}
    words: list[tuple[str, str]] = []
    for file in files:
        document = read_yaml(file, knowledge_name(file))
        value = document.value
        try:
            if file.name == _TABLES[1]:
                for row in value["publishers"]:
                    found["domains"].update(dict.fromkeys(row.get("domains", ()), "predatory"))
                    found["prefixes"].update(dict.fromkeys(row.get("doi_prefixes", ()), "predatory"))
                continue
            for name in ("domains", "endings", "address_words"):
                inverted = {item: tier for tier, items in value.get(name, {}).items() for item in items}
                found[name] = {**inverted, **{k: v for k, v in found[name].items() if k not in inverted}}
            words = [(row["tier"], _pattern(row["words"])) for row in value.get("words", ())] + words
        except (TypeError, KeyError, AttributeError):
            said = "is no such table; `claimlint evidence check` says what is wrong with it"
            raise Invalid([document.problem((), said)]) from None
    return {**found, "words": words}


def _pattern(words: Sequence[str]) -> str:
    """One pattern for a row's words: whole words; small letters match any case, capitals only themselves (WHO, not
    who).
    """
    parts = []
    for word in words:
        own = re.escape(word.strip())
        parts.append(own if word != word.lower() else f"(?i:{own})")
    return rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"
