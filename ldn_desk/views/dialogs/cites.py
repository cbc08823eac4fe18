"""What a marker cites, as the reader knows it; also for words that the desk did not take for a marker."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.enter_key import is_enter
from ldn_desk.wording.summary import who_and_when

ROLE = Qt.ItemDataRole.UserRole


class Cites(WritingDialog):
    """The list of references with a tick beside each that this place cites."""

    def __init__(
        self, desk: Desk, theme: Theme, article: Article, start: int, end: int, parent: QWidget | None = None
    ) -> None:
        """For a stretch of the article's text."""
        super().__init__(desk, theme, tr("This marker cites"), parent)
        self._stretch = start, end
        numbers = {n for each in article.citations if each.start < end and start < each.end for n in each.numbers}
        self.add_heading(f"“{article.text[start:end]}”")
        self.add_sentence(tr("It cites the references that are ticked here; the article’s text stays as it is."))
        self.sought = QLineEdit()
        self.sought.setFont(theme.ui_font())
        self.sought.setPlaceholderText(tr("Find by number, author or title"))
        self.sought.setAccessibleName(tr("Find a reference"))
        self.sought.textChanged.connect(self._sift)
        self.column.addWidget(self.sought)
        self.list = self.add_list(tr("References"))
        self._fill(article, numbers)
        self.list.itemChanged.connect(lambda _item: self._look())
        self.list.itemActivated.connect(_toggle)
        self.told = self.add_refusal()
        self.save = self.button(tr("Save"), self._save, "accent")
        self.add_buttons(self.save, close=tr("Cancel"))
        self.fit(84, 26)
        self._look()

    @property
    def chosen(self) -> list[str]:
        """Ids of the references that are ticked, in list order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(ROLE) for item in items if item.checkState() is Qt.CheckState.Checked]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search field goes to what was found, where it ticks: it saves nothing yet."""
        if is_enter(event) and self.sought.hasFocus():
            rows = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
            self.list.setCurrentRow(next(rows, self.list.currentRow()))
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _fill(self, article: Article, numbers: Collection[int]) -> None:
        first = None
        for each in article.references:
            words = f"{each.number}  {who_and_when(each)}  {each.printed.title or each.text}"
            item = QListWidgetItem(words)
            item.setData(ROLE, each.id)
            item.setToolTip(each.text)
            ticked = each.number in numbers
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            first = item if ticked and first is None else first
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.scrollToItem(first)

    def _sift(self, words: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words.casefold() not in item.text().casefold())

    def _look(self) -> None:
        self.save.setEnabled(bool(self.chosen))

    def _save(self) -> None:
        self._desk.mending.link(*self._stretch, self.chosen, self.accept)


def _toggle(item: QListWidgetItem) -> None:
    ticked = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
