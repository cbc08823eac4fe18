"""The connection to a library: how its database is told to lose nothing, and what its place is called."""

import re
import sqlite3
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, select
from sqlalchemy.exc import ArgumentError, OperationalError, SAWarning
from sqlalchemy.pool import NullPool

from ldn_desk.domain import progress
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.file.faults import damaged
from ldn_desk.store.file.location import url_of
from ldn_desk.store.tables.columns import metadata

_PASSWORD = re.compile(r"(?<=\w):[^/@]*@")
_DRIVERS = ("sqlite", "sqlite+pysqlite")

LOOK_EVERY = 20_000
"""Steps of SQLite's machine, some milliseconds, after which a query on a worker looks whether it was cancelled."""
BUSY_SECONDS = 5.0
"""How long a write waits for another desk before it gives up with a sentence."""


def engine_of(location: str) -> Engine:
    """The engine for a path, or the SQLAlchemy URL of a SQLite file; nothing is opened yet.

    Raises LibraryError for anything else: another database, or one in memory."""
    try:
        url = url_of(location)
        if url.drivername not in _DRIVERS or not _has_file(url):
            raise ValueError
        # One connection for life: no pool. `isolation_level=None` leaves BEGIN to us (see `begun`), and the driver
        # refuses every other thread.
        options = {"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": True}
        with warnings.catch_warnings():
            # An option that means nothing is only warned of, and the name of another file may have been meant.
            warnings.simplefilter("error", SAWarning)
            return create_engine(url, poolclass=NullPool, connect_args=options)
    except (ArgumentError, ValueError, SAWarning) as error:
        place = _PASSWORD.sub(":***@", location)
        raise LibraryError(
            tr("“{place}” names no SQLite file; give a file, or its SQLAlchemy URL (sqlite:///…).", place=place)
        ) from error


def _has_file(url: URL) -> bool:
    name = url.database or ""
    return name not in ("", ":memory:", "file::memory:") and url.query.get("mode") != "memory"


def place_of(engine: Engine) -> str:
    """What sentences call a library."""
    return str(file_of(engine))


def file_of(engine: Engine) -> Path:
    """The file of a library."""
    name = engine.url.database or ""
    if not name.startswith("file:"):
        return Path(name)
    # SQLite takes a file's URI too, with options behind it; so rare that start-up does not wait for the import.
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return Path(url2pathname(urlsplit(name).path))


def make_folder(file: Path) -> None:
    """Make the folder of a library. Raises LibraryError."""
    try:
        if file.is_dir():
            raise LibraryError(tr("{file} is a folder; name a file for the library.", file=file))
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
    cursor = driver(connection)
    cursor.execute("PRAGMA foreign_keys=ON")
    # NORMAL would survive a crash, but not a power cut, and "saved" must.
    cursor.execute("PRAGMA synchronous=FULL")
    return connection


@contextmanager
def aside(engine: Engine, *, write: bool) -> Iterator[Connection]:
    """A connection for one unit of work on another thread than the library's own.

    Cancel ends even a single long query: then Cancelled is raised."""
    connection = connect(engine)
    try:
        own = driver(connection)
        own.execute(f"PRAGMA query_only={'OFF' if write else 'ON'}")
        own.set_progress_handler(progress.cancelled, LOOK_EVERY)
        yield connection
    except OperationalError as error:
        if progress.cancelled():
            raise progress.Cancelled from error
        raise
    finally:
        connection.close()


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
    """One transaction. A writer takes the lock at once: a reader that turns writer could be refused."""
    with connection.begin():
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
    if version == schema.HEAD and not set(metadata.tables) <= set(tables):
        raise LibraryError(damaged(place))
    return str(version)


def _tables(connection: Connection) -> list[str]:
    return [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
