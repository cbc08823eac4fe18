"""The window on a library that may only be read: all of it is shown, and nothing is offered that writes."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.window.exporting import Choice, Exporting
from ldn_desk.views.sheet.notes import NotesEditor
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.window.main_window import MainWindow
from tests.standin.registry import Registry
from tests.store.permissions import only_to_be_read
from tests.views.desk_window import build, ended, open_text, select, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
WRITING = (
    *("stars_5", "stars_none", "note", "correct", "edit_fields", "merge", "remove", "add_reference", "begin"),
    *("check", "check_one", "check_search", "check_unanswered", "read_again", "delete", "retractions"),
)
READING = ("open", "library", "find", "export", "copy_reference", "next_reference", "requests", "findings", "versions")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, registry: Registry) -> Iterator[MainWindow]:
    """The window on such a library, whose article was checked, rated and has a note."""
    folder = tmp_path / "desk"
    folder.mkdir()
    before = build(qtbot)
    start(before, folder, registry, LDN_DESK_SETTINGS=str(tmp_path / "settings.json"))
    open_text(before, tmp_path)
    before.desk.checking.check()
    ended(qtbot, before)
    first = select(before, 1)
    before.desk.appraising.rate(first, 4)
    before.desk.appraising.write_note(first, "Read twice.")
    before.close()
    registry.forget()
    data = (folder / "library.sqlite").read_bytes()
    with only_to_be_read(folder, folder / "library.sqlite"):
        shown = build(qtbot)
        start(shown, folder, registry, LDN_DESK_SETTINGS=str(tmp_path / "settings.json"))
        shown.desk.open_last()
        select(shown, 1)
        yield shown
        shown.close()
    assert (folder / "library.sqlite").read_bytes() == data
    assert [path.name for path in folder.iterdir()] == ["library.sqlite"]


def test_all_of_it_is_shown_and_the_status_bar_says_so_quietly(window: MainWindow) -> None:
    entry = window.desk.opened.selected_entry
    assert entry is not None
    assert (entry.stars, [note.text for note in entry.notes], entry.verdict.answered) == (4, ["Read twice."], True)
    assert window.status.saved.text() == "Read-only"
    assert "allow writing to its file and folder" in window.status.saved.toolTip()
    assert not window.status.dismiss.isVisible()


def test_what_writes_is_greyed_and_the_rest_is_not(window: MainWindow) -> None:
    actions = window.actions_
    assert [name for name in WRITING if actions[name].isEnabled()] == []
    assert [name for name in READING if not actions[name].isEnabled()] == []


def test_the_sheet_shows_stars_and_notes_and_takes_none(window: MainWindow) -> None:
    assert not window.references.sheet.head.stars.isEnabled()
    shown = [each.document().toHtml() for each in window.references.findChildren(FlowText)]
    assert "Nat Rev Immunol" in " ".join(shown)
    assert [
        words for words in shown if "desk:edit" in words or "desk:correct" in words or "desk:dismiss" in words
    ] == []
    notes = window.references.findChild(NotesEditor)
    assert notes is not None
    (note,) = notes.editors
    assert (note.text, note.edit.isReadOnly(), note.delete.isEnabled()) == ("Read twice.", True, False)


def test_no_menu_of_a_place_offers_to_write(window: MainWindow) -> None:
    menu: QMenu = window.references.acts.menu()
    words = {action.text() for action in menu.actions() if action.isEnabled() and action.text()}
    reading = {"Copy Reference", "Copy DOI", "Open DOI in the Browser", "Search PubMed in the Browser", "History…"}
    assert words == reading


def test_what_is_asked_for_all_the_same_is_one_sentence_and_asks_nobody(
    window: MainWindow, tmp_path: Path, registry: Registry
) -> None:
    reference = window.desk.opened.entries[0].reference.id
    acts: tuple[Callable[[], object], ...] = (
        window.desk.checking.check,
        lambda: window.desk.appraising.rate(reference, 1),
        lambda: open_text(window, tmp_path, "# Another\n\nNever seen before.\n", "another.md"),
    )
    for act in acts:
        window.status.dismiss.click()
        act()
        assert "is read-only, so nothing was changed; allow writing" in window.status.words.text()
    assert registry.count() == 0
    assert not window.desk.checking.progress.running


def test_what_it_holds_is_exported(window: MainWindow, tmp_path: Path) -> None:
    Exporting(window.desk).export(Choice("markdown", tmp_path / "out.md"))
    assert "Read twice." in (tmp_path / "out.md").read_text(encoding="utf-8")
