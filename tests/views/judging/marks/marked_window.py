"""A window with an article that marks are made on, in the text and on the pages."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.domain.mark import Colour, Mark
from ldn_desk.views.article.printed.view import PageView
from ldn_desk.views.judging.marks.feature import Marks
from ldn_desk.views.judging.marks.mark_card import MarkCard
from ldn_desk.views.judging.marks.panel import MarksPanel
from ldn_desk.views.window.main_window import MainWindow
from tests.views.article.printed.paged_desk import open_pages, settle
from tests.views.desk_window import open_window
from tests.views.keys import press

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier

ARTICLE = """# Naltrexone read again

Inflammation may matter here [1]. A second place says that it matters, and a third one again [1].

## What was found

Nobody knows more of naltrexone than that. A mouse that swims for longer is no patient.

## References

1. Miller AH, Raison CL. The role of inflammation in depression. Nat Rev Immunol. 2016;16(1):22-34.
2. Dantzer R, O'Connor JC. From inflammation to sickness. Nat Rev Neurosci. 2008;9(1):46-56.
"""


def open_marked(qtbot: QtBot, folder: Path) -> MainWindow:
    """The window on the article above, the keyboard in its text."""
    window = open_window(qtbot, folder, text=ARTICLE)
    window.article.view.setFocus()
    return window


def open_marked_pages(qtbot: QtBot, folder: Path) -> tuple[MainWindow, PageView]:
    """The window on printed pages, the first of which is aligned, the keyboard on them."""
    window, view = open_pages(qtbot, folder)
    places = window.desk.printed.places
    qtbot.waitUntil(lambda: places is not None and 0 in places)
    view.setFocus()
    settle(qtbot, view)
    return window, view


def feature(window: MainWindow) -> Marks:
    """What the window has of marks."""
    return next(each for each in window.features if isinstance(each, Marks))


def card(window: MainWindow) -> MarkCard:
    """The card of a mark."""
    return feature(window).shown.card


def panel(window: MainWindow) -> MarksPanel:
    """The list beside the article."""
    return feature(window).shown.panel


def marks(window: MainWindow) -> list[Mark]:
    """Every mark, in reading order."""
    return list(window.desk.marking.index)


def said(window: MainWindow) -> list[tuple[str, str]]:
    """(colour, words) of every mark."""
    return [(mark.colour.value, mark.anchor.exact) for mark in marks(window)]


def select(window: MainWindow, words: str) -> None:
    """Select these words of the article, in what is read now."""
    start = window.desk.marking.text.index(words)
    feature(window).making.view.selecting.select(start, start + len(words))


def mark(window: MainWindow, words: str, colour: Colour = Colour.YELLOW) -> Mark:
    """A mark on these words."""
    start = window.desk.marking.text.index(words)
    made = window.desk.marking.add(start, start + len(words), colour)
    assert made is not None
    return made


def drag(window: MainWindow, words: str) -> None:
    """Select these words with the mouse: they stand on one line."""
    begin, end = ends_of(window, words)
    area = feature(window).making.view.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(area, left, pos=begin)
    QTest.mouseMove(area, between(begin, end))
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, left, pos=end)
    QApplication.processEvents()


def ends_of(window: MainWindow, words: str) -> tuple[QPoint, QPoint]:
    """Where these words begin and end on the viewport."""
    view, start = feature(window).making.view, window.desk.marking.text.index(words)
    if isinstance(view, PageView):
        places = window.desk.printed.places
        assert places is not None
        box = view.sight.on_viewport(places.boxes(start, start + len(words))[0])
    else:
        found = view.sight.find(start, start + len(words))
        assert found is not None
        box = next(iter(view.sight.rects(*found)))
    middle = round(box.center().y())
    return QPoint(round(box.left()), middle), QPoint(round(box.right()), middle)


def between(begin: QPoint, end: QPoint) -> QPoint:
    """The point in the middle of two."""
    return QPoint((begin.x() + end.x()) // 2, (begin.y() + end.y()) // 2)


def click(window: MainWindow, words: str) -> None:
    """Click on the middle of these words, which stand on one line."""
    begin, end = ends_of(window, words)
    area = feature(window).making.view.viewport()
    QTest.mouseClick(area, Qt.MouseButton.LeftButton, pos=between(begin, end))
    QApplication.processEvents()


def write_comment(text: str) -> None:
    """Type into what has the keyboard, and leave it by Escape."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
    press(Qt.Key.Key_Escape)
