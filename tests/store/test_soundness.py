"""The doctor finds what is wrong, and nothing where nothing is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.store.file import connection
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(NAPS, b"")
        desk.library.keep(samples.checked(NAPS.references[0]))
        desk.appraisal.write_note(NAPS.references[0].id, "A note.")
        yield desk


def test_a_library_in_use_is_sound(desk: Desk) -> None:
    assert desk.library.doctor() == ()


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        ("UPDATE blocks SET text = 'altered' WHERE position = 0", "The text of “Naps” is not what was added."),
        ("DELETE FROM originals", "The original file of “Naps” is missing."),
        ("UPDATE \"references\" SET printed = '{'", "A reference of “Naps” cannot be read."),
        ('UPDATE citations SET "end" = 99999', "A citation of “Naps” lies outside its text."),
        ("DELETE FROM reviewers", "A row of “notes” belongs to nothing."),
        ("INSERT INTO passages_index(passages_index) VALUES ('delete-all')", "The search index does not match"),
    ],
)
def test_each_kind_of_harm_is_found(desk: Desk, harm: str, finding: str) -> None:
    driver = connection.driver(desk.store._connection)
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(harm)
    assert any(found.startswith(finding) for found in desk.library.doctor())


def test_a_damaged_index_of_the_database_is_found(desk: Desk) -> None:
    driver = connection.driver(desk.store._connection)
    driver.execute("PRAGMA writable_schema=ON")
    driver.execute("DELETE FROM sqlite_master WHERE name = 'ix_answers_doi'")
    driver.execute("PRAGMA writable_schema=RESET")
    assert any(found.startswith("The database is damaged") for found in desk.library.doctor())
