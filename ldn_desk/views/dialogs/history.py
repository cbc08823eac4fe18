"""The history of a reference or an article: who did what when, from what to what, and putting it back."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QWidget,
)

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.history.compared import Piece, compared
from ldn_desk.presenters.history.past import ROW, Line, Past, PastModel
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme
from ldn_desk.wording.summary import day_words, who_and_when
from ldn_desk.wording.terms import begun

INSET, BAR = 10, 3
WHOLE = "desk:whole"
ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class HistoryDialog(Dialog):
    """Lines by day, the latest first, with a filter; under them the one in hand, from what to what.

    Keys: arrows walk the lines, Tab goes on to what it says, and to the buttons."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        article: Article,
        reference: Reference | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Of a reference of the article; of the article with all of them where there is none."""
        super().__init__(theme, tr("History"), parent)
        self._past = Past(desk, article.id, reference.id if reference is not None else "")
        self.model = PastModel(self)
        self.add_heading(_heading(article, reference))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter: words, a name, a day"))
        self.filter.setAccessibleName(tr("Filter the history"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.list = _Lines(theme)
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.detail = _detail(theme)
        self.detail.anchorClicked.connect(self._unfold)
        self.column.addWidget(self.filter)
        self.told = self.add_sentence("")
        self.column.addWidget(self.list, 2)
        self.column.addWidget(self.detail, 1)
        self.restore = self.button(tr("&Restore This"), self._restore, "accent")
        self.add_buttons(self.restore)
        # No key in the list puts anything back by itself.
        self.main = None
        self.fit(96, 34)
        theme.changed.connect(self._show_in_hand)
        self._fill()
        self.list.setFocus()

    def _fill(self) -> None:
        self.model.show(self._past.lines())
        self._tell()

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._tell()

    def _tell(self) -> None:
        """How many lines there are, or why there is none; the first one comes to hand."""
        number, shown = len(self.model.lines), self.model.shown
        if not number:
            words = tr("Nothing has been done here yet. What you and the desk do from now on stands here.")
        elif not shown:
            words = tr("Nothing in the history has these words.")
        elif shown < number:
            words = tr("{shown} of {changes}", shown=shown, changes=count(number, "{n} change", "{n} changes"))
        else:
            words = count(number, "{n} change", "{n} changes")
        self.told.setText(words)
        for widget in (self.list, self.detail):
            widget.setVisible(bool(shown))
        self.filter.setVisible(bool(number))
        self.restore.setVisible(bool(number))
        # Nothing is in hand by now: the rows are others.
        self.list.setCurrentIndex(self.model.first())
        if not shown:
            self._show_in_hand()

    @property
    def in_hand(self) -> Line | None:
        """The line that is chosen."""
        row = self.model.row(self.list.currentIndex())
        return row if isinstance(row, Line) else None

    def _show(self, *_: object) -> None:
        self._show_in_hand()

    def _show_in_hand(self, *_: object, whole: bool = False) -> None:
        """From what to what; unless it is `whole`, long texts are folded."""
        row = self.in_hand
        self.detail.setHtml(self._html(row, whole) if row is not None else "")
        can = row is not None and self._past.can_restore(row, self.model.lines)
        self.restore.setEnabled(can)
        why = tr("Puts back what stood there before; Undo takes it back")
        self.restore.setToolTip(why if can else tr("This holds nothing that could be put back"))

    def _html(self, row: Line, whole: bool) -> str:
        tokens, said = self.theme.tokens, row.told
        was, now = compared(said.was, said.now, whole=whole)
        soft = f"color:{tokens.soft}"
        parts = [f"<p><b>{escape(begun(said.words))}</b> <span style='{soft}'>· {escape(_when(row))}</span></p>"]
        for label, pieces in ((tr("Before"), was), (tr("After"), now)):
            if pieces:
                text = _marked(pieces, tokens.mark, tokens.ink)
                parts.append(f"<p><span style='{soft}'>{escape(label)}</span><br>{text}</p>")
        if (was, now) != compared(said.was, said.now, whole=True):
            show = escape(tr("Show all of it"))
            parts.append(f"<p><a href='{WHOLE}' style='color:{tokens.accent}'>{show}</a></p>")
        return "".join(parts)

    def _unfold(self, url: QUrl) -> None:
        if url.toString() == WHOLE:
            self._show_in_hand(whole=True)

    def _restore(self) -> None:
        row = self.in_hand
        if row is not None and self._past.restore(row, self._fill):
            self.list.setFocus()


def _heading(article: Article, reference: Reference | None) -> str:
    if reference is None:
        return tr("“{title}”, and its references", title=article.title or tr("Untitled"))
    return tr("Reference {number}, {who}", number=reference.number, who=who_and_when(reference))


def _when(row: Line) -> str:
    return f"{day_words(row.day)} {row.head}"


def _marked(pieces: Iterable[Piece], ground: str, ink: str) -> str:
    lit = f"background-color:{ground}; color:{ink}; text-decoration:underline"
    shown = (f"<span style='{lit}'>{escape(p.text)}</span>" if p.lit else escape(p.text) for p in pieces)
    return "".join(shown).replace("\n", "<br>")


def _detail(theme: Theme) -> QTextBrowser:
    browser = QTextBrowser()
    browser.setOpenLinks(False)
    browser.setFrameShape(QFrame.Shape.NoFrame)
    browser.setFont(theme.ui_font())
    browser.setTabChangesFocus(True)
    browser.setAccessibleName(tr("From what to what"))
    browser.document().setDocumentMargin(INSET)
    browser.setMinimumHeight(browser.fontMetrics().lineSpacing() * 5)
    return browser


class _Lines(QListView):
    """The lines, each in two rows, and the days."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFont(theme.ui_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("What was done, the latest first"))
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        self.setItemDelegate(_TwoRows(theme, self))


class _TwoRows(QStyledItemDelegate):
    """Who and when in soft ink, under it what; a day stands alone in bold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The same for all of them, so that ten thousand are laid out at once."""
        fonts = (self._theme.ui_font("small"), self._theme.ui_font())
        return QSize(0, sum(QFontMetrics(font).height() for font in fonts) + 2 * INSET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A line, or a day."""
        tokens, rect, row = self._theme.tokens, option.rect, index.data(ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.wash if chosen else tokens.paper))
        room = rect.adjusted(INSET, INSET, -INSET, -INSET)
        if isinstance(row, Line):
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
            if chosen:
                painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(tokens.accent))
            upper = QRect(room.left(), room.top(), room.width(), room.height() * 9 // 19)
            self._draw(painter, upper, row.head, "small", tokens.soft)
            lower = QRect(room.left(), upper.bottom() + 1, room.width(), room.bottom() - upper.bottom())
            self._draw(painter, lower, begun(row.words), "normal", tokens.ink)
        else:
            painter.setFont(self._theme.ui_font(bold=True))
            painter.setPen(QColor(tokens.ink))
            painter.drawText(room, Qt.AlignmentFlag.AlignBottom, day_words(str(row)))
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, text: str, size: str, ink: str) -> None:
        font = self._theme.ui_font(size)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        # A note may be a book: what has no room is not measured.
        shown = QFontMetrics(font).elidedText(text[:500], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, ONE_LINE, shown)
