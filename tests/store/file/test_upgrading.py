"""Tests of `upgrading` and `store/migrations/`. An older library is backed up and brought up to date, all or
nothing."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from ldn_desk.domain.article import NOTHING_LINKED
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.evidence import Design, Evidence, Level, Study
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.domain.mark import Colour
from ldn_desk.domain.reason import own_words
from ldn_desk.store import schema
from ldn_desk.store.file import connection, upgrading
from tests.store import samples
from tests.store.samples import Desk

NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "{next}"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("references") as batch:
        batch.add_column(sa.Column("seen", sa.Integer))
        {more}
"""


HEAD = schema.HEAD
AFTER = f"{int(HEAD) + 1:04}"
"""The schema that a later program would write."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def _release_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    """A program whose newest schema is a later one."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for file in (upgrading.MIGRATIONS / "env.py", *(upgrading.MIGRATIONS / "versions").glob("schema_*.py")):
        (folder / file.relative_to(upgrading.MIGRATIONS)).write_bytes(file.read_bytes())
    (folder / "versions" / f"schema_{AFTER}.py").write_text(NEXT.format(head=HEAD, next=AFTER, more=more))
    monkeypatch.setattr(upgrading, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "HEAD", AFTER)


def _objects(file: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as opened:
        return opened.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
        ).fetchall()


def _shape(file: Path) -> dict[str, object]:
    """What is in a library, whatever the statements that made it: columns, keys and indexes of each table, triggers."""
    with closing(sqlite3.connect(file)) as opened:
        shape: dict[str, object] = {}
        for kind, name, sql in _objects(file):
            if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
                of = ("table_info", "foreign_key_list", "index_list")
                rows = {each: opened.execute(f'PRAGMA {each}("{name}")').fetchall() for each in of}
                # Numbered in the order of their statements: of no account.
                rows["foreign_key_list"] = sorted(row[2:] for row in rows["foreign_key_list"])
                rows["index_list"] = sorted(row[2:] for row in rows["index_list"])
                shape[name] = rows
            else:
                shape[name] = sql
        return shape


def test_a_fresh_library_is_what_the_migrations_make(tmp_path: Path) -> None:
    Desk(tmp_path / "fresh.sqlite").library.close()
    engine = connection.engine_of(str(tmp_path / "migrated.sqlite"))
    with connection.connect(engine) as opened, connection.begun(opened, write=True):
        upgrading.run(opened, "head")
    assert _shape(tmp_path / "fresh.sqlite") == _shape(tmp_path / "migrated.sqlite")


def test_an_older_library_is_brought_up_to_date_after_a_backup(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps = samples.article()
    with Desk(place) as desk:
        desk.library.add(naps, b"naps")
        desk.library.keep(samples.checked(naps.references[0]))
        desk.appraisal.write_note(naps.references[0].id, "Kept.")
    _release_next(tmp_path, monkeypatch)
    with Desk(place) as desk:
        entry = desk.library.entries(naps.id)[0]
        assert (entry.notes[0].text, entry.verdict.code, len(entry.citations)) == ("Kept.", "differs", 1)
        assert desk.library.doctor() == ()
        cursor = connection.driver(desk.store._connection)
        assert cursor.execute("SELECT version_num FROM alembic_version").fetchone()[0] == AFTER
        assert cursor.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    (backup,) = tmp_path.glob(f"library-before-{AFTER}-*.sqlite")
    with closing(sqlite3.connect(backup)) as opened:
        assert opened.execute("SELECT version_num FROM alembic_version").fetchone()[0] == HEAD
        assert opened.execute("SELECT text FROM notes").fetchone()[0] == "Kept."


def _older(place: Path, *statements: str) -> None:
    """A library of schema 0003, in which these were written by the program of its time."""
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0003.sqlite").read_bytes())
    with closing(sqlite3.connect(place)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def test_a_library_of_schema_0003_opens_with_all_of_it(place: Path) -> None:
    _older(place)
    with Desk(place) as desk:
        (line,) = desk.library.shelf()
        first, second = desk.library.entries(line.id)
        assert (first.stars, first.notes[0].text) == (4, "Read the methods again.")
        assert first.correction is not None
        assert (first.correction.code, first.correction.DOI) == ("agrees", "10.5555/naps.9")
        assert [each.reason for each in first.dismissals] == [own_words("I looked.")]
        assert (first.verdict.code, first.verdict.record is not None, line.checked) == ("differs", True, 1)
        assert {each.type for each in first.verdict.notices} == {"erratum", "addendum", "retraction"}
        assert (second.reference.mended, second.reference.printed.title) == (("title",), "Of naps, mended")
        assert [each.mended for each in second.citations] == [True, False]
        assert [each.reference.number for each in desk.mending.away(line.id)] == [3]
        assert desk.library.doctor() == ()


def test_points_and_dismissals_of_schema_0003_stay_with_their_sentence(place: Path) -> None:
    second = """(SELECT id FROM "references" WHERE number = 2)"""
    reviewer = "(SELECT id FROM reviewers)"
    _older(
        place,
        *(f"INSERT INTO points VALUES ({second}, {n}, 'species', 'readers', 'cats', {n - 1})" for n in range(4)),
        f"INSERT INTO dismissals VALUES ({second}, {reviewer}, 'species', 'readers', 'cats', 1, 'I looked', 'then')",
    )
    with Desk(place) as desk:
        (line,) = desk.library.shelf()
        entry = desk.library.entries(line.id)[1]
        # The last one's place was no longer there.
        assert [each.citation for each in entry.points] == [-1, 0, 1]
        assert [each.citation for each in entry.open_points] == [-1, 0]


def test_pairs_of_schema_0003_get_ids_of_their_own(place: Path) -> None:
    _older(place)
    with closing(sqlite3.connect(place)) as opened:
        columns = "citation_id, position, number, reference_id"
        before = opened.execute(f"SELECT {columns} FROM citation_references ORDER BY 1").fetchall()
    Desk(place).library.close()
    with closing(sqlite3.connect(place)) as opened:
        assert opened.execute(f"SELECT {columns} FROM citation_references ORDER BY 1").fetchall() == before
        ids = [each for (each,) in opened.execute("SELECT id FROM citation_references")]
        assert len(ids) == len(set(ids)) == 3
        assert all(UUID(each).version == 4 and str(UUID(each)) == each for each in ids)
        (library,) = opened.execute("SELECT value FROM settings WHERE key = 'library'").fetchone()
        assert UUID(library).version == 4


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk(place).library.close()
    before = _objects(place)
    _release_next(tmp_path, monkeypatch, more="raise RuntimeError('half way')")
    with pytest.raises(RuntimeError, match="half way"):
        Desk(place)
    assert _objects(place) == before


def test_a_migration_that_tears_rows_apart_is_taken_back(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps = samples.article()
    with Desk(place) as desk:
        desk.library.add(naps, b"naps")
    _release_next(tmp_path, monkeypatch, more="op.execute('DELETE FROM articles')")
    with pytest.raises(LibraryError, match="left as it was"):
        Desk(place)
    with closing(sqlite3.connect(place)) as opened:
        assert opened.execute("SELECT count(*) FROM articles").fetchone()[0] == 1


def test_a_desk_that_finds_the_work_done_does_nothing(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk(place).library.close()
    _release_next(tmp_path, monkeypatch)
    with Desk(place) as desk:
        upgrading.upgrade(desk.store._connection, "0001", place)
        assert desk.library.doctor() == ()


def test_backups_of_the_same_second_have_names_of_their_own(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk(place) as desk:
        desk.library.backup(tmp_path / "copy.sqlite")
        first = desk.store.restore(tmp_path / "copy.sqlite")
        second = desk.store.restore(tmp_path / "copy.sqlite")
        third = desk.store.restore(tmp_path / "copy.sqlite")
    assert len({first, second, third}) == 3


def test_opening_a_library_imports_neither_alembic_nor_the_orm(place: Path) -> None:
    Desk(place).library.close()
    program = (
        "import sys\n"
        "from ldn_desk.services.library import Library\n"
        "from ldn_desk.services.appraisal import Appraisal\n"
        "assert 'sqlalchemy' not in sys.modules, 'the services came with the database'\n"
        "from ldn_desk.store.library_file import Store\n"
        f"Library(Store.open({str(place)!r})).shelf()\n"
        "late = ('alembic', 'sqlalchemy.orm', 'sqlalchemy.dialects.postgresql', 'platformdirs', 'mako')\n"
        "print([name for name in late if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_references_of_schema_0004_have_no_links_and_keep_their_verdicts(place: Path) -> None:
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0004.sqlite").read_bytes())
    with Desk(place) as desk:
        (line,) = desk.library.shelf()
        first = desk.library.entries(line.id)[0]
        assert (first.reference.linked, first.reference.further, first.verdict.code) == (NOTHING_LINKED, {}, "differs")
    assert list(place.parent.glob(f"library-before-{HEAD}-*.sqlite"))


def test_a_library_of_schema_0005_has_no_judgement_and_takes_one(place: Path) -> None:
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0005.sqlite").read_bytes())
    with Desk(place) as desk:
        desk.appraisal.judge_as(desk.library.latest_reviewer())
        (line,) = desk.library.shelf()
        entry = next(entry for entry in desk.library.entries(line.id) if entry.citations)
        assert entry.judgements == ()
        desk.quotations.judge(entry.reference.id, entry.citations[0].id, Quotation(Choice.SUPPORTED))
        again = next(each for each in desk.library.entries(line.id) if each.reference.id == entry.reference.id)
        assert [each.quotation for each in again.judgements] == [Quotation(Choice.SUPPORTED)]
    assert list(place.parent.glob(f"library-before-{HEAD}-*.sqlite"))


def test_what_was_judged_in_schema_0006_asks_for_no_other_look(place: Path) -> None:
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0006.sqlite").read_bytes())
    with Desk(place) as desk:
        desk.appraisal.judge_as(desk.library.latest_reviewer())
        (line,) = desk.library.shelf()
        assert [entry.rating.again for entry in desk.library.entries(line.id) if entry.rating] == [""]
        # Its marker was linked to another reference.
        (stray,) = desk.quotations.strays(line.id)
        assert (stray.quotation.choice, stray.removed) == (Choice.PARTLY, False)


def test_notes_of_schema_0007_stay_plain_and_the_article_has_nothing_of_its_own_yet(place: Path) -> None:
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0007.sqlite").read_bytes())
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("UPDATE judgements SET note = 'A plain kettle'")
        opened.commit()
    Desk(place).library.close()
    with closing(sqlite3.connect(place)) as opened:
        assert opened.execute("SELECT text, markdown, article_id FROM notes").fetchall() == [
            ("Read the methods again.", None, None)
        ]
        kept = "SELECT container_title, doi, mended, read FROM articles"
        assert opened.execute(kept).fetchone() == ("", "", None, None)
        said = "SELECT kind, text, judgement_id = (SELECT id FROM judgements) FROM passages WHERE kind = 'judgement'"
        assert opened.execute(said).fetchall() == [("judgement", "A plain kettle", 1)]


def test_a_library_of_schema_0008_has_no_mark_and_takes_one(place: Path) -> None:
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0008.sqlite").read_bytes())
    with Desk(place) as desk:
        desk.appraisal.judge_as(desk.library.latest_reviewer())
        (line,) = desk.library.shelf()
        assert desk.marking.of(line.id) == ()
        mark, _change = desk.marking.add(line.id, 0, 4, Colour.GREEN)
        assert desk.marking.of(line.id) == (mark,)
        assert desk.library.entries(line.id)[0].stars == 4
        assert desk.library.doctor() == ()


def test_a_library_of_schema_0009_has_nothing_to_undo_and_keeps_what_is_done(place: Path) -> None:
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0009.sqlite").read_bytes())
    with Desk(place) as desk:
        desk.appraisal.judge_as(desk.library.latest_reviewer())
        assert desk.undoing.undo_words == ""
        (line,) = desk.library.shelf()
        desk.appraisal.rate(desk.library.entries(line.id)[0].reference.id, 1)
    with Desk(place) as desk:
        assert desk.undoing.undo_words == "rate reference 1"


def test_what_was_judged_in_schema_0010_is_still_judged_and_takes_evidence(place: Path) -> None:
    place.write_bytes((Path(__file__).resolve().parents[1] / "libraries" / "schema-0010.sqlite").read_bytes())
    with closing(sqlite3.connect(place)) as opened:
        # Its maker had linked the citation elsewhere: back to what was judged.
        opened.execute("UPDATE citation_references SET position = 0 - rowid WHERE position IS NOT NULL")
        opened.execute("UPDATE citation_references SET position = 0 WHERE id = (SELECT pair_id FROM judgements)")
        opened.commit()
    with Desk(place) as desk:
        desk.appraisal.judge_as(desk.library.latest_reviewer())
        (line,) = desk.library.shelf()
        entry = next(entry for entry in desk.library.entries(line.id) if entry.judgements)
        assert (entry.judgements[0].changed, entry.gradings, entry.description) == (False, (), None)
        study, graded = Study(Design.COHORT), Evidence(level=Level.FOUR)
        desk.evidence.describe(entry.reference.id, study)
        desk.evidence.grade(entry.reference.id, entry.citations[0].id, graded)
        again = next(each for each in desk.library.entries(line.id) if each.reference.id == entry.reference.id)
        assert again.description is not None
        assert ([each.evidence for each in again.gradings], again.description.study) == ([graded], study)
