"""A row of widgets that goes on in the next line where it has no room: so that nothing overlaps in a narrow pane."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its items out from the left; those added after `add_right` stand at the right end of their line."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        """`gap` in pixels, between items and between lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right_from: int | None = None
        self._gap = gap

    def add_right(self) -> None:
        """What is added from now on stands at the right."""
        self._right_from = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way of adding; use `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and give the item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at this width."""
        return self._lay_out(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest item's least width."""
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in `rect`."""
        super().setGeometry(rect)
        self._lay_out(rect, place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, place: bool) -> int:
        margins: QMargins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top = inner.top()
        for line in self._lines(inner.width()):
            height = max(_height(item, inner.width()) for item in line)
            if place:
                self._place(line, QRect(inner.left(), top, inner.width(), height))
            top += height + self._gap
        return max(0, top - self._gap - rect.top()) + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and used + self._gap + wanted <= width:
                lines[-1].append(item)
                used += self._gap + wanted
            else:
                lines.append([item])
                used = wanted
        return lines

    def _place(self, line: list[QLayoutItem], box: QRect) -> None:
        rights = [item for item in line if self._is_right(item)]
        left = box.left()
        for item in line:
            width = min(item.sizeHint().width(), box.width())
            if rights and item is rights[0]:
                rest = sum(min(each.sizeHint().width(), box.width()) for each in rights) + self._gap * (len(rights) - 1)
                left = max(left, box.right() + 1 - rest)
            height = _height(item, box.width())
            item.setGeometry(QRect(left, box.top() + (box.height() - height) // 2, width, height))
            left += width + self._gap

    def _is_right(self, item: QLayoutItem) -> bool:
        return self._right_from is not None and self._items.index(item) >= self._right_from


def _height(item: QLayoutItem, room: int) -> int:
    """Of an item that has no more room than this, and may have lines of its own."""
    size = item.sizeHint()
    return item.heightForWidth(room) if item.hasHeightForWidth() and size.width() > room else size.height()
