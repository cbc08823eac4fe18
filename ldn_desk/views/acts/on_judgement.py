"""What a reader judges from a context menu: stars, a note, the verdict; the same on a row, a marker and the sheet."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ldn_desk.domain.appraisal import STARS_SCALE
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_verdict import accept_suggestion, correct_verdict
from ldn_desk.views.theme import Theme


class JudgingActs:
    """Fills menus for one reference or another."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget, write_note: Callable[[], object]) -> None:
        """`write_note` goes to a new note on the selected reference; `parent` is what the dialogs stand before."""
        self._desk = desk
        self._theme = theme
        self._parent = parent
        self._write_note = write_note

    def add_to(self, menu: QMenu, entry: Entry, citation_id: str = "") -> None:
        """Rate, note, correct; `citation_id` is the place in hand, to be selected with the reference."""
        if not self._desk.writable:
            return
        self._add_stars(menu.addMenu(tr("Stars")), entry)
        menu.addAction(tr("Write a Note"), partial(self._note, entry, citation_id))
        menu.addAction(tr("Correct Verdict…"), partial(self._correct, entry, citation_id))
        if entry.verdict.suggestion is not None:
            menu.addAction(tr("Accept Suggestion"), partial(accept_suggestion, self._desk, entry))

    def _add_stars(self, menu: QMenu, entry: Entry) -> None:
        group = QActionGroup(menu)
        for stars in (*STARS_SCALE, None):
            words = tr("Not Rated")
            if stars:
                given = count(stars, "{n} Star", "{n} Stars")
                words = tr("{stars} · {meaning}", stars=given, meaning=tr(STARS_SCALE[stars]))
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(stars == entry.stars)
            action.triggered.connect(partial(self._desk.appraising.rate, entry.reference.id, stars))
            group.addAction(action)

    def _select(self, entry: Entry, citation_id: str) -> None:
        if citation_id:
            self._desk.selection.select_citation(citation_id, "menu", entry.reference.id)
        else:
            self._desk.selection.select_reference(entry.reference.id, "menu")

    def _note(self, entry: Entry, citation_id: str) -> None:
        if not self._is_selected(entry):
            self._select(entry, citation_id)
        self._write_note()

    def _correct(self, entry: Entry, citation_id: str) -> None:
        if not self._is_selected(entry):
            self._select(entry, citation_id)
        correct_verdict(self._desk, self._theme, self._parent, entry)

    def _is_selected(self, entry: Entry) -> bool:
        return self._desk.selection.current.reference_id == entry.reference.id
