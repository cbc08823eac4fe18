"""The connection to a library: how its database is told to lose nothing, and what its place is called."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, inspect, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.faults import damaged
from ldn_desk.store.location import url_of

_PASSWORD = re.compile(r"(?<=\w):[^/@]*@")

BUSY_SECONDS = 5.0
"""How long a write waits for another desk before it gives up with a sentence."""


def engine_of(location: str) -> Engine:
    """The engine for a path or SQLAlchemy URL; nothing is opened yet. Raises LibraryError for an unknown database."""
    try:
        # One connection for life: no pool. `isolation_level=None` leaves BEGIN to us (see `begun`), and the driver
        # refuses every other thread.
        sqlite = url_of(location).startswith("sqlite")
        options = (
            {"connect_args": {"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": True}}
            if sqlite
            else {}
        )
        return create_engine(url_of(location), poolclass=NullPool, **options)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        place = _PASSWORD.sub(":***@", location)
        raise LibraryError(
            tr("“{place}” names no database this program knows; give a file, or a SQLAlchemy URL.", place=place)
        ) from error


def is_sqlite(engine: Engine) -> bool:
    """Whether SQLite's own means (pragmas, full text, copies) are at hand."""
    return engine.dialect.name == "sqlite"


def place_of(engine: Engine) -> str:
    """What sentences call a library."""
    file = file_of(engine)
    return str(file) if file else engine.url.render_as_string(hide_password=True)


def file_of(engine: Engine) -> Path | None:
    """The file of a library; None where a server keeps it, or memory."""
    name = engine.url.database
    if not is_sqlite(engine) or not name or name == ":memory:":
        return None
    if not name.startswith("file:"):
        return Path(name)
    # SQLite takes a file's URI too, with options behind it; so rare that start-up does not wait for the import.
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return Path(url2pathname(urlsplit(name).path))


def make_folder(file: Path) -> None:
    """Make the folder of a library. Raises LibraryError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            tr("The folder {folder} cannot be made for the library; name another place for it.", folder=file.parent)
        ) from error


def driver(connection: Connection) -> Any:
    """The database driver's own connection."""
    return connection.connection.driver_connection


def connect(engine: Engine) -> Connection:
    """Open the database."""
    connection = engine.connect()
    if is_sqlite(engine):
        cursor = driver(connection)
        cursor.execute("PRAGMA foreign_keys=ON")
        # NORMAL would survive a crash, but not a power cut, and "saved" must.
        cursor.execute("PRAGMA synchronous=FULL")
    return connection


def use_write_ahead_log(cursor: Any) -> None:
    """Readers and a writer side by side. The switch does not wait for other desks' locks by itself."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.02)


@contextmanager
def begun(connection: Connection, *, write: bool) -> Iterator[None]:
    """One transaction. On SQLite a writer takes the lock at once: a reader that turns writer could be refused."""
    with connection.begin():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
        yield


def version_of(connection: Connection) -> str | None:
    """The schema's revision; None for an empty database. Raises LibraryError for one that is not a library."""
    tables = _tables(connection)
    if not tables:
        return None
    version = None
    if {schema.stamp.name, schema.articles.name} <= set(tables):
        version = connection.scalar(select(schema.stamp.c.version_num))
    place = place_of(connection.engine)
    if version is None:
        raise LibraryError(tr("{place} is not a library of this program; name another file.", place=place))
    if version == schema.HEAD and not set(schema.metadata.tables) <= set(tables):
        raise LibraryError(damaged(place))
    return str(version)


def _tables(connection: Connection) -> list[str]:
    if not is_sqlite(connection.engine):
        return inspect(connection).get_table_names()
    return [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
