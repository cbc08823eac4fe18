"""Steps of Undo: what each desk did, kept across restarts."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """One table more, empty; nothing that was there changes."""
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("desk_id", sa.String(36), nullable=False),
        sa.Column("window_id", sa.String(36), nullable=False),
        sa.Column("reviewer_id", sa.String(36), sa.ForeignKey("reviewers.id"), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("rewrites", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("ix_steps_desk_id", "steps", ["desk_id"])
