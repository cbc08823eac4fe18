"""The card of a mark: its comment, its colour, the reference that it leads to, and Delete."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.mark import Colour, Mark, State
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.judging.marks.buttons import LEAST, colour_buttons, dress, dress_colour, frame_style, tool
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.growing_edit import GrowingEdit
from ldn_desk.wording.marks import quote_words, see_also_words, state_words

INITIATOR = "mark card"
AUTOSAVE_MS = 400
"""A comment is saved so long after the last key."""
WIDTH = 40
"""Width in average characters of the interface's font."""
GAP = 6


class MarkCard(QFrame):
    """Lies over the article. What is typed is saved after a pause, and when the card is left or goes.

    Signals: `left()` Escape, or past the last control: the focus goes back to the article; `link_wanted(object)` the
    Mark to be linked with a reference; `turned(object)` the Mark that is shown now, of several at one place.
    """

    left = Signal()
    link_wanted = Signal(object)
    turned = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        """Hidden, over `parent`."""
        super().__init__(parent)
        self._desk, self._theme, self._over = desk, theme, parent
        self._here: list[str] = []
        self._at = 0
        self._mark: Mark | None = None
        self._saved = ""
        self._filling = False
        self.setObjectName("markCard")
        self._make()
        self._lay_out()
        self._save_soon = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._save_soon.timeout.connect(self.save)
        desk.marking.changed.connect(self._follow)
        desk.marking.shown.connect(self._follow)
        desk.marking.names_changed.connect(self.restyle)
        theme.changed.connect(self.restyle)
        self.hide()

    @property
    def mark(self) -> Mark | None:
        """The mark that is shown; None while the card is hidden."""
        return self._mark if not self.isHidden() else None

    @property
    def entered(self) -> bool:
        """True while the keyboard's focus is in the card."""
        focused = self.window().focusWidget()
        return not self.isHidden() and focused is not None and self.isAncestorOf(focused)

    def show_for(self, marks: Sequence[Mark], at: QRect) -> None:
        """Show the first of these marks, the others behind it; `at` is where it stands on the parent."""
        self.save()
        self._here, self._at = [mark.id for mark in marks], 0
        self._show(marks[0])
        self.place(at)
        self.show()
        self.raise_()

    def place(self, at: QRect) -> None:
        """Stand below the mark, or above where there is more room."""
        room = self._over.rect().adjusted(8, 8, -8, -8)
        self.setFixedWidth(min(self.fontMetrics().averageCharWidth() * WIDTH + 24, room.width()))
        self.adjustSize()
        height = self.sizeHint().height()
        below = at.bottom() + GAP + height <= room.bottom() or room.bottom() - at.bottom() >= at.top() - room.top()
        top = at.bottom() + GAP if below else at.top() - GAP - height
        left = min(max(room.left(), at.left() - 12), room.right() - self.width())
        self.move(QPoint(left, max(room.top(), min(top, room.bottom() - height))))
        self.resize(self.width(), height)

    def enter(self) -> None:
        """Write on."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """Save, and go."""
        self.save()
        inside = self.entered
        self.hide()
        self._mark = None
        if inside:
            self.left.emit()

    def save(self) -> None:
        """Save what is typed. Where another desk has written meanwhile, both comments are kept, theirs first."""
        self._save_soon.stop()
        mark, text = self._mark, self.edit.toPlainText()
        if mark is None or text == self._saved or not self._desk.ready:
            return
        before, self._saved = self._saved, text
        if self._desk.marking.comment(mark, text, INITIATOR):
            return
        theirs = self._desk.marking.index.get(mark.id)
        if theirs is None:
            return
        if theirs.comment.strip() and theirs.comment != before:
            text = f"{theirs.comment.rstrip()}\n\n{text}"
        self._fill(text)
        self._saved = text
        self._desk.marking.comment(theirs, text, INITIATOR)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes the card, wherever in it the keyboard is."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from control to control, and back to the article after the last one."""
        controls = [each for each in self._controls if each.isVisibleTo(self) and each.isEnabled()]
        focused = self.window().focusWidget()
        at = controls.index(focused) + (1 if forward else -1) if focused in controls else 0
        if 0 <= at < len(controls):
            controls[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()
        return True

    def restyle(self) -> None:
        """Follow the theme, and the names of the colours."""
        theme, name_of = self._theme, self._desk.marking.name_of
        self.setFont(theme.ui_font())
        self.setStyleSheet(
            frame_style("markCard", theme)
            + f"#markCard QLabel {{ color: {theme.tokens.soft}; background: transparent; }}"
        )
        for each in (self._name, self._count, self._state, self.confirm, self.reference, self.unlink, self.delete):
            each.setFont(theme.ui_font("small"))
        self.edit.setFont(theme.ui_font())
        self.edit.grow()
        for number, (colour, button) in enumerate(self.colours.items(), 1):
            dress_colour(button, theme, colour, name_of(colour), f"Alt+{number}")
        dress(self.back, theme, "chevron-left", tr("Previous mark at this place"))
        dress(self.onward, theme, "chevron-right", tr("Next mark at this place"))
        dress(self.close_button, theme, "x", tr("Close"))
        if self._mark is not None:
            self._name.setText(name_of(self._mark.colour))

    def _show(self, mark: Mark) -> None:
        self._mark, self._saved = mark, mark.comment
        self._fill(mark.comment)
        self._tell(mark)

    def _fill(self, text: str) -> None:
        self._filling = True
        self.edit.setPlainText(text)
        self._filling = False

    def _tell(self, mark: Mark) -> None:
        """Everything but the comment."""
        marking, writable = self._desk.marking, self._desk.writable
        self._name.setText(marking.name_of(mark.colour))
        for colour, button in self.colours.items():
            button.setCheckable(True)
            button.setChecked(colour is mark.colour)
            button.setEnabled(writable)
        several = len(self._here) > 1
        self._count.setText(tr("{at} of {total} here", at=self._at + 1, total=len(self._here)) if several else "")
        for widget in (self._count, self.back, self.onward):
            widget.setVisible(several)
        likely = mark.state is State.LIKELY
        self._state.setText(state_words(mark))
        self._state.setVisible(mark.state is not State.EXACT)
        self.confirm.setVisible(likely and writable)
        entry = self._desk.opened.entry(mark.reference_id) if mark.reference_id else None
        self.reference.setText(see_also_words(entry.reference) if entry else tr("Link with a reference…"))
        self.unlink.setVisible(mark.reference_id is not None and writable)
        self.reference.setEnabled(writable or entry is not None)
        self.delete.setEnabled(writable)
        self.edit.setReadOnly(not writable)
        quote = quote_words(mark, 80)
        self.setAccessibleName(tr("Mark: “{quote}”", quote=quote))
        self.edit.setAccessibleName(tr("Comment on “{quote}”", quote=quote))
        self.delete.setAccessibleName(tr("Delete this mark"))
        self.restyle()

    def _follow(self, *_news: object) -> None:
        """The mark is another by now: what is typed and not saved stays."""
        if self._mark is None:
            return
        mark = self._desk.marking.index.get(self._mark.id)
        if mark is None:
            self._save_soon.stop()
            self._mark, inside = None, self.entered
            self.hide()
            if inside:
                self.left.emit()
            return
        typed = self.edit.toPlainText() != self._saved
        self._mark = mark
        if not typed and mark.comment != self._saved:
            self._saved = mark.comment
            self._fill(mark.comment)
        self._tell(mark)

    def _turn(self, by: int) -> None:
        self.save()
        self._at = (self._at + by) % len(self._here)
        mark = self._desk.marking.index.get(self._here[self._at])
        if mark is not None:
            self._show(mark)
            self.turned.emit(mark)

    def _recolour(self, colour: Colour) -> None:
        self.save()
        if self._mark is not None and colour is not self._mark.colour:
            self._desk.marking.recolour(self._mark, colour)
        elif self._mark is not None:
            self._tell(self._mark)

    def _delete(self) -> None:
        self.save()
        if self._mark is not None:
            self._desk.marking.delete(self._mark)

    def _follow_link(self) -> None:
        self.save()
        mark = self._mark
        if mark is not None and mark.reference_id and self._desk.opened.entry(mark.reference_id) is not None:
            self._desk.selection.select_reference(mark.reference_id, "mark")
        elif mark is not None:
            self.link_wanted.emit(mark)

    def _unlink(self) -> None:
        self.save()
        if self._mark is not None:
            self._desk.marking.link(self._mark, None)

    def _confirm(self) -> None:
        self.save()
        if self._mark is not None:
            self._desk.marking.confirm(self._mark)

    def _take_key(self) -> None:
        if not self._filling:
            self._save_soon.start()
        if not self.isHidden() and self.sizeHint().height() != self.height():
            self.resize(self.width(), self.sizeHint().height())

    def _make(self) -> None:
        self._name, self._count, self._state = QLabel(), QLabel(), QLabel()
        self.back, self.onward = tool(self, lambda: self._turn(-1)), tool(self, lambda: self._turn(1))
        self.close_button = tool(self, self.close_card)
        self.confirm = self._link(tr("Confirm"), self._confirm)
        self.edit = GrowingEdit(self)
        self.edit.setPlaceholderText(tr("Write a comment…"))
        self.edit.textChanged.connect(self._take_key)
        self.edit.left.connect(self.save)
        self.colours = colour_buttons(self, self._recolour)
        self.reference = self._link("", self._follow_link)
        self.unlink = self._link(tr("Remove link"), self._unlink)
        self.delete = self._link(tr("Delete"), self._delete)
        heads = (self.back, self.onward, self.close_button)
        self._controls: tuple[QWidget, ...] = (
            *(self.edit, *self.colours.values(), self.reference, self.unlink, self.confirm, self.delete),
            *heads,
        )
        for each in self._controls:
            each.installEventFilter(self)

    def _link(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", "link")
        button.setMinimumSize(LEAST, LEAST)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        head, state, looks, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        for widget in (self._count, self.back, self.onward, self.close_button):
            head.addWidget(widget)
        state.addWidget(self._state)
        state.addWidget(self.confirm)
        state.addStretch(1)
        for button in self.colours.values():
            looks.addWidget(button)
        looks.addStretch(1)
        looks.addWidget(self.delete)
        foot.addWidget(self.reference)
        foot.addStretch(1)
        foot.addWidget(self.unlink)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 10, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(state)
        column.addWidget(self.edit)
        column.addLayout(looks)
        column.addLayout(foot)
