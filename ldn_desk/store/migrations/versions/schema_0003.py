"""Mends by hand: fields corrected, references put away, citations linked; older versions of an article."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """One table and some columns more, all of them empty; nothing that was there changes."""
    for name in ("sure", "mended", "read"):
        op.add_column("references", sa.Column(name, sa.Text))
    op.add_column("references", sa.Column("removed", sa.String(27)))
    op.add_column("citations", sa.Column("mended", sa.Boolean))
    # In one statement: SQLite cannot add a constraint on its own.
    op.execute(
        "ALTER TABLE articles ADD COLUMN replaced_by VARCHAR(36)"
        " CONSTRAINT fk_articles_replaced_by_articles REFERENCES articles (id)"
    )
    op.create_table(
        "mends",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("article_id", sa.String(36), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("reviewer_id", sa.String(36), sa.ForeignKey("reviewers.id"), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_index("ix_mends_article_id", "mends", ["article_id"])
