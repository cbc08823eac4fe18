"""What a drop or the clipboard hands in: files to open, or text to read as an article."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData


class HandedIn(NamedTuple):
    """`files` to open, else `text` (and `html`, where it came with mark-up) to read."""

    files: tuple[Path, ...] = ()
    text: str = ""
    html: str = ""

    def __bool__(self) -> bool:
        """True where there is something to read."""
        return bool(self.files or self.text.strip() or self.html.strip())


def handed_in(mime: QMimeData | None) -> HandedIn:
    """What can be read of it. An address on the web is not followed: nothing is fetched by a drop.

    A clipboard that the system does not let the program look into hands in nothing."""
    if mime is None:
        return HandedIn()
    urls = mime.urls() if mime.hasUrls() else []
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if files:
        return HandedIn(files)
    if urls and not mime.hasHtml():
        return HandedIn()
    return HandedIn((), mime.text(), mime.html() if mime.hasHtml() else "")
