"""Tests of `sheet`, `folding`, `frame`, `rail`, `section` and `own`."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.claim import Claim
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.sheet.notes import NotesEditor
from ldn_desk.views.sheet.section import Body, Section
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.theme import Theme
from tests.views.sheet.made_sheet import made_sheet


@pytest.fixture
def sheet(desk: Desk, theme: Theme, qtbot: QtBot) -> Sheet:
    made = made_sheet(desk, theme, qtbot)
    desk.selection.select_reference("reference-6")
    return made


def titles(sheet: Sheet) -> list[str]:
    return [frame.section.title for frame in sheet.frames.values() if frame.isVisible()]


def press_tab(sheet: Sheet, times: int) -> list[QWidget]:
    seen = []
    for _ in range(times):
        focused = sheet.focusWidget()
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return seen


class Told(Body):
    """A section that counts how often it is filled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filled: list[Entry] = []
        self.words = QLabel("contributed", self)
        QVBoxLayout(self).addWidget(self.words)

    def show_entry(self, entry: Entry) -> None:
        self.filled.append(entry)

    def restyle(self) -> None:
        self.words.setFont(self.font())


def contributed(order: int, shown: Callable[[Entry], bool] = lambda _entry: True) -> Section:
    return Section("told", "Told", "info", order, Told, shown, lambda _entry: "beside", lambda _entry: "aside")


def test_the_sections_stand_in_the_order_in_which_one_reads(sheet: Sheet) -> None:
    assert titles(sheet) == ["Claim", "Record", "Abstract", "Evidence", "Notes"]


def test_a_section_with_nothing_to_show_is_not_there(sheet: Sheet, desk: Desk) -> None:
    desk.selection.select_reference("reference-2")
    assert titles(sheet) == ["Claim", "Record", "Evidence", "Notes"]
    assert not sheet.rail.buttons["abstract"].isVisible()


def test_a_feature_contributes_a_section_of_its_own(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    sheet = made_sheet(desk, theme, qtbot, more=(contributed(15),))
    desk.selection.select_reference("reference-2")
    assert titles(sheet) == ["Claim", "Told", "Record", "Evidence", "Notes"]
    frame = sheet.frames["told"]
    assert (frame.header.beside, frame.aside.text()) == ("beside", "aside")
    assert sheet.rail.buttons["told"].accessibleName() == "Go to Told"
    sheet.save_pending()
    sheet.restyle()


def test_nothing_is_built_anew_where_nothing_changed(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    sheet = made_sheet(desk, theme, qtbot, more=(contributed(15),))
    desk.selection.select_reference("reference-2")
    body = sheet.frames["told"].body
    assert isinstance(body, Told)
    desk.opened.entries_changed.emit(("reference-2",), "check")
    desk.selection.changed.emit(desk.selection.current, "history")
    assert len(body.filled) == 1
    desk.appraising.rate("reference-2", 3)
    assert [entry.stars for entry in body.filled] == [None, 3]


def test_a_folded_section_is_made_when_it_is_unfolded(sheet: Sheet, qtbot: QtBot) -> None:
    frame = sheet.frames["abstract"]

    def seen() -> list[bool]:
        return [body.isVisible() for body in frame.findChildren(Body)]

    assert seen() == []
    QTest.mouseClick(frame.header, Qt.MouseButton.LeftButton)
    assert seen() == [True]
    QTest.keyClick(frame.header, Qt.Key.Key_Space)
    assert seen() == [False]


def test_a_folded_section_stays_folded_on_another_reference(sheet: Sheet, desk: Desk) -> None:
    QTest.mouseClick(sheet.frames["record"].header, Qt.MouseButton.LeftButton)
    desk.selection.select_reference("reference-2")
    record = sheet.frames["record"]
    assert record.folded
    assert record.body is not None
    assert not record.body.isVisible()


def test_what_is_folded_is_remembered_in_words(desk: Desk) -> None:
    folding = Folding()
    folding.fold("notes", True)
    folding.fold("abstract", False)
    assert folding.words == "notes:1 abstract:0"
    again = Folding()
    again.remember("notes:1 abstract:0 nonsense other:x :1")
    assert (again.folded("notes"), again.folded("abstract", True), again.folded("other")) == (True, False, False)


@pytest.mark.parametrize("name", ["record", "notes", "claim"])
def test_the_rail_leads_to_a_section(sheet: Sheet, qtbot: QtBot, name: str) -> None:
    sheet.resize(660, 260)
    QApplication.processEvents()
    QTest.mouseClick(sheet.rail.buttons[name], Qt.MouseButton.LeftButton)
    frame = sheet.frames[name]
    top = frame.mapTo(sheet.area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < sheet.area.viewport().height()
    assert frame.header.hasFocus()
    assert sheet.rail.buttons[name].is_current


def test_the_rail_unfolds_what_it_leads_to(sheet: Sheet) -> None:
    QTest.mouseClick(sheet.rail.buttons["abstract"], Qt.MouseButton.LeftButton)
    assert not sheet.frames["abstract"].folded


def test_the_rail_shows_what_is_being_read(sheet: Sheet) -> None:
    sheet.resize(660, 260)
    QApplication.processEvents()
    bar = sheet.area.verticalScrollBar()
    assert sheet.rail.buttons["claim"].is_current
    bar.setValue(bar.maximum())
    assert sheet.rail.buttons["notes"].is_current


def test_the_rail_shows_the_section_that_a_jump_led_to(sheet: Sheet, desk: Desk) -> None:
    note = desk.appraising.write_note("reference-6", "A note.")
    desk.appraising.write_note("reference-6", "Another note.")
    assert note is not None

    def to_note() -> None:
        sheet.show_note(note.id, ("note",))

    for height in (260, 400, 600):
        sheet.resize(660, height)
        jumps: tuple[Callable[[], None], ...] = (to_note, sheet.focus_notes)
        for jump in jumps:
            sheet.go_to("claim")
            jump()
            assert [name for name, button in sheet.rail.buttons.items() if button.is_current] == ["notes"]
        sheet.go_to_point()
        assert sheet.rail.buttons["claim"].is_current


def test_the_rail_shows_the_section_in_which_the_keyboard_is_seen(sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.resize(660, 400)
    sheet.focus_notes()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "It says little.")
    sheet.save_pending()
    bar = sheet.area.verticalScrollBar()
    QApplication.processEvents()
    for up in (0, 8):
        bar.setValue(bar.maximum() - up)
        assert sheet.rail.buttons["notes"].is_current
    bar.setValue(0)
    assert sheet.rail.buttons["claim"].is_current


def test_arrows_walk_the_rail_and_tab_passes_it_in_one_step(sheet: Sheet) -> None:
    buttons = sheet.rail.buttons
    buttons["claim"].setFocus()
    QTest.keyClick(buttons["claim"], Qt.Key.Key_Down)
    assert buttons["record"].hasFocus()
    QTest.keyClick(buttons["record"], Qt.Key.Key_Up)
    QTest.keyClick(buttons["claim"], Qt.Key.Key_Up)
    assert buttons["notes"].hasFocus()
    QTest.keyClick(buttons["notes"], Qt.Key.Key_A)
    assert [name for name, button in buttons.items() if button.focusPolicy() & Qt.FocusPolicy.TabFocus] == ["claim"]


def test_tab_goes_from_the_stars_through_the_sections_to_the_rail(sheet: Sheet) -> None:
    QTest.mouseClick(sheet.frames["abstract"].header, Qt.MouseButton.LeftButton)
    sheet.head.stars.setFocus()
    seen = press_tab(sheet, 40)
    headers = [frame.header for frame in sheet.frames.values()]
    places = [seen.index(widget) for widget in (sheet.head.stars, *headers)]
    assert places == sorted(places)
    rail = [seen.index(button) for button in sheet.rail.buttons.values() if button in seen]
    assert len(rail) == 1
    assert rail[0] > places[-1]


def test_going_into_the_sheet_lands_on_its_first_section(sheet: Sheet) -> None:
    sheet.focus_first()
    assert sheet.frames["claim"].header.hasFocus()


def test_the_point_to_check_is_brought_in_sight_with_the_keyboard_on_it(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.frames["claim"].fold(True)
    sheet.resize(660, 200)
    sheet.go_to_point()
    claim = sheet.frames["claim"].body
    assert isinstance(claim, Claim)
    text = claim.texts[0]
    assert text.hasFocus()
    assert text.textCursor().selectedText() == "Dismiss…"
    seen = text.cursorRect().translated(text.mapTo(sheet.area.viewport(), QPoint(0, 0)))
    assert sheet.area.viewport().rect().contains(seen)


def test_another_reference_is_shown_from_its_top_and_the_same_one_stays(sheet: Sheet, desk: Desk) -> None:
    sheet.resize(660, 200)
    QApplication.processEvents()
    bar = sheet.area.verticalScrollBar()
    bar.setValue(90)
    desk.appraising.rate("reference-6", 2)
    assert bar.value() == 90
    desk.selection.select_reference("reference-2")
    assert bar.value() == 0


def test_a_note_is_gone_to_however_far_down(sheet: Sheet) -> None:
    sheet.resize(660, 200)
    sheet.frames["notes"].fold(True)
    sheet.focus_notes()
    notes = sheet.frames["notes"].body
    assert isinstance(notes, NotesEditor)
    edit = notes.editors[-1].edit
    assert edit.hasFocus()
    seen = edit.cursorRect().translated(edit.viewport().mapTo(sheet.area.viewport(), QPoint(0, 0)))
    assert sheet.area.viewport().rect().contains(seen)


def test_few_stars_lead_to_a_note(sheet: Sheet, desk: Desk) -> None:
    desk.appraising.rate("reference-6", 1)
    QTest.mouseClick(sheet.head.write, Qt.MouseButton.LeftButton)
    notes = sheet.frames["notes"].body
    assert isinstance(notes, NotesEditor)
    assert notes.editors[-1].edit.hasFocus()


def test_what_is_typed_is_saved_before_another_reference_is_shown(sheet: Sheet, desk: Desk) -> None:
    sheet.focus_notes()
    notes = sheet.frames["notes"].body
    assert isinstance(notes, NotesEditor)
    QTest.keyClicks(notes.editors[-1].edit, "On six")
    desk.selection.select_reference("reference-7")
    entry = desk.opened.entry("reference-6")
    assert entry is not None
    assert [note.text for note in entry.notes] == ["On six"]


def test_verdicts_that_stream_in_leave_the_note_being_typed_alone(sheet: Sheet, desk: Desk) -> None:
    sheet.focus_notes()
    notes = sheet.frames["notes"].body
    assert isinstance(notes, NotesEditor)
    edit = notes.editors[-1].edit
    QTest.keyClicks(edit, "Half a th")
    from tests.presenters.references.samples import checked, verdicts

    desk.opened.take_verdicts([checked(6, verdicts()[2])])
    QTest.keyClicks(edit, "ought")
    assert edit.hasFocus()
    assert edit.toPlainText() == "Half a thought"


def test_what_has_the_keyboard_may_go_but_the_keyboard_stays_in_its_section(sheet: Sheet, desk: Desk) -> None:
    sheet.focus_notes()
    desk.selection.select_reference("reference-7")
    notes = sheet.frames["notes"].body
    assert isinstance(notes, NotesEditor)
    assert notes.editors[-1].edit.hasFocus()
    desk.selection.select_reference("reference-6")
    claim = sheet.frames["claim"].body
    assert isinstance(claim, Claim)
    claim.texts[2].setFocus()
    desk.selection.select_reference("reference-3")
    assert claim.texts[0].hasFocus()


def test_the_keyboard_leaves_a_section_that_is_not_there_any_more_for_the_first(sheet: Sheet, desk: Desk) -> None:
    sheet.go_to("abstract")
    desk.selection.select_reference("reference-2")
    assert sheet.frames["claim"].header.hasFocus()


def test_the_menu_is_asked_for_by_mouse_by_key_and_by_the_dots(sheet: Sheet, qtbot: QtBot) -> None:
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        with qtbot.waitSignal(sheet.menu_wanted):
            QApplication.sendEvent(sheet.head.who, QContextMenuEvent(reason, QPoint(1, 1), QPoint(9, 9)))
    with qtbot.waitSignal(sheet.menu_wanted):
        QTest.mouseClick(sheet.head.more, Qt.MouseButton.LeftButton)


def test_the_sheet_is_restyled_in_place(sheet: Sheet, theme: Theme) -> None:
    QTest.mouseClick(sheet.frames["abstract"].header, Qt.MouseButton.LeftButton)
    theme.set_mode("light")
    sheet.restyle()
    light = sheet.grab().toImage()
    theme.set_mode("dark")
    sheet.restyle()
    assert sheet.grab().toImage() != light


@pytest.mark.parametrize("width", [660, 420, 320])
def test_nothing_is_cut_off_with_a_font_twice_as_large(sheet: Sheet, theme: Theme, width: int) -> None:
    theme.set_scale(2.0)
    sheet.restyle()
    sheet.resize(width, 400)
    QApplication.processEvents()
    inner = sheet.area.widget()
    assert inner is not None
    aside = sheet.area.horizontalScrollBar().maximum()
    assert inner.width() <= sheet.area.viewport().width() + aside
    assert not aside or width == 320
    bar = sheet.area.verticalScrollBar()
    assert inner.height() <= sheet.area.viewport().height() + bar.maximum()
    for widget in (sheet.head.title, sheet.head.stars, *(frame.header for frame in sheet.frames.values())):
        right = widget.mapTo(inner, QPoint(widget.width(), 0)).x()
        assert right <= inner.width()
        assert widget.height() >= widget.sizeHint().height() or widget is sheet.head.title
