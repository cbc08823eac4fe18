"""The older versions of the article, each to be opened as it was; from one of them, the newer one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.shelf import Shelved
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme
from ldn_desk.wording.summary import day_words

ROLE = Qt.ItemDataRole.UserRole


class OtherVersions(Dialog):
    """A list, the newest first."""

    def __init__(self, desk: Desk, theme: Theme, article: Article, parent: QWidget | None = None) -> None:
        """Of one article."""
        super().__init__(theme, tr("Other versions"), parent)
        self._desk = desk
        self.add_sentence(tr("Notes and ratings are with the newest version; the older ones are kept as they were."))
        self.list = self.add_list(tr("Other versions"))
        self.show_version = self.button(tr("Open"), self._open, "accent")
        self.add_buttons(self.show_version)
        self.fit(70, 16)
        self.list.itemActivated.connect(lambda _item: self._open())
        self._fill(article)

    def _fill(self, article: Article) -> None:
        versions = self._desk.workshop.versions
        newer = versions.newer_version(article.id)
        if newer:
            self._add(tr("The newer version, with all notes and ratings"), newer)
        for line in versions.older_versions(newer or article.id):
            if line.id != article.id:
                self._add(_words(line), line.id)
        there = bool(self.list.count())
        if not there:
            self._add(tr("No other version of this article is on the desk."), "")
            self.list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)
        self.show_version.setEnabled(there)

    def _add(self, words: str, article_id: str) -> None:
        item = QListWidgetItem(words)
        item.setData(ROLE, article_id)
        self.list.addItem(item)

    def _open(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(ROLE):
            self._desk.open_article(item.data(ROLE))
            self.accept()


def _words(line: Shelved) -> str:
    references = count(line.references, "{n} reference", "{n} references")
    source = f" · {line.source}" if line.source else ""
    return f"{line.title or tr('Untitled')} · {references} · {tr('added {day}', day=day_words(line.added))}{source}"
