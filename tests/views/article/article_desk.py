"""A desk with an article on it, for the tests of the reading view: real reading, no library."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.record import Notice, Record
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode
from ldn_desk.importers.text.markdown import Markdown
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import InlineRunner
from ldn_desk.services.opening import read_bytes
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.article.reading.lighting import LightKind
from ldn_desk.views.article.reading.scroller import EASE_MS
from ldn_desk.views.theme import Theme

FILLER = "\n\n".join(f"Filler paragraph {n} says nothing of note, but at some length." for n in range(40))

TEXT = f"""# Naltrexone 😀 read again

By Jane Doe

Jul 21

First words on an *old* drug [1]. A family 👨‍👩‍👧 was seen to do well [2, 3]. Nobody knows [12] why.

> Quoted words.

## Café and naïve words

{FILLER}

The second place that speaks of it is here [1]. See the [web page](https://example.org/a?b=1&c=2).

## Later on

{FILLER}

The third place is here [1].

## References

1. Miller AH, Raison CL. The role of inflammation in depression. Nat Rev Immunol. 2016;16:22-34.
2. Dantzer R. From inflammation to sickness. Nat Rev Neurosci. 2008;9:46-56.
3. Younger J. The use of low-dose naltrexone. Clin Rheumatol. 2014;33:451-9.
4. Liu B. Role of microglia in disease. J Pharmacol. 2003;304:1-7.
"""


def read(text: str = TEXT) -> Article:
    """The article as the desk's own reading understands it."""
    return read_bytes(text.encode(), "article.md", [Markdown()])


def entries_of(article: Article) -> tuple[Entry, ...]:
    """What the desk holds on each reference; the second one has everything there can be."""
    record = Record("10.1/x", "crossref", "2026-11-23T10:00:00Z", {})
    full = Verdict(VerdictCode.AGREES, record=record, notices=(Notice("retraction", "10.1/y"),))
    point = Point("study-design", "case series", "Randomized", 0)
    return tuple(
        Entry(
            reference,
            article.citations_of(reference.number),
            full if reference.number == 2 else Verdict(VerdictCode.NOT_CHECKED),
            (point,) if reference.number == 2 else (),
        )
        for reference in article.references
    )


def put(desk: Desk, article: Article | None) -> None:
    """Put an article on the desk without a library."""
    desk.opened.show(article, entries_of(article) if article is not None else ())


def open_pane(qtbot: QtBot, article: Article | None = None, size: tuple[int, int] = (800, 600)) -> ArticlePane:
    """A pane on screen with `article`, or with the one above."""
    theme = Theme()
    theme.set_mode("light")
    desk = Desk(InlineRunner())
    pane = ArticlePane(desk, theme)
    theme.setParent(pane)
    desk.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(*size)
    put(desk, article or read())
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.view.setFocus()
    # Qt lays long texts out little by little: done now, so that the scroll bar knows its true length.
    view = pane.view
    view.sight.top_of(view.document().characterCount())
    height = round(view.document().size().height())
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == max(0, height - view.viewport().height()))
    return pane


def middle_of(pane: ArticlePane, href: str) -> QPoint:
    """Where to click on the viewport for the link with this target."""
    return pane.view.link_rect(href).center()


def move_over(widget: QWidget, place: QPoint) -> None:
    """The mouse moves over `widget`, no button pressed."""
    none = Qt.MouseButton.NoButton
    there = QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(
        widget,
        QMouseEvent(QEvent.Type.MouseMove, QPointF(place), there, none, none, Qt.KeyboardModifier.NoModifier),
    )


def link_of(pane: ArticlePane, marker: str, nth: int = 0) -> str:
    """The target of the n-th marker with this text."""
    article = pane.view.article
    assert article is not None
    found = [index for index, citation in enumerate(article.citations) if citation.marker == marker]
    hrefs = {place.href for place in pane.view.stops.places}
    return next(h for h in (f"citation:{found[nth]}", f"missing:{found[nth]}") if h in hrefs)


def selected_number(pane: ArticlePane) -> int | None:
    """The number of the selected reference."""
    entry = pane._desk.opened.selected_entry
    return entry.reference.number if entry is not None else None


def drawn(pane: ArticlePane) -> dict[LightKind, list[str]]:
    """What lights up on screen, by kind."""
    found: dict[LightKind, list[str]] = {}
    for light in pane.view._drawn:
        cursor = pane.view.textCursor()
        cursor.setPosition(light.start)
        cursor.setPosition(light.end, cursor.MoveMode.KeepAnchor)
        found.setdefault(light.kind, []).append(cursor.selectedText())
    return found


def settle(qtbot: QtBot, pane: ArticlePane) -> None:
    """Wait until the text stands still."""
    bar, scroller = pane.view.verticalScrollBar(), pane.view.sight.scroller
    qtbot.waitUntil(lambda: bar.value() == scroller.target, timeout=EASE_MS * 20)
