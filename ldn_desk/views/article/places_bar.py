"""A quiet line below the article: at which of the places that cite the selected reference the reader is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ldn_desk.domain.translation import count, tr
from ldn_desk.views.theme import Theme


class PlacesBar(QWidget):
    """Hidden while nothing is selected.

    Signals: `step_wanted(int)` 1 for the next place, -1 for the previous one.
    """

    step_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Hidden."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("placesBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.previous = self._button(tr("Previous place that cites it"), -1)
        self.next = self._button(tr("Next place that cites it"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 8, 3)
        row.setSpacing(4)
        row.addStretch()
        row.addWidget(self.words)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addStretch()
        theme.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def show_place(self, reference: int | None, at: int, total: int) -> None:
        """Reference number (None hides the bar), the place from 1 (0 for none in particular), and how many."""
        self.setVisible(reference is not None)
        if reference is None:
            return
        if not total:
            words = tr("Reference {number} is cited nowhere in the article", number=reference)
        elif at:
            words = tr("Reference {number}  ·  {at} of {total} places", number=reference, at=at, total=total)
            if total == 1:
                words = tr("Reference {number}  ·  its one place", number=reference)
        else:
            places = count(total, "cited in {n} place", "cited in {n} places")
            words = tr("Reference {number}  ·  {places}", number=reference, places=places)
        self.words.setText(words)
        self.previous.setEnabled(total > 1 or (total == 1 and not at))
        self.next.setEnabled(total > 1 or (total == 1 and not at))

    def restyle(self) -> None:
        """Follow the theme."""
        self.words.setFont(self._theme.ui_font("small"))
        tokens = self._theme.tokens
        self.setStyleSheet(f"#placesBar {{ border: none; border-top: 1px solid {tokens.line}; }}")
        self.words.setStyleSheet(f"color: {tokens.soft};")
        side = self._theme.icon_side
        for button, name in ((self.previous, "chevron-left"), (self.next, "chevron-right")):
            button.setIcon(self._theme.icon(name, side))
            button.setIconSize(QSize(side, side))

    def _button(self, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.step_wanted.emit(by))
        return button
