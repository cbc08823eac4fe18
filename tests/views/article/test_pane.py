"""Tests of `pane`, `body`, `header`, `welcome`, `year_editor` and `places_bar`. The left half of the desk as a whole:
links, the year, menus, and the pane without an article."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.article.reading.lighting import LightKind
from tests.views.article.article_desk import (
    drawn,
    link_of,
    middle_of,
    move_over,
    open_pane,
    put,
    read,
    selected_number,
    settle,
)

Key = Qt.Key


def test_a_click_on_a_marker_selects_its_reference_and_shows_its_card(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    href = link_of(pane, "[1]")
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, href))
    assert selected_number(pane) == 1
    assert pane.card.isVisible()
    assert drawn(pane)[LightKind.CURRENT_MARKER] == ["[1]"]
    assert drawn(pane)[LightKind.SENTENCE] == ["First words on an old drug [1]."]


def test_a_marker_without_a_reference_says_so(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.view.followed.emit(link_of(pane, "[12]"))
    assert selected_number(pane) is None
    assert pane.card.isVisible()
    assert not pane.card.rows


def test_a_year_is_added_beside_the_date(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = open_pane(qtbot)
    given: list[int | None] = []
    monkeypatch.setattr(pane._desk.mending, "add_year", given.append)
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, "year:"))
    assert pane.year_editor.isVisible()
    QTest.keyClicks(pane.year_editor.field, "2025")
    QTest.keyClick(pane.year_editor.field, Key.Key_Return)
    assert given == [2025]
    assert pane.year_editor.isHidden()
    assert pane.view.hasFocus()


def test_only_a_year_can_be_added(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.view.followed.emit("year:")
    QTest.keyClicks(pane.year_editor.field, "12x")
    assert pane.year_editor.field.text() == "12"
    assert not pane.year_editor.save.isEnabled()
    QTest.keyClick(pane.year_editor.field, Key.Key_Return)
    assert pane.year_editor.isVisible()
    QTest.keyClick(pane.year_editor.field, Key.Key_Escape)
    assert pane.year_editor.isHidden()


def test_an_added_year_can_be_taken_away(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = open_pane(qtbot, replace(read(), issued=PartialDate(2025, raw="Jul 21")))
    given: list[int | None] = []
    monkeypatch.setattr(pane._desk.mending, "add_year", given.append)
    pane.view.followed.emit("year:")
    QTest.mouseClick(pane.year_editor.remove, Qt.MouseButton.LeftButton)
    assert given == [None]


def test_the_same_article_changed_is_shown_where_the_reader_is(qtbot: QtBot) -> None:
    article = read()
    pane = open_pane(qtbot, article)
    pane.view.verticalScrollBar().setValue(900)
    put(pane._desk, replace(article, issued=PartialDate(2025, raw="Jul 21")))
    assert abs(pane.view.verticalScrollBar().value() - 900) <= 1


def test_an_article_is_opened_again_where_it_was_left(qtbot: QtBot) -> None:
    article = read()
    pane = open_pane(qtbot, article)
    pane.view.verticalScrollBar().setValue(900)
    put(pane._desk, read("# Another\n\nWith little in it."))
    assert pane.view.verticalScrollBar().value() == 0
    put(pane._desk, article)
    assert abs(pane.view.verticalScrollBar().value() - 900) <= 1


def test_a_web_link_opens_in_the_browser_and_is_named_before(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = open_pane(qtbot)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    address = "https://example.org/a?b=1&c=2"
    place = next(place for place in pane.view.stops.places if place.href == address)
    pane.view.sight.bring_to_sight(place.start, place.end)
    settle(qtbot, pane)
    told: list[str] = []
    pane.link_hovered.connect(told.append)
    # Sent to the widget itself: where the machine's own pointer is, and whether it may be moved, plays no part.
    move_over(pane.view.viewport(), middle_of(pane, address))
    assert told == [address]
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, address))
    assert opened == [address]


def test_other_addresses_are_never_opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = open_pane(qtbot)
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    for href in ("file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.c", "#nowhere"):
        pane.view.followed.emit(href)
    assert not opened


def menu_of(pane: ArticlePane, reason: QContextMenuEvent.Reason, where: QPoint) -> dict[str, QAction]:
    target = pane.view if reason is QContextMenuEvent.Reason.Keyboard else pane.view.viewport()
    QApplication.sendEvent(target, QContextMenuEvent(reason, where, pane.view.viewport().mapToGlobal(where)))
    menu = pane.findChild(QMenu)
    assert menu is not None
    menu.close()
    return {action.text(): action for action in menu.actions()}


def test_the_menu_of_a_marker_selects_its_reference(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    actions = menu_of(pane, QContextMenuEvent.Reason.Mouse, middle_of(pane, link_of(pane, "[1]")))
    assert not actions["Copy"].isEnabled()
    actions["Select Reference"].trigger()
    assert selected_number(pane) == 1


def test_the_menu_key_opens_the_menu_of_the_link_in_focus(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    assert "Select Reference" not in menu_of(pane, QContextMenuEvent.Reason.Keyboard, QPoint(1, 1))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    pane.focus_next_marker()
    assert "Select Reference" in menu_of(pane, QContextMenuEvent.Reason.Keyboard, QPoint(1, 1))


def test_the_address_of_a_web_link_can_be_copied(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    address = "https://example.org/a?b=1&c=2"
    place = pane.view.stops.place_of(address)
    assert place is not None
    pane.view.sight.bring_to_sight(place.start, place.end)
    settle(qtbot, pane)
    menu_of(pane, QContextMenuEvent.Reason.Mouse, middle_of(pane, address))["Copy Link Address"].trigger()
    assert QGuiApplication.clipboard().text() == address


def test_without_an_article_there_is_one_sentence_and_one_thing_to_do(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    put(pane._desk, None)
    assert pane.welcome.isVisible()
    assert pane.welcome.sentence.text() == "No article is open."
    for button, wanted in (
        (pane.welcome.open, pane.open_wanted),
        (pane.welcome.paste, pane.paste_wanted),
        (pane.welcome.sample, pane.sample_wanted),
    ):
        with qtbot.waitSignal(wanted):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_reading_and_failing_are_said_where_no_article_is(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    put(pane._desk, None)
    pane._desk.working.words_changed.emit("Reading a.txt …")
    assert pane.welcome.sentence.text() == "Reading a.txt …"
    assert not pane.welcome.open.isVisible()
    pane._desk.failed.emit("a.txt cannot be read.")
    pane._desk.working.words_changed.emit("")
    assert pane.welcome.sentence.text() == "a.txt cannot be read."
    assert pane.welcome.open.isVisible()
    pane._desk.working.words_changed.emit("Reading b.txt …")
    pane._desk.working.words_changed.emit("")
    assert pane.welcome.sentence.text() == "No article is open."


def test_reading_another_file_leaves_the_article_where_it_is(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane._desk.working.words_changed.emit("Reading a.txt …")
    assert pane.header.section.text == "Reading a.txt …"
    assert pane.view.isVisible()
    pane._desk.failed.emit("a.txt cannot be read.")
    pane._desk.working.words_changed.emit("")
    assert pane.header.section.text == ""


def test_a_position_found_by_a_search_is_brought_to_sight(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    pane.show_position(article.text.index("The third place"))
    settle(qtbot, pane)
    assert "The third place" in pane.view.cursorForPosition(QPoint(0, 220)).block().text() + "The third place"
    assert pane.view.verticalScrollBar().value() > 500


def test_where_there_is_no_room_for_words_the_switches_are_icons_with_their_names(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    shown = pane.header.outline
    pane.resize(900, 700)
    QApplication.processEvents()
    assert shown.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    pane.resize(240, 700)
    QApplication.processEvents()
    assert shown.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert shown.accessibleName() == "Outline"
