"""Marks: words of an article that a reviewer highlighted, with or without a comment."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """One table more, empty; nothing that was there changes."""
    op.create_table(
        "marks",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("article_id", sa.String(36), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("reviewer_id", sa.String(36), sa.ForeignKey("reviewers.id"), nullable=False),
        sa.Column("colour", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("reference_id", sa.String(36), sa.ForeignKey("references.id")),
        sa.Column("exact", sa.Text, nullable=False),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("suffix", sa.Text, nullable=False),
        sa.Column("anchor_start", sa.Integer, nullable=False),
        sa.Column("anchor_end", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("modified", sa.String(27), nullable=False),
        sa.Column("deleted", sa.String(27)),
    )
    op.create_index("ix_marks_article_id", "marks", ["article_id"])
