"""References that were removed or merged away, to be brought back with all that hangs on them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.mending import Away
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme
from ldn_desk.wording.summary import day_words, who_and_when

ROLE = Qt.ItemDataRole.UserRole


class RemovedReferences(WritingDialog):
    """A list, the latest first; what is brought back leaves it."""

    def __init__(self, desk: Desk, theme: Theme, article: Article, parent: QWidget | None = None) -> None:
        """Of one article."""
        super().__init__(desk, theme, tr("Removed references"), parent)
        self._article = article
        self.add_sentence(tr("Notes and ratings stay with a removed reference, and come back with it."))
        self.list = self.add_list(tr("Removed references"))
        self.add_refusal()
        self.back = self.button(tr("Bring back"), self._bring_back, "accent")
        self.add_buttons(self.back)
        self.fit(84, 22)
        self.list.itemActivated.connect(lambda _item: self._bring_back())
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for away in self._desk.workshop.mending.away(self._article.id):
            item = QListWidgetItem(_words(away))
            item.setData(ROLE, away.reference)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not self.list.count():
            self.list.addItem(_none())
        self.back.setEnabled(self.list.currentItem() is not None and self.list.currentItem().data(ROLE) is not None)

    def _bring_back(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(ROLE) is not None:
            self._desk.mending.bring_back(self._article.id, item.data(ROLE), self._fill)


def _none() -> QListWidgetItem:
    item = QListWidgetItem(tr("No reference was removed from this list."))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _words(away: Away) -> str:
    """Who, when, title, and under it what comes back with it."""
    head = f"{away.reference.number}  {who_and_when(away.reference)}  {away.reference.printed.title}".strip()
    held = [count(away.notes, "{n} note", "{n} notes")] if away.notes else []
    held += [tr("rated")] if away.ratings else []
    told = [tr("removed {day}", day=day_words(away.removed))] if away.removed else []
    return "\n".join(part for part in (head, " · ".join((*told, *held))) if part)
