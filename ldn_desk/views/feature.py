"""What a feature of the window is: it contributes its own actions, settings and sections of the sheet.

A feature stands in its own room, takes the parts of the window that it needs, and is named in the window's list of
features. Menus, the state of every entry, the shortcuts page, the settings and the sheet are made of what
the features contribute.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from ldn_desk.views.dialogs.settings import SettingsGroup
    from ldn_desk.views.sheet.section import Section

READY = ("ready",)
ON_DESK = ("ready", "desk")
ARTICLE = (*ON_DESK, "article")
SELECTED = (*ON_DESK, "selected")
"""What most actions need: an open library, the desk in sight, an article on it, a reference selected."""
WRITTEN = "written"
ARTICLE_WRITTEN = (*ARTICLE, WRITTEN)
SELECTED_WRITTEN = (*SELECTED, WRITTEN)
"""What those need besides that write something: a library that may not only be read."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing that can be done: a menu's entry, its keys, and when it can be done.

    `words` are translated, `&` before the underlined letter. `place` is `menu/section`: sections of a menu are parted
    by lines, and stand in the order that the list of menus gives; within one, entries stand in the order of the
    features and of their own lists. `needs` names facts, all of which must be true. One that is `checkable` hands
    `do` whether it is on. `group` is exclusive, and checkable too.
    """

    name: str
    words: str
    do: Callable[..., object]
    place: str
    keys: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""
    tip: str = ""
    within: tuple[QWidget, ...] = ()
    """Its keys work while the keyboard is in one of these alone, for they are letters; none: in the whole window."""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    """Where macOS wants it in a menu of its own."""


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu: entries stand in it whose place is `name/section`.

    Where it is filled anew each time it opens, `fill` does so, and `needs` says when it can be opened.
    """

    name: str
    words: str
    place: str
    fill: Callable[[QMenu], object] | None = None
    needs: tuple[str, ...] = ()


Item = Spec | Submenu

ShortcutRows = list[tuple[str, list[tuple[str, str]]]]
"""Heading → (keys, what they do), as the shortcuts page lists them."""


class ActionsByName(Protocol):
    """The window's actions."""

    def __getitem__(self, name: str) -> QAction:
        """The action with this name."""
        ...


class Feature:
    """A feature contributes what it overrides; nothing else need be known of it."""

    def items(self) -> Sequence[Item]:
        """Its entries of the menus; asked once."""
        return ()

    def facts(self) -> Mapping[str, bool]:
        """What it knows to be true or not now, by the names that actions need."""
        return {}

    def news(self) -> Sequence[SignalInstance]:
        """The signals after which its facts, or the words and ticks of its actions, may be others; asked once."""
        return ()

    def refresh(self, actions: ActionsByName) -> None:
        """Give its actions the words and ticks that they should have now."""

    def sections(self) -> "Sequence[Section]":
        """Its sections of the sheet; asked when a reference is first selected."""
        return ()

    def settings(self) -> "Sequence[SettingsGroup]":
        """What of it can be set; asked each time the settings are opened."""
        return ()

    def further_keys(self) -> Sequence[tuple[str, str]]:
        """Keys that belong to one part of the window and are no action's: (keys, what they do), translated."""
        return ()
