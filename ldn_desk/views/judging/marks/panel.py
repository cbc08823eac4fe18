"""The marks beside the article: a list that can be sifted, and what is done about the mark chosen in it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ldn_desk.domain.mark import Mark, State
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.judging.marks_list import MarksModel, Sieve
from ldn_desk.presenters.work.marking import Changed
from ldn_desk.views.judging.marks.buttons import LEAST, colour_buttons, dress, dress_colour, frame_style, tool
from ldn_desk.views.judging.marks.row import MarkRow
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_layout import FlowLayout
from ldn_desk.wording.marks import quote_words

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MarksList(QTableView):
    """The rows, in a table of one column: a list would lay all of ten thousand out anew for one more.

    Signals: `jumped(object)` the Mark to be shown; `edit_wanted(object)`, `delete_wanted(object)` a Mark;
    `dismissed()` Escape.
    """

    jumped = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    dismissed = Signal()

    def __init__(self, model: MarksModel, theme: Theme, parent: QWidget) -> None:
        """Lists what `model` does."""
        super().__init__(parent)
        self.marks = model
        self.setModel(model)
        self._delegate = MarkRow(theme)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Marks of the article"))
        self.clicked.connect(lambda index: self._jump(index))
        self.doubleClicked.connect(lambda index: self._edit(index))

    @property
    def current(self) -> Mark | None:
        """The mark chosen in the list."""
        return self.marks.mark(self.currentIndex().row())

    def choose(self, mark: Mark) -> None:
        """Let this mark be the chosen one, where it is listed; nothing is jumped to."""
        row = self.marks.row_of(mark.id)
        if row >= 0:
            self.setCurrentIndex(self.marks.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from mark to mark, and show each; Enter or F2 writes on it, Delete deletes it."""
        mark, key = self.current, event.key()
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif mark is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit(mark)
        elif mark is not None and key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(mark)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(self.marks.index(0 if key == Qt.Key.Key_Home else self.marks.rowCount() - 1))
            self._jump(self.currentIndex())
        else:
            super().keyPressEvent(event)
            if key in MOVES:
                self._jump(self.currentIndex())

    def restyle(self) -> None:
        """Rows are as high as their text needs."""
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)
        self.viewport().update()

    def keyboardSearch(self, _words: str) -> None:
        """No type-ahead: letters are keys of the article's."""

    def _jump(self, index: QModelIndex) -> None:
        mark = self.marks.mark(index.row())
        if mark is not None:
            self.jumped.emit(mark)

    def _edit(self, index: QModelIndex) -> None:
        mark = self.marks.mark(index.row())
        if mark is not None:
            self.edit_wanted.emit(mark)


class MarksPanel(QWidget):
    """What stands beside the article. `list` has the signals of what is done in it.

    Signals: `reattach_wanted(object)` the Mark that belongs to the words selected in the article; `deleted_wanted()`
    the reader looks for deleted ones.
    """

    reattach_wanted = Signal(object)
    deleted_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Lists the marks of the article on `desk`."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self.model = MarksModel(desk)
        self.list = MarksList(self.model, theme, self)
        self._make()
        self._lay_out()
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved, self.model.dataChanged):
            signal.connect(self._tell)
        self.list.selectionModel().currentChanged.connect(self._tell)
        desk.marking.changed.connect(self._follow)
        desk.marking.shown.connect(self._count_deleted)
        desk.marking.names_changed.connect(self.restyle)
        theme.changed.connect(self.restyle)
        self.setFocusProxy(self.list)
        self.restyle()
        self._tell()
        self._count_deleted()

    @property
    def waiting(self) -> Mark | None:
        """The chosen mark, where it needs placing and this panel is in sight."""
        mark = self.list.current
        return mark if mark is not None and mark.state is State.NEEDS_PLACING and self.isVisible() else None

    def enter(self) -> None:
        """The keyboard comes to the list; without a mark chosen, the first one is."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def let_reattach(self, words: bool) -> None:
        """Whether words are selected in the article, that a mark can be put on."""
        self.reattach.setEnabled(words)
        self._hint.setVisible(not words and self.reattach.isVisibleTo(self))

    def restyle(self) -> None:
        """Follow the theme, and the names of the colours."""
        theme, tokens = self._theme, self._theme.tokens
        small = theme.ui_font("small")
        for each in (self, self.words, self._told, self._hint, self._empty, *self._links):
            each.setFont(small)
        for colour, button in self.colours.items():
            dress_colour(button, theme, colour, tr("Only {colour}", colour=self._desk.marking.name_of(colour)))
        dress(self.commented, theme, "message-square", tr("Only with a comment"))
        dress(self.unplaced, theme, "circle-help", tr("Only what needs placing"))
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, tokens.desk)
        self.list.setPalette(palette)
        self.setStyleSheet(
            frame_style("marksPanel", theme).replace("border-radius: 8px", "border-radius: 0")
            + f"#marksPanel {{ background: {tokens.desk}; border: none; border-right: 1px solid {tokens.line}; }}"
            f"#marksPanel QTableView {{ background: {tokens.desk}; outline: 0; }}"
            f"#marksPanel QLabel {{ color: {tokens.soft}; background: transparent; }}"
        )
        self.list.restyle()

    def _tell(self, *_news: object) -> None:
        """What there is of marks, and what can be done about the chosen one."""
        mark, total = self.list.current, self.model.total
        listed = self.model.rowCount()
        none = tr("No marks yet. Select words in the article, then press H.") if not total else tr("None of these.")
        self._empty.setText(none)
        self._empty.setVisible(not listed)
        self.list.setVisible(bool(listed))
        self.unplaced.setVisible(self.model.unplaced > 0 or self.unplaced.isChecked())
        state = mark.state if mark is not None else State.EXACT
        writable = self._desk.writable
        self._foot.setVisible(mark is not None)
        self._told.setText(f"“{quote_words(mark)}”" if mark is not None and state is not State.EXACT else "")
        self._told.setVisible(state is not State.EXACT)
        self.edit.setEnabled(mark is not None)
        self.delete.setEnabled(writable)
        self.confirm.setVisible(state is State.LIKELY and writable)
        self.reattach.setVisible(state is not State.EXACT and writable)
        self._hint.setVisible(self.reattach.isVisibleTo(self) and not self.reattach.isEnabled())

    def _count_deleted(self, *_news: object) -> None:
        """What was deleted is only counted while it can be seen."""
        deleted = len(self._desk.marking.deleted()) if self.isVisible() else 0
        self.deleted.setText(count(deleted, "{n} deleted mark…", "{n} deleted marks…"))
        self.deleted.setVisible(deleted > 0)

    def _follow(self, news: Sequence[Changed], _initiator: str) -> None:
        """Most changes leave the number of deleted marks as it is."""
        came = any(before is None for before, _after in news) and self.deleted.isVisibleTo(self)
        if came or any(after is None for _before, after in news):
            self._count_deleted()

    def showEvent(self, event: QShowEvent) -> None:
        """The deleted ones are counted now."""
        super().showEvent(event)
        self._count_deleted()

    def _sift(self) -> None:
        chosen = self.list.current
        colours = frozenset(colour for colour, button in self.colours.items() if button.isChecked())
        words = self.words.text().strip()
        self.model.sift(Sieve(colours, self.commented.isChecked(), self.unplaced.isChecked(), words))
        if chosen is not None:
            self.list.choose(chosen)

    def _confirm(self) -> None:
        mark = self.list.current
        if mark is not None:
            self._desk.marking.confirm(mark)

    def _reattach(self) -> None:
        mark = self.list.current
        if mark is not None:
            self.reattach_wanted.emit(mark)

    def _edit(self) -> None:
        mark = self.list.current
        if mark is not None:
            self.list.edit_wanted.emit(mark)

    def _delete(self) -> None:
        mark = self.list.current
        if mark is not None:
            self.list.delete_wanted.emit(mark)

    def _make(self) -> None:
        self.setObjectName("marksPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find in marks"))
        self.words.setAccessibleName(tr("Find in marks"))
        self.words.textChanged.connect(self._sift)
        self.colours = colour_buttons(self, lambda _colour: self._sift())
        self.commented, self.unplaced = tool(self, self._sift), tool(self, self._sift)
        for button in (*self.colours.values(), self.commented, self.unplaced):
            button.setCheckable(True)
        self._empty, self._told, self._hint = QLabel(), QLabel(), QLabel(tr("Select its new words in the article."))
        for label in (self._empty, self._told, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = self._link(tr("Edit"), self._edit)
        self.confirm = self._link(tr("Confirm"), self._confirm)
        self.reattach = self._link(tr("Re-attach to the selection"), self._reattach)
        self.delete = self._link(tr("Delete"), self._delete)
        self.deleted = self._link("", self.deleted_wanted.emit)
        self._links = (self.edit, self.confirm, self.reattach, self.delete, self.deleted)
        self.reattach.setEnabled(False)

    def _link(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", "link")
        button.setMinimumSize(LEAST, LEAST)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        sieve = QHBoxLayout()
        sieve.setSpacing(2)
        for button in (*self.colours.values(), self.commented, self.unplaced):
            sieve.addWidget(button)
        sieve.addStretch(1)
        self._foot = QWidget(self)
        acts = FlowLayout(gap=12)
        for link in (self.edit, self.confirm, self.reattach, self.delete):
            acts.addWidget(link)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(8, 4, 8, 4)
        foot.setSpacing(4)
        for each in (self._told, self._hint):
            foot.addWidget(each)
        foot.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 7, 6)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(sieve)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._foot)
        column.addWidget(self.deleted, 0, Qt.AlignmentFlag.AlignLeft)
