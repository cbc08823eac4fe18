"""A section in its place on the sheet: a hairline, the header, and under it the body, made when it is first seen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.sheet.header import MARGIN, SectionHeader
from ldn_desk.views.sheet.section import Body, Section
from ldn_desk.views.theme import Theme

BELOW = 10
"""Pixels under what a section shows."""


class SectionFrame(QWidget):
    """Header and body of one section. `show_entry` fills it.

    Signals: `arranged()` widgets came or went: the order of Tab is to be looked at.
    """

    arranged = Signal()

    def __init__(self, section: Section, folding: Folding, theme: Theme, parent: QWidget) -> None:
        """Without a body before it is unfolded."""
        super().__init__(parent)
        self.section = section
        self._folding = folding
        self._theme = theme
        self._entry: Entry | None = None
        self._stale = False
        self.body: Body | None = None
        self.header = SectionHeader(section.title, theme, self)
        self.aside = QLabel(self)
        self._extra = QWidget(self)
        self._line = QHBoxLayout()
        self._holder = QVBoxLayout()
        self._lay_out()
        self.header.clicked.connect(lambda: self.fold(not self.folded))
        folding.changed.connect(self._follow)
        self.restyle()

    @property
    def folded(self) -> bool:
        """Whether only the header is to be seen."""
        return self._folding.folded(self.section.name, self.section.folded)

    def fold(self, folded: bool) -> None:
        """Fold or unfold it, here and wherever the same section stands."""
        self._folding.fold(self.section.name, folded)

    @contextmanager
    def kept_focus(self, otherwise: Callable[[], object]) -> Iterator[None]:
        """Whatever is hidden or taken away meanwhile, the keyboard stays in this section, if it was there.

        `otherwise` is called where the whole section is gone.
        """
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        yield
        if not inside or focused is None or focused.isVisible():
            return
        if self.isHidden():
            otherwise()
        else:
            self.header.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.body is not None and self.body.isVisible():
                self.body.take_focus()

    def show_entry(self, entry: Entry) -> None:
        """Show a reference; a folded section follows when it is unfolded."""
        self._entry = entry
        shown = self.section.shown(entry)
        self.setVisible(shown)
        if shown:
            self._head()
            self._stale = True
            self._fill()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.header.restyle()
        self.aside.setFont(self._theme.ui_font("small"))
        palette = self.aside.palette()
        palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
        self.aside.setPalette(palette)
        if self.body is not None:
            self.body.restyle()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where narrow, what stands at the right end gives way to what stands beside the title."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline above."""
        painter = QPainter(self)
        painter.fillRect(MARGIN, 0, self.width() - MARGIN, 1, QColor(self._theme.tokens.line))

    def _lay_out(self) -> None:
        self._line.setContentsMargins(0, 3, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self.header, 1)
        self._line.addWidget(self.aside)
        self._line.addWidget(self._extra)
        self._holder.setContentsMargins(MARGIN, 0, 0, BELOW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addLayout(self._holder)

    def _head(self) -> None:
        if self._entry is not None:
            self.header.show_words(self.section.beside(self._entry))
            self.aside.setText(self.section.aside(self._entry))
            self._make_room()

    def _make_room(self) -> None:
        wanted = self.header.sizeHint().width() + self.aside.sizeHint().width() + 8
        self.aside.setVisible(bool(self.aside.text()) and wanted <= self.width())

    def _follow(self, name: str) -> None:
        if name == self.section.name:
            self._fill()

    def _fill(self) -> None:
        folded = self.folded
        self.header.show_folded(folded)
        if not folded:
            self._bring_up_to_date()
        if self.body is not None:
            self.body.setVisible(not folded)
        self._extra.setVisible(not folded and self._extra.layout() is not None)
        self._holder.setContentsMargins(MARGIN, 0, 0, 4 if folded else BELOW)

    def _bring_up_to_date(self) -> None:
        if self._entry is None or not self._stale:
            return
        if self.body is None:
            self.body = self._made()
        self._stale = False
        self.body.show_entry(self._entry)

    def _made(self) -> Body:
        body = self.section.make(self)
        body.headed.connect(self._head)
        body.resize(self.width() - MARGIN, body.height())
        self._holder.addWidget(body)
        if body.extra is not None:
            line = QHBoxLayout(self._extra)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(body.extra)
        self.arranged.emit()
        return body
