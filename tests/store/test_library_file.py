"""Tests of `library_file`, `schema`, `store/tables/`, `unit`, `clock`, `store/file/connection` and
`store/file/faults`. Opening, creating, copying and refusing libraries."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ldn_desk.domain import progress
from ldn_desk.domain.errors import LibraryError
from ldn_desk.services.library import restore_library
from ldn_desk.store import schema
from ldn_desk.store.file import connection
from ldn_desk.store.library_file import Store
from tests.store import samples
from tests.store.samples import Desk

HERE = Path(__file__).resolve().parent


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "library.sqlite"


def test_a_new_library_is_made_with_its_folder(place: Path) -> None:
    with Desk(place) as desk:
        assert desk.library.doctor() == ()
        assert desk.store.file == place
        assert desk.appraisal.reviewer.name == "Reviewer 1"


def test_the_database_is_told_to_lose_nothing(place: Path) -> None:
    with Desk(place) as desk:
        cursor = connection.driver(desk.store._connection)
        pragmas = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")}
        assert pragmas == {"journal_mode": "wal", "foreign_keys": 1}
        assert cursor.execute("PRAGMA synchronous").fetchone()[0] == 2, "FULL: saved survives a power cut"
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == 5_000


def test_a_library_may_be_named_by_a_url(place: Path) -> None:
    place.parent.mkdir()
    with Desk(f"sqlite:///{place}") as desk:
        desk.write("dark")
    with Desk(place) as desk:
        assert desk.written == {"dark"}


def test_the_older_library_of_each_released_schema_opens(tmp_path: Path) -> None:
    for old in sorted((HERE / "libraries").glob("schema-*.sqlite")):
        copy = tmp_path / old.name
        copy.write_bytes(old.read_bytes())
        with Desk(copy, tmp_path / f"{old.stem}.json") as desk:
            # From 0004 on, who judged is what their desk knows.
            desk.appraisal.judge_as(desk.library.latest_reviewer())
            (line,) = desk.library.shelf()
            entry = desk.library.entries(line.id)[0]
            assert (entry.stars, entry.notes[0].text) == (4, "Read the methods again.")
            assert entry.verdict.record is not None
            assert entry.verdict.record.raw["title"] == ["Of naps"]
            assert desk.library.search("methods")[0].reference_id == entry.reference.id
            assert desk.settings("theme") == ("dark" if old.stem < "schema-0004" else "")
            assert desk.library.doctor() == ()


def test_the_newest_schema_has_its_old_library_in_the_tests() -> None:
    assert (HERE / "libraries" / f"schema-{schema.HEAD}.sqlite").exists(), "run python -m tests.tools.old_library"


def test_mends_of_an_older_library_are_there(tmp_path: Path) -> None:
    copy = tmp_path / "library.sqlite"
    copy.write_bytes((HERE / "libraries" / "schema-0003.sqlite").read_bytes())
    with Desk(copy) as desk:
        (line,) = desk.library.shelf()
        article = desk.library.article(line.id)
        assert article.references[1].mended == ("title",)
        assert article.references[1].read == samples.reference(2).printed
        assert article.citations[0].mended
        assert [each.reference.number for each in desk.mending.away(line.id)] == [3]


def test_text_that_is_no_database_is_refused_in_one_sentence(place: Path) -> None:
    place.parent.mkdir()
    place.write_text("My holiday, by Robin Kim. " * 100)
    with pytest.raises(LibraryError, match=r"not a library of this program; name another file.*\.$"):
        Store.open(str(place))
    assert place.read_text().startswith("My holiday"), "what is not ours is left as it was"


def test_the_database_of_another_program_is_refused_and_left_exactly_as_it_is(place: Path) -> None:
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = place.read_bytes()
    with pytest.raises(LibraryError, match="not a library of this program"):
        Store.open(str(place))
    assert (place.read_bytes(), list(place.parent.iterdir())) == (before, [place])


def test_a_library_whose_stamp_is_gone_is_refused(place: Path) -> None:
    Desk(place).library.close()
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("DELETE FROM alembic_version")
        opened.commit()
    with pytest.raises(LibraryError, match="not a library of this program"):
        Store.open(str(place))


@pytest.mark.parametrize(("stamp", "sentence"), [("0999", "newer version"), ("5d1c2a", "not a library")])
def test_a_library_of_an_unknown_schema_is_refused_and_left_alone(place: Path, stamp: str, sentence: str) -> None:
    Desk(place).library.close()
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("UPDATE alembic_version SET version_num = ?", (stamp,))
        opened.commit()
    with pytest.raises(LibraryError, match=sentence):
        Store.open(str(place))
    assert list(place.parent.glob("*before*")) == []


def test_a_damaged_library_is_refused_in_one_sentence(place: Path) -> None:
    Desk(place).library.close()
    data = bytearray(place.read_bytes())
    data[100:4_096] = b"\xff" * 3_996
    place.write_bytes(data)
    with pytest.raises(LibraryError, match="is damaged; put a backup back with"):
        Store.open(str(place))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be made for the library"):
        Store.open(str(tmp_path / "file" / "library.sqlite"))


def test_a_folder_in_the_library_s_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is a folder; name a file"):
        Store.open(str(tmp_path))


@pytest.mark.parametrize(
    "location",
    [
        "nodatabase://server/x",
        "postgresql+psycopg://desk@server/ldn",
        "postgresql://server/ldn",
        "sqlite+aiosqlite:///library.sqlite",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file::memory:?uri=true",
        "sqlite:///file:shared?mode=memory&uri=true",
    ],
)
def test_what_is_no_sqlite_file_is_refused_in_one_sentence(location: str) -> None:
    with pytest.raises(LibraryError, match=r"^“.*” names no SQLite file; give a file, or .*\.$"):
        Store.open(location)


def test_a_library_that_may_not_be_written_says_so(place: Path) -> None:
    Desk(place).library.close()
    with Desk(f"sqlite:///{place.as_uri()}?mode=ro&uri=true") as desk:
        assert desk.library.shelf() == ()
        with pytest.raises(LibraryError, match="may not be written"):
            desk.write("dark")


def test_a_full_disk_is_one_sentence_and_what_was_saved_stays(place: Path) -> None:
    with Desk(place) as desk:
        desk.write("dark")
        driver = connection.driver(desk.store._connection)
        driver.execute(f"PRAGMA max_page_count = {driver.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(LibraryError, match=r"disk with the library .* is full"):
            desk.library.add(samples.article(filler=100_000), b"x" * 100_000)
        assert (desk.written, desk.library.shelf(), desk.library.doctor()) == ({"dark"}, (), ())


def test_a_library_another_program_holds_says_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with Desk(place) as desk, closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="in use by another program"):
            desk.write("dark")
        other.rollback()
        desk.write("dark")


def test_a_library_held_while_it_is_opened_says_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE anything (x)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="in use by another program"):
            Store.open(str(place))


def test_a_new_library_held_before_it_is_made_says_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="in use by another program"):
            Store.open(str(place))


def test_the_switch_to_the_write_ahead_log_waits_for_another_desk() -> None:
    class Cursor:
        asked = 0

        def execute(self, statement: str) -> None:
            self.asked += 1
            if self.asked < 3:
                raise sqlite3.OperationalError("database is locked")

    cursor = Cursor()
    connection.use_write_ahead_log(cursor)
    assert cursor.asked == 3


def test_a_bug_is_no_sentence(place: Path) -> None:
    with Desk(place) as desk:
        with pytest.raises(Exception, match="no such table") as caught, desk.store.reading() as unit:
            unit._connection.exec_driver_sql("SELECT * FROM nowhere")
        assert not isinstance(caught.value, LibraryError)


@contextmanager
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def test_another_thread_reads_while_the_window_writes(place: Path) -> None:
    with Desk(place) as desk, worker() as threads:
        desk.keep("theme", "dark")
        with desk.store.writing() as unit:
            unit.settings.set("theme", "light")
            assert threads.submit(desk.kept, "theme").result() == "dark"
        assert threads.submit(desk.kept, "theme").result() == "light"


def test_a_unit_that_reads_on_another_thread_cannot_write(place: Path) -> None:
    def write() -> None:
        with desk.store.reading() as unit:
            unit.settings.set("theme", "light")

    with Desk(place) as desk, worker() as threads:
        with pytest.raises(LibraryError, match="may not be written"):
            threads.submit(write).result()
        assert desk.kept("theme") == ""


def test_what_another_thread_writes_is_there_and_is_noticed(place: Path) -> None:
    with Desk(place) as desk, worker() as threads:
        threads.submit(desk.keep, "theme", "dark").result()
        assert desk.kept("theme") == "dark"
        assert desk.library.changed_elsewhere()


def test_two_threads_of_a_desk_write_one_after_the_other(place: Path) -> None:
    begun, seen = threading.Event(), []

    def write() -> None:
        with desk.store.writing() as unit:
            begun.set()
            seen.append("worker")
            unit.settings.set("theme", "dark")
            time.sleep(0.05)
            seen.append("worker is done")

    with Desk(place) as desk, worker() as threads:
        written = threads.submit(write)
        begun.wait()
        with desk.store.writing() as unit:
            seen.append("window")
            assert unit.settings.get("theme") == "dark"
        written.result()
    assert seen == ["worker", "worker is done", "window"]


def test_a_query_on_another_thread_that_is_cancelled_ends_at_once_and_writes_nothing(place: Path) -> None:
    without_end = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    cancel = threading.Event()

    def write() -> None:
        with progress.heard(progress.Listener(cancelled=cancel.is_set)), desk.store.writing() as unit:
            unit.settings.set("theme", "dark")
            threading.Timer(0.05, cancel.set).start()
            unit._connection.exec_driver_sql(without_end)

    with Desk(place) as desk, worker() as threads:
        with pytest.raises(progress.Cancelled):
            threads.submit(write).result()
        assert desk.kept("theme") == ""


def test_two_desks_may_make_one_library_at_once(place: Path) -> None:
    caught: list[BaseException] = []
    gate = threading.Barrier(4)

    def make() -> None:
        gate.wait()
        try:
            Desk(place).library.close()
        except BaseException as error:
            caught.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert caught == []
    with Desk(place) as desk, closing(sqlite3.connect(place)) as plain:
        assert desk.library.doctor() == ()
        assert plain.execute("SELECT count(*) FROM settings WHERE key = 'library'").fetchone()[0] == 1


def test_a_backup_is_one_file_that_opens_by_itself(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with Desk(place) as desk:
        naps = samples.article()
        desk.library.add(naps, b"naps")
        desk.library.backup(copy)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.sqlite", "desk"]
    with Desk(copy) as desk:
        assert desk.library.article(naps.id) == naps


def test_a_backup_that_cannot_be_written_is_one_sentence(place: Path, tmp_path: Path) -> None:
    with Desk(place) as desk:
        with pytest.raises(LibraryError, match="cannot be"):
            desk.library.backup(tmp_path / "nowhere" / "copy.sqlite")
        (tmp_path / "folder").mkdir()
        with pytest.raises(LibraryError, match="cannot be written"):
            desk.library.backup(tmp_path / "folder")


def test_a_backup_put_back_replaces_everything_for_every_desk(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with Desk(place) as desk, Desk(place) as other:
        desk.library.add(samples.article(title="Before"), b"")
        desk.library.backup(copy)
        desk.library.add(samples.article(title="After"), b"")
        assert len(other.library.shelf()) == 2
        aside = desk.store.restore(copy)
        assert [line.title for line in desk.library.shelf()] == ["Before"]
        assert [line.title for line in other.library.shelf()] == ["Before"]
    with Desk(aside) as former:
        assert len(former.library.shelf()) == 2


@pytest.mark.parametrize("beside", [(), ("-wal", "-shm")])
def test_a_backup_put_back_over_a_damaged_library_sets_that_aside(
    place: Path, tmp_path: Path, beside: tuple[str, ...]
) -> None:
    copy = tmp_path / "copy.sqlite"
    with Desk(place) as desk:
        desk.library.add(samples.article(), b"")
        desk.library.backup(copy)
    place.write_bytes(b"rubbish" * 1_000)
    for ending in beside:
        place.with_name(place.name + ending).write_bytes(b"more rubbish")
    aside = restore_library(str(place), copy)
    assert aside is not None
    assert aside.read_bytes().startswith(b"rubbish")
    with Desk(place) as desk:
        assert (len(desk.library.shelf()), desk.library.doctor()) == (1, ())


def test_a_backup_put_back_where_no_library_is_makes_one(place: Path, tmp_path: Path) -> None:
    assert restore_library(str(place), HERE / "libraries" / "schema-0001.sqlite") is None
    with Desk(place) as desk:
        assert len(desk.library.shelf()) == 1


def test_a_backup_put_back_over_a_sound_library_keeps_that_aside(place: Path) -> None:
    Desk(place).library.close()
    aside = restore_library(str(place), HERE / "libraries" / "schema-0001.sqlite")
    assert aside is not None
    with Desk(place) as desk, Desk(aside) as former:
        assert (len(desk.library.shelf()), len(former.library.shelf())) == (1, 0)


def test_a_library_that_is_no_file_and_cannot_be_opened_is_not_restored(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="names no SQLite file"):
        restore_library("nodatabase://server/x", tmp_path / "copy.sqlite")


def test_what_is_no_sound_backup_is_never_put_back(place: Path, tmp_path: Path) -> None:
    other, damaged = tmp_path / "other.sqlite", tmp_path / "damaged.sqlite"
    with closing(sqlite3.connect(other)) as opened:
        opened.execute("CREATE TABLE bookmarks (url)")
    data = bytearray((HERE / "libraries" / "schema-0001.sqlite").read_bytes())
    data[40_960:80_000] = b"\xff" * 39_040
    damaged.write_bytes(data)
    whole = (HERE / "libraries" / "schema-0001.sqlite").read_bytes()
    scratched = tmp_path / "scratched.sqlite"
    scratched.write_bytes(whole[:-4_096] + b"\xff" * 4_096)
    with Desk(place) as desk:
        desk.library.add(samples.article(), b"")
        newer = tmp_path / "newer.sqlite"
        desk.library.backup(newer)
        with closing(sqlite3.connect(newer)) as opened:
            opened.execute("UPDATE alembic_version SET version_num = '0999'")
            opened.commit()
        for source, sentence in (
            (tmp_path / "none.sqlite", "There is no file"),
            (newer, "newer version"),
            (other, "not a library"),
            (damaged, "is damaged"),
            (scratched, "is damaged; name another one"),
        ):
            with pytest.raises(LibraryError, match=sentence):
                desk.store.restore(source)
        assert len(desk.library.shelf()) == 1


def test_a_place_that_cannot_be_replaced_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be"):
        restore_library(str(tmp_path / "file" / "library.sqlite"), HERE / "libraries" / "schema-0001.sqlite")


@pytest.mark.parametrize("location", ["sqlite://host:port/x", "sqlite:///x.sqlite?timeout=soon&uri=true"])
def test_a_url_that_makes_no_sense_is_refused(location: str) -> None:
    with pytest.raises(LibraryError, match="names no SQLite file"):
        Store.open(location)


def test_a_password_is_never_said() -> None:
    with pytest.raises(LibraryError, match=r"“nodatabase://me:\*\*\*@server/x” names no SQLite file"):
        Store.open("nodatabase://me:secret@server/x")


def test_a_library_without_one_of_its_tables_is_damaged(place: Path) -> None:
    Desk(place).library.close()
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("DROP TABLE settings")
    with pytest.raises(LibraryError, match="is damaged; put a backup back"):
        Store.open(str(place))


def test_a_reference_that_cannot_be_read_any_more_is_one_sentence(place: Path) -> None:
    with Desk(place) as desk:
        desk.library.add(samples.article(), b"")
        connection.driver(desk.store._connection).execute("""UPDATE "references" SET printed = '{'""")
        with pytest.raises(LibraryError, match="is damaged; put a backup back"):
            desk.library.article(desk.library.shelf()[0].id)


def test_a_backup_never_takes_the_place_of_the_library_or_of_what_is_no_file(place: Path, tmp_path: Path) -> None:
    with Desk(place) as desk:
        with pytest.raises(LibraryError, match="is the library itself"):
            desk.library.backup(place.parent / ".." / "desk" / "library.sqlite")
        for target in (Path(), Path(os.devnull), tmp_path):
            with pytest.raises(LibraryError, match="cannot be written"):
                desk.library.backup(target)
        assert desk.library.doctor() == ()


def test_a_backup_takes_the_place_of_an_earlier_one_and_of_no_other_file(place: Path, tmp_path: Path) -> None:
    diary, other, empty = tmp_path / "diary.txt", tmp_path / "other.db", tmp_path / "empty"
    diary.write_text("Slept well.", encoding="utf-8")
    with closing(sqlite3.connect(other)) as made:
        made.execute("CREATE TABLE kettles (number)")
    empty.touch()
    before = diary.read_bytes(), other.read_bytes()
    with Desk(place) as desk:
        desk.library.add(samples.article(), b"")
        for target in (diary, other):
            with pytest.raises(LibraryError, match="is there already, and no library; name another file"):
                desk.library.backup(target)
        assert (diary.read_bytes(), other.read_bytes()) == before
        for _ in range(2):
            desk.library.backup(empty)
    with Desk(empty) as copy:
        assert len(copy.library.shelf()) == 1


def test_what_is_no_library_is_not_opened_as_one_and_stays_as_it_is(tmp_path: Path) -> None:
    files = {"diary.txt": b"Slept well.", "cut.sqlite": b"SQLite format 3\0", "zeros.sqlite": bytes(600)}
    for name, held in files.items():
        (tmp_path / name).write_bytes(held)
        with pytest.raises(LibraryError, match="is not a library of this program"), Desk(tmp_path / name):
            pass
        assert (tmp_path / name).read_bytes() == held


def test_a_backup_without_a_stamp_is_never_put_back(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with Desk(place) as desk:
        desk.library.backup(copy)
        with closing(sqlite3.connect(copy)) as opened:
            opened.execute("DELETE FROM alembic_version")
            opened.commit()
        with pytest.raises(LibraryError, match="is not a library of this program"):
            desk.store.restore(copy)


def test_a_folder_in_the_library_s_place_is_never_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(LibraryError, match="is not a file; name another place"):
        restore_library(str(folder), HERE / "libraries" / "schema-0001.sqlite")
    assert folder.is_dir()


def test_a_library_in_use_is_not_taken_from_under_another_desk(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    Desk(place).library.close()
    with closing(sqlite3.connect(place, isolation_level=None)) as holding:
        holding.execute("PRAGMA journal_mode=DELETE")
        holding.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="in use by another program"):
            restore_library(str(place), HERE / "libraries" / "schema-0001.sqlite")
    assert list(place.parent.glob("*damaged*")) == []
