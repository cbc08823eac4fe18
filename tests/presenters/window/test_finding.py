from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import InlineRunner
from ldn_desk.presenters.window.finding import Finding, Place, count_words
from tests.views.article.article_desk import put, read


@pytest.fixture
def desk(qapp: object) -> Desk:
    desk = Desk(InlineRunner())
    put(desk, read())
    return desk


def test_article_first_then_references_in_list_order(desk: Desk) -> None:
    finding = Finding(desk)
    finding.look_for("drug")
    assert [place.kind for place in finding.places] == ["article"]
    finding.look_for("inflammation")
    assert [place.kind for place in finding.places] == ["reference", "reference"]


def test_a_place_in_the_article_stands_where_the_words_are(desk: Desk) -> None:
    finding = Finding(desk)
    finding.look_for("NAIVE")
    article = desk.opened.article
    assert article is not None
    assert [article.text[place.start : place.end] for place in finding.places] == ["naïve"]


def test_steps_go_round_the_end_and_select_references(desk: Desk, qtbot: QtBot) -> None:
    finding = Finding(desk)
    finding.look_for("inflammation")
    assert finding.here is None
    with qtbot.waitSignals([finding.moved, finding.counted]):
        finding.step(1)
    assert desk.opened.selected_entry == desk.opened.entries[0]
    finding.step(-1)
    assert desk.opened.selected_entry == desk.opened.entries[1]
    finding.step(1)
    assert finding.here == Place("reference", desk.opened.entries[0].reference.id)


def test_the_first_step_back_is_to_the_last_place(desk: Desk) -> None:
    finding = Finding(desk)
    finding.look_for("inflammation")
    finding.step(-1)
    assert desk.opened.selected_entry == desk.opened.entries[1]


def test_what_is_typed_is_found_from_where_the_reader_began_to_look(desk: Desk, qtbot: QtBot) -> None:
    finding = Finding(desk)
    article = desk.opened.article
    assert article is not None
    begun = article.text.index("[2, 3]")
    with qtbot.waitSignal(finding.moved):
        finding.look_for("h", begun)
    for words in ("here", "her", "here ["):
        finding.look_for(words, len(article.text))
        assert finding.here is not None
        assert finding.here.start == article.text.index("here [1]")
        assert finding.places.index(finding.here) == 0
    finding.step(1)
    finding.look_for("here [1]")
    assert finding.here is not None
    assert finding.here.start == article.text.rindex("here [1]")
    assert desk.opened.selected_entry is None


def test_behind_the_last_place_the_first_is_found(desk: Desk) -> None:
    finding = Finding(desk)
    finding.look_for("naive", 10_000)
    assert finding.here == finding.places[0]


def test_nothing_found_goes_nowhere(desk: Desk) -> None:
    finding = Finding(desk)
    finding.look_for("zzz")
    finding.step(1)
    assert finding.here is None
    finding.look_for(" ")
    assert finding.places == ()


def test_another_article_is_searched_anew(desk: Desk) -> None:
    finding = Finding(desk)
    finding.look_for("inflammation")
    finding.step(1)
    put(desk, None)
    assert finding.places == ()
    assert finding.here is None
    put(desk, read())
    assert len(finding.places) == 2


def test_counts_are_said_in_words() -> None:
    assert count_words(0, 0, "") == ""
    assert count_words(0, 0, "x") == "Nothing found"
    assert count_words(0, 3, "x") == "3 found"
    assert count_words(2, 3, "x") == "2 of 3"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_notes_are_found_too(tmp_path: Path, qtbot: QtBot) -> None:
    from tests.views.desk_window import open_window

    window = open_window(qtbot, tmp_path)
    window.desk.appraising.write_note(window.desk.opened.entries[0].reference.id, "Eigenartig.")
    window.finding.look_for("eigenartig")
    assert [place.kind for place in window.finding.places] == ["note"]
