"""A library that may only be read is read, whatever state it was left in, and nothing is left beside it."""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ldn_desk.domain.errors import LibraryError, ReadOnlyLibrary
from ldn_desk.services.library import restore_library
from tests.store import samples
from tests.store.permissions import only_to_be_read
from tests.store.samples import Desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
OLD = Path(__file__).parents[1] / "libraries" / "schema-0001.sqlite"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A library with one article, in a folder of its own; no desk has it open."""
    folder = tmp_path / "desk"
    folder.mkdir()
    with Desk(folder / "library.sqlite") as desk:
        desk.library.add(samples.article(title="Naps"), b"naps")
    return folder / "library.sqlite"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files; empty in the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def is_read(place: Path, titles: tuple[str, ...] = ("Naps",)) -> None:
    """The library is read, searched, looked over and copied; and cannot be changed."""
    with Desk(place) as desk:
        library = desk.library
        assert library.read_only
        shelf = library.shelf()
        assert {line.title for line in shelf} == set(titles)
        assert library.doctor() == ()
        assert library.search(shelf[0].title)
        first = library.article(shelf[0].id)
        library.touch(first.id)
        assert library.add(first, b"") == first.id
        assert library.original(first.id)
        assert not library.changed_elsewhere()
        for act in (
            lambda: library.add(samples.article(title="New"), b""),
            lambda: desk.appraisal.rate(first.references[0].id, 3),
            lambda: library.delete(first.id),
            library.need_writable,
        ):
            with pytest.raises(ReadOnlyLibrary, match="is read-only, so nothing was changed; allow writing"):
                act()


@pytest.mark.parametrize("both", [True, False])
def test_a_library_nobody_has_open_is_read_and_nothing_is_left_beside_it(
    both: bool, place: Path, temporary: Path
) -> None:
    with only_to_be_read(place, *((place.parent,) if both else ())):
        is_read(place)
    assert names(place.parent) == ["library.sqlite"]
    assert temporary.is_dir()


def test_a_folder_that_may_not_be_written_is_enough(place: Path, temporary: Path) -> None:
    with only_to_be_read(place.parent):
        is_read(place)
    assert temporary.is_dir()


def test_a_library_that_another_desk_has_open_is_read_where_it_lies(place: Path, temporary: Path) -> None:
    with Desk(place) as owner:
        owner.library.add(samples.article(title="Of the owner"), b"")
        with only_to_be_read(place.parent, *place.parent.iterdir()):
            is_read(place, ("Naps", "Of the owner"))
            assert names(temporary) == []
            with Desk(place) as reader:
                assert not reader.library.changed_elsewhere()
                owner.library.add(samples.article(title="A moment later"), b"")
                assert reader.library.changed_elsewhere()
                assert len(reader.library.shelf()) == 3


def test_what_stands_only_in_a_log_that_was_left_behind_is_read_too(
    place: Path, tmp_path: Path, temporary: Path
) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with Desk(place) as owner:
        owner.library.add(samples.article(title="In the log"), b"")
        for ending in ("", "-wal"):
            shutil.copyfile(place.with_name(place.name + ending), left / f"library.sqlite{ending}")
    with only_to_be_read(left, *left.iterdir()):
        is_read(left / "library.sqlite", ("Naps", "In the log"))
    assert names(left) == ["library.sqlite", "library.sqlite-wal"]


def test_a_backup_that_may_only_be_read_is_read_where_it_lies(place: Path, tmp_path: Path, temporary: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    with Desk(place) as desk:
        desk.library.backup(folder / "backup.sqlite")
    with only_to_be_read(folder, folder / "backup.sqlite"):
        is_read(folder / "backup.sqlite")
        with Desk(folder / "backup.sqlite"):
            assert names(temporary) == []
    assert names(folder) == ["backup.sqlite"]


def test_an_older_library_is_read_as_if_it_were_up_to_date(tmp_path: Path, temporary: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copyfile(OLD, folder / "library.sqlite")
    with only_to_be_read(folder, folder / "library.sqlite"), Desk(folder / "library.sqlite") as desk:
        assert (desk.library.read_only, len(desk.library.shelf())) == (True, 1)
    assert (folder / "library.sqlite").read_bytes() == OLD.read_bytes()
    assert temporary.is_dir()


def test_a_library_newer_than_the_program_is_one_sentence(place: Path, temporary: Path) -> None:
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '0999'")
        opened.commit()
    told = "was written by a newer version of this program; update the program"
    with pytest.raises(LibraryError, match=told):
        Desk(place)
    with only_to_be_read(place.parent, place), pytest.raises(LibraryError, match=told):
        Desk(place)
    assert temporary.is_dir()


@pytest.mark.parametrize("data", [b"", b"not a library at all " * 500])
def test_what_is_no_library_and_may_not_be_written_is_one_sentence(
    data: bytes, tmp_path: Path, temporary: Path
) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "library.sqlite").write_bytes(data)
    with (
        only_to_be_read(folder, folder / "library.sqlite"),
        pytest.raises(LibraryError, match="is not a library of this program"),
    ):
        Desk(folder / "library.sqlite")
    assert temporary.is_dir()


def test_without_room_for_a_copy_the_sentence_says_so(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with (
        only_to_be_read(place.parent, place),
        pytest.raises(LibraryError, match="no copy of it could be made"),
    ):
        Desk(place)


def test_a_backup_of_it_can_be_written_to_and_none_is_put_in_its_place(
    place: Path, tmp_path: Path, temporary: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    before = place.read_bytes()
    with only_to_be_read(place.parent, place):
        with Desk(place) as desk:
            desk.library.backup(copy)
        with pytest.raises(ReadOnlyLibrary, match="is read-only"):
            restore_library(str(place), copy)
    with Desk(copy) as desk:
        desk.library.add(samples.article(title="New"), b"")
        assert not desk.library.read_only
    assert (place.read_bytes(), names(place.parent)) == (before, ["library.sqlite"])
    assert temporary.is_dir()


def test_a_library_behind_a_link_is_found_with_its_log(place: Path, tmp_path: Path, temporary: Path) -> None:
    link = tmp_path / "link.sqlite"
    link.symlink_to(place)
    with Desk(place) as owner:
        owner.library.add(samples.article(title="In the log"), b"")
        with only_to_be_read(place.parent, *place.parent.iterdir()):
            is_read(link, ("Naps", "In the log"))
    assert temporary.is_dir()
