"""How the window stood when it was closed: kept with the settings of this desk."""

from base64 import b64decode, b64encode
from binascii import Error
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldn_desk.presenters.desk import Desk


class Recall:
    """Reads and writes what is remembered of the window; a value that cannot be read is none."""

    def __init__(self, desk: "Desk") -> None:
        """Only once the desk has its library."""
        self._desk = desk

    def text(self, key: str, default: str = "") -> str:
        """A remembered word."""
        return self._desk.workshop.settings(f"window.{key}") or default

    def number(self, key: str, default: float) -> float:
        """A remembered number."""
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """A remembered yes or no."""
        return self.text(key, "1" if default else "0") == "1"

    def state(self, key: str) -> bytes:
        """A remembered state of Qt's; empty for none."""
        try:
            return b64decode(self.text(key), validate=True)
        except Error:
            return b""

    def keep(self, **values: str | float | bool | bytes) -> None:
        """Remember these in one go; what is unchanged is not written."""
        if self._desk.ready:
            # How the window stood is worth no sentence, should the file not be writable.
            words = {f"window.{key}": _words(value) for key, value in values.items()}
            self._desk.workshop.settings.remember(words)


def _words(value: str | float | bool | bytes) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
