"""The first schema: articles and all that is said of their references, ratings, notes, history, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_INDEX_STATEMENTS = (
    "CREATE VIRTUAL TABLE passages_index USING fts5("
    "text, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN "
    "INSERT INTO passages_index(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN "
    "INSERT INTO passages_index(passages_index, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER passages_changed AFTER UPDATE OF text ON passages BEGIN "
    "INSERT INTO passages_index(passages_index, rowid, text) VALUES ('delete', old.id, old.text); "
    "INSERT INTO passages_index(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER history_is_kept BEFORE DELETE ON history BEGIN "
    "SELECT RAISE(ABORT, 'the history is only ever added to'); END",
    "CREATE TRIGGER history_is_fixed BEFORE UPDATE ON history BEGIN "
    "SELECT RAISE(ABORT, 'the history is only ever added to'); END",
)


def _key(name: str, target: str = "") -> sa.Column[str]:
    keys = [sa.ForeignKey(f"{target}.id")] if target else []
    return sa.Column(name, sa.String(36), *keys, primary_key=True)


def _of(name: str, target: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), sa.ForeignKey(f"{target}.id"), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(27), nullable=nullable)


def upgrade() -> None:
    """Make every table of an empty library."""
    _reviewers_and_settings()
    _articles()
    _citations()
    _verdicts()
    _appraisals()
    _history_and_requests()
    _passages()
    for statement in _INDEX_STATEMENTS:
        op.execute(statement)


def _reviewers_and_settings() -> None:
    op.create_table("reviewers", _key("id"), _text("name"), _time("created"))
    op.create_table("settings", sa.Column("key", sa.String(100), primary_key=True), _text("value"))


def _articles() -> None:
    op.create_table(
        "articles",
        _key("id"),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        _text("title"),
        _text("author"),
        _text("issued", nullable=True),
        _text("source"),
        _text("format"),
        _text("language"),
        _text("text", nullable=True),
        _time("added"),
        _time("opened"),
        _time("deleted", nullable=True),
        _number("version"),
    )
    op.create_table(
        "originals",
        _key("article_id", "articles"),
        _text("name"),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "blocks",
        _of("article_id", "articles"),
        _number("position"),
        _text("kind"),
        _text("text"),
        _number("level"),
        _text("spans", nullable=True),
        _number("start"),
        _text("anchor"),
        _text("ordinal"),
        sa.PrimaryKeyConstraint("article_id", "position"),
    )


def _citations() -> None:
    op.create_table(
        "references",
        _key("id"),
        _of("article_id", "articles"),
        _number("position"),
        _number("number"),
        _text("text"),
        _text("printed"),
        _text("key"),
        _number("start"),
        sa.UniqueConstraint("article_id", "position"),
    )
    op.create_table(
        "citations",
        _key("id"),
        _of("article_id", "articles"),
        _number("position"),
        _text("marker"),
        _number("start"),
        _number("end"),
        _text("sentence"),
        _number("sentence_start"),
        _number("sentence_end"),
        _text("section"),
        sa.UniqueConstraint("article_id", "position"),
    )
    op.create_table(
        "citation_references",
        _of("citation_id", "citations"),
        _number("position"),
        _number("number"),
        _of("reference_id", "references", nullable=True),
        sa.PrimaryKeyConstraint("citation_id", "position"),
    )


def _verdicts() -> None:
    op.create_table(
        "answers",
        _key("id"),
        _text("doi"),
        _text("source"),
        _time("retrieved"),
        sa.Column("found", sa.Boolean, nullable=False),
        _text("raw", nullable=True),
        _of("article_id", "articles", nullable=True),
    )
    op.create_index("ix_answers_doi", "answers", ["doi"])
    op.create_table(
        "verdicts",
        _key("reference_id", "references"),
        _text("code"),
        _text("judged"),
        _of("answer_id", "answers", nullable=True),
        _text("detail"),
        _number("version"),
    )
    op.create_index("ix_verdicts_answer_id", "verdicts", ["answer_id"])
    op.create_table(
        "points",
        _of("reference_id", "references"),
        _number("position"),
        _text("rule"),
        _text("sentence_says"),
        _text("record_says"),
        _number("citation"),
        sa.PrimaryKeyConstraint("reference_id", "position"),
    )


def _appraisals() -> None:
    op.create_table(
        "notes",
        _key("id"),
        _of("reference_id", "references"),
        _of("reviewer_id", "reviewers"),
        _text("text"),
        _number("version"),
        _time("created"),
        _time("modified"),
        _time("deleted", nullable=True),
    )
    op.create_index("ix_notes_reference_id", "notes", ["reference_id"])
    op.create_table(
        "ratings",
        _of("reference_id", "references"),
        _of("reviewer_id", "reviewers"),
        _number("stars", nullable=True),
        _number("version"),
        _time("modified"),
        sa.PrimaryKeyConstraint("reference_id", "reviewer_id"),
    )


def _history_and_requests() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer, primary_key=True),
        _time("at"),
        _of("reviewer_id", "reviewers", nullable=True),
        _text("what"),
        sa.Column("subject_id", sa.String(36), nullable=False),
        _text("before", nullable=True),
        _text("after", nullable=True),
    )
    op.create_index("ix_history_subject_id", "history", ["subject_id"])
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("source"),
        _text("url"),
        _time("asked"),
        _text("outcome"),
        _number("milliseconds"),
    )


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        _of("article_id", "articles"),
        _text("kind"),
        _of("reference_id", "references", nullable=True),
        _of("note_id", "notes", nullable=True),
        _number("start"),
        _text("text"),
    )
    op.create_index(
        "ix_passages_note_id",
        "passages",
        ["note_id"],
        sqlite_where=sa.text("note_id IS NOT NULL"),
    )
