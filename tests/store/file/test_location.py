"""Where a library is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ldn_desk.store.file.location import default_location, is_file, is_there, url_of


def test_a_path_becomes_the_url_of_an_sqlite_file() -> None:
    assert url_of("some/library.sqlite").database == str(Path.cwd() / "some" / "library.sqlite")


def test_a_url_is_taken_as_it_is() -> None:
    assert str(url_of("sqlite:////data/library.sqlite?timeout=2")) == "sqlite:////data/library.sqlite?timeout=2"


def test_the_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert url_of("~/library.sqlite").database == str(tmp_path / "library.sqlite")


def test_the_default_is_in_the_data_folder_of_the_platform() -> None:
    place = default_location()
    assert place.name == "library.sqlite"
    assert place.parent.name == "ldn-desk"
    assert not place.exists()


@pytest.mark.parametrize(
    "name", ["wh?t.sqlite", "%41.sqlite", "a#b.sqlite", "of mine ü.sqlite", "a&b=;c", "dot.", "x://y"]
)
def test_whatever_a_path_is_called_it_means_that_file(name: str, tmp_path: Path) -> None:
    assert url_of(str(tmp_path / name)).database == str(tmp_path / name)


@pytest.mark.parametrize("look", [is_there, is_file])
def test_nothing_is_where_a_name_is_too_long(look: Callable[[Path], bool], tmp_path: Path) -> None:
    assert look(tmp_path) is (look is is_there)
    assert not look(tmp_path / ("n" * 5_000))


def test_the_home_of_somebody_unknown_is_a_name_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert url_of("~nobody-of-that-name/x").database == str(tmp_path / "~nobody-of-that-name" / "x")
