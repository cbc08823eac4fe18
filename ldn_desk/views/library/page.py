"""The library page: every article on the desk, a search over all of them, and what was deleted lately."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ldn_desk.domain.shelf import SearchHit
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.library import Shelf, deleted_words
from ldn_desk.views.library.rows import TwoParts, hit_words, two_parts
from ldn_desk.views.library.table import ArticleTable
from ldn_desk.views.theme import Theme

SEARCH_AFTER_MS = 120
"""A pause in typing after which the whole library is searched."""
MARGIN = 24


class LibraryPage(QWidget):
    """Stands over the desk while it is shown.

    Signals: `article_wanted(str)` open this article; `hit_wanted(SearchHit, str)` open it at the
    place found by these words;
    `deleted(str)` the title of an article just deleted, which Undo brings back; `left()` back to the desk.
    """

    article_wanted = Signal(str)
    hit_wanted = Signal(object, str)
    deleted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Reads the shelf now, and whenever it changes."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.shelf = Shelf(desk)
        self.found = ""
        """The words that what is shown was found by."""
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(tr("Library"))
        self.number = QLabel()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search every article, reference and note"))
        self.field.setAccessibleName(tr("Search every article, reference and note"))
        self.field.setClearButtonEnabled(True)
        self.articles = ArticleTable(tr("Articles"), theme)
        self.bin = _rows(tr("Recently deleted"), theme)
        self.hits = _rows(tr("Places found"), theme)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open = QPushButton(tr("Open"))
        self.delete = QPushButton(tr("Delete"))
        self.restore = QPushButton(tr("Bring back"))
        self.show_bin = QPushButton()
        self.show_bin.setCheckable(True)
        self.back = QPushButton(tr("Back to the desk"))
        self._pages = QStackedWidget()
        self._pause = QTimer(self, interval=SEARCH_AFTER_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Read the shelf again; what is selected stays selected."""
        self.articles.show_lines(self.shelf.articles())
        self._fill_bin()
        deleted = self.bin.count()
        self.number.setText(count(self.articles.lines, "{n} article", "{n} articles"))
        self.show_bin.setText(tr("Recently deleted ({n})", n=deleted))
        self.show_bin.setVisible(deleted > 0 or self.show_bin.isChecked())
        self._show()

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def search(self) -> None:
        """Search for what is in the field, now; what was found before stays until then."""
        self._pause.stop()
        self.shelf.search(self.field.text())

    def _show_hits(self, words: str, hits: tuple[SearchHit, ...]) -> None:
        self.found = words
        self.hits.clear()
        for hit in hits:
            self.hits.addItem(two_parts(hit_words(hit), hit.snippet, hit))
        self.hits.setCurrentRow(0)
        self._show()

    def restyle(self) -> None:
        """Follow the theme."""
        theme = self._theme
        self.title.setFont(theme.ui_font("large", bold=True))
        for widget in (self.number, self.sentence, self.field, self.articles, self.bin, self.hits):
            widget.setFont(theme.ui_font())
        for button in (self.open, self.delete, self.restore, self.show_bin, self.back):
            button.setFont(theme.ui_font())
        for label in (self.number, self.sentence):
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, theme.tokens.soft)
            label.setPalette(palette)
        self.field.setMaximumWidth(round(36 * theme.ui_font().pointSizeF()))
        self.articles.restyle(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes what is selected; Down in the search field goes to what was found."""
        if event.key() == Qt.Key.Key_Delete and self.delete.isVisible() and self._desk.writable:
            self._delete()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            (self.hits if self.hits.isVisible() else self.articles).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        """One of: places found, recently deleted, all articles, or a sentence why there is nothing."""
        searching, binned = bool(self.found.strip()), self.show_bin.isChecked()
        page: QWidget = self.hits if searching else self.bin if binned else self.articles
        empty = not (page.count() if isinstance(page, QListWidget) else self.articles.lines)
        if empty:
            self.sentence.setText(_sentence(searching, binned))
            page = self.sentence
        self._pages.setCurrentWidget(page)
        self.delete.setVisible(page is self.articles)
        self.restore.setVisible(page is self.bin)
        self.open.setVisible(page in (self.articles, self.hits))
        self._follow_choice()

    def _fill_bin(self) -> None:
        row = max(self.bin.currentRow(), 0)
        # Nothing is chosen for a moment only: a button greyed for that would lose the keyboard.
        with QSignalBlocker(self.bin):
            self.bin.clear()
            for each in self.shelf.deleted():
                words = each.words or tr("Untitled")
                self.bin.addItem(two_parts(deleted_words(each), words, each))
            self.bin.setCurrentRow(min(row, self.bin.count() - 1))

    def _refresh_if_seen(self) -> None:
        """Out of sight it is read when it is shown."""
        if self.isVisible():
            self.refresh()

    def _follow_choice(self) -> None:
        self.delete.setEnabled(bool(self.articles.chosen) and self._desk.writable)
        self.restore.setEnabled(self.bin.currentItem() is not None and self._desk.writable)
        chosen = self.articles.chosen if self._pages.currentWidget() is self.articles else self.hits.currentItem()
        self.open.setEnabled(bool(chosen))

    def _open(self) -> None:
        item = self.hits.currentItem()
        if self._pages.currentWidget() is self.hits and item is not None:
            self.hit_wanted.emit(item.data(Qt.ItemDataRole.UserRole), self.found)
        elif self.articles.chosen:
            self.article_wanted.emit(self.articles.chosen)

    def _delete(self) -> None:
        chosen, title = self.articles.chosen, self.articles.chosen_title
        if chosen:
            self._desk.delete_article(chosen)
            self.deleted.emit(title)

    def _restore(self) -> None:
        item = self.bin.currentItem()
        if item is not None:
            self.shelf.bring_back(item.data(Qt.ItemDataRole.UserRole))
            if not self.bin.count():
                self.show_bin.setChecked(False)
                self.refresh()
                self.articles.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.shelf.changed.connect(self._refresh_if_seen)
        self.shelf.found.connect(self._show_hits)
        self._theme.changed.connect(self.restyle)
        self.field.textChanged.connect(lambda: self._pause.start())
        self.field.returnPressed.connect(self.search)
        self._pause.timeout.connect(self.search)
        self.show_bin.toggled.connect(self._show)
        self.open.clicked.connect(self._open)
        self.delete.clicked.connect(self._delete)
        self.restore.clicked.connect(self._restore)
        self.back.clicked.connect(self.left)
        self.articles.activated.connect(self._open)
        self.bin.itemActivated.connect(self._restore)
        self.bin.currentItemChanged.connect(self._follow_choice)
        self.hits.itemActivated.connect(self._open)
        self.hits.currentItemChanged.connect(self._follow_choice)
        self.articles.choice_changed.connect(self._follow_choice)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self.field, 4)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.open, self.delete, self.restore, self.show_bin):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.back)
        self.open.setProperty("kind", "accent")
        self.show_bin.setProperty("kind", "plain")
        self.back.setProperty("kind", "plain")
        for page in (self.articles, self.bin, self.hits, self.sentence):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)


def _rows(name: str, theme: Theme) -> QListWidget:
    rows = QListWidget()
    rows.setAccessibleName(name)
    rows.setItemDelegate(TwoParts(theme, rows))
    rows.setFrameShape(QListWidget.Shape.NoFrame)
    rows.setResizeMode(QListWidget.ResizeMode.Adjust)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    return rows


def _sentence(searching: bool, binned: bool) -> str:
    if searching:
        return tr("Nothing found. Every article, reference and note was searched for these words.")
    if binned:
        return tr("Nothing was deleted.")
    return tr("No article is on the desk yet. Open one, paste one, or drop a file here.")
