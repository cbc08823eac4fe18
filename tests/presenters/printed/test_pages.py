"""Tests of `pages` and `drawing`. The pages of the open article: offered, loaded when asked for, drawn within bounds,
late answers dropped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ldn_desk.composition import open_workshop
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import BackgroundRunner, InlineRunner, Runner
from ldn_desk.presenters.printed import pages as printed_pages
from ldn_desk.presenters.printed.pages import PrintedPages
from tests.importers.pdf.sheets import Sheets, prose
from tests.places import places
from tests.presenters.runners import Held


def pdf(pages: int = 3, start: int = 0) -> bytes:
    sheets = Sheets()
    for number in range(pages):
        if number:
            sheets.page()
        sheets.flow(60, 80, 480, prose(9, start + 9 * number))
    return sheets.bytes()


class Reader:
    """A desk with a library, and what its pages told."""

    def __init__(self, folder: Path, runner: Runner) -> None:
        self.folder = folder
        self.desk = Desk(runner)
        self.desk.start(open_workshop(places(folder)))
        self.pages: PrintedPages = self.desk.printed
        self.pictured: list[int] = []
        self.aligned: list[int] = []
        self.failed: list[str] = []
        self.pages.pictured.connect(self.pictured.append)
        self.pages.aligned.connect(self.aligned.append)
        self.pages.failed.connect(self.failed.append)

    @property
    def count(self) -> int:
        """How many pages are known."""
        return len(self.pages.sizes)

    def read(self, data: bytes, name: str = "article.pdf") -> None:
        path = self.folder / name
        path.write_bytes(data)
        self.desk.open_path(path)


@pytest.fixture
def reader(tmp_path: Path, qapp: object) -> Iterator[Reader]:
    made = Reader(tmp_path, InlineRunner())
    yield made
    made.desk.shut()


@pytest.fixture
def patient(tmp_path: Path, qapp: object) -> Iterator[tuple[Reader, Held]]:
    """A reader whose jobs wait until they are let go."""
    held = Held()
    made = Reader(tmp_path, held)
    yield made, held
    made.desk.shut()


def test_an_article_in_a_format_with_pages_offers_them(reader: Reader) -> None:
    offers: list[bool] = []
    reader.pages.offered.connect(offers.append)
    reader.read(pdf())
    assert reader.pages.on_offer
    assert offers[-1]
    reader.read(b"# A text\n\nIt has no pages.\n", "text.md")
    assert not reader.pages.on_offer


def test_an_article_of_the_library_offers_its_pages_a_little_later(qtbot: QtBot, tmp_path: Path) -> None:
    first = Reader(tmp_path, InlineRunner())
    first.read(pdf())
    first.desk.shut()
    again = Reader(tmp_path, InlineRunner())
    again.desk.open_last()
    assert not again.pages.on_offer
    qtbot.waitUntil(lambda: again.pages.on_offer)
    again.desk.shut()


def test_nothing_is_loaded_before_it_is_asked_for(reader: Reader) -> None:
    reader.read(pdf())
    assert reader.count == 0
    reader.pages.open()
    assert reader.count == 3
    assert reader.aligned == [0, 1, 2]
    assert reader.pictured == []


def test_the_articles_words_have_places_on_the_pages(reader: Reader) -> None:
    reader.read(pdf())
    reader.pages.open()
    article, places = reader.desk.opened.article, reader.pages.places
    assert article is not None
    assert places is not None
    start = article.text.rindex("bells of the town")
    assert [box.page for box in places.boxes(start, start + 17)][-1] == 2


def test_pages_are_drawn_in_the_order_in_which_they_are_wanted(reader: Reader) -> None:
    reader.read(pdf())
    reader.pages.open()
    reader.pages.want([(1, 0.5), (2, 0.5)])
    assert reader.pictured == [1, 2]
    picture = reader.pages.picture(1)
    assert picture is not None
    assert (picture.width(), picture.height()) == (300, 400)
    assert reader.pages.picture(0) is None


def test_what_is_drawn_already_is_not_drawn_again_but_in_another_size(reader: Reader) -> None:
    reader.read(pdf())
    reader.pages.open()
    reader.pages.want([(0, 0.5)])
    reader.pages.want([(0, 0.5)])
    assert reader.pictured == [0]
    reader.pages.want([(0, 1.0)])
    assert reader.pictured == [0, 0]
    picture = reader.pages.picture(0)
    assert picture is not None
    assert picture.width() == 600


def test_pictures_far_from_the_reader_make_room(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed_pages, "MOST_BYTES", 2 * 4 * 300 * 400)
    reader.read(pdf(5))
    reader.pages.open()
    for page in range(5):
        reader.pages.want([(page, 0.5)])
    assert [page for page in range(5) if reader.pages.picture(page)] == [3, 4]


def test_wishes_that_were_not_met_are_dropped_for_newer_ones(patient: tuple[Reader, Held]) -> None:
    reader, held = patient
    reader.read(pdf())
    held.go()
    reader.pages.open()
    held.go()
    reader.pages.want([(0, 0.5), (1, 0.5)])
    reader.pages.want([(2, 0.5)])
    held.go()
    assert reader.pictured == [2]


def test_answers_for_another_article_are_dropped(patient: tuple[Reader, Held]) -> None:
    reader, held = patient
    reader.read(pdf())
    held.go()
    reader.pages.open()
    late = held.jobs.pop()
    reader.read(pdf(1, 500), "other.pdf")
    held.go()
    held.inline.start(late)
    assert reader.count == 0
    reader.pages.open()
    held.go()
    assert reader.count == 1
    assert reader.aligned == [0]


def test_around_the_reader_a_long_document_is_aligned_first(reader: Reader) -> None:
    reader.read(pdf(70))
    article = reader.desk.opened.article
    assert article is not None
    reader.pages.open(len(article.text) // 2)
    assert reader.aligned[:3] in ([35, 34, 36], [35, 36, 34], [34, 35, 36])
    assert sorted(reader.aligned) == list(range(70))


def test_pages_that_cannot_be_opened_say_so(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.read(pdf())
    library = reader.desk.workshop.library
    monkeypatch.setattr(library, "original", lambda _id: ("article.pdf", b"%PDF-1.4 no more"))
    reader.pages.open()
    assert reader.failed == [reader.pages.fault]
    assert "damaged" in reader.pages.fault


def test_pages_that_could_not_be_opened_are_tried_again_when_they_are_asked_for_again(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.read(pdf())
    with monkeypatch.context() as patched:
        patched.setattr(reader.desk.workshop.library, "original", lambda _id: ("article.pdf", b"%PDF-1.4 no more"))
        reader.pages.open()
    reader.pages.open()
    assert (reader.pages.fault, reader.count) == ("", 3)


def test_a_page_that_could_not_be_drawn_is_tried_again_when_the_reader_comes_back_to_it(reader: Reader) -> None:
    reader.read(pdf())
    reader.pages.open()
    reader.pages.faults[1] = "This page cannot be shown."
    reader.pages.want([(1, 1.0), (0, 1.0)])
    assert reader.pages.picture(1) is None
    reader.pages.want([(0, 1.0)])
    reader.pages.want([(1, 1.0)])
    assert reader.pages.picture(1) is not None
    assert not reader.pages.faults


def test_work_on_threads_ends_with_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    reader = Reader(tmp_path, BackgroundRunner())
    reader.read(pdf(30))
    qtbot.waitUntil(lambda: reader.pages.on_offer)
    reader.pages.open()
    qtbot.waitUntil(lambda: bool(reader.pages.sizes))
    reader.pages.want([(29, 0.5)])
    qtbot.waitUntil(lambda: 29 in reader.pictured)
    assert len(reader.aligned) < 30
    reader.desk.shut()
    assert reader.count == 0
