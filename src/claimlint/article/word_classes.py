"""Classes of words in patterns: `<document>` stands for any word of the class `document`.

Which words are verbs of checking, or nouns for a page, is knowledge about English and stands in data
(`evidence/lexicon/`, `evidence/tables/`), each class once. A pattern says how they stand together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from claimlint.article.patterns import lazy_pattern

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

    Of no words at all it makes what matches nothing.
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"
