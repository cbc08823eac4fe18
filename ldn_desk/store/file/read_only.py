"""A library that may only be read: opened where it lies, or else a copy of our own, which goes away with the desk.

Nothing is left beside it: a log made by somebody who may only read would keep its owner from writing.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from ldn_desk.domain.errors import LibraryError, ReadOnlyLibrary
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.file.connection import BUSY_SECONDS, connect, driver, version_of
from ldn_desk.store.file.copying import check_version
from ldn_desk.store.file.faults import told

_WRITE_AHEAD = b"\x02\x02"
"""Bytes 18 and 19 of a file in write-ahead mode (https://www.sqlite.org/fileformat.html)."""
_TRIES = 3


@dataclass
class Opened:
    """A library open for reading."""

    engine: Engine
    connection: Connection
    folder: "TemporaryDirectory[str] | None" = field(default=None)
    """Where the copy is that is read, if it is one."""


def sentence(place: str) -> str:
    """What to do where something was to be written."""
    return tr(
        "The library {place} is read-only, so nothing was changed; allow writing to its file and folder, "
        "or work on a copy of it (“ldn-desk library backup FILE”).",
        place=place,
    )


def opened(file: Path) -> Opened:
    """Open the library in `file` for reading. Raises LibraryError with one sentence."""
    place, file = str(file), Path(os.path.realpath(file))
    with told(place):
        if _opens_as_it_lies(file):
            connection = connect(_engine(f"file:{file.absolute().as_uri()[5:]}", mode="ro", uri="true"))
            try:
                if _is_up_to_date(connection, place):
                    return Opened(connection.engine, connection)
            except BaseException:
                connection.close()
                raise
            connection.close()
        return _copied(file)


def _opens_as_it_lies(file: Path) -> bool:
    """Whether SQLite reads it without making a log: it has none, or somebody who may write has it open."""
    with suppress(OSError), file.open("rb") as opened_file:
        write_ahead = opened_file.read(20)[18:] == _WRITE_AHEAD
        log, index, journal = (file.with_name(file.name + ending).exists() for ending in ("-wal", "-shm", "-journal"))
        return not journal and (not write_ahead or (log and index))
    return True


def _engine(database: str, **query: str) -> Engine:
    options = {"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": True}
    url = URL.create("sqlite", database=database, query=query)
    return create_engine(url, poolclass=NullPool, connect_args=options)


def _is_up_to_date(connection: Connection, place: str) -> bool:
    """Whether it has the schema that this program reads. Raises LibraryError where it is none, or newer."""
    with connection.begin():
        found = version_of(connection)
    if found is None:
        raise LibraryError(tr("{place} is not a library of this program; name another file.", place=place))
    check_version(found, place)
    return found == schema.HEAD


def _copied(file: Path) -> Opened:
    """A copy that nobody else sees, brought up to date."""
    from ldn_desk.store.file.upgrading import upgrade

    try:
        folder = TemporaryDirectory(prefix="ldn-desk-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _no_copy(file, error) from error
    try:
        copy = Path(folder.name) / "library.sqlite"
        _copy(file, copy)
        connection = connect(_engine(str(copy)))
        try:
            if not _is_up_to_date(connection, str(file)):
                upgrade(connection, _version(connection), copy)
            driver(connection).execute("PRAGMA query_only=ON")
        except BaseException:
            connection.close()
            raise
        return Opened(connection.engine, connection, folder)
    except BaseException as error:
        folder.cleanup()
        if isinstance(error, OSError):
            raise _no_copy(file, error) from error
        raise


def _version(connection: Connection) -> str:
    with connection.begin():
        return str(version_of(connection))


def _copy(file: Path, copy: Path) -> None:
    """The file and its log as they are at one moment."""
    for _ in range(_TRIES):
        before = _looks(file)
        for ending in ("", "-wal", "-journal"):
            own = copy.with_name(copy.name + ending)
            own.unlink(missing_ok=True)
            if file.with_name(file.name + ending).exists():
                shutil.copyfile(file.with_name(file.name + ending), own)
        if _looks(file) == before:
            return


def _looks(file: Path) -> list[tuple[int, int]]:
    """How the file and its log look from outside."""
    parts = [file.with_name(file.name + ending) for ending in ("", "-wal", "-journal")]
    return [(part.stat().st_size, part.stat().st_mtime_ns) for part in parts if part.exists()]


def _no_copy(file: Path, error: OSError) -> LibraryError:
    reason = error.strerror or type(error).__name__
    return ReadOnlyLibrary(
        tr(
            "The library {place} is read-only, and no copy of it could be made to be read ({reason}); "
            "make room in the folder for temporary files.",
            place=file,
            reason=reason,
        )
    )
