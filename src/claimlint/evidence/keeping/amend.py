"""Writes proposals of `refresh` into a file of the registry: years and notes, and every other byte as it was.

The file is changed at the places of its YAML nodes, so that block and flow style, quotes and comments stay as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimlint.evidence.keeping.refresh import Proposal

if TYPE_CHECKING:
    import yaml

_Change = tuple[int, int, str]  # from, to, and what stands there instead


def with_proposals(text: str, proposals: Iterable[Proposal]) -> str:
    """A file of the registry with the proposals for its entries written in."""
    by_entry: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        by_entry.setdefault(proposal.entry, []).append(proposal)
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    changes = [
        change for entry in _entries(text) for change in _changes(entry, by_entry.get(_id_of(entry), ()), text, starts)
    ]
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _entries(text: str) -> Iterator[yaml.MappingNode]:
    import yaml

    document = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    rows = _value(document, "entries")
    yield from (row for row in rows.value if isinstance(row, yaml.MappingNode)) if rows else ()


def _changes(entry: yaml.MappingNode, proposals: Iterable[Proposal], text: str, starts: list[int]) -> Iterator[_Change]:
    notes = []
    for proposal in proposals:
        if proposal.field != "year":
            notes.append(proposal.value)
            continue
        sources = _value(entry, "sources")
        for source in sources.value if sources else ():
            year = _value(source, "year")
            if _id_of(source) == proposal.source and year is not None and year.value in ("null", "~", ""):
                yield *_reach(year, text, starts), proposal.value
    held = _value(entry, "note")
    said = " ".join(str(held.value).split()) if held is not None else ""
    new = [note for note in dict.fromkeys(notes) if note not in said]
    if not new:
        return
    kept = said.rstrip(".") + ". " if said else ""
    quoted = "'" + (kept + " ".join(f"Refresh: {note}." for note in new)).replace("'", "''") + "'"
    if held is not None:
        start, end = _reach(held, text, starts)
        yield start, end, quoted + ("\n" if text[start:end].endswith("\n") else "")
        return
    key = entry.value[-1][0]  # before the last key there is a place in either style
    at = starts[key.start_mark.line] + key.start_mark.column
    yield at, at, f"note: {quoted}" + (", " if entry.flow_style else "\n" + " " * key.start_mark.column)


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The value of a key, None where the node has none such."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _id_of(node: yaml.Node) -> str:
    value = _value(node, "id")
    return str(value.value) if value is not None else ""


def _reach(node: yaml.Node, text: str, starts: list[int]) -> tuple[int, int]:
    """The start and end of a scalar in the text."""
    start, end = node.start_mark, node.end_mark
    return starts[start.line] + start.column, min(len(text), starts[end.line] + end.column)
