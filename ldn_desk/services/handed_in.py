"""The bytes of what a reader hands in: of a file, or of the clipboard. Nothing is read of them here."""

from pathlib import Path

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. No article is longer; reading would take minutes and gigabytes."""


def file_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableInput with one sentence where the disk does not give them.

    What never ends is not read to its end, and nobody is waited for to write into a pipe with a name."""
    try:
        if path.is_fifo() and not path.is_relative_to("/dev"):
            raise UnreadableInput(tr("{name} is a pipe and holds no text itself: choose a file.", name=path))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UnreadableInput(tr("There is no file {name}: check the name and the folder.", name=path)) from error
    except IsADirectoryError as error:
        raise UnreadableInput(tr("{name} is a folder: choose a file in it.", name=path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableInput(tr("{name} cannot be read ({reason}).", name=path, reason=reason)) from error
    not_too_large(data, str(path))
    return data


def not_too_large(data: bytes, name: str) -> None:
    """Raises UnreadableInput, with `name` in its sentence, for more than `LARGEST_FILE`."""
    if len(data) > LARGEST_FILE:
        raise UnreadableInput(
            tr("{name} is larger than 64 MB: open the article alone, as text or a web page.", name=name)
        )


def clipboard_bytes(text: str, html: str) -> tuple[str, bytes]:
    """(name, bytes) of what the clipboard holds: its HTML where there is any, else its text.

    Raises UnreadableInput where it holds neither."""
    if not text.strip() and not html.strip():
        raise UnreadableInput(tr("The clipboard holds no text: copy the article first."))
    data = (html if html.strip() else text).encode("utf-8", errors="replace")
    return "clipboard.html" if html.strip() else "clipboard", data
