"""The article to read, as it answers the reader: markers are links for mouse and keyboard, and places light up.

It shows what it is handed and tells what the reader does; which reference is selected is not its business.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from ldn_desk.domain.article import Article, BlockKind
from ldn_desk.domain.mark import Mark
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.article.document import CITATION, MISSING, REFERENCE, ArticleDocument
from ldn_desk.views.article.reading.column import Column
from ldn_desk.views.article.reading.copying import clean_text
from ldn_desk.views.article.reading.geometry import ReadingPlace, Sight
from ldn_desk.views.article.reading.judged import JudgedSigns
from ldn_desk.views.article.reading.keys import ReadingKeys
from ldn_desk.views.article.reading.lighting import Light, LitPlaces, paint_bars, paint_ring, selections
from ldn_desk.views.article.reading.link_focus import Place, Stops
from ldn_desk.views.article.reading.marks import TextMarks
from ldn_desk.views.article.reading.preparing import prepare
from ldn_desk.views.article.reading.selecting import TextSelecting
from ldn_desk.views.theme import Theme

WEB = ("https://", "http://")
SLACK = 2_000
"""Characters around the screen whose lights are drawn ahead."""


class ArticleView(QTextBrowser):
    """The reading view: `sight` knows where everything stands, `column` sets it.

    It asks neither disk nor network for anything, whatever an article says.

    Signals: `filled()` the document was made anew: another article, look or size; `filling()` the same of a long one,
    of which what is in sight is there; `place_changed()` the text was scrolled or laid out anew; `followed(str)` a link
    was clicked or entered: `citation:3`, `missing:3`, `reference:7`, `year:`, `#place` or a web address;
    `pointed(str, bool)` the link under the mouse (False) or in the keyboard's focus (True), empty for none;
    `card_entered()` the reader wants to go into the card of the link in focus; `dismissed()` Escape; `zoom_wanted(int)`
    a step of Ctrl and wheel; `menu_wanted(str, QPoint)` the link under a right click, and where on the screen;
    `marks_entered(object, bool)` a list of the marks (or none) that were clicked (False), the shortest one first, or at
    which Enter was pressed (True).
    """

    filled = Signal()
    filling = Signal()
    place_changed = Signal()
    followed = Signal(str)
    pointed = Signal(str, bool)
    card_entered = Signal()
    dismissed = Signal()
    zoom_wanted = Signal(int)
    menu_wanted = Signal(str, object)
    marks_entered = Signal(object, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_article`."""
        super().__init__(parent)
        self._theme = theme
        self._stops: Stops | None = None
        self._lit = LitPlaces()
        self._drawn: tuple[Light, ...] = ()
        self._keyboard = False
        self._mouse = QPoint()
        self._under_mouse = ""
        self.sight = Sight(self)
        self.judged = JudgedSigns(self.sight)
        self.marks = TextMarks(self.viewport(), self.sight, theme)
        self.selecting = TextSelecting(self, self.sight)
        self._keys = ReadingKeys(self, self.sight, self)
        self.column = Column(self, self.sight, theme)
        prepare(self)
        self.column.restyle()
        self.column.begun.connect(self._renew)
        self.column.filling.connect(self.filling)
        self.column.filled.connect(self.filled)
        self.column.settled.connect(self._settle)
        self.anchorClicked.connect(lambda _url: self.followed.emit(self.link_at(self._mouse)))

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self.column.article

    @property
    def zoom(self) -> float:
        """Size of the text as a factor of the theme's."""
        return self.column.zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the text larger or smaller; the place is kept."""
        if zoom != self.column.zoom:
            self.column.zoom = zoom
            self.column.restyle()

    def show_article(
        self, article: Article | None, place: ReadingPlace | None = None, prepared: ArticleDocument | None = None
    ) -> None:
        """Show an article from `place` on, nothing lit up yet: who listens to `filled` lights it.

        `prepared` is its document where a worker has made it."""
        self._lit = LitPlaces()
        self.selecting.follow(article.text if article is not None else "")
        self.column.show(article, place, prepared)
        self._name()

    def light_places(self, lights: Iterable[Light]) -> None:
        """Light up what belongs to the selection, and nothing else of it."""
        self._lit.set_places(lights)
        self.refresh_lights()

    def light_found(self, hits: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Light up what was found (stretches in order), the one the reader is at more strongly."""
        self._lit.set_hits(hits, current)
        self.refresh_lights()

    def refresh_lights(self) -> None:
        """Hand Qt the lights near what is on screen, where they are not the ones it has."""
        near = self._lit.between(self.sight.first_on_screen() - SLACK, self.sight.last_on_screen() + SLACK)
        wanted = tuple(near)
        if wanted != self._drawn:
            self._drawn = wanted
            self.setExtraSelections(selections(wanted, self.document(), self._theme.tokens))

    def show_judged(self, article: Article | None, signs: Mapping[int, str]) -> None:
        """Let these citations of the article, by their index, carry these signs, and no others."""
        self.judged.show(article, signs)
        self.viewport().update()

    # Links

    @property
    def stops(self) -> Stops:
        """The links a keyboard walks, as far as the document is there; found when first needed."""
        if self._stops is None:
            self._stops = Stops(self.sight.shown.stops, self.sight.known, self.document())
        self._stops.grow(self.sight.pieces_there)
        return self._stops

    @property
    def focused_href(self) -> str:
        """The link in the keyboard's focus; empty for none."""
        current = self.stops.current
        return current.href if current is not None else ""

    @property
    def by_keyboard(self) -> bool:
        """True while the keyboard's focus is shown."""
        return self._keyboard and self.hasFocus()

    def walk(self, by: int, markers_only: bool = False) -> bool:
        """Put the next or previous link in focus; False, and none in focus, after the last one."""
        current = self.stops.current
        self.marks.focus("")
        if current is not None and not self.sight.is_seen(current.start, current.end):
            self.stops.clear()
        begin = self.sight.first_on_screen() if by > 0 else self.sight.last_on_screen()
        if by > 0 and self.stops.ends(by, begin, markers_only):
            self.sight.complete()
        found = self.stops.step(by, begin, markers_only)
        self._keyboard = True
        self._show_stop(found)
        return found is not None

    def stand_at(self, href: str) -> None:
        """The reader walks on another way: the keyboard's focus, where it is shown, goes along to this link."""
        if self._stops is not None and self._stops.current is not None:
            self.stops.go(href)
            self.viewport().update()

    def follow_stop(self) -> bool:
        """Follow the link in focus, else go into the mark there; False where neither is."""
        current = self.stops.current
        if current is not None:
            self.followed.emit(current.href)
            return True
        marks = self.marks.at_hand(self.selecting.ends[0])
        self.marks_entered.emit(marks, True)
        return bool(marks)

    def enter_card(self) -> bool:
        """Ask for the card of the link in focus; False where none is."""
        focused = self.stops.current is not None and self.by_keyboard
        if focused:
            self.card_entered.emit()
        return focused

    def dismiss(self) -> None:
        """Take the focus off the links, and the card away."""
        self.stops.clear()
        self.marks.focus("")
        self._show_stop(None)
        self.dismissed.emit()

    def focus_mark(self, mark: Mark) -> None:
        """Put a mark in the keyboard's focus, the caret at its beginning, and bring that to sight."""
        self.stops.clear()
        at = self.sight.find(mark.start, mark.start + 1) if mark.start is not None else None
        if at is not None:
            self.sight.bring_to_sight(*at)
            self._keys.put_caret(at[0])
        self.marks.focus(mark.id)
        self.pointed.emit("", True)

    def link_at(self, point: QPoint) -> str:
        """Where the link at a point of the viewport leads; empty where there is none."""
        href = self.anchorAt(point)
        if href not in (CITATION, MISSING, REFERENCE):
            return href
        position = self._hit(point)
        if href == REFERENCE:
            return f"{href}{self.sight.shown.pieces[self.sight.known.piece_at(position)].reference}"
        place = self.stops.at(position)
        return place.href if place is not None else ""

    def link_rect(self, href: str) -> QRect:
        """Where the link with this target stands on the viewport; empty where it is not found."""
        place = self.stops.place_of(href)
        rects = list(self.sight.rects(place.start, place.end)) if place is not None else []
        return rects[0].toAlignedRect() if rects else QRect()

    def _hit(self, point: QPoint) -> int:
        """The document position under a point of the viewport; -1 where no letter is."""
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return int(self.document().documentLayout().hitTest(scrolled + point, Qt.HitTestAccuracy.ExactHit))

    def marks_at(self, point: QPoint) -> list[Mark]:
        """The marks under a point of the viewport, the shortest one first."""
        position = self._hit(point)
        return self.marks.at(self.sight.known.to_article(position)) if position >= 0 else []

    def _show_stop(self, place: Place | None) -> None:
        if place is not None:
            self.sight.bring_to_sight(place.start, place.end)
            self._keys.put_caret(place.start)
        self.viewport().update()
        self.pointed.emit(place.href if place is not None else "", True)

    # Qt's own

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing: no picture, file or address that an article names is ever read."""
        return None

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """Nothing: the view never goes anywhere by itself."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Clean text, without colours or typefaces."""
        data = QMimeData()
        data.setText(clean_text(self.textCursor(), self.sight.shown.pieces, self.sight.positions))
        return data

    def event(self, event: QEvent) -> bool:
        """Centre the column before Qt lays the text out for the new width."""
        if event.type() is QEvent.Type.Resize:
            self.column.centre()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """The reading font is ours, whatever font the application takes on."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self.column.take_font()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Laid out for another width, the text stays where the reader is."""
        self.marks.forget()
        self.column.resize(event, super().resizeEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text between what is drawn of marks, signs of what is judged, bars beside quotes, the focus's ring."""
        self.marks.paint_fills()
        super().paintEvent(event)
        self.marks.paint_lines()
        self.judged.paint(self.viewport(), self._theme.tokens)
        paint_bars(self.viewport(), self._theme.tokens, self._quotes())
        if self.by_keyboard and self._stops is not None:
            current = self._stops.current
            rects = list(self.sight.rects(current.start, current.end)) if current is not None else []
            paint_ring(self.viewport(), self._theme.tokens, rects)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a reader: see `ReadingKeys`."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom; else scroll."""
        self.sight.scroller.stop()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the links, and goes on to what comes after the article after the last one."""
        if self.walk(1 if forward else -1):
            return True
        return bool(QWidget.focusNextPrevChild(self, forward))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard's focus where it came by keyboard."""
        reason = Qt.FocusReason
        by_keyboard = (reason.TabFocusReason, reason.BacktabFocusReason, reason.ShortcutFocusReason)
        self._keyboard = event.reason() in by_keyboard
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What link is under the mouse: Qt sees no difference between two markers that stand side by side."""
        super().mouseMoveEvent(event)
        under = "" if event.buttons() else self.link_at(event.position().toPoint())
        if under != self._under_mouse:
            self._under_mouse = under
            self.pointed.emit(under, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A link is followed from where the mouse let go of it; a click beside links enters the marks there."""
        self._mouse = event.position().toPoint()
        super().mouseReleaseEvent(event)
        beside = not self.textCursor().hasSelection() and not self.link_at(self._mouse)
        if event.button() is Qt.MouseButton.LeftButton and beside:
            self.marks_entered.emit(self.marks_at(self._mouse), False)

    def leaveEvent(self, event: QEvent) -> None:
        """No link is under the mouse any more."""
        super().leaveEvent(event)
        self._under_mouse = ""
        self.pointed.emit("", False)

    def viewportEvent(self, event: QEvent) -> bool:
        """The address of a link to the web is seen before it is followed."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            href = self.link_at(event.pos())
            QToolTip.showText(event.globalPos(), href if href.startswith(WEB) else "", self.viewport())
            return True
        if event.type() is QEvent.Type.MouseButtonPress:
            self._keyboard = False
            self.stops.clear()
            self.marks.focus("")
            # The ring goes whole: a click alone has only some lines painted again.
            self.viewport().update()
        return bool(super().viewportEvent(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The pane makes the menu: it knows what a link means."""
        current = self.stops.current
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.link_at(event.pos()), QPoint(event.globalPos()))
        elif current is not None:
            self.menu_wanted.emit(current.href, self.viewport().mapToGlobal(self.link_rect(current.href).bottomLeft()))
        else:
            self.menu_wanted.emit("", self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def _renew(self) -> None:
        """The document is another one; lights stay: they stand at the same positions in every look."""
        self._stops = None
        self._drawn = ()
        self.marks.forget()

    def _settle(self) -> None:
        self.refresh_lights()
        self.place_changed.emit()

    def _name(self) -> None:
        article = self.article
        self.setAccessibleName(tr("Article: {title}", title=article.title) if article is not None else tr("Article"))
        if article is not None:
            references = count(len(article.references), "{n} reference", "{n} references")
            citations = count(len(article.citations), "{n} citation", "{n} citations")
            keys = tr("Tab walks the markers, Enter selects the reference, Ctrl+F7 reads by caret.")
            self.setAccessibleDescription(f"{references}, {citations}. {keys}")

    def _quotes(self) -> Iterable[QRectF]:
        pieces = self.sight.shown.pieces
        for index, _, box in self.sight.pieces_on_screen():
            if pieces[index].kind is BlockKind.QUOTE:
                yield box
