"""What the desk and the process that reads PDFs say to each other: frames of a kind, a length and so many bytes.

What comes back is JSON or bare pixels, never a pickle: a file may take over the process that reads it, and nothing
that this process says may run code in the desk.
"""

import struct
from enum import StrEnum
from typing import Protocol

ARGUMENT = "--read-pdfs"
"""Given to the program, makes it the process that reads PDFs."""
OUT_OF_MEMORY = 86
"""What the process ends with where a file would take more memory than it may."""
MOST_PIXELS = 12_000_000
"""A page is drawn smaller rather than with more pixels than this (48 MB)."""
_MOST = 160 * 1024 * 1024
"""Bytes of one frame: a file of the largest size, or a picture of the largest, with room to spare."""
_HEAD = struct.Struct("<cI")
SIZE = struct.Struct("<II")
"""Before the pixels of a picture: its width and height."""


class Kind(StrEnum):
    """Of a frame: what is asked, then what is answered."""

    OPEN = "O"
    """The bytes of a file; answered by a VALUE: the number of pages, and what the file says of itself."""
    TEXT = "T"
    """[first, end, room]: a VALUE for each page until there is no room for more characters, then null."""
    SIZES = "S"
    """A VALUE: width and height of each page."""
    PICTURE = "P"
    """[page, scale]: PIXELS."""
    LINES = "L"
    """[page]: a VALUE, the lines on the page."""
    CLOSE = "C"
    """Not answered."""
    READY = "R"
    """The process can be spoken to."""
    VALUE = "V"
    """JSON."""
    PIXELS = "X"
    """Width, height, and four bytes for each pixel."""
    REFUSED = "F"
    """A Refusal."""
    FAILED = "E"
    """A traceback: the program's own fault."""


class Refusal(StrEnum):
    """Why there is no answer."""

    LOCKED = "locked"
    DAMAGED = "damaged"
    EMPTY = "empty"
    PAGE = "page"


class Garbled(Exception):
    """What came is no frame, or does not hold what was asked for."""


class Bytes(Protocol):
    """What frames are read from."""

    def read(self, size: int, /) -> bytes | None:
        """So many bytes; fewer only at the end."""
        ...


class Sink(Protocol):
    """What frames are written to."""

    def write(self, data: bytes | memoryview, /) -> object:
        """Write all of it."""
        ...

    def flush(self) -> None:
        """Hand it on."""
        ...


def write(sink: Sink, kind: Kind, *parts: bytes | memoryview) -> None:
    """Send one frame. Raises OSError where nobody listens."""
    sink.write(_HEAD.pack(kind.encode(), sum(len(part) for part in parts)))
    for part in parts:
        sink.write(part)
    sink.flush()


def read(source: Bytes) -> tuple[Kind, bytes] | None:
    """The next frame; None where there is no more. Raises Garbled."""
    head = source.read(_HEAD.size) or b""
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if length > _MOST:
        raise Garbled(f"a frame of {length} bytes")
    try:
        told = Kind(kind.decode("latin-1"))
    except ValueError:
        raise Garbled(f"a frame of kind {kind!r}") from None
    body = source.read(length) if length else b""
    return (told, body) if body is not None and len(body) == length else None
