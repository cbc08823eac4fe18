"""Which reference a mark leads to: "see also 7", which is a mark; or that the words cite it, which is a mend."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.mark import Mark
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.enter_key import is_enter
from ldn_desk.wording.marks import quote_words
from ldn_desk.wording.summary import who_and_when

ROLE = Qt.ItemDataRole.UserRole


class SeeAlso(WritingDialog):
    """The list of references, of which one is chosen."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        article: Article,
        mark: Mark,
        cites: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """For a mark of `article`; `cites` asks instead what its words cite, None where they are too long for that."""
        super().__init__(desk, theme, tr("See also"), parent)
        self._mark = mark
        self._cites = cites
        self.add_heading(f"“{quote_words(mark)}”")
        self.add_sentence(tr("The mark leads to the reference chosen here; what the article cites stays as it is."))
        self.sought = QLineEdit()
        self.sought.setFont(theme.ui_font())
        self.sought.setPlaceholderText(tr("Find by number, author or title"))
        self.sought.setAccessibleName(tr("Find a reference"))
        self.sought.textChanged.connect(self._sift)
        self.column.addWidget(self.sought)
        self.list = QListWidget()
        self.list.setFont(theme.ui_font())
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setAccessibleName(tr("References"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(article)
        self.column.addWidget(self.list, 1)
        self.add_refusal()
        self.save = self.button(tr("See also"), self._save, "accent")
        self.cites = self.button(tr("These Words Cite It…"), self._ask_cites)
        self.cites.setVisible(cites is not None)
        self.cites.setToolTip(tr("A mend: the words become a citation of the article"))
        self.add_buttons(self.cites, self.save, close=tr("Cancel"))
        self.fit(84, 26)
        self.list.itemActivated.connect(lambda _item: self._save())
        self.list.currentItemChanged.connect(lambda *_items: self._look())
        self._look()

    @property
    def chosen(self) -> str:
        """The id of the chosen reference; empty for none."""
        item = self.list.currentItem()
        return str(item.data(ROLE)) if item is not None and not item.isHidden() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search field goes to what was found: it saves nothing yet."""
        if is_enter(event) and self.sought.hasFocus():
            rows = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
            self.list.setCurrentRow(next(rows, -1))
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _fill(self, article: Article) -> None:
        for each in article.references:
            item = QListWidgetItem(f"{each.number}  {who_and_when(each)}  {each.printed.title or each.text}")
            item.setData(ROLE, each.id)
            item.setToolTip(each.text)
            self.list.addItem(item)
            if each.id == self._mark.reference_id:
                self.list.setCurrentItem(item)

    def _sift(self, words: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words.casefold() not in item.text().casefold())
        self._look()

    def _look(self) -> None:
        self.save.setEnabled(bool(self.chosen))

    def _save(self) -> None:
        if self.chosen and self._desk.marking.link(self._mark, self.chosen):
            self.accept()

    def _ask_cites(self) -> None:
        self.accept()
        if self._cites is not None:
            self._cites()
