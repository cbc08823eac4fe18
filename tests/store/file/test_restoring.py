"""Tests of `restoring` and `copying`. A backup put back: whatever is in the place, one library or the other is there
afterwards, and the former is kept."""

import itertools
import os
import resource
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from ldn_desk.domain.errors import LibraryError
from ldn_desk.services.library import restore_library
from ldn_desk.store.file import connection, copying, restoring
from tests.store import samples
from tests.store.samples import Desk

DAMAGED = b"rubbish" * 1_000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the library is, in a folder of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder / "library.sqlite"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup that holds one article."""
    copy = tmp_path / "backup.sqlite"
    with Desk(tmp_path / "other.sqlite") as desk:
        desk.library.add(samples.article(title="Of the backup"), b"")
        desk.library.backup(copy)
    return copy


def titles(place: Path) -> list[str]:
    """The articles of a library that opens and is sound."""
    with Desk(place) as desk:
        assert desk.library.doctor() == ()
        return [line.title for line in desk.library.shelf()]


def test_the_log_of_a_damaged_library_goes_aside_with_it_and_is_not_applied(place: Path, backup: Path) -> None:
    with Desk(place) as desk:
        desk.library.add(samples.article(title="Before"), b"")
    with Desk(place) as desk:
        desk.write("only in the log")
        log = place.with_name(place.name + "-wal").read_bytes()
    place.write_bytes(DAMAGED + place.read_bytes()[len(DAMAGED) :])
    place.with_name(place.name + "-wal").write_bytes(log)
    aside = restoring.into_place(place, backup)
    with Desk(place) as desk:
        assert desk.written == set()
    assert titles(place) == ["Of the backup"]
    assert aside is not None
    assert aside.read_bytes().startswith(DAMAGED)
    assert aside.with_name(aside.name + "-wal").read_bytes() == log


def test_a_log_without_a_library_is_not_taken_for_the_one_of_the_backup(place: Path, backup: Path) -> None:
    with Desk(place) as desk:
        desk.library.add(samples.article(title="Before"), b"")
        log = place.with_name(place.name + "-wal").read_bytes()
    place.unlink()
    place.with_name(place.name + "-wal").write_bytes(log)
    assert restore_library(str(place), backup) is None
    assert titles(place) == ["Of the backup"]


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not let an open file be replaced")
def test_a_damaged_library_that_another_desk_has_open_is_left_to_it(place: Path, backup: Path) -> None:
    with Desk(place) as desk:
        desk.library.add(samples.article(title="Before"), b"")
    program = (
        "import sqlite3, sys\n"
        f"opened = sqlite3.connect({str(place)!r})\n"
        "opened.execute('SELECT count(*) FROM articles').fetchone()\n"
        "print('open', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with place.open("rb+") as file:
            file.write(DAMAGED[:200])
        before = place.read_bytes()
        with pytest.raises(LibraryError, match="close every program that has it open"):
            restore_library(str(place), backup)
        assert place.read_bytes() == before
        assert sorted(path.name for path in place.parent.glob("*damaged*")) == []
        assert list(place.parent.glob("*.part")) == []
        other.communicate("")
    assert restore_library(str(place), backup) is not None
    assert titles(place) == ["Of the backup"]


def test_a_library_that_another_desk_is_writing_to_is_given_up(
    place: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(copying, "BUSY_SECONDS", 0.05)
    with Desk(place) as desk:
        desk.library.add(samples.article(title="Before"), b"")
    with closing(sqlite3.connect(place, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="is in use by another program; try again"):
            restore_library(str(place), backup)
    assert titles(place) == ["Before"]
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_what_another_desk_writes_meanwhile_is_in_the_library_or_in_the_one_kept_aside(
    place: Path, backup: Path
) -> None:
    written: list[str] = []
    enough = threading.Event()

    def write() -> None:
        with Desk(place) as desk:
            for number in itertools.count():
                if enough.is_set():
                    return
                desk.write(f"written {number}")
                written.append(f"written {number}")

    Desk(place).library.close()
    other = threading.Thread(target=write)
    other.start()
    try:
        asides = [restore_library(str(place), backup) for _ in range(3)]
    finally:
        enough.set()
        other.join()
    kept: set[str] = set()
    for file in (place, *(aside for aside in asides if aside is not None)):
        with Desk(file) as desk:
            kept |= desk.written
    assert written
    assert set(written) <= kept


@pytest.mark.parametrize("sound", [True, False])
def test_the_library_itself_is_no_backup_of_it(sound: bool, place: Path) -> None:
    Desk(place).library.close()
    if not sound:
        place.write_bytes(DAMAGED)
    with pytest.raises(LibraryError, match=r"is the library itself|is not a library"):
        restore_library(str(place), place.parent / ".." / "desk" / "library.sqlite")
    assert list(place.parent.glob("library-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_library_behind_a_link_is_replaced_where_it_lies(place: Path, backup: Path, tmp_path: Path) -> None:
    place.write_bytes(DAMAGED)
    link = tmp_path / "link.sqlite"
    link.symlink_to(place)
    aside = restore_library(str(link), backup)
    assert link.is_symlink()
    assert aside is not None
    assert aside.parent == place.parent
    assert titles(place) == ["Of the backup"]


def test_on_a_disk_without_links_the_damaged_file_is_copied_aside(
    place: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    place.write_bytes(DAMAGED)
    aside = restore_library(str(place), backup)
    assert aside is not None
    assert aside.read_bytes() == DAMAGED


def test_a_library_with_the_longest_name_is_kept_aside_too(tmp_path: Path, backup: Path) -> None:
    place = tmp_path / f"{'ü' * 118}.sqlite"
    place.write_bytes(DAMAGED)
    aside = restore_library(str(place), backup)
    assert aside is not None
    assert aside.read_bytes() == DAMAGED
    assert titles(place) == ["Of the backup"]


@pytest.mark.parametrize("sound", [True, False])
def test_without_room_for_the_backup_the_library_stays_as_it_was(sound: bool, place: Path, backup: Path) -> None:
    with Desk(place) as desk:
        desk.library.add(samples.article(title="Before"), b"")
    if not sound:
        place.write_bytes(DAMAGED)
    before = place.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(LibraryError):
            restore_library(str(place), backup)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert place.read_bytes() == before
    if sound:
        assert titles(place) == ["Before"]
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_what_a_killed_copy_left_goes_away_with_the_next_once_it_is_old(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    left, fresh = tmp_path / "copy.sqlite-0123456789ab.part", tmp_path / "copy.sqlite-ba9876543210.part"
    for part in (left, fresh):
        part.write_bytes(b"half")
    os.utime(left, (1_000_000_000, 1_000_000_000))
    with Desk(place) as desk:
        desk.library.backup(target)
    assert (left.exists(), fresh.exists(), target.exists()) == (False, True, True)
