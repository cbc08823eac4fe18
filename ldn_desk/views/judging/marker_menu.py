"""What a right click on a marker of the article offers about the references that it cites."""

from PySide6.QtWidgets import QMenu

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.document import REFERENCE
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_judgement import JudgingActs
from ldn_desk.views.article.card_timing import marker_citation
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import Feature
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.theme import Theme
from ldn_desk.wording.summary import who_and_when


class MarkerMenu(Feature):
    """Rate, note and correct, for the one reference of a marker or for each of several."""

    def __init__(self, desk: Desk, theme: Theme, article: ArticlePane, references: ReferencePane) -> None:
        """Fills the menus of `article`; notes are written in `references`."""
        self._desk = desk
        self._view = article.view
        self._acts = JudgingActs(desk, theme, references, references.focus_notes)
        article.link_menu_filled.connect(self.fill)

    def fill(self, menu: QMenu, href: str) -> None:
        """Add what can be judged where the reader has clicked: on a marker, or on an entry of the list."""
        citation = marker_citation(self._view, href)
        cited = self._cited(citation) if citation is not None else self._listed(href)
        for entry in cited:
            words = tr("Reference {number} · {who}", number=entry.reference.number, who=who_and_when(entry.reference))
            inside = menu if len(cited) == 1 else menu.addMenu(words.replace("&", "&&"))
            self._acts.add_to(inside, entry, citation.id if citation is not None else "")

    def _cited(self, citation: Citation) -> list[Entry]:
        return [entry for entry in self._desk.opened.entries if entry.reference.number in citation.numbers]

    def _listed(self, href: str) -> list[Entry]:
        head, _, index = href.partition(":")
        entries = self._desk.opened.entries
        return [entries[int(index)]] if f"{head}:" == REFERENCE and int(index) < len(entries) else []
