"""The words of a selection, clean: for the clipboard."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCursor

from ldn_desk.domain.article import BlockKind
from ldn_desk.presenters.article.positions import Piece, Positions

_CLOSE = (BlockKind.LIST_ITEM, BlockKind.REFERENCE, BlockKind.TABLE, BlockKind.CODE)
"""Blocks of these kinds stand on consecutive lines; all others are parted by an empty one."""


def clean_text(cursor: QTextCursor, pieces: Sequence[Piece], positions: Positions) -> str:
    """The selected text."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    parts: list[str] = []
    last: Piece | None = None
    while block.isValid() and block.position() < end:
        text = _part(block, start, end)
        piece = pieces[positions.piece_at(block.position())] if text else None
        if piece is not None:
            parts += [_between(last, piece), text]
            last = piece
        block = block.next()
    return "".join(parts).strip("\n")


def _part(block: QTextBlock, start: int, end: int) -> str:
    units = block.text().encode("utf-16-le", "surrogatepass")
    first = max(0, start - block.position()) * 2
    last = max(0, end - block.position()) * 2
    return units[first:last].decode("utf-16-le", "replace").replace("\u2028", "\n")


def _between(last: Piece | None, piece: Piece) -> str:
    if last is None:
        return ""
    if last.end == piece.start and last.kind is piece.kind:
        return ""
    if last.kind is BlockKind.TABLE and piece.kind is BlockKind.TABLE:
        return "\t" if last.level == piece.level else "\n"
    return "\n" if last.kind is piece.kind and piece.kind in _CLOSE else "\n\n"
