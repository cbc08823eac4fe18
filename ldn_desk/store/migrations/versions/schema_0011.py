"""Evidence on citations and on cited works; and what stood around a citation as it was judged."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Two tables and a column more, all of them empty; nothing that was there changes."""
    op.add_column("judgements", sa.Column("around", sa.Text))
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("pair_id", sa.String(36), sa.ForeignKey("citation_references.id"), nullable=False),
        sa.Column("reviewer_id", sa.String(36), sa.ForeignKey("reviewers.id"), nullable=False),
        sa.Column("question", sa.Text),
        sa.Column("level", sa.Text),
        sa.Column("moved", sa.Text, nullable=False),
        sa.Column("directness", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("claimed", sa.Text, nullable=False),
        sa.Column("around", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("modified", sa.String(27), nullable=False),
        sa.Column("again", sa.Text),
        sa.UniqueConstraint("pair_id", "reviewer_id"),
    )
    op.create_table(
        "studies",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("reference_id", sa.String(36), sa.ForeignKey("references.id"), nullable=False),
        sa.Column("reviewer_id", sa.String(36), sa.ForeignKey("reviewers.id"), nullable=False),
        sa.Column("design", sa.Text),
        sa.Column("subjects", sa.Text),
        sa.Column("n", sa.Integer),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("modified", sa.String(27), nullable=False),
        sa.Column("again", sa.Text),
        sa.UniqueConstraint("reference_id", "reviewer_id"),
    )
