"""The library as one file: opened, created, upgraded, copied.

A `Store` holds one connection for life, for the thread that opened it; on any other thread each unit of work has one of
its own, so that long reading, and the writing of what it came to, keeps no window waiting. Every action is one unit of
work, begun as a writer (`BEGIN IMMEDIATE`) where it writes, so that what it reads first cannot change before it writes.
Of one desk, one thread writes at a time.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert

from ldn_desk.domain.article import new_id
from ldn_desk.domain.errors import LibraryError, ReadOnlyLibrary
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.file.connection import (
    aside,
    begun,
    connect,
    driver,
    engine_of,
    file_of,
    make_folder,
    use_write_ahead_log,
    version_of,
)
from ldn_desk.store.file.faults import may_not_write, told
from ldn_desk.store.file.location import is_there, may_be_written
from ldn_desk.store.history import Who
from ldn_desk.store.settings import LIBRARY_ID, Settings
from ldn_desk.store.tables.columns import metadata
from ldn_desk.store.unit import Unit

if TYPE_CHECKING:
    from ldn_desk.store.file.read_only import Opened


class Store:
    """The library, open. Make one with `Store.open`."""

    def __init__(self, file: Path, engine: Engine, connection: Connection, read_only: "Opened | None" = None) -> None:
        self.file = file
        """The library's file."""
        self.place = str(file)
        """What sentences call the library: its path."""
        self.read_only = read_only is not None
        """Whether it may only be read: every unit of work that writes raises ReadOnlyLibrary then."""
        self._engine = engine
        self._connection = connection
        self._opened = read_only
        self.who = Who()
        """Who judges at this desk; to be told by whoever knows."""
        self._thread = threading.get_ident()
        self._writer = threading.Lock()
        self.writes = 0
        """How often this desk has written: what was read before the last time may be other by now."""
        self._seen = self._data_version()

    @classmethod
    def open(cls, location: str) -> "Store":
        """Open the library at a path, or at the SQLAlchemy URL of a SQLite file: created where there is none, upgraded
        (after a backup beside it) where it is older. What may not be written is opened for reading. Raises
        LibraryError with one sentence."""
        engine = engine_of(location)
        file = file_of(engine)
        make_folder(file)
        if is_there(file) and not may_be_written(file):
            return cls._read_only(file)
        try:
            return cls._open(file, engine)
        except LibraryError as error:
            if not (is_there(file) and may_not_write(error)):
                raise
        return cls._read_only(file)

    @classmethod
    def _open(cls, file: Path, engine: Engine) -> "Store":
        with told(str(file)):
            connection = connect(engine)
            try:
                _make_ready(connection)
                return cls(file, engine, connection)
            except BaseException:
                connection.close()
                engine.dispose()
                raise

    @classmethod
    def _read_only(cls, file: Path) -> "Store":
        from ldn_desk.store.file import read_only

        opened = read_only.opened(file)
        return cls(file, opened.engine, opened.connection, opened)

    def need_writable(self) -> None:
        """Raises ReadOnlyLibrary, with one sentence that says what to do, where nothing may be written."""
        if self.read_only:
            from ldn_desk.store.file import read_only

            raise ReadOnlyLibrary(read_only.sentence(self.place))

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A unit of work that only reads, all of it from the same moment. Raises LibraryError."""
        with told(self.place), self._at_hand(write=False) as connection, begun(connection, write=False):
            yield Unit(connection, self.who, writing=False)

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """A unit of work that writes: when it ends, all of it is on the disk; when it raises, none of it is."""
        self.need_writable()
        with self._writer, told(self.place), self._at_hand(write=True) as connection, begun(connection, write=True):
            yield Unit(connection, self.who, writing=True)
        self.writes += 1

    @contextmanager
    def _at_hand(self, *, write: bool) -> Iterator[Connection]:
        if threading.get_ident() == self._thread:
            yield self._connection
        else:
            with aside(self._engine, write=write) as connection:
                yield connection

    def changed_elsewhere(self) -> bool:
        """Whether anybody wrote since this was last asked, but for the thread that opened the library."""
        version = self._data_version()
        changed, self._seen = version != self._seen, version
        return changed

    def _data_version(self) -> int:
        with told(self.place):
            return int(driver(self._connection).execute("PRAGMA data_version").fetchone()[0])

    def backup(self, target: Path) -> None:
        """Write the library as it is now into one self-contained file. Raises LibraryError with one sentence."""
        from ldn_desk.store.file import copying

        if is_there(target) and target.samefile(self.file):
            raise LibraryError(tr("{target} is the library itself; name another file for the copy.", target=target))
        copying.backup(driver(self._connection), target)

    def restore(self, source: Path) -> Path:
        """Put a backup in the place of all that is here, other desks included; returns where that was set aside.

        Raises LibraryError with one sentence; then nothing has changed."""
        from ldn_desk.store.file import restoring

        self.need_writable()
        if is_there(source) and source.samefile(self.file):
            raise LibraryError(tr("{source} is the library itself; name a backup of it.", source=source))
        aside = restoring.into_open(driver(self._connection), source, self.file)
        with told(self.place):
            _make_ready(self._connection)
        return aside

    def close(self) -> None:
        """Let go of the library; the last desk to do so folds the write-ahead log into the file."""
        self._connection.close()
        self._engine.dispose()
        if self._opened is not None and self._opened.folder is not None:
            self._opened.folder.cleanup()


def _make_ready(connection: Connection) -> None:
    with begun(connection, write=False):
        found = version_of(connection)
    # Not before: the file of another program is left exactly as it is.
    use_write_ahead_log(driver(connection))
    if found == schema.HEAD:
        return
    if found is None:
        with begun(connection, write=True):
            # Another desk may have made it while this one waited for the lock.
            if version_of(connection) is None:
                _create(connection)
        return
    from ldn_desk.store.file import upgrading

    upgrading.upgrade(connection, found, file_of(connection.engine))


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    # What `alembic stamp head` does; Alembic itself is imported only when a migration is due.
    schema.stamp.create(connection)
    connection.execute(insert(schema.stamp).values(version_num=schema.HEAD))
    Settings(connection).set(LIBRARY_ID, new_id())
