"""Wrap long lines of rules and evidence, so that a change of one word is a change of one line.

    python tools/wrap_data.py            wraps
    python tools/wrap_data.py --check    names what is not wrapped, and exits 1

A line is broken between the items of a list, else within a text at a blank, which YAML reads as one again, or behind a
bar of a phrase, where blanks do not count. What a file says stays the same, and that is checked before it is written.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("rules", "evidence")
WIDTH = 120
_LEAST = 90  # columns that a line fills when it is broken between items; else it is broken within one
_INDICATORS = frozenset("#-?:,[]{}&*!|>'\"%@` ")  # what would begin something else at the start of a line

# By line: the columns where the next line may begin, and whether that is between items.
Breaks = dict[int, list[tuple[int, bool]]]


def main(arguments: Sequence[str]) -> int:
    """0, or 1 where `--check` found a file that is to be wrapped."""
    check, changed = "--check" in arguments, []
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if (wrapped := wrap(text)) != text:
            changed.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.write_text(wrapped, encoding="utf-8")
    for name in changed:
        print(f"{name} {'has lines to wrap: run python tools/wrap_data.py' if check else 'wrapped'}")
    return 1 if check and changed else 0


def wrap(text: str) -> str:
    """The same values, in lines of at most WIDTH columns where they can be broken.

    Raises ValueError where that would change a value.
    """
    lines = text.split("\n")
    if max(map(len, lines)) <= WIDTH:
        return text
    if (root := yaml.compose(text, LOADER)) is None:
        return text
    breaks, goes_on = _breaks(root, lines), {n for node in _leaves(root) for n in _lines_of(node)[1:]}
    wrapped = "\n".join(
        part
        for number, line in enumerate(lines)
        for part in _parts(line, breaks[number], _indent(line, is_within=number in goes_on))
    )
    if said(wrapped) != said(text):
        raise ValueError("wrapping would change what the file says")
    return wrapped


def said(text: str) -> object:
    """What a file says, blanks behind bars left out."""
    return _without_blanks(yaml.load(text, LOADER))


def _without_blanks(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_blanks(item) for item in value]
    return value.replace("| ", "|") if isinstance(value, str) else value


def _parts(line: str, breaks: list[tuple[int, bool]], indent: int) -> Iterator[str]:
    """The lines that one line becomes."""
    rest, done = line, 0
    while len(rest) > WIDTH:
        shift = done - (indent if done else 0)  # from a column of the line to one of the rest
        limits = ((at, WIDTH + (line[at - 1] == " "), between) for at, between in breaks if at > done)
        fitting = [(at - shift, between) for at, limit, between in limits if at - shift <= limit]
        between = [at for at, is_between in fitting if is_between and at >= _LEAST]
        if not fitting:
            break
        at = max(between or [at for at, _ in fitting])
        if at <= indent:
            break
        yield rest[:at].rstrip()
        done = at + shift
        rest = " " * indent + line[done:]
    yield rest


def _indent(line: str, *, is_within: bool) -> int:
    """Where what a line becomes goes on: below its text, two blanks behind its key or bracket."""
    start = re.match(r" *" if is_within else r" *(?:- +)*", line)
    assert start
    has_own = not is_within and re.match(r"[\[{]|[\w\"'./ -]+: ", line[start.end() :])
    return start.end() + (2 if has_own else 0)


def _breaks(root: yaml.Node, lines: Sequence[str]) -> Breaks:
    found: Breaks = defaultdict(list)
    keys = {key for node in _nodes(root) if isinstance(node, yaml.MappingNode) for key, _ in node.value}
    for node in _leaves(root):
        if isinstance(node, yaml.CollectionNode):
            for item in node.value[1:]:
                mark = (item[0] if isinstance(item, tuple) else item).start_mark
                found[mark.line].append((mark.column, True))
        elif node not in keys:
            for number in _lines_of(node):
                first = node.start_mark.column + 1 if number == node.start_mark.line else 0
                last = node.end_mark.column if number == node.end_mark.line else len(lines[number])
                found[number] += [(at, False) for at in _blanks(lines[number], first, last)]
    return found


def _blanks(line: str, first: int, last: int) -> Iterator[int]:
    """The columns behind single blanks and bars of a text, where it may go on in the next line."""
    for at in range(first + 2, last - 1):
        is_blank = line[at - 1] == " " and line[at - 2] not in " :\\"
        if (is_blank or line[at - 1] == "|") and line[at] not in _INDICATORS:
            yield at


def _lines_of(node: yaml.Node) -> range:
    return range(node.start_mark.line, node.end_mark.line + 1)


def _leaves(root: yaml.Node) -> Iterator[yaml.Node]:
    """The texts of a file that are no blocks of lines, and its lists and mappings in brackets."""
    for node in _nodes(root):
        is_text = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">")
        if is_text or (isinstance(node, yaml.CollectionNode) and node.flow_style):
            yield node


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for child in part if isinstance(part, tuple) else (part,):
            yield from _nodes(child)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
