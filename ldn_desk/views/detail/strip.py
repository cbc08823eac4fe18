"""What is judged together, always in sight: the citing sentence, the whole title printed and registered, the stars."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import source_label
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import detail
from ldn_desk.presenters.references.differing import Span
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.elided_label import ElidedLabel
from ldn_desk.views.widgets.flow_text import FittedText, marked
from ldn_desk.views.widgets.stars import Stars
from ldn_desk.wording.summary import who_and_when

INITIATOR = "reference-strip"


class Walk(QWidget):
    """`‹ 1 of 3 ›`: walks the places that cite the reference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """`back` and `on` are connected by the strip."""
        super().__init__(parent)
        self.back = _arrow("‹", tr("Previous place that cites it"), self)
        self.on = _arrow("›", tr("Next place that cites it"), self)
        self.words = QLabel(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for widget in (self.back, self.words, self.on):
            line.addWidget(widget)

    def show_place(self, place: int, places: int) -> None:
        """The place, from 0; hidden where there is only one."""
        self.setVisible(places > 1)
        self.words.setText(tr("{place} of {places}", place=place + 1, places=places))


class ReferenceStrip(QWidget):
    """The strip above the tabs. `show_entry` fills it."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty before `show_entry`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._entry: Entry | None = None
        self.heading = ElidedLabel(self)
        self.walk = Walk(self)
        self.stars = Stars(theme, self)
        self.text = FittedText(theme, self)
        self.text.setAccessibleName(tr("What is judged together"))
        self.walk.back.clicked.connect(lambda: self._step(-1))
        self.walk.on.clicked.connect(lambda: self._step(1))
        self.stars.rated.connect(self._rate)
        self._lay_out()

    def show_entry(self, entry: Entry) -> None:
        """Show an entry with the citation the reader is at, the first where none in particular."""
        self._entry = entry
        place = self._place()
        self.heading.setText(f"{entry.reference.number} · {who_and_when(entry.reference)}")
        self.walk.show_place(place, len(entry.citations))
        self.stars.show_stars(entry.stars)
        self.text.show_html(strip_html(entry, place))

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.heading.setFont(self._theme.ui_font(bold=True))
        for widget in (self.walk.words, self.walk.back, self.walk.on):
            widget.setFont(self._theme.ui_font())
        if self._entry is not None:
            self.show_entry(self._entry)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The wash of what is selected, between hairlines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.wash))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.tokens.line))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.heading)
        line.addWidget(self.walk)
        line.addStretch(1)
        line.addWidget(self.stars)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.text)

    def _place(self) -> int:
        here = self._desk.selection.current.citation_id
        entry = self._entry
        places = [citation.id for citation in entry.citations] if entry is not None else []
        return places.index(here) if here in places else 0

    def _step(self, by: int) -> None:
        """From the place shown, even where the reader was at none in particular."""
        if self._entry is not None and self._entry.citations:
            citations = self._entry.citations
            citation = citations[(self._place() + by) % len(citations)]
            self._desk.selection.select_citation(citation.id, INITIATOR, self._entry.reference.id)

    def _rate(self, stars: int | None) -> None:
        if self._entry is not None:
            self._desk.appraising.rate(self._entry.reference.id, stars, INITIATOR)


def strip_html(entry: Entry, place: int) -> str:
    """The sentence and the titles; words that clash in a point to check are bold."""
    parts = [_sentence(entry, place), *_titles(entry)]
    html = "".join(f'<p style="margin-top:{4 if at else 0}px; margin-bottom:0px">{p}</p>' for at, p in enumerate(parts))
    return f"<body>{html}</body>"


def _sentence(entry: Entry, place: int) -> str:
    if not entry.citations:
        return _label(tr("No place in the article cites this reference."))
    sentence = entry.citations[place].sentence
    spans = detail.clashes(entry.open_points, sentence, place)
    return f"{_label(tr('The article says'))} “{marked(sentence, spans, '<b>', '</b>')}”"


def _titles(entry: Entry) -> list[str]:
    printed = entry.reference.printed.title
    words = [f"{_label(tr('As printed'))} {_title(entry, printed or entry.reference.text)}"]
    if detail.titles_differ(entry):
        ours, theirs = detail.title_differences(entry)
        record = entry.verdict.record
        label = tr("At {source}", source=source_label(record.source)) if record else tr("As registered")
        if detail.is_bundled(entry):
            label = tr("In the bundled facts")
        words = [f"{_label(tr('As printed'))} {_title(entry, printed, ours)}"]
        words.append(f"{_label(label)} {_title(entry, detail.registered_title(entry), theirs)}")
    elif detail.registered_title(entry):
        words = [f"{_label(tr('The title, printed and registered'))} {_title(entry, printed)}"]
    return words


def _title(entry: Entry, title: str, differing: tuple[Span, ...] = ()) -> str:
    """Words of a point are bold, words that differ marked; a title is either, seldom both."""
    clashing = detail.title_clashes(entry.open_points, title)
    if clashing or not differing:
        return marked(title, clashing, "<b>", "</b>")
    return marked(title, differing, '<span class="mark">', "</span>")


def _label(words: str) -> str:
    return f'<span class="soft">{escape(words)}</span>&nbsp;'


def _arrow(sign: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(sign)
    button.setAutoRaise(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
