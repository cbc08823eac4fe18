"""What the list itself shows, in the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.domain.bibliography import Fields
from ldn_desk.presenters.references.list_model import Role
from ldn_desk.presenters.references.row import Row
from ldn_desk.views.dialogs.list_findings import ListFindingsDialog
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_text, open_window
from tests.views.sheet.made_sheet import record_of, record_words

TEXT = """# Mice read again

Mice sleep [1], and rest [2], though not always [9].

## References

1. Ash A. Sleep in mice that live in cellars. J Sleep. 2016;16(1):22-34. doi:10.1000/ash
2. Elm E. Rest in mice that live in barns. J Rest. 2018;18:5-6. doi:10.1000/elm
4. Ash A. Sleep in mice that live in cellars. J Sleep. 2016;16(1):22-34. doi:10.1000/ash
"""
SOUND = (
    TEXT.replace("though not always [9]", "always [4]")
    .replace("4.", "3.")
    .replace("[4]", "[3]")
    .replace(
        "Ash A. Sleep in mice that live in cellars. J Sleep. 2016;16(1):22-34. doi:10.1000/ash\n2.",
        "Oak O. Food of mice that live in fields. J Food. 2019;19:7-8. doi:10.1000/oak\n2.",
    )
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, text=TEXT)
    qtbot.waitUntil(lambda: made.references.header.found.isVisible())
    return made


def dialog(window: MainWindow) -> ListFindingsDialog:
    return window.findChildren(ListFindingsDialog)[-1]


def rows(shown: ListFindingsDialog) -> list[str]:
    return [shown.rows.item(place).text() for place in range(shown.rows.count())]


def click(shown: ListFindingsDialog, words: str) -> None:
    item = next(shown.rows.item(place) for place in range(shown.rows.count()) if words in shown.rows.item(place).text())
    place = shown.rows.visualItemRect(item).center()
    QTest.mouseClick(shown.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_header_says_how_many_there_are(window: MainWindow) -> None:
    assert window.references.header.found.text() == "4 things to look at in the list"


def test_a_click_opens_them_under_the_headings_of_their_rules(window: MainWindow) -> None:
    QTest.mouseClick(window.references.header.found, Qt.MouseButton.LeftButton)
    assert rows(dialog(window)) == [
        "Markers that lead to no reference · 1",
        "[9] leads to no reference of the list.",
        "One DOI printed twice · 1",
        "References 1 and 4 print the same DOI 10.1000/ash.\nAsh 2016",
        "Numbers missing · 1",
        "Number 3 is missing: after 2 comes 4.\nAsh 2016",
        "Not cited in the text · 1",
        "Reference 4 is not cited in the text.\nAsh 2016",
    ]


def test_a_finding_leads_to_its_reference(window: MainWindow) -> None:
    window.actions_["findings"].trigger()
    click(dialog(window), "not cited")
    entry = window.desk.opened.selected_entry
    assert entry is not None
    assert entry.reference.number == 4


def test_a_marker_that_leads_nowhere_is_gone_to(window: MainWindow) -> None:
    window.actions_["findings"].trigger()
    click(dialog(window), "[9] leads")
    article = window.desk.opened.article
    assert article is not None
    marker = next(citation for citation in article.citations if citation.marker == "[9]")
    assert window.desk.selection.current.citation_id == marker.id


def test_a_heading_leads_nowhere(window: MainWindow) -> None:
    window.actions_["findings"].trigger()
    click(dialog(window), "Numbers missing")
    assert window.desk.opened.selected_entry is None


def test_a_sound_list_has_nothing_to_look_at(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.actions_["findings"].trigger()
    open_text(window, tmp_path, SOUND, "sound.md")
    qtbot.waitUntil(lambda: window.references.header.found.isHidden())
    assert rows(dialog(window)) == []


def test_a_closed_article_has_no_findings(window: MainWindow) -> None:
    window.actions_["findings"].trigger()
    shown = dialog(window)
    item = shown.rows.item(1)
    window.desk.close_article()
    assert window.references.findings.findings == ()
    assert item is not None


def shown_rows(window: MainWindow) -> dict[int, Row]:
    model = window.references.list.rows
    made = [model.index(place).data(Role.ROW) for place in range(model.rowCount())]
    return {each.number: each for each in made}


def test_rows_hint_at_what_the_list_shows_of_them(window: MainWindow) -> None:
    hints = {number: made.hints for number, made in shown_rows(window).items()}
    assert hints == {
        1: (),
        2: (),
        4: (("≡", "DOI printed twice, number missing before it, not cited"),),
    }


def test_the_filter_of_the_list_is_chosen_in_the_header(window: MainWindow) -> None:
    chosen = next(each for each in window.references.header.filter.menu().actions() if each.data() == "list")
    chosen.trigger()
    assert list(shown_rows(window)) == [4]


def test_what_is_mended_is_no_finding_any_more(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["findings"].trigger()
    last = window.desk.opened.entries[-1].reference
    window.desk.mending.correct(last, Fields(DOI="10.1000/oak"), ("DOI",))
    qtbot.waitUntil(lambda: window.references.header.found.text() == "3 things to look at in the list")
    assert not any("same DOI" in words for words in rows(dialog(window)))
    assert shown_rows(window)[4].hints == (("≡", "number missing before it, not cited"),)


def test_the_record_tells_what_the_list_shows_of_the_reference(window: MainWindow, qtbot: QtBot) -> None:
    last = window.desk.opened.entries[-1].reference
    window.desk.selection.select_reference(last.id)
    same = "References 1 and 4 print the same DOI 10.1000/ash."
    assert same in record_words(record_of(window))
    window.desk.mending.correct(last, Fields(DOI="10.1000/oak"), ("DOI",))
    qtbot.waitUntil(lambda: same not in record_words(record_of(window)))
    assert "Reference 4 is not cited in the text." in record_words(record_of(window))
