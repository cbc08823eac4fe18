"""The export dialog: which format, in what order, with or without notes, and where to."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ldn_desk.domain.translation import N_, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.exporting import Choice, Exporting, Format, renamed, suggested_name
from ldn_desk.presenters.window.recall import Recall
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox
from ldn_desk.views.widgets.switch import Switch

STYLES = (("", N_("None in particular")), ("apa", N_("APA")), ("vancouver", N_("Vancouver")), ("ama", N_("AMA")))
ORDERS = (("article", N_("As in the article")), ("alphabetical", N_("Alphabetical")))


class ExportDialog(Dialog):
    """Writes the open article's references; says where they are when that is done."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """With what was chosen last time chosen again."""
        super().__init__(theme, tr("Export"), parent)
        self._desk = desk
        self._recall = Recall(desk)
        self.exporting = Exporting(desk)
        self._formats = self.exporting.formats()
        self._written: Path | None = None
        self.format = ChoiceBox(theme)
        self.citation_style = ChoiceBox(theme)
        self.order = ChoiceBox(theme)
        self.notes = Switch(tr("With my notes and ratings"), theme)
        self.registered = Switch(tr("From the registered record, where one was found"), theme)
        self.name = QLineEdit()
        self.choose = self.button(tr("Choose…"), self._choose)
        self.outcome = self.add_sentence("", soft=False)
        self.show_file = self.button(tr("Show file"), self._show_file, "link")
        self.export = self.button(tr("Export"), self._export, "accent")
        self._fill()
        self._lay_out()
        self.exporting.finished.connect(self._tell)
        self.exporting.failed.connect(self._fail)
        self.exporting.running_changed.connect(self.export.setDisabled)
        self.finished.connect(self.exporting.leave)

    @property
    def chosen(self) -> Format:
        """The format chosen."""
        return self._formats[self.format.currentIndex()]

    @property
    def target(self) -> Path:
        """The file to be written, with the format's suffix where none was typed."""
        path = Path(self.name.text().strip()).expanduser()
        if not path.is_absolute():
            path = _folder(self._recall) / path
        return path if path.suffix else path.with_name(path.name + self.chosen.suffix)

    def _fill(self) -> None:
        for each in self._formats:
            self.format.addItem(each.label, each.name)
        for box, choices in ((self.citation_style, STYLES), (self.order, ORDERS)):
            for code, words in choices:
                box.addItem(tr(words), code)
        self.format.setCurrentIndex(max(self.format.findData(self._recall.text("export_format")), 0))
        self.citation_style.setCurrentIndex(max(self.citation_style.findData(self._recall.text("export_style")), 0))
        self.order.setCurrentIndex(max(self.order.findData(self._recall.text("export_order")), 0))
        self.notes.setChecked(self._recall.flag("export_notes", True))
        self.registered.setChecked(self._recall.flag("export_registered"))
        article = self._desk.opened.article
        name = suggested_name(article.title if article else "", self.chosen.suffix)
        self.name.setText(str(_folder(self._recall) / name))
        self.name.setCursorPosition(len(self.name.text()))
        self.format.currentIndexChanged.connect(self._change_format)
        self.citation_style.currentIndexChanged.connect(self._change_style)
        self.name.textChanged.connect(lambda text: self.export.setEnabled(bool(text.strip())))

    def _change_format(self) -> None:
        suffixes = tuple(each.suffix for each in self._formats)
        self.name.setText(renamed(self.name.text(), suffixes, self.chosen.suffix))

    def _change_style(self) -> None:
        """A style lists its entries in an order of its own; the reader may choose another after it."""
        order = self.exporting.order_of(str(self.citation_style.currentData()))
        if order:
            self.order.setCurrentIndex(self.order.findData(order))

    def _choose(self) -> None:
        filters = f"{self.chosen.label} (*{self.chosen.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export"), str(self.target), filters)
        if chosen:
            self.name.setText(chosen)

    def _export(self) -> None:
        target = self.target
        self._recall.keep(
            export_format=self.chosen.name,
            export_style=str(self.citation_style.currentData()),
            export_order=str(self.order.currentData()),
            export_notes=self.notes.isChecked(),
            export_registered=self.registered.isChecked(),
            export_folder=str(target.parent),
        )
        self.show_file.hide()
        self._say(tr("Writing {name} …", name=target.name))
        order, notes, registered = self.order.currentData(), self.notes.isChecked(), self.registered.isChecked()
        choice = Choice(self.chosen.name, target, str(order), notes, registered)
        self.exporting.export(choice)

    def _tell(self, path: Path) -> None:
        self._written = path
        number = len(self._desk.opened.entries)
        self._say(tr("Wrote {n} references to {name}.", n=number, name=path.name))
        self.show_file.show()

    def _fail(self, sentence: str) -> None:
        self.show_file.hide()
        self._say(sentence)

    def _say(self, words: str) -> None:
        self.tell(self.outcome, words)

    def _show_file(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _lay_out(self) -> None:
        style, order = (self.citation_style, tr("Style")), (self.order, tr("Order"))
        for widget, words in ((self.format, tr("Format")), style, order, (self.name, tr("File"))):
            widget.setAccessibleName(words)
            widget.setFont(self.theme.ui_font())
        self.outcome.hide()
        self.show_file.hide()
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.name, 1)
        file.addWidget(self.choose)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Format"), self.format)
        form.addRow(tr("Style"), self.citation_style)
        form.addRow(tr("Order"), self.order)
        form.addRow("", self.notes)
        form.addRow("", self.registered)
        form.addRow(tr("File"), file)
        self.column.insertLayout(0, form)
        self.fit(72)
        buttons = self.add_buttons(self.export)
        buttons.insertWidget(0, self.show_file)


def _folder(recall: Recall) -> Path:
    """Where the last export went, else the reader's documents, else, where there is no such folder, the home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (Path(each) for each in (recall.text("export_folder"), documents) if each)
    return next((each for each in known if each.is_dir()), Path.home())
