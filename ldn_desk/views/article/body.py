"""Outline and article side by side; where there is no room for both, the outline lies over the article."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ldn_desk.views.article.outline import Outline
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.theme import Theme

OUTLINE = 30
"""Width of the outline, in characters of its font."""


class ArticleBody(QWidget):
    """Places its two children."""

    def __init__(self, theme: Theme, outline: Outline, view: ArticleView) -> None:
        """Takes both over."""
        super().__init__()
        self._theme, self._outline, self._view = theme, outline, view
        self._current: QWidget = view
        view.setParent(self)
        outline.setParent(self)
        outline.hide()

    @property
    def overlaid(self) -> bool:
        """True while the outline lies over the article."""
        return not self._outline.isHidden() and self._side() + self._view.column.least_width() > self.width()

    def turn_to(self, widget: QWidget) -> None:
        """Show `widget`, a child, where the article stands; what stood there is hidden."""
        before = self._current
        if widget is before:
            return
        self._current = widget
        self.lay_out()
        widget.show()
        if before.hasFocus():
            # Hidden with the focus in it, it would hand that on as Tab does: to its next marker.
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        before.hide()

    def lay_out(self) -> None:
        """Place both; call it after the outline was shown or hidden."""
        side = 0 if self._outline.isHidden() else self._side()
        self._outline.setGeometry(0, 0, side, self.height())
        left = 0 if side == 0 or self.overlaid else side + 1
        self._current.setGeometry(left, 0, self.width() - left, self.height())
        self._outline.raise_()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both follow."""
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline between the two."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.line))
        painter.end()

    def _side(self) -> int:
        return min(self._outline.fontMetrics().averageCharWidth() * OUTLINE, round(self.width() * 0.6))
