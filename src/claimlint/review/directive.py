"""The words of an inline decision: `ignore RULE, RULE until=2027-03-01 by=NAME -- reason`.

The same words stand in an HTML comment, in front matter and in a Word comment. Nothing is decided here: what cannot
be understood is said, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claimlint.article.model import Span
from claimlint.article.patterns import lazy_pattern
from claimlint.values import NamedTuple
from claimlint.yamlfile import nearest

_HEAD = lazy_pattern(r"^\s*claimlint\s*:\s*", re.IGNORECASE)
# "claimlint ignore …" without the colon, "claimlint-disable …" as other linters have it: meant as a decision
_HEADLESS = lazy_pattern(
    r"^\s*claimlint[\s-]+(?=(?:ignore?|disable|suppress|skip|allow|off)(?:-[\w-]+)?(?:\s|$))", re.IGNORECASE
)
_NO_COLON = "a decision begins with `claimlint:`, the colon included; write claimlint: ignore RULE -- reason"
# Word makes a dash of `--`; both mean that the reason follows, and so does a hyphen alone where there is neither.
_REASON = lazy_pattern(r"(?:^|\s)(?:--+|–|—)\s+(.*)$", re.DOTALL)
_HYPHEN = lazy_pattern(r"(?:^|\s)-\s+(.*)$", re.DOTALL)
_PAIR = lazy_pattern(r"\b(until|by)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”|(\S+))", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\s,]+")
_NEAR = ("ignore", "ignore-file")


class Directive(NamedTuple):
    """One inline decision as written.

    scope: "block" for what follows the comment, "file" for all of the file. rules: ids or families, as written;
    none means all. wrong: what could not be understood, with what would be right, or "". A directive that is wrong
    decides nothing.
    """

    scope: str
    rules: tuple[str, ...]
    until: date | None
    by: str
    reason: str
    words: str
    span: Span
    before: int = -1
    wrong: str = ""


def directives_in(comment: str, span: Span, before: int) -> Iterator[Directive]:
    """The directives of a comment: one for each line that begins with `claimlint:`, further lines belong to it.

    A line that means to be one, and lacks the colon, is a directive that is wrong.
    """
    if "claimlint" not in comment.lower():
        return
    gathered: list[tuple[str, str]] = []
    for line in comment.splitlines():
        if head := _HEAD.match(line):
            gathered.append((line[head.end() :], ""))
        elif head := _HEADLESS.match(line):
            gathered.append((line[head.end() :], _NO_COLON))
        elif gathered:
            words, wrong = gathered[-1]
            gathered[-1] = (f"{words} {line.strip()}", wrong)
    for words, wrong in gathered:
        directive = directive_of(words, span, before)
        yield directive._replace(wrong=wrong) if wrong else directive


def directive_of(words: str, span: Span, before: int = -1) -> Directive:
    """A directive from its words, without the leading `claimlint:`."""
    text = " ".join(words.split())
    found = _REASON.search(text) or _HYPHEN.search(text)
    reason = found.group(1).strip() if found else ""
    head = text[: found.start()] if found else text
    pairs = {m.group(1).lower(): next(g for g in m.groups()[1:] if g is not None) for m in _PAIR.finditer(head)}
    names = _WORD.findall(_PAIR.sub(" ", head))
    kind = names[0].lower() if names else ""
    until, wrong = _day_of(pairs.get("until"))
    if kind not in _NEAR:
        instead = nearest(kind, _NEAR) or "; write claimlint: ignore RULE -- reason"
        wrong = f"{kind!r} is nothing that claimlint does{instead}" if kind else instead.removeprefix("; ")
    elif stray := next((name for name in names[1:] if "=" in name), ""):
        wrong = f"{stray!r} is not understood; write until=2027-03-01 or by=NAME"
    scope = "file" if kind == "ignore-file" else "block"
    return Directive(scope, tuple(names[1:]), until, pairs.get("by", ""), reason, text, span, before, wrong)


def _day_of(value: str | None) -> tuple[date | None, str]:
    if value is None:
        return None, ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value), ""
        except ValueError:
            pass
    return None, f"until={value} is no day; write one such as until=2027-03-01"
