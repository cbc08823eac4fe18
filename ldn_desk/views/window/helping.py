"""Settings, the keys there are, and what this program is."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.feature import READY, Feature, Item, ShortcutRows, Spec
from ldn_desk.views.theme import Theme


class Helping(Feature):
    """Dialogs that are about the program itself."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget, shortcut_rows: Callable[[], ShortcutRows]) -> None:
        """`window` is what the dialogs stand before; `shortcut_rows` gives what the shortcuts page lists."""
        self._desk = desk
        self._theme = theme
        self._window = window
        self._shortcut_rows = shortcut_rows

    def items(self) -> Sequence[Item]:
        """Settings and help."""
        preferences, about = QAction.MenuRole.PreferencesRole, QAction.MenuRole.AboutRole
        return (
            Spec("settings", tr("&Settings…"), self._settings, "edit/end", ("Ctrl+,",), READY, role=preferences),
            Spec("shortcuts", tr("&Keyboard Shortcuts"), self._shortcuts, "help/help", ("F1",)),
            Spec("about", tr("&About LDN Desk"), self._about, "help/help", role=about),
        )

    def _settings(self) -> None:
        from ldn_desk.views.dialogs.settings import SettingsDialog

        self._show(SettingsDialog(self._desk, self._theme, self._window))

    def _shortcuts(self) -> None:
        from ldn_desk.views.window.shortcuts_page import ShortcutsPage

        self._show(ShortcutsPage(self._theme, self._shortcut_rows(), self._window))

    def _about(self) -> None:
        from ldn_desk.views.dialogs.about import AboutDialog

        self._show(AboutDialog(self._theme, self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.open()
