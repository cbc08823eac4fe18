"""Read-only rich text in the interface's type: wraps anywhere, can be selected, and opens nothing by itself."""

from html import escape

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPalette, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from ldn_desk.presenters.references.differing import Span
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.shapes import shape_image

OWN = "desk"
"""The scheme of links that mean something to the desk: `desk:abstract`."""


def open_in_browser(address: str) -> None:
    """Open an https address in the reader's browser; anything else is left alone. Only ever on the reader's act."""
    url = QUrl(address)
    if url.isValid() and url.scheme() == "https":
        QDesktopServices.openUrl(url)


def marked(text: str, spans: list[Span] | tuple[Span, ...], before: str, after: str) -> str:
    """`text` escaped for HTML, each span between `before` and `after`."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), before, escape(text[start:end]), after]
        at = end
    return "".join([*pieces, escape(text[at:])])


class FlowText(QTextBrowser):
    """A document without frame or margin on the surface below it.

    Signals: `acted(str)` a link of the desk's own was followed: what stands behind `desk:`. Links to https open in
    the browser.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, right_margin: int = 0) -> None:
        """Empty; `show_html` fills it. The margin, in pixels, keeps the text clear of the scroll bar."""
        super().__init__(parent)
        self._theme = theme
        self._right_margin = right_margin
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setTabChangesFocus(False)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)

    def show_html(self, html: str) -> None:
        """Replace the text, in the theme's font and colours as they are now."""
        tokens = self._theme.tokens
        self.setFont(self._theme.ui_font())
        document = self.document()
        document.setDefaultFont(self._theme.ui_font())
        document.setDefaultStyleSheet(
            f"body, td, p {{ color: {tokens.ink}; }} a {{ color: {tokens.accent}; }}"
            f" .soft {{ color: {tokens.soft}; }} .mark {{ background-color: {tokens.mark}; font-weight: 600; }}"
        )
        self.setHtml(html)
        if self._right_margin:
            frame = document.rootFrame()
            form = frame.frameFormat()
            form.setRightMargin(self._right_margin)
            frame.setFrameFormat(form)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Shapes alone (`shape:●`): no file and no address is ever read."""
        url = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource and url.scheme() == "shape":
            return shape_image(url.path(), self.shape_size(), self.devicePixelRatioF(), self._theme.tokens)
        return None

    def minimumSizeHint(self) -> QSize:
        """Two lines: past that it scrolls."""
        return QSize(80, 2 * self.fontMetrics().lineSpacing())

    def shape_size(self) -> int:
        """Side of a shape in the text, in pixels."""
        return round(self.fontMetrics().ascent() * 0.86)

    def shape_html(self, sign: str) -> str:
        """The drawn shape as an image of the document."""
        size = self.shape_size()
        return f'<img src="shape:{sign}" width="{size}" height="{size}">&nbsp;&nbsp;'

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == OWN:
            self.acted.emit(url.path())
        else:
            open_in_browser(url.toString())


class FittedText(FlowText):
    """As high as its text, up to a limit; past that it scrolls by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """No limit before `set_most_height`, but never less than two lines."""
        super().__init__(theme, parent)
        self._most = 10_000
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_html(self, html: str) -> None:
        """Replace the text and take the height it needs."""
        super().show_html(html)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped anew, the text may need another height."""
        super().resizeEvent(event)
        self._fit()

    def set_most_height(self, pixels: int) -> None:
        """Scroll from this height on."""
        self._most = max(pixels, 2 * self.fontMetrics().lineSpacing())
        self._fit()

    def _fit(self) -> None:
        """Measured at full width: with its scroll bar the text may be longer, and that would keep the bar for ever."""
        measured = self.document().clone(self)
        measured.setTextWidth(self.contentsRect().width())
        needed = round(measured.size().height()) + 2
        measured.deleteLater()
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if needed <= self._most else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        wanted = min(needed, self._most)
        if wanted != self.height():
            self.setFixedHeight(wanted)
