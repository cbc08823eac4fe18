"""Settings are this desk's: two desks on one library are two reviewers, each with a window of its own."""

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ldn_desk.composition import open_workshop
from ldn_desk.domain.errors import LibraryError
from ldn_desk.services.workshop import Workshop
from tests.places import places
from tests.store import samples
from tests.store.samples import Desk

OLD = Path(__file__).resolve().parent.parent / "store" / "libraries" / "schema-0003.sqlite"
NAPS = samples.article()
ONE = NAPS.references[0].id


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Desk(tmp_path / "library.sqlite", tmp_path / "first.json") as desk:
        desk.library.add(NAPS, b"naps")
    return tmp_path / "library.sqlite"


def opened(folder: Path, **more: str) -> Workshop:
    return open_workshop(places(folder, **more))


def older(place: Path, **settings: str) -> str:
    """A library of schema 0003 with these settings in it; the id of its reviewer."""
    place.write_bytes(OLD.read_bytes())
    with closing(sqlite3.connect(place)) as old:
        old.executemany("INSERT INTO settings VALUES (?, ?)", settings.items())
        old.commit()
        return str(old.execute("SELECT value FROM settings WHERE key = 'reviewer'").fetchone()[0])


def test_two_desks_on_one_library_are_two_reviewers(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "first.json") as one, Desk(place, tmp_path / "second.json") as other:
        one.appraisal.rate(ONE, 5)
        assert other.library.entries(NAPS.id)[0].stars is None
        other.appraisal.rate(ONE, 1)
        one.appraisal.rename_reviewer("Ann")
        other.appraisal.rename_reviewer("Bob")
        assert (one.appraisal.reviewer.name, other.appraisal.reviewer.name) == ("Ann", "Bob")
        assert [each.name for each in one.appraisal.reviewers] == ["Ann", "Bob"]
        assert [desk.library.entries(NAPS.id)[0].stars for desk in (one, other)] == [5, 1]


def test_a_desk_is_the_same_reviewer_at_its_next_start_and_in_its_other_windows(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "first.json") as one, Desk(place, tmp_path / "first.json") as window:
        one.appraisal.rate(ONE, 5)
        assert window.library.entries(NAPS.id)[0].stars == 5
        window.appraisal.rate(ONE, 4)
        assert len(one.appraisal.reviewers) == 1
    with Desk(place, tmp_path / "first.json") as later:
        assert later.library.entries(NAPS.id)[0].stars == 4


def test_who_only_reads_is_no_reviewer_yet(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "second.json") as desk:
        assert desk.library.entries(NAPS.id)[0].reviewer == "Reviewer 1"
        assert desk.library.shelf()[0].rated == 0
        assert (desk.appraisal.reviewer.id, desk.appraisal.reviewers) == ("", ())
        assert desk.library.search("readers")
    assert not (tmp_path / "second.json").exists()


def test_a_reviewer_whose_first_write_fails_is_nobody(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "second.json") as desk:
        with pytest.raises(LibraryError, match="no longer in the library"):
            desk.appraisal.rate("nowhere", 3)
        with suppress(RuntimeError), desk.store.writing() as unit:
            assert unit.appraisals.reviewer().id
            raise RuntimeError("broken off")
        assert desk.appraisal.reviewer.id == ""
        desk.appraisal.rate(ONE, 3)
        assert [each.id for each in desk.appraisal.reviewers] == [desk.appraisal.reviewer.id]


def test_somebody_else_may_judge_at_a_desk(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "first.json") as desk:
        desk.appraisal.rate(ONE, 5)
        first = desk.appraisal.reviewer
        desk.appraisal.judge_as("")
        assert (desk.appraisal.reviewer.name, desk.library.entries(NAPS.id)[0].stars) == ("Reviewer 2", None)
        desk.appraisal.judge_as(first.id)
        assert desk.library.entries(NAPS.id)[0].stars == 5
    with Desk(place, tmp_path / "first.json") as desk:
        assert desk.appraisal.reviewer == first


def test_who_judges_and_consent_hold_at_one_library_all_else_at_every_one(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    settings = str(tmp_path / "settings.json")
    one = opened(tmp_path / "one", LDN_DESK_SETTINGS=settings)
    one.settings.put_all({"consent_search:article": "1", "window.theme": "dark", "offline": "1", "mailto": "me@x.org"})
    one.appraisal.rename_reviewer("Ann")
    other = opened(tmp_path / "other", LDN_DESK_SETTINGS=settings)
    assert [other.settings(key) for key in ("window.theme", "mailto")] == ["dark", "me@x.org"]
    assert (other.settings.offline, other.settings("consent_search:article")) == (True, "")
    assert other.appraisal.reviewer.name == "Reviewer 1"
    for workshop in (one, other):
        workshop.library.close()


def test_a_library_is_the_same_one_wherever_its_file_lies(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "first.json") as desk:
        desk.appraisal.rate(ONE, 5)
        desk.library.backup(tmp_path / "moved.sqlite")
    with Desk(tmp_path / "moved.sqlite", tmp_path / "first.json") as desk:
        assert desk.library.entries(NAPS.id)[0].stars == 5


def test_what_schema_0003_kept_of_the_desk_is_taken_over_once(tmp_path: Path) -> None:
    place = tmp_path / "library.sqlite"
    reviewer = older(place, **{"window.theme": "dark", "offline": "1", "consent_search:a": "1", "zoom": ""})
    first = opened(tmp_path)
    assert first.appraisal.reviewer.id == reviewer
    assert (first.settings("window.theme"), first.settings.offline, first.settings("consent_search:a")) == (
        *("dark", True),
        "1",
    )
    assert first.library.retractions_held().count == 1
    library_id = first.library.id
    first.library.close()
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert kept["libraries"] == {library_id: {"reviewer": reviewer, "consent_search:a": "1"}}
    assert kept["settings"] == {"theme": "dark", "window.theme": "dark", "offline": "1"}
    with closing(sqlite3.connect(place)) as plain:
        keys = {key for (key,) in plain.execute("SELECT key FROM settings")}
    assert keys == {"library", "retractions_file", "retractions_imported", "retractions_count"}
    second = opened(tmp_path, LDN_DESK_SETTINGS=str(tmp_path / "second.json"))
    assert (second.appraisal.reviewer.id, second.settings("window.theme")) == ("", "")
    second.library.close()


def test_what_the_desk_has_already_is_not_taken_from_an_older_library(tmp_path: Path) -> None:
    older(tmp_path / "library.sqlite", **{"window.theme": "dark", "mailto": "old@x.org"})
    (tmp_path / "settings.json").write_text(json.dumps({"settings": {"window.theme": "light"}}))
    workshop = opened(tmp_path, LDN_DESK_MAILTO="environment@x.org")
    workshop.library.close()
    kept = json.loads((tmp_path / "settings.json").read_text())["settings"]
    assert (kept["window.theme"], kept["mailto"]) == ("light", "old@x.org")


def test_nothing_is_taken_from_the_library_where_the_desk_cannot_keep_it(tmp_path: Path) -> None:
    reviewer = older(tmp_path / "library.sqlite")
    (tmp_path / "file").write_text("in the way")
    settings = str(tmp_path / "file" / "settings.json")
    for _ in range(2):
        workshop = opened(tmp_path, LDN_DESK_SETTINGS=settings)
        assert workshop.appraisal.reviewer.id == reviewer
        workshop.library.close()


def test_a_desk_whose_settings_were_damaged_is_who_judged_last(place: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        with Desk(place, tmp_path / f"{name}.json") as desk:
            desk.appraisal.rename_reviewer(name)
    (tmp_path / "first.json").write_text("{")
    for _ in range(2):
        with Desk(place, tmp_path / "first.json") as desk:
            assert desk.appraisal.reviewer.name == "second"


def test_a_value_that_is_as_it_was_is_not_written(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "first.json") as desk:
        desk.settings.put_all({"zoom": "2"})
        before = (tmp_path / "first.json").stat().st_mtime_ns
        desk.settings.put("zoom", "2")
        desk.settings.remember({"zoom": "2"})
        assert (tmp_path / "first.json").stat().st_mtime_ns == before


def test_the_environment_overrules_what_is_kept(tmp_path: Path) -> None:
    workshop = opened(tmp_path, LDN_DESK_OFFLINE="1")
    workshop.settings.put("offline", "")
    assert (workshop.settings.offline, workshop.settings.overruled("offline")) == (True, True)
    assert (workshop.settings("mailto", "none"), workshop.settings.overruled("mailto")) == ("none", False)
    workshop.library.close()


def test_what_cannot_be_remembered_holds_until_the_desk_is_closed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    workshop = opened(tmp_path, LDN_DESK_SETTINGS=str(tmp_path / "file" / "settings.json"))
    workshop.settings.remember({"window.theme": "dark"})
    assert workshop.settings("window.theme") == "dark"
    workshop.appraisal.rename_reviewer("Ann")
    assert workshop.appraisal.reviewer.name == "Ann"
    workshop.library.close()
