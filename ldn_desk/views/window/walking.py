"""Going about the window: back and forward, from pane to pane, full screen, out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import ON_DESK, Feature, Item, Spec
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.window.stack import Pages
from ldn_desk.views.window.toolbar import ToolBar


class Walking(Feature):
    """Where the reader is in the window."""

    def __init__(
        self,
        desk: Desk,
        pages: Pages,
        article: ArticlePane,
        references: ReferencePane,
        toolbar: ToolBar,
        window: QWidget,
    ) -> None:
        """`window` is what is closed, or fills the screen."""
        self._desk = desk
        self._pages = pages
        self._article = article
        self._references = references
        self._toolbar = toolbar
        self._window = window

    def items(self) -> Sequence[Item]:
        """Ways through the window, and out of it."""
        forward, quit_ = self._desk.selection.forward, QAction.MenuRole.QuitRole
        back_tip, forward_tip = tr("Back to where you were"), tr("Forward again")
        return (
            Spec("back", tr("&Back"), self._back, "view/history", ("Alt+Left",), ("back",), tip=back_tip),
            Spec("forward", tr("&Forward"), forward, "view/history", ("Alt+Right",), ("forward",), tip=forward_tip),
            Spec("next_pane", tr("Next &Pane"), self._next_pane, "view/end", ("F6",), ON_DESK),
            Spec("full_screen", tr("Full S&creen"), self._fill_screen, "view/end", ("F11",), checkable=True),
            Spec("cancel", tr("Canc&el"), self._cancel, "references/check", ("Esc",), ("cancel",)),
            Spec("quit", tr("&Quit"), self._window.close, "file/end", ("Ctrl+Q",), role=quit_),
        )

    def facts(self) -> Mapping[str, bool]:
        """Whether there is a way back or forward, and something that Escape can end."""
        desk, on_desk = self._desk, self._pages.on_desk
        return {
            "back": desk.ready and (desk.selection.can_go_back or not on_desk),
            "forward": on_desk and desk.selection.can_go_forward,
            "cancel": desk.ready and (desk.runs or not on_desk),
        }

    def news(self) -> Sequence[SignalInstance]:
        """The reader is elsewhere, or what runs in the background is something else."""
        desk = self._desk
        running = (desk.checking.progress_changed, desk.working.words_changed)
        return (desk.selection.changed, self._pages.changed, *running)

    def _back(self) -> None:
        self._desk.selection.back() if self._pages.on_desk else self._pages.show_desk()

    def _cancel(self) -> None:
        """End what runs; with nothing running, leave the library page."""
        if self._desk.runs:
            self._desk.cancel()
        else:
            self._pages.show_desk()

    def _fill_screen(self, _on: bool) -> None:
        self._window.showNormal() if self._window.isFullScreen() else self._window.showFullScreen()

    def _next_pane(self) -> None:
        references = self._references
        panes: list[QWidget] = [self._article.reading, references.list, self._toolbar.field]
        if self._desk.opened.selected_entry is not None:
            panes.insert(2, references.sheet)
        focused = self._window.focusWidget()
        here = next((i for i, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)), -1)
        target = panes[(here + 1) % len(panes)]
        if target is references.list:
            references.focus_list()
        elif len(panes) == 4 and target is panes[2]:
            references.focus_sheet()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
