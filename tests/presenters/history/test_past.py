import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt

from ldn_desk.composition import open_workshop
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.step import Happened
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.history.past import ROW, Line, Past, PastModel
from ldn_desk.presenters.jobs import InlineRunner
from tests.places import places
from tests.store.samples import article

SPOKEN, SHOWN = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole


def line(
    number: int, day: int, what: str = "rate", after: object = 4, who: str = "Kim", on: str = "reference 7"
) -> Line:
    # At noon it is the same day wherever the tests run, near enough.
    at = f"2026-11-{day:02}T12:00:{number % 60:02}.000000Z"
    return Line(Happened(number, at, who, what, "id", "null", json.dumps(after)), on)


@pytest.fixture
def model(qapp: object) -> Iterator[PastModel]:
    parent = QObject()
    model = PastModel(parent)
    model.show(
        (
            line(4, 23),
            line(3, 23, "write note", "Of naps and lámps", on=""),
            line(2, 21, "add article", {}, "", "the article"),
        )
    )
    yield model
    del parent


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = Desk(InlineRunner())
    desk.start(open_workshop(places(tmp_path, LDN_DESK_OFFLINE="1")))
    naps = article()
    desk.workshop.library.add(naps, b"")
    desk.open_article(naps.id)
    yield desk
    desk.shut()


def past(desk: Desk, reference_id: str = "") -> Past:
    shown = desk.opened.article
    assert shown is not None
    return Past(desk, shown.id, reference_id)


def rows(model: PastModel) -> list[str]:
    return [str(model.index(row).data(SHOWN)) for row in range(model.rowCount())]


def test_lines_stand_under_their_days_the_latest_first(model: PastModel) -> None:
    assert rows(model) == [
        "23 Nov 2026",
        "stars: not rated → 4 of 5 — small reservation",
        "note: Of naps and lámps",
        "21 Nov 2026",
        "article put on the desk",
    ]
    assert (model.shown, len(model.lines)) == (3, 3)


def test_a_screen_reader_hears_who_and_when_and_the_keyboard_passes_over_days(model: PastModel) -> None:
    first = model.first()
    time = model.lines[0].time
    assert first.data(SPOKEN) == (
        f"23 Nov 2026, {time}, Kim, reference 7: stars: not rated → 4 of 5 — small reservation"
    )
    assert model.index(4).data(SPOKEN).endswith("the desk, the article: article put on the desk")
    enabled = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsEnabled) for row in range(5)]
    assert enabled == [False, True, True, False, True]
    assert first.data(ROW) is model.lines[0]
    assert model.index(0).data(SPOKEN) == "23 Nov 2026"
    assert first.data(Qt.ItemDataRole.DecorationRole) is None


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("LAMPS naps", ["23 Nov 2026", "note: Of naps and lámps"]),
        ("kim 4", ["23 Nov 2026", "stars: not rated → 4 of 5 — small reservation"]),
        ("21 nov", ["21 Nov 2026", "article put on the desk"]),
        ("kettles", []),
        (" ", ["23 Nov 2026", "stars: not rated → 4 of 5 — small reservation", "note: Of naps and lámps"]),
    ],
)
def test_lines_with_all_the_words_pass_the_filter(model: PastModel, words: str, left: list[str]) -> None:
    model.filter(words)
    assert rows(model)[: len(left)] == left
    assert bool(model.rowCount()) == bool(left)
    assert model.first().isValid() == bool(left)


def test_of_ten_thousand_lines_only_those_asked_for_are_put_into_words(qapp: object) -> None:
    parent = QObject()
    model = PastModel(parent)
    model.show(line(number, 23 - number // 1_000) for number in range(10_000))
    assert (model.shown, model.rowCount()) == (10_000, 10_010)
    assert "4 of 5" in str(model.index(5_000).data(SHOWN))
    assert sum("words" in vars(each) for each in model.lines) == 1


def test_lines_of_the_article_say_of_which_reference_they_are(desk: Desk) -> None:
    first, second = (entry.reference for entry in desk.opened.entries[:2])
    desk.appraising.rate(first.id, 4)
    desk.appraising.rate(second.id, 3)
    desk.mending.remove(second)
    said = {each.on for each in past(desk).lines()}
    assert said == {"the article", "reference 1", "a removed reference"}
    assert [each.on for each in past(desk, first.id).lines()] == [""]


def test_what_is_put_back_is_told_and_looked_at_again(desk: Desk) -> None:
    told: list[str] = []
    desk.done.connect(told.append)
    first, again = desk.opened.entries[0].reference.id, list[str]()
    desk.appraising.rate(first, 4)
    desk.appraising.rate(first, 2)
    history = past(desk, first)
    lines = history.lines()
    assert [history.can_restore(each, lines) for each in lines] == [True, False]
    assert history.restore(lines[0], lambda: again.append("looked"))
    assert (desk.opened.entries[0].stars, told, again) == (4, ["Restored as it was before"], ["looked"])


def test_a_reference_that_was_removed_is_brought_back_from_the_history_once(desk: Desk) -> None:
    failed: list[str] = []
    desk.failed.connect(failed.append)
    first, again = desk.opened.entries[0].reference, list[str]()
    desk.mending.remove(first)
    (removed, *_rest) = past(desk).lines()
    assert past(desk).restore(removed, lambda: again.append("looked"))
    assert desk.opened.entries[0].reference.id == first.id
    assert not past(desk).restore(removed, lambda: again.append("not this time"))
    assert failed == ["This reference is in the list already, or gone for good."]
    assert again == ["looked"]


def test_a_library_that_cannot_be_read_is_told_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The library cannot be read.")

    failed: list[str] = []
    desk.failed.connect(failed.append)
    monkeypatch.setattr(desk.workshop.library, "past", refuse)
    assert (past(desk).lines(), failed) == ((), ["The library cannot be read."])
