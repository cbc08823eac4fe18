"""A backup put in the library's place: copied whole first, swapped last, and the library before it kept aside.

Killed at any moment, or out of room, there is a library in the place: the one before, or the one put back.
"""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.translation import tr
from ldn_desk.store.file import copying
from ldn_desk.store.file.faults import of_disk, told
from ldn_desk.store.file.location import is_file, is_there

_LOGS = ("-wal", "-journal")
"""What belongs to a database file and holds some of its contents."""
_INDEX = "-shm"
_PAGES = 8
"""Pages of the first step of a copy: fewer than the smallest library has, so that it is not the last."""
_LOCKS_AT, _LOCKS = 0x40000000, 512
"""Where SQLite locks a file (https://www.sqlite.org/fileformat.html#the_lock_byte_page)."""


def into_open(own: Any, source: Path, file: Path) -> Path:
    """Put all that is in `source` in the place of all that is in an open library, for every desk that has it open.

    `own` is the driver's connection, `file` its file. One transaction; what was there is copied aside within it, so
    that nothing another desk writes in between is lost. Returns that copy. Raises LibraryError."""
    copying.check(source)
    aside = copying.beside(file, "before-restore")
    waiting = copying.patient()
    kept = False

    def step(status: int, left: int, pages: int) -> None:
        nonlocal kept
        waiting(status, left, pages)
        if status == sqlite3.SQLITE_OK and not kept:
            # From here on nobody else can write, and nothing of the backup can be seen yet.
            with closing(copying.opened_to_read(file)) as before:
                copying.backup(before, aside)
            kept = True

    try:
        with told(str(file)), closing(copying.opened_to_read(source)) as opened:
            opened.backup(own, pages=_PAGES, progress=step)
    except BaseException:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    return aside


def into_place(file: Path, source: Path) -> Path | None:
    """Put a backup in the place of a library that cannot be opened; its files are set aside, not deleted.

    Returns where the file went; None where there was none. Raises LibraryError, then nothing has changed."""
    copying.check(source)
    if is_there(file) and not is_file(file):
        raise LibraryError(tr("{file} is not a file; name another place for the library.", file=file))
    if is_there(file) and source.samefile(file):
        raise LibraryError(tr("{source} is the library itself; name a backup of it.", source=source))
    file = Path(os.path.realpath(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with copying.unfinished(file) as copy:
            with told(str(file)), closing(copying.opened_to_read(source)) as opened:
                copying.copied(opened, copy)
            return _swapped(file, copy)
    except OSError as error:
        in_use = tr("The library {file} cannot be replaced; close every program that has it open.", file=file)
        raise LibraryError(of_disk(error, str(file)) or in_use) from error


def _swapped(file: Path, copy: Path) -> Path | None:
    if not file.exists():
        # A log without its file is nobody's, and would be taken for the new one's.
        _take_away(file, (*_LOGS, _INDEX))
        copy.replace(file)
        copying.make_durable(file.parent)
        return None
    aside = copying.beside(file, "damaged")
    with _alone(file), _undone_if_it_fails(file, aside):
        for ending in (*_LOGS, ""):
            if _with(file, ending).exists():
                _second_name(_with(file, ending), _with(aside, ending))
        # The log and its index belong to the damaged file: left behind, they would be applied to the new one.
        _take_away(file, (*_LOGS, _INDEX))
        copying.make_durable(file.parent)
        copy.replace(file)
        copying.make_durable(file.parent)
    return aside


@contextmanager
def _undone_if_it_fails(file: Path, aside: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for ending in (*_LOGS, ""):
            kept, own = _with(aside, ending), _with(file, ending)
            with suppress(OSError):
                if kept.exists() and not own.exists():
                    kept.replace(own)
                kept.unlink(missing_ok=True)
        raise


def _with(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _take_away(file: Path, endings: tuple[str, ...]) -> None:
    for ending in endings:
        _with(file, ending).unlink(missing_ok=True)


def _second_name(file: Path, name: Path) -> None:
    """Let the file have `name` too, which takes no room; on a disk that knows no such thing, a copy."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copy2(file, name)
        with name.open("rb+") as copy:
            os.fsync(copy.fileno())


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Within it no desk has the file open, and none can begin to read it. Raises OSError where one has.

    SQLite's own lock, taken directly: it cannot lock what it no longer knows for a database. Where the system has no
    such locks, it does not let a file be replaced that a program has open."""
    with file.open("rb+") as opened:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS, _LOCKS_AT)
            except OSError as error:
                # Some systems call this "no permission".
                raise BlockingIOError from error
        yield
