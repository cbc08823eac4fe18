"""HTML taken into a text document part by part, as one whole would be, in a fraction of the memory."""

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment


def fill(document: QTextDocument, parts: Iterable[str]) -> None:
    """Put `parts`, each an HTML document that begins with a block of text, one after the other into an empty document.

    Qt's reader of HTML keeps some 700 bytes for each element until its end: what one part took serves the next.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for part in parts:
        read = QTextDocument()
        read.setUndoRedoEnabled(False)
        read.setDefaultFont(document.defaultFont())
        read.setHtml(part)
        # What is inserted runs on in the block at the cursor, and takes on its form.
        begun = read.begin()
        if cursor.atStart():
            cursor.setBlockFormat(begun.blockFormat())
            cursor.setBlockCharFormat(begun.charFormat())
        else:
            cursor.insertBlock(begun.blockFormat(), begun.charFormat())
        cursor.insertFragment(QTextDocumentFragment(read))
    cursor.endEditBlock()
