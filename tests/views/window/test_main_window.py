"""Tests of `main_window`, `editing`, `revising`, `shelf`, `status_bar`, `toolbar`, `walking`, `window_memory`,
`stack`, `presenters/window/recall` and `views/article/feature`."""

import inspect
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.jobs import BackgroundRunner
from ldn_desk.presenters.work.checking import Progress
from ldn_desk.views.dialogs.consent import ConsentDialog
from ldn_desk.views.window import main_window
from ldn_desk.views.window.main_window import MainWindow
from tests.presenters.runners import Held
from tests.standin.faults import Fault
from tests.standin.registry import Registry
from tests.views.desk_window import TEXT, build, ended, open_text, open_window, select, start

KEY, CTRL, SHIFT, ALT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the keyboard's focus is, as the system would deliver it."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def dropped(window: MainWindow, mime: QMimeData) -> bool:
    """Drop something on the window; whether it was taken."""
    place, act = QPointF(20, 20), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), act, mime, buttons, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, act, mime, buttons, keys))
    return enter.isAccepted()


def stars(window: MainWindow) -> int | None:
    """Those of the first reference."""
    return window.desk.opened.entries[0].stars


def test_the_main_window_stays_small() -> None:
    assert len(inspect.getsource(main_window).splitlines()) < 300


def test_a_file_dropped_on_the_window_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    path = tmp_path / "dropped.md"
    path.write_text(TEXT, encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert dropped(window, mime)
    assert window.desk.opened.article is not None
    assert window.windowTitle() == "Naltrexone read again — LDN Desk"


def test_text_dropped_on_the_window_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    mime = QMimeData()
    mime.setText(TEXT)
    assert dropped(window, mime)
    assert len(window.desk.opened.entries) == 2


def test_an_address_on_the_web_is_not_fetched(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/article")])
    assert not dropped(window, mime)


def test_nothing_can_be_dropped_before_there_is_a_library(qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText(TEXT)
    assert not dropped(build(qtbot), mime)


def test_the_clipboards_article_is_pasted_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    QGuiApplication.clipboard().setText(TEXT)
    press(window, KEY.Key_V, CTRL | SHIFT)
    assert len(window.desk.opened.entries) == 2


def test_an_empty_clipboard_is_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    before = window.desk.opened.article
    QGuiApplication.clipboard().setText(" ")
    press(window, KEY.Key_V, CTRL | SHIFT)
    assert window.status.words.text().startswith("There is no article in this")
    assert window.desk.opened.article == before


def test_a_file_that_the_library_has_read_is_shown_without_being_read_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, text="")
    path = tmp_path / "tea.md"
    path.write_text(TEXT, encoding="utf-8")
    window.desk.open_path(path)
    first = window.desk.opened.article
    assert first is not None
    window.desk.close_article()
    monkeypatch.setattr("ldn_desk.services.opening.read_bytes", None)
    window.desk.open_path(path)
    assert window.desk.opened.article == first


def test_what_cannot_be_read_leaves_the_desk_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    before = window.desk.opened.article
    path = tmp_path / "picture.txt"
    path.write_bytes(bytes(range(256)) * 40)
    window.desk.open_path(path)
    assert "picture.txt" in window.status.words.text()
    assert window.status.sign.isVisible()
    assert window.desk.opened.article == before
    qtbot.mouseClick(window.status.dismiss, Qt.MouseButton.LeftButton)
    assert not window.status.sign.isVisible()


def test_enter_in_the_find_field_walks_article_references_and_notes(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.desk.appraising.write_note(window.desk.opened.entries[1].reference.id, "Too small to matter.")
    press(window, KEY.Key_F, CTRL)
    assert window.toolbar.field.hasFocus()
    qtbot.keyClicks(window.toolbar.field, "matter")
    assert window.toolbar.count.text() == "1 of 3"
    press(window, KEY.Key_Return)
    assert window.toolbar.count.text() == "2 of 3"
    press(window, KEY.Key_Return, SHIFT)
    press(window, KEY.Key_Return, SHIFT)
    assert window.toolbar.count.text() == "3 of 3"
    assert window.desk.opened.selected_entry == window.desk.opened.entries[1]
    press(window, KEY.Key_F3)
    assert window.toolbar.count.text() == "1 of 3"
    press(window, KEY.Key_Escape)
    assert window.toolbar.field.text() == ""
    assert window.article.view.hasFocus()


def test_find_next_without_words_goes_to_the_find_field(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    press(window, KEY.Key_F3)
    assert window.toolbar.field.hasFocus()


def test_find_in_the_articles_menu_looks_in_the_same_place_for_what_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    view = window.article.view
    cursor = view.textCursor()
    start = view.document().toPlainText().index("What was found") + len("What ")
    cursor.setPosition(start)
    cursor.setPosition(start + len("was found"), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    window.article.find_wanted.emit()
    assert window.toolbar.field.hasFocus()
    assert window.toolbar.field.text() == "was found"
    window.actions_["find_next"].trigger()
    assert window.toolbar.count.text() == "1 of 1"


def test_an_opened_article_has_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    assert window.article.view.hasFocus()
    window.toolbar.buttons["open"].setFocus()
    open_text(window, tmp_path, "# Another\n\nIt says little.\n", "other.md")
    assert window.article.view.hasFocus()


def test_the_same_article_read_again_leaves_the_keyboard_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.toolbar.field.setFocus()
    window.desk.mending.add_year(2025)
    assert window.toolbar.field.hasFocus()


def test_the_card_of_a_marker_goes_when_the_reader_works_elsewhere(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.article.focus_next_marker()
    assert window.article.card.isVisible()
    press(window, KEY.Key_F, CTRL)
    qtbot.waitUntil(window.article.card.isHidden)


def test_a_card_with_room_does_not_scroll(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.shelf.sample()
    for _marker in range(3):
        window.article.focus_next_marker()
        assert window.article.card.isVisible()
        assert window.article.card._area.verticalScrollBar().maximum() == 0
    window.article.cards.hide()


def test_icons_beside_words_grow_with_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    buttons = (window.article.header.outline, window.article.places_bar.next, window.toolbar.buttons["back"])
    before = [button.iconSize().width() for button in buttons]
    window.theme.set_scale(2.0)
    assert [button.iconSize().width() for button in buttons] == [2 * side for side in before]


def test_undo_says_what_it_took_back_and_redo_what_it_did_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.desk.appraising.rate(select(window, 1), 4)
    what = window.desk.appraising.undo_words
    window.actions_["undo"].trigger()
    assert window.status.words.text() == f"Undone: {what}"
    window.actions_["redo"].trigger()
    assert window.status.words.text() == f"Done again: {what}"


def test_an_undo_in_the_status_bar_goes_when_something_else_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    open_text(window, tmp_path, "# Another\n\nIt says little.\n", "other.md")
    window.actions_["delete"].trigger()
    assert window.status.undo.isVisible()
    window.desk.appraising.rate(select(window, 1), 4)
    assert window.status.undo.isHidden()


def test_the_last_article_comes_back_to_the_desk_when_its_deletion_is_undone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    article = window.desk.opened.article
    assert article is not None
    window.actions_["delete"].trigger()
    assert window.article.welcome.isVisible()
    window.actions_["undo"].trigger()
    assert window.article.view.article == article


def test_check_asks_and_shows_each_answer(qtbot: QtBot, tmp_path: Path, registry: Registry) -> None:
    window = open_window(qtbot, tmp_path, registry)
    qtbot.mouseClick(window.toolbar.check, Qt.MouseButton.LeftButton)
    ended(qtbot, window)
    assert [entry.verdict.code for entry in window.desk.opened.entries] == [VerdictCode.AGREES, VerdictCode.DIFFERS]
    assert window.status.words.text() == "Checked 2 of 2 · 1 request to Crossref"


def test_a_running_check_turns_the_button_into_cancel_and_escape_ends_it(
    qtbot: QtBot, tmp_path: Path, registry: Registry
) -> None:
    registry.fail(Fault(right_body=True, delay=5.0))
    window = open_window(qtbot, tmp_path, registry, BackgroundRunner())
    # The article is shown a moment before its reading is over.
    qtbot.waitUntil(lambda: window.desk.opened.article is not None and "Reading" not in window.status.words.text())
    press(window, KEY.Key_Return, CTRL)
    assert window.toolbar.check.text() == "Cancel"
    assert window.status.progress.isVisible()
    assert window.status.words.text().startswith("Checked 0 of 2")
    press(window, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not window.desk.checking.progress.running, timeout=10_000)
    assert window.toolbar.check.text() == "Check references"
    assert window.status.words.text().startswith("Cancelled: checked 0 of 2")


def test_a_file_that_is_being_read_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    held = Held()
    window = open_window(qtbot, tmp_path, runner=held)
    held.go()
    shown = window.desk.opened.article
    open_text(window, tmp_path, "# Another one\n\nWith words.\n\n# References\n\n1. Adams A. Naps. 2010.\n", "other.md")
    assert window.status.words.text() == "Reading other.md …"
    assert window.status.progress.isVisible()
    press(window, KEY.Key_Escape)
    held.go()
    assert window.desk.opened.article is shown
    assert not window.status.progress.isVisible()
    assert not window.status.cancel.isVisible()
    assert [line.title for line in window.desk.workshop.library.shelf()] == ["Naltrexone read again"]


def test_when_nobody_answers_the_status_bar_says_so(qtbot: QtBot, tmp_path: Path, registry: Registry) -> None:
    window = open_window(qtbot, tmp_path, registry)
    registry.stop()
    window.desk.checking.check()
    ended(qtbot, window)
    assert window.status.words.text().startswith("Checked 0 of 2 · 2 without an answer: Crossref")
    assert window.status.sign.isVisible()


def test_the_offline_switch_keeps_the_network_silent(qtbot: QtBot, tmp_path: Path, registry: Registry) -> None:
    window = open_window(qtbot, tmp_path, registry)
    qtbot.mouseClick(window.status.offline, Qt.MouseButton.LeftButton)
    assert window.actions_["offline"].isChecked()
    qtbot.mouseClick(window.toolbar.check, Qt.MouseButton.LeftButton)
    assert window.status.words.text().startswith("The desk is offline")
    assert registry.requests == []
    window.actions_["offline"].trigger()
    assert not window.status.offline.isChecked()


def test_offline_by_the_environment_cannot_be_switched(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    start(window, tmp_path, LDN_DESK_OFFLINE="1")
    open_text(window, tmp_path)
    assert window.status.offline.isChecked()
    assert not window.status.offline.isEnabled()
    assert not window.actions_["offline"].isEnabled()
    assert "LDN_DESK_OFFLINE" in window.status.words.text()


def consent(window: MainWindow) -> ConsentDialog:
    """The dialog that asks."""
    return next(child for child in window.findChildren(ConsentDialog) if child.isVisible())


def test_printed_text_is_sent_only_after_the_reader_agreed_and_asked_once(
    qtbot: QtBot, tmp_path: Path, registry: Registry
) -> None:
    window = open_window(qtbot, tmp_path, registry, text=TEXT.replace("\ndoi:10.1038/nrn2297", ""))
    window.actions_["check_search"].trigger()
    assert registry.requests == []
    qtbot.mouseClick(consent(window).agree, Qt.MouseButton.LeftButton)
    ended(qtbot, window)
    assert registry.count(kind="search") == 1
    assert window.desk.opened.entries[1].verdict.code is VerdictCode.FOUND
    registry.forget()
    window.actions_["check_search"].trigger()
    ended(qtbot, window)
    assert registry.requests
    assert not any(child.isVisible() for child in window.findChildren(ConsentDialog))


def test_declined_only_dois_are_sent(qtbot: QtBot, tmp_path: Path, registry: Registry) -> None:
    window = open_window(qtbot, tmp_path, registry, text=TEXT.replace("\ndoi:10.1038/nrn2297", ""))
    window.actions_["check_search"].trigger()
    qtbot.mouseClick(consent(window).decline, Qt.MouseButton.LeftButton)
    ended(qtbot, window)
    assert registry.count(kind="search") == 0
    assert registry.requests


def test_stars_are_given_and_taken_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    press(window, KEY.Key_4, CTRL)
    assert stars(window) == 4
    assert window.status.saved.text().startswith("Saved ")
    press(window, KEY.Key_0, ALT)
    assert stars(window) is None


def test_ctrl_and_0_is_the_actual_size_wherever_the_keyboard_is(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    press(window, KEY.Key_4, CTRL)
    window.references.focus_notes()
    for focused in (window.article.view, window.references.list, QApplication.focusWidget()):
        assert focused is not None
        focused.setFocus()
        press(window, KEY.Key_Plus, CTRL)
        assert window.article.zoom > 1.0
        press(window, KEY.Key_0, CTRL)
        assert window.article.zoom == 1.0
    assert stars(window) == 4


def test_undo_takes_back_typing_first_then_what_the_desk_did(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    press(window, KEY.Key_4, CTRL)
    window.toolbar.focus_find()
    qtbot.keyClicks(window.toolbar.field, "x")
    assert window.actions_["undo"].text() == "&Undo typing"
    press(window, KEY.Key_Z, CTRL)
    assert window.toolbar.field.text() == ""
    assert stars(window) == 4
    press(window, KEY.Key_Z, CTRL)
    assert stars(window) is None
    press(window, KEY.Key_Y, CTRL)
    assert window.toolbar.field.text() == "x"


def test_back_and_forward_return_to_where_the_reader_was(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    select(window, 2)
    press(window, KEY.Key_Left, ALT)
    assert window.desk.opened.selected_entry == window.desk.opened.entries[0]
    press(window, KEY.Key_Right, ALT)
    assert window.desk.opened.selected_entry == window.desk.opened.entries[1]


def test_f6_walks_the_panes(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    window.article.view.setFocus()
    seen = []
    for _ in range(4):
        press(window, KEY.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
    assert seen[0] is window.references.list
    assert seen[1] is window.references.sheet.frames["claim"].header
    assert seen[2:] == [window.toolbar.field, window.article.view]


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    for bar in (window.toolbar, window.status):
        for field in bar.findChildren(QLineEdit):
            assert field.accessibleName()
    assert all(button.accessibleName() for button in window.toolbar.buttons.values())


def test_a_deleted_article_comes_back_with_undo_in_the_status_bar(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.actions_["delete"].trigger()
    assert window.desk.opened.article is None
    assert window.status.words.text() == "Deleted “Naltrexone read again”"
    qtbot.mouseClick(window.status.undo, Qt.MouseButton.LeftButton)
    assert len(window.desk.workshop.library.shelf()) == 1
    assert not window.status.undo.isVisible()


def test_the_window_remembers_how_it_stood(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.article.zoom = 1.5
    outline, numbers = (window.actions_[name].isChecked() for name in ("outline", "numbers"))
    window.actions_["outline"].trigger()
    window.actions_["numbers"].trigger()
    window.actions_["theme_dark"].trigger()
    window.actions_["reading_sans"].trigger()
    window.theme.set_scale(1.25)
    window.resize(770, 560)
    window.splitter.setSizes([330, 440])
    sizes = window.splitter.sizes()
    window.close()
    window.theme.set_mode("system")
    again = open_window(qtbot, tmp_path, text="")
    assert again.article.zoom == 1.5
    assert again.actions_["outline"].isChecked() is not outline
    assert again.actions_["numbers"].isChecked() is not numbers
    assert again.actions_["theme_dark"].isChecked()
    assert again.theme.tokens.dark
    assert again.theme.reading_family == "sans"
    assert again.theme.scale == 1.25
    assert (again.width(), again.height()) == (770, 560)
    assert again.splitter.sizes() == sizes
    again.theme.set_mode("system")


def test_the_sheet_stands_as_the_reader_left_it_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    window.references.share = 0.5
    frames = window.references.sheet.frames
    QTest.mouseClick(frames["notes"].header, Qt.MouseButton.LeftButton)
    window.close()
    again = open_window(qtbot, tmp_path)
    select(again, 2)
    QApplication.processEvents()
    sheet = again.references.sheet
    assert sheet.frames["notes"].folded
    assert not sheet.frames["record"].folded
    qtbot.waitUntil(lambda: abs(again.references.list.height() - sheet.height()) <= 2)


def test_what_is_being_typed_is_saved_when_the_window_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    window.actions_["note"].trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Read this again.")
    window.close()
    again = open_window(qtbot, tmp_path)
    assert [note.text for note in again.desk.opened.entries[0].notes] == ["Read this again."]


def test_another_desks_ratings_come_in_when_the_window_looks(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    other = open_window(qtbot, tmp_path)
    select(other, 1)
    other.actions_["stars_2"].trigger()
    window.desk.look_elsewhere()
    assert window.desk.opened.entries[0].stars == 2


def test_the_menus_undo_and_redo_reach_the_editor_that_has_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.toolbar.focus_find()
    qtbot.keyClicks(window.toolbar.field, "x")
    window.actions_["undo"].trigger()
    assert window.toolbar.field.text() == ""
    assert window.actions_["redo"].text() == "&Redo typing"
    window.actions_["redo"].trigger()
    assert window.toolbar.field.text() == "x"


def test_a_note_being_typed_is_undone_in_its_editor(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    window.actions_["note"].trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Word")
    assert window.actions_["undo"].text() == "&Undo typing"
    window.actions_["undo"].trigger()
    window.article.view.setFocus()
    assert window.desk.opened.entries[0].notes == ()


def test_copy_takes_what_is_selected_else_the_reference(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    window.article.view.setFocus()
    window.actions_["select_all"].trigger()
    window.actions_["copy"].trigger()
    assert "Nobody knows more" in QGuiApplication.clipboard().text()
    window.toolbar.focus_find()
    qtbot.keyClicks(window.toolbar.field, "some words")
    window.actions_["select_all"].trigger()
    window.actions_["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "some words"
    window.references.list.setFocus()
    window.actions_["copy"].trigger()
    assert QGuiApplication.clipboard().text().startswith("Miller AH")


def test_open_asks_for_a_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(qtbot, tmp_path, text="")
    path = tmp_path / "chosen.md"
    path.write_text(TEXT, encoding="utf-8")
    answers = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: answers.pop(0))
    window.actions_["open"].trigger()
    assert window.desk.opened.article is None
    window.actions_["open"].trigger()
    assert window.desk.opened.article is not None


def test_the_sample_can_be_opened_and_closed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    window.actions_["sample"].trigger()
    assert len(window.desk.opened.entries) == 10
    assert window.status.words.text().startswith("Facts bundled with the sample")
    window.actions_["close"].trigger()
    assert window.desk.opened.article is None
    assert window.windowTitle() == "LDN Desk"


def test_the_sentence_why_there_is_no_library_follows_the_theme(qtbot: QtBot) -> None:
    window = build(qtbot)
    window.theme.set_mode("light")
    window.pages.show_failure("The library is damaged.")
    window.theme.set_mode("dark")
    page = window.pages.currentWidget()
    assert page is not None
    (words,) = page.findChildren(QLabel)
    assert words.palette().windowText().color().name().upper() == window.theme.tokens.ink


def test_while_a_check_runs_cancel_does_not_shout(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    check = window.toolbar.check
    assert check.property("kind") == "accent"
    window.desk.checking.progress_changed.emit(Progress(running=True, total=2))
    assert (check.text(), check.property("kind")) == ("Cancel", "")
    window.desk.checking.progress_changed.emit(Progress())
    assert (check.text(), check.property("kind")) == ("Check references", "accent")
