"""The world's faults at the library (full, locked, damaged …), each as one sentence that says what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError

from sqlalchemy.exc import DBAPIError

from ldn_desk.domain.errors import LibraryError, ReadOnlyLibrary
from ldn_desk.domain.translation import tr

_PRIMARY = 0xFF
_NO_DAMAGE = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
)


def damaged(place: str) -> str:
    """The sentence for a library of which a part is gone or no longer what it was."""
    return tr("The library {place} is damaged; put a backup back with “ldn-desk library restore FILE”.", place=place)


def out_of_reach(error: LibraryError) -> bool:
    """Whether the library may well be sound: it is in use, may not be written, or has no room left on its disk."""
    return isinstance(error, ReadOnlyLibrary) or _code(error) in _NO_DAMAGE


def may_not_write(error: LibraryError) -> bool:
    """Whether the system kept the program from writing, as far as the database can tell: it may still be read."""
    return _code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


def _code(error: LibraryError) -> int:
    """The database's primary result code behind an error; 0 where there is none."""
    cause = error.__cause__
    origin = cause.orig if isinstance(cause, DBAPIError) else cause
    return int(getattr(origin, "sqlite_errorcode", 0)) & _PRIMARY


def of_disk(error: OSError, place: str) -> str:
    """The sentence for an error of the disk under a library; empty where nothing more is known than that it failed."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _words(sqlite3.SQLITE_FULL, place)
    if error.errno in (errno.EROFS, errno.EPERM, errno.EACCES):
        return _words(sqlite3.SQLITE_READONLY, place)
    return ""


def _words(code: int, place: str) -> str:
    """The sentence for a primary result code (https://www.sqlite.org/rescode.html); empty where it is our bug."""
    busy = tr("The library {place} is in use by another program; try again in a moment.", place=place)
    known = {
        sqlite3.SQLITE_BUSY: busy,
        sqlite3.SQLITE_LOCKED: busy,
        sqlite3.SQLITE_FULL: tr(
            "The disk with the library {place} is full; free some space and try again. What was saved before is safe.",
            place=place,
        ),
        sqlite3.SQLITE_READONLY: tr(
            "The library {place} may not be written; allow writing to its file and folder, or name another library.",
            place=place,
        ),
        sqlite3.SQLITE_PERM: tr(
            "The library {place} may not be opened; allow reading and writing it, or name another library.",
            place=place,
        ),
        sqlite3.SQLITE_CANTOPEN: tr(
            "The library {place} cannot be opened; check that its folder is there and may be written, "
            "or name another library.",
            place=place,
        ),
        sqlite3.SQLITE_IOERR: tr(
            "The disk with the library {place} could not be read or written; check the disk, then try again.",
            place=place,
        ),
        sqlite3.SQLITE_CORRUPT: damaged(place),
        sqlite3.SQLITE_NOTADB: tr(
            "{place} is not a library of this program; name another file, "
            "or put a backup back with “ldn-desk library restore FILE”.",
            place=place,
        ),
    }
    return known.get(code, "")


def sentence(error: Exception, place: str) -> str:
    """What to tell a reader of a database error; empty where it is no fault of the world but a bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return _words(getattr(cause, "sqlite_errorcode", 0) & _PRIMARY, place)


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turns the world's database errors inside into a LibraryError about `place`; bugs pass unchanged."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        words = sentence(error, place)
        if not words:
            raise
        raise LibraryError(words) from error
    except JSONDecodeError as error:
        raise LibraryError(damaged(place)) from error
