import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.stars import Stars
from tests.views.article.article_desk import move_over


@pytest.fixture
def stars(qtbot: QtBot) -> Stars:
    widget = Stars(Theme())
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def given(stars: Stars) -> list[object]:
    seen: list[object] = []
    stars.rated.connect(seen.append)
    return seen


def star(stars: Stars, number: int) -> QPoint:
    return QPoint(round((number - 0.5) * stars.width() / 5), stars.height() // 2)


def test_a_click_gives_as_many_stars(stars: Stars, given: list[object], qtbot: QtBot) -> None:
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=star(stars, 4))
    assert given == [4]
    assert stars.stars == 4


def test_a_click_on_the_last_star_given_takes_them_away(stars: Stars, given: list[object], qtbot: QtBot) -> None:
    stars.show_stars(3)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=star(stars, 3))
    assert given == [None]
    assert stars.stars is None


def test_the_other_button_gives_nothing(stars: Stars, given: list[object], qtbot: QtBot) -> None:
    QTest.mouseClick(stars, Qt.MouseButton.RightButton, pos=star(stars, 3))
    assert given == []


def test_digits_rate_and_nought_unrates(stars: Stars, given: list[object], qtbot: QtBot) -> None:
    QTest.keyClicks(stars, "52")
    QTest.keyClick(stars, Qt.Key.Key_0)
    assert given == [5, 2, None]


def test_a_digit_with_control_is_somebody_elses_shortcut(stars: Stars, given: list[object], qtbot: QtBot) -> None:
    QTest.keyClick(stars, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert given == []


def test_arrows_step_as_in_a_slider(stars: Stars, given: list[object], qtbot: QtBot) -> None:
    stars.show_stars(2)
    QTest.keyClick(stars, Qt.Key.Key_Right)
    QTest.keyClick(stars, Qt.Key.Key_Left)
    assert given == [3, 2]


def test_showing_a_rating_asks_for_none(stars: Stars, given: list[object]) -> None:
    stars.show_stars(5)
    assert given == []


def test_scrolling_past_does_not_rate(stars: Stars, given: list[object]) -> None:
    middle = QPointF(stars.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(stars.mapToGlobal(middle.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stars, wheel)
    assert given == []
    assert not wheel.isAccepted()


def test_hovering_shows_but_does_not_give(stars: Stars, given: list[object], qtbot: QtBot) -> None:
    before = stars.grab().toImage()
    move_over(stars, star(stars, 5))
    assert stars.grab().toImage() != before
    move_over(stars, star(stars, 1))
    assert given == []


def test_a_screen_reader_meets_a_slider_with_the_question_and_the_words(stars: Stars) -> None:
    stars.show_stars(2)
    interface = QAccessible.queryAccessibleInterface(stars)
    assert interface is not None
    assert interface.role() is QAccessible.Role.Slider
    assert "How far would I rely on this reference" in stars.accessibleDescription()
    assert "2 of 5 — weak, look for another source" in stars.accessibleDescription()
    assert "How far would I rely" in stars.toolTip()


def test_unrated_is_said_and_is_no_digit(stars: Stars) -> None:
    stars.show_stars(None)
    assert "not rated" in stars.accessibleDescription()


def test_the_focus_is_seen(stars: Stars, qtbot: QtBot) -> None:
    stars.clearFocus()
    before = stars.grab().toImage()
    stars.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(stars.hasFocus)
    assert stars.grab().toImage() != before


def test_stars_grow_with_the_font(stars: Stars) -> None:
    before = stars.sizeHint().width()
    stars._theme.set_scale(2.0)
    assert stars.sizeHint().width() > 1.8 * before
