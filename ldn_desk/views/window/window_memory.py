"""Puts the window back as it was, and remembers how it stands."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.recall import Recall
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.theme import Theme


class Memory:
    """Works once the desk has its library; before that, and after it is closed, nothing is kept."""

    def __init__(self, desk: Desk, theme: Theme, window: QMainWindow, splitter: QSplitter) -> None:
        """For this window; what it remembers of the panes is handed to each call."""
        self._desk = desk
        self._theme = theme
        self._window = window
        self._splitter = splitter
        self._recall = Recall(desk)
        desk.opened.left.connect(self._keep_places)

    def restore_look(self) -> None:
        """Colours, text size and typeface: before the article is shown."""
        self._theme.set_mode(self._recall.text("theme", "system"))
        self._theme.set_scale(self._recall.number("scale", 1.0))
        self._theme.set_reading_family(self._recall.text("reading", "serif"))

    def restore(self, article: ArticlePane, references: ReferencePane) -> None:
        """Size, places of the splitters, zoom, and what the article pane shows."""
        self._desk.opened.places.remember(self._recall.text("places"))
        if geometry := self._recall.state("geometry"):
            self._window.restoreGeometry(QByteArray(geometry))
        if state := self._recall.state("splitter"):
            self._splitter.restoreState(QByteArray(state))
        references.share = self._recall.number("list_share", references.share)
        references.folding.remember(self._recall.text("folded"))
        article.zoom = self._recall.number("zoom", 1.0)
        article.turner.zoom = self._recall.number("page_zoom", 1.0)
        article.turner.turn(self._recall.flag("printed"))
        # Before other things stood beside an article, it was said of the outline alone.
        article.show_side(self._recall.text("side", "outline" if self._recall.flag("outline") else ""))
        article.show_paragraph_numbers(self._recall.flag("numbers", article.header.numbers.isChecked()))

    def keep_look(self) -> None:
        """Colours, text size and typeface, as soon as they are chosen."""
        theme = self._theme
        self._recall.keep(theme=theme.mode, scale=theme.scale, reading=theme.reading_family)

    def keep(self, article: ArticlePane, references: ReferencePane) -> None:
        """Everything else, when the window is closed."""
        self._desk.opened.leave()
        self._recall.keep(
            geometry=bytes(self._window.saveGeometry().data()),
            splitter=bytes(self._splitter.saveState().data()),
            list_share=references.share,
            folded=references.folding.words,
            zoom=article.zoom,
            page_zoom=article.turner.zoom,
            printed=article.turner.wanted,
            side=article.side.shown or "none",
            numbers=article.header.numbers.isChecked(),
        )

    def _keep_places(self, _article_id: str) -> None:
        """The views have noted theirs by now."""
        self._recall.keep(places=self._desk.opened.places.words)
