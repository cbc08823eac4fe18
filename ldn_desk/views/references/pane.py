"""The right half of the desk: header, list of references, and the sheet of the one selected."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.selection import Selected
from ldn_desk.views.references.header import ReferenceHeader
from ldn_desk.views.references.list_view import ReferenceList
from ldn_desk.views.references.no_references import NoReferences
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    # Needed once a reference is selected; the window's first frame does not wait for them.
    from ldn_desk.views.acts.on_reference import ReferenceActs
    from ldn_desk.views.sheet.note_editor import NoteEditor
    from ldn_desk.views.sheet.section import Section
    from ldn_desk.views.sheet.sheet import Sheet

LIST_SHARE = 0.22
"""About so much of the height the list takes before the reader decides: whole rows, and the rest is the sheet's."""
SHEET_LINES = 34
"""Where the window is so high that the sheet has more lines than this, the list has the rest."""
LEAST_SHEET_LINES = 30
"""Before the sheet has fewer lines than this, the list gives up rows: claim, verdict and what differs come first."""
LEAST_SHARE, MOST_SHARE = 0.08, 0.9


class Parts(QSplitter):
    """One part above the other. Signals: `resized()` there is another height or width to be shared."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gives all that is new to one part, and says nothing."""
        super().resizeEvent(event)
        self.resized.emit()


class ReferencePane(QWidget):
    """Everything about references. Its methods are what menus and shortcuts of the window call.

    Signals: `entry_shown()` the sheet shows a reference, another one or one of which something changed.
    """

    entry_shown = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Shows what is on the desk now, and follows it."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.findings = ListFindings(desk, self)
        self.list = ReferenceList(desk, theme, self, self.findings)
        self.header = ReferenceHeader(desk, theme, self.list.rows, self.findings, self)
        self.header.found.clicked.connect(self.show_findings)
        self.no_references = NoReferences(desk, theme, self)
        self.folding = Folding(self)
        self._further: Callable[[], Sequence[Section]] = tuple
        self._share = 0.0
        self._shown = ""
        self._upper = QStackedWidget(self)
        self._splitter = Parts(Qt.Orientation.Vertical, self)
        self._lay_out()
        self._splitter.splitterMoved.connect(self._take_share)
        self._splitter.resized.connect(self._share_out)
        self.list.sheet_wanted.connect(self.focus_sheet)
        self.list.point_wanted.connect(self.focus_point)
        self.list.menu_wanted.connect(self._show_menu)
        desk.opened.article_changed.connect(self._show_article)
        desk.opened.left.connect(self._note_place)
        desk.opened.entries_changed.connect(self._show_entries)
        desk.selection.changed.connect(self._show_selected)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_article(desk.opened.article)

    @cached_property
    def sheet(self) -> "Sheet":
        """Made when a reference is first selected."""
        from ldn_desk.views.sheet.own import own_sections
        from ldn_desk.views.sheet.sheet import Sheet

        own = own_sections(self._desk, self._theme, self.findings, self.folding, self)
        made = Sheet(self._desk, self._theme, (*own, *self._further()), self.folding, self._splitter)
        made.menu_wanted.connect(self._show_menu)
        made.hide()
        self._splitter.addWidget(made)
        self._splitter.setCollapsible(1, False)
        self._splitter.setStretchFactor(1, 1)
        return made

    @cached_property
    def acts(self) -> "ReferenceActs":
        """What can be done with the selected reference."""
        from ldn_desk.views.acts.on_reference import ReferenceActs

        return ReferenceActs(self._desk, self._theme, self, self.focus_notes, self.focus_point)

    def contribute(self, sections: "Callable[[], Sequence[Section]]") -> None:
        """Show these sections too, beside the sheet's own; asked for when the sheet is made."""
        self._further = sections

    def focus_list(self) -> None:
        """Go to the list; with nothing selected, its first row is."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.step(1)

    def focus_sheet(self) -> None:
        """Go into the sheet of the selected reference."""
        if self._desk.opened.selected_entry is not None:
            self.sheet.focus_first()

    def focus_point(self) -> None:
        """Go to the first point to check of the selected reference."""
        if self._desk.opened.selected_entry is not None:
            self.sheet.go_to_point()

    def focus_evidence(self) -> None:
        """Go to the evidence of the selected reference, unfolded."""
        if self._desk.opened.selected_entry is not None:
            self.sheet.go_to("evidence")

    def focus_notes(self) -> None:
        """Go to a new note on the selected reference."""
        if self._desk.opened.selected_entry is not None:
            self.sheet.focus_notes()

    def light_notes(self, terms: tuple[str, ...]) -> None:
        """Light up where any of these stands in the notes of the selected reference."""
        if "sheet" in self.__dict__:
            self.sheet.light_notes(terms)

    def show_note(self, note_id: str, terms: tuple[str, ...]) -> "NoteEditor | None":
        """Bring a note of the selected reference in sight, with these lit up in it; None where there is none."""
        return self.sheet.show_note(note_id, terms) if self._desk.opened.selected_entry is not None else None

    def next_reference(self) -> None:
        """Select the next row."""
        self.list.step(1)

    def previous_reference(self) -> None:
        """Select the row before."""
        self.list.step(-1)

    def copy_reference(self) -> None:
        """Copy the selected reference as printed."""
        self.acts.copy_reference()

    def show_history(self) -> None:
        """Open the history of the selected reference."""
        self.acts.show_history()

    def copy_doi(self) -> None:
        """Copy the selected reference's DOI."""
        self.acts.copy_doi()

    def open_doi(self) -> None:
        """Open the selected reference's DOI in the browser."""
        self.acts.open_doi()

    def search_pubmed(self) -> None:
        """Search PubMed for the selected reference's title, in the browser."""
        self.acts.search_pubmed()

    def show_findings(self) -> None:
        """Show what the list itself shows, beside the desk: the reader walks the findings one by one."""
        from ldn_desk.views.dialogs.list_findings import ListFindingsDialog

        ListFindingsDialog(self.findings, self._theme, self.window()).show()

    def save_pending(self) -> None:
        """Save what is typed in notes: for closing, switching articles, exporting."""
        if "sheet" in self.__dict__:
            self.sheet.save_pending()

    @property
    def share(self) -> float:
        """What the list takes of the height while a sheet is shown below it; 0 before the reader has decided."""
        return self._share

    @share.setter
    def share(self, share: float) -> None:
        self._share = min(max(share, LEAST_SHARE), MOST_SHARE) if share > 0 else 0.0
        self._share_out()

    def _lay_out(self) -> None:
        self._upper.addWidget(self.list)
        self._upper.addWidget(self.no_references)
        # While it is not shown, its sentences ask for no height.
        self.no_references.setMinimumHeight(1)
        self._splitter.addWidget(self._upper)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._splitter, 1)

    def _share_out(self) -> None:
        height = self._splitter.height()
        if "sheet" in self.__dict__ and height > 0:
            upper = round(height * self._share) if self._share else self._whole_rows(height)
            self._splitter.setSizes([upper, height - upper])

    def _whole_rows(self, height: int) -> int:
        """What the list takes of this height before the reader decides."""
        row, line = self.list.row_height, self.fontMetrics().lineSpacing()
        usual = min(round(height * LIST_SHARE / row), (height - LEAST_SHEET_LINES * line) // row)
        rows = max(1, usual, (height - SHEET_LINES * line) // row)
        return min(rows, self.list.rows.rowCount()) * row

    def _take_share(self, place: int, _handle: int) -> None:
        self._share = min(max(place / max(1, self._splitter.height()), LEAST_SHARE), MOST_SHARE)

    def _note_place(self, article_id: str) -> None:
        self._desk.opened.places.note(article_id, first_row=self.list.first_row)

    def _show_article(self, article: Article | None) -> None:
        entries = self._desk.opened.entries
        self._upper.setCurrentWidget(self.list if entries else self.no_references)
        self.header.setVisible(article is not None)
        self._show_entry(self._desk.opened.selected_entry)
        shown = article.id if article is not None else ""
        if shown != self._shown:
            self._shown = shown
            # The list has other rows.
            self._share_out()
            self.list.begin_at(self._desk.opened.places.of(shown).first_row)

    def _show_selected(self, _place: Selected, _initiator: str) -> None:
        self._show_entry(self._desk.opened.selected_entry)

    def _show_entries(self, reference_ids: tuple[str, ...], _initiator: str) -> None:
        entry = self._desk.opened.selected_entry
        if entry is not None and entry.reference.id in reference_ids:
            self._show_entry(entry)

    def _show_entry(self, entry: Entry | None) -> None:
        """With nothing selected, the list has the whole height."""
        if entry is not None:
            if self.sheet.isHidden():
                # It has its size before it is filled: else it would be laid out twice.
                self.sheet.show()
                self._share_out()
            self.sheet.show_entry(entry)
            self.entry_shown.emit()
        elif "sheet" in self.__dict__:
            self.save_pending()
            self.sheet.hide()

    def _show_menu(self, at: QPoint, words: str = "") -> None:
        self.acts.show_menu(at, words)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, self._theme.tokens.desk)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        if "sheet" in self.__dict__:
            self.sheet.restyle()
            self._share_out()
