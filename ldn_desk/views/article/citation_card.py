"""The card of a marker: what each reference it cites is, and what is known of it, without leaving the sentence.

It lies over the article, takes no focus by itself, and goes when the reader goes on.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.words import missing_words
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.shapes import colour_of, paint_shape
from ldn_desk.wording.registered import bare_words, only_registered, registered_words
from ldn_desk.wording.summary import POINT_SHAPE, notice_line, notice_shape, shape, state_words, who_and_when
from ldn_desk.wording.terms import begun
from ldn_desk.wording.verdicts import point_words

WIDTH = 46
"""Width in average characters of the interface's font."""
BORDER = 1
LEAST_HEIGHT = 60
"""Pixels; less would show nothing, so that the card rather goes over the pane's edge."""
GAP = 6
"""Pixels between marker and card."""


def state_lines(entry: Entry) -> tuple[tuple[str, str], ...]:
    """(sign, words) of the verdict, each notice and each point to check: all that is known, nothing cut off."""
    verdict = [(shape(entry.verdict.code), state_words(entry.verdict))]
    notices = [(notice_shape(notice), notice_line(notice)) for notice in entry.verdict.notices]
    points = [(POINT_SHAPE, begun(point_words(point))) for point in entry.open_points]
    return tuple(dict.fromkeys(verdict + notices + points))


def head_of(entry: Entry) -> str:
    """Number, who and when; the printed text where that is a DOI alone, whose record has the words."""
    who = bare_words(entry) if only_registered(entry) else who_and_when(entry.reference)
    return f"{entry.reference.number}\u2002{who}"


def title_of(entry: Entry) -> str:
    """The whole printed title; else what is registered, where that alone has words; else the whole printed text."""
    return entry.reference.printed.title or registered_words(entry) or entry.reference.text


class CitationCard(QFrame):
    """Shown by `show_at`, over the widget that is its parent.

    Signals: `chosen(str)` the id of the reference the reader wants; `left()` Escape, or past the first or last row:
    the focus goes back to the article; `pointed(bool)` the mouse came over the card, or went.
    """

    chosen = Signal(str)
    left = Signal()
    pointed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Hidden."""
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._rows: list[CardRow] = []
        self.setObjectName("citationCard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("What this marker cites"))
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.hide()

    @property
    def rows(self) -> Sequence["CardRow"]:
        """One row for each reference, in the marker's order."""
        return self._rows

    def show_at(self, marker: QRect, entries: Sequence[Entry], missing: Sequence[int] = ()) -> None:
        """Show the references a marker cites, below it or above; `marker` is in the parent's coordinates."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        self._rows = [CardRow(entry, self._theme) for entry in entries]
        for row in self._rows:
            row.chosen.connect(self.chosen)
            row.moved.connect(self._move)
            column.addWidget(row)
        if missing:
            words = QLabel(missing_words(missing))
            words.setWordWrap(True)
            words.setContentsMargins(10, 6, 10, 6)
            words.setFont(self._theme.ui_font())
            words.setStyleSheet(f"color: {self._theme.tokens.soft};")
            column.addWidget(words)
        column.addStretch()
        self._area.setWidget(inside)
        self._restyle()
        # Borders come from style sheets, and count only once these are applied.
        for row in self._rows:
            row.ensurePolished()
        self._place(marker, column)
        self.show()
        self.raise_()

    def enter(self) -> None:
        """Put the first reference in focus."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def entered(self) -> bool:
        """True while the keyboard's focus is in the card."""
        return any(row.hasFocus() for row in self._rows)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The card stays while the mouse is over it."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went on."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def _move(self, by: int) -> None:
        at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), 0) + by
        if by and 0 <= at < len(self._rows):
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self._rows[at])
        else:
            self.left.emit()

    @property
    def over(self) -> QWidget:
        """The widget that the card lies over."""
        return self._over

    def _place(self, marker: QRect, column: QVBoxLayout) -> None:
        room = self._over.rect().adjusted(8, 8, -16, -8)
        width = min(max(280, self.fontMetrics().averageCharWidth() * WIDTH + 32), room.width())
        wanted = column.totalHeightForWidth(width - 2 * BORDER) + 2 * BORDER + 1
        over, under = marker.top() - GAP - room.top(), room.bottom() - marker.bottom() - GAP
        below = wanted <= under or under >= over
        height = min(wanted, max(under if below else over, LEAST_HEIGHT))
        top = marker.bottom() + GAP if below else marker.top() - GAP - height
        left = min(max(room.left(), marker.left() - 24), room.right() - width)
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        self.setFont(self._theme.ui_font())
        self.setStyleSheet(
            f"#citationCard {{ background: {tokens.paper};"
            f" border: {BORDER}px solid {tokens.faint}; border-radius: 8px; }}"
            f"#citationCard QScrollArea, #citationCard QScrollArea > QWidget > QWidget {{ background: transparent; }}"
        )


class CardRow(QFrame):
    """One reference of the card: who and when, its whole title, and a line for each thing known of it.

    Signals: `chosen(str)` its reference's id, by click or Enter; `moved(int)` Up -1, Down 1, Escape 0.
    """

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, entry: Entry, theme: Theme) -> None:
        """Shows `entry` as it is now."""
        super().__init__()
        self._id = entry.reference.id
        self._tokens = theme.tokens
        self.setObjectName("cardRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(3)
        head = head_of(entry)
        column.addWidget(_label(head, theme.ui_font(bold=True), theme.tokens.ink))
        column.addWidget(_label(title_of(entry), theme.ui_font(), theme.tokens.ink))
        lines = state_lines(entry)
        for sign, words in lines:
            column.addLayout(_state(sign, words, theme))
        self.setAccessibleName(". ".join((head, title_of(entry), *(words for _, words in lines))))
        self.setStyleSheet(
            f"#cardRow {{ border: 2px solid transparent; border-radius: 6px; }}"
            f"#cardRow:hover {{ background: {theme.tokens.wash}; }}"
            f"#cardRow:focus {{ border-color: {theme.tokens.accent}; background: {theme.tokens.wash}; }}"
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the reference."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space chooses, arrows go from row to row, Escape goes back."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Escape: 0}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._id)
        elif event.key() in moves:
            self.moved.emit(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from row to row, and back to the article after the last one."""
        self.moved.emit(1 if forward else -1)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Drawn by the style sheet."""
        super().focusInEvent(event)
        self.update()


class _Shape(QWidget):
    """One drawn sign, as high as a letter."""

    def __init__(self, sign: str, theme: Theme, side: int) -> None:
        super().__init__()
        self._sign = sign
        self._tokens = theme.tokens
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shape(painter, self._sign, QRectF(self.rect()), self._tokens)
        painter.end()


def _label(text: str, font: object, colour: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setFont(font)  # type: ignore[arg-type]  # a QFont
    label.setWordWrap(True)
    label.setStyleSheet(f"color: {colour};")
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    # Else its least height is that of a narrower label, of more lines, and the card scrolls for nothing.
    label.setMinimumHeight(1)
    return label


def _state(sign: str, words: str, theme: Theme) -> QHBoxLayout:
    font = theme.ui_font("small")
    label = _label(words, font, colour_of(sign, theme.tokens).name())
    side = round(label.fontMetrics().ascent() * 0.9)
    row = QHBoxLayout()
    row.setSpacing(7)
    holder = QVBoxLayout()
    holder.setContentsMargins(0, round((label.fontMetrics().height() - side) / 2), 0, 0)
    holder.addWidget(_Shape(sign, theme, side))
    holder.addStretch()
    row.addLayout(holder)
    row.addWidget(label, 1)
    return row
