"""The reader's own verdict beside the machine's, with a reason."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ldn_desk.domain.appraisal import CORRECTION_REASONS
from ldn_desk.domain.doi import doi_in
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.dialogs.reasons import Reasons
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox
from ldn_desk.wording.summary import state_words, who_and_when
from ldn_desk.wording.verdicts import CODE_WORDS

OFFERED = tuple(code for code in CODE_WORDS if code is not VerdictCode.NOT_CHECKED)


class CorrectVerdict(Dialog):
    """Asks for a verdict, a reason, and, if the reader knows it, the DOI that was meant. The machine's stays beside.

    Nothing is chosen beforehand: what is saved is what the reader said.
    """

    def __init__(self, desk: Desk, theme: Theme, entry: Entry, parent: QWidget | None = None) -> None:
        """For one reference; a correction given before is shown to be changed."""
        super().__init__(theme, tr("Correct verdict"), parent)
        self._desk = desk
        self._entry = entry
        given = entry.correction
        reference = entry.reference
        self.add_heading(tr("Reference {number}: {who}", number=reference.number, who=who_and_when(reference)))
        self.add_sentence(tr("The desk says: {words}", words=state_words(entry.verdict)))
        self.add_sentence(tr("To my knowledge"), soft=False)
        self.verdict = ChoiceBox(theme)
        self.verdict.setAccessibleName(tr("My verdict"))
        self.verdict.setPlaceholderText(tr("Choose a verdict"))
        for code in OFFERED:
            self.verdict.addItem(tr(CODE_WORDS[code]), code)
        self.verdict.setCurrentIndex(OFFERED.index(given.code) if given and given.code else -1)
        self.verdict.currentIndexChanged.connect(self._look)
        self.column.addWidget(self.verdict)
        self.add_sentence(tr("Because"), soft=False)
        self.reasons = Reasons(CORRECTION_REASONS, given.reason if given else None, theme)
        self.reasons.changed.connect(self._look)
        self.column.addWidget(self.reasons)
        self.add_sentence(tr("The DOI that was meant, if you know it"), soft=False)
        self.doi = QLineEdit(given.DOI if given else "")
        self.doi.setFont(theme.ui_font())
        self.doi.setAccessibleName(tr("DOI that was meant"))
        self.doi.setPlaceholderText("10.1234/abc")
        self.doi.textChanged.connect(self._look)
        self.column.addWidget(self.doi)
        self.add_sentence(tr("The desk’s verdict and what is printed stay as they are; yours stands beside them."))
        self.save = self.button(tr("Save correction"), self._save, "accent")
        self.add_buttons(self.save, close=tr("Cancel"))
        self.fit(60)
        self._look()

    def _look(self, *_news: object) -> None:
        written = self.doi.text().strip()
        said = self.verdict.currentIndex() >= 0 and self.reasons.reason is not None
        self.save.setEnabled(said and (not written or bool(doi_in(written))))

    def _save(self) -> None:
        code = OFFERED[self.verdict.currentIndex()]
        doi = doi_in(self.doi.text())
        self._desk.appraising.correct(self._entry.reference.id, code, self.reasons.reason or "", doi)
        self.accept()
