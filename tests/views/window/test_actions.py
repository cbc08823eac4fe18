from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ldn_desk.views.window.actions import SEPARATOR, SUBMENUS, TABLE, Spec, State, plain, shortcut_rows, specs
from tests.standin.registry import Registry
from tests.views.desk_window import build, open_window, select


def test_no_two_actions_share_a_key() -> None:
    keys = [QKeySequence(key).toString() for spec in specs() for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_no_two_entries_of_a_menu_share_an_underlined_letter() -> None:
    for menu in TABLE:
        words = [item.words if isinstance(item, Spec) else SUBMENUS.get(item, "") for item in TABLE[menu]]
        letters = [each.split("&", 1)[1][0].lower() for each in words if each]
        assert len(letters) == len(set(letters)), menu


def test_menus_neither_begin_nor_end_with_a_line() -> None:
    for menu in TABLE:
        assert SEPARATOR not in (TABLE[menu][0], TABLE[menu][-1])


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("open", "Ctrl+O"),
        ("paste", "Ctrl+Shift+V"),
        ("find", "Ctrl+F"),
        ("find_next", "F3"),
        ("check", "Ctrl+Return"),
        ("cancel", "Esc"),
        ("export", "Ctrl+E"),
        ("undo", "Ctrl+Z"),
        ("redo", "Ctrl+Shift+Z"),
        ("back", "Alt+Left"),
        ("next_pane", "F6"),
        ("stars_5", "Ctrl+5"),
        ("stars_none", "Ctrl+0"),
        ("library", "Ctrl+L"),
        ("shortcuts", "F1"),
        ("settings", "Ctrl+,"),
    ],
)
def test_keys_are_where_people_expect_them(name: str, key: str) -> None:
    assert key in next(spec.keys for spec in specs() if spec.name == name)


def test_the_shortcuts_page_lists_every_key_of_the_menus() -> None:
    listed = {words for _, rows in shortcut_rows() for _, words in rows}
    assert {plain(spec.words) for spec in specs() if spec.keys} <= listed


def test_an_action_can_be_done_when_all_it_needs_is_there() -> None:
    spec = Spec("rate", "Rate", needs=("ready", "selected"))
    assert State(ready=True, selected=True).allows(spec)
    assert not State(ready=True).allows(spec)


def test_every_need_is_something_the_state_knows() -> None:
    state = State()
    assert all(hasattr(state, need) for spec in specs() for need in spec.needs)


def test_without_a_library_only_what_needs_none_can_be_done(qtbot: QtBot) -> None:
    window = build(qtbot)
    enabled = {spec.name for spec in specs() if window.actions_[spec.name].isEnabled()}
    assert {"quit", "shortcuts", "about"} <= enabled
    assert not {"open", "check", "export", "undo", "offline"} & enabled


def test_with_an_article_it_can_be_checked_and_exported_and_with_a_selection_rated(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    assert window.actions_["check"].isEnabled()
    assert window.actions_["export"].isEnabled()
    assert not window.actions_["stars_3"].isEnabled()
    select(window, 1)
    assert window.actions_["stars_3"].isEnabled()


def test_undo_says_what_it_would_undo(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 2)
    assert not window.actions_["undo"].isEnabled()
    window.actions_["stars_3"].trigger()
    assert window.actions_["undo"].text() == "&Undo rate reference 2"
    window.actions_["undo"].trigger()
    assert window.actions_["redo"].text() == "&Redo rate reference 2"
    assert window.desk.opened.entries[1].stars is None


def test_every_menu_entry_is_shown_and_open_recent_lists_articles(
    qtbot: QtBot, tmp_path: Path, registry: Registry
) -> None:
    window = open_window(qtbot, tmp_path, registry)
    shown: set[str] = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        menus = [menu, *(action.menu() for action in menu.actions())]
        shown |= {action.objectName() for each in menus if isinstance(each, QMenu) for action in each.actions()}
    assert {spec.name for spec in specs()} <= shown
    window.desk.close_article()
    window.actions_.recent.aboutToShow.emit()
    recent: list[QAction] = window.actions_.recent.actions()
    assert [action.text() for action in recent] == ["Naltrexone read again"]
    recent[0].trigger()
    assert window.desk.opened.article is not None


def test_open_recent_says_when_there_is_nothing_yet(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    window.actions_.recent.aboutToShow.emit()
    assert [action.isEnabled() for action in window.actions_.recent.actions()] == [False]
