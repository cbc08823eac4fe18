"""Scrolling: eased where the reader's system allows motion, at once where it asks for less."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle
from pytestqt.qtbot import QtBot

from ldn_desk.views.article.reading import scroller as article_scroller
from ldn_desk.views.article.reading.scroller import Scroller, motion_allowed


def bar_of(qtbot: QtBot) -> QScrollBar:
    bar = QScrollBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 1000)
    bar.show()
    return bar


def test_it_eases_to_a_place_and_knows_where_it_goes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_scroller, "motion_allowed", lambda: True)
    bar = bar_of(qtbot)
    scroller = Scroller(bar)
    scroller.go(600)
    assert bar.value() < 600
    assert scroller.target == 600
    qtbot.waitUntil(lambda: bar.value() == 600)


def test_it_goes_at_once_where_less_motion_is_wanted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_scroller, "motion_allowed", lambda: False)
    bar = bar_of(qtbot)
    Scroller(bar).go(5000)
    assert bar.value() == 1000


def test_it_lets_go_when_the_reader_scrolls(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_scroller, "motion_allowed", lambda: True)
    bar = bar_of(qtbot)
    scroller = Scroller(bar)
    scroller.go(600)
    scroller.stop()
    assert scroller.target == bar.value()


def test_motion_follows_what_the_style_says(qtbot: QtBot) -> None:
    assert motion_allowed() == (QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0)
