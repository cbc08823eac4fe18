"""The shortcuts page: every key there is, made of the same actions as the menus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.dialogs.dialog import MARGIN, Dialog
from ldn_desk.views.feature import ShortcutRows
from ldn_desk.views.theme import Theme


class ShortcutsPage(Dialog):
    """Keys in two columns, or in one where the screen is narrow, menu by menu."""

    def __init__(self, theme: Theme, groups: ShortcutRows, parent: QWidget | None = None) -> None:
        """`groups` are made of the actions."""
        super().__init__(theme, tr("Keyboard shortcuts"), parent)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(48)
        for half in _halves(groups):
            column = QVBoxLayout()
            column.setSpacing(20)
            for words, rows in half:
                column.addLayout(self._group(words, rows))
            column.addStretch(1)
            columns.addLayout(column)
        if inside.sizeHint().width() > self.room.width() - 4 * MARGIN:
            columns.setDirection(QHBoxLayout.Direction.TopToBottom)
        self.column.addWidget(inside)
        self.add_buttons()

    def _group(self, words: str, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        heading = QLabel(words)
        heading.setFont(self.theme.ui_font(bold=True))
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (keys, act) in enumerate(rows, 1):
            left = QLabel(keys)
            palette = left.palette()
            palette.setColor(palette.ColorRole.WindowText, self.theme.tokens.soft)
            left.setPalette(palette)
            left.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            right = QLabel(act)
            right.setWordWrap(len(act) > 40)
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self.fontMetrics().averageCharWidth() * 22)
        return grid


def _halves(groups: ShortcutRows) -> tuple[ShortcutRows, ShortcutRows]:
    """Two lists of about the same number of lines, in order."""
    lines = [len(rows) + 2 for _, rows in groups]
    best = min(range(1, len(groups)), key=lambda cut: abs(sum(lines[:cut]) - sum(lines[cut:])))
    return groups[:best], groups[best:]
