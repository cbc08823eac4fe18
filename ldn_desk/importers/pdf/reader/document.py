"""A PDF file opened, or the code of what keeps it closed."""

from typing import TYPE_CHECKING

from ldn_desk.importers.pdf.process.frames import Refusal

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


class Refused(Exception):
    """What was asked for cannot be had; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def open_pdf(data: bytes) -> "PdfDocument":
    """The document. Raises Refused: encrypted, damaged, or without a page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        said = str(error)
        raise Refused(Refusal.LOCKED if "assword" in said or "ecurity" in said else Refusal.DAMAGED) from error
    if not pages:
        raise Refused(Refusal.EMPTY)
    return document
