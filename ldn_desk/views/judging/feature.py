"""The reader's judgement, from the menus: stars, notes, and the verdict corrected by hand."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_verdict import accept_suggestion, correct_verdict
from ldn_desk.views.feature import SELECTED, SELECTED_WRITTEN, Feature, Item, Spec
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    from ldn_desk.views.dialogs.settings import SettingsGroup


def rate_selected(desk: Desk, stars: int | None) -> None:
    """Give the selected reference stars, or all of those that are selected together."""
    entry, several = desk.opened.selected_entry, desk.selection.several
    if several:
        desk.appraising.rate_all(several, stars)
    elif entry is not None:
        desk.appraising.rate(entry.reference.id, stars)


class Judging(Feature):
    """Acts on the selected reference; without one, nothing is done."""

    def __init__(self, desk: Desk, theme: Theme, references: ReferencePane, window: QWidget) -> None:
        """`references` has the note's editor; `window` is what the dialogs stand before."""
        self._desk = desk
        self._theme = theme
        self._references = references
        self._window = window

    def items(self) -> Sequence[Item]:
        """Stars, a note, and what is done about a verdict."""
        stars = {
            5: tr("&5 Stars · Rely on It"),
            4: tr("&4 Stars · Small Reservation"),
            3: tr("&3 Stars · Only with Caution"),
            2: tr("&2 Stars · Weak, Look for Another Source"),
            1: tr("&1 Star · Do Not Rely on It"),
        }
        rated = [
            Spec(f"stars_{n}", words, partial(self._rate, n), "judge/stars", (f"Ctrl+{n}",), SELECTED_WRITTEN)
            for n, words in stars.items()
        ]
        corrected, suggested = (*SELECTED_WRITTEN, "corrected"), (*SELECTED_WRITTEN, "suggested")
        at, note = "references/verdict", self._references.focus_notes
        withdraw, taken = tr("&Withdraw My Correction"), tr("Take the suggested DOI as the one meant")
        own = tr("Your own verdict beside the desk’s")
        return (
            *rated,
            Spec(
                "stars_none",
                tr("&Clear Rating"),
                partial(self._rate, None),
                "judge/stars",
                ("Alt+0",),
                SELECTED_WRITTEN,
            ),
            Spec(
                "evidence",
                tr("&Evidence"),
                self._references.focus_evidence,
                "judge/notes",
                ("Ctrl+Shift+J",),
                SELECTED,
                tip=tr("Design of the work, and the OCEBM level for what it is cited for here"),
            ),
            Spec("note", tr("&Write a Note"), note, "judge/notes", ("Ctrl+Shift+N",), SELECTED_WRITTEN),
            Spec("correct", tr("C&orrect Verdict…"), self.correct, at, ("Ctrl+J",), SELECTED_WRITTEN, tip=own),
            Spec("withdraw", withdraw, self.withdraw, at, (), corrected),
            Spec("accept", tr("&Accept Suggestion"), self.accept, at, (), suggested, tip=taken),
        )

    def facts(self) -> Mapping[str, bool]:
        """Whether the reader corrected the verdict, and whether there is a suggestion."""
        entry = self._desk.opened.selected_entry
        return {
            "corrected": entry is not None and entry.correction is not None,
            "suggested": entry is not None and entry.verdict.suggestion is not None,
        }

    def news(self) -> Sequence[SignalInstance]:
        """Another reference is selected, or it is another."""
        return (self._desk.selection.changed, self._desk.opened.entries_changed)

    def settings(self) -> "Sequence[SettingsGroup]":
        """Who judges."""
        from ldn_desk.views.judging.settings import settings

        return settings(self._desk)

    def correct(self) -> None:
        """Ask for the reader's own verdict on the selected reference."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            correct_verdict(self._desk, self._theme, self._window, entry)

    def withdraw(self) -> None:
        """Let the machine's verdict stand alone again."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            self._desk.appraising.withdraw_correction(entry.reference.id)

    def accept(self) -> None:
        """Take the suggested DOI for the one that was meant."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            accept_suggestion(self._desk, entry)

    def _rate(self, stars: int | None) -> None:
        rate_selected(self._desk, stars)
