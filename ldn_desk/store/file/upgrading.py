"""Bringing an older library up to date: a backup beside it, then the migrations, all or nothing.

Alembic is imported here and in `migrations` alone, and this module only when a migration is due.
"""

from pathlib import Path

from sqlalchemy import Connection

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.file import copying
from ldn_desk.store.file.connection import begun, driver, version_of

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


def upgrade(connection: Connection, found: str, file: Path) -> None:
    """Bring a library of revision `found` to `schema.HEAD`. Raises LibraryError where it is newer than this program."""
    copying.check_version(found, str(file))
    copying.backup(driver(connection), copying.beside(file, f"before-{schema.HEAD}"))
    _without_foreign_keys(connection)


def _without_foreign_keys(connection: Connection) -> None:
    """A migration may rebuild tables; with foreign keys on, dropping the old one would delete what refers to it."""
    driver(connection).execute("PRAGMA foreign_keys=OFF")
    try:
        _migrate(connection)
    finally:
        driver(connection).execute("PRAGMA foreign_keys=ON")


def _migrate(connection: Connection) -> None:
    with begun(connection, write=True):
        if version_of(connection) == schema.HEAD:
            return  # another desk was faster
        run(connection, schema.HEAD)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise LibraryError(
                tr("The library could not be brought up to date; it was left as it was. Please report this.")
            )


def run(connection: Connection, revision: str) -> None:
    """Run the migrations up to `revision` within the transaction that is open."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
