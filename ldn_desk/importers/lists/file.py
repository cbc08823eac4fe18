"""The start and the size of files that may be lists of references: what the lists' importers look at first."""

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.decoding import decode

_LOOKED_AT = 65_536
"""Bytes by which a list is known."""
MOST_ENTRIES = 50_000
"""Entries of one list; the largest libraries of other programs hold about half as many."""


def start_of(data: bytes) -> str:
    """The first text of the file, blank lines left out; empty where it is no text."""
    try:
        return decode(data[:_LOOKED_AT]).lstrip()
    except UnreadableInput:
        return ""


def text_in(data: bytes) -> str:
    """The whole text; a NUL byte in it, which no library could store, is left out. Raises UnreadableInput."""
    return decode(data).replace("\x00", "")


def sureness(suffix: str, suffixes: tuple[str, ...], *, content: bool) -> float:
    """How sure an importer of lists may be: its content under another name counts less than what that name claims."""
    if suffix in suffixes:
        return 0.97 if content else 0.6
    return 0.85 if content else 0.0


def checked_number(entries: int) -> None:
    """Raises UnreadableInput for an empty list, and for one that would take minutes."""
    if not entries:
        raise UnreadableInput(tr("There are no references in it: save the list again from your reference manager."))
    if entries > MOST_ENTRIES:
        raise UnreadableInput(
            tr("It holds more than {n} references: split the list into smaller files.", n=f"{MOST_ENTRIES:,}")
        )
