"""The request log: what was asked of whom, when, and how it ended."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ldn_desk.domain.record import Request
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.preferences import HEADINGS, as_text, cells
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme
from ldn_desk.wording.terms import source_label


class RequestLog(Dialog):
    """The latest requests first, each with its whole address."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Reads the log once."""
        super().__init__(theme, tr("Request log"), parent)
        self.requests = desk.workshop.library.requests()
        self.add_sentence(
            tr(
                "Everything that has left this computer: DOIs, and a reference’s printed text where you agreed to a "
                "search. Notes, ratings and article text never leave it."
            )
        )
        self.table = self._table(self.requests)
        self.column.addWidget(self.table, 1)
        self.number = self.add_sentence(_number(self.requests))
        self.copy = self.button(tr("Copy all"), self._copy)
        self.copy.setEnabled(bool(self.requests))
        self.add_buttons(self.copy)
        self.fit(120, 30)

    def _table(self, requests: tuple[Request, ...]) -> QTableWidget:
        table = QTableWidget(len(requests), len(HEADINGS))
        table.setAccessibleName(tr("Requests"))
        table.setHorizontalHeaderLabels([tr(words) for words in HEADINGS])
        table.setFont(self.theme.ui_font("small"))
        table.horizontalHeader().setFont(self.theme.ui_font("small"))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setFrameShape(QTableWidget.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 1.8))
        for row, request in enumerate(requests):
            for column, words in enumerate(cells(request)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(row, column, item)
        table.resizeColumnsToContents()
        table.horizontalHeader().setSectionResizeMode(HEADINGS.index("Address"), QHeaderView.ResizeMode.Stretch)
        return table

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.requests))


def _number(requests: tuple[Request, ...]) -> str:
    if not requests:
        return tr("Nothing has been asked of anyone yet.")
    by_source: dict[str, int] = {}
    for request in requests:
        by_source[request.source] = by_source.get(request.source, 0) + 1
    each = ", ".join(f"{source_label(name)} {n}" for name, n in by_source.items())
    return f"{count(len(requests), '{n} request', '{n} requests')} · {each}"
