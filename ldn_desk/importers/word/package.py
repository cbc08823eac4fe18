"""The parts of a Word file, unpacked within bounds; or one sentence on what the file is instead."""

import io
import lzma
import re
import struct
import zipfile
import zlib

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
"""How old Office files, and encrypted new ones, begin."""
DOCUMENT = "word/document.xml"
LARGEST_PART = 64 * 1024 * 1024
"""Bytes that a part may unpack to."""
LARGEST_SIDE_PART = 16 * 1024 * 1024
"""The same for parts that are not the text: styles, notes, sources."""
MOST_UNPACKED = 128 * 1024 * 1024
"""Bytes that all parts together may unpack to."""
MOST_PARTS = 10_000
_OTHER_DOCUMENT = re.compile(r"word/document\d{1,3}\.xml")
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""Names of the strict variant of the format, and what they are everywhere else."""
_HEAD = 4096
_SAVE_AGAIN = "It is damaged or cut off: open it in Word, and save it again as .docx."


_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, NotImplementedError, RuntimeError,
    ValueError, OverflowError,
)  # fmt: skip
"""What the standard library raises for damaged archives."""


class OfficeZip:
    """An open Word file. Nothing of it is written to disk, and no part is unpacked but those asked for."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableInput for what is no Word file."""
        if data.startswith(OLE):
            raise UnreadableInput(_old_or_locked(data))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise UnreadableInput(tr(_SAVE_AGAIN)) from error
        self._sizes = {info.filename: info.file_size for info in self._zip.infolist()[:MOST_PARTS]}
        self._left = MOST_UNPACKED
        if DOCUMENT not in self._sizes and not any(_OTHER_DOCUMENT.fullmatch(name) for name in self._sizes):
            raise UnreadableInput(_what_it_is(self._sizes))

    @property
    def document(self) -> str:
        """The name of the part that holds the text: some programs number it."""
        numbered = sorted(name for name in self._sizes if _OTHER_DOCUMENT.fullmatch(name))
        return DOCUMENT if DOCUMENT in self._sizes else numbered[0]

    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._sizes)

    def part(self, name: str) -> bytes:
        """The bytes of a part; empty where there is none. Raises UnreadableInput where it is damaged, or far too large.

        The size that the file declares is not believed: unpacking stops at the bound."""
        if name not in self._sizes:
            return b""
        most = min(LARGEST_PART if name == self.document else LARGEST_SIDE_PART, self._left)
        try:
            with self._zip.open(name) as file:
                data = file.read(most + 1)
        except _FAULTS as error:
            raise UnreadableInput(tr(_SAVE_AGAIN)) from error
        if len(data) > most:
            raise UnreadableInput(tr("It unpacks to more than 64 MB, as no article does: save its text alone."))
        self._left -= len(data)
        return _usual(data) if b"purl.oclc.org/ooxml" in data[:_HEAD] else data


def _usual(data: bytes) -> bytes:
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    return data


def _old_or_locked(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return tr("It is locked with a password: open it in Word, and save it without one.")
    return tr("It is in Word’s old format: open it in Word or LibreOffice, and save it as .docx.")


def _what_it_is(sizes: dict[str, int]) -> str:
    if any(name.startswith("xl/") for name in sizes):
        return tr("It is a spreadsheet, whatever its name says: choose the article’s own file.")
    if any(name.startswith("ppt/") for name in sizes):
        return tr("It is a presentation, whatever its name says: choose the article’s own file.")
    if "content.xml" in sizes:
        return tr("It is an OpenDocument file: save it as .docx or as a web page.")
    if "META-INF/container.xml" in sizes:
        return tr("It is an e-book: save the article from it as a web page.")
    return tr("It is a zip archive and no Word file: unpack it, and choose the article in it.")
