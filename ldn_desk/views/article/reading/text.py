"""The article as a column of text: rendered, centred, and kept where the reader is, whatever changes around it.

It asks neither disk nor network for anything, whatever an article says.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPalette, QResizeEvent, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QWidget

from ldn_desk.domain.article import Article, BlockKind
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.article.document import ArticleDocument, render
from ldn_desk.presenters.article.positions import Piece, Positions
from ldn_desk.presenters.article.style_sheet import Look
from ldn_desk.views.article.reading.geometry import ArticleSight, ReadingPlace, starts_of
from ldn_desk.views.article.reading.gutter import Gutter
from ldn_desk.views.theme import Theme

_CLOSE = (BlockKind.LIST_ITEM, BlockKind.REFERENCE, BlockKind.TABLE, BlockKind.CODE)
"""Blocks of these kinds stand on consecutive lines; all others are parted by an empty one."""


def clean_text(cursor: QTextCursor, pieces: Sequence[Piece], positions: Positions) -> str:
    """The selected text."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    parts: list[str] = []
    last: Piece | None = None
    while block.isValid() and block.position() < end:
        text = _part(block, start, end)
        piece = pieces[positions.piece_at(block.position())] if text else None
        if piece is not None:
            parts += [_between(last, piece), text]
            last = piece
        block = block.next()
    return "".join(parts).strip("\n")


def _part(block: QTextBlock, start: int, end: int) -> str:
    units = block.text().encode("utf-16-le", "surrogatepass")
    first = max(0, start - block.position()) * 2
    last = max(0, end - block.position()) * 2
    return units[first:last].decode("utf-16-le", "replace").replace("\u2028", "\n")


def _between(last: Piece | None, piece: Piece) -> str:
    if last is None:
        return ""
    if last.end == piece.start and last.kind is piece.kind:
        return ""
    if last.kind is BlockKind.TABLE and piece.kind is BlockKind.TABLE:
        return "\t" if last.level == piece.level else "\n"
    return "\n" if last.kind is piece.kind and piece.kind in _CLOSE else "\n\n"


MEASURE, LEAST_MEASURE = 70, 56
"""Characters in a full line (LOOK: 60–80), and how few are borne before something else must give way."""
LEADING = 1.6
"""Line pitch as a factor of the font's size; these tall faces need 1.6 to look as open as others at 1.45."""
MARGIN = 28
"""Least space beside the column, in pixels."""
INSET = 4.0
"""Qt's own document margin: room for a focus ring at the column's edge."""
SAMPLE = "the evidence for a small effect in some patients was read again by others in 2017, and "


class ArticleText(ArticleSight):
    """Shows an article and knows where everything in it stands.

    Signals: `filled()` the document was made anew: another article, look or size; `place_changed()` the text was
    scrolled or laid out anew.
    """

    filled = Signal()
    place_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_article`."""
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._article: Article | None = None
        self._keeping = False
        self._measure = 600
        self.gutter = Gutter(self, theme, self)
        self._prepare()
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self.restyle)
        self.restyle()

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    @property
    def zoom(self) -> float:
        """Size of the text as a factor of the theme's."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the text larger or smaller; the place is kept."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.restyle()

    def show_article(self, article: Article | None, place: ReadingPlace | None = None) -> None:
        """Show another article from `place` on, else from its beginning; the same one again, where the reader is."""
        same = article is not None and self._article is not None and article.id == self._article.id
        self._article = article
        self._shown = render(article) if article is not None else ArticleDocument("", ())
        if not same:
            self._place = place or ReadingPlace()
        self._fill()
        self._name()

    def restyle(self) -> None:
        """Follow the theme and the zoom; the place is kept."""
        tokens = self._theme.tokens
        palette = self.palette()
        role = QPalette.ColorRole
        for each, colour in ((role.Base, tokens.paper), (role.Window, tokens.paper), (role.Text, tokens.ink)):
            palette.setColor(each, colour)
        self.setPalette(palette)
        font = self._font()
        self.line_pitch = QFontInfo(font).pixelSize() * LEADING
        self._measure = round(QFontMetricsF(font).horizontalAdvance(SAMPLE) / len(SAMPLE) * MEASURE + 2 * INSET)
        self.gutter.restyle(font.pointSizeF())
        if self._article is not None:
            self._fill()

    def show_numbers(self, shown: bool) -> None:
        """Show or hide the paragraph numbers."""
        self.gutter.setVisible(shown)
        self._centre()

    def return_to(self, place: ReadingPlace, ease: bool = False) -> None:
        """Scroll back to a place the reader was at."""
        if self._starts:
            index = min(place.piece, len(self._starts) - 1)
            top = self.top_of(self._starts[index] + place.inside)
            self.scroller.go(round(top) + place.above, ease)

    def bring_to_sight(self, start: int, end: int, at: float = 0.33) -> None:
        """Scroll to a stretch of one block, unless the reader is already seeing it."""
        if not self.is_seen(start, end):
            self.scroller.go(round(self.top_of(start) - self.viewport().height() * at))

    def least_width(self) -> int:
        """Pixels below which lines become too short to be read with pleasure."""
        return round(self._measure * LEAST_MEASURE / MEASURE) + self._left_margin() + MARGIN

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing: no picture, file or address that an article names is ever read."""
        return None

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """Nothing: the view never goes anywhere by itself."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Clean text, without colours or typefaces."""
        data = QMimeData()
        data.setText(clean_text(self.textCursor(), self._shown.pieces, self._positions))
        return data

    def event(self, event: QEvent) -> bool:
        """Centre the column before Qt lays the text out for the new width."""
        if event.type() is QEvent.Type.Resize:
            self._centre()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """The reading font is ours, whatever font the application takes on."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self._take_font()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Laid out for another width, the text stays where the reader is."""
        if self._keeping:
            # The scroll bar came or went while the document is being made anew: there is no place to keep yet.
            super().resizeEvent(event)
            return
        self._keeping = True
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.return_to(self._place)
        self._keeping = False
        self._settle()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setMinimumWidth(240)
        self.setCursorWidth(0)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.verticalScrollBar().setAccessibleName(tr("Scroll the article"))

    def _font(self) -> QFont:
        return self._theme.reading_font(self._zoom)

    @property
    def look(self) -> Look:
        """Colours, families and sizes of now."""
        tokens, font = self._theme.tokens, self._font()
        return Look(
            ink=tokens.ink,
            soft=tokens.soft,
            accent=tokens.accent,
            line=tokens.line,
            shade=tokens.desk,
            heading_family=_css(self._theme.ui_font().families()),
            code_family=_css(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace"]),
            points=font.pointSizeF(),
            line_pixels=self.line_pitch,
        )

    def _fill(self) -> None:
        """Show the article in the look of now, the place kept."""
        self._keeping = True
        look = self.look
        # Emptied first, so that no step on the way lays the old text out once more.
        self.clear()
        self.setFont(self._font())
        self._take_font()
        document = self.document()
        option = document.defaultTextOption()
        option.setTabStopDistance(look.indent)
        document.setDefaultTextOption(option)
        self.setExtraSelections([])
        self._centre()
        self.setHtml(self._shown.html(look))
        self._open_margins()
        self._starts = starts_of(document)
        self._positions = Positions(self._shown.pieces, self._starts, self._article.text if self._article else "")
        self.return_to(self._place)
        self._keeping = False
        self.filled.emit()
        self._settle()

    def _take_font(self) -> None:
        if self.document().defaultFont() != self._font():
            self.document().setDefaultFont(self._font())

    def _open_margins(self) -> None:
        """Room above the title, and below the end: the last line can be read in the middle of the screen."""
        form = self.document().rootFrame().frameFormat()
        form.setLeftMargin(INSET)
        form.setRightMargin(INSET)
        form.setTopMargin(round(self.line_pitch * 0.9))
        form.setBottomMargin(round(self.line_pitch * 6))
        self.document().rootFrame().setFrameFormat(form)

    def _name(self) -> None:
        article = self._article
        self.setAccessibleName(tr("Article: {title}", title=article.title) if article is not None else tr("Article"))
        if article is not None:
            references = count(len(article.references), "{n} reference", "{n} references")
            citations = count(len(article.citations), "{n} citation", "{n} citations")
            keys = tr("Tab walks the markers, Enter selects the reference, Ctrl+F7 reads by caret.")
            self.setAccessibleDescription(f"{references}, {citations}. {keys}")

    def _centre(self) -> None:
        """Give what is left over to both sides of the column."""
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        least = self._left_margin()
        column = max(160, min(self._measure, width - least - MARGIN))
        left = max(least, (width - column) // 2)
        right = max(0, width - column - left)
        if (self.viewportMargins().left(), self.viewportMargins().right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)

    def _left_margin(self) -> int:
        return MARGIN if self.gutter.isHidden() else max(MARGIN, self.gutter.least_width())

    def _settle(self) -> None:
        """The text stands elsewhere on screen: what stands beside it follows."""
        geometry = self.viewport().geometry()
        self.gutter.setGeometry(0, geometry.top(), geometry.left(), geometry.height())
        self.gutter.update()
        self.place_changed.emit()

    def _scrolled(self) -> None:
        if self._keeping:
            return
        self._place = self._place_now()
        self.gutter.update()
        self.place_changed.emit()


def _css(families: Sequence[str]) -> str:
    return ",".join("'" + family.replace("'", "") + "'" for family in families)
