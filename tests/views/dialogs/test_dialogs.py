"""Tests of `about`, `add_year`, `export`, `request_log`, `settings`, `views/checking/settings`,
`views/window/shortcuts_page`, `views/widgets/choice_box` and `views/widgets/switch`."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ldn_desk.cli.articles import STYLES
from ldn_desk.domain.shelf import Change
from ldn_desk.presenters.window.exporting import Exporting
from ldn_desk.views.dialogs import about
from ldn_desk.views.dialogs.add_year import AddYear
from ldn_desk.views.dialogs.export import ExportDialog
from ldn_desk.views.dialogs.request_log import RequestLog
from ldn_desk.views.dialogs.settings import SettingsDialog
from ldn_desk.views.window.main_window import MainWindow
from ldn_desk.views.window.shortcuts_page import ShortcutsPage
from tests.presenters.runners import Held
from tests.standin.registry import Registry
from tests.views.desk_window import build, ended, open_window, select, start
from tests.views.keys import press, wait_for_keyboard


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def shown(window: MainWindow, action: str) -> QDialog:
    """The dialog that an action opens."""
    window.actions_[action].trigger()
    return next(child for child in window.findChildren(QDialog) if child.isVisible())


def export_dialog(window: MainWindow) -> ExportDialog:
    dialog = shown(window, "export")
    wait_for_keyboard(dialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


def settings_dialog(window: MainWindow) -> SettingsDialog:
    dialog = shown(window, "settings")
    assert isinstance(dialog, SettingsDialog)
    return dialog


def typed(qtbot: QtBot, dialog: SettingsDialog, key: str, text: str) -> None:
    """Type a setting and leave the field."""
    field = dialog.form.fields[key]
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    field.editingFinished.emit()


def test_an_export_says_what_it_wrote_and_can_show_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = export_dialog(window)
    dialog.name.setText(str(tmp_path / "out.md"))
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("#")
    assert dialog.outcome.text() == "Wrote 2 references to out.md."
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(dialog.show_file, Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path)]


def test_the_first_export_goes_to_a_folder_that_is_there(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    assert not (home / "Documents").exists()
    dialog = export_dialog(window)
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert dialog.outcome.text().startswith("Wrote 2 references")
    assert [file.suffix for file in home.glob("*.md")] == [".md"]


def test_what_is_registered_is_written_where_the_dialog_is_told_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export_dialog(window)
    assert not dialog.registered.isChecked()
    dialog.name.setText(str(tmp_path / "out.md"))
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert "Written from" not in (tmp_path / "out.md").read_text(encoding="utf-8")
    dialog.registered.setChecked(True)
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert "Written from" in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert export_dialog(window).registered.isChecked()


def test_every_format_can_be_chosen_and_renames_the_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(window)
    names = [dialog.format.itemData(row) for row in range(dialog.format.count())]
    assert set(names) == {"markdown", "html", "docx", "comments", "comments-page", "bibtex", "ris", "csl-json", "csv"}
    dialog.name.setText(str(tmp_path / "out.md"))
    for row in range(dialog.format.count()):
        dialog.format.setCurrentIndex(row)
        assert dialog.target == tmp_path / f"out{dialog.chosen.suffix}"
        qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
        assert dialog.target.stat().st_size > 0


def test_the_suggested_name_is_the_articles_title(window: MainWindow) -> None:
    assert export_dialog(window).target.name == "Naltrexone read again.md"


def test_a_name_without_suffix_gets_the_formats(window: MainWindow, tmp_path: Path) -> None:
    dialog = export_dialog(window)
    dialog.name.setText(str(tmp_path / "out"))
    assert dialog.target == tmp_path / "out.md"


def test_what_was_chosen_is_chosen_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(window)
    dialog.format.setCurrentIndex(dialog.format.findData("ris"))
    dialog.order.setCurrentIndex(1)
    qtbot.mouseClick(dialog.notes, Qt.MouseButton.LeftButton)
    dialog.name.setText(str(tmp_path / "out.ris"))
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    dialog.close()
    again = ExportDialog(window.desk, window.theme)
    qtbot.addWidget(again)
    assert again.chosen.name == "ris"
    assert again.order.currentData() == "alphabetical"
    assert not again.notes.isChecked()
    assert again.target == tmp_path / "Naltrexone read again.ris"


def test_a_style_brings_its_order_which_can_be_changed(window: MainWindow, tmp_path: Path) -> None:
    dialog = export_dialog(window)
    assert [dialog.citation_style.itemData(row) for row in range(dialog.citation_style.count())] == ["", *STYLES]
    assert dialog.order.currentData() == "article"
    dialog.citation_style.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.citation_style.currentText() == "APA"
    assert dialog.order.currentData() == "alphabetical"
    dialog.name.setText(str(tmp_path / "out.md"))
    dialog.export.setFocus()
    press(Qt.Key.Key_Return)
    written = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert written.index("Dantzer") < written.index("Miller")
    dialog.citation_style.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.order.currentData() == "article"


def test_a_file_that_cannot_be_written_is_one_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(window)
    dialog.name.setText(str(tmp_path / "no such folder" / "out.md"))
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert dialog.outcome.text()
    assert not dialog.show_file.isVisible()


@pytest.mark.parametrize("place", ["out.md", "no such folder/out.md"])
def test_an_export_whose_dialog_is_closed_is_told_by_the_window(qtbot: QtBot, tmp_path: Path, place: str) -> None:
    held = Held()
    window = open_window(qtbot, tmp_path, runner=held)
    held.go()
    dialog = export_dialog(window)
    dialog.name.setText(str(tmp_path / place))
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    dialog.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    held.go()
    told = window.status.words.text()
    if place == "out.md":
        assert told == f"Exported to {tmp_path / place}"
        assert (tmp_path / place).exists()
    else:
        assert window.status.sign.isVisible()
    qtbot.waitUntil(lambda: not window.desk.findChildren(Exporting))


def test_the_file_can_be_chosen(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = export_dialog(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: ("/chosen/file.md", ""))
    qtbot.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert dialog.name.text() == "/chosen/file.md"
    dialog.name.clear()
    assert not dialog.export.isEnabled()


def test_settings_are_kept_as_soon_as_a_field_is_left(window: MainWindow, qtbot: QtBot) -> None:
    dialog = settings_dialog(window)
    typed(qtbot, dialog, "mailto", "reader@example.org")
    assert window.desk.workshop.settings("mailto") == "reader@example.org"
    dialog.form.fields["reviewer"].setText("Reader One")
    dialog.form.fields["reviewer"].editingFinished.emit()
    assert window.desk.workshop.appraisal.reviewer.name == "Reader One"


def chosen(dialog: SettingsDialog, name: str) -> None:
    """Choose who judges, as a click on the name in the list does."""
    box = dialog.form.boxes["who"]
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())


def test_somebody_else_judges_at_this_desk_and_the_first_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    own = window.desk.opened.entries[0].reference.id
    window.desk.appraising.rate(own, 4)
    dialog = settings_dialog(window)
    box = dialog.form.boxes["who"]
    assert [box.itemText(n) for n in range(box.count())] == ["Reviewer 1", "Somebody new"]
    chosen(dialog, "Somebody new")
    assert (box.currentText(), dialog.form.fields["reviewer"].text()) == ("Reviewer 2", "Reviewer 2")
    assert [each.stars for each in window.desk.opened.entries] == [None, None]
    typed(qtbot, dialog, "reviewer", "Ann")
    assert [box.itemText(n) for n in range(box.count())] == ["Reviewer 1", "Ann", "Somebody new"]
    chosen(dialog, "Reviewer 1")
    assert [each.stars for each in window.desk.opened.entries] == [4, None]
    assert dialog.form.fields["reviewer"].text() == "Reviewer 1"


def test_who_has_not_judged_yet_may_take_a_name(window: MainWindow, qtbot: QtBot) -> None:
    dialog = settings_dialog(window)
    box = dialog.form.boxes["who"]
    assert (box.count(), box.currentText(), dialog.form.fields["reviewer"].text()) == (1, "Somebody new", "Reviewer 1")
    chosen(dialog, "Somebody new")
    assert window.desk.workshop.appraisal.reviewers == ()
    typed(qtbot, dialog, "reviewer", "Ann")
    assert [box.itemText(n) for n in range(box.count())] == ["Ann", "Somebody new"]
    assert box.currentText() == "Ann"


def test_what_is_wrong_with_a_setting_is_said_and_not_kept(window: MainWindow, qtbot: QtBot) -> None:
    dialog = settings_dialog(window)
    typed(qtbot, dialog, "mailto", "no address")
    assert dialog.wrong.text().startswith("This is no e-mail address")
    assert window.desk.workshop.settings("mailto") == ""
    dialog.form.fields["reviewer"].setText(" ")
    dialog.form.fields["reviewer"].editingFinished.emit()
    assert dialog.wrong.text().startswith("A reviewer needs a name")


def test_what_the_environment_decides_cannot_be_changed(window: MainWindow) -> None:
    dialog = settings_dialog(window)
    assert not dialog.form.fields["crossref_url"].isEnabled()
    assert "LDN_DESK_CROSSREF_URL" in dialog.form.fields["crossref_url"].toolTip()


def test_colours_typeface_and_size_change_at_once(window: MainWindow) -> None:
    dialog = settings_dialog(window)
    dialog.form.boxes["mode"].setCurrentIndex(dialog.form.boxes["mode"].findData("dark"))
    dialog.form.boxes["mode"].activated.emit(0)
    dialog.form.boxes["reading"].setCurrentIndex(dialog.form.boxes["reading"].findData("sans"))
    dialog.form.boxes["reading"].activated.emit(0)
    dialog.form.boxes["size"].setCurrentIndex(dialog.form.boxes["size"].findData(150))
    dialog.form.boxes["size"].activated.emit(0)
    theme = window.theme
    assert (theme.mode, theme.reading_family, theme.scale) == ("dark", "sans", 1.5)
    theme.set_mode("system")


def test_the_request_log_shows_what_was_asked_of_whom(qtbot: QtBot, tmp_path: Path, registry: Registry) -> None:
    window = open_window(qtbot, tmp_path, registry)
    window.actions_["check"].trigger()
    ended(qtbot, window)
    dialog = shown(window, "requests")
    assert isinstance(dialog, RequestLog)
    assert dialog.table.rowCount() == 1
    asked, address = dialog.table.item(0, 1), dialog.table.item(0, 2)
    assert asked is not None
    assert address is not None
    assert asked.text() == "Crossref"
    assert address.text().startswith(registry.crossref_url)
    assert dialog.number.text() == "1 request · Crossref 1"
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert registry.crossref_url in QGuiApplication.clipboard().text()


def test_an_empty_request_log_says_so(window: MainWindow) -> None:
    dialog = shown(window, "requests")
    assert isinstance(dialog, RequestLog)
    assert dialog.number.text() == "Nothing has been asked of anyone yet."
    assert not dialog.copy.isEnabled()


def test_a_year_is_added_to_a_date_without_one(window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(window, "add_year")
    assert isinstance(dialog, AddYear)
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog.field, "2024")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    article = window.desk.opened.article
    assert article is not None
    assert article.issued is not None
    assert (article.issued.year, article.issued.raw) == (2024, "Jul 21")


def test_the_shortcuts_page_shows_keys_and_words(window: MainWindow) -> None:
    dialog = shown(window, "shortcuts")
    assert isinstance(dialog, ShortcutsPage)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Ctrl+O", "Open", "F6", "Next Pane", "Tab, Shift+Tab"} <= words


def test_about_names_version_and_licences(window: MainWindow) -> None:
    dialog = shown(window, "about")
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "LDN Desk " in words
    assert "LGPL 3.0" in words
    assert "medical advice" in words


def test_about_names_every_package_the_program_needs() -> None:
    lock = Path(__file__).parents[3] / "requirements.lock"
    needed = {line.split("==")[0] for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line}
    building = {"hatchling", "editables", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
    elsewhere = {"colorama", "httpx2-jsfetch"}
    named = {name.lower().replace("_", "-") for name, _, _ in about.BUNDLED}
    assert needed - building - elsewhere <= named


def test_a_package_without_a_version_is_named_without() -> None:
    assert about.version_of("no-such-package") == ""


def test_a_new_reviewers_name_reaches_the_rows(window: MainWindow) -> None:
    select(window, 1)
    window.actions_["stars_3"].trigger()
    changed: list[Change] = []
    window.desk.opened.entries_changed.connect(lambda ids, _who: changed.append(ids))
    dialog = settings_dialog(window)
    dialog.form.fields["reviewer"].setText("Reader Two")
    dialog.form.fields["reviewer"].editingFinished.emit()
    assert window.desk.opened.entries[0].reviewer == "Reader Two"
    assert changed


def test_dialogs_open_before_there_is_an_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    start(window, tmp_path)
    for action in ("settings", "requests", "shortcuts", "about"):
        dialog = shown(window, action)
        assert dialog.isVisible()
        dialog.close()
