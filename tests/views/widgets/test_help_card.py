"""Tests of `help_card` and `scale_row`."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.help_card import HelpButton
from ldn_desk.views.widgets.scale_row import ScaleRow
from ldn_desk.wording.scales import Help

SAID = Help(
    "Sleep", (("deep", "nobody wakes"), ("light", "a lamp is enough")), ("It is no race.",), "a nap.", ("Us 2020",)
)


class Page(QWidget):
    """A row with help over a field without."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.help = HelpButton("Sleep", lambda: SAID, theme, self)
        self.row = ScaleRow("sleep", self.help, QPushButton("Choose one"), theme, self)
        self.row.restyle()
        self.row.align(self.row.head_width)
        column = QVBoxLayout(self)
        column.addWidget(self.row)
        column.addWidget(self.field)
        column.addStretch(1)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    made = Page(theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def words(page: Page) -> str:
    return page.help.card.text.toPlainText() if page.help.card is not None else ""


def test_the_card_has_the_scale_a_rule_an_example_and_a_source(page: Page) -> None:
    click(page.help)
    assert words(page).replace("\xa0", " ").split("\n") == [
        "Sleep",
        "deep  nobody wakes",
        "light  a lamp is enough",
        "It is no race.",
        "Example: a nap.",
        "Source: Us 2020",
    ]


def test_the_button_says_what_it_helps_with_and_can_be_hit(page: Page) -> None:
    assert page.help.accessibleName() == page.help.toolTip() == "Help: Sleep"
    assert min(page.help.width(), page.help.height()) >= 24


def test_a_question_mark_in_the_row_opens_it_and_escape_gives_the_keyboard_back(page: Page) -> None:
    page.row.field.setFocus()
    QTest.keyClick(page.row.field, Qt.Key.Key_Question)
    assert page.help.card is not None
    assert page.help.card.text.hasFocus()
    QTest.keyClick(page.help.card.text, Qt.Key.Key_Escape)
    assert page.row.field.hasFocus()
    assert not words(page)


def test_other_keys_in_the_row_open_nothing(page: Page) -> None:
    page.row.field.setFocus()
    QTest.keyClick(page.row.field, Qt.Key.Key_A)
    assert page.help.card is None


def test_a_click_on_the_card_leaves_it_and_one_elsewhere_puts_it_away(page: Page) -> None:
    click(page.help)
    assert page.help.card is not None
    click(page.help.card.text.viewport())
    assert words(page)
    click(page.field)
    assert page.field.hasFocus()
    assert not words(page)


def test_going_on_by_tab_or_another_size_of_the_window_puts_it_away(page: Page) -> None:
    click(page.help)
    page.field.setFocus()
    assert not words(page)
    click(page.help)
    page.resize(480, 380)
    QApplication.processEvents()
    assert not words(page)


def test_the_card_stays_within_the_window_and_scrolls_where_it_is_low(page: Page) -> None:
    page.resize(260, 120)
    QApplication.processEvents()
    click(page.help)
    card = page.help.card
    assert card is not None
    assert page.rect().contains(card.geometry())
    bar = card._area.verticalScrollBar()
    QApplication.processEvents()
    for key, to in ((Qt.Key.Key_Down, card.fontMetrics().height()), (Qt.Key.Key_PageDown, bar.maximum())):
        QTest.keyClick(card.text, key)
        QTest.keyClick(card.text, key)
        assert bar.value() >= min(to, bar.maximum()) > 0
    QTest.keyClick(card.text, Qt.Key.Key_PageUp)
    QTest.keyClick(card.text, Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()


def test_the_field_stands_below_its_label_where_there_is_little_room(page: Page) -> None:
    def below() -> bool:
        QApplication.processEvents()
        return page.row.field.mapTo(page.row, QPoint(0, 0)).y() >= page.row.label.height()

    wide = below()
    page.row.resize(120, 80)
    assert (wide, below()) == (False, True)


def test_a_row_without_help_is_a_label_and_a_field(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = ScaleRow("naps", None, QPushButton("Choose one"), theme, page)
    row.restyle()
    page.show()
    QTest.keyClick(row.field, Qt.Key.Key_Question)
    assert [part for part in row.findChildren(QPushButton) if part is not row.field] == []
