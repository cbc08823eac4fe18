"""Tests of `app`, `self_test` and `composition`."""

import sys
import threading
from logging import getLogger
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.domain.errors import LibraryError
from ldn_desk.presenters.window.preferences import opening_remark
from ldn_desk.self_test import SelfTest
from ldn_desk.services.log_file import log_path, stop_log
from ldn_desk.services.sample import shelve_sample
from ldn_desk.services.workshop import Workshop
from tests.places import places
from tests.views.desk_window import TEXT, build, start


@pytest.fixture(autouse=True)
def a_log_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    """Closed after each test, and the hook for bugs put back."""
    monkeypatch.setenv("LDN_DESK_LIBRARY", str(tmp_path / "library.sqlite"))
    hook = sys.excepthook
    yield
    sys.excepthook = hook
    stop_log()


def library(tmp_path: Path) -> Workshop:
    return open_workshop(places(tmp_path, LDN_DESK_OFFLINE="1"))


@pytest.mark.parametrize(("name", "words"), [("tea.md", "Reading tea.md …"), ("", "Opening the library …")])
def test_the_first_frame_names_what_is_coming(qtbot: QtBot, tmp_path: Path, name: str, words: str) -> None:
    window = build(qtbot)
    opening = app.Opening(window, tmp_path / name if name else None, lambda: library(tmp_path))
    assert window.article.welcome.sentence.text() == words
    opening.stop()


def test_the_library_is_opened_after_the_frame_is_painted(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    painted: list[bool] = []

    def open_library() -> Workshop:
        painted.append(window.isVisible())
        return library(tmp_path)

    window._painted = False
    opening = app.Opening(window, None, open_library)
    assert not window.desk.ready
    window.update()
    qtbot.waitUntil(lambda: window.desk.opened.article is not None)
    assert painted == [True]
    assert len(window.desk.opened.entries) == 10
    opening.stop()


def test_damaged_settings_are_said_once_and_hold_up_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    (tmp_path / "settings.json").write_text("{")
    opening = app.Opening(window, None, lambda: library(tmp_path))
    opening.begin()
    assert len(window.desk.opened.entries) == 10
    opening._look.timeout.emit()
    assert window.status.words.text().startswith("The desk’s settings were damaged; they are kept in ")
    window.status.say("")
    opening._look.timeout.emit()
    assert window.status.words.text().startswith("Facts bundled with the sample")
    opening.stop()


def test_a_plugin_that_failed_is_named_once_when_the_formats_are_first_needed(qtbot: QtBot, tmp_path: Path) -> None:
    first = library(tmp_path)
    shelve_sample(first.library, first.registry)
    first.library.close()
    window = build(qtbot)
    workshop = library(tmp_path)
    opening = app.Opening(window, None, lambda: workshop)
    opening.begin()
    opening._look.timeout.emit()
    assert not workshop.has_registry
    workshop.registry.unusable.append("tea")
    opening._look.timeout.emit()
    assert window.status.words.text().startswith("The plugin tea could not be used and was left out")
    window.status.dismiss.click()
    opening._look.timeout.emit()
    assert "could not be used" not in window.status.words.text()
    opening.stop()


def test_a_window_that_is_closed_while_it_opens_asks_nothing_of_its_library(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    opening = app.Opening(window, None, lambda: library(tmp_path))
    opening._look.timeout.emit()
    assert not window.desk.ready
    opening.begin()
    window.close()
    opening._look.timeout.emit()
    assert not window.desk.ready


def test_who_judges_is_asked_where_others_have_judged_before(qtbot: QtBot, tmp_path: Path) -> None:
    first = open_workshop(places(tmp_path, LDN_DESK_SETTINGS=str(tmp_path / "another.json")))
    first.appraisal.rename_reviewer("Ann")
    first.library.close()
    window = build(qtbot)
    opening = app.Opening(window, None, lambda: library(tmp_path))
    opening.begin()
    opening._look.timeout.emit()
    assert window.status.words.text() == "Ann judged here before; if that is you, say so in Settings."
    opening.stop()


def test_of_several_who_judged_before_the_reader_may_be_one(tmp_path: Path) -> None:
    for name in ("Ann", "Bo"):
        desk = open_workshop(places(tmp_path, LDN_DESK_SETTINGS=str(tmp_path / f"{name}.json")))
        desk.appraisal.rename_reviewer(name)
        desk.library.close()
    third = open_workshop(places(tmp_path, LDN_DESK_SETTINGS=str(tmp_path / "third.json")))
    assert opening_remark(third) == "Ann and Bo judged here before; if you are one of them, say so in Settings."
    third.library.close()


def test_a_file_given_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    path = tmp_path / "article.md"
    path.write_text(TEXT, encoding="utf-8")
    opening = app.Opening(window, path, lambda: library(tmp_path))
    opening.begin()
    opening.stop()
    assert window.desk.opened.article is not None
    assert window.desk.opened.article.title == "Naltrexone read again"


def test_a_file_that_cannot_be_read_leaves_the_last_article_and_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    opening = app.Opening(window, tmp_path / "missing.md", lambda: library(tmp_path))
    opening.begin()
    opening.stop()
    assert "missing.md" in window.status.words.text()
    assert window.desk.opened.article is not None


def test_without_a_library_a_page_says_what_to_do_and_tries_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    answers: list[object] = [LibraryError("The library is locked; close the other program."), library(tmp_path)]

    def open_library() -> Workshop:
        answer = answers.pop(0)
        if isinstance(answer, LibraryError):
            raise answer
        assert isinstance(answer, Workshop)
        return answer

    opening = app.Opening(window, None, open_library)
    opening.begin()
    page = window.pages.currentWidget()
    assert page is not None
    assert [label.text() for label in page.findChildren(QLabel)] == ["The library is locked; close the other program."]
    window.pages.retry_wanted.emit()
    opening.stop()
    assert window.pages.on_desk
    assert window.desk.opened.article is not None


def test_a_bug_goes_whole_into_the_log_and_is_one_sentence_on_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    start(window, tmp_path)
    app.catch_bugs(window)
    try:
        raise ValueError("nobody thought of this")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert window.status.words.text().startswith("Something went wrong in the desk itself")
    assert "nobody thought of this" in log_path().read_text(encoding="utf-8")
    assert "Traceback" in log_path().read_text(encoding="utf-8")


def test_a_bug_on_a_worker_is_said_by_the_main_thread(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    start(window, tmp_path)
    app.catch_bugs(window)
    error = ValueError("nobody thought of this on a worker")
    worker = threading.Thread(target=lambda: sys.excepthook(ValueError, error, None))
    worker.start()
    worker.join()
    assert not window.status.words.text().startswith("Something went wrong")
    qtbot.waitUntil(lambda: window.status.words.text().startswith("Something went wrong in the desk itself"))
    assert "nobody thought of this on a worker" in log_path().read_text(encoding="utf-8")


def test_ctrl_c_in_the_terminal_closes_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window = build(qtbot)
    start(window, tmp_path)
    app.catch_bugs(window)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()
    assert not window.desk.ready


def test_the_program_runs_from_first_frame_to_close(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = []

    def entered() -> int:
        window = next(each for each in qapp.topLevelWidgets() if each.objectName() == "main" and each.isVisible())
        windows.append(window)
        return 0

    monkeypatch.setattr(app, "new_application", lambda: qapp)
    monkeypatch.setattr(QApplication, "exec", entered)
    try:
        assert app.run(None) == 0
        screen = qapp.primaryScreen().availableGeometry()
        assert (windows[0].width() <= screen.width(), windows[0].height() <= screen.height()) == (True, True)
    finally:
        windows[0].close()
        windows[0].deleteLater()
        qapp.setStyleSheet("")
        QTimer.singleShot(0, lambda: None)


def test_the_self_test_says_what_works(qtbot: QtBot) -> None:
    window = build(qtbot)
    lines: list[str] = []
    assert SelfTest(window, open_workshop).run(lines.append) == 0
    assert len(lines) == 9
    assert all(line.startswith("works ") for line in lines)


def test_the_self_test_fails_where_something_does_not_work(qtbot: QtBot) -> None:
    window = build(qtbot)

    def broken(_environ: object) -> Workshop:
        raise LibraryError("The library is locked.")

    lines: list[str] = []
    assert SelfTest(window, broken).run(lines.append) == 1
    assert lines[0] == "FAILED  LibraryError: The library is locked.\n"


def test_the_log_stays_away_where_its_folder_cannot_be_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from ldn_desk.services import log_file

    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(log_file, "log_path", lambda: tmp_path / "file" / "folder" / "log")
    log_file.start_log()
    assert not [each for each in getLogger().handlers if isinstance(each, RotatingFileHandler)]
    assert log_file.report(ValueError("x")).endswith("(ValueError), and no log could be written.")
