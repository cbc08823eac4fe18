"""The settings of this desk: one small JSON file in the platform's configuration folder, apart from any library.

Several desks may have it open: each writes the keys that it changes, and takes over what others wrote meanwhile.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from ldn_desk.domain.errors import SettingsError
from ldn_desk.domain.translation import tr

LOCK_SECONDS = 2.0
"""How long a write waits for another desk's; theirs take milliseconds."""

Sections = dict[str, dict[str, str]]
"""Texts by key: of the desk under the empty name, of the desk at one library under that library's id."""

_DESK, _LIBRARIES = "settings", "libraries"


def default_place() -> Path:
    """`settings.json` in the platform's configuration folder for this program (not created here)."""
    # Imported when asked for: settings that are named need no platform folders.
    import platformdirs

    return platformdirs.user_config_path("ldn-desk", appauthor=False) / "settings.json"


class DeskFile:
    """The file, and what it held when it was last read or written. Any thread may ask and write."""

    def __init__(self, place: Path) -> None:
        """A file that cannot be read holds nothing; `remark` then says so, and a damaged one is set aside."""
        self._place = place
        self._writing = threading.Lock()
        self.remark = ""
        """One sentence about what was wrong with the file; empty for nothing."""
        self._held: Sections = {}
        self.read_anew()

    def read_anew(self) -> None:
        """Take in what others wrote; where that cannot be read, what was held stays."""
        try:
            read = self._read()
        except OSError as error:
            self.remark = tr(
                "The settings in {file} cannot be read ({reason}); the desk goes without them.",
                file=self._place,
                reason=_reason(error),
            )
            return
        if read is not None:
            self._held = _sections(read)

    def get(self, section: str, key: str) -> str:
        """The value; empty where there is none."""
        return self._held.get(section, {}).get(key, "")

    def put(self, section: str, values: Mapping[str, str]) -> None:
        """Keep these values; an empty one is taken out. They hold for this desk even where SettingsError is raised."""
        with self._writing:
            self._held.setdefault(section, {}).update(values)
            try:
                self._place.parent.mkdir(parents=True, exist_ok=True)
                with _alone(self._place):
                    read = self._read()
                    whole = _changed(_whole(self._held) if read is None else read, section, values)
                    _write(self._place, json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True))
                    self._held = _sections(whole)
            except OSError as error:
                raise SettingsError(
                    tr(
                        "The settings in {file} cannot be written ({reason}); what was set holds until it closes.",
                        file=self._place,
                        reason=_reason(error),
                    )
                ) from error

    def _read(self) -> dict[str, Any] | None:
        """What the file holds; None where it was damaged, and is set aside."""
        try:
            whole = json.loads(self._place.read_bytes())
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            whole = None
        if _is_sound(whole):
            return dict(whole)
        aside = _beside(self._place)
        self._place.replace(aside)
        self.remark = tr("The desk’s settings were damaged; they are kept in {file}, and begin anew.", file=aside)
        return None


def _is_sound(whole: object) -> bool:
    if not isinstance(whole, dict):
        return False
    sections = (whole.get(_DESK, {}), whole.get(_LIBRARIES, {}))
    if not all(isinstance(each, dict) for each in sections):
        return False
    return all(isinstance(each, dict) for each in sections[1].values())


def _sections(whole: Mapping[str, Any]) -> Sections:
    named = {"": whole.get(_DESK, {}), **whole.get(_LIBRARIES, {})}
    return {name: {key: each for key, each in held.items() if isinstance(each, str)} for name, held in named.items()}


def _whole(held: Sections) -> dict[str, Any]:
    return {
        _DESK: dict(held.get("", {})),
        _LIBRARIES: {name: dict(section) for name, section in held.items() if name},
    }


def _changed(whole: dict[str, Any], section: str, values: Mapping[str, str]) -> dict[str, Any]:
    """The file's content with these values; what is not known here stays as it is."""
    if section:
        held = whole.setdefault(_LIBRARIES, {}).setdefault(section, {})
    else:
        held = whole.setdefault(_DESK, {})
    held.update(values)
    for key, value in values.items():
        if not value:
            del held[key]
    return whole


def _write(place: Path, text: str) -> None:
    """Whole or not at all; a link goes on leading to its file."""
    place = place.resolve()
    unfinished = place.with_name(f"{place.name}.part")
    try:
        with unfinished.open("wb") as out:
            out.write(f"{text}\n".encode("utf-8", "replace"))
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(place)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def _beside(place: Path) -> Path:
    """A name in the folder of the file that no file has yet."""
    stem = f"{place.stem}-damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    names = (f"{stem}{f'-{n}' if n else ''}{place.suffix}" for n in range(1000))
    return next(place.with_name(name) for name in names if not place.with_name(name).exists())


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """While no other desk writes the file. Raises TimeoutError where another one does so for too long."""
    give_up = time.monotonic() + LOCK_SECONDS
    with place.with_name(f"{place.name}.lock").open("ab") as lock:
        while not _locked(lock):
            if time.monotonic() > give_up:
                raise TimeoutError(tr("another program holds them"))
            time.sleep(0.01)
        # Closing lets go.
        yield


def _locked(lock: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
