"""The kind `structure`: the shape of a page, block by block, whatever it says.

check:
  structure:
    is: dangling-list         a list is announced and does not come        announcing: phrases
    is: furniture             page furniture among the article's words     furniture, badges, sections: phrases
    is: placeholder           a slot that nobody filled                    filler, slots: phrases
    is: repetition            a heading or paragraph that stands twice     least, alike: numbers; notices: phrases
    is: empty-section         a heading with nothing below                 headings: phrases that other rules have
    is: empty-references      a heading of references without references   headings, ends: phrases
    is: undefined-abbreviation   short forms of a `table` that the page never spells out
    is: altered-statement     a `statement` of the law in other words than the law's
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check
from claimlint.checks.phrases.list import PHRASES
from claimlint.checks.structures.abbreviations import compile_abbreviations
from claimlint.checks.structures.dangling import compile_dangling_list
from claimlint.checks.structures.emptiness import compile_empty_references, compile_empty_section
from claimlint.checks.structures.furniture import compile_furniture
from claimlint.checks.structures.placeholders import compile_placeholders
from claimlint.checks.structures.repetition import compile_repetition
from claimlint.checks.structures.statutory import compile_altered

_SHAPES: Mapping[str, Callable[[Mapping[str, Any], CheckContext], Check]] = {
    "dangling-list": compile_dangling_list,
    "furniture": compile_furniture,
    "placeholder": compile_placeholders,
    "repetition": compile_repetition,
    "empty-section": compile_empty_section,
    "empty-references": compile_empty_references,
    "undefined-abbreviation": compile_abbreviations,
    "altered-statement": compile_altered,
}
_LISTS = ("announcing", "furniture", "badges", "sections", "filler", "slots", "notices", "headings", "ends")

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["is"],
    "additionalProperties": False,
    "properties": {
        "is": {"enum": list(_SHAPES)},
        **dict.fromkeys(_LISTS, PHRASES),
        "least": {"type": "integer", "minimum": 4, "description": "a number of words"},
        "alike": {"type": "number", "minimum": 0.5, "maximum": 1, "description": "a share of words, such as 0.95"},
        "statement": {"type": "string", "description": "a statement of the table `statutory`"},
        "table": {"type": "string", "description": "the name of a table in evidence/tables"},
    },
}


def compile_structure(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check for one shape."""
    return _SHAPES[spec["is"]](spec, context)
