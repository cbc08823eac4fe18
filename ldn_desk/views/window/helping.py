"""Settings, the keys there are, and what this program is."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.feature import READY, Feature, Item, ShortcutRows, Spec
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    from ldn_desk.views.dialogs.settings import SettingsGroup


class Helping(Feature):
    """Dialogs that are about the program itself."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        settings: "Callable[[], Sequence[SettingsGroup]]",
        shortcut_rows: Callable[[], ShortcutRows],
    ) -> None:
        """`window` is what the dialogs stand before; the other two give what all features contribute."""
        self._theme = theme
        self._window = window
        self._settings = settings
        self._shortcut_rows = shortcut_rows

    def items(self) -> Sequence[Item]:
        """Settings and help."""
        preferences, about = QAction.MenuRole.PreferencesRole, QAction.MenuRole.AboutRole
        return (
            Spec("settings", tr("&Settings…"), self._show_settings, "edit/end", ("Ctrl+,",), READY, role=preferences),
            Spec("shortcuts", tr("&Keyboard Shortcuts"), self._show_shortcuts, "help/help", ("F1",)),
            Spec("about", tr("&About LDN Desk"), self._show_about, "help/help", role=about),
        )

    def _show_settings(self) -> None:
        from ldn_desk.views.dialogs.settings import SettingsDialog

        self._show(SettingsDialog(self._theme, self._settings(), self._window))

    def _show_shortcuts(self) -> None:
        from ldn_desk.views.window.shortcuts_page import ShortcutsPage

        self._show(ShortcutsPage(self._theme, self._shortcut_rows(), self._window))

    def _show_about(self) -> None:
        from ldn_desk.views.dialogs.about import AboutDialog

        self._show(AboutDialog(self._theme, self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.open()
