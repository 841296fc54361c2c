"""English inflection and spelling of lexicon entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_VOWELS = "aeiou"


class Inflection:
    """All forms of verbs and nouns: regular ones are made, others are those of `evidence/tables/irregular_forms.yaml`.

    Of a phrase the first word of a verb and the last of a noun inflect.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._verbs: Mapping[str, Sequence[str]] = table.get("verbs", {})
        self._nouns: Mapping[str, Sequence[str]] = table.get("nouns", {})
        self._doubled = frozenset(table.get("doubled", ()))
        self._either = frozenset(table.get("either", ()))

    def verb(self, lemma: str) -> list[tuple[str, str]]:
        """(form, feature) of each form of a verb: base, s, ed (past and participle), ing. A form may be two of them."""
        head, _, rest = lemma.partition(" ")
        return [(f"{form} {rest}" if rest else form, feature) for form, feature in self._featured(head)]

    def forms(self, word: str, pos: str = "") -> tuple[str, ...]:
        """All forms of a word as a verb, as a noun, or as both where it is not said which; itself first."""
        if word in self._nouns:
            return tuple(self._nouns[word])
        first, _, last = word.rpartition(" ")
        verbs = [form for form, _ in self.verb(word)] if pos != "noun" else []
        nouns = [f"{first} {_with_s(last)}".strip()] if pos != "verb" else []
        return tuple(dict.fromkeys((word, *verbs, *nouns)))

    def _featured(self, head: str) -> list[tuple[str, str]]:
        if irregular := self._verbs.get(head):
            base, s, *past, ing = irregular
            return [(base, "base"), (s, "s"), *((form, "ed") for form in past), (ing, "ing")]
        doubled = head + head[-1]
        stems = (doubled,) if head in self._doubled else (doubled, head) if head in self._either else (head,)
        made = [(_with_ed(stem), "ed") for stem in stems] + [(_with_ing(stem), "ing") for stem in stems]
        return [(head, "base"), (_with_s(head), "s"), *made]


def ing_forms(word: str) -> tuple[str, ...]:
    """What the form in -ing of a verb may be, where its inflection is not known: "smoke", "jog"."""
    return (_with_ing(word), f"{word}{word[-1]}ing")


def plurals_of(name: str) -> Iterator[str]:
    """Regular plural of a name's last word, unless it looks plural, uncountable or like an acronym already."""
    head, _, last = name.rpartition(" ")
    if not last.isalpha() or last.endswith(("s", "ics", "ism", "ness")) or len(last) < 3:
        return
    yield f"{head} {_with_s(last)}".strip()


def singulars_of(name: str) -> Iterator[str]:
    """Regular singular of a name's last word: "direct-acting antivirals" stands in "antiviral tablets" too."""
    head, _, last = name.rpartition(" ")
    if len(last) > 4 and last.isalpha() and last.endswith("s") and not last.endswith(("ss", "us", "is", "ics", "es")):
        yield f"{head} {last[:-1]}".strip()


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    return word + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    return word + "ing"


_SPELLINGS = (  # British, American
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("tumour", "tumor"),  # not all words in -our: "hour", "four"
    ("colour", "color"),
    ("odour", "odor"),
    ("behaviour", "behavior"),
    ("favour", "favor"),
    ("humour", "humor"),
    ("vapour", "vapor"),
    ("labour", "labor"),
    ("oea", "ea"),
    ("aem", "em"),
    ("oed", "ed"),
    ("oes", "es"),
    ("paed", "ped"),
    ("haem", "hem"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("ageing", "aging"),
    ("leuk", "leuc"),
)
_TELLING = 4  # letters: a shorter American part stands in too many words that are spelled alike everywhere


def spellings_of(name: str) -> Iterator[str]:
    """American spelling of a British name and the other way round, where a regular pair applies."""
    for british, american in _SPELLINGS:
        if british in name:
            yield name.replace(british, american)
        elif len(american) >= _TELLING and american in name:
            yield name.replace(american, british)
