"""What Word shows before the items of its numbered lists, from the part that says how each list counts."""

from __future__ import annotations

from functools import cached_property

from claimlint.article.docx.parts import Container
from claimlint.article.list_markers import counted_in_style, integer_of

_STYLES = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_TOLD = frozenset(
    {"abstractNum", "num", "abstractNumId", "lvl", "lvlOverride", "start", "startOverride", "numFmt", "lvlText"}
)


class _Level:
    """How one depth of a list counts. text: what is shown, with %1 for the number of the first depth, %2 …"""

    __slots__ = ("format", "start", "text")

    def __init__(self) -> None:
        self.start, self.format, self.text = 1, "decimal", ""


class _Lists:
    """The lists of a file being read: levels by list or shape and depth, the shape and the restarts of each list."""

    def __init__(self, container: Container, part: str) -> None:
        self.levels: dict[tuple[str, int], _Level] = {}
        self.shapes: dict[str, str] = {}
        self.restarts: dict[tuple[str, int], int] = {}
        self._owner, self._depth = "", 0
        container.parse(part, self._start, lambda _tag: None, lambda _text: None)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("|")[2]
        if name not in _TOLD:
            return
        values = {key.rpartition("|")[2]: value for key, value in attributes.items()}
        value = values.get("val", "")
        if name == "abstractNum":
            self._owner = f"shape {values.get('abstractNumId', '')}"
        elif name == "num":
            self._owner = values.get("numId", "")
        elif name == "abstractNumId":
            self.shapes[self._owner] = f"shape {value}"
        elif name in ("lvl", "lvlOverride"):
            self._depth = integer_of(values.get("ilvl", ""), 0)
        elif name == "startOverride":
            self.restarts[self._owner, self._depth] = integer_of(value, 1)
        else:
            level = self.levels.setdefault((self._owner, self._depth), _Level())
            if name == "start":
                level.start = integer_of(value, 1)
            elif name == "numFmt":
                level.format = value
            else:
                level.text = value


class Numbering:
    """Counts the items of the lists of one file, in the order of the paragraphs."""

    def __init__(self, container: Container, part: str) -> None:
        self._container, self._part = container, part
        self._numbers: dict[str, dict[int, int]] = {}  # for each shape, the number last used at each depth
        self._begun: set[tuple[str, int]] = set()

    @cached_property
    def _lists(self) -> _Lists:
        """Read where an item asks for it first."""
        return _Lists(self._container, self._part)

    def marker(self, number: str, depth: int) -> str:
        """What stands before the next item of a list at a depth from 0, "[3]"; "" for a bullet and what is unknown."""
        level = self._level(number, depth)
        if level is None or level.format not in _STYLES:
            return ""
        numbers = self._numbers.setdefault(self._lists.shapes.get(number, number), {})
        restart = None if (number, depth) in self._begun else self._lists.restarts.get((number, depth))
        self._begun.add((number, depth))
        numbers[depth] = restart if restart is not None else numbers.get(depth, level.start - 1) + 1
        for deeper in [at for at in numbers if at > depth]:
            del numbers[deeper]
        shown = level.text
        for at in range(depth + 1):
            above = self._level(number, at)
            if above is not None and f"%{at + 1}" in shown:
                count = numbers.get(at, above.start)
                shown = shown.replace(f"%{at + 1}", counted_in_style(count, _STYLES.get(above.format, "1")))
        return shown.strip()

    def _level(self, number: str, depth: int) -> _Level | None:
        """How a list counts at a depth: as it says itself, else as its shape does."""
        lists = self._lists
        return lists.levels.get((number, depth)) or lists.levels.get((lists.shapes.get(number, ""), depth))
