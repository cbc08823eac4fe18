"""A source that does not answer, seen in the status bar: it is named, and can be asked again."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.views.window.main_window import MainWindow
from ldn_desk.wording.summary import state_words
from tests.standin.faults import FORBIDDEN
from tests.standin.registry import Registry
from tests.views.desk_window import build, ended, open_text, select, start

# Unlike one in trouble, a source that refuses is not tried again: nobody waits here.
DOWN = FORBIDDEN


def checked(qtbot: QtBot, folder: Path, registry: Registry) -> MainWindow:
    """A window whose references were all asked for."""
    window = build(qtbot)
    start(window, folder, registry, LDN_DESK_PUBMED_URL=registry.pubmed_url)
    open_text(window, folder)
    window.desk.checking.check()
    ended(qtbot, window)
    return window


def test_pubmed_alone_being_down_is_said_although_every_doi_was_answered(
    qtbot: QtBot, tmp_path: Path, registry: Registry
) -> None:
    registry.fail(DOWN, service="pubmed")
    window = checked(qtbot, tmp_path, registry)
    refused = "PubMed, or a proxy before it, refused the request (403)"
    assert window.status.words.text() == f"Checked 2 of 2: {refused}"
    assert window.status.again.isVisible()


def test_a_click_asks_again_for_what_was_not_answered_and_for_nothing_else(
    qtbot: QtBot, tmp_path: Path, registry: Registry
) -> None:
    registry.fail(DOWN, service="crossref")
    window = checked(qtbot, tmp_path, registry)
    refused = "Crossref, or a proxy before it, refused the request (403)"
    assert f"2 without an answer: {refused}" in window.status.words.text()
    registry.heal()
    asked: list[frozenset[str]] = []
    window.desk.checking.progress_changed.connect(lambda progress: asked.append(progress.asked))
    QTest.mouseClick(window.status.again, Qt.MouseButton.LeftButton)
    ended(qtbot, window)
    assert asked[0] == {entry.reference.id for entry in window.desk.opened.entries}
    assert all(entry.verdict.answered for entry in window.desk.opened.entries)
    assert not window.status.again.isVisible()
    assert not window.status.sign.isVisible()


def test_why_nobody_answered_stays_with_the_reference_while_it_is_judged(
    qtbot: QtBot, tmp_path: Path, registry: Registry
) -> None:
    registry.fail(DOWN, service="crossref")
    window = checked(qtbot, tmp_path, registry)
    reference_id = select(window, 1)
    before = window.desk.opened.entries[0].verdict
    assert "403" in state_words(before)
    window.desk.appraising.rate(reference_id, 2)
    window.desk.appraising.write_note(reference_id, "A note.")
    assert window.desk.opened.entries[0].verdict == before
    assert window.desk.opened.entries[0].stars == 2
    seen = window.desk.opened.entries[0].reference
    window.desk.mending.correct(seen, replace(seen.printed, title="Another"), ["title"])
    assert "403" not in state_words(window.desk.opened.entries[0].verdict)


def test_over_another_article_nothing_is_offered_to_be_asked_again(
    qtbot: QtBot, tmp_path: Path, registry: Registry
) -> None:
    registry.fail(DOWN, service="crossref")
    window = checked(qtbot, tmp_path, registry)
    open_text(
        window, tmp_path, "# Another\n\nIt says [1].\n\n## References\n\n1. Doe J. A work. J Works. 2011;1:1.\n", "b.md"
    )
    select(window, 1)
    assert not window.status.again.isVisible()
