"""TOML front matter with the place of every value. tomllib judges whether it is TOML; this only finds where the values
stand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from claimlint.article.metadata import Value
from claimlint.article.model import Problem, Source, Unreadable
from claimlint.article.patterns import lazy_pattern

_KEY = lazy_pattern(r"\s*((?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*'))*)\s*=\s*")
_TABLE = lazy_pattern(r"\s*\[\[?\s*([^\]\n]+?)\s*\]\]?")
_TOKEN = lazy_pattern(
    r'"""(?P<md>(?:[^\\]|\\.)*?)"""|'
    r"'''(?P<ms>.*?)'''|"
    r'"(?P<d>(?:[^"\\\n]|\\.)*)"|'
    r"'(?P<s>[^'\n]*)'"
    r"|(?P<key>[\w-]+)\s*=|(?P<bare>[+-]?[\w:.+-]+(?: \d\d:[\w:.+-]+)?)|(?P<mark>[\[\]{},])|#[^\n]*|\s+",
    re.DOTALL,
)
# a line whose value lacks its quotation marks: `next_review = 2027-09`, `words = Rosa Field`
_BARE_LINE = lazy_pattern(
    r"(?P<key>[ \t]*[\w-]+(?:\.[\w-]+)*)[ \t]*=[ \t]*"
    r"(?P<value>[^\s\"'\[\]{}#=,][^\"'\[\]{}#=\n]*[^\s\"'\[\]{}#=])[ \t]*(?:\n|\Z)"
)
_MOST_BARE = 20  # such lines; each has the whole judged once more
_PLACE = lazy_pattern(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def toml_values(source: Source, start: int, end: int) -> tuple[list[Value], tuple[Problem, ...]]:
    """The values of the TOML in source[start:end], and what is wrong in lines that can be read as they are meant: words
    or a day without quotation marks. Raises Unreadable with line and column where anything else is.
    """
    judged = source.text[start:end].replace("\r\n", " \n")
    meant, problems = list[Value](), list[Problem]()
    while problem := _complaint(source, judged, start, end):
        line = problem.line - source.place(start).line
        at = sum(len(one) + 1 for one in judged.split("\n")[:line])
        bare = _BARE_LINE.match(judged, at)
        if bare is None or len(problems) == _MOST_BARE:
            raise Unreadable(problem)
        (first, last), said = bare.span("value"), bare["value"]
        header = [found for found in _TABLE.finditer(judged, 0, at) if found.group().startswith(("\n", "["))][-1:]
        table = _keys(header[0].group(1)) if header else ()
        meant.append(Value((*table, *_keys(bare["key"])), said, start + first, start + last))
        advice = f'{problem.message}; write {bare["key"].strip()} = "{said}"'
        problems.append(problem._replace(message=advice))
        judged = judged[:first] + '""'.ljust(last - first) + judged[last:]
    return sorted([*_values(judged, start), *meant], key=lambda value: value.start), tuple(problems)


def _complaint(source: Source, text: str, start: int, end: int) -> Problem | None:
    """What keeps text, which stands at start:end of a source, from being TOML; None where it is."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        at = source.place(end if place is None or place.group(1) is None else start)
        line = at.line + int(place.group(1)) - 1 if place and place.group(1) else at.line
        column = int(place.group(2)) if place and place.group(2) else at.column
        return Problem(source.path, f"front matter is not valid TOML: {_PLACE.sub('', str(error))}", line, column)
    return None


def _values(text: str, base: int) -> Iterator[Value]:
    table: tuple[str, ...] = ()
    at = 0
    while at < len(text):
        key = _KEY.match(text, at)
        if key:
            at = key.end()
            depth = 0
            inner: tuple[str, ...] = ()
            for token in _tokens(text, at):
                at = token.end()
                group = token.lastgroup
                if group == "mark":
                    depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.group(), 0)
                elif group == "key":
                    inner = (token.group("key"),)
                elif group is not None:
                    trail = (*table, *_keys(key.group(1)), *inner)
                    yield Value(trail, _words_of(token, group), *_shifted(token, group, base))
                if depth == 0 and group is not None:
                    break
            continue
        header = _TABLE.match(text, at)
        if header and "=" not in header.group():
            table = _keys(header.group(1))
        line_end = text.find("\n", at)
        at = len(text) if line_end < 0 else line_end + 1


def _tokens(text: str, at: int) -> Iterator[re.Match[str]]:
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return
        yield token
        at = token.end()


def _shifted(token: re.Match[str], group: str, base: int) -> tuple[int, int]:
    return base + token.start(group), base + token.end(group)


def _words_of(token: re.Match[str], group: str) -> str:
    """A value's words: what a basic string escapes, and the line end behind the quotes of one over lines, resolved."""
    raw = token.group(group)
    if group in ("md", "ms") or (group == "d" and "\\" in raw):
        return str(tomllib.loads(f"words = {token.group()}")["words"]).strip("\n")
    return raw


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
