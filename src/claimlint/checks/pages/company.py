"""What a page's tone, and what was found on it, leave room for: asked once, and handed to all checks.

Weak findings (`Hit.needs_company`) are reported only on pages with enough strong ones, which
`checks.pages.accompanied` weighs. A page of a careful tone keeps no such company, and what needs it is not even looked
for there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.article.model import Article
from claimlint.checks.pages.tone import tone_of
from claimlint.checks.phrases.lines import PageLines
from claimlint.values import NamedTuple


class Company(NamedTuple):
    """What is known of the company that a page keeps. Of a page without a tone nothing is, and it may keep any.

    tone: how it speaks (`checks.pages.tone`), None where it is too short to tell, as an example of a rule is. asked:
    what its faults must weigh, None where no weight is enough. sells: whether it speaks as pages do that sell.
    is_faulty: so much was found on it that it keeps company whatever its tone.
    """

    tone: float | None = None
    asked: int | None = None
    sells: bool = False
    is_faulty: bool = False

    @property
    def may_be(self) -> bool:
        """Whether there is room for company at all, so that wording which needs it is worth looking for."""
        return self.is_faulty or self.tone is None or self.asked is not None


NOTHING_KNOWN = Company()


def company_of(article: Article, lines: PageLines, tables: Mapping[str, Any]) -> Company:
    """The company that a page may keep, as its tone tells by the table `tone`."""
    table = tables.get("tone")
    tone = None if table is None else tone_of(article, lines, table)
    if table is None or tone is None:
        return NOTHING_KNOWN
    asked = next((row["weight"] for row in table["company"] if tone >= row["tone"]), None)
    return Company(tone, asked, tone >= table["sells"])
