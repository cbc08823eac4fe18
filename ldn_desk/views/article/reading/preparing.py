"""What of Qt's text browser a reader of an article is given, and what not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser

from ldn_desk.domain.translation import tr


def prepare(browser: QTextBrowser) -> None:
    """Words can be selected and links reached; nothing is edited, opened or dropped."""
    browser.setFrameShape(QFrame.Shape.NoFrame)
    browser.setAutoFillBackground(True)
    browser.setOpenLinks(False)
    browser.setOpenExternalLinks(False)
    browser.setUndoRedoEnabled(False)
    browser.setAcceptDrops(False)
    browser.setMinimumWidth(240)
    browser.setCursorWidth(0)
    flags = Qt.TextInteractionFlag
    browser.setTextInteractionFlags(
        flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
    )
    browser.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    browser.verticalScrollBar().setAccessibleName(tr("Scroll the article"))
