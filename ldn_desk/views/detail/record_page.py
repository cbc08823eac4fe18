"""The Record tab: the record as a document, and above it a button where an answer is still wanted."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import detail
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.views.acts.on_verdict import act_on
from ldn_desk.views.detail.record_table import Look, record_html
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.widgets.shapes import TOKEN_OF

NARROWER_MS = 30
"""While a splitter is dragged, the table is laid out anew only after this pause."""


class RecordPage(QWidget):
    """What is printed beside what the DOI opens. `show_entry` fills it."""

    def __init__(
        self, desk: Desk, theme: Theme, parent: QWidget | None = None, findings: ListFindings | None = None
    ) -> None:
        """Empty before `show_entry`; tells what is among the `findings` of the list."""
        super().__init__(parent)
        self._desk = desk
        self._findings = findings
        self._theme = theme
        self._entry: Entry | None = None
        self._abstract_of = ""
        self._layout = ""
        self.text = FlowText(theme, self, right_margin=12)
        self.text.setAccessibleName(tr("Record"))
        self.text.acted.connect(self._act)
        self.ask = AskBar(theme, self)
        self.ask.button.clicked.connect(self._check)
        self._later = QTimer(self, interval=NARROWER_MS, singleShot=True)
        self._later.timeout.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 4, 0)
        column.setSpacing(8)
        column.addWidget(self.ask)
        column.addWidget(self.text, 1)
        desk.checking.offline_changed.connect(self._show_asking)
        desk.checking.progress_changed.connect(self._show_asking)
        if findings is not None:
            findings.changed.connect(self._show)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry, from its top where it is another one."""
        same = self._entry is not None and self._entry.reference.id == entry.reference.id
        self._entry = entry
        place = self.text.verticalScrollBar().value() if same else 0
        self._show()
        self.text.verticalScrollBar().setValue(place)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.ask.restyle()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another layout of the table."""
        super().resizeEvent(event)
        if self._entry is not None and self._look().layout != self._layout:
            self._later.start()

    def _look(self) -> Look:
        width = self.text.viewport().width() / max(1, self.text.fontMetrics().height())
        shapes = {sign: self.text.shape_html(sign) for sign in TOKEN_OF}
        article = self._desk.opened.article
        return Look(
            self._theme.tokens, width, shapes, self._abstract(), self._found(), article.issued if article else None
        )

    def _found(self) -> tuple[str, ...]:
        if self._entry is None or self._findings is None:
            return ()
        return tuple(finding.text for finding in self._findings.of(self._entry.reference.number))

    def _abstract(self) -> str | None:
        entry = self._entry
        if entry is None or entry.verdict.record is None or self._abstract_of != entry.reference.id:
            return None
        return detail.abstract(entry.verdict.record, self._desk.workshop.registry)

    def _show(self) -> None:
        if self._entry is None:
            return
        self.text.setFont(self._theme.ui_font())
        look = self._look()
        self._layout = look.layout
        self.text.show_html(record_html(self._entry, look))
        self._show_asking()

    def _show_asking(self, _news: object = None) -> None:
        entry, checking = self._entry, self._desk.checking
        if entry is None:
            return
        progress = checking.progress
        waiting = progress.running and entry.reference.id in progress.asked
        wanted = not entry.verdict.answered or detail.is_bundled(entry) or detail.can_search(entry)
        self.ask.setVisible(wanted)
        if wanted:
            self.ask.show_state(
                _reason(entry, checking.offline, waiting), _label(entry), progress.running or checking.offline
            )

    def _check(self) -> None:
        if self._entry is not None:
            self._desk.checking.check([self._entry.reference.id], search=detail.can_search(self._entry))

    def _act(self, what: str) -> None:
        entry = self._entry
        if entry is None:
            return
        if what == "abstract":
            self._abstract_of = "" if self._abstract_of == entry.reference.id else entry.reference.id
            place = self.text.verticalScrollBar().value()
            self._show()
            QTimer.singleShot(0, self.text, partial(self.text.verticalScrollBar().setValue, place))
        elif what == "copy-suggestion" and entry.verdict.suggestion is not None:
            QGuiApplication.clipboard().setText(entry.verdict.suggestion.DOI)
            self._desk.said.emit(tr("Copied {doi}", doi=entry.verdict.suggestion.DOI))
        else:
            act_on(what, entry, self._desk, self._theme, self)


class AskBar(QWidget):
    """A sentence on what is still unanswered, and the one thing to do about it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Says nothing before `show_state`."""
        super().__init__(parent)
        self._theme = theme
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.button = QPushButton(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(16)
        line.addWidget(self._words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.restyle()

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_state(self, words: str, label: str, blocked: bool) -> None:
        """Say `words` beside a button with this label, greyed where `blocked`."""
        self._words.setText(words)
        self.button.setText(label)
        self.button.setAccessibleDescription(words)
        self.button.setEnabled(not blocked)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self._words.setFont(self._theme.ui_font())
        self.button.setFont(self._theme.ui_font())
        palette = self._words.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.tokens.soft)
        self._words.setPalette(palette)


def _label(entry: Entry) -> str:
    return tr("Search for the title") if detail.can_search(entry) else tr("Check this one")


def _reason(entry: Entry, offline: bool, waiting: bool) -> str:
    """One sentence: why there is no answer, or what asking would send."""
    if waiting:
        return tr("Asking …")
    if offline:
        return tr("The desk is offline: what was answered before is shown, and nothing is asked.")
    if not entry.reference.printed.DOI:
        return tr("No DOI is printed. Searching sends the printed text of this reference to Crossref.")
    if detail.can_search(entry):
        return tr("The title was not searched for yet. Searching sends the printed text of this reference to Crossref.")
    return tr("Checking sends this DOI to Crossref and, where that does not know it, to doi.org.")
