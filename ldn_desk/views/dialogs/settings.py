"""Settings: who judges, what is sent along, where is asked, and how it looks. Each is kept as soon as it is right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from ldn_desk.domain.entry import STALE_DAYS
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.preferences import Preferences
from ldn_desk.services.settings import ENVIRONMENT
from ldn_desk.views.dialogs.dialog import Dialog, letters
from ldn_desk.views.theme import MODES, Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox

LABELS = 22
"""Letters that every label has room for, so that the fields stand in one column."""
SIZES = (75, 90, 100, 110, 125, 150, 175, 200, 250)
"""Text sizes of the interface to choose from, in percent."""
MODE_WORDS = {"system": "As the system", "light": "Light", "dark": "Dark"}
READING_WORDS = {"serif": "Serif", "sans": "Sans serif"}
STALE_AFTER = (30, STALE_DAYS, 180, 365)
"""Days to choose from."""
FIELDS = (
    ("mailto", "Contact address", "none is sent"),
    ("crossref_url", "Crossref’s address", "https://api.crossref.org"),
    ("doi_url", "doi.org’s address", "https://doi.org"),
    ("pubmed_url", "PubMed’s address", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"),
)


class SettingsDialog(Dialog):
    """Nothing is to be confirmed: leaving a field keeps it. Esc drops what was typed into a field and not yet kept."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """With what is set now."""
        super().__init__(theme, tr("Settings"), parent)
        self._preferences = Preferences(desk)
        self._dropped = False
        self.reviewer = self._line(self._preferences.reviewer, tr("Reviewer’s name"))
        self.reviewer.editingFinished.connect(lambda: self._keep(self._rename))
        self.fields = {key: self._setting(key, tr(words), tr(empty)) for key, words, empty in FIELDS}
        opinions = [("", tr("PubMed")), ("off", tr("None"))]
        self.opinion = self._combo(tr("Second opinion"), opinions, self._preferences.get("pubmed").value)
        self.opinion.activated.connect(lambda: self._put("pubmed", self.opinion))
        days = [(str(number), tr("{n} days", n=number)) for number in STALE_AFTER]
        self.stale = self._combo(tr("An answer is stale after"), days, self._stale_days())
        self.stale.activated.connect(lambda: self._put("stale_days", self.stale))
        self.mode = self._combo(tr("Colours"), [(mode, tr(MODE_WORDS[mode])) for mode in MODES], theme.mode)
        self.mode.activated.connect(lambda: theme.set_mode(str(self.mode.currentData())))
        reading = [(family, tr(words)) for family, words in READING_WORDS.items()]
        self.reading = self._combo(tr("Articles are set in"), reading, theme.reading_family)
        self.reading.activated.connect(lambda: theme.set_reading_family(str(self.reading.currentData())))
        sizes = [(size, tr("{n} %", n=size)) for size in SIZES]
        self.size_box = self._combo(tr("Text size"), sizes, min(SIZES, key=lambda size: abs(size - theme.scale * 100)))
        self.size_box.activated.connect(lambda: theme.set_scale(int(self.size_box.currentData()) / 100))
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; the field that is left by that keeps nothing."""
        self._dropped = event.key() == Qt.Key.Key_Escape
        super().keyPressEvent(event)

    def _put(self, key: str, box: ChoiceBox) -> None:
        self._keep(lambda: self._preferences.put(key, str(box.currentData())))

    def _stale_days(self) -> str:
        return self._preferences.get("stale_days").value or str(STALE_DAYS)

    def _rename(self) -> str:
        name = self.reviewer.text()
        return self._preferences.rename_reviewer(name) if name != self._preferences.reviewer else ""

    def _keep(self, keep: Callable[[], str]) -> None:
        if self._dropped:
            return
        wrong = keep()
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))

    def _setting(self, key: str, words: str, empty: str) -> QLineEdit:
        now = self._preferences.get(key)
        line = self._line(now.value, words)
        line.setPlaceholderText(empty)
        if now.overruled:
            line.setEnabled(False)
            line.setToolTip(tr("{variable} decides; unset it to change this here", variable=ENVIRONMENT[key]))
        line.editingFinished.connect(lambda: self._keep(lambda: self._preferences.put(key, line.text())))
        return line

    def _line(self, text: str, words: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(words)
        line.setFont(self.theme.ui_font())
        line.setMinimumWidth(letters(self, 40))
        return line

    def _combo(self, words: str, choices: Sequence[tuple[object, str]], now: object) -> ChoiceBox:
        combo = ChoiceBox(self.theme)
        combo.setAccessibleName(words)
        for value, label in choices:
            combo.addItem(label, value)
        combo.setCurrentIndex(combo.findData(now))
        return combo

    def _lay_out(self) -> None:
        self.add_heading(tr("Who judges"))
        self._form((tr("Reviewer’s name"), self.reviewer))
        self.add_sentence(tr("Your ratings and notes stand under this name, here and in what you export."))
        self.add_heading(tr("Asking"))
        self._form(
            *((tr(words), self.fields[key]) for key, words, _ in FIELDS),
            (tr("Second opinion"), self.opinion),
            (tr("An answer is stale after"), self.stale),
        )
        self.add_sentence(
            tr(
                "The contact address goes along with every request, so that a registry can write to you; none is sent "
                "unless you set one. The addresses are for a mirror; leave them empty to ask the registries themselves."
            )
        )
        self.add_heading(tr("Retraction Watch"))
        self.add_sentence(self._preferences.retractions)
        self.add_heading(tr("How it looks"))
        self._form(
            (tr("Colours"), self.mode), (tr("Articles are set in"), self.reading), (tr("Text size"), self.size_box)
        )
        self.wrong = self.add_sentence("", soft=False)
        self.wrong.hide()
        self.add_buttons()

    def _form(self, *rows: tuple[str, QWidget]) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, widget in rows:
            label = QLabel(words)
            label.setMinimumWidth(letters(self, LABELS))
            # A dialog as high as the screen would squeeze them.
            widget.setMinimumHeight(widget.sizeHint().height())
            form.addRow(label, widget)
        self.column.addLayout(form)
