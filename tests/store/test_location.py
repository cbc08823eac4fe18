"""Where a library is."""

from pathlib import Path

import pytest

from ldn_desk.store.location import default_location, file_at, url_of


def test_a_path_becomes_the_url_of_an_sqlite_file() -> None:
    assert url_of("some/library.sqlite") == f"sqlite:///{Path.cwd() / 'some' / 'library.sqlite'}"


def test_a_url_is_taken_as_it_is() -> None:
    assert url_of("sqlite:////data/library.sqlite?timeout=2") == "sqlite:////data/library.sqlite?timeout=2"


def test_the_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert url_of("~/library.sqlite") == f"sqlite:///{tmp_path / 'library.sqlite'}"


def test_the_default_is_in_the_data_folder_of_the_platform() -> None:
    place = default_location()
    assert place.name == "library.sqlite"
    assert place.parent.name == "ldn-desk"
    assert not place.exists()


@pytest.mark.parametrize(
    ("location", "file"),
    [
        ("/data/library.sqlite", Path("/data/library.sqlite")),
        ("sqlite:////data/library.sqlite", Path("/data/library.sqlite")),
        ("sqlite:////data/library.sqlite?timeout=2", Path("/data/library.sqlite")),
        ("sqlite://", None),
    ],
)
def test_the_file_of_a_location_is_known_where_there_is_one(location: str, file: Path | None) -> None:
    assert file_at(location) == file


def test_the_home_of_somebody_unknown_is_a_name_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert file_at("~nobody-of-that-name/x") == tmp_path / "~nobody-of-that-name" / "x"
