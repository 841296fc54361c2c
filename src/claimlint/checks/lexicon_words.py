"""Classes of words for the patterns of checks: the rows of the lexicon by name, and what is made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.claims.lexicon.language import Language

_TELLERS = frozenset(["reject", "personal"])  # sorts of reporters: what clinicians say is told by none of them


@lru_cache(maxsize=2)  # one for a run, and one for tests that know no lexicon
def lexicon_words(lexicon: Language | None) -> Mapping[str, Set[str]]:
    """The rows of `heads.yaml`, and:

    people_counted, person_counted: whom numbers count, in the plural and the singular; believer, teller: who thinks
    or tells what a page may take back; saying, believing: forms of verbs; study: what findings come from; said_thing:
    what is said or held.
    Without a lexicon no word is in any class.
    """
    if lexicon is None:
        return defaultdict(frozenset)
    heads, verbs = lexicon.heads, lexicon.report_verbs
    people = (heads["people"] | heads["people_too"] | heads["doers"]) - heads["anybody"] - heads["uncounted"]
    many = {word for word in people if word.endswith("s") or word in heads["plural"]}
    told = {word for word, sort in lexicon.reporters.items() if sort in _TELLERS} - lexicon.classes["pronoun"]
    return {
        **heads,
        "people_counted": many,
        "person_counted": {*(people - many), *map(_singular, many)} - lexicon.classes["pronoun"],
        "believer": many - heads["expert"] | {"others"},
        "teller": told | heads["teller"],
        "saying": _forms(verbs, "affirm", "recommend", "vouch") | heads["pledging"],
        "believing": _forms(verbs, "believe", "vouch") | heads["supposing"],
        "study": {word for word, sort in lexicon.reporters.items() if sort == "research"},
        "said_thing": heads["alleged"] | heads["belief_noun"] | heads["said_thing"],
    }


def _forms(verbs: Mapping[str, list[str]], *sorts: str) -> set[str]:
    return {form for form, its in verbs.items() if not set(sorts).isdisjoint(its)}


def _singular(plural: str) -> str:
    """What a plural is of: "families" is of "family"; "children" stays as it is."""
    return f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")
