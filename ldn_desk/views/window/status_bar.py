"""The bar at the foot: what happens, how far a check is, what went wrong; the offline switch; "saved"."""

from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.paragraphs import ParagraphNumbers
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.status import StatusLine, Tone, judged_words, rest_words, silence_words, silent
from ldn_desk.presenters.work.checking import Progress as Checked
from ldn_desk.presenters.work.quoting import Progress
from ldn_desk.presenters.work.rewriting import still_changing
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.announcing import announce
from ldn_desk.views.widgets.switch import Switch

BAR_HEIGHT = 3


class StatusBar(QWidget):
    """Listens to the desk and says it; never a dialog.

    Signals: `undo_wanted()`, `cancel_wanted()`, `offline_wanted(bool)`.
    """

    undo_wanted = Signal()
    cancel_wanted = Signal()
    offline_wanted = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Says nothing before the library is open."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._line = StatusLine()
        self._asked: frozenset[str] = frozenset()
        self._open: frozenset[str] = frozenset()
        self._since = ""
        self._numbers = ParagraphNumbers()
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Status"))
        self.sign = QLabel()
        self.sign.setAccessibleName(tr("Warning"))
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.judged = self._link("", tr("Go to the next citation that is not judged (U)"))
        self.undo = self._link(tr("Undo"), tr("Take this back (Ctrl+Z)"))
        self.cancel = self._link(tr("Cancel"), "")
        self.again = self._link(tr("Check again"), tr("Ask again for what was not answered (F5 checks the references)"))
        self.dismiss = self._link(tr("Dismiss"), tr("Hide this message"))
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(BAR_HEIGHT)
        self.progress.setAccessibleName(tr("Progress"))
        self.offline = Switch(tr("Offline"), theme)
        self.offline.setToolTip(tr("Keep the network silent: nothing is asked, and every stored answer stays readable"))
        self.saved = QLabel()
        self._lay_out()
        self._connect()
        self.restyle()
        self._show()

    def restyle(self) -> None:
        """Follow the theme."""
        font = self._theme.ui_font("small")
        for widget in (
            self.judged,
            self.words,
            self.undo,
            self.cancel,
            self.again,
            self.dismiss,
            self.offline,
            self.saved,
        ):
            widget.setFont(font)
        for label in (self.words, self.saved):
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, self._theme.tokens.soft)
            label.setPalette(palette)
        self._show()

    def say(self, words: str, can_undo: bool = False) -> None:
        """Show a line; with `can_undo`, Undo beside it."""
        self._line.say(words, can_undo)
        self._show()

    def fail(self, sentence: str) -> None:
        """Show what went wrong, until it is dismissed or replaced."""
        self._line.fail(sentence)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar lies along the upper edge: nothing moves when it comes and goes."""
        super().resizeEvent(event)
        self.progress.setGeometry(0, 0, self.width(), BAR_HEIGHT)

    def _connect(self) -> None:
        desk = self._desk
        desk.said.connect(self.say)
        desk.done.connect(lambda words: self.say(words, can_undo=True))
        desk.failed.connect(self.fail)
        desk.working.words_changed.connect(self._show_busy)
        desk.working.progressed.connect(self._show_bar)
        desk.started.connect(self._show_offline)
        desk.started.connect(self._show_read_only)
        desk.opened.article_changed.connect(self._show_article)
        desk.opened.entries_changed.connect(self._show_rest)
        desk.rewriting.running_changed.connect(self._forget_waiting)
        desk.selection.changed.connect(self._show_judged)
        self.judged.clicked.connect(desk.quoting.next_unjudged)
        desk.checking.progress_changed.connect(self._show_progress)
        desk.checking.offline_changed.connect(self._show_offline)
        desk.appraising.saved.connect(self.saved.setText)
        desk.appraising.undo_changed.connect(self._forget_undo)
        self._theme.changed.connect(self.restyle)
        self.undo.clicked.connect(self._undo)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.again.clicked.connect(self._check_again)
        self.dismiss.clicked.connect(self._dismiss)
        self.offline.clicked.connect(self.offline_wanted)

    def _show_busy(self, words: str) -> None:
        self._line.busy(words)
        self._show()

    def _show_article(self, _article: object) -> None:
        self._line.forget()
        self._show_rest()

    def _show_rest(self, *_changed: object) -> None:
        self._line.rest(rest_words(self._desk.opened.entries, self._desk.checking.offline_locked))
        self._show_judged()
        self._show()

    def _show_judged(self, *_changed: object) -> None:
        """How far the judging is, once it has begun."""
        progress = self._desk.quoting.progress if self._judging else Progress()
        self.judged.setVisible(self._judging)
        following = progress.next
        if following is not None and self._numbers.article is not self._desk.opened.article:
            self._numbers = ParagraphNumbers(self._desk.opened.article)
        number = self._numbers.at(following.citation.start) if following is not None else 0
        self.judged.setText(judged_words(progress, number))
        self.judged.setEnabled(following is not None)

    @property
    def _judging(self) -> bool:
        return any(entry.judgements for entry in self._desk.opened.entries)

    def _show_progress(self, progress: Checked) -> None:
        begun, ended = progress.running and not self._asked, bool(self._asked) and not progress.running
        self._line.progress(progress)
        if begun:
            self._asked, self._since = progress.asked, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if ended:
            self._tell_silence(progress)
        self._show_bar()
        self._show()

    def _show_bar(self) -> None:
        """How far the work is that the words tell of; a bar without end where it does not say."""
        piece, check = self._desk.working.shown, self._desk.checking.progress
        done, total = (piece.done, piece.total) if piece is not None else (check.done, check.total)
        runs = self._desk.runs
        self.progress.setVisible(runs)
        # Off screen, a bar without end would go on moving.
        self.progress.setRange(0, total if runs else 1)
        self.progress.setValue(done)
        self.cancel.setVisible(runs)
        stop = tr("Stop this; what was there before stays (Esc)")
        self.cancel.setToolTip(stop if piece is not None else tr("Stop asking; what is answered is kept (Esc)"))

    def _tell_silence(self, progress: Checked) -> None:
        without = silent(self._desk.opened.entries, self._asked, self._since)
        self._asked = frozenset()
        if (without or progress.silent) and not progress.cancelled:
            self._line.fail(silence_words(progress, without), silence=True)
            self._open = progress.unheard | {entry.reference.id for entry in without}

    def _show_offline(self, *_changed: object) -> None:
        checking = self._desk.checking
        self.offline.setChecked(checking.offline)
        self.offline.setEnabled(self._desk.ready and not checking.offline_locked)
        if checking.offline_locked:
            self.offline.setToolTip(tr("LDN_DESK_OFFLINE decides; unset it to use this switch"))
        self._show_rest()

    def _show_read_only(self) -> None:
        """Where "saved" stands, quietly, if nothing can be."""
        if self._desk.writable:
            return
        self.saved.setText(tr("Read-only"))
        self.saved.setToolTip(
            tr(
                "The library may only be read: allow writing to its file and folder, or work on a copy of it "
                "(“ldn-desk library backup FILE”)"
            )
        )

    def _forget_waiting(self, running: bool) -> None:
        """What had to wait for a write need not any more."""
        if not running and self._line.line.words == still_changing():
            self._dismiss()

    def _forget_undo(self) -> None:
        """Something else was written: Undo would take that back, not what is said here."""
        if self._line.line.can_undo:
            self._line.forget()
            self._show()

    def _undo(self) -> None:
        self._line.forget()
        self._show()
        self.undo_wanted.emit()

    @property
    def _still_open(self) -> list[str]:
        """What was not answered, as far as it is here: another article may be open by now."""
        return [each for each in self._open if self._desk.opened.entry(each) is not None]

    def _check_again(self) -> None:
        self._line.dismiss()
        self._show()
        self._desk.checking.check(self._still_open)

    def _dismiss(self) -> None:
        self._line.dismiss()
        self._show()

    def _show(self) -> None:
        line = self._line.line
        wrong = line.tone is Tone.ERROR
        self.sign.setVisible(wrong)
        if wrong:
            side = round(self.words.font().pointSizeF() * 1.6)
            self.sign.setPixmap(self._theme.icon("triangle-alert", side).pixmap(QSize(side, side)))
        self.dismiss.setVisible(wrong)
        self.again.setVisible(line.can_check_again and bool(self._still_open))
        self.undo.setVisible(line.can_undo)
        if line.words != self.words.text():
            self.words.setText(line.words)
            self.words.setAccessibleName(line.words)
            if wrong:
                announce(self.words)
        palette = self.words.palette()
        tokens = self._theme.tokens
        palette.setColor(palette.ColorRole.WindowText, tokens.ink if wrong else tokens.soft)
        self.words.setPalette(palette)

    def _link(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "link")
        button.setToolTip(tip)
        button.hide()
        return button

    def _lay_out(self) -> None:
        self.progress.hide()
        self.offline.setEnabled(False)
        row = QHBoxLayout()
        row.setContentsMargins(12, 3, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.judged)
        row.addWidget(self.words, 1)
        for widget in (self.undo, self.cancel, self.again, self.dismiss, self.offline, self.saved):
            row.addWidget(widget)
        self.setLayout(row)
