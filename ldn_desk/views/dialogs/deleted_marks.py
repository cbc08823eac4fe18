"""The marks of an article that were deleted, to be brought back as they were."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ldn_desk.domain.mark import Mark
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.mark_look import swatch
from ldn_desk.wording.marks import mark_words
from ldn_desk.wording.summary import day_words

ROLE = Qt.ItemDataRole.UserRole


class DeletedMarks(WritingDialog):
    """A list, the latest first; what is brought back leaves it."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Of the article that is open."""
        super().__init__(desk, theme, tr("Deleted marks"), parent)
        self.list = QListWidget()
        self.list.setFont(theme.ui_font())
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Deleted marks"))
        self.column.addWidget(self.list, 1)
        self.add_refusal()
        self.back = self.button(tr("Bring back"), self._bring_back, "accent")
        self.add_buttons(self.back)
        self.fit(72, 18)
        self.list.itemActivated.connect(lambda _item: self._bring_back())
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for mark in self._desk.marking.deleted():
            words = mark_words(mark, self._desk.marking.name_of(mark.colour))
            item = QListWidgetItem(f"{words}\n{tr('Deleted {day}', day=day_words(mark.modified))}")
            item.setIcon(swatch(mark.colour, self.theme.tokens, self.theme.icon_side))
            item.setData(ROLE, mark)
            self.list.addItem(item)
        self.back.setEnabled(bool(self.list.count()))
        if not self.list.count():
            none = QListWidgetItem(tr("No mark of this article is deleted."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self.list.setCurrentRow(0)

    def _bring_back(self) -> None:
        item = self.list.currentItem()
        mark = item.data(ROLE) if item is not None else None
        if isinstance(mark, Mark) and self._desk.marking.restore(mark):
            self._fill()
