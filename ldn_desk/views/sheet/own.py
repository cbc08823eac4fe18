"""The sections that the sheet itself has: Claim, Record, Abstract, Evidence, Notes."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import sheet
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.views.sheet.claim import Claim, Places, cited_words
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.sheet.section import Body, Section
from ldn_desk.views.theme import Theme

CLAIM, RECORD, ABSTRACT, EVIDENCE, NOTES = "claim", "record", "abstract", "evidence", "notes"


def own_sections(
    desk: Desk, theme: Theme, findings: ListFindings, folding: Folding, owner: QObject
) -> tuple[Section, ...]:
    """The sections; `owner` is what they live as long as."""
    places = Places(desk, owner)
    return (
        Section(
            CLAIM,
            tr("Claim"),
            "quote",
            10,
            partial(Claim, desk, theme, places),
            beside=places.only,
            aside=cited_words,
        ),
        Section(
            RECORD,
            tr("Record"),
            "equal-not",
            20,
            partial(_record, desk, theme, findings, folding),
            beside=lambda entry: sheet.asked_words(entry.verdict),
        ),
        Section(
            ABSTRACT,
            tr("Abstract"),
            "text-initial",
            30,
            partial(_abstract, desk, theme),
            shown=lambda entry: sheet.has_abstract(entry.verdict.record),
            folded=True,
        ),
        Section(
            EVIDENCE,
            tr("Evidence"),
            "scale",
            80,
            partial(_evidence, desk, theme, places),
            beside=partial(_evidence_line, desk),
            folded=True,
        ),
        Section(NOTES, tr("Notes"), "sticky-note", 90, partial(_notes, desk, theme), beside=_number_of_notes),
    )


def _number_of_notes(entry: Entry) -> str:
    return str(len(entry.notes)) if entry.notes else ""


def _record(desk: Desk, theme: Theme, findings: ListFindings, folding: Folding, parent: QWidget) -> Body:
    from ldn_desk.views.sheet.record import Record

    return Record(desk, theme, findings, folding, parent)


def _abstract(desk: Desk, theme: Theme, parent: QWidget) -> Body:
    from ldn_desk.views.sheet.abstract import Abstract

    return Abstract(desk, theme, parent)


def _evidence_line(desk: Desk, entry: Entry) -> str:
    if not entry.gradings and entry.description is None:
        return ""
    from ldn_desk.views.sheet.evidence import evidence_line

    return evidence_line(desk, entry)


def _evidence(desk: Desk, theme: Theme, places: Places, parent: QWidget) -> Body:
    from ldn_desk.views.sheet.evidence import EvidenceSection

    return EvidenceSection(desk, theme, places, parent)


def _notes(desk: Desk, theme: Theme, parent: QWidget) -> Body:
    from ldn_desk.views.sheet.notes import NotesEditor

    return NotesEditor(desk, theme, parent)
