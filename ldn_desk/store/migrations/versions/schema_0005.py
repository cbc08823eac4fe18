"""What an entry's links lead to, and what a list of records says besides what is compared."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Two columns more, both of them empty; nothing that was there changes."""
    for name in ("linked", "further"):
        op.add_column("references", sa.Column(name, sa.Text))
