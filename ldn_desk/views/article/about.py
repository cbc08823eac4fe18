"""What the desk holds on the article itself: a line of notices over it, and a panel of notes below it."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.sheet import notice_words_and_link
from ldn_desk.views.article.header import ArticleHeader
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText, link, paragraph
from ldn_desk.wording.summary import notice_shape, shape, state_words

if TYPE_CHECKING:
    # Needed once the panel is opened.
    from ldn_desk.views.sheet.notes import NotesEditor

TOLD = (VerdictCode.OTHER_WORK, VerdictCode.NOT_REGISTERED)
"""What is said of the article's own DOI without a notice; a match is no news."""
LEAST_HEIGHT = 120


class OwnNotices(FlowText):
    """Whether the article itself is retracted, corrected …, in words with a shape; not there where nothing is told."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Follows what is held on the article."""
        super().__init__(theme, parent)
        self._desk = desk
        self.setAccessibleName(tr("Notices on this article"))
        self.setContentsMargins(0, 0, 0, 0)
        self.hide()
        desk.opened.about_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Say what is known now."""
        lines = self._lines()
        if lines:
            self.show_html("".join(lines))
        self.setVisible(bool(lines))

    def _lines(self) -> list[str]:
        article, verdict = self._desk.opened.article, self._desk.opened.about.verdict
        if article is None:
            return []
        found = []
        for notice in verdict.notices:
            words, address = notice_words_and_link(notice, article.issued)
            more = f" · {link(address, notice.DOI or tr('Notice'))}" if address else ""
            said = escape(tr("This article: {words}", words=words))
            found.append(paragraph(self.shape_html(notice_shape(notice)) + said + more, 2))
        if verdict.code in TOLD:
            words = tr("This article’s own DOI: {words}", words=state_words(verdict))
            found.append(paragraph(self.shape_html(shape(verdict.code)) + escape(words), 2))
        return found


class ArticleNotes(QWidget):
    """The notes on the article itself, in a panel of their own that scrolls.

    Signals: `dismissed()` the reader closes it.
    """

    dismissed = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty before it is first opened."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.title = QLabel(tr("Notes on this article"))
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(tr("Close the notes on this article"))
        self.close_button.setToolTip(self.close_button.accessibleName())
        self.close_button.setMinimumSize(24, 24)
        self.close_button.clicked.connect(self.dismissed)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.viewport().setAutoFillBackground(False)
        self.editor: NotesEditor | None = None
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        desk.opened.about_changed.connect(self.refresh)
        theme.changed.connect(self.restyle)
        self.restyle()

    def open(self) -> None:
        """Make it ready, and let the reader write."""
        if self.editor is None:
            from ldn_desk.views.sheet.notes import NotesEditor

            inner = QWidget()
            self.editor = NotesEditor(self._desk, self._theme, inner, on_article=True)
            page = QVBoxLayout(inner)
            page.setContentsMargins(0, 0, 8, 0)
            page.addWidget(self.editor)
            page.addStretch(1)
            self.area.setWidget(inner)
            # To be scrolled makes a widget opaque.
            inner.setAutoFillBackground(False)
            self.editor.restyle()
        self.refresh()

    def refresh(self, _initiator: str = "") -> None:
        """Show what is written now."""
        article = self._desk.opened.article
        if self.editor is not None and article is not None:
            self.editor.show_notes(article.id, self._desk.opened.about.notes)

    def save_pending(self) -> None:
        """Save what is typed and not yet saved."""
        if self.editor is not None:
            self.editor.save_pending()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.title.setFont(self._theme.ui_font(bold=True))
        side = self._theme.icon_side
        self.close_button.setIcon(self._theme.icon("x", side))
        self.close_button.setIconSize(QSize(side, side))
        if self.editor is not None:
            self.editor.restyle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(self._theme.tokens.line))
        painter.end()


class About(QObject):
    """The line above the article and the panel below it, and what opens them; the pane lays both out.

    Signals: `details_wanted()` the reader wants to change what is known of the article.
    """

    details_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, header: ArticleHeader) -> None:
        """`header` holds the switch of the panel, and the way to the details."""
        super().__init__(header)
        self._desk = desk
        self._header = header
        self.notices = OwnNotices(desk, theme)
        self.notes = ArticleNotes(desk, theme)
        self.notes.hide()
        self.strip = QWidget()
        strip = QVBoxLayout(self.strip)
        strip.setContentsMargins(16, 0, 16, 4)
        strip.addWidget(self.notices)
        header.notes_wanted.connect(self._switch)
        header.details_wanted.connect(self.details_wanted)
        self.notes.dismissed.connect(lambda: header.notes.setChecked(False))
        desk.opened.about_changed.connect(self._follow)
        theme.changed.connect(self.notices.refresh)
        self._follow()

    def write(self) -> None:
        """Open the panel, the keyboard on the empty note."""
        self._header.notes.setChecked(True)
        if self.notes.editor is not None:
            self.notes.editor.focus_new()

    def show_note(self, note_id: str, terms: tuple[str, ...]) -> None:
        """Open the panel at a note, with these lit up in it."""
        self._header.notes.setChecked(True)
        if self.notes.editor is not None:
            self.notes.editor.light(terms)
            editor = self.notes.editor.go_to_note(note_id)
            if editor is not None:
                editor.field.focus_shown()

    def save_pending(self) -> None:
        """Save what is typed and not yet saved."""
        self.notes.save_pending()

    def _switch(self, shown: bool) -> None:
        if shown:
            self.notes.open()
        else:
            self.save_pending()
        self.notes.setVisible(shown)
        if shown and self.notes.editor is not None and not self._desk.opened.about.notes:
            self.notes.editor.focus_new()

    def _follow(self, _initiator: str = "") -> None:
        self.strip.setVisible(not self.notices.isHidden())
        self._header.count_notes(len(self._desk.opened.about.notes))
