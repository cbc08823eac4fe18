"""The grading of the evidence: from a choice to the library."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.work.appraising import Appraising
from ldn_desk.presenters.workbench import Workbench

if TYPE_CHECKING:
    # Start-up does without the scales of evidence.
    from ldn_desk.domain.evidence import Evidence, Study


class Grading(QObject):
    """Writes what is said of the evidence through `appraising`: Undo and "saved" are the same for everything."""

    def __init__(self, desk: Workbench, opened: OpenArticle, appraising: Appraising, parent: QObject) -> None:
        """`opened` has the entries as the reader sees them."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._appraising = appraising

    def evidence(self, reference_id: str, citation_id: str) -> "tuple[Evidence, int]":
        """What the reader sees said of a citation and a reference, and its version."""
        from ldn_desk.domain.evidence import NO_EVIDENCE

        entry = self._opened.entry(reference_id)
        gradings = entry.gradings if entry is not None else ()
        found = next((each for each in gradings if each.citation_id == citation_id), None)
        return (found.evidence, found.version) if found is not None else (NO_EVIDENCE, 0)

    def study(self, reference_id: str) -> "tuple[Study, int]":
        """What the reader sees said of the cited work, and its version."""
        from ldn_desk.domain.evidence import NO_STUDY

        entry = self._opened.entry(reference_id)
        found = entry.description if entry is not None else None
        return (found.study, found.version) if found is not None else (NO_STUDY, 0)

    def grade(self, reference_id: str, citation_id: str, initiator: str = "", **parts: Any) -> None:
        """Say more, or otherwise; `parts` are those of `Evidence`, and none of them is another look at what stands."""
        standing, version = self.evidence(reference_id, citation_id)
        said, grade = replace(standing, **parts), self._desk.workshop.evidence.grade
        self._write(reference_id, lambda: grade(reference_id, citation_id, said, version, initiator))

    def describe(self, reference_id: str, said: "Study", initiator: str = "") -> None:
        """Say this of the cited work."""
        _standing, version = self.study(reference_id)
        describe = self._desk.workshop.evidence.describe
        self._write(reference_id, lambda: describe(reference_id, said, version, initiator))

    def _write(self, reference_id: str, write: Callable[[], Any]) -> None:
        if not self._appraising.write(write):
            # Another window may have been faster: what it wrote is shown.
            self._opened.reload_entries((reference_id,))
