"""Copies of a SQLite library: backups beside it, and a backup put back. Imported only when one is made."""

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.translation import tr
from ldn_desk.store import schema
from ldn_desk.store.faults import told


def beside(file: Path, label: str) -> Path:
    """A name for a copy of `file` in its folder that no file has yet: `library-before-0002-20261123-100000.sqlite`."""
    stem = f"{file.stem}-{label}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    target, number = file.with_name(stem + file.suffix), 1
    while target.exists():
        number += 1
        target = file.with_name(f"{stem}-{number}{file.suffix}")
    return target


def backup(source: Any, target: Path) -> None:
    """Copy an open SQLite database, as it is at one moment, into one self-contained file.

    `source` is the driver's connection. `target` is there whole or not at all. Raises LibraryError."""
    if not target.name or (target.exists() and not target.is_file()):
        raise _cannot_be_written(target)
    unfinished = target.with_name(target.name + ".part")
    try:
        unfinished.unlink(missing_ok=True)
        with told(str(target)), closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            # The write-ahead mode is copied too; without it, the copy is one file that also opens read-only.
            copy.execute("PRAGMA journal_mode=DELETE")
        unfinished.replace(target)
    except OSError as error:
        raise _cannot_be_written(target) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _cannot_be_written(target: Path) -> LibraryError:
    return LibraryError(tr("The copy {target} cannot be written; name another place for it.", target=target))


def check(source: Path) -> None:
    """Raises LibraryError with one sentence where `source` is no sound library that this program can read."""
    if not source.is_file():
        raise LibraryError(tr("There is no file {source}; name a backup of a library.", source=source))
    with told(str(source)), closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as opened:
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", schema.articles.name} <= tables:
            raise LibraryError(tr("{source} is not a library of this program; name a backup of one.", source=source))
        stamps = opened.execute("SELECT version_num FROM alembic_version").fetchall()
        check_version(str(stamps[0][0]) if stamps else "", str(source))
        if opened.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise LibraryError(tr("The backup {source} is damaged; name another one.", source=source))


def check_version(version: str, place: str) -> None:
    """Raises LibraryError where a library's revision is none of this program's, or newer than it knows."""
    if not version.isdecimal():
        raise LibraryError(tr("{place} is not a library of this program; name another file.", place=place))
    if int(version) > int(schema.HEAD):
        raise LibraryError(
            tr("The library {place} was written by a newer version of this program; update the program.", place=place)
        )


def replace(target: Any, source: Path) -> None:
    """Put all that is in `source` in the place of all that is in an open database (the driver's connection).

    One transaction for every desk that has it open. `source` has been checked."""
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as opened:
        opened.backup(target)


def put_back(file: Path, source: Path) -> Path | None:
    """Put a backup in the place of a library that cannot be opened; the damaged files are set aside, not deleted.

    Returns where the damaged file went; None where there was none. Raises LibraryError, then nothing has changed."""
    check(source)
    if file.exists() and not file.is_file():
        raise LibraryError(tr("{file} is not a file; name another place for the library.", file=file))
    aside = beside(file, "damaged") if file.exists() else None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if aside is not None:
            # The log and its index belong to the damaged file: left behind, they would be applied to the new one.
            for ending in ("-wal", "-shm", ""):
                part = file.with_name(file.name + ending)
                if part.exists():
                    part.replace(aside.with_name(aside.name + ending))
    except OSError as error:
        raise LibraryError(
            tr("The library {file} cannot be replaced; close every program that has it open.", file=file)
        ) from error
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as opened:
        backup(opened, file)
    return aside
