"""A PDF file opened, or one sentence why it cannot be.

PDFium is not made for several threads: whatever speaks to it holds `PDFIUM`.
"""

from threading import RLock
from typing import TYPE_CHECKING

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PDFIUM = RLock()
"""Held around every call into PDFium."""


def open_pdf(data: bytes) -> "PdfDocument":
    """The document. Raises UnreadableInput: encrypted, damaged, or without a page."""
    # Imported here: start-up does not need it.
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
            pages = len(document)
        except pypdfium2.PdfiumError as error:
            raise UnreadableInput(_reason(str(error))) from error
    if not pages:
        raise UnreadableInput(tr("The PDF has no pages."))
    return document


def _reason(said: str) -> str:
    if "assword" in said or "ecurity" in said:
        return tr("The PDF is locked with a password: open it in a PDF reader, and print or save it without one.")
    return tr("The PDF is damaged or cut off: download it again.")
