"""Corrections of verdicts, dismissed points to check, and the notices of an imported Retraction Watch file."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Three tables more; nothing that was there changes."""
    _judgement()
    _retractions()


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _of(name: str, target: str) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{target}.id")
    return sa.Column(name, sa.String(36), key, nullable=False)


def _judgement() -> None:
    op.create_table(
        "corrections",
        _of("reference_id", "references"),
        _of("reviewer_id", "reviewers"),
        _text("code", nullable=True),
        _text("reason"),
        _text("doi"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("modified", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("reference_id", "reviewer_id"),
    )
    op.create_table(
        "dismissals",
        _of("reference_id", "references"),
        _of("reviewer_id", "reviewers"),
        _text("rule"),
        _text("sentence_says"),
        _text("record_says"),
        sa.Column("citation", sa.Integer, nullable=False),
        _text("reason"),
        sa.Column("modified", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("reference_id", "reviewer_id", "rule", "sentence_says", "record_says", "citation"),
    )


def _retractions() -> None:
    op.create_table(
        "retractions",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("doi"),
        _text("pmid"),
        _text("type"),
        _text("notice_doi"),
        _text("notice_pmid"),
        _text("date", nullable=True),
        _text("reasons"),
    )
    op.create_index("ix_retractions_doi", "retractions", ["doi"])
    op.create_index("ix_retractions_pmid", "retractions", ["pmid"])
