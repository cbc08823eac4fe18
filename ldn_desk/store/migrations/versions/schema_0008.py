"""Notes in Markdown, on articles too; an article's journal and DOI, what a reader mended of it, and its own verdict."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Columns and a table more, and the notes of judgements among what is searched for; notes of before stay plain."""
    with op.batch_alter_table("notes") as batch:
        batch.alter_column("reference_id", existing_type=sa.String(36), nullable=True)
        batch.add_column(sa.Column("article_id", sa.String(36)))
        batch.add_column(sa.Column("markdown", sa.Boolean))
        batch.create_foreign_key("fk_notes_article_id_articles", "articles", ["article_id"], ["id"])
    op.create_index("ix_notes_article_id", "notes", ["article_id"])
    op.add_column("judgements", sa.Column("markdown", sa.Boolean))
    # In one statement: SQLite cannot add a constraint on its own.
    op.execute(
        "ALTER TABLE passages ADD COLUMN judgement_id VARCHAR(36)"
        " CONSTRAINT fk_passages_judgement_id_judgements REFERENCES judgements (id)"
    )
    found = sa.text("judgement_id IS NOT NULL")
    op.create_index("ix_passages_judgement_id", "passages", ["judgement_id"], sqlite_where=found)
    op.execute(
        "INSERT INTO passages (article_id, kind, judgement_id, start, text)"
        " SELECT citations.article_id, 'judgement', judgements.id, -1, judgements.note FROM judgements"
        " JOIN citation_references ON citation_references.id = judgements.pair_id"
        " JOIN citations ON citations.id = citation_references.citation_id WHERE judgements.note != ''"
    )
    for name in ("container_title", "doi"):
        op.add_column("articles", sa.Column(name, sa.Text, nullable=False, server_default=""))
    for name in ("mended", "read"):
        op.add_column("articles", sa.Column(name, sa.Text))
    op.create_table(
        "article_verdicts",
        sa.Column("article_id", sa.String(36), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("fields_hash", sa.String(16), nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("judged", sa.Text, nullable=False),
        sa.Column("answer_id", sa.String(36), sa.ForeignKey("answers.id")),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "fields_hash"),
    )
    op.create_index("ix_article_verdicts_answer_id", "article_verdicts", ["answer_id"])
