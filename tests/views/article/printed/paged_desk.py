"""A window with an article of several printed pages on it: a real PDF in a real library."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.domain.page import PageBox
from ldn_desk.views.article.printed.view import PageView
from ldn_desk.views.window.main_window import MainWindow
from tests.importers.pdf.sheets import Sheets, prose
from tests.views.desk_window import open_window

ENTRIES = (
    "Miller AH, Raison CL. The role of inflammation in depression. Nat Rev Immunol. 2016;16(1):22-34.",
    "Dantzer R, O'Connor JC, Freund GG. From inflammation to sickness. Nat Rev Neurosci. 2008;9(1):46-56.",
    "Younger J, Parkitny L, McLain D. The use of low-dose naltrexone. Clin Rheumatol. 2014;33(4):451-459.",
    "Liu B, Hong JS. Role of microglia in neurodegenerative diseases. J Pharmacol Exp Ther. 2003;304(1):1-7.",
)


def printed_article(title: str = "Kettles of the northern orchards") -> bytes:
    """Four pages: reference 1 is cited on the first and the third, 2 and 3 on the second, 4 nowhere."""
    sheets = Sheets()
    sheets.put(60, 80, title, 20, "B")
    sheets.put(60, 110, "Ada Invented and Bruno Imagined", 12)
    sheets.put(60, 150, "Introduction", 13, "B")
    sheets.flow(60, 170, 480, prose(14).replace("measured", "measured [1]", 1))
    for page, heading, words in ((1, "Methods", "measured [2,3]"), (2, "What was found", "measured [1]")):
        sheets.page()
        sheets.put(60, 80, heading, 13, "B")
        sheets.flow(60, 100, 480, prose(18, 20 * page).replace("measured", words, 1))
    sheets.page()
    sheets.put(60, 80, "References", 13, "B")
    y = 100.0
    for number, entry in enumerate(ENTRIES, 1):
        sheets.put(60, y, f"{number}.", 9)
        y = sheets.flow(80, y, 460, entry, 9)
    return sheets.bytes()


def open_pdf(window: MainWindow, folder: Path, data: bytes | None = None, name: str = "article.pdf") -> None:
    """Put a PDF on the desk, as a file is opened."""
    path = folder / name
    path.write_bytes(data or printed_article())
    window.desk.open_path(path)


def open_pages(qtbot: QtBot, folder: Path) -> tuple[MainWindow, PageView]:
    """The window with the article above, its pages turned to by a click and drawn."""
    window = open_window(qtbot, folder, text="")
    open_pdf(window, folder)
    QTest.mouseClick(window.article.header.printed, Qt.MouseButton.LeftButton)
    view = pages_of(window)
    drawn(qtbot, window, 0)
    return window, view


def pages_of(window: MainWindow) -> PageView:
    """The view of pages, which was turned to."""
    view = window.article.turner.view
    assert view is not None
    return view


def drawn(qtbot: QtBot, window: MainWindow, page: int) -> None:
    """Wait for a page's picture."""
    qtbot.waitUntil(lambda: window.desk.printed.picture(page) is not None)


def href_of(view: PageView, marker: str, nth: int = 0) -> str:
    """The target of the n-th marker with this text."""
    article = view.article
    assert article is not None
    return f"citation:{[i for i, c in enumerate(article.citations) if c.marker == marker][nth]}"


def click(view: PageView, href: str) -> None:
    """Click on a link that is on screen."""
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.link_rect(href).center())


def show(qtbot: QtBot, view: PageView, href: str) -> None:
    """Scroll a link to sight, and wait until the pages stand still."""
    assert view.links is not None
    view.sight.bring_to_sight(view.links.boxes(href)[0])
    settle(qtbot, view)


def settle(qtbot: QtBot, view: PageView) -> None:
    """Wait until the pages stand still."""
    qtbot.waitUntil(lambda: not view.sight.is_scrolling)


def lit(view: PageView) -> dict[str, int]:
    """What lights up, on all pages: name of the kind → how many boxes."""
    found: dict[str, int] = {}
    for lights in view._lit.values():
        for kind, _box in lights:
            found[kind.name] = found.get(kind.name, 0) + 1
    return found


def colour_in(view: PageView, box: PageBox) -> QColor:
    """The colour on screen at a box's left edge, where no letter is."""
    corner = view.sight.on_viewport(box).topLeft() + QPointF(-1, 2)
    return view.viewport().grab().toImage().pixelColor(QPoint(round(corner.x()), round(corner.y())))
