"""The world's errors: each is one calm sentence that says what to do. Anything else is our bug."""


class DeskError(Exception):
    """A known error; `str(error)` is the sentence a reader sees, already translated."""


class UnreadableInput(DeskError):
    """A file, or pasted text, that cannot be read as an article."""


class LibraryError(DeskError):
    """The library cannot be opened, read or written (locked, full, damaged, newer than this program)."""


class ReadOnlyLibrary(LibraryError):
    """The library may be read, and not written."""


class SettingsError(DeskError):
    """The file with this desk's settings cannot be written."""


class NotNamed(DeskError):
    """What a command names is not there: no such reference."""


class ExportError(DeskError):
    """An export could not be written."""


class StaleWrite(LibraryError):
    """Another desk changed the same thing first; nothing was written."""
