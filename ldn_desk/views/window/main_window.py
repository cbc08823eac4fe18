"""The main window: menus, toolbar, article beside references, status bar; and the library page over the desk."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.finding import Finding
from ldn_desk.presenters.window.handing_in import handed_in
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import Feature
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.enter_key import is_enter, press
from ldn_desk.views.window.actions import Actions
from ldn_desk.views.window.editing import Editing
from ldn_desk.views.window.features import Parts, features
from ldn_desk.views.window.found_places import FindWalk, FoundNotes
from ldn_desk.views.window.keyboard import Keyboard
from ldn_desk.views.window.shelf import Shelf
from ldn_desk.views.window.stack import Pages
from ldn_desk.views.window.status_bar import StatusBar
from ldn_desk.views.window.toolbar import ToolBar
from ldn_desk.views.window.window_memory import Memory

if TYPE_CHECKING:
    from ldn_desk.views.dialogs.settings import SettingsGroup

SIZE = (1360, 860)
SMALLEST_PANE = 280


class MainWindow(QMainWindow):
    """Puts the parts together; each of them listens to the desk itself.

    Signals: `painted()` once, when the window's first frame was painted.
    """

    painted = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Shows an empty desk until the desk has a library and an article."""
        super().__init__()
        self.desk = desk
        self.theme = theme
        self._painted = False
        self._shown = ""
        self.setObjectName("main")
        self.setWindowTitle(tr("LDN Desk"))
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        self.article = ArticlePane(desk, theme)
        self.references = ReferencePane(desk, theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.pages = Pages(desk, theme, self.splitter)
        self.toolbar = ToolBar(desk, theme)
        self.status = StatusBar(desk, theme)
        self.finding = Finding(desk)
        application = cast(QApplication, QApplication.instance())
        self.editing = Editing(application, self)
        self._keyboard = Keyboard(application, self, self.article)
        self.memory = Memory(desk, theme, self, self.splitter)
        self._walk, self._notes = FindWalk(self.finding, self.article), FoundNotes(self.finding, self.references)
        self._lay_out()
        self.article.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shelf = Shelf(desk, self.pages, self.article, self.references, self.status.say, self)
        self.features: tuple[Feature, ...] = (self.shelf, *features(self._parts))
        self.actions_ = Actions(self, self.menuBar(), self.features)
        self.references.contribute(lambda: [each for feature in self.features for each in feature.sections()])
        self.toolbar.connect_to(self.actions_)
        self._connect()

    def settings(self) -> "list[SettingsGroup]":
        """What can be set, of every feature."""
        return [group for feature in self.features for group in feature.settings()]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first one is told."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as space does."""
        if not is_enter(event) or not press(self.focusWidget()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on; where a control has disappeared, the keyboard stays where the reader works."""
        return self._keyboard.hold() or super().focusNextPrevChild(forward)

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the desk, see what another desk has written meanwhile."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.look_elsewhere()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, remember how the window stands, and close the library."""
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.references.save_pending()
        self.article.about.save_pending()
        self.memory.keep(self.article, self.references)
        self.hide()
        self.desk.shut()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped once there is a library to keep them."""
        if self.desk.ready and handed_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.shelf.hand_in(handed_in(event.mimeData()))

    @property
    def _parts(self) -> Parts:
        return Parts(
            desk=self.desk,
            theme=self.theme,
            article=self.article,
            references=self.references,
            pages=self.pages,
            toolbar=self.toolbar,
            finding=self.finding,
            editing=self.editing,
            window=self,
            settings=self.settings,
            shortcut_rows=lambda: self.actions_.shortcut_rows(),
        )

    def _lay_out(self) -> None:
        for pane in (self.article, self.references):
            pane.setMinimumWidth(SMALLEST_PANE)
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([SIZE[0] // 2, SIZE[0] // 2])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        desk = self.desk
        desk.started.connect(self._restore)
        desk.opened.article_changed.connect(self._show_article)
        self.theme.changed.connect(self.memory.keep_look)
        self.toolbar.words_changed.connect(self._walk.look_for)
        self.toolbar.step_wanted.connect(self.finding.step)
        self.toolbar.left.connect(self.article.setFocus)
        # What it finds is not seen on another page, which has a field of its own.
        self.pages.changed.connect(lambda: self.toolbar.field.setEnabled(self.pages.on_desk))
        self.finding.counted.connect(self.toolbar.show_count)
        self.status.undo_wanted.connect(desk.appraising.undo)
        self.status.cancel_wanted.connect(desk.cancel)
        self.status.offline_wanted.connect(desk.checking.set_offline)

    def _restore(self) -> None:
        self.theme.changed.disconnect(self.memory.keep_look)
        self.memory.restore_look()
        self.theme.changed.connect(self.memory.keep_look)
        self.memory.restore(self.article, self.references)

    def _show_article(self, article: Article | None) -> None:
        """Another article is there to be read: the keyboard is with it, not on the button that opened it."""
        shown = article.id if article is not None else ""
        if shown and shown != self._shown and self.pages.on_desk:
            self.article.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown = shown
        name = tr("LDN Desk")
        self.setWindowTitle(f"{article.title} — {name}" if article is not None and article.title else name)
