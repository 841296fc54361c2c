"""Where in its table a cell of HTML stands, spans over rows and columns counted, and what heads its column."""

from __future__ import annotations

from claimlint.article.build import number_of
from claimlint.article.html.tree import Element

_WIDEST = 100  # columns that one cell may take, or that cells above may reach down into
_TALLEST = 1000


class Table:
    """A table being read. group: of its blocks, or -1 for one that only lays a page out.

    The lowest header of a column counts: "Dose" above "a day" heads its cells as "a day".
    """

    def __init__(self, group: int) -> None:
        self.group, self.row, self.column = group, -1, -1
        self._headers: dict[int, tuple[int, str]] = {}
        self._taken: dict[int, int] = {}  # for a column, the last row that a cell from above reaches down to
        self._width = 1
        self._in_head = False
        self._is_keyed = False  # the first row opens with the header of a row: it heads no column

    def open(self, name: str) -> None:
        """A row or a part of the table begins."""
        if name == "tr":
            self.row, self.column, self._width = self.row + 1, -1, 1
        else:
            self._in_head = name == "thead"

    def next_cell(self, element: Element) -> None:
        self.row = max(self.row, 0)
        self.column = self.column + self._width if self.column >= 0 else 0
        while self._taken.get(self.column, -1) >= self.row:
            self.column += 1
        if not self.row and not self._in_head and element.attribute("scope").lower() in ("row", "rowgroup"):
            self._is_keyed = True
        self._width = min(max(number_of(element.attribute("colspan"), 1), 1), _WIDEST)
        height = min(max(number_of(element.attribute("rowspan"), 1), 1), _TALLEST)
        if height > 1:
            for column in range(self.column, min(self.column + self._width, _WIDEST)):
                self._taken[column] = self.row + height - 1

    def note(self, text: str) -> None:
        """Keep the words of the cell where they head its columns."""
        if not self._in_head and (self.row or self._is_keyed):
            return
        for column in range(self.column, self.column + self._width):
            if self._headers.get(column, (-1, ""))[0] < self.row:
                self._headers[column] = (self.row, text.strip())

    def header(self) -> str:
        if self.row <= 0 or self._in_head:
            return ""
        return self._headers.get(self.column, (0, ""))[1]
