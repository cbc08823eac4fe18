"""The fields of a reference, corrected by hand beside the text that is printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, attribute
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import field_forms as forms
from ldn_desk.views.dialogs.printed_text import PrintedText
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox

NARROW = ("issued", "volume", "issue", "page", "number", "publisher", "PMID")
"""Fields that share a row with a neighbour."""
AUTHOR_LINES = 3


class EditFields(WritingDialog):
    """A form of the fields as they are read; the printed text stands above it and stays as it is."""

    def __init__(self, desk: Desk, theme: Theme, reference: Reference, parent: QWidget | None = None) -> None:
        """For one reference as it is now."""
        super().__init__(desk, theme, tr("Edit fields of reference {number}", number=reference.number), parent)
        self._reference = reference
        self.add_sentence(tr("Printed, and kept as it is:"))
        self.printed = PrintedText(theme, reference.text)
        self.column.addWidget(self.printed)
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setColumnStretch(1, 1)
        self._form.setColumnStretch(3, 1)
        self.column.addLayout(self._form)
        self.type = self._type_box()
        self.authors, self.et_al = self._author_fields()
        self.lines: dict[str, QLineEdit] = {}
        self._add_lines()
        self.preview = self.add_read_back()
        self.preview.setAccessibleName(tr("Read back"))
        self.state = self.add_sentence("")
        self.told = self.add_refusal()
        self.save = self.button(tr("Save fields"), self._save, "accent")
        self.as_read = self.button(tr("As read"), self._show_read)
        self.as_read.setToolTip(tr("Put back every field as the desk read it"))
        self.add_buttons(self.save, self.as_read, close=tr("Cancel"))
        self._look()
        self.type.setFocus()
        self.fit(92)

    @property
    def values(self) -> Fields:
        """The fields as the form has them now."""
        before = self._reference.printed
        changes = {
            attribute(name): forms.field_value(before, name, line.text().strip()) for name, line in self.lines.items()
        }
        return before.with_(
            **changes,
            type=str(self.type.currentData()),
            author=forms.names_of(before.author, self.authors.toPlainText()),
            et_al=self.et_al.isChecked(),
        )

    @property
    def changed(self) -> tuple[str, ...]:
        """CSL-JSON names of the fields that are others than before."""
        before, after = self._reference.printed, self.values
        names = [name for name in ("type", *self.lines) if _of(before, name) != _of(after, name)]
        authors = (before.author, before.et_al) != (after.author, after.et_al)
        return (*names, *(["author"] if authors else []))

    def _type_box(self) -> ChoiceBox:
        box = ChoiceBox(self.theme)
        known = self._reference.printed.type
        for csl, words in ({known: known} | forms.TYPE_WORDS).items():
            box.addItem(tr(words), csl)
        box.setCurrentIndex(box.findData(known))
        box.currentIndexChanged.connect(self._look)
        self._put(0, tr("Type"), "type", box, span=1)
        return box

    def _author_fields(self) -> tuple[QPlainTextEdit, QCheckBox]:
        printed = self._reference.printed
        field = QPlainTextEdit(forms.name_lines(printed.author))
        field.setFont(self.theme.ui_font())
        field.setPlaceholderText(tr("Family, Given — one author a line"))
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * AUTHOR_LINES + 22)
        field.textChanged.connect(self._look)
        self._put(1, tr("Authors"), "author", field, Qt.AlignmentFlag.AlignTop)
        more = QCheckBox(tr("and others (et al.)"))
        more.setFont(self.theme.ui_font())
        more.setChecked(printed.et_al)
        more.toggled.connect(self._look)
        self._form.addWidget(more, 2, 1, 1, 3)
        return field, more

    def _add_lines(self) -> None:
        row, side = 0, 1
        for name, words in forms.EDITED.items():
            line = self.lines[name] = QLineEdit(forms.field_text(self._reference.printed, name))
            line.setFont(self.theme.ui_font())
            line.setCursorPosition(0)
            line.textChanged.connect(self._look)
            narrow = name in NARROW
            self._put(row, tr(words), name, line, column=2 * side if narrow else 0, span=1 if narrow else 3)
            # Below the type and the date stand the authors and the sign that there are more.
            row = 3 if name == "issued" else row + (side if narrow else 1)
            side = 1 - side if narrow else 0

    def _put(
        self,
        row: int,
        words: str,
        name: str,
        field: QWidget,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
        column: int = 0,
        span: int = 3,
    ) -> None:
        label = QLabel(words)
        label.setFont(self.theme.ui_font(bold=name in self._reference.mended))
        label.setBuddy(field)
        field.setAccessibleName(words)
        if name in self._reference.mended:
            label.setToolTip(tr("Mended by you"))
        self._form.addWidget(label, row, column, align)
        self._form.addWidget(field, row, column + 1, 1, span)

    def _look(self, *_news: object) -> None:
        if not hasattr(self, "save"):
            return
        values, changed = self.values, self.changed
        self.preview.setText(forms.read_back(values))
        mended = [name for name in self._reference.mended if name not in changed]
        told = tr("{n} to be saved", n=len(changed)) if changed else tr("Nothing is changed.")
        if mended:
            told = f"{told} {tr('Mended before: {fields}.', fields=', '.join(mended))}"
        self.state.setText(told)
        self.save.setEnabled(bool(changed))
        read = self._reference.read or self._reference.printed
        self.as_read.setEnabled(values != read)

    def _show_read(self) -> None:
        read = self._reference.read or self._reference.printed
        for name, line in self.lines.items():
            line.setText(forms.field_text(read, name))
        self.authors.setPlainText(forms.name_lines(read.author))
        self.et_al.setChecked(read.et_al)
        self.type.setCurrentIndex(max(0, self.type.findData(read.type)))

    def _save(self) -> None:
        self._desk.mending.correct(self._reference, self.values, self.changed, self.accept)


def _of(fields: Fields, name: str) -> object:
    return getattr(fields, attribute(name))
