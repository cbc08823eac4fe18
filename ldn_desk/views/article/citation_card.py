"""The card of a marker: what each reference it cites is, and what is known of it, without leaving the sentence.

It lies over the article, takes no focus by itself, and goes when the reader goes on.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import SHORT_WORDS, Choice
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.words import missing_words
from ldn_desk.presenters.work.quoting import KEYS
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.shapes import colour_of, paint_shape
from ldn_desk.wording.quotations import choice_phrase, quotation_words, string_words
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
CHOICES_AROUND = 2 * (10 + 6 + 2 + BORDER)
"""Pixels beside the row of choices: margins and borders of row and card."""


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

    Signals: `chosen(str)` the id of the reference the reader wants; `judged(str, object)` the id of the reference that
    is judged at this place, and the `Choice`; `left()` Escape, or past the first or last row:
    the focus goes back to the article; `pointed(bool)` the mouse came over the card, or went.
    """

    chosen = Signal(str)
    judged = Signal(str, object)
    left = Signal()
    pointed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Hidden."""
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._rows: list[CardRow] = []
        self._string: QLabel | None = None
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

    def show_at(
        self, marker: QRect, entries: Sequence[Entry], citation: Citation, missing: Sequence[int], writable: bool
    ) -> None:
        """Show the references that this citation names, below its marker or above; `marker` is in the parent's
        coordinates. Each can be judged where something can be written."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        self._rows = [CardRow(entry, citation, self._theme, writable) for entry in entries]
        for row in self._rows:
            row.chosen.connect(self.chosen)
            row.judged.connect(self.judged)
            row.moved.connect(self._move)
            column.addWidget(row)
        self._string = None
        if len(entries) > 1:
            self._string = _label("", self._theme.ui_font("small"), self._theme.tokens.soft)
            self._string.setContentsMargins(10, 2, 10, 4)
            column.addWidget(self._string)
            self._tell_string(entries, citation)
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

    def renew(self, entries: Sequence[Entry], citation: Citation) -> bool:
        """Show what is judged now, in place; False where other things have changed, so that it must be shown anew."""
        same = len(entries) == len(self._rows)
        if not same or not all(row.renew(entry) for row, entry in zip(self._rows, entries, strict=True)):
            return False
        self._tell_string(entries, citation)
        return True

    def enter(self, reference_id: str = "") -> None:
        """Put a reference in focus, the first one where none is named."""
        found = [row for row in self._rows if row.reference_id == reference_id] or self._rows
        if found:
            found[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(found[0])

    @property
    def in_focus(self) -> str:
        """The id of the reference in the keyboard's focus; empty for none."""
        return next((row.reference_id for row in self._rows if row.hasFocus()), "")

    def _tell_string(self, entries: Sequence[Entry], citation: Citation) -> None:
        if self._string is not None:
            words = string_words([entry.judgement(citation) for entry in entries])
            self._string.setText(words or tr("Each is judged for what it supports"))

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
        choices = max((row.choices.sizeHint().width() for row in self._rows), default=0) + CHOICES_AROUND
        width = min(max(280, self.fontMetrics().averageCharWidth() * WIDTH + 32, choices), room.width())
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
    """One reference of the card: who and when, its whole title, a line for each thing known of it, and what is judged
    of it at this place.

    Signals: `chosen(str)` its reference's id, by click or Enter; `judged(str, object)` the id and the `Choice`;
    `moved(int)` Up -1, Down 1, Escape 0.
    """

    chosen = Signal(str)
    judged = Signal(str, object)
    moved = Signal(int)

    def __init__(self, entry: Entry, citation: Citation, theme: Theme, writable: bool) -> None:
        """Shows `entry` as it is now."""
        super().__init__()
        self.reference_id = entry.reference.id
        self._citation = citation
        self.setObjectName("cardRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(3)
        head = head_of(entry)
        column.addWidget(_label(head, theme.ui_font(bold=True), theme.tokens.ink))
        column.addWidget(_label(title_of(entry), theme.ui_font(), theme.tokens.ink))
        self._lines = state_lines(entry)
        for sign, words in self._lines:
            column.addLayout(_state(sign, words, theme))
        self._told = ". ".join((head, title_of(entry), *(words for _, words in self._lines)))
        # Start-up does without.
        from ldn_desk.views.widgets.segments import Offer, Segments

        offers = [Offer(each, tr(SHORT_WORDS[each]), choice_phrase(each), KEYS[each]) for each in Choice]
        self.choices = Segments(tr("Does the source say this?"), offers, theme, self)
        self.choices.setEnabled(writable)
        for segment in self.choices.segments:
            # The row itself has the keyboard: one key judges it, and Tab goes on to the next reference.
            segment.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.chosen.connect(lambda choice: self.judged.emit(self.reference_id, choice))
        column.addSpacing(2)
        column.addWidget(self.choices)
        self._show_judged(entry)
        self.setStyleSheet(
            f"#cardRow {{ border: 2px solid transparent; border-radius: 6px; }}"
            f"#cardRow:hover {{ background: {theme.tokens.wash}; }}"
            f"#cardRow:focus {{ border-color: {theme.tokens.accent}; background: {theme.tokens.wash}; }}"
        )

    def renew(self, entry: Entry) -> bool:
        """Show what is judged of it now; False where it is another reference, or other things are known of it."""
        if entry.reference.id != self.reference_id or state_lines(entry) != self._lines:
            return False
        self._show_judged(entry)
        return True

    def _show_judged(self, entry: Entry) -> None:
        judgement = entry.judgement(self._citation)
        self.choices.show_value(judgement.quotation.choice if judgement else None)
        judged = quotation_words(judgement.quotation) if judgement else tr("not judged")
        self.setAccessibleName(f"{self._told}. {judged}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the reference."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.reference_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space chooses, arrows go from row to row, Escape goes back."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Escape: 0}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.reference_id)
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
