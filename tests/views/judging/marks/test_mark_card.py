"""Tests of `mark_card`."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.composition import open_workshop
from ldn_desk.domain.mark import Colour, Mark
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places
from tests.views.judging.marks.marked_window import card, click, feature, mark, marks, open_marked
from tests.views.keys import press

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, folder: Path, words: str = "mouse that swims") -> tuple[MainWindow, Mark]:
    """The window, and the card of a mark entered."""
    window = open_marked(qtbot, folder)
    made = mark(window, words)
    feature(window).making.wanted.emit([made], True)
    return window, made


def test_a_comment_is_saved_after_a_pause_without_leaving_it(qtbot: QtBot, tmp_path: Path) -> None:
    window, _mark = opened(qtbot, tmp_path)
    QTest.keyClicks(card(window).edit, "typed")
    qtbot.waitUntil(lambda: marks(window)[0].comment == "typed")
    QTest.keyClicks(card(window).edit, " on")
    window.article.view.setFocus()
    assert marks(window)[0].comment == "typed on"


def test_what_is_typed_is_saved_when_the_window_closes(qtbot: QtBot, tmp_path: Path) -> None:
    window, made = opened(qtbot, tmp_path)
    QTest.keyClicks(card(window).edit, "last words")
    window.close()
    again = open_workshop(places(tmp_path))
    kept = again.marking.now(made.id)
    again.close()
    assert kept is not None
    assert kept.comment == "last words"


def test_what_another_desk_wrote_meanwhile_is_kept_beside_what_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    window, made = opened(qtbot, tmp_path)
    window.desk.workshop.marking.comment(made.id, "theirs")
    QTest.keyClicks(card(window).edit, "mine")
    card(window).save()
    assert marks(window)[0].comment == "theirs\n\nmine"
    assert card(window).edit.toPlainText() == "theirs\n\nmine"


def test_the_card_gives_another_colour_and_shows_which_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    window, _mark = opened(qtbot, tmp_path)
    QTest.mouseClick(card(window).colours[Colour.BLUE], LEFT)
    assert marks(window)[0].colour is Colour.BLUE
    assert [c for c, button in card(window).colours.items() if button.isChecked()] == [Colour.BLUE]


def test_delete_takes_the_mark_and_its_card_away(qtbot: QtBot, tmp_path: Path) -> None:
    window, _mark = opened(qtbot, tmp_path)
    QTest.mouseClick(card(window).delete, LEFT)
    assert marks(window) == []
    assert card(window).isHidden()
    assert window.status.undo.isVisible()


def test_a_linked_reference_is_named_followed_and_let_go(qtbot: QtBot, tmp_path: Path) -> None:
    window, made = opened(qtbot, tmp_path)
    window.desk.marking.link(made, window.desk.opened.entries[1].reference.id)
    assert card(window).reference.text() == "See also 2 · Dantzer & O'Connor 2008"
    QTest.mouseClick(card(window).reference, LEFT)
    entry = window.desk.opened.selected_entry
    assert entry is not None
    assert entry.reference.number == 2
    QTest.mouseClick(card(window).unlink, LEFT)
    assert marks(window)[0].reference_id is None
    assert card(window).reference.text() == "Link with a reference…"


def test_every_control_of_the_card_is_reached_by_tab_has_a_name_and_room_for_a_finger(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, _mark = opened(qtbot, tmp_path)
    reached: list[QWidget] = []
    while card(window).entered and len(reached) < 20:
        focused = window.focusWidget()
        assert focused is not None
        reached.append(focused)
        press(Key.Key_Tab)
    assert window.article.view.hasFocus()
    assert card(window).edit.accessibleName() == "Comment on “mouse that swims”"
    buttons = [each for each in reached if each is not card(window).edit]
    assert len(buttons) == 7
    assert all(each.accessibleName() or each.property("text") for each in buttons)
    assert all(min(b.width(), b.height()) >= 24 for b in buttons if isinstance(b, QToolButton))
    assert all(each.height() >= 24 for each in reached)


def test_a_mark_re_attached_by_likeness_says_so_until_it_is_confirmed(qtbot: QtBot, tmp_path: Path) -> None:
    window, made = opened(qtbot, tmp_path)
    with window.desk.workshop.library._store.writing() as unit:
        unit.marks.write(unit.marks.one(made.id), {"state": "likely"}, "test")
    window.desk.marking.reload()
    assert card(window).confirm.isVisible()
    QTest.mouseClick(card(window).confirm, LEFT)
    assert card(window).confirm.isHidden()
    assert marks(window)[0].state.value == "exact"


def test_the_card_goes_with_the_article(qtbot: QtBot, tmp_path: Path) -> None:
    window, _mark = opened(qtbot, tmp_path)
    window.desk.close_article()
    assert card(window).isHidden()
    assert card(window).mark is None


def test_the_card_lies_within_the_pane_wherever_the_mark_stands(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    for words in ("Inflammation may", "no patient", "Neurosci"):
        mark(window, words)
        click(window, words) if words != "Neurosci" else feature(window).making.wanted.emit([marks(window)[-1]], False)
        assert window.article.rect().contains(card(window).geometry())
