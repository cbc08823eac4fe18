"""Beneath the row that judges one reference of a string citation: the marker's other references, a row for each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import SHORT_WORDS, Choice
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_layout import FlowLayout
from ldn_desk.views.widgets.segments import Offer, Segments, stacked
from ldn_desk.wording.quotations import choice_phrase, quotation_words, string_words
from ldn_desk.wording.summary import who_and_when

INITIATOR = "string-citation"
NAME = 24
"""Average characters that the name of a reference takes."""
AT_ONCE = 4
"""So many others are shown at first."""


class Name(QPushButton):
    """A link that has the same width in every row, so that the choices stand below one another; it elides."""

    def __init__(self, parent: QWidget) -> None:
        """Empty before `show_words`."""
        super().__init__(parent)
        self._words = ""
        self.setProperty("kind", "link")
        self.setStyleSheet("text-align: left;")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A button's own policy never lets it be narrower than its hint.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show these, as far as there is room."""
        self._words = words
        self._elide()

    def sizeHint(self) -> QSize:
        """The width of every row."""
        return QSize(self.fontMetrics().averageCharWidth() * NAME, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other words."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(1, self.width() - 4))
        self.setText(shown.replace("&", "&&"))


class OtherRow(QWidget):
    """One other reference of the marker: who and when, which leads to it, and the four choices. `show_entry` fills
    it."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        """Of no reference yet."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._place = ("", "")
        self.who = Name(self)
        offers = [Offer(choice, tr(SHORT_WORDS[choice]), choice_phrase(choice)) for choice in Choice]
        self.choices = Segments("", offers, theme, self)
        line = FlowLayout(self, 8)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.who)
        line.addWidget(self.choices)
        self.who.clicked.connect(self._go)
        self.choices.chosen.connect(self._judge)
        self.restyle()

    def show_entry(self, entry: Entry, citation: Citation) -> None:
        """Show what is judged of this reference at this place."""
        self._place = (entry.reference.id, citation.id)
        judgement = entry.judgement(citation)
        who = who_and_when(entry.reference)
        words = tr("{number} · {who}", number=entry.reference.number, who=who)
        self.who.show_words(words)
        title = entry.reference.printed.title or entry.reference.text
        self.who.setToolTip(f"{words}\n{title}")
        told = quotation_words(judgement.quotation) if judgement else tr("not judged")
        self.who.setAccessibleName(tr("Reference {number}, {who}", number=entry.reference.number, who=who))
        self.who.setAccessibleDescription(told)
        asked = tr("Does reference {number} say this?", number=entry.reference.number)
        self.choices.setAccessibleName(asked)
        self.choices.show_value(judgement.quotation.choice if judgement else None)
        self.choices.setEnabled(self._desk.writable)

    def restyle(self) -> None:
        """Draw again in the theme's fonts."""
        self.who.setFont(self._theme.ui_font())

    def _go(self) -> None:
        reference_id, citation_id = self._place
        self._desk.selection.select_citation(citation_id, INITIATOR, reference_id)

    def _judge(self, choice: object) -> None:
        self._desk.quoting.choose(*self._place, Choice(str(choice)), INITIATOR)


class StringRows(QWidget):
    """Whether any reference of the marker supports the sentence, and the others of them. `show_place` fills it."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        """Hidden until a string citation is shown."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._citation: Citation | None = None
        self._own = ""
        self._all_of = ""
        self.rows: list[OtherRow] = []
        self.head = QLabel(self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.clicked.connect(self._show_all)
        self._column: QVBoxLayout = stacked(self, 4)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        desk.opened.entries_changed.connect(self._follow)

    def show_place(self, entry: Entry, citation: Citation) -> None:
        """Show the references that the marker names beside this one; nothing where it names no other."""
        self._citation, self._own = citation, entry.reference.id
        cited = self._cited(citation)
        others = [each for each in cited if each.reference.id != entry.reference.id]
        self.setVisible(bool(others))
        self._tell(citation, cited)
        shown = others if self._all_of == citation.id or len(others) <= AT_ONCE + 1 else others[:AT_ONCE]
        for at, other in enumerate(shown):
            self._row(at).show_entry(other, citation)
            self._row(at).show()
        for beyond in self.rows[len(shown) :]:
            beyond.hide()
        hidden = len(others) - len(shown)
        self.more.setVisible(hidden > 0)
        self.more.setText(tr("{references} ▸", references=count(hidden, "{n} more reference", "{n} more references")))

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.head.setFont(self._theme.ui_font("small"))
        self.more.setFont(self._theme.ui_font("small"))
        palette = self.head.palette()
        palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
        self.head.setPalette(palette)
        for row in self.rows:
            row.restyle()

    def _follow(self, reference_ids: tuple[str, ...], _initiator: str) -> None:
        """Another reference of the marker is judged; the sheet itself follows the one that it shows."""
        entry = self._desk.opened.entry(self._own)
        if self._citation is None or entry is None or self.isHidden() or self._own in reference_ids:
            return
        if any(each.reference.id in reference_ids for each in self._cited(self._citation)):
            self.show_place(entry, self._citation)

    def _tell(self, citation: Citation, cited: Sequence[Entry]) -> None:
        told = string_words([each.judgement(citation) for each in cited])
        each = tr("{marker}: each is judged for what it supports", marker=citation.marker)
        self.head.setText(" · ".join(part for part in (each, told) if part))

    def _cited(self, citation: Citation) -> list[Entry]:
        by_number = {entry.reference.number: entry for entry in reversed(self._desk.opened.entries)}
        return [by_number[number] for number in dict.fromkeys(citation.numbers) if number in by_number]

    def _row(self, at: int) -> OtherRow:
        while len(self.rows) <= at:
            self.rows.append(OtherRow(self._desk, self._theme, self))
            self._column.insertWidget(len(self.rows), self.rows[-1])
        return self.rows[at]

    def _show_all(self) -> None:
        entry = self._desk.opened.entry(self._own)
        if self._citation is not None and entry is not None:
            self._all_of = self._citation.id
            self.show_place(entry, self._citation)
            self.rows[AT_ONCE].who.setFocus(Qt.FocusReason.OtherFocusReason)
