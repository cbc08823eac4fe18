"""The *Rating* tab: the question, and the scale in words, one row a star count."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from ldn_desk.domain.appraisal import STARS_QUESTION, STARS_SCALE
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.notices import RETRACTIONS
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.shapes import empty_star, paint_star
from ldn_desk.views.widgets.stars import UNRATED, stars_of_key

INITIATOR = "rating"
ASKS_FOR_NOTE = 2
"""A note is asked for with so few stars, or fewer (PRODUCT, *Rubric*)."""


class StarChoice(QRadioButton):
    """One row of the scale: its stars and what they mean."""

    def __init__(self, stars: int, theme: Theme, parent: QWidget) -> None:
        """`stars` is `UNRATED` for the row that takes them away."""
        super().__init__(parent)
        self._stars = stars
        self._theme = theme
        meaning = tr(STARS_SCALE[stars]) if stars else tr("not rated")
        self.setText(meaning)
        spoken = count(stars, "{n} star", "{n} stars")
        self.setAccessibleName(tr("{stars}: {meaning}", stars=spoken, meaning=meaning) if stars else meaning)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Stars, words, and room around them."""
        metrics = self.fontMetrics()
        width = 24 + round(6 * self._side()) + metrics.horizontalAdvance(self.text()) + 16
        return QSize(width, metrics.height() + 12)

    def hitButton(self, position: QPoint) -> bool:
        """The whole row."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A wash and an accent bar on the one chosen."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.wash if self.isChecked() else tokens.paper))
        if self.isChecked():
            painter.fillRect(0, 0, 3, self.height(), QColor(tokens.accent))
        side = self._side()
        for place in range(5 if self._stars else 0):
            box = QRectF(16 + place * side, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
            paint_star(painter, box, QColor(tokens.ink) if place < self._stars else empty_star(tokens))
        left = 16 + round(5.6 * side)
        words = self.rect().adjusted(left, 0, -4, 0)
        painter.setPen(QColor(tokens.ink if self._stars else tokens.soft))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _side(self) -> float:
        return self.fontMetrics().height() * 1.05


class RatingPage(QScrollArea):
    """Question and scale. `show_entry` fills it.

    Signals: `note_wanted()` the reader wants to say why.
    """

    note_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Unrated before `show_entry`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._entry: Entry | None = None
        self._question = QLabel(tr(STARS_QUESTION))
        self.ceiling = QLabel()
        self._ask = QLabel(tr("So few stars: a note on why would help whoever reads this next."))
        self.write = QPushButton(tr("Write a note"))
        self.write.setProperty("kind", "link")
        self.write.clicked.connect(self.note_wanted)
        self._choices = QButtonGroup(self)
        inner = QWidget()
        for stars in (*STARS_SCALE, UNRATED):
            self._choices.addButton(StarChoice(stars, theme, inner), stars)
        self._choices.idClicked.connect(self._rate)
        self._lay_out(inner)
        self.restyle()

    def choice(self, stars: int) -> StarChoice:
        """The row of so many stars; `UNRATED` for none."""
        button = self._choices.button(stars)
        assert isinstance(button, StarChoice)
        return button

    def show_entry(self, entry: Entry) -> None:
        """Show an entry's stars."""
        self._entry = entry
        self.choice(entry.stars or UNRATED).setChecked(True)
        retracted = any(n.type.replace("-", "_").lower() in RETRACTIONS for n in entry.verdict.notices)
        self.ceiling.setText(
            tr("A notice takes this work back: the rubric's ceiling is then 1 star.") if retracted else ""
        )
        self.ceiling.setVisible(retracted)
        wants_note = entry.stars is not None and entry.stars <= ASKS_FOR_NOTE and not entry.notes
        self._ask.setVisible(wants_note)
        self.write.setVisible(wants_note)

    def focus_scale(self) -> None:
        """Go to the row that is chosen."""
        chosen = self._entry.stars if self._entry is not None else None
        self.choice(chosen or UNRATED).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits rate from anywhere on the page."""
        stars = stars_of_key(event)
        if stars is None:
            super().keyPressEvent(event)
        else:
            self.choice(stars).setChecked(True)
            self.choice(stars).setFocus(Qt.FocusReason.OtherFocusReason)
            self._rate(stars)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        for label in (self._question, self.ceiling, self._ask, self.write, *self._choices.buttons()):
            label.setFont(self._theme.ui_font())
        palette = self._ask.palette()
        palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
        for label in (self._ask, self.ceiling):
            label.setPalette(palette)
        self.update()

    def _lay_out(self, inner: QWidget) -> None:
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(2)
        for label in (self._question, self.ceiling, self._ask):
            label.setWordWrap(True)
        column.addWidget(self._question)
        column.addWidget(self.ceiling)
        column.addSpacing(6)
        for stars in (*STARS_SCALE, UNRATED):
            column.addWidget(self.choice(stars))
        column.addSpacing(6)
        column.addWidget(self._ask)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def _rate(self, stars: int) -> None:
        if self._entry is not None:
            self._desk.appraising.rate(self._entry.reference.id, stars or None, INITIATOR)
