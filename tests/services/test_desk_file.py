"""The file of a desk's settings: whole or as it was, shared by several desks, and never in the way of a start."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from ldn_desk.domain.errors import SettingsError
from ldn_desk.services import desk_file
from ldn_desk.services.desk_file import DeskFile, default_place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "settings.json"


def content(place: Path) -> Any:
    return json.loads(place.read_text(encoding="utf-8"))


def test_the_default_is_in_the_configuration_folder_of_the_platform_and_not_made_by_asking() -> None:
    assert (default_place().name, default_place().parent.name) == ("settings.json", "ldn-desk")
    assert not default_place().exists()


def test_nothing_is_written_before_something_is_kept(place: Path) -> None:
    assert (DeskFile(place).get("", "theme"), DeskFile(place).remark) == ("", "")
    assert not place.parent.exists()


def test_what_is_kept_is_there_for_people_and_for_the_next_start(place: Path) -> None:
    DeskFile(place).put("", {"theme": "dark", "name": "naïve"})
    DeskFile(place).put("a library", {"reviewer": "r"})
    later = DeskFile(place)
    assert (later.get("", "theme"), later.get("a library", "reviewer"), later.get("", "reviewer")) == ("dark", "r", "")
    assert content(place) == {
        "settings": {"theme": "dark", "name": "naïve"},
        "libraries": {"a library": {"reviewer": "r"}},
    }
    assert "naïve" in place.read_text(encoding="utf-8")


def test_an_empty_value_is_taken_out(place: Path) -> None:
    file = DeskFile(place)
    file.put("", {"theme": "dark", "zoom": "2"})
    file.put("", {"theme": ""})
    assert content(place)["settings"] == {"zoom": "2"}
    assert file.get("", "theme") == ""


def test_what_a_newer_program_wrote_stays(place: Path) -> None:
    place.parent.mkdir()
    place.write_text(json.dumps({"settings": {"columns": [1, 2]}, "team": "x", "libraries": {"a": {"more": 1}}}))
    file = DeskFile(place)
    assert (file.remark, file.get("", "columns")) == ("", "")
    file.put("", {"theme": "dark"})
    assert content(place) == {
        "settings": {"columns": [1, 2], "theme": "dark"},
        "team": "x",
        "libraries": {"a": {"more": 1}},
    }


def test_two_desks_at_once_keep_each_other_s_keys(place: Path) -> None:
    one, other = DeskFile(place), DeskFile(place)
    one.put("", {"theme": "dark"})
    other.put("", {"zoom": "2"})
    one.put("a library", {"reviewer": "r"})
    other.put("another", {"reviewer": "s"})
    assert content(place)["settings"] == {"theme": "dark", "zoom": "2"}
    assert content(place)["libraries"] == {"a library": {"reviewer": "r"}, "another": {"reviewer": "s"}}
    one.read_anew()
    assert one.get("another", "reviewer") == "s"


def test_many_programs_that_write_at_once_lose_nothing(place: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom ldn_desk.services.desk_file import DeskFile\n"
        "file = DeskFile(Path(sys.argv[1]))\n"
        "for n in range(20): file.put('', {f'{sys.argv[2]} {n}': 'yes'})\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", program, str(place), str(each)]) for each in range(4)]
    assert [each.wait() for each in started] == [0] * 4
    assert content(place)["settings"] == {f"{each} {n}": "yes" for each in range(4) for n in range(20)}


def test_threads_of_one_desk_lose_nothing(place: Path) -> None:
    file = DeskFile(place)
    threads = [threading.Thread(target=lambda n=n: file.put("", {str(n): "yes"})) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert content(place)["settings"] == {str(n): "yes" for n in range(8)}


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"\xff\xfe\x00", b"[]", b'"text"', b'{"settings": []}', b'{"libraries": {"a": 1}}', b"[" * 100_000],
)
def test_a_damaged_file_is_set_aside_with_one_sentence_and_begins_anew(place: Path, damaged: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(damaged)
    file = DeskFile(place)
    (aside,) = place.parent.glob("settings-damaged-*.json")
    assert (aside.read_bytes(), place.exists()) == (damaged, False)
    assert file.remark == f"The desk’s settings were damaged; they are kept in {aside}, and begin anew."
    file.put("", {"theme": "dark"})
    assert DeskFile(place).get("", "theme") == "dark"
    assert DeskFile(place).remark == ""


def test_two_damaged_files_are_both_kept(place: Path) -> None:
    place.parent.mkdir()
    for text in ("one", "two"):
        place.write_text(text)
        DeskFile(place)
    assert sorted(each.read_text() for each in place.parent.glob("settings-damaged-*")) == ["one", "two"]


def test_a_file_damaged_while_the_desk_is_open_takes_nothing_from_it(place: Path) -> None:
    file = DeskFile(place)
    file.put("", {"theme": "dark"})
    file.put("a library", {"reviewer": "r"})
    place.write_text("{")
    file.put("", {"zoom": "2"})
    assert content(place) == {
        "settings": {"theme": "dark", "zoom": "2"},
        "libraries": {"a library": {"reviewer": "r"}},
    }


def test_a_folder_in_the_file_s_place_is_one_sentence_and_left_alone(place: Path) -> None:
    place.mkdir(parents=True)
    file = DeskFile(place)
    assert file.remark.startswith(f"The settings in {place} cannot be read (")
    with pytest.raises(SettingsError, match="cannot be written"):
        file.put("", {"theme": "dark"})
    assert (file.get("", "theme"), list(place.iterdir())) == ("dark", [])


def test_a_folder_that_cannot_be_made_is_one_sentence_and_what_was_set_holds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    file = DeskFile(tmp_path / "file" / "settings.json")
    with pytest.raises(SettingsError, match=r"cannot be written \(.*\); what was set holds until it closes\.$"):
        file.put("", {"theme": "dark"})
    assert file.get("", "theme") == "dark"


def test_a_write_that_fails_leaves_the_file_whole(place: Path) -> None:
    DeskFile(place).put("", {"theme": "dark"})
    before = place.read_bytes()
    place.with_name("settings.json.part").mkdir()
    with pytest.raises(SettingsError):
        DeskFile(place).put("", {"theme": "light"})
    assert place.read_bytes() == before


def test_a_link_goes_on_leading_to_its_file(tmp_path: Path) -> None:
    own = tmp_path / "kept elsewhere.json"
    own.write_text("{}")
    (tmp_path / "settings.json").symlink_to(own)
    DeskFile(tmp_path / "settings.json").put("", {"theme": "dark"})
    assert (tmp_path / "settings.json").is_symlink()
    assert content(own)["settings"] == {"theme": "dark"}


def test_a_desk_that_is_held_up_for_long_says_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_file, "LOCK_SECONDS", 0.05)
    file = DeskFile(place)
    file.put("", {"theme": "dark"})
    with desk_file._alone(place), pytest.raises(SettingsError, match="another program holds them"):
        file.put("", {"theme": "light"})
    file.put("", {"theme": "light"})
    assert content(place)["settings"] == {"theme": "light"}


def test_signs_that_no_file_can_hold_harm_nothing(place: Path) -> None:
    DeskFile(place).put("", {"folder": "half a pair \ud835", "theme": "dark"})
    assert DeskFile(place).get("", "theme") == "dark"
    assert DeskFile(place).remark == ""
