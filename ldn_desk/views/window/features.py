"""The list of features: what the window can do, put together from its parts. A new feature is one line more here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.finding import Finding
from ldn_desk.views.article.feature import Reading
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.checking.feature import Asking
from ldn_desk.views.feature import Feature, ShortcutRows
from ldn_desk.views.handing_over.feature import HandingOver
from ldn_desk.views.judging.feature import Judging
from ldn_desk.views.judging.marker_menu import MarkerMenu
from ldn_desk.views.judging.marks.feature import Marks
from ldn_desk.views.judging.quoting import Quoting
from ldn_desk.views.mending.feature import Mending
from ldn_desk.views.references.feature import Listing
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.theme import Theme
from ldn_desk.views.window.editing import Editing
from ldn_desk.views.window.helping import Helping
from ldn_desk.views.window.look import Look
from ldn_desk.views.window.revising import Revising, Seeking
from ldn_desk.views.window.stack import Pages
from ldn_desk.views.window.toolbar import ToolBar
from ldn_desk.views.window.walking import Walking

if TYPE_CHECKING:
    from ldn_desk.views.dialogs.settings import SettingsGroup


@dataclass(frozen=True)
class Parts:
    """What features may work with. `window` is what dialogs stand before; the last two give what
    all features contribute."""

    desk: Desk
    theme: Theme
    article: ArticlePane
    references: ReferencePane
    pages: Pages
    toolbar: ToolBar
    finding: Finding
    editing: Editing
    window: QWidget
    settings: "Callable[[], Sequence[SettingsGroup]]"
    shortcut_rows: Callable[[], ShortcutRows]


def features(parts: Parts) -> tuple[Feature, ...]:
    """Every feature, each with the parts it needs. In a section that two share, the first one's entries come first."""
    desk, theme, window = parts.desk, parts.theme, parts.window
    article, references, pages = parts.article, parts.references, parts.pages
    return (
        Revising(desk, theme, parts.editing, references),
        Seeking(pages, parts.toolbar, article, parts.finding),
        Asking(desk, theme, window),
        Listing(desk, references),
        Reading(desk, theme, article, window),
        Judging(desk, theme, references, window),
        Quoting(desk, article, references),
        MarkerMenu(desk, theme, article, references),
        Marks(desk, theme, article, window),
        Mending(desk, theme, article, window),
        HandingOver(desk, theme, references.save_pending, window),
        Look(theme),
        Walking(desk, pages, article, references, parts.toolbar, window),
        Helping(theme, window, parts.settings, parts.shortcut_rows),
    )
