"""What is judged, as both views of the article show it; and the keyboard's place in them, which follows the judging."""

from PySide6.QtCore import QObject

from ldn_desk.presenters.article.document import CITATION
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.selection import Selected
from ldn_desk.presenters.window.signs import CitationSigns
from ldn_desk.presenters.work.quoting import WALK
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.article.turner import PageTurner


class JudgedCitations(QObject):
    """Keeps the text, and the pages once they are made, in step with what is judged."""

    def __init__(self, desk: Desk, view: ArticleView, turner: PageTurner) -> None:
        """`turner`, which makes the pages, also owns it. Made after what shows articles in `view` listens to `desk`."""
        super().__init__(turner)
        self._desk, self._view, self._turner = desk, view, turner
        self.signs = CitationSigns(desk, self)
        self.signs.changed.connect(self._show)
        desk.opened.article_changed.connect(self._show)
        desk.selection.changed.connect(self._follow)
        turner.made.connect(self._show)
        self._show()

    def _show(self, *_what: object) -> None:
        article = self._desk.opened.article
        for view in (self._view, self._turner.view):
            if view is not None:
                view.show_judged(article, self.signs.of)

    def _follow(self, selected: Selected, initiator: str) -> None:
        """Tab goes on from where the reader has walked to."""
        article = self._desk.opened.article
        if initiator != WALK or article is None:
            return
        at = next((n for n, each in enumerate(article.citations) if each.id == selected.citation_id), -1)
        for view in (self._view, self._turner.view):
            if view is not None and at >= 0:
                view.stand_at(f"{CITATION}{at}")
