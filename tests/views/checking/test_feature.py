"""A reference is mended while it is asked for: the late answer is none on what it says by now."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.jobs import BackgroundRunner
from ldn_desk.views.window.main_window import MainWindow
from tests.standin import faults
from tests.standin.registry import Registry
from tests.views.desk_window import ended, open_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, registry: Registry) -> MainWindow:
    window = open_window(qtbot, tmp_path, registry, BackgroundRunner())
    qtbot.waitUntil(lambda: len(window.desk.opened.entries) == 2)
    return window


def first(window: MainWindow) -> Entry:
    return window.desk.opened.entries[0]


def mended_while_asked(qtbot: QtBot, window: MainWindow, registry: Registry) -> None:
    """Check; and when the question is on its way, and its answer is not, correct the DOI of reference 1."""
    registry.fail(faults.late(1.0), times=1)
    window.actions_["check"].trigger()
    qtbot.waitUntil(lambda: registry.count() > 0)
    assert window.desk.mending.correct(first(window).reference, Fields(DOI="10.1038/nrn2297"), ("DOI",))
    assert window.desk.checking.progress.running
    ended(qtbot, window)


def test_a_late_answer_is_not_shown_on_mended_fields(qtbot: QtBot, window: MainWindow, registry: Registry) -> None:
    mended_while_asked(qtbot, window, registry)
    first_, second = window.desk.opened.entries
    assert first_.verdict.code is VerdictCode.NOT_CHECKED
    assert second.verdict.code is VerdictCode.DIFFERS
    told = window.references.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Not checked · changed since" in told


def test_it_is_asked_for_at_the_next_check(qtbot: QtBot, window: MainWindow, registry: Registry) -> None:
    mended_while_asked(qtbot, window, registry)
    registry.forget()
    window.actions_["check"].trigger()
    ended(qtbot, window)
    assert first(window).verdict.code is VerdictCode.OTHER_WORK
    assert "nri.2015.5" not in " ".join(each.line for each in registry.requests)


def test_undo_of_the_mend_shows_what_was_answered(qtbot: QtBot, window: MainWindow, registry: Registry) -> None:
    mended_while_asked(qtbot, window, registry)
    window.actions_["undo"].trigger()
    assert first(window).verdict.code is VerdictCode.AGREES
    window.actions_["redo"].trigger()
    assert first(window).verdict.code is VerdictCode.NOT_CHECKED
