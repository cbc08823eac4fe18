"""The Record section: the verdict, the fields that differ side by side, and what else is known of the work."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import sheet
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.views.acts.on_verdict import act_on
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.sheet.record_document import Look, rest_html, table_html, verdict_html
from ldn_desk.views.sheet.section import Body
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.widgets.shapes import TOKEN_OF
from ldn_desk.wording.reasons import reason_words

NARROWER_MS = 30
"""While a splitter is dragged, the table is laid out anew only after this pause."""
SAME = "same"
"""By this name it is remembered whether the fields that are the same are folded."""


class Record(Body):
    """What is printed beside what the DOI opens. `show_entry` fills it."""

    def __init__(self, desk: Desk, theme: Theme, findings: ListFindings, folding: Folding, parent: QWidget) -> None:
        """Empty before `show_entry`; tells what is among the `findings` of the list."""
        super().__init__(parent)
        self._desk = desk
        self._findings = findings
        self._folding = folding
        self._theme = theme
        self._entry: Entry | None = None
        self._every_name_of = ""
        self._wide = True
        self.verdict, self.table, self.rest = (self._text(name) for name in (tr("Verdict"), tr("Fields"), tr("Record")))
        self.ask = AskBar(theme, self)
        self.ask.button.clicked.connect(self._check)
        self.same = QPushButton()
        self.same.setProperty("kind", "quiet")
        self.same.setCursor(Qt.CursorShape.PointingHandCursor)
        self.same.clicked.connect(self._fold_same)
        self._later = QTimer(self, interval=NARROWER_MS, singleShot=True)
        self._later.timeout.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.verdict, self.table, self.ask, self.rest):
            column.addWidget(widget)
        desk.checking.offline_changed.connect(self._show_asking)
        desk.checking.progress_changed.connect(self._show_asking)
        findings.changed.connect(self._show)
        folding.changed.connect(self._follow)
        self.restyle()

    @property
    def extra(self) -> QWidget:
        """`8 the same ▸`."""
        return self.same

    def show_entry(self, entry: Entry) -> None:
        """Show an entry."""
        self._entry = entry
        self._show()

    def take_focus(self) -> None:
        """The verdict has the keyboard: what was asked for is told there."""
        self.verdict.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.ask.restyle()
        self.same.setFont(self._theme.ui_font("small"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another layout of the table."""
        super().resizeEvent(event)
        if self._entry is not None and self._look(self._entry).wide != self._wide:
            self._later.start()

    def _text(self, name: str) -> FlowText:
        made = FlowText(self._theme, self)
        made.setAccessibleName(name)
        made.acted.connect(self._act)
        return made

    def _look(self, entry: Entry) -> Look:
        metrics = QFontMetrics(self._theme.ui_font())
        article = self._desk.opened.article
        named = max((metrics.horizontalAdvance(row.field) for row in sheet.lines(entry)), default=0)
        return Look(
            self._theme.tokens,
            self.width() / max(1, metrics.height()),
            {sign: self.verdict.shape_html(sign) for sign in TOKEN_OF},
            named + 24,
            tuple(reason_words(finding.reason) for finding in self._findings.of(entry.reference.number)),
            article.issued if article else None,
            not self._folding.folded(SAME, True),
            self._every_name_of == entry.reference.id,
            self._desk.writable,
        )

    def _show(self) -> None:
        entry = self._entry
        if entry is None:
            return
        look = self._look(entry)
        self._wide = look.wide
        self.verdict.show_html(verdict_html(entry, look))
        table = table_html(entry, look)
        self.table.setVisible(bool(table))
        if table:
            self.table.show_html(table)
        self.rest.show_html(rest_html(entry, look))
        self._show_folded(entry, look.unfolded)
        self._show_asking()

    def _show_folded(self, entry: Entry, unfolded: bool) -> None:
        words = sheet.folded_words(sheet.telling_lines(entry)[1])
        self.same.setVisible(bool(words))
        self.same.setText(f"{words} {'▾' if unfolded else '▸'}")
        state = tr("shown") if unfolded else tr("folded")
        self.same.setAccessibleName(f"{words}, {state}")

    def _fold_same(self) -> None:
        self._folding.fold(SAME, not self._folding.folded(SAME, True))

    def _follow(self, name: str) -> None:
        if name == SAME:
            self._show()

    def _show_asking(self, _news: object = None) -> None:
        entry, checking = self._entry, self._desk.checking
        if entry is None:
            return
        progress = checking.progress
        waiting = progress.running and entry.reference.id in progress.asked
        wanted = not entry.verdict.answered or sheet.is_bundled(entry) or sheet.can_search(entry)
        if self.ask.button.hasFocus() and (not wanted or progress.running or checking.offline):
            self.take_focus()
        self.ask.setVisible(wanted)
        if wanted:
            silent = progress.running or checking.offline or not self._desk.writable
            self.ask.show_state(_reason(entry, checking.offline, waiting), _label(entry), silent)

    def _check(self) -> None:
        if self._entry is not None:
            self._desk.checking.check([self._entry.reference.id], search=sheet.can_search(self._entry))

    def _act(self, what: str) -> None:
        entry = self._entry
        if entry is None:
            return
        if what == "names":
            self._every_name_of = entry.reference.id
            self._show()
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
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.restyle()

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where narrow, the button stands below the sentence."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < 2.5 * self.button.sizeHint().width()
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)

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
    return tr("Search for the title") if sheet.can_search(entry) else tr("Check this one")


def _reason(entry: Entry, offline: bool, waiting: bool) -> str:
    """One sentence: why there is no answer, or what asking would send."""
    if waiting:
        return tr("Asking …")
    if offline:
        return tr("The desk is offline: what was answered before is shown, and nothing is asked.")
    if sheet.is_bundled(entry):
        return tr(
            "These facts came with the sample, from the publishers’ pages. "
            "Checking sends this DOI to Crossref and, where that does not know it, to doi.org."
        )
    if not entry.reference.given.DOI:
        return tr("No DOI is printed. Searching sends the printed text of this reference to Crossref.")
    if sheet.can_search(entry):
        return tr("The title was not searched for yet. Searching sends the printed text of this reference to Crossref.")
    return tr("Checking sends this DOI to Crossref and, where that does not know it, to doi.org.")
