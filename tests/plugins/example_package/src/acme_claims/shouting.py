"""A kind of check: words in capitals that are longer than a rule allows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.checks.context import CheckContext
from claimlint.checks.kinds import Kind
from claimlint.checks.model import Check, Hit, Page

_SCHEMA = {
    "type": "object",
    "required": ["longest"],
    "additionalProperties": False,
    "properties": {"longest": {"type": "integer", "minimum": 1}},
}


def compile_shouting(spec: Mapping[str, Any], _context: CheckContext) -> Check:
    word = re.compile(rf"\b[A-Z]{{{spec['longest'] + 1},}}\b")

    def check(page: Page) -> Iterator[Hit]:
        for sentence in page.article.sentences:
            for found in word.finditer(sentence.text):
                yield Hit(sentence.source_span(found.start(), found.end()))

    return check


SHOUTING = Kind("shouting", _SCHEMA, compile_shouting)
