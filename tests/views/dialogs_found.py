"""Every dialog of the program, found and opened by what its constructor asks for: a new one is walked by itself."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from inspect import signature
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, get_type_hints

from PySide6.QtWidgets import QDialog, QWidget

import ldn_desk.views
from ldn_desk.domain.anchor import anchor_of
from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.mark import Colour, Mark, State
from ldn_desk.domain.shelf import Shelved
from ldn_desk.domain.verdict import Point
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.window.library import recent
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.dialogs.settings import SettingsGroup
from ldn_desk.views.feature import ShortcutRows
from ldn_desk.views.theme import Theme
from ldn_desk.views.window.main_window import MainWindow
from tests.views.keys import wait_for_keyboard


def modules() -> Iterator[ModuleType]:
    """All that the program shows."""
    for found in walk_packages(ldn_desk.views.__path__, "ldn_desk.views."):
        yield import_module(found.name)


def all_of(kind: type[QDialog]) -> set[type[QDialog]]:
    """The program's own subclasses of `kind`, however far down, without those that others are made of."""
    found: set[type[QDialog]] = set()
    for each in kind.__subclasses__():
        found |= all_of(each)
        if each.__module__.startswith("ldn_desk.") and not each.__subclasses__():
            found.add(each)
    return found


def dialogs() -> list[type[Dialog]]:
    """Every dialog there is, by name."""
    for _module in modules():
        pass
    return sorted((each for each in all_of(Dialog) if issubclass(each, Dialog)), key=lambda each: each.__name__)


def opened(kind: type[Dialog], window: MainWindow) -> Dialog:
    """A dialog of this kind before the window, on its article and the second of its references."""
    hints = get_type_hints(kind.__init__)
    asked = {name: hints[name] for name in signature(kind).parameters}
    dialog = kind(**{name: _given(hint, name, window) for name, hint in asked.items()})
    dialog.open()
    wait_for_keyboard(dialog)
    return dialog


def mark_on(article: Article) -> Mark:
    """A mark on the article's first citation, which no library keeps."""
    start = article.citations[0].start
    anchor = anchor_of(article.text, start, start + 10)
    return Mark("m", article.id, "r", Colour.ROSE, anchor, start, start + 10, State.EXACT, "", None, 1, "", "")


def _given(hint: Any, name: str, window: MainWindow) -> Any:
    """What a constructor asks for under this type. A dialog that asks for something else has it added here."""
    desk = window.desk
    article = desk.opened.article
    assert article is not None
    entry = desk.opened.entries[1]
    known: dict[Any, Any] = {
        Desk: desk,
        Theme: window.theme,
        Article: article,
        Entry: entry,
        Reference: entry.reference,
        Reference | None: entry.reference,
        Shelved: next(line for line in recent(desk) if line.id != article.id),
        Point: Point("study-design", "case series", "Randomized", 0),
        ListFindings: ListFindings(desk, window),
        QWidget | None: window,
        Sequence[SettingsGroup]: window.settings(),
        ShortcutRows: window.actions_.shortcut_rows(),
        Mark: mark_on(article),
        Callable[[], object] | None: None,
        int: article.citations[0].start if name == "start" else article.citations[0].end,
    }
    return known[hint]
