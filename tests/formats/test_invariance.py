"""What says nothing about the article changes no finding of it: front matter, comments, a byte order mark, line ends.

A property over all articles of fixtures/, at the level of findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from judging import ARTICLES, FORMATS, judged, told_in_full

_COMMENT = "<!-- an ordinary comment -->"
_SILENT_YAML = "layout: page\nweight: 3\ndraft: false\nslug: x\npermalink: /x/\n"


def with_front_matter(text: str) -> str:
    """Keys that say nothing about the article, in its own front matter or in front matter made for them."""
    return f"---\n{_SILENT_YAML}{text[4:]}" if text.startswith("---\n") else f"---\n{_SILENT_YAML}---\n{text}"


def with_toml(text: str) -> str:
    return text if text.startswith("---\n") else f'+++\nweight = 3\nlayout = "page"\n+++\n{text}'


def with_json(text: str) -> str:
    return text if text.startswith("---\n") else f'{{\n  "weight": 3,\n  "layout": "page"\n}}\n\n{text}'


def body_of(text: str) -> tuple[str, str]:
    """Front matter and the rest."""
    at = text.index("\n---\n", 4) + 5 if text.startswith("---\n") else 0
    return text[:at], text[at:]


def with_comment_at_head(text: str) -> str:
    head, body = body_of(text)
    return f"{head}{_COMMENT}\n\n{body.lstrip()}"


def with_comments_between(text: str) -> str:
    """A comment of its own above each heading and behind the last word."""
    head, body = body_of(text)
    return head + re.sub(r"\n\n(?=#)", f"\n\n{_COMMENT}\n\n", body) + f"\n{_COMMENT}\n"


def with_comments_inside(text: str) -> str:
    """A comment inside each paragraph, between two sentences."""
    head, body = body_of(text)
    parts = (re.sub(r"(?<=[a-z]\. )(?=[A-Z])", f"{_COMMENT} ", part, count=1) for part in body.split("\n\n"))
    return head + "\n\n".join(parts)


def with_html_comments(text: str) -> str:
    return re.sub(r"(?=<(?:p|h2|li|meta|table)\b)", _COMMENT, text)


def with_silent_meta(text: str) -> str:
    silent = '<meta name="viewport" content="width=device-width"><meta name="theme-color" content="#fff">'
    silent += '<link rel="stylesheet" href="a.css"><script>var cures = "It cures cancer.";</script>'
    return text.replace("</head>", f"{silent}</head>") if "</head>" in text else silent + text


def with_mark(text: str) -> str:
    return "\ufeff" + text


def with_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def without_last_line_end(text: str) -> str:
    return text.rstrip("\n")


_CHANGES: dict[str, tuple[Callable[[str], str], ...]] = {
    ".md": (
        with_front_matter, with_toml, with_json, with_comment_at_head, with_comments_between, with_comments_inside,
        with_mark, with_crlf, without_last_line_end,
    ),
    ".html": (
        with_front_matter, with_toml, with_html_comments, with_silent_meta, with_mark, with_crlf, without_last_line_end,
    ),
    ".txt": (with_front_matter, with_toml, with_mark, with_crlf, without_last_line_end),
}  # fmt: skip


CASES = [
    (path, change)
    for path in ARTICLES
    for change in _CHANGES[path.suffix]
    if change(text := path.read_text(encoding="utf-8")) != text
]


def test_each_change_is_made_to_some_articles() -> None:
    assert {change for _, change in CASES} == {change for changes in _CHANGES.values() for change in changes}


@pytest.mark.parametrize(("path", "change"), CASES, ids=lambda v: v.stem if isinstance(v, Path) else v.__name__)
def test_what_says_nothing_changes_no_finding(path: Path, change: Callable[[str], str]) -> None:
    text, format = path.read_text(encoding="utf-8"), FORMATS[path.suffix]
    plain, changed = judged(text.encode(), format), judged(change(text).encode(), format)
    assert told_in_full(changed) == told_in_full(plain)
