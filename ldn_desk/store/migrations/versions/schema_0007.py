"""Why a judgement, or stars, ask for another look: what the mend was that they came through."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Two columns more, both of them empty; nothing that was there changes."""
    for table in ("judgements", "ratings"):
        op.add_column(table, sa.Column("again", sa.Text))
