"""The window's actions, made of what the features contribute, and kept true: what can be done now is enabled."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.feature import Feature, ShortcutRows, Spec, Submenu
from ldn_desk.views.window.menus import Menu, fill, menus, sections_of


class Actions(QObject):
    """Every action by its name. It listens to everything that decides about one."""

    def __init__(self, window: QWidget, bar: QMenuBar, features: Sequence[Feature]) -> None:
        """Made for `window`, whose shortcuts they are, and put into the menus of `bar`."""
        super().__init__(window)
        self._features = features
        self._items = [item for feature in features for item in feature.items()]
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {spec.name: self._made(spec, window) for spec in self.specs}
        self._menus = fill(bar, self._items, self._actions)
        for feature in features:
            for signal in feature.news():
                signal.connect(self.refresh)
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        """The action with this name."""
        return self._actions[name]

    @property
    def specs(self) -> list[Spec]:
        """What the features contribute, in their order."""
        return [item for item in self._items if isinstance(item, Spec)]

    def menu(self, name: str) -> QMenu:
        """A menu within a menu."""
        return self._menus[name]

    def refresh(self, *_news: object) -> None:
        """Enable, grey and name what the features know."""
        facts = {name: true for feature in self._features for name, true in feature.facts().items()}
        for item in self._items:
            shown = self._actions[item.name] if isinstance(item, Spec) else self._menus[item.name]
            shown.setEnabled(allowed(item, facts))
        for feature in self._features:
            feature.refresh(self)

    def shortcut_rows(self) -> ShortcutRows:
        """Menu → (keys, words) of everything in it that has keys, as the shortcuts page lists them."""
        within = [row for feature in self._features for row in feature.further_keys()]
        headings = [*menus(), *(Menu(item.name, item.words) for item in self._items if isinstance(item, Submenu))]
        rows = [(plain(menu.words), self._rows(menu)) for menu in headings]
        return [*((words, listed) for words, listed in rows if listed), (tr("Within the panes"), within)]

    def _rows(self, menu: Menu) -> list[tuple[str, str]]:
        items = (item for section in sections_of(menu, self._items) for item in section)
        inside = (item for item in items if isinstance(item, Spec) and item.keys)
        return [(", ".join(_native(key) for key in spec.keys), plain(spec.words)) for spec in inside]

    def _made(self, spec: Spec, window: QWidget) -> QAction:
        action = QAction(spec.words, window)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WidgetWithChildrenShortcut if spec.within else context.WindowShortcut)
        action.setMenuRole(spec.role)
        if spec.tip:
            action.setToolTip(spec.tip)
            action.setStatusTip("")
        action.setCheckable(spec.checkable or bool(spec.group))
        if spec.group:
            self._groups.setdefault(spec.group, QActionGroup(self)).addAction(action)
        if spec.checkable:
            action.triggered.connect(lambda on: spec.do(on))
        else:
            action.triggered.connect(lambda: spec.do())
        for widget in spec.within or (window,):
            widget.addAction(action)
        return action


def allowed(item: Spec | Submenu, facts: Mapping[str, bool]) -> bool:
    """True where everything is true that it needs."""
    return all(facts[need] for need in item.needs)


def plain(words: str) -> str:
    """A menu's words without the mark of its underlined letter and without the dots."""
    return words.replace("&", "").removesuffix("…")


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
