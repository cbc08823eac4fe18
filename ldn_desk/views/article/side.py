"""What stands beside the article: its outline, or what a feature contributes; one at a time, or nothing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ldn_desk.views.theme import Theme


class Side(QStackedWidget):
    """Panels by name.

    Signals: `changed(str)` the name of the panel that is shown now, empty for none.
    """

    changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Hidden, without panels."""
        super().__init__()
        self._theme = theme
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._panels: dict[str, QWidget] = {}
        self._beside: set[str] = set()
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, name: str, make: Callable[[], QWidget], *, beside: bool = False) -> None:
        """One panel more, made when it is first shown. `beside`: the text is read along with it, and gives way."""
        self._makers[name] = make
        if beside:
            self._beside.add(name)

    @property
    def keeps_beside(self) -> bool:
        """Whether what is shown would rather have the text narrow than lie over it."""
        return self.shown in self._beside

    @property
    def shown(self) -> str:
        """The name of the panel that is shown; empty for none."""
        if self.isHidden():
            return ""
        return next((name for name, panel in self._panels.items() if panel is self.currentWidget()), "")

    def show_panel(self, name: str) -> None:
        """Show this panel in the place of another, or none."""
        if name == self.shown:
            return
        if name and name not in self._panels:
            self._panels[name] = self._makers[name]()
            self.addWidget(self._panels[name])
        if name:
            self.setCurrentWidget(self._panels[name])
        self.setVisible(bool(name))
        self.changed.emit(name)

    def _restyle(self) -> None:
        self.setFont(self._theme.ui_font("small"))
