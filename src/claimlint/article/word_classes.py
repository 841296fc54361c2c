"""Classes of words in patterns: `<document>` stands for any word of the class `document`.

Which words are verbs of checking, or nouns for a page, is knowledge about English and stands in data
(`evidence/lexicon/`, `evidence/tables/`), each class once. A pattern says how they stand together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from claimlint.article.patterns import lazy_pattern
from claimlint.data import compiled, knowledge_folder
from claimlint.yamlfile import read_yaml

WordClasses = Mapping[str, Iterable[str]]
_NAMED = lazy_pattern(r"(?<!\?P)<([a-z][a-z_]*)>")  # "(?P<name>" names a group, as ever


def classed_pattern(source: str, classes: Callable[[], WordClasses], flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """A pattern with classes of words in it, which are read when it is first asked: r"this\\s+<document>\\b"."""
    return lazy_pattern(lambda: written_out(source, classes()), flags)


def written_out(source: str, classes: WordClasses) -> str:
    """The source of a pattern with its classes written out: "(?:page|leaflet)" for "<document>"."""
    return _NAMED.sub(lambda named: f"(?:{any_of(classes[named[1]])})", source)


def any_of(words: Iterable[str]) -> str:
    """Alternatives for a pattern, longer words first; any run of blanks may part those of a phrase: "fact sheet".

    A word and its plural are one alternative, "pages?": that halves what is compiled and tried. Of no words at all it
    makes what matches nothing.
    """
    whole = frozenset(words)
    plural = {f"{word}s" for word in whole if not word.endswith("s")} & whole
    ordered = sorted(whole - plural, key=lambda word: (-len(word), word))
    shown = [re.escape(word).replace(r"\ ", r"\s+") + "s?" * (f"{word}s" in plural) for word in ordered]
    return "|".join(shown) or "(?!)"


@cache
def words_of_table(name: str, part: str) -> Mapping[str, frozenset[str]]:
    """The classes of words in a part of the built-in table `evidence/tables/<name>.yaml`, read once.

    An article is read by the words that claimlint brings: those of an own pack are for its rules.
    """
    path = knowledge_folder("evidence") / "tables" / f"{name}.yaml"
    rows = compiled(f"words-{name}-{part}", [path], lambda: read_yaml(path).value[part])
    return {row: frozenset(words) for row, words in rows.items()}
