"""Copies of a SQLite library: backups beside it, and what is looked at before one is put back.

Imported only when one is made.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.file.connection import BUSY_SECONDS
from ldn_desk.store.file.faults import told
from ldn_desk.store.file.location import is_file, is_there

_LEFT_BEHIND_S = 3_600
"""An unfinished copy that nobody wrote to for so long belongs to a program that was killed."""
_LONGEST_NAME = 180
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def beside(file: Path, label: str) -> Path:
    """A name for a copy of `file` in its folder that no file has yet: `library-before-0002-20261123-100000.sqlite`."""
    stem = f"{_short(file.stem)}-{label}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    target, number = file.with_name(stem + file.suffix), 1
    while os.path.lexists(target):
        number += 1
        target = file.with_name(f"{stem}-{number}{file.suffix}")
    return target


def _short(name: str) -> str:
    """As much of a file's name as leaves room for more behind it: disks hold names of 255 bytes."""
    encoded = os.fsencode(name)
    return name if len(encoded) <= _LONGEST_NAME else encoded[:_LONGEST_NAME].decode(errors="ignore")


def backup(source: Any, target: Path) -> None:
    """Copy an open SQLite database, as it is at one moment, into one self-contained file.

    `source` is the driver's connection. `target` is there whole or not at all; a link stays a link. An earlier copy is
    replaced, and nothing else. Raises LibraryError."""
    if not target.name or (is_there(target) and not is_file(target)):
        raise _cannot_be_written(target)
    try:
        if is_file(target) and target.stat().st_size and not _is_library(target):
            raise LibraryError(
                tr("{target} is there already, and no library; name another file for the copy.", target=target)
            )
        real = Path(os.path.realpath(target))
        with unfinished(real) as copy:
            with told(str(target)):
                copied(source, copy)
            copy.replace(real)
            make_durable(real.parent)
    except OSError as error:
        raise _cannot_be_written(target) from error


def _cannot_be_written(target: Path) -> LibraryError:
    return LibraryError(tr("The copy {target} cannot be written; name another place for it.", target=target))


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A name beside `target` under which it can be made, for this program alone; what is left of it goes away."""
    _clear(target)
    part = target.with_name(f"{_short(target.name)}-{uuid4().hex[:12]}.part")
    try:
        yield part
    finally:
        for ending in ("", "-journal"):
            with suppress(OSError):
                part.with_name(part.name + ending).unlink(missing_ok=True)


def _clear(target: Path) -> None:
    """Take away what copies of `target` that were killed half-way have left."""
    with suppress(OSError):
        for part in target.parent.iterdir():
            ours = part.name.startswith(f"{_short(target.name)}-") and part.name.endswith(".part")
            if ours and time.time() - part.stat().st_mtime > _LEFT_BEHIND_S:
                part.unlink()


def copied(source: Any, target: Path) -> None:
    """Copy the open database `source` into the new file `target`; on the disk when this ends. Raises sqlite3.Error."""
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy, progress=patient())
        # The write-ahead mode is copied too; without it, the copy is one file that also opens read-only.
        copy.execute("PRAGMA journal_mode=DELETE")


def patient() -> Callable[[int, int, int], None]:
    """What a copy calls after each of its steps: it raises sqlite3.Error (busy) once another program has kept the
    copy waiting for too long. By itself a copy would wait for ever."""
    since: float | None = None

    def look(status: int, _left: int, _pages: int) -> None:
        nonlocal since
        if status & 0xFF not in _BUSY:
            since = None
            return
        since = since or time.monotonic()
        if time.monotonic() - since > BUSY_SECONDS:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error

    return look


def make_durable(folder: Path) -> None:
    """Have the names in a folder reach the disk, where the system can do that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def opened_to_read(file: Path) -> sqlite3.Connection:
    """A connection of its own to a file that is only read."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)


def check(source: Path) -> None:
    """Raises LibraryError with one sentence where `source` is no sound library that this program can read."""
    if not is_file(source):
        raise LibraryError(tr("There is no file {source}; name a backup of a library.", source=source))
    with told(str(source)), closing(opened_to_read(source)) as opened:
        if not _holds_articles(opened):
            raise LibraryError(tr("{source} is not a library of this program; name a backup of one.", source=source))
        stamps = opened.execute("SELECT version_num FROM alembic_version").fetchall()
        check_version(str(stamps[0][0]) if stamps else "", str(source))
        if opened.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise LibraryError(tr("The backup {source} is damaged; name another one.", source=source))


def _is_library(file: Path) -> bool:
    try:
        with closing(opened_to_read(file)) as opened:
            return _holds_articles(opened)
    except sqlite3.Error:
        return False


def _holds_articles(opened: sqlite3.Connection) -> bool:
    tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {"alembic_version", schema.articles.name} <= tables


def check_version(version: str, place: str) -> None:
    """Raises LibraryError where a library's revision is none of this program's, or newer than it knows."""
    if not version.isdecimal():
        raise LibraryError(tr("{place} is not a library of this program; name another file.", place=place))
    if int(version) > int(schema.HEAD):
        raise LibraryError(
            tr("The library {place} was written by a newer version of this program; update the program.", place=place)
        )
