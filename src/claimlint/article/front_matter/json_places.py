"""JSON with the place of every scalar: for JSON front matter and for JSON-LD, where a stale date is reported at the
date.

Reads what json reads, without nesting on Python's stack; raises Broken with the offset of what does not belong.
"""

from __future__ import annotations

import json
import re

from claimlint.article.patterns import lazy_pattern
from claimlint.values import NamedTuple

Trail = tuple[str | int, ...]

_SPACE = lazy_pattern(r"[ \t\r\n]*")
_STRING = lazy_pattern(r'"((?:[^"\\\x00-\x1f]|\\.)*)"')
_SCALAR = lazy_pattern(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_DEEPEST = 200


class Scalar(NamedTuple):
    """A string, number or word of the JSON: where it hangs, its text, its offsets (of a string: inside the quotes)."""

    trail: Trail
    text: str
    start: int
    end: int


class Broken(ValueError):
    """Not JSON: what would be right, and at which offset."""

    def __init__(self, at: int, what: str) -> None:
        super().__init__(what)
        self.at = at


def scalars_of(text: str, start: int, end: int) -> tuple[list[Scalar], int]:
    """The scalars of the JSON value that begins at `start`, and the offset behind the value. Raises Broken."""
    found: list[Scalar] = []
    reader = _Reader(text, end)
    stop = reader.value(start, (), found)
    return found, stop


class _Reader:
    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end

    def value(self, at: int, trail: Trail, found: list[Scalar]) -> int:
        at = self._skip(at)
        head = self._text[at : at + 1] if at < self._end else ""
        if head == "{":
            return self._members(at + 1, trail, found)
        if head == "[":
            return self._items(at + 1, trail, found)
        if head == '"':
            string = self._string(at)
            found.append(Scalar(trail, _unescaped(string.group(1), at), string.start(1), string.end(1)))
            return string.end()
        scalar = _SCALAR.match(self._text, at, self._end)
        if not scalar:
            raise Broken(at, "a value is missing here; write a string in double quotes, a number, true, false or null")
        found.append(Scalar(trail, scalar.group(), *scalar.span()))
        return scalar.end()

    def _members(self, at: int, trail: Trail, found: list[Scalar]) -> int:
        self._check_depth(at, trail)
        at = self._skip(at)
        if self._text[at : at + 1] == "}":
            return at + 1
        while True:
            at = self._skip(at)
            if self._text[at : at + 1] != '"':
                raise Broken(at, "a key in double quotes is missing here")
            key = self._string(at)
            at = self._skip(key.end())
            if self._text[at : at + 1] != ":":
                raise Broken(at, f"a colon is missing after {key.group()}")
            at = self._skip(self.value(at + 1, (*trail, _unescaped(key.group(1), key.start())), found))
            mark = self._text[at : at + 1] if at < self._end else ""
            if mark == "}":
                return at + 1
            if mark != ",":
                raise Broken(at, "a comma or } is missing here")
            at += 1

    def _items(self, at: int, trail: Trail, found: list[Scalar]) -> int:
        self._check_depth(at, trail)
        at = self._skip(at)
        if self._text[at : at + 1] == "]":
            return at + 1
        number = 0
        while True:
            at = self._skip(self.value(at, (*trail, number), found))
            mark = self._text[at : at + 1] if at < self._end else ""
            if mark == "]":
                return at + 1
            if mark != ",":
                raise Broken(at, "a comma or ] is missing here")
            at, number = at + 1, number + 1

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at, self._end)
        return match.end() if match else at

    def _string(self, at: int) -> re.Match[str]:
        match = _STRING.match(self._text, at, self._end)
        if not match:
            raise Broken(at, "this string has no closing quote on its line")
        return match

    def _check_depth(self, at: int, trail: Trail) -> None:
        if len(trail) > _DEEPEST:
            raise Broken(at, f"this is nested deeper than {_DEEPEST} levels")


def _unescaped(raw: str, at: int) -> str:
    if "\\" not in raw:
        return raw
    try:
        text = json.loads(f'"{raw}"')
    except ValueError as error:
        raise Broken(at, "this string holds an escape that JSON does not know") from error
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
