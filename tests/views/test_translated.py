"""The window in a made-up language: whatever it shows of its own is in it, and can be found by those who translate."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.translation import use_translation
from ldn_desk.views.dialogs.about import BUNDLED, OTHERS
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.window.main_window import MainWindow
from tests.standin.registry import Registry
from tests.tools.texts import texts
from tests.views.desk_window import ended, open_text, open_window, select
from tests.views.dialogs_found import dialogs, opened

OLDER = "# An older one\n\nIt matters [1].\n\n## References\n\n1. Doe J. A work. Some Journal. 2001;1(1):1-2.\n"
OPEN, CLOSE = "⟦", "⟧"
_MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_TAG = re.compile(r"<[^<>]*>|&\w+;|https?://\S+|10\.\d{4}/\w+")
OWN_NAMES = frozenset(
    word
    for line in (
        "LDN Desk DOI PubMed PMID Crossref doi org Markdown HTML BibTeX RIS CSL JSON CSV DOCX APA AMA Vancouver",
        "Ctrl Alt Shift Return Left Right Down Esc Tab",
        *(f"{package} {licence}" for package, _purpose, licence in (*BUNDLED, *OTHERS)),
    )
    for word in _WORD.findall(line)
)
"""Names of the program, of registries and of formats are the same in every language."""


class Marked:
    """A language whose every text is the English one in brackets."""

    def __init__(self) -> None:
        self.known = _translatable()
        self.unknown: set[str] = set()

    def gettext(self, message: str) -> str:
        if message not in self.known:
            self.unknown.add(message)
        # A menu's text keeps the mark of its letter; places stay to be filled.
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def _translatable() -> frozenset[str]:
    """Every text of the program; to look for them takes a second."""
    return frozenset(text for each in texts() for text in (each.text, each.many))


@pytest.fixture
def language() -> Iterator[Marked]:
    marked = Marked()
    use_translation(marked)
    yield marked
    use_translation(None)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, registry: Registry, language: Marked) -> MainWindow:
    window = open_window(qtbot, tmp_path, registry)
    window.resize(1360, 860)
    return window


def _untranslated(text: str, theirs: str) -> str:
    """The words of a text that are neither translated nor somebody's own."""
    rest = text
    while (left := _MARKED.sub(" ", rest)) != rest:
        rest = left
    words = _WORD.findall(_TAG.sub(" ", rest))
    return " ".join(word for word in words if word not in OWN_NAMES and word.casefold() not in theirs)


def _shown(widget: QWidget) -> Iterator[str]:
    """What a widget shows or says of its own: labels, buttons, choices, hints; not what is typed or read in it."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(i) for i in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()


def left_in_english(within: QWidget, window: MainWindow) -> dict[str, str]:
    """Untranslated words → the whole text, of all that can be seen within a widget."""
    article = window.desk.opened.article
    theirs = article.text.casefold() if article else ""
    for entry in window.desk.opened.entries:
        theirs += repr(entry.reference).casefold() + repr(entry.verdict.record).casefold()
    seen = [within, *(each for each in within.findChildren(QWidget) if each.isVisibleTo(within))]
    found = ((_untranslated(text, theirs), text) for widget in seen for text in _shown(widget) if text)
    return {words: text for words, text in found if words}


def test_every_text_that_is_shown_can_be_found_by_those_who_translate(
    qtbot: QtBot, window: MainWindow, language: Marked
) -> None:
    window.desk.checking.check()
    ended(qtbot, window)
    select(window, 1)
    assert language.unknown == set()


def test_the_window_shows_nothing_untranslated(qtbot: QtBot, window: MainWindow) -> None:
    assert left_in_english(window, window) == {}
    select(window, 1)
    assert left_in_english(window, window) == {}
    window.desk.checking.check()
    ended(qtbot, window)
    assert left_in_english(window, window) == {}
    window.actions_["library"].trigger()
    assert left_in_english(window, window) == {}
    window.actions_["library"].trigger()
    window.desk.close_article()
    assert left_in_english(window, window) == {}


def test_every_menu_is_translated(window: MainWindow) -> None:
    for menu in window.findChildren(QMenu):
        assert [text for text in _shown(menu) if _untranslated(text, "")] == []


@pytest.mark.parametrize("kind", dialogs(), ids=lambda kind: kind.__name__)
def test_no_dialog_shows_anything_untranslated(
    kind: type[Dialog], qtbot: QtBot, tmp_path: Path, language: Marked
) -> None:
    window = open_window(qtbot, tmp_path, text="")
    open_text(window, tmp_path, OLDER, "older.md")
    open_text(window, tmp_path)
    select(window, 2)
    assert left_in_english(opened(kind, window), window) == {}
    assert language.unknown == set()
