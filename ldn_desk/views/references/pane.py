"""The right half of the desk: header, list of references, and the detail of the one selected."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.selection import Selected
from ldn_desk.views.references.header import ReferenceHeader
from ldn_desk.views.references.list_view import ReferenceList
from ldn_desk.views.references.no_references import NoReferences
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    # Needed once a reference is selected; the window's first frame does not wait for them.
    from ldn_desk.views.acts.on_reference import ReferenceActs
    from ldn_desk.views.detail.detail import ReferenceDetail

LIST_SHARE, DETAIL_SHARE = 4, 6


class ReferencePane(QWidget):
    """Everything about references. Its methods are what menus and shortcuts of the window call."""

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
        self._no_selection = _message(self)
        self._upper = QStackedWidget(self)
        self._lower = QStackedWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._lay_out()
        self.list.detail_wanted.connect(self._focus_detail)
        self.list.menu_wanted.connect(self._show_menu)
        desk.opened.article_changed.connect(self._show_article)
        desk.opened.entries_changed.connect(self._show_entries)
        desk.selection.changed.connect(self._show_selected)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_article(desk.opened.article)

    @cached_property
    def detail(self) -> "ReferenceDetail":
        """Strip and tabs, made when a reference is first selected."""
        from ldn_desk.views.detail.detail import ReferenceDetail

        made = ReferenceDetail(self._desk, self._theme, self._lower, self.findings)
        made.open_doi.clicked.connect(self.open_doi)
        made.pubmed.clicked.connect(self.search_pubmed)
        made.copy.clicked.connect(self.copy_reference)
        self._lower.addWidget(made)
        return made

    @cached_property
    def acts(self) -> "ReferenceActs":
        """What can be done with the selected reference."""
        from ldn_desk.views.acts.on_reference import ReferenceActs

        return ReferenceActs(self._desk, self._theme, self)

    def focus_list(self) -> None:
        """Go to the list; with nothing selected, its first row is."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.step(1)

    def focus_notes(self) -> None:
        """Go to a new note on the selected reference."""
        if self._desk.opened.selected_entry is not None:
            self.detail.focus_notes()

    def next_reference(self) -> None:
        """Select the next row."""
        self.list.step(1)

    def previous_reference(self) -> None:
        """Select the row before."""
        self.list.step(-1)

    def copy_reference(self) -> None:
        """Copy the selected reference as printed."""
        self.acts.copy_reference()

    def copy_doi(self) -> None:
        """Copy the selected reference's DOI."""
        self.acts.copy_doi()

    def open_doi(self) -> None:
        """Open the selected reference's DOI in the browser."""
        self.acts.open_doi()

    def search_pubmed(self) -> None:
        """Search PubMed for the selected reference's title, in the browser."""
        self.acts.search_pubmed()

    def check_selected(self) -> None:
        """Ask for the selected reference again."""
        self.acts.check_again()

    def show_findings(self) -> None:
        """Show what the list itself shows, beside the desk: the reader walks the findings one by one."""
        from ldn_desk.views.dialogs.list_findings import ListFindingsDialog

        ListFindingsDialog(self.findings, self._theme, self.window()).show()

    def save_pending(self) -> None:
        """Save what is typed in notes: for closing, switching articles, exporting."""
        if "detail" in self.__dict__:
            self.detail.save_pending()

    def splitter_state(self) -> bytes:
        """How list and detail share the height."""
        return bytes(self._splitter.saveState().data())

    def restore_splitter_state(self, state: bytes) -> None:
        """Share the height as it was; an unreadable state changes nothing."""
        self._splitter.restoreState(QByteArray(state))

    def _lay_out(self) -> None:
        self._upper.addWidget(self.list)
        self._upper.addWidget(self.no_references)
        self._lower.addWidget(self._no_selection)
        self._splitter.addWidget(self._upper)
        self._splitter.addWidget(self._lower)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(0, LIST_SHARE)
        self._splitter.setStretchFactor(1, DETAIL_SHARE)
        self._splitter.setSizes([LIST_SHARE * 100, DETAIL_SHARE * 100])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._splitter, 1)

    def _show_article(self, article: object) -> None:
        entries = self._desk.opened.entries
        self._upper.setCurrentWidget(self.list if entries else self.no_references)
        self.header.setVisible(article is not None)
        self._lower.setVisible(bool(entries))
        self._show_entry(self._desk.opened.selected_entry)

    def _show_selected(self, _place: Selected, _initiator: str) -> None:
        self._show_entry(self._desk.opened.selected_entry)

    def _show_entries(self, reference_ids: tuple[str, ...], _initiator: str) -> None:
        entry = self._desk.opened.selected_entry
        if entry is not None and entry.reference.id in reference_ids:
            self._show_entry(entry)

    def _show_entry(self, entry: Entry | None) -> None:
        if entry is None:
            self.save_pending()
            self._lower.setCurrentWidget(self._no_selection)
        else:
            self.detail.show_entry(entry)
            self._lower.setCurrentWidget(self.detail)

    def _focus_detail(self) -> None:
        if self._desk.opened.selected_entry is not None:
            self.detail.focus_page()

    def _show_menu(self, at: QPoint) -> None:
        self.acts.show_menu(at)

    def _restyle(self) -> None:
        self._no_selection.setFont(self._theme.ui_font())
        ink = self._no_selection.palette()
        ink.setColor(ink.ColorRole.WindowText, self._theme.tokens.soft)
        self._no_selection.setPalette(ink)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, self._theme.tokens.desk)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        if "detail" in self.__dict__:
            self.detail.restyle()


def _message(parent: QWidget) -> QLabel:
    """A pane's quiet sentence."""
    label = QLabel(tr("Select a reference to see what is printed beside what its DOI opens."), parent)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setContentsMargins(32, 32, 32, 32)
    return label
