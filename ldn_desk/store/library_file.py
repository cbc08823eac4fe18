"""The library as one file (or one database server): opened, created, upgraded, copied.

A `Store` holds one connection for life and belongs to the thread that opened it. Every action is one unit of work,
begun as a writer (`BEGIN IMMEDIATE`) where it writes, so that what it reads first cannot change before it writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.connection import (
    begun,
    connect,
    driver,
    engine_of,
    file_of,
    is_sqlite,
    make_folder,
    place_of,
    use_write_ahead_log,
    version_of,
)
from ldn_desk.store.faults import told
from ldn_desk.store.unit import Unit

FIRST_REVIEWER = "Reviewer 1"


class Store:
    """The library, open. Make one with `Store.open`."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine = engine
        self._connection = connection
        self.place = place_of(engine)
        """What sentences call the library: its path, or its URL without the password."""
        self._seen = self._data_version()

    @classmethod
    def open(cls, location: str) -> "Store":
        """Open the library at a path or SQLAlchemy URL: created where there is none, upgraded (after a backup beside
        it) where it is older. Raises LibraryError with one sentence."""
        engine = engine_of(location)
        file = file_of(engine)
        if file is not None:
            make_folder(file)
        with told(place_of(engine)):
            connection = connect(engine)
            try:
                _make_ready(engine, connection)
                return cls(engine, connection)
            except BaseException:
                connection.close()
                engine.dispose()
                raise

    @property
    def file(self) -> Path | None:
        """The library's file; None where a server keeps it, or memory."""
        return file_of(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A unit of work that only reads, all of it from the same moment. Raises LibraryError."""
        with told(self.place), begun(self._connection, write=False):
            yield Unit(self._connection)

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """A unit of work that writes: when it ends, all of it is on the disk; when it raises, none of it is."""
        with told(self.place), begun(self._connection, write=True):
            yield Unit(self._connection)

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since this was last asked; on other databases than SQLite always False."""
        version = self._data_version()
        changed, self._seen = version != self._seen, version
        return changed

    def _data_version(self) -> int:
        if not is_sqlite(self._engine):
            return 0
        with told(self.place):
            return int(driver(self._connection).execute("PRAGMA data_version").fetchone()[0])

    def backup(self, target: Path) -> None:
        """Write the library as it is now into one self-contained file. Raises LibraryError with one sentence."""
        from ldn_desk.store import copying

        file, own = self._file_and_driver()
        if target.exists() and target.samefile(file):
            raise LibraryError(tr("{target} is the library itself; name another file for the copy.", target=target))
        copying.backup(own, target)

    def restore(self, source: Path) -> Path:
        """Put a backup in the place of all that is here, other desks included; returns where that was set aside.

        Raises LibraryError with one sentence; then nothing has changed."""
        from ldn_desk.store import copying

        file, own = self._file_and_driver()
        copying.check(source)
        aside = copying.beside(file, "before-restore")
        copying.backup(own, aside)
        with told(self.place):
            copying.replace(own, source)
            _make_ready(self._engine, self._connection)
        return aside

    def _file_and_driver(self) -> tuple[Path, Any]:
        if self.file is None:
            raise LibraryError(
                tr("The library {place} is not a file; back it up with its database's own tools.", place=self.place)
            )
        return self.file, driver(self._connection)

    def close(self) -> None:
        """Let go of the library; the last desk to do so folds the write-ahead log into the file."""
        self._connection.close()
        self._engine.dispose()


def _make_ready(engine: Engine, connection: Connection) -> None:
    with begun(connection, write=False):
        found = version_of(connection)
    # Not before: the file of another program is left exactly as it is.
    if is_sqlite(engine):
        use_write_ahead_log(driver(connection))
    if found == schema.HEAD:
        return
    if found is None:
        with begun(connection, write=True):
            # Another desk may have made it while this one waited for the lock.
            if version_of(connection) is None:
                _create(connection)
        return
    from ldn_desk.store import upgrading

    upgrading.upgrade(connection, found, place_of(engine), file_of(engine))


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    # What `alembic stamp head` does; Alembic itself is imported only when a migration is due.
    schema.stamp.create(connection)
    connection.execute(insert(schema.stamp).values(version_num=schema.HEAD))
    Unit(connection).appraisals.add_reviewer(FIRST_REVIEWER)
