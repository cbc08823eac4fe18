"""Keeps the menus true: what can be done now is enabled, what is on is ticked, Undo says what it would undo."""

from PySide6.QtCore import QObject

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.words import year_words
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.theme import Theme
from ldn_desk.views.window.actions import Actions, State
from ldn_desk.views.window.editing import Editing
from ldn_desk.views.window.stack import Pages


class MenuState(QObject):
    """Listens to everything that decides about an action."""

    def __init__(
        self, desk: Desk, theme: Theme, actions: Actions, pages: Pages, editing: Editing, article: ArticlePane
    ) -> None:
        """Shows the state now, and whenever it changes."""
        super().__init__(actions)
        self._desk = desk
        self._theme = theme
        self._actions = actions
        self._pages = pages
        self._editing = editing
        desk.started.connect(self.refresh)
        desk.opened.article_changed.connect(self.refresh)
        desk.selection.changed.connect(self.refresh)
        desk.checking.progress_changed.connect(self.refresh)
        desk.checking.offline_changed.connect(self.refresh)
        desk.appraising.undo_changed.connect(self.refresh)
        desk.shelf_changed.connect(self.refresh)
        desk.opened.entries_changed.connect(self.refresh)
        pages.changed.connect(self.refresh)
        editing.changed.connect(self.refresh)
        desk.printed.offered.connect(self.refresh)
        article.printed_changed.connect(self._tick_printed)
        theme.changed.connect(self._tick_look)
        article.outline_changed.connect(actions["outline"].setChecked)
        article.numbers_changed.connect(actions["numbers"].setChecked)
        actions["outline"].setChecked(article.header.outline.isChecked())
        actions["numbers"].setChecked(article.header.numbers.isChecked())
        self._tick_look()
        self.refresh()

    def refresh(self, *_news: object) -> None:
        """Enable, grey and name what the state asks for."""
        self._actions.show_state(self.state)
        undo, redo = self._desk.appraising.undo_words, self._desk.appraising.redo_words
        typing = tr("typing")
        self._actions.name_undo(typing if self._editing.can_undo else undo, typing if self._editing.can_redo else redo)
        self._actions["offline"].setChecked(self._desk.checking.offline)

    @property
    def state(self) -> State:
        """What is true now."""
        desk, selection = self._desk, self._desk.selection
        on_desk, entry = self._pages.on_desk, desk.opened.selected_entry
        return State(
            ready=desk.ready,
            desk=on_desk,
            article=desk.opened.article is not None,
            paged=desk.printed.on_offer,
            undated=bool(desk.opened.article and desk.opened.article.issued and year_words(desk.opened.article.issued)),
            selected=entry is not None,
            corrected=entry is not None and entry.correction is not None,
            suggested=entry is not None and entry.verdict.suggestion is not None,
            undo=self._editing.can_undo or bool(desk.appraising.undo_words),
            redo=self._editing.can_redo or bool(desk.appraising.redo_words),
            back=desk.ready and (selection.can_go_back or not on_desk),
            forward=on_desk and selection.can_go_forward,
            cancel=desk.ready and (desk.checking.progress.running or not on_desk),
            offline=not desk.checking.offline_locked,
        )

    def _tick_printed(self, printed: bool) -> None:
        self._actions["printed"].setChecked(printed)
        self._actions["zoom_reset"].setText(tr("&Fit Width") if printed else tr("&Actual Size"))

    def _tick_look(self) -> None:
        self._actions.choose("theme", self._theme.mode)
        self._actions.choose("reading", self._theme.reading_family)
