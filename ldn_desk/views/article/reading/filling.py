"""HTML taken into a text document part by part: each is seen before the next comes, and costs memory by itself."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment


def take_in(document: QTextDocument, parts: Iterable[str]) -> Iterator[None]:
    """Put `parts`, each an HTML document that begins with a block of text, one a step into an empty document.

    In the end it is what the parts would make as one, but Qt's reader of HTML keeps some 700 bytes for each element
    until its end: here what one part took serves the next.
    """
    cursor = QTextCursor(document)
    for part in parts:
        read = QTextDocument()
        read.setUndoRedoEnabled(False)
        read.setDefaultFont(document.defaultFont())
        read.setHtml(part)
        # What is inserted runs on in the block at the cursor, and takes on its form.
        begun = read.begin()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if cursor.atStart():
            cursor.setBlockFormat(begun.blockFormat())
            cursor.setBlockCharFormat(begun.charFormat())
        else:
            cursor.insertBlock(begun.blockFormat(), begun.charFormat())
        cursor.insertFragment(QTextDocumentFragment(read))
        cursor.endEditBlock()
        yield
