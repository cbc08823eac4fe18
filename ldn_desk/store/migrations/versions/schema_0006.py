"""Judgements: what a reviewer says of one citation and one of the references that it names."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """One table more, empty; nothing that was there changes."""
    op.create_table(
        "judgements",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("pair_id", sa.String(36), sa.ForeignKey("citation_references.id"), nullable=False),
        sa.Column("reviewer_id", sa.String(36), sa.ForeignKey("reviewers.id"), nullable=False),
        sa.Column("choice", sa.Text),
        sa.Column("kinds", sa.Text, nullable=False),
        sa.Column("obstacle", sa.Text),
        sa.Column("basis", sa.Text),
        sa.Column("copy", sa.Text),
        sa.Column("indirect", sa.Boolean, nullable=False),
        sa.Column("passage", sa.Text, nullable=False),
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("claimed", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("modified", sa.String(27), nullable=False),
        sa.UniqueConstraint("pair_id", "reviewer_id"),
    )
