"""Read-only rich text in the interface's type: wraps anywhere, can be selected, and opens nothing by itself."""

from html import escape
from math import ceil

from PySide6.QtCore import QRect, QSize, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QFocusEvent,
    QKeyEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from ldn_desk.presenters.references.differing import Stretch
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.in_sight import keep_in_sight
from ldn_desk.views.widgets.shapes import shape_image

OWN = "desk"
"""The scheme of links that mean something to the desk: `desk:correct`."""
SCROLLING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down)


def open_in_browser(address: str) -> None:
    """Open an https address in the reader's browser; anything else is left alone. Only ever on the reader's act."""
    url = QUrl(address)
    if url.isValid() and url.scheme() == "https":
        QDesktopServices.openUrl(url)


def marked(text: str, spans: list[Stretch] | tuple[Stretch, ...], before: str, after: str) -> str:
    """`text` escaped for HTML, each span between `before` and `after`."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), before, escape(text[start:end]), after]
        at = end
    return "".join([*pieces, escape(text[at:])])


def paragraph(html: str, above: int = 0, kind: str = "") -> str:
    """A paragraph of HTML, so many pixels below what stands before it; `kind` is `soft` or nothing."""
    named = f' class="{kind}"' if kind else ""
    return f'<p{named} style="margin-top:{above}px; margin-bottom:0px; line-height:125%">{html}</p>'


def link(address: str, words: str) -> str:
    """A link of HTML; both are escaped."""
    return f'<a href="{escape(address, quote=True)}">{escape(words)}</a>'


class FlowText(QTextBrowser):
    """A document without frame or margin on the surface below it, as high as its text: what it stands in scrolls.

    Signals: `acted(str)` a link of the desk's own was followed: what stands behind `desk:`. Links to https open in
    the browser.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty; `show_html` fills it."""
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._html = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setTabChangesFocus(False)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._follow)
        self.cursorPositionChanged.connect(self._keep_in_sight)

    def show_html(self, html: str) -> None:
        """Replace the text, in the theme's font and colours as they are now.

        Where nothing changed, nothing is drawn anew, and what is selected stays so.
        """
        font, small, tokens = self._theme.ui_font(), self._theme.ui_font("small"), self._theme.tokens
        wanted = (html, tokens, font.toString(), self._theme.reading_family)
        if wanted == self._shown:
            return
        self._shown, self._html = wanted, html
        self.setFont(font)
        document = self.document()
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(
            f"body, td, p {{ color: {tokens.ink}; }} a {{ color: {tokens.accent}; }}"
            f" .soft {{ color: {tokens.soft}; }} .small {{ font-size: {small.pointSizeF()}pt; }}"
            f" .mark {{ background-color: {tokens.mark}; font-weight: 600; }}"
        )
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Shapes alone (`shape:●`): no file and no address is ever read."""
        url = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource and url.scheme() == "shape":
            return shape_image(url.path(), self.shape_size(), self.devicePixelRatioF(), self._theme.tokens)
        return None

    def minimumSizeHint(self) -> QSize:
        """All of its height, little of its width."""
        return QSize(80, self.minimumHeight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the first link is reached at once, by Shift+Tab the last; what is reached is seen."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self._go_to_link(QTextCursor.MoveOperation.Start)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._go_to_link(QTextCursor.MoveOperation.End)
        self._keep_in_sight()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from link to link; the link is seen."""
        moved = super().focusNextPrevChild(forward)
        self._keep_in_sight()
        return moved

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What it stands in scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that scroll go to what it stands in."""
        if event.key() in SCROLLING and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What it stands in knows what can be done."""
        event.ignore()

    def shape_size(self) -> int:
        """Side of a shape in the text, in pixels."""
        return round(self.fontMetrics().ascent() * 0.86)

    def shape_html(self, sign: str) -> str:
        """The drawn shape as an image of the document."""
        size = self.shape_size()
        return f'<img src="shape:{sign}" width="{size}" height="{size}">&nbsp;&nbsp;'

    @property
    def place_in_hand(self) -> QRect:
        """Where the cursor is, or the whole of what is selected (a link that Tab has come to)."""
        start, end = QTextCursor(self.textCursor()), self.textCursor()
        start.setPosition(end.selectionStart())
        end.setPosition(end.selectionEnd())
        return self.cursorRect(start).united(self.cursorRect(end))

    def _fit(self, size: QSizeF) -> None:
        height = ceil(size.height())
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _keep_in_sight(self) -> None:
        if self.hasFocus():
            keep_in_sight(self, self.place_in_hand)

    def _go_to_link(self, edge: QTextCursor.MoveOperation) -> None:
        """The first link from this edge of the document on, if there is any."""
        if "<a href" in self._html:
            cursor = self.textCursor()
            cursor.movePosition(edge)
            self.setTextCursor(cursor)
            self.focusNextPrevChild(edge is QTextCursor.MoveOperation.Start)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == OWN:
            self.acted.emit(url.path())
        else:
            open_in_browser(url.toString())
