"""Tests of `about` and `views/dialogs/edit_article`. What is held on the article itself, in the window: its notes, its
own fields, and whether it is retracted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.views.dialogs.edit_article import EditArticle
from ldn_desk.views.window.main_window import MainWindow
from tests.standin.registry import Registry
from tests.views.desk_window import open_text, open_window

LEFT = Qt.MouseButton.LeftButton
TEA = """---
title: Invented tea and the moods of imaginary volunteers
author: [Ada Invented, Ben Imagined]
doi: 10.5555/standin.retracted.1
---
Tea was drunk by twelve volunteers [1].

A second paragraph tells more of it.

## References

1. Miller AH, Raison CL. The role of inflammation in depression. Nat Rev Immunol. 2016;16(1):22-34.
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, registry: Registry) -> MainWindow:
    made = open_window(qtbot, tmp_path, registry, text="")
    open_text(made, tmp_path, TEA, "tea.md")
    return made


def own_notes(window: MainWindow) -> list[str]:
    return [note.text for note in window.desk.opened.about.notes]


def details(window: MainWindow) -> EditArticle:
    QTest.mouseClick(window.article.header.details, LEFT)
    found = window.findChild(EditArticle)
    assert isinstance(found, EditArticle)
    return found


def test_a_note_on_the_article_is_written_in_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    about, header = window.article.about, window.article.header
    assert not about.notes.isVisible()
    QTest.mouseClick(header.notes, LEFT)
    assert about.notes.isVisible()
    assert about.notes.editor is not None
    first = about.notes.editor.editors[0]
    qtbot.waitUntil(first.edit.hasFocus)
    QTest.keyClicks(first.edit, "Like [1], see ¶2")
    qtbot.waitUntil(lambda: own_notes(window) == ["Like [1], see ¶2"])
    assert header.notes.text() == "Notes 1"
    QTest.mouseClick(about.notes.close_button, LEFT)
    assert not about.notes.isVisible()


def test_what_is_typed_and_not_yet_saved_is_saved_as_the_window_closes(window: MainWindow) -> None:
    window.article.about.write()
    assert window.article.about.notes.editor is not None
    QTest.keyClicks(window.article.about.notes.editor.editors[0].edit, "Late")
    article = window.desk.opened.article
    assert article is not None
    window.article.about.save_pending()
    assert [note.text for note in window.desk.workshop.appraisal.article_notes(article.id)] == ["Late"]


def test_a_note_on_the_article_that_a_search_finds_is_opened(window: MainWindow, tmp_path: Path) -> None:
    article = window.desk.opened.article
    assert article is not None
    window.desk.appraising.write_article_note(article.id, "A purple kettle")
    (hit,) = window.desk.workshop.library.search("purple")
    window.article.about.show_note(hit.note_id, ("purple",))
    assert window.article.about.notes.editor is not None
    (editor, _empty) = window.article.about.notes.editor.editors
    assert [each.cursor.selectedText() for each in editor.field.rendered.extraSelections()] == ["purple"]
    assert editor.field.rendered.hasFocus()


def test_a_link_in_a_note_goes_to_its_reference_and_paragraph(window: MainWindow) -> None:
    article = window.desk.opened.article
    assert article is not None
    window.desk.appraising.write_article_note(article.id, "Like [1], see ¶2")
    QTest.mouseClick(window.article.header.notes, LEFT)
    assert window.article.about.notes.editor is not None
    field = window.article.about.notes.editor.editors[0].field
    found = field.rendered.document().find("[1]")
    found.setPosition(found.selectionStart() + 1)
    QTest.mouseClick(field.rendered.viewport(), LEFT, pos=field.rendered.cursorRect(found).center())
    assert window.desk.selection.current.reference_id == article.references[0].id


def test_a_check_says_over_the_article_that_it_is_retracted(window: MainWindow) -> None:
    notices = window.article.about.notices
    assert not notices.isVisible()
    window.desk.checking.check()
    QTest.qWait(300)
    assert notices.isVisible()
    assert "This article: Retraction, 2 Apr 2021" in notices.toPlainText()
    assert window.desk.checking.progress.total == 1


def test_only_some_references_are_checked_without_the_article(window: MainWindow, registry: Registry) -> None:
    article = window.desk.opened.article
    assert article is not None
    window.desk.checking.check([article.references[0].id])
    QTest.qWait(200)
    assert not any("standin.retracted" in seen.line for seen in registry.requests)


def test_the_readers_fields_are_kept_and_what_was_read_is_had_back(window: MainWindow) -> None:
    form = details(window)
    title = form.fields["title"]
    assert isinstance(title, QPlainTextEdit)
    title.selectAll()
    QTest.keyClicks(title, "Of tea")
    QTest.keyClicks(form.fields["issued"], "2019-03")
    QTest.mouseClick(form.save, LEFT)
    article = window.desk.opened.article
    assert article is not None
    assert (article.title, article.issued, article.mended) == ("Of tea", PartialDate(2019, 3), ("title", "issued"))
    assert "Of tea" in window.windowTitle()
    form.deleteLater()
    again = EditArticle(window.desk, window.theme, article, window)
    assert [label.text() for label in again.read.values()] == [
        "Read as: Invented tea and the moods of imaginary volunteers",
        "Not read in the file",
    ]
    QTest.mouseClick(again.as_read, LEFT)
    QTest.mouseClick(again.save, LEFT)
    article = window.desk.opened.article
    assert article is not None
    assert article.mended == ()


def test_a_doi_that_is_none_is_refused_in_words(window: MainWindow) -> None:
    form = details(window)
    assert not form.save.isEnabled()
    QTest.keyClicks(form.fields["DOI"], " and more")
    assert not form.save.isEnabled()
    form.fields["DOI"].selectAll()
    QTest.keyClicks(form.fields["DOI"], "https://doi.org/10.5555/tea.2")
    assert form.values.DOI == "10.5555/tea.2"
    assert form.save.isEnabled()
    form.fields["DOI"].selectAll()
    QTest.keyClicks(form.fields["DOI"], "none")
    assert not form.told.isHidden()
    assert not form.save.isEnabled()
