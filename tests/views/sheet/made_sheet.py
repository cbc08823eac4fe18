"""A sheet as the pane makes it, for the tests of its parts."""

from PySide6.QtGui import QFont, QTextCursor
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.sheet.own import own_sections
from ldn_desk.views.sheet.record import Record
from ldn_desk.views.sheet.section import Section
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.window.main_window import MainWindow


def made_sheet(
    desk: Desk, theme: Theme, qtbot: QtBot, folding: Folding | None = None, more: tuple[Section, ...] = ()
) -> Sheet:
    """A sheet of its own window that follows the desk."""
    folding = folding or Folding(desk)
    sections = own_sections(desk, theme, ListFindings(desk, desk), folding, desk)
    sheet = Sheet(desk, theme, (*more, *sections), folding)
    qtbot.addWidget(sheet)
    sheet.resize(660, 520)

    def follow(*_news: object) -> None:
        entry = desk.opened.selected_entry
        if entry is not None:
            sheet.show_entry(entry)

    desk.selection.changed.connect(follow)
    desk.opened.entries_changed.connect(follow)
    sheet.show()
    sheet.activateWindow()
    return sheet


def entry_of(desk: Desk, number: int) -> Entry:
    """The entry of a reference."""
    entry = desk.opened.entry(f"reference-{number}")
    assert entry is not None
    return entry


def heavy_words(text: FlowText) -> list[str]:
    """The runs of bold words."""
    found = []
    block = text.document().begin()
    while block.isValid():
        for run in block.textFormats():
            if run.format.fontWeight() >= QFont.Weight.DemiBold:
                found.append(block.text()[run.start : run.start + run.length])
        block = block.next()
    return found


def place_of(text: FlowText, words: str) -> QTextCursor:
    """A cursor a letter into these words, where a click hits them."""
    found = text.document().find(words)
    assert not found.isNull(), words
    inside = QTextCursor(found)
    inside.setPosition(found.selectionStart() + 1)
    return inside


def record_of(window: MainWindow) -> Record:
    """The Record section of the window's sheet."""
    body = window.references.sheet.frames["record"].body
    assert isinstance(body, Record)
    return body


def record_words(record: Record) -> str:
    """Everything that the section says."""
    return "\n".join(part.toPlainText() for part in (record.verdict, record.table, record.rest) if not part.isHidden())
