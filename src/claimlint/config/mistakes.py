"""What is wrong in a configuration though its shape is right: page types that nobody knows, patterns that mean nothing.

A page type is known where the checks know it or where `disclaimers` asks for words on its pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimlint.article.model import Problem
from claimlint.article.patterns import lazy_pattern
from claimlint.config.layers import Layer
from claimlint.yamlfile import Trail, nearest

_CLASS = lazy_pattern(r"\[[!^]?\w-\w")  # `[0-9]`; Next.js names files `[slug].md`, which stand for themselves


def mistakes_in(layers: Sequence[Layer]) -> list[Problem]:
    """The problems of all layers, in their order; what one of them names the others know."""
    patterns = [row for layer in layers for row in _patterns(layer)]
    problems = [layer.problem(trail, what) for layer, trail, pattern in patterns if (what := _wrong_pattern(pattern))]
    named = [row for layer in layers for row in _page_types(layer)]
    known = _known_types(layers) if named else []
    for layer, trail, name in named:
        if name not in known:
            what = f"no page type is called {name!r}{nearest(name, known)}; write one of {', '.join(known)}"
            problems.append(layer.problem(trail, what))
    return problems


def _patterns(layer: Layer) -> Iterator[tuple[Layer, Trail, str]]:
    for index, pattern in enumerate(layer.values.get("exclude", ())):
        yield layer, ("exclude", index), pattern
    for pattern in layer.values.get("page_types", ()):
        yield layer, ("page_types", pattern), pattern
    for number, part in enumerate(layer.values.get("overrides", ())):
        for index, pattern in enumerate(part["paths"]):
            yield layer, ("overrides", number, "paths", index), pattern


def _wrong_pattern(pattern: str) -> str:
    """What keeps a pattern from meaning anything, with what would be right; "" where nothing does."""
    if pattern.startswith("/"):
        return f"the pattern {pattern!r} is absolute; patterns start from this file's folder: {pattern.lstrip('/')!r}"
    if pattern.count("[") != pattern.count("]") or _CLASS.search(pattern):
        return f"the pattern {pattern!r} holds brackets, which stand for themselves; write * or ? for any character"
    return ""


def _page_types(layer: Layer) -> Iterator[tuple[Layer, Trail, str]]:
    for pattern, name in layer.values.get("page_types", {}).items():
        yield layer, ("page_types", pattern), name
    for number, part in enumerate(layer.values.get("overrides", ())):
        if "page_type" in part:
            yield layer, ("overrides", number, "page_type"), part["page_type"]


def _known_types(layers: Sequence[Layer]) -> list[str]:
    """The page types that the checks know, and those for which the configuration asks for a disclaimer."""
    from claimlint.checks.pages.kind import ARTICLES, PAGES

    parts = [part for layer in layers for part in (layer.values, *layer.values.get("overrides", ()))]
    return sorted({*ARTICLES, *PAGES, *(name for part in parts for name in part.get("disclaimers", ()))})
