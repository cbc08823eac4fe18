"""A line of a form: a label, its "?", and what is chosen with."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.help_card import HelpButton
from ldn_desk.views.widgets.segments import line_height

GAP = 8


class ScaleRow(QWidget):
    """The field stands beside its label, and below it where there is little room. `?` opens the help wherever the
    keyboard is in it."""

    def __init__(
        self, words: str, help_button: HelpButton | None, field: QWidget, theme: Theme, parent: QWidget
    ) -> None:
        """`words` stand before the field."""
        super().__init__(parent)
        self._theme = theme
        self.label = QLabel(words, self)
        self.help = help_button
        self.field = field
        self._head = QWidget(self)
        within = self._heading = QHBoxLayout(self._head)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(2)
        within.addWidget(self.label)
        if help_button is not None:
            within.addWidget(help_button)
        within.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(field, 1)

    @property
    def head_width(self) -> int:
        """What the label and its "?" need."""
        return self._heading.sizeHint().width()

    def align(self, width: int) -> None:
        """Let the field begin so far from the left; the label is as high as a line of choices."""
        self._head.setFixedSize(width, line_height(self._theme))

    def minimumSizeHint(self) -> QSize:
        """What is widest of it: label and field may stand below one another."""
        size = super().minimumSizeHint()
        return QSize(max(self._head.width(), self.field.minimumSizeHint().width()), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside one another, or below."""
        super().resizeEvent(event)
        beside = self._head.width() + GAP + self.field.minimumSizeHint().width() <= self.width()
        across = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not across:
            self._line.setDirection(across)
            self._line.setSpacing(GAP if beside else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`?` asks for help."""
        if event.key() == Qt.Key.Key_Question and self.help is not None:
            self.help.open()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.label.setFont(self._theme.ui_font("small"))
        palette = self.label.palette()
        palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
        self.label.setPalette(palette)
        if self.help is not None:
            self.help.setFont(self._theme.ui_font("small"))
