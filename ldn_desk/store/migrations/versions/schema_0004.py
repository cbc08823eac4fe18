"""Verdicts and points know what they judged; citations and what they name keep their rows; a library has an id.

What the desk remembered in `settings` stays there until a desk has taken it over into its own settings.
"""

import hashlib
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from ldn_desk.domain.article import new_id
from ldn_desk.domain.bibliography import from_csl, to_csl

revision = "0004"
down_revision = "0003"

_NEW_ID = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' ||"
    " substr('89ab', abs(random() % 4) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
)

# A point's citation was its place among those that name the reference's number, from 0.
_PLACES = (
    "CREATE TEMPORARY TABLE places AS SELECT article_id, number, id AS citation_id,"
    " row_number() OVER (PARTITION BY article_id, number ORDER BY position) - 1 AS place"
    " FROM (SELECT DISTINCT c.article_id, l.number, c.id, c.position"
    " FROM citations AS c JOIN citation_references AS l ON l.citation_id = c.id)",
    "CREATE INDEX places_of ON places (article_id, number, place)",
)
_PLACED = (
    ' FROM {old} JOIN "references" AS r ON r.id = old.reference_id LEFT JOIN places AS p'
    " ON p.article_id = r.article_id AND p.number = r.number AND p.place = old.citation"
)


def upgrade() -> None:
    """Everything that was there is still there: verdicts hold for the fields as they are, points for their sentence."""
    driver: Any = op.get_bind().connection.driver_connection
    driver.create_function("hash_of_fields", 1, _hash_of, deterministic=True)
    op.add_column("references", sa.Column("fields_hash", sa.String(16), nullable=False, server_default=""))
    op.execute('UPDATE "references" SET fields_hash = hash_of_fields(printed)')
    op.add_column("citations", sa.Column("removed", sa.String(27)))
    _pairs()
    _verdicts()
    for statement in _PLACES:
        op.execute(statement)
    _points()
    _dismissals()
    op.execute("DROP TABLE places")
    op.execute(sa.text("INSERT INTO settings (key, value) VALUES ('library', :id)").bindparams(id=new_id()))


def _hash_of(printed: str) -> str:
    """See `mapping.hash_of`: of the fields as the program writes them, whatever wrote them here."""
    whole = json.dumps(to_csl(from_csl(json.loads(printed))), separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False)


def _of(name: str, target: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(36), sa.ForeignKey(f"{target}.id"), nullable=nullable)


def _rebuilt(table: str, columns: list[Any], filled_by: str) -> None:
    """The table with other columns; `filled_by` selects its rows from `{old}`, the table as it was."""
    op.rename_table(table, f"{table}_0003")
    made = op.create_table(table, *columns)
    names = ", ".join(column.name for column in made.columns)
    rows = filled_by.format(old=f"{table}_0003 AS old", new_id=_NEW_ID)
    op.execute(f"INSERT INTO {table} ({names}) {rows}")
    op.drop_table(f"{table}_0003")


def _pairs() -> None:
    _rebuilt(
        "citation_references",
        [
            sa.Column("id", sa.String(36), primary_key=True),
            _of("citation_id", "citations"),
            sa.Column("position", sa.Integer),
            _number("number"),
            _of("reference_id", "references", nullable=True),
            sa.UniqueConstraint("citation_id", "position"),
        ],
        "SELECT {new_id}, citation_id, position, number, reference_id FROM {old}",
    )
    op.create_index("ix_citation_references_reference_id", "citation_references", ["reference_id"])


def _verdicts() -> None:
    op.drop_index("ix_verdicts_answer_id", "verdicts")
    _rebuilt(
        "verdicts",
        [
            _of("reference_id", "references"),
            sa.Column("fields_hash", sa.String(16), nullable=False),
            _text("code"),
            _text("judged"),
            _of("answer_id", "answers", nullable=True),
            _text("detail"),
            _number("version"),
            sa.PrimaryKeyConstraint("reference_id", "fields_hash"),
        ],
        "SELECT reference_id, r.fields_hash, code, judged, answer_id, detail, version"
        ' FROM {old} JOIN "references" AS r ON r.id = old.reference_id',
    )
    op.create_index("ix_verdicts_answer_id", "verdicts", ["answer_id"])


def _points() -> None:
    _rebuilt(
        "points",
        [
            sa.Column("id", sa.Integer, primary_key=True),
            _of("reference_id", "references"),
            sa.Column("fields_hash", sa.String(16), nullable=False),
            _of("citation_id", "citations", nullable=True),
            _text("sentence"),
            _number("position"),
            _text("rule"),
            _text("sentence_says"),
            _text("record_says"),
        ],
        "SELECT NULL, reference_id, r.fields_hash, p.citation_id, '', old.position, rule, sentence_says, record_says"
        f"{_PLACED} WHERE old.citation < 0 OR p.citation_id IS NOT NULL ORDER BY reference_id, old.position",
    )
    op.create_index("ix_points_reference_id", "points", ["reference_id"])
    op.execute(
        "UPDATE points SET sentence = (SELECT sentence FROM citations WHERE id = citation_id)"
        " WHERE citation_id IS NOT NULL"
    )


def _dismissals() -> None:
    _rebuilt(
        "dismissals",
        [
            sa.Column("id", sa.String(36), primary_key=True),
            _of("reference_id", "references"),
            _of("reviewer_id", "reviewers"),
            _text("rule"),
            _text("sentence_says"),
            _text("record_says"),
            _of("citation_id", "citations", nullable=True),
            _text("reason"),
            sa.Column("modified", sa.String(27), nullable=False),
        ],
        "SELECT {new_id}, reference_id, reviewer_id, rule, sentence_says, record_says, p.citation_id, reason, modified"
        f"{_PLACED}",
    )
    op.create_index("ix_dismissals_reference_id", "dismissals", ["reference_id"])
