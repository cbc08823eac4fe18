"""The first article judged whole by keys alone: ten citations and ten references in under sixty of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.domain.judgement import Choice
from ldn_desk.presenters.references.list_model import Role
from ldn_desk.views.sheet.claim import Claim
from ldn_desk.views.window.main_window import MainWindow
from tests.views import keys
from tests.views.desk_window import open_window

JUDGED = "scpsxcpscs"
STARS = "5342100435"


class Counted(QObject):
    """Counts the keys that the window system sends while it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Each key once: as the window gets it."""
        if isinstance(watched, QWindow) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.keys += 1
        return False


@pytest.fixture
def counted(qapp: QApplication) -> Counted:
    counted = Counted()
    qapp.installEventFilter(counted)
    return counted


def first_article(window: MainWindow, shared: Path) -> None:
    window.desk.open_path(shared / "articles" / "ldn-and-depression.txt")


def judged(window: MainWindow) -> list[str]:
    found = [stop.entry.judgement(stop.citation) for stop in window.desk.quoting.stops]
    return [each.quotation.choice.value if each else "" for each in found]


def test_ten_citations_are_judged_and_ten_references_starred_in_under_sixty_keys(
    qtbot: QtBot, tmp_path: Path, shared: Path, counted: Counted
) -> None:
    window = open_window(qtbot, tmp_path, text="")
    first_article(window, shared)
    keys.wait_for_keyboard(window)
    for choice, stars in zip(JUDGED, STARS, strict=True):
        keys.write(f"u{choice}{stars}")
    by_key = {"s": Choice.SUPPORTED, "p": Choice.PARTLY, "x": Choice.NOT_SUPPORTED, "c": Choice.CANNOT_ASSESS}
    assert judged(window) == [by_key[key] for key in JUDGED]
    assert [entry.stars or 0 for entry in window.desk.opened.entries] == [int(stars) for stars in STARS]
    assert counted.keys < 60
    assert window.references.header.counts.endswith("judged: 10 of 10 citations")
    assert window.status.judged.text() == "Judged 10 of 10"


def test_card_sheet_list_and_text_follow_each_key(qtbot: QtBot, tmp_path: Path, shared: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    first_article(window, shared)
    keys.wait_for_keyboard(window)
    keys.write("uup")
    entry = window.desk.opened.selected_entry
    assert entry is not None
    assert entry.reference.number == 2
    assert window.references.list.currentIndex().data(Role.ID) == entry.reference.id
    assert window.references.list.currentIndex().data(Role.ROW).judged[:2] == ("◗", "1 of 1")
    claim = window.references.sheet.frames["claim"].body
    assert isinstance(claim, Claim)
    assert claim.rows[0].choices.value is Choice.PARTLY
    assert window.status.judged.text().startswith("Judged 1 of 10 · next unjudged: ¶ 3 [3]")
    assert [sign for sign, _box in window.article.view.judged.on_screen()] == ["◗"]


def test_the_progress_line_leads_to_the_next_unjudged_place(qtbot: QtBot, tmp_path: Path, shared: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    first_article(window, shared)
    keys.wait_for_keyboard(window)
    assert window.status.judged.isHidden()
    keys.write("us")
    window.status.judged.click()
    entry = window.desk.opened.selected_entry
    assert entry is not None
    assert entry.reference.number == 2


def test_several_rows_are_rated_at_once_by_keys_and_undone_in_one_step(
    qtbot: QtBot, tmp_path: Path, shared: Path
) -> None:
    window = open_window(qtbot, tmp_path, text="")
    first_article(window, shared)
    keys.wait_for_keyboard(window)
    window.references.focus_list()
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys.write("2")
    assert [entry.stars for entry in window.desk.opened.entries[:4]] == [2, 2, 2, None]
    assert window.status.words.text() == "3 references rated"
    keys.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [entry.stars for entry in window.desk.opened.entries[:4]] == [None, None, None, None]
    assert window.actions_["check_one"].text() == "Check the 3 Selec&ted References"
