"""Every control of the window and of its dialogs, as a screen reader, the keyboard and a shaky hand find it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenuBar, QScrollBar, QTabBar, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.window.main_window import MainWindow
from tests.standin.registry import Registry
from tests.views.desk_window import ended, open_text, open_window, select
from tests.views.dialogs_found import dialogs, opened

LEAST = 24
"""Pixels that a target is high and wide (WCAG 2.2, 2.5.8)."""
OLDER = "# An older one\n\nIt matters [1].\n\n## References\n\n1. Doe J. A work. Some Journal. 2001;1(1):1-2.\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, registry: Registry) -> MainWindow:
    """Checked, with a reference selected whose citation is judged, and all of the rubric unfolded."""
    window = open_window(qtbot, tmp_path, registry)
    open_text(window, tmp_path, OLDER, "older.md")
    open_text(window, tmp_path)
    window.resize(1360, 860)
    window.desk.checking.check()
    ended(qtbot, window)
    select(window, 1)
    QTest.keyClick(window.article.view, Qt.Key.Key_X)
    QApplication.processEvents()
    return window


def controls(within: QWidget) -> Iterator[QWidget]:
    """What can be seen within it and takes the keyboard or a click."""
    for each in within.findChildren(QWidget):
        internal = isinstance(each, QScrollBar | QMenuBar | QToolBar | QTabBar) or each.objectName().startswith("qt_")
        if each.isVisible() and each.isEnabled() and not internal and each.width() and each.height():
            reached = each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.focusProxy() is None
            if reached or isinstance(each, QAbstractButton):
                yield each


def told(widget: QWidget) -> str:
    """Which one it is, for who reads a failure."""
    names = [widget.accessibleName() or widget.objectName() or getattr(widget, "text", str)()]
    above: QWidget | None = widget
    while above is not None:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names[:5])


def nameless(within: QWidget) -> list[str]:
    """Controls that have no name, or no role, for a screen reader."""
    found = []
    for each in controls(within):
        interface = QAccessible.queryAccessibleInterface(each)
        spoken = interface.text(QAccessible.Text.Name) or each.window().windowTitle() * each.isWindow()
        if not spoken.strip() or interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"{told(each)} {interface.role().name}")
    return found


def small(within: QWidget) -> list[str]:
    """Targets of a click that are too small."""
    return [
        f"{told(each)} {each.width()} × {each.height()}"
        for each in controls(within)
        if isinstance(each, QAbstractButton) and min(each.width(), each.height()) < LEAST
    ]


def test_every_control_of_the_window_has_a_name_and_a_role(window: MainWindow) -> None:
    assert nameless(window) == []


def test_every_target_of_the_window_is_large_enough(window: MainWindow) -> None:
    assert "\n".join(small(window)) == ""


@pytest.mark.parametrize("kind", dialogs(), ids=lambda kind: kind.__name__)
def test_every_control_of_a_dialog_has_a_name_and_a_role_and_is_large_enough(
    kind: type[Dialog], window: MainWindow
) -> None:
    dialog = opened(kind, window)
    assert nameless(dialog) == []
    assert small(dialog) == []
    dialog.reject()


def test_tab_walks_all_of_the_window_and_the_sheet_from_top_to_bottom(window: MainWindow) -> None:
    wanted = {each for each in controls(window) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    walked: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        walked.append(at)
        at = at.nextInFocusChain()
    assert {told(each) for each in wanted - set(walked)} == set()
    [sheet] = window.findChildren(Sheet)
    tops = [
        (each.mapTo(sheet, QPoint()).y(), told(each)) for each in walked if each in wanted and sheet.isAncestorOf(each)
    ]
    backwards = [f"{below} is before {above}" for (y, below), (later, above) in pairwise(tops) if later + LEAST < y]
    # From the last of the sheet the walk goes on to the rail beside it, or the other way round.
    assert len(backwards) <= 1, backwards
