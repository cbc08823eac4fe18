"""Where the library is: a path, or the SQLAlchemy URL of a SQLite file; and its place when nobody names one."""

from pathlib import Path


def default_location() -> Path:
    """`library.sqlite` in the platform's data folder for this program (not created here)."""
    # Imported when asked for: a named library needs no platform folders.
    import platformdirs

    return platformdirs.user_data_path("ldn-desk", appauthor=False) / "library.sqlite"


def url_of(location: str) -> str:
    """The SQLAlchemy URL of a location: itself where it is one, else that of the SQLite file at this path."""
    if "://" in location:
        return location
    return f"sqlite:///{_path(location)}"


def file_at(location: str) -> Path | None:
    """The file a location names; None for a URL that names none."""
    if "://" not in location:
        return _path(location)
    name = location.partition("?")[0].removeprefix("sqlite:///")
    return Path(name) if name and "://" not in name else None


def _path(location: str) -> Path:
    try:
        return Path(location).expanduser().absolute()
    except RuntimeError:
        # The home of somebody whom this system does not know: then it is a name like any other, as shells have it.
        return Path(location).absolute()
