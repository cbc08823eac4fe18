"""Tests of `on_list`, `views/mending/feature`, `presenters/references/field_forms`, `views/dialogs/add_reference`,
`views/dialogs/cites`, `views/dialogs/edit_fields`, `views/dialogs/printed_text`, `views/dialogs/removed_references`
and `views/dialogs/split_reference`. Mending by hand in the whole window, by real clicks and keys: dialogs, menus,
the article's own menu, Undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.views.dialogs.add_reference import AddReference
from ldn_desk.views.dialogs.cites import Cites
from ldn_desk.views.dialogs.edit_fields import EditFields
from ldn_desk.views.dialogs.removed_references import RemovedReferences
from ldn_desk.views.dialogs.split_reference import SplitReference
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_window, select, start
from tests.views.sheet.made_sheet import record_of, record_words

LEFT = Qt.MouseButton.LeftButton
TEXT = """# On rest

Naps help [1]. Lamps help too [2]. So does rest [3]. Nobody doubts it.

## References

1. Adams AB. Naps in the morning. J Naps. 2010;1(2):3-9. doi:10.5555/naps.1
2. Baker C. Lamps at noon. J Lamps. 2011;2(3):10-19. doi:10.5555/lamps.2 Clark
DE. Rest in the evening. J Rest. 2012;3(4):20-29. doi:10.5555/rest.3
"""
DAVIS = "Davis F. Dreams at night. J Dreams. 2013;4(5):30-39. doi:10.5555/dreams.4"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path, text=TEXT)


def act(window: MainWindow, name: str) -> None:
    action = window.actions_[name]
    assert action.isEnabled()
    action.trigger()


def shown(window: MainWindow, kind: type[QDialog]) -> QDialog:
    return next(child for child in window.findChildren(kind) if child.isVisible())


def press(button: object) -> None:
    QTest.mouseClick(button, LEFT)  # type: ignore[call-overload]


def entry(window: MainWindow, number: int) -> Entry:
    return next(each for each in window.desk.opened.entries if each.reference.number == number)


def titles(window: MainWindow) -> list[str]:
    return [each.reference.printed.title for each in window.desk.opened.entries]


def record_text(window: MainWindow) -> str:
    record = record_of(window)
    if "▸" in record.same.text():
        record.same.click()
    return record_words(record)


def menu_of(window: MainWindow, href: str, words: str) -> dict[str, object]:
    """What a right click on these words of the article offers."""
    view, article = window.article.view, window.desk.opened.article
    assert article is not None
    found = view.sight.positions.to_document(article.text.index(words) + 1)
    assert found is not None
    cursor = QTextCursor(view.document())
    cursor.setPosition(found)
    menu = QMenu(window)
    window.article.menu_filled.emit(menu, href, view.viewport().mapToGlobal(view.cursorRect(cursor).center()))
    return {action.text(): action for action in menu.actions() if action.text()}


def test_fields_are_edited_beside_the_printed_text(window: MainWindow) -> None:
    select(window, 1)
    act(window, "edit_fields")
    form = shown(window, EditFields)
    assert isinstance(form, EditFields)
    assert form.printed.toPlainText().startswith("Adams AB. Naps")
    assert not form.save.isEnabled()
    form.lines["title"].clear()
    QTest.keyClicks(form.lines["title"], "Naps at dawn")
    form.authors.setPlainText("Adams, Anna B.\nvan Dyke, C.\nNap Group")
    form.et_al.setChecked(True)
    form.lines["issued"].setText("2010-05")
    assert (
        form.preview.text().startswith("Adams, van Dyke & Nap Group 2010 · Naps at dawn")
        or "Adams" in form.preview.text()
    )
    press(form.save)
    mine = entry(window, 1).reference
    assert mine.printed.title == "Naps at dawn"
    assert [(name.family, name.given, name.literal) for name in mine.printed.author] == [
        ("Adams", "Anna B.", ""),
        ("Dyke", "C.", ""),
        ("", "", "Nap Group"),
    ]
    assert mine.printed.issued is not None
    assert (mine.printed.issued.year, mine.printed.issued.month, mine.printed.et_al) == (2010, 5, True)
    assert set(mine.mended) == {"title", "author", "issued"}
    assert "Mended by you; read as: Naps in the morning" in record_text(window)
    assert "Adams AB. Naps in the morning." in record_text(window)
    act(window, "undo")
    assert entry(window, 1).reference.mended == ()
    assert "mended" not in record_text(window)
    act(window, "redo")
    assert entry(window, 1).reference.printed.title == "Naps at dawn"


def test_every_field_can_be_put_back_as_it_was_read(window: MainWindow) -> None:
    select(window, 1)
    for title in ("Naps at dawn", None):
        act(window, "edit_fields")
        form = shown(window, EditFields)
        assert isinstance(form, EditFields)
        if title:
            form.lines["title"].setText(title)
            form.lines["volume"].setText("")
        else:
            press(form.as_read)
            assert not form.as_read.isEnabled()
        press(form.save)
    assert entry(window, 1).reference.mended == ()
    assert titles(window)[0] == "Naps in the morning"


def test_the_record_leads_to_the_fields_and_a_refused_mend_leaves_the_dialog_open(window: MainWindow) -> None:
    select(window, 1)
    record_of(window).rest.anchorClicked.emit(QUrl("desk:edit-fields"))
    form = shown(window, EditFields)
    assert isinstance(form, EditFields)
    window.desk.workshop.mending.remove(entry(window, 1).reference)
    form.lines["volume"].setText("9")
    press(form.save)
    assert form.isVisible()
    assert "no longer in the library" in form.told.text()
    assert "no longer in the library" in window.status.words.text()


def test_two_references_run_together_are_split_where_the_cursor_stands(window: MainWindow) -> None:
    assert titles(window) == ["Naps in the morning", "Lamps at noon"]
    select(window, 2)
    act(window, "split")
    dialog = shown(window, SplitReference)
    assert isinstance(dialog, SplitReference)
    assert dialog.first.text().startswith("Baker 2011 · Lamps at noon")
    assert dialog.second.text().startswith("Clark 2012 · Rest in the evening")
    here = dialog.printed.place
    QTest.keyClick(dialog.printed, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.save.isEnabled()
    dialog.printed.put_cursor(here)
    press(dialog.save)
    assert titles(window) == ["Naps in the morning", "Lamps at noon", "Rest in the evening"]
    assert [each.reference.number for each in window.desk.opened.entries] == [1, 2, 3]
    assert len(entry(window, 3).citations) == 1
    assert window.references.list.rows.rowCount() == 3
    assert window.desk.appraising.undo_words == "split reference 2"
    select(window, 2)
    act(window, "merge")
    assert len(titles(window)) == 2


def test_a_reference_is_added_removed_and_brought_back(window: MainWindow) -> None:
    select(window, 1)
    act(window, "add_reference")
    dialog = shown(window, AddReference)
    assert isinstance(dialog, AddReference)
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.text, DAVIS)
    assert dialog.preview.text().startswith("Davis 2013 · Dreams at night")
    press(dialog.save)
    assert titles(window) == ["Naps in the morning", "Dreams at night", "Lamps at noon"]
    assert window.desk.opened.selected_entry is not None
    assert window.desk.opened.selected_entry.reference.printed.title == "Dreams at night"
    window.desk.appraising.write_note(window.desk.opened.selected_entry.reference.id, "On dreams.")
    act(window, "remove")
    assert titles(window) == ["Naps in the morning", "Lamps at noon"]
    assert window.desk.opened.selected_entry.reference.printed.title == "Lamps at noon"
    act(window, "removed")
    removed = shown(window, RemovedReferences)
    assert isinstance(removed, RemovedReferences)
    assert "Dreams at night" in removed.list.item(0).text()
    assert "1 note" in removed.list.item(0).text()
    press(removed.back)
    assert titles(window) == ["Naps in the morning", "Dreams at night", "Lamps at noon"]
    assert window.desk.opened.selected_entry.notes[0].text == "On dreams."
    assert removed.list.item(0).text() == "No reference was removed from this list."
    assert not removed.back.isEnabled()


def test_references_are_moved_by_key(window: MainWindow) -> None:
    first = select(window, 1)
    window.references.list.setFocus()
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Down, alt_shift)
    assert titles(window) == ["Lamps at noon", "Naps in the morning"]
    assert window.desk.selection.current.reference_id == first
    QTest.keyClick(window, Qt.Key.Key_Up, alt_shift)
    assert titles(window) == ["Naps in the morning", "Lamps at noon"]


def test_a_marker_is_led_elsewhere_and_said_to_be_none(window: MainWindow) -> None:
    offered = menu_of(window, "missing:2", "[3]")
    assert {"This Marker Cites…", "This Is No Citation"} <= offered.keys()
    offered["This Marker Cites…"].trigger()  # type: ignore[attr-defined]
    dialog = shown(window, Cites)
    assert isinstance(dialog, Cites)
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.sought, "lamps")
    assert [dialog.list.item(row).isHidden() for row in range(2)] == [True, False]
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    press(dialog.save)
    assert [c.marker for c in entry(window, 2).citations] == ["[2]", "[3]"]
    window.desk.selection.select_citation(entry(window, 2).citations[1].id)
    act(window, "no_citation")
    assert [c.marker for c in entry(window, 2).citations] == ["[2]"]
    act(window, "undo")
    assert [c.marker for c in entry(window, 2).citations] == ["[2]", "[3]"]


def test_a_selection_becomes_a_citation(window: MainWindow) -> None:
    view, article = window.article.view, window.desk.opened.article
    assert article is not None
    at = article.text.index("Nobody doubts it")
    found = view.sight.positions.range_to_document(at, at + 7)
    assert found is not None
    cursor = QTextCursor(view.document())
    cursor.setPosition(found[0])
    cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert "Make the Selection a Citation of…" in menu_of(window, "", "Nobody doubts")
    act(window, "cites")
    dialog = shown(window, Cites)
    assert isinstance(dialog, Cites)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    press(dialog.save)
    assert [c.marker for c in entry(window, 1).citations] == ["[1]", "Nobody"]
    assert QApplication.activeModalWidget() is None


def test_without_a_place_the_status_bar_says_what_to_do(window: MainWindow) -> None:
    act(window, "cites")
    assert "Select the words" in window.status.words.text()
    act(window, "no_citation")
    assert "F8 walks the markers" in window.status.words.text()
    view = window.article.view
    view.setTextCursor(QTextCursor(view.document()))
    act(window, "end")
    assert window.status.words.text()


def test_the_list_begins_and_ends_where_the_reader_says(window: MainWindow) -> None:
    before = titles(window)
    offered = menu_of(window, "", "Baker C.")
    assert {"The Reference List Begins Here", "The Reference List Ends Here"} <= offered.keys()
    offered["The Reference List Ends Here"].trigger()  # type: ignore[attr-defined]
    assert titles(window) == before[:1]
    act(window, "undo")
    offered = menu_of(window, "", "Baker C.")
    offered["The Reference List Begins Here"].trigger()  # type: ignore[attr-defined]
    assert titles(window) == ["Lamps at noon"]
    assert not menu_of(window, "", "Naps help")["The Reference List Ends Here"].isEnabled()  # type: ignore[attr-defined]


def test_the_article_s_menu_is_filled_by_a_right_click(window: MainWindow, qtbot: QtBot) -> None:
    window.article.view.menu_wanted.emit("", window.mapToGlobal(QPoint(200, 300)))
    menu = next(child for child in window.article.findChildren(QMenu) if child.isVisible())
    assert "The Reference List Begins Here" in [action.text() for action in menu.actions()]
    menu.close()


def test_without_an_article_nothing_can_be_mended(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    menu = QMenu(window)
    window.article.menu_filled.emit(menu, "", QPoint(0, 0))
    assert menu.isEmpty()
    for name in ("edit_fields", "add_reference", "removed", "cites", "begin"):
        assert not window.actions_[name].isEnabled()


def test_mends_are_there_after_a_restart(window: MainWindow, tmp_path: Path) -> None:
    article = window.desk.opened.article
    assert article is not None
    select(window, 1)
    act(window, "remove")
    window.desk.shut()
    start(window, tmp_path)
    window.desk.open_article(article.id)
    assert titles(window) == ["Lamps at noon"]
    act(window, "removed")
    removed = shown(window, RemovedReferences)
    assert isinstance(removed, RemovedReferences)
    press(removed.back)
    assert titles(window) == ["Naps in the morning", "Lamps at noon"]
