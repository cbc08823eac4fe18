"""Tests of `markdown_field` and `growing_edit`. A note as it reads, and as it is typed, with real keys and clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.markdown_field import MarkdownField

LEFT, KEY, NONE = Qt.MouseButton.LeftButton, Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[MarkdownField]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = MarkdownField(
        Theme(),
        window,
        lead=lambda kind, number: number == 7,
        templates=lambda: (("PICO", "**Population:** "), ("A & B", "Other")),
    )
    column.addWidget(QLineEdit(window))
    column.addWidget(made)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    made.restyle()
    leave(made, qtbot)
    yield made
    window.close()


def leave(field: MarkdownField, qtbot: QtBot) -> None:
    line = field.window().findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)


def is_source(field: MarkdownField) -> bool:
    return field.editing


def place_of(field: MarkdownField, words: str) -> QPoint:
    cursor = field.rendered.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    return field.rendered.cursorRect(cursor).center()


def test_what_is_typed_reads_as_it_is_marked_up_once_it_is_left(field: MarkdownField, qtbot: QtBot) -> None:
    field.begin()
    QTest.keyClicks(field.edit, "**Bold** words")
    assert (field.editing, field.text) == (True, "**Bold** words")
    leave(field, qtbot)
    assert not is_source(field)
    assert field.rendered.toPlainText() == "Bold words"


def test_a_click_beside_the_links_begins_to_write(field: MarkdownField, qtbot: QtBot) -> None:
    field.show_text("See [7] and *more*")
    assert not is_source(field)
    QTest.mouseClick(field.rendered.viewport(), LEFT, pos=place_of(field, "more"))
    assert is_source(field)
    qtbot.waitUntil(field.edit.hasFocus)


def test_a_click_on_a_number_leads_there_and_writes_nothing(field: MarkdownField, qtbot: QtBot) -> None:
    field.show_text("See [7], [8] and ¶7")
    with qtbot.waitSignal(field.followed) as told:
        QTest.mouseClick(field.rendered.viewport(), LEFT, pos=place_of(field, "[7]"))
    assert told.args == ["reference/7"]
    with qtbot.waitSignal(field.followed) as told:
        QTest.mouseClick(field.rendered.viewport(), LEFT, pos=place_of(field, "¶7"))
    assert told.args == ["paragraph/7"]
    assert not is_source(field)


def test_a_web_address_opens_by_a_click_alone(field: MarkdownField, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    field.show_text("http://example.org/a ![x](http://example.org/p.png)")
    assert opened == []
    QTest.mouseClick(field.rendered.viewport(), LEFT, pos=place_of(field, "http"))
    assert [url.toString() for url in opened] == ["http://example.org/a"]


def test_by_keyboard_enter_begins_and_escape_ends(field: MarkdownField, qtbot: QtBot) -> None:
    field.show_text("Words")
    field.focus_shown()
    QTest.keyClick(field.rendered, KEY.Key_Return)
    assert is_source(field)
    QTest.keyClick(field.edit, KEY.Key_Escape)
    assert not is_source(field)
    assert field.rendered.hasFocus()
    QTest.keyClick(field.rendered, KEY.Key_F2)
    assert is_source(field)


def test_an_empty_one_is_ready_to_be_typed_in(field: MarkdownField) -> None:
    field.show_text("")
    assert is_source(field)
    field.begin()
    QTest.keyClick(field.edit, KEY.Key_Escape)
    assert (field.editing, field.edit.hasFocus()) == (True, False)


def test_plain_text_of_before_stays_plain_until_it_is_edited(field: MarkdownField, qtbot: QtBot) -> None:
    field.show_text("*as it stood*", markdown=False)
    assert field.rendered.toPlainText() == "*as it stood*"
    field.begin()
    QTest.keyClicks(field.edit, "!")
    leave(field, qtbot)
    assert field.rendered.toPlainText() == "as it stood!"


def test_what_may_only_be_read_is_not_written_in(field: MarkdownField) -> None:
    field.show_text("Words")
    field.set_read_only(True)
    field.begin()
    assert not is_source(field)


def menu_of(field: MarkdownField, qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_template_is_inserted_by_the_keyboard(field: MarkdownField, qtbot: QtBot) -> None:
    field.show_text("Before")
    field.begin()
    QTest.keyClick(field.edit, KEY.Key_T, CTRL)
    menu = menu_of(field, qtbot)
    assert [action.text() for action in menu.actions()] == ["PICO", "A && B"]
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    qtbot.waitUntil(lambda: field.text == "Before\n\n**Population:** ")
    assert is_source(field)


def test_a_template_is_in_the_menu_of_the_source(field: MarkdownField, qtbot: QtBot) -> None:
    field.begin()
    menu = field.edit.createStandardContextMenu()
    assert field.edit.fill_menu is not None
    field.edit.fill_menu(menu)
    inner = menu.findChild(QMenu)
    assert isinstance(inner, QMenu)
    inner.actions()[0].trigger()
    assert field.text == "**Population:** "
    menu.deleteLater()
