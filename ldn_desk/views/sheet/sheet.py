"""The sheet: everything about the selected reference on one page, in the order in which one reads, and a rail to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.sheet.frame import SectionFrame
from ldn_desk.views.sheet.head import Head
from ldn_desk.views.sheet.header import MARGIN
from ldn_desk.views.sheet.own import CLAIM, NOTES
from ldn_desk.views.sheet.rail import Rail
from ldn_desk.views.sheet.section import Section
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.widgets.in_sight import keep_in_sight, order_tabs

if TYPE_CHECKING:
    # Needed once the section is unfolded.
    from ldn_desk.views.sheet.note_editor import NoteEditor
    from ldn_desk.views.sheet.notes import NotesEditor

BAR = 12
"""Width of the scroll bar, which has its place whether there is anything to scroll or not: no line is broken anew."""


class QuietBar(QScrollBar):
    """A scroll bar that shows nothing where there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's, where it can be moved."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class Sheet(QWidget):
    """Head, sections and rail. `show_entry` fills it.

    Signals: `menu_wanted(QPoint, str)` what can be done with the reference is asked for, at this place of the screen,
    and with these selected words.
    """

    menu_wanted = Signal(QPoint, str)

    def __init__(
        self, desk: Desk, theme: Theme, sections: Sequence[Section], folding: Folding, parent: QWidget | None = None
    ) -> None:
        """Empty before `show_entry`; `sections` are the sheet's own and what features contribute, in any order."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._shown: tuple[Entry, str] | None = None
        self._lit: tuple[str, ...] = ()
        self._inner = QWidget()
        ordered = sorted(sections, key=lambda section: section.order)
        self.head = Head(desk, theme, self._inner)
        self.frames = {section.name: SectionFrame(section, folding, theme, self._inner) for section in ordered}
        self.rail = Rail(ordered, theme, self)
        self.area = QScrollArea(self)
        self._lay_out()
        self.setAccessibleName(tr("Reference"))
        self.head.note_wanted.connect(self.focus_notes)
        self.head.more_wanted.connect(self._show_more)
        self.rail.wanted.connect(self.go_to)
        self.area.verticalScrollBar().valueChanged.connect(self._show_place)
        for frame in self.frames.values():
            frame.arranged.connect(self._arrange)
        self.restyle()
        self._order_tabs()

    def show_entry(self, entry: Entry) -> None:
        """Show a reference, from its top where it is another one; where nothing of it changed, nothing happens."""
        wanted = (entry, self._desk.selection.current.citation_id)
        if wanted == self._shown:
            return
        other = self._shown is None or self._shown[0].reference.id != entry.reference.id
        self._shown = wanted
        if other:
            self.save_pending()
            self.light_notes(())
        self.setUpdatesEnabled(False)
        self.head.show_entry(entry)
        for frame in self.frames.values():
            with frame.kept_focus(self.focus_first):
                frame.show_entry(entry)
        self.rail.show_sections([name for name, frame in self.frames.items() if not frame.isHidden()])
        if other:
            self.area.verticalScrollBar().setValue(0)
            self.rail.show_current(self._first)
        self.setUpdatesEnabled(True)

    def go_to(self, name: str) -> None:
        """Unfold a section, bring it to the top, and put the keyboard on its header."""
        frame = self.frames[name]
        frame.fold(False)
        self._settle()
        self.area.verticalScrollBar().setValue(frame.y())
        frame.header.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.show_current(name)

    def go_to_point(self) -> None:
        """Bring the first point to check in sight, the keyboard on it."""
        from ldn_desk.views.sheet.claim import Claim

        self.go_to(CLAIM)
        claim = self.frames[CLAIM].body
        if isinstance(claim, Claim):
            claim.go_to_point()
            self.rail.show_current(CLAIM)

    def focus_first(self) -> None:
        """Go into the sheet: to its first section."""
        header = self.frames[self._first].header
        header.setFocus(Qt.FocusReason.ShortcutFocusReason)
        keep_in_sight(header, header.rect())

    def focus_notes(self) -> None:
        """Go to the empty note."""
        frame = self.frames[NOTES]
        frame.fold(False)
        self._settle()
        notes = self._notes
        if notes is not None:
            notes.focus_new()
        keep_in_sight(frame, QRect(0, 0, 1, min(frame.height(), self.area.viewport().height())))
        self.rail.show_current(NOTES)

    def light_notes(self, terms: tuple[str, ...]) -> None:
        """Light up where any of these stands in the notes of this reference, until another one is shown."""
        self._lit = terms
        notes = self._notes
        if notes is not None:
            notes.light(terms)

    def show_note(self, note_id: str, terms: tuple[str, ...]) -> "NoteEditor | None":
        """Bring a note in sight with these lit up in it; its editor, None where it is gone."""
        self.frames[NOTES].fold(False)
        self.light_notes(terms)
        self._settle()
        notes = self._notes
        editor = notes.go_to_note(note_id) if notes is not None else None
        if editor is not None:
            # Wherever it stands on the sheet by now.
            self.rail.show_current(NOTES)
        return editor

    def save_pending(self) -> None:
        """Save what is typed and not yet saved."""
        for frame in self.frames.values():
            if frame.body is not None:
                frame.body.save_pending()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.head.restyle()
        for frame in self.frames.values():
            frame.restyle()
        self.rail.restyle()
        self.area.verticalScrollBar().setSingleStep(self.fontMetrics().height())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse where it is, by key at the top."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        child = self.childAt(self.mapFromGlobal(event.globalPos())) if by_mouse else self.focusWidget()
        text = child.parentWidget() if by_mouse and child is not None else child
        words = text.textCursor().selectedText() if isinstance(text, FlowText) else ""
        at = event.globalPos() if by_mouse else self.mapToGlobal(QPoint(MARGIN, MARGIN))
        self.menu_wanted.emit(at, words.replace("\u2029", "\n"))

    def _lay_out(self) -> None:
        page = QVBoxLayout(self._inner)
        page.setContentsMargins(0, 0, MARGIN - BAR, 8)
        page.setSpacing(0)
        page.addWidget(self.head)
        for frame in self.frames.values():
            page.addWidget(frame)
        page.addStretch(1)
        self._inner.setAutoFillBackground(False)
        self.area.setVerticalScrollBar(QuietBar())
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._inner)
        self.area.viewport().setAutoFillBackground(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.area, 1)
        line.addWidget(self.rail)

    @property
    def _notes(self) -> "NotesEditor | None":
        from ldn_desk.views.sheet.notes import NotesEditor

        body = self.frames[NOTES].body
        return body if isinstance(body, NotesEditor) else None

    @property
    def _first(self) -> str:
        return next(name for name, frame in self.frames.items() if not frame.isHidden())

    def _settle(self) -> None:
        """Lay out what was unfolded, through all that it stands in, so that its place is known."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _show_place(self, top: int) -> None:
        """The section being read: where the keyboard is, if that is seen; else the last one that begins in the upper
        third of what is seen; at the end, the last."""
        worked = self._worked_in
        if worked:
            self.rail.show_current(worked)
            return
        height = self.area.viewport().height()
        line = top + (height if top == self.area.verticalScrollBar().maximum() else height // 3)
        begun = [name for name, frame in self.frames.items() if not frame.isHidden() and frame.y() <= line]
        self.rail.show_current(begun[-1] if begun else self._first)

    @property
    def _worked_in(self) -> str:
        """The section whose control has the keyboard and is seen; empty for none."""
        focused = QApplication.focusWidget()
        if focused is None or not self._inner.isAncestorOf(focused):
            return ""
        seen = self.area.viewport()
        if not seen.rect().intersects(QRect(focused.mapTo(seen, QPoint(0, 0)), focused.size())):
            return ""
        return next((name for name, frame in self.frames.items() if frame.isAncestorOf(focused)), "")

    def _arrange(self) -> None:
        """Widgets came or went."""
        self.light_notes(self._lit)
        self._order_tabs()

    def _order_tabs(self) -> None:
        order_tabs(self)

    def _show_more(self) -> None:
        self.menu_wanted.emit(self.head.more.mapToGlobal(self.head.more.rect().bottomLeft()), "")
