"""What fills the window: the desk, the library page over it, or the sentence why there is no library."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    # Needed once the library is first shown; the window's first frame does not wait for it.
    from ldn_desk.views.library.page import LibraryPage


class Pages(QStackedWidget):
    """The desk is the first page; the others are made when they are first shown.

    Signals: `changed()` another page is shown; `library_made(object)` the LibraryPage, to be connected;
    `retry_wanted()` the reader wants to try again to open the library.
    """

    changed = Signal()
    library_made = Signal(object)
    retry_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, desk_page: QWidget, parent: QWidget | None = None) -> None:
        """`desk_page` is what is shown first."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._desk_page = desk_page
        self._library: LibraryPage | None = None
        self._failure: QWidget | None = None
        self._sentence = ""
        self.addWidget(desk_page)
        self.currentChanged.connect(lambda: self.changed.emit())
        theme.changed.connect(self._restyle)

    @property
    def on_desk(self) -> bool:
        """True while article and references are shown."""
        return self.currentWidget() is self._desk_page

    @property
    def library(self) -> "LibraryPage | None":
        """The library page, once it was shown."""
        return self._library

    def show_desk(self) -> None:
        """Article and references."""
        self.setCurrentWidget(self._desk_page)

    def show_library(self) -> None:
        """Every article there is."""
        if self._library is None:
            from ldn_desk.views.library.page import LibraryPage

            self._library = LibraryPage(self._desk, self._theme)
            self.addWidget(self._library)
            self.library_made.emit(self._library)
        self._library.refresh()
        self.setCurrentWidget(self._library)
        self._library.articles.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, sentence: str) -> None:
        """The library could not be opened: what the sentence says, and a way to try again."""
        if self._failure is not None:
            self.removeWidget(self._failure)
            self._failure.deleteLater()
        self._sentence = sentence
        self._failure = _failure_page(sentence, self._theme, self.retry_wanted.emit)
        self.addWidget(self._failure)
        self.setCurrentWidget(self._failure)

    def _restyle(self) -> None:
        """The failure's page is made anew, where it is the one shown; the others follow the theme themselves."""
        if self._failure is not None and self.currentWidget() is self._failure:
            self.show_failure(self._sentence)


def _failure_page(sentence: str, theme: Theme, retry: object) -> QWidget:
    page = QWidget()
    page.setObjectName("paper")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    words = QLabel(sentence)
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setFont(theme.ui_font("large"))
    palette = words.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.tokens.ink)
    words.setPalette(palette)
    again = QPushButton(tr("Try again"))
    again.setFont(theme.ui_font(bold=True))
    again.setProperty("kind", "accent")
    again.clicked.connect(retry)
    column = QVBoxLayout(page)
    column.setContentsMargins(64, 32, 64, 32)
    column.setSpacing(24)
    column.addStretch(2)
    column.addWidget(words)
    column.addWidget(again, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
