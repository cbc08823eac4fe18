"""Tests of `presenters/selection`. Where the reader was is where the reader is again: in the article, in the list, in
what is selected."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.selection import Selected
from ldn_desk.views.window.main_window import MainWindow
from tests.views.article.printed.paged_desk import open_pdf, pages_of
from tests.views.desk_window import build, open_text, open_window, start
from tests.views.keys import press

CONTROL = Qt.KeyboardModifier.ControlModifier


def long_text(title: str) -> str:
    """Sixty paragraphs, each citing a reference of its own."""
    body = "\n\n".join(
        f"Paragraph {n} says what was said before it, at some length, and it cites this [{n}]." for n in range(1, 61)
    )
    entries = "\n".join(
        f"{n}. Author{n} AB. A work that has the number {n}. Some Journal. 2001;{n}(1):1-2." for n in range(1, 61)
    )
    return f"# {title}\n\n{body}\n\n## References\n\n{entries}\n"


def top_words(window: MainWindow) -> str:
    """What stands at the top of the text on screen."""
    sight = window.article.view.sight
    block = window.article.view.document().findBlock(sight.first_on_screen())
    return block.text()[:14]


def read_on(window: MainWindow, qtbot: QtBot, down: int = 3) -> None:
    """Select reference 30 in the list, and read some screens on."""
    window.desk.selection.select_reference(window.desk.opened.entries[29].reference.id)
    window.article.view.setFocus()
    for _screen in range(down):
        press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not window.article.view.sight.is_scrolling)


def place(window: MainWindow) -> tuple[str, Selected, str, int]:
    return (
        top_words(window),
        window.desk.selection.current,
        window.references.list.first_row,
        window.references.list.currentIndex().row(),
    )


def again(qtbot: QtBot, folder: Path) -> MainWindow:
    """The program, started anew."""
    window = build(qtbot)
    start(window, folder)
    window.desk.open_last()
    QCoreApplication.processEvents()
    return window


def test_place_selection_and_list_come_back_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text=long_text("The first"))
    read_on(window, qtbot)
    before = place(window)
    assert before[0].startswith("Paragraph")
    assert before[3] == 29
    window.close()
    window = again(qtbot, tmp_path)
    assert place(window) == before
    assert window.article.view.hasFocus()
    assert not window.desk.selection.can_go_back


def test_list_and_sheet_share_the_height_after_a_restart_as_before(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text=long_text("The first"))
    window.resize(760, 760)
    read_on(window, qtbot)
    QCoreApplication.processEvents()
    before = window.references.list.height()
    window.close()
    window = again(qtbot, tmp_path)
    assert window.references.list.height() == before
    assert before > window.references.list.row_height


def test_each_article_has_places_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text=long_text("The first"))
    first = window.desk.opened.article
    assert first is not None
    read_on(window, qtbot)
    before = place(window)
    open_text(window, tmp_path, long_text("The other"), "other.md")
    assert top_words(window) == "The other"
    assert place(window)[1:] == (Selected(), window.desk.opened.entries[0].reference.id, -1)
    window.desk.open_article(first.id)
    assert place(window) == before


def test_a_selected_place_comes_back_as_that_place(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text=long_text("The first"))
    window.article.view.setFocus()
    for _marker in range(3):
        press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Return)
    chosen = window.desk.selection.current
    assert chosen.citation_id
    window.close()
    assert again(qtbot, tmp_path).desk.selection.current == chosen


def test_the_page_being_read_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    open_pdf(window, tmp_path)
    press(Qt.Key.Key_F9)
    view = pages_of(window)
    qtbot.waitUntil(lambda: len(view.sight.layout) == 4)
    view.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.sight.page == 2 and not view.sight.is_scrolling)
    before = view.sight.place
    window.close()
    window = again(qtbot, tmp_path)
    qtbot.waitUntil(lambda: window.article.turner.view is not None)
    view = pages_of(window)
    qtbot.waitUntil(lambda: len(view.sight.layout) == 4)
    QTest.qWait(50)
    assert view.sight.place == before


def test_a_reference_that_is_gone_meanwhile_is_not_selected(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text=long_text("The first"))
    read_on(window, qtbot)
    entry = window.desk.opened.selected_entry
    assert entry is not None
    window.close()
    window = build(qtbot)
    start(window, tmp_path)
    window.desk.workshop.mending.remove(entry.reference)
    window.desk.open_last()
    assert window.desk.selection.current == Selected()
    assert top_words(window).startswith("Paragraph")
