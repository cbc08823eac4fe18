"""Tests of `newer_version` and `other_versions`. A newer version of an article in the whole window, by real clicks:
asked about, taken over, undone, looked up."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from ldn_desk.views.dialogs.newer_version import NewerVersion
from ldn_desk.views.dialogs.other_versions import OtherVersions
from ldn_desk.views.window.main_window import MainWindow
from tests.services.test_versions import NEW, OLD
from tests.views.desk_window import open_text, open_window, select

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, text="")
    open_text(made, tmp_path, OLD, "rest.txt")
    made.desk.appraising.rate(select(made, 3), 4)
    made.desk.appraising.write_note(select(made, 2), "On lamps.")
    return made


def dialog(window: MainWindow, kind: type[QDialog]) -> QDialog | None:
    return next((child for child in window.findChildren(kind) if child.isVisible()), None)


def asked(window: MainWindow, qtbot: QtBot, folder: Path) -> NewerVersion:
    """Open the newer version, and wait for the question."""
    open_text(window, folder, NEW, "rest-2.txt")
    qtbot.waitUntil(lambda: dialog(window, NewerVersion) is not None)
    found = dialog(window, NewerVersion)
    assert isinstance(found, NewerVersion)
    return found


def test_notes_are_taken_over_and_what_moved_is_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    old = window.desk.opened.article
    question = asked(window, qtbot, tmp_path)
    assert "3 references · 1 rated · 1 note" in question.told.text()
    QTest.mouseClick(question.take, LEFT)
    told = question.moved.toPlainText()
    assert "1 reference added" in told
    assert "+ 3  Davis 2013  Dreams at night" in told
    assert "– 2  Baker 2011  Lamps at noon (kept among the removed references)" in told
    assert "3 is now 2  Clark 2012  Rest in the evening" in told
    QTest.mouseClick(question.end, LEFT)
    assert old is not None
    assert window.desk.opened.article is not None
    assert window.desk.opened.article.id == old.id
    assert [entry.stars for entry in window.desk.opened.entries] == [None, 4, None]
    assert len(window.desk.workshop.library.shelf()) == 1
    window.actions_["undo"].trigger()
    assert [entry.stars for entry in window.desk.opened.entries] == [None, None, 4]
    assert len(window.desk.workshop.library.shelf()) == 2


def test_the_older_version_that_is_kept_can_be_opened_from_where_that_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    question = asked(window, qtbot, tmp_path)
    assert not question.show_older.isVisible()
    QTest.mouseClick(question.take, LEFT)
    assert "Mend by Hand → Other Versions…" in question.told.text()
    QTest.mouseClick(question.show_older, LEFT)
    assert [entry.reference.printed.title for entry in window.desk.opened.entries][1] == "Lamps at noon"
    qtbot.waitUntil(lambda: dialog(window, NewerVersion) is None)
    assert len(window.desk.workshop.library.shelf()) == 1


def test_a_long_title_is_wrapped_and_not_cut(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    long = "Rest and nothing but rest, " * 10 + "at last"
    older = next(iter(window.desk.workshop.library.shelf()))
    article = window.desk.opened.article
    assert article is not None
    shown = NewerVersion(window.desk, window.theme, article, replace(older, title=long), window)
    shown.open()
    heading = next(each for each in shown.findChildren(QLabel) if long in each.text())
    assert shown.width() < heading.fontMetrics().horizontalAdvance(long)
    assert heading.height() > heading.fontMetrics().lineSpacing() * 2
    shown.close()


def test_where_the_older_version_is_said_to_be_it_is(window: MainWindow) -> None:
    menus = {menu.title().replace("&", ""): menu for menu in window.menuBar().findChildren(QMenu)}
    inside = menus["Mend by Hand"]
    assert inside.menuAction() in menus["References"].actions()
    assert window.actions_["versions"] in inside.actions()
    assert window.actions_["versions"].text().replace("&", "") == "Other Versions…"


def test_both_are_kept_where_the_reader_wants_both(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    question = asked(window, qtbot, tmp_path)
    QTest.mouseClick(question.end, LEFT)
    assert len(window.desk.workshop.library.shelf()) == 2
    assert [entry.stars for entry in window.desk.opened.entries] == [None, None, None]


def test_older_and_newer_versions_are_found_from_each_other(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    question = asked(window, qtbot, tmp_path)
    QTest.mouseClick(question.take, LEFT)
    QTest.mouseClick(question.end, LEFT)
    newest = window.desk.opened.article
    for expected in (3, 3):
        window.actions_["versions"].trigger()
        shown = dialog(window, OtherVersions)
        assert isinstance(shown, OtherVersions)
        assert shown.list.count() == 1
        QTest.mouseClick(shown.show_version, LEFT)
        assert len(window.desk.opened.entries) == expected
        qtbot.waitUntil(lambda: dialog(window, OtherVersions) is None)
    assert newest is not None
    assert window.desk.opened.article is not None
    assert window.desk.opened.article.id == newest.id


def test_a_file_of_the_older_version_opens_it_and_the_status_bar_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    question = asked(window, qtbot, tmp_path)
    QTest.mouseClick(question.take, LEFT)
    QTest.mouseClick(question.end, LEFT)
    open_text(window, tmp_path, OLD, "rest.txt")
    assert "This is an older version" in window.status.words.text()
    assert window.desk.opened.entries[1].reference.printed.title == "Lamps at noon"


def test_an_article_without_other_versions_says_so(window: MainWindow) -> None:
    window.actions_["versions"].trigger()
    shown = dialog(window, OtherVersions)
    assert isinstance(shown, OtherVersions)
    assert shown.list.item(0).text() == "No other version of this article is on the desk."
    assert not shown.show_version.isEnabled()


def test_an_article_is_read_again_and_keeps_its_mends(window: MainWindow) -> None:
    select(window, 1)
    window.actions_["remove"].trigger()
    window.actions_["read_again"].trigger()
    assert [entry.reference.printed.title for entry in window.desk.opened.entries] == [
        "Lamps at noon",
        "Rest in the evening",
    ]
    assert "no reference and no citation moved" in window.status.words.text()
    # Nothing was read otherwise: there is nothing to be undone.
    assert window.desk.appraising.undo_words == "remove reference 1"
