"""Article and what stands beside it; where there is no room for both, that lies over the article."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ldn_desk.views.article.reading.column import LEAST_MEASURE
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.article.side import Side
from ldn_desk.views.theme import Theme

SIDE = 30
"""Width of what stands beside the article, in characters of its font."""
NARROW = 34
"""Characters in a line that are borne while something is read along with the text."""


class ArticleBody(QWidget):
    """Places its two children."""

    def __init__(self, theme: Theme, side: Side, view: ArticleView) -> None:
        """Takes both over."""
        super().__init__()
        self._theme, self._side, self._view = theme, side, view
        self._current: QWidget = view
        view.setParent(self)
        side.setParent(self)
        side.hide()

    @property
    def overlaid(self) -> bool:
        """True while what stands beside the article lies over it."""
        least = self._view.column.least_width(NARROW if self._side.keeps_beside else LEAST_MEASURE)
        return not self._side.isHidden() and self._width() + least > self.width()

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
        """Place both; call it after the side was shown or hidden."""
        side = 0 if self._side.isHidden() else self._width()
        self._side.setGeometry(0, 0, side, self.height())
        left = 0 if side == 0 or self.overlaid else side + 1
        self._current.setGeometry(left, 0, self.width() - left, self.height())
        self._side.raise_()
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

    def _width(self) -> int:
        return min(self._side.fontMetrics().averageCharWidth() * SIDE, round(self.width() * 0.6))
