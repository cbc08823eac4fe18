"""What the menus offer about the article being read: outline, pages, size, markers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.words import year_words
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import ARTICLE, ARTICLE_WRITTEN, ActionsByName, Feature, Item, Spec
from ldn_desk.views.theme import Theme


class Reading(Feature):
    """Acts on the article pane."""

    def __init__(self, desk: Desk, theme: Theme, pane: ArticlePane, window: QWidget) -> None:
        """`window` is what the dialog stands before."""
        self._desk = desk
        self._theme = theme
        self._pane = pane
        self._window = window
        pane.about.details_wanted.connect(self._edit_details)

    def items(self) -> Sequence[Item]:
        """How the article is shown, and the way through it."""
        pane, paged, undated = self._pane, (*ARTICLE, "paged"), (*ARTICLE_WRITTEN, "undated")
        numbers, pages = pane.show_paragraph_numbers, tr("For an article that has pages")
        year, add_year = tr("Its date prints no year"), tr("&Add Year to the Article’s Date…")
        onward, back = tr("Next &Marker in the Article"), tr("Previous Mar&ker in the Article")
        larger = ("Ctrl++", "Ctrl+=")
        return (
            Spec("outline", tr("&Outline"), pane.show_outline, "view/article", ("Ctrl+Shift+O",), ARTICLE, True),
            Spec("numbers", tr("Paragraph &Numbers"), numbers, "view/article", ("Ctrl+Shift+P",), ARTICLE, True),
            Spec("printed", tr("Pages as Prin&ted"), pane.turner.turn, "view/article", ("F9",), paged, True, tip=pages),
            Spec("zoom_in", tr("Zoom &In"), pane.zoom_in, "view/zoom", larger, ARTICLE),
            Spec("zoom_out", tr("Zoom O&ut"), pane.zoom_out, "view/zoom", ("Ctrl+-",), ARTICLE),
            Spec("zoom_reset", tr("&Actual Size"), pane.zoom_reset, "view/zoom", ("Ctrl+0",), ARTICLE),
            Spec("next_marker", onward, pane.focus_next_marker, "references/walk", ("F8",), ARTICLE),
            Spec("previous_marker", back, pane.focus_previous_marker, "references/walk", ("Shift+F8",), ARTICLE),
            Spec("article_details", tr("Article &Details…"), self._edit_details, "tools/article", (), ARTICLE_WRITTEN),
            Spec(
                "article_note",
                tr("Note on &the Article"),
                pane.about.write,
                "judge/notes",
                ("Ctrl+Alt+N",),
                ARTICLE_WRITTEN,
            ),
            Spec("add_year", add_year, self._add_year, "tools/article", (), undated, tip=year),
        )

    def facts(self) -> Mapping[str, bool]:
        """Whether the article has pages as printed, and whether its date prints no year."""
        article = self._desk.opened.article
        undated = article is not None and article.issued is not None and bool(year_words(article.issued))
        return {"paged": self._desk.printed.on_offer, "undated": undated}

    def news(self) -> Sequence[SignalInstance]:
        """The article's, and what the reader switched in the pane."""
        pane, opened = self._pane, self._desk.opened
        shown = (pane.printed_changed, pane.side_changed, pane.numbers_changed)
        return (opened.article_changed, self._desk.printed.offered, *shown)

    def refresh(self, actions: ActionsByName) -> None:
        """Tick what the pane shows."""
        printed, header = self._pane.turner.printed, self._pane.header
        actions["outline"].setChecked(header.outline.isChecked())
        actions["numbers"].setChecked(header.numbers.isChecked())
        actions["printed"].setChecked(printed)
        actions["zoom_reset"].setText(tr("&Fit Width") if printed else tr("&Actual Size"))

    def further_keys(self) -> Sequence[tuple[str, str]]:
        """The pane's own."""
        return (
            (tr("Tab, Shift+Tab"), tr("In the article: next, previous marker or link")),
            (tr("Ctrl+F7"), tr("In the article: a text cursor, on and off")),
            (tr("Ctrl+wheel"), tr("Over the article: zoom")),
            (tr("Left, Right"), tr("Over printed pages: previous, next page")),
        )

    def _edit_details(self) -> None:
        from ldn_desk.views.dialogs.edit_article import EditArticle

        article = self._desk.opened.article
        if article is not None:
            EditArticle(self._desk, self._theme, article, self._window).open()

    def _add_year(self) -> None:
        from ldn_desk.views.dialogs.add_year import AddYear

        AddYear(self._desk, self._theme, self._window).open()
