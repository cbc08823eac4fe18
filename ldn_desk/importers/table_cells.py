"""The rows and cells of a table as one text: cells parted by tabs, rows by line feeds, columns kept in line."""

from ldn_desk.importers.rich_text import RichText

_MOST_SPANNED = 60
"""Columns or rows that one cell may take up; more is no table of data."""


class Columns:
    """Parts the text of a table as its cells begin; a cell over several columns or rows leaves the others empty."""

    def __init__(self, rich: RichText) -> None:
        self._rich = rich
        self._rows = 0
        self._column = 0
        self._filled = 0
        self._taken: dict[int, int] = {}

    def row(self) -> None:
        """A row begins."""
        if self._rows:
            self._rich.part("\n")
        self._rows += 1
        self._column, self._filled = 0, 0

    def cell(self, columns: str | None, rows: str | None) -> None:
        """A cell begins, over so many columns and rows."""
        while self._taken.get(self._column, 0):
            self._taken[self._column] -= 1
            self._column += 1
        for _each in range(self._column - self._filled):
            self._rich.part("\t")
        self._filled = self._column
        wide, deep = _count(columns), _count(rows)
        if deep > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + wide), deep - 1))
        self._column += wide


def _count(printed: str | None) -> int:
    if not printed:
        return 1
    return min(int(printed), _MOST_SPANNED) if printed.isdecimal() and len(printed) < 4 and int(printed) else 1
