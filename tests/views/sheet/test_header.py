from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.sheet.header import SectionHeader
from ldn_desk.views.theme import Theme


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> Iterator[SectionHeader]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SectionHeader("Claim", theme, window)
    made.show_words("¶ 6 · Evidence")
    made.resize(300, made.sizeHint().height())
    window.resize(320, 60)
    window.show()
    yield made
    window.close()


def test_a_header_is_a_button_with_its_words(header: SectionHeader) -> None:
    spoken = QAccessible.queryAccessibleInterface(header)
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Name) == "Claim, ¶ 6 · Evidence"


def test_a_header_says_whether_its_section_is_expanded(header: SectionHeader) -> None:
    spoken = QAccessible.queryAccessibleInterface(header)
    assert spoken is not None
    assert (spoken.state().expandable, spoken.state().expanded, spoken.state().collapsed) == (True, True, False)
    header.show_folded(True)
    assert (spoken.state().expanded, spoken.state().collapsed) == (False, True)


def test_a_screen_reader_can_press_it(header: SectionHeader, qtbot: QtBot) -> None:
    QAccessible.queryAccessibleInterface(header)
    assert header.spoken is not None
    press, *others = header.spoken.actionNames()
    with qtbot.waitSignal(header.clicked):
        header.spoken.doAction(press)
    header.spoken.doAction(others[0])
    assert header.spoken.text(QAccessible.Text.Help) == "" or header.toolTip()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space])
def test_a_key_presses_it(header: SectionHeader, qtbot: QtBot, key: Qt.Key) -> None:
    header.setFocus()
    with qtbot.waitSignal(header.clicked):
        QTest.keyClick(header, key)


def test_words_without_room_are_elided_and_the_title_is_not(header: SectionHeader) -> None:
    assert header.minimumSizeHint().width() < header.sizeHint().width()
    header.resize(header.minimumSizeHint())
    header.show_folded(True)
    header.setFocus()
    assert not header.grab().isNull()
