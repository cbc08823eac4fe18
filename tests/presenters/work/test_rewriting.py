"""Tests of `rewriting`, `mending`, `presenters/afresh`, `presenters/open_article` and `presenters/workbench`. Mends,
Read again and Undo on a long article: written by a worker, one at a time, and nothing is lost meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ldn_desk.composition import open_workshop
from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.afresh import LONG_LIST
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import BackgroundRunner, InlineRunner, Runner
from tests.presenters.runners import Held

NUMBER = LONG_LIST + 20


def text() -> str:
    body = [f"Naps were counted again in town {n}, and none was missing [{n}]." for n in range(1, NUMBER + 1)]
    listed = [
        f"{n}. Invented{n} A, Imagined B. Of naps, part {n}. J Naps. 2019;12({n}):1-9. doi:10.5555/naps.{n}"
        for n in range(1, NUMBER + 1)
    ]
    return "\n\n".join(["# Of naps", *body, "## References", *listed])


class Told(QObject):
    """A desk on a long article, and what it said."""

    def __init__(self, folder: Path, runner: Runner) -> None:
        super().__init__()
        self.folder = folder
        self.desk = Desk(runner)
        self.desk.start(open_workshop({"LDN_DESK_LIBRARY": str(folder / "library.sqlite")}))
        self.said: list[str] = []
        self.failed: list[str] = []
        self.done = 0
        self.desk.said.connect(self.said.append)
        self.desk.done.connect(self.said.append)
        self.desk.failed.connect(self.failed.append)

    def open(self, content: str, name: str = "naps.md") -> None:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        self.desk.open_path(path)

    def count_done(self) -> None:
        self.done += 1

    @property
    def article(self) -> Article:
        article = self.desk.opened.article
        assert article is not None
        return article

    @property
    def kept(self) -> Article:
        """The article as the library has it."""
        return self.desk.workshop.library.article(self.article.id)

    def entry(self, number: int) -> Entry:
        return self.desk.opened.entries[number - 1]

    def retitle(self, number: int, title: str) -> bool:
        seen = self.entry(number).reference
        return self.desk.mending.correct(seen, replace(seen.printed, title=title), ["title"], self.count_done)

    def title(self, number: int) -> str:
        return self.entry(number).reference.printed.title


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def told(qapp: object, tmp_path: Path, held: Held) -> Iterator[Told]:
    told = Told(tmp_path, held)
    told.open(text())
    held.go()
    yield told
    told.desk.shut()


def test_a_mend_is_shown_and_told_of_once_a_worker_has_written_it(told: Told, held: Held) -> None:
    assert told.retitle(3, "Mine")
    assert (told.title(3), told.done) == ("Of naps, part 3", 0)
    held.go()
    assert (told.title(3), told.done, told.failed) == ("Mine", 1, [])
    assert told.kept == told.article


def test_while_one_is_written_another_is_refused_in_one_sentence(told: Told, held: Held) -> None:
    told.retitle(3, "Mine")
    assert not told.retitle(4, "Mine too")
    assert told.failed == ["The article is still being changed; try again in a moment."]
    told.desk.appraising.undo()
    held.go()
    assert (told.title(3), told.title(4)) == ("Mine", "Of naps, part 4")
    assert told.retitle(4, "Mine too")
    held.go()
    assert told.title(4) == "Mine too"


def test_what_is_typed_and_rated_meanwhile_is_kept_and_stays_in_sight(told: Told, held: Held) -> None:
    told.desk.mending.begin(told.article.references[10].start)
    first, last = told.entry(11).reference.id, told.entry(NUMBER).reference.id
    note = told.desk.appraising.write_note(first, "Typed meanwhile.")
    told.desk.appraising.rate(last, 4)
    held.go()
    assert len(told.desk.opened.entries) == NUMBER - 10
    shown = told.desk.opened.entry(first)
    assert shown is not None
    assert shown.notes == (note,)
    assert told.desk.opened.entries[-1].stars == 4
    assert told.desk.opened.entries == told.desk.workshop.library.entries(told.article.id)


def test_what_is_written_between_reading_and_showing_is_not_overwritten(told: Told, held: Held) -> None:
    reference = told.entry(5).reference

    told.retitle(5, "Mine")
    held.jobs[-1].stepped.connect(lambda step: told.desk.appraising.write_note(reference.id, type(step).__name__))
    held.go()
    assert told.title(5) == "Mine"
    assert [note.text for note in told.entry(5).notes] == ["Change", "Afresh"]
    assert told.desk.opened.entries == told.desk.workshop.library.entries(told.article.id)


def test_cancel_leaves_everything_as_it_was(told: Told, held: Held) -> None:
    before = told.article
    told.desk.mending.begin(before.references[10].start)
    held.jobs[-1].cancel()
    held.go()
    assert told.article == before == told.kept
    assert told.said[-1] == "Cancelled: nothing was changed"
    assert told.desk.appraising.undo_words == ""


def test_cancel_that_comes_too_late_still_shows_what_was_written(told: Told, held: Held) -> None:
    told.retitle(3, "Mine")
    job = held.jobs[-1]
    job.stepped.connect(lambda _step: job.cancel())
    held.go()
    assert told.title(3) == told.kept.references[2].printed.title == "Mine"
    assert told.done == 1


def test_undo_and_redo_are_a_workers_too(told: Told, held: Held) -> None:
    before = told.article
    told.desk.mending.merge_with_next(told.entry(1).reference)
    held.go()
    told.desk.appraising.undo()
    assert len(told.article.references) == NUMBER - 1
    held.go()
    assert told.article == before == told.kept
    assert told.said[-1] == "Undone: merge references 1 and 2"
    told.desk.appraising.redo()
    held.go()
    assert len(told.kept.references) == len(told.article.references) == NUMBER - 1


def test_what_is_done_while_undo_runs_is_the_next_to_be_undone(told: Told, held: Held) -> None:
    told.retitle(3, "Mine")
    held.go()
    told.desk.appraising.undo()
    told.desk.appraising.rate(told.entry(1).reference.id, 2)
    held.go()
    assert told.title(3) == "Of naps, part 3"
    told.desk.appraising.undo()
    assert told.entry(1).stars is None
    assert told.desk.appraising.undo_words == ""


def test_a_mend_that_is_refused_is_one_sentence(told: Told, held: Held) -> None:
    seen = told.entry(3).reference
    told.desk.workshop.mending.correct(seen, replace(seen.printed, title="Theirs"), ["title"])
    told.retitle(3, "Mine")
    held.go()
    assert told.failed == ["The reference was changed in another window meanwhile; it was left as it is now."]
    assert told.done == 0


def test_another_article_may_be_opened_meanwhile(told: Told, held: Held) -> None:
    article_id = told.article.id
    told.retitle(3, "Mine")
    told.open("# Another\n\nIt cites [1].\n\n## References\n\n1. Adams A. Naps. J Naps. 2010;1:2.\n", "other.md")
    held.jobs.reverse()
    held.go()
    assert told.article.title == "Another"
    told.desk.open_article(article_id)
    assert told.title(3) == "Mine"


def test_an_article_that_is_opened_while_its_mend_is_taken_back_is_shown_as_it_then_is(told: Told, held: Held) -> None:
    told.retitle(3, "Mine")
    held.go()
    mended = told.article.id
    told.open(text().replace("# Of naps", "# Of kettles").replace("naps", "kettles"), "kettles.md")
    held.go()
    told.desk.appraising.undo()
    told.desk.open_article(mended)
    assert told.title(3) == "Mine"
    held.go()
    assert told.title(3) == "Of naps, part 3"
    assert told.kept == told.article


def test_after_a_fault_of_the_desks_own_mends_go_on(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(tmp_path, InlineRunner())
    told.open("# Naps\n\nThey help [1].\n\n## References\n\n1. Doe J. Of naps. J Naps. 2019;12(1):1-9.\n")
    with monkeypatch.context() as patched:
        patched.setattr(told.desk.workshop.mending, "correct", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            told.retitle(1, "Mine")
    assert told.retitle(1, "Mine")
    assert (told.title(1), told.failed) == ("Mine", [])
    told.desk.shut()


def test_read_again_says_what_it_came_to(told: Told, held: Held) -> None:
    told.desk.mending.read_again()
    held.go()
    assert told.said[-1].startswith("Read again: ")
    assert told.article == told.kept


def test_what_another_desk_wrote_is_read_by_a_worker(told: Told, held: Held, tmp_path: Path) -> None:
    seen = told.entry(3).reference
    other = open_workshop({"LDN_DESK_LIBRARY": str(tmp_path / "library.sqlite")})
    other.mending.correct(seen, replace(seen.printed, title="Theirs"), ["title"])
    other.library.close()
    told.desk.look_elsewhere()
    assert told.title(3) == "Of naps, part 3"
    held.go()
    assert told.title(3) == "Theirs"


def test_an_article_that_another_desk_deleted_gives_way_to_the_last_one(told: Told, held: Held, tmp_path: Path) -> None:
    other = open_workshop({"LDN_DESK_LIBRARY": str(tmp_path / "library.sqlite")})
    other.library.delete(told.article.id)
    other.library.close()
    told.desk.look_elsewhere()
    held.go()
    assert told.desk.opened.article is None


def test_mends_on_a_worker_of_its_own_while_the_reader_writes(qtbot: QtBot, tmp_path: Path) -> None:
    told = Told(tmp_path, BackgroundRunner())
    told.open(text())
    qtbot.waitUntil(lambda: told.desk.opened.article is not None)
    written = 0
    for turn in range(5):
        told.desk.mending.begin(told.article.references[1].start)
        while told.done + len(told.failed) == 0 and len(told.article.references) == NUMBER - turn:
            written += 1
            told.desk.appraising.write_note(told.entry(NUMBER - turn).reference.id, f"Note {written}")
            qtbot.wait(1)
    assert told.failed == []
    assert len(told.article.references) == NUMBER - 5
    assert len(told.desk.opened.entries[-1].notes) == written
    qtbot.waitUntil(lambda: told.desk.working.shown is None)
    assert told.desk.opened.entries == told.desk.workshop.library.entries(told.article.id)
    told.desk.shut()


def test_a_desk_that_is_shut_while_a_mend_runs_keeps_the_mend(qtbot: QtBot, tmp_path: Path) -> None:
    told = Told(tmp_path, BackgroundRunner())
    told.open(text())
    qtbot.waitUntil(lambda: told.desk.opened.article is not None)
    article_id = told.article.id
    told.retitle(3, "Mine")
    told.desk.shut()
    workshop = open_workshop({"LDN_DESK_LIBRARY": str(tmp_path / "library.sqlite")})
    assert workshop.library.article(article_id).references[2].printed.title == "Mine"
    workshop.library.close()
