"""Where the library is: a path, or the SQLAlchemy URL of a SQLite file; and its place when nobody names one."""

import os
import re
from pathlib import Path

from sqlalchemy import URL, make_url

# One letter before the colon is a drive.
_URL = re.compile(r"[a-z][\w.+-]+://", re.IGNORECASE)


def default_location() -> Path:
    """`library.sqlite` in the platform's data folder for this program (not created here)."""
    # Imported when asked for: a named library needs no platform folders.
    import platformdirs

    return platformdirs.user_data_path("ldn-desk", appauthor=False) / "library.sqlite"


def url_of(location: str) -> URL:
    """The SQLAlchemy URL of a location: of the URL that it is, else of the SQLite file at this path.

    A path is never written as a URL in between, where `?`, `#` and `%41` would mean something. Raises ArgumentError or
    ValueError for a URL that makes no sense."""
    if _URL.match(location):
        return make_url(location)
    return URL.create("sqlite", database=str(_path(location)))


def is_there(path: Path) -> bool:
    """Whether there is anything at this path; nothing is where the system will not even look (a name too long)."""
    try:
        return path.exists()
    except OSError:
        return False


def may_be_written(file: Path) -> bool:
    """Whether the system lets this program write to a file that is there, and to the folder that its log needs."""
    own = os.access in os.supports_effective_ids
    return all(os.access(each, os.W_OK, effective_ids=own) for each in (file, file.parent))


def is_file(path: Path) -> bool:
    """Whether there is a file at this path."""
    try:
        return path.is_file()
    except OSError:
        return False


def _path(location: str) -> Path:
    try:
        return Path(location).expanduser().absolute()
    except RuntimeError:
        # The home of somebody whom this system does not know: then it is a name like any other, as shells have it.
        return Path(location).absolute()
