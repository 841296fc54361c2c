"""The kind `citation`: what a page cites and what it leaves without a source. It looks nothing up and reads no file.

check:
  citation:
    is: statistic        numbers with a health meaning and no source in reach; without: phrases that make them no such
                         effect: phrases that make a time one; health: those that make a number of people one
                         amounts: phrases of how much good is done, or for how long, that are one in bad company;
                         course: those in whose sentence they are none, such as how long to take what
    is: bare             statements without a source that editors mark on pages that sell; table: name of the weights
    is: weak-source      claims of `strength` or more that rest on low tiers only: [blog, shop, news, encyclopaedia]
                         stated: phrases that state an effect where the grammar knows no claim
    is: broken           identifiers of sources that are malformed
    is: dangling         markers that lead to no reference
    is: unused           references that no marker leads to
    is: old              a list with no reference younger than `years`
    is: retracted        sources that the snapshot of retractions, or the rule's option `retracted` (DOIs, `pmid:…`,
                         titles), names;
                         noted: phrases that say so on the page
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from claimlint.checks.citations.bare import compile_bare
from claimlint.checks.citations.cited_lists import compile_broken, compile_dangling_markers, compile_old, compile_unused
from claimlint.checks.citations.retracted import compile_retracted
from claimlint.checks.citations.uncited_numbers import compile_statistic
from claimlint.checks.citations.weak_source import compile_weak_source
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check
from claimlint.checks.phrases.list import PHRASES
from claimlint.evidence.tiers import Tier

_FINDS: Mapping[str, Callable[[Mapping[str, Any], CheckContext], Check]] = {
    "statistic": compile_statistic,
    "weak-source": compile_weak_source,
    "bare": compile_bare,
    "broken": compile_broken,
    "dangling": compile_dangling_markers,
    "unused": compile_unused,
    "old": compile_old,
    "retracted": compile_retracted,
}

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["is"],
    "additionalProperties": False,
    "properties": {
        "is": {"enum": list(_FINDS)},
        "table": {"type": "string", "description": "a table of evidence/tables, by name"},
        "without": PHRASES,
        "effect": PHRASES,
        "health": PHRASES,
        "amounts": PHRASES,
        "course": PHRASES,
        "noted": PHRASES,
        "stated": PHRASES,
        "where": {"type": "object", "additionalProperties": PHRASES},
        "in_company": {"const": True, "description": "any number counts on a page with other defects"},
        "strength": {"type": "integer", "minimum": 0, "maximum": 5},
        "tiers": {"type": "array", "minItems": 1, "items": {"enum": list(get_args(Tier))}},
        "years": {"type": "integer", "minimum": 1, "description": "a number of years"},
        "least": {"type": "integer", "minimum": 1, "description": "a number of references"},
    },
}


def compile_citation(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check that `is` names."""
    return _FINDS[spec["is"]](spec, context)
