"""Tests of `features`, `views/feature` and `views/judging/settings`."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.references.note_templates import NoteTemplates
from ldn_desk.views.dialogs.settings import SettingsDialog, SettingsForm, SettingsGroup
from ldn_desk.views.feature import Feature
from ldn_desk.views.sheet.section import Body, Section
from tests.views.desk_window import open_window, select


class Beds(Body):
    """Says which reference it shows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel()
        QVBoxLayout(self).addWidget(self.words)

    def show_entry(self, entry: Entry) -> None:
        self.words.setText(f"Roses of {entry.reference.number}")

    def restyle(self) -> None:
        self.words.setFont(self.font())


class Gardening(Feature):
    """A feature that nothing in the window knows."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def sections(self) -> Sequence[Section]:
        return (Section("beds", "Beds", "quote", 15, Beds),)

    def settings(self) -> Sequence[SettingsGroup]:
        return (SettingsGroup("Garden", 17, self._fill),)

    def _fill(self, form: SettingsForm) -> None:
        form.line("gardener", "Gardener", "Nobody", self._keep)
        form.choice("flower", "Flower", [(1, "Rose"), (2, "Lily")], 2, lambda flower: self.kept.append(str(flower)))

    def _keep(self, name: str) -> str:
        self.kept.append(name)
        return "" if name else "A garden needs a gardener."


def test_a_feature_brings_a_section_of_the_sheet_in_its_order(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.features += (Gardening(),)
    select(window, 2)
    frames = window.references.sheet.frames
    assert list(frames)[:3] == ["claim", "beds", "record"]
    (beds,) = window.references.sheet.findChildren(Beds)
    assert beds.words.text() == "Roses of 2"


def test_a_feature_brings_settings_in_its_order_and_says_what_is_wrong_with_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    garden = Gardening()
    window.features += (garden,)
    window.actions_["settings"].trigger()
    dialog = next(child for child in window.findChildren(SettingsDialog) if child.isVisible())
    headings = [label.text() for label in dialog.findChildren(QLabel) if label.font().bold()]
    assert headings == [
        "Who judges",
        "What the colours of marks mean",
        "Garden",
        "Templates for notes",
        "Asking",
        "Retraction Watch",
        "How it looks",
    ]
    line, box = dialog.form.fields["gardener"], dialog.form.boxes["flower"]
    assert (line.text(), box.currentText()) == ("Nobody", "Lily")
    line.clear()
    line.editingFinished.emit()
    assert dialog.wrong.text() == "A garden needs a gardener."
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert garden.kept == ["", "1"]
    assert dialog.wrong.isHidden()


def test_templates_for_notes_are_written_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.actions_["settings"].trigger()
    dialog = next(child for child in window.findChildren(SettingsDialog) if child.isVisible())
    form, templates = dialog.form, NoteTemplates(window.desk)
    box, name, text = form.boxes["template"], form.fields["template_name"], form.texts["template_text"]
    assert [box.itemText(place) for place in range(box.count())] == ["PICO", "Study summary", "A new one"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert (name.text(), text.toPlainText()) == ("", "")
    QTest.keyClicks(name, "Mine")
    name.editingFinished.emit()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClicks(text, "**Why:** ")
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    assert templates.all()[-1] == ("Mine", "**Why:** ")
    name.clear()
    name.editingFinished.emit()
    assert [each.name for each in templates.all()] == ["PICO", "Study summary"]
    assert name.text() == "PICO"
    dialog.close()
