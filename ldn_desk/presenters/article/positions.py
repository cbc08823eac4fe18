"""From places of an article to places of the document on screen, and back.

`Article` counts Unicode code points, QTextDocument counts UTF-16 units: a character beyond U+FFFF (an emoji, a rare
ideograph) is one of the former and two of the latter. A combining character is one of each.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ldn_desk.domain.article import BlockKind

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """Counts UTF-16 units in one text."""

    def __init__(self, text: str) -> None:
        """Looks through `text` once."""
        self._wide = [] if text.isascii() else [match.start() for match in _BEYOND.finditer(text)]
        self._wide_units = [position + before for before, position in enumerate(self._wide)]

    def units(self, position: int) -> int:
        """UTF-16 units before the code point at `position`."""
        return position + bisect_left(self._wide, position)

    def position(self, units: int) -> int:
        """Code points before this many units; half of a wide character counts as none of it."""
        return units - bisect_left(self._wide_units, units)


class Piece(NamedTuple):
    """What one text block of the document shows; blocks without any text are not counted."""

    kind: BlockKind
    start: int
    """Where its text begins in `Article.text`; -1 where the desk wrote it itself."""
    end: int
    prefix: int = 0
    """UTF-16 units that the desk wrote before the text: a number, a bullet."""
    paragraph: int = 0
    """The number in the margin, 0 for none."""
    level: int = 0
    """Heading level, nesting of a list item, row of a table's cell from 0."""
    title: str = ""
    """A heading's words, for the outline."""
    reference: int = -1
    """Index in `Article.references`, -1 where the piece is no entry of the list."""


class Positions:
    """Places of one article in one document."""

    def __init__(self, pieces: Sequence[Piece], starts: Sequence[int], text: str) -> None:
        """`starts` holds the document position of each piece; `text` is the article's.

        `starts` may still grow: a piece that it does not reach yet is not shown, as page furniture is not."""
        self._utf16 = Utf16(text)
        self._pieces = pieces
        self._starts = starts
        own = sorted((piece.start, index) for index, piece in enumerate(pieces) if piece.start >= 0)
        self._order = [start for start, _ in own]
        self._index = [index for _, index in own]

    def to_document(self, position: int) -> int | None:
        """The document position of a place of the article; None where it is not shown (page furniture)."""
        at = bisect_right(self._order, position) - 1
        if at < 0:
            return None
        index = self._index[at]
        piece = self._pieces[index]
        if position > piece.end or index >= len(self._starts):
            return None
        return self._starts[index] + piece.prefix + self._utf16.units(position) - self._utf16.units(piece.start)

    def range_to_document(self, start: int, end: int) -> tuple[int, int] | None:
        """The document positions of a stretch of the article; None where its beginning is not shown."""
        left, right = self.to_document(start), self.to_document(end)
        if left is None:
            return None
        return (left, right) if right is not None and right > left else None

    def to_article(self, document_position: int) -> int | None:
        """The place of the article at a document position; None in what the desk wrote itself."""
        index = self.piece_at(document_position)
        if index < 0 or self._pieces[index].start < 0:
            return None
        piece = self._pieces[index]
        inside = max(0, document_position - self._starts[index] - piece.prefix)
        return min(piece.end, self._utf16.position(self._utf16.units(piece.start) + inside))

    def piece_at(self, document_position: int) -> int:
        """The index of the piece that holds a document position, or the last one before it; -1 before the first."""
        return bisect_right(self._starts, document_position) - 1

    def start_of(self, index: int) -> int:
        """The document position where a piece begins."""
        return self._starts[index]
