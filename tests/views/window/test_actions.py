"""Tests of `actions`, `menus`, `helping` and `look`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.window.preferences import Preferences
from ldn_desk.views.feature import Feature, Item, Spec, Submenu
from ldn_desk.views.window.actions import Actions, plain
from ldn_desk.views.window.main_window import MainWindow
from tests.standin.registry import Registry
from tests.views.desk_window import build, open_window, select, start


def menus(window: MainWindow) -> list[list[QAction]]:
    """What stands in every menu, those within menus too."""
    return [menu.actions() for menu in window.menuBar().findChildren(QMenu)]


def test_no_two_actions_share_a_key(qtbot: QtBot) -> None:
    keys = [QKeySequence(key).toString() for spec in build(qtbot).actions_.specs for key in spec.keys]
    assert len(keys) == len(set(keys)) > 40
    assert all(keys)


def test_no_two_actions_share_a_name(qtbot: QtBot) -> None:
    names = [spec.name for spec in build(qtbot).actions_.specs]
    assert len(names) == len(set(names))


def test_no_two_entries_of_a_menu_share_an_underlined_letter(qtbot: QtBot) -> None:
    window = build(qtbot)
    for menu in (window.menuBar().actions(), *menus(window)):
        words = [action.text() for action in menu if not action.isSeparator()]
        letters = [each.split("&", 1)[1][0].lower() for each in words]
        assert len(letters) == len(set(letters)), words


def test_menus_are_parted_by_single_lines_and_neither_begin_nor_end_with_one(qtbot: QtBot) -> None:
    for menu in filter(None, menus(build(qtbot))):
        lines = [True, *(action.isSeparator() for action in menu), True]
        assert (True, True) not in pairwise(lines)


SMALL = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "in",
    "it",
    "next",
    "of",
    "on",
    "or",
    "that",
    "the",
    "this",
    "to",
    "with",
}


def test_the_words_of_every_menu_are_in_title_case(qtbot: QtBot) -> None:
    window = build(qtbot)
    for menu in (window.menuBar().actions(), *menus(window)):
        for action in (each for each in menu if not each.isSeparator()):
            first, *others = plain(action.text()).replace("·", "").replace("(", "").split()
            assert first[0].isupper() or first[0].isdigit(), action.text()
            assert all(word[0].isupper() or word in SMALL for word in others), action.text()


def test_the_menus_stand_in_their_usual_order(qtbot: QtBot) -> None:
    bar = [plain(action.text()) for action in build(qtbot).menuBar().actions()]
    assert bar == ["File", "Edit", "View", "References", "Judge", "Tools", "Help"]


class Watering(Feature):
    """A feature that no table knows."""

    def __init__(self) -> None:
        self.watered: list[bool] = []
        self.dry = False

    def items(self) -> Sequence[Item]:
        return (
            Spec("water", "&Water the Plants", lambda: self.watered.append(True), "tools/garden", ("Ctrl+Alt+W",)),
            Spec("rain", "&Rain", self.watered.append, "tools/garden", needs=("dry",), checkable=True),
            Submenu("beds", "&Beds", "tools/garden"),
            Spec("roses", "&Roses", print, "beds/flowers"),
            Spec("leave", "&Leave", print, "tools/end"),
            Spec("stay", "&Stay", print, "tools/house"),
        )

    def facts(self) -> Mapping[str, bool]:
        return {"dry": self.dry}

    def further_keys(self) -> Sequence[tuple[str, str]]:
        return (("Space", "In the garden: dig"),)


def test_a_feature_brings_its_own_entries_keys_and_facts_and_no_table_names_it(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    feature = Watering()
    actions = Actions(window, window.menuBar(), (feature,))
    tools = next(menu for menu in window.menuBar().findChildren(QMenu) if plain(menu.title()) == "Tools")
    words = ["Water the Plants", "Rain", "Beds", "", "Stay", "", "Leave"]
    assert [plain(action.text()) for action in tools.actions()] == words
    assert [action.text() for action in actions.menu("beds").actions()] == ["&Roses"]
    assert not actions["rain"].isEnabled()
    feature.dry = True
    actions.refresh()
    actions["water"].trigger()
    actions["rain"].trigger()
    actions["rain"].trigger()
    assert feature.watered == [True, True, False]
    keys, within = actions.shortcut_rows()
    assert keys == ("Tools", [(QKeySequence("Ctrl+Alt+W").toString(), "Water the Plants")])
    assert within[1] == [("Space", "In the garden: dig")]


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
        ("stars_none", "Alt+0"),
        ("zoom_reset", "Ctrl+0"),
        ("library", "Ctrl+L"),
        ("shortcuts", "F1"),
        ("settings", "Ctrl+,"),
    ],
)
def test_keys_are_where_people_expect_them(qtbot: QtBot, name: str, key: str) -> None:
    assert QKeySequence(key) in build(qtbot).actions_[name].shortcuts()


def test_the_shortcuts_page_lists_every_key_of_the_menus(qtbot: QtBot) -> None:
    actions = build(qtbot).actions_
    listed = {words for _, rows in actions.shortcut_rows() for _, words in rows}
    assert {plain(spec.words) for spec in actions.specs if spec.keys} <= listed


def test_without_a_library_only_what_needs_none_can_be_done(qtbot: QtBot) -> None:
    window = build(qtbot)
    enabled = {spec.name for spec in window.actions_.specs if window.actions_[spec.name].isEnabled()}
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


def test_what_was_done_before_a_restart_is_offered_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    first = open_window(qtbot, tmp_path)
    select(first, 2)
    first.actions_["stars_3"].trigger()
    first.desk.mending.remove(first.desk.opened.entries[0].reference)
    first.close()
    window = build(qtbot)
    start(window, tmp_path)
    window.desk.open_last()
    assert window.actions_["undo"].text() == "&Undo remove reference 1"
    window.actions_["undo"].trigger()
    assert [entry.stars for entry in window.desk.opened.entries] == [None, 3]
    assert window.actions_["undo"].text() == "&Undo rate reference 2"
    window.actions_["undo"].trigger()
    assert window.desk.opened.entries[1].stars is None
    assert not window.actions_["undo"].isEnabled()
    assert window.actions_["redo"].text() == "&Redo rate reference 2"


def test_another_reviewer_is_offered_nothing_that_the_first_one_did(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 2)
    window.actions_["stars_3"].trigger()
    assert Preferences(window.desk).judge_as("") == ""
    assert not window.actions_["undo"].isEnabled()


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
    shown = {action.objectName() for menu in menus(window) for action in menu}
    assert {spec.name for spec in window.actions_.specs} <= shown
    window.desk.close_article()
    window.actions_.menu("recent").aboutToShow.emit()
    recent: list[QAction] = window.actions_.menu("recent").actions()
    assert [action.text() for action in recent] == ["Naltrexone read again"]
    recent[0].trigger()
    assert window.desk.opened.article is not None


def test_open_recent_says_when_there_is_nothing_yet(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    window.actions_.menu("recent").aboutToShow.emit()
    assert [action.isEnabled() for action in window.actions_.menu("recent").actions()] == [False]


def test_no_two_actions_have_the_same_key(qtbot: QtBot) -> None:
    keys = [QKeySequence(key).toString() for spec in build(qtbot).actions_.specs for key in spec.keys]
    assert sorted(set(keys)) == sorted(keys)
