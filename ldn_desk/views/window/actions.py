"""Everything the menus offer, in one table: words, keys, and when it can be done. The shortcuts page is made of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ldn_desk.domain.translation import tr

MENUS = ("file", "edit", "view", "references", "ratings", "tools", "help")
MENU_WORDS = {
    "file": "&File",
    "edit": "&Edit",
    "view": "&View",
    "references": "&References",
    "ratings": "R&atings",
    "tools": "&Tools",
    "help": "&Help",
}
SUBMENUS = {"mend": "Mend &by Hand"}
"""Menus within a menu: a name here stands for its entries wherever a menu's table names it."""
SEPARATOR = "-"
RECENT = "recent"


class Spec(NamedTuple):
    """One thing that can be done. `needs` names what must be true: see `State`. `group` is exclusive, and checkable."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""
    tip: str = ""


ON_DESK = ("ready", "desk")
ARTICLE = ("ready", "desk", "article")
SELECTED = ("ready", "desk", "selected")

TABLE: dict[str, tuple[Spec | str, ...]] = {
    "file": (
        Spec(
            "open",
            "&Open…",
            ("Ctrl+O",),
            ("ready",),
            tip="Open an article: PDF, Word, web page, journal XML, Markdown or text",
        ),
        RECENT,
        Spec("paste", "&Paste Article", ("Ctrl+Shift+V",), ("ready",), tip="Read the article on the clipboard"),
        Spec("sample", "Open the &Sample Article", (), ("ready",)),
        SEPARATOR,
        Spec("library", "&Library", ("Ctrl+L",), ("ready",), tip="Every article on the desk, and a search over all"),
        Spec("close", "&Close Article", ("Ctrl+W",), ARTICLE),
        Spec("delete", "&Delete Article", (), ARTICLE, tip="Taken back with Undo, or in the library"),
        SEPARATOR,
        Spec("export", "&Export…", ("Ctrl+E",), ARTICLE, tip="Write an annotated bibliography or the references"),
        SEPARATOR,
        Spec("quit", "&Quit", ("Ctrl+Q",)),
    ),
    "edit": (
        Spec("undo", "&Undo", ("Ctrl+Z",), ("undo",)),
        Spec("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), ("redo",)),
        SEPARATOR,
        Spec("copy", "&Copy", ("Ctrl+C",)),
        Spec("copy_reference", "Copy R&eference", ("Ctrl+Shift+C",), SELECTED, tip="Copy the reference as printed"),
        Spec("select_all", "Select &All", ("Ctrl+A",)),
        SEPARATOR,
        Spec("find", "&Find", ("Ctrl+F",), ("ready",), tip="Find in article, references and notes"),
        Spec("find_next", "Find &Next", ("F3", "Ctrl+G"), ARTICLE),
        Spec("find_previous", "Find Pre&vious", ("Shift+F3", "Ctrl+Shift+G"), ARTICLE),
        SEPARATOR,
        Spec("settings", "&Settings…", ("Ctrl+,",), ("ready",)),
    ),
    "view": (
        Spec("back", "&Back", ("Alt+Left",), ("back",), tip="Back to where you were"),
        Spec("forward", "&Forward", ("Alt+Right",), ("forward",), tip="Forward again"),
        SEPARATOR,
        Spec("outline", "&Outline", ("Ctrl+Shift+O",), ARTICLE, checkable=True),
        Spec("numbers", "Paragraph &Numbers", ("Ctrl+Shift+P",), ARTICLE, checkable=True),
        Spec("printed", "Pages as Prin&ted", ("F9",), (*ARTICLE, "paged"), True, tip="For an article that has pages"),
        SEPARATOR,
        Spec("zoom_in", "Zoom &In", ("Ctrl++", "Ctrl+="), ARTICLE),
        Spec("zoom_out", "Zoom O&ut", ("Ctrl+-",), ARTICLE),
        Spec("zoom_reset", "&Actual Size", ("Alt+0",), ARTICLE),
        SEPARATOR,
        Spec("theme_system", "Colours as the &System", group="theme"),
        Spec("theme_light", "&Light", group="theme"),
        Spec("theme_dark", "&Dark", group="theme"),
        SEPARATOR,
        Spec("reading_serif", "Read in S&erif", group="reading"),
        Spec("reading_sans", "&Read in Sans", group="reading"),
        SEPARATOR,
        Spec("next_pane", "Next &Pane", ("F6",), ON_DESK),
        Spec("full_screen", "Full S&creen", ("F11",), checkable=True),
    ),
    "references": (
        Spec("check", "&Check References", ("F5", "Ctrl+Return"), ARTICLE, tip="Ask Crossref and doi.org, by DOI only"),
        Spec("check_one", "Check T&his Reference", ("Shift+F5",), SELECTED),
        Spec(
            "check_search", "Check and &Search Titles…", ("Ctrl+F5",), ARTICLE, tip="Sends printed text, once you agree"
        ),
        Spec("check_unanswered", "Check Unanswe&red", (), ARTICLE, tip="Ask for the references without an answer"),
        Spec("check_stale", "Check S&tale Answers", (), ARTICLE, tip="Ask again where the answer has grown old"),
        Spec("cancel", "Canc&el", ("Esc",), ("cancel",)),
        SEPARATOR,
        Spec("findings", "Look at the L&ist…", ("Ctrl+Shift+I",), ARTICLE, tip="What the list shows by itself"),
        SEPARATOR,
        Spec("next_reference", "&Next Reference", ("Ctrl+Down",), ARTICLE),
        Spec("previous_reference", "&Previous Reference", ("Ctrl+Up",), ARTICLE),
        Spec("next_place", "Next P&lace That Cites It", ("F7",), SELECTED),
        Spec("previous_place", "Pre&vious Place That Cites It", ("Shift+F7",), SELECTED),
        Spec("next_marker", "Next &Marker in the Article", ("F8",), ARTICLE),
        Spec("previous_marker", "Previous Mar&ker in the Article", ("Shift+F8",), ARTICLE),
        SEPARATOR,
        Spec("correct", "C&orrect Verdict…", ("Ctrl+J",), SELECTED, tip="Your own verdict beside the desk’s"),
        Spec("withdraw", "&Withdraw My Correction", (), (*SELECTED, "corrected")),
        Spec(
            "accept", "&Accept Suggestion", (), (*SELECTED, "suggested"), tip="Take the suggested DOI as the one meant"
        ),
        SEPARATOR,
        "mend",
        SEPARATOR,
        Spec("open_doi", "Open &DOI in the Browser", ("Ctrl+D",), SELECTED),
        Spec("pubmed", "Search P&ubMed in the Browser", ("Ctrl+Shift+M",), SELECTED),
    ),
    "mend": (
        Spec("edit_fields", "Edit &Fields…", ("Ctrl+Shift+E",), SELECTED, tip="What was read wrongly from the text"),
        Spec("split", "&Split…", (), SELECTED, tip="Two references that were taken for one"),
        Spec("merge", "&Merge with the Next", (), SELECTED, tip="One reference that was taken for two"),
        Spec("move_up", "Move &Up", ("Alt+Shift+Up",), SELECTED),
        Spec("move_down", "Move &Down", ("Alt+Shift+Down",), SELECTED),
        Spec("add_reference", "&Add a Reference…", (), ARTICLE, tip="After the selected one, else at the list’s head"),
        Spec("remove", "&Remove", (), SELECTED, tip="With its notes; Undo, or Removed References, brings it back"),
        Spec("removed", "Rem&oved References…", (), ARTICLE),
        SEPARATOR,
        Spec("cites", "Marker or Selection &Cites…", ("Ctrl+Shift+K",), ARTICLE, tip="What this place cites"),
        Spec("no_citation", "This Is &No Citation", (), ARTICLE, tip="The marker at hand cites nothing"),
        SEPARATOR,
        Spec("begin", "The List &Begins Here", (), ARTICLE, tip="At the selection or text cursor in the article"),
        Spec("end", "The List &Ends Here", (), ARTICLE, tip="At the selection or text cursor in the article"),
        SEPARATOR,
        Spec("read_again", "Read the Article A&gain", (), ARTICLE, tip="From its file as it was kept; mends stay"),
        Spec("versions", "Other &Versions…", (), ARTICLE, tip="Older versions of this article"),
    ),
    "ratings": (
        Spec("stars_5", "&5 Stars · rely on it", ("Ctrl+5",), SELECTED),
        Spec("stars_4", "&4 Stars · small reservation", ("Ctrl+4",), SELECTED),
        Spec("stars_3", "&3 Stars · only with caution", ("Ctrl+3",), SELECTED),
        Spec("stars_2", "&2 Stars · weak, look for another source", ("Ctrl+2",), SELECTED),
        Spec("stars_1", "&1 Star · do not rely on it", ("Ctrl+1",), SELECTED),
        Spec("stars_none", "&Clear Rating", ("Ctrl+0",), SELECTED),
        SEPARATOR,
        Spec("note", "&Write a Note", ("Ctrl+Shift+N",), SELECTED),
    ),
    "tools": (
        Spec("offline", "&Offline", ("Ctrl+Shift+F",), ("ready", "offline"), True, tip="Keep the network silent"),
        Spec("requests", "Request &Log…", ("Ctrl+Shift+L",), ("ready",), tip="What was asked of whom"),
        SEPARATOR,
        Spec("retractions", "Import Retraction &Watch…", (), ("ready",), tip="Its CSV file; used offline from then on"),
        Spec("copy_comments", "Copy &Comments to the Author", (), ARTICLE, tip="For a journal’s review form"),
        SEPARATOR,
        Spec("add_year", "&Add Year to the Article’s Date…", (), (*ARTICLE, "undated"), tip="Its date prints no year"),
    ),
    "help": (
        Spec("shortcuts", "&Keyboard Shortcuts", ("F1",)),
        Spec("about", "&About LDN Desk"),
    ),
}
"""Menu → what it offers, in order; `RECENT` stands for the Open Recent submenu, a name of `SUBMENUS` for that one."""


def specs() -> Iterable[Spec]:
    """Every action, in the menus' order."""
    return (spec for menu in TABLE for spec in TABLE[menu] if isinstance(spec, Spec))


class State(NamedTuple):
    """What is true now; an action can be done when everything it needs is true."""

    ready: bool = False
    """A library is open."""
    desk: bool = True
    """The desk is shown, not the library page."""
    article: bool = False
    paged: bool = False
    """The article has pages as printed."""
    undated: bool = False
    """The article's date prints no year."""
    selected: bool = False
    """A reference is selected."""
    corrected: bool = False
    """The reader corrected its verdict."""
    suggested: bool = False
    """There is a suggestion for it."""
    undo: bool = False
    redo: bool = False
    back: bool = False
    forward: bool = False
    cancel: bool = False
    """There is something Escape can end."""
    offline: bool = True
    """The offline switch may be used: the environment does not decide."""

    def allows(self, spec: Spec) -> bool:
        """True where the action can be done."""
        return all(getattr(self, need) for need in spec.needs)


class Actions(QObject):
    """The actions themselves, each by its name."""

    def __init__(self, window: QWidget) -> None:
        """Made for `window`, whose shortcuts they are."""
        super().__init__(window)
        self._specs = {spec.name: spec for spec in specs()}
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {spec.name: self._made(spec, window) for spec in self._specs.values()}
        self.recent = QMenu(tr("Open &Recent"), window)

    def __getitem__(self, name: str) -> QAction:
        """The action with this name."""
        return self._actions[name]

    def connect_to(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Let each action call its slot; every action must have one."""
        for name, action in self._actions.items():
            slot = slots[name]
            action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        for name in MENUS:
            self._fill(bar.addMenu(tr(MENU_WORDS[name])), name)

    def _fill(self, menu: QMenu, name: str) -> None:
        for item in TABLE[name]:
            if isinstance(item, Spec):
                menu.addAction(self._actions[item.name])
            elif item == RECENT:
                menu.addMenu(self.recent)
            elif item in SUBMENUS:
                self._fill(menu.addMenu(tr(SUBMENUS[item])), item)
            else:
                menu.addSeparator()

    def show_state(self, state: State) -> None:
        """Grey what cannot be done now."""
        for name, action in self._actions.items():
            action.setEnabled(state.allows(self._specs[name]))
        self.recent.setEnabled(state.ready)

    def name_undo(self, undo_words: str, redo_words: str) -> None:
        """`Undo rate reference 7`; the plain word where there is nothing."""
        self["undo"].setText(tr("&Undo {what}", what=undo_words) if undo_words else tr("&Undo"))
        self["redo"].setText(tr("&Redo {what}", what=redo_words) if redo_words else tr("&Redo"))

    def choose(self, group: str, value: str) -> None:
        """Tick one action of an exclusive group: `choose("theme", "dark")`."""
        self[f"{group}_{value}"].setChecked(True)

    def _made(self, spec: Spec, window: QWidget) -> QAction:
        action = QAction(tr(spec.words), window)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(MENU_ROLES.get(spec.name, QAction.MenuRole.NoRole))
        if spec.tip:
            action.setToolTip(tr(spec.tip))
            action.setStatusTip("")
        action.setCheckable(spec.checkable or bool(spec.group))
        if spec.group:
            self._groups.setdefault(spec.group, QActionGroup(self)).addAction(action)
        window.addAction(action)
        return action


MENU_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}
"""Where macOS wants them in its own menu."""

FURTHER_KEYS = (
    ("Tab, Shift+Tab", "In the article: next, previous marker or link"),
    ("Ctrl+F7", "In the article: a text cursor, on and off"),
    ("Enter", "On a marker: select its reference. In the list: go to its detail"),
    ("Up, Down", "In the list: previous, next reference"),
    ("Ctrl+wheel", "Over the article: zoom"),
    ("Left, Right", "Over printed pages: previous, next page"),
    ("Enter, Shift+Enter", "In the find field: next, previous place"),
)
"""Keys that belong to one part of the window, for the shortcuts page."""


def shortcut_rows() -> list[tuple[str, list[tuple[str, str]]]]:
    """Menu → (keys, words) of everything in it that has keys, as the shortcuts page lists them."""
    found = []
    for menu, words in (MENU_WORDS | SUBMENUS).items():
        rows = [
            (", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in item.keys), item)
            for item in TABLE[menu]
            if isinstance(item, Spec) and item.keys
        ]
        found.append((plain(words), [(keys, plain(item.words)) for keys, item in rows]))
    found.append((tr("Within the panes"), [(tr(keys), tr(words)) for keys, words in FURTHER_KEYS]))
    return found


def plain(words: str) -> str:
    """A menu's words without the mark of its underlined letter and without the dots."""
    return tr(words).replace("&", "").removesuffix("…")
