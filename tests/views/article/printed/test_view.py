"""Tests of `view`, `geometry`, `keys`, `lights`, `paint` and `views/article/turner`. The pages as printed, in the
window: turned to, clicked, lit up, walked; the same place in both views."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.pdf.pages import PdfPages
from ldn_desk.importers.pdf.process import worker
from ldn_desk.importers.pdf.process.workers import WORKERS
from ldn_desk.presenters.jobs import BackgroundRunner
from ldn_desk.views.article.printed.layout import PagePlace
from ldn_desk.views.article.printed.view import PageView
from ldn_desk.views.window.main_window import MainWindow
from tests.importers.pdf.hungry import SENTENCE, hungry
from tests.importers.pdf.sheets import Sheets, prose
from tests.views.article.article_desk import move_over
from tests.views.article.printed.paged_desk import (
    click,
    colour_in,
    drawn,
    href_of,
    lit,
    open_pages,
    open_pdf,
    pages_of,
    settle,
    show,
)
from tests.views.desk_window import open_text, open_window, select
from tests.views.keys import press

Key = Qt.Key


def selected(window: MainWindow) -> int | None:
    """The number of the selected reference."""
    entry = window.desk.opened.selected_entry
    return entry.reference.number if entry is not None else None


def wheel(view: PageView, turn: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the mouse wheel over the middle of the view."""
    middle = QPointF(view.viewport().rect().center())
    there = QPointF(view.viewport().mapToGlobal(middle))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, there, QPoint(), QPoint(0, turn), none, modifiers, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def test_only_an_article_with_pages_offers_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    assert window.article.header.printed.isHidden()
    assert not window.actions_["printed"].isEnabled()
    open_pdf(window, tmp_path)
    assert window.article.header.printed.isVisible()
    assert window.actions_["printed"].isEnabled()
    assert window.article.turner.view is None


def test_the_text_is_read_first_and_the_pages_are_a_click_away(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    assert view.isVisible()
    assert window.article.view.isHidden()
    assert window.article.header.numbers.isHidden()
    assert window.article.header.page.text() == "1 of 4"
    QTest.mouseClick(window.article.header.text, Qt.MouseButton.LeftButton)
    assert view.isHidden()
    assert window.article.view.isVisible()
    assert window.article.header.numbers.isVisible()


def test_a_key_turns_to_the_pages_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    open_pdf(window, tmp_path)
    QTest.keyClick(window.article.view, Key.Key_F9)
    assert pages_of(window).hasFocus()
    assert window.actions_["printed"].isChecked()
    QTest.keyClick(pages_of(window), Key.Key_F9)
    assert window.article.view.hasFocus()
    assert not window.actions_["printed"].isChecked()


def test_another_article_without_pages_is_shown_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    open_text(window, tmp_path)
    assert view.isHidden()
    assert window.article.view.isVisible()
    open_pdf(window, tmp_path)
    assert view.isVisible()
    drawn(qtbot, window, 0)


def test_a_click_on_a_marker_selects_its_reference_and_shows_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    click(view, href_of(view, "[1]"))
    assert selected(window) == 1
    cards = window.article.turner.cards
    assert cards is not None
    assert cards.card.isVisible()
    assert "Miller" in cards.card.rows[0].accessibleName()
    assert lit(view) == {"CURRENT_MARKER": 1, "MARKER": 1, "SENTENCE": lit(view)["SENTENCE"], "ENTRY": 1}
    assert lit(view)["SENTENCE"] >= 2


def test_what_lights_up_is_seen_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    article = window.desk.opened.article
    places = window.desk.printed.places
    assert article is not None
    assert places is not None
    sentence = places.boxes(article.citations[0].sentence_start, article.citations[0].sentence_end)[0]
    before = colour_in(view, sentence)
    select(window, 1)
    after = colour_in(view, sentence)
    assert before.lightness() > 245
    assert after.red() < before.red() - 20
    assert after.blue() > 230


def test_a_click_on_an_entry_of_the_list_selects_it(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    show(qtbot, view, "reference:3")
    click(view, "reference:3")
    assert selected(window) == 4
    assert lit(view) == {"ENTRY": 1}


def test_a_click_beside_every_link_selects_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=view.link_rect(href_of(view, "[1]")).center())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert selected(window) is None


def test_the_next_place_is_scrolled_to_and_the_previous_one_again(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    click(view, href_of(view, "[1]"))
    window.actions_["next_place"].trigger()
    settle(qtbot, view)
    assert view.viewport().rect().contains(view.link_rect(href_of(view, "[1]", 1)))
    assert view.sight.page == 2
    window.actions_["previous_place"].trigger()
    settle(qtbot, view)
    assert view.viewport().rect().contains(view.link_rect(href_of(view, "[1]")))


def test_a_reference_selected_in_the_list_is_scrolled_to(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    select(window, 2)
    settle(qtbot, view)
    assert view.sight.page == 1
    select(window, 4)
    settle(qtbot, view)
    assert view.viewport().rect().contains(view.link_rect("reference:3"))


def test_the_mouse_over_a_marker_is_a_hand_and_brings_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    move_over(view.viewport(), view.link_rect(href_of(view, "[1]")).center())
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    cards = window.article.turner.cards
    assert cards is not None
    qtbot.waitUntil(cards.card.isVisible)
    move_over(view.viewport(), QPoint(3, 3))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(cards.card.isHidden)


def test_tab_walks_the_markers_and_enter_selects(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Tab)
    assert view.focused_href == href_of(view, "[1]")
    QTest.keyClick(view, Key.Key_Tab)
    settle(qtbot, view)
    assert view.focused_href == href_of(view, "[2,3]")
    assert view.viewport().rect().contains(view.link_rect(view.focused_href))
    QTest.keyClick(view, Key.Key_Return)
    assert selected(window) == 2
    QTest.keyClick(view, Key.Key_Backtab)
    assert view.focused_href == href_of(view, "[1]")
    QTest.keyClick(view, Key.Key_Escape)
    assert view.focused_href == ""


def test_walking_begins_on_the_page_that_is_seen_wherever_its_first_line_stands_in_the_article(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = open_pages(qtbot, tmp_path)
    places, article = window.desk.printed.places, window.desk.opened.article
    assert places is not None
    assert article is not None
    # As of a first page whose side notes are the article's last words.
    monkeypatch.setattr(places, "positions_below", lambda _page, _y: (len(article.text) - 1,))
    for marker in ("[1]", "[2,3]"):
        QTest.keyClick(view, Key.Key_F8)
        assert view.focused_href == href_of(view, marker)


def test_a_marker_that_the_keyboard_comes_to_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    view.setFocus()
    press(Key.Key_Tab)
    assert selected(window) == 1
    press(Key.Key_Tab)
    assert selected(window) == 2
    assert view.hasFocus()


def test_a_marker_is_gone_to_and_entered_as_soon_as_its_page_is_known(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="", runner=BackgroundRunner())
    open_pdf(window, tmp_path)
    qtbot.waitUntil(lambda: window.desk.printed.on_offer)
    press(Key.Key_F9)
    press(Key.Key_F8)
    view = pages_of(window)
    qtbot.waitUntil(lambda: bool(view.focused_href))
    assert view.focused_href == href_of(view, "[1]")
    assert selected(window) == 1
    press(Key.Key_F8)
    qtbot.waitUntil(lambda: view.focused_href == href_of(view, "[2,3]"))
    press(Key.Key_Return)
    assert selected(window) == 2


def test_the_arrow_goes_into_the_card_of_the_marker_in_focus(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    window.actions_["next_marker"].trigger()
    QTest.keyClick(view, Key.Key_Down)
    cards = window.article.turner.cards
    assert cards is not None
    assert cards.card.entered
    QTest.keyClick(cards.card.rows[0], Key.Key_Return)
    assert selected(window) == 1


def test_reading_on_in_the_pages_the_text_is_found_at_the_same_place(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    view.scrolled_by_reader.emit()
    view.sight.go_to(PagePlace(2, 60))
    window.article.turner.turn(False)
    text = window.article.view
    at = text.sight.positions.to_article(text.sight.first_on_screen() + 1)
    article = window.desk.opened.article
    assert article is not None
    assert at is not None
    assert abs(at - article.text.index("What was found")) < 120


def test_reading_on_in_the_text_the_pages_are_found_at_the_same_place(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    window.article.turner.turn(False)
    article = window.desk.opened.article
    assert article is not None
    text, position = window.article.view, article.text.index("What was found")
    at = text.sight.positions.to_document(position)
    assert at is not None
    text.sight.scroller.go(round(text.sight.top_of(at)), ease=False)
    window.article.turner.turn(True)
    assert view.sight.place.page == 2
    assert view.sight.place.y == pytest.approx(60, abs=20)


def test_turning_to_and_fro_without_reading_on_moves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    open_pdf(window, tmp_path)
    text = window.article.view
    text.sight.top_of(text.document().characterCount())
    text.sight.scroller.go(700, ease=False)
    place = text.sight.place
    window.article.turner.turn(True)
    on_page = pages_of(window).sight.place
    for printed in (False, True, False):
        window.article.turner.turn(printed)
    assert text.sight.place == place
    assert pages_of(window).sight.place == on_page


def test_ctrl_and_wheel_zoom_and_the_menu_fits_the_width_again(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    narrow = view.sight.layout.rect(0).width()
    assert view.horizontalScrollBar().maximum() == 0
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    window.actions_["zoom_in"].trigger()
    assert view.sight.layout.rect(0).width() == pytest.approx(1.25 * narrow, abs=2)
    assert view.horizontalScrollBar().maximum() > 0
    assert window.actions_["zoom_reset"].text() == "&Fit Width"
    window.actions_["zoom_reset"].trigger()
    assert view.sight.layout.rect(0).width() == narrow
    assert window.article.zoom == 1.0
    wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.sight.layout.rect(0).width() == pytest.approx(0.9 * narrow, abs=2)


def test_zooming_keeps_the_place_and_draws_the_page_anew(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    view.sight.go_to(PagePlace(1, 300))
    drawn(qtbot, window, 1)
    window.article.zoom_in()
    assert view.sight.place.page == 1
    assert view.sight.place.y == pytest.approx(300, abs=2)
    width = view.sight.layout.rect(1).width()
    qtbot.waitUntil(lambda: abs((window.desk.printed.picture(1) or view.grab().toImage()).width() - width) <= 1)


def test_keys_scroll_and_turn_pages(qtbot: QtBot, tmp_path: Path) -> None:
    _window, view = open_pages(qtbot, tmp_path)
    view.setFocus()
    bar = view.verticalScrollBar()
    for key, moved in ((Key.Key_Down, 48), (Key.Key_Up, 0), (Key.Key_Space, view.viewport().height() - 48)):
        QTest.keyClick(view, key)
        settle(qtbot, view)
        assert bar.value() == moved
    QTest.keyClick(view, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, view)
    assert bar.value() == 0
    QTest.keyClick(view, Key.Key_Right)
    assert view.sight.place.page == 1 or view.sight.page == 1
    QTest.keyClick(view, Key.Key_End)
    settle(qtbot, view)
    assert bar.value() == bar.maximum()
    wheel(view, 120)
    assert bar.value() < bar.maximum()


def test_the_section_is_said_as_soon_as_its_page_is_known(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = open_pages(qtbot, tmp_path)
    view.sight.go_to(PagePlace(1, 0))
    places = window.desk.printed.places
    assert places is not None
    with monkeypatch.context() as still:
        still.setattr(places, "positions_below", lambda _page, _y: ())
        view.place_changed.emit()
        assert window.article.header.section.text == ""
    window.desk.printed.aligned.emit(1)
    assert window.article.header.section.text == "Methods"


def test_the_page_number_follows(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    view.sight.go_to(PagePlace(2, 0))
    assert window.article.header.page.text() == "3 of 4"
    assert window.article.header.page.accessibleName() == "Page 3 of 4"
    assert window.article.header.section.text == "What was found"


def test_words_that_are_found_light_up_on_the_pages(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    window.toolbar.field.setText("What was found")
    qtbot.waitUntil(lambda: lit(view).get("CURRENT_HIT") == 1 or lit(view).get("HIT") == 1)
    window.actions_["find_next"].trigger()
    settle(qtbot, view)
    assert lit(view)["CURRENT_HIT"] == 1
    assert 2 in view.sight.pages_on_screen


def test_a_heading_of_the_outline_leads_to_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    headings = window.article.view.sight.shown.headings
    index = next(index for index, piece in headings if piece.title.startswith("What"))
    window.article.outline.chosen.emit(index)
    settle(qtbot, view)
    assert 2 in view.sight.pages_on_screen


def test_a_page_that_cannot_be_drawn_says_so(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: PdfPages, _page: int, _scale: float) -> tuple[int, int, bytes]:
        raise UnreadableInput("This page cannot be shown: the PDF is damaged here.")

    monkeypatch.setattr(PdfPages, "picture", refuse)
    window = open_window(qtbot, tmp_path, text="")
    open_pdf(window, tmp_path)
    window.article.turner.turn(True)
    qtbot.waitUntil(lambda: 0 in window.desk.printed.faults)
    assert "cannot be shown" in pages_of(window).words_on(0)
    assert pages_of(window).words_on(3) == "Page 4"


def test_a_page_that_asks_for_too_much_leaves_a_sentence_and_the_window_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    WORKERS.stop()
    monkeypatch.setattr(worker, "MOST_MEMORY", 350_000_000)
    monkeypatch.setattr(worker, "MOST_SECONDS", 60.0)
    window = open_window(qtbot, tmp_path, text="")
    open_pdf(window, tmp_path)
    greedy = hungry(before=SENTENCE)
    monkeypatch.setattr(window.desk.workshop.library, "original", lambda _id: ("article.pdf", greedy))
    window.article.turner.turn(True)
    drawn(qtbot, window, 0)
    window.desk.printed.want([(1, 0.5)])
    qtbot.waitUntil(lambda: 1 in window.desk.printed.faults)
    assert pages_of(window).words_on(1) == "This page cannot be shown: it takes more than 600 MB of memory."
    window.desk.printed.want([(0, 0.25)])
    drawn(qtbot, window, 0)
    WORKERS.stop()


def test_pages_that_are_gone_leave_a_sentence(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(qtbot, tmp_path, text="")
    open_pdf(window, tmp_path)
    monkeypatch.setattr(window.desk.workshop.library, "original", lambda _id: ("article.pdf", b"%PDF-1.4 no more"))
    window.article.turner.turn(True)
    assert "damaged" in pages_of(window).accessibleDescription()
    assert len(window.desk.printed.sizes) == 0


def test_the_choice_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window, _view = open_pages(qtbot, tmp_path)
    window.article.zoom_in()
    window.close()
    again = open_window(qtbot, tmp_path, text="")
    again.desk.open_last()
    qtbot.waitUntil(lambda: again.article.turner.printed)
    assert pages_of(again).sight.zoom == 1.1


def test_pages_in_the_dark_are_white_paper_softly_dimmed(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    window.theme.set_mode("dark")
    corner = view.sight.layout.rect(0).topLeft() + QPoint(5, 5)
    colour = view.viewport().grab().toImage().pixelColor(corner)
    assert 180 < colour.lightness() < 250


def test_the_pages_have_a_name_for_screen_readers(qtbot: QtBot, tmp_path: Path) -> None:
    _window, view = open_pages(qtbot, tmp_path)
    assert view.accessibleName() == "Pages of Kettles of the northern orchards"
    assert view.accessibleDescription()
    assert view.verticalScrollBar().accessibleName()


def test_the_link_in_focus_is_said_to_screen_readers(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    window.actions_["next_marker"].trigger()
    assert view.accessibleDescription().startswith("[1] · Ba tells of kettles")
    show(qtbot, view, "reference:0")
    view.dismiss()
    view.walk(1)
    assert view.accessibleDescription() == "1. Miller AH, Raison CL. The role of inflammation in depression." + (
        " Nat Rev Immunol. 2016;16(1):22-34."
    )


def test_on_a_dense_screen_pages_are_drawn_in_all_its_pixels(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = open_pages(qtbot, tmp_path)
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda _self: 2.0)
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    wide = 2 * view.sight.layout.rect(0).width()
    qtbot.waitUntil(lambda: abs((window.desk.printed.picture(0) or QImage()).width() - wide) <= 2)


def test_an_article_that_changed_keeps_its_place_and_lights(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    select(window, 2)
    settle(qtbot, view)
    place, before = view.sight.place, lit(view)
    window.desk.mending.add_year(2025)
    assert view.article is window.desk.opened.article
    assert view.sight.place == place
    assert lit(view) == before
    click(view, href_of(view, "[2,3]"))
    assert selected(window) == 2


def test_a_card_of_the_keyboard_outlives_another_style(qtbot: QtBot, tmp_path: Path) -> None:
    window, _view = open_pages(qtbot, tmp_path)
    window.actions_["next_marker"].trigger()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("QScrollBar:vertical { width: 30px; }")
    cards = window.article.turner.cards
    assert cards is not None
    assert cards.card.isVisible()
    assert cards.card.rows[0].isVisible()


def test_of_a_long_document_only_what_is_seen_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    sheets = Sheets()
    for number in range(300):
        if number:
            sheets.page()
        sheets.flow(60, 80, 480, prose(2, number))
    window = open_window(qtbot, tmp_path, text="", runner=BackgroundRunner())
    open_pdf(window, tmp_path, sheets.bytes())
    qtbot.waitUntil(lambda: window.desk.printed.on_offer)
    window.article.turner.turn(True)
    drawn(qtbot, window, 0)
    view = pages_of(window)
    view.sight.go_to(PagePlace(200, 0))
    drawn(qtbot, window, 200)
    held = [page for page in range(300) if window.desk.printed.picture(page) is not None]
    assert set(held) <= {0, 1, 2, 199, 200, 201, 202}


def test_a_marker_of_the_pages_has_a_menu_that_rates_notes_and_corrects(qtbot: QtBot, tmp_path: Path) -> None:
    _window, view = open_pages(qtbot, tmp_path)
    href = href_of(view, "[1]")
    show(qtbot, view, href)
    middle = view.link_rect(href).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, view.viewport().mapToGlobal(middle))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert words == ["Select Reference", "Stars", "Write a Note", "Correct Verdict…"]


def test_the_menu_of_the_marker_in_focus_opens_by_key_and_beside_markers_none_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    _window, view = open_pages(qtbot, tmp_path)
    corner = QPoint(2, 2)
    nowhere = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, corner, view.viewport().mapToGlobal(corner))
    with qtbot.assertNotEmitted(view.menu_wanted):
        QApplication.sendEvent(view.viewport(), nowhere)
    view.walk(1)
    settle(qtbot, view)
    with qtbot.waitSignal(view.menu_wanted) as wanted:
        QApplication.sendEvent(
            view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, corner, QPoint(9, 9))
        )
    assert wanted.args[0] == view.focused_href
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
