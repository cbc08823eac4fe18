"""The head of the sheet: who and when, the stars, and the whole title, what clashes with the claim in bold."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ldn_desk.domain.appraisal import STARS_SCALE
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import sheet
from ldn_desk.views.sheet.header import MARGIN
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.announcing import announce
from ldn_desk.views.widgets.flow_layout import FlowLayout
from ldn_desk.views.widgets.flow_text import FlowText, marked, paragraph
from ldn_desk.views.widgets.help_card import HelpButton
from ldn_desk.views.widgets.stars import Stars
from ldn_desk.wording.quotations import again_words
from ldn_desk.wording.summary import ceiling_words, who_and_when
from ldn_desk.wording.terms import source_label

INITIATOR = "sheet"
GAP = 8
ASKS_FOR_NOTE = 2
"""A note is asked for with so few stars, or fewer (PRODUCT, *Rubric*)."""


class Head(QWidget):
    """The head. `show_entry` fills it.

    Signals: `note_wanted()` the reader wants to say why; `more_wanted()` what else can be done is asked for.
    """

    note_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty before `show_entry`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._entry: Entry | None = None
        self.who = QLabel(self)
        self.meaning = QLabel(self)
        self.stars = Stars(theme, self)
        self.more = QToolButton(self)
        self.more.setAutoRaise(True)
        self.more.setToolTip(tr("Open the DOI, search PubMed, copy, correct, mend …"))
        self.more.setAccessibleName(tr("What can be done with this reference"))
        self.title = FlowText(theme, self)
        self.title.setAccessibleName(tr("Title"))
        self.help = HelpButton(tr("Stars"), "stars", theme, self)
        self.ceiling = QLabel(self)
        self.ceiling.setWordWrap(True)
        self.ceiling.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.write = QPushButton(tr("So few stars: say why"), self)
        self.write.setProperty("kind", "link")
        self.write.setAccessibleDescription(tr("Goes to a new note on this reference"))
        self.why_again = QLabel(self)
        self.why_again.setWordWrap(True)
        self.again = QPushButton(tr("The stars are still so"), self)
        self.again.setProperty("kind", "link")
        self.again.setToolTip(tr("Keep the stars as they are; or give others"))
        self.again.clicked.connect(lambda: self._rate(self._entry.stars if self._entry is not None else None))
        self.stars.rated.connect(self._rate)
        self.stars.pointed.connect(self._show_meaning)
        self.write.clicked.connect(self.note_wanted)
        self.more.clicked.connect(self.more_wanted)
        self._lay_out()

    def show_entry(self, entry: Entry) -> None:
        """Show an entry."""
        before, self._entry = self._entry, entry
        self.who.setText(f"{entry.reference.number} · {who_and_when(entry.reference)}")
        self.stars.show_stars(entry.stars)
        self.stars.setEnabled(self._desk.writable)
        self._show_meaning(entry.stars)
        self.title.show_html(f"<body>{head_html(entry)}</body>")
        ceiling = ceiling_words(entry)
        self.ceiling.setText(ceiling)
        self.ceiling.setVisible(bool(ceiling))
        again = entry.rating.again if entry.rating is not None else ""
        self.why_again.setText(tr("Look again at the stars: {why}.", why=again_words(again)) if again else "")
        self.why_again.setVisible(bool(again))
        self.again.setVisible(bool(again) and self._desk.writable)
        asks = _asks_for_note(entry) and self._desk.writable
        self.write.setVisible(asks)
        if asks and before is not None and before.reference.id == entry.reference.id and not _asks_for_note(before):
            announce(self.write)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.who.setFont(self._theme.ui_font(bold=True))
        for widget in (self.meaning, self.help, self.ceiling, self.why_again, self.again, self.write):
            widget.setFont(self._theme.ui_font("small"))
        for label in (self.meaning, self.ceiling, self.why_again):
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
            label.setPalette(palette)
        self.more.setIconSize(QSize(self._theme.icon_side, self._theme.icon_side))
        self.more.setIcon(self._theme.icon("ellipsis", self._theme.icon_side))
        if self._entry is not None:
            self.show_entry(self._entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`?` on the stars asks what they mean."""
        if event.key() == Qt.Key.Key_Question:
            self.help.open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where narrow, the meaning of the stars is left to their tooltip."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        line = (self.who, self.meaning, self.stars, self.help, self.more)
        wanted = sum(widget.sizeHint().width() for widget in line) + MARGIN + GAP * len(line)
        self.meaning.setVisible(wanted <= self.width())

    def _lay_out(self) -> None:
        line = FlowLayout(gap=GAP)
        line.addWidget(self.who)
        line.add_right()
        for widget in (self.meaning, self.stars, self.help, self.more):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, 0, 10)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.ceiling)
        column.addWidget(self.title)
        column.addWidget(self.why_again)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_meaning(self, stars: int | None) -> None:
        """What the stars mean, given or under the mouse: a digit never stands alone."""
        self.meaning.setText(tr(STARS_SCALE[stars]) if stars else tr("not rated"))
        self._make_room()

    def _rate(self, stars: int | None) -> None:
        if self._entry is not None:
            self._desk.appraising.rate(self._entry.reference.id, stars, INITIATOR)


def _asks_for_note(entry: Entry) -> bool:
    return entry.stars is not None and entry.stars <= ASKS_FOR_NOTE and not entry.notes


def head_html(entry: Entry) -> str:
    """The printed title; and the registered one where it says something else that no field below shows."""
    printed = entry.reference.printed.title or entry.reference.text
    parts = [paragraph(_title(entry, printed))]
    if sheet.titles_differ(entry) and not sheet.title_compared_as_different(entry):
        record = entry.verdict.record
        where = tr("At {source}", source=source_label(record.source)) if record else tr("As registered")
        label = tr("In the bundled facts") if sheet.is_bundled(entry) else where
        title = _title(entry, sheet.registered_title(entry))
        parts.append(paragraph(f'<span class="soft">{escape(label)}</span>&nbsp; {title}', 4))
    return "".join(parts)


def _title(entry: Entry, title: str) -> str:
    return marked(title, sheet.title_clashes(entry.open_points, title), "<b>", "</b>")
