"""What a line holds besides words, said as words that no text can hold: "<clause>" where a clause may begin,
"<intervention:drug>" where a name of that kind and category begins. A phrase needs them as it needs words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimlint.checks.phrases.line import Line
from claimlint.checks.phrases.shapes import CLAUSE_MARKS, CLAUSE_WORDS
from claimlint.checks.phrases.syntax import NAMES, SHAPE

_OF_SHAPE = {shape: frozenset((f"<{shape}>",)) for shape in ("^", "start", "clause", "capital", "number")}
_OF_SHAPE |= dict.fromkeys(("trailing-zero", "long-number"), _OF_SHAPE["number"])
_OF_SHAPE["naked-decimal"] = frozenset((".",))


def signs_of(kind: str, value: Any) -> frozenset[str] | None:
    """The signs with one of which a shape or a class of names begins; None where anything may stand there.

    `<intervention:drug,herb>` begins with "<intervention:drug>" or "<intervention:herb>".
    """
    if kind == SHAPE:
        return _OF_SHAPE.get(value)
    return frozenset(sign for name in value for sign in _signs_of_class(name)) if kind == NAMES else None


def is_sign(word: str) -> bool:
    """Whether it is a sign: "<clause>"; the mark "<" is none."""
    return word[0] == "<" and len(word) > 1


def signs_in(line: Line) -> Iterator[tuple[int, str]]:
    """The signs of a line, each with its place; places reach to behind the last word."""
    first = line.first
    for at in range(first + 1):
        yield at, "<^>"
        yield at, "<start>"
        yield at, "<clause>"
    for at, word in enumerate(line.lowers):
        if at >= first and word in CLAUSE_MARKS:
            yield at + 1, "<start>"
            yield at + 1, "<clause>"
        elif at >= first and word in CLAUSE_WORDS:
            yield at + 1, "<clause>"
        if word[0].isdecimal():
            yield at, "<number>"
        elif line.text[line.words[at].start].isupper():
            yield at, "<capital>"
    for at, _, name in line.named:
        yield at, f"<{name.kind}>"
        yield at, f"<{name.kind}:{name.category}>"
        yield at, f"<{name.kind}:{name.canonical}>"


def _signs_of_class(name: str) -> Iterator[str]:
    kind, _, rest = name.partition(":")
    if not rest:
        yield f"<{kind}>"
    for part in rest.split(",") if rest else ():
        yield f"<{kind}:{part.strip()}>"
