import errno
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.cli.common import registry_alone
from ldn_desk.domain.appraisal import Correction
from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.errors import ExportError
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.exporters.csl_json import CslJson
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.services.exporting import export, snapshot
from tests.exporters.things import WHEN, article, trial, wrong_work

GIVEN = snapshot(article(), [trial()])


class _Failing:
    """An exporter that finds the snapshot impossible."""

    name, label, suffix, annotated = "failing", "Failing", ".x", False

    def write(self, snapshot: Snapshot) -> bytes:
        raise ExportError("This cannot be written.")


def _entry(number: int, *families: str, year: int | None = None, title: str = "") -> Entry:
    names = tuple(Name(family=family) for family in families)
    printed = Fields(author=names, issued=PartialDate(year) if year else None, title=title)
    return Entry(Reference(number, f"{title}.", printed))


def _alphabetical(*entries: Entry) -> list[int]:
    return [entry.reference.number for entry in snapshot(article(), entries, order="alphabetical").entries]


def test_a_snapshot_keeps_the_articles_order_and_its_moment() -> None:
    given = snapshot(article(), [_entry(1, "Zorn"), _entry(2, "Adams")])
    assert [entry.reference.number for entry in given.entries] == [1, 2]
    assert given.created.endswith("Z")
    assert given.with_notes


@pytest.mark.parametrize(
    ("entry", "mine", "written"),
    [
        (trial(), None, "registered"),
        (trial(), VerdictCode.OTHER_WORK, "printed"),
        (wrong_work(), None, "printed"),
        (wrong_work(), VerdictCode.DIFFERS, "registered"),
    ],
)
def test_the_readers_own_verdict_decides_whether_the_record_is_of_this_work(
    entry: Entry, mine: VerdictCode | None, written: str
) -> None:
    own = Correction(entry.reference.id, "me", mine, own_words("seen"), "", 1, WHEN) if mine else None
    [found] = snapshot(article(), [replace(entry, correction=own)], registered=registry_alone()).entries
    assert found.written_from == written


def test_the_alphabetical_order_is_by_author_then_year_then_title() -> None:
    assert _alphabetical(
        _entry(1, "Zorn", year=2001),
        _entry(2, "Älvarez", year=2020),
        _entry(3, "Alvarez", "Berg", year=2001),
        _entry(4, "Zorn", year=1999, title="The zebra"),
        _entry(5, "Zorn", year=1999, title="An apple"),
    ) == [2, 3, 5, 4, 1]


def test_a_reference_without_author_stands_under_its_title_without_the() -> None:
    assert _alphabetical(_entry(1, title="The middle"), _entry(2, "Aaa"), _entry(3, "Zzz"), _entry(4)) == [4, 2, 1, 3]


def test_the_file_appears_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    export(GIVEN, CslJson(), tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == CslJson().write(GIVEN)
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are of another kind there")
def test_a_file_that_is_there_is_replaced_and_keeps_permissions_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    export(GIVEN, CslJson(), link)
    assert link.is_symlink()
    assert real.read_bytes() == CslJson().write(GIVEN)
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        ExportError, match=r"The folder .*nowhere does not exist: choose another one, or make it first\."
    ):
        export(GIVEN, CslJson(), tmp_path / "nowhere" / "out.json")


def test_a_file_in_the_folders_place_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="does not exist"):
        export(GIVEN, CslJson(), tmp_path / "file" / "out.json")


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"is a folder: give the file a name of its own\."):
        export(GIVEN, CslJson(), tmp_path)


def test_an_exporters_own_sentence_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="This cannot be written"):
        export(GIVEN, _Failing(), tmp_path / "out.x")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, r"The disk is full: make room, or save out\.json on another one\."),
        (errno.EROFS, "Nothing can be written to .*: choose a folder of your own"),
        (errno.EACCES, "Nothing can be written to "),
        (errno.EIO, r"could not be written \(.+\): try another place\."),
    ],
)
def test_where_the_disk_fails_the_old_file_is_untouched(
    number: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match=sentence):
        export(GIVEN, CslJson(), target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_never_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="could not be written"):
        export(GIVEN, CslJson(), pipe)
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="this system has no devices with names")
def test_a_device_is_written_into_and_stays_one() -> None:
    export(GIVEN, CslJson(), Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
