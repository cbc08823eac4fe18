"""The article set as a column of text: rendered, centred, and kept where the reader is, whatever changes around it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from ldn_desk.domain.article import Article
from ldn_desk.presenters.article.document import ArticleDocument, render
from ldn_desk.presenters.article.style_sheet import Look
from ldn_desk.views.article.reading.filling import take_in
from ldn_desk.views.article.reading.geometry import ReadingPlace, Sight
from ldn_desk.views.article.reading.gutter import Gutter
from ldn_desk.views.theme import Theme

MEASURE, LEAST_MEASURE = 70, 56
"""Characters in a full line (LOOK: 60–80), and how few are borne before something else must give way."""
LEADING = 1.6
"""Line pitch as a factor of the font's size; these tall faces need 1.6 to look as open as others at 1.45."""
MARGIN = 28
"""Least space beside the column, in pixels."""
AHEAD = 60
"""Text blocks from the reader's place on that are there before anything is seen: more than a screen holds."""
END = object()
INSET = 4.0
"""Qt's own document margin: room for a focus ring at the column's edge."""
SAMPLE = "the evidence for a small effect in some patients was read again by others in 2017, and "


class Column(QObject):
    """Fills one text browser, and keeps the place while it does.

    Signals: `begun()` the document is made anew: another article, look or size, and what is in sight is there;
    `filling()` the same, where there is more to come; `filled()` all of it is there; `settled()` the text was scrolled
    or laid out anew.
    """

    begun = Signal()
    filling = Signal()
    filled = Signal()
    settled = Signal()

    def __init__(self, browser: QTextBrowser, sight: Sight, theme: Theme) -> None:
        """Empty until `show`; `sight` is what is seen of `browser`, which owns both this and the gutter."""
        super().__init__(browser)
        self._browser = browser
        self._sight = sight
        self._theme = theme
        self._keeping = False
        self._coming: Iterator[None] | None = None
        self._measure = 600
        self.article: Article | None = None
        self.zoom = 1.0
        self.gutter = Gutter(sight, theme, browser)
        browser.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self.restyle)

    def show(
        self, article: Article | None, place: ReadingPlace | None = None, prepared: ArticleDocument | None = None
    ) -> None:
        """Show another article from `place` on, else from its beginning; the same one again, where the reader is.

        `prepared` is its document where a worker has made it."""
        same = article is not None and self.article is not None and article.id == self.article.id
        former, before = self.article, self._sight.shown
        self.article = article
        self._sight.shown = prepared or (render(article) if article is not None else ArticleDocument((), ()))
        texts = [each.text for each in (article, former) if each is not None]
        if same and len(set(texts)) == 1 and self._sight.shown == before:
            # Only what is held of its references is other: what is on screen stays.
            if not self._sight.is_growing:
                self.filled.emit()
            return
        if not same:
            self._sight.place = place or ReadingPlace()
        self._fill()

    def restyle(self) -> None:
        """Follow the theme and the zoom; the place is kept."""
        tokens = self._theme.tokens
        palette = self._browser.palette()
        role = QPalette.ColorRole
        for each, colour in ((role.Base, tokens.paper), (role.Window, tokens.paper), (role.Text, tokens.ink)):
            palette.setColor(each, colour)
        self._browser.setPalette(palette)
        font = self._font()
        self._sight.line_pitch = QFontInfo(font).pixelSize() * LEADING
        self._measure = round(QFontMetricsF(font).horizontalAdvance(SAMPLE) / len(SAMPLE) * MEASURE + 2 * INSET)
        self.gutter.restyle(font.pointSizeF())
        if self.article is not None:
            self._fill()

    def show_numbers(self, shown: bool) -> None:
        """Show or hide the paragraph numbers."""
        self.gutter.setVisible(shown)
        self.centre()

    def least_width(self, characters: int = LEAST_MEASURE) -> int:
        """Pixels of the whole with so many characters in a line; with fewer it is no pleasure to read."""
        return round(self._measure * characters / MEASURE) + self._left_margin() + MARGIN

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
            line_pixels=self._sight.line_pitch,
            sign_pixels=QFontMetricsF(font).horizontalAdvance(self._longest_sign()),
        )

    def _longest_sign(self) -> str:
        """What stands before a list item or an entry and needs most room."""
        if self.article is None:
            return ""
        numbers = max((reference.number for reference in self.article.references), default=0)
        return max((f"{numbers}.", *(block.ordinal for block in self.article.blocks)), key=len)

    def take_font(self) -> None:
        """The reading font is ours, whatever font the application takes on."""
        document = self._browser.document()
        if document.defaultFont() != self._font():
            document.setDefaultFont(self._font())

    def resize(self, event: QResizeEvent, lay_out: Callable[[QResizeEvent], object]) -> None:
        """Laid out (by `lay_out`) for another width, the text stays where the reader is."""
        if self._keeping:
            # The scroll bar came or went while the document is being made anew: there is no place to keep yet.
            lay_out(event)
            return
        self._keeping = True
        lay_out(event)
        if event.size().width() != event.oldSize().width():
            self._sight.return_to(self._sight.place)
        self._keeping = False
        self._settle()

    def _font(self) -> QFont:
        return self._theme.reading_font(self.zoom)

    def _fill(self) -> None:
        """Show the article in the look of now, the place kept."""
        self._keeping = True
        look = self.look
        self._coming = take_in(self._browser.document(), self._sight.shown.html(look))
        self._sight.begin_document(self.article.text if self.article else "", self._complete)
        # Emptied first, so that no step on the way lays the old text out once more.
        self._browser.clear()
        self._browser.setFont(self._font())
        self.take_font()
        document = self._browser.document()
        option = document.defaultTextOption()
        option.setTabStopDistance(look.indent)
        document.setDefaultTextOption(option)
        self._browser.setExtraSelections([])
        self.centre()
        more = True
        while more and self._sight.pieces_there <= self._sight.place.piece + AHEAD:
            more = self._take_part()
        # The caret went along with what was put before it.
        self._browser.setTextCursor(QTextCursor(document))
        self._open_margins()
        self._sight.return_to(self._sight.place)
        self._keeping = False
        self.begun.emit()
        if self._sight.is_growing and not more:
            self._end()
            return
        if more:
            self.filling.emit()
        self._settle()
        self._later(self._coming)

    def _take_part(self) -> bool:
        """One part more of the document; True while another one may come."""
        if self._coming is not None and next(self._coming, END) is END:
            self._coming = None
        self._sight.grow()
        return self._coming is not None

    def _later(self, coming: Iterator[None] | None) -> None:
        """What is not seen yet follows, a part whenever nothing else is to be done."""
        QTimer.singleShot(0, self, lambda: self._go_on(coming))

    def _go_on(self, coming: Iterator[None] | None) -> None:
        if coming is None or self._coming is not coming:
            # Another article came, or somebody needed the rest.
            return
        if self._take_part():
            self._later(coming)
        else:
            self._end()

    def _complete(self) -> None:
        while self._take_part():
            pass
        self._end()

    def _end(self) -> None:
        self._sight.end_document()
        self.filled.emit()
        self._settle()

    def _open_margins(self) -> None:
        """Room above the title, and below the end: the last line can be read in the middle of the screen."""
        form = self._browser.document().rootFrame().frameFormat()
        form.setLeftMargin(INSET)
        form.setRightMargin(INSET)
        form.setTopMargin(round(self._sight.line_pitch * 0.9))
        form.setBottomMargin(round(self._sight.line_pitch * 6))
        self._browser.document().rootFrame().setFrameFormat(form)

    def centre(self) -> None:
        """Give what is left over to both sides of the column."""
        width = self._browser.width() - self._browser.verticalScrollBar().sizeHint().width()
        least = self._left_margin()
        column = max(160, min(self._measure, width - least - MARGIN))
        left = max(least, (width - column) // 2)
        right = max(0, width - column - left)
        if (self._browser.viewportMargins().left(), self._browser.viewportMargins().right()) != (left, right):
            self._browser.setViewportMargins(left, 0, right, 0)
            # As wide as before, the text only moves, and nobody tells of that.
            self._place_gutter()

    def _left_margin(self) -> int:
        return MARGIN if self.gutter.isHidden() else max(MARGIN, self.gutter.least_width())

    def _settle(self) -> None:
        """The text stands elsewhere on screen: what stands beside it follows."""
        self._place_gutter()
        self.settled.emit()

    def _place_gutter(self) -> None:
        geometry = self._browser.viewport().geometry()
        self.gutter.setGeometry(0, geometry.top(), geometry.left(), geometry.height())
        self.gutter.update()

    def _scrolled(self) -> None:
        if self._keeping:
            return
        self._sight.keep_place()
        self.gutter.update()
        self.settled.emit()


def _css(families: Sequence[str]) -> str:
    return ",".join("'" + family.replace("'", "") + "'" for family in families)
