"""Whether a page names an organisation that answers for it: a hospital, an agency, a society. A shop's name is none.

It looks where pages say it: in the metadata, in a line of copyright, in "Produced by".
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Page

_OWNER_LINE = lazy_pattern(
    r"©|\(c\)\s|copyright|produced by|published by|provided by|a service of|issued by", re.IGNORECASE
)
_LONGEST_LINE = 300


def names_organisation(page: Page, context: CheckContext) -> bool:
    """Whether the metadata or an owner's line of the page name an accountable organisation of the table."""
    table = context.tables.get("organisations") or {}
    heads, names = tuple(table.get("heads", ())), tuple(table.get("organisations", ()))
    pattern = _pattern(heads, names)
    values = [field.value for field in page.article.fields("publisher", "author", "reviewer")]
    lines = [block.text.text for block in page.article.blocks if len(block.text.text) <= _LONGEST_LINE]
    owners = [line for line in lines if _OWNER_LINE.search(line)]
    return any(pattern.search(text) for text in (*values, *owners))


def is_organisation(name: str, context: CheckContext) -> bool:
    """Whether a name is that of an organisation, accountable or not."""
    table = context.tables.get("organisations") or {}
    pattern = _pattern((*table.get("heads", ()), *table.get("others", ())), tuple(table.get("organisations", ())))
    return (
        "organisation" in name.lower()
        or "organization" in name.lower()
        or bool(pattern.search(f"{name} {name.title()}"))
    )


@lru_cache(maxsize=4)
def _pattern(heads: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str]:
    """Heads in capitals or small letters, names as they are written."""
    some = "|".join(re.escape(head.capitalize()) for head in heads) or "(?!)"
    exact = "|".join(map(re.escape, names)) or "(?!)"
    return lazy_pattern(rf"\b(?:(?:{some})s?|{exact})\b")
