"""The menu bar: which menus there are, and in which order the sections of each stand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from ldn_desk.domain.translation import tr
from ldn_desk.views.feature import Item, Spec, Submenu


class Menu(NamedTuple):
    """A menu. `sections` in order; one that a feature adds stands after them, and `end` after all."""

    name: str
    words: str
    sections: tuple[str, ...] = ()


END = "end"


def menus() -> tuple[Menu, ...]:
    """The menus of the bar."""
    return (
        Menu("file", tr("&File"), ("open", "library", "hand-over")),
        Menu("edit", tr("&Edit"), ("undo", "copy", "find")),
        Menu("view", tr("&View"), ("history", "article", "zoom", "colours", "reading")),
        Menu("references", tr("&References"), ("check", "list", "walk", "verdict", "mend", "elsewhere")),
        Menu("judge", tr("&Judge"), ("quotation", "walk", "stars", "notes", "marks")),
        Menu("tools", tr("&Tools"), ("network", "lists", "article")),
        Menu("help", tr("&Help")),
    )


def sections_of(menu: Menu, items: Sequence[Item]) -> list[list[Item]]:
    """What stands in this menu, section by section, none of them empty."""
    found: dict[str, list[Item]] = {name: [] for name in menu.sections}
    last: list[Item] = []
    for item in items:
        where, _, section = item.place.partition("/")
        if where == menu.name:
            (last if section == END else found.setdefault(section, [])).append(item)
    return [section for section in (*found.values(), last) if section]


def fill(bar: QMenuBar, items: Sequence[Item], actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Build the menus of `items`; the menus within menus, by name."""
    inside: dict[str, QMenu] = {}
    for menu in menus():
        _fill_menu(bar.addMenu(menu.words), menu, items, actions, inside)
    return inside


def _fill_menu(
    shown: QMenu, menu: Menu, items: Sequence[Item], actions: Mapping[str, QAction], inside: dict[str, QMenu]
) -> None:
    for number, section in enumerate(sections_of(menu, items)):
        if number:
            shown.addSeparator()
        for item in section:
            if isinstance(item, Spec):
                shown.addAction(actions[item.name])
            else:
                inside[item.name] = _submenu(shown, item)
                _fill_menu(inside[item.name], Menu(item.name, item.words), items, actions, inside)


def _submenu(shown: QMenu, item: Submenu) -> QMenu:
    made, fill_anew = shown.addMenu(item.words), item.fill
    if fill_anew is not None:
        made.aboutToShow.connect(lambda: fill_anew(made))
    return made
