"""Settings: what each feature lets be set, group by group. Each value is kept as soon as it is right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.dialogs.dialog import Dialog, letters
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox
from ldn_desk.views.widgets.growing_edit import GrowingEdit

LABELS, FIELD = 22, 40
"""Letters that every label and every field has room for, so that the fields stand in one column."""


@dataclass(frozen=True, slots=True)
class SettingsGroup:
    """What a feature lets be set, under a heading of its own."""

    title: str
    """In the reader's language."""
    order: int
    """The dialog shows its groups in this order, from the smallest. Those there are stand at 10, 20, 30 …"""
    fill: Callable[["SettingsForm"], object]
    """Puts the rows into the form; called each time the dialog opens."""


class SettingsForm:
    """Takes the rows of one group after another. Every field has a name, by which
    `fields`, `texts` and `boxes` hold it."""

    def __init__(self, dialog: Dialog, keep: Callable[[Callable[[], str]], object]) -> None:
        """Rows go into the column of `dialog`; `keep` runs what keeps a value, and shows the sentence it gives."""
        self.fields: dict[str, QLineEdit] = {}
        self.boxes: dict[str, ChoiceBox] = {}
        self.texts: dict[str, QPlainTextEdit] = {}
        self._dialog = dialog
        self._keep = keep
        self._rows: QFormLayout | None = None

    def begin(self, title: str) -> None:
        """The rows of another group follow."""
        self._rows = None
        self._dialog.add_heading(title)

    def sentence(self, words: str) -> None:
        """A sentence about the rows before it."""
        self._rows = None
        self._dialog.add_sentence(words)

    def line(self, name: str, words: str, now: str, keep: Callable[[str], str], empty: str = "") -> QLineEdit:
        """A line to type in. `keep` is handed what it holds when it is left, and gives what is wrong with that, or "".

        `empty` is what an empty line means.
        """
        line = QLineEdit(now)
        line.setPlaceholderText(empty)
        line.setFont(self._dialog.theme.ui_font())
        line.setMinimumWidth(letters(self._dialog, FIELD))
        line.editingFinished.connect(lambda: self._keep(lambda: keep(line.text())))
        self.fields[name] = line
        self._add(words, line)
        return line

    def text(self, name: str, words: str, now: str, keep: Callable[[str], str]) -> QPlainTextEdit:
        """A field of several lines; `keep` is handed what it holds when it is left, as of `line`."""
        field = GrowingEdit()
        field.setPlainText(now)
        field.setFont(self._dialog.theme.ui_font())
        field.setMinimumWidth(letters(self._dialog, FIELD))
        field.left.connect(lambda: self._keep(lambda: keep(field.toPlainText())))
        self.texts[name] = field
        self._add(words, field)
        return field

    def choice(
        self,
        name: str,
        words: str,
        choices: Sequence[tuple[object, str]],
        now: object,
        keep: Callable[[object], str | None],
    ) -> None:
        """A box to choose from (value, words). `keep` is handed the value, and may say what is wrong with it."""
        box = ChoiceBox(self._dialog.theme)
        for value, label in choices:
            box.addItem(label, value)
        box.setCurrentIndex(box.findData(now))
        box.activated.connect(lambda: self._keep(lambda: keep(box.currentData()) or ""))
        self.boxes[name] = box
        self._add(words, box)

    def _add(self, words: str, widget: QWidget) -> None:
        widget.setAccessibleName(words)
        label = QLabel(words)
        label.setMinimumWidth(letters(self._dialog, LABELS))
        # A dialog as high as the screen would squeeze them.
        widget.setMinimumHeight(widget.sizeHint().height())
        if self._rows is None:
            self._rows = QFormLayout()
            self._rows.setHorizontalSpacing(16)
            self._rows.setVerticalSpacing(8)
            self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
            self._dialog.column.addLayout(self._rows)
        self._rows.addRow(label, widget)


class SettingsDialog(Dialog):
    """Nothing is to be confirmed: leaving a field keeps it. Esc drops what was typed into a field and not yet kept."""

    def __init__(self, theme: Theme, groups: Sequence[SettingsGroup], parent: QWidget | None = None) -> None:
        """With what is set now; `groups` in any order."""
        super().__init__(theme, tr("Settings"), parent)
        self._dropped = False
        self.form = SettingsForm(self, self._keep)
        for group in sorted(groups, key=lambda group: group.order):
            self.form.begin(group.title)
            group.fill(self.form)
        self.wrong = self.add_sentence("", soft=False)
        self.wrong.hide()
        self.add_buttons()
        self.fit(72)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; the field that is left by that keeps nothing."""
        self._dropped = event.key() == Qt.Key.Key_Escape
        super().keyPressEvent(event)

    def _keep(self, keep: Callable[[], str]) -> None:
        if self._dropped:
            return
        wrong = keep()
        self.tell(self.wrong, wrong)
