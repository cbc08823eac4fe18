"""Tests of `list_model`, `arrangement`, `row`, `presenters/desk` and `presenters/work/appraising`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.judgement import Choice
from ldn_desk.domain.verdict import Verdict, VerdictCode
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_model import ReferenceListModel, Role
from ldn_desk.presenters.references.row import Row, row
from ldn_desk.presenters.work.checking import Progress
from tests.presenters.references.samples import WHEN, checked, only_doi, open_desk, other_article, record, shown_ids


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.shut()


@pytest.fixture
def model(desk: Desk) -> ReferenceListModel:
    return ReferenceListModel(desk)


def numbers(model: ReferenceListModel) -> list[int]:
    return shown_ids([model.index(place).data(Role.ID) for place in range(model.rowCount())])


def row_of(model: ReferenceListModel, number: int) -> Row:
    made = model.index_of(f"reference-{number}").data(Role.ROW)
    assert isinstance(made, Row)
    return made


def run(desk: Desk, ids: frozenset[str], running: bool) -> None:
    desk.checking.progress_changed.emit(
        Progress(running=running, total=len(ids), asked=ids if running else frozenset())
    )


def test_the_model_keeps_qts_rules_for_models(model: ReferenceListModel, desk: Desk) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_filter("rated")
    desk.appraising.rate("reference-5", 4)
    model.set_sort_order("year")
    assert tester.model() is model


def test_rows_stand_in_article_order_at_first(model: ReferenceListModel) -> None:
    assert numbers(model) == list(range(1, 11))


def test_a_row_carries_shape_words_notices_points_and_judgement(desk: Desk, model: ReferenceListModel) -> None:
    desk.appraising.rate("reference-6", 3)
    desk.appraising.write_note("reference-6", "Twelve patients.")
    made = row_of(model, 6)
    assert (made.who, made.shape, made.words) == ("Mischke et al. 2017", "●", "Details match Crossref")
    assert made.notices == (("△", "Correction"),)
    assert (made.points, made.stars, made.notes) == ("1 to check", 3, "1 note")


def test_a_reference_without_author_and_title_shows_its_printed_text(tmp_path: Path, qapp: object) -> None:
    desk = open_desk(tmp_path)
    entry = desk.opened.entries[0]
    bare = replace(entry, reference=replace(entry.reference, printed=Fields(), text="Notes on sleep."))
    assert row(bare).title == "Notes on sleep."
    desk.shut()


def test_a_reference_that_is_only_a_doi_shows_it_and_what_is_registered(desk: Desk) -> None:
    made = row(only_doi(desk.opened.entries[0]))
    assert made.who == "doi:10.5555/desk.1"
    assert made.title.startswith("registered: ")
    assert "How inflammation came to matter in depression" in made.title


def test_a_screen_reader_hears_the_whole_row_in_words(desk: Desk, model: ReferenceListModel) -> None:
    desk.appraising.rate("reference-6", 1)
    spoken = model.index_of("reference-6").data(Qt.ItemDataRole.AccessibleTextRole)
    title = desk.opened.entries[5].reference.printed.title
    assert spoken == (
        f"Reference 6, Mischke et al. 2017, {title}, Details match Crossref, Correction, 1 to check, "
        "1 star of 5: do not rely on it, judged: 0 of 3 citations"
    )


def test_a_row_tells_how_many_of_its_citations_are_judged_and_how(desk: Desk, model: ReferenceListModel) -> None:
    assert row_of(model, 6).judged == ("◦", "0 of 3", "judged: 0 of 3 citations")
    desk.quoting.choose("reference-6", "series", Choice.PARTLY)
    assert row_of(model, 6).judged == ("◗", "1 of 3", "judged: 1 of 3 citations, Partly supported (minor)")
    desk.quoting.choose("reference-6", "again", Choice.SUPPORTED)
    assert row_of(model, 6).judged == ("∴", "2 of 3", "judged: 2 of 3 citations, Partly supported (minor), Supported")
    desk.appraising.write_note("reference-6", "Read.")
    assert row_of(model, 6).beside == "2 of 3 · 1 note"


def test_a_row_that_nothing_cites_tells_of_no_citations(model: ReferenceListModel) -> None:
    assert (row_of(model, 10).judged, row_of(model, 10).beside) == (("", "", ""), "")


def test_filters_show_what_is_not_judged_and_what_is_judged_how(desk: Desk, model: ReferenceListModel) -> None:
    desk.quoting.choose("reference-6", "series", Choice.PARTLY)
    desk.quoting.choose("reference-3", "second", Choice.SUPPORTED)
    shown = {}
    for name in ("unjudged", "judged-supported", "judged-minor", "judged-major", "judged-cannot", "again"):
        model.set_filter(name)
        shown[name] = numbers(model)
    assert shown == {
        "unjudged": [1, 2, 6, 7],
        "judged-supported": [3],
        "judged-minor": [6],
        "judged-major": [],
        "judged-cannot": [],
        "again": [],
    }


def test_an_unrated_row_says_so_to_a_screen_reader(model: ReferenceListModel) -> None:
    assert "not rated" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_tooltip_holds_all_that_a_row_may_elide(model: ReferenceListModel) -> None:
    tip = model.index_of("reference-6").data(Qt.ItemDataRole.ToolTipRole)
    assert "whose depression came back" in tip
    assert "Details match Crossref · Correction" in tip
    assert "1 to check" in tip


def test_a_role_or_row_that_is_not_there_gives_nothing(model: ReferenceListModel) -> None:
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex(), Role.ID) is None
    assert model.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole) == ""
    assert model.rowCount(model.index(0)) == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("all", list(range(1, 11))),
        ("match", [1, 5, 6]),
        ("differs", [2]),
        ("other-work", [3]),
        ("not-found", [4, 7]),
        ("elsewhere", [3]),
        ("found", [8]),
        ("not-checked", [10]),
        ("notices", [5, 6]),
        ("points", [6, 7]),
        ("rated", [1]),
        ("unrated", list(range(2, 11))),
        ("noted", [2]),
        ("list", []),
        ("unsure", []),
        ("no such filter", list(range(1, 11))),
    ],
)
def test_each_filter_lets_its_references_through(
    desk: Desk, model: ReferenceListModel, name: str, shown: list[int]
) -> None:
    desk.appraising.rate("reference-1", 5)
    desk.appraising.write_note("reference-2", "See figure 2.")
    model.set_filter(name)
    assert numbers(model) == shown


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("article", [1, 2, 3]),
        ("author", [9, 5, 1]),
        ("year", [3, 5, 2]),
        ("verdict", [3, 4, 7]),
        ("stars", [8, 1, 2]),
        ("no such sort", [1, 2, 3]),
    ],
)
def test_each_sort_puts_its_references_first(
    desk: Desk, model: ReferenceListModel, name: str, first: list[int]
) -> None:
    desk.appraising.rate("reference-8", 5)
    desk.appraising.rate("reference-1", 2)
    model.set_sort_order(name)
    assert numbers(model)[:3] == first


def test_letters_with_marks_are_sorted_beside_those_without(model: ReferenceListModel) -> None:
    model.set_sort_order("author")
    order = numbers(model)
    assert order.index(6) < order.index(3) < order.index(4)


def test_the_menu_knows_how_many_each_filter_would_show(model: ReferenceListModel) -> None:
    counts = model.filter_counts()
    assert (counts["all"], counts["not-found"], counts["rated"]) == (10, 2, 0)


def test_one_changed_entry_redraws_one_row(desk: Desk, model: ReferenceListModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged) as blocker:
        desk.appraising.rate("reference-4", 2)
    first, last = blocker.args[0], blocker.args[1]
    assert (first.row(), last.row()) == (3, 3)
    assert row_of(model, 4).stars == 2


def test_neighbours_that_change_together_are_one_signal(desk: Desk, model: ReferenceListModel) -> None:
    seen: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    desk.opened.entries_changed.emit(("reference-2", "reference-1", "reference-3", "reference-7"), "")
    assert seen == [(0, 2), (6, 6)]


def test_a_row_that_is_rated_stays_under_the_readers_hand(desk: Desk, model: ReferenceListModel) -> None:
    model.set_filter("unrated")
    desk.appraising.rate("reference-2", 4)
    assert 2 in numbers(model)
    model.set_filter("unrated")
    assert 2 not in numbers(model)


def test_what_a_filter_newly_lets_through_appears_in_its_place(desk: Desk, model: ReferenceListModel) -> None:
    desk.appraising.rate("reference-1", 4)
    desk.appraising.rate("reference-9", 4)
    model.set_filter("rated")
    desk.appraising.rate("reference-5", 4)
    assert numbers(model) == [1, 5, 9]
    assert model.index_of("reference-9").row() == 2


def test_the_first_to_be_let_through_stands_first(desk: Desk, model: ReferenceListModel) -> None:
    model.set_filter("rated")
    desk.appraising.rate("reference-5", 4)
    assert numbers(model) == [5]


def test_many_arrivals_at_once_are_arranged_together(tmp_path: Path, qapp: object) -> None:
    desk = open_desk(tmp_path, references=300, found={})
    model = ReferenceListModel(desk)
    model.set_filter("match")
    same = [checked(n, Verdict(VerdictCode.AGREES, record=record(n), judged=WHEN)) for n in range(1, 301)]
    desk.take_in(desk.workshop.library.keep_all(same))
    assert model.rowCount() == 300
    desk.shut()


def test_a_reference_being_asked_says_so_until_its_answer_comes(desk: Desk, model: ReferenceListModel) -> None:
    run(desk, frozenset({"reference-10", "reference-1"}), running=True)
    assert row_of(model, 10).words == "Asking …"
    assert row_of(model, 1).words == "Details match Crossref · asking …"
    desk.opened.entries_changed.emit(("reference-1",), "")
    assert row_of(model, 1).words == "Details match Crossref"
    assert row_of(model, 10).words == "Asking …"


def test_when_a_check_ends_nothing_is_asked_any_more(desk: Desk, model: ReferenceListModel) -> None:
    run(desk, frozenset({"reference-10"}), running=True)
    run(desk, frozenset(), running=False)
    assert row_of(model, 10).words == "Not checked · not asked yet"


def test_a_filtered_list_is_arranged_anew_when_a_check_ends(desk: Desk, model: ReferenceListModel) -> None:
    model.set_filter("not-checked")
    run(desk, frozenset({"reference-10"}), running=True)
    verdict = Verdict(VerdictCode.AGREES, record=record(10), judged=WHEN)
    desk.take_in(desk.workshop.library.keep(checked(10, verdict)))
    assert numbers(model) == [10]
    run(desk, frozenset(), running=False)
    assert numbers(model) == []


def test_another_article_is_shown_without_the_old_filter(desk: Desk, model: ReferenceListModel) -> None:
    model.set_filter("rated")
    desk.workshop.library.add(other_article(2), b"other")
    desk.open_article("other")
    assert model.filter == "all"
    assert numbers(model) == [1, 2]
