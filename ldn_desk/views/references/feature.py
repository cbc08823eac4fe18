"""What the menus offer about the list of references: the way through it, what it shows by itself, and outside links."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import SignalInstance

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.feature import ARTICLE, SELECTED, Feature, Item, Spec
from ldn_desk.views.references.pane import ReferencePane


class Listing(Feature):
    """Acts on the reference pane."""

    def __init__(self, desk: Desk, pane: ReferencePane) -> None:
        """For the selected reference, or the list."""
        self._desk = desk
        self._pane = pane

    def items(self) -> Sequence[Item]:
        """Ways through list and places, and out to the browser."""
        pane, step, walk = self._pane, self._desk.selection.step, "references/walk"
        findings, by_itself = tr("Look at the L&ist…"), tr("What the list shows by itself")
        onward, back = tr("Next P&lace That Cites It"), tr("Pre&vious Place That Cites It")
        doi, pubmed = tr("Open &DOI in the Browser"), tr("Search P&ubMed in the Browser")
        out, search = "references/elsewhere", pane.search_pubmed
        shown = pane.show_findings
        return (
            Spec("findings", findings, shown, "references/list", ("Ctrl+Shift+I",), ARTICLE, tip=by_itself),
            Spec("next_reference", tr("&Next Reference"), pane.next_reference, walk, ("Ctrl+Down",), ARTICLE),
            Spec("previous_reference", tr("&Previous Reference"), pane.previous_reference, walk, ("Ctrl+Up",), ARTICLE),
            Spec("next_place", onward, lambda: step(1), walk, ("F7",), SELECTED),
            Spec("previous_place", back, lambda: step(-1), walk, ("Shift+F7",), SELECTED),
            Spec("open_doi", doi, pane.open_doi, out, ("Ctrl+D",), SELECTED),
            Spec("pubmed", pubmed, search, out, ("Ctrl+Shift+M",), SELECTED),
        )

    def facts(self) -> Mapping[str, bool]:
        """Whether a reference is selected."""
        return {"selected": self._desk.opened.selected_entry is not None}

    def news(self) -> Sequence[SignalInstance]:
        """Another one is, or it is another."""
        return (self._desk.selection.changed, self._desk.opened.entries_changed)

    def further_keys(self) -> Sequence[tuple[str, str]]:
        """The list's own."""
        enter = tr("On a marker: select its reference. In the list: go to its sheet")
        return ((tr("Enter"), enter), (tr("Up, Down"), tr("In the list: previous, next reference")))
